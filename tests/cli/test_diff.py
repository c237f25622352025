"""``codegen diff``: what it takes, what it says and why, and how it leaves."""

import datetime as dt
import io
import json
import re
import shutil
import zipfile

import pytest
from commands import run
from conftest import ROOT
from lxml import etree

from codegen.cli.app import main
from codegen.document.ooxml import package
from codegen.document.ooxml.elements import w

MINISTRY = ROOT / "examples/ministry/answers.yaml"


@pytest.fixture(scope="module")
def drafted(tmp_path_factory):
    """Return a draft of the ministry, and one in which the gift limit alone is another."""
    folder = tmp_path_factory.mktemp("drafts")
    for name, change in (("old", ()), ("new", ("--set", "gifts.limit=60"))):
        with pytest.raises(SystemExit) as left:
            main(["new", str(folder / name), "--answers", str(MINISTRY), "--no-input",
                  "--date", "2026-11-26", *change])  # fmt: skip
        assert not left.value.code
    return folder


@pytest.fixture
def folders(drafted, tmp_path):
    """Return copies that a test may change."""
    for name in ("old", "new"):
        shutil.copytree(drafted / name, tmp_path / name)
    return tmp_path / "old", tmp_path / "new"


def changes(left):
    found = json.loads(left.out.replace("\N{NO-BREAK SPACE}", " "))
    return found["changes"], found["parts"]


def test_another_limit_marks_the_places_where_it_stands_and_nothing_else(capsys, folders):
    old, new = folders
    before = (old / "code-of-conduct.md").read_text()

    left = run(capsys, "diff", old, new, "--json")

    assert left.code == 1
    made, parts = changes(left)
    mine = [one for one in made if one["document"] == "code-of-conduct"]
    stands = re.findall(r"gift may be kept[^.]*worth less than 30\sEUR", before)
    assert len(mine) == len(stands) == 1
    assert {(one["old"], one["new"]) for one in made} == {("30 EUR", "60 EUR")}
    assert {(one["cause"]["kind"], *one["cause"]["keys"]) for one in made} == {
        ("parameter", "gifts.limit")
    }
    assert {direction for part in parts for direction in part["directions"].values()} == {
        "loosened"
    }


def test_nothing_changed_leaves_with_0(capsys, folders):
    old, _ = folders

    left = run(capsys, "diff", old, old)

    assert (left.code, left.out) == (0, "")
    assert "Nothing has changed" in left.err


def test_in_a_terminal_without_colour_words_stand_around_changes(capsys, folders):
    left = run(capsys, "diff", *folders)

    plain = " ".join(left.out.split())
    assert "[deleted: 30 EUR][inserted: 60 EUR]" in plain
    assert "Why: Gift limit (gifts.limit): 60 EUR, was 30 EUR." in plain
    assert "asks less" in plain
    assert "\x1b" not in left.out


def test_a_document_edited_in_word_is_compared_as_it_stands(capsys, folders):
    old, _ = folders
    path = old / "code-of-conduct.docx"
    parts = package.parts(path.read_bytes())
    main = parts["word/document.xml"]
    assert main.count(b"Be polite") == 0
    parts["word/document.xml"] = main.replace(
        b"You may have it put in writing", b"You must have it put in writing"
    )
    assert parts["word/document.xml"] != main
    path.write_bytes(package.pack(parts, dt.date(2026, 1, 1)))

    left = run(capsys, "diff", MINISTRY, old, "--json")

    made, told = changes(left)
    assert [(one["old"], one["new"], one["cause"]["kind"]) for one in made] == [
        ("may", "must", "hand")
    ]
    assert [part["directions"] for part in told] == [{"you": "tightened"}]
    assert "edited since codegen wrote it" in left.out


def test_an_edited_file_and_a_changed_answer_each_have_their_cause(capsys, folders):
    old, new = folders
    path = new / "code-of-conduct.md"
    text = path.read_text()
    assert text.count("You may have it put in writing") == 1
    path.write_text(
        text.replace("You may have it put in writing", "You must have it put in writing")
    )

    made, _ = changes(run(capsys, "diff", old, new, "--json"))

    mine = [one for one in made if one["document"] == "code-of-conduct"]
    assert [(one["new"], one["cause"]["kind"]) for one in mine] == [
        ("must", "hand"),
        ("60 EUR", "answer"),
    ]


def test_two_edits_that_differ_are_not_chosen_between(capsys, folders):
    old, new = folders
    for name in ("code-of-conduct.md",):
        path = new / name
        path.write_text(path.read_text().replace("You may have it", "You must have it"))
    path = new / "code-of-conduct.docx"
    parts = package.parts(path.read_bytes())
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"You may have it", b"You can have it"
    )
    path.write_bytes(package.pack(parts, dt.date(2026, 1, 1)))

    left = run(capsys, "diff", old, new)

    assert left.code == 2
    assert "name the file that counts" in left.err


def test_a_file_is_compared_with_the_document_of_a_folder_that_it_is(capsys, folders):
    old, new = folders

    made, _ = changes(run(capsys, "diff", old / "code-of-conduct.docx", new, "--json"))

    assert [(one["document"], one["old"], one["new"]) for one in made] == [
        ("code-of-conduct", "30 EUR", "60 EUR")
    ]


def test_tracked_changes_that_came_in_are_read_as_accepted_and_it_is_said(
    capsys, folders, tmp_path
):
    old, new = folders
    redline = tmp_path / "redline.docx"
    left = run(
        capsys, "diff", old / "code-of-conduct.md", new / "code-of-conduct.md", "-o", redline
    )
    assert left.code == 1

    left = run(capsys, "diff", redline, new / "code-of-conduct.md")

    assert left.code == 0
    assert "its tracked changes" in left.err


def test_the_word_file_has_tracked_changes_with_author_and_reason(capsys, folders, tmp_path):
    target = tmp_path / "redline.docx"

    left = run(capsys, "diff", folders[0] / "code-of-conduct.md", folders[1] / "code-of-conduct.md",
               "-o", target, "--author", "Legal Service", "--date", "2026-12-01")  # fmt: skip

    assert (left.code, left.out.strip()) == (1, str(target))
    with zipfile.ZipFile(io.BytesIO(target.read_bytes())) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
        comments = archive.read("word/comments.xml").decode()
    marks = [*root.iter(w("ins"), w("del"))]
    assert {mark.get(w("author")) for mark in marks} == {"Legal Service"}
    assert {mark.get(w("date")) for mark in marks} == {"2026-12-01T00:00:00Z"}
    assert "no answers that could tell why" in comments


def test_each_document_gets_its_file_in_a_folder_and_none_is_overwritten(capsys, folders, tmp_path):
    target = tmp_path / "redlines"

    assert run(capsys, "diff", *folders, "-o", target, "--format", "html").code == 1
    names = sorted(path.name for path in target.iterdir())
    (target / names[0]).write_text("mine")
    refused = run(capsys, "diff", *folders, "-o", target, "--format", "html")
    forced = run(capsys, "diff", *folders, "-o", target, "--format", "html", "--force")

    assert names == ["redline-code-of-conduct-mandate.html", "redline-code-of-conduct.html"]
    assert (refused.code, forced.code) == (1, 1)
    assert "nothing was written" in refused.err
    assert (target / f"{names[0]}.bak").read_text() == "mine"
    assert "gifts.limit" in (target / names[0]).read_text()


def test_json_in_a_file_is_what_is_printed_with_the_name_of_the_file(capsys, folders, tmp_path):
    target = tmp_path / "changes.json"
    printed = json.loads(run(capsys, "diff", *folders, "--json").out)

    left = run(capsys, "diff", *folders, "-o", target)

    assert left.code == 1
    assert left.out.strip() == str(target)
    assert json.loads(target.read_text()) == printed | {"files": [str(target)]}


def test_a_text_file_has_the_words_of_the_terminal(capsys, folders, tmp_path):
    old, new = (folder / "code-of-conduct.md" for folder in folders)
    printed = run(capsys, "diff", old, new).out

    assert run(capsys, "diff", old, new, "-o", tmp_path / "changes.txt").code == 1

    assert (tmp_path / "changes.txt").read_text() == printed


def test_two_documents_do_not_go_into_one_file(capsys, folders, tmp_path):
    left = run(capsys, "diff", *folders, "-o", tmp_path / "one.docx")

    assert left.code == 2
    assert "give a folder" in left.err
    assert "-o redlines\n" in run(capsys, "diff", *folders).err
    assert not (tmp_path / "one.docx").exists()


@pytest.mark.parametrize("form", ["md", "docx", "html", "terminal"])
def test_a_summary_names_clauses_versions_causes_and_effects(capsys, tmp_path, form):
    pair = (ROOT / "examples/ministry", ROOT / "examples/municipality")
    options = ("--format", form) if form == "terminal" else ("--format", form, "-o", tmp_path / "s")

    left = run(capsys, "diff", *pair, "--summary", *options)

    assert left.code == 1
    if form in ("md", "html"):
        text = (tmp_path / f"s/summary-code-of-conduct.{form}").read_text()
    elif form == "docx":
        assert (tmp_path / "s/summary-code-of-conduct.docx").exists()
        return
    else:
        text = left.out
    for said in ("Clauses that came in", "Wishes and pressure of councillors", "kind of body",
                 "Clauses that dropped out", "Monitoring of staff", "duty removed"):  # fmt: skip
        assert said in text


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["conflict-of-interest/gift-limitt", "a/b"], 2, "did you mean"),
        (["./nothing", "a/b"], 2, "no such file or folder"),
        (["nothing.docx", "x.md"], 2, "no such file or folder"),
        (["standards/scope@9.9.9", "standards/scope"], 2, "has no version '9.9.9'"),
        (["standards/resources"], 2, "no version before"),
        (["examples/ministry"], 2, "compare examples/ministry with what?"),
        (["examples/ministry", "standards/scope"], 2, "nothing tells which document"),
        (["examples/ministry", "examples/court", "--format", "pdf"], 2, "there is no format"),
        (["examples/ministry", "examples/court", "--format", "docx"], 2, "where should"),
        (["README.md", "pyproject.toml"], 2, "cannot be compared"),
        (["examples/ministry", "examples/court", "-o", "note.pdf"], 2, "no name of a redline"),
        (
            ["examples/ministry", "examples/court", "--format", "md", "-o", "a.docx"],
            2,
            "no name of a file of format md",
        ),
        (["codegen", "examples/court"], 2, "holds neither a draft"),
    ],
)
def test_what_means_nothing_is_told(capsys, monkeypatch, arguments, code, said):
    monkeypatch.chdir(ROOT)

    left = run(capsys, "diff", *arguments)

    assert left.code == code
    assert said in left.err


def test_two_clauses_are_compared_word_by_word(capsys):
    left = run(capsys, "diff", "conflict-of-interest/gift-limit", "conflict-of-interest/gift-ban")

    assert left.code == 1
    assert "Judge purpose and appearance before value.]" in " ".join(left.out.split())


def test_texts_of_others_are_compared_by_their_headings(capsys, tmp_path):
    old, new = tmp_path / "old.md", tmp_path / "new.txt"
    old.write_text("# Gifts\n\nRefuse gifts above 20 EUR.\n\n# Travel\n\nAsk first.\n")
    new.write_text("Travel\n\nAsk first.\n\nGifts\n\nRefuse gifts above 50 EUR.\n")

    made, _ = changes(run(capsys, "diff", old, new, "--json"))

    assert [(one["kind"], one["old"].strip(), one["new"].strip()) for one in made if one["kind"] != "move"] == [
        ("replace", "20 EUR", "50 EUR")
    ]  # fmt: skip
