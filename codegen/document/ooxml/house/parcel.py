"""A Word file put together from chosen parts: content types and relations are made anew.

Only what is put in comes along; a relation that leads outside cannot be put in.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from lxml import etree

from codegen.document.ooxml.package import pack

if TYPE_CHECKING:
    from codegen.document.ooxml.elements import Element

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN = "word/document.xml"
_DAY = dt.date(2026, 1, 1)  # of a file that is never written to disk
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(slots=True)
class Parcel:
    """Parts with their content types, and what refers to what."""

    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    relations: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)

    def add(self, name: str, kind: str, content: bytes | Element) -> None:
        """Add a part of this content type."""
        if not isinstance(content, bytes):
            content = etree.tostring(
                content, xml_declaration=True, encoding="UTF-8", standalone=True
            )
        self.parts[name] = content
        self.types[name] = kind

    def relate(self, source: str, kind: str, target: str, identity: str | None = None) -> str:
        """Say that a part (the whole file when empty) refers to another, and return by which id."""
        known = self.relations.setdefault(source, {})
        identity = identity or f"rId{len(known) + 1}"
        known[identity] = (kind, target)
        return identity

    def free_name(self, name: str) -> str:
        """Return a name for a part, such as ``word/footer{}.xml``, that no part has."""
        taken = {part.lower() for part in self.parts}
        number = 1
        while name.format(number).lower() in taken:
            number += 1
        return name.format(number)

    def packed(self) -> bytes:
        """Return the file."""
        listed = {"[Content_Types].xml": self._content_types(), **self.parts}
        for source, relations in self.relations.items():
            folder, _, name = source.rpartition("/")
            path = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
            entries = "".join(
                f"<Relationship Id={quoteattr(identity)} Type={quoteattr(kind)}"
                f" Target={quoteattr(f'/{target}')}/>"
                for identity, (kind, target) in relations.items()
            )
            listed[path] = (
                f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'
            ).encode()
        return pack(listed, _DAY)

    def _content_types(self) -> bytes:
        entries = "".join(
            f"<Override PartName={quoteattr(f'/{name}')} ContentType={quoteattr(kind)}/>"
            for name, kind in self.types.items()
        )
        return (
            f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{entries}</Types>'
        ).encode()
