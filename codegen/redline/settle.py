"""A redline accepted or rejected: the new document or the old one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from codegen.document import normal, numbering
from codegen.document.lines import Line, blocks, lines
from codegen.document.tree import CAME, GONE, Document, Paragraph, Run, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.document.tree import Block, Change, ChangeKind, Inline, Inlines, Part


def accept(document: Document) -> Document:
    """Return the new document: what went is gone, what came stands, and all is numbered."""
    return _settled(document, GONE)


def reject(document: Document) -> Document:
    """Return the old document, but for the versions, the status and the file properties of the new.

    Its numbers are counted anew, as those of parts that stayed are the new ones in a redline.
    """
    return _settled(document, CAME)


def accept_blocks(given: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks of one part as they are now."""
    return _blocks(given, GONE)


def reject_blocks(given: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks of one part as they were."""
    return _blocks(given, CAME)


def _settled(document: Document, gone: frozenset[ChangeKind]) -> Document:
    title = document.title if document.heading is None else _title(document.heading, gone) or ""
    kept = [_part(part, gone) for part in document.parts if not _is(part.change, gone)]
    settled = replace(document, title=title, heading=None, parts=tuple(kept))
    return numbering.number(settled)


def _is(change: Change | None, kinds: frozenset[ChangeKind]) -> bool:
    return change is not None and change.kind in kinds


def _part(part: Part, gone: frozenset[ChangeKind]) -> Part:
    title = part.title if part.heading is None else _title(part.heading, gone)
    return replace(part, title=title, heading=None, change=None, blocks=_blocks(part.blocks, gone))


def _title(heading: Paragraph, gone: frozenset[ChangeKind]) -> str | None:
    runs = _inlines(heading.runs, gone)
    return "".join(run.text for run in runs if isinstance(run, Run)).strip(" ") or None


def _blocks(given: Iterable[Block], gone: frozenset[ChangeKind]) -> tuple[Block, ...]:
    return blocks(tuple(_lines(lines(given), gone)))


def _lines(given: Iterable[Line], gone: frozenset[ChangeKind]) -> Iterator[Line]:
    """Yield the lines that stand; one whose end is gone runs on into the next."""
    carried: Inlines = ()
    for line in given:
        if line.table is not None:
            if not _is(line.table.change, gone):
                yield replace(line, table=_table(line.table, gone), change=None)
            continue
        runs = (*carried, *_inlines(line.runs, gone))
        if _is(line.change, gone):
            carried = runs
            continue
        carried = ()
        runs = normal.inlines(runs)
        if runs:
            yield replace(line, runs=runs, change=None)


def _table(table: Table, gone: frozenset[ChangeKind]) -> Table:
    return Table(
        tuple(normal.inlines(_inlines(cell, gone)) for cell in table.header),
        tuple(
            tuple(normal.inlines(_inlines(cell, gone)) for cell in row)
            for row, change in zip(table.rows, table.changed_rows[1:], strict=True)
            if not _is(change, gone)
        ),
    )


def _inlines(runs: Inlines, gone: frozenset[ChangeKind]) -> Inlines:
    """Return the inlines that stand, as they look then."""
    return normal.inlines(_standing(runs, gone), trim=False)


def _standing(runs: Inlines, gone: frozenset[ChangeKind]) -> Iterator[Inline]:
    for run in runs:
        change = run.change
        if change is None:
            yield run
        elif change.kind == "format":
            marks = change.was if gone is CAME else run.marks
            yield replace(run, marks=marks, change=None)
        elif change.kind not in gone:
            yield replace(run, change=None)
