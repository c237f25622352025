import pytest

from codegen.document import numbering, references
from codegen.document.tree import Blank, Document, Mark, Paragraph, Part, Run


@pytest.fixture
def printed(words):
    def resolved(run, *parts, properties=(), labels=None):
        pointing = Part("part/pointing", 1, None, (Paragraph((run,)),), numbered=False)
        document = Document("conduct", "Code", "en", (*parts, pointing), None, properties)
        result = references.resolve(numbering.number(document), words, labels)
        return result.parts[-1].blocks[0].runs[0]

    return resolved


GIFTS = Part("part/section/gifts", 1, "Gifts")
LIMIT = Part("gifts/limit", 2, "Small gifts")


def test_a_reference_to_a_clause_prints_section_and_number(printed):
    run = Run("", frozenset({Mark.STRONG}), target="clause:gifts/limit")

    found = printed(run, GIFTS, LIMIT)

    assert found == Run("section\u00a01.1", run.marks, target=run.target)


@pytest.mark.parametrize("target", ["part:part/section/gifts", "section:gifts"])
def test_a_section_is_found_by_its_id_and_by_its_short_name(printed, target):
    assert printed(Run("", target=target), GIFTS).text == "section\u00a01"


def test_a_section_with_a_number_word_is_called_by_it(printed):
    run = Run("", target="section:gifts")

    assert printed(run, GIFTS, properties=(("number_word", "Article"),)).text == "Article\u00a01"


def test_a_part_without_number_is_called_by_its_title(printed):
    foreword = Part("part/foreword", 1, "Message of the Mayor", numbered=False)

    assert printed(Run("", target="part:foreword"), foreword).text == "Message of the Mayor"


def test_a_clause_without_number_and_title_is_called_by_its_section(printed):
    unnumbered = Part("part/section/gifts", 1, "Gifts", numbered=False)

    assert printed(Run("", target="clause:a/b"), unnumbered, Part("a/b", 2, None)).text == "Gifts"


def test_a_reference_with_words_keeps_them(printed):
    run = Run("the limit", target="clause:gifts/limit")

    assert printed(run, GIFTS, LIMIT) == run


def test_a_reference_to_what_is_not_there_is_an_open_point(printed):
    run = Run("", target="clause:gifts/none")

    assert printed(run, labels={"clause:gifts/none": "gift ban"}) == Blank(
        "clause:gifts/none", "gift ban"
    )
    assert printed(run) == Blank("clause:gifts/none", "clause:gifts/none")


def test_a_topic_that_nobody_placed_is_an_open_point(printed):
    assert printed(Run("", target="topic:gifts")) == Blank("topic:gifts", "topic:gifts")


def test_references_to_other_things_are_left_alone(printed):
    run = Run("", target="provision:uncac-2003/8(5)")

    assert printed(run) == run


def test_a_reference_that_begins_a_sentence_has_a_capital(words):
    first = Part("p/first", 2, "First", (Paragraph((Run("One."),)),), number="3.2")
    said = (
        Run("Refuse. "), Run("", target="clause:p/first"), Run(" applies. See "),
        Run("", target="clause:p/first"), Run("."),
    )  # fmt: skip
    second = Part("p/second", 2, "Second", (Paragraph(said),), number="3.3")

    (block,) = (
        references.resolve(Document("conduct", "Code", "en", (first, second)), words)
        .parts[1]
        .blocks
    )

    assert "".join(run.text for run in block.runs) == (
        "Refuse. Section\u00a03.2 applies. See section\u00a03.2."
    )
