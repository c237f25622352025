"""Whether the number of a version says truly how much of the text changed since the one before.

A reader acts on the number: major, read it all and approve again; minor, read what changed; patch,
nothing to do. So a patch that touches what binds is refused.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from codegen.errors import Problem
from codegen.library.binding import binding, changed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from codegen.library.sources import Sources


def number(version: str) -> tuple[int, ...]:
    """Return a version, or the number of a release, as it is compared.

    >>> number("1.10.0") > number("1.9.2"), number("1.0") == number("1.0.0")
    (True, True)
    """
    parts = [int(part) for part in version.split(".")]
    return tuple(parts + [0] * (3 - len(parts)))


def bumped(version: str, change: str) -> str:
    """Return the version that follows one by a change of some kind.

    >>> [bumped("1.2.3", change) for change in ("substantive", "clarification", "correction")]
    ['2.0.0', '1.3.0', '1.2.4']
    """
    major, minor, patch = number(version)
    match change:
        case "substantive":
            return f"{major + 1}.0.0"
        case "clarification":
            return f"{major}.{minor + 1}.0"
    return f"{major}.{minor}.{patch + 1}"


def version_order(sources: Sources) -> Iterator[Problem]:
    """The versions of a clause are not newest first, or one stands twice."""
    for clause in sources.index["clauses"].values():
        numbers = [number(version["version"]) for version in clause["versions"]]
        for place, (newer, older) in enumerate(itertools.pairwise(numbers), start=1):
            if older >= newer:
                said = "versions stand newest first, each once"
                where = sources.at(clause["file"], ("versions", place, "version"))
                yield Problem("version-order", said, where)


def wrong_numbers(sources: Sources) -> Iterator[Problem]:
    """A version's number does not follow from the one before it and the kind of change."""
    for clause, place, newer, older in _pairs(sources):
        wanted = bumped(older["version"], newer["change"])
        if newer["version"] != wanted:
            kind = "substantive change" if newer["change"] == "substantive" else newer["change"]
            said = f"a {kind} after {older['version']} is {wanted}, not {newer['version']}"
            where = sources.at(clause["file"], ("versions", place, "version"))
            hint = "substantive is the first number, clarification the second, correction the third"
            yield Problem("version-number", said, where, hint)


def corrections_that_bind(sources: Sources) -> Iterator[Problem]:
    """A correction touches a modal verb, a number, a parameter or a reference."""
    for clause, place, newer, older in _pairs(sources):
        if newer["change"] != "correction":
            continue
        before, after = binding(older["text"]), binding(newer["text"])
        for kind, found in after.items():
            if found != before[kind]:
                said = f"a correction touches no {kind}: {changed(before[kind], found)}"
                where = sources.at(clause["file"], ("versions", place, "text"))
                hint = "make it a clarification, or substantive if the duty changed"
                yield Problem("binding-correction", said, where, hint)


def _pairs(
    sources: Sources,
) -> Iterator[tuple[Mapping[str, Any], int, Mapping[str, Any], Mapping[str, Any]]]:
    """Yield each version that follows an older one: clause, place, version, the one before.

    Those out of order are left to `version_order`.
    """
    for clause in sources.index["clauses"].values():
        for place, (newer, older) in enumerate(itertools.pairwise(clause["versions"])):
            if number(older["version"]) < number(newer["version"]):
                yield clause, place, newer, older


RULES: tuple[Callable[[Sources], Iterator[Problem]], ...] = (
    version_order,
    wrong_numbers,
    corrections_that_bind,
)
