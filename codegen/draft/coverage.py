"""Which provisions of the instruments a draft addresses, or all clauses of the library, and how far.

Pure: takes the library's own types and what became of its clauses, returns new ones, reads no files.
A provision is in exactly one state. What prints in brackets only, waits for an answer, or was left
out by one never counts; it is named beside a provision that it would bring further.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from codegen.doors import locale
from codegen.draft.addressing import IN_SERVICE, STRENGTH, Addressing, State, addressing, reaches
from codegen.library.language import Unknown, truth, unknown_reads

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from codegen.draft.standing import Standing
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Answering, Clause, Instrument, Library, Provision


@dataclass(frozen=True, slots=True)
class Row:
    """One provision: its state, the clauses that make it so, and those that would bring it further.

    ``reason`` says why it is not for a code; ``heading`` is the provision under which it stands.
    """

    provision: Provision
    heading: str | None
    state: State
    reason: str | None
    clauses: tuple[Addressing, ...]
    pending: tuple[Addressing, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """One instrument, provision by provision in its own order.

    ``waits_for`` are the questions that decide whether it is for this body at all.
    """

    instrument: Instrument
    rows: tuple[Row, ...]
    waits_for: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[State, int]:
        """How many provisions are in each state."""
        return counts(self.rows)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every instrument; ``offices`` are those of the draft's people, None for a whole library."""

    accounts: tuple[Account, ...]
    offices: tuple[str, ...] | None


def counts(rows: Iterable[Row]) -> dict[State, int]:
    """Return how many rows are in each state."""
    found = Counter(row.state for row in rows)
    return {state: found[state] for state in State}


def coverage(
    library: Library,
    resolution: Resolution | None = None,
    standings: Iterable[Standing] | None = None,
) -> Coverage:
    """Return what is addressed of each instrument, each provision in exactly one state.

    Args:
        library: The clauses and instruments.
        resolution: The answers of a draft; None for the library.
        standings: What became of each clause in the draft; None takes every clause of the library
            that was not withdrawn as printed.
    """
    offices = _offices(resolution) if resolution else None
    found: dict[str, list[Standing]] | None = None
    if standings is not None:
        found = {}
        for standing in standings:
            found.setdefault(standing.clause, []).append(standing)
    mapped: dict[tuple[str, str], list[tuple[Clause, Answering]]] = {}
    for clause in library.clauses.values():
        for answering in () if clause.withdrawn else clause.implements:
            key = (answering.instrument, answering.provision)
            mapped.setdefault(key, []).append((clause, answering))
    accounts = tuple(
        _account(library, instrument, resolution, offices, found, mapped)
        for instrument in library.instruments.values()
    )
    return Coverage(accounts, offices)


@dataclass(frozen=True, slots=True)
class Principle:
    """The provisions under one heading of an instrument, or on the topics of one folder of clauses.

    ``id`` is what a command calls it; ``instrument`` is None for a folder.
    """

    id: str
    title: str
    instrument: str | None
    rows: tuple[tuple[str, Row], ...]

    @property
    def counts(self) -> dict[State, int]:
        """How many of its provisions are in each state."""
        return counts(row for _, row in self.rows)


def principles(library: Library, found: Coverage) -> tuple[Principle, ...]:
    """Return the principles of the instruments that have headings, then those of the library.

    A provision may bear on several of the library's principles, or on none, so that their counts do
    not add up to all provisions.
    """
    made = []
    for account in found.accounts:
        for heading in (row.provision for row in account.rows if row.provision.chapeau):
            under = tuple(
                (account.instrument.id, row) for row in account.rows if row.heading == heading.id
            )
            made.append(Principle(heading.id, heading.title, account.instrument.id, under))
    for name, title in library.principles.items():
        clauses = [
            clause for clause in library.clauses.values() if clause.id.startswith(f"{name}/")
        ]
        topics = {topic for clause in clauses for topic in clause.topics}
        ids = {clause.id for clause in clauses}
        bearing = tuple(
            (account.instrument.id, row)
            for account in found.accounts
            for row in account.rows
            if topics.intersection(row.provision.bears_on)
            or ids.intersection(one.clause for one in (*row.clauses, *row.pending))
        )
        made.append(Principle(name, title, None, bearing))
    return tuple(made)


def only(
    found: Coverage, instruments: Collection[str] = (), principle: Principle | None = None
) -> Coverage:
    """Return what concerns some instruments (none named: all) and one principle."""
    kept = []
    for account in found.accounts:
        rows = account.rows
        if principle:
            under = {
                row.provision.id for name, row in principle.rows if name == account.instrument.id
            }
            rows = tuple(row for row in rows if row.provision.id in under)
        if rows and (not instruments or account.instrument.id in instruments):
            kept.append(replace(account, rows=rows))
    return replace(found, accounts=tuple(kept))


def _offices(resolution: Resolution) -> tuple[str, ...]:
    """Return the offices of a body's people; until they are known, of those in service."""
    offices = resolution.offices()
    if isinstance(offices, Unknown):
        return (IN_SERVICE,)
    return tuple(office for office in resolution.library.offices if office in offices)


def _account(
    library: Library,
    instrument: Instrument,
    resolution: Resolution | None,
    offices: tuple[str, ...] | None,
    standings: Mapping[str, list[Standing]] | None,
    mapped: Mapping[tuple[str, str], list[tuple[Clause, Answering]]],
) -> Account:
    outside: str | None = None
    waits: tuple[str, ...] = ()
    if resolution and offices is not None:
        outside = _outside(library, instrument, resolution, offices)
        if outside is None and instrument.when:
            unknown = truth(instrument.when.nodes, resolution) is None
            waits = unknown_reads(instrument.when.nodes, resolution) if unknown else ()
    headings = {key for key, provision in instrument.provisions.items() if provision.chapeau}
    rows = []
    for provision in instrument.provisions.values():
        heading = provision.id.partition("(")[0]
        row = Row(provision, heading if heading in headings else None, State.GAP, None, (), ())
        reason = outside or _not_for_a_code(provision) or _for_others(library, provision, offices)
        if reason:
            rows.append(replace(row, state=State.OUTSIDE, reason=reason))
            continue
        found = [
            one
            for clause, answering in mapped.get((instrument.id, provision.id), ())
            for one in [addressing(instrument, provision, clause, answering, standings)]
            if one
        ]
        rows.append(_row(row, found))
    return Account(instrument, tuple(rows), waits)


def _row(row: Row, found: Iterable[Addressing]) -> Row:
    """Return a row in the state to which the printed clauses bring it."""
    printed = tuple(one for one in found if one.stands == "printed")
    state = max((State(one.how) for one in printed), key=STRENGTH.__getitem__, default=State.GAP)
    pending = tuple(
        one
        for one in found
        if one.stands != "printed" and STRENGTH[State(one.how)] > STRENGTH[state]
    )
    return replace(row, state=state, clauses=printed, pending=pending)


def _outside(
    library: Library, instrument: Instrument, resolution: Resolution, offices: Collection[str]
) -> str | None:
    """Return why an instrument is not for a draft, None when it is or may be."""
    if not any(reaches(instrument, office) for office in offices):
        left_out = [office for office in offices if office in instrument.excludes]
        named = locale.joined([library.offices[name].noun for name in left_out or offices], "and")
        word = "leaves out" if left_out else "is not written for"
        return f"the instrument {word} {named}"
    if instrument.when and resolution.holds(instrument.when) is False:
        note = f": it is for {instrument.note}" if instrument.note else ""
        return f"the instrument is not for this body{note}"
    return None


def _for_others(
    library: Library, provision: Provision, offices: Collection[str] | None
) -> str | None:
    """Return for whom a provision is, when a draft has no such people."""
    if offices is None or not provision.offices or set(provision.offices).intersection(offices):
        return None
    named = locale.joined([library.offices[name].noun for name in provision.offices], "and")
    return f"it is for {named}"


def _not_for_a_code(provision: Provision) -> str | None:
    """Return why no code can address a provision, None when one can."""
    if provision.code_relevant:
        return None
    if provision.chapeau:
        return "a heading: its duties stand in the provisions below it"
    if provision.superseded:
        return "replaced by a later text"
    if provision.binds == "state":
        return "a duty of the State and its legislator"
    return "to be met by other means than a code"
