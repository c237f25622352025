"""Whether a value is an answer: every type of question, and every refusal in words."""

import datetime as dt
from dataclasses import replace

import pytest
from small_library import library

from codegen.interview.accepting import RULES, Refusal, accepted

QUESTIONS = library().questionnaire.questions
COUNTRY = "a country code of two letters, such as EE or KE"


def said(key, value):
    """Return the messages of the refusals of a value as the answer to a question."""
    return [refusal.message for refusal in accepted(QUESTIONS[key], value).refusals]


@pytest.mark.parametrize(
    ("key", "value", "kept"),
    [
        ("organisation.name", "Town of Ahlen", "Town of Ahlen"),
        ("act.note", "One.\n\nTwo.", "One.\n\nTwo."),
        ("roles.adviser", "Ethics Adviser", "Ethics Adviser"),
        ("roles.adviser", "Theatre Director", "Theatre Director"),
        ("roles.adviser", "nobody-yet", "nobody-yet"),
        ("gifts.policy", "limit", "limit"),
        ("risk.functions", ["buying", "policing"], ["buying", "policing"]),
        ("risk.functions", ["none"], ["none"]),
        ("risk.functions", [], []),
        ("gifts.given", "no", "no"),
        ("gifts.given", True, "yes"),
        ("gifts.given", False, "no"),
        ("gifts.law", "yes", "yes"),
        ("gifts.law", False, "no"),
        ("gifts.days", 1, 1),
        ("gifts.days", 60, 60),
        ("gifts.limit", 1, 1),
        ("gifts.limit", 49.5, 49.5),
        ("act.date", dt.date(2027, 1, 31), dt.date(2027, 1, 31)),
        ("act.date", "2027-01-31", dt.date(2027, 1, 31)),
        ("organisation.country", "EE", "EE"),
        ("organisation.country", "XA", "XA"),
        ("training.topics", ["gifts", "speaking up"], ["gifts", "speaking up"]),
        ("training.topics", [], []),
        ("training.topics", "none-yet", "none-yet"),
        ("people.categories", [{"category": "staff"}], [{"category": "staff"}]),
        ("values.list", [{"name": "Care", "behaviours": ["a", "b"]}],
         [{"name": "Care", "behaviours": ["a", "b"]}]),
    ],
)  # fmt: skip
def test_an_answer_of_the_right_type_is_kept(key, value, kept):
    found = accepted(QUESTIONS[key], value)

    assert (found.value, found.refusals) == (kept, ())


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("organisation.name", 5, "'5' is not an answer to organisation.name, which is a text"),
        ("organisation.name", "", "'' is not an answer to organisation.name, which is a text"),
        ("organisation.name", " \n", "' \n' is not an answer to organisation.name, which is a text"),
        ("act.note", ["a"], "'['a']' is not an answer to act.note, which is a text"),
        ("roles.adviser", True, "'True' is not an answer to roles.adviser, which is a text"),
        ("roles.adviser", "the Mayor", "'the Mayor' begins with an article"),
        ("roles.adviser", "An Adviser", "'An Adviser' begins with an article"),
        ("roles.decider", "nobody-yet ", None),
        ("gifts.policy", "none", "'none' is not a choice of gifts.policy"),
        ("gifts.policy", ["limit"], "'['limit']' is not a choice of gifts.policy"),
        ("gifts.policy", True, "'True' is not a choice of gifts.policy"),
        ("gifts.given", "maybe", "'maybe' is not a choice of gifts.given"),
        ("gifts.given", 1, "'1' is not a choice of gifts.given"),
        ("gifts.law", "unsure", "'unsure' is not a choice of gifts.law"),
        ("risk.functions", "buying", "'buying' is not an answer to risk.functions, which is a list of choices"),
        ("risk.functions", ["none", "buying"], "'none' stands alone in risk.functions"),
        ("gifts.days", "10", "'10' is not an answer to gifts.days, which is a whole number"),
        ("gifts.days", 10.5, "'10.5' is not an answer to gifts.days, which is a whole number"),
        ("gifts.days", True, "'True' is not an answer to gifts.days, which is a whole number"),
        ("gifts.days", 0, "0 is out of range: gifts.days is from 1 to 60"),
        ("gifts.days", 61, "61 is out of range: gifts.days is from 1 to 60"),
        ("gifts.limit", 0, "0 is out of range: gifts.limit is at least 1"),
        ("gifts.limit", -1, "an amount is not negative"),
        ("gifts.limit", "50 EUR",
         "'50 EUR' is not an answer to gifts.limit, which is an amount, a number without its currency"),
        ("gifts.limit", float("inf"),
         "'inf' is not an answer to gifts.limit, which is an amount, a number without its currency"),
        ("gifts.limit", float("nan"),
         "'nan' is not an answer to gifts.limit, which is an amount, a number without its currency"),
        ("gifts.limit", False,
         "'False' is not an answer to gifts.limit, which is an amount, a number without its currency"),
        ("act.date", "31.1.2027", "'31.1.2027' is not an answer to act.date, which is a date such as 2027-01-31"),
        ("act.date", 2027, "'2027' is not an answer to act.date, which is a date such as 2027-01-31"),
        ("act.date", dt.datetime(2027, 1, 31, 9, tzinfo=dt.UTC),
         "'2027-01-31 09:00:00+00:00' is not an answer to act.date, which is a date without a time"),
        ("organisation.country", "Estonia",
         f"'Estonia' is not an answer to organisation.country, which is {COUNTRY}"),
        ("organisation.country", "ee", f"'ee' is not an answer to organisation.country, which is {COUNTRY}"),
        ("organisation.country", 49, f"'49' is not an answer to organisation.country, which is {COUNTRY}"),
        ("training.topics", "gifts", "'gifts' is not an answer to training.topics, which is a list of texts"),
        ("training.topics", ["a", 5], "a member of the list is a text"),
        ("training.topics", ["a", " "], "a member of the list is a text"),
        ("training.topics", ["a", "b", "c", "d"], "training.topics has at most 3 members"),
        ("people.categories", {"category": "staff"},
         "'{'category': 'staff'}' is not an answer to people.categories, which is a list of records"),
        ("people.categories", ["staff"], "a member of the list is a record of category, bond"),
        ("people.categories", [{"bond": "contract"}], "'category' is missing"),
        ("people.categories", [{"category": "stuff"}], "'stuff' is not a choice of category"),
        ("people.categories", [{"category": "staff", "count": 3}], "'count' is not a field of people.categories"),
        ("values.list", [{"name": "a"}] * 4, "values.list has at most 3 members"),
        ("act.old", "Code of 2016", "answer its fields: act.old.name, act.old.year"),
        ("politics.acts", "free", "answer its fields: politics.acts.candidacy"),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_refused_with_a_sentence(key, value, message):
    assert said(key, value) == ([message] if message else [])


@pytest.mark.parametrize(
    ("key", "value", "hint"),
    [
        ("roles.adviser", "The Mayor of Ahlen", "write 'Mayor of Ahlen'"),
        ("gifts.policy", "limits", "did you mean 'limit'?"),
        ("gifts.policy", "x", "choices are refuse, limit"),
        ("gifts.law", "unsure", "choices are yes, no"),
        ("risk.functions", ["bying"], "did you mean 'buying'?"),
        ("people.categories", [{"category": "staff", "bnd": "contract"}], "did you mean 'bond'?"),
        ("people.categories", [{"category": "staff", "count": 3}], "fields are category, bond"),
        ("gifts.days", "ten", "Within how many days?"),
    ],
)
def test_a_refusal_says_what_may_help(key, value, hint):
    assert [refusal.hint for refusal in accepted(QUESTIONS[key], value).refusals] == [hint]


def test_a_refusal_points_into_a_list():
    found = accepted(
        QUESTIONS["values.list"], [{"name": "a"}, {"name": "b", "behaviours": ["x", 5]}]
    )

    assert [refusal.path for refusal in found.refusals] == [(1, "behaviours", 1)]


def test_every_fault_of_a_list_is_told_at_once():
    found = accepted(QUESTIONS["risk.functions"], ["bying", "policing", "polcing"])

    assert [refusal.path for refusal in found.refusals] == [(0,), (2,)]


def test_a_long_wrong_value_is_shown_in_part():
    (refusal,) = accepted(QUESTIONS["gifts.days"], "x" * 100).refusals

    assert refusal == Refusal(
        "wrong-type",
        f"'{'x' * 37}…' is not an answer to gifts.days, which is a whole number",
        "Within how many days?",
    )


def test_the_fields_of_a_record_stand_in_the_order_of_the_questionnaire():
    found = accepted(QUESTIONS["people.categories"], [{"bond": "contract", "category": "staff"}])

    assert list(found.value[0]) == ["category", "bond"]


def test_every_type_of_question_has_its_rule():
    assert {question.type for question in QUESTIONS.values()} == set(RULES)


def test_an_empty_list_is_no_answer_where_at_least_one_member_is_asked_for():
    question = replace(QUESTIONS["training.topics"], least=1)

    found = accepted(question, []).refusals

    assert [refusal.message for refusal in found] == ["training.topics has at least 1 member"]
    assert accepted(question, ["gifts"]).refusals == ()
