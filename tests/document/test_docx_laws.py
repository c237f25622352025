import datetime as dt
from dataclasses import fields, is_dataclass, replace

import hostile
import judges
import pytest
import reading
from conftest import ROOT
from documents import rich_document
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from codegen.document import normal, numbering
from codegen.document.ooxml.anchors import anchor_name, original_name
from codegen.document.ooxml.elements import w
from codegen.document.ooxml.package import custom_properties, parts
from codegen.document.tree import Blank, ClauseStamp, Document, Note, Part, Run
from codegen.document.writers.docx import write

DATE = dt.date(2026, 11, 22)
BASE = (ROOT / "templates/base.docx").read_bytes()


@st.composite
def documents(draw):
    made = tuple(
        Part(
            f"principle/clause-{at}",
            draw(st.sampled_from([1, 2, 2])),
            draw(st.none() | hostile.texts),
            draw(hostile.blocks),
            numbered=draw(st.booleans()),
        )
        for at in range(draw(st.integers(0, 9)))
    )
    properties = (("number_word", "Article"),) if draw(st.booleans()) else ()
    document = Document(
        "conduct", draw(hostile.texts), "en", made, draw(st.none() | hostile.texts), properties
    )
    settled = normal.document(replace(document, parts=tuple(map(unchanged, made))))
    kept = tuple(part for part in settled.parts if part.title or speaks(part.blocks))
    return numbering.number(replace(settled, parts=kept))


def speaks(blocks):
    return any(not isinstance(block, Note) for block in blocks)


def unchanged(thing):
    """Return a part, block or inline as if no redline had touched it; its words as a door lets in."""
    match thing:
        case tuple():
            return tuple(map(unchanged, thing))
        case Blank():
            return replace(thing, change=None, label=normal.line(thing.label))
        case Run(target=str()) if not normal.text(thing.text):
            return replace(thing, change=None, text="words")
        case Note():
            return replace(thing, text=normal.line(thing.text))
        case _ if is_dataclass(thing) and not isinstance(thing, ClauseStamp):
            names = {field.name for field in fields(thing)}
            cleared = {name: unchanged(getattr(thing, name)) for name in names - {"change"}}
            return replace(thing, **cleared, **dict.fromkeys(names & {"change"}))
        case _:
            return thing


def read(data):
    root = etree.fromstring(parts(data)["word/document.xml"])
    for paragraph in root.iter(w("p")):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}").get(w("val"))
        if style not in {"Title", "Status", "Subtitle", "TOCHeading", "TOC1", "TOC2"}:
            yield "".join(paragraph.itertext(w("t")))


@given(document=documents())
@settings(phases=[Phase.generate])
def test_every_word_of_the_tree_is_written_and_no_other(document, words):
    data = write(document, words, base=BASE, date=DATE)

    wanted = [line.text for line in reading.lines(document, words)]
    assert [line for line in read(data) if line] == [line for line in wanted if line]


def counted(data):
    """Yield what Word prints before each paragraph in a list that counts, by the rules of Word.

    Each abstract list has one count for all its instances. An instance that overrides the start
    of a level begins there again when it is first used; a paragraph begins the deeper levels again.
    """
    package = parts(data)
    numbering, styles, body = (
        etree.fromstring(package[f"word/{name}.xml"])
        for name in ("numbering", "styles", "document")
    )
    lists = {number.get(w("numId")): number for number in numbering.iter(w("num"))}
    levels = {
        (definition.get(w("abstractNumId")), level.get(w("ilvl"))): level
        for definition in numbering.iter(w("abstractNum"))
        for level in definition.iter(w("lvl"))
    }
    of_style = {style.get(w("styleId")): style.find(f"{w('pPr')}/{w('numPr')}")
                for style in styles.iter(w("style"))}  # fmt: skip
    counts, begun = {}, set()
    for paragraph in body.iter(w("p")):
        own = paragraph.find(f"{w('pPr')}/{w('numPr')}")
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}").get(w("val"))
        place = own if own is not None else of_style[style]
        if place is None or place.find(w("numId")).get(w("val")) == "0":
            continue
        instance = place.find(w("numId")).get(w("val"))
        at = place.find(w("ilvl"))
        level = int(at.get(w("val"))) if at is not None else 0
        abstract = lists[instance].find(w("abstractNumId")).get(w("val"))
        count = counts.setdefault(abstract, [0] * 9)
        for override in lists[instance].iter(w("lvlOverride")):
            if int(override.get(w("ilvl"))) == level and (instance, level) not in begun:
                count[level] = int(override.find(w("startOverride")).get(w("val"))) - 1
                begun.add((instance, level))
        count[level] += 1
        count[level + 1 :] = [0] * (8 - level)
        if levels[abstract, str(level)].find(w("numFmt")).get(w("val")) == "bullet":
            continue
        text = levels[abstract, str(level)].find(w("lvlText")).get(w("val"))
        for n in range(level + 1):
            form = levels[abstract, str(n)].find(w("numFmt")).get(w("val"))
            text = text.replace(f"%{n + 1}", FORMS[form](count[n]))
        yield text


ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
FORMS = {
    "decimal": str,
    "lowerLetter": lambda n: chr(ord("a") + n - 1),
    "upperLetter": lambda n: chr(ord("A") + n - 1),
    "lowerRoman": lambda n: ROMAN[n - 1],
}


@given(document=documents())
@settings(phases=[Phase.generate])
def test_word_counts_to_the_numbers_of_the_tree(document, words):
    data = write(document, words, base=BASE, date=DATE)

    lines = reading.lines(document, words)
    wanted = [line.number or line.sign for line in lines]
    assert list(counted(data)) == [found for found in wanted if found not in ("", reading.BULLET)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("docx")


@pytest.mark.judges
@given(document=documents())
@settings(max_examples=30, phases=[Phase.generate])
def test_whatever_the_tree_holds_the_judges_find_nothing(document, words, folder):
    path = folder / "d.docx"
    path.write_bytes(write(document, words, base=BASE, date=DATE))

    assert judges.integrity_findings(path) == []


@pytest.mark.judges
@given(document=documents())
@settings(max_examples=10, phases=[Phase.generate])
def test_whatever_the_tree_holds_the_schema_is_kept(document, words, folder):
    path = folder / "d.docx"
    path.write_bytes(write(document, words, base=BASE, date=DATE))

    assert judges.audit_findings(path) == []
    assert judges.sdk_findings(path) == []


@pytest.mark.judges
def test_anchors_come_back_from_libreoffice(words, tmp_path):
    path = tmp_path / "rich.docx"
    path.write_bytes(write(rich_document(), words, base=BASE, date=DATE))

    back = judges.through_libreoffice(path)

    root = etree.fromstring(parts(back)["word/document.xml"])
    found = {original_name(b.get(w("name"))) for b in root.iter(w("bookmarkStart"))}
    names = {anchor_name(part.id) for part in rich_document().parts}
    assert names <= found
    assert names <= set(custom_properties(back))
