"""References inside a document: fields that refresh to the number, or links where there is none.

Word refreshes such a field to the bare number of the paragraph, so the word before it ("section")
stays text and a refresh changes nothing that is not out of date.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from codegen.document.numbering import printed_number
from codegen.document.ooxml.anchors import anchor_name
from codegen.document.ooxml.elements import field, link, outside_link, run
from codegen.document.ooxml.styles import Role
from codegen.document.references import ADDRESSES, part_of

if TYPE_CHECKING:
    from codegen.document.ooxml.desk import Desk
    from codegen.document.ooxml.elements import Element
    from codegen.document.tree import Part, Run


def reference(inline: Run, style: str | None, desk: Desk) -> tuple[Element, ...]:
    """Return a run as it refers: to a part, to an address, or (to anything else) as its words.

    Raises:
        ValueError: Nobody has said what the reference prints (`codegen.document.references`).
    """
    target = inline.target or ""
    if target and not inline.text:
        raise ValueError(f"the reference to {target} has no words")
    part = part_of(target, desk.parts)
    if part is not None:
        return _to_part(inline.text, part, style, desk)
    if target.startswith(ADDRESSES):
        content = [run(inline.text, style or desk.styles[Role.LINK])]
        return (outside_link(desk.address(target), content),)
    return (run(inline.text, style),)


def _to_part(shown: str, part: Part, style: str | None, desk: Desk) -> tuple[Element, ...]:
    bookmark = anchor_name(part.id)
    if part.number is not None:
        whole = printed_number(part, desk.number_word) or part.number
        pieces = _around(shown, whole)
        if pieces is not None:
            before, after = pieces
            return (
                *([run(before, style)] if before else []),
                *field(rf"REF {bookmark} \r \h", whole, style),
                *([run(after, style)] if after else []),
            )
    return (link(bookmark, [run(shown, style or desk.styles[Role.LINK])]),)


def _around(shown: str, number: str) -> tuple[str, str] | None:
    """Return what stands before and after a number, None where it does not stand by itself.

    >>> _around("section 4.3", "4.3"), _around("section 14.3", "4.3")
    (('section ', ''), None)
    """
    found = re.search(rf"(?<![\w.]){re.escape(number)}(?![\w]|\.\d)", shown)
    return None if found is None else (shown[: found.start()], shown[found.end() :])
