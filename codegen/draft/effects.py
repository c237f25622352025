"""What an answer decides: the clauses that a choice takes in or leaves out, and what a change does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.draft.select import select, targets
from codegen.interview.resolution import Resolution
from codegen.library.language import reads

if TYPE_CHECKING:
    from codegen.draft.drafting import Draft
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


@dataclass(frozen=True, slots=True)
class Consequences:
    """What a change of answers does to a draft.

    ``brings`` are clauses that come in, ``drops`` those no longer printed, ``bracketed`` those that
    become alternatives, all by id; ``begins`` and ``ends`` are documents by title; ``settles`` and
    ``opens`` are the keys of open points.
    """

    brings: tuple[str, ...] = ()
    drops: tuple[str, ...] = ()
    bracketed: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether the draft has other clauses, documents or open points after the change."""
        return any(getattr(self, name) for name in self.__slots__)


def consequences(before: Draft, after: Draft) -> Consequences:
    """Return what lies between two drafts of the same library."""
    old, new = _states(before), _states(after)
    titles = {
        document.kind: document.title for made in (before, after) for document in made.documents
    }
    had, has = _files(before), _files(after)
    was, now = _open(before), _open(after)
    return Consequences(
        brings=tuple(key for key, state in new.items() if state == "in" and old.get(key) != "in"),
        drops=tuple(key for key in old if key not in new),
        bracketed=tuple(key for key, state in new.items()
                        if state == "alternative" and old.get(key) == "in"),
        begins=tuple(titles[file] for file in has if file not in had),
        ends=tuple(titles[file] for file in had if file not in has),
        settles=tuple(key for key in was if key not in now),
        opens=tuple(key for key in now if key not in was),
    )  # fmt: skip


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


def decides(library: Library, key: str) -> tuple[str, ...]:
    """Return the clauses whose condition or text reads an answer or one of its fields, by id."""
    conditioned = [
        clause.id
        for clause in library.clauses.values()
        if clause.when
        and any(name == key or name.startswith(f"{key}.") for name in reads(clause.when.nodes))
    ]
    return tuple(sorted({*conditioned, *places(library, key)}))


def _states(draft: Draft) -> dict[str, str]:
    """Return the clauses that a draft prints: ``in`` somewhere, or only as an alternative."""
    found: dict[str, str] = {}
    for selection in draft.selections:
        for decision in selection.decisions:
            if decision.printed and found.get(decision.clause) != "in":
                found[decision.clause] = decision.state
    return found


def _files(draft: Draft) -> tuple[str, ...]:
    return tuple(document.kind for document in draft.documents)


def _open(draft: Draft) -> tuple[str, ...]:
    """Return the keys that a draft leaves open; not the targets of references."""
    return tuple(
        dict.fromkeys(
            point.key
            for point in draft.open.points
            if point.kind != "assumed" and ":" not in point.key
        )
    )


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
