"""Sentences of papers: frames of words with answers in them, and the parts that hold them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from codegen.document import normal
from codegen.document.tree import Document, Items, Mark, Paragraph, Part, Run, Table
from codegen.draft.phrases import Phrases
from codegen.library.language import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from codegen.document.tree import Block, Inline, Inlines
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library

STRONG = frozenset({Mark.STRONG})
_NAME = re.compile(r"\{(\w+)\}")


def filled(frame: str, **values: str | Inlines) -> Inlines:
    """Return a frame with its names in braces replaced by texts or runs.

    >>> filled("from {date}", date="today")
    (Run(text='from today', marks=frozenset(), source=None, target=None, change=None),)
    """
    runs: list[Inline] = []
    for place, piece in enumerate(_NAME.split(frame)):
        value = values[piece] if place % 2 else piece
        runs += [Run(value)] if isinstance(value, str) else value
    return normal.inlines(runs)


def said(frame: str, **values: str) -> str:
    """Return a frame with its names in braces replaced, as a text."""
    return _NAME.sub(lambda found: values[found.group(1)], frame)


def titled(frame: str, resolution: Resolution) -> str:
    """Return the title of a paper with the name of the body in it."""
    return said(frame, name=str(resolution.value("organisation.name")))


def line(frame: str, **values: str | Inlines) -> Paragraph:
    """Return a frame as a paragraph."""
    return Paragraph(filled(frame, **values))


def led(lead: str, *runs: Inlines) -> Paragraph:
    """Return a paragraph that opens with a word in bold."""
    return Paragraph((Run(lead, STRONG), *(one for more in runs for one in (Run(" "), *more))))


def items(lines: Iterable[Inlines]) -> Items:
    """Return lines as a list."""
    return Items(tuple((Paragraph(runs),) for runs in lines))


def table(header: Sequence[str], rows: Iterable[Sequence[str | Inlines]]) -> Table:
    """Return a table of texts or runs."""
    return Table(
        tuple(_cell(text) for text in header),
        tuple(tuple(_cell(cell) for cell in row) for row in rows),
    )


def _cell(given: str | Inlines) -> Inlines:
    return ((Run(given),) if given else ()) if isinstance(given, str) else given


def part(paper: str, slug: str, title: str | None, blocks: Sequence[Block], level: int = 1) -> Part:
    """Return a part of a paper, which has no numbers of its own."""
    return Part(f"part/{paper}/{slug}", level, title, tuple(blocks), numbered=False)


def paper(library: Library, file: str, title: str, parts: Iterable[Part]) -> Document:
    """Return a paper of some parts; one that has nothing to say is left out."""
    status = library.words.draft_status
    told = tuple(one for one in parts if one.blocks or one.title)
    return Document(file, title, library.language, told, status)


def answered(resolution: Resolution, key: str, *filters: str) -> Inlines:
    """Return an answer as a code prints it: a blank while nobody gave it, a mark while assumed."""
    return Phrases(resolution).value(key, resolution.value(key), filters)


def is_answered(resolution: Resolution, key: str) -> bool:
    """Return whether there is such a question, and it has a value."""
    known = key in resolution.library.questionnaire.questions
    return known and resolution.value(key) is not UNKNOWN
