"""The lists of a Word file, read: which list and level a style brings, and how it is printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.document.ooxml.elements import w
from codegen.document.ooxml.stylesheet import value, whole

if TYPE_CHECKING:
    from codegen.document.ooxml.elements import Element
    from codegen.document.ooxml.stylesheet import StyleSheet

# How a section and a clause may be numbered: Word's references leave out a full stop at the end.
_SECTION, _CLAUSE = re.compile(r"%1\.?"), re.compile(r"%1\.%2\.?")


@dataclass(frozen=True, slots=True)
class Brought:
    """The number or bullet that a style brings: its list, and the level with its definition."""

    instance: int
    level: int
    definition: Element

    @property
    def format(self) -> str:
        """How it counts, such as ``decimal`` or ``bullet``."""
        return value(self.definition.find(w("numFmt"))) or "decimal"

    @property
    def text(self) -> str:
        """What it prints, such as ``%1.%2``."""
        return value(self.definition.find(w("lvlText"))) or ""

    @property
    def left(self) -> int:
        """Where the text beside it stands."""
        indent = self.definition.find(f"{w('pPr')}/{w('ind')}")
        return 0 if indent is None else whole(indent.get(w("left")) or indent.get(w("start")))


def brought(styles: StyleSheet, numbering: Element | None, identity: str) -> Brought | None:
    """Return the number that a style brings, itself or by inheritance; None when it brings none."""
    number = styles.first(identity, "pPr/numPr")
    if number is None or numbering is None:
        return None
    # A style may give the level alone and inherit its list.
    listed = styles.first(identity, "pPr/numPr/numId")
    instance = whole(value(listed))
    definitions = levels(numbering, styles, instance) if instance else {}
    if not definitions:
        return None
    linked = {value(level.find(w("pStyle"))): at for at, level in definitions.items()}
    near = (style.get(w("styleId")) for style in styles.chain(identity))
    own = next((linked[name] for name in near if name in linked), None)
    level = whole(value(number.find(w("ilvl")))) if own is None else own
    found = definitions.get(level)
    return None if found is None else Brought(instance, level, found)


def levels(numbering: Element, styles: StyleSheet, instance: int) -> dict[int, Element]:
    """Return the levels of a list by their place from 0; a list may take them from a list style."""
    abstract = _abstract(numbering, instance)
    link = None if abstract is None else value(abstract.find(w("numStyleLink")))
    if link is not None:
        other = whole(value(styles.first(link, "pPr/numPr/numId")))
        abstract = _abstract(numbering, other)
    if abstract is None:
        return {}
    found = {whole(level.get(w("ilvl"))): level for level in abstract.iterchildren(w("lvl"))}
    for number in numbering.iterchildren(w("num")):
        if whole(number.get(w("numId"))) == instance:
            for override in number.iterchildren(w("lvlOverride")):
                level = override.find(w("lvl"))
                if level is not None:
                    found[whole(override.get(w("ilvl")))] = level
    return found


def counts_alike(section: Brought | None, clause: Brought | None) -> bool:
    """Return whether headings are numbered as the tree is: 1, 2 and below them 1.1, 1.2."""
    return (
        section is not None
        and clause is not None
        and section.instance == clause.instance
        and (section.level, clause.level) == (0, 1)
        and section.format == clause.format == "decimal"
        and _SECTION.fullmatch(section.text) is not None
        and _CLAUSE.fullmatch(clause.text) is not None
        and all(_start(found.definition) == 1 for found in (section, clause))
    )


def _start(level: Element) -> int:
    start = value(level.find(w("start")))
    return 0 if start is None else whole(start)


def _abstract(numbering: Element, instance: int) -> Element | None:
    for number in numbering.iterchildren(w("num")):
        if whole(number.get(w("numId"))) == instance:
            wanted = value(number.find(w("abstractNumId")))
            for definition in numbering.iterchildren(w("abstractNum")):
                if definition.get(w("abstractNumId")) == wanted:
                    return definition
    return None
