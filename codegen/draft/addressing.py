"""What one clause does for one provision, and where: as the library has it, or as a draft prints it.

A draft may print a clause in brackets, leave one of its paragraphs out, or hold an older wording than
the one that was read beside the provision. Each takes something away from what the clause claims.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from codegen.doors import locale
from codegen.library import mappings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from codegen.draft.standing import Standing
    from codegen.library.model import Answering, Clause, How, Instrument, Provision

IN_SERVICE = "in-service"
POLICE = "police"  # a category of people in service for whom there are instruments
BODY = "organisation"

Read: TypeAlias = Literal["confirmed", "stale", "new"]
Stands: TypeAlias = Literal["printed", "brackets", "waiting", "left-out"]


class State(enum.StrEnum):
    """How far a provision is addressed."""

    SETS = "sets"
    SUPPORTS = "supports"
    INFORMS = "informs"
    GAP = "gap"
    OUTSIDE = "not-for-a-code"


STRENGTH = {State.SETS: 3, State.SUPPORTS: 2, State.INFORMS: 1, State.GAP: 0, State.OUTSIDE: 0}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a draft prints what addresses a provision: document, clause number, paragraphs from 1."""

    document: str
    number: str | None
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Addressing:
    """What one clause does for a provision.

    ``by`` names paragraphs of the clause's file; ``missing`` says what is left; ``read`` whether
    somebody has held this wording and the gist side by side. In a library there are no ``places``.
    """

    clause: str
    title: str
    how: How
    by: str | None
    missing: str | None
    read: Read
    stands: Stands
    places: tuple[Place, ...]


def reaches(instrument: Instrument, office: str | None) -> bool:
    """Return whether an instrument speaks to people of an office; None is a code for everybody."""
    if office is None:
        return True
    if office in instrument.excludes:
        return False
    reached = {office, BODY} | ({POLICE} if office == IN_SERVICE else set())
    return not reached.isdisjoint(instrument.applies_to)


def addressing(
    instrument: Instrument,
    provision: Provision,
    clause: Clause,
    mapped: Answering,
    standings: Mapping[str, Sequence[Standing]] | None,
) -> Addressing | None:
    """Return what a clause does for a provision; None when no document may hold it, or reaches those whom the instrument does."""
    whole = Addressing(
        clause.id, clause.title, mapped.how, mapped.by, mapped.missing,
        _read(mapped, provision, clause.newest.digest), "printed", (),
    )  # fmt: skip
    if standings is None:
        return whole
    here = [one for one in standings.get(clause.id, ()) if reaches(instrument, one.office)]
    if not here:
        return None
    found = [_placed(whole, provision, mapped, one) for one in here]
    printed = [one for one in found if one.stands == "printed"]
    if printed:
        best = max(printed, key=lambda one: STRENGTH[State(one.how)])
        return replace(best, places=tuple(place for one in printed for place in one.places))
    order: tuple[Stands, ...] = ("brackets", "waiting")
    for stands in order:
        if same := [one for one in found if one.stands == stands]:
            return replace(same[0], places=tuple(place for one in same for place in one.places))
    return replace(whole, stands="left-out")


def _read(mapped: Answering, provision: Provision, digest: str) -> Read:
    if mapped.read is None:
        return "new"
    same = (mappings.short(digest), provision.digest)
    return "confirmed" if same == (mapped.read.text, mapped.read.gist) else "stale"


def _placed(
    whole: Addressing, provision: Provision, mapped: Answering, standing: Standing
) -> Addressing:
    """Return what a clause does for a provision as it stands in one document."""
    if standing.digest is None:
        return replace(whole, stands="waiting" if standing.state == "waiting" else "left-out")
    named = mappings.paragraphs(mapped.by) if mapped.by else ()
    there = [number for one in named for number in standing.paragraphs.get(one, ())]
    plain = [number for number in there if number not in standing.in_brackets]
    place = Place(standing.document, standing.number, tuple(plain or there))
    made = replace(whole, places=(place,), read=_read(mapped, provision, standing.digest))
    if standing.state == "alternative" or (there and not plain):
        return replace(made, stands="brackets")
    if named and not there:
        return replace(made, stands="left-out", places=())
    lost = _lost(named, standing)
    if not lost:
        return made
    missing = "; ".join(filter(None, [mapped.missing, lost]))
    return replace(made, how="supports" if made.how == "sets" else made.how, missing=missing)


def _lost(named: Iterable[int], standing: Standing) -> str:
    """Return in words what a document does not print, or prints in brackets, of some paragraphs."""
    out, waiting = [], []
    for number in named:
        printed = standing.paragraphs.get(number, ())
        if not printed:
            out.append(number)
        elif standing.in_brackets.issuperset(printed):
            waiting.append(printed[0])
    told = []
    if out:
        told.append(f"the answers leave out {_listed(out)} of the library's text")
    if waiting:
        verb = "is" if len(waiting) == 1 else "are"
        told.append(f"{_listed(waiting)} {verb} still in brackets")
    return "; ".join(told)


def _listed(numbers: Collection[int]) -> str:
    word = "paragraph" if len(numbers) == 1 else "paragraphs"
    return f"{word} {locale.joined([f'({number})' for number in numbers], 'and')}"
