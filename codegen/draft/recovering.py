"""The wording of an earlier draft, from the library or from its lock, and what neither has any more."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from codegen.draft.lock import damaged
from codegen.errors import Location, Problem
from codegen.library.language import reads
from codegen.library.model import Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.draft.lock import Lock, Locked
    from codegen.library.model import Clause, Expression, Library

TARGET = re.compile(r"\]\((clause|provision):([^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)")
ANEW = "begin anew: --out makes a new folder from the library as it is now"


def lost_clause(clause: str, file: str) -> Problem:
    """Return the problem that a printed clause is no longer in the library."""
    said = f"the library no longer has the clause '{clause}', which this draft prints"
    hint = f"draft with the library that has it, or {ANEW}"
    return Problem("lost-clause", said, Location(file), hint)


def version(clause: Clause, entry: Locked, lock: Lock, file: str) -> Version:
    """Return a version as it was locked: the library's, or else with the text that the lock holds.

    Raises:
        ContentError: The text in the lock is damaged.
    """
    known = next((one for one in clause.versions if one.version == entry.version), None)
    if known and known.digest == entry.digest:
        return known
    from codegen.doors import wording  # noqa: PLC0415  Jinja is needed for changed wording only
    from codegen.library.compiling import digest  # noqa: PLC0415

    version, held = str(entry.version), str(entry.digest)
    text = lock.wording.get(f"{entry.clause}@{version}")
    if text is None:
        return Version(version, "", "substantive", "", "", (), held)
    nodes, problems = wording.text(text, file)
    if problems or digest(text) != held:
        raise damaged(file)
    if known:
        return replace(known, text=text, nodes=tuple(nodes), digest=held)
    return Version(version, "", "substantive", "", text, tuple(nodes), held)


def lost_from(library: Library, clause: str, version: Version, file: str) -> Iterator[Problem]:
    """Yield what a locked text needs and the library no longer has."""
    name, where = f"version {version.version} of '{clause}'", Location(file)
    if not version.text:
        said = f"neither the library nor this lock has the text of {name} that was drafted"
        hint = f"draft with the library that has it, or {ANEW}"
        yield Problem("lost-version", said, where, hint)
    for key in reads(version.nodes):
        if key not in library.questionnaire.questions:
            said = f"{name}, as it was drafted, reads '{key}', which is no longer a question"
            yield Problem("lost-question", said, where, ANEW)
    for kind, target in TARGET.findall(version.text):
        instrument, _, provision = target.partition("/")
        known = library.instruments.get(instrument)
        if kind == "provision" and (known is None or provision not in known.provisions):
            said = f"{name}, as it was drafted, cites '{target}', which is no longer a provision"
            yield Problem("lost-provision", said, where, ANEW)


def mentions(library: Library, version: Version) -> Iterator[str]:
    """Yield the clauses to which a version refers, by the ids of today."""
    for kind, target in TARGET.findall(version.text):
        clause = library.clause(target) if kind == "clause" else None
        if clause:
            yield clause.id


def conditions(
    library: Library, sources: Iterable[str | None], file: str
) -> dict[str | None, Expression | None]:
    """Return the nodes of conditions by their source, parsed only when the library has them no more.

    Raises:
        ContentError: A condition in the lock is damaged.
    """
    known = {one.when.source: one.when.nodes for one in library.clauses.values() if one.when}
    found: dict[str | None, Expression | None] = {None: None}
    for source in sources:
        if source is not None and source not in known:
            from codegen.doors import wording  # noqa: PLC0415  as above

            nodes, problems = wording.condition(source, file)
            if problems:
                raise damaged(file)
            found[source] = tuple(nodes)
        elif source is not None:
            found[source] = known[source]
    return found
