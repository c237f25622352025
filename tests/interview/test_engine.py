"""Which question comes next, and what answering, skipping, going back or elsewhere does."""

from dataclasses import replace

import pytest
import small_library

from codegen.interview.engine import Goal, begun
from codegen.interview.resolution import Answers, Differing
from codegen.interview.route import progress, route, screens, stop

LIBRARY = small_library.library()
WALK = route(LIBRARY, "full")
QUESTIONS = LIBRARY.questionnaire.questions


def interview(given=None, walk=WALK, goal=Goal.OPEN, *, again=False, **more):
    return begun(LIBRARY, Answers(given=given or {}, **more), walk, goal, again=again)


def at(key, given=None, **more):
    return interview(given, **more).at_key(key)


def test_it_begins_with_the_first_question_that_nobody_answered():
    assert interview().at == "organisation.name"
    assert interview({"organisation.name": "Ahlen"}).at == "organisation.short_name"


def test_an_answer_leads_to_the_next_question():
    after = interview().answered("Ahlen")

    assert after.answers.given == {"organisation.name": "Ahlen"}
    assert after.at == "organisation.short_name"


def test_the_short_way_asks_core_questions_only():
    walk = route(LIBRARY, "core")

    assert "act.date" in WALK
    assert "act.date" not in walk


def test_the_fields_of_a_law_are_asked_when_there_is_one():
    assert at("gifts.law").answered("yes").at == "gifts.law.act"
    assert at("gifts.law").answered("no").at == "gifts.policy"
    assert at("gifts.law").skipped().at == "gifts.policy"


def test_a_record_is_asked_field_by_field():
    assert stop(LIBRARY, "act.old") == "act.old.name"
    assert at("act.old.name").answered("Old code").at == "act.old.year"


def test_a_currency_that_follows_from_the_country_is_not_asked():
    assert at("organisation.country").answered("DE").at == "documents.kinds"


def test_a_currency_that_does_not_follow_is_asked():
    assert at("organisation.country").answered("AQ").at == "money.currency"


def test_what_is_computed_is_taken_and_goes_on_following_its_source():
    after = at("organisation.short_name", {"organisation.name": "Ahlen"}).taken()

    assert after.answers.given == {"organisation.name": "Ahlen"}
    assert after.answers.confirmed == {"organisation.short_name"}
    assert after.at == "organisation.country"
    renamed = after.at_key("organisation.name").answered("Town of Ahlen")
    assert renamed.resolution.value("organisation.short_name") == "Town of Ahlen"


def test_an_assumption_that_is_taken_is_confirmed():
    after = at("gifts.days").taken()

    assert after.answers.given["gifts.days"] == 10
    assert "gifts.days" in after.answers.confirmed


def test_an_assumption_that_is_typed_is_confirmed_too():
    assert at("gifts.days").answered(10).answers == at("gifts.days").taken().answers


def test_another_answer_confirms_nothing():
    after = at("gifts.days").answered(5)

    assert after.answers.given == {"gifts.days": 5}
    assert not after.answers.confirmed


def test_an_answer_that_stands_is_left_as_it_is():
    before = at("gifts.days", {"gifts.days": 5}, by={"gifts.days": {"who": "legal"}})

    assert before.answered(5).answers is before.answers
    assert before.taken().answers is before.answers


def test_unsure_beats_a_default():
    after = at("gifts.days").skipped()

    assert after.answers.unsure == {"gifts.days"}
    assert after.offered("gifts.days") is None


def test_an_answer_after_all_is_no_longer_unsure():
    after = at("gifts.days", unsure=frozenset(["gifts.days"])).answered(10)

    assert not after.answers.unsure
    assert after.answers.given == {"gifts.days": 10}


def test_what_is_put_off_is_not_asked_again_in_this_sitting():
    after = interview().passed()

    assert after.answers == Answers()
    assert after.at != "organisation.name"
    assert "organisation.name" in after.seen
    assert begun(LIBRARY, after.answers, WALK).at == "organisation.name"


def test_back_leads_to_the_question_before():
    after = interview().answered("Ahlen").back()

    assert after.at == "organisation.name"
    assert after.offered("organisation.name")[0] == "Ahlen"


def test_back_at_the_first_question_stays_there():
    assert interview().back() == interview()


def test_back_passes_over_what_no_longer_applies():
    law = at("gifts.law").answered("yes").answered("Act").at_key("gifts.law").answered("no")

    assert law.at == "gifts.policy"
    assert law.back().at == "gifts.law"


def test_back_works_when_all_is_answered():
    done = at("gifts.days", walk=("gifts.days",)).answered(5)

    assert done.at is None
    assert done.back().at == "gifts.days"


def test_one_may_go_anywhere_and_is_led_on_from_there():
    after = interview().at_key("gifts.policy").answered("limit")

    assert after.at == "gifts.limit"
    assert after.back().at == "gifts.policy"
    assert after.back().back().at == "organisation.name"


def test_what_was_left_over_is_asked_at_the_end():
    walk = ("organisation.name", "gifts.days")

    assert interview(walk=walk).at_key("gifts.days").answered(5).at == "organisation.name"


def test_the_questions_of_which_nobody_was_sure_come_last_when_one_resumes():
    walk = ("organisation.name", "gifts.days")
    unsure = frozenset(["organisation.name"])

    assert interview(walk=walk, unsure=unsure, again=True).at == "gifts.days"
    assert interview(walk=walk, unsure=unsure, again=True).answered(5).at == "organisation.name"
    assert interview(walk=walk, unsure=unsure).answered(5).at is None


def test_a_walk_through_each_question_asks_those_that_are_answered():
    walk = ("organisation.name", "gifts.days")

    assert interview({"organisation.name": "A"}, walk, Goal.EACH).at == "organisation.name"


def test_a_walk_through_assumptions_asks_nothing_else():
    walk = ("organisation.name", "gifts.days", "gifts.upper")
    begins = interview({"gifts.limit": 30}, walk, Goal.ASSUMED)

    assert begins.at == "gifts.days"
    assert begins.taken().at == "gifts.upper"
    assert begins.taken().taken().at is None


def test_a_matrix_is_one_question():
    assert stop(LIBRARY, "politics.acts.candidacy") == "politics.acts"
    taken = at("politics.acts").taken()
    filled = at("politics.acts").filled({"politics.acts.candidacy": "tell"})

    assert taken.answers.given == {"politics.acts.candidacy": "free"}
    assert taken.answers.confirmed == {"politics.acts.candidacy"}
    assert filled.answers.given == {"politics.acts.candidacy": "tell"}
    assert not filled.answers.confirmed
    assert at("politics.acts").skipped().answers.unsure == {"politics.acts.candidacy"}


def test_a_preset_brings_assumptions():
    after = interview().with_preset("town")

    assert after.answers.preset == "town"
    assert after.at == "organisation.name"
    assert after.offered("gifts.days")[0] == 14


def test_two_different_answers_are_asked_about_and_not_skipped_away():
    differ = {"gifts.days": (Differing(5, "hr"), Differing(9, "legal"))}
    begins = interview(walk=("gifts.days",), differ=differ)

    assert begins.at == "gifts.days"
    assert begins.skipped().answers.differ == differ
    assert begins.answered(9).answers.differ == {}
    assert begins.answered(9).answers.given == {"gifts.days": 9}


@pytest.mark.parametrize(
    ("key", "value", "rule"),
    [
        ("gifts.days", 61, "out-of-range"),
        ("roles.adviser", "the Adviser", "article"),
        ("act.note", "x" * 10_001, "too-long"),
        ("training.topics", ["x" * 10_001], "too-long"),
        ("values.list", [{"name": "x" * 10_001}], "too-long"),
    ],
)
def test_a_wrong_answer_is_refused(key, value, rule):
    assert [refusal.rule for refusal in at(key).refusals(QUESTIONS[key], value)] == [rule]


def test_a_choice_that_cannot_be_made_is_refused_with_its_reason():
    unless = "          - {value: limit, label: Small gifts, text: small gifts, unless: gifts.law == 'yes', reason: The law forbids it.}\n"
    own = small_library.library(small_library.edited(
        small_library.QUESTIONS,
        "      - {value: limit, label: Small gifts, text: small gifts}\n",
        unless[4:],
    ))  # fmt: skip
    question = own.questionnaire.questions["gifts.policy"]

    def refused(law):
        begins = begun(own, Answers(given={"gifts.law": law}), route(own, "full"))
        return [r.hint for r in begins.refusals(question, "limit")]

    assert refused("yes") == ["The law forbids it."]
    assert refused("no") == []


def test_progress_counts_screens_and_follows_what_is_asked():
    few = ("gifts.law", "gifts.law.act", "gifts.policy", "gifts.limit", "gifts.days")

    def seen(given, key):
        return progress(LIBRARY, few, key, replace(interview(given), walk=few).resolution)

    assert screens(LIBRARY, few) == (few[:2], few[2:3], few[3:4], few[4:])
    assert seen({}, "gifts.law.act") == (1, 4)
    assert seen({"gifts.policy": "refuse"}, "gifts.days") == (3, 3)
    assert seen({"gifts.policy": "limit"}, "gifts.days") == (4, 4)
