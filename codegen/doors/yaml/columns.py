"""Slips in the lines of a YAML file: colons and dashes without a space, lines in the wrong column."""

from __future__ import annotations

import re

from codegen.doors.yaml.slips import Place, Slip

_TIGHT = re.compile(r"(?P<before>\s*(?:- +)*)(?P<key>[\w.-]+):(?P<value>[^\s:/].*)")
_TIGHT_DASH = re.compile(r"\s*-[^\s-]")
_ENTRY = re.compile(r"\s*(?:- +)*[^\s#].*?:(?:\s|$)")


def _tight(place: Place, line: int) -> Slip | None:
    """Return the slip of a line whose colon or dash has no space after it."""
    text = place.lines[line] if line < len(place.lines) else ""
    if found := _TIGHT.fullmatch(text):
        hint = f"write '{found['key']}: {found['value'].strip()}'"
        return Slip(line, found.end("key"), "there is no space after this colon", hint)
    if _TIGHT_DASH.match(text):
        hint = "an item of a list begins with a dash and a space"
        return Slip(line, text.index("-"), "there is no space after this dash", hint)
    return None


def second_colon(place: Place) -> Slip | None:
    """Look at a colon that cannot stand where it does."""
    if _ENTRY.match(place.before):
        said = "this text holds a colon and a space, as if a key came before it"
        return Slip(place.line, place.column, said, "put the text into quotes")
    over = next(place.above(place.line), None)
    if over is None:
        return None
    if slip := _tight(place, over):
        return slip
    at, there = _indent(place.text), _indent(place.lines[over])
    if not _ENTRY.match(place.lines[over]):
        hint = "write KEY: VALUE, or indent it as part of the text above it"
        return Slip(over, there, "this line has no colon", hint)
    if at > there:
        said = f"this line is indented further than line {over + 1}, which has its value already"
        return Slip(
            place.line, at, said, f"begin it in column {there + 1}, as line {over + 1} does"
        )
    return None


def unfinished_key(place: Place) -> Slip | None:
    """Look at a line that is taken for a key and has no colon."""
    if slip := _tight(place, place.first_line):
        return slip
    said = "this line is neither a key with its colon nor a part of the text above it"
    hint = "indent it like the text it belongs to, or write KEY: VALUE"
    return Slip(place.first_line, place.first_column, said, hint)


def no_key(place: Place) -> Slip | None:
    """Look at what stands where the next key of a mapping should."""
    before = place.before.rstrip()
    if before[-1:] in {"'", '"'}:
        hint = "put the whole text into quotes; within '…' an apostrophe is written twice"
        return Slip(place.line, place.column, "the text goes on after its closing quote", hint)
    if before:
        hint = "put a text that begins with a bracket into quotes"
        said = "something stands after the closing bracket"
        return Slip(place.line, place.column, said, hint) if before[-1] in "]}" else None
    if place.text.lstrip().startswith(":"):
        said = "there is no key before this colon"
        return Slip(place.line, place.column, said, "write KEY: VALUE")
    return _tight(place, place.first_line) or _wrong_column(place)


def _wrong_column(place: Place) -> Slip:
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
    return Slip(place.line, at, said, hint)


def stray_item(place: Place) -> Slip:
    """Look at an item of a list where none can stand."""
    if place.before.strip():
        said, hint = "a list begins on a line of its own", "put it below its key"
        return Slip(place.line, place.column, said, f"{hint}, or the text into quotes")
    return _wrong_column(place)


def outside(place: Place) -> Slip:
    """Look at a line that stands left of all others."""
    said = "this line begins further left than the first of the file"
    return Slip(place.line, place.column, said, "begin both in the first column")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
