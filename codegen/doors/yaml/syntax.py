"""What is wrong with a file that is no YAML, in the words of somebody who has never heard of YAML.

The parser says what it expected where it gave up. The slip that caused it is often one line above:
a colon without a space, a line that begins in the wrong column. This module looks there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ruamel.yaml.error import MarkedYAMLError, YAMLError

from codegen.errors import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RULE = "yaml-syntax"
_TIGHT = re.compile(r"(?P<before>\s*(?:- +)*)(?P<key>[\w.-]+):(?P<value>[^\s:/].*)")
_TIGHT_DASH = re.compile(r"\s*-[^\s-]")
_ENTRY = re.compile(r"\s*(?:- +)*[^\s#].*?:(?:\s|$)")


class _Slip(NamedTuple):
    """What somebody did: the line (from 0) and column of it, a sentence, a hint."""

    line: int
    column: int
    said: str
    hint: str


class _Place(NamedTuple):
    """Where the parser gave up, and where what it was reading began; all counted from 0."""

    lines: list[str]
    line: int
    column: int
    first_line: int
    first_column: int

    @property
    def text(self) -> str:
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def before(self) -> str:
        return self.text[: self.column]

    def above(self, line: int) -> Iterator[int]:
        """Yield the lines above one that hold more than a comment, the nearest first."""
        for at in range(min(line, len(self.lines)) - 1, -1, -1):
            if self.lines[at].strip() and not self.lines[at].lstrip().startswith("#"):
                yield at


def problem(error: YAMLError, file: str, text: str) -> Problem:
    """Return the problem that made a file unreadable, placed where it can be mended."""
    said = str(error)
    if not isinstance(error, MarkedYAMLError):
        return Problem(RULE, f"this is not YAML: {said}", Location(file))
    said = " ".join(part for part in (error.context, error.problem) if part)
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Problem(RULE, f"this is not YAML: {said}", Location(file))
    first = error.context_mark or mark
    place = _Place(text.split("\n"), mark.line, mark.column, first.line, first.column)
    for sign, look in _LOOKS:
        if sign in said and (slip := look(place)):
            return Problem(
                RULE, slip.said, Location(file, slip.line + 1, slip.column + 1), slip.hint
            )
    where = Location(file, mark.line + 1, mark.column + 1)
    return Problem(RULE, f"this is not YAML: {said}", where)


def _tight(place: _Place, line: int) -> _Slip | None:
    """Return the slip of a line whose colon or dash has no space after it."""
    text = place.lines[line] if line < len(place.lines) else ""
    if found := _TIGHT.fullmatch(text):
        hint = f"write '{found['key']}: {found['value'].strip()}'"
        return _Slip(line, found.end("key"), "there is no space after this colon", hint)
    if _TIGHT_DASH.match(text):
        hint = "an item of a list begins with a dash and a space"
        return _Slip(line, text.index("-"), "there is no space after this dash", hint)
    return None


def _second_colon(place: _Place) -> _Slip | None:
    """Look at a colon that cannot stand where it does."""
    if _ENTRY.match(place.before):
        said = "this text holds a colon and a space, as if a key came before it"
        return _Slip(place.line, place.column, said, "put the text into quotes")
    over = next(place.above(place.line), None)
    if over is None:
        return None
    if slip := _tight(place, over):
        return slip
    at, there = _indent(place.text), _indent(place.lines[over])
    if not _ENTRY.match(place.lines[over]):
        hint = "write KEY: VALUE, or indent it as part of the text above it"
        return _Slip(over, there, "this line has no colon", hint)
    if at > there:
        said = f"this line is indented further than line {over + 1}, which has its value already"
        return _Slip(
            place.line, at, said, f"begin it in column {there + 1}, as line {over + 1} does"
        )
    return None


def _unfinished_key(place: _Place) -> _Slip | None:
    """Look at a line that is taken for a key and has no colon."""
    if slip := _tight(place, place.first_line):
        return slip
    said = "this line is neither a key with its colon nor a part of the text above it"
    hint = "indent it like the text it belongs to, or write KEY: VALUE"
    return _Slip(place.first_line, place.first_column, said, hint)


def _no_key(place: _Place) -> _Slip | None:
    """Look at what stands where the next key of a mapping should."""
    before = place.before.rstrip()
    if before[-1:] in {"'", '"'}:
        hint = "put the whole text into quotes; within '…' an apostrophe is written twice"
        return _Slip(place.line, place.column, "the text goes on after its closing quote", hint)
    if before:
        hint = "put a text that begins with a bracket into quotes"
        said = "something stands after the closing bracket"
        return _Slip(place.line, place.column, said, hint) if before[-1] in "]}" else None
    if place.text.lstrip().startswith(":"):
        said = "there is no key before this colon"
        return _Slip(place.line, place.column, said, "write KEY: VALUE")
    return _tight(place, place.first_line) or _wrong_column(place)


def _wrong_column(place: _Place) -> _Slip:
    """Return the slip of a line that begins where no line above it does."""
    at = _indent(place.text)
    open_lines: dict[int, int] = {}
    for line in place.above(place.line):
        indent = _indent(place.lines[line])
        if not open_lines or indent < min(open_lines):
            open_lines[indent] = line
    right = [indent for indent in open_lines if indent > at]
    left = [indent for indent in open_lines if indent < at]
    near = [*right[-1:], *left[:1]]
    columns = ", or in ".join(f"column {n + 1}, as line {open_lines[n] + 1} does" for n in near)
    hint = f"begin it in {columns}" if columns else "begin it in the first column"
    if at not in open_lines:
        said = "this line does not begin under one that it belongs with"
    elif place.text.lstrip().startswith("-"):
        said, hint = "an item of a list stands among keys here", "give the list a key of its own"
    else:
        said = "a key stands among items of a list here"
    return _Slip(place.line, at, said, hint)


def _stray_item(place: _Place) -> _Slip:
    if place.before.strip():
        said, hint = "a list begins on a line of its own", "put it below its key"
        return _Slip(place.line, place.column, said, f"{hint}, or the text into quotes")
    return _wrong_column(place)


def _outside(place: _Place) -> _Slip:
    said = "this line begins further left than the first of the file"
    return _Slip(place.line, place.column, said, "begin both in the first column")


def _odd_beginning(place: _Place) -> _Slip:
    if "\t" in place.text[: place.column + 1]:
        return _Slip(place.line, place.column, "a tab stands here", "indent with spaces")
    at = (
        max(place.column - 1, 0)
        if place.text[place.column :][:1] in {"", "*", " "}
        else place.column
    )
    sign = place.text[at : at + 1]
    said = f"a text does not begin with {sign} here"
    return _Slip(place.line, at, said, "put the text into quotes")


def _open_quote(place: _Place) -> _Slip:
    said, hint = "this quote is never closed", "close it at the end of its text"
    return _Slip(place.first_line, place.first_column, said, hint)


def _open_bracket(place: _Place) -> _Slip:
    if place.line > place.first_line:
        said, hint = "this bracket is never closed", "close it, or put the text into quotes"
        return _Slip(place.first_line, place.first_column, said, hint)
    said = "a comma is missing here, or a text between brackets holds a colon"
    return _Slip(place.line, place.column, said, "put the text into quotes")


def _tight_in_brackets(place: _Place) -> _Slip:
    said, hint = "there is no space after this colon", "write a space after it"
    return _Slip(place.line, place.column, said, hint)


def _backslash(place: _Place) -> _Slip:
    said = "a backslash within double quotes begins a code, and this is none"
    hint = "put the text into single quotes, in which a backslash is itself"
    return _Slip(place.line, place.column, said, hint)


def _after_bar(place: _Place) -> _Slip:
    said = "after | or > a text begins on the next line"
    return _Slip(place.line, place.column, said, "move it there, indented, or put it into quotes")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


# What the parser says, and where to look then; the first that finds a slip is believed.
_LOOKS: tuple[tuple[str, Callable[[_Place], _Slip | None]], ...] = (
    ("mapping values are not allowed", _second_colon),
    ("could not find expected ':'", _unfinished_key),
    ("did not find expected key", _no_key),
    ("did not find expected '-' indicator", _stray_item),
    ("block sequence entries are not allowed", _stray_item),
    ("did not find expected <document start>", _outside),
    ("found character that cannot start any token", _odd_beginning),
    ("mapping keys are not allowed", _odd_beginning),
    ("expected alphabetic or numeric character", _odd_beginning),
    ("quoted scalar found unexpected", _open_quote),
    ("did not find expected ',' or", _open_bracket),
    ("found unexpected ':'", _tight_in_brackets),
    ("unknown escape character", _backslash),
    ("did not find expected comment or line break", _after_bar),
)
