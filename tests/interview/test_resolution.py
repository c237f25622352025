"""What the answers come to: given, preset, default or unknown, and where each came from."""

import pytest
from small_library import QUESTIONS, edited, library, resolve

from codegen.interview.resolution import Answers, Origin
from codegen.library.language import UNKNOWN

LIBRARY = library()


def found(key, given=None, **more):
    """Return the value and origin of a key, given some answers."""
    resolution = resolve(LIBRARY, given, **more)
    return resolution.value(key), resolution.origin(key)


def test_an_answer_is_asked():
    assert found("gifts.days", {"gifts.days": 5}) == (5, Origin.ASKED)


def test_a_confirmed_answer_is_confirmed():
    more = {"confirmed": frozenset({"gifts.days"})}

    assert found("gifts.days", {"gifts.days": 5}, **more) == (5, Origin.CONFIRMED)


def test_an_option_says_so():
    answers = {"options": frozenset({"gifts.days"})}

    assert found("gifts.days", {"gifts.days": 5}, **answers) == (5, Origin.OPTION)


def test_without_an_answer_a_preset_speaks():
    assert found("gifts.days", preset="town") == (14, Origin.PRESET)


def test_an_answer_stands_before_the_preset():
    assert found("gifts.days", {"gifts.days": 5}, preset="town") == (5, Origin.ASKED)


def test_without_either_a_choice_is_assumed():
    assert found("gifts.days") == (10, Origin.ASSUMED)


def test_a_default_that_somebody_confirmed_is_confirmed():
    assert found("gifts.days", confirmed=frozenset({"gifts.days"})) == (10, Origin.CONFIRMED)


def test_a_form_is_computed_from_its_source():
    assert found("organisation.short_name", {"organisation.name": "Ahlen"}) == (
        "Ahlen",
        Origin.COMPUTED,
    )


def test_a_fact_that_nobody_answered_is_unknown():
    assert found("roles.adviser") == (UNKNOWN, Origin.NOBODY)


@pytest.mark.parametrize("key", ["gifts.days", "organisation.short_name", "roles.adviser"])
def test_unsure_beats_preset_and_default(key):
    more = {"preset": "town", "unsure": frozenset({key})}

    assert found(key, {"organisation.name": "Ahlen"}, **more) == (UNKNOWN, Origin.UNSURE)


def test_unsure_beats_an_answer_that_is_still_in_the_file():
    assert found("gifts.days", {"gifts.days": 5}, unsure=frozenset({"gifts.days"}))[0] is UNKNOWN


def test_the_first_default_whose_condition_is_true_holds():
    assert found("gifts.policy", {"risk.functions": ["buying"]}) == ("refuse", Origin.ASSUMED)


def test_a_default_without_a_condition_holds_when_those_before_it_do_not():
    assert found("gifts.policy", {"risk.functions": ["policing"]}) == ("limit", Origin.ASSUMED)


def test_a_default_whose_condition_is_unknown_is_unknown():
    assert found("gifts.policy") == (UNKNOWN, Origin.NOBODY)


def test_when_no_default_holds_there_is_none():
    assert found("gifts.limit", {"gifts.policy": "limit", "money.currency": "NOK"})[0] is UNKNOWN


def test_a_default_may_be_a_multiple_of_another_answer():
    assert found("gifts.upper", {"gifts.policy": "limit", "gifts.limit": 40}) == (
        120,
        Origin.ASSUMED,
    )


def test_a_multiple_of_an_assumption_is_an_assumption():
    given = {"gifts.policy": "limit", "organisation.country": "DE"}

    assert found("gifts.upper", given) == (150, Origin.ASSUMED)


def test_a_multiple_of_what_nobody_answered_is_unknown():
    assert found("gifts.upper", {"gifts.policy": "limit"}) == (UNKNOWN, Origin.NOBODY)


@pytest.mark.parametrize(("country", "currency"), [("DE", "EUR"), ("US", "USD"), ("KE", "KES")])
def test_the_currency_follows_the_country(country, currency):
    assert found("money.currency", {"organisation.country": country}) == (currency, Origin.COMPUTED)


@pytest.mark.parametrize("given", [{}, {"organisation.country": "XA"}])
def test_without_a_country_that_has_a_currency_there_is_none(given):
    assert found("money.currency", given) == (UNKNOWN, Origin.NOBODY)


def test_a_currency_that_is_given_stands():
    given = {"organisation.country": "DE", "money.currency": "USD"}

    assert found("money.currency", given) == ("USD", Origin.ASKED)


def test_the_answer_to_a_question_that_does_not_apply_is_not_used():
    assert found("gifts.limit", {"gifts.policy": "refuse", "gifts.limit": 40}) == (
        UNKNOWN,
        Origin.NOBODY,
    )


def test_nor_is_its_default_or_what_follows_from_it():
    given = {"gifts.policy": "refuse", "organisation.country": "DE"}

    assert found("gifts.limit", given)[0] is UNKNOWN
    assert found("gifts.upper", given)[0] is UNKNOWN


def test_a_question_whose_condition_is_unknown_is_still_asked():
    resolution = resolve(LIBRARY, {"gifts.limit": 40})

    assert resolution.value("gifts.policy") is UNKNOWN
    assert (resolution.applies("gifts.limit"), resolution.value("gifts.limit")) == (True, 40)


@pytest.mark.parametrize(
    ("given", "applies"),
    [({"gifts.law": "yes"}, True), ({"gifts.law": "no"}, False), ({}, False)],
)
def test_the_fields_of_a_law_are_asked_when_there_is_one(given, applies):
    resolution = resolve(LIBRARY, given)

    assert [
        resolution.applies(f"gifts.law.{name}") for name in ("act", "article", "date", "amount")
    ] == [applies] * 4


def test_what_was_said_of_a_law_is_not_used_once_there_is_none():
    assert found("gifts.law.act", {"gifts.law": "no", "gifts.law.act": "Act"})[0] is UNKNOWN


@pytest.mark.parametrize(("answer", "applies"), [("yes", True), ("no", False)])
def test_the_field_of_a_yes_or_no_is_asked_after_a_yes(answer, applies):
    resolution = resolve(LIBRARY, {"gifts.given": answer})

    assert resolution.applies("gifts.given.limit") is applies


def test_the_fields_of_a_record_are_asked_when_the_record_is():
    changes = edited(
        QUESTIONS,
        "    why: The act names it.",
        "    why: The act names it.\n    when: gifts.given == 'yes'",
    )
    changed = library(changes)

    applies = [
        resolve(changed, {"gifts.given": answer}).applies("act.old.name")
        for answer in ("yes", "no")
    ]
    assert applies == [True, False]


@pytest.mark.parametrize(
    ("key", "given", "more", "assumed"),
    [
        ("gifts.days", {}, {}, True),
        ("gifts.days", {}, {"preset": "town"}, True),
        ("gifts.days", {"gifts.days": 10}, {}, False),
        ("gifts.days", {}, {"confirmed": frozenset({"gifts.days"})}, False),
        ("organisation.short_name", {"organisation.name": "A"}, {}, False),
        ("roles.adviser", {}, {}, False),
        ("values.list.name", {}, {}, False),
    ],
)
def test_only_a_choice_that_nobody_confirmed_is_an_assumption(key, given, more, assumed):
    assert resolve(LIBRARY, given, **more).assumed(key) is assumed


def test_the_offices_follow_the_categories_of_people():
    given = {"people.categories": [{"category": "interns"}, {"category": "ministers"}]}

    assert resolve(LIBRARY, given).offices() == {"in-service", "mandate"}


def test_until_the_categories_are_known_so_are_the_offices_not():
    assert resolve(LIBRARY).offices() is UNKNOWN


def test_changes_stand_in_place_and_take_confirmations_away():
    answers = Answers(
        given={"gifts.days": 5, "act.note": "a"},
        confirmed=frozenset({"gifts.days", "gifts.upper"}),
        unsure=frozenset({"gifts.policy"}),
    )

    changed = answers.with_changes({"gifts.days": 9, "gifts.policy": "limit", "act.note": "unsure"})

    assert changed.given == {"gifts.days": 9, "gifts.policy": "limit"}
    assert changed.confirmed == {"gifts.upper"}
    assert changed.unsure == {"act.note"}
