"""Walks over the tree: every line of inlines of some blocks, every inline of a part."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from codegen.document.tree import Example, Items, Note, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.document.tree import Block, Inline, Inlines, Part


def lines(blocks: Iterable[Block]) -> Iterator[Inlines]:
    """Yield every line of inlines in reading order: paragraphs, items, cells, examples."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block.runs
            case Items():
                for item in block.items:
                    yield from lines(item)
            case Table():
                yield from block.header
                for row in block.rows:
                    yield from row
            case Example():
                yield from (case.runs for case in block.cases)
            case Note():
                pass
            case _:
                assert_never(block)


def inlines(part: Part) -> Iterator[Inline]:
    """Yield every inline of a part in reading order."""
    for line in lines(part.blocks):
        yield from line
