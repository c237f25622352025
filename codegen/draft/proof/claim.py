"""A claim about every combination of answers, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.draft.proof.page import Contents, Page
from codegen.draft.proof.solver import TooManyWorlds
from codegen.draft.proof.telling import told
from codegen.draft.select import Target, possible_targets
from codegen.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from codegen.draft.proof.solver import Solver, Test
    from codegen.draft.proof.world import World
    from codegen.errors import Location
    from codegen.library.model import Library
    from codegen.library.sources import Sources


@dataclass(frozen=True, slots=True)
class Claim:
    """That no answers make any of the tests true; or, if they are ``wanted``, that some do.

    ``said`` is what is wrong when the claim fails, ``hint`` what may mend it.
    """

    rule: str
    tests: tuple[Test, ...]
    said: str
    where: Callable[[], Location]
    hint: str
    wanted: bool = False

    def problem(self, solver: Solver) -> Problem | None:
        """Return what is wrong, with the answers that show it; None when the claim holds."""
        try:
            examples = (solver.example(test) for test in self.tests)
            found = next((example for example in examples if example is not None), None)
            if self.wanted is (found is not None):
                return None
            if found is not None:
                said = f"{self.said} {told(found, solver.classes)}"
            else:
                said = f"{self.said}{self._contradicted(solver)}"
            return Problem(self.rule, said, self.where(), self.hint)
        except TooManyWorlds:
            said = f"it is not decided whether {self.said}: too many answers bear on it"
            hint = "make its condition, or those that it depends on, simpler"
            return Problem("undecided", said, self.where(), hint, Severity.ERROR)

    def _contradicted(self, solver: Solver) -> str:
        """Return the answers that would do if they did not contradict each other."""
        for test in self.tests:
            worlds = solver.worlds(test)
            found = next((chosen for chosen, true in worlds if true), None)
            if found is not None:
                return f"; the answers that lead to it contradict each other ({told(found, solver.classes)})"
        return ""


@dataclass(frozen=True, slots=True)
class Ground:
    """What claims are made about: a library, its files, and the contents of each document."""

    library: Library
    sources: Sources
    contents: tuple[Contents, ...]

    @classmethod
    def of(cls, library: Library, sources: Sources) -> Ground:
        """Return the ground of a library, with every document that some answers ask for."""
        targets = possible_targets(library)
        return cls(library, sources, tuple(Contents.of(library, target) for target in targets))

    def with_clause(self, key: str) -> tuple[Contents, ...]:
        """Return the contents of the documents that a clause may enter."""
        return tuple(contents for contents in self.contents if key in contents.clauses)


def test(contents: Contents, *conditions: Callable[[Page], bool]) -> Test:
    """Return the test whether a document is drafted in which all conditions hold.

    Args:
        contents: The document.
        conditions: In the order in which they are looked at: first those that decide most often.
    """

    def holds(world: World) -> bool:
        page = Page(contents, world)
        return all(condition(page) for condition in conditions) and page.drafted()

    return holds


def name(target: Target) -> str:
    """Return what a document is called in a message: its file without an ending."""
    return f"'{target.file}'"
