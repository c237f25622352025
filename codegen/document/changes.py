"""Where a redline changed something: in a line, in blocks, in a part; and how its ends are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.document.lines import lines
from codegen.document.tree import Run

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codegen.document.lines import Line
    from codegen.document.tree import Block, Change, Document, Inlines, Part, Table

END = "¶"  # stands for the end of a line that came or went


def with_end(runs: Inlines, end: Change | None) -> Inlines:
    """Return a line with a sign for its end, if that changed and not all before it did likewise."""
    kinds = {run.change.kind if run.change else None for run in runs}
    return (*runs, Run(END, change=end)) if end is not None and kinds - {end.kind} else runs


def in_document(document: Document) -> bool:
    """Return whether a document is a redline: something in it came, went, moved or looks different."""
    return document.heading is not None or any(map(in_part, document.parts))


def in_part(part: Part) -> bool:
    """Return whether anything in a part changed, its heading included."""
    return part.change is not None or part.heading is not None or in_blocks(part.blocks)


def in_blocks(blocks: Iterable[Block]) -> bool:
    """Return whether anything in blocks changed."""
    return any(map(in_line, lines(blocks)))


def in_line(line: Line) -> bool:
    """Return whether a line, its end or its table changed."""
    if line.table is not None:
        return _in_table(line.table)
    return line.change is not None or _in_runs(line.runs)


def _in_table(table: Table) -> bool:
    rows = (table.header, *table.rows)
    return any(table.changed_rows) or any(_in_runs(cell) for row in rows for cell in row)


def _in_runs(runs: Inlines) -> bool:
    return any(run.change is not None for run in runs)
