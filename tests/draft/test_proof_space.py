"""The space that a proof walks: which answers stand for all, and how they are told."""

import datetime as dt
import operator
from itertools import product

import pytest
from small_library import QUESTIONS, clause, edited, library, proved

from codegen.draft.proof import solver
from codegen.draft.proof.classes import FILLED, Classes
from codegen.draft.proof.solver import Solver
from codegen.draft.proof.telling import told
from codegen.draft.proof.world import World
from codegen.interview.accepting import accepted
from codegen.library.language import UNKNOWN

OTHER = "clauses/gifts/other.yaml"
ORDERS = (operator.lt, operator.eq, operator.gt)


def with_condition(when):
    """Return the change that adds a clause on the register under a condition."""
    return {OTHER: clause("You may.", topic="gift-register", when=f'"{when}"')}


def classes(*conditions):
    """Return the classes of the small library with some conditions in it."""
    return Classes(library(with_condition(" or ".join(conditions))))


def known(of, key):
    return [value for value in of.answers(key) if value is not UNKNOWN]


def test_an_answer_that_no_condition_compares_has_one_class_and_the_unknown_one():
    assert len(classes("gifts.days > 5").answers("act.note")) == 2


def test_choices_that_no_condition_tells_apart_are_one_class():
    found = classes("'policing' in risk.functions")

    assert found.members("risk.functions") == ("buying", "policing", "none")
    assert found.members("people.categories") == (
        {"category": "staff"}, {"category": "ministers"}, {"category": "former"},
    )  # fmt: skip


def test_numbers_stand_on_and_between_the_constants_and_within_the_limits():
    found = known(classes("gifts.days > 5", "gifts.days == 10"), "gifts.days")

    outcomes = {(days > 5, days == 10, days > 30) for days in found}
    assert outcomes == {(days > 5, days == 10, days > 30) for days in range(1, 61)}
    assert all(
        not accepted(library().questionnaire.questions["gifts.days"], n).refusals for n in found
    )


def test_numbers_that_are_compared_with_each_other_show_every_order():
    found = classes(
        "gifts.limit < gifts.law.amount",
        "gifts.law.amount <= gifts.given.limit",
        "gifts.limit > 40",
    )
    keys = ("gifts.limit", "gifts.law.amount", "gifts.given.limit")

    orders = {
        (
            a > 40,
            *(
                next(n for n, order in enumerate(ORDERS) if order(x, y))
                for x, y in ((a, b), (b, c), (a, c))
            ),
        )
        for a, b, c in product(*(known(found, key) for key in keys))
    }

    numbers = [1, 2, 3, 40, 41, 42, 43]
    assert orders == {
        (
            a > 40,
            *(
                next(n for n, order in enumerate(ORDERS) if order(x, y))
                for x, y in ((a, b), (b, c), (a, c))
            ),
        )
        for a, b, c in product(numbers, repeat=3)
    }


def test_whole_numbers_and_amounts_show_every_order_too():
    found = classes("gifts.days < gifts.law.amount", "act.old.year > gifts.days")

    days, amounts, years = (
        known(found, key) for key in ("gifts.days", "gifts.law.amount", "act.old.year")
    )

    assert all(isinstance(number, int) for number in (*days, *years))
    assert any(day < amount < day + 1 for day in days for amount in amounts)
    assert any(
        day < amount < year
        for day in days
        for amount in amounts
        for year in years
        if year == day + 1
    )


def test_texts_that_are_compared_are_equal_in_one_world_and_differ_in_another():
    found = classes("roles.decider == 'Mayor'")

    deciders, advisers = known(found, "roles.decider"), known(found, "roles.adviser")

    assert "Mayor" in deciders
    assert "Mayor" in advisers
    assert len(set(deciders) & set(advisers) - {"Mayor", "nobody-yet"}) >= 2


def test_a_country_is_one_that_a_condition_names_or_another():
    assert known(classes("organisation.country in ['DE', 'FR']"), "organisation.country") == [
        "DE",
        "XA",
    ]


def test_dates_are_days():
    assert all(isinstance(day, dt.date) for day in known(classes("act.date is known"), "act.date"))


def test_a_list_may_be_empty_or_hold_a_special_word():
    assert classes("training.topics is empty").answers("training.topics") == (
        FILLED,
        [],
        "none-yet",
        UNKNOWN,
    )


@pytest.mark.parametrize(
    ("when", "possible"),
    [
        ("risk.functions == ['buying']", True),
        ("risk.functions == ['buying', 'none']", False),
        ("risk.functions != ['buying'] and 'buying' in risk.functions", True),
        ("'none' in risk.functions and 'buying' in risk.functions", False),
        ("risk.functions is empty and 'buying' in risk.functions", False),
        ("training.topics == 'none-yet' and 'gifts' in training.topics", False),
        ("'gifts' in training.topics and 'gifts' not in training.topics", False),
        ("gifts.days > 60", False),
        ("gifts.limit < 1", False),
        ("gifts.given == 'no' and gifts.given.limit > 5", False),
        ("gifts.law.amount > 5 and gifts.law != 'yes'", False),
        ("office('former') and 'former' not in people.categories", False),
        ("office('in-service') and 'staff' not in people.categories", True),
        ("act.date == '2026-01-01'", False),
        ("gifts.policy in ['refuse', 'limit'] and gifts.policy not in ['refuse']", True),
        ("roles.adviser in training.topics", True),
    ],
)
def test_a_condition_is_possible_when_some_answers_make_it_true(when, possible):
    found = [
        problem.message
        for problem in proved(with_condition(when)).problems
        if problem.rule == "never-printed"
    ]

    assert found == ([] if possible else ["'gifts/other' can never stand in 'code-of-conduct'"])


def test_a_list_of_at_most_one_member_has_no_two():
    change = edited(
        QUESTIONS,
        "validate: {max: 3}, special: [none-yet]",
        "validate: {max: 1}, special: [none-yet]",
    )

    found = proved(
        change | with_condition("'a' in training.topics and 'b' in training.topics")
    ).problems

    assert "never-printed" in {problem.rule for problem in found}


def test_what_nobody_answers_is_unknown_in_a_silent_world():
    of = classes("'buying' in risk.functions")

    quiet = World(
        of, {("is", "risk.functions"): FILLED, ("has", "risk.functions", 0): False}, silent=True
    )

    assert quiet.value("gifts.days") is UNKNOWN
    assert "policing" in quiet.value("risk.functions")
    assert "buying" not in quiet.value("risk.functions")


def test_an_example_is_told_as_answers_are_given():
    of = classes("'buying' in risk.functions")
    chosen = {
        ("is", "gifts.policy"): "refuse",
        ("is", "gifts.law"): UNKNOWN,
        ("is", "training.topics"): [],
        ("is", "risk.functions"): FILLED,
        ("has", "risk.functions", 0): True,
        ("has", "risk.functions", 1): False,
    }

    assert told(chosen, of) == (
        "gifts.policy = refuse (“Nothing at all”), gifts.law = unsure, training.topics = [] (none at all) and "
        "risk.functions with buying and without policing"
    )


def test_the_example_with_the_fewest_answers_is_told():
    of = classes("gifts.days > 5 and gifts.law == 'yes'", "roles.adviser == 'nobody-yet'")
    when = of.library.clauses["gifts/other"].when
    test = solver.Test(lambda world: world.holds(when) is True, lambda _: True)

    example = Solver(of).example(test)

    assert solver.keys(example.shown) == ("roles.adviser",)


def test_a_claim_on_which_too_much_bears_is_undecided_and_told(monkeypatch):
    monkeypatch.setattr(solver, "MOST", 1)

    found = proved(with_condition("gifts.days > 5")).problems

    assert "undecided" in {problem.rule for problem in found}
