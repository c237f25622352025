"""Each rule of style: a text that it must find fault with, and one that it must leave alone."""

import re
from pathlib import Path

import pytest

from codegen.document.readers import outside
from codegen.draft.lint import grade, rules
from codegen.draft.lint.linting import lint_file
from codegen.draft.lint.passages import sentences

TEXTS = Path(__file__).parent / "texts"
STYLE = [rule.id for rule in rules.STYLE]


def linted(name):
    return lint_file(name, outside.markdown((TEXTS / name).read_text())).findings


@pytest.mark.parametrize("rule", STYLE)
def test_a_rule_finds_what_it_is_for(rule):
    found = linted(f"{rule}.finds.md")

    assert rule in {one.rule.id for one in found}


@pytest.mark.parametrize("rule", STYLE)
def test_a_rule_leaves_good_text_alone(rule):
    found = linted(f"{rule}.passes.md")

    assert rule not in {one.rule.id for one in found}


def test_every_text_belongs_to_a_rule():
    assert {path.name.split(".")[0] for path in TEXTS.iterdir()} == set(STYLE)


def test_a_finding_in_a_file_gives_paragraph_first_words_and_line():
    found = lint_file(
        "a.md",
        outside.markdown(
            "# Title\n\nFirst.\n\nThe clerk shall write it all down at once, today.\n"
        ),
    )

    (problem,) = [one.problem for one in found.findings]
    assert str(problem.where) == "a.md:5:1"
    assert problem.message.startswith(
        "paragraph 3, “The clerk shall write it all down at …”: 'shall'"
    )


def test_a_word_that_comes_again_in_a_file_is_told_once_with_how_often():
    found = lint_file(
        "a.md", outside.markdown("You shall ask.\n\nYou shall wait.\n\nYou shall go.")
    )

    (finding,) = found.findings
    assert finding.problem.message.endswith("(3 times in this file)")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("See Art. 4 of it. Then go.", ["See Art. 4 of it.", "Then go."]),
        (
            "Ask first (see p. 3). “Why?” Nobody knows.",
            ["Ask first (see p. 3).", "“Why?”", "Nobody knows."],
        ),
        ("It costs 3.50 EUR in all.", ["It costs 3.50 EUR in all."]),
        ("Tell e.g. Mr. Smith", ["Tell e.g. Mr. Smith"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, parts):
    assert list(sentences(text)) == parts


TOLD = (
    "rule 1 office 2 safety 2 interest 3 people 2 employed 2 organisation 5 authority 4 integrity 4 "
    "conflict 2 decision 3 value 2 individual 5 manager 3 receives 2 services 3 wanted 2 moved 1 "
    "client 2 being 2 society 4 mediation 4 social 2 previous 3 obvious 3 radio 3 area 3 create 2 "
    "table 2 handled 2 judgement 2 colleague 2 dialogue 3 employee 3 idea 3 situation 4 actual 3 "
    "reasonable 4 confidential 4 investigation 5 disciplinary 5 gifts 1 hospitality 5 business 2 "
    "tried 1 diary 3 appropriate 4 continue 3 issue 2 true 1 union 2 opinion 3 serious 3 period 3 "
    "audience 3 ancient 2 quiet 2 unique 2 require 2"
)


def test_syllables_are_counted_right_for_nineteen_words_in_twenty_and_for_the_whole():
    told = {word: int(count) for word, count in re.findall(r"(\w+) (\d)", TOLD)}

    wrong = {word for word, count in told.items() if grade.syllables(word) != count}

    assert len(wrong) * 20 <= len(told)
    assert abs(sum(map(grade.syllables, told)) - sum(told.values())) <= 2


def test_a_grade_is_that_of_the_formula_and_none_for_a_few_words():
    easy = ["The cat sat on the mat."] * 20

    assert grade.grade(easy) == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    assert grade.grade(easy[:2]) is None
