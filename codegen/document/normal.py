"""The normal form of inlines, blocks and documents: one tree for one text.

A text is a single line: tabs and line breaks are spaces, and characters that neither XML nor
Markdown can carry are gone. No run is empty, save a reference whose words are still to be found; no
two neighbours could be one run; no block begins or ends with a space; no block is empty; every row
of a table is as long as its header. Everything here may be applied twice without a difference.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, assert_never

from codegen.document.tree import (
    Block,
    Document,
    Example,
    Inline,
    Inlines,
    Items,
    Note,
    Paragraph,
    Part,
    Run,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_BREAKS = re.compile("\r\n|[\t\n\v\f\r\x85\u2028\u2029]")
_PLANE_ENDS = "".join(chr((plane << 16) + end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_UNCARRIED = re.compile(
    f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef{_PLANE_ENDS}]"
)


def text(given: str) -> str:
    r"""Return *given* as one line, without the characters that no format can carry.

    >>> text("a\tb\r\nc\x07")
    'a b c'
    """
    if given.isprintable():
        return given
    return _UNCARRIED.sub("", _BREAKS.sub(" ", given))


def line(given: str) -> str:
    """Return *given* as one line without spaces at its ends, as titles stand in the tree.

    >>> line("  Small gifts ")
    'Small gifts'
    """
    return text(given).strip(" ")


def inlines(given: Iterable[Inline], *, trim: bool = True) -> Inlines:
    """Return *given* in normal form.

    Args:
        given: Runs and blanks in any form.
        trim: Whether they are the whole of a block, so that spaces at the ends fall away.

    >>> [run.text for run in inlines([Run(" a"), Run(""), Run("b ")])]
    ['ab']
    """
    merged = _merged(given)
    if not trim:
        return tuple(merged)
    _trim(merged, 0)
    _trim(merged, -1)
    return tuple(merged)


def _merged(given: Iterable[Inline]) -> list[Inline]:
    merged: list[Inline] = []
    texts: list[str] = []  # of the last of them, which go on growing
    for inline in given:
        kept = text(inline.text) if isinstance(inline, Run) else ""
        if isinstance(inline, Run) and not kept and inline.target is None:
            continue
        last = merged[-1] if merged else None
        if kept and texts and isinstance(last, Run) and _alike(last, inline):
            texts.append(kept)
            continue
        _close(merged, texts)
        merged.append(inline)
        texts = [kept] if kept else []
    _close(merged, texts)
    return merged


def _close(merged: list[Inline], texts: list[str]) -> None:
    """Give the last run all of its text."""
    last = merged[-1] if merged else None
    if isinstance(last, Run) and (len(texts) > 1 or last.text != "".join(texts)):
        merged[-1] = replace(last, text="".join(texts))


def _alike(one: Run, other: Inline) -> bool:
    return isinstance(other, Run) and (one.marks, one.source, one.target, one.change) == (
        other.marks,
        other.source,
        other.target,
        other.change,
    )


def _trim(merged: list[Inline], end: Literal[0, -1]) -> None:
    while merged:
        inline = merged[end]
        if not isinstance(inline, Run) or not inline.text:
            return
        kept = inline.text.rstrip(" ") if end else inline.text.lstrip(" ")
        if kept == inline.text:
            return
        if kept:
            merged[end] = replace(inline, text=kept)
            return
        if inline.target is not None:
            return
        del merged[end]


def block(given: Block) -> Block | None:
    """Return *given* in normal form, or None when nothing is left of it."""
    match given:
        case Paragraph(runs=runs):
            kept = inlines(runs)
            return replace(given, runs=kept) if kept else None
        case Items(items=items):
            filled = tuple(item for item in map(blocks, items) if item)
            return replace(given, items=filled) if filled else None
        case Table():
            return _table(given)
        case Example(cases=cases):
            told = tuple(replace(case, runs=inlines(case.runs)) for case in cases)
            told = tuple(case for case in told if case.runs)
            return replace(given, cases=told) if told else None
        case Note():
            return replace(given, text=given.text.strip()) if given.text.strip() else None
        case _:
            assert_never(given)


def _table(given: Table) -> Table | None:
    rows = tuple(tuple(map(inlines, row)) for row in (given.header, *given.rows))
    width = max(map(len, rows))
    if not width:
        return None
    header, *body = (row + ((),) * (width - len(row)) for row in rows)
    return replace(given, header=header, rows=tuple(body))


def blocks(given: Iterable[Block]) -> tuple[Block, ...]:
    """Return *given* in normal form, the empty ones left out."""
    return tuple(kept for kept in map(block, given) if kept is not None)


def part(given: Part) -> Part:
    """Return *given* in normal form; an empty title is no title."""
    title = line(given.title) or None if given.title is not None else None
    return replace(given, title=title, blocks=blocks(given.blocks))


def document(given: Document) -> Document:
    """Return *given* in normal form."""
    return replace(
        given,
        title=line(given.title),
        status=line(given.status) or None if given.status is not None else None,
        parts=tuple(map(part, given.parts)),
    )
