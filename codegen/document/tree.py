"""The tree that readers build and writers print: small, frozen, and the same for every format.

Inlines are flat: a `Run` carries its marks, so two spellings of one emphasis cannot differ.
Normal form (see `codegen.document.normal`): no empty run, no two neighbouring runs with equal marks,
source, target and change, no space at the ends of a block.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import Literal, TypeAlias


class Mark(enum.StrEnum):
    """How a run looks. ``FLAG`` marks an assumption or an open point for the drafter's eye."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    FLAG = "flag"


Marks: TypeAlias = frozenset[Mark]
PLAIN: Marks = frozenset()
BOX = "\N{BALLOT BOX}"  # a cell of a table that begins with it is ticked by hand


ChangeKind: TypeAlias = Literal["insert", "delete", "move-from", "move-to", "format"]
GONE: frozenset[ChangeKind] = frozenset({"delete", "move-from"})
CAME: frozenset[ChangeKind] = frozenset({"insert", "move-to"})


@dataclass(frozen=True, slots=True)
class Change:
    """What a redline did to a run, to the end of a paragraph, to a row, or to all of a block or part.

    A change stands on each leaf that it touches: on every run and blank, on the end of every
    paragraph and case, on every row. Whoever accepts or rejects looks at the leaves alone. On a part,
    list, table or box it says that all of it came, went or moved, for those who print it as a whole.

    ``move`` pairs the two ends of a move. ``comment`` says why, in a sentence. ``format`` is a change
    of a run's marks alone, which then were ``was``. ``at`` counts the changes of a document from 0 as a
    reader counts them: what went and what came in its place bear the same, and so do the ends of a move.
    """

    kind: ChangeKind
    move: str | None = None
    comment: str | None = None
    was: Marks = PLAIN
    at: int = 0


def stands(change: Change | None) -> bool:
    """Return whether what bears this change is there when it is accepted."""
    return change is None or change.kind not in GONE


def stood(change: Change | None) -> bool:
    """Return whether what bears this change was there before."""
    return change is None or change.kind not in CAME


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with the same marks.

    ``source`` is the question key the text came from; ``target`` is a reference such as
    ``clause:conflict-of-interest/gift-limit``, whose printed words are ``text``.
    """

    text: str
    marks: Marks = PLAIN
    source: str | None = None
    target: str | None = None
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Blank:
    """A place for an answer nobody has given; prints as ``[to be decided: label]``."""

    key: str
    label: str
    marks: Marks = PLAIN
    change: Change | None = None


Inline: TypeAlias = Run | Blank
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``number`` is its printed number, such as ``(1)``, once the tree is numbered.

    ``numbered`` says that it takes part in the numbering of its clause. ``change`` is what a redline
    did to its end, as in Word: a paragraph whose end is gone runs on into the one that follows, and
    what is joined looks as the last of them does.
    """

    runs: Inlines
    numbered: bool = False
    number: str | None = None
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """A list, each item a tuple of blocks of which the first is a paragraph."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose cells hold inlines; every row is as long as the header.

    ``row_changes`` is empty, or says of each row below the header whether a redline put it in or took
    it out as a whole.
    """

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    change: Change | None = None
    row_changes: tuple[Change | None, ...] = ()

    @property
    def changed_rows(self) -> tuple[Change | None, ...]:
        """What a redline did to each row as a whole, the header first."""
        return (self.change, *(self.row_changes or (None,) * len(self.rows)))

    @property
    def written_in(self) -> tuple[int, ...]:
        """The columns, from 0, in which people write: empty below the header, or boxes to tick alone."""
        return tuple(
            place
            for place in range(len(self.header))
            if self.rows and all(_is_place(row[place]) for row in self.rows)
        )


def _is_place(cell: Inlines) -> bool:
    first = cell[0] if cell else None
    return first is None or (isinstance(first, Run) and first.text.startswith(BOX))


NoteKind: TypeAlias = Literal["drafting", "assumed", "open", "waiting"]


@dataclass(frozen=True, slots=True)
class Note:
    """A note to the drafter: a Word comment, left out of Markdown.

    It hangs on the first run or blank of its part whose source or key is ``key``, and on the
    part's first paragraph when there is none or ``key`` is None.
    """

    kind: NoteKind
    text: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One example: allowed or not, and what happens in it; ``change`` is that of its end."""

    allowed: bool
    runs: Inlines
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A box of examples that says of itself that it does not bind."""

    cases: tuple[Case, ...]


Block: TypeAlias = Paragraph | Items | Table | Note | Example


@dataclass(frozen=True, slots=True)
class ClauseStamp:
    """Which clause a part prints: id, version, digest (``sha256:`` + 64 hex), or local wording."""

    id: str
    version: str
    digest: str
    local: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A section, a clause, or a part that is neither (foreword, annex).

    ``id`` is a clause id or ``part/…``; every part owns the blocks below its heading. ``level`` is 1
    for sections and other parts, 2 for clauses inside a section. ``title`` None means no heading:
    the number then stands on the first paragraph. ``numbered`` says whether it takes part in the
    numbering; ``number`` is what is printed (``4`` or ``4.3``) once the tree is numbered.
    ``heading`` is the title as a redline marks it, None when nothing in it changed; ``title`` is then
    the new one, or the old one of a part that is gone.
    """

    id: str
    level: int
    title: str | None
    blocks: tuple[Block, ...] = ()
    clause: ClauseStamp | None = None
    numbered: bool = True
    number: str | None = None
    change: Change | None = None
    heading: Paragraph | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One printed document: ``kind`` is ``conduct``, ``ethics``, ``order`` …; ``language`` a BCP 47 tag.

    ``properties`` (subject, keywords, release …) go to file properties only. ``status`` is what each
    page says of the document's standing (``draft, not in force``), None once it is adopted.
    ``heading`` is the title as a redline marks it, None when nothing in it changed.
    """

    kind: str
    title: str
    language: str
    parts: tuple[Part, ...]
    status: str | None = None
    properties: tuple[tuple[str, str], ...] = field(default=())
    heading: Paragraph | None = None
