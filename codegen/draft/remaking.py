"""A draft made again from its folder, as it is printed: its answers, its lock, and what they keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.doors import files
from codegen.draft import folder as folders
from codegen.draft import lock as locks
from codegen.draft.drafting import draft
from codegen.draft.keeping import keep
from codegen.draft.select import targets
from codegen.errors import FoundError
from codegen.interview import answers as answering
from codegen.interview.resolution import Resolution

if TYPE_CHECKING:
    from pathlib import Path

    from codegen.draft.drafting import Draft
    from codegen.draft.keeping import Keeping
    from codegen.errors import Problem
    from codegen.library.model import Library


@dataclass(frozen=True, slots=True)
class Remade:
    """A draft and what it was made from; ``lock`` is None for answers that stand in no folder."""

    where: folders.Source
    resolution: Resolution
    draft: Draft
    lock: locks.Lock | None
    keeping: Keeping | None
    warnings: tuple[Problem, ...]

    @property
    def library(self) -> Library:
        """The library it was made from."""
        return self.resolution.library


def remade(source: Path, library: Library) -> Remade:
    """Return the draft of a folder or an answers file.

    Args:
        source: A draft folder, or an answers file, of which that of a folder stands for the folder.
        library: The library.

    Raises:
        UsageError: There are no answers.
        ContentError: The answers or the lock are invalid.
        FoundError: The draft prints what nobody has any more.
    """
    in_place = source.is_dir() or source.name == folders.ANSWERS
    where = folders.source(source, None if in_place else source)
    data = files.read(where.answers, folders.ANSWERS_LIMIT)
    answers, warnings = answering.read(data, str(where.answers), library)
    resolution = Resolution(library, answers)
    lock = folders.read_lock(where.folder) if in_place else None
    keeping = None
    if lock:
        documents = [target.file for target in targets(library, resolution)]
        keeping = keep(library, lock, str(where.folder / locks.FILE), documents)
        if keeping.lost:
            raise FoundError(keeping.lost)
    return Remade(
        where, resolution, draft(library, resolution, keeping), lock, keeping, tuple(warnings)
    )
