"""The page of a template: which of its sections a draft follows, and its headers and footers."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.document.ooxml.elements import RELATION, element, w
from codegen.document.ooxml.stylesheet import whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.document.ooxml.elements import Element

_GONE = {w(name) for name in ("headerReference", "footerReference", "type", "vAlign",
                              "printerSettings", "footnotePr", "endnotePr", "sectPrChange",
                              "lnNumType")}  # fmt: skip
A4 = {"w": 11906, "h": 16838}
MARGINS = {"top": 1417, "right": 1417, "bottom": 1134, "left": 1417, "header": 708, "footer": 708,
           "gutter": 0}  # fmt: skip
_OFF = {"0", "false", "off"}


@dataclass(frozen=True, slots=True)
class Page:
    """A page layout without its headers and footers, and their relations by tag and type."""

    layout: Element
    references: Mapping[tuple[str, str], str]
    remarks: tuple[str, ...] = ()

    @property
    def has_first(self) -> bool:
        """Whether the first page has a header and footer of its own."""
        return is_on(self.layout.find(w("titlePg")))


def page(body: Element) -> Page:
    """Return the page that a draft follows: the last upright section, as Word would print it."""
    sections = list(body.iter(w("sectPr")))
    upright = [section for section in sections if not _is_wide(section)]
    remarks = []
    chosen = (upright or sections)[-1] if sections else element("sectPr")
    if len(sections) > 1:
        number, kind = sections.index(chosen) + 1, "upright one" if upright else "one"
        said = f"the template has {len(sections)} sections; the draft follows section {number}"
        remarks.append(f"{said}, the last {kind}")
    references: dict[tuple[str, str], str] = {}
    for section in sections[: sections.index(chosen) + 1] if sections else []:
        for node in section.iterchildren(w("headerReference"), w("footerReference")):
            key = str(node.tag), node.get(w("type"), "default")
            references[key] = node.get(f"{{{RELATION}}}id", "")  # else that of the section before
    layout = copy.deepcopy(chosen)
    layout.tail = None
    for node in list(layout):
        if node.tag in _GONE:
            layout.remove(node)
    columns = layout.find(w("cols"))
    if columns is not None and whole(columns.get(w("num"))) > 1:
        layout.replace(columns, element("cols", space=708))
        remarks.append("the template sets its text in columns; the draft has one")
    for node in layout.iterchildren(w("pgNumType")):
        node.attrib.pop(w("start"), "")
    _complete(layout)
    return Page(layout, references, tuple(remarks))


def is_on(node: Element | None) -> bool:
    """Return whether a switch is there and not turned off."""
    return node is not None and node.get(w("val"), "1") not in _OFF


def _is_wide(section: Element) -> bool:
    size = section.find(w("pgSz"))
    return size is not None and whole(size.get(w("w"))) > whole(size.get(w("h")))


def _complete(layout: Element) -> None:
    """Give a page what a file may leave to the program that shows it."""
    size, margins = layout.find(w("pgSz")), layout.find(w("pgMar"))
    if size is None:
        size = element("pgSz", **A4)
        layout.insert(0, size)
    if margins is None:
        layout.insert(layout.index(size) + 1, element("pgMar", **MARGINS))
