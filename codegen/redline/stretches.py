"""The changes of a redline as a reader counts them, and what is said of each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from codegen.document import normal
from codegen.document.changes import END
from codegen.document.lines import Line, blocks, lines
from codegen.document.tree import GONE, Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from codegen.document.tree import (
        Block,
        Change,
        ClauseStamp,
        Document,
        Inline,
        Inlines,
        Paragraph,
        Part,
        Table,
    )

Kind: TypeAlias = Literal["insert", "delete", "replace", "format", "move", "part-in", "part-out"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """One change: what a part lost and gained in one place.

    Args:
        at: Its place among the changes of the document, from 0; `Change.at` of its leaves.
        part: The id of the part; of a part that moved, that of both its ends.
        clause: The clause that the part prints, if it prints one.
        kind: What happened. ``part-in`` and ``part-out`` are whole parts.
        old: What went, ends of lines as `END`; the old text of what only looks different now.
        new: What came.
        in_heading: Whether it stands in a heading alone.
    """

    at: int
    part: str
    clause: ClauseStamp | None
    kind: Kind
    old: Inlines
    new: Inlines
    in_heading: bool = False


@dataclass(slots=True)
class _Found:
    part: Part | None
    kinds: set[str] = field(default_factory=set)
    whole: bool = False
    in_heading: bool = True
    old: list[Inline] = field(default_factory=list)
    new: list[Inline] = field(default_factory=list)


def stretches(document: Document) -> tuple[Stretch, ...]:
    """Return the changes of a redline, in the order of their numbers."""
    found: dict[int, _Found] = {}
    for part, inline, change, in_heading in _leaves(document):
        one = found.setdefault(change.at, _Found(part))
        one.kinds.add(change.kind)
        one.whole |= part is not None and part.change is not None
        one.in_heading &= in_heading
        bare = replace(inline, change=None)
        if change.kind == "format":
            one.old.append(replace(bare, marks=change.was))
            one.new.append(bare)
        else:
            (one.old if change.kind in GONE else one.new).append(bare)
    return tuple(
        Stretch(
            at,
            one.part.id if one.part else "",
            one.part.clause if one.part else None,
            _kind(one),
            normal.inlines(one.old, trim=False),
            normal.inlines(one.new, trim=False),
            one.in_heading,
        )
        for at, one in sorted(found.items())
    )


def _kind(found: _Found) -> Kind:
    if "move-to" in found.kinds or "move-from" in found.kinds:
        return "move"
    if found.whole:
        return "part-in" if found.new else "part-out"
    if found.kinds == {"format"}:
        return "format"
    if found.old and found.new:
        return "replace"
    return "insert" if found.new else "delete"


_Leaf: TypeAlias = "tuple[Part | None, Inline, Change, bool]"


def _leaves(document: Document) -> Iterator[_Leaf]:
    """Yield each run, blank and end that changed, with its part and whether it is a heading's."""
    if document.heading is not None:
        for inline, change in _of_line(document.heading.runs, None):
            yield None, inline, change, True
    for part in document.parts:
        if part.heading is not None:
            for inline, change in _of_line(part.heading.runs, part.heading.change):
                yield part, inline, change, True
        for inline, change in _of_blocks(part.blocks):
            yield part, inline, change, False
        if part.change is not None and part.heading is None and not part.blocks:
            yield part, Run(END), part.change, True


def _of_line(runs: Inlines, end: Change | None) -> Iterator[tuple[Inline, Change]]:
    for run in runs:
        if run.change is not None:
            yield run, run.change
    if end is not None:
        yield Run(END), end


def _of_blocks(given: Iterable[Block]) -> Iterator[tuple[Inline, Change]]:
    for line in lines(given):
        yield from _of_line(line.runs, line.change) if line.table is None else _of_table(line.table)


def _of_table(table: Table) -> Iterator[tuple[Inline, Change]]:
    for row, change in zip((table.header, *table.rows), table.changed_rows, strict=True):
        for place, cell in enumerate(row):
            if place and change is not None:
                yield Run(" "), change
            yield from _of_line(cell, None)
        if change is not None:
            yield Run(END), change


def with_comments(document: Document, say: Callable[[Stretch], str | None]) -> Document:
    """Return a redline whose changes say why, in the words that *say* finds for each of them."""
    said = {stretch.at: say(stretch) for stretch in stretches(document)}

    def commented(change: Change | None) -> Change | None:
        return None if change is None else replace(change, comment=said.get(change.at))

    return _mapped(document, commented)


_Mapping: TypeAlias = "Callable[[Change | None], Change | None]"


def _mapped(document: Document, mapping: _Mapping) -> Document:
    return replace(
        document,
        heading=_heading(document.heading, mapping),
        parts=tuple(
            replace(
                part,
                change=mapping(part.change),
                heading=_heading(part.heading, mapping),
                blocks=blocks([_line(line, mapping) for line in lines(part.blocks)]),
            )
            for part in document.parts
        ),
    )


def _heading(heading: Paragraph | None, mapping: _Mapping) -> Paragraph | None:
    if heading is None:
        return None
    return replace(heading, runs=_runs(heading.runs, mapping), change=mapping(heading.change))


def _runs(runs: Inlines, mapping: _Mapping) -> Inlines:
    return tuple(
        run if run.change is None else replace(run, change=mapping(run.change)) for run in runs
    )


def _line(line: Line, mapping: _Mapping) -> Line:
    table = line.table
    if table is not None:
        table = replace(
            table,
            header=tuple(_runs(cell, mapping) for cell in table.header),
            rows=tuple(tuple(_runs(cell, mapping) for cell in row) for row in table.rows),
            change=mapping(table.change),
            row_changes=tuple(map(mapping, table.row_changes)),
        )
    return replace(line, runs=_runs(line.runs, mapping), change=mapping(line.change), table=table)
