"""A Word file as a document: ours, as people returned it, or anybody's.

The bookmarks of our own files say which clause a paragraph begins; in other files each heading begins
a part of its own. What is read is what Markdown carries of a document too
(`codegen.document.writers.carried`): text, structure, strong and emphasised words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from codegen.document import normal, numbering
from codegen.document.lines import Line, Shape, blocks
from codegen.document.numbering import NUMBER_WORD
from codegen.document.ooxml import package, reading
from codegen.document.ooxml.anchors import read_anchors
from codegen.document.ooxml.elements import w
from codegen.document.ooxml.foreign import open_foreign
from codegen.document.ooxml.settled import Grid, Settled, settled
from codegen.document.ooxml.settled import Words as Paragraph
from codegen.document.ooxml.styles import Role
from codegen.document.tree import ClauseStamp, Document, Mark, Part, Run, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from codegen.document.ooxml.anchors import Anchor
    from codegen.document.ooxml.reading import Stylebook
    from codegen.document.ooxml.settled import Piece, Settling
    from codegen.document.tree import Inlines, Marks
    from codegen.document.words import Words

OUTSIDE = "outside"  # the kind of a document that is not ours, and how the ids of its parts begin
_KIND = "codegen kind"
_HEADINGS = {
    Role.HEADING_1: (1, True),
    Role.HEADING_2: (2, True),
    Role.PLAIN_HEADING_1: (1, False),
    Role.PLAIN_HEADING_2: (2, False),
}
_LISTS = {
    Role.BULLET_1: (0, False), Role.BULLET_2: (1, False), Role.BULLET_3: (2, False),
    Role.LETTER_1: (0, True), Role.LETTER_2: (1, True), Role.LETTER_3: (2, True),
    Role.LETTER_4: (3, True),
}  # fmt: skip
_CONTINUED = {
    Role.CONTINUED_1: 0, Role.CONTINUED_2: 1, Role.CONTINUED_3: 2, Role.CONTINUED_4: 3,
}  # fmt: skip
_IGNORED = {Role.SUBTITLE, Role.CONTENTS, Role.CONTENTS_1, Role.CONTENTS_2}
_TYPED = re.compile(r"\((\d+)\)\s+")
_STRONG = frozenset({Mark.STRONG})


@dataclass(frozen=True, slots=True)
class Read:
    """A document, how many tracked changes were settled in it, and what was not read, with how many."""

    document: Document
    settled: int
    unread: Mapping[str, int]


def read(data: bytes, file: str, words: Words, settling: Settling = "accept") -> Read:
    """Return the document that a Word file holds.

    Args:
        data: The file.
        file: Its name in problems.
        words: The words of the language in which codegen printed it.
        settling: Whether tracked changes are accepted or rejected.

    Raises:
        ContentError: It is no Word file, carries what could do harm, or breaks a limit.
    """
    word = open_foreign(data, file)
    body = word.tree(word.main).find(w("body"))
    properties = package.custom_properties(data) if word.has("docProps/custom.xml") else {}
    found = Settled() if body is None else settled(body, settling)
    builder = _Builder(reading.stylebook(word), read_anchors(properties), words, properties)
    for block in found.blocks:
        builder.take(block)
    return Read(builder.document(properties), found.marks, found.unread)


@dataclass(slots=True)
class _Open:
    """The part being read: its id, level, title and lines so far."""

    id: str
    level: int
    title: str | None = None
    clause: ClauseStamp | None = None
    numbered: bool = False
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class _Level:
    """A list around the next paragraph: its level in Word, its kind, and which list it is."""

    level: int
    ordered: bool
    instance: str | None


class _Builder:
    """Builds the parts of a document from paragraphs and tables, one after the other."""

    def __init__(
        self,
        styles: Stylebook,
        anchors: Mapping[str, Anchor],
        words: Words,
        properties: Mapping[str, str],
    ) -> None:
        self.styles, self.anchors, self.words = styles, anchors, words
        self.ours = _KIND in properties
        self.title: str | None = None
        self.status: str | None = None
        self.parts: list[_Open] = []
        self.lists: list[_Level] = []
        self.boxed = False  # the paragraph before was of a box of examples
        self.seen: set[str] = set()

    def document(self, properties: Mapping[str, str]) -> Document:
        """Return the document that was read."""
        parts = tuple(
            Part(one.id, one.level, one.title, blocks(one.lines), one.clause, one.numbered)
            for one in self.parts
        )
        word = properties.get(f"codegen {NUMBER_WORD}")
        made = Document(
            properties.get(_KIND, OUTSIDE), self.title or "", self.words.language, parts,
            self.status, ((NUMBER_WORD, word),) if word else (),
        )  # fmt: skip
        return numbering.number(normal.document(made))

    def take(self, block: Paragraph | Grid) -> None:
        """Read one paragraph or table."""
        if isinstance(block, Grid):
            table = self._table(block)
            if table is not None:
                self._line(Line(Shape("table"), table=table))
            return
        at = next((place for place, piece in enumerate(block.pieces)
                   if piece.anchor in self.anchors), None)  # fmt: skip
        if at is None:
            self._paragraph(block, block.pieces, None)
            return
        anchor = self.anchors[block.pieces[at].anchor or ""]
        before = block.pieces[:at]
        if any(piece.text.strip() for piece in before):
            # After a join the words before a bookmark belong to the clause before.
            self._paragraph(block, before, None, joined=True)
            self._paragraph(block, block.pieces[at:], anchor)
        else:
            self._paragraph(block, block.pieces, anchor)

    def _paragraph(
        self,
        block: Paragraph,
        pieces: Iterable[Piece],
        anchor: Anchor | None,
        *,
        joined: bool = False,
    ) -> None:
        properties = block.properties
        role = self.styles.role(properties)
        runs = self._runs(pieces)
        if anchor is not None:
            self._begin(anchor, block, role, runs)
            return
        if self.styles.is_contents(properties) or role in _IGNORED or not runs:
            return
        heading = self._heading(block, role)
        if not self.parts and role is Role.TITLE and self.title is None:
            self.title = _text(runs)
        elif not self.parts and role is Role.STATUS and self.ours:
            self.status = _text(runs)
        elif heading is not None:
            level, numbered = heading
            self._open(self._new_id(), level, numbered=numbered, title=_text(runs))
        elif role is Role.CLAUSE and not joined:
            # The first line of a part without a heading, whose bookmark went: the page numbers it anew.
            self._open(self._new_id(), 2, numbered=True)
            self._text(block, role, runs, first=True)
        else:
            self._text(block, role, runs)

    def _begin(self, anchor: Anchor, block: Paragraph, role: Role | None, runs: Inlines) -> None:
        """Begin the part for which a bookmark stands."""
        stamp = None
        if anchor.version != "-":
            stamp = ClauseStamp(anchor.id, anchor.version, anchor.digest, anchor.local)
        identity = anchor.id if anchor.id not in self.seen else self._new_id()
        heading = self._heading(block, role)
        listed = self.styles.listed(block.properties)
        if heading is not None:
            level, numbered = heading
            self._open(identity, level, numbered=numbered, title=_text(runs), clause=stamp)
            return
        if role is not Role.CLAUSE and self._bears(stamp):
            # The heading came back when a change was refused; its bookmark stayed at the line below.
            self.parts[-1].id, self.parts[-1].clause = identity, stamp
            self.seen.add(identity)
            self._text(block, role, runs)
            return
        numbered = role is Role.CLAUSE or (role is None and listed is not None)
        self._open(identity, 2 if stamp else 1, numbered=numbered, clause=stamp)
        if runs:
            self._text(block, role, runs, first=True)

    def _bears(self, stamp: ClauseStamp | None) -> bool:
        """Return whether the line before is a heading without a bookmark that may be a part's."""
        last = self.parts[-1] if self.parts else None
        return last is not None and last.title is not None and not last.lines \
            and last.id.startswith(OUTSIDE) and (last.level > 1 or stamp is None)  # fmt: skip

    def _heading(self, block: Paragraph, role: Role | None) -> tuple[int, bool] | None:
        """Return the level of a heading and whether it is numbered, None for what is none."""
        if role in _HEADINGS:
            return _HEADINGS[role]
        if role is not None and role is not Role.TITLE:
            return None
        level = 1 if role is Role.TITLE else self.styles.heading(block.properties)
        if level is None:
            return None
        listed = self.styles.listed(block.properties)
        return min(level, 2), self.ours and listed is not None and not listed.bulleted

    def _new_id(self) -> str:
        return f"{OUTSIDE}/{len(self.parts) + 1}"

    def _open(
        self,
        identity: str,
        level: int,
        *,
        numbered: bool,
        title: str | None = None,
        clause: ClauseStamp | None = None,
    ) -> None:
        self.seen.add(identity)
        self.lists, self.boxed = [], False
        self.parts.append(_Open(identity, level, title, clause, numbered))

    def _line(self, line: Line) -> None:
        if not self.parts:
            self._open(self._new_id(), 1, numbered=False)
        self.boxed = line.shape.kind == "case"
        if not line.shape.levels:
            self.lists = []
        self.parts[-1].lines.append(line)

    def _text(
        self, block: Paragraph, role: Role | None, runs: Inlines, *, first: bool = False
    ) -> None:
        if role is Role.EXAMPLE_HEADING:
            self.boxed = False
            return
        if role is Role.EXAMPLE and (told := self._case(runs)) is not None:
            self._line(told)
            return
        if role in _LISTS or role in _CONTINUED:
            level, ordered = _LISTS[role] if role in _LISTS else (_CONTINUED[role], False)
            listed = self.styles.listed(block.properties)
            instance = listed.instance if listed and ordered else None
            self._item(runs, level, ordered=ordered, instance=instance, begins=role in _LISTS)
            return
        if role is Role.NUMBERED:
            self._line(Line(Shape("paragraph", flag=True), runs))
            return
        if role is Role.CLAUSE or first:
            self._line(_without_number(runs))
            return
        listed = None if role is not None else self.styles.listed(block.properties)
        if listed is None:
            self._line(Line(Shape("paragraph"), runs))
        elif not listed.bulleted and (listed.text.startswith("(%") or not listed.level) \
                and listed.format == "decimal":  # fmt: skip
            self._line(Line(Shape("paragraph", flag=True), runs))
        else:
            ordered = not listed.bulleted
            instance = listed.instance if ordered else None
            self._item(runs, listed.level, ordered=ordered, instance=instance, begins=True)

    def _item(
        self, runs: Inlines, level: int, *, ordered: bool, instance: str | None, begins: bool
    ) -> None:
        """Read an item of a list, or a paragraph that goes on with one."""
        while self.lists and self.lists[-1].level > level:
            self.lists.pop()
        fresh = 0
        top = self.lists[-1] if self.lists else None
        if not begins:
            if top is None:
                self._line(Line(Shape("paragraph"), runs))
                return
        elif top is None or top.level < level:
            self.lists.append(_Level(level, ordered, instance))
        elif top.ordered != ordered or top.instance != instance:
            self.lists[-1] = _Level(level, ordered, instance)
            fresh = len(self.lists) if top.ordered == ordered else 0
        levels = tuple(one.ordered for one in self.lists)
        begun = len(levels) if begins else 0
        before = self.parts[-1].lines[-1].shape if self.parts and self.parts[-1].lines else None
        if begins and before is not None and len(before.levels) < len(levels) - 1:
            begun = len(before.levels) + 1
        shape = Shape("paragraph", levels=levels, begins=begun, fresh=fresh)
        self._line(Line(shape, runs))

    def _case(self, runs: Inlines) -> Line | None:
        """Return a case of an example, None when it does not begin with its verdict."""
        lead = runs[0] if runs else None
        if not isinstance(lead, Run):
            return None
        whole = _text(runs)
        for allowed, verdict in ((False, self.words.not_allowed), (True, self.words.allowed)):
            if whole.startswith(f"{verdict}:"):
                rest = _after(runs, len(verdict) + 1)
                fresh = 0 if self.boxed or not self._ends_with_case() else 1
                return Line(Shape("case", allowed, fresh=fresh), rest)
        return None

    def _ends_with_case(self) -> bool:
        return bool(
            self.parts and self.parts[-1].lines and self.parts[-1].lines[-1].shape.kind == "case"
        )

    def _runs(self, pieces: Iterable[Piece]) -> Inlines:
        runs = [Run(piece.text, self._marks(piece)) for piece in pieces if piece.text]
        return normal.inlines(runs)

    def _marks(self, piece: Piece) -> Marks:
        return self.styles.marks(piece.properties)

    def _table(self, grid: Grid) -> Table | None:
        rows = []
        for row in grid.rows:
            cells = []
            for cell in row:
                joined: list[Run] = []
                for paragraph in cell:
                    runs = self._runs(paragraph.pieces)
                    if runs and joined:
                        joined.append(Run(" "))
                    joined += [run for run in runs if isinstance(run, Run)]
                cells.append(normal.inlines(joined))
            rows.append(tuple(cells))
        if not rows or not any(cell for row in rows for cell in row):
            return None
        made = normal.block(Table(rows[0], tuple(rows[1:])))
        return made if isinstance(made, Table) else None


def _text(runs: Inlines) -> str:
    return "".join(run.text for run in runs if isinstance(run, Run))


def _after(runs: Inlines, length: int) -> Inlines:
    """Return what stands after the first *length* characters of a line."""
    kept: list[Run] = []
    for run in runs:
        assert isinstance(run, Run)
        gone = min(length, len(run.text))
        length -= gone
        if run.text[gone:]:
            kept.append(Run(run.text[gone:], run.marks))
    return normal.inlines(kept)


def _without_number(runs: Inlines) -> Line:
    """Return the first line of a part; a number typed before it is that of the paragraph."""
    typed = _TYPED.match(_text(runs))
    if typed is None:
        return Line(Shape("paragraph"), runs)
    return Line(Shape("paragraph", flag=True), _after(runs, typed.end()))
