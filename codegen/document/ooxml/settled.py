"""The body of a Word file from outside as plain paragraphs and tables, its tracked changes settled.

What a settled change took out is gone, the end of a paragraph that it took out joins the paragraph to
the next one, and properties are those of before or after. Drawings, notes and headers are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from codegen.document.ooxml.anchors import original_name
from codegen.document.ooxml.elements import w

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.document.ooxml.elements import Element

Settling: TypeAlias = Literal["accept", "reject"]

DEEPEST = 60  # elements inside each other
_OUT: dict[str, frozenset[str]] = {
    "accept": frozenset({w("del"), w("moveFrom")}),
    "reject": frozenset({w("ins"), w("moveTo")}),
}
_OUT_ROW = {"accept": w("del"), "reject": w("ins")}
_TRACKED = frozenset(
    w(name)
    for name in (
        "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange",
        "tcPrChange", "sectPrChange", "numberingChange", "cellIns", "cellDel", "cellMerge",
    )
)  # fmt: skip
_UNREAD = {
    "footnoteReference": "a footnote",
    "endnoteReference": "an endnote",
    "txbxContent": "a text box",
}
# What may stand around whole paragraphs and tables.
_AROUND = frozenset(
    map(w, ("sdt", "sdtContent", "customXml", "smartTag", "ins", "del", "moveFrom", "moveTo"))
)
_SKIPPED = frozenset(
    map(w, ("pPr", "rPr", "instrText", "delInstrText", "drawing", "pict", "object"))
)
_SPACES = {w("tab"): " ", w("br"): " ", w("cr"): " ", w("ptab"): " ", w("noBreakHyphen"): "-"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text and the properties of its run; ``anchor`` is a bookmark that begins here, textless."""

    text: str
    properties: Element | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph: its properties, None without any, and its pieces."""

    properties: Element | None
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells, each the paragraphs in it."""

    rows: tuple[tuple[tuple[Words, ...], ...], ...]


@dataclass(slots=True)
class Settled:
    """What was found: blocks in order; how many marks were settled; what was not read."""

    blocks: tuple[Words | Grid, ...] = ()
    marks: int = 0
    unread: dict[str, int] = field(default_factory=dict)


def settled(body: Element, settling: Settling) -> Settled:
    """Return what stands in a body once its tracked changes are accepted or rejected."""
    found = Settled(marks=sum(1 for _ in body.iter(*_TRACKED)))
    for name, said in _UNREAD.items():
        count = sum(1 for _ in body.iter(w(name)))
        if count:
            found.unread[said] = count
    found.blocks = tuple(_blocks(body, settling, 0))
    return found


def _blocks(holder: Iterable[Element], settling: Settling, depth: int) -> Iterator[Words | Grid]:
    """Yield the blocks below an element; one whose end is gone runs on into the next paragraph."""
    carried: tuple[Piece, ...] = ()
    last: Element | None = None
    for block in _elements(holder, settling, depth):
        if block.tag == w("tbl"):
            if any(piece.text for piece in carried):
                yield Words(last, carried)
                carried = ()
            table = _table(block, settling, depth)
            if table.rows:
                yield table
            continue
        pieces = (*carried, *_pieces(block, settling, None, 0))
        properties = _properties(block, settling)
        if _ends(block, settling):
            carried = ()
            yield Words(properties, pieces)
        else:
            carried, last = pieces, properties
    if any(piece.text for piece in carried):
        yield Words(last, carried)


def _elements(holder: Iterable[Element], settling: Settling, depth: int) -> Iterator[Element]:
    """Yield the paragraphs and tables below an element, also those in content controls."""
    if depth > DEEPEST:
        return
    for child in holder:
        if child.tag in (w("p"), w("tbl")):
            yield child
        elif child.tag in _AROUND and child.tag not in _OUT[settling]:
            yield from _elements(child, settling, depth + 1)


def _ends(paragraph: Element, settling: Settling) -> bool:
    """Return whether the end of a paragraph stands."""
    marks = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return marks is None or not any(mark.tag in _OUT[settling] for mark in marks)


def _properties(holder: Element, settling: Settling, name: str = "pPr") -> Element | None:
    found = holder.find(w(name))
    if found is None or settling == "accept":
        return found
    before = found.find(f"{w(f'{name}Change')}/{w(name)}")
    return found if before is None else before


def _pieces(
    holder: Element, settling: Settling, look: Element | None, depth: int
) -> Iterator[Piece]:
    if depth > DEEPEST:
        return
    for child in holder:
        tag = str(child.tag)
        if tag in (w("t"), w("delText")):
            yield Piece(child.text or "", look)
        elif tag in _SPACES:
            yield Piece(_SPACES[tag], look)
        elif tag == w("bookmarkStart"):
            yield Piece("", anchor=original_name(child.get(w("name")) or ""))
        elif tag == w("r"):
            yield from _pieces(child, settling, _properties(child, settling, "rPr"), depth + 1)
        elif tag not in _SKIPPED and tag not in _OUT[settling] and tag.startswith(w("")):
            yield from _pieces(child, settling, look, depth + 1)


def _table(table: Element, settling: Settling, depth: int) -> Grid:
    rows = []
    for row in table.iter(w("tr")):
        if _outer_table(row) is not table:
            continue
        about = row.find(w("trPr"))
        if about is not None and about.find(_OUT_ROW[settling]) is not None:
            continue
        rows.append(tuple(_cell(cell, settling, depth) for cell in _cells(row, 0)))
    return Grid(tuple(rows))


def _outer_table(row: Element) -> Element | None:
    above = row.getparent()
    while above is not None and above.tag != w("tbl"):
        above = above.getparent()
    return above


def _cells(row: Element, depth: int) -> Iterator[Element]:
    for child in row:
        if child.tag == w("tc"):
            yield child
        elif child.tag in (w("sdt"), w("sdtContent"), w("customXml")) and depth < DEEPEST:
            yield from _cells(child, depth + 1)


def _cell(cell: Element, settling: Settling, depth: int) -> tuple[Words, ...]:
    """Return the paragraphs of a cell; a table inside it is read row by row."""
    found: list[Words] = []
    for block in _blocks(cell, settling, depth + 1):
        if isinstance(block, Words):
            found.append(block)
        else:
            found += [one for row in block.rows for inner in row for one in inner]
    return tuple(found)
