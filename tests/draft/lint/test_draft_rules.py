"""Each rule on drafts: wording or answers that it must find fault with, and some that it must pass."""

from dataclasses import replace

import pytest
from planting import added, clause, found, library, looked, of_office

from codegen.draft.lint import rules
from codegen.draft.lint.linting import lint

MISUSE = "standards/misuse-of-position"
SPEAKING = "whistleblowing/speaking-up"
VALUE = "standards/common-ground"

# By rule: a paragraph that it must find fault with, in a clause, and one that it must pass.
PARAGRAPHS = {
    "decision-without-pointer": (
        MISUSE,
        "3. In doubt the {{ roles.conflict_decider }} decides.",
        "3. In doubt the {{ roles.conflict_decider }} decides; if concerned, see [](topic:head-of-organisation).",
    ),
    "permission-without-decider": (
        MISUSE,
        "3. You **may** use the hall only with written permission.",
        "3. You **may** use the hall only with the written permission of its owner.",
    ),
    "duty-without-addressee": (
        MISUSE,
        "3. You **must** report every misuse at once.",
        "3. You **must** report every misuse to your manager at once.",
    ),
    "duty-without-period": (
        MISUSE,
        "3. You **must** record what you borrow.",
        "3. You **must** record what you borrow before you take it.",
    ),
    "gag-clause": (
        MISUSE,
        "3. You **must not** speak to the police about a misuse.",
        "3. You **must not** hinder a report to the police. No rule bars a report to an authority.",
    ),
    "burden-on-reporter": (
        SPEAKING,
        "5. You **must** act in good faith and have proof.",
        "5. You need not have proof, and nobody asks for good faith.",
    ),
    "threat-to-reporter": (
        SPEAKING,
        "5. An unfounded report is a breach.",
        "5. To report what you know to be false is a breach. An unfounded report is no breach.",
    ),
    "signed-report": (
        SPEAKING,
        "5. Your report **must** be signed.",
        "5. You **must** sign the receipt for your badge.",
    ),
    "sanction-without-law": (
        MISUSE,
        "3. Whoever does so can be dismissed.",
        "3. Nobody can be dismissed for asking.",
    ),
    "claimed-consultation": (
        MISUSE,
        "3. This rule was written after consultation with the unions.",
        "3. Once you have been heard, the file is closed.",
    ),
    "unknown-committee": (
        MISUSE,
        "3. The Committee explains this rule.",
        "3. Outside members of committees know this rule.",
    ),
    "narrow-circle": (
        MISUSE,
        "3. You **must not** favour your spouse, partner or minor children.",
        "3. You **must not** favour a [person close to you](term:close-person).",
    ),
    "typed-value": (
        MISUSE,
        "3. You **must** give it back within seven days.",
        "3. You **must** give it back within {{ gifts.days | days }}.",
    ),
    "typed-name": (
        MISUSE,
        "3. The Ethics Adviser explains this rule.",
        "3. The {{ roles.adviser }} explains this rule.",
    ),
    "two-values": (
        "standards/review",
        "4. Managers review this code every {{ training.months | months }}.",
        "4. Managers review their lists every {{ training.months | months }}.",
    ),
    "dangling-reference": (
        MISUSE,
        "3. See [](clause:conflict-of-interest/gift-ban).",
        "3. See [](clause:conflict-of-interest/gift-register).",
    ),
    "dangling-paragraph": (
        MISUSE,
        "3. Paragraph (1) holds here, and so does paragraph (9).",
        "3. This goes beyond paragraph (1), and paragraphs (1) and (2) hold.",
    ),
    "term-in-two-forms": (
        MISUSE,
        "3. Do not favour a [relative](term:close-person).",
        "3. Do not favour [persons close to them](term:close-person), nor [acting in a matter](term:act-in-a-matter).",
    ),
    "rule-among-values": (
        VALUE,
        "We must answer within a week, or face sanctions.",
        "We answer soon, and we must be able to say why.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", PARAGRAPHS)
def test_a_rule_finds_what_it_is_for_and_says_where(rule):
    name, bad, _ = PARAGRAPHS[rule]

    first = found(rule, added(name, bad))[0]

    assert first.clause == name
    assert first.problem.hint
    assert first.problem.where.file == library().clauses[name].file


@pytest.mark.parametrize("rule", PARAGRAPHS)
def test_a_rule_leaves_a_good_paragraph_alone(rule):
    name, _, good = PARAGRAPHS[rule]

    assert found(rule, added(name, good)) == []


def test_a_topic_that_the_document_must_carry_is_missed():
    required = {**library().required_for, "conduct/in-service": ("gifts", "private-conduct")}

    (finding,) = found("missing-topic", required_for=required)

    assert finding.problem.message == "nothing is said on private conduct and public confidence"


def test_a_topic_that_a_document_must_not_have_is_found():
    excluded = {**library().excluded_for, "conduct/in-service": ("sanctions",)}

    (finding,) = found("excluded-topic", excluded_for=excluded)

    assert finding.clause == "standards/breaches"


def test_a_contradiction_of_answers_is_an_error_and_a_doubt_is_a_remark():
    (wrong,) = found("contradiction", answers={"gifts.yearly": 20})
    (doubt,) = found("doubtful-answers", answers={"people.count": 30, "roles.committee": "yes"})[:1]

    assert (
        wrong.problem.hint
        == "Raise the yearly limit to at least the gift limit, or lower the gift limit."
    )
    assert (str(wrong.problem.severity), str(doubt.problem.severity)) == ("error", "remark")


def test_a_role_that_nobody_has_yet_is_named_where_the_text_needs_it():
    (finding,) = found("unnamed-role", answers={"roles.overseer": "nobody-yet"})

    assert finding.clause == "mandate/gift-record"


def test_a_duty_to_report_without_exceptions_is_found_and_one_with_them_passes():
    text = library().clauses["whistleblowing/duty-to-report"].newest.text
    without = text[: text.index("3. Unless")] + text[text.index("4. While") :]

    (finding,) = found(
        "report-without-exceptions", clause("whistleblowing/duty-to-report", text=without)
    )

    assert finding.clause == "whistleblowing/duty-to-report"
    assert found("report-without-exceptions") == []


def test_a_restriction_without_a_basis_is_found_and_an_open_point_is_enough():
    bare = clause("standards/public-comment", needs_basis=())

    assert [one.clause for one in found("restriction-without-basis", bare)] == [
        "standards/public-comment"
    ]
    assert found("restriction-without-basis", answers={"outside.law": "unsure"}) == []


def test_orders_to_people_with_a_mandate_are_found_and_their_freedom_from_orders_passes():
    free = clause(MISUSE, text="1. You take no instructions from anyone.\n", offices=("mandate",))
    bound = clause(
        MISUSE,
        text="1. You **must** follow the instructions of your party.\n",
        offices=("mandate",),
    )

    rule = "orders-to-the-independent"
    told = [one.rule.id for one in of_office("mandate", bound, "elected-members")]
    assert told.count(rule) == 1
    assert rule not in {one.rule.id for one in of_office("mandate", free, "elected-members")}


@pytest.mark.parametrize(
    ("text", "topic", "threatens"),
    [
        ("No rule for staff on instructions, appraisal or discipline applies to you.", None, False),
        ("Rules on orders, appraisal or dismissal do not apply to you.", None, False),
        ("Whoever breaks this faces appraisal, and rules on dismissal.", None, True),
        ("That can be a call for dismissal, transfer or a bad appraisal.", "retaliation", False),
        ("That can be a call for dismissal, transfer or a bad appraisal.", None, True),
        ("A false report will lead to dismissal.", "retaliation", True),
    ],
)
def test_measures_named_as_what_does_not_bind_or_harms_a_reporter_are_no_threat(
    text, topic, threatens
):
    name = "whistleblowing/protection" if topic else MISUSE
    planted = clause(name, text=f"1. {text}\n", offices=("mandate",))

    told = {one.rule.id for one in of_office("mandate", planted, "elected-members")}

    assert ("orders-to-the-independent" in told) is threatens


def test_two_periods_in_one_sentence_belong_to_the_half_that_names_them():
    both = "They confirm each report within {{ reporting.ack_days | days }}, and within {{ gifts.days | days }} they answer."
    turned = "They answer within {{ reporting.ack_days | days }}, and confirm each report within {{ gifts.days | days }}."

    assert found("two-values", added(MISUSE, f"3. {both}")) == []
    assert len(found("two-values", added(MISUSE, f"3. {turned}"))) == 1


def test_a_term_is_missed_where_no_clause_of_the_document_defines_it():
    bare = replace(library().clauses["standards/interpretation"], defines={})

    terms = {one.words for one in found("undefined-term", bare)}

    assert "manager" in terms
    assert found("undefined-term") == []


def test_a_term_that_nobody_uses_is_found():
    idle = replace(library().clauses["standards/interpretation"], defines={"quorum": "quorum"})

    assert [one.words for one in found("unused-term", idle)] == ["quorum"]
    assert found("unused-term") == []


def test_a_promise_in_the_table_or_by_a_role_has_an_owner():
    assert found("orphan-promise") == []


def test_a_code_longer_than_people_read_is_told():
    long = added(
        MISUSE, "\n\n".join(f"{n}. You **must** think of the public." for n in range(3, 80))
    )

    (finding,) = found("too-long", long)

    assert finding.document == "code-of-conduct"
    assert found("too-long") == []


def test_more_than_eight_values_are_told():
    nine = [{"name": f"Value {n}", "meaning": "It counts."} for n in range(9)]

    assert [one.problem.message for one in found("many-values", answers={"values.list": nine})] == [
        "9 values; people remember about 8"
    ]
    assert found("many-values", answers={"values.list": nine[:8]}) == []


def test_a_clause_allows_one_rule_with_a_reason_that_is_kept():
    allowed = lint(looked()).allowed

    assert [(one.finding.clause, one.finding.rule.id) for one in allowed] == [
        ("mandate/roles", "decision-without-pointer"),
        ("standards/roles", "decision-without-pointer"),
    ]
    assert allowed[0].reason.startswith("it only says who holds which task")


def test_what_a_clause_allows_without_need_is_told():
    allowance = replace(library().clauses["standards/roles"].allow[0], rule="gag-clause", line=7)
    idle = replace(library().clauses[MISUSE], allow=(allowance,))

    (finding,) = found("idle-allow", idle)

    assert str(finding.problem.where) == "clauses/standards/misuse-of-position.yaml:7:1"


def test_a_clause_that_allows_what_is_no_rule_is_told():
    allowance = replace(library().clauses["standards/roles"].allow[0], rule="gag-claus")
    wrong = replace(library().clauses[MISUSE], allow=(allowance,))

    (finding,) = found("unknown-allow", wrong)

    assert finding.problem.hint == "did you mean 'gag-clause'?"


OTHERWISE = {
    "missing-topic", "excluded-topic", "contradiction", "doubtful-answers", "same-person", "unnamed-role",
    "report-without-exceptions", "restriction-without-basis", "orders-to-the-independent",
    "recalled-version",  # beside the commands that keep versions
    "orphan-promise", "undefined-term", "unused-term", "too-long", "many-values",
}  # fmt: skip


def test_no_rule_is_without_a_test():
    assert {rule.id for rule in rules.DRAFT} == PARAGRAPHS.keys() | OTHERWISE


def test_rules_have_names_of_their_own_and_say_what_they_ask_and_what_helps():
    table = (*rules.STYLE, *rules.DRAFT)

    assert len({rule.id for rule in table}) == len(table)
    assert all(rule.says.endswith(".") and rule.remedy for rule in table)
