"""The questionnaire on paper: whom it asks what, and what it says of each question."""

import pytest
from forms import NAMED, form
from small_library import library, resolve

from codegen.document.form import STAMP
from codegen.interview import paper

RESOLVED = resolve(library(), NAMED)


def keys(who, given=None, *, full=False, **more):
    of = library()
    resolution = resolve(of, {**NAMED, **(given or {})}, **more)
    return [question.key for question in paper.open_for(of, resolution, who, full=full)]


def row(key, given=None, **more):
    asked = form(resolve(library(), {**NAMED, **(given or {})}, **more))
    return next(row for row in asked.rows if row.key == key)


def test_those_who_would_know_stand_in_the_order_of_the_questionnaire():
    assert paper.respondents(library()) == ("drafter", "hr", "legal", "head", "finance")


def test_a_questionnaire_asks_what_is_open_and_somebody_would_know():
    assert keys(["legal"]) == ["gifts.law"]
    assert keys(["hr", "finance"]) == ["people.categories", "gifts.limit"]


def test_the_long_one_asks_every_level_and_what_is_answered_too():
    given = {"gifts.law": "no"}

    assert keys(["legal"], given) == []
    assert keys(["legal"], given, full=True) == [
        "act.date",
        "act.old",
        "politics.acts",
        "gifts.law",
    ]


def test_an_assumption_is_open_and_what_is_confirmed_is_not():
    given = {"roles.adviser": "Adviser", "roles.decider": "Board", "risk.functions": ["none"],
             "values.list": [{"name": "Care"}]}  # fmt: skip

    assert keys(["head"], given) == ["gifts.policy", "gifts.days"]
    assert keys(["head"], given, confirmed=frozenset({"gifts.days"})) == ["gifts.policy"]


def test_what_somebody_did_not_know_and_what_people_answered_differently_stays_open():
    assert "roles.adviser" in keys(["head"], unsure=frozenset({"roles.adviser"}))


def test_a_question_that_does_not_apply_is_not_asked():
    assert "gifts.limit" in keys(["finance"], {"money.currency": "EUR"})
    assert "gifts.limit" not in keys(
        ["finance"], {"gifts.policy": "refuse", "money.currency": "EUR"}
    )


def test_a_question_that_another_answer_in_the_same_form_would_bring_is_asked_with_a_word_on_it():
    given = {"risk.functions": ["buying"], "money.currency": "EUR"}  # so refusing gifts is assumed

    assert "gifts.limit" in keys(["head", "finance"], given)
    assert "gifts.limit" not in keys(["finance"], given)
    assert row("gifts.limit", given).help[-1] == "Whether it is needed depends on: rule on gifts."


def test_a_law_is_asked_with_its_act_its_article_and_its_date():
    asked = [(row.number, row.key) for row in form(RESOLVED, ["legal"], full=False).rows]

    assert asked == [
        ("1", "gifts.law"),
        ("1a", "gifts.law.act"),
        ("1b", "gifts.law.article"),
        ("1c", "gifts.law.date"),
        ("1d", "gifts.law.amount"),
    ]


@pytest.mark.parametrize(
    ("given", "more", "now"),
    [
        ({}, {}, "10 (assumed; nobody has confirmed it)"),
        ({"gifts.days": 5}, {}, "5 (answered)"),
        (
            {"gifts.days": 5},
            {"by": {"gifts.days": {"who": "hr"}}},
            "5 (answered by human resources)",
        ),
        ({}, {"unsure": frozenset({"gifts.days"})}, "Somebody was asked and did not know."),
        ({}, {"preset": "town"}, "14 (assumed; nobody has confirmed it)"),
    ],
)
def test_a_question_says_what_stands_now_and_from_whom(given, more, now):
    assert row("gifts.days", given, **more).now == now


def test_what_nobody_answered_says_nothing_of_today():
    assert row("roles.adviser").now == ""


def test_the_choices_stand_below_the_question():
    assert row("gifts.policy").choices == ("Nothing at all", "Small gifts")


def test_everybody_may_say_that_they_do_not_know():
    assert row("politics.acts.candidacy").words == ("as it stands", "I do not know")
    assert row("gifts.given").words == ("I do not know",)
    assert row("roles.adviser").words == ("nobody yet", "I do not know")


def test_records_that_stand_are_in_the_table_and_rows_follow_them():
    grid = row("values.list", {"values.list": [{"name": "Care", "behaviours": ["a", "b"]}]}).grid

    assert grid.rows == (("Care", "", "a; b"),)
    assert grid.empty == 2  # of at most three


def test_a_form_says_for_whom_about_whom_and_by_when():
    said = {line.label: line.text for line in form(RESOLVED, ["legal"]).lines}

    assert said["For"] == "the legal department"
    assert said["About"].endswith("of Ahlen")
    assert said["Please answer by"] == ""


def test_the_file_carries_what_it_was_made_from_and_a_stamp_for_each_place():
    asked = form(resolve(library(), NAMED), ["legal"])

    stamps = asked.stamps()
    assert stamps["codegen for"] == "legal"
    assert stamps["codegen body"] == "Ahlen"
    assert {name for name in stamps if name.startswith(STAMP)} == {
        f"{STAMP}{row.key}" for row in asked.rows
    }
