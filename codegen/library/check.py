"""Every rule that a library's files are held against, once each of them is sound by itself.

They run when the index is made, so what a rule refuses never reaches a draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.library import fitting, mappings, references, relations, releases, versions
from codegen.library.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from codegen.errors import Problem

RULES: tuple[Callable[[Sources], Iterator[Problem]], ...] = (
    *references.RULES,
    *relations.RULES,
    *fitting.RULES,
    *mappings.RULES,
    *versions.RULES,
    *releases.RULES,
)


def problems(index: Mapping[str, Any], files: Mapping[str, bytes]) -> list[Problem]:
    """Return all that is wrong between the files of a library.

    Args:
        index: What `codegen.library.compiling.compiled` returns for files without errors.
        files: Content by name, ``clauses/…`` and ``templates/…``.
    """
    sources = Sources(index, files)
    return [problem for rule in RULES for problem in rule(sources)]
