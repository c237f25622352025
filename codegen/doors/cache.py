"""The compiled index of a library, kept between runs: data only, and never needed.

Everything that can go wrong here (no home, a full disk, a file half written or written by somebody
else) means that the index is made again, so nothing in this module raises.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from codegen.doors import files
from codegen.errors import CodegenError

if TYPE_CHECKING:
    from collections.abc import Mapping

LIMIT = 100_000_000


def digest_of(contents: Mapping[str, bytes]) -> str:
    """Return the digest of named contents, whatever order they come in.

    Lengths are hashed along, so that bytes cannot move from one file to its neighbour unnoticed.

    >>> digest_of({"a": b"1", "b": b"2"}) == digest_of({"b": b"2", "a": b"1"})
    True
    >>> digest_of({"a": b"1b", "": b"2"}) == digest_of({"a": b"1", "b": b"2"})
    False
    """
    total = hashlib.sha256()
    for name in sorted(contents):
        data, encoded = contents[name], name.encode("utf-8", "surrogatepass")
        total.update(f"{len(encoded)} {len(data)} ".encode() + encoded)
        total.update(data)
    return total.hexdigest()


def folder() -> Path:
    """Return where indexes are kept; it need not exist."""
    from platformdirs import user_cache_dir  # noqa: PLC0415 - only needed to find the folder

    return Path(user_cache_dir("conduct-codegen", appauthor=False))


def load(digest: str) -> object | None:
    """Return the index stored under a digest; None when there is none that can be used."""
    try:
        found = json.loads(files.read(folder() / f"{digest}.json", LIMIT))
        if not isinstance(found, dict) or found.get("digest") != digest:
            return None
        index: object = found.get("index")
    except (CodegenError, OSError, ValueError, RuntimeError):
        # RuntimeError: too deeply nested for JSON, or no home folder.
        return None
    return index


def store(digest: str, index: object) -> None:
    """Keep an index, which has to be JSON data; nothing happens when it cannot be kept."""
    try:
        text = json.dumps({"digest": digest, "index": index}, ensure_ascii=False)
        files.write_atomic(folder() / f"{digest}.json", text.encode())
    except (CodegenError, OSError, ValueError, TypeError, RuntimeError):
        return
