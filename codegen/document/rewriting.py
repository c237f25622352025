"""A document with every stretch of inlines put through one function.

Pure: the shape of the tree stays, only what stands inside its blocks is replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeAlias, assert_never

from codegen.document.tree import (
    Block,
    Document,
    Example,
    Inlines,
    Items,
    Note,
    Paragraph,
    Part,
    Table,
)

Rewriting: TypeAlias = Callable[[Inlines], Inlines]


def block(given: Block, rewriting: Rewriting) -> Block:
    """Return *given* with each of its paragraphs, cells and cases rewritten."""
    match given:
        case Paragraph(runs=runs):
            return replace(given, runs=rewriting(runs))
        case Items(items=items):
            return replace(given, items=tuple(blocks(item, rewriting) for item in items))
        case Table(header=header, rows=rows):
            return replace(
                given,
                header=tuple(map(rewriting, header)),
                rows=tuple(tuple(map(rewriting, row)) for row in rows),
            )
        case Example(cases=cases):
            return replace(
                given, cases=tuple(replace(case, runs=rewriting(case.runs)) for case in cases)
            )
        case Note():
            return given
        case _:
            assert_never(given)


def blocks(given: Iterable[Block], rewriting: Rewriting) -> tuple[Block, ...]:
    """Return *given*, each block rewritten.

    >>> from codegen.document.tree import Run
    >>> blocks([Paragraph((Run("a"), Run("b")))], lambda runs: runs[:1])
    (Paragraph(runs=(Run(text='a', marks=frozenset(), source=None, target=None, change=None),), numbered=False, number=None, change=None),)
    """
    return tuple(block(one, rewriting) for one in given)


def part(given: Part, rewriting: Rewriting) -> Part:
    """Return *given* with its blocks rewritten."""
    return replace(given, blocks=blocks(given.blocks, rewriting))


def document(given: Document, rewriting: Rewriting) -> Document:
    """Return *given* with the blocks of all its parts rewritten."""
    return replace(given, parts=tuple(part(one, rewriting) for one in given.parts))
