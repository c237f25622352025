"""A claim about every combination of answers, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from codegen.draft.proof.page import Contents, Page
from codegen.draft.proof.solver import Test, TooManyWorlds
from codegen.draft.proof.telling import told
from codegen.draft.select import Target, asked_for, possible_targets
from codegen.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from codegen.draft.proof.solver import Solver
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
    severity: Severity = Severity.ERROR

    def problem(self, solver: Solver) -> Problem | None:
        """Return what is wrong, with the answers that show it; None when the claim holds."""
        try:
            said = self._unwanted(solver) if not self.wanted else self._missed(solver)
            return (
                Problem(self.rule, said, self.where(), self.hint, self.severity) if said else None
            )
        except TooManyWorlds:
            said = f"nobody can tell whether this holds, since too many answers bear on it: {self.said}"
            return Problem("undecided", said, self.where(), "make the conditions here simpler")

    def _unwanted(self, solver: Solver) -> str | None:
        examples = (solver.example(test) for test in self.tests)
        found = next((example for example in examples if example), None)
        if found is None:
            return None
        answers = told(found.shown, solver.classes)
        return f"{self.said} {f'with {answers}' if answers else 'whatever is answered'}"

    def _missed(self, solver: Solver) -> str | None:
        if any(solver.possible(test) for test in self.tests):
            return None
        examples = (solver.contradictory(test) for test in self.tests)
        found = next((example for example in examples if example is not None), None)
        if found is None:
            return self.said
        answers = told(found, solver.classes)
        return f"{self.said}: the answers that lead to it contradict each other ({answers})"


@dataclass(frozen=True, slots=True)
class Ground:
    """What claims are made about: a library, its files, and the contents of each document.

    ``planned`` are the contents of codes that no draft makes yet, since their outline does not name
    the office, although clauses are being written for it.
    """

    library: Library
    sources: Sources
    contents: tuple[Contents, ...]
    planned: tuple[Contents, ...]

    @classmethod
    def of(cls, library: Library, sources: Sources) -> Ground:
        """Return the ground of a library, with every document that some answers ask for."""
        made = tuple(Contents.of(library, target) for target in possible_targets(library))
        drafted = {(one.target.kind, one.target.office) for one in made}
        planned = (
            Contents.of(library, Target(key, outline.document, office, f"{outline.file}-{office}"))
            for key, outline in library.outlines.items()
            if outline.offices
            for office in library.offices
            if (outline.document, office) not in drafted
        )
        return cls(library, sources, made, tuple(one for one in planned if one.clauses))

    def with_clause(self, key: str) -> tuple[Contents, ...]:
        """Return the contents of the documents that a clause may enter."""
        return tuple(contents for contents in self.contents if key in contents.clauses)


def test(contents: Contents, *conditions: Callable[[Page], bool]) -> Test:
    """Return the test whether all conditions hold in a document, which is presumed to be drafted.

    Args:
        contents: The document.
        conditions: In the order in which they are looked at: first those that decide most often.
    """

    def passes(world: World) -> bool:
        page = Page(contents, world)
        return all(condition(page) for condition in conditions)

    return Test(passes, partial(asked_for, contents.target))


def name(target: Target) -> str:
    """Return what a document is called in a message: its file without an ending."""
    return f"'{target.file}'"
