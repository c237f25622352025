"""The sessions of tests/cli/sessions: what a person types, and what the tool answers.

Each begins in a folder of its own that holds the small library in ``own/``. A block that names a file
writes it; in a ``console`` block, ``$`` begins a command, ``<`` a line that is typed, ``!`` a line of
stderr, and ``[3]`` is the exit code when it is not 0. ``…`` stands for anything on its line, and alone for any number of lines.
"""

import io
import re
import runpy
import subprocess
import sys
from dataclasses import dataclass

import pytest
import small_library
from conftest import ROOT

FOLDER = ROOT / "tests/cli/sessions"
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SESSIONS = sorted(path.stem for path in FOLDER.glob("*.md"))


@dataclass(frozen=True)
class Step:
    """A file to write, or a command and what it is to print."""

    file: str | None = None
    text: str = ""
    command: tuple[str, ...] = ()
    typed: str = ""
    out: tuple[str, ...] = ()
    err: tuple[str, ...] = ()
    code: int = 0


def steps(session):
    """Yield the steps of a session."""
    for kind, file, text in BLOCK.findall((FOLDER / f"{session}.md").read_text()):
        if kind != "console":
            yield Step(file=file, text=text)
            continue
        for part in re.split(r"^\$ codegen ", text, flags=re.MULTILINE)[1:]:
            command, *lines = part.splitlines()
            code = int(lines.pop()[1:-1]) if lines and re.fullmatch(r"\[\d+\]", lines[-1]) else 0
            typed = "".join(f"{line[2:]}\n" for line in lines if line.startswith("< "))
            lines = [line for line in lines if not line.startswith("< ")]
            err = tuple(line[2:] for line in lines if line.startswith("! "))
            out = tuple(line for line in lines if not line.startswith("! "))
            yield Step(command=tuple(command.split(" ")), typed=typed, out=out, err=err, code=code)


def matches(wanted, printed):
    """Return whether lines are what a session says, in which ``…`` stands for anything."""
    parts = [
        r"(?:.*\n)*?" if line == "…" else ".*".join(map(re.escape, line.split("…"))) + "\n"
        for line in wanted
    ]
    return re.fullmatch("".join(parts), printed) is not None


def here(command, typed, capsys, monkeypatch):
    """Run ``python -m codegen`` inside this process."""
    capsys.readouterr()
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    monkeypatch.setattr(sys, "argv", ["codegen", *command])
    with pytest.raises(SystemExit) as left:
        runpy.run_module("codegen", run_name="__main__")
    printed = capsys.readouterr()
    return left.value.code or 0, printed.out, printed.err


def outside(command, typed):
    """Run ``python -m codegen`` in a process of its own."""
    whole = [sys.executable, "-m", "codegen", *command]
    done = subprocess.run(whole, input=typed, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def played(session, call):
    """Run a session and return what its commands printed where that is not what it says."""
    found = ""
    for step in steps(session):
        if step.file:
            path = ROOT.cwd() / step.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step.text)
            continue
        code, out, err = call(step.command, step.typed)
        if code != step.code or not matches(step.out, out) or not matches(step.err, err):
            told = "".join(f"! {line}\n" for line in err.splitlines())
            found += f"$ codegen {' '.join(step.command)}\n{out}{told}[{code}]\n"
    return found


@pytest.fixture
def folder(tmp_path, monkeypatch):
    small_library.written(tmp_path / "own")
    monkeypatch.chdir(tmp_path)
    for name in ("SOURCE_DATE_EPOCH", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.mark.parametrize("session", SESSIONS)
def test_the_tool_answers_as_the_session_says(session, folder, capsys, monkeypatch):
    assert played(session, lambda *step: here(*step, capsys, monkeypatch)) == ""


def test_and_so_it_does_in_a_process_of_its_own(folder):
    assert played("first-draft", outside) == ""


@pytest.mark.parametrize(
    ("wanted", "printed", "same"),
    [
        (("a", "b"), "a\nb\n", True),
        (("a", "b"), "a\n", False),
        (("a",), "a\nb\n", False),
        (("a … c",), "a bbb c\n", True),
        (("…", "c"), "a\nb\nc\n", True),
        (("…", "c"), "a\nb\n", False),
        ((), "a\n", False),
        (("a.c",), "abc\n", False),
    ],
)
def test_a_session_is_held_to_the_letter_but_for_its_gaps(wanted, printed, same):
    assert matches(wanted, printed) is same
