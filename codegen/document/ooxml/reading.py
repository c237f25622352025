"""What the styles and lists of a Word file from outside say of a paragraph: its role, its level, its look.

Our own styles are known by their names, as in `codegen.document.ooxml.styles`; in any other file the
level of an outline and the kind of a list tell headings and items.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from codegen.document.ooxml.elements import w
from codegen.document.ooxml.styles import Role
from codegen.document.tree import PLAIN, Mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.document.ooxml.elements import Element
    from codegen.document.ooxml.foreign import Foreign
    from codegen.document.tree import Marks

_ROLES = {role.lower(): role for role in Role}
_HEADING = re.compile(r"(?:heading|überschrift|titre|título) ?(\d)\Z")  # some programs translate
_BODY_LEVEL = 9  # of an outline, in which headings have 0 to 8
_LONGEST_CHAIN = 30  # styles that are each based on the next
_LOOKS: dict[str, Mark] = {w("b"): Mark.STRONG, w("i"): Mark.EMPHASIS}
_OFF = {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class Listed:
    """How a list numbers a level: the list instance, the level from 0, the format and the text of it."""

    instance: str
    level: int
    format: str
    text: str

    @property
    def bulleted(self) -> bool:
        """Whether it has bullets."""
        return self.format in ("bullet", "none")


@dataclass(slots=True)
class Stylebook:
    """The styles and lists of a file, asked paragraph by paragraph."""

    names: Mapping[str, str]
    based: Mapping[str, str]
    properties: Mapping[str, Element]
    levels: Mapping[tuple[str, int], tuple[str, str]]
    default: str | None = None
    _kept: dict[str, int | None] = field(default_factory=dict)

    def role(self, properties: Element | None) -> Role | None:
        """Return the role of a paragraph whose style is one of ours by name, None otherwise."""
        return _ROLES.get(self.names.get(self.style(properties) or "", ""))

    def is_contents(self, properties: Element | None) -> bool:
        """Return whether a paragraph is an entry of a table of contents, or its heading."""
        name = self.names.get(self.style(properties) or "", "")
        return name.startswith("toc ")

    def style(self, properties: Element | None) -> str | None:
        """Return the id of a paragraph's style."""
        return _value(properties, "pStyle") or self.default

    def heading(self, properties: Element | None) -> int | None:
        """Return the level, from 1, of a heading; None for what is none."""
        own = _value(properties, "outlineLvl")
        if own is not None:
            return _level(own)
        style = self.style(properties) or ""
        if style not in self._kept:
            self._kept[style] = self._heading_style(style)
        return self._kept[style]

    def _heading_style(self, style: str) -> int | None:
        for one in self._chain(style):
            found = _HEADING.match(self.names.get(one, ""))
            if found:
                return int(found[1])
            level = _value(self._paragraph(one), "outlineLvl")
            if level is not None:
                return _level(level)
        return None

    def listed(self, properties: Element | None) -> Listed | None:
        """Return how the list of a paragraph numbers it, None when it stands in no list."""
        instance: str | None = None
        level: str | None = None
        chain = (self._paragraph(one) for one in self._chain(self.style(properties) or ""))
        for held in (properties, *chain):
            number = None if held is None else held.find(w("numPr"))
            if number is None:
                continue
            instance = instance or _value(number, "numId")
            level = level or _value(number, "ilvl")
        if instance is None or instance == "0":
            return None
        at = int(level) if level and level.isdigit() else 0
        known = self.levels.get((instance, at))
        return None if known is None else Listed(instance, at, *known)

    def marks(self, look: Element | None) -> Marks:
        """Return the marks of a run: strong and emphasised, by its style or by itself."""
        if look is None:
            return PLAIN
        found: set[Mark] = set()
        name = self.names.get(_value(look, "rStyle") or "", "")
        if "strong" in name:
            found.add(Mark.STRONG)
        if "emphasis" in name:
            found.add(Mark.EMPHASIS)
        for tag, mark in _LOOKS.items():
            own = look.find(tag)
            if own is not None:
                (found.discard if own.get(w("val")) in _OFF else found.add)(mark)
        return frozenset(found)

    def _chain(self, style: str) -> list[str]:
        """Return a style and those that it is based on."""
        found = [style]
        while (above := self.based.get(found[-1])) is not None and len(found) < _LONGEST_CHAIN:
            found.append(above)
        return found

    def _paragraph(self, style: str) -> Element | None:
        held = self.properties.get(style)
        return None if held is None else held.find(w("pPr"))


def stylebook(word: Foreign) -> Stylebook:
    """Return what the styles and the lists of a file say.

    Raises:
        ContentError: A part is damaged or breaks a limit.
    """
    names: dict[str, str] = {}
    based: dict[str, str] = {}
    properties: dict[str, Element] = {}
    default = None
    part = word.related("styles")
    for style in () if part is None else word.tree(part).iterchildren(w("style")):
        identity = style.get(w("styleId")) or ""
        names[identity] = (_value(style, "name") or "").lower()
        properties[identity] = style
        above = _value(style, "basedOn")
        if above is not None:
            based[identity] = above
        if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true"):
            default = identity
    return Stylebook(names, based, properties, _levels(word), default)


def _levels(word: Foreign) -> dict[tuple[str, int], tuple[str, str]]:
    """Return format and text of each level of each list instance."""
    part = word.related("numbering")
    if part is None:
        return {}
    root = word.tree(part)
    kinds: dict[str, dict[int, tuple[str, str]]] = {}
    for abstract in root.iterchildren(w("abstractNum")):
        kinds[abstract.get(w("abstractNumId")) or ""] = {
            int(level.get(w("ilvl")) or 0): (
                _value(level, "numFmt") or "decimal",
                _value(level, "lvlText") or "",
            )
            for level in abstract.iterchildren(w("lvl"))
            if (level.get(w("ilvl")) or "0").isdigit()
        }
    return {
        (number.get(w("numId")) or "", level): kind
        for number in root.iterchildren(w("num"))
        for level, kind in kinds.get(_value(number, "abstractNumId") or "", {}).items()
    }


def _value(holder: Element | None, name: str) -> str | None:
    found = None if holder is None else holder.find(w(name))
    return None if found is None else found.get(w("val"))


def _level(value: str) -> int | None:
    return int(value) + 1 if value.isdigit() and int(value) < _BODY_LEVEL else None
