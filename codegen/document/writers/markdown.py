"""A document as Markdown that a person can read, edit and diff, and the reader reads back.

A marker stands before each part, so that a text always has its owner; see
`codegen.document.readers.markdown` for the other half of the format.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from codegen.document.markers import END, document_marker, part_marker
from codegen.document.numbering import number_word, printed_number
from codegen.document.tree import (
    Block,
    Case,
    Document,
    Example,
    Items,
    Mark,
    Note,
    Paragraph,
    Part,
    Run,
    Table,
)
from codegen.document.writers.carried import as_read, part_number
from codegen.document.writers.markdown_text import inline

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from codegen.document.words import Words

__all__ = ["as_read", "write"]

_STRONG = frozenset({Mark.STRONG})
_EMPHASIS = frozenset({Mark.EMPHASIS})
_BULLETS = ("-", "*")
_ORDERED = (".", ")")


def write(document: Document, words: Words) -> str:
    """Return *document* as Markdown; what is written is `as_read` of it.

    Args:
        document: A numbered document whose references are resolved.
        words: The words of its language.
    """
    carried = as_read(document, words)
    word = number_word(carried)
    pieces = [*_head(carried, word, words)]
    for part in carried.parts:
        pieces += [part_marker(part), *_part(part, word, words)]
    return "\n\n".join((*pieces, END)) + "\n"


def _head(document: Document, word: str | None, words: Words) -> Iterator[str]:
    yield document_marker(document.kind, document.language, word)
    yield f"# {_line(document.title, words)}".rstrip()
    if document.status:
        yield inline((Run(document.status, _EMPHASIS),), words)


def _part(part: Part, word: str | None, words: Words) -> Iterator[str]:
    number = printed_number(part, word)
    blocks = part.blocks
    looks_numbered = part_number(word)
    if part.title is not None:
        yield f"{'#' * (part.level + 1)} {_heading(part.title, number, looks_numbered, words)}"
    elif number is not None:
        first = blocks[0] if blocks else None
        if isinstance(first, Paragraph):
            yield f"**{number}** {_paragraph(first, words)}"
            blocks = blocks[1:]
        else:
            yield f"**{number}**"
    elif blocks and isinstance(blocks[0], Paragraph):
        yield _unnumbered(blocks[0], looks_numbered, words)
        blocks = blocks[1:]
    yield from _blocks(blocks, words)


def _line(text: str, words: Words, entities: frozenset[int] = frozenset()) -> str:
    return inline((Run(text),), words, "heading", entities) if text else ""


def _heading(title: str, number: str | None, looks_numbered: re.Pattern[str], words: Words) -> str:
    """Return the words of a heading; a title that begins like a number hides its space."""
    if number is not None:
        return f"{number} {_line(title, words)}"
    found = looks_numbered.match(title)
    hidden = {found.end()} if found and found.end() < len(title) else set()
    return _line(title, words, frozenset(hidden))


def _unnumbered(paragraph: Paragraph, looks_numbered: re.Pattern[str], words: Words) -> str:
    """Return the first paragraph of a part without number, which must not seem to have one."""
    first = paragraph.runs[0]
    if isinstance(first, Run) and paragraph.number is None and looks_numbered.fullmatch(first.text):
        return inline(paragraph.runs, words, entities=frozenset({0}))
    return _paragraph(paragraph, words)


def _paragraph(paragraph: Paragraph, words: Words) -> str:
    text = inline(paragraph.runs, words)
    return f"{paragraph.number} {text}" if paragraph.number else text


def _blocks(blocks: Iterable[Block], words: Words) -> Iterator[str]:
    """Yield each block; a list directly after one of its kind takes the other sign."""
    signs = {False: _BULLETS, True: _ORDERED}
    last: Block | None = None
    turn = 0
    for block in blocks:
        match block:
            case Paragraph():
                yield _paragraph(block, words)
            case Items(items=items, ordered=ordered):
                follows = isinstance(last, Items) and last.ordered == ordered
                turn = 1 - turn if follows else 0
                yield _items(items, signs[ordered][turn], words)
            case Table():
                yield _table(block, words)
            case Example(cases=cases):
                yield _example(cases, words)
            case Note():
                pass
            case _:
                assert_never(block)
        last = block


def _items(items: tuple[tuple[Block, ...], ...], sign: str, words: Words) -> str:
    """Return a list, without empty lines when each item is a paragraph and lists below it."""
    tight = all(isinstance(block, Items) for item in items for block in item[1:])
    between = "\n" if tight else "\n\n"
    return between.join(
        _item(between.join(_blocks(item, words)), sign if sign in _BULLETS else f"{at}{sign}")
        for at, item in enumerate(items, 1)
    )


def _item(text: str, sign: str) -> str:
    indent = " " * (len(sign) + 1)
    first, *lines = text.split("\n")
    return "\n".join((f"{sign} {first}", *(f"{indent}{line}" if line else "" for line in lines)))


def _table(table: Table, words: Words) -> str:
    def row(cells: Iterable[str]) -> str:
        return f"| {' | '.join(cells)} |"

    return "\n".join(
        (
            row(inline(cell, words, "cell") for cell in table.header),
            row("---" for _ in table.header),
            *(row(inline(cell, words, "cell") for cell in cells) for cells in table.rows),
        )
    )


def _example(cases: Iterable[Case], words: Words) -> str:
    lines = [inline((Run(words.examples, _STRONG),), words), ""]
    for case in cases:
        verdict = words.allowed if case.allowed else words.not_allowed
        runs = (Run(f"{verdict}:", _EMPHASIS), Run(" "), *case.runs)
        lines.append(f"- {inline(runs, words)}")
    return "\n".join(f"> {line}".rstrip() for line in lines)
