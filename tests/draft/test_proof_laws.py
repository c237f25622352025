"""The solver against two oracles, over libraries drawn at random: every combination tried, and z3."""

import os
import re

import enumeration
import pytest
from hypothesis import Phase, given, settings
from random_libraries import libraries, read

from codegen.draft.proof.claim import Ground
from codegen.draft.proof.classes import FILLED, Classes
from codegen.draft.proof.proving import CLAIMS, prove
from codegen.draft.proof.solver import Solver
from codegen.draft.proof.world import World
from codegen.draft.select import targets
from codegen.library.language import UNKNOWN

EXAMPLES = 500 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 60

FILES = {"in-service": "code-of-conduct", "mandate": "code-of-conduct-mandate"}


def proven(library, sources):
    """Return what the solver finds wrong, as the oracles have it."""
    ground, solver = Ground.of(library, sources), Solver(Classes(library))
    found = set()
    for family in CLAIMS:
        if family.__name__ == "changes":
            continue
        claims = list(family(ground))
        problems = [claim.problem(solver) for claim in claims]
        if family.__name__ == "alternatives":
            paths = [
                ("never-printed", key, path)
                for key, clause in library.clauses.items()
                for path in enumeration.every_branch(clause.newest.nodes)
            ]
            found |= {path for path, problem in zip(paths, problems, strict=True) if problem}
            continue
        found |= {_named(problem) for problem in problems if problem}
    return found


def _named(problem):
    names = re.findall(r"'([^']+)'", problem.message)
    match problem.rule:
        case "both-in":
            return problem.rule, frozenset(names[:2]), names[2]
        case "never-printed" | "topic-excluded":
            return problem.rule, names[0], names[1]
        case "topic-uncovered":
            return problem.rule, names[1], names[0]
        case "topic-without-wording":
            office = re.search(r"conduct/([a-z-]+)", problem.message).group(1)
            return problem.rule, names[0], FILES[office]
    return problem.rule, names[0], names[1], names[2]


def without_unwritten(faults, found=None):
    """Return faults without the topics on which *found* says that nothing is written at all."""
    told = {one[1:] for one in found or faults if one[0] == "topic-without-wording"}
    return {one for one in faults
            if one[0] != "topic-without-wording" and (one[0] != "topic-uncovered" or one[1:] not in told)}  # fmt: skip


@settings(max_examples=EXAMPLES, phases=[Phase.generate])
@given(libraries())
def test_the_solver_finds_what_every_combination_shows(made):
    changes, asked = made
    library, sources = read(changes)

    found = proven(library, sources)

    assert without_unwritten(found) == without_unwritten(enumeration.faults(library, asked), found)


@settings(max_examples=EXAMPLES, phases=[Phase.generate])
@given(libraries(few=False))
def test_the_solver_finds_what_z3_finds(made):
    z3_oracle = pytest.importorskip("z3_oracle", reason="z3-solver is absent")
    library, sources = read(made[0])

    found = proven(library, sources)

    assert without_unwritten(found) == without_unwritten(z3_oracle.faults(library), found)


@settings(max_examples=EXAMPLES, phases=[Phase.generate])
@given(libraries())
def test_a_draft_with_the_answers_of_a_counter_example_has_the_fault(made):
    library, sources = read(made[0])
    ground, solver = Ground.of(library, sources), Solver(Classes(library))

    examples = [
        (_named(claim.problem(solver)), example.whole)
        for family in CLAIMS
        for claim in family(ground)
        if not claim.wanted
        for example in [solver.example(claim.tests[0])]
        if example
    ]

    for fault, chosen in examples:
        of = enumeration.resolution(library, answered(library, chosen, solver.classes))
        drafted = {
            found
            for target in targets(library, of)
            for found in enumeration.wrong(
                library, target, enumeration.printed(library, of, target)
            )
        }
        assert fault in drafted
        assert not enumeration.contradicted(library, of)


def answered(library, chosen, classes):
    """Return the answers that are chosen, and None for each of the others."""
    found = dict.fromkeys(
        key for key in library.questionnaire.questions if key != "organisation.name"
    )
    for key in found:
        value = chosen.get(("is", key), UNKNOWN)
        if value is FILLED:
            places = World(classes, chosen, silent=True)
            found[key] = [m for n, m in enumerate(classes.members(key)) if places.has(key, n)]
        elif value is not UNKNOWN:
            found[key] = value
    return found


@settings(max_examples=EXAMPLES, phases=[Phase.generate])
@given(libraries())
def test_whatever_is_answered_to_an_idle_question_every_draft_is_the_same(made):
    changes, asked = made
    library, sources = read(changes)

    problems = prove(library, sources).problems

    idle = {p.message.split("'")[1] for p in problems if p.rule == "idle-question"} & asked.keys()
    seen = {}
    for found in enumeration.combinations(asked) if idle else ():
        of = enumeration.resolution(library, found)
        same = enumeration.shown(library, of)
        for key in idle:
            own = (key, *library.questionnaire.questions[key].fields)
            others = repr([(name, value) for name, value in found.items() if name not in own])
            if not enumeration.contradicted(library, of):
                assert seen.setdefault((key, others), same) == same
