"""Which style of a template stands for which role, found by name.

A localised Word saves other style ids than an English one, but the names of the built-in styles
stay the same in the file; so roles are looked up by name, whatever the case.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from codegen.document.ooxml.elements import w
from codegen.document.tree import Mark, Marks
from codegen.errors import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from codegen.document.ooxml.elements import Element


class Role(enum.StrEnum):
    """What a style is for; the value is its name in our own template."""

    TITLE = "Title"
    SUBTITLE = "Subtitle"
    STATUS = "Status"
    CONTENTS = "TOC Heading"
    CONTENTS_1 = "toc 1"
    CONTENTS_2 = "toc 2"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    PLAIN_HEADING_1 = "Heading 1 Unnumbered"
    PLAIN_HEADING_2 = "Heading 2 Unnumbered"
    BODY = "Body Text"
    INDENTED_BODY = "Body Text Indent"
    CLAUSE = "Clause"
    NUMBERED = "Numbered Paragraph"
    BULLET_1 = "List Bullet"
    BULLET_2 = "List Bullet 2"
    BULLET_3 = "List Bullet 3"
    LETTER_1 = "List Number"
    LETTER_2 = "List Number 2"
    LETTER_3 = "List Number 3"
    LETTER_4 = "List Number 4"
    CONTINUED_1 = "List Continue"
    CONTINUED_2 = "List Continue 2"
    CONTINUED_3 = "List Continue 3"
    CONTINUED_4 = "List Continue 4"
    TABLE = "Code Table"
    CELL = "Table Text"
    HEADER_CELL = "Table Heading"
    EXAMPLE = "Example"
    EXAMPLE_HEADING = "Example Heading"
    COMMENT = "annotation text"
    COMMENT_MARK = "annotation reference"
    LINK = "Hyperlink"
    STRONG = "Strong"
    EMPHASIS = "Emphasis"
    STRONG_EMPHASIS = "Strong Emphasis"
    ASSUMPTION = "Assumption"
    ASSUMPTION_STRONG = "Assumption Strong"
    ASSUMPTION_EMPHASIS = "Assumption Emphasis"
    ASSUMPTION_STRONG_EMPHASIS = "Assumption Strong Emphasis"
    OPEN = "Open Point"
    OPEN_STRONG = "Open Point Strong"
    OPEN_EMPHASIS = "Open Point Emphasis"
    OPEN_STRONG_EMPHASIS = "Open Point Strong Emphasis"


if TYPE_CHECKING:
    Styles: TypeAlias = Mapping[Role, str]

_WRITTEN = {frozenset({Mark.STRONG}): "Strong", frozenset({Mark.EMPHASIS}): "Emphasis"}
_BOTH = "Strong Emphasis"


def style_ids(styles: Element) -> Styles:
    """Return the style id of each role.

    Raises:
        ContentError: The template lacks styles; the problems name all of them.
    """
    found = {}
    for style in styles.iterchildren(w("style")):
        name = style.find(w("name"))
        identity = style.get(w("styleId"))
        if name is not None and identity is not None:
            found[(name.get(w("val")) or "").lower()] = identity
    missing = [role for role in Role if role.lower() not in found]
    if missing:
        raise ContentError(
            Problem("missing-style", f"the Word template has no style '{role}'") for role in missing
        )
    return {role: found[role.lower()] for role in Role}


def run_role(marks: Marks, *, is_open: bool = False) -> Role | None:
    """Return the role of a run with these marks; *is_open* for a blank.

    >>> run_role(frozenset({Mark.FLAG, Mark.STRONG}))
    <Role.ASSUMPTION_STRONG: 'Assumption Strong'>
    >>> run_role(frozenset()) is None
    True
    """
    weight = marks - {Mark.FLAG}
    flag = "Open Point" if is_open else "Assumption" if Mark.FLAG in marks else ""
    name = f"{flag} {_WRITTEN.get(weight, _BOTH) if weight else ''}".strip()
    return Role(name) if name else None
