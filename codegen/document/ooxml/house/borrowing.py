"""Styles that an organisation's template lacks, brought in from ours and fitted to it.

They are based on its own body text, so that font and size follow; colours become those of its
headings or plain grey, and measures those of its page. Its own styles stay as they are.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.document.ooxml.elements import element, w
from codegen.document.ooxml.house.fitting import LISTED, ON_BODY
from codegen.document.ooxml.house.roles import BULLETS, HEADINGS, kind_of
from codegen.document.ooxml.lists import brought
from codegen.document.ooxml.styles import Role
from codegen.document.ooxml.stylesheet import style_name, value, whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.document.ooxml.elements import Element
    from codegen.document.ooxml.house.fitting import Fitting
    from codegen.document.ooxml.stylesheet import Kind, StyleSheet

_DEFAULTS: tuple[tuple[Kind, str], ...] = (
    ("paragraph", "Normal"),
    ("character", "Default Paragraph Font"),
    ("table", "Normal Table"),
)
_NUMBERED = LISTED | {*HEADINGS, Role.CLAUSE}  # the number of a clause stands on its paragraph


@dataclass(slots=True)
class Borrower:
    """Brings styles of ours into the styles of an organisation."""

    ours: StyleSheet
    fitting: Fitting

    @property
    def theirs(self) -> StyleSheet:
        """The styles of the organisation, and those that have been added."""
        return self.fitting.theirs

    def styles(self) -> dict[Role, str]:
        """Return a style for every role; those that were missing have been added."""
        self._defaults()
        found = dict(self.fitting.own)
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
        tabs = [
            element("tab", val="clear", pos=stop) for stop in sorted(stops - {self.fitting.measure})
        ]
        properties = element(
            "pPr",
            element(
                "pBdr", *(element(side, val="nil") for side in ("top", "left", "bottom", "right"))
            ),
            element("tabs", *tabs, element("tab", val="right", pos=self.fitting.measure)),
            element("spacing", before=60, after=0, line=240, lineRule="auto"),
            element("ind", left=0, right=0, firstLine=0),
            element("jc", val="left"),
        )
        look = element(
            "rPr",
            element("color", val="595959"),
            element("sz", val=size),
            element("szCs", val=size),
        )
        self.theirs.add(_style(identity, name, parent, properties, look))
        return identity

    def _brings(self, identity: str) -> object:
        return brought(self.theirs, self.fitting.numbering, identity)

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
        for kind, name in _DEFAULTS:
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
        tried = (
            name,
            *(f"Code {name}{number}" for number in ("", *(f" ({n})" for n in range(2, 99)))),
        )
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
                if child.tag == w("basedOn") and role in ON_BODY:
                    deeper = role in BULLETS and Role.BULLET_1 in self.fitting.own
                    other = ids[self.our_id(Role.BULLET_1 if deeper else Role.BODY)]
                if other:
                    child.set(w("val"), other)
                else:
                    style.remove(child)
        self.fitting.colour(style)
        self.fitting.size(style, role)
        if kind_of(role) == "paragraph":
            self.fitting.lay_out(style, role)
        return style


def _style(
    identity: str, name: str, parent: str | None, properties: Element, look: Element | None = None
) -> Element:
    made = element(
        "style", element("name", val=name), type="paragraph", styleId=identity, customStyle=1
    )
    if parent:
        made.append(element("basedOn", val=parent))
    made.extend([element("uiPriority", val=99), properties, *([] if look is None else [look])])
    return made
