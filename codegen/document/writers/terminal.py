"""The terminal writer: a document as plain lines, with colour where the terminal has it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, assert_never

from codegen.document import text
from codegen.document.tree import Blank, Example, Items, Mark, Note, Paragraph, Run, Table
from codegen.document.writers.columns import columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.document.tree import Block, Document, Inline, Inlines, Part
    from codegen.document.words import Words

BOLD, ITALIC, YELLOW, PLAIN = "\x1b[1m", "\x1b[3m", "\x1b[33m", "\x1b[0m"
INDENT = 4


def write(document: Document, words: Words, *, width: int = 80, color: bool = False) -> str:
    """Return the document as text for a terminal.

    Args:
        document: A numbered document.
        words: The words of its language.
        width: The columns of the terminal.
        color: Whether headings, marks and open points are set off by colour.
    """
    writer = _Writer(words, width, color)
    lines = [writer.styled(document.title, BOLD), "=" * min(len(document.title), width)]
    if document.status:
        lines += [document.status, ""]
    for part in document.parts:
        lines += writer.part(part)
    return "\n".join(lines).rstrip() + "\n"


def part(part: Part, words: Words, *, width: int = 80, color: bool = False) -> str:
    """Return one part of a document as `write` prints it, without an empty line around it."""
    return "\n".join(_Writer(words, width, color).part(part)).strip("\n")


class _Writer:
    """Prints parts and blocks at a width."""

    def __init__(self, words: Words, width: int, color: bool) -> None:
        self.words, self.width, self.color = words, max(width, 30), color

    def styled(self, text: str, style: str) -> str:
        """Return text in a style, or plain where there is no colour."""
        return f"{style}{text}{PLAIN}" if self.color and text else text

    def part(self, part: Part) -> Iterator[str]:
        """Yield the lines of a part, an empty one before and none after."""
        number = f"{part.number} " if part.number else ""
        if part.title:
            yield ""
            yield self.styled(f"{number}{part.title}", BOLD)
        blocks = list(part.blocks)
        lead = number.strip() if number and not part.title else ""
        for block in blocks:
            lines = list(self.block(block, 0, lead))
            if lines:
                yield ""
                yield from lines
                lead = ""

    def block(self, block: Block, indent: int, lead: str = "") -> Iterator[str]:
        """Yield the lines of a block."""
        match block:
            case Paragraph():
                mark = " ".join(part for part in (lead, block.number) if part)
                yield from self._wrapped(self._line(block.runs), indent, mark)
            case Items():
                for place, item in enumerate(block.items):
                    mark = f"({chr(ord('a') + place)})" if block.ordered else "-"
                    yield from self._item(item, indent + INDENT, mark)
            case Table():
                yield from self._table(block, indent)
            case Example():
                yield from self._example(block, indent + INDENT)
            case Note():
                pass
            case _:
                assert_never(block)

    def _item(self, item: Iterable[Block], indent: int, mark: str) -> Iterator[str]:
        for place, block in enumerate(item):
            if place == 0 and isinstance(block, Paragraph):
                yield from self._wrapped(self._line(block.runs), indent, mark)
            else:
                yield from self.block(block, indent + INDENT)

    def _table(self, table: Table, indent: int) -> Iterator[str]:
        """Yield a table in columns where they fit, otherwise as one block of lines a row."""
        cells = [[text.inlines(cell, self.words) for cell in row] for row in table.rows]
        header = [text.inlines(cell, self.words) for cell in table.header]
        made = columns(header, cells, self.width - indent) if cells else None
        if made:
            space = " " * indent
            yield space + self.styled(made[0], BOLD)
            yield from (space + line for line in made[1:])
            return
        heads = [self._line(cell) for cell in table.header]
        for row in table.rows:
            for head, cell in zip(heads, row, strict=True):
                said = f"{head}: {self._line(cell)}" if head else self._line(cell)
                yield from self._wrapped(said, indent)
            yield ""

    def _example(self, example: Example, indent: int) -> Iterator[str]:
        yield from self._wrapped(self.styled(self.words.examples, ITALIC), indent, "|")
        for case in example.cases:
            verdict = self.words.allowed if case.allowed else self.words.not_allowed
            said = f"{self.styled(verdict + ':', BOLD)} {self._line(case.runs)}"
            yield from self._wrapped(said, indent, "|")

    def _line(self, runs: Inlines) -> str:
        return "".join(self._inline(inline) for inline in runs)

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Run(text=text, marks=marks):
                style = BOLD if Mark.STRONG in marks else ITALIC if Mark.EMPHASIS in marks else ""
                style = YELLOW if Mark.FLAG in marks else style
                return self.styled(text, style) if style else text
            case Blank(label=label):
                return self.styled(self.words.blank(label), YELLOW)
            case _:
                assert_never(inline)

    def _wrapped(self, text: str, indent: int, mark: str = "") -> Iterator[str]:
        """Yield text in lines; *mark* stands before the first, or before each when it is a bar."""
        space = " " * indent
        hanging = " " * (len(mark) + 1) if mark else ""
        first = f"{space}{mark} " if mark else space
        rest = first if mark == "|" else space + hanging
        yield from textwrap.wrap(
            text, self.width, initial_indent=first, subsequent_indent=rest,
            break_long_words=False, break_on_hyphens=False,
        ) or [first.rstrip()]  # fmt: skip
