"""Our own Word files read back as what Markdown carries of their trees; tracked changes are settled."""

import datetime as dt
import io

import pairs
import pytest
from conftest import ROOT
from docx import Document as WordDocument

from codegen.document import numbering
from codegen.document.lines import lines
from codegen.document.readers import word
from codegen.document.text import inlines
from codegen.document.tree import Case, Document, Example, Items, Paragraph, Part, Run, Table
from codegen.document.writers import docx
from codegen.draft.comparing.sides import carried
from codegen.library.load import load
from codegen.redline.compare import redline
from codegen.redline.settle import accept, reject

DATE = dt.date(2026, 11, 26)


@pytest.fixture(scope="module")
def library():
    return load()


@pytest.fixture(scope="module")
def base():
    return (ROOT / "templates/base.docx").read_bytes()


def texts(document, words):
    """Return the lines of a document, headings among them, empty ones left out."""
    found = []
    for part in document.parts:
        found.append(part.title or "")
        for line in lines(part.blocks):
            if line.table is None:
                found.append(inlines(line.runs, words))
            else:
                rows = (line.table.header, *line.table.rows)
                found += [inlines(cell, words) for row in rows for cell in row]
    return [text.strip() for text in found if text.strip()]


@pytest.mark.parametrize("name", pairs.EXAMPLES)
def test_what_is_written_is_read_back(library, base, name):
    words = library.words
    for document in pairs.documents(name):
        data = docx.write(document, words, base=base, date=DATE)

        read = word.read(data, "code.docx", words).document

        expected = carried(document, words)
        got = carried(read, words)
        assert [(p.id, p.title, p.number) for p in got.parts] == [
            (p.id, p.title, p.number) for p in expected.parts
        ]
        assert [p.blocks for p in got.parts] == [p.blocks for p in expected.parts]
        assert (got.kind, got.title, got.status) == (document.kind, document.title, document.status)
        stamps = [(p.clause.id, p.clause.version) for p in expected.parts if p.clause]
        assert [(p.clause.id, p.clause.version) for p in got.parts if p.clause] == stamps


def assert_settled(old, new, words, base, name=""):
    """Assert that the Word file of what changed reads as the new text when accepted, else as the old."""
    marked = redline(old, new)
    data = docx.write(marked, words, base=base, date=DATE)

    accepted = word.read(data, "redline.docx", words, "accept")
    rejected = word.read(data, "redline.docx", words, "reject").document

    assert accepted.settled > 0
    made = texts(accepted.document, words)
    assert made == texts(new, words) == texts(accept(marked), words), name
    assert texts(rejected, words) == texts(old, words) == texts(reject(marked), words), name


@pytest.mark.parametrize("pair", pairs.PAIRS, ids="-".join)
def test_a_redline_is_settled_to_the_new_or_the_old_text(library, base, pair):
    assert_settled(*map(pairs.code, pair), library.words, base)


def test_every_pair_of_versions_is_settled_to_the_new_or_the_old_text(library, base):
    for name, old, new in pairs.versions():
        assert_settled(old, new, library.words, base, name)


def test_lists_in_lists_boxes_and_tables_come_back(library, base):
    def text(said):
        return Paragraph((Run(said),))

    inner = Items(((text("one"),), (text("two"),)), ordered=True)
    blocks = (
        Paragraph((Run("Rule."),), numbered=True),
        Items(((text("a"), inner), (text("b"), text("goes on")))),
        text("Between."),
        Items(((text("c"),),), ordered=True),
        Table(((Run("H"),), (Run("I"),)), (((Run("1"),), ()),)),
        Example(
            (Case(allowed=True, runs=(Run("Fine."),)), Case(allowed=False, runs=(Run("Wrong."),)))
        ),
    )
    parts = (Part("part/section/a", 1, "A"), Part("x/rule", 2, "Rule", blocks))
    document = numbering.number(Document("code-of-conduct", "Code", "en", parts))
    data = docx.write(document, library.words, base=base, date=DATE)

    read = word.read(data, "code.docx", library.words).document

    assert read.parts[1].blocks == carried(document, library.words).parts[1].blocks


def test_a_file_of_somebody_else_is_cut_at_its_headings(library):
    file = WordDocument()
    file.add_heading("Code of the Harbour", 0)
    file.add_paragraph("It begins here.")
    file.add_heading("Gifts", 1)
    file.add_paragraph("Refuse them.")
    file.add_paragraph("cash", style="List Bullet")
    stream = io.BytesIO()
    file.save(stream)

    read = word.read(stream.getvalue(), "their.docx", library.words).document

    assert (read.kind, read.title) == ("outside", "Code of the Harbour")
    assert [(part.id, part.title) for part in read.parts] == [
        ("outside/1", None),
        ("outside/2", "Gifts"),
    ]
    assert texts(read, library.words) == ["It begins here.", "Gifts", "Refuse them.", "cash"]
