"""What an answer would bring: the clauses that each choice of a question takes in or leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.draft.select import select, targets
from codegen.interview.resolution import Resolution
from codegen.library.language import reads

if TYPE_CHECKING:
    from codegen.library.model import Library
    from codegen.library.questions import Question

CHOOSING = ("choice", "yes_no", "three_state")


@dataclass(frozen=True, slots=True)
class Effect:
    """What one choice does to a draft: the clauses it takes in and those it drops, by id."""

    value: str
    label: str
    brings: tuple[str, ...]
    drops: tuple[str, ...]


def effects(library: Library, resolution: Resolution, question: Question) -> tuple[Effect, ...]:
    """Return the effect of each choice of a question, beside the draft as it stands.

    Only clauses count that are printed for certain; an alternative in brackets is not yet in.
    """
    if question.type not in CHOOSING:
        return ()
    now = _printed(library, resolution)
    found = []
    for value in question.values:
        changed = Resolution(library, resolution.answers.with_changes({question.key: value}))
        then = _printed(library, changed)
        choice = question.choice(value)
        label = choice.label if choice else value
        brings = tuple(clause for clause in then if clause not in now)
        drops = tuple(clause for clause in now if clause not in then)
        found.append(Effect(value, label, brings, drops))
    return tuple(found)


def places(library: Library, key: str) -> tuple[str, ...]:
    """Return the clauses whose text prints or reads an answer or one of its fields, by id."""
    found = []
    for clause in library.clauses.values():
        read = {*reads(clause.newest.nodes), *clause.needs_basis}
        if any(name == key or name.startswith(f"{key}.") for name in read):
            found.append(clause.id)
    return tuple(found)


def _printed(library: Library, resolution: Resolution) -> tuple[str, ...]:
    """Return the clauses that some document takes in."""
    return tuple(
        dict.fromkeys(
            decision.clause
            for target in targets(library, resolution)
            for decision in select(library, resolution, target).decisions
            if decision.state == "in"
        )
    )
