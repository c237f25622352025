"""Where a page may not end: between a lead-in and its list, inside a box, a short table or short choice.

Word keeps a paragraph with the one after it when its properties say so. A style cannot say it, for
the last paragraph of a box or a table has to let go.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from codegen.document.ooxml.elements import element, w
from codegen.document.ooxml.styles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from codegen.document.ooxml.elements import Element
    from codegen.document.ooxml.styles import Styles

SHORT = 6  # rows, the header among them, that stand on one page; longer tables repeat their header
CHOICE = 5  # lettered lines, as of the answers to a question, that stand on one page
CARD = 24  # rows of a table of one column, which is a card to cut out or a box to write in
_BOX = (Role.EXAMPLE_HEADING, Role.EXAMPLE)
_LEVELS = (
    (Role.BULLET_1, Role.LETTER_1, Role.CONTINUED_1),
    (Role.BULLET_2, Role.LETTER_2, Role.CONTINUED_2),
    (Role.BULLET_3, Role.LETTER_3, Role.CONTINUED_3),
    (Role.LETTER_4, Role.CONTINUED_4),
)


def kept(blocks: Sequence[Element], styles: Styles) -> Sequence[Element]:
    """Return the blocks of a body, those that may not end a page being told so."""
    others = {styles[role] for role in Role if role not in _BOX}
    box = {styles[role] for role in _BOX} - others  # some templates have no style for it
    heading = styles[Role.EXAMPLE_HEADING]
    levels = {styles[role]: at for at, roles in enumerate(_LEVELS, 1) for role in roles}
    for block, after in itertools.pairwise(blocks):
        if block.tag != w("p"):
            continue
        style, following = _style(block), _style(after)
        leads_in = after.tag == w("tbl") or levels.get(following, 0) > levels.get(style, 0)
        if leads_in or (style in box and following in box - {heading}):
            _keep(block)
    for block in blocks:
        if block.tag == w("tbl"):
            _keep_rows(block)
    letters = {styles[roles[1]] for roles in _LEVELS[:3]} - {
        styles[roles[0]] for roles in _LEVELS[:3]
    }
    for style, run in itertools.groupby(blocks, _style):
        lines = list(run)
        if style in letters and len(lines) <= CHOICE:
            for line in lines[:-1]:
                _keep(line)
    return blocks


def _keep_rows(table: Element) -> None:
    rows = table.findall(w("tr"))
    is_card = all(len(row.findall(w("tc"))) == 1 for row in rows) and len(rows) <= CARD
    if len(rows) <= SHORT or is_card:
        for row in rows[:-1]:
            for paragraph in row.iter(w("p")):
                _keep(paragraph)


def _keep(paragraph: Element) -> None:
    for style in _styles(paragraph):
        style.addnext(element("keepNext"))


def _style(block: Element) -> str:
    return next((style.get(w("val")) or "" for style in _styles(block)), "")


def _styles(block: Element) -> Iterator[Element]:
    """Yield the element that names the style of a paragraph; a table has none."""
    for properties in block.iterchildren(w("pPr")):
        yield from properties.iterchildren(w("pStyle"))
