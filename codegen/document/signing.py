"""A redline as a document in which words and signs say what came and what went, and no mark does.

For formats that know no tracked changes: CriticMarkup in Markdown, brackets or colours in a terminal.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from codegen.document import changes, normal
from codegen.document.lines import Line, blocks, lines
from codegen.document.tree import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from codegen.document.tree import (
        Change,
        ChangeKind,
        Document,
        Inline,
        Inlines,
        Paragraph,
        Part,
        Table,
    )


@dataclass(frozen=True, slots=True)
class Signs:
    """What opens and closes each kind of change, and the frame of a comment, empty for none."""

    around: Mapping[ChangeKind, tuple[str, str]]
    comment: str = ""


CRITIC = Signs(
    {
        "insert": ("{++", "++}"),
        "delete": ("{--", "--}"),
        "move-to": ("{++", "++}"),
        "move-from": ("{--", "--}"),
        "format": ("{==", "==}"),
    },
    "{{>>{}<<}}",
)


def signed(document: Document, signs: Signs) -> Document:
    """Return a redline without changes, each of them between its signs; other documents as they are.

    A comment stands behind the first place of the changes that bear it.
    """
    return _Signer(signs).document(document)


class _Signer:
    def __init__(self, signs: Signs) -> None:
        self._signs = signs
        self._said: set[int] = set()

    def document(self, document: Document) -> Document:
        title = document.title
        if document.heading is not None:
            title = _text(self._line(document.heading.runs, document.heading.change))
        parts = tuple(map(self._part, document.parts))
        return replace(document, title=title, heading=None, parts=parts)

    def _part(self, part: Part) -> Part:
        title = part.title if part.heading is None else self._heading(part.heading)
        made = part.blocks
        if changes.in_blocks(part.blocks):
            made = blocks([self._of_line(line) for line in lines(part.blocks)])
        return replace(part, title=title, heading=None, change=None, blocks=made)

    def _heading(self, heading: Paragraph) -> str:
        return _text(self._line(heading.runs, heading.change))

    def _of_line(self, line: Line) -> Line:
        if line.table is not None:
            return replace(line, table=self._table(line.table), change=None)
        return replace(line, runs=self._line(line.runs, line.change), change=None)

    def _table(self, table: Table) -> Table:
        rows = [
            tuple(self._line(cell, None) for cell in row) for row in (table.header, *table.rows)
        ]
        return replace(table, header=rows[0], rows=tuple(rows[1:]), change=None, row_changes=())

    def _line(self, runs: Inlines, end: Change | None) -> Inlines:
        """Return a line with its signs; an end that changed with all before it needs none of its own."""
        return normal.inlines(self._signed(changes.with_end(runs, end)), trim=False)

    def _signed(self, runs: Iterable[Inline]) -> Iterator[Inline]:
        for at, stretch in groupby(runs, key=lambda run: run.change and run.change.at):
            if at is None:
                yield from stretch
                continue
            comment = None
            for kind, same in groupby(stretch, key=lambda run: run.change and run.change.kind):
                changed = list(same)
                assert kind is not None
                opening, closing = self._signs.around[kind]
                yield Run(opening)
                yield from (replace(run, change=None) for run in changed)
                yield Run(closing)
                change = changed[0].change
                comment = comment or (change and change.comment)
            if comment and self._signs.comment and at not in self._said:
                self._said.add(at)
                yield Run(self._signs.comment.format(comment))


def _text(runs: Inlines) -> str:
    return "".join(run.text for run in runs if isinstance(run, Run))
