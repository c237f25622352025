"""Whether the number of a version says truly how much of the text changed since the one before.

A reader acts on the number: major, read it all and approve again; minor, read what changed; patch,
nothing to do. So a patch that touches what binds is refused.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from codegen.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from codegen.library.sources import Sources

# English, the language of the library; what binds, and what turns it round.
MODALS = re.compile(r"\b(?:must|may|should|will|shall|can|cannot|not|never)\b", re.IGNORECASE)
# "one" is left out: it is a pronoun as often as a number.
NUMBERS = re.compile(
    r"\d+(?:[.,]\d+)*|\b(?:half|once|twice|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"|hundred|thousand)\b",
    re.IGNORECASE,
)
PARAMETERS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
TOKENS = re.compile(r"\{[{%]|[%}]\}|\||[^\s|{}%]+")
REFERENCES = re.compile(r"\]\(([^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)")
ITEMS = re.compile(r"^[ \t]*\d+[.)](?=[ \t])", re.MULTILINE)


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
        before, after = _binding(older["text"]), _binding(newer["text"])
        for kind, found in after.items():
            if found != before[kind]:
                said = f"a correction touches no {kind}: {_change(before[kind], found)}"
                where = sources.at(clause["file"], ("versions", place, "text"))
                hint = "make it a clarification, or substantive if the duty changed"
                yield Problem("binding-correction", said, where, hint)


def _pairs(
    sources: Sources,
) -> Iterator[tuple[Mapping[str, Any], int, Mapping[str, Any], Mapping[str, Any]]]:
    """Yield each version that follows an older one: clause, place, version, the one before.

    Those out of order are left to `codegen.library.references.version_order`.
    """
    for clause in sources.index["clauses"].values():
        for place, (newer, older) in enumerate(itertools.pairwise(clause["versions"])):
            if number(older["version"]) < number(newer["version"]):
                yield clause, place, newer, older


def _binding(text: str) -> dict[str, list[str]]:
    """Return all that binds in a text, by kind, in order."""
    parameters = [" ".join(TOKENS.findall(found)) for found in PARAMETERS.findall(text)]
    rest = PARAMETERS.sub(" ", text)
    references = REFERENCES.findall(rest)
    rest = REFERENCES.sub("]", rest)
    items = len(ITEMS.findall(rest))
    rest = ITEMS.sub("", rest)
    return {
        "modal verb": [found.lower() for found in MODALS.findall(rest)],
        "number": [found.lower() for found in NUMBERS.findall(rest)],
        "numbered paragraph": [str(n + 1) for n in range(items)],
        "parameter": parameters,
        "reference": references,
    }


def _change(before: list[str], after: list[str]) -> str:
    """Return what is different between two lists, in words."""
    gone = list((Counter(before) - Counter(after)).elements())
    come = list((Counter(after) - Counter(before)).elements())
    was, now = ", ".join(map(repr, gone)), ", ".join(map(repr, come))
    if gone and come:
        return f"{was} became {now}"
    if gone:
        return f"{was} is gone"
    return f"{now} is new" if come else "their order changed"


RULES: tuple[Callable[[Sources], Iterator[Problem]], ...] = (
    version_order,
    wrong_numbers,
    corrections_that_bind,
)
