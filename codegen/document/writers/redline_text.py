"""A redline for a terminal: the parts that changed, in colour, or with words that read aloud sensibly."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from codegen.document import changes
from codegen.document.lines import Line, Shape, blocks, lines
from codegen.document.signing import Signs, signed
from codegen.document.tree import Run
from codegen.document.writers import terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from codegen.document.tree import Block, ChangeKind, Document, Part
    from codegen.document.words import Words

_GREEN, _RED, _BLUE, _PLAIN = "\x1b[32m", "\x1b[31m", "\x1b[34m", "\x1b[0m"
# Single characters while lines are broken, so that colour takes no room.
_OPEN: dict[ChangeKind, str] = {"insert": "\ue000", "delete": "\ue001", "move-to": "\ue002", "move-from": "\ue003",
         "format": "\ue004"}  # fmt: skip
_CLOSE = "\ue005"
_COLORS = {"\ue000": _GREEN, "\ue001": f"{_RED}\x1b[9m", "\ue002": _BLUE,
           "\ue003": f"{_BLUE}\x1b[9m", "\ue004": "\x1b[4m"}  # fmt: skip
_GAP = "[…]"


def write(
    redline: Document,
    words: Words,
    notes: Mapping[str, Sequence[str]],
    *,
    width: int = 80,
    color: bool = False,
) -> str:
    """Return the changed parts of a redline.

    Args:
        redline: The redline.
        words: The words of its language.
        notes: By part id, lines to print below it: why it changed, and what that asks of whom.
        width: The columns of the terminal.
        color: Whether changes are coloured; words stand around them otherwise.
    """
    kept = [_shortened(part) for part in redline.parts if changes.in_part(part)]
    signs = (
        Signs({kind: (sign, _CLOSE) for kind, sign in _OPEN.items()}) if color else _words(words)
    )
    shown = signed(replace(redline, parts=tuple(kept)), signs)
    head = terminal.write(replace(shown, parts=()), words, width=width, color=color)
    made = [_colored(head.rstrip())]
    told: set[str] = set()
    for part in shown.parts:
        text = terminal.part(part, words, width=width, color=color)
        made += ["", _colored(text)]
        if part.id not in told:
            made += [f"    {line}" for line in notes.get(part.id, ())]
            told.add(part.id)
    return "\n".join(made).rstrip() + "\n"


def _words(words: Words) -> Signs:
    said: dict[ChangeKind, str] = {"insert": words.inserted, "delete": words.deleted, "move-to": words.moved_here,
            "move-from": words.moved_away, "format": words.redlines["changed_looks"]}  # fmt: skip
    return Signs({kind: (f"[{word}: ", "]") for kind, word in said.items()})


def _shortened(part: Part) -> Part:
    """Return a part with a sign in place of the lines in which nothing changed."""
    if part.change is not None:
        return part
    return replace(part, blocks=_changed_blocks(part.blocks))


def _changed_blocks(given: Iterable[Block]) -> tuple[Block, ...]:
    kept: list[Line] = []
    gap = Line(Shape("paragraph"), (Run(_GAP),))
    for line in lines(given):
        if changes.in_line(line):
            kept.append(line)
        elif not kept or kept[-1] is not gap:
            kept.append(gap)
    return blocks(kept)


def _colored(text: str) -> str:
    """Return text with colours in place of signs; a colour ends with its line and goes on after it."""
    if _CLOSE not in text:
        return text
    made, now = [], ""
    for line in text.split("\n"):
        indent = re.match(r"\s*", line)[0]  # type: ignore[index]
        pieces = [indent, now]
        for character in line[len(indent) :]:
            if character in _COLORS:
                now = _COLORS[character]
                pieces.append(now)
            elif character == _CLOSE:
                now = ""
                pieces.append(_PLAIN)
            else:
                pieces.append(character)
        made.append("".join(pieces) + (_PLAIN if now else ""))
    return "\n".join(made)
