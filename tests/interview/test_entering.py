"""What people type, as answers: one reading or none."""

import datetime as dt

import pytest
from small_library import library

from codegen.interview.entering import entered, spelled
from codegen.library.load import load

SMALL = library().questionnaire.questions
QUESTIONS = load().questionnaire.questions


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("organisation.name", "  Town of Ahlen ", "Town of Ahlen"),
        ("organisation.name", "Ahl\u202een", "Ahlen"),
        ("people.count", "1 200", 1200),
        ("people.count", "1\u202f200", 1200),
        ("gifts.limit", "50", 50),
        ("gifts.limit", "49,90", 49.9),
        ("gifts.limit", "49.90", 49.9),
        ("gifts.policy", "2", "limit"),
        ("gifts.policy", "LIMIT", "limit"),
        ("gifts.policy", "Small gifts freely, larger ones with approval", "limit-with-approval"),
        ("gifts.protocol", "Y", "yes"),
        ("gifts.law", "No", "no"),
        ("roles.adviser", "Nobody yet", "nobody-yet"),
        ("risk.functions", "procurement, Licensing", ["procurement", "licensing"]),
        ("risk.functions", "1; 2; 1", ["procurement", "licensing"]),
        ("risk.posts", "head of procurement, north; inspectors", ["head of procurement, north", "inspectors"]),
        ("act.effective_date", "2027-06-01", dt.date(2027, 6, 1)),
        ("act.effective_date", "1 June 2027", dt.date(2027, 6, 1)),
        ("act.effective_date", "1. jun 2027", dt.date(2027, 6, 1)),
        ("act.effective_date", "Sept 30, 2027", dt.date(2027, 9, 30)),
        ("organisation.country", "nz", "NZ"),
        ("organisation.country", "New Zealand", "NZ"),
        ("organisation.country", "XA", "XA"),
        ("people.count", "1.200", 1200),
        ("people.count", "1,200", 1200),
    ],
)  # fmt: skip
def test_an_answer_is_read_as_its_writer_meant_it(key, typed, value):
    found = entered(QUESTIONS[key], typed)

    assert (found.value, found.refusals) == (value, ())


@pytest.mark.parametrize(
    ("key", "typed", "rule"),
    [
        ("organisation.name", "   ", "wrong-type"),
        ("people.count", "about 20", "wrong-type"),
        ("gifts.limit", "1.500", "two-readings"),
        ("gifts.limit", "50 EUR", "wrong-type"),
        ("gifts.limit", "-3", "out-of-range"),
        ("gifts.policy", "limits", "unknown-choice"),
        ("gifts.policy", "9", "unknown-choice"),
        ("gifts.protocol", "maybe", "unknown-choice"),
        ("risk.functions", "none, licensing", "wrong-choices"),
        ("act.effective_date", "1.6.2027", "wrong-type"),
        ("act.effective_date", "31 June 2027", "wrong-type"),
        ("act.effective_date", "1 Ju 2027", "wrong-type"),
        ("act.effective_date", "1 Juno 2027", "wrong-type"),
        ("organisation.country", "Ardumere", "wrong-type"),
        ("roles.conflict_decider", "the Director", "article"),
    ],
)
def test_what_can_be_read_in_two_ways_or_in_none_is_refused(key, typed, rule):
    found = entered(QUESTIONS[key], typed)

    assert [refusal.rule for refusal in found.refusals] == [rule]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("organisation.name", "Town of Ahlen"),
        ("gifts.limit", 49.9),
        ("gifts.limit", 50),
        ("gifts.policy", "limit-with-approval"),
        ("gifts.law", "no"),
        ("risk.functions", ["procurement", "licensing"]),
        ("risk.posts", ["head of procurement, north", "inspectors"]),
        ("act.effective_date", dt.date(2027, 6, 1)),
        ("organisation.country", "NZ"),
        ("roles.adviser", "nobody-yet"),
    ],
)
def test_what_is_spelled_is_entered_again(key, value):
    question = QUESTIONS[key]

    assert entered(question, spelled(question, value)).value == value


def test_records_have_no_typed_form():
    with pytest.raises(ValueError, match=r"people\.categories"):
        spelled(QUESTIONS["people.categories"], [{"category": "staff"}])
