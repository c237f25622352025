"""The redline of two documents, with the cause of each change and the direction of each clause."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from codegen.draft.comparing.causes import Cause, Causes, words_of
from codegen.draft.comparing.sides import pairs
from codegen.redline.compare import redline
from codegen.redline.direction import directions
from codegen.redline.settle import accept, reject
from codegen.redline.stretches import stretches, with_comments

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.document.tree import Document, Part
    from codegen.draft.comparing.sides import Side
    from codegen.redline.direction import Direction
    from codegen.redline.stretches import Stretch


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What became of one part: its place and versions, its changes, and what they mean for whom.

    Args:
        part: Its id.
        number: Its printed number, now or, if it is gone, before; None where it has none.
        title: Its heading, None where it has none.
        is_clause: Whether it prints a clause.
        old: The version before, None where it was not there or has none.
        new: The version now.
        kind: Whether it came, went, moved or changed.
        changes: Its changes.
        causes: Why, without repeats.
        directions: By addressee, which way its rules changed.
        words_in: How many words came.
        words_out: How many went.
    """

    part: str
    number: str | None
    title: str | None
    is_clause: bool
    old: str | None
    new: str | None
    kind: str
    changes: tuple[Stretch, ...]
    causes: tuple[Cause, ...]
    directions: Mapping[str, Direction]
    words_in: int
    words_out: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two documents: the redline, its changes and, by number, their causes."""

    kind: str
    old: str
    new: str
    redline: Document
    changes: tuple[Stretch, ...]
    causes: Mapping[int, Cause]
    parts: tuple[Reckoning, ...]


def compare(old: Side, new: Side) -> tuple[Comparison, ...]:
    """Return what changed in each document of two sides; one without changes is left out."""
    found = []
    for kind, (before, after) in pairs(old, new, new.library.words).items():
        marked = redline(before, after)
        changes = stretches(marked)
        if not changes:
            continue
        causes = Causes(old, new, kind)
        told = {change.at: causes.of(change) for change in changes}
        commented = _with_reasons(marked, told)
        if not commented.title:
            commented = replace(commented, title=new.name)
        found.append(
            Comparison(kind, old.name, new.name, commented, changes, told,
                       _reckonings(old, new, commented, changes, told))
        )  # fmt: skip
    return tuple(found)


def _with_reasons(marked: Document, causes: Mapping[int, Cause]) -> Document:
    return with_comments(marked, lambda change: causes[change.at].sentence)


def _reckonings(
    old: Side,
    new: Side,
    marked: Document,
    changes: tuple[Stretch, ...],
    causes: Mapping[int, Cause],
) -> tuple[Reckoning, ...]:
    before = {part.id: part for part in reject(marked).parts}
    after = {part.id: part for part in accept(marked).parts}
    by_part: dict[str, list[Stretch]] = {}
    for change in changes:
        by_part.setdefault(change.part, []).append(change)
    questions = new.library.questionnaire.questions
    stricter = {key: one.stricter for key, one in questions.items() if one.stricter}
    stricter |= {key: "neither" for key, one in questions.items()
                 if one.section == "organisation" and one.type == "text"}  # fmt: skip
    found = []
    for identity, own in by_part.items():
        one, other = before.get(identity), after.get(identity)
        here = other or one
        if here is None:
            continue  # the title of the document, which is no part
        clause = new.library.clause(identity) or old.library.clause(identity)
        kinds = {change.kind for change in own}
        whole = next((kind for kind in ("part-in", "part-out", "move") if kind in kinds), "changed")
        way = (
            directions(one or replace(here, blocks=()), other or replace(here, blocks=()), stricter)
            if here.clause and whole != "move"
            else {}
        )
        found.append(
            Reckoning(
                identity, here.number, _title(here, clause.title if clause else None),
                here.clause is not None,
                _version(old, one, identity), _version(new, other, identity), whole, tuple(own),
                tuple(dict.fromkeys(causes[change.at] for change in own)), way,
                sum(words_of(change.new) for change in own if change.kind != "move"),
                sum(words_of(change.old) for change in own if change.kind != "move"),
            )
        )  # fmt: skip
    return tuple(found)


def _title(part: Part, clause: str | None) -> str | None:
    return part.title or clause


def _version(side: Side, part: Part | None, identity: str) -> str | None:
    if part is None or part.clause is None:
        return None
    version = side.versions.get(identity)
    return version.version if version else part.clause.version
