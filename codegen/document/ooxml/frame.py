"""What stands around the text: the title block, headers and footers, properties of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.document.ooxml import package as packages
from codegen.document.ooxml.anchors import anchors
from codegen.document.ooxml.elements import paragraph, run
from codegen.document.ooxml.styles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codegen.document.ooxml.desk import Desk
    from codegen.document.ooxml.elements import Element
    from codegen.document.ooxml.package import Package
    from codegen.document.tree import Document


def title_block(
    document: Document, desk: Desk, heading: Sequence[Element] | None = None
) -> list[Element]:
    """Return the paragraphs above the text: title, status if it has one, and date.

    Args:
        document: The document.
        desk: What is at hand.
        heading: The title as a redline marks it.
    """
    lines = [
        (Role.TITLE, heading or _line(document.title)),
        (Role.STATUS, _line(document.status)),
        (Role.SUBTITLE, _line(desk.printed_date)),
    ]
    return [paragraph(desk.styles[role], content) for role, content in lines if content]


def _line(text: str | None) -> Sequence[Element]:
    return [run(text)] if text else []


def margin_texts(document: Document, desk: Desk) -> dict[str, str]:
    """Return what the words in braces of headers and footers stand for."""
    status, date = document.status or "", desk.printed_date
    return {
        "title": " ".join(document.title.split()),
        "status": status,
        "date": date,
        "standing": " · ".join(text for text in (status, date) if text),
        "page": desk.words.page,
        "page_of": desk.words.page_of,
    }


def set_properties(document: Document, desk: Desk, package: Package) -> None:
    """Set the properties of the file, the anchors of its parts among them."""
    properties = dict(document.properties)
    packages.set_core_properties(
        package,
        title=document.title,
        subject=properties.pop("subject", ""),
        keywords=properties.pop("keywords", ""),
        language=document.language,
        date=desk.date,
    )
    about = {f"codegen {name}": value for name, value in properties.items()}
    stamps = {name: str(anchor) for name, anchor in anchors(desk.parts.values()).items()}
    packages.add_custom_properties(package, {"codegen kind": document.kind, **about, **stamps})
