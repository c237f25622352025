"""The table of contents: the headed parts of a document, each with those below it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from codegen.document.hypertext.anchors import fragment
from codegen.document.numbering import printed_number
from codegen.document.tree import stands

if TYPE_CHECKING:
    from codegen.document.tree import Document

FEWEST_HEADINGS = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading: the id of its part, what it says, and the entries below."""

    id: str
    number: str | None
    title: str
    below: list[Entry] = field(default_factory=list)


def contents(document: Document, word: str | None) -> list[Entry]:
    """Return the entries of the highest level; none for a document too short to need them.

    Args:
        document: A numbered document.
        word: What stands before the number of a section, such as ``Article``.
    """
    top: list[Entry] = []
    above: list[tuple[int, list[Entry]]] = [(0, top)]
    headed = [part for part in document.parts if part.title and stands(part.change)]
    for part in headed:
        entry = Entry(fragment(part.id), printed_number(part, word), part.title or "")
        while above[-1][0] >= part.level:
            above.pop()
        above[-1][1].append(entry)
        above.append((part.level, entry.below))
    return top if len(headed) >= FEWEST_HEADINGS else []
