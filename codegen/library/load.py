"""The library, read from its folder: from the cached index when the files have not changed."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import codegen
from codegen.doors import cache, resources
from codegen.errors import ContentError, Severity
from codegen.library import index

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

    from codegen.errors import Problem
    from codegen.library.model import Library


def load(folder: Path | None = None) -> Library:
    """Return the library in *folder*, or the one that ships with codegen.

    Args:
        folder: A folder with the clauses; templates come from the ``templates`` folder beside it,
            or else from codegen itself.

    Raises:
        ContentError: A file is invalid; every problem of the library is in it.
        InputOutputError: A file cannot be read.
    """
    clauses, templates = resources.library_folders(folder)
    files = resources.library_files(clauses, templates)
    digest = cache.digest_of(files)
    # What an index looks like is the tool's own affair, so each version of it makes its own.
    kept = cache.digest_of({"library": digest.encode(), "tool": codegen.__version__.encode()})
    found = cache.load(kept)
    if isinstance(found, dict):
        with contextlib.suppress(LookupError, TypeError, AttributeError):  # of some other shape
            return index.library(found, f"sha256:{digest}", str(clauses))
    data = valid(files)
    cache.store(kept, data)
    return index.library(data, f"sha256:{digest}", str(clauses))


def valid(files: dict[str, bytes], *, allowed: Container[str] = ()) -> dict[str, Any]:
    """Return the index of a library's files, in which nothing is wrong but what breaks *allowed* rules.

    Raises:
        ContentError: Something else is wrong; all of it is told.
    """
    data, problems = checked(files)
    errors = [one for one in problems if one.severity is Severity.ERROR and one.rule not in allowed]
    if errors:
        raise ContentError(errors)
    return data


def checked(files: dict[str, bytes]) -> tuple[dict[str, Any], list[Problem]]:
    """Return the index of a library's files and all problems, in one file and between files."""
    from codegen.library import check, compiling  # noqa: PLC0415  not needed on the index path

    data, problems = compiling.compiled(files)
    if not any(problem.severity is Severity.ERROR for problem in problems):
        problems = [*problems, *check.problems(data, files)]
    return data, problems
