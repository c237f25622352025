"""What is taken out of an organisation's headers and footers, because it reaches outside the file.

Fields that fetch other files lose their command and keep the text they show. Links lose their
address. Pictures that are only linked go. Bookmarks, comments and names of people in tracked changes
go silently: they belong to another text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from codegen.document.ooxml.elements import RELATION, w

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codegen.document.ooxml.elements import Element

UNSAFE = ("INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "EMBED", "DDE", "DDEAUTO",
          "DATABASE", "RD", "MACROBUTTON", "ASK", "FILLIN", "PRINT")  # fmt: skip
_COMMAND = re.compile(
    rf"(?:^|\{{)\s*({'|'.join(sorted(UNSAFE, key=len, reverse=True))})\b", re.IGNORECASE
)
_WORD = {w(name) for name in ("hyperlink", "smartTag", "ins", "moveTo", "customXml")}
_GONE = {
    w(name)
    for name in (
        "del", "moveFrom", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd",
        "commentReference", "permStart", "permEnd", "proofErr", "moveFromRangeStart",
        "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "footnoteReference",
        "endnoteReference", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange",
        "tblGridChange", "sectPrChange", "numberingChange", "altChunk", "object", "control",
    )
}  # fmt: skip
_ADDRESSES = {"href", "src"}
_HOLDERS = {w("drawing"), w("pict"), w("hyperlink")}


def cleaned(root: Element, kept: Iterable[str]) -> list[str]:
    """Take out of a header or footer what reaches outside, and return what was taken.

    Args:
        root: The header or footer; it is changed.
        kept: The relations of it that stay.
    """
    told = [f"the field {command}" for command in _fields(root)]
    told += _relations(root, set(kept))
    for node in list(root.iter(*_GONE)):
        _drop(node)
    for node in list(root.iter(*_WORD)):
        _unwrap(node)
    return told


def _fields(root: Element) -> list[str]:
    found = []
    for node in list(root.iter(w("fldSimple"))):
        command = _COMMAND.search(node.get(w("instr")) or "")
        if command:
            found.append(command[1].upper())
            _unwrap(node)
    runs = list(root.iter(w("r")))
    marks: list[list[int]] = []
    gone: set[int] = set()
    for place, run in enumerate(runs):
        mark = run.find(w("fldChar"))
        kind = None if mark is None else mark.get(w("fldCharType"))
        if kind == "begin":
            marks.append([place])
        elif marks and kind == "separate":
            marks[-1].append(place)
        elif marks and kind == "end":
            first, *middle = marks.pop()
            stop = middle[0] if middle else place
            command = _COMMAND.search(_said(runs[first : stop + 1]))
            if command:
                found.append(command[1].upper())
                gone |= {*range(first, stop + 1), place}  # what it shows stays
    for place in gone:
        _drop(runs[place])
    return found


def _said(runs: Iterable[Element]) -> str:
    return "".join(node.text or "" for run in runs for node in run.iter(w("instrText")))


def _relations(root: Element, kept: set[str]) -> list[str]:
    told = []
    for node in list(root.iter()):
        if not isinstance(node.tag, str):
            continue
        for name, identity in list(node.attrib.items()):
            if etree.QName(name).localname in _ADDRESSES and ":" in identity:
                del node.attrib[name]
                told.append("an address in a drawing")
            if not str(name).startswith(f"{{{RELATION}}}") or identity in kept or not identity:
                continue
            del node.attrib[name]
            if etree.QName(node).localname.startswith("hlink"):  # on a picture, which stays
                told.append("the address of a link")
                _drop(node)
                continue
            left = [key for key in node.attrib if str(key).startswith(f"{{{RELATION}}}")]
            holder = next(
                (one for one in (node, *node.iterancestors()) if one.tag in _HOLDERS), None
            )
            if holder is None or left:
                continue
            if holder.tag == w("hyperlink"):
                told.append("the address of a link")
            else:
                told.append("a picture that stands in another file")
                _drop(holder)
    return told


def _drop(node: Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _unwrap(node: Element) -> None:
    parent = node.getparent()
    if parent is None:
        return
    place = parent.index(node)
    children = [child for child in node if child.tag not in {w("customXmlPr"), w("smartTagPr")}]
    parent.remove(node)
    parent[place:place] = children
