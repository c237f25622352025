"""What one document prints in a world, found bit by bit: no answer is read that decides nothing.

It says of single clauses and parts what `codegen.draft.select` and `codegen.draft.compose` make of
whole documents; the tests hold the two against each other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from codegen.draft.proof.texts import says_something
from codegen.draft.select import decision, may_enter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.draft.proof.world import World
    from codegen.draft.select import State, Target
    from codegen.library.model import Clause, Library, Outline, OutlinePart


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a document may print: its clauses, and which of them carry, define or mention what."""

    library: Library
    target: Target
    outline: Outline
    clauses: Mapping[str, Clause]
    parts: tuple[OutlinePart, ...]
    required: frozenset[str]
    carrying: Mapping[str, tuple[Clause, ...]]
    defining: Mapping[str, tuple[Clause, ...]]
    mentioning: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, library: Library, target: Target) -> Contents:
        """Return the contents of a document."""
        outline = library.outlines[target.outline]
        clauses = {key: one for key, one in library.clauses.items() if may_enter(one, target)}
        carrying: dict[str, tuple[Clause, ...]] = {}
        defining: dict[str, tuple[Clause, ...]] = {}
        mentioning: dict[str, tuple[str, ...]] = {}
        for key, clause in clauses.items():
            for topic in clause.topics:
                carrying[topic] = (*carrying.get(topic, ()), clause)
            for term in clause.defines:
                defining[term] = (*defining.get(term, ()), clause)
            for name in clause.mentions:
                mentioning[name] = (*mentioning.get(name, ()), key)
        return cls(
            library, target, outline, clauses,
            tuple(part for part in outline.parts if part.text is not None),
            frozenset(library.required_for.get(target.requirement, ())),
            carrying, defining, mentioning,
        )  # fmt: skip


@dataclass(slots=True)
class Page:
    """A document in a world."""

    contents: Contents
    world: World
    _states: dict[str, State] = field(default_factory=dict)

    def state(self, key: str) -> State:
        """Return what its condition makes of a clause that may enter."""
        if key not in self._states:
            when = self.contents.clauses[key].when
            self._states[key] = decision(key, when.nodes if when else None, self.world).state
        return self._states[key]

    def printed(self, key: str) -> bool:
        """Return whether a clause is in, or stands in brackets as an alternative."""
        return key in self.contents.clauses and self._printed(key, frozenset())

    def stands(self, key: str) -> bool:
        """Return whether a clause is printed and its text says something."""
        return self.printed(key) and says_something(
            self.contents.clauses[key].newest.nodes, self.world
        )

    def _printed(self, key: str, seen: frozenset[str]) -> bool:
        state = self.state(key)
        if state != "waiting":
            return state == "in"
        required = self.contents.required.intersection(self.contents.clauses[key].topics)
        if any(not self._covered(topic) for topic in sorted(required)):
            return True
        return any(
            self._printed(name, seen | {key})
            for name in self.contents.mentioning.get(key, ())
            if name not in seen and name != key
        )

    def _covered(self, topic: str) -> bool:
        """Return whether a clause that is in, or a part, carries a topic, so that none is lifted."""
        carrying = self.contents.carrying.get(topic, ())
        return any(self.state(clause.id) == "in" for clause in carrying) or any(
            topic in part.topics and self.world.holds(part.when) for part in self.contents.parts
        )

    def part_stands(self, part: OutlinePart) -> bool:
        """Return whether a part with its own text is printed and says something."""
        if self.world.holds(part.when) is False:
            return False
        return says_something(part.text or (), self.world)

    def carries(self, topic: str) -> bool:
        """Return whether something that is printed carries a topic."""
        carrying = self.contents.carrying.get(topic, ())
        return any(self.stands(clause.id) for clause in carrying) or any(
            topic in part.topics and self.part_stands(part) for part in self.contents.parts
        )

    def has(self, kind: str, name: str) -> bool:
        """Return whether the document prints what a reference points at.

        Args:
            kind: The kind of the reference, such as ``clause`` or ``term``.
            name: What it names, as it is called today.
        """
        match kind:
            case "clause":
                return self.stands(name)
            case "topic":
                return self.carries(name)
            case "term":
                return any(self.stands(one.id) for one in self.contents.defining.get(name, ()))
            case "section":
                return self._has_section(name)
            case "part":
                return any(p.slug == name and self.part_stands(p) for p in self.contents.parts)
            case "form":
                return True  # where the form is not made, its name stands
        return False

    def _has_section(self, slug: str) -> bool:
        taken = {
            topic
            for part in self.contents.outline.parts
            if part.text is None and part.slug == slug
            for topic in part.topics
        }
        return any(c.topic in taken and self.stands(c.id) for c in self.contents.clauses.values())
