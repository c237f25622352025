"""Which documents a draft has, and what becomes of each clause in them."""

import pytest
from small_library import (
    BAN,
    CONDUCT,
    FILES,
    LIMIT,
    REGISTER,
    TOPICS,
    clause,
    edited,
    library,
    resolve,
)

from codegen.draft.select import offices_without_code, select, targets

OTHER = "clauses/gifts/other.yaml"
STAFF = {"people.categories": [{"category": "staff"}]}


def decisions(of, given=None, office="in-service", **more):
    """Return the decisions on the clauses of a code of conduct, by clause."""
    resolution = resolve(of, given, **more)
    (target,) = (t for t in targets(of, resolution) if t.office == office)
    return {found.clause: found for found in select(of, resolution, target).decisions}


def states(of, given=None, **more):
    return {name: found.state for name, found in decisions(of, given, **more).items()}


def files(of, given=None):
    return [target.file for target in targets(of, resolve(of, given))]


def with_clause(text="You may.", changes=None, **entries):
    """Return the small library with one more clause on gifts."""
    return library({**(changes or {}), OTHER: clause(text, **entries)})


def test_a_clause_without_a_condition_is_in_whatever_the_answers():
    assert states(library())["gifts/gift-register"] == "in"


@pytest.mark.parametrize(
    ("policy", "ban", "limit"), [("refuse", "in", "out"), ("limit", "out", "in")]
)
def test_a_condition_takes_its_clause_in_when_true_and_leaves_it_out_when_false(policy, ban, limit):
    found = states(library(), {"gifts.policy": policy})

    assert (found["gifts/gift-ban"], found["gifts/gift-limit"]) == (ban, limit)


def test_an_assumption_decides_like_an_answer():
    found = states(library(), {"risk.functions": ["buying"]})

    assert found["gifts/gift-ban"] == "in"


def test_while_its_question_is_unanswered_a_clause_waits_for_it():
    found = decisions(with_clause(topic="gift-register", when="roles.adviser == 'nobody-yet'"))

    assert found["gifts/other"].state == "waiting"
    assert found["gifts/other"].waits_for == ("roles.adviser",)


def test_it_waits_for_what_is_unanswered_only():
    of = with_clause(topic="gift-register", when="gifts.days > 5 and roles.adviser == 'nobody-yet'")

    assert decisions(of)["gifts/other"].reads == ("gifts.days", "roles.adviser")
    assert decisions(of)["gifts/other"].waits_for == ("roles.adviser",)


def test_what_another_answer_decides_is_waited_for_no_more():
    of = with_clause(
        topic="gift-register", when="gifts.days > 20 and roles.adviser == 'nobody-yet'"
    )

    assert states(of)["gifts/other"] == "out"


def test_a_question_that_is_not_asked_is_not_waited_for():
    of = with_clause(topic="gift-register", when="gifts.limit > 30")

    assert states(of, {"gifts.policy": "refuse"})["gifts/other"] == "out"


def test_waiting_clauses_of_a_required_topic_that_nothing_covers_are_alternatives():
    found = states(library())

    assert (found["gifts/gift-ban"], found["gifts/gift-limit"]) == ("alternative", "alternative")


def test_a_further_topic_of_a_clause_counts_as_much_as_its_own():
    of = with_clause(topic="gift-register", also="[gifts]", when="roles.adviser == 'nobody-yet'")

    assert states(of)["gifts/other"] == "alternative"


def test_a_clause_taken_in_covers_its_topic_so_others_wait():
    of = with_clause(when="roles.adviser == 'nobody-yet'")

    assert states(of, {"gifts.policy": "limit"})["gifts/other"] == "waiting"


def test_a_clause_left_out_covers_nothing():
    changes = edited(LIMIT, "gifts.policy == 'limit'", "gifts.policy == 'refuse'")
    of = with_clause(when="roles.adviser == 'nobody-yet'", changes=changes)

    assert states(of, {"gifts.policy": "limit"})["gifts/other"] == "alternative"


def test_a_part_with_its_own_text_covers_the_topics_it_declares():
    of = library(edited(CONDUCT, "numbered: false, covers: []", "numbered: false, covers: [gifts]"))

    assert states(of)["gifts/gift-ban"] == "waiting"


def test_a_part_that_is_left_out_covers_nothing():
    part = "numbered: false, covers: [gifts], when: gifts.days > 20"
    of = library(edited(CONDUCT, "numbered: false, covers: []", part))

    assert states(of)["gifts/gift-ban"] == "alternative"


def test_waiting_clauses_of_a_topic_that_is_not_required_stay_out():
    of = library(edited(TOPICS, "conduct/in-service: [gifts]", "conduct/in-service: []"))

    assert states(of)["gifts/gift-ban"] == "waiting"


def test_a_waiting_clause_that_printed_text_refers_to_is_printed_with_it():
    text = "See [](clause:gifts/other)."
    of = library({
        "clauses/gifts/referring.yaml": clause(text, topic="gift-register"),
        OTHER: clause("You may.", topic="gift-register", when="roles.adviser == 'nobody-yet'"),
    })  # fmt: skip

    assert states(of)["gifts/other"] == "alternative"


def test_clauses_stand_in_their_order_and_then_by_id():
    of = with_clause(order="10")

    assert list(decisions(of)) == [
        "gifts/gift-ban", "gifts/gift-limit", "gifts/other", "gifts/gift-register",
    ]  # fmt: skip


def test_a_withdrawn_clause_is_a_candidate_no_more():
    gone = edited(BAN, "order: 10", "order: 10\nwithdrawn: {on: 2026-05-01, why: Nobody used it.}")

    assert "gifts/gift-ban" not in decisions(library(gone))


def test_until_people_are_known_the_code_of_those_in_service_is_drafted():
    assert files(library()) == ["code-of-conduct", "code-of-ethics"]


def test_each_office_with_people_and_wording_has_its_own_code():
    of = library(edited(REGISTER, "for: [in-service]", "for: [in-service, mandate]"))
    given = {"people.categories": [{"category": "staff"}, {"category": "ministers"}]}

    assert files(of, given) == ["code-of-conduct", "code-of-conduct-mandate", "code-of-ethics"]
    assert list(decisions(of, given, office="mandate")) == ["gifts/gift-register"]


def test_an_office_without_people_has_no_code():
    assert files(library(), {"people.categories": [{"category": "ministers"}]}) == [
        "code-of-ethics"
    ]


def test_an_office_with_people_and_no_wording_is_named():
    of = library()
    given = {"people.categories": [{"category": "staff"}, {"category": "former"}]}

    assert offices_without_code(of, resolve(of, given)) == ("former",)
    assert offices_without_code(of, resolve(of)) == ()


def test_withdrawn_wording_makes_no_code():
    gone = "order: 20\nwithdrawn: {on: 2026-05-01, why: Nobody used it.}"
    changes = {**edited(REGISTER, "for: [in-service]", "for: [mandate]")}
    changes[REGISTER] = changes[REGISTER].replace("order: 20", gone)
    of = library(
        changes | edited(LIMIT, "needs: [gifts/gift-register]\n", "") | {OTHER: clause("A.")}
    )
    given = {"people.categories": [{"category": "ministers"}]}

    assert files(of, given) == ["code-of-ethics"]
    assert offices_without_code(of, resolve(of, given)) == ("mandate",)


def test_only_the_documents_that_are_wanted_are_drafted():
    assert files(library(), {"documents.kinds": ["ethics"]}) == ["code-of-ethics"]


def test_clauses_make_a_code_for_an_office_only_once_the_outline_names_it():
    changes = edited(REGISTER, "for: [in-service]", "for: [in-service, mandate]")
    changes |= edited(CONDUCT, "offices: [in-service, mandate]", "offices: [in-service]")
    of = library(changes)
    given = {"people.categories": [{"category": "staff"}, {"category": "ministers"}]}

    assert files(of, given) == ["code-of-conduct", "code-of-ethics"]
    assert offices_without_code(of, resolve(of, given)) == ("mandate",)


def test_an_office_may_have_an_outline_of_its_own():
    own = FILES[CONDUCT].replace("offices: [in-service, mandate]", "offices: [mandate]")
    changes = edited(CONDUCT, "offices: [in-service, mandate]", "offices: [in-service]")
    changes |= edited(REGISTER, "for: [in-service]", "for: [in-service, mandate]")
    of = library({**changes, "templates/outlines/members.yaml": own})
    people = {"people.categories": [{"category": "staff"}, {"category": "ministers"}]}

    made = {target.office: target.outline for target in targets(of, resolve(of, people))}

    assert made == {"in-service": "code-of-conduct", "mandate": "members", None: "code-of-ethics"}
    assert offices_without_code(of, resolve(of, people)) == ()
