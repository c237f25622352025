"""The elements of WordprocessingML that a document's body is made of, built with lxml.

Text reaches XML only through `run`; lxml refuses characters that XML cannot hold, which the doors
have removed long before.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable

    Element: TypeAlias = etree._Element  # noqa: SLF001 (the only name lxml has for it)

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_PREFIX = {"w": WORD}
_make = etree.XMLParser().makeelement  # etree.Element looks for a parser at each call
_PIECES = re.compile(r"([\n\t])")


@functools.cache
def w(name: str) -> str:
    """Return the qualified name of a WordprocessingML element or attribute.

    >>> w("p")
    '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p'
    """
    return f"{{{WORD}}}{name}"


def element(name: str, /, *children: Element, **attributes: str | int) -> Element:
    """Return a ``w:`` element with ``w:`` attributes."""
    made = _make(w(name), nsmap=_PREFIX)
    for key, value in attributes.items():
        made.set(w(key), str(value))
    made.extend(children)
    return made


def text(content: str, name: Literal["t", "instrText"] = "t") -> Element:
    """Return a ``w:t`` (or another text element) whose spaces Word keeps."""
    made = element(name)
    made.text = content
    if content != content.strip() or "  " in content:
        made.set(XML_SPACE, "preserve")
    return made


def run(content: str, style: str | None = None) -> Element:
    """Return a run; a line feed becomes a line break and a tab a tab."""
    made = _styled_run(style)
    for piece in _PIECES.split(content):
        if piece == "\n":
            made.append(element("br"))
        elif piece == "\t":
            made.append(element("tab"))
        elif piece:
            made.append(text(piece))
    return made


def paragraph(
    style: str, content: Iterable[Element] = (), number: tuple[int, int] | None = None
) -> Element:
    """Return a paragraph; *number* is the list and level that it takes beyond its style's."""
    return element("p", element("pPr", *form(style, number)), *content)


def form(style: str, number: tuple[int, int] | None = None) -> tuple[Element, ...]:
    """Return what a paragraph's properties say of its style, list and level."""
    named = element("pStyle", val=style)
    if number is None:
        return (named,)
    instance, level = number
    return named, element("numPr", element("ilvl", val=level), element("numId", val=instance))


def field(code: str, shown: str, style: str | None = None) -> tuple[Element, ...]:
    """Return the runs of a complex field with the text it shows until Word refreshes it."""
    return (
        *field_start(code, style),
        run(shown, style),
        field_end(style),
    )


def field_start(code: str, style: str | None = None) -> tuple[Element, ...]:
    """Return the runs that stand before the shown text of a field."""
    command = _styled_run(style)
    command.append(text(f" {code} ", "instrText"))
    return _mark("begin", style), command, _mark("separate", style)


def field_end(style: str | None = None) -> Element:
    """Return the run that ends a field."""
    return _mark("end", style)


def page_break() -> Element:
    """Return a run after which a new page begins."""
    return element("r", element("br", type="page"))


def link(bookmark: str, content: Iterable[Element]) -> Element:
    """Return a link to a place in this document."""
    return element("hyperlink", *content, anchor=bookmark, history=1)


def outside_link(relation: str, content: Iterable[Element]) -> Element:
    """Return a link to an address, which the package keeps under the name *relation*."""
    made = element("hyperlink", *content, history=1)
    made.set(f"{{{RELATION}}}id", relation)
    return made


def bookmarked(identity: int, name: str, content: Iterable[Element]) -> tuple[Element, ...]:
    """Return *content* inside a visible bookmark."""
    return (
        element("bookmarkStart", id=identity, name=name),
        *content,
        element("bookmarkEnd", id=identity),
    )


def _styled_run(style: str | None) -> Element:
    made = element("r")
    if style is not None:
        made.append(element("rPr", element("rStyle", val=style)))
    return made


def _mark(kind: str, style: str | None) -> Element:
    made = _styled_run(style)
    made.append(element("fldChar", fldCharType=kind))
    return made
