"""Where a page may not end, as the paragraphs of the file say it."""

import datetime as dt

import pytest
from conftest import ROOT
from lxml import etree

from codegen.document.ooxml.elements import w
from codegen.document.ooxml.package import parts
from codegen.document.ooxml.pages import CARD, SHORT
from codegen.document.tree import Case, Document, Example, Items, Paragraph, Part, Run, Table
from codegen.document.writers.docx import write

BASE = (ROOT / "templates/base.docx").read_bytes()


def line(words):
    return Paragraph((Run(words),))


def box(*cases):
    return Example(tuple(Case(allowed=True, runs=(Run(case),)) for case in cases))


def table(rows, columns=1):
    rest = ((Run("x"),),) * (columns - 1)
    return Table(
        ((Run("head"),), *rest), tuple(((Run(f"row {at}"),), *rest) for at in range(1, rows))
    )


@pytest.fixture
def kept(words):
    def kept(*blocks):
        """Return the text of each paragraph after which no page ends."""
        document = Document(
            "conduct", "Code", "en", (Part("a/b", 1, None, blocks, numbered=False),)
        )
        data = write(document, words, base=BASE, date=dt.date(2026, 1, 1))
        body = etree.fromstring(parts(data)["word/document.xml"])
        return [
            "".join(paragraph.itertext(w("t")))
            for paragraph in body.iter(w("p"))
            if paragraph.find(f"{w('pPr')}/{w('keepNext')}") is not None
        ]

    return kept


def test_a_lead_in_stays_with_its_list_and_items_do_not_stay_with_each_other(kept):
    assert kept(line("You must"), Items(((line("a"),), (line("b"),))), line("End")) == ["You must"]


def test_an_item_stays_with_the_list_below_it(kept):
    inner = Items(((line("c"),), (line("d"),)), ordered=True)

    assert kept(line("You must"), Items(((line("a"), inner), (line("b"),)))) == [
        "You must",
        "a",
        "c",
    ]


@pytest.mark.parametrize(("letters", "stay"), [("abcd", "abc"), ("abcdef", "")])
def test_the_answers_to_a_question_stay_together_while_they_are_few(kept, letters, stay):
    answers = Items(tuple((line(letter),) for letter in letters), ordered=True)

    assert kept(line("Who"), answers) == ["Who", *stay]


def test_paragraphs_that_follow_each_other_do_not_stay_together(kept):
    assert kept(line("One"), line("Two"), line("Three")) == []


def test_a_box_of_examples_stays_whole_and_lets_go_at_its_end(kept, words):
    assert kept(line("One"), box("a", "b", "c"), line("Two")) == [
        words.examples,
        f"{words.allowed}: a",
        f"{words.allowed}: b",
    ]


def test_a_short_table_stays_whole_with_the_paragraph_before_it(kept):
    assert kept(line("One"), table(3), line("Two")) == ["One", "head", "row 1"]


def test_a_long_table_may_go_over_to_the_next_page(kept):
    assert kept(line("One"), table(SHORT + 1, columns=2)) == ["One"]
    assert kept(line("One"), table(CARD + 1)) == ["One"]


def test_a_card_of_one_column_stands_on_one_page(kept):
    whole = ["One", "head", *(f"row {at}" for at in range(1, CARD - 1))]
    assert kept(line("One"), table(CARD)) == whole


def test_two_boxes_do_not_stay_together(kept, words):
    assert kept(box("a"), box("b")) == [words.examples, words.examples]
