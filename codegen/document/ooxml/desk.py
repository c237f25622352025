"""The writer's desk: what is at hand while one document is written, and what has been given out.

The tree stays untouched; ids, lists and comments are handed out here, one counter for all ids.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from codegen.document.ooxml.anchors import anchor_name
from codegen.document.ooxml.comments import AUTHOR, comment
from codegen.document.ooxml.revisions import Reviser
from codegen.document.tree import Blank, Items, Note, Run, Table, stands
from codegen.document.walk import lines

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from codegen.document.ooxml.elements import Element
    from codegen.document.ooxml.numbering import Numbering
    from codegen.document.ooxml.styles import Styles
    from codegen.document.tree import Block, Change, Document, Part
    from codegen.document.words import Words


@dataclass(slots=True)
class Place:
    """The part being written, and what its next paragraph has to carry.

    The first paragraph takes the bookmark, the notes without a key and, where the part has no
    heading, its number; a note with a key waits for the first run that has it.
    """

    bookmark: str | None = None
    notes: tuple[Note, ...] = ()
    waiting: dict[str, list[Note]] = field(default_factory=dict)
    number: tuple[int, int] | None = None
    indented: bool = False  # text stands in the column beside the numbers
    list_level: int = 0  # and so do lists, also below a numbered paragraph
    title: str = ""
    with_moves: bool = True  # Word has no moves for tables


@dataclass(slots=True)
class Desk:
    """Everything the functions of the writer share.

    ``in_column`` says whether all text of numbered parts stands in a column beside their numbers;
    in a house style it stands at the margin, as the organisation's own does. ``breaks`` says
    whether headings of sections begin a page by themselves.
    """

    words: Words
    styles: Styles
    numbering: Numbering
    date: dt.date
    printed_date: str
    with_notes: bool
    number_word: str | None
    parts: dict[str, Part]
    address: Callable[[str], str]
    indent: int
    measure: int
    in_column: bool = True
    breaks: bool = False
    author: str = AUTHOR
    comments: list[Element] = field(default_factory=list)
    said: set[int] = field(default_factory=set)  # the changes whose comment stands already
    place: Place = field(default_factory=Place)
    _ids: Iterator[int] = field(default_factory=itertools.count)
    _section_is_numbered: bool = False

    def enter(self, part: Part) -> None:
        """Turn to the next part.

        Raises:
            ValueError: The part stands on a level that is neither 1 nor 2.
        """
        if part.level not in {1, 2}:
            raise ValueError(f"{part.id} stands on level {part.level}; a document has two")
        numbered = part.number is not None
        if part.level == 1 and stands(part.change):
            self._section_is_numbered = numbered
        others: list[Note] = []
        waiting: dict[str, list[Note]] = {}
        if self.with_notes:
            keys = set(_keys(part.blocks))
            for note in _notes(part.blocks):
                if note.key is not None and note.key in keys:
                    waiting.setdefault(note.key, []).append(note)
                else:
                    others.append(note)
        indented = not self.number_word and (
            numbered or self._section_is_numbered
            if self.in_column
            else numbered and part.title is None
        )
        self.place = Place(
            bookmark=anchor_name(part.id) if stands(part.change) else None,
            notes=tuple(others),
            waiting=waiting,
            indented=indented,
            list_level=int(indented),
            title=part.title or self.place.title,
            with_moves=not any(isinstance(block, Table) for block in _walk(part.blocks)),
        )

    @property
    def revise(self) -> Reviser:
        """What marks tracked changes."""
        return Reviser(self.author, self.date, self.next_id, with_moves=self.place.with_moves)

    def next_id(self) -> int:
        """Return an id that nothing else in the file has."""
        return next(self._ids)

    def comment_ids(self, notes: Iterable[Note]) -> Sequence[int]:
        """Make comments of these notes and return their ids."""
        made = []
        for note in notes:
            identity = self.next_id()
            made.append(identity)
            # Only a drafting note needs to say what it is: the others are sentences that tell.
            label = self.words.drafting_note if note.kind == "drafting" else None
            self.comments.append(comment(identity, note.text, label, self.date, self.styles))
        return made

    def reason_ids(self, change: Change | None) -> Sequence[int]:
        """Make a comment of why a change was made, at its first place, and return its id."""
        if change is None or change.comment is None or change.at in self.said:
            return ()
        self.said.add(change.at)
        identity = self.next_id()
        self.comments.append(comment(identity, change.comment, None, self.date, self.styles))
        return (identity,)


def printing_parts(document: Document) -> tuple[Part, ...]:
    """Return the parts that print anything, in order.

    Raises:
        ValueError: A part has notes and no text they could stand at.
    """
    printed = []
    for part in document.parts:
        if part.title is not None or any(not isinstance(block, Note) for block in part.blocks):
            printed.append(part)
        elif part.blocks:
            raise ValueError(f"{part.id} has notes and no text they could stand at")
    return tuple(printed)


def _walk(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Items):
            for item in block.items:
                yield from _walk(item)


def _notes(blocks: Iterable[Block]) -> Iterator[Note]:
    return (block for block in _walk(blocks) if isinstance(block, Note))


def _keys(blocks: Iterable[Block]) -> Iterator[str]:
    for line in lines(blocks):
        for inline in line:
            match inline:
                case Run(source=str(key)) | Blank(key=key):
                    yield key
                case _:
                    pass
