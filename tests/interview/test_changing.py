"""Answers whose question no longer applies are kept, not used, and come back."""

import small_library

from codegen.interview.changing import changed, settled
from codegen.interview.resolution import Answers

LIBRARY = small_library.library()


def test_an_answer_that_no_longer_applies_is_kept():
    before = Answers(given={"gifts.policy": "limit", "gifts.limit": 30})

    after = changed(LIBRARY, before, {"gifts.policy": "refuse"})

    assert after.given == {"gifts.policy": "refuse"}
    assert after.kept == {"gifts.limit": 30}


def test_it_comes_back_when_it_applies_again():
    kept = Answers(given={"gifts.policy": "refuse"}, kept={"gifts.limit": 30})

    after = changed(LIBRARY, kept, {"gifts.policy": "limit"})

    assert after.given == {"gifts.policy": "limit", "gifts.limit": 30}
    assert after.kept == {}


def test_the_act_of_a_law_that_is_not_there_is_kept_too():
    law = Answers(given={"gifts.law": "yes", "gifts.law.act": "Act", "gifts.law.amount": 40})

    for other in ("no", "unsure"):
        after = changed(LIBRARY, law, {"gifts.law": other})
        assert after.kept == {"gifts.law.act": "Act", "gifts.law.amount": 40}
        assert changed(LIBRARY, after, {"gifts.law": "yes"}).given == law.given


def test_a_new_answer_stands_in_place_of_one_that_was_kept():
    kept = Answers(given={"gifts.policy": "limit", "gifts.limit": 20}, kept={"gifts.limit": 30})

    after = settled(LIBRARY, kept)

    assert after.given["gifts.limit"] == 20
    assert after.kept == {}


def test_what_was_kept_does_not_come_back_where_nobody_is_sure_any_more():
    unsure = Answers(given={"gifts.policy": "refuse"}, kept={"gifts.limit": 30},
                     unsure=frozenset(["gifts.limit"]))  # fmt: skip

    after = changed(LIBRARY, unsure, {"gifts.policy": "limit"})

    assert after.given == {"gifts.policy": "limit"}
    assert after.kept == {"gifts.limit": 30}


def test_what_is_no_answer_any_more_stays_kept():
    wrong = Answers(given={"gifts.policy": "refuse"}, kept={"gifts.limit": "much", "gone.key": 1})

    after = changed(LIBRARY, wrong, {"gifts.policy": "limit"})

    assert after.given == {"gifts.policy": "limit"}
    assert after.kept == {"gone.key": 1, "gifts.limit": "much"}


def test_a_confirmation_settles_what_nobody_was_sure_of():
    after = changed(LIBRARY, Answers(unsure=frozenset(["gifts.days"])), {"gifts.days": 10}, ["gifts.days"])  # fmt: skip

    assert (after.unsure, after.confirmed) == (frozenset(), {"gifts.days"})


def test_answers_that_all_apply_are_left_alone():
    answers = Answers(given={"gifts.policy": "limit", "gifts.limit": 30})

    assert settled(LIBRARY, answers) is answers
