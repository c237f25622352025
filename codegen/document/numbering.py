"""The printed numbers of a document: sections 4, clauses 4.3, paragraphs (1).

Pure and idempotent: numbers that are there already are replaced.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from codegen.document.tree import Block, Document, Paragraph, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NUMBER_WORD = "number_word"


@dataclass(slots=True)
class _Level:
    """A part that later ones may stand under; ``number`` None: it and those below have none."""

    level: int
    number: str | None
    below: int = 0


def number(document: Document) -> Document:
    """Return *document* with each part and each numbered paragraph carrying its number.

    A part that takes no number gives none to those below it, and takes none away from those after
    it. Paragraphs begin again at ``(1)`` in each part.

    >>> parts = (Part("part/section/gifts", 1, "Gifts"), Part("gifts/limit", 2, "Small gifts"))
    >>> [part.number for part in number(Document("conduct", "Code", "en", parts)).parts]
    ['1', '1.1']
    """
    return replace(document, parts=tuple(_parts(document.parts)))


def number_word(document: Document) -> str | None:
    """Return the word that stands before the number of a section, such as ``Article``, if any."""
    return dict(document.properties).get(NUMBER_WORD) or None


def printed_number(part: Part, word: str | None) -> str | None:
    """Return the number of *part* as it stands in its heading.

    >>> printed_number(Part("part/aim", 1, "Aim", number="1"), "Article")
    'Article 1'
    """
    first = part.number is not None and "." not in part.number
    return f"{word} {part.number}" if first and word else part.number


def _parts(parts: Iterable[Part]) -> Iterator[Part]:
    above = [_Level(0, "")]
    for part in parts:
        while above[-1].level >= part.level and len(above) > 1:
            above.pop()
        printed = _next(above[-1]) if part.numbered else None
        above.append(_Level(part.level, printed))
        yield replace(part, number=printed, blocks=tuple(_blocks(part.blocks)))


def _next(above: _Level) -> str | None:
    if above.number is None:
        return None
    above.below += 1
    return f"{above.number}.{above.below}" if above.number else str(above.below)


def _blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    count = 0
    for block in blocks:
        if not isinstance(block, Paragraph):
            yield block
            continue
        count += block.numbered
        yield replace(block, number=f"({count})" if block.numbered else None)
