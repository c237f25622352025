import pytest

from codegen.document import rewriting, text
from codegen.document.tree import (
    Blank,
    Case,
    Document,
    Example,
    Items,
    Note,
    Paragraph,
    Part,
    Run,
    Table,
)

BLOCKS = (
    Paragraph((Run("Tell the "), Blank("k", "adviser"), Run("."))),
    Items(((Paragraph((Run("one"),)), Items(((Paragraph((Run("deep"),)),),))),)),
    Table(((Run("head"),),), (((Run("cell"),),),)),
    Note("open", "not printed"),
    Example((Case(allowed=True, runs=(Run("a pen"),)),)),
)


def test_blanks_are_read_as_they_are_printed(words):
    assert text.inlines(BLOCKS[0].runs, words) == "Tell the [to be decided: adviser]."


def test_every_line_of_every_block_is_there_and_notes_are_not(words):
    lines = ["Tell the [to be decided: adviser].", "one", "deep", "head", "cell", "a pen"]

    assert list(text.lines(BLOCKS, words)) == lines


def test_binding_text_leaves_examples_out(words):
    assert list(text.lines(BLOCKS, words, binding=True))[-1] == "cell"


def test_a_document_begins_with_its_title(words):
    document = Document("conduct", "Code", "en", (Part("part/a", 1, "Aim", BLOCKS[:1]),))

    assert text.document(document, words) == "Code\nAim\nTell the [to be decided: adviser]."


@pytest.mark.parametrize(
    ("given", "count"),
    [("", 0), ("—", 0), ("well-known", 1), ("1,500 EUR", 2), ("a@b.org, c/d", 2), ("l’État", 1)],
)
def test_words_are_counted_as_a_reader_would(given, count):
    assert text.count(given) == count


def test_rewriting_reaches_every_stretch_of_inlines(words):
    document = Document("conduct", "Code", "en", (Part("part/a", 1, "Aim", BLOCKS),))

    rewritten = rewriting.document(document, lambda _runs: (Run("x"),))

    assert list(text.lines(rewritten.parts[0].blocks, words)) == ["x"] * 6
    assert rewritten.parts[0].blocks[3] == BLOCKS[3]
