"""Versions kept from the command line: opened, numbered, released, recalled, and found in drafts."""

import json
import re
import shutil

import pytest
from commands import run
from conftest import ROOT

from codegen.cli.app import main
from codegen.library.versions import bumped

BAN = "conflict-of-interest/gift-ban"
LIMIT = "conflict-of-interest/gift-limit-with-approval"


@pytest.fixture(scope="module")
def closed(tmp_path_factory):
    """Return a copy of the library with one closed release."""
    folder = tmp_path_factory.mktemp("library")
    for name in ("clauses", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    path = folder / "clauses/library.yaml"
    text = path.read_text()
    path.write_text(text[: text.index("releases:")] + "releases: []\n")
    (folder / "clauses/CHANGES.md").unlink()
    for clause in (folder / "clauses").glob("*/*.yaml"):  # of each clause the newest version alone
        kept = clause.read_text()
        if kept.count("  - version:") > 1:
            older = [found.start() for found in re.finditer(r"(?m)^  - version:", kept)][1]
            clause.write_text(kept[:older])
    with pytest.raises(SystemExit) as left:
        main(["--library", str(folder / "clauses"), "library", "release", "--date", "2026-11-26"])
    assert not left.value.code
    return folder


@pytest.fixture
def released(closed, tmp_path):
    """Return a copy of it that a test may change."""
    shutil.copytree(closed, tmp_path / "library")
    return tmp_path / "library/clauses"


def newest(clauses, clause):
    return re.search(r'(?m)^  - version: "(.+)"$', (clauses / f"{clause}.yaml").read_text())[1]


def rewrite(clauses, old, new, clause=BAN):
    path = clauses / f"{clause}.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_a_release_holds_every_clause_and_the_library_stays_sound(capsys, released):
    said = run(capsys, "--library", released, "--version").out
    checked = run(capsys, "--library", released, "library", "check")

    assert "codegen clauses, 1.0," in said
    assert checked.code == 0
    count = len([*released.glob("*/*.yaml")])
    text = (released / "library.yaml").read_text()
    assert 150 < text.count("digest:") < count
    assert "The first release" in (released / "CHANGES.md").read_text()


def test_released_text_never_changes(capsys, released):
    rewrite(released, "however small", "however large")

    left = run(capsys, "--library", released, "library", "check")

    assert left.code == 1
    assert "was released in 1.0 and never changes" in left.err


@pytest.mark.parametrize(
    ("old", "new", "change", "release"),
    [
        ("**must not**", "**should not**", "clarification", "1.1"),
        ("however small", "however cheap", "correction", "1.1"),
    ],
)
def test_a_next_version_gets_the_smallest_number_its_text_allows(
    capsys, released, old, new, change, release
):
    was = newest(released, BAN)
    version = bumped(was, change)
    opened = run(
        capsys, "--library", released, "clauses", "new-version", BAN, "--note", "Plainer: so."
    )
    rewrite(released, old, new)
    settled = run(capsys, "--library", released, "clauses", "new-version", BAN)
    checked = run(capsys, "--library", released, "library", "check")
    closed = run(capsys, "--library", released, "library", "release", "--date", "2026-12-01")
    redline = run(capsys, "--library", released, "diff", "1.0", release)

    assert opened.out.startswith(f"{BAN}@{bumped(was, 'correction')}: open")
    assert settled.out.startswith(f"{BAN}@{version}: a ")
    assert (checked.code, closed.code) == (0, 0)
    assert f"`{BAN}` {version}" in closed.out
    assert "Plainer: so." in closed.out
    assert redline.code == 1
    assert redline.out.count("Why: ") == 1


def test_a_substantive_version_opens_a_release_of_a_new_number(capsys, released):
    run(capsys, "--library", released, "clauses", "new-version", BAN, "--change", "substantive",
        "--note", "It reaches less.")  # fmt: skip
    rewrite(released, "however small", "however cheap")

    settled = run(capsys, "--library", released, "clauses", "new-version", BAN)
    closed = run(capsys, "--library", released, "library", "release")

    assert settled.out.startswith(f"{BAN}@2.0.0: a substantive")
    assert closed.out.startswith("## 2.0, ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["clauses", "new-version", BAN], "give it with --note"),
        (["clauses", "new-version", BAN, "--change", "large"], "there is no change 'large'"),
        (["clauses", "new-version", "a/b"], "there is no clause 'a/b'"),
        (["library", "release"], "nothing has changed since release 1.0"),
        (["clauses", "where-used", BAN, "nowhere"], "there is no draft here"),
        (["diff", "1.0", "1.7"], "there is no file, folder or release '1.7'"),
    ],
)
def test_what_cannot_be_done_is_told(capsys, released, arguments, said):
    left = run(capsys, "--library", released, *arguments)

    assert left.code == 2
    assert said in left.err


def test_drafts_that_are_behind_or_hold_a_recalled_version_are_found(capsys, released, tmp_path):
    draft = tmp_path / "draft"
    run(capsys, "--library", released, "new", draft, "--answers", ROOT / "examples/ministry/answers.yaml",
        "--no-input")  # fmt: skip
    was = newest(released, LIMIT)
    fresh = run(capsys, "--library", released, "clauses", "where-used", LIMIT, draft)
    run(capsys, "--library", released, "clauses", "new-version", LIMIT, "--note", "Plainer.")
    rewrite(released, "You **must not** ask for a gift", "You **must not** request a gift", LIMIT)
    run(capsys, "--library", released, "clauses", "new-version", LIMIT)
    behind = run(capsys, "--library", released, "clauses", "where-used", LIMIT, draft, "--json")
    path = released / f"{LIMIT}.yaml"
    text = path.read_text()
    older = re.search(rf"(?m)^  - version: \"{re.escape(was)}\"\n", text)
    path.write_text(
        text[: older.end()]
        + "    recalled: {on: 2026-12-01, why: It let cash through.}\n"
        + text[older.end() :]
    )
    recalled = run(capsys, "--library", released, "clauses", "where-used", LIMIT, draft)
    lint = run(capsys, "--library", released, "lint", draft)

    assert (fresh.code, fresh.out.strip()) == (0, f"{draft}: code-of-conduct: {LIMIT}@{was}")
    assert behind.code == 1
    assert [use["state"] for use in json.loads(behind.out)["uses"]] == ["behind"]
    assert recalled.code == 1
    assert "recalled: It let cash through." in recalled.out
    assert lint.code == 1
    assert (
        f"version {was} of this clause was recalled on 2026-12-01: It let cash through." in lint.out
    )
