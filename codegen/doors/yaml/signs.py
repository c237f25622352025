"""Slips in the signs of a YAML file: quotes, brackets and characters that mean something."""

from __future__ import annotations

from codegen.doors.yaml.slips import Place, Slip


def odd_beginning(place: Place) -> Slip:
    """Look at a character with which no text begins."""
    if "\t" in place.text[: place.column + 1]:
        return Slip(place.line, place.column, "a tab stands here", "indent with spaces")
    at = (
        max(place.column - 1, 0)
        if place.text[place.column :][:1] in {"", "*", " "}
        else place.column
    )
    sign = place.text[at : at + 1]
    said = f"a text does not begin with {sign} here"
    return Slip(place.line, at, said, "put the text into quotes")


def open_quote(place: Place) -> Slip:
    """Look at a quote that nothing closes."""
    said, hint = "this quote is never closed", "close it at the end of its text"
    return Slip(place.first_line, place.first_column, said, hint)


def open_bracket(place: Place) -> Slip:
    """Look at what stands between brackets."""
    if place.line > place.first_line:
        said, hint = "this bracket is never closed", "close it, or put the text into quotes"
        return Slip(place.first_line, place.first_column, said, hint)
    said = "a comma is missing here, or a text between brackets holds a colon"
    return Slip(place.line, place.column, said, "put the text into quotes")


def tight_in_brackets(place: Place) -> Slip:
    """Look at a colon between brackets."""
    said, hint = "there is no space after this colon", "write a space after it"
    return Slip(place.line, place.column, said, hint)


def backslash(place: Place) -> Slip:
    """Look at a backslash within double quotes."""
    said = "a backslash within double quotes begins a code, and this is none"
    hint = "put the text into single quotes, in which a backslash is itself"
    return Slip(place.line, place.column, said, hint)


def after_bar(place: Place) -> Slip:
    """Look at what follows the sign of a text of several lines."""
    said = "after | or > a text begins on the next line"
    return Slip(place.line, place.column, said, "move it there, indented, or put it into quotes")
