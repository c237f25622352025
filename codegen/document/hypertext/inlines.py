"""Runs and blanks as HTML."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, assert_never

from codegen.document.hypertext.anchors import fragment
from codegen.document.references import ADDRESSES, part_of
from codegen.document.tree import Blank, Mark, Run
from codegen.doors.pages import Html, element

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codegen.document.hypertext.sheet import Sheet
    from codegen.document.tree import Inline, Inlines, NoteKind

_LINE_ENDS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_DIRECTIONS = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def inlines(runs: Inlines, sheet: Sheet) -> Html:
    """Return a line of runs and blanks.

    Raises:
        ValueError: A reference has no words.
    """
    return Html().join(_inline(inline, sheet) for inline in runs)


def _inline(inline: Inline, sheet: Sheet) -> Html:
    match inline:
        case Run():
            return _run(inline, sheet)
        case Blank():
            shown = sheet.words.blank(inline.label)
            content = _emphasised(plain(shown, sheet), inline.marks)
            return _flagged(content, "open", inline.key, sheet, inline.label)
        case _:
            assert_never(inline)


def _run(run: Run, sheet: Sheet) -> Html:
    content = _emphasised(plain(run.text, sheet, isolated=run.source is not None), run.marks)
    if run.source is not None and run.text.strip() != f"[{sheet.words.assumed}]":
        sheet.pending.say(run.source, run.text)
    if run.target is not None:
        return _reference(content, run, sheet)
    if Mark.FLAG in run.marks:
        return _flagged(content, "assumed", run.source, sheet)
    return content


def _emphasised(content: Html, marks: Iterable[Mark]) -> Html:
    content = element("em", content) if Mark.EMPHASIS in marks else content
    return element("strong", content) if Mark.STRONG in marks else content


def _flagged(
    content: Html, kind: NoteKind, key: str | None, sheet: Sheet, label: str | None = None
) -> Html:
    """Return a mark in the text that leads to its entry in the list of what is open."""
    if key is None or not sheet.standing:
        return element("mark", content, class_=kind)
    point, identity = sheet.pending.mark(kind, key, label)
    space = Html(" ") if content.startswith(" ") else Html()  # before a mark, not in it
    link = element("a", content.removeprefix(space), href=f"#{point.id}")
    return space + element("mark", link, id=identity, class_=kind)


def _reference(content: Html, run: Run, sheet: Sheet) -> Html:
    """Return a run as it refers: to a part, to an address, or (to anything else) as its words."""
    target = run.target or ""
    if target and not run.text:
        raise ValueError(f"the reference to {target} has no words")
    part = part_of(target, sheet.parts)
    if part is not None:
        return element("a", content, href=f"#{fragment(part.id)}")
    if target.startswith(ADDRESSES):
        return element("a", content, href=target, rel="external")
    return content


def plain(given: str, sheet: Sheet, *, isolated: bool = False) -> Html:
    """Return words as they were typed, each line of them on its own.

    Args:
        given: The words.
        sheet: The sheet.
        isolated: Whether words in a script that runs the other way are kept from changing the order
            of what stands around them.
    """
    lines = [Html.escape(line) for line in _LINE_ENDS.split(given)]
    content = element("br").join(lines)
    return element("bdi", content) if isolated and _runs_other_way(given, sheet) else content


def _runs_other_way(given: str, sheet: Sheet) -> bool:
    found = (_DIRECTIONS.get(unicodedata.bidirectional(character)) for character in given)
    return any(way not in (None, sheet.direction) for way in found)
