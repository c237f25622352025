"""Office files that come in from outside: refused before anything in them is parsed."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from codegen.doors import zip as archives
from codegen.errors import ContentError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")  # how an old or an encrypted office file begins
_TYPES = "[Content_Types].xml"
_MACROS = (b"macroEnabled", b"vbaProject")
_LONGEST = 10_000_000  # bytes of a part in XML: a questionnaire of a hundred pages has far fewer
_DECLARATIONS = ("<!DOCTYPE", "<!ENTITY")
_WIDTHS = ("utf-8", "utf-16-le", "utf-16-be")
_BEGINNINGS = (b"<", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ENCODING = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)""")
_ENCODINGS = (b"utf-8", b"utf8", b"us-ascii", b"ascii", b"utf-16")


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
            _refuse_part(found[name], name, file)
    return found


def _refuse_part(part: bytes, name: str, file: str) -> None:
    """Refuse a part that could do harm when it is parsed."""
    if len(part) > _LONGEST:
        said = f"the part {name} has {len(part):,} bytes; at most {_LONGEST:,} are read"
        raise ContentError(Problem("archive-size", said, Location(file)))
    declared = _ENCODING.match(part)
    known = declared is None or declared[1].lower() in _ENCODINGS
    if not part.lstrip().startswith(_BEGINNINGS) or not known:
        said = f"the part {name} is written in an encoding that no office program uses"
        raise ContentError(Problem("unreadable-file", said, Location(file)))
    if any(word.encode(encoding) in part for word in _DECLARATIONS for encoding in _WIDTHS):
        said = f"the part {name} declares entities, which no office program does"
        raise ContentError(Problem("entities", said, Location(file)))
