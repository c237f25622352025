"""What a proof finds in a library: planted defects, each with the answers that lead to it."""

import datetime as dt
from dataclasses import replace

import pytest
from small_library import (
    BAN,
    CONDUCT,
    FOREWORD,
    LIMIT,
    QUESTIONS,
    REGISTER,
    TOPICS,
    clause,
    edited,
    library,
    proved,
)

from codegen.doors import resources, yaml
from codegen.draft.proof.proving import prove
from codegen.errors import Severity
from codegen.library import index
from codegen.library.load import checked
from codegen.library.releases import closed
from codegen.library.sources import Sources

OTHER = "clauses/gifts/other.yaml"


def with_clause(text="You may.", changes=None, **entries):
    """Return the change that adds a clause, which is on the register unless *entries* say otherwise."""
    return {**(changes or {}), OTHER: clause(text, **{"topic": "gift-register"} | entries)}


def errors(changes=None):
    """Return what a proof says is wrong, apart from what has no wording."""
    return [
        str(problem)
        for problem in proved(changes).problems
        if problem.severity is Severity.ERROR and problem.rule != "topic-without-wording"
    ]


def test_a_sound_library_holds_but_for_the_topics_without_wording():
    assert errors() == []

    found = proved()

    assert found.held == found.properties - len(found.problems)
    assert [str(problem) for problem in found.problems if problem.severity is Severity.ERROR] == [
        (
            "clauses/topics.yaml:8:21: error: 'gifts' has no wording yet for conduct/mandate, which must "
            "carry it [topic-without-wording]\n"
            "  hint: write a clause on 'gifts' for conduct/mandate, or a part that covers it"
        )
    ]


def test_two_exclusive_clauses_under_one_combination_of_answers():
    change = edited(
        LIMIT, "gifts.policy == 'limit'", "gifts.policy == 'limit' or gifts.law == 'no'"
    )

    assert errors(change) == [
        (
            "clauses/gifts/gift-ban.yaml:8:12: error: 'gifts/gift-ban' excludes 'gifts/gift-limit', and both "
            "stand in 'code-of-conduct' with gifts.policy = refuse (“Nothing at all”) and gifts.law = no [both-in]\n"
            "  hint: make one of the two conditions false where the other is true"
        )
    ]


def test_exclusive_clauses_may_stand_side_by_side_in_brackets():
    # As in the library itself: while nobody has chosen a rule on gifts, both rules are alternatives.
    assert not any("both-in" in error for error in errors())


def test_a_need_that_is_not_met():
    change = with_clause(needs="[gifts/gift-ban]", when="gifts.days > 5")

    assert errors(change) == [
        (
            "clauses/gifts/other.yaml:7:9: error: 'gifts/other' needs 'gifts/gift-ban', which is not printed beside "
            "it in 'code-of-conduct' with gifts.policy = limit (“Small gifts”) and gifts.days = 6 [need-unmet]\n"
            "  hint: give both the same condition, or take the need out"
        )
    ]


def test_a_need_of_a_clause_that_is_for_other_people():
    change = with_clause(needs="[gifts/gift-register]", **{"for": "[mandate]"})

    (said,) = (error for error in errors(change) if "need-unmet" in error)

    assert "not printed beside it in 'code-of-conduct-mandate' whatever is answered" in said
    assert "hint: 'gifts/gift-register' is not for 'code-of-conduct-mandate'" in said


def test_a_bracketed_clause_may_wait_for_what_it_needs():
    change = with_clause(needs="[gifts/gift-ban]", topic="gifts", when="gifts.policy == 'refuse'")

    assert errors(change) == []


@pytest.mark.parametrize("target", ["clause:gifts/gift-ban", "topic:bribery", "term:present"])
def test_a_dangling_reference_in_a_conditional_paragraph(target):
    text = f"You may.\n\n{{% if gifts.law == 'yes' %}}\nSee [the rule]({target}).\n{{% endif %}}"
    change = with_clause(text, edited(BAN, "summary:", "defines: {present: gift}\nsummary:"))

    (said,) = errors(change)

    assert said.startswith(
        f"clauses/gifts/other.yaml:16:{23 + len(target.split(':')[0])}: error: 'gifts/other' refers to "
        f"'{target}', which is not in 'code-of-conduct' with gifts.policy = limit (“Small gifts”) "
        "and gifts.law = yes [dangling-reference]"
    )


def test_a_reference_under_the_condition_of_its_target_does_not_dangle():
    text = (
        "You may.\n\n{% if gifts.policy == 'refuse' %}\nSee [](clause:gifts/gift-ban).\n{% endif %}"
    )

    assert errors(with_clause(text)) == []


def test_a_branch_in_brackets_refers_too():
    text = "{% if gifts.law != 'yes' %}\nYou may.\n{% else %}\nSee [](clause:gifts/gift-ban).\n{% endif %}"
    change = with_clause(text, when="gifts.law is not known")

    (said,) = (error for error in errors(change) if "dangling" in error)

    assert "with gifts.policy = limit (“Small gifts”) and gifts.law = unsure" in said


def test_a_reference_in_a_part_dangles_as_well():
    part = "We trust you.\n{% if gifts.days > 5 %}\nSee [](topic:gift-register) and [](section:gifts).\n{% endif %}\n"
    change = {FOREWORD: part} | edited(
        REGISTER, "for: [in-service]", "for: [in-service]\nwhen: gifts.days > 7"
    )

    (said,) = (error for error in errors(change) if "'foreword'" in error)

    assert said.startswith(
        "templates/parts/conduct/foreword.md.j2:3:14: error: the part 'foreword' refers to 'topic:gift-register', "
        "which is not in 'code-of-conduct' with gifts.days = 6 [dangling-reference]"
    )


def test_a_reference_inside_a_loop_dangles_when_one_record_leads_to_it():
    text = (
        "You may.\n\n{% for c in people.categories %}\n{% if c.category == 'interns' %}\n"
        "- Interns: [](clause:gifts/gift-ban).\n{% endif %}\n{% endfor %}"
    )

    (said,) = errors(with_clause(text))

    assert "with gifts.policy = limit (“Small gifts”) and people.categories with interns" in said


def test_a_reference_in_a_loop_inside_a_loop_dangles_when_a_record_has_a_list():
    text = (
        "You may.\n\n{% for v in values.list %}\n{% for b in v.behaviours %}\n"
        "- {{ b }}: [](clause:gifts/gift-ban).\n{% endfor %}\n{% endfor %}"
    )

    (said,) = errors(with_clause(text))

    assert "and values.list with some text (behaviours = some text)" in said


@pytest.mark.parametrize(
    ("target", "changes"),
    [
        ("section:offers", edited(CONDUCT, "topics: [gifts, gift-register]}", "topics: [gifts, gift-register]}\n"
                                           "  - {section: offers, title: Offers, topics: [bribery]}")),
        ("part:end", edited(CONDUCT, "  - {section: gifts,", "  - {part: end, when: gifts.policy == 'refuse'}\n"
                                     "  - {section: gifts,") | {"templates/parts/conduct/end.md.j2": "The end.\n"}),
    ],
)  # fmt: skip
def test_a_reference_to_a_section_or_part_that_is_not_printed_dangles(target, changes):
    bribes = {
        "clauses/gifts/bribes.yaml": clause(
            "Take none.", topic="bribery", when="gifts.policy == 'refuse'"
        )
    }
    more = bribes if target.startswith("section") else {}

    (said,) = errors(with_clause(f"See [it]({target}).", changes | more))

    assert (
        f"refers to '{target}', which is not in 'code-of-conduct' with gifts.policy = limit" in said
    )


def test_a_clause_that_was_withdrawn_is_not_looked_at():
    gone = "withdrawn: {on: 2026-10-01, why: Nobody needs it.}\nsummary: A"
    change = with_clause(when="gifts.days > 70")
    change[OTHER] = change[OTHER].replace("summary: A", gone)

    assert errors(change) == []


def test_a_reference_to_a_clause_whose_text_prints_nothing_dangles():
    change = with_clause("{% if gifts.law == 'yes' %}\nYou may.\n{% endif %}") | edited(
        REGISTER, "Ask the {{ roles.adviser }}.", "See [](clause:gifts/other)."
    )

    (said,) = errors(change)

    assert "'gifts/gift-register' refers to 'clause:gifts/other'" in said
    assert "with gifts.law = no" in said


def test_a_clause_that_can_never_appear():
    change = with_clause(when="gifts.policy == 'refuse' and gifts.limit > 10")

    assert errors(change) == [
        (
            "clauses/gifts/other.yaml:7:7: error: 'gifts/other' can never stand in 'code-of-conduct' [never-printed]\n"
            "  hint: change its condition (gifts.policy == 'refuse' and gifts.limit > 10) or its text, or take the clause out"
        )
    ]


def test_an_example_that_can_never_be_told():
    change = with_clause(
        when="gifts.policy == 'refuse'",
        examples="[{when: \"gifts.policy == 'limit'\", allowed: A pen.}]",
    )

    (said,) = errors(change)

    assert said.startswith("clauses/gifts/other.yaml:")
    assert (
        "an example of 'gifts/other' can never be printed (gifts.policy == 'limit') [never-printed]"
        in said
    )


def test_an_example_whose_condition_can_hold_is_proven():
    assert not errors(
        with_clause(examples="[{when: \"gifts.policy == 'limit'\", allowed: A pen.}]")
    )


def test_an_example_refers_only_where_its_condition_holds():
    pointing = "{when: \"gifts.policy == '%s'\", allowed: 'See [](clause:gifts/gift-limit).'}"

    assert not errors(with_clause(examples=f"[{pointing % 'limit'}]"))
    (said,) = errors(with_clause(examples=f"[{pointing % 'refuse'}]"))
    assert "'gifts/other' refers to 'clause:gifts/gift-limit'" in said


def test_a_clause_that_only_answers_in_contradiction_bring_in():
    change = with_clause(when="roles.adviser == roles.decider")

    (said,) = errors(change)

    assert (
        "can never stand in 'code-of-conduct': the answers that lead to it contradict each other ("
        "roles.adviser = nobody-yet and roles.decider = nobody-yet) [never-printed]"
    ) in said


def test_a_branch_that_can_never_be_printed():
    text = (
        "{% if gifts.policy == 'refuse' %}\nNone.\n{% elif gifts.policy == 'limit' %}\nSome.\n"
        "{% else %}\nYou may.\n{% endif %}"
    )

    (said,) = errors(with_clause(text))

    assert said.startswith(
        "clauses/gifts/other.yaml:17:7: error: in 'gifts/other' the branch 'else' can never be printed [never-printed]"
    )


def test_a_branch_of_a_loop_that_no_record_prints():
    text = (
        "You may.\n\n{% for c in people.categories %}\n{% if c.category == 'staff' and c.category == 'interns' %}\n"
        "- Both.\n{% endif %}\n{% endfor %}"
    )

    (said,) = errors(with_clause(text))

    assert (
        "the branch 'if c.category == 'staff' and c.category == 'interns'' can never be printed"
        in said
    )


def test_a_required_topic_that_some_answers_leave_uncovered():
    change = edited(LIMIT, "gifts.policy == 'limit'", "gifts.policy == 'limit' and gifts.days > 5")

    assert [error for error in errors(change) if "topic-uncovered" in error] == [
        (
            "clauses/topics.yaml:7:24: error: nothing in 'code-of-conduct' carries 'gifts', which is required of it, "
            "with gifts.policy = limit (“Small gifts”) and gifts.days = 1 [topic-uncovered]\n"
            "  hint: widen the condition of 'gifts/gift-ban' or 'gifts/gift-limit', or write a clause for these answers"
        )
    ]


def test_a_part_covers_a_topic_that_no_clause_carries():
    change = edited(TOPICS, "in-service: [gifts]", "in-service: [gifts, core-values]") | edited(
        CONDUCT, "covers: []", "covers: [core-values]"
    )

    assert errors(change) == []


def test_a_judge_under_orders():
    content = resources.library_files(*resources.library_folders())
    name = "clauses/standards/orders.yaml"
    entries = {"topic": "political-neutrality", "also": "[lawful-orders]", "for": "[judicial]"}
    content[name] = clause("You **must** do as the head says.", **entries).encode()
    data, problems = checked(content)
    assert problems == []

    found = prove(index.library(data, "", "clauses"), Sources(data, content)).problems

    (problem,) = (problem for problem in found if problem.rule == "topic-excluded")
    assert str(problem.where) == f"{name}:7:8"
    assert problem.message.startswith(
        "'standards/orders' carries 'lawful-orders', which has no place in conduct/judicial"
    )
    assert problem.hint == "take the office out of 'for', or write a clause of its own for it"


def test_a_code_that_no_draft_makes_yet_is_held_to_its_topics_only():
    change = edited(
        CONDUCT, "offices: [in-service, mandate]", "offices: [in-service]"
    ) | with_clause(
        "See [](clause:gifts/gift-ban).",
        topic="gifts",
        when="gifts.given == 'yes'",
        **{"for": "[mandate]"},
    )

    found = [
        problem.rule for problem in proved(change).problems if problem.severity is Severity.ERROR
    ]
    forbidden = [
        problem.message.split(" with ")[0]
        for problem in proved(
            change | edited(TOPICS, "excluded_for: {}", "excluded_for: {conduct/mandate: [gifts]}")
        ).problems
        if problem.severity is Severity.ERROR
    ]

    assert found == []
    assert forbidden == [
        "'gifts/other' carries 'gifts', which has no place in conduct/mandate, and is printed"
    ]
    assert idle(change)["gifts.given"].severity is Severity.REMARK


def idle(changes):
    return {
        problem.message.split("'")[1]: problem
        for problem in proved(changes).problems
        if problem.rule == "idle-question"
    }


def test_a_question_that_changes_nothing_although_a_condition_reads_it():
    change = with_clause(when="gifts.given is known or gifts.given is not known")

    problem = idle(change)["gifts.given"]

    assert problem.severity is Severity.ERROR
    assert problem.message.endswith("every draft is the same whatever is answered")


def test_a_question_that_only_idle_questions_depend_on_is_idle():
    change = edited(QUESTIONS, "help: A day., why:", "help: A day., when: act.note is known, why:")

    assert {"act.note", "act.date"} <= idle(change).keys()


@pytest.mark.parametrize(
    ("key", "text", "entries"),
    [
        ("act.note", "You may. {{ act.note }}", {}),
        ("gifts.given", "You may.", {"when": "gifts.given != 'yes'"}),
        ("gifts.given", "You may. {% if gifts.given.limit > 50 %}Or not.{% endif %}", {}),
        ("act.old", "You may.", {"needs_basis": "[act.old.name]"}),
        ("training.topics", "We:\n\n{% for t in training.topics %}\n- {{ t }}\n{% endfor %}", {}),
    ],
)
def test_a_question_that_wording_prints_or_turns_on_is_not_idle(key, text, entries):
    assert key in idle(None)

    assert key not in idle(with_clause(text, **entries))


def test_a_question_that_nothing_reads_is_a_remark_until_the_first_release():
    entry = closed(library(), "1.0", dt.date(2026, 11, 22))
    released = {
        "clauses/library.yaml": yaml.dump(
            {"name": "small", "language": "en", "releases": [entry]}
        ).decode()
    }

    before, after = idle(None)["act.note"], idle(released)["act.note"]

    assert (before.severity, after.severity) == (Severity.REMARK, Severity.ERROR)
    assert str(before.where) == "clauses/questionnaire.yaml:68:11"


CONTRADICTION = (
    'contradictions:\n  - {{id: c, number: 9, severity: {}, when: "{}", say: No., remedy: Change.}}'
)


@pytest.mark.parametrize(
    ("severity", "when", "refuted"),
    [
        ("error", "gifts.policy == 'refuse' and gifts.law == 'no'", True),
        ("warning", "gifts.policy == 'refuse' and gifts.law == 'no'", False),
        ("error", "gifts.policy == 'refuse' and roles.adviser is not known", False),
        (
            "error",
            "gifts.law == 'no' and (roles.adviser is known or roles.adviser is not known)",
            True,
        ),
    ],
)
def test_answers_that_cannot_but_contradict_each_other_are_no_example(severity, when, refuted):
    rule = CONTRADICTION.format(severity, when)
    change = edited(
        LIMIT, "gifts.policy == 'limit'", "gifts.policy == 'limit' or gifts.law == 'no'"
    ) | edited(QUESTIONS, "contradictions:", rule)

    assert any("both-in" in error for error in errors(change)) is not refuted


def test_the_shipped_library_holds_and_has_nothing_but_remarks():
    content = resources.library_files(*resources.library_folders())
    data, _ = checked(content)

    found = prove(index.library(data, "", "clauses"), Sources(data, content)).problems

    assert {(p.rule, p.severity) for p in found} <= {("idle-question", Severity.REMARK)}


def test_the_shipped_library_without_the_clauses_of_a_required_topic_lacks_its_wording():
    content = resources.library_files(*resources.library_folders())
    data, _ = checked(content)
    own = index.library(data, "", "clauses")
    left = {
        clause.id: replace(clause, also=tuple(t for t in clause.also if t != "undertakings"))
        for clause in own.clauses.values()
        if clause.topic != "undertakings"
    }

    found = prove(replace(own, clauses=left), Sources(data, content)).problems

    lacking = "'undertakings' has no wording yet for conduct/in-service, which must carry it"
    assert (Severity.ERROR, lacking) in {(p.severity, p.message) for p in found}
