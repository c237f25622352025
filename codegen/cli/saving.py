"""The answers file of an interview: saved after each answer, and never over what somebody else wrote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.doors import files
from codegen.draft.folder import ANSWERS_LIMIT
from codegen.errors import FoundError, Location, Problem
from codegen.interview.writing import written

if TYPE_CHECKING:
    from pathlib import Path

    from codegen.interview.resolution import Answers
    from codegen.library.model import Library


@dataclass(slots=True)
class AnswersFile:
    """An answers file that is written again and again.

    ``data`` is what it is edited from, so that comments stay; ``known`` is what stands in it as far
    as this run knows, None when there is no such file yet.
    """

    path: Path
    library: Library
    data: bytes = b""
    known: bytes | None = None

    def keep(self, answers: Answers) -> None:
        """Save answers, whole or not at all.

        Raises:
            FoundError: The file is not as this run left it, or the answers are too long for one.
            InputOutputError: It cannot be written.
        """
        content = written(answers, self.library, self.data)
        where = Location(str(self.path))
        here = files.read(self.path, ANSWERS_LIMIT) if self.path.exists() else None
        if here not in (
            self.known,
            content,
        ):  # an interruption may come between writing and noting it
            said = "somebody changed this file in the meantime; nothing was written over it"
            hint = f"'codegen ask {self.path.parent}' goes on from what stands in it now"
            raise FoundError(Problem("changed-meanwhile", said, where, hint))
        if len(content) > ANSWERS_LIMIT:
            said = f"the answers are longer than {ANSWERS_LIMIT:,} bytes; the last was not saved"
            raise FoundError(Problem("file-size", said, where))
        if content != here:
            files.write_atomic(self.path, content)
        self.data = self.known = content
