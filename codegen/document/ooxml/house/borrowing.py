"""Styles that an organisation's template lacks, brought in from ours and fitted to it.

They are based on its own body text, so that font and size follow; colours become those of its
headings or plain grey, and measures those of its page. Its own styles stay as they are.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.document.ooxml.elements import element, w
from codegen.document.ooxml.house.roles import HEADINGS, kind_of
from codegen.document.ooxml.lists import brought
from codegen.document.ooxml.styles import Role
from codegen.document.ooxml.stylesheet import style_name, value, whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.document.ooxml.elements import Element
    from codegen.document.ooxml.stylesheet import StyleSheet

# The colours of our template that are its own look, not a signal to the drafter.
ACCENT = "1B365D"
TINTS = {"B8C4D6": "BFBFBF", "F3F6FA": "F2F2F2", "E6ECF4": "EAEAEA"}
COLUMN = 794  # where the text beside numbers stands in our template
_OUR_SIZE = 22  # of its body text, in half points
_WORDS_SIZE = 20  # of Word's, where a file gives none
_TEXT = frozenset({
    Role.INDENTED_BODY, Role.CLAUSE, Role.NUMBERED, Role.BULLET_1, Role.BULLET_2, Role.BULLET_3,
    Role.LETTER_1, Role.LETTER_2, Role.LETTER_3, Role.LETTER_4, Role.CONTINUED_1,
    Role.CONTINUED_2, Role.CONTINUED_3, Role.CONTINUED_4,
})  # fmt: skip
_BOXES = frozenset({Role.CELL, Role.EXAMPLE})
_LEFT = frozenset({*_BOXES, Role.CONTENTS_1, Role.CONTENTS_2, Role.COMMENT, Role.STATUS})
_NUMBERED = frozenset({*HEADINGS, Role.CLAUSE, Role.NUMBERED}) | {
    role for role in _TEXT if role.name.startswith(("BULLET", "LETTER"))
}
_BEFORE_LINES = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl",
                 "numPr", "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens",
                 "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
                 "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing")  # fmt: skip
_AFTER_LINES = ("textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId",
                "cnfStyle", "rPr", "sectPr", "pPrChange")  # fmt: skip


@dataclass(slots=True)
class Borrower:
    """Brings styles of ours into the styles of an organisation.

    ``own`` are the roles that have a style of its own; ``lists`` gives for each list of our
    template its number in the other file; ``measure`` is how wide text runs on its page, and
    ``column`` where text beside numbers stands.
    """

    theirs: StyleSheet
    ours: StyleSheet
    numbering: Element
    own: Mapping[Role, str]
    lists: Mapping[int, int]
    measure: int
    column: int

    def styles(self) -> dict[Role, str]:
        """Return a style for every role; those that were missing have been added."""
        self._defaults()
        found = dict(self.own)
        for heading, plain in zip(
            HEADINGS, (Role.PLAIN_HEADING_1, Role.PLAIN_HEADING_2), strict=True
        ):
            if heading in found and self._brings(found[heading]) is None:
                found.setdefault(plain, found[heading])
        for role, identity in list(found.items()):
            found[role] = self._without_number(role, identity)
        missing = [role for role in Role if role not in found]
        names = {role: self._free_name(role) for role in missing}
        ids = {self.our_id(role): found[role] if role in found else self._free_id(role)
               for role in Role}  # fmt: skip
        ids |= {"Normal": self.theirs.default("paragraph") or "Normal",
                "DefaultParagraphFont": self.theirs.default("character") or "",
                "TableNormal": self.theirs.default("table") or ""}  # fmt: skip
        for role in missing:
            self.theirs.add(self._fitted(role, names[role], ids))
            found[role] = ids[self.our_id(role)]
        return found

    def line(self, size: int = 16) -> str:
        """Return a style for one line of our own in a footer, based on the footer's."""
        footer = self.theirs.named("footer")
        parent = self.theirs.default("paragraph") if footer is None else footer.get(w("styleId"))
        name = self._free("Draft Line")
        identity = self._free_identity("DraftLine")
        stops = {whole(tab.get(w("pos"))) for style in self.theirs.chain(parent or "")
                 for tab in style.iterfind(f"{w('pPr')}/{w('tabs')}/{w('tab')}")}  # fmt: skip
        tabs = [element("tab", val="clear", pos=stop) for stop in sorted(stops - {self.measure})]
        properties = element(
            "pPr",
            element("pBdr", *(element(side, val="nil") for side in ("top", "left", "bottom", "right"))),
            element("tabs", *tabs, element("tab", val="right", pos=self.measure)),
            element("spacing", before=60, after=0, line=240, lineRule="auto"),
            element("ind", left=0, right=0, firstLine=0),
            element("jc", val="left"),
        )
        look = element("rPr", element("color", val="595959"), element("sz", val=size), element("szCs", val=size))
        self.theirs.add(_style(identity, name, parent, properties, look))
        return identity

    def _brings(self, identity: str) -> object:
        return brought(self.theirs, self.numbering, identity)

    def _without_number(self, role: Role, identity: str) -> str:
        """Return a style that brings no number where the role has none, and no place in the outline."""
        if kind_of(role) != "paragraph" or role in _NUMBERED:
            return identity
        outline = value(self.theirs.first(identity, "pPr/outlineLvl"))
        listed = role is Role.CONTENTS and outline not in {None, "9"}
        if self._brings(identity) is None and not listed:
            return identity
        style = self.theirs.get(identity)
        assert style is not None
        made = self._free_identity(f"{identity}Unnumbered")
        properties = element("pPr", element("numPr", element("numId", val=0)),
                             element("ind", left=0, firstLine=0))  # fmt: skip
        if listed:
            properties.append(element("outlineLvl", val=9))
        name = self._free(f"{style_name(style)} Unnumbered")
        self.theirs.add(_style(made, name, identity, properties))
        return made

    def _defaults(self) -> None:
        """Add the styles on which all others rest, where a file does without them."""
        for kind, name in (("paragraph", "Normal"), ("character", "Default Paragraph Font"),
                           ("table", "Normal Table")):  # fmt: skip
            if self.theirs.default(kind) is None:
                style = copy.deepcopy(self.ours.named(name))
                assert style is not None
                for look in ("pPr", "rPr"):
                    for found in style.findall(w(look)):
                        style.remove(found)
                style.set(w("styleId"), self._free_identity(style.get(w("styleId")) or name))
                name_of = style.find(w("name"))
                assert name_of is not None
                name_of.set(w("val"), self._free(name))
                self.theirs.add(style)

    def our_id(self, role: Role) -> str:
        """Return the id that the style of a role has in our template."""
        style = self.ours.named(role)
        assert style is not None, role
        return style.get(w("styleId")) or ""

    def _free_name(self, role: Role) -> str:
        return self._free(str(role))

    def _free(self, name: str) -> str:
        tried = (name, *(f"Code {name}{number}" for number in ("", *(f" ({n})" for n in range(2, 99)))))
        return next(one for one in tried if self.theirs.named(one) is None)

    def _free_id(self, role: Role) -> str:
        return self._free_identity(self.our_id(role))

    def _free_identity(self, identity: str) -> str:
        taken = {(style.get(w("styleId")) or "").lower() for style in self.theirs}
        tried = (identity, *(f"Code{identity}{number}" for number in ("", *range(2, 99))))
        return next(one for one in tried if one.lower() not in taken)

    def _fitted(self, role: Role, name: str, ids: Mapping[str, str]) -> Element:
        style = copy.deepcopy(self.ours.named(role))
        assert style is not None
        style.set(w("styleId"), ids[self.our_id(role)])
        for child in list(style):
            if child.tag == w("name"):
                if name != child.get(w("val")):
                    style.set(w("customStyle"), "1")
                child.set(w("val"), name)
            elif child.tag in {w("basedOn"), w("next"), w("link")}:
                other = ids.get(child.get(w("val")) or "")
                text_base = child.tag == w("basedOn") and role in _TEXT | _BOXES
                other = ids[self.our_id(Role.BODY)] if text_base else other
                if other:
                    child.set(w("val"), other)
                else:
                    style.remove(child)
        self._colour(style)
        self._size(style, role)
        if kind_of(role) == "paragraph":
            self._lay_out(style, role)
        return style

    def _colour(self, style: Element) -> None:
        """Put the heading's colour for ours, and greys for our tints."""
        heading = self.theirs.first(self.own.get(Role.HEADING_1, ""), "rPr/color")
        shade = value(heading) if heading is not None else None
        for node in list(style.iter()):
            for name in (w("color"), w("fill")):
                old = node.get(name)
                if old == ACCENT:
                    node.set(name, shade or "auto")
                elif old in TINTS:
                    node.set(name, TINTS[old])
            if node.tag == w("color") and node.get(w("val")) == ACCENT:
                parent = node.getparent()
                assert parent is not None
                if heading is None:
                    parent.remove(node)
                else:
                    parent.replace(node, copy.deepcopy(heading))

    def _size(self, style: Element, role: Role) -> None:
        normal = self.theirs.default("paragraph") or ""
        body = self.own.get(Role.BODY, normal)
        size = self.theirs.measure(body, "rPr/sz", "val") or _WORDS_SIZE
        for node in style.iter(w("sz"), w("szCs")):
            node.set(w("val"), str(round(whole(node.get(w("val"))) * size / _OUR_SIZE)))
        look = style.find(w("rPr"))
        fonts = None if look is None else look.find(w("rFonts"))
        if look is not None and fonts is not None:
            heading = self.theirs.first(self.own.get(Role.HEADING_1, ""), "rPr/rFonts")
            if heading is None or role in HEADINGS:
                look.remove(fonts)
            else:
                look.replace(fonts, copy.deepcopy(heading))

    def _lay_out(self, style: Element, role: Role) -> None:
        properties = style.find(w("pPr"))
        if properties is None:
            properties = element("pPr")
            look = style.find(w("rPr"))
            style.insert(len(style) if look is None else style.index(look), properties)
        self._renumber(properties, role)
        spacing = properties.find(w("spacing"))
        if spacing is not None and role in _TEXT and Role.BODY in self.own:
            properties.remove(spacing)
        for node in properties.iter(w("tab"), w("ind")):
            for name in (w("pos"), w("left"), w("hanging")):
                if node.get(name) == str(COLUMN):
                    node.set(name, str(self.column))
        for node in properties.iter(w("tab")):
            if node.get(w("val")) == "right":
                node.set(w("pos"), str(self.measure))
        parent = value(style.find(w("basedOn"))) or ""
        indent = properties.find(w("ind"))
        if role is Role.EXAMPLE and indent is not None:
            indent.set(w("left"), "230")  # the ground of the box begins at the margin
        elif role is Role.CONTINUED_1 and Role.BULLET_1 in self.own and indent is not None:
            indent.set(w("left"), str(self._left(self.own[Role.BULLET_1])))
        elif indent is None and role not in _NUMBERED and self._indents(parent):
            put(properties, element("ind", left=0, firstLine=0))
        if role in _LEFT and properties.find(w("jc")) is None:
            put(properties, element("jc", val="left"))

    def _left(self, identity: str) -> int:
        own = self.theirs.measure(identity, "pPr/ind", "left", "start")
        number = brought(self.theirs, self.numbering, identity)
        return own or (number.left if number else 0)

    def _indents(self, identity: str) -> bool:
        return any(self.theirs.measure(identity, "pPr/ind", side) for side in ("left", "start", "firstLine"))

    def _renumber(self, properties: Element, role: Role) -> None:
        number = properties.find(w("numPr"))
        listed = None if number is None else number.find(w("numId"))
        if number is None or listed is None or not whole(value(listed)):
            return
        if role in HEADINGS and any(heading in self.own for heading in HEADINGS):
            properties.remove(number)  # one heading alone cannot count
            return
        listed.set(w("val"), str(self.lists[whole(value(listed))]))


def put(properties: Element, child: Element) -> None:
    """Put an indent or an alignment where the schema wants it among properties of a paragraph."""
    before = {w(name) for name in (*_BEFORE_LINES, *(("ind",) if child.tag == w("jc") else ()))}
    later = {w(name) for name in _AFTER_LINES}
    position = 0
    for at, found in enumerate(properties):
        if found.tag in before or (found.tag not in later and child.tag == w("jc")):
            position = at + 1
    properties.insert(position, child)


def _style(
    identity: str, name: str, parent: str | None, properties: Element, look: Element | None = None
) -> Element:
    made = element("style", element("name", val=name), type="paragraph", styleId=identity, customStyle=1)
    if parent:
        made.append(element("basedOn", val=parent))
    made.extend([element("uiPriority", val=99), properties, *([] if look is None else [look])])
    return made
