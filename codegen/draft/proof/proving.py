"""What holds for every combination of answers, and what does not, with the answers that show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.draft.proof import clauses, idle, topics, wording
from codegen.draft.proof.claim import Claim, Ground
from codegen.draft.proof.classes import Classes
from codegen.draft.proof.solver import Solver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from codegen.errors import Problem
    from codegen.library.model import Library
    from codegen.library.sources import Sources

CLAIMS: tuple[Callable[[Ground], Iterator[Claim]], ...] = (
    clauses.exclusions,
    clauses.needs,
    wording.pointed,
    clauses.appearances,
    wording.alternatives,
    topics.excluded,
    topics.required,
    idle.changes,
)


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found, and how many of the properties hold."""

    problems: tuple[Problem, ...]
    properties: int

    @property
    def held(self) -> int:
        """How many properties hold for every combination of answers."""
        return self.properties - len(self.problems)


def prove(library: Library, sources: Sources) -> Proof:
    """Return what does not hold for every combination of answers."""
    ground = Ground.of(library, sources)
    solver = Solver(Classes(library))
    claims = [claim for family in CLAIMS for claim in family(ground)]
    found = [claim.problem(solver) for claim in claims]
    return Proof(tuple(problem for problem in found if problem), len(claims))
