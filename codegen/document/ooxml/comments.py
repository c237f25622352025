"""Word comments: notes to the drafter, by the author ``codegen``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.document.ooxml.elements import element, paragraph, run
from codegen.document.ooxml.styles import Role
from codegen.document.text import note_paragraphs

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from codegen.document.ooxml.elements import Element
    from codegen.document.ooxml.styles import Styles

AUTHOR = "codegen"
INITIALS = "cg"


def comment(identity: int, text: str, label: str | None, date: dt.date, styles: Styles) -> Element:
    """Return a comment; *label* says of what kind it is, and blank lines part its paragraphs."""
    mark = element("rStyle", val=styles[Role.COMMENT_MARK])
    first, *others = note_paragraphs(text) or [""]
    opening = [element("r", element("rPr", mark), element("annotationRef"))]
    if label is not None:
        opening += [run(f"{label}:", styles[Role.STRONG]), run(" ")]
    style = styles[Role.COMMENT]
    return element(
        "comment",
        paragraph(style, [*opening, run(first)]),
        *(paragraph(style, [run(other)]) for other in others),
        id=identity,
        author=AUTHOR,
        date=f"{date.isoformat()}T00:00:00Z",
        initials=INITIALS,
    )


def commented(
    identities: Sequence[int], content: Iterable[Element], styles: Styles
) -> tuple[Element, ...]:
    """Return *content* with the ranges and marks of these comments around it."""
    if not identities:
        return tuple(content)
    ends: list[Element] = []
    for identity in identities:
        mark = element("rStyle", val=styles[Role.COMMENT_MARK])
        reference = element("commentReference", id=identity)
        ends += [
            element("commentRangeEnd", id=identity),
            element("r", element("rPr", mark), reference),
        ]
    starts = (element("commentRangeStart", id=identity) for identity in identities)
    return (*starts, *content, *ends)
