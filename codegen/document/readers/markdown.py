"""Markdown that our writer wrote, and perhaps a person edited, as a document.

A line scanner cuts the text at its markers before anything is parsed, and each piece is parsed by
itself: an unclosed fence in one clause cannot swallow the next. What has no place in the tree is a
problem with its line, never dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from codegen.document import normal
from codegen.document.numbering import NUMBER_WORD
from codegen.document.readers.nodes import Builder
from codegen.document.text import inlines as plain
from codegen.document.tree import (
    Block,
    Case,
    ClauseStamp,
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
from codegen.document.writers.markdown import default_level
from codegen.doors import markdown as door
from codegen.errors import ContentError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.document.words import Words
    from codegen.doors.markdown import Node

RULE = "markdown-in-document"
_MARKER = re.compile(r"\s*<!--\s*codegen\b")
_DOCUMENT = re.compile(
    r"<!-- codegen: document (?P<kind>\S+) (?P<language>\S+)(?: (?P<word>\S+))? -->"
)
_END = "<!-- codegen: end -->"
_PART = re.compile(
    r"<!-- codegen: (?!document )(?P<id>\S+) (?P<version>\S+)(?: level-(?P<level>[1-5]))? -->"
)
_NUMBER = re.compile(rf"{PARAGRAPH_NUMBER}(?=\s|$)")
_STRONG = frozenset({Mark.STRONG})
_EMPHASIS = frozenset({Mark.EMPHASIS})


@dataclass(slots=True)
class _Piece:
    """What stands between two markers; ``line`` is that of the first of them."""

    marker: str
    line: int
    lines: list[str] = field(default_factory=list)

    def is_blank(self) -> bool:
        return not any(line.strip() for line in self.lines)


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
    pieces = _cut(text)
    problems = list(_misplaced(pieces, file))
    begin = _DOCUMENT.fullmatch(pieces[1].marker) if len(pieces) > 1 else None
    if begin is None:
        line = pieces[1].line if len(pieces) > 1 else 1
        hint = "a document begins with '<!-- codegen: document KIND LANGUAGE -->'"
        missing = Problem("missing-marker", "this is no draft", Location(file, line), hint)
        raise ContentError([missing, *problems])
    reading = _Reading(file, words, begin["word"], problems)
    title, status = reading.head(pieces[1])
    parts = tuple(
        reading.part(piece, marker)
        for piece in pieces[2:]
        if (marker := _PART.fullmatch(piece.marker))
    )
    if problems:
        raise ContentError(sorted(problems, key=lambda one: one.where or Location(file)))
    properties = ((NUMBER_WORD, begin["word"]),) if begin["word"] else ()
    return normal.document(
        Document(begin["kind"], title, begin["language"], parts, status, properties)
    )


def _cut(text: str) -> list[_Piece]:
    """Return the pieces of *text*; the first is what stands before any marker."""
    pieces = [_Piece("", 0)]
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for at, line in enumerate(lines, 1):
        if _MARKER.match(line):
            pieces.append(_Piece(line.strip(), at))
        else:
            pieces[-1].lines.append(line)
    return pieces


def _misplaced(pieces: list[_Piece], file: str) -> Iterator[Problem]:
    """Yield what is wrong with the markers, and text that no marker owns."""
    if not pieces[0].is_blank():
        yield Problem("text-outside", "text before the first marker", Location(file, 1))
    if pieces[-1].marker != _END:
        last = sum(len(piece.lines) + bool(piece.marker) for piece in pieces)
        hint = f"the file may be cut short; if it is whole, add '{_END}' as its last line"
        yield Problem("missing-end", "the end marker is missing", Location(file, last), hint)
    seen: dict[str, int] = {}
    for at, piece in enumerate(pieces[1:], 1):
        where = Location(file, piece.line)
        if found := _PART.fullmatch(piece.marker):
            if found["id"] in seen:
                message = f"'{found['id']}' stands here a second time"
                hint = f"it stands first in line {seen[found['id']]}"
                yield Problem("duplicate-id", message, where, hint)
            seen.setdefault(found["id"], piece.line)
        elif piece.marker == _END and at == len(pieces) - 1:
            if not piece.is_blank():
                yield Problem("text-outside", "text after the end marker", where)
        elif at > 1 or not _DOCUMENT.fullmatch(piece.marker):
            hint = "markers are written by codegen; restore the line or remove it"
            yield Problem("unknown-marker", "this marker has no meaning here", where, hint)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the pieces of one file are read with."""

    file: str
    words: Words
    word: str | None
    problems: list[Problem]

    def _nodes(self, piece: _Piece) -> tuple[tuple[Node, ...], Builder]:
        builder = Builder(Location(self.file, piece.line + 1), RULE, "the text of a part")
        builder.problems = self.problems
        return door.blocks("\n".join(piece.lines)), builder

    def head(self, piece: _Piece) -> tuple[str, str | None]:
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

    def part(self, piece: _Piece, marker: re.Match[str]) -> Part:
        """Return the part whose marker and text *piece* is."""
        stamp = None
        if marker["version"] != "-":
            stamp = ClauseStamp(marker["id"], marker["version"], "")
        nodes, builder = self._nodes(piece)
        level = int(marker["level"] or default_level(clause=stamp is not None))
        title, number = None, None
        blocks: tuple[Block, ...] = ()
        if nodes and nodes[0].kind == "heading":
            level = nodes[0].level - 1
            title, number = self._heading(nodes[0], builder)
            nodes = nodes[1:]
        elif nodes and nodes[0].kind == "paragraph":
            number, first = self._first(nodes[0], builder)
            blocks, nodes = (first,), nodes[1:]
        blocks += tuple(self._blocks(nodes, builder))
        return Part(marker["id"], level, title, blocks, stamp, number is not None, number)

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
