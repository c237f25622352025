"""Headers and footers of an organisation, and the one line that a draft adds at the end of a footer.

Every page of a draft says what it is and that it is not in force. A template that has the words in
braces (``{title}``, ``{standing}``, ``{status}``) says so where its designer wants it, and no line
is added.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from codegen.document.ooxml.elements import element, field, paragraph, run, w

if TYPE_CHECKING:
    from codegen.document.ooxml.elements import Element

_PAGE = re.compile(r"(?:^|[\s{])PAGE(?:\s|\\|}|$)", re.IGNORECASE)
_WORDS = ("{title}", "{standing}", "{status}")


def has_page_number(root: Element | None) -> bool:
    """Return whether a header or footer prints the number of the page."""
    if root is None:
        return False
    codes = [node.get(w("instr")) or "" for node in root.iter(w("fldSimple"))]
    codes.append("".join(node.text or "" for node in root.iter(w("instrText"))))
    # One command may be cut into several runs, and several commands follow each other.
    codes += [node.text or "" for node in root.iter(w("instrText"))]
    return root.find(f".//{w('pgNum')}") is not None or any(_PAGE.search(code) for code in codes)


def says_it(root: Element | None) -> bool:
    """Return whether a header or footer has a place for the name or standing of the draft."""
    said = "" if root is None else "".join(node.text or "" for node in root.iter(w("t")))
    return any(word in said for word in _WORDS)


def draft_line(style: str, *, page: bool) -> Element:
    """Return the line that names the draft and its standing, with the page number if asked for."""
    content = [run("{standing} · {title}")]
    if page:
        content += [
            run("\t{page} "),
            *field("PAGE", "1"),
            run(" {page_of} "),
            *field("NUMPAGES", "1"),
        ]
    return paragraph(style, content)


def empty_footer() -> Element:
    """Return a footer without a line."""
    return element("ftr")
