"""The solver: tries answers one by one, only those that are read, until a claim is decided."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from codegen.draft.proof.world import Chosen, Fork, World
from codegen.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from codegen.draft.proof.classes import Classes

T = TypeVar("T")
Test: TypeAlias = "Callable[[World], bool]"
MOST = 200_000  # worlds looked at for one claim; the shipped library needs a few hundred at most
CANDIDATES = 40  # examples among which the one with the fewest answers is looked for


class TooManyWorlds(Exception):  # noqa: N818  a claim that stays undecided, which is told as such
    """A claim depends on more combinations of answers than can be looked at."""


@dataclass(frozen=True, slots=True)
class Solver:
    """Finds answers for which something is true, in the space of one library."""

    classes: Classes

    def worlds(self, read: Callable[[World], T], start: Chosen | None = None) -> Iterator[tuple[Chosen, T]]:
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

    def example(self, test: Test) -> Chosen | None:
        """Return answers for which a test is true and that contradict nothing, None if there are none.

        No answer in it can be left out: without it the test would no longer be sure to be true.
        """
        found = (chosen for chosen, true in self.worlds(test) if true and self.stands(chosen))
        fewest = [self._fewest(test, chosen) for chosen in islice(found, CANDIDATES)]
        return min(fewest, key=lambda chosen: len(keys(chosen)), default=None)

    def stands(self, chosen: Chosen) -> bool:
        """Return whether the other answers can be such that no rule calls the whole a contradiction."""
        quiet = World(self.classes, chosen, silent=True)
        for rule in self.classes.library.questionnaire.contradictions:
            if rule.severity != Severity.ERROR or not quiet.holds(rule.when):
                continue
            others = self.worlds(lambda world, when=rule.when: world.holds(when) is True, chosen)
            return any(self.stands(more) for more, broken in others if not broken)
        return True

    def _fewest(self, test: Test, chosen: Chosen) -> Chosen:
        for key in reversed(keys(chosen)):
            fewer = {atom: value for atom, value in chosen.items() if atom[1] != key}
            if all(true for _, true in self.worlds(test, fewer)):
                chosen = fewer
        return chosen


def keys(chosen: Chosen) -> tuple[str, ...]:
    """Return the keys on which something is decided, in the order in which it was."""
    return tuple(dict.fromkeys(atom[1] for atom in chosen))
