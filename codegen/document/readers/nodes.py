"""From the nodes of the Markdown door to blocks and inlines, with a problem for each that has none.

What clause texts and whole documents have in common; what differs stands in the two readers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from codegen.document import normal
from codegen.document.tree import (
    PLAIN,
    Block,
    Inline,
    Inlines,
    Items,
    Mark,
    Marks,
    Paragraph,
    Run,
    Table,
)
from codegen.errors import ContentError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from codegen.doors.markdown import Kind, Node

FIRST_PLACEHOLDER = 0xE000
"""The character that stands for the first value; the next one stands for the second."""
_PLACEHOLDER = re.compile("[\ue000-\uf8ff]")  # characters of private use

_REFUSED: dict[Kind, str] = {
    "heading": "a heading",
    "quote": "a block quote",
    "code": "a code block (an indented or a fenced one)",
    "rule": "a line across the page",
    "code-span": "code between backticks",
    "image": "an image",
    "hard-break": "a line break forced by spaces or a backslash",
    "titled-link": "a link with a title",
}
_MARKS: dict[Kind, Marks] = {
    "strong": frozenset({Mark.STRONG}),
    "emphasis": frozenset({Mark.EMPHASIS}),
}


@dataclass(slots=True)
class Builder:
    """Builds blocks from nodes; `problems` collects what cannot be one.

    ``where`` is the place of the first line, ``place`` says in a message what is being read.
    """

    where: Location
    rule: str
    place: str
    values: Sequence[Inlines] = ()
    problems: list[Problem] = field(default_factory=list)

    def fail(self) -> None:
        """Raise what was found, if anything.

        Raises:
            ContentError: Something in the text has no place in the tree.
        """
        if self.problems:
            raise ContentError(sorted(self.problems, key=lambda one: one.where or self.where))

    def blocks(self, nodes: Iterable[Node]) -> Iterator[Block]:
        """Yield a block for each of *nodes* that can be one."""
        for node in nodes:
            match node.kind:
                case "paragraph":
                    yield Paragraph(self.inlines(node.children))
                case "bullets" | "ordered":
                    items = tuple(self.item(item) for item in node.children)
                    yield Items(items, ordered=node.kind == "ordered")
                case "table":
                    header, *rows = (
                        tuple(self.inlines(cell.children) for cell in row.children)
                        for row in node.children
                    )
                    yield Table(header, tuple(rows))
                case _:
                    self.refuse(node)

    def item(self, node: Node) -> tuple[Block, ...]:
        """Return the blocks of a list item, of which the first is a paragraph."""
        if not node.children or node.children[0].kind != "paragraph":
            self.report(node, "an item of a list must begin with words")
        return tuple(self.blocks(node.children))

    def inlines(self, nodes: Iterable[Node]) -> Inlines:
        """Return *nodes* as runs in normal form, placeholders replaced by their values."""
        return normal.inlines(self._inlines(nodes, PLAIN, None))

    def _inlines(self, nodes: Iterable[Node], marks: Marks, target: str | None) -> Iterator[Inline]:
        for node in nodes:
            match node.kind:
                case "text":
                    yield from self._filled(node.text, marks, target)
                case "soft-break":
                    yield Run(" ", marks, target=target)
                case "strong" | "emphasis":
                    yield from self._inlines(node.children, marks | _MARKS[node.kind], target)
                case "link":
                    yield from self._link(node, marks)
                case _:
                    self.refuse(node)

    def _link(self, node: Node, marks: Marks) -> Iterator[Inline]:
        if any(self._is_placeholder(character) for character in node.text):
            self.report(node, "a value cannot stand in the target of a reference")
        if node.children:
            yield from self._inlines(node.children, marks, node.text)
        else:
            yield Run("", marks, target=node.text)

    def _filled(self, text: str, marks: Marks, target: str | None) -> Iterator[Inline]:
        at = 0
        for found in _PLACEHOLDER.finditer(text):
            index = ord(found[0]) - FIRST_PLACEHOLDER
            if index >= len(self.values):
                continue
            if found.start() > at:
                yield Run(text[at : found.start()], marks, target=target)
            yield from self._value(index, marks, target)
            at = found.end()
        if at < len(text):
            yield Run(text[at:], marks, target=target)

    def _is_placeholder(self, character: str) -> bool:
        return 0 <= ord(character) - FIRST_PLACEHOLDER < len(self.values)

    def _value(self, index: int, marks: Marks, target: str | None) -> Iterator[Inline]:
        for inline in self.values[index]:
            if isinstance(inline, Run):
                kept = inline.target if inline.target is not None else target
                yield replace(inline, marks=inline.marks | marks, target=kept)
            else:
                yield replace(inline, marks=inline.marks | marks)

    def refuse(self, node: Node) -> None:
        """Report that nodes of this kind have no place in the tree."""
        self.report(node, f"{_REFUSED[node.kind]} cannot stand in {self.place}")

    def report(self, node: Node, message: str) -> None:
        """Report *message* at the line of *node*."""
        place = Location(self.where.file, self.where.line + node.line - 1)
        self.problems.append(Problem(self.rule, message, place))
