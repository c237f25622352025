"""How lines are fitted to a terminal, and left whole where none is."""

import io
import os

import pytest

from codegen.cli import console

LONG = "  It says: " + "refuse what could look like a reward " * 4


class Screen(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def narrow(monkeypatch):
    monkeypatch.setattr(
        console.shutil, "get_terminal_size", lambda *_, **__: os.terminal_size((60, 24))
    )


def printed(monkeypatch, stream, text):
    monkeypatch.setattr("sys.stdout", stream)
    console.Console().say(text)
    return stream.getvalue()


def test_a_long_line_breaks_between_words_and_keeps_its_indent(narrow, monkeypatch):
    lines = printed(monkeypatch, Screen(), LONG).splitlines()

    assert max(map(len, lines)) <= 60
    assert all(line.startswith("  ") for line in lines)
    assert " ".join(line.strip() for line in lines) == LONG.strip()


def test_a_path_is_never_broken(narrow, monkeypatch):
    path = "drafts/" + "a-very-long-name-" * 6 + "/code-of-conduct.docx"

    assert path in printed(monkeypatch, Screen(), f"written: {path}")


def test_where_no_terminal_is_a_line_stays_whole(narrow, monkeypatch):
    assert printed(monkeypatch, io.StringIO(), LONG) == LONG + "\n"


def test_a_line_with_colour_was_fitted_already(narrow, monkeypatch):
    text = "\x1b[1m" + "word " * 30 + "\x1b[0m"

    assert printed(monkeypatch, Screen(), text) == text + "\n"
