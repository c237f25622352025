"""Anybody's Word file, as the paragraphs of its body: those of tables, lists and controls among them.

Text that a tracked change took out is left out, text that one put in is read. Notes, headers, comments
and drawings are not read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from codegen.document.ooxml.elements import w
from codegen.document.ooxml.foreign import open_foreign
from codegen.document.readers.outside import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.document.ooxml.elements import Element
    from codegen.document.ooxml.foreign import Foreign

_DEEPEST = 60
_BODY_LEVEL = 9  # of an outline, in which headings have 0 to 8
_HEADING = re.compile(r"(?i)^(?:heading|title|subtitle|überschrift|titre|título)\b")
_GONE = frozenset(map(w, ("del", "moveFrom", "instrText", "delText", "drawing", "pict", "object")))
_INLINE = {
    w("t"): None,
    w("tab"): " ",
    w("br"): " ",
    w("cr"): " ",
    w("noBreakHyphen"): "-",
    w("ptab"): " ",
}


def read(data: bytes, file: str) -> tuple[Stretch, ...]:
    """Return the paragraphs of a Word file that are not empty, in order.

    Raises:
        ContentError: It is no Word file, or breaks a limit.
    """
    word = open_foreign(data, file)
    headings = frozenset(_headings(word))
    body = word.tree(word.main).find(w("body"))
    if body is None:
        return ()
    return tuple(
        Stretch(text, _style(paragraph) in headings or _has_level(paragraph))
        for paragraph in _paragraphs(body, 0)
        if (text := " ".join("".join(_pieces(paragraph, 0)).split()))
    )


def _paragraphs(holder: Element, depth: int) -> Iterator[Element]:
    """Yield the paragraphs below an element, but not those in drawings."""
    if depth > _DEEPEST:
        return
    for child in holder:
        if child.tag == w("p"):
            yield child
        elif child.tag not in _GONE:
            yield from _paragraphs(child, depth + 1)


def _pieces(holder: Element, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    for child in holder:
        if child.tag in _INLINE:
            spaced = _INLINE[child.tag]
            yield (child.text or "") if spaced is None else spaced
        elif child.tag not in _GONE and str(child.tag).startswith(w("")):
            yield from _pieces(child, depth + 1)


def _properties(paragraph: Element, name: str) -> str | None:
    found = paragraph.find(f"{w('pPr')}/{w(name)}")
    return None if found is None else found.get(w("val"))


def _style(paragraph: Element) -> str | None:
    return _properties(paragraph, "pStyle")


def _has_level(paragraph: Element) -> bool:
    return _is_level(_properties(paragraph, "outlineLvl"))


def _is_level(value: str | None) -> bool:
    return value is not None and value.isdigit() and int(value) < _BODY_LEVEL


def _headings(word: Foreign) -> Iterator[str]:
    """Yield the ids of the styles that are headings: by name, by level, or based on one of them."""
    name = word.related("styles")
    if name is None:
        return
    bases: dict[str, str] = {}
    found: set[str] = set()
    for style in word.tree(name).iter(w("style")):
        identity = style.get(w("styleId")) or ""
        named, based = style.find(w("name")), style.find(w("basedOn"))
        if based is not None:
            bases[identity] = based.get(w("val")) or ""
        called = "" if named is None else named.get(w("val")) or ""
        if _HEADING.match(called) or _is_level(_properties(style, "outlineLvl")):
            found.add(identity)
    for identity in (*found, *bases):
        above, seen = identity, set[str]()
        while above not in found and above in bases and above not in seen:
            seen.add(above)
            above = bases[above]
        if above in found:
            yield identity
