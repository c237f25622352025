"""How much may come in from outside in an archive, such as somebody's Word file: one table."""

from __future__ import annotations

from typing import Final

ARCHIVE_PACKED: Final = 20_000_000  # bytes of the file
ARCHIVE_UNPACKED: Final = 200_000_000  # bytes of all its parts
ARCHIVE_PARTS: Final = 5_000
ARCHIVE_PART: Final = 50_000_000  # bytes of one part that is read
XML_TAGS: Final = 2_000_000  # in one part: a document of a thousand pages has fewer
RUNNING_TAGS: Final = 20_000  # in one header or footer, which is looked through many times
