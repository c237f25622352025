from dataclasses import replace

from codegen.document.numbering import number, number_word, printed_number
from codegen.document.tree import Document, Items, Paragraph, Part, Run


def numbers(*parts):
    document = Document("conduct", "Code", "en", parts)
    return [part.number for part in number(document).parts]


def section(identity="part/section/a", **changes):
    return replace(Part(identity, 1, "A"), **changes)


def clause(**changes):
    return replace(Part("a/b", 2, "B"), **changes)


def test_clauses_are_numbered_within_their_section():
    assert numbers(section(), clause(), clause(), section(), clause()) == [
        "1",
        "1.1",
        "1.2",
        "2",
        "2.1",
    ]


def test_a_part_without_number_takes_none_and_gives_none_to_its_clauses():
    unnumbered = section(numbered=False)

    assert numbers(unnumbered, clause(), section(), clause()) == [None, None, "1", "1.1"]


def test_a_clause_without_number_does_not_count():
    assert numbers(section(), clause(), clause(numbered=False), clause()) == [
        "1",
        "1.1",
        None,
        "1.2",
    ]


def test_clauses_that_stand_in_no_section_count_from_one():
    assert numbers(clause(), clause()) == ["1", "2"]


def paragraphs(*blocks):
    document = Document("conduct", "Code", "en", (section(blocks=blocks), section(blocks=blocks)))
    return [[block.number for block in part.blocks] for part in number(document).parts]


def test_numbered_paragraphs_begin_again_in_each_part():
    plain, counted = Paragraph((Run("a"),)), Paragraph((Run("b"),), numbered=True)

    assert paragraphs(counted, plain, counted) == [["(1)", None, "(2)"]] * 2


def test_the_only_numbered_paragraph_still_has_its_number():
    assert paragraphs(Paragraph((Run("a"),), numbered=True)) == [["(1)"]] * 2


def test_numbering_twice_changes_nothing():
    blocks = (Paragraph((Run("a"),), numbered=True), Items(((Paragraph((Run("b"),)),),)))
    document = Document("conduct", "Code", "en", (section(blocks=blocks), clause()))

    assert number(number(document)) == number(document)


def test_old_numbers_are_replaced():
    assert numbers(section(number="7"), clause(number="7.3", numbered=False)) == ["1", None]


def test_the_number_word_stands_before_the_number_of_sections_only():
    word = number_word(Document("order", "Order", "en", (), None, (("number_word", "Article"),)))

    assert printed_number(section(number="2"), word) == "Article 2"
    assert printed_number(clause(number="2.1"), word) == "2.1"
    assert printed_number(section(), word) is None
