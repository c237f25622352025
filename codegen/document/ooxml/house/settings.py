"""The settings of an organisation's template: what lays out its pages stays, everything else goes.

What goes are links to other files, names and variables of its own, protection, tracking, and what
Word remembers of its text.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from codegen.document.ooxml.elements import w

if TYPE_CHECKING:
    from codegen.document.ooxml.elements import Element

_KEPT = (
    "zoom", "displayBackgroundShape", "embedTrueTypeFonts", "saveSubsetFonts", "mirrorMargins",
    "alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter",
    "gutterAtTop", "defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit",
    "hyphenationZone", "doNotHyphenateCaps", "evenAndOddHeaders", "bookFoldPrinting",
    "drawingGridHorizontalSpacing", "drawingGridVerticalSpacing", "characterSpacingControl",
    "noLineBreaksAfter", "noLineBreaksBefore", "hdrShapeDefaults", "compat", "themeFontLang",
    "clrSchemeMapping", "shapeDefaults", "decimalSymbol", "listSeparator",
)  # fmt: skip
_GUARDED = ("documentProtection", "writeProtection")


def kept(theirs: Element | None, ours: Element) -> tuple[Element, list[str]]:
    """Return the settings of a draft, and what of the template's is said to be gone."""
    if theirs is None:
        return copy.deepcopy(ours), []
    root = copy.deepcopy(theirs)
    told = []
    if any(root.find(w(name)) is not None for name in _GUARDED):
        told.append("the template is protected against changes; the draft is not")
    allowed = {w(name) for name in _KEPT}
    for node in list(root):
        if node.tag not in allowed:
            root.remove(node)
    return root, told
