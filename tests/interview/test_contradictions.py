"""Which answers cannot stand together, and which of them would resolve it."""

import pytest
import small_library
from conftest import ROOT

from codegen.interview.contradictions import concerned, standing
from codegen.interview.resolution import Answers, Resolution
from codegen.library.load import load

SMALL = small_library.library()


def resolved(library, given):
    return Resolution(library, Answers(given=given))


def test_answers_that_cannot_stand_together_are_found():
    both = resolved(SMALL, {"roles.adviser": "Adviser", "roles.decider": "Adviser"})

    assert [rule.id for rule in standing(SMALL, both)] == ["adviser-decides"]
    assert standing(SMALL, resolved(SMALL, {"roles.adviser": "Adviser"})) == ()


@pytest.fixture(scope="module")
def real():
    return load(ROOT / "clauses")


@pytest.mark.parametrize(
    ("given", "rule", "keys"),
    [
        (
            {"roles.adviser": "A", "roles.decider": "A", "roles.investigator": "B"},
            "adviser-decides",
            ("roles.adviser", "roles.decider"),
        ),
        (
            {"roles.adviser": "A", "roles.decider": "B", "roles.investigator": "A"},
            "adviser-decides",
            ("roles.adviser", "roles.investigator"),
        ),
        (
            {"roles.committee": "no", "roles.overseer": "Ethics Committee"},
            "committee-without-committee",
            ("roles.committee", "roles.overseer"),
        ),
        (
            {"gifts.law": "yes", "gifts.law.amount": 20, "gifts.limit": 30, "gifts.policy": "limit"},
            "limit-above-law",
            ("gifts.law", "gifts.limit", "gifts.law.amount"),
        ),
        (
            {"act.form": "guidance", "people.categories": [{"category": "staff"}]},
            "guidance-with-duties",
            ("act.form", "people.categories"),
        ),
        ({"task.kind": "revise"}, "revision-without-old-code", ("task.kind", "task.old_code.name")),
    ],
)  # fmt: skip
def test_only_the_answers_that_it_turns_on_are_concerned(real, given, rule, keys):
    given = {"people.categories": [{"category": "staff"}]} | given
    resolution = resolved(real, given)

    found = next(one for one in standing(real, resolution) if one.id == rule)

    assert concerned(found, resolution) == keys


def test_where_several_answers_would_each_show_it_all_are_concerned(real):
    given = {
        "people.categories": [{"category": "staff"}],
        "roles.adviser": "A",
        "roles.decider": "A",
        "roles.investigator": "A",
    }
    resolution = resolved(real, given)

    found = next(one for one in standing(real, resolution) if one.id == "adviser-decides")

    assert set(concerned(found, resolution)) >= {"roles.adviser"}


def test_every_rule_of_the_library_turns_on_questions(real):
    nothing = resolved(real, {})

    for rule in real.questionnaire.contradictions:
        assert concerned(rule, nothing), rule.id
