"""The plain text of inlines, blocks, parts and documents, and how many words it has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from codegen.document import walk
from codegen.document.tree import Blank, Example, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.document.tree import Block, Document, Inline, Part
    from codegen.document.words import Words

_ITEM = re.compile(r"(?m)^[ \t]*[-*] ")
_WORD = re.compile(r"\w+(?:[-'’.,/@]\w+)*")


def inlines(given: Iterable[Inline], words: Words) -> str:
    """Return the text of *given*, blanks as they are printed."""
    return "".join(inline(one, words) for one in given)


def inline(given: Inline, words: Words) -> str:
    """Return the text of one run or blank."""
    match given:
        case Run(text=text):
            return text
        case Blank(label=label):
            return words.blank(label)
        case _:
            assert_never(given)


def lines(given: Iterable[Block], words: Words, *, binding: bool = False) -> Iterator[str]:
    """Return the text of *given*, one line for each paragraph, cell and case, without numbers.

    Args:
        given: The blocks; notes to the drafter are never part of the text.
        words: The words of the document's language.
        binding: Whether examples, which do not bind, are left out.
    """
    counted = (block for block in given if not (binding and isinstance(block, Example)))
    return (inlines(runs, words) for runs in walk.lines(counted))


def part(given: Part, words: Words, *, binding: bool = False) -> str:
    """Return the text of *given*: its title and blocks, a line each."""
    title = [given.title] if given.title else []
    return "\n".join((*title, *lines(given.blocks, words, binding=binding)))


def document(given: Document, words: Words, *, binding: bool = False) -> str:
    """Return the text of *given*: its title and parts, a line for each block."""
    parts = (part(one, words, binding=binding) for one in given.parts)
    return "\n".join((given.title, *parts))


def count(text: str) -> int:
    """Return how many words *text* has; what hyphens and apostrophes join counts as one.

    >>> count("A well-known rule: 1,500 EUR, the employee's own.")
    8
    """
    return sum(1 for _ in _WORD.finditer(text))


def note_paragraphs(text: str) -> list[str]:
    r"""Return the paragraphs of a note: at blank lines and before items, lines joined otherwise.

    >>> note_paragraphs("Ask legal\nfirst.\n\nThen:\n- the board\n- the union")
    ['Ask legal first.', 'Then:', '– the board', '– the union']
    """
    marked = _ITEM.sub("\n\n– ", text)
    pieces = (" ".join(piece.split()) for piece in re.split(r"\n[ \t]*\n", marked))
    return [piece for piece in pieces if piece]
