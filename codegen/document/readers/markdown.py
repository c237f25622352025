"""Markdown that our writer wrote, and perhaps a person edited, as a document.

A line scanner cuts the text at its markers before anything is parsed, and each piece is parsed by
itself: an unclosed fence in one clause cannot swallow the next. What has no place in the tree is a
problem with its line, never dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.document import markers, normal, rewriting
from codegen.document.numbering import NUMBER_WORD
from codegen.document.readers.nodes import Builder
from codegen.document.text import inlines as plain
from codegen.document.tree import (
    Block,
    Case,
    Document,
    Example,
    Inlines,
    Items,
    Mark,
    Paragraph,
    Part,
    Run,
)
from codegen.document.writers.carried import PARAGRAPH_NUMBER, part_number
from codegen.document.writers.carried_lines import outside_spaces
from codegen.doors import markdown as door
from codegen.errors import ContentError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.document.markers import Piece
    from codegen.document.words import Words
    from codegen.doors.markdown import Node

RULE = "markdown-in-document"
_NUMBER = re.compile(rf"{PARAGRAPH_NUMBER}(?=\s|$)")
_STRONG = frozenset({Mark.STRONG})
_EMPHASIS = frozenset({Mark.EMPHASIS})


def read(text: str, words: Words, file: str = "document.md") -> Document:
    """Return the document that *text* holds.

    Args:
        text: What `codegen.document.writers.markdown.write` returned, edited or not.
        words: The words of its language.
        file: Its name in problems.

    Raises:
        ContentError: A marker is missing, unknown or there twice, or the text holds something
            that has no place in the tree. All that is wrong is reported at once.
    """
    before, *pieces = markers.cut(text)
    problems = list(markers.problems((before, *pieces), file))
    begin = pieces[0].document() if pieces else None
    if begin is None:
        raise ContentError(problems)
    reading = _Reading(file, words, begin["word"], problems)
    title, status = reading.head(pieces[0])
    parts = tuple(
        reading.part(piece, part) for piece in pieces[1:] if (part := piece.part()) is not None
    )
    if problems:
        raise ContentError(sorted(problems, key=lambda one: one.where or Location(file)))
    properties = ((NUMBER_WORD, begin["word"]),) if begin["word"] else ()
    found = Document(begin["kind"], title, begin["language"], parts, status, properties)
    return normal.document(rewriting.document(normal.document(found), outside_spaces))


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the pieces of one file are read with."""

    file: str
    words: Words
    word: str | None
    problems: list[Problem]

    def _nodes(self, piece: Piece) -> tuple[tuple[Node, ...], Builder]:
        builder = Builder(Location(self.file, piece.line + 1), RULE, "the text of a part")
        builder.problems = self.problems
        return door.blocks("\n".join(piece.lines)), builder

    def head(self, piece: Piece) -> tuple[str, str | None]:
        """Return the title and the status of the document."""
        nodes, builder = self._nodes(piece)
        if not nodes or nodes[0].kind != "heading" or nodes[0].level != 1:
            where = Location(self.file, piece.line)
            self.problems.append(
                Problem("missing-title", "the title of the document is missing", where)
            )
            return "", None
        title = plain(builder.inlines(nodes[0].children), self.words)
        status = None
        for at, node in enumerate(nodes[1:]):
            runs = builder.inlines(node.children) if node.kind == "paragraph" else ()
            if (
                at
                or not runs
                or any(not isinstance(run, Run) or run.marks != _EMPHASIS for run in runs)
            ):
                builder.report(node, "only the status of the document may stand under its title")
            else:
                status = plain(runs, self.words)
        return title, status

    def part(self, piece: Piece, empty: Part) -> Part:
        """Return *empty*, the part that the marker of *piece* begins, with its text."""
        nodes, builder = self._nodes(piece)
        title, number, level = None, None, empty.level
        blocks: tuple[Block, ...] = ()
        if nodes and nodes[0].kind == "heading":
            level = nodes[0].level - 1
            title, number = self._heading(nodes[0], builder)
            nodes = nodes[1:]
        elif nodes and nodes[0].kind == "paragraph":
            number, first = self._first(nodes[0], builder)
            blocks, nodes = (first,), nodes[1:]
        blocks += tuple(self._blocks(nodes, builder))
        is_numbered = number is not None
        return Part(empty.id, level, title, blocks, empty.clause, is_numbered, number)

    def _heading(self, node: Node, builder: Builder) -> tuple[str, str | None]:
        if node.level == 1:
            builder.report(node, "only the document has a title of the first level")
        title = plain(builder.inlines(node.children), self.words)
        found = part_number(self.word).match(node.text)
        if found is None or found.end() == len(node.text):
            return title, None
        return title[found.end() :], found["number"]

    def _first(self, node: Node, builder: Builder) -> tuple[str | None, Paragraph]:
        """Return the number of a part without heading, and its first paragraph."""
        runs = builder.inlines(node.children)
        found = part_number(self.word).match(node.text.removeprefix("**").replace("**", " ", 1))
        if found and node.text.startswith(f"**{found[0]}**") and runs[0] == Run(found[0], _STRONG):
            return found["number"], _paragraph(runs[1:], node.text[found.end() + 4 :].lstrip())
        return None, _paragraph(runs, node.text)

    def _blocks(self, nodes: Iterable[Node], builder: Builder) -> Iterator[Block]:
        for node in nodes:
            if node.kind == "paragraph":
                yield _paragraph(builder.inlines(node.children), node.text)
            elif node.kind == "quote" and (example := self._example(node, builder)):
                yield example
            else:
                yield from builder.blocks((node,))

    def _example(self, node: Node, builder: Builder) -> Example | None:
        """Return the box of examples that a quote is, None when it is something else."""
        told = tuple(builder.blocks(node.children))
        match told:
            case (Paragraph(runs=runs), Items(items=items, ordered=False)):
                cases = tuple(map(self._case, items))
            case _:
                return None
        if runs != (Run(normal.line(self.words.examples), _STRONG),):
            return None
        whole = tuple(case for case in cases if case)
        return Example(whole) if len(whole) == len(cases) else None

    def _case(self, item: tuple[Block, ...]) -> Case | None:
        match item:
            case (Paragraph(runs=(Run(text=verdict, marks=marks), *runs)),) if marks == _EMPHASIS:
                allowed = {f"{self.words.allowed}:": True, f"{self.words.not_allowed}:": False}
                return Case(allowed[verdict], tuple(runs)) if verdict in allowed else None
            case _:
                return None


def _paragraph(runs: Inlines, source: str) -> Paragraph:
    """Return a paragraph, numbered when its *source* begins with a number that is not escaped."""
    found = _NUMBER.match(source)
    runs = normal.inlines(runs)
    first = runs[0] if runs else None
    if found is None or not isinstance(first, Run) or not first.text.startswith(found[0]):
        return Paragraph(runs)
    text = first.text.removeprefix(found[0])
    rest = normal.inlines((Run(text, first.marks, target=first.target), *runs[1:]))
    return Paragraph(rest, numbered=True, number=found[0])
