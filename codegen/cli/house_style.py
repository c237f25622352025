"""Whose pages the Word files of a draft have: ours, or those of an organisation's own Word file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from codegen.doors import files, resources
from codegen.draft import folder as folders
from codegen.errors import ContentError, Location, Problem, Severity, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.document.ooxml.house import House
    from codegen.draft import lock as locks

NAMES = "house-style.yaml"
NAMES_LIMIT = 1_000_000
NONE = "none"


@dataclass(frozen=True, slots=True)
class Pages:
    """The base of the Word files, what the lock keeps of it, and what is to be said about it."""

    base: bytes | House
    recorded: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Problem, ...] = ()


def lock_beside(answers: Path) -> locks.Lock | None:
    """Return the lock of the draft whose answers make a new one, None when there is none to read."""
    try:
        return folders.read_lock(answers.parent)
    except ContentError:  # it is the new draft that counts, and its lock is made anew
        return None


def pages(given: str | None, lock: locks.Lock | None, *, with_word: bool) -> Pages:
    """Return the pages that the option ``--house-style`` asks for.

    Args:
        given: The option: a Word file, ``none``, or None when it was not given.
        lock: The lock of the draft that is made again, or whose answers are used, if there is one.
        with_word: Whether Word files are made at all.

    Raises:
        UsageError: There is no such file, or the draft had a house style and none was named.
        ContentError: The file, or the file of names beside it, is not what it should be.
        InputOutputError: A file cannot be read.
    """
    base = resources.word_template()
    before = lock.house_style if lock else {}
    if given == NONE:
        return Pages(base)
    if given is None or not with_word:
        if before and with_word:
            raise _forgotten(before)
        return Pages(base, before)
    return _dressed(Path(given), base, before)


def _dressed(path: Path, base: bytes, before: Mapping[str, str]) -> Pages:
    from codegen.document.ooxml.house import dress  # noqa: PLC0415  lxml loads slowly

    if not path.is_file():
        hint = f"give a Word file (.docx or .dotx), or {NONE}"
        raise UsageError(
            Problem("no-house-style", "there is no such file", Location(str(path)), hint)
        )
    data = files.read(path, folders.LIMIT)  # what is too large for an archive is told as such
    beside = path.parent / NAMES
    names = (files.read(beside, NAMES_LIMIT), str(beside)) if beside.is_file() else None
    house = dress(data, base, str(path), names)
    summed = hashlib.sha256(data + b"\0" + (names[0] if names else b""))
    recorded = {"file": path.name, "digest": f"sha256:{summed.hexdigest()}"}
    told = list(house.remarks)
    if before and before.get("digest") != recorded["digest"]:
        said = (
            f"this draft was made in the house style of {before.get('file')} before; it has changed"
        )
        told.append(Problem("house-changed", said, Location(str(path)), None, Severity.REMARK))
    return Pages(house, recorded, tuple(told))


def _forgotten(before: Mapping[str, str]) -> UsageError:
    name = before.get("file", "another file")
    said = f"this draft was made in the house style of {name}; nothing was written"
    hint = f"add --house-style with the path of {name}, or --house-style {NONE} for our own pages"
    return UsageError(Problem("house-style-missing", said, None, hint))
