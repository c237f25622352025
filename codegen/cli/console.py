"""What the commands say: the product on stdout, everything else on stderr, problems at the end."""

from __future__ import annotations

import json
import os
import shutil
import sys
import textwrap
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TextIO

from codegen.errors import CodegenError, Exit, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from codegen.errors import Problem

WIDEST = 100  # columns: longer lines are hard to read


@dataclass(slots=True)
class Console:
    """The global options of one run."""

    library: Path | None = None
    json: bool = False
    color: bool = True
    quiet: bool = False
    debug: bool = False

    @property
    def colored(self) -> bool:
        """Whether the product may be printed in colour."""
        return self.color and not os.environ.get("NO_COLOR") and sys.stdout.isatty()

    def say(self, text: str = "") -> None:
        """Print a line of the product."""
        if not self.json:
            print(_fitted(text, sys.stdout))  # noqa: T201  this is where printing happens

    def tell(self, text: str) -> None:
        """Print a line about the run, which is not the product."""
        if not self.quiet and not self.json:
            print(_fitted(text, sys.stderr), file=sys.stderr)  # noqa: T201

    def next(self, text: str) -> None:
        """Print what to do next."""
        self.tell(f"Next: {text}")

    def result(self, name: str, data: dict[str, Any], problems: Iterable[Problem] = ()) -> None:
        """Print the one object of a command that was asked for JSON.

        Args:
            name: The command, as in ``codegen/explain/1``.
            data: Its own entries.
            problems: What it found.
        """
        if self.json:
            print(rendered(name, data, problems), end="")  # noqa: T201

    def problems(self, problems: Iterable[Problem]) -> None:
        """Print problems, one below the other, and how many there are."""
        found = list(problems)
        if self.json or not found:
            return
        for problem in found:
            print(self._colored(problem), file=sys.stderr)  # noqa: T201
        if len(found) > 1:
            counts = [
                (severity, sum(p.severity is severity for p in found)) for severity in Severity
            ]
            told = ", ".join(f"{n} {s}{'s' if n > 1 else ''}" for s, n in counts if n)
            print(f"{told}.", file=sys.stderr)  # noqa: T201

    def failed(self, error: CodegenError) -> int:
        """Print an error of the user's and return the exit code."""
        self.result("error", {"exit_code": int(error.exit_code)}, error.problems)
        self.problems(error.problems)
        return int(error.exit_code)

    def bug(self, error: BaseException) -> int:
        """Print what happened when codegen itself is at fault, and return the exit code."""
        if self.debug:
            traceback.print_exception(error)
            return int(Exit.BUG)
        said = f"{type(error).__name__}: {error}"
        print(f"codegen has a fault of its own: {said}", file=sys.stderr)  # noqa: T201
        print("  hint: run it again with --debug and report what it prints", file=sys.stderr)  # noqa: T201
        return int(Exit.BUG)

    def _colored(self, problem: Problem) -> str:
        text = str(problem)
        if not self.color or os.environ.get("NO_COLOR") or not sys.stderr.isatty():
            return text
        shade = {"error": 31, "warning": 33}.get(problem.severity, 36)
        word = f"{problem.severity}:"
        return text.replace(word, f"\x1b[1;{shade}m{word}\x1b[0m", 1)


def _fitted(text: str, stream: TextIO) -> str:
    """Return a text broken between words where a terminal shows it; elsewhere its lines stay whole."""
    if not stream.isatty():
        return text
    width = min(shutil.get_terminal_size().columns, WIDEST)
    return "\n".join(_broken(line, width) for line in text.split("\n"))


def _broken(line: str, width: int) -> str:
    if len(line) <= width or "\x1b" in line:  # what has colour was fitted by its writer
        return line
    indent = line[: len(line) - len(line.lstrip())]
    return textwrap.fill(
        line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def rendered(name: str, data: Mapping[str, Any], problems: Iterable[Problem]) -> str:
    """Return the object of a command as JSON, as it is printed or stands in a file."""
    whole = {"schema": f"codegen/{name}/1", "problems": [entry(one) for one in problems], **data}
    return json.dumps(whole, ensure_ascii=False, indent=2, default=str) + "\n"


def entry(problem: Problem) -> dict[str, Any]:
    """Return a problem as it stands in a result."""
    where = problem.where
    return {
        "rule": problem.rule,
        "severity": str(problem.severity),
        "message": problem.message,
        "file": where.file if where else None,
        "line": where.line if where else None,
        "column": where.column if where else None,
        "hint": problem.hint,
    }


CONSOLE = Console()  # the one of this process
