"""Files that a command makes where the user said: none that holds something else is overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.doors import files, limits
from codegen.errors import FoundError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_HINT = "choose another place, or keep a copy as .bak with --force"


def place(contents: Mapping[Path, bytes], *, force: bool) -> None:
    """Write files; one that is there and holds something else is kept as a copy, or not touched.

    Raises:
        FoundError: A file is there already and *force* is not given; nothing is written.
        InputOutputError: A file cannot be written.
    """
    there = [
        path
        for path, content in contents.items()
        if path.exists() and files.read(path, limits.ARCHIVE_PACKED) != content
    ]
    if there and not force:
        said = "this file is there already; nothing was written"
        raise FoundError(Problem("file-exists", said, Location(str(path)), _HINT) for path in there)
    for path in there:
        copy, number = path.with_name(f"{path.name}.bak"), 1
        while copy.exists():
            number += 1
            copy = path.with_name(f"{path.name}.bak{number}")
        files.write_atomic(copy, files.read(path, limits.ARCHIVE_PACKED))
    for path, content in contents.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        files.write_atomic(path, content)
