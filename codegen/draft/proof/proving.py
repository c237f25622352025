"""What holds for every combination of answers, and what does not, with the answers that show it.

**The space.** Every question may have any answer that `codegen.interview.accepting` takes, or none,
which is what answers of several people that differ come to; a list may be empty and hold any of its
members, and a loop may meet any record. A default, a preset and an assumption give a value that could
have been given as well, so they add nothing to the space; where a default is computed from another
answer, any number counts, since it may pass the limits of its own question. A question that does not
apply has no value, whatever was answered; whether one applies is found as in a draft. Answers that no
comparison of the library tells apart are one class (`classes`), so the space is finite; it is walked
by deciding only the answers that are read (`solver`, `world`).

**What counts as printed.** A clause that is *in*, or one that waits and stands in brackets because
its topic is required or a printed clause refers to it, as `codegen.draft.select` has it; in either
case only when its text prints a word. Where a condition inside a text is unknown, every branch that
may yet hold is printed in brackets, and counts.

**What is proven**, of each document of each office on its own:

- ``both-in``: two clauses of which one excludes the other are never both *in*. Two that wait may
  stand side by side in brackets: that is what brackets are for.
- ``need-unmet``: beside a clause that is *in*, each clause that it needs is printed. What a bracketed
  clause needs is proven for the answers that would take it in.
- ``dangling-reference``: where a reference to a clause, topic, term, form, section or part is
  printed, in a text, an example or a part, in brackets or not, the document prints what it names.
- ``never-printed``: each clause is *in*, each example with a condition is told, and each branch of a
  text is printed by itself, under some answers that contradict nothing.
- ``topic-uncovered``: the document carries each topic that topics.yaml requires of it;
  ``topic-without-wording`` is told of those that nothing carries at all. ``topic-excluded``: it
  prints no clause on a topic that topics.yaml keeps out of it.
- ``idle-question``: of each question that is not a matter of form, two answers lead to different
  wording, a different selection, other questions, or a contradiction told.

**Contradictions** of the questionnaire refute a counter-example and do nothing else: answers are no
example when every way of answering the remaining questions breaks a rule of severity ``error``.

**What is not proven**: drafts that keep wording of an earlier library by their lock; versions that are
not the newest; references in titles; that a list holds its members in a certain order; what a text
says beyond being printed.

An example tells the fewest answers among the first ten examples that are found, and none that could
be left out; that the document is drafted at all is presumed.
"""

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
    wording.told_examples,
    topics.excluded,
    topics.required,
    idle.changes,
)
# What `codegen.library.remarks` says in short, and a proof at each place.
TELLS = frozenset({"unread-questions", "unwritten-topics"})


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
