"""The draft folder: nothing that a person wrote is ever lost."""

import zipfile
from pathlib import Path

import pytest
import small_library
from commands import contents, run
from small_library import LIMIT, edited

from codegen.draft.folder import read_lock, source
from codegen.errors import UsageError

ANSWERS = """\
codegen: 1
answers:
  organisation.name: Ahlen  # the town
  gifts.policy: limit
"""
DOCUMENTS = {
    "code-of-conduct.md", "code-of-conduct.docx", "code-of-ethics.md", "code-of-ethics.docx",
    "open-points.md",
}  # fmt: skip


@pytest.fixture
def own(tmp_path):
    return small_library.written(tmp_path / "own")


@pytest.fixture
def draft(tmp_path, own, capsys):
    """Draft into a folder; the first call begins it with its answers."""
    folder = tmp_path / "town"
    folder.mkdir()
    (folder / "answers.yaml").write_text(ANSWERS)

    def again(*arguments, date="2026-11-22"):
        dated = ["--date", date] if date else []
        return run(capsys, "draft", folder, "--library", own, *dated, *arguments)

    again.folder = folder
    again.library = own
    assert again().code == 0
    return again


def edit(path, words=b"mine"):
    """Change a file as a person would: words at the end of a text, other words in a Word file."""
    if path.suffix != ".docx":
        path.write_bytes(path.read_bytes() + words + b"\n")
        return
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"Ahlen", words)
    pack(path, parts)


def pack(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)


def times(folder):
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


def test_a_draft_has_its_answers_its_documents_and_its_lock(draft):
    assert set(contents(draft.folder)) == {"answers.yaml", "draft.lock", *DOCUMENTS}


def test_the_answers_stay_as_they_were_written(draft):
    assert (draft.folder / "answers.yaml").read_text() == ANSWERS


def test_drafting_again_without_a_change_writes_nothing(draft):
    before = times(draft.folder)

    assert draft().code == 0
    assert times(draft.folder) == before


def test_without_a_date_an_unchanged_draft_keeps_the_date_it_had(draft):
    before = contents(draft.folder)

    assert draft(date=None).code == 0
    assert contents(draft.folder) == before


def test_a_changed_answer_changes_the_files_it_stands_in(draft):
    before = contents(draft.folder)
    path = draft.folder / "answers.yaml"
    path.write_text(ANSWERS + "  gifts.days: 33\n")

    assert draft().code == 0
    after = contents(draft.folder)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {
        "answers.yaml", "code-of-conduct.md", "code-of-conduct.docx", "open-points.md", "draft.lock",
    }  # fmt: skip


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_an_edited_file_stops_the_draft_and_nothing_is_written(draft, name):
    edit(draft.folder / name)
    (draft.folder / "answers.yaml").write_text(ANSWERS + "  gifts.days: 33\n")
    before = times(draft.folder)

    left = draft()

    assert left.code == 1
    assert left.err.splitlines()[0] == (
        f"{draft.folder / name}: error: this file was edited since codegen wrote it; nothing was "
        "written [edited-file]"
    )
    assert times(draft.folder) == before


def test_every_edited_file_is_named(draft):
    edit(draft.folder / "code-of-conduct.md")
    edit(draft.folder / "code-of-ethics.md")

    left = draft()

    assert [line.split(":")[0] for line in left.err.splitlines() if "edited-file" in line] == [
        str(draft.folder / "code-of-conduct.md"),
        str(draft.folder / "code-of-ethics.md"),
    ]


def test_a_word_file_that_was_only_zipped_anew_does_not_count_as_edited(draft):
    path = draft.folder / "code-of-conduct.docx"
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    pack(path, parts)

    assert draft().code == 0


@pytest.mark.parametrize("name", ["code-of-conduct.md", "code-of-conduct.docx"])
def test_force_keeps_the_edited_file_beside_the_new_one(draft, name):
    edit(draft.folder / name)
    mine = (draft.folder / name).read_bytes()

    left = draft("--force")

    assert left.code == 0
    assert (draft.folder / f"{name}.bak").read_bytes() == mine
    assert (draft.folder / name).read_bytes() != mine
    assert f"Kept your edited {name} as {name}.bak" in left.err


def test_an_earlier_copy_is_never_overwritten(draft):
    path = draft.folder / "code-of-conduct.md"
    for words in (b"first", b"second", b"third"):
        edit(path, words)
        last = draft("--force")

    kept = {name: data for name, data in contents(draft.folder).items() if ".bak" in name}
    assert {name: data.split()[-1] for name, data in kept.items()} == {
        "code-of-conduct.md.bak": b"first",
        "code-of-conduct.md.bak2": b"second",
        "code-of-conduct.md.bak3": b"third",
    }
    assert "Kept your edited code-of-conduct.md as code-of-conduct.md.bak3" in last.err


def test_without_a_lock_every_file_that_would_change_counts_as_edited(draft):
    (draft.folder / "draft.lock").unlink()
    (draft.folder / "answers.yaml").write_text(ANSWERS + "  gifts.days: 33\n")
    before = contents(draft.folder)

    assert draft().code == 1
    assert contents(draft.folder) == before


def test_without_a_lock_files_that_hold_what_would_be_written_are_no_hindrance(draft):
    lock = (draft.folder / "draft.lock").read_bytes()
    (draft.folder / "draft.lock").unlink()

    assert draft().code == 0
    assert (draft.folder / "draft.lock").read_bytes() == lock


@pytest.mark.parametrize("locked", [True, False])
@pytest.mark.parametrize(
    "mine",
    [b"", b"not a zip", b"PK\x03\x04 half a file", b"\xd0\xcf\x11\xe0 a file with a password"],
)
def test_a_file_that_is_no_word_file_any_more_counts_as_edited(draft, mine, locked):
    path = draft.folder / "code-of-conduct.docx"
    path.write_bytes(mine)
    if not locked:
        (draft.folder / "draft.lock").unlink()

    left = draft()

    assert left.code == 1
    assert "this file was edited" in left.err
    assert path.read_bytes() == mine
    assert draft("--force").code == 0
    assert (draft.folder / "code-of-conduct.docx.bak").read_bytes() == mine


def test_a_file_of_the_same_name_from_before_is_kept_too(tmp_path, own, capsys):
    folder = tmp_path / "town"
    folder.mkdir()
    (folder / "code-of-conduct.md").write_text("The code of 2016.\n")

    left = run(
        capsys, "new", folder, "--no-input", "--set", "organisation.name=A", "--library", own
    )

    assert left.code == 1
    assert set(contents(folder)) == {"code-of-conduct.md"}


def test_other_files_in_the_folder_are_left_alone(draft):
    (draft.folder / "minutes.docx").write_bytes(b"minutes")

    assert draft("--force").code == 0
    assert (draft.folder / "minutes.docx").read_bytes() == b"minutes"


def test_a_document_that_is_wanted_no_more_stays_and_stays_known(draft):
    (draft.folder / "answers.yaml").write_text(ANSWERS + "  documents.kinds: [conduct]\n")
    assert draft().code == 0
    (draft.folder / "answers.yaml").write_text(ANSWERS)

    assert (draft.folder / "code-of-ethics.md").exists()
    assert draft().code == 0


def test_a_new_folder_is_complete(draft, tmp_path):
    out = tmp_path / "copies" / "other"

    assert draft("--out", out).code == 0
    assert contents(out) == contents(draft.folder)


def test_drafting_one_document_leaves_the_others_alone_and_known(draft):
    edit(draft.folder / "code-of-conduct.md")
    before = contents(draft.folder)

    assert draft("--only", "ethics").code == 0
    assert contents(draft.folder)["code-of-conduct.md"] == before["code-of-conduct.md"]
    assert draft().code == 1


NEWER = """\
versions:
  - version: "2.0.0"
    effective: 2026-12-01
    change: substantive
    note: Asks for more.
    text: |
      1. You **must** refuse every [gift](term:gift).
      2. Record it.
"""


def give_the_library_a_newer_version(draft):
    for name, text in edited(LIMIT, "versions:\n", NEWER).items():
        (draft.library.parent / name).write_text(text)


def test_drafting_again_keeps_the_version_that_was_drafted(draft):
    before = contents(draft.folder)["code-of-conduct.md"]
    give_the_library_a_newer_version(draft)

    assert draft().code == 0
    assert contents(draft.folder)["code-of-conduct.md"] == before


def test_drafting_one_document_keeps_the_versions_of_the_others(draft):
    before = contents(draft.folder)["code-of-conduct.md"]
    give_the_library_a_newer_version(draft)

    assert draft("--only", "ethics").code == 0
    assert draft().code == 0
    assert contents(draft.folder)["code-of-conduct.md"] == before


def test_a_new_folder_takes_the_newest_version(draft, tmp_path):
    give_the_library_a_newer_version(draft)

    assert draft("--out", tmp_path / "other").code == 0
    assert "2.0.0" in (tmp_path / "other" / "code-of-conduct.md").read_text()


def test_a_damaged_lock_stops_the_draft(draft):
    (draft.folder / "draft.lock").write_text("codegen: 1\n")
    before = contents(draft.folder)

    left = draft()

    assert left.code == 3
    assert "this lock is damaged [wrong-format]" in left.err
    assert contents(draft.folder) == before


def test_a_link_that_leads_out_of_the_folder_is_not_followed(draft, tmp_path):
    outside = tmp_path / "mine.md"
    outside.write_text("mine\n")
    (draft.folder / "code-of-conduct.md").unlink()
    (draft.folder / "code-of-conduct.md").symlink_to(outside)

    left = draft("--force")

    assert left.code == 4
    assert outside.read_text() == "mine\n"


def test_a_final_draft_that_is_refused_writes_nothing(draft):
    before = times(draft.folder)

    left = draft("--final")

    assert left.code == 1
    assert "the draft is not final; nothing was written [not-final]" in left.err
    assert times(draft.folder) == before


def test_no_temporary_file_is_left_behind(draft):
    assert not [name for name in contents(draft.folder) if name.startswith(".")]


def test_the_source_of_a_draft_is_its_folder_or_its_answers_file(draft):
    answers = draft.folder / "answers.yaml"

    assert source(draft.folder, None) == source(answers, None)
    assert source(answers, Path("x")).folder == Path("x")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("empty", "there is no answers.yaml in this folder"),
        ("none", "there is no such file"),
        ("other.yaml", "where should the draft go?"),
    ],
)
def test_a_source_that_cannot_be_drafted_is_refused(tmp_path, name, message):
    (tmp_path / "empty").mkdir()
    (tmp_path / "other.yaml").write_text(ANSWERS)

    with pytest.raises(UsageError) as refused:
        source(tmp_path / name, None)

    assert refused.value.problems[0].message == message


def test_a_folder_without_a_lock_has_none(tmp_path):
    assert read_lock(tmp_path) is None
