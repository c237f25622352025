"""Defects in other words than those that the rules were written against, one sentence each."""

import pytest
from planting import added, findings

from codegen.errors import Severity

EXTERNAL, SPEAKING = "whistleblowing/external-reporting", "whistleblowing/speaking-up"
MISUSE, COMMENT = "standards/misuse-of-position", "standards/public-comment"

DEFECTS = {
    "gag-clause": (
        (EXTERNAL, "Concerns **must** be raised internally before anyone approaches an authority."),
        (EXTERNAL, "You **may** go to the police once the Minister has agreed."),
        (EXTERNAL, "A report inside has to come before any report to an authority."),
        (EXTERNAL, "You **must** inform your manager when you have reported to an authority."),
        (EXTERNAL, "You **must** exhaust the routes inside before you report to an authority."),
        (COMMENT, "You **must** keep all matters to yourself and share them with nobody outside."),
        (COMMENT, "Employees **must not** contact auditors or the ombudsman without prior approval."),
        (SPEAKING, "Reports to external bodies are forbidden."),
        (SPEAKING, "It is not allowed to report to the prosecutor."),
        (SPEAKING, "Only if nobody answers may you turn to an authority."),
        (SPEAKING, "When you leave, you agree to make no statement to any authority."),
    ),
    "burden-on-reporter": (
        (SPEAKING, "You **must** be sure of the facts."),
        (SPEAKING, "Reports made in good faith are protected."),
        (SPEAKING, "A report **must** be backed by evidence."),
        (SPEAKING, "You **must** act in the public interest, not for personal motives."),
    ),
    "threat-to-reporter": (
        (SPEAKING, "Whoever makes an unfounded report can face measures."),
        (SPEAKING, "Abuse of this right is punished."),
        (SPEAKING, "Reports that turn out to be wrong are a breach."),
    ),
    "signed-report": (
        (SPEAKING, "Anonymous reports are not accepted."),
        (SPEAKING, "State your name on the form."),
        (SPEAKING, "Sign the report."),
    ),
    "sanction-without-law": (
        (MISUSE, "Breaches are punished by dismissal."),
        (MISUSE, "Offenders face disciplinary action."),
        (MISUSE, "The {{ roles.decider }} may suspend you or reduce your pay."),
        (MISUSE, "A fine of one month's pay is due."),
        (MISUSE, "Breach of this rule is grounds for termination."),
    ),
    "claimed-consultation": (
        (MISUSE, "Staff and unions took part in writing this code."),
        (MISUSE, "The unions have agreed to this code."),
        (MISUSE, "This code reflects a consultation with all staff."),
        (MISUSE, "Staff were asked for their views."),
    ),
    "unknown-committee": (
        (MISUSE, "The Integrity Committee gives an opinion."),
        (MISUSE, "You **may** turn to the conduct board."),
    ),
    "narrow-circle": (
        (MISUSE, "You **must not** favour your spouse or children."),
        (MISUSE, "You **must not** act for members of your immediate family."),
    ),
    "decision-without-pointer": (
        (MISUSE, "The {{ roles.decider }} **may** exempt you."),
        (MISUSE, "Exceptions need the consent of the {{ roles.decider }}."),
        (MISUSE, "Your manager **may** allow an exception."),
        (MISUSE, "Report it to the {{ reporting.receiver }}."),
    ),
    "typed-value": (
        (MISUSE, "Keep receipts for 5 years."),
        (MISUSE, "Anything above 100 euros is too much."),
        (MISUSE, "This rule ends on 31 December 2027."),
        (MISUSE, "A fortnight is enough."),
    ),
}  # fmt: skip
CASES = [
    pytest.param(rule, name, said, id=f"{rule}-{place}")
    for rule, said_ones in DEFECTS.items()
    for place, (name, said) in enumerate(said_ones)
]


@pytest.mark.parametrize(("rule", "name", "said"), CASES)
def test_a_defect_is_found_in_other_words_too(rule, name, said):
    errors = [
        one for one in findings(added(name, f"9. {said}")) if one.problem.severity is Severity.ERROR
    ]

    assert rule in {one.rule.id for one in errors}


HARMLESS = (
    (EXTERNAL, "You **may** tell the police first, or an authority at any time, as you wish."),
    (EXTERNAL, "Nobody needs permission to report to an authority."),
    (COMMENT, "The {{ comment.spokesperson }} speaks with journalists; you need not."),
    (SPEAKING, "You need not be certain, and nobody asks for evidence."),
    (SPEAKING, "You **may** give your name, and need not."),
    (SPEAKING, "A report that proves wrong has no consequences."),
    (MISUSE, "Nobody loses pay for an honest question."),
    (MISUSE, "Friends, family members and colleagues are treated alike."),
    (MISUSE, "Once you have been heard, the file is closed."),
    (MISUSE, "Paragraph (1) holds for every committee of parliament."),
)


@pytest.mark.parametrize(("name", "said"), HARMLESS)
def test_words_that_resemble_a_defect_are_left_alone(name, said):
    errors = [
        one for one in findings(added(name, f"9. {said}")) if one.problem.severity is Severity.ERROR
    ]

    assert [str(one.problem) for one in errors] == []
