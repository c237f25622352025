"""What is said of a file that is no YAML: what somebody did, where, and how to mend it."""

import pytest

from codegen.doors import yaml
from codegen.errors import ContentError

ALREADY = "this line is indented further than line 2, which has its value already"
STRAY = "this line does not begin under one that it belongs with"
NEITHER = "this line is neither a key with its colon nor a part of the text above it"
OPEN_BRACKET = "this bracket is never closed"
COMMA = "a comma is missing here, or a text between brackets holds a colon"
GOES_ON = "the text goes on after its closing quote"
SLIPS = {
    "a: 1\nb.c:Town\nd: 2": ("2:4", "there is no space after this colon", "write 'b.c: Town'"),
    "a:1\nb: 2": ("1:2", "there is no space after this colon", "write 'a: 1'"),
    "a: 1\nb:2\n": ("2:2", "there is no space after this colon", "write 'b: 2'"),
    "a:\n  -b: 1\n  - c: 2": ("2:3", "there is no space after this dash", "begins with a dash and"),
    "a:\n  - b\n  -c\n": ("3:3", "there is no space after this dash", "begins with a dash and"),
    "a: {b:c, d: e}": ("1:6", "there is no space after this colon", "write a space after it"),
    "a:\n  b: c\n    d: e": ("3:5", ALREADY, "begin it in column 3, as line 2 does"),
    "# so\na: b\n\n# so\n  c: d": ("5:3", STRAY, "begin it in column 1, as line 2 does"),
    "a:\n    b: c\n  d: e": ("3:3", STRAY, "begin it in column 5, as line 2 does, or in column 1, as line 1"),
    "a:\n  b: |\n    text\n   more\nc: d": ("4:4", STRAY, "begin it in column 5, as line 3 does"),
    "  a: b\nc: d": ("2:1", "this line begins further left than the first", "in the first column"),
    "a: b: c": ("1:5", "this text holds a colon and a space", "put the text into quotes"),
    "- x: y: z": ("1:7", "this text holds a colon and a space", "put the text into quotes"),
    "a:\n  b c\n  d: e": ("2:3", "this line has no colon", "write KEY: VALUE"),
    "- a: |\n    text\n  b\n  c: d": ("3:3", NEITHER, "indent it like the text it belongs to"),
    ": a": ("1:1", "there is no key before this colon", "write KEY: VALUE"),
    "a:\n  - b\n  c: d": ("3:3", "a key stands among items of a list here", "column 1, as line 1"),
    "a:\n  c: d\n  - b": ("3:3", "an item of a list stands among keys here", "a key of its own"),
    "a: - b": ("1:4", "a list begins on a line of its own", "put it below its key"),
    "a:\n\tb: c": ("2:1", "a tab stands here", "indent with spaces"),
    "a: @b": ("1:4", "a text does not begin with @ here", "put the text into quotes"),
    "a: **b**": ("1:4", "a text does not begin with * here", "put the text into quotes"),
    "a: & b": ("1:4", "a text does not begin with & here", "put the text into quotes"),
    "a: ? b": ("1:4", "a text does not begin with ? here", "put the text into quotes"),
    "a: 'b\nc: d": ("1:4", "this quote is never closed", "close it at the end of its text"),
    "a: 'it's'": ("1:8", GOES_ON, "an apostrophe is written twice"),
    'a: "b" c': ("1:8", GOES_ON, "put the whole text into quotes"),
    "a: [b]]": ("1:7", "something stands after the closing bracket", "into quotes"),
    "a: [b, c\nd: e": ("1:4", OPEN_BRACKET, "close it, or put the text into quotes"),
    "a: {b: c d: e}": ("1:11", COMMA, "put the text into quotes"),
    r'a: "\p"': ("1:5", "a backslash within double quotes begins a code", "single quotes"),
    "a: > b": ("1:6", "after | or > a text begins on the next line", "move it there"),
}  # fmt: skip


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_is_told_where_it_was_made_and_how_it_is_mended(text):
    where, said, hint = SLIPS[text]

    with pytest.raises(ContentError) as raised:
        yaml.load(text.encode(), "a.yaml")

    (problem,) = raised.value.problems
    assert str(problem.where) == f"a.yaml:{where}"
    assert problem.message.startswith(said)
    assert hint in problem.hint


def test_a_text_that_begins_with_a_brace_is_to_stand_in_quotes():
    with pytest.raises(ContentError) as raised:
        yaml.load(b"a: {{ b }}", "a.yaml")

    assert [problem.hint for problem in raised.value.problems] == [
        "put a text that begins with { or [ into quotes"
    ]
