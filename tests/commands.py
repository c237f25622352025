"""The command line, run in this process: what it printed and how it left."""

import io
import sys
from dataclasses import dataclass

import pytest

from codegen.cli.app import main


@dataclass(frozen=True)
class Left:
    """How a command left: its exit code, and what stood on the two streams."""

    code: int
    out: str
    err: str


def run(capsys, *arguments):
    """Run a command and return how it left."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as left:
        main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return Left(left.value.code or 0, printed.out, printed.err)


def typed(capsys, monkeypatch, lines, *arguments):
    """Run a command that asks, with these lines typed into a pipe."""
    text = "".join(f"{line}\n" for line in lines)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))
    return run(capsys, *arguments)


def contents(folder):
    """Return the bytes of every file below a folder, by its name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
