"""Word files that somebody else made: the limits they are held to before anything of them is read."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from codegen.document.ooxml.elements import RELATION, WORD
from codegen.errors import ContentError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codegen.document.ooxml.elements import Element

MOST_PACKED = 20_000_000
MOST_UNPACKED = 200_000_000
MOST_PARTS = 5_000
_PIECE = 1_000_000
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MACROS = ("vbaproject.bin", "vbadata.xml")
_NOT_WORD = "this is not a Word file"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A Word file that kept the limits: the parts that were asked for, by name."""

    file: str
    parts: dict[str, bytes]


def opened(data: bytes, file: str, wanted: Iterable[str] = ()) -> Incoming:
    """Return a Word file whose package keeps the limits.

    Every part is unpacked to be counted, whatever its header says of its size; only XML is kept.

    Args:
        data: The file.
        file: Its name in problems.
        wanted: Ends of names of parts to keep; none keeps every XML part.

    Raises:
        ContentError: It is no Word file, is too large, holds macros or a document type, or is
            encrypted.
    """
    if len(data) > MOST_PACKED:
        raise _refused(file, f"the file has more than {MOST_PACKED:,} bytes")
    ends = tuple(wanted) or (".xml", ".rels")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _unpacked(archive, file, ends)
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
    ) as error:
        raise _refused(file, _NOT_WORD, _hint(data)) from error
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]
        raise _refused(file, _NOT_WORD, _hint(data)) from error
    if "[Content_Types].xml" not in parts and "_rels/.rels" not in parts:
        raise _refused(file, _NOT_WORD)
    for name, content in parts.items():
        if (
            b"<!DOCTYPE" in content
            or b"<!ENTITY" in content
            or "<!DOCTYPE".encode("utf-16-le") in content
        ):
            raise _refused(file, f"its part {name} declares a document type")
    return Incoming(file, parts)


def _unpacked(archive: zipfile.ZipFile, file: str, ends: tuple[str, ...]) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > MOST_PARTS:
        raise _refused(file, f"the file has more than {MOST_PARTS:,} parts")
    parts: dict[str, bytes] = {}
    total = 0
    for entry in entries:
        name = entry.filename
        if name.lower().endswith(_MACROS):
            raise _refused(file, "the file holds macros", "save it as .docx, without macros")
        kept: list[bytes] = []
        with archive.open(entry) as stream:
            while piece := stream.read(_PIECE):
                total += len(piece)
                if total > MOST_UNPACKED:
                    raise _refused(file, f"unpacked, it has more than {MOST_UNPACKED:,} bytes")
                if name.endswith(ends):
                    kept.append(piece)
        if kept:
            parts[name] = b"".join(kept)
    return parts


def _hint(data: bytes) -> str | None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return "it is an old .doc or has a password; save it as .docx without one"
    return None


def _refused(file: str, said: str, hint: str | None = None) -> ContentError:
    return ContentError(Problem("wrong-docx", said, Location(file), hint))


def root(incoming: Incoming, name: str) -> Element:
    """Return the root of a part, without entities and whatever the network holds.

    Raises:
        ContentError: The part is missing or no XML.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    if name not in incoming.parts:
        raise _refused(incoming.file, f"its part {name} is missing")
    try:
        return etree.fromstring(_transitional(incoming.parts[name]), parser)
    except etree.XMLSyntaxError as error:
        raise _refused(incoming.file, f"its part {name} cannot be read") from error


def _transitional(content: bytes) -> bytes:
    """Return a part of a strict file with the names that everybody else writes."""
    return content.replace(_STRICT_WORD.encode(), WORD.encode()).replace(
        _STRICT.encode(), RELATION.encode()
    )


def main_part(incoming: Incoming) -> str:
    """Return the name of the part that holds the text.

    Raises:
        ContentError: There is none.
    """
    return _related(incoming, "", "/officeDocument") or "word/document.xml"


def styles_part(incoming: Incoming, main: str) -> str | None:
    """Return the name of the part that holds the styles, None when there is none."""
    name = _related(incoming, main, "/styles")
    return name if name in incoming.parts else None


def _related(incoming: Incoming, part: str, kind: str) -> str | None:
    """Return the part inside the package to which another is related in some way."""
    folder, _, name = part.rpartition("/")
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in incoming.parts:
        return None
    for relation in root(incoming, relations).iter(f"{{{_RELATIONS}}}Relationship"):
        if (relation.get("Type") or "").endswith(kind) and relation.get("TargetMode") != "External":
            target = relation.get("Target") or ""
            if target.startswith("/"):
                return posixpath.normpath(target).lstrip("/")
            return posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
    return None
