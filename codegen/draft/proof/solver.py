"""The solver: tries answers one by one, only those that are read, until a claim is decided."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from codegen.draft.proof.world import Chosen, Fork, World
from codegen.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from codegen.draft.proof.classes import Classes
    from codegen.library.questions import Contradiction

T = TypeVar("T")
MOST = 200_000  # worlds looked at for one claim; the shipped library needs a few hundred at most
CANDIDATES = 10  # examples among which the one with the fewest answers is looked for


class TooManyWorlds(Exception):  # noqa: N818  a claim that stays undecided, which is told as such
    """A claim depends on more combinations of answers than can be looked at."""


@dataclass(frozen=True, slots=True)
class Test:
    """What is looked for in a world, and what it presumes, which needs no telling."""

    passes: Callable[[World], bool]
    presumes: Callable[[World], bool]


@dataclass(frozen=True, slots=True)
class Example:
    """Answers that pass a test: the whole of them, and the ``shown``, of which none can be left out."""

    whole: Chosen
    shown: Chosen


@dataclass(frozen=True, slots=True)
class Solver:
    """Finds answers for which something is true, in the space of one library."""

    classes: Classes

    def worlds(
        self, read: Callable[[World], T], start: Chosen | None = None
    ) -> Iterator[tuple[Chosen, T]]:
        """Yield what *read* comes to in every world, with the answers that decide on it.

        Args:
            read: Reads answers of a world.
            start: What is decided already.

        Raises:
            TooManyWorlds: There are more than can be looked at.
        """
        queue: list[Chosen] = [start or {}]
        looked_at = 0
        while queue:
            chosen = queue.pop()
            looked_at += 1
            if looked_at > MOST:
                raise TooManyWorlds
            try:
                found = read(World(self.classes, chosen))
            except Fork as fork:
                queue.extend({**chosen, **option} for option in reversed(fork.options))
            else:
                yield chosen, found

    def example(self, test: Test) -> Example | None:
        """Return answers that pass a test and contradict nothing, None if there are none."""
        found = []
        for chosen in self._passing(test):
            whole = self.completed(chosen)
            if whole is not None:
                found.append(Example(whole, self._fewest(test, chosen)))
            if len(found) == CANDIDATES:
                break
        return min(found, key=lambda example: len(keys(example.shown)), default=None)

    def possible(self, test: Test) -> bool:
        """Return whether some answers pass a test and contradict nothing."""
        return any(self.completed(chosen) is not None for chosen in self._passing(test))

    def contradictory(self, test: Test) -> Chosen | None:
        """Return answers that pass a test if contradictions are left aside, None if there are none."""
        return next((self._fewest(test, chosen) for chosen in self._passing(test)), None)

    def completed(self, chosen: Chosen) -> Chosen | None:
        """Return answers with others added such that no rule calls the whole a contradiction.

        Whatever need not be answered is left unanswered. None when there are no such others.
        """
        quiet = World(self.classes, chosen, silent=True)
        for rule in self.classes.library.questionnaire.contradictions:
            if rule.severity == Severity.ERROR and quiet.holds(rule.when):
                kept = self.worlds(partial(_is_kept, rule), chosen)
                wholes = (self.completed(more) for more, true in kept if true)
                return next((whole for whole in wholes if whole is not None), None)
        return chosen

    def _passing(self, test: Test) -> Iterator[Chosen]:
        worlds = self.worlds(lambda world: test.passes(world) and test.presumes(world))
        return (chosen for chosen, passed in worlds if passed)

    def _fewest(self, test: Test, chosen: Chosen) -> Chosen:
        """Return those of some answers without which the test would no longer be sure to pass."""
        for key in reversed(keys(chosen)):
            fewer = {atom: value for atom, value in chosen.items() if atom[1] != key}
            if all(passed for _, passed in self.worlds(test.passes, fewer)):
                chosen = fewer
        return chosen


def _is_kept(rule: Contradiction, world: World) -> bool:
    return world.holds(rule.when) is not True


def keys(chosen: Chosen) -> tuple[str, ...]:
    """Return the keys on which something is decided, in the order in which it was."""
    return tuple(dict.fromkeys(atom[1] for atom in chosen))
