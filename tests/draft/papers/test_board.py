from dataclasses import replace

from towns import TOWN, ministry, paper

from codegen.document import text
from codegen.document.tree import Blank
from codegen.document.walk import inlines
from codegen.draft.papers.board import board


def said(document, words):
    return text.document(document, words).replace("\xa0", " ")


def test_the_board_is_asked_for_what_was_answered(words):
    found = said(paper(board, ministry()), words)

    assert (
        "It is proposed that the Minister of Transport adopt the following, to enter into force on "
        "1 June 2027:\nthe adoption order\n" in found
    )
    assert (
        "It replaces: Rules of Conduct for the Staff of the Ministry of Transport, 7/2016." in found
    )
    assert "No answer is missing." in found


def test_a_choice_stands_beside_what_was_not_taken(words):
    found = said(paper(board, ministry()), words)

    assert (
        "Small gifts freely, larger ones with approval\nNothing at all; Small gifts below a limit"
        in found
    )


def test_a_choice_that_wording_reads_is_told_to_the_board(words):
    assert "Record of contacts with interest representatives" in said(
        paper(board, ministry()), words
    )


def test_a_figure_stands_beside_its_formula(words):
    found = said(paper(board, TOWN), words)

    assert "Declarations\n12 people, once a year\n12" in found
    assert "12 people × 2 h, every 24 months, at 8 h a day\n2 days" in found


def test_declarations_are_not_counted_when_nobody_said_how_many_declare(words):
    found = said(paper(board, ministry()), words)

    assert "Declarations\n" not in found
    assert "Checking declarations\nas estimated\n420 h" in found


def test_what_is_missing_is_a_blank_and_no_figure(words):
    few = {"organisation.name": "Xyzzy"}
    document = paper(board, replace(TOWN, preset=None, given=few))

    blanks = {one.key for part in document.parts for one in inlines(part) if isinstance(one, Blank)}
    assert {"act.adopter", "act.adopter.provision", "act.effective_date"} <= blanks
    assert "Nobody has said how many people work here" in said(document, words)
    assert "It binds" not in said(document, words)


def test_what_is_still_open_is_counted_and_the_first_of_it_named(words):
    found = said(paper(board, TOWN), words)

    assert "It is proposed to settle what is still open first." in found
    assert "The first of them: adopting authority; enabling provision;" in found


def test_a_restriction_stands_beside_its_basis(words):
    assert "Public Integrity Act (17 November 2018), section 14 (4.1)" in said(
        paper(board, ministry()), words
    )


def test_each_code_is_named_with_those_whom_it_binds_and_how_long_it_is(words):
    found = said(paper(board, ministry()), words)

    assert "of the Ministry, which binds ministers; political appointees (" in found
    assert "which binds those who have agreed to it: outside evaluators; contractors (" in found
    assert "No code binds: former staff." in found
    assert found.count(" clauses, ") == 3
