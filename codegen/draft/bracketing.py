"""What is put around the blocks of a clause: marks of assumptions, brackets of alternatives, notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from codegen.document.tree import Block, Example, Items, Note, Paragraph, Part, Run, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from codegen.document.tree import Inlines


def says_something(part: Part) -> bool:
    """Return whether a part has more than notes and examples, which only go with a text."""
    return any(not isinstance(block, Note | Example) for block in part.blocks)


def noted(parts: Sequence[Part], notes: tuple[Note, ...]) -> tuple[Part, ...]:
    """Return the parts below a title, the first of which carries the notes on what is open in it."""
    if not parts or not notes:
        return tuple(parts)
    first, *rest = parts
    blocks = (*first.blocks, *(note for note in notes if note not in first.blocks))
    return (replace(first, blocks=blocks), *rest)


def after_first_paragraph(blocks: tuple[Block, ...], flag: Run) -> tuple[Block, ...]:
    """Return the blocks with *flag* at the end of their first paragraph."""
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            flagged = replace(block, runs=(*block.runs, flag))
            return (*blocks[:place], flagged, *blocks[place + 1 :])
    return blocks


def bracketed(blocks: tuple[Block, ...], word: str) -> tuple[Block, ...]:
    """Return the blocks of an alternative in brackets: opened in the first, closed in the last."""
    opening, closing = Run(f"[{word}: "), Run("]")
    first = _with_runs(blocks[0], lambda runs: (opening, *runs), last=False)
    blocks = (first, *blocks[1:])
    return (*blocks[:-1], _with_runs(blocks[-1], lambda runs: (*runs, closing), last=True))


def _with_runs(block: Block, change: Callable[[Inlines], Inlines], *, last: bool) -> Block:
    """Return a block whose first (or last) inlines are changed."""
    place = -1 if last else 0
    match block:
        case Paragraph():
            return replace(block, runs=change(block.runs))
        case Items():
            item = block.items[place]
            changed = _with_runs(item[place], change, last=last)
            item = (*item[:-1], changed) if last else (changed, *item[1:])
            items = (*block.items[:-1], item) if last else (item, *block.items[1:])
            return replace(block, items=items)
        case Table():
            rows = (block.header, *block.rows)
            row = rows[place]
            row = (*row[:-1], change(row[-1])) if last else (change(row[0]), *row[1:])
            rows = (*rows[:-1], row) if last else (row, *rows[1:])
            return replace(block, header=rows[0], rows=rows[1:])
        case Example() | Note():
            return block
