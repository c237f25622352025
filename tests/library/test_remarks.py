"""What a keeper of a library is told that is no error."""

from small_library import CONDUCT, FILES, REGISTER, TOPICS, edited, library

from codegen.errors import Severity
from codegen.library.remarks import remarks


def told(changes=None, rule=None):
    return [str(found) for found in remarks(library(changes)) if rule in (None, found.rule)]


def test_remarks_are_no_errors():
    assert {found.severity for found in remarks(library())} == {Severity.REMARK}


def test_questions_that_nothing_reads_are_listed():
    (line,) = told(rule="unread-questions")

    assert "gifts.given" in line
    assert "gifts.policy" not in line


def test_topics_that_a_code_must_carry_and_that_have_no_wording_are_listed():
    changes = edited(
        TOPICS, "conduct/in-service: [gifts]", "conduct/in-service: [gifts, core-values]"
    )

    assert told(changes, "unwritten-topics") == [
        (
            "clauses/topics.yaml: remark: no wording yet for 1 of the 2 topics of conduct/in-service "
            "[unwritten-topics]\n  hint: core-values"
        ),
        (
            "clauses/topics.yaml: remark: no wording yet for 1 of the 1 topics of conduct/mandate "
            "[unwritten-topics]\n  hint: gifts"
        ),
    ]


def test_clauses_for_an_office_without_a_code_are_counted():
    changes = edited(REGISTER, "for: [in-service]", "for: [in-service, mandate]")
    changes |= edited(CONDUCT, "offices: [in-service, mandate]", "offices: [in-service]")

    assert told(changes, "undrafted-office") == [
        (
            "templates/outlines/code-of-conduct.yaml: remark: no code is drafted yet from 1 clause for "
            "the office 'mandate' [undrafted-office]\n  hint: once its topics are written, name 'mandate' under "
            "'offices' there, or in an outline of its own"
        )
    ]
    assert told(rule="undrafted-office") == []


def test_a_code_of_its_own_for_an_office_is_a_code():
    changes = edited(REGISTER, "for: [in-service]", "for: [in-service, mandate]")
    changes |= edited(CONDUCT, "offices: [in-service, mandate]", "offices: [in-service]")
    own = FILES[CONDUCT].replace("offices: [in-service, mandate]", "offices: [mandate]")

    assert told(changes | {"templates/outlines/members.yaml": own}, "undrafted-office") == []
