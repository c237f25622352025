"""Answers of which only some are decided: reading another one asks the solver to decide it.

A world is a `Resolution`, so whether a question applies and what an answer comes to is found by the
code that drafts use. What is decided stands in atoms: ``("is", key)`` is the class of an answer,
``("has", key, place)`` says whether a list has the member of that place among its classes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from codegen.draft.proof.classes import CATEGORIES, FILLED, Classes
from codegen.interview.resolution import Answers, Origin, Resolution
from codegen.library.language import UNKNOWN, Group, Unknown

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from codegen.library.questions import Question

Atom: TypeAlias = tuple[Any, ...]
Chosen: TypeAlias = "Mapping[Atom, Any]"


class Fork(Exception):  # noqa: N818  it is no error, and the solver always takes it
    """An answer that is not decided was read; ``options`` are the ways to decide it."""

    def __init__(self, options: Sequence[Chosen]) -> None:
        super().__init__(options)
        self.options = options


class World(Resolution):
    """Every question's value, as far as ``chosen`` decides it.

    A given value, a preset, a default and an assumption are one and the same to conditions, so the
    value of a question that applies is any of its classes, or unknown.

    Args:
        classes: The answers that each question can have.
        chosen: What is decided.
        silent: Whether nobody answers the rest; otherwise reading it raises `Fork`.
        other: A key that has another answer here than in the world beside it, with atoms of its own.
    """

    def __init__(
        self, classes: Classes, chosen: Chosen, *, silent: bool = False, other: str | None = None
    ) -> None:
        super().__init__(classes.library, Answers())
        self.classes, self.chosen, self.silent, self.other = classes, chosen, silent, other

    def beside(self, key: str) -> World:
        """Return the world in which one question is answered otherwise, and all else is the same."""
        return World(self.classes, self.chosen, other=key)

    def _find(self, question: Question) -> tuple[Any, Origin]:
        value = self.picked(self._atom("is", question.key), self.classes.answers(question.key))
        return (Members(self, question.key) if value is FILLED else value), Origin.NOBODY

    def offices(self) -> Container[str] | Unknown:
        """Return the offices under which the body's categories of people fall."""
        categories = self.value(CATEGORIES)
        return categories if isinstance(categories, Unknown) else _Offices(self, categories)

    def picked(self, atom: Atom, values: Sequence[Any]) -> Any:
        """Return what is chosen for an atom, the unknown value when the rest is silent."""
        if atom in self.chosen:
            return self.chosen[atom]
        if self.silent:
            return UNKNOWN
        if len(values) == 1:
            return values[0]
        raise Fork([{atom: value} for value in values])

    def has(self, key: str, place: int) -> bool:
        """Return whether a list that is not empty has a member, by its place among the classes."""
        atom = self._atom("has", key, place)
        if atom not in self.chosen:
            possible = [value for value in (True, False) if self._may(key, place, has=value)]
            if self.silent:  # somebody is in it: the first who may
                possible = possible[:1] if self._first(key) == place else possible[-1:]
            if len(possible) > 1:
                raise Fork([{atom: value} for value in possible])
            return possible[0]
        return bool(self.chosen[atom])

    def _has(self, key: str, place: int) -> bool | None:
        return self.chosen.get(self._atom("has", key, place))

    def _atom(self, kind: str, key: str, *more: Any) -> Atom:
        return (kind, key, *more, "other") if key == self.other else (kind, key, *more)

    def _may(self, key: str, place: int, *, has: bool) -> bool:
        """Return whether a list can have a member, or be without it, given what is decided on others."""
        members = self.classes.members(key)
        decided = [self._has(key, one) for one in range(len(members))]
        if not has:
            return True in decided or decided.count(False) < len(members) - 1
        question = self.classes.question(key)
        inside = [member for member, known in zip(members, decided, strict=True) if known]
        if question.type == "choices" and inside and "none" in (members[place], *inside):
            return False
        return question.most is None or len(inside) < question.most

    def _first(self, key: str) -> int | None:
        """Return the first member that may be in a list of which nobody says who is in it."""
        decided = [self._has(key, place) for place in range(len(self.classes.members(key)))]
        return None if True in decided else decided.index(None)


class Members(Group):
    """A list that is not empty; who belongs to it is decided one by one."""

    def __init__(self, world: World, key: str) -> None:
        self.world, self.key = world, key

    def __contains__(self, member: object) -> bool:
        """Return whether a value is among the members."""
        places = self.world.classes.places(self.key, member)
        return any(self.world.has(self.key, place) for place in places)

    def __eq__(self, other: object) -> bool:
        """Return whether the list holds what another does, in whatever order; it is never a text."""
        if not isinstance(other, list | tuple):
            return False
        members = self.world.classes.members(self.key)
        inside = [member for place, member in enumerate(members) if self.world.has(self.key, place)]
        return all(m in other for m in inside) and all(m in inside for m in other)

    def __hash__(self) -> int:
        """Return a number by which lists of one key are found."""
        return hash(self.key)


class _Offices:
    """The offices of the people that a list of categories holds."""

    def __init__(self, world: World, categories: Iterable[Any] | Members) -> None:
        self.world, self.categories = world, categories

    def __contains__(self, office: object) -> bool:
        if not isinstance(self.categories, Members):
            return False  # an empty list
        found = self.world.library.offices.get(str(office))
        return found is not None and any(one in self.categories for one in found.categories)
