import datetime as dt
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from codegen.doors import yaml
from codegen.errors import ContentError, Exit, Location

ROOT = Path(__file__).parent.parent.parent


def refusals(data):
    """Return (rule, line, column) of all that a file is refused for."""
    with pytest.raises(ContentError) as caught:
        yaml.parse(data, "a.yaml")
    assert caught.value.exit_code is Exit.CONTENT
    return [(it.rule, it.where.line, it.where.column) for it in caught.value.problems]


@pytest.mark.parametrize(
    ("plain", "value"),
    [
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("true", True),
        ("50", 50),
        ("-3", -3),
        ("49.90", 49.9),
        ("1e3", 1000.0),
        ("2026-11-22", dt.date(2026, 11, 22)),
        ("null", None),
        ("", None),
        ("~", None),
        ("'50'", "50"),
        ('"2026-11-22"', "2026-11-22"),
    ],
)
def test_a_plain_value_means_what_yaml_1_2_says(plain, value):
    assert yaml.parse(f"a: {plain}\n".encode(), "a.yaml") == {"a": value}


@pytest.mark.parametrize(
    "plain",
    [
        "007",
        "0049301234",
        "1_000",
        "0x1F",
        "0o17",
        "12:30",
        "1.2.3",
        "2026-11",
        "9" * 30,
        "-x",
        "=",
    ],
)
def test_what_only_looks_like_a_number_stays_the_text_it_is(plain):
    assert yaml.parse(f"a: {plain}\n".encode(), "a.yaml") == {"a": plain}


def test_an_empty_file_holds_nothing():
    assert yaml.parse(b"# only a remark\n", "a.yaml") is None


def test_a_byte_order_mark_and_carriage_returns_do_no_harm():
    assert yaml.parse(b"\xef\xbb\xbfa: |\r\n  one\r\n  two\r\n", "a.yaml") == {"a": "one\ntwo\n"}


def test_everything_the_library_holds_is_read_as_ruamel_reads_it():
    paths = sorted((ROOT / "clauses").rglob("*.yaml")) + sorted(
        (ROOT / "templates").rglob("*.yaml")
    )

    assert paths
    for path in paths:
        assert yaml.parse(path.read_bytes(), str(path)) == YAML(typ="safe").load(path.read_bytes())


@pytest.mark.parametrize("opening", [b"[", b"{a: ", b"- ", b"? ", b"[{a: ["])
def test_60_kilobytes_of_brackets_are_refused_at_the_fiftieth(opening):
    ((rule, line, _column),) = refusals(opening * (60_000 // len(opening)))

    assert (rule, line) == ("yaml-depth", 1)


def test_fifty_deep_is_still_read():
    assert yaml.parse(b"[" * 50 + b"]" * 50, "a.yaml")


def test_more_than_a_megabyte_is_refused():
    assert refusals(b"#" * 1_000_001) == [("yaml-size", 0, 0)]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"a: 1\nb: caf\xe9\n", ("yaml-encoding", 2, 7)),
        (b"\xef\xbb\xbfa: \xff\n", ("yaml-encoding", 1, 4)),
        ("a: 1\n".encode("utf-16"), ("yaml-encoding", 1, 1)),
        (b"a: 1\nb: x\0\n", ("yaml-character", 2, 5)),
        ("a: é\x85\n".encode(), ("yaml-character", 1, 5)),
        ("a: x\u2028y\n".encode(), ("yaml-character", 1, 5)),
        (b'a: "\\0"\n', ("yaml-character", 1, 4)),
        (b"a: 1\nb: &x 2\n", ("yaml-anchor", 2, 4)),
        (b"a: !!str 2\n", ("yaml-tag", 1, 4)),
        (b"a: ! 2\n", ("yaml-tag", 1, 4)),
        (b"a: !!python/object:os.system x\n", ("yaml-tag", 1, 4)),
        (b"%TAG ! tag:example.org,2026:\n---\na: 1\n", ("yaml-tag", 1, 1)),
        (b"a: 1\n---\nb: 2\n", ("yaml-documents", 2, 1)),
        (b"a: 1\n1: 2\n", ("yaml-key", 2, 1)),
        (b"a: 1\nnull: 2\n", ("yaml-key", 2, 1)),
        (b"a: 1\n2026-11-22: 2\n", ("yaml-key", 2, 1)),
        (b"a: 1\n[b]: 2\n", ("yaml-key", 2, 1)),
        (b"a: 1\n<<: {b: 1}\n", ("yaml-key", 2, 1)),
        (b"a: 1\nb:\n  c: 1\n  c: 2\n", ("yaml-duplicate", 4, 3)),
        (b"a: .inf\n", ("yaml-value", 1, 4)),
        (b"a: .nan\n", ("yaml-value", 1, 4)),
        (b"a: 1e999\n", ("yaml-value", 1, 4)),
        (b"a: 2026-02-30\n", ("yaml-value", 1, 4)),
        (b"a: b: c\n", ("yaml-syntax", 1, 5)),
        (b"a:\n\tb: 1\n", ("yaml-syntax", 2, 1)),
        (b"a: 'x\n", ("yaml-syntax", 1, 4)),
        (b"a: [1, 2\n", ("yaml-syntax", 1, 4)),
        (b"a: @b\n", ("yaml-syntax", 1, 4)),
    ],
)
def test_what_is_not_read_is_refused_at_its_place(data, place):
    assert refusals(data) == [place]


def test_an_alias_is_refused_with_its_anchor():
    assert refusals(b"a: &x 1\nb: *x\n") == [("yaml-anchor", 1, 4), ("yaml-alias", 2, 4)]


def test_a_bomb_of_aliases_is_refused_before_it_grows():
    lines = [b"a0: &a0 [x, x]"] + [
        b"a%d: &a%d [*a%d, *a%d]" % (n, n, n - 1, n - 1) for n in range(1, 30)
    ]

    assert len(refusals(b"\n".join(lines))) == 50


def test_a_key_that_stands_twice_names_both_places():
    with pytest.raises(ContentError) as caught:
        yaml.parse(b"a: 1\nb: 2\na: 3\n", "a.yaml")

    (problem,) = caught.value.problems
    assert str(problem) == (
        "a.yaml:3:1: error: 'a' stands here a second time [yaml-duplicate]\n"
        "  hint: it stands first at a.yaml:1:1"
    )


def test_all_that_is_wrong_is_said_at_once():
    rules = [rule for rule, _, _ in refusals(b"a: &x 1\na: 2\n3: 4\nb: .nan\n")]

    assert rules == ["yaml-anchor", "yaml-duplicate", "yaml-key", "yaml-value"]


@given(st.binary(max_size=80) | st.text("ab:- \n#|>'\"[]{},&*!?\t%0", max_size=80).map(str.encode))
def test_whatever_the_bytes_they_are_read_or_refused(data):
    with suppress(ContentError):
        yaml.parse(data, "a.yaml")


def test_a_place_leads_to_the_value_and_to_its_key():
    data = b"questions:\n  - key: a\n    choices: [{value: b}]\n"
    path = ["questions", 0, "choices", 0, "value"]

    assert yaml.place(data, "q.yaml", path) == Location("q.yaml", 3, 23)
    assert yaml.place(data, "q.yaml", path, key=True) == Location("q.yaml", 3, 16)


def test_the_place_of_something_missing_is_what_ought_to_hold_it():
    data = b"a: 1\nlaw:\n  act: x\n"

    assert yaml.place(data, "a.yaml", ["law", "article"]) == Location("a.yaml", 3, 3)


def test_the_line_of_a_text_is_found_in_its_file():
    data = b"versions:\n  - text: |  # two lines\n      One.\n\n        Two, indented.\n"
    text = yaml.text_place(data, "c.yaml", ["versions", 0, "text"])

    assert text.at(1, 1) == Location("c.yaml", 3, 7)
    assert text.at(3, 3) == Location("c.yaml", 5, 9)


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"a: plain text\n", 1, 10),
        (b"a: 'quoted text'\n", 1, 11),
        (b"a: >\n  folded\n  text\n", 1, 4),
        (b"a: 'quoted\n  text'\n", 1, 5),
    ],
)
def test_a_text_that_is_no_block_is_pointed_to_as_exactly_as_can_be(data, line, column):
    assert yaml.text_place(data, "a.yaml", ["a"]).at(1, 7) == Location("a.yaml", line, column)


def test_there_is_no_line_of_a_text_that_is_not_there():
    with pytest.raises(KeyError):
        yaml.scalar_line(b"a: 1\n", ["b", 0])
