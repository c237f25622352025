"""Anybody's text, as the paragraphs it is made of: plain text and Markdown; Word has its own reader.

Nothing of it becomes part of a document; a lint looks at it and says where.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.doors import markdown as door

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.doors.markdown import Node

MARKER = re.compile(r"^<!-- codegen: .* -->$")
_UNDERLINE = re.compile(r"^\s*[-=~*_]{3,}\s*$")
_BULLET = re.compile(r"^\s*(?:[-*•·+]|\(?(?:\d{1,3}(?:\.\d+)*|[a-zA-Z]|[ivx]{1,4})[.)])\s+\S")
# The door takes no definitions of links: they may change a text from far away.
_DEFINITION = re.compile(r"^ {0,3}\[[^\]]+\]:\s+\S")
_LABEL = re.compile(r"\[([^\[\]]+)\]\[[^\[\]]*\]")
_FEW = 12  # words that a heading has at most


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph, item, cell or heading; ``line`` counts from 1, 0 where the file has no lines."""

    text: str
    heading: bool = False
    line: int = 0


def markdown(source: str) -> tuple[Stretch, ...]:
    r"""Return the paragraphs of a Markdown file; code, and the markers of a draft, are left out.

    >>> [(one.text, one.heading, one.line) for one in markdown("# Rules\n\n- Do *not*\n  wait.")]
    [('Rules', True, 1), ('Do not wait.', False, 3)]
    """
    lines = (
        "" if MARKER.match(line) or _DEFINITION.match(line) else _LABEL.sub(r"\1", line)
        for line in source.splitlines()
    )
    return tuple(_stretches(door.blocks("\n".join(lines))))


def _stretches(nodes: Iterable[Node]) -> Iterator[Stretch]:
    for node in nodes:
        if node.kind in ("paragraph", "heading", "cell"):
            text = " ".join(_words(node.children).split())
            if text:
                yield Stretch(text, node.kind == "heading", node.line)
        elif node.kind != "code":
            yield from _stretches(node.children)


def _words(nodes: Iterable[Node]) -> str:
    """Return the words of inlines; code between backticks is no wording."""
    parts = []
    for node in nodes:
        if node.kind in ("soft-break", "hard-break"):
            parts.append(" ")
        elif node.kind == "text":
            parts.append(node.text)
        elif node.kind == "code-span":
            parts.append("…")
        else:
            parts.append(_words(node.children))
    return "".join(parts)


def plain(source: str) -> tuple[Stretch, ...]:
    r"""Return the paragraphs of a text file: what stands between empty lines, or begins with a bullet.

    >>> [(one.text, one.heading, one.line) for one in plain("RULES\n=====\n\nDo not\nwait.\n- Ask.")]
    [('RULES', True, 1), ('Do not wait.', False, 4), ('Ask.', False, 6)]
    """
    found: list[Stretch] = []
    held: list[str] = []
    begin = 0

    def end(*, underlined: bool = False) -> None:
        if held:
            text = " ".join(" ".join(held).split())
            found.append(Stretch(text, underlined or _is_heading(text, len(held)), begin))
            held.clear()

    for number, line in enumerate(source.splitlines(), start=1):
        if not line.strip():
            end()
        elif _UNDERLINE.match(line):
            end(underlined=len(held) == 1)
        else:
            if _BULLET.match(line):
                end()
            if not held:
                begin = number
            held.append(re.sub(r"^\s*[-*•·+]\s+", "", line) if not held else line)
    end()
    return tuple(found)


def _is_heading(text: str, lines: int) -> bool:
    """Return whether one line that ends like no sentence is a heading."""
    return lines == 1 and len(text.split()) <= _FEW and not re.search(r"[.,;:!?]$", text)
