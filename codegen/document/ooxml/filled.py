"""A questionnaire that came back as a Word file, read as whoever edited it sees it.

What was inserted with tracked changes counts, what was deleted does not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from codegen.document.form import Entry, Filled, FilledGrid, changed_beside, printed_key, stamped
from codegen.document.ooxml import package as packages
from codegen.document.ooxml.anchors import original_name
from codegen.document.ooxml.elements import w
from codegen.document.ooxml.form import place_name
from codegen.errors import ContentError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from codegen.document.ooxml.elements import Element

_BODY, _COMMENTS = "word/document.xml", "word/comments.xml"
_GONE = {w(name) for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText")}
_BREAKS = {w("br"): "\n", w("cr"): "\n", w("tab"): "\t", w("noBreakHyphen"): "-"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read(
    data: bytes,
    parts: Mapping[str, bytes],
    file: str,
    known: Collection[str],
    lines: Mapping[str, str],
) -> Filled:
    """Return what stands in the places of a form.

    Args:
        data: The Word file, whose limits somebody has checked.
        parts: Its parts that are read, by name.
        file: What problems call it.
        known: The keys that its places may have.
        lines: The labels of the lines at the top in which people write, by key.

    Raises:
        ContentError: It is no Word file that can be read.
    """
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(parts[_BODY], parser)
        properties = packages.custom_properties(data)
    except (KeyError, etree.XMLSyntaxError):
        said = "this is no Word file that can be read"
        raise ContentError(Problem("unreadable-file", said, Location(file))) from None
    known = {*known, *stamped(properties)}  # also what is no longer asked
    places = (*known, *(f"{key}#" for key in known))
    reader = _Reader({place_name(key): key for key in places}, known, lines, properties)
    for table in root.iter(w("tbl")):
        reader.table(table)
    if b":comment " in parts.get(_COMMENTS, b""):
        reader.unread.append(Entry("the file has comments", "comments"))
    return Filled(properties, tuple(reader.entries), reader.grids, tuple(reader.unread))


@dataclass(slots=True)
class _Reader:
    names: dict[str, str]
    known: Collection[str]
    lines: Mapping[str, str]
    properties: Mapping[str, str]
    entries: list[tuple[str, Entry]] = field(default_factory=list)
    grids: dict[str, FilledGrid] = field(default_factory=dict)
    unread: list[Entry] = field(default_factory=list)

    def table(self, table: Element) -> None:
        """Read a table: one to fill in as a whole, or one whose rows are questions."""
        rows = [row for row in _children(table, "tr") if not _is_deleted(row)]
        if not rows:
            return
        key = self._grid_key(rows[0])
        if key is not None:
            self._grid(key, rows)
            return
        for row in rows:
            self._row(list(_children(row, "tc")))

    def _grid_key(self, row: Element) -> str | None:
        """Return the key of a table to fill in: its header is bookmarked, or has the key as a line."""
        for name in _bookmarks(row):
            key = self.names.get(name, "")
            if key.endswith("#"):
                return key[:-1]
        lines = [_text(cell).split("\n") for cell in _children(row, "tc")]
        keys = (cell[-1].strip() for cell in lines if len(cell) > 1)
        return next((key for key in keys if key in self.known), None)

    def _grid(self, key: str, rows: list[Element]) -> None:
        cells = [[_text(cell) for cell in _children(row, "tc")] for row in rows]
        header = tuple(text.strip().partition("\n")[0] for text in cells[0][1:])
        found = [
            tuple(
                Entry(text.strip(), f"table of {key}, row {number}, column {place}")
                for place, text in enumerate(row[1:], start=1)
            )
            for number, row in enumerate(cells[1:], start=1)
        ]
        filled = tuple(row for row in found if any(entry.text for entry in row))
        self.grids[key] = FilledGrid(f"table of {key}", header, filled)

    def _row(self, cells: list[Element]) -> None:
        if len(cells) < 2:  # noqa: PLR2004  a place stands beside its question
            return
        *before, answer = cells
        key = next(
            (
                self.names[name]
                for cell in before
                for name in _bookmarks(cell)
                if name in self.names
            ),
            None,
        )
        if key is None:
            texts = " ".join(_text(cell) for cell in before)
            labels = (key for key, label in self.lines.items() if label == texts.strip())
            key = printed_key(texts, self.known) or next(labels, None)
        text = _text(answer).strip()
        if key is None:
            return
        number = _text(before[0]).strip()
        short = number if len(before) > 1 and number else key
        place = f"question {short}" if len(before) > 1 else f"line “{number}”"
        if changed_beside(self.properties, key, _text(before[-1])):
            self.unread.append(Entry("the question itself was changed", place))
        if not text:
            return
        self.entries.append((key, Entry(text, place)))


def _children(parent: Element, name: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, also those in content controls."""
    for child in parent:
        if child.tag == w(name):
            yield child
        elif child.tag in (w("sdt"), w("sdtContent"), w("ins"), w("customXml")):
            yield from _children(child, name)


def _is_deleted(row: Element) -> bool:
    return row.find(f"{w('trPr')}/{w('del')}") is not None


def _bookmarks(parent: Element) -> Iterator[str]:
    for mark in parent.iter(w("bookmarkStart")):
        yield original_name(mark.get(w("name")) or "")


def _text(cell: Element) -> str:
    """Return the text of a cell, its paragraphs on lines of their own."""
    pieces: list[str] = []
    paragraphs = list(cell.iter(w("p")))
    for place, paragraph in enumerate(paragraphs):
        pieces += _pieces(paragraph)
        # A deleted paragraph mark joins a paragraph with the one that follows.
        joins = paragraph.find(f"{w('pPr')}/{w('rPr')}/{w('del')}") is not None
        if place < len(paragraphs) - 1 and not joins:
            pieces.append("\n")
    return "".join(pieces)


def _pieces(parent: Element) -> Iterable[str]:
    for child in parent:
        if child.tag in _GONE or child.tag == _FALLBACK or child.tag == w("p"):
            continue
        if child.tag == w("t"):
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif isinstance(child.tag, str):
            yield from _pieces(child)
