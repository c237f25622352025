"""The lines of a Markdown file that say whose text follows: how they are written, found and judged.

``<!-- codegen: document KIND LANGUAGE [WORD] -->`` begins a file, WORD standing before the numbers
of its sections; ``<!-- codegen: ID VERSION [level-N] -->`` begins a part, VERSION being ``-`` when
it is no clause; ``<!-- codegen: end -->`` ends the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from codegen.document.tree import ClauseStamp, Part
from codegen.errors import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

END = "<!-- codegen: end -->"
_MARKER = re.compile(r"\s*<!--\s*codegen\b")
_DOCUMENT = re.compile(
    r"<!-- codegen: document (?P<kind>\S+) (?P<language>\S+)(?: (?P<word>[^\W\d_]+))? -->"
)
_PART = re.compile(
    r"<!-- codegen: (?!document )(?P<id>\S+) (?P<version>\S+)(?: level-(?P<level>[1-5]))? -->"
)


@dataclass(slots=True)
class Piece:
    """What stands between two markers; ``line`` is that of the first of them."""

    marker: str
    line: int
    lines: list[str] = field(default_factory=list)

    def begins(self) -> int | None:
        """Return the line on which its text begins, None when it has none."""
        lines = enumerate(self.lines, self.line + 1)
        return next((at for at, line in lines if line.strip()), None)

    def document(self) -> re.Match[str] | None:
        """Return kind, language and word when its marker begins a document."""
        return _DOCUMENT.fullmatch(self.marker)

    def part(self) -> Part | None:
        """Return a part without text when its marker begins one."""
        found = _PART.fullmatch(self.marker)
        if found is None:
            return None
        stamp = None if found["version"] == "-" else ClauseStamp(found["id"], found["version"], "")
        level = int(found["level"]) if found["level"] else _silent_level(stamp)
        return Part(found["id"], level, None, clause=stamp, numbered=False)


def document_marker(kind: str, language: str, word: str | None) -> str:
    """Return the marker that begins a document.

    >>> document_marker("order", "en", "Article")
    '<!-- codegen: document order en Article -->'
    """
    return f"<!-- codegen: document {kind} {language}{f' {word}' if word else ''} -->"


def part_marker(part: Part) -> str:
    """Return the marker that begins *part*; its level is there when no heading tells it.

    >>> part_marker(Part("part/foreword", 1, None))
    '<!-- codegen: part/foreword - -->'
    """
    version = part.clause.version if part.clause else "-"
    silent = part.title is not None or part.level == _silent_level(part.clause)
    return f"<!-- codegen: {part.id} {version}{'' if silent else f' level-{part.level}'} -->"


def _silent_level(clause: ClauseStamp | None) -> int:
    return 2 if clause else 1


def cut(text: str) -> list[Piece]:
    """Return the pieces of *text*; the first is what stands before any marker."""
    pieces = [Piece("", 0)]
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for at, line in enumerate(lines, 1):
        if _MARKER.match(line):
            pieces.append(Piece(line.strip(), at))
        else:
            pieces[-1].lines.append(line)
    return pieces


def problems(pieces: Sequence[Piece], file: str) -> Iterator[Problem]:
    """Yield what is wrong with the markers, and the text that none of them owns."""
    before, *marked = pieces
    if begins := before.begins():
        yield Problem("text-outside", "text before the first marker", Location(file, begins))
    if not marked or marked[0].document() is None:
        hint = "a document begins with '<!-- codegen: document KIND LANGUAGE -->'"
        where = Location(file, marked[0].line if marked else 1)
        yield Problem("missing-marker", "this is no draft", where, hint)
    if pieces[-1].marker != END:
        hint = f"the file may be cut short; if it is whole, add '{END}' as its last line"
        where = Location(file, pieces[-1].line + len(pieces[-1].lines))
        yield Problem("missing-end", "the end marker is missing", where, hint)
    elif begins := pieces[-1].begins():
        yield Problem("text-outside", "text after the end marker", Location(file, begins))
    yield from _strange(marked[1:], file)


def _strange(pieces: Sequence[Piece], file: str) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for at, piece in enumerate(pieces, 1):
        where = Location(file, piece.line)
        if part := piece.part():
            first = seen.setdefault(part.id, piece.line)
            if first != piece.line:
                hint = f"it stands first in line {first}"
                yield Problem("duplicate-id", f"'{part.id}' stands here again", where, hint)
        elif piece.marker != END or at < len(pieces):
            hint = "markers are written by codegen; restore the line or remove it"
            yield Problem("unknown-marker", "this marker has no meaning here", where, hint)
