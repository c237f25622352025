"""What is new in the library and left alone by a draft: newer versions, decisions it would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.errors import Location, Problem, Severity
from codegen.library.versions import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.draft.keeping import Keeping
    from codegen.draft.select import Held, Selection
    from codegen.library.model import Clause, Library, Version

ANEW = "--out makes a new folder from the library as it is now"
STAYS = {
    "in": "stays in",
    "out": "stays out of",
    "waiting": "still waits in",
    "alternative": "stays an alternative in",
}


def news(
    library: Library, selections: Iterable[Selection], keeping: Keeping, file: str
) -> list[Problem]:
    """Return a remark on newer versions, and a warning for each decision that the library changed.

    Args:
        library: The library of today.
        selections: The documents as they were drafted.
        keeping: What they hold on to.
        file: The lock's file.
    """
    where = Location(file)
    chosen = [(made.target.file, one) for made in selections for one in made.decisions]
    printed = sorted({one.clause for _, one in chosen if one.printed} & keeping.versions.keys())
    newer = [said for name in printed
             for said in _newer(library.clauses[name], keeping.versions[name])]  # fmt: skip
    found = []
    if newer:
        has = "clause has a newer version" if len(newer) == 1 else "clauses have newer versions"
        said = f"{len(newer)} {has}: {', '.join(newer)}"
        found.append(Problem("newer-versions", said, where, ANEW, Severity.REMARK))
    for document, made in chosen:
        if made.held:
            said = f"'{made.clause}' {STAYS[made.state]} {document}: {because(made.held)}"
            found.append(Problem("left-as-locked", said, where, ANEW, Severity.WARNING))
    return found


def _newer(clause: Clause, version: Version) -> Iterator[str]:
    newest = clause.newest
    if number(newest.version) > number(version.version):
        yield f"{clause.id} ({version.version}, now {newest.version})"
    elif newest.version == version.version and newest.digest != version.digest:
        yield f"{clause.id} ({version.version}, reworded since)"


def because(held: Held) -> str:
    """Return why a clause stands as an earlier draft had it."""
    match held.cause:
        case "withdrawn":
            instead = f"; '{held.other}' stands in its place" if held.other else ""
            return f"the library has withdrawn it{instead}"
        case "document":
            return "the library no longer has it for this document"
        case "beside":
            return f"it cannot stand beside '{held.other}', which stays in"
    return f"its condition was {_shown(held.then)} and is now {_shown(held.now)}"


def _shown(condition: str | None) -> str:
    return f'"{condition}"' if condition else "none"
