"""Whole interviews: the same answers through a pipe, a terminal read aloud, and a terminal with lists."""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass

import pexpect
import pytest
from conftest import ROOT

from codegen.doors import yaml

FOLDER = ROOT / "tests/cli/interviews"
PERSONS = ("town", "ministry")
CODEGEN = [sys.executable, "-m", "codegen"]
DATE = ["--date", "2026-11-22"]
PATIENCE = 60


@dataclass(frozen=True)
class Line:
    """What is typed at one question, and the keys that choose the same from a list."""

    question: str
    typed: str
    keys: str | None


def script(person):
    """Return the lines of one interview."""
    found = []
    for line in (FOLDER / f"{person}.txt").read_text().splitlines():
        question, typed, *others = (part.strip() for part in line.split("|"))
        keys = next((part[1:].strip() for part in others if part.startswith("=")), None)
        found.append(Line(question, typed, keys))
    return found


def expected(person):
    return (FOLDER / f"{person}.yaml").read_bytes()


def environment(**more):
    """Return an environment in which nothing but what a test says decides on the front end."""
    kept = {name: value for name, value in os.environ.items()
            if name not in ("ACCESSIBLE", "NO_COLOR", "TERM", "SOURCE_DATE_EPOCH")}  # fmt: skip
    return {**kept, "PYTHONPATH": str(ROOT), **more}


def by_pipe(folder, lines, *arguments, **more):
    text = "".join(f"{line}\n" for line in lines)
    return subprocess.run([*CODEGEN, *arguments], cwd=folder, input=text, text=True,
                          capture_output=True, check=False, env=environment(**more))  # fmt: skip


@pytest.mark.parametrize("person", PERSONS)
def test_a_whole_interview_through_a_pipe_ends_with_a_draft(person, tmp_path):
    typed = [line.typed for line in script(person)]

    done = by_pipe(tmp_path, typed, "new", "d", *DATE)

    assert done.returncode == 0, done.stderr[-2000:]
    assert (tmp_path / "d/answers.yaml").read_bytes() == expected(person)
    assert {"code-of-conduct.docx", "code-of-ethics.docx", "draft.lock"} <= {
        path.name for path in (tmp_path / "d").iterdir()
    }


@pytest.mark.parametrize("person", PERSONS)
def test_it_may_be_left_and_taken_up_again_after_any_line(person, tmp_path):
    """A few lines in each sitting; an answer that was asked for and not given is asked for again."""
    lines = script(person)
    typed = [line.typed for line in lines]
    cut = next(n for n, line in enumerate(lines) if line.question == "roles.adviser")

    first = by_pipe(tmp_path, typed[:cut], "new", "d")
    second = by_pipe(tmp_path, typed[cut:], "ask", "d")

    assert (first.returncode, second.returncode) in ((130, 0), (130, 130))
    said = yaml.parse((tmp_path / "d/answers.yaml").read_bytes(), "a")["answers"]
    assert said == yaml.parse(expected(person), "a")["answers"]


@pytest.mark.parametrize("how", ["--accessible", "ACCESSIBLE", "TERM"])
def test_read_aloud_in_a_terminal_it_comes_to_the_same(how, tmp_path):
    chosen = {"ACCESSIBLE": {"ACCESSIBLE": "1"}, "TERM": {"TERM": "dumb"}}.get(how, {})
    arguments = [*CODEGEN[1:], "new", "d", *DATE, *([how] if how.startswith("--") else [])]
    child = pexpect.spawn(
        CODEGEN[0], arguments, cwd=tmp_path, timeout=PATIENCE, encoding="utf-8", dimensions=(24, 80),
        env=environment(**{"TERM": "xterm", **chosen}),
    )  # fmt: skip
    child.delaybeforesend = None

    for line in script("town"):
        child.expect_exact("> ")
        child.sendline(line.typed)
    child.expect(pexpect.EOF)
    child.close()

    assert child.exitstatus == 0
    assert (tmp_path / "d/answers.yaml").read_bytes() == expected("town")


class Screen:
    """A terminal of tmux, in which one command runs."""

    def __init__(self, folder, command, size, **more):
        self.name = f"codegen-{os.getpid()}-{time.monotonic_ns()}"
        width, height = size
        self.tmux("-f", os.devnull, "new-session", "-d", "-s", "it", "-x", str(width), "-y", str(height),
                  "-c", str(folder), "-e", f"PYTHONPATH={ROOT}", "-e", "TERM=screen-256color",
                  *(word for name, value in more.items() for word in ("-e", f"{name}={value}")),
                  f"{' '.join(command)}; echo left with $?; sleep 1000")  # fmt: skip

    def tmux(self, *arguments):
        done = subprocess.run(["tmux", "-L", self.name, *arguments], capture_output=True, text=True,
                              check=True, env=environment(TERM="xterm"))  # fmt: skip
        return done.stdout

    def shown(self):
        return self.tmux("capture-pane", "-p", "-t", "it")

    def type(self, *keys):
        """Type keys, and wait until the screen has answered and stands still."""
        before = self.shown()
        self.tmux("send-keys", "-t", "it", *keys)
        self.settle(lambda text: text != before)

    def settle(self, ready):
        last, end = "", time.monotonic() + PATIENCE
        while time.monotonic() < end:
            text = self.shown()
            if ready(text) and text == last:
                return text
            last = text
            time.sleep(0.05)
        raise AssertionError(last)

    def close(self):
        subprocess.run(["tmux", "-L", self.name, "kill-server"], capture_output=True, check=False)


@pytest.fixture
def screen(tmp_path):
    if not shutil.which("tmux"):
        pytest.skip("tmux is not installed")
    opened = []

    def begin(command, size=(80, 24), **more):
        opened.append(Screen(tmp_path, [*CODEGEN, *command], size, **more))
        return opened[-1]

    yield begin
    for one in opened:
        one.close()


def type_in_lists(one, lines):
    one.settle(lambda text: "(? help, : more)" in text)
    for line in lines:
        if line.keys:
            one.type(*({"v": "Down", "s": "Space"}[key] for key in line.keys))
        elif line.keys is None and line.typed:
            one.type("-l", line.typed)
        one.type("Enter")


def test_with_lists_in_a_terminal_it_comes_to_the_same(screen, tmp_path):
    one = screen(["new", "d", *DATE], (80, 24))
    type_in_lists(one, script("town"))
    one.settle(lambda text: "left with 0" in text)

    assert (tmp_path / "d/answers.yaml").read_bytes() == expected("town")


def test_in_a_large_terminal_the_lists_are_the_same(screen, tmp_path):
    """The first questions alone: what differs is the room."""
    one = screen(["new", "d", *DATE], (120, 40))
    type_in_lists(one, script("town")[:30])
    one.type("C-c")
    one.settle(lambda text: "left with 130" in text)

    whole = yaml.parse(expected("town"), "whole")["answers"]
    given = yaml.parse((tmp_path / "d/answers.yaml").read_bytes(), "given")["answers"]
    assert len(given) > 10
    assert {key: whole[key] for key in given} == given


def test_help_and_every_word_are_a_key_away_in_a_list(screen, tmp_path):
    one = screen(["new", "d"])
    one.settle(lambda text: "(? help, : more)" in text)

    one.type("?")
    assert "No code of your own is in force." in one.shown()
    one.type(":")
    assert "nobody knows yet: it stays open in the draft" in one.shown()
    one.type("Down")
    one.type("Enter")
    assert "It decides on: " in one.shown() or "No clause reads it yet." in one.shown()
    one.type(":")
    for _ in range(8):
        one.type("Down")
    one.type("Enter")
    assert "left with 0" in one.settle(lambda text: "left with" in text)
    assert not (tmp_path / "d").exists()


def test_in_a_line_the_words_are_typed(screen, tmp_path):
    one = screen(["new", "d"])
    one.settle(lambda text: "(? help, : more)" in text)
    one.type("Enter")

    one.type("-l", ":back")
    one.type("Enter")
    assert one.shown().count("Are you writing a new code") == 2
    one.type("Enter")
    one.type("-l", ":")
    one.type("Enter")
    assert "What would you like?" in one.shown()


def test_without_colour_nothing_is_coloured(screen):
    one = screen(["new", "d"], NO_COLOR="1")
    one.settle(lambda text: "(? help, : more)" in text)

    colours = one.tmux("capture-pane", "-p", "-e", "-t", "it")

    assert "\x1b[3" not in colours.replace("\x1b[39", "")


@pytest.mark.parametrize("key", ["C-c", "SIGTERM"])
def test_who_breaks_off_in_a_list_loses_nothing(key, screen, tmp_path):
    one = screen(["new", "d"])
    one.settle(lambda text: "(? help, : more)" in text)
    one.type("Enter")
    one.settle(lambda _: (tmp_path / "d/answers.yaml").exists())  # the next list is shown

    if key == "C-c":
        one.type("C-c")
    else:
        subprocess.run(["pkill", "-TERM", "-P", one.tmux("display", "-p", "-t", "it", "#{pane_pid}").strip()],
                       check=True)  # fmt: skip
    text = one.settle(lambda text: "left with" in text)

    assert "left with 130" in text
    assert "'codegen ask d' goes on where you left" in text
    assert yaml.parse((tmp_path / "d/answers.yaml").read_bytes(), "a")["answers"] == {
        "task.kind": "new"
    }


@pytest.mark.parametrize("signal", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_who_is_told_to_end_loses_nothing_and_says_how_to_go_on(signal, tmp_path):
    import signal as signals  # noqa: PLC0415

    with subprocess.Popen([*CODEGEN, "new", "d"], cwd=tmp_path, stdin=subprocess.PIPE, text=True,
                          stderr=subprocess.PIPE, env=environment()) as child:  # fmt: skip
        child.stdin.write("1\n")
        child.stdin.flush()
        wait_for(tmp_path / "d/answers.yaml")
        child.send_signal(getattr(signals, signal))
        told = child.stderr.read()
        child.wait(PATIENCE)

    assert child.returncode == 130
    assert "Next: 'codegen ask d' goes on where you left" in told
    assert "task.kind: new" in (tmp_path / "d/answers.yaml").read_text()


def test_a_terminal_that_is_closed_loses_nothing(tmp_path):
    child = pexpect.spawn(CODEGEN[0], [*CODEGEN[1:], "new", "d", "--accessible"], cwd=tmp_path,
                          timeout=PATIENCE, env=environment(TERM="xterm"))  # fmt: skip
    child.expect_exact("> ")
    child.sendline("1")
    wait_for(tmp_path / "d/answers.yaml")

    child.close(force=True)

    assert "task.kind: new" in (tmp_path / "d/answers.yaml").read_text()
    assert not list((tmp_path / "d").glob(".codegen-*"))


def wait_for(path):
    end = time.monotonic() + PATIENCE
    while not path.exists():
        assert time.monotonic() < end
        time.sleep(0.02)
