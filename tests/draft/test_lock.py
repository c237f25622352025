"""The lock of a draft: what is written is read back, and a damaged one is refused."""

import datetime as dt

import pytest
from small_library import library, resolve

from codegen.doors import yaml
from codegen.draft import lock as locks
from codegen.draft.drafting import draft
from codegen.errors import ContentError

LIBRARY = library()
DATE = dt.date(2026, 11, 22)
GIVEN = {"organisation.name": "Ahlen", "gifts.policy": "limit"}


def written(given=None, of=LIBRARY):
    resolution = resolve(of, given or GIVEN)
    return locks.content(
        of, resolution, draft(of, resolution), tool="1.0", date=DATE,
        inputs_digest="sha256:1", outputs={"b.md": "sha256:3", "a.md": "sha256:2"},
    )  # fmt: skip


def test_a_lock_says_the_same_when_it_is_read_back():
    found = locks.read(written(), "draft.lock")

    assert (found.date, found.inputs) == (DATE, "sha256:1")
    assert found.outputs == {"a.md": "sha256:2", "b.md": "sha256:3"}
    ban, limit, register = found.selection["code-of-conduct"]
    newest = LIBRARY.clauses["gifts/gift-limit"].newest
    assert (ban.clause, ban.state, ban.printed) == ("gifts/gift-ban", "out", False)
    assert (limit.clause, limit.state, limit.printed) == ("gifts/gift-limit", "in", True)
    assert (limit.version, limit.digest) == (newest.version, newest.digest)
    assert (limit.when, register.when) == ("gifts.policy == 'limit'", None)
    assert [entry.clause for entry in found.selection["code-of-ethics"]] == ["values/integrity"]


def test_a_lock_keeps_the_wording_that_no_release_holds():
    found = locks.read(written(), "draft.lock")

    assert (
        found.wording["gifts/gift-limit@1.1.0"] == LIBRARY.clauses["gifts/gift-limit"].newest.text
    )
    assert "gifts/gift-ban@1.0.0" not in found.wording


def test_a_lock_holds_what_a_person_may_want_to_know():
    content = yaml.parse(written(), "draft.lock")

    assert content["library"]["name"] == "small clauses"
    assert content["answers"]["gifts.policy"] == {"value": "limit", "origin": "asked"}
    assert content["answers"]["gifts.days"] == {"value": 10, "origin": "assumed"}
    chosen = {entry["clause"]: entry for entry in content["selection"]["code-of-conduct"]}
    assert chosen["gifts/gift-ban"]["state"] == "out"
    assert "version" not in chosen["gifts/gift-ban"]
    assert chosen["gifts/gift-ban"]["why"].startswith("Out, because ")
    assert (
        content["wording"]["gifts/gift-limit@1.1.0"]
        == LIBRARY.clauses["gifts/gift-limit"].newest.text
    )


def test_the_same_draft_has_the_same_lock():
    assert written() == written()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"- a\n",
        b"codegen: 2\n",
        b"codegen: 1\n",
        b"codegen: 1\ndate: 2026-11-22\ninputs: a\nselection: {}\nwording: {}\noutputs: abc\n",
        b"codegen: 1\ndate: 2026-11-22\ninputs: a\nselection: {}\nwording: {}\noutputs: [a]\n",
        b"codegen: 1\ndate: 2026-11-22\ninputs: a\nselection: []\nwording: {}\noutputs: {}\n",
        b"codegen: 1\ndate: 2026-11-22\ninputs: a\nselection: {a: [b]}\nwording: {}\noutputs: {}\n",
        b"codegen: 1\ndate: 2026-11-22\ninputs: a\nselection: {}\nwording: {a: 1}\noutputs: {}\n",
        (
            b"codegen: 1\ndate: 2026-11-22\ninputs: a\nselection: {a: [{clause: b, state: new}]}\nwording: {}\n"
            b"outputs: {}\n"
        ),
        b"codegen: 1\ndate: soon\ninputs: a\nselection: {}\nwording: {}\noutputs: {}\n",
        b"codegen: 1\ndate: 2026-11-22\ninputs: [a]\nselection: {}\nwording: {}\noutputs: {}\n",
    ],
)
def test_a_damaged_lock_is_refused_with_a_way_out(data):
    with pytest.raises(ContentError) as refused:
        locks.read(data, "d/draft.lock")

    (problem,) = refused.value.problems
    assert (problem.rule, problem.where.file) == ("wrong-format", "d/draft.lock")
    assert problem.hint == "restore it, or move it away and draft with --force"


def test_half_a_lock_is_refused():
    data = written()

    with pytest.raises(ContentError):
        locks.read(data[: len(data) // 2].rpartition(b":")[0], "draft.lock")


@pytest.mark.parametrize(
    ("given", "tool", "options"),
    [
        ({**GIVEN, "gifts.days": 11}, "1.0", {}),
        ({**GIVEN, "gifts.days": 10}, "1.0", {}),
        (GIVEN, "1.1", {}),
        (GIVEN, "1.0", {"notes": False}),
    ],
)
def test_everything_that_decides_a_file_is_in_the_digest_of_the_inputs(given, tool, options):
    first = locks.inputs(LIBRARY, resolve(LIBRARY, GIVEN), "1.0", {})

    assert locks.inputs(LIBRARY, resolve(LIBRARY, given), tool, options) != first
    assert locks.inputs(LIBRARY, resolve(LIBRARY, dict(GIVEN)), "1.0", {}) == first
