"""What Markdown carries of a document: the same tree, with all the rest turned into text or gone.

A blank becomes its words in brackets, a change the marks of CriticMarkup (``{++new++}``,
``{--old--}``), a number that is not of our form a part of the text. Notes, the sources of runs, the
mark of assumptions, digests and file properties fall away, and so does a mark on the spaces at the
ends of a marked stretch, where it shows nothing and Markdown has no clean way to write it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, assert_never

from codegen.document import normal, rewriting
from codegen.document.numbering import NUMBER_WORD, number_word
from codegen.document.signing import CRITIC, signed
from codegen.document.tree import (
    Block,
    ClauseStamp,
    Document,
    Example,
    Inlines,
    Items,
    Mark,
    Note,
    Paragraph,
    Part,
    Run,
    Table,
)
from codegen.document.writers.carried_lines import inlines, outside_spaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.document.words import Words

_PART_NUMBER = r"[0-9]+(?:\.[0-9]+)*"
PARAGRAPH_NUMBER = r"\([0-9]+[a-z]?\)"
DEEPEST_LEVEL = 5
_WORD = re.compile(r"[^\W\d_]+")


def part_number(word: str | None) -> re.Pattern[str]:
    """Return the pattern of a part's number as it is printed, the number itself as ``number``.

    >>> part_number("Article").match("Article 4 Gifts")["number"]
    '4'
    """
    before = f"(?:{word} )?" if word else ""
    return re.compile(rf"{before}(?P<number>{_PART_NUMBER})(?=\s|$)")


def as_read(document: Document, words: Words) -> Document:
    """Return what the Markdown reader makes of the Markdown writer's text of *document*."""
    document = signed(document, CRITIC)
    word = number_word(document)
    kept = word if word and _WORD.fullmatch(word) else None
    carried = replace(
        document,
        parts=tuple(_part(part, words) for part in document.parts),
        properties=((NUMBER_WORD, kept),) if kept else (),
    )
    return normal.document(rewriting.document(carried, _with_spaces_outside))


def _part(part: Part, words: Words) -> Part:
    title, number, blocks = part.title, part.number, part.blocks
    if number is not None and not re.fullmatch(_PART_NUMBER, number):
        if title:
            title = f"{number} {title}"
        else:
            blocks = (Paragraph((Run(number, frozenset({Mark.STRONG})),)), *blocks)
        number = None
    stamp = part.clause and ClauseStamp(part.id, part.clause.version, "")
    return Part(
        part.id,
        min(part.level, DEEPEST_LEVEL),
        title,
        tuple(_blocks(blocks, words, top=True)),
        stamp,
        numbered=number is not None,
        number=number,
    )


def _blocks(blocks: Iterable[Block], words: Words, *, top: bool = False) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Note():
                continue
            case Paragraph(runs=runs, number=number):
                yield _paragraph(inlines(runs, words), number, top=top)
            case Items(items=items, ordered=ordered):
                yield Items(tuple(tuple(_blocks(item, words)) for item in items), ordered)
            case Table() | Example():
                yield rewriting.block(block, partial(inlines, words=words))
            case _:
                assert_never(block)


def _paragraph(runs: Inlines, number: str | None, *, top: bool) -> Paragraph:
    if number is None:
        return Paragraph(runs)
    if top and re.fullmatch(PARAGRAPH_NUMBER, number):
        return Paragraph(runs, numbered=True, number=number)
    return Paragraph((Run(f"{number} "), *runs))


def _with_spaces_outside(runs: Inlines) -> Inlines:
    return outside_spaces(normal.inlines(runs))
