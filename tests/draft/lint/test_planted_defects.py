"""Defects planted in a good draft: each is found, at its clause and line, with a remedy."""

from dataclasses import replace

import pytest
from conftest import ROOT
from planting import added, clause, findings, found, library, looked, of_office

from codegen.errors import Severity
from codegen.library.load import checked

EXTERNAL = "whistleblowing/external-reporting"
GIFTS = "conflict-of-interest/gift-limit-with-approval"


def only(rule, *clauses, answers=None, **changes):
    """Return the one error that a planted defect makes, which must be of that rule."""
    errors = [
        one
        for one in findings(*clauses, answers=answers, **changes)
        if one.problem.severity is Severity.ERROR
    ]
    assert [one.rule.id for one in errors] == [rule]
    assert errors[0].problem.hint
    return errors[0]


def at(finding):
    """Return the line of the clause's file that a finding points to."""
    where = finding.problem.where
    return (ROOT / where.file).read_text().splitlines()[where.line - 1].strip()


@pytest.mark.parametrize(
    "gag",
    [
        "3. You **must not** report to an authority without the permission of the {{ roles.head_title }}.",
        "3. You **must** first report inside before you turn to an authority.",
        "3. You **may** report to an authority only after the {{ reporting.receiver }} has answered.",
        "3. Before you turn to the police, you **must** tell your manager.",
        "3. You **must not** disclose anything to anyone outside {{ organisation.short_name }}.",
        "3. Reports to the prosecutor need the approval of the {{ roles.head_title }}.",
    ],
)
def test_a_gag_clause_is_found(gag):
    old = "3. Before you turn to the public, you **should** ask for advice: protection can depend on conditions."

    (finding,) = found("gag-clause", clause(EXTERNAL, old, gag))

    assert finding.problem.severity is Severity.ERROR
    assert "at any time" in finding.problem.hint
    assert (finding.clause, finding.number.split()[-1]) == (EXTERNAL, "(3)")


def test_a_gag_in_a_settlement_of_the_ethics_code_or_another_clause_is_found_too():
    planted = added(
        "standards/public-comment", "5. You **must not** contact any regulator about your work."
    )

    assert found("gag-clause", planted)[0].clause == "standards/public-comment"


def test_a_correction_that_turns_a_duty_round_is_refused_by_the_library_check():
    name = "clauses/standards/resources.yaml"
    text = (ROOT / name).read_text()
    head, body = text.split("versions:\n")
    turned = body.replace("1. You **must** use", "1. You **may** use").replace('"1.0.0"', '"1.0.1"')
    turned = turned.replace("change: substantive", "change: correction")
    files = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for folder in ("clauses", "templates")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    files[name] = f"{head}versions:\n{turned}{body}".encode()

    _, problems = checked(files)

    (problem,) = [one for one in problems if one.severity is Severity.ERROR]
    assert (problem.rule, problem.where.file) == ("binding-correction", name)
    assert "'must'" in problem.message


def test_a_decision_without_the_pointer_to_the_clause_on_the_head_is_found():
    text = library().clauses[GIFTS].newest.text
    start = text.index(" (see")
    end = text.index("(topic:head-of-organisation))") + len("(topic:head-of-organisation))")

    finding = only("decision-without-pointer", clause(GIFTS, text=text[:start] + text[end:]))

    assert finding.number.split()[-1] == "(7)"
    assert "topic:head-of-organisation" in finding.problem.hint


def test_a_committee_that_does_not_exist_is_found():
    finding = only(
        "unknown-committee", added("standards/roles", "5. The ethics committee hears hard cases.")
    )

    assert finding.clause == "standards/roles"
    assert not found(
        "unknown-committee",
        added("standards/roles", "6. The ethics committee hears hard cases."),
        answers={"roles.committee": "yes", "roles.committee.remit": "hard cases"},
    )


def test_a_committee_named_in_the_answers_only_contradicts_them():
    assert (
        "ethics committee"
        in only("contradiction", answers={"roles.overseer": "Ethics Committee"}).problem.message
    )


def test_two_gift_limits_from_two_answers_are_found():
    planted = added(
        "conflict-of-interest/gift-protocol",
        "3. You **may** keep a gift worth less than {{ gifts.given.limit | money }} from a host.",
    )

    finding = only("two-values", planted)

    assert (finding.clause, finding.words) == ("conflict-of-interest/gift-protocol", "60\u00a0EUR")
    assert "4.1 (6)" in finding.problem.message


def test_a_gift_limit_that_is_typed_is_found_twice():
    planted = added(
        "conflict-of-interest/gift-protocol",
        "3. You **may** keep a gift worth less than 50 EUR from a host.",
    )

    rules = {one.rule.id for one in findings(planted)}

    # The code is near its limit of words, which a further paragraph may break.
    assert rules - {"too-long"} == {"two-values", "typed-value"}


def test_a_sanction_without_a_law_is_found():
    planted = added(
        "standards/misuse-of-position", "3. A breach of this rule **will** lead to dismissal."
    )

    finding = only("sanction-without-law", planted)

    assert finding.clause == "standards/misuse-of-position"


def test_seven_days_here_and_fourteen_there_are_found():
    planted = clause(
        "whistleblowing/anonymous-reports",
        "**will** confirm and answer the report",
        "**will** confirm the report within {{ gifts.days | days }}",
    )

    finding = only("two-values", planted)

    assert finding.clause == "whistleblowing/anonymous-reports"
    assert "7 days in 7.5 (1)" in finding.problem.message.replace("\u00a0", " ")


def judges(planted):
    """Return the errors of a draft for judges who have one clause."""
    found = of_office("judicial", planted, "judges")
    return [one for one in found if one.problem.severity is Severity.ERROR]


def test_a_judge_under_orders_is_found():
    planted = replace(library().clauses["standards/lawful-instructions"], offices=("judicial",))

    rules = {one.rule.id for one in judges(planted)}

    assert {"orders-to-the-independent", "excluded-topic"} <= rules


def test_a_judge_threatened_with_measures_is_found_and_one_whom_the_law_disciplines_is_not():
    threat = clause(
        "standards/misuse-of-position",
        text="1. You **must not** misuse your post, or measures follow.\n",
        offices=("judicial",),
    )
    lawful = clause(
        "standards/misuse-of-position",
        text="1. Discipline, and the measures for it, follow the law on judges alone.\n",
        offices=("judicial",),
    )

    assert [one.rule.id for one in judges(threat)] == ["orders-to-the-independent"]
    assert judges(lawful) == []


def test_the_narrow_circle_of_the_form_in_a_rule_on_conflicts_is_found():
    planted = clause(
        "merit/panel-conflicts-and-nepotism",
        "2. You **must not** take part in a decision about the employment of a person close to you. Preparing it,",
        "2. You **must not** take part in a decision about the employment of your {{ interests.form_circle | list }}. Preparing it,",
    )

    finding = only("narrow-circle", planted)

    assert "term:close-person" in finding.problem.hint


def test_a_false_statement_that_staff_were_consulted_is_found():
    said = added(
        "standards/legal-status",
        "4. This code was drawn up together with the staff, who were consulted.",
    )

    finding = only("claimed-consultation", said)

    assert finding.clause == "standards/legal-status"


def test_the_order_may_say_whom_it_consulted_because_it_prints_the_answers():
    texts = {text.name: text for text in looked().texts}

    said = [p.text for p in texts["adoption-order"].passages if "having consulted" in p.text]

    assert said
    assert found("claimed-consultation") == []


def test_a_signature_on_the_report_form_is_found():
    planted = added(
        "whistleblowing/internal-reporting", "6. You **must** sign your report and give your name."
    )

    finding = only("signed-report", planted)

    assert finding.clause == "whistleblowing/internal-reporting"


def test_an_orphan_promise_is_found_when_nobody_answers_for_what_names_nobody():
    text = library().clauses["standards/undertakings"].newest.text
    row = next(line for line in text.splitlines(keepends=True) if "every other promise" in line)

    orphans = found("orphan-promise", clause("standards/undertakings", row, ""))

    assert "standards/training" in {one.clause for one in orphans}
    assert "whistleblowing/report-handling" not in {one.clause for one in orphans}


def test_a_reference_that_leads_nowhere_is_found():
    planted = added(
        "standards/misuse-of-position", "3. See [](clause:conflict-of-interest/gift-ban)."
    )

    finding = only("dangling-reference", planted)

    assert finding.clause == "standards/misuse-of-position"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("roles.adviser", "reporting.receiver"),
        ("roles.adviser", "roles.decider"),
        ("reporting.receiver", "roles.decider"),
        ("roles.investigator", "roles.decider"),
    ],
)
def test_one_person_for_two_tasks_that_must_be_apart_is_told_once(one, other):
    errors = [
        finding.rule.id
        for finding in findings(answers={one: "the Inspector", other: "the  inspector"})
        if finding.rule.id in ("same-person", "contradiction")
    ]

    assert errors == ["same-person"]


def test_what_the_questionnaire_says_of_two_tasks_is_not_said_again():
    same = {"roles.adviser": "Inspector", "roles.decider": "Inspector"}

    rules = [one.rule.id for one in findings(answers=same)]

    assert rules == ["contradiction"]


def test_a_substitute_who_has_the_task_that_must_be_apart_is_found():
    stand_in = [{"role": "adviser", "holder": "Secretary General"}]

    (finding,) = found("same-person", answers={"roles.substitutes": stand_in})

    assert "Secretary General" in finding.problem.message


def test_a_finding_points_to_the_line_of_its_words():
    planted = clause(
        GIFTS, "2. You **must not** ask for a gift", "2. You **shall not** ask for a gift"
    )

    (finding,) = found("shall", planted)

    # The line numbers of the file are still those of the clause before the planting.
    assert finding.problem.where.line == 0 or "ask for a gift" in at(finding)
