"""What Markdown carries of one line: blanks as text, no mark on the spaces around it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from codegen.document import normal
from codegen.document.tree import Inline, Inlines, Mark, Marks, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.document.words import Words


def inlines(runs: Inlines, words: Words) -> Inlines:
    """Return a line in which blanks are words."""
    return tuple(_plain(run, words) for run in runs)


def _plain(inline: Inline, words: Words) -> Run:
    marks = inline.marks - {Mark.FLAG}
    if isinstance(inline, Run):
        # A defined term is a word like any other to those who read Markdown: no link goes there.
        term = (inline.target or "").startswith("term:")
        return Run(inline.text, marks, target=None if term else inline.target)
    return Run(words.blank(inline.label), marks)


def outside_spaces(runs: Inlines) -> Inlines:
    """Return *runs* with the spaces at the ends of strong and emphasised stretches unmarked."""
    if not any(run.marks for run in runs):
        return runs
    pieces = [piece for run in runs if isinstance(run, Run) for piece in _pieces(run)]
    for mark in (Mark.STRONG, Mark.EMPHASIS):
        for order in (1, -1):
            inside: Marks | None = None  # those of the stretch that the last piece stood in
            for at in range(len(pieces))[::order]:
                piece = pieces[at]
                around = piece.marks & {mark, Mark.STRONG}
                if mark not in piece.marks:
                    inside = None
                elif inside != around and piece.text == " " and piece.target is None:
                    pieces[at] = replace(piece, marks=piece.marks - {mark})
                else:
                    inside = around
    return normal.inlines(pieces)


def _pieces(run: Run) -> Iterator[Run]:
    """Yield *run* cut so that each space at its ends stands alone."""
    middle = run.text.strip(" ")
    if not middle and run.text:
        yield from (replace(run, text=" ") for _ in run.text)
        return
    begin = len(run.text) - len(run.text.lstrip(" "))
    end = len(run.text) - len(run.text.rstrip(" "))
    yield from (replace(run, text=" ") for _ in range(begin))
    yield replace(run, text=middle)
    yield from (replace(run, text=" ") for _ in range(end))
