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
        "commentReference", "permStart", "permEnd", "proofErr", "dataBinding", "moveFromRangeStart",
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
    open_fields: list[list[Element]] = []
    for run in list(root.iter(w("r"))):
        mark = run.find(w("fldChar"))
        kind = None if mark is None else mark.get(w("fldCharType"))
        if kind == "begin":
            open_fields.append([run])
        elif open_fields and kind == "separate":
            open_fields[-1].append(run)
        elif open_fields and kind == "end":
            runs = [*open_fields.pop(), run]
            found += _without_command(root, runs)
    return found


def _without_command(root: Element, marks: list[Element]) -> list[str]:
    """Take the command of one field away when it is unsafe; its shown text stays."""
    runs = list(root.iter(w("r")))
    first, last = runs.index(marks[0]), runs.index(marks[-1])
    stop = runs.index(marks[1]) if len(marks) > 2 else last  # noqa: PLR2004  begin, separate, end
    said = "".join(
        node.text or "" for run in runs[first : stop + 1] for node in run.iter(w("instrText"))
    )
    command = _COMMAND.search(said)
    if not command:
        return []
    for run in {*runs[first : stop + 1], runs[last]}:
        _drop(run)
    return [command[1].upper()]


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
