"""The criteria C01 to C40 on a good draft, and what makes each that a program can judge fail."""

import re
from dataclasses import replace

import pytest
from conftest import ROOT
from planting import added, clause, library, looked

from codegen.doors import wording
from codegen.draft.lint import rules
from codegen.draft.lint.criteria import CRITERIA
from codegen.draft.lint.judging import judged
from codegen.draft.lint.linting import lint
from codegen.library.model import ClauseExample, Condition


def verdicts(*clauses, answers=None, **changes):
    subject = looked(*clauses, answers=answers, **changes)
    return {one.criterion.id: one for one in judged(subject, lint(subject))}


@pytest.fixture(scope="module")
def good():
    return verdicts()


def without(name, **changes):
    return replace(library().clauses[name], **changes)


def test_there_are_forty_criteria_in_order():
    assert [one.id for one in CRITERIA] == [f"C{number:02}" for number in range(1, 41)]


def test_every_rule_and_topic_and_answer_that_a_criterion_names_exists():
    own = library()
    known = {rule.id for rule in (*rules.STYLE, *rules.DRAFT)}

    assert {rule for one in CRITERIA for rule in one.rules} <= known
    assert {topic for one in CRITERIA for topic in one.topics} <= own.topics.keys()
    assert {key for one in CRITERIA for key in one.answers} <= own.questionnaire.questions.keys()


def test_every_rule_serves_the_criterion_that_it_names():
    looks_at = {one.id: one.rules for one in CRITERIA}

    lost = {
        rule.id
        for rule in (*rules.STYLE, *rules.DRAFT)
        if rule.criterion and rule.id not in looks_at[rule.criterion]
    }

    assert lost <= {"missing-topic", "contradiction"}  # which any criterion may show


def test_the_example_holds_all_but_what_is_not_written_yet(good):
    not_held = {name for name, one in good.items() if one.verdict == "not held"}

    assert not_held == {"C14", "C35"}


def test_each_criterion_says_what_it_looked_at(good):
    silent = [name for name, one in good.items() if not one.looked_at and not one.missing]

    assert silent == []


def test_what_only_a_reader_can_judge_is_said(good):
    assert {name for name, one in good.items() if one.verdict == "for a reader"} == {
        "C01", "C05", "C24", "C29", "C34",
    }  # fmt: skip


def test_the_clauses_looked_at_are_named_by_their_numbers(good):
    assert "code-of-conduct 3.1" in good["C07"].looked_at
    assert "answer roles.verifier: Integrity Officer" in good["C10"].looked_at


LESS = {
    "C02": {"answers": {"act.adopter.provision": "unsure"}},
    "C03": {"clauses": [("standards/respect", {"realises": ()})]},
    "C04": {"answers": {"values.list": [{"name": "Honesty"}]}},
    "C05": {"answers": {"risk.situations": ["One."]}},
    "C06": {"clauses": [("conflict-of-interest/hospitality", {"examples": ()})]},
    "C08": {"answers": {"roles.conflict_decider": "nobody-yet"}},
    "C10": {"answers": {"roles.verifier": "nobody-yet"}},
    "C12": {"answers": {"outside.regime": "unsure"}},
    "C15": {"answers": {"roles.adviser": "Reporting Officer"}},
    "C17": {"answers": {"external.authorities": "unsure"}},
    "C18": {"answers": {"reporting.ack_days": "unsure"}},
    "C19": {"answers": {"whistleblower.law": "unsure"}},
    "C22": {"answers": {"appeal.body": "unsure"}},
    "C23": {"answers": {"roles.overseer": "Minister"}},
    "C28": {"answers": {"review.owner": "unsure"}},
    "C29": {"answers": {"gifts.law.date": "unsure"}},
    "C31": {"answers": {"roles.decider_for_head": "unsure"}},
    "C32": {"clauses": [("standards/social-media", {"needs_basis": ()})]},
}


@pytest.mark.parametrize("criterion", LESS)
def test_a_criterion_is_not_held_when_what_it_asks_is_taken_away(criterion):
    less = LESS[criterion]
    changed = [without(name, **changes) for name, changes in less.get("clauses", ())]

    found = verdicts(*changed, answers=less.get("answers"))[criterion]

    assert found.verdict == "not held"
    assert found.missing


def test_a_rule_whose_examples_fit_other_bodies_only_has_none():
    elsewhere = wording.condition("organisation.type == 'police'", "made")[0]
    told = (ClauseExample(allowed=True, nodes=("A cup.",), when=Condition("", tuple(elsewhere))),)
    changed = without("conflict-of-interest/hospitality", examples=told)

    found = verdicts(changed)["C06"]

    assert found.verdict == "not held"


WORDING = {
    "C07": ("conflict-of-interest/conflict-definition", "_apparent_"),
    "C16": ("standards/advice", "in your favour"),
    "C21": ("whistleblowing/persons-concerned", "presumed innocent"),
    "C25": ("standards/training", "at least every"),
    "C36": ("standards/interpretation", "do not bind"),
}


@pytest.mark.parametrize("criterion", WORDING)
def test_a_criterion_is_not_held_when_its_words_are_gone(criterion):
    name, words = WORDING[criterion]

    found = verdicts(clause(name, words, "…"))[criterion]

    assert found.verdict == "not held"
    assert re.match("words on ", found.missing[0])


def test_a_finding_of_a_rule_counts_against_its_criterion_and_gives_the_place():
    found = verdicts(added("standards/respect", "5. You **must** report to no authority."
                           " You **must not** go to the police."))["C38"]  # fmt: skip

    assert found.verdict == "not held"
    assert found.missing == ("rule gag-clause: 1 found (code-of-conduct 5.1 (5))",)


def test_a_criterion_on_what_the_draft_does_not_have_does_not_apply():
    found = verdicts(answers={"documents.kinds": ["ethics"]})

    assert found["C11"].verdict == "does not apply"
    assert found["C04"].verdict == "held"


def test_a_body_without_such_contacts_needs_no_rule_on_them():
    assert verdicts(answers={"lobbying.contacts": "none"})["C14"].verdict == "does not apply"


def test_the_criteria_are_those_of_the_domain():
    assert all(one.says.endswith(".") for one in CRITERIA)
    assert (ROOT / "clauses").is_dir()
