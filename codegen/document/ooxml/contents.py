"""The table of contents: a field that is filled with linked entries from the start.

Page numbers are Word's to find; until it refreshes the field, an entry ends with its title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.document.numbering import printed_number
from codegen.document.ooxml.anchors import anchor_name
from codegen.document.ooxml.elements import (
    field_end,
    field_start,
    link,
    page_break,
    paragraph,
    run,
)
from codegen.document.ooxml.styles import Role

if TYPE_CHECKING:
    from codegen.document.ooxml.desk import Desk
    from codegen.document.ooxml.elements import Element
    from codegen.document.tree import Document, Part

FEWEST_HEADINGS, MANY_HEADINGS = 7, 30
# \o takes the two heading styles of Word, \u our variants of them without a number.
_CODE = r'TOC \o "1-2" \h \u'
_ENTRY = {1: Role.CONTENTS_1, 2: Role.CONTENTS_2}


def contents(document: Document, desk: Desk) -> list[Element]:
    """Return the heading and the entries, or nothing for a document too short to need them.

    Short is what has few headings, or no numbered ones below the sections unless there are many: a
    code of ethics of two pages, the articles of an order.

    The text then begins on a page of its own.
    """
    headed = [part for part in document.parts if part.title is not None]
    deep = any(part.number and part.level > 1 for part in headed) or len(headed) >= MANY_HEADINGS
    if len(headed) < FEWEST_HEADINGS or not deep:
        return []
    entries = [_entry(part, desk) for part in headed]
    for mark in reversed(field_start(_CODE)):
        entries[0].insert(1, mark)  # after the properties of the paragraph
    entries[-1].append(field_end())
    if not (desk.breaks and headed[0].level == 1):
        entries[-1].append(page_break())
    return [paragraph(desk.styles[Role.CONTENTS], [run(desk.words.contents)]), *entries]


def _entry(part: Part, desk: Desk) -> Element:
    number = printed_number(part, desk.number_word)
    shown = "\t".join(text for text in (number, part.title) if text)
    content = link(anchor_name(part.id), [run(shown)])
    return paragraph(desk.styles[_ENTRY[part.level]], [content])
