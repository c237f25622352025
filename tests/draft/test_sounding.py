"""Answers that may sound wrong in a sentence are shown in one, until somebody confirms them."""

import pytest
from small_library import QUESTIONS, REGISTER, clause, edited, library, resolve

from codegen.draft.drafting import draft

DEFAULT = "default: {of: organisation.name}, kind: form,"
ASKED = edited(
    QUESTIONS, DEFAULT, f"{DEFAULT} in_sentence: {{begins: [the], advice: Say it aloud.}},"
)
TEXT = """\
Wait. Then tell {{ organisation.short_name }}, and {{ organisation.name }} decides. End.

- Rules of {{ organisation.short_name }}"""
LIBRARY = library(ASKED | {"clauses/gifts/other.yaml": clause(TEXT)})


def heard(given, of=LIBRARY, **more):
    made = draft(of, resolve(of, given, **more))
    return [(doubt.key, doubt.sentence, doubt.advice) for doubt in made.open.doubts]


def test_a_name_of_several_words_is_shown_inside_a_sentence():
    assert heard({"organisation.name": "Town of Ahlen"}) == [
        (
            "organisation.short_name",
            "Then tell Town of Ahlen, and Town of Ahlen decides.",
            "Say it aloud.",
        )
    ]


@pytest.mark.parametrize("name", ["Ahlen", "the Town", "the Town of Ahlen"])
def test_a_name_that_reads_well_is_not_shown(name):
    assert heard({"organisation.name": "Town of Ahlen", "organisation.short_name": name}) == []


def test_a_name_that_was_given_is_shown_too():
    given = {"organisation.name": "Ahlen", "organisation.short_name": "City Council"}

    assert [sentence for _, sentence, _ in heard(given)] == [
        "Then tell City Council, and Ahlen decides."
    ]


def test_a_name_that_somebody_confirmed_is_not_shown():
    given = {"organisation.name": "Town of Ahlen"}

    assert heard(given, confirmed=frozenset(["organisation.short_name"])) == []


def test_where_no_sentence_holds_it_inside_one_that_begins_with_it_is_shown():
    of = library(ASKED)

    (doubt,) = heard({"organisation.name": "Town of Ahlen"}, of)

    assert doubt[1].startswith("Town of Ahlen keeps a register")


def test_an_answer_that_no_text_prints_is_not_shown():
    text = clause("Keep a list.", topic="gift-register").replace("order: 15", "order: 20")
    of = library(ASKED | {REGISTER: text})

    assert heard({"organisation.name": "Town of Ahlen"}, of) == []
