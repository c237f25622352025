"""The door to zip archives from outside: what an archive claims is counted before it is unpacked.

Nothing is ever written to disk, and a part is unpacked only when it is asked for, never further
than the size that the archive gives for it.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.doors import limits
from codegen.errors import ContentError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_LOCKED = 0x1  # the flag of an entry that needs a password


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive within the limits; ``names`` gives each part by its name in lower case."""

    file: str
    names: Mapping[str, str]
    _data: bytes

    def __contains__(self, name: str) -> bool:
        """Return whether there is a part of this name, whatever its case."""
        return name.lower() in self.names

    def read(self, name: str) -> bytes:
        """Return a part, unpacked.

        Raises:
            ContentError: It is missing, too large, or damaged.
        """
        known = self.names.get(name.lower())
        if known is None:
            raise _refused("missing-part", f"the part {name} is missing", self.file)
        try:
            with zipfile.ZipFile(io.BytesIO(self._data)) as archive:
                size = archive.getinfo(known).file_size
                if size > limits.ARCHIVE_PART:
                    said = f"the part {name} has {size:,} bytes; at most {limits.ARCHIVE_PART:,} are read"
                    raise _refused("archive-size", said, self.file)
                return archive.read(known)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
            said = f"the part {name} is damaged"
            raise _refused("damaged-archive", said, self.file) from None


def open_archive(data: bytes, file: str) -> Archive:
    """Return an archive that keeps to the limits; ``file`` is what problems call it.

    Raises:
        ContentError: It is no archive, was cut short, is larger than allowed, or is locked.
    """
    if len(data) > limits.ARCHIVE_PACKED:
        said = f"the file has {len(data):,} bytes; at most {limits.ARCHIVE_PACKED:,} are read"
        raise _refused("archive-size", said, file)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        raise _refused("damaged-archive", "the file is damaged or was cut short", file) from None
    if len(entries) > limits.ARCHIVE_PARTS:
        said = f"the file has {len(entries):,} parts; at most {limits.ARCHIVE_PARTS:,} are read"
        raise _refused("archive-size", said, file)
    whole = sum(entry.file_size for entry in entries)
    if whole > limits.ARCHIVE_UNPACKED:
        said = f"the file unpacks to {whole:,} bytes; at most {limits.ARCHIVE_UNPACKED:,} are read"
        raise _refused("archive-size", said, file)
    names: dict[str, str] = {}
    for entry in entries:
        if entry.flag_bits & _LOCKED:
            raise _refused("locked-archive", "the file is locked with a password", file)
        if entry.compress_type not in _METHODS or entry.filename.lower() in names:
            raise _refused(
                "damaged-archive", "the file is packed in a way that Word does not use", file
            )
        names[entry.filename.lower()] = entry.filename
    return Archive(file, names, data)


def _refused(rule: str, said: str, file: str) -> ContentError:
    return ContentError(Problem(rule, said, Location(file)))
