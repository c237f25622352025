"""Answers of several people: what is new, what agrees, what stays open because they differ."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_library import library

from codegen.interview import answers as answering
from codegen.interview.changing import settled
from codegen.interview.merging import merged, same
from codegen.interview.resolution import Answers, Differing, Origin, Resolution
from codegen.interview.returned import Returned
from codegen.interview.writing import written

OF = library()
QUESTIONS = OF.questionnaire.questions
DAY = dt.date(2026, 11, 26)
LATER = dt.date(2026, 12, 3)
NAMED = {"organisation.name": "Ahlen"}


def back(who, answers, *, on=DAY, signed=True, file="q.docx"):
    return Returned(file, who, on, signed, answers)


def brought(*forms, given=None, **more):
    return merged(OF, Answers(given={**NAMED, **(given or {})}, **more), forms)


def outcomes(found):
    return [(form.who, taken.key, taken.outcome) for form, told in found.taken for taken in told]


def test_an_answer_that_nobody_gave_before_is_taken_with_who_and_when():
    found = brought(back("legal", {"gifts.law": "no"}))

    assert found.answers.given["gifts.law"] == "no"
    assert found.answers.by == {"gifts.law": {"who": "legal", "on": DAY}}
    assert outcomes(found) == [("legal", "gifts.law", "new")]


def test_the_same_answer_adds_nothing():
    found = brought(back("hr", {"gifts.days": 5}), given={"gifts.days": 5})

    assert found.answers == Answers(given={**NAMED, "gifts.days": 5})
    assert outcomes(found) == [("hr", "gifts.days", "same")]


def test_whoever_answers_alike_is_remembered_and_may_think_again():
    one, two = back("hr", {"gifts.days": 5}), back("legal", {"gifts.days": 5})

    agreed = brought(one, two)
    found = merged(OF, agreed.answers, [back("hr", {"gifts.days": 7}, on=LATER)])

    assert agreed.answers.by["gifts.days"] == {"who": "hr; legal", "on": DAY}
    assert [(entry.who, entry.value) for entry in found.answers.differ["gifts.days"]] == [
        ("legal", 5),
        ("hr", 7),
    ]


def test_an_assumption_that_somebody_answers_alike_is_confirmed():
    found = brought(back("head", {"gifts.days": 10}))

    assert Resolution(OF, found.answers).origin("gifts.days") is Origin.CONFIRMED
    assert found.answers.by["gifts.days"]["who"] == "head"


def test_another_answer_than_the_assumption_replaces_it():
    found = brought(back("head", {"gifts.days": 5}), preset="town")

    assert found.answers.given["gifts.days"] == 5
    assert not found.answers.differ


def test_a_different_answer_leaves_both_open():
    before = {"given": {"gifts.days": 5}, "by": {"gifts.days": {"who": "hr", "on": DAY}}}

    found = brought(back("legal", {"gifts.days": 7}, on=LATER), **before)

    assert found.answers.differ == {
        "gifts.days": (Differing(5, "hr", DAY), Differing(7, "legal", LATER))
    }
    assert "gifts.days" not in found.answers.given
    assert Resolution(OF, found.answers).origin("gifts.days") is Origin.DIFFERING


def test_what_stands_in_the_file_without_a_name_was_given_by_somebody_too():
    found = brought(back("legal", {"gifts.days": 7}), given={"gifts.days": 5})

    assert found.answers.differ["gifts.days"][0] == Differing(5)


def test_what_somebody_confirmed_is_an_answer_of_theirs():
    found = brought(back("legal", {"gifts.days": 7}), confirmed=frozenset({"gifts.days"}))

    assert [entry.value for entry in found.answers.differ["gifts.days"]] == [10, 7]
    assert "gifts.days" not in found.answers.confirmed


def test_two_forms_at_once_differ_as_two_one_after_the_other_do():
    one, two = back("hr", {"gifts.days": 5}), back("legal", {"gifts.days": 7})

    at_once = brought(one, two)

    first = merged(OF, Answers(given=NAMED), [one])
    assert merged(OF, first.answers, [two]).answers == at_once.answers


def test_a_third_answer_joins_the_two():
    forms = [
        back("hr", {"gifts.days": 5}),
        back("legal", {"gifts.days": 7}),
        back("it", {"gifts.days": 5}),
    ]

    found = brought(*forms)

    told = [(entry.who, entry.value) for entry in found.answers.differ["gifts.days"]]
    assert told == [("hr", 5), ("legal", 7), ("it", 5)]


def test_whoever_answers_again_replaces_their_own_answer():
    found = brought(back("HR", {"gifts.days": 6}),
                    given={"gifts.days": 5}, by={"gifts.days": {"who": "hr"}})  # fmt: skip

    assert found.answers.given["gifts.days"] == 6
    assert outcomes(found) == [("HR", "gifts.days", "replaced")]


def test_whoever_comes_round_to_the_other_answer_settles_it():
    differ = {"gifts.days": (Differing(5, "hr", DAY), Differing(7, "legal", DAY))}

    found = brought(back("legal", {"gifts.days": 5}, on=LATER), differ=differ)

    assert found.answers.given["gifts.days"] == 5
    assert found.answers.by["gifts.days"]["who"] == "hr; legal"
    assert not found.answers.differ
    assert outcomes(found) == [("legal", "gifts.days", "agreed")]


def test_whoever_no_longer_knows_leaves_the_other_answer():
    differ = {"gifts.days": (Differing(5, "hr", DAY), Differing(7, "legal", DAY))}

    found = brought(back("legal", {"gifts.days": "unsure"}), differ=differ)

    assert found.answers.given["gifts.days"] == 5
    assert found.answers.by["gifts.days"] == {"who": "hr", "on": DAY}


def test_not_to_know_takes_no_answer_of_somebody_else_away():
    forms = [back("hr", {"gifts.days": 5}), back("legal", {"gifts.days": "unsure"})]

    for found in (brought(*forms), brought(*reversed(forms))):
        assert found.answers.given["gifts.days"] == 5
        assert not found.answers.unsure


def test_not_to_know_what_nobody_answered_is_kept():
    found = brought(back("legal", {"gifts.law": "unsure", "gifts.days": "unsure"}))

    assert found.answers.unsure == {"gifts.law", "gifts.days"}
    assert found.answers.by["gifts.law"]["who"] == "legal"


def test_two_forms_for_one_office_that_nobody_signed_are_of_two_people():
    forms = [back("legal", {"gifts.days": 5}, signed=False, file="a.docx"),
             back("legal", {"gifts.days": 7}, signed=False, file="b.docx")]  # fmt: skip

    found = brought(*forms)

    assert [entry.who for entry in found.answers.differ["gifts.days"]] == [
        "legal (a.docx)",
        "legal (b.docx)",
    ]


def test_a_law_may_differ_in_its_article_alone():
    forms = [back("hr", {"gifts.law": "yes", "gifts.law.act": "Act", "gifts.law.article": "1"}),
             back("legal", {"gifts.law": "yes", "gifts.law.act": "act", "gifts.law.article": "2"})]  # fmt: skip

    found = brought(*forms)

    assert list(found.answers.differ) == ["gifts.law.article"]


def test_what_is_kept_aside_was_answered_all_the_same():
    found = brought(back("legal", {"gifts.limit": 30}), given={"gifts.policy": "refuse"},
                    kept={"gifts.limit": 20}, by={"gifts.limit": {"who": "hr"}})  # fmt: skip

    assert [entry.value for entry in found.answers.differ["gifts.limit"]] == [20, 30]
    assert not found.answers.kept


@pytest.mark.parametrize(
    ("key", "one", "other", "alike"),
    [
        ("act.note", "Ask  the board", "ask the Board", True),
        ("act.note", "Ask the board", "Ask the head", False),
        ("risk.functions", ["buying", "policing"], ["policing", "buying"], True),
        ("training.topics", ["a", "b"], ["b", "a"], False),
        ("gifts.limit", 50, 50.0, True),
        ("people.categories", [{"category": "staff"}], [{"category": "Staff"}], True),
        ("act.date", DAY, LATER, False),
    ],
)
def test_answers_are_the_same_when_they_say_the_same(key, one, other, alike):
    assert same(QUESTIONS[key], one, other) is alike


PEOPLE = st.sampled_from(["hr", "legal", "it", "head"])
VALUES = {"gifts.days": st.sampled_from([5, 10, 14, "unsure"]), "gifts.law": st.sampled_from(["yes", "no", "unsure"]),
          "roles.adviser": st.sampled_from(["Adviser", "nobody-yet", "unsure"])}  # fmt: skip
FORMS = st.lists(
    st.builds(back, PEOPLE, st.fixed_dictionaries({}, optional=VALUES)),
    max_size=6,
)


@given(forms=FORMS)
def test_no_answer_is_lost_but_by_whoever_gave_it(forms):
    found = brought(*forms).answers

    last = {}
    for form in forms:
        for key, value in form.answers.items():
            last.setdefault(key, {})[form.who] = value
    for key, said in last.items():
        meant = [value for value in said.values() if value != "unsure"]
        told = [entry.value for entry in found.differ.get(key, ())]
        standing = [found.given[key]] if key in found.given else []
        assert set(map(str, meant)) == set(map(str, told or standing)), (key, said)
        assert (key in found.differ) == (len(set(map(str, meant))) > 1)
        assert (key in found.unsure) == (not meant)


MORE = {**VALUES, "gifts.law.act": st.sampled_from(["Act", "Code", "unsure"]), "gifts.limit": st.integers(1, 3),
        "gifts.policy": st.sampled_from(["refuse", "limit"]),
        "people.categories": st.sampled_from([[], [{"category": "staff"}]])}  # fmt: skip


@given(
    forms=st.lists(st.builds(back, PEOPLE, st.fixed_dictionaries({}, optional=MORE)), max_size=6)
)
def test_the_file_says_what_was_brought_together(forms):
    found = settled(OF, brought(*forms).answers)

    again, _ = answering.read(written(found, OF), "answers.yaml", OF)

    assert again == found
