"""What can go wrong, and where: problems as values, and the errors that carry them.

A user's mistake is a `CodegenError` and is printed as sentences; anything else that escapes is a
bug and keeps its traceback. The exit codes are part of the command contract.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Exit(enum.IntEnum):
    """What the process returns, the same for every command."""

    DONE = 0
    FOUND = 1
    USAGE = 2
    CONTENT = 3
    INPUT_OUTPUT = 4
    BUG = 70
    INTERRUPTED = 130


class Severity(enum.StrEnum):
    """How much a problem weighs: only errors stop a command."""

    ERROR = "error"
    WARNING = "warning"
    REMARK = "remark"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file; line and column count from 1, and 0 means the whole file."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return ``file:line:column``, as editors read it.

        >>> str(Location("answers.yaml", 3, 5)), str(Location("answers.yaml"))
        ('answers.yaml:3:5', 'answers.yaml')
        """
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where, and what may help."""

    rule: str
    message: str
    where: Location | None = None
    hint: str | None = None
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Return the line that a person reads and an editor jumps to, and the hint below it.

        >>> print(Problem("unknown-key", "there is no 'gift'", Location("a.yaml", 2, 1), "try 'gifts'"))
        a.yaml:2:1: error: there is no 'gift' [unknown-key]
          hint: try 'gifts'
        """
        place = f"{self.where}: " if self.where else ""
        line = f"{place}{self.severity}: {self.message} [{self.rule}]"
        return f"{line}\n  hint: {self.hint}" if self.hint else line


def did_you_mean(name: object, known: Iterable[str]) -> str | None:
    """Return the hint that names what is spelt most like *name*; None when nothing is like it.

    >>> did_you_mean("gift", ["gifts", "merit"]), did_you_mean("x", ["gifts"])
    ("did you mean 'gifts'?", None)
    """
    from difflib import get_close_matches  # noqa: PLC0415  only after a mistake

    near = get_close_matches(str(name), list(known), n=1)
    return f"did you mean '{near[0]}'?" if near else None


class CodegenError(Exception):
    """Something the user can mend; `problems` are all that this run found, in order."""

    exit_code = Exit.CONTENT

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        found = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(str(problem) for problem in found))
        self.problems = found


class ContentError(CodegenError):
    """A file (library, answers, document, template) holds something invalid: exit 3."""


class UsageError(CodegenError):
    """The command line asks for something that cannot be: exit 2."""

    exit_code = Exit.USAGE


class FoundError(CodegenError):
    """The command ran and found something the user must see first: exit 1."""

    exit_code = Exit.FOUND


class InputOutputError(CodegenError):
    """A file cannot be read or written: exit 4."""

    exit_code = Exit.INPUT_OUTPUT
