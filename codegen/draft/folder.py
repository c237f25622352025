"""The draft folder: its answers, its lock, its documents; nothing of the user's is overwritten."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from codegen.doors import files
from codegen.draft import lock as locks
from codegen.draft import outputs
from codegen.errors import FoundError, Location, Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ANSWERS = "answers.yaml"
ANSWERS_LIMIT = 1_000_000
LIMIT = 50_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """Where answers come from, and the folder that the draft goes to."""

    answers: Path
    folder: Path


def source(given: Path, out: Path | None) -> Source:
    """Return the answers file that a command names, and the folder its draft goes to.

    Args:
        given: A draft folder, or an answers file.
        out: A new folder; None drafts in place, which an answers file allows only when it is called
            ``answers.yaml``.

    Raises:
        UsageError: There is no such file, or nowhere to draft to.
    """
    answers = given / ANSWERS if given.is_dir() else given
    if not answers.is_file():
        hint = "give a draft folder, or an answers file; 'codegen new DIR' begins one"
        said = (
            f"there is no {ANSWERS} in this folder" if given.is_dir() else "there is no such file"
        )
        raise UsageError(Problem("no-answers", said, Location(str(given)), hint))
    if out is None and answers.name != ANSWERS:
        said = "where should the draft go?"
        raise UsageError(
            Problem("no-folder", said, Location(str(given)), "give a folder with --out")
        )
    return Source(answers, out or answers.parent)


def read_lock(folder: Path) -> locks.Lock | None:
    """Return the lock of a draft folder, None when it has none.

    Raises:
        ContentError: The lock is damaged.
    """
    path = folder / locks.FILE
    if not path.exists():
        return None
    return locks.read(files.read(path, LIMIT), str(path))


def edited(folder: Path, lock: locks.Lock) -> tuple[str, ...]:
    """Return the documents of a folder that somebody changed since its lock was written.

    Raises:
        InputOutputError: One cannot be read.
    """
    found = []
    for name, digest in lock.outputs.items():
        path = files.inside(folder, name)
        if path.exists() and _digest(name, files.read(path, LIMIT)) != digest:
            found.append(name)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Writing:
    """What is to be written into a folder: new content by file name."""

    folder: Path
    contents: Mapping[str, bytes]
    lock: locks.Lock | None
    kept: list[str] = field(default_factory=list)

    def edited(self) -> tuple[str, ...]:
        """Return the files that somebody changed since codegen wrote them.

        Without a lock every file that is there counts, unless it holds what would be written.
        """
        known = self.lock.outputs if self.lock else {}
        found = []
        for name, content in self.contents.items():
            path = files.inside(self.folder, name)
            if not path.exists() or name == locks.FILE:
                continue
            here = files.read(path, LIMIT)
            if here == content:
                continue
            digest = _digest(name, here)
            if digest is None or digest not in (known.get(name), outputs.digest(name, content)):
                found.append(name)
        return tuple(found)

    def write(self, *, force: bool) -> dict[str, str]:
        """Write the files, the lock last; return the names of the copies of edited files.

        Raises:
            FoundError: Files were edited and *force* is not given; nothing is written.
            InputOutputError: A file cannot be written.
        """
        edited = self.edited()
        if edited and not force:
            raise FoundError(
                Problem(
                    "edited-file",
                    "this file was edited since codegen wrote it; nothing was written",
                    Location(str(self.folder / name)),
                    "draft into another folder with --out, or keep a copy as .bak with --force",
                )
                for name in edited
            )
        copies = {}
        for name in edited:
            content = files.read(files.inside(self.folder, name), LIMIT)
            copy = self._free(f"{name}.bak")
            files.write_atomic(copy, content)
            copies[name] = copy.name
        for name, content in self.contents.items():
            path = files.inside(self.folder, name)
            if not path.exists() or files.read(path, LIMIT) != content:
                files.write_atomic(path, content)
        return copies

    def _free(self, name: str) -> Path:
        """Return a path of that name which is not taken: an earlier copy is not overwritten either."""
        path, number = files.inside(self.folder, name), 1
        while path.exists():
            number += 1
            path = files.inside(self.folder, f"{name}{number}")
        return path


def _digest(name: str, data: bytes) -> str | None:
    """Return the digest of a file on disk, None when it is no longer a file of its kind."""
    try:
        return outputs.digest(name, data)
    except Exception:  # noqa: BLE001  whatever is wrong with it, codegen did not write it
        return None
