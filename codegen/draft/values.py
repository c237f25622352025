"""Which rules serve which values: those of a draft, or of the library, and who is left over.

A rule names the values that it serves (``realises``). A draft may print other values in their place,
its own or those of a law; which rules serve these nobody has said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.draft.standing import Standing
    from codegen.library.model import Clause, Library


@dataclass(frozen=True, slots=True)
class Value:
    """A value, whether it is printed, and the printed rules that serve it."""

    clause: str
    title: str
    printed: bool
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A printed rule, its number where a draft has one, and the values that it serves."""

    clause: str
    title: str
    number: str | None
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Served:
    """Values and rules, in the order of their documents."""

    values: tuple[Value, ...]
    rules: tuple[Rule, ...]

    @property
    def unserved(self) -> tuple[Value, ...]:
        """The printed values that no printed rule names."""
        return tuple(value for value in self.values if value.printed and not value.rules)

    @property
    def aimless(self) -> tuple[Rule, ...]:
        """The printed rules that name no value at all."""
        return tuple(rule for rule in self.rules if not rule.values)

    @property
    def behind(self) -> tuple[Rule, ...]:
        """The printed rules that name values, of which the draft prints none."""
        printed = {value.clause for value in self.values if value.printed}
        return tuple(r for r in self.rules if r.values and printed.isdisjoint(r.values))


def served(library: Library, standings: Iterable[Standing] | None = None) -> Served:
    """Return the values and the rules that serve them.

    Args:
        library: The clauses.
        standings: What became of each clause in a draft; None takes all clauses as printed.
    """
    numbers = _numbers(library, standings)
    rules = tuple(
        Rule(clause.id, clause.title, numbers[clause.id], clause.realises)
        for clause in _ordered(library)
        if clause.id in numbers and "conduct" in clause.documents
    )
    values = tuple(
        Value(
            clause.id,
            clause.title,
            clause.id in numbers,
            tuple(rule.clause for rule in rules if clause.id in rule.values),
        )
        for clause in _values(library)
    )
    return Served(tuple(value for value in values if value.printed or value.rules), rules)


def _numbers(library: Library, standings: Iterable[Standing] | None) -> dict[str, str | None]:
    """Return the number of each clause that is printed for certain."""
    if standings is None:
        return {clause.id: None for clause in library.clauses.values() if not clause.withdrawn}
    return {one.clause: one.number for one in standings if one.state == "in"}


def _ordered(library: Library) -> tuple[Clause, ...]:
    """Return the clauses of the library as their documents print them, each at its first place."""
    found: dict[str, Clause] = {}
    for outline in library.outlines.values():
        for part in outline.parts:
            clauses = [
                clause
                for clause in library.clauses.values()
                if outline.document in clause.documents and clause.topic in part.topics
                if not outline.offices or set(outline.offices).intersection(clause.offices)
                if part.text is None and clause.id not in found
            ]
            clauses.sort(key=lambda clause: (clause.order, clause.id))
            found.update((clause.id, clause) for clause in clauses)
    return tuple(found.values())


def _values(library: Library) -> Iterator[Clause]:
    """Yield the clauses that stand among the values: in the sections of those that rules name."""
    named = {value for clause in library.clauses.values() for value in clause.realises}
    for outline in library.outlines.values():
        if outline.document != "ethics":
            continue
        for part in outline.parts:
            here = [
                clause
                for clause in library.clauses.values()
                if "ethics" in clause.documents and clause.topic in part.topics
                if part.text is None and not clause.withdrawn
            ]
            if named.intersection(clause.id for clause in here):
                yield from sorted(here, key=lambda clause: (clause.order, clause.id))
