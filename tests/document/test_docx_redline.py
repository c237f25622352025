"""The changes of a redline are tracked changes: of words, ends, rows, looks, forms and whole parts."""

import datetime as dt
import io
import zipfile
from dataclasses import replace

import pytest
from conftest import ROOT
from lxml import etree

from codegen.document import numbering
from codegen.document.ooxml.elements import w
from codegen.document.readers import word
from codegen.document.tree import (
    Case,
    Document,
    Example,
    Items,
    Mark,
    Paragraph,
    Part,
    Run,
    Table,
)
from codegen.document.writers import docx
from codegen.library.load import load
from codegen.redline.compare import redline
from codegen.redline.stretches import with_comments


@pytest.fixture(scope="module")
def words():
    return load().words


def text(words):
    return Paragraph((Run(words),))


def code(*blocks, title="Small gifts"):
    parts = (
        Part("part/section/gifts", 1, "Gifts"),
        Part("gifts/limit", 2, title, blocks),
        Part("gifts/end", 2, "End", (text("It ends here."),)),
    )
    return numbering.number(Document("conduct", "Code", "en", parts))


def body(marked, words, part="word/document.xml"):
    base = (ROOT / "templates/base.docx").read_bytes()
    data = docx.write(
        marked, words, base=base, date=dt.date(2026, 11, 26), author="Legal Department"
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(part))


def said(root, name):
    """Return the words in each mark of one kind, in order."""
    return ["".join(mark.itertext()) for mark in root.iter(w(name)) if len(mark)]


def test_words_that_went_stand_before_those_that_came(words):
    marked = redline(code(text("Worth 30 EUR.")), code(text("Worth 50 EUR.")))

    root = body(marked, words)

    assert (said(root, "del"), said(root, "ins")) == (["30 EUR"], ["50 EUR"])
    assert [mark.get(w("author")) for mark in root.iter(w("ins"))] == ["Legal Department"]
    changed = [mark.tag for mark in root.iter(w("del"), w("ins"))]
    assert changed == [w("del"), w("ins")]


def test_text_that_went_is_written_as_deleted_text(words):
    marked = redline(code(text("Keep it."), text("Record it.")), code(text("Keep it.")))

    root = body(marked, words)

    assert ["".join(one.itertext()) for one in root.iter(w("delText"))] == ["Record it."]
    assert root.find(f".//{w('pPr')}/{w('rPr')}/{w('del')}") is not None


def test_every_mark_has_an_id_of_its_own(words):
    old = code(text("Worth 30 EUR."), Items(((text("a cup"),), (text("a book"),))))
    new = code(text("Worth 50 EUR."), Items(((text("a cup of tea"),), (text("a pen"),))))

    root = body(redline(old, new), words)
    ids = [mark.get(w("id")) for mark in root.iter(w("ins"), w("del"))]

    assert len(ids) == len(set(ids)) >= 4


def test_bold_that_came_is_a_change_of_look(words):
    new = code(Paragraph((Run("You "), Run("must", frozenset({Mark.STRONG})), Run(" ask."))))

    root = body(redline(code(text("You must ask.")), new), words)

    assert len(list(root.iter(w("rPrChange")))) == 1
    assert not list(root.iter(w("ins"), w("del")))


def test_a_paragraph_that_became_an_item_is_a_change_of_form(words):
    old = code(text("These are small:"), text("a cup of tea or coffee"))
    new = code(text("These are small:"), Items(((text("a cup of tea or coffee"),),)))

    root = body(redline(old, new), words)

    assert len(list(root.iter(w("pPrChange")))) == 1
    assert not list(root.iter(w("ins"), w("del")))


def test_a_row_that_came_is_an_inserted_row(words):
    header = ((Run("What"),), (Run("Limit"),))
    rows = (((Run("A gift"),), (Run("50 EUR"),)), ((Run("A meal"),), (Run("20 EUR"),)))
    old, new = code(Table(header, rows[:1])), code(Table(header, rows))

    root = body(redline(old, new), words)
    marked = [row for row in root.iter(w("tr")) if row.find(f"{w('trPr')}/{w('ins')}") is not None]

    assert ["".join(row.itertext()) for row in marked] == ["A meal20 EUR"]


def test_a_case_that_came_brings_its_verdict_along(words):
    old = code(Example((Case(allowed=True, runs=(Run("Tea."),)),)))
    new = code(
        Example(
            (Case(allowed=True, runs=(Run("Tea."),)), Case(allowed=False, runs=(Run("Wine."),)))
        )
    )

    root = body(redline(old, new), words)

    assert "".join(said(root, "ins")) == f"{words.not_allowed}: Wine."


def test_a_case_whose_verdict_turned_is_replaced_whole(words):
    old = code(Example((Case(allowed=True, runs=(Run("You keep a cup of tea."),)),)))
    new = code(Example((Case(allowed=False, runs=(Run("You keep a cup of tea."),)),)))

    root = body(redline(old, new), words)

    assert "".join(said(root, "del")) == f"{words.allowed}: You keep a cup of tea."
    assert "".join(said(root, "ins")) == f"{words.not_allowed}: You keep a cup of tea."


def test_a_part_that_moved_is_marked_at_both_its_ends(words):
    old = code(text("A rule that is long enough to stay where it is, with many more words in it."))
    parts = (old.parts[0], old.parts[2], old.parts[1])

    root = body(redline(old, numbering.number(replace(old, parts=parts))), words)
    names = [
        next(root.iter(w(name))).get(w("name"))
        for name in ("moveFromRangeStart", "moveToRangeStart")
    ]

    assert names == ["m1", "m1"]
    assert "It ends here." in "".join(said(root, "moveFrom"))
    assert "It ends here." in "".join(said(root, "moveTo"))


def test_a_reason_is_a_comment_at_its_change(words):
    marked = redline(code(text("Worth 30 EUR.")), code(text("Worth 50 EUR.")))

    comments = body(
        with_comments(marked, lambda _: "The limit was raised."),
        words,
        "word/comments.xml",
    )

    assert ["".join(one.itertext()) for one in comments] == ["The limit was raised."]


def test_the_number_of_a_part_without_heading_goes_to_the_line_that_stands_first(words):
    old = code(text("It went."), text("It stays."), title=None)
    new = code(text("It stays."), title=None)

    root = body(redline(old, new), words)
    went, stays = [
        one for one in root.iter(w("p")) if "".join(one.itertext()) in ("It went.", "It stays.")
    ]

    assert went.find(f"{w('pPr')}/{w('pStyle')}").get(w("val")) == "Clause"
    assert stays.find(f"{w('pPr')}/{w('pStyle')}").get(w("val")) == "Clause"
    assert stays.find(f"{w('pPr')}/{w('pPrChange')}") is not None
    assert went.find(w("bookmarkStart")) is None
    assert stays.find(w("bookmarkStart")) is not None


def numbered(words):
    return Paragraph((Run(words),), numbered=True)


def settled(old, new, words, mode):
    """Return the parts that are left when a redline is settled: each title and its paragraphs."""
    base = (ROOT / "templates/base.docx").read_bytes()
    data = docx.write(redline(old, new), words, base=base, date=dt.date(2026, 11, 26))
    parts = word.read(data, "redline.docx", words, mode).document.parts
    return [
        (part.title, [(block.number, block.runs[0].text) for block in part.blocks])
        for part in parts[1:]
    ]


END = ("End", [(None, "It ends here.")])


def test_a_number_that_is_typed_stays_with_the_part_that_lost_its_heading(words):
    old, new = code(numbered("It stays.")), code(numbered("It stays."), title=None)

    assert settled(old, new, words, "accept") == [(None, [("(1)", "It stays.")]), END]
    assert settled(old, new, words, "reject") == [("Small gifts", [("(1)", "It stays.")]), END]


def test_a_part_without_heading_that_went_is_a_part_again_when_its_end_is_refused(words):
    old = code(numbered("It went."), title=None)
    new = replace(old, parts=(old.parts[0], old.parts[2]))

    assert settled(old, numbering.number(new), words, "accept") == [END]
    assert settled(old, numbering.number(new), words, "reject") == [
        (None, [("(1)", "It went.")]), END,
    ]  # fmt: skip


def test_before_a_list_the_number_of_a_part_that_lost_its_heading_has_a_line_of_its_own(words):
    blocks = (Items(((text("A cup."),),)), numbered("It stays."))
    root = body(redline(code(*blocks), code(*blocks, title=None)), words)
    lines = [
        (one.find(f"{w('pPr')}/{w('pStyle')}").get(w("val")), "".join(one.itertext()),
         one.find(f"{w('pPr')}/{w('rPr')}/{w('ins')}") is not None)
        for one in root.iter(w("p"))
    ]  # fmt: skip
    at = next(place for place, line in enumerate(lines) if line[1] == "A cup.")

    assert lines[at - 1] == ("Clause", "", True)
    assert lines[at + 1] == ("NumberedParagraph", "It stays.", False)
