"""Blocks as a sequence of lines, and lines as blocks again: what is compared, and what is printed.

A line is what ends with a paragraph mark (a paragraph, an item, a case) or a whole table. Its shape
says where it stood in the tree, so that blocks can be built again from any selection of lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, assert_never

from codegen.document.tree import Case, Example, Items, Note, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Literal

    from codegen.document.tree import Block, Change, Inlines


@dataclass(frozen=True, slots=True)
class Shape:
    """How a line stands.

    Args:
        kind: A paragraph (in a list or not), a case of an example, or a table.
        flag: Whether a paragraph is numbered, or a case allowed.
        levels: Of each list around it, from outside, whether it is ordered.
        begins: The outermost list, from 1, of which an item begins here; 0 where none does.
        fresh: The outermost list, from 1, that begins here although the line before could belong to
            it; for a case that begins another box, one more than the lists around it; 0 otherwise.
        number: The printed number of a paragraph; two shapes that differ in it alone are the same.
    """

    kind: Literal["paragraph", "case", "table"]
    flag: bool = False
    levels: tuple[bool, ...] = ()
    begins: int = 0
    fresh: int = 0
    number: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its runs and what became of its end, or the table that it is."""

    shape: Shape
    runs: Inlines = ()
    change: Change | None = None
    table: Table | None = None


def lines(blocks: Iterable[Block]) -> tuple[Line, ...]:
    """Return blocks as lines; notes to the drafter are left out."""
    return tuple(_with_fresh(_lines(blocks, (), 0)))


def _lines(
    blocks: Iterable[Block], levels: tuple[bool, ...], begins: int
) -> Iterator[tuple[Line, int]]:
    """Yield each line with the depth, from 1, of the outermost list or box that begins with it."""
    for block in blocks:
        match block:
            case Paragraph(runs=runs, numbered=numbered, number=number, change=change):
                shape = Shape("paragraph", numbered, levels, begins, number=number)
                yield Line(shape, runs, change), 0
            case Items(items=items, ordered=ordered):
                yield from _items(items, (*levels, ordered), begins)
            case Table():
                yield Line(Shape("table", levels=levels, begins=begins), table=block), 0
            case Example(cases=cases):
                for place, case in enumerate(cases):
                    shape = Shape("case", case.allowed, levels, 0 if place else begins)
                    yield Line(shape, case.runs, case.change), 0 if place else len(levels) + 1
            case Note():
                continue
            case _:
                assert_never(block)
        begins = 0


def _items(
    items: Iterable[tuple[Block, ...]], levels: tuple[bool, ...], begins: int
) -> Iterator[tuple[Line, int]]:
    depth = len(levels)
    for place, item in enumerate(items):
        outermost = begins if begins and not place else depth
        for at, (line, fresh) in enumerate(_lines(item, levels, outermost)):
            yield line, depth if not place and not at else fresh


def _with_fresh(found: Iterable[tuple[Line, int]]) -> Iterator[Line]:
    """Yield lines, each marked as fresh where it could be taken for going on with what was before."""
    before: Shape | None = None
    for line, fresh in found:
        shape = line.shape
        could_belong = before is not None and (
            before.levels == shape.levels and before.kind == shape.kind
            if fresh > len(shape.levels)
            else before.levels[:fresh] == shape.levels[:fresh]
        )
        if fresh and could_belong:
            line = replace(line, shape=replace(shape, fresh=fresh))  # noqa: PLW2901
        before = shape
        yield line


def blocks(given: Sequence[Line], depth: int = 0) -> tuple[Block, ...]:
    """Return lines as blocks; *depth* is how many lists stand around all of them."""
    made: list[Block] = []
    at = 0
    while at < len(given):
        end = at + 1
        shape = given[at].shape
        if len(shape.levels) > depth:
            while end < len(given) and _goes_on(shape, given[end].shape, depth):
                end += 1
            made.append(Items(_built(given[at:end], depth + 1), shape.levels[depth]))
        elif shape.kind == "case":
            while end < len(given) and _same_box(shape, given[end].shape):
                end += 1
            made.append(
                Example(tuple(Case(one.shape.flag, one.runs, one.change) for one in given[at:end]))
            )
        else:
            line = given[at]
            made.append(
                line.table or Paragraph(line.runs, shape.flag, shape.number, change=line.change)
            )
        at = end
    return tuple(made)


def _goes_on(first: Shape, other: Shape, depth: int) -> bool:
    same = len(other.levels) > depth and other.levels[depth] == first.levels[depth]
    return same and not 0 < other.fresh <= depth + 1


def _same_box(first: Shape, other: Shape) -> bool:
    return other.kind == "case" and other.levels == first.levels and not other.fresh


def _built(given: Sequence[Line], depth: int) -> tuple[tuple[Block, ...], ...]:
    """Return the items of one list; the first line begins one whatever it says."""
    starts = [
        place for place, line in enumerate(given) if not place or 0 < line.shape.begins <= depth
    ]
    return tuple(
        blocks(given[start:end], depth)
        for start, end in zip(starts, [*starts[1:], len(given)], strict=True)
    )
