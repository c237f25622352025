"""Word files from outside: opened part by part, and refused where they could do harm.

python-docx never sees such a file. A part is read only when somebody asks for it, so nothing that
is not asked for (macros, embedded objects, linked templates) can come along.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from codegen.doors import limits
from codegen.doors import zip as archives
from codegen.errors import ContentError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.document.ooxml.elements import Element

_TYPES = "[Content_Types].xml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAIN = {f"{_WORD}.document.main+xml", f"{_WORD}.template.main+xml"}
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_STRICT = b"http://purl.oclc.org/ooxml/"
_DOCUMENT_TYPE = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(r"""<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)""")
_READABLE = {"utf-8", "utf8", "us-ascii", "ascii", "utf-16"}
_OBJECTS = {
    "oleObject": "an embedded object",
    "control": "an ActiveX control",
    "aFChunk": "an imported file of another format",
}
_AGAIN = "open it in Word and save it as a Word document (.docx)"


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: ``kind`` such as ``image``, a part's name or an outside address."""

    kind: str
    type: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Foreign:
    """A Word file from outside; ``main`` is the part that holds its text."""

    file: str
    main: str
    _archive: archives.Archive
    _types: Mapping[str, str]

    def relations(self, part: str) -> dict[str, Relation]:
        """Return what a part refers to, by id.

        Raises:
            ContentError: The list of it is damaged.
        """
        return _relations(self._archive, part)

    def related(self, kind: str) -> str | None:
        """Return the part of a kind, such as ``styles``, to which the text refers, if any."""
        for relation in self.relations(self.main).values():
            if relation.kind == kind and not relation.external and relation.target in self._archive:
                return relation.target
        return None

    def content_type(self, part: str) -> str:
        """Return the content type of a part, empty when the file gives none."""
        ending = f"*.{part.rpartition('.')[2]}".lower()
        return self._types.get(f"/{part}".lower()) or self._types.get(ending, "")

    def has(self, part: str) -> bool:
        """Return whether there is such a part."""
        return part in self._archive

    def blob(self, part: str) -> bytes:
        """Return a part as it is.

        Raises:
            ContentError: It is missing, damaged or too large.
        """
        return self._archive.read(part)

    def tree(self, part: str, most: int = limits.XML_TAGS) -> Element:
        """Return the root of a part that holds XML.

        Args:
            part: Its name.
            most: How many tags it may have.

        Raises:
            ContentError: It is missing, damaged, too large, or declares a document type.
        """
        return parse(self.blob(part), part, self.file, most)


def open_foreign(data: bytes, file: str) -> Foreign:
    """Return a Word file or template from outside; ``file`` is what problems call it.

    Raises:
        ContentError: It is not such a file, is locked or damaged, exceeds the limits, or holds
            macros or embedded objects.
    """
    if data.startswith(_OLE):
        if _LOCKED in data:
            hint = "open it in Word, take the password away (File, Info) and save it"
            raise refused("locked-file", "this file is protected with a password", file, hint)
        said = "this is a file of Word's old format (.doc), not a .docx"
        raise refused("not-word", said, file, _AGAIN)
    if not data.startswith(b"PK"):
        raise refused("not-word", "this is not a Word file", file, _AGAIN)
    archive = archives.open_archive(data, file)
    if _TYPES not in archive:
        raise refused("not-word", "this is not a Word file", file, _AGAIN)
    types = _content_types(archive)
    if any(
        "vbaproject" in kind.lower() or "macroenabled" in kind.lower() for kind in types.values()
    ):
        said = "this file holds macros, so it is not opened"
        raise refused("macros", said, file, "save it in Word as a document without macros (.docx)")
    main = next(
        (r.target for r in _relations(archive, "").values() if r.kind == "officeDocument"), ""
    )
    found = Foreign(file, main, archive, types)
    if main not in archive or found.content_type(main) not in _MAIN:
        raise refused("not-word", "this is not a Word document", file, _AGAIN)
    if _STRICT in archive.read(main)[:5000]:
        said = "this file is saved as Strict Open XML, which is not read"
        raise refused("strict-format", said, file, _AGAIN)
    _refuse_objects(archive)
    return found


def parse(blob: bytes, part: str, file: str, most: int = limits.XML_TAGS) -> Element:
    """Return the root of an XML part that comes from outside.

    Raises:
        ContentError: It is damaged, has too many elements, declares a document type or is written
            in a rare encoding.
    """
    if blob.count(b"<") > most:
        said = f"the part {part} has more than {most:,} tags, so it is not read"
        raise refused("archive-size", said, file)
    try:
        wide = blob[:2] in {b"\xff\xfe", b"\xfe\xff"}
        text = blob.decode("utf-16" if wide else "utf-8")
    except UnicodeDecodeError:
        raise refused("damaged-part", f"the part {part} is damaged", file) from None
    encoding = _ENCODING.match(text.removeprefix("\ufeff")[:200])
    if encoding and encoding[1].lower() not in _READABLE:
        raise refused("damaged-part", f"the part {part} is written in {encoding[1]}", file, _AGAIN)
    if _DOCUMENT_TYPE.search(text):
        said = f"the part {part} declares a document type, which no Word file does"
        raise refused("document-type", said, file)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(blob, parser)
    except etree.XMLSyntaxError:
        raise refused("damaged-part", f"the part {part} is damaged", file) from None


def refused(rule: str, said: str, file: str, hint: str | None = None) -> ContentError:
    """Return the error that refuses a file."""
    return ContentError(Problem(rule, said, Location(file), hint))


def _content_types(archive: archives.Archive) -> dict[str, str]:
    found = {}
    for entry in parse(archive.read(_TYPES), _TYPES, archive.file):
        name = entry.get("PartName") or f"*.{entry.get('Extension', '')}"
        found[name.lower()] = entry.get("ContentType", "")
    return found


def _relations(archive: archives.Archive, part: str) -> dict[str, Relation]:
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in archive:
        return {}
    found = {}
    for entry in parse(archive.read(listed), listed, archive.file):
        kind, target = entry.get("Type", ""), entry.get("Target", "")
        external = entry.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[entry.get("Id", "")] = Relation(kind.rpartition("/")[2], kind, target, external)
    return found


def _refuse_objects(archive: archives.Archive) -> None:
    for name in archive.names.values():
        if not name.endswith(".rels"):
            continue
        folder, listed = posixpath.split(name)
        part = posixpath.join(posixpath.dirname(folder), listed.removesuffix(".rels"))
        for relation in _relations(archive, part).values():
            if relation.kind in _OBJECTS:
                said = f"this file holds {_OBJECTS[relation.kind]} ({relation.target})"
                hint = "take it out in Word and save the file again"
                raise refused("embedded-object", said, archive.file, hint)
