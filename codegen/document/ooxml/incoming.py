"""Office files that come in from outside: refused before anything in them is parsed."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from codegen.doors import zip as archives
from codegen.errors import ContentError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")  # how an old or an encrypted office file begins
_TYPES = "[Content_Types].xml"
_MACROS = (b"macroEnabled", b"vbaProject")
_DECLARATIONS = ("<!DOCTYPE", "<!ENTITY")
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def parts(data: bytes, file: str) -> Mapping[str, bytes]:
    """Return the parts in XML of a Word file or a spreadsheet, by name.

    Raises:
        ContentError: It is encrypted, damaged, larger than allowed, carries macros, or declares
            entities.
    """
    if data.startswith(_COMPOUND):
        hint = "save it as .docx or .xlsx, without a password"
        said = "the file is encrypted with a password, or of an old format"
        raise ContentError(Problem("locked-file", said, Location(file), hint))
    archive = archives.open_archive(data, file)
    if _TYPES not in archive:
        said = "this is neither a Word file nor a spreadsheet"
        raise ContentError(Problem("unreadable-file", said, Location(file)))
    if any("vbaproject" in name for name in archive.names) or any(
        word in archive.read(_TYPES) for word in _MACROS
    ):
        hint = "save it as .docx or .xlsx, without macros"
        raise ContentError(Problem("macros", "the file carries macros", Location(file), hint))
    found = {}
    for name in archive.names.values():
        if name.lower().endswith((".xml", ".rels", ".vml")):
            found[name] = archive.read(name)
            if _declares(found[name]):
                said = f"the part {name} declares entities, which no office program writes"
                raise ContentError(Problem("entities", said, Location(file)))
    return found


def _declares(part: bytes) -> bool:
    """Return whether XML has a document type or entities, however it is encoded."""
    if part.startswith(_MARKS):
        return True  # no office program writes UTF-32, and nothing here would read it
    return any(word.encode(encoding) in part for word in _DECLARATIONS for encoding in _ENCODINGS)
