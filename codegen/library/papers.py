"""The words of the papers around a code (``templates/papers.*.yaml``), and their rules of thumb."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

W = TypeVar("W")


@dataclass(frozen=True, slots=True)
class NoteWords:
    """The words of the explanatory note."""

    title: str
    opening: str
    order: str
    honest: str
    unread: str
    why: str
    placed: str
    proposed: str
    shaped: str
    rests: str
    sets: str
    supports: str
    informs: str
    missing: str
    nothing: str
    untaken: str
    check: str
    allowed: str
    departs: str
    open_title: str
    open_none: str
    open_lead: str
    open_points: str
    open_assumed: str
    open_waiting: str
    open_differing: str
    open_clauses: str
    gaps_title: str
    gaps_lead: str
    gaps_header: tuple[str, ...]
    gaps_none: str
    outside_lead: str
    outside: str
    topics: str
    absent_title: str
    absent_offices: str
    absent_documents: str
    consultation_title: str


@dataclass(frozen=True, slots=True)
class BoardWords:
    """The words of the board paper; ``choices`` are the questions whose answers a board should see."""

    title: str
    decision_title: str
    proposal: str
    proposal_open: str
    document: str
    around: str
    power: str
    bound: str
    agreed: str
    unbound: str
    repealed: str
    choices_title: str
    choices_lead: str
    choices_header: tuple[str, ...]
    choices: tuple[str, ...]
    choices_other: str
    open_none: str
    open_counts: str
    open_first: str
    affected_title: str
    offices: str
    cost_title: str
    cost_lead: str
    cost_header: tuple[str, ...]
    cost_none: str
    verifying: str
    as_answered: str
    declarations: str
    declarations_formula: str
    days: str
    hours: str
    training_days: str
    training_formula: str
    ledger: str
    ledger_formula: str
    consultation_title: str
    law_title: str
    law_acts: str
    law_none: str
    restricting: str
    in_other: str
    more: str


@dataclass(frozen=True, slots=True)
class ConsultationWords:
    """What is said of a consultation, as it was answered."""

    held: str
    held_entry: str
    held_none: str
    held_unknown: str
    planned: str
    planned_entry: str
    planned_unknown: str


@dataclass(frozen=True, slots=True)
class DutiesWords:
    """The words of the matrix of responsibilities and the promise ledger."""

    title: str
    opening: str
    people_title: str
    people_header: tuple[str, ...]
    everyone: str
    rules: str
    managers: str
    units_title: str
    units_lead: str
    units_header: tuple[str, ...]
    ledger_title: str
    ledger_lead: str
    ledger_sheet: str
    ledger_header: tuple[str, ...]
    from_: str
    by: str
    into_force: str
    after: str
    throughout: str
    each: str
    each_period: str
    hours_title: str
    hours_lead: str
    hours_header: tuple[str, ...]
    hours_none: str
    hours_people: str
    hours_least: str
    hours_body: str
    hours_body_years: str
    hours_interval: str
    hours_declared: str
    hours_total: str
    posts: str


@dataclass(frozen=True, slots=True)
class Work:
    """A rule of thumb: the yearly work that a printed clause on one of ``topics`` brings.

    ``share`` is how often a year for each person, ``least`` how often at least; ``every`` names the
    question with the interval in months at which each person is due, ``years`` that in years at
    which the body is; work that is ``declared`` comes with each declaration. With none of them it
    comes once a year.
    """

    name: str
    topics: tuple[str, ...]
    hours: float
    share: float | None
    least: float
    every: str | None
    years: str | None
    declared: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of a body, and the topics on which it usually prepares what the organisation promises."""

    name: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Papers:
    """The words of all papers, the work that duties bring, and the units that prepare it."""

    note: NoteWords
    board: BoardWords
    consultation: ConsultationWords
    duties: DutiesWords
    work: tuple[Work, ...]
    units: tuple[Unit, ...]

    @classmethod
    def of(cls, entry: Mapping[str, Any]) -> Self:
        """Return the papers of a file's entries, which its schema has passed."""
        return cls(
            note=_made(NoteWords, entry["note"]),
            board=_made(BoardWords, entry["board"]),
            consultation=_made(ConsultationWords, entry["consultation"]),
            duties=_made(DutiesWords, entry["duties"]),
            work=tuple(_made(Work, found) for found in entry["work"]),
            units=tuple(_made(Unit, found) for found in entry["units"]),
        )


def _made(kind: type[W], entry: Mapping[str, Any]) -> W:
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # all are dataclasses
    values = {name: entry[name.rstrip("_")] for name in names}
    return kind(
        **{name: tuple(one) if isinstance(one, list) else one for name, one in values.items()}
    )
