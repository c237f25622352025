"""How a style of ours is fitted to the pages of an organisation: colours, sizes, measures."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.document.ooxml.elements import element, w
from codegen.document.ooxml.house.roles import BULLETS, HEADINGS
from codegen.document.ooxml.lists import brought, levels
from codegen.document.ooxml.styles import Role
from codegen.document.ooxml.stylesheet import value, whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.document.ooxml.elements import Element
    from codegen.document.ooxml.stylesheet import StyleSheet

# The colours of our template that are its own look, not a signal to the drafter.
ACCENT = "1B365D"
TINTS = {"B8C4D6": "BFBFBF", "F3F6FA": "F2F2F2", "E6ECF4": "EAEAEA"}
COLUMN = 794  # where the text beside numbers stands in our template
BOX = 230  # how far the text of a box stands from the margin, so that its ground begins there
_OUR_SIZE = 22  # of its body text, in half points
_WORDS_SIZE = 20  # of Word's, where a file gives none

LETTERS = (Role.LETTER_1, Role.LETTER_2, Role.LETTER_3, Role.LETTER_4)
_ITEMS = frozenset({*BULLETS, *LETTERS})
LISTED = _ITEMS | {Role.NUMBERED}
_BOXES = frozenset({Role.CELL, Role.EXAMPLE})
_ABOVE = frozenset({Role.SUBTITLE, Role.STATUS})  # the lines below the title, aligned as it is
_LEFT = frozenset({*_BOXES, Role.CONTENTS_1, Role.CONTENTS_2, Role.COMMENT})
_WITHIN = frozenset({Role.EXAMPLE_HEADING, Role.HEADER_CELL})  # laid out by the style above them
_SPACED_AS_TEXT = frozenset({Role.INDENTED_BODY, Role.CLAUSE, Role.NUMBERED})
# What is based on the organisation's body text, so that its font and size follow.
ON_BODY = LISTED | _BOXES | _SPACED_AS_TEXT | {
    Role.CONTINUED_1, Role.CONTINUED_2, Role.CONTINUED_3, Role.CONTINUED_4
}  # fmt: skip
# The order in which the schema wants the properties of a paragraph.
_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
    "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
    "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl",
)  # fmt: skip
_PLACES = {w(name): place for place, name in enumerate(_ORDER)}


@dataclass(frozen=True, slots=True)
class Fitting:
    """What styles are fitted to.

    ``own`` are the roles that have a style of the organisation's; ``lists`` gives for each list of
    our template its number in the other file; ``measure`` is how wide text runs on its page, and
    ``column`` where text beside numbers stands; ``apart`` says that headings count in a list of the
    organisation's, so that numbered paragraphs take theirs from nowhere but themselves.
    """

    theirs: StyleSheet
    numbering: Element
    own: Mapping[Role, str]
    lists: Mapping[int, int]
    measure: int
    column: int
    apart: bool = False

    def colour(self, style: Element) -> None:
        """Put the colour of the headings in place of ours, and greys in place of our tints."""
        heading = self._of_heading("rPr/color")
        shade = value(heading) or "auto"
        for node in list(style.iter()):
            for name in (w("color"), w("fill")):
                old = node.get(name) or ""
                if old == ACCENT:
                    node.set(name, shade)
                elif old in TINTS:
                    node.set(name, TINTS[old])
            if node.tag == w("color") and node.get(w("val")) == ACCENT:
                _replace(node, heading)

    def size(self, style: Element, role: Role) -> None:
        """Scale sizes to the body text, and take the font of the headings where ours is theirs."""
        body = self.own.get(Role.BODY) or self.theirs.default("paragraph") or ""
        size = self.theirs.measure(body, "rPr/sz", "val") or _WORDS_SIZE
        for node in style.iter(w("sz"), w("szCs")):
            node.set(w("val"), str(round(whole(node.get(w("val"))) * size / _OUR_SIZE)))
        for fonts in style.findall(f"{w('rPr')}/{w('rFonts')}"):
            _replace(fonts, None if role in HEADINGS else self._of_heading("rPr/rFonts"))

    def lay_out(self, style: Element, role: Role) -> None:
        """Fit the properties of a paragraph."""
        properties = style.find(w("pPr"))
        if properties is None:
            properties = element("pPr")
            look = style.find(w("rPr"))
            style.insert(len(style) if look is None else style.index(look), properties)
        self._renumber(properties, role)
        self._measure(properties, role)
        self._indent(properties, role, value(style.find(w("basedOn"))) or "")
        if self.apart and role is Role.NUMBERED:
            for number in properties.findall(w("numPr")):
                properties.remove(number)
        title = self.theirs.first(self.own.get(Role.TITLE, ""), "pPr/jc")
        if role in _ABOVE and title is not None:
            put(properties, copy.deepcopy(title))
        elif role in _LEFT:
            put(properties, element("jc", val="left"))

    def _of_heading(self, path: str) -> Element | None:
        heading = self.own.get(Role.HEADING_1)
        return None if heading is None else self.theirs.first(heading, path)

    def _renumber(self, properties: Element, role: Role) -> None:
        number = properties.find(w("numPr"))
        listed = None if number is None else number.find(w("numId"))
        if number is None or listed is None or not whole(value(listed)):
            return
        if role in HEADINGS and any(heading in self.own for heading in HEADINGS):
            properties.remove(number)  # one heading alone cannot count
        else:
            listed.set(w("val"), str(self.lists[whole(value(listed))]))

    def _measure(self, properties: Element, role: Role) -> None:
        spacing = properties.find(w("spacing"))
        if spacing is not None and role in _SPACED_AS_TEXT and Role.BODY in self.own:
            del spacing.attrib[w("after")]  # what is left keeps it off a table above
        elif spacing is not None and role in _ITEMS and Role.BODY in self.own:
            # Items close ranks, and what follows a list stands as far off as from any paragraph.
            properties.remove(spacing)
            if role not in BULLETS or Role.BULLET_1 not in self.own:
                put(properties, element("contextualSpacing"))
        for node in properties.iter(w("tab"), w("ind")):
            for name in (w("pos"), w("left"), w("hanging")):
                if node.get(name) == str(COLUMN):
                    node.set(name, str(self.column))
        for node in properties.iter(w("tab")):
            if node.get(w("val")) == "right":
                node.set(w("pos"), str(self.measure))

    def _indent(self, properties: Element, role: Role, parent: str) -> None:
        indent = properties.find(w("ind"))
        if role in LISTED:
            # The list says it too; here it keeps the indent of the body text from being inherited.
            number = properties.find(w("numPr"))
            assert number is not None, role
            instance, level = (whole(value(number.find(w(name)))) for name in ("numId", "ilvl"))
            found = levels(self.numbering, self.theirs, instance)[level].find(
                f"{w('pPr')}/{w('ind')}"
            )
            assert found is not None, role
            put(properties, copy.deepcopy(found))
        elif indent is not None and role is Role.EXAMPLE:
            indent.set(w("left"), str(BOX))
        elif indent is not None and role is Role.CONTINUED_1 and Role.BULLET_1 in self.own:
            indent.set(w("left"), str(self._left(self.own[Role.BULLET_1])))
        elif indent is None and role not in _WITHIN and role not in HEADINGS:
            sides = ("left", "start", "firstLine")
            if any(self.theirs.measure(parent, "pPr/ind", side) for side in sides):
                put(properties, element("ind", left=0, firstLine=0))

    def _left(self, identity: str) -> int:
        own = self.theirs.measure(identity, "pPr/ind", "left", "start")
        number = brought(self.theirs, self.numbering, identity)
        return own or (number.left if number else 0)


def put(properties: Element, child: Element) -> None:
    """Put one of the properties of a paragraph where the schema wants it, in place of an old one."""
    for old in properties.findall(str(child.tag)):
        properties.remove(old)
    wanted = _PLACES[str(child.tag)]
    later = (at for at, found in enumerate(properties) if _PLACES.get(str(found.tag), 99) > wanted)
    properties.insert(next(later, len(properties)), child)


def _replace(node: Element, other: Element | None) -> None:
    parent = node.getparent()
    assert parent is not None
    if other is None:
        parent.remove(node)
    else:
        parent.replace(node, copy.deepcopy(other))
