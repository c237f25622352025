"""Drafts on an organisation's own pages: what the command says, keeps, and refuses."""

import json
import shutil

import pytest
import small_library
from commands import contents, run
from houses import BASE, PATHS
from ruamel.yaml import YAML

from codegen.document.ooxml.package import parts

ANSWERS = "codegen: 1\nanswers:\n  organisation.name: Ahlen\n  gifts.policy: refuse\n"


@pytest.fixture
def house(tmp_path):
    """A house style in a folder of its own."""
    path = tmp_path / "style" / "amt.docx"
    path.parent.mkdir()
    shutil.copy(PATHS["landesamt"], path)
    return path


@pytest.fixture
def town(tmp_path):
    folder = tmp_path / "town"
    folder.mkdir()
    (folder / "answers.yaml").write_text(ANSWERS)
    return folder


@pytest.fixture
def draft(capsys, tmp_path, town):
    library = small_library.written(tmp_path / "own")

    def make(*options, source=town):
        return run(capsys, "draft", source, *options, "--library", library, "--date", "2026-11-22")

    return make


def lock(folder):
    return YAML(typ="safe").load(folder / "draft.lock")


def running(folder):
    made = parts((folder / "code-of-conduct.docx").read_bytes())
    return "".join(made[part].decode() for part in made if "header" in part)


def test_a_draft_stands_on_the_pages_of_the_house_and_says_what_was_missing(draft, town, house):
    left = draft("--house-style", house)

    assert left.code == 0
    assert "Landesamt für Beispielwesen" in running(town)
    assert f"{house}: remark: it has no style of its own for numbered paragraphs, " in left.err
    assert lock(town)["house_style"]["file"] == "amt.docx"


def test_the_remarks_stand_in_the_one_object_of_json(draft, house):
    left = draft("--house-style", house, "--json")

    found = json.loads(left.out)["problems"]
    assert {problem["severity"] for problem in found if problem["rule"].startswith("house")} == {
        "remark"
    }
    assert "house-styles" in {problem["rule"] for problem in found}


def test_styles_named_beside_the_template_are_taken(draft, town, house):
    (house.parent / "house-style.yaml").write_text("body: Kasten Hinweis\n")

    assert draft("--house-style", house).code == 0

    body = parts((town / "code-of-conduct.docx").read_bytes())["word/document.xml"]
    assert b'w:pStyle w:val="KastenHinweis"' in body


def test_a_wrong_name_of_a_style_is_told_with_its_place_and_nothing_is_written(draft, town, house):
    (house.parent / "house-style.yaml").write_text("# ours\nbody: Kasten Hinweiss\n")
    before = contents(town)

    left = draft("--house-style", house)

    assert left.code == 3
    assert "house-style.yaml:2:7: error: the template has no style 'Kasten Hinweiss'" in left.err
    assert "did you mean 'Kasten Hinweis'?" in left.err
    assert contents(town) == before


def test_drafting_again_without_the_house_style_is_refused_with_two_ways_on(draft, town, house):
    draft("--house-style", house)
    before = contents(town)

    left = draft()

    assert left.code == 2
    assert left.err.splitlines() == [
        "error: this draft was made in the house style of amt.docx; nothing was written [house-style-missing]",
        "  hint: add --house-style with the path of amt.docx, or --house-style none for our own pages",
    ]
    assert contents(town) == before


def test_a_new_folder_from_such_a_draft_asks_for_the_house_style_too(draft, tmp_path, house):
    draft("--house-style", house)

    assert draft("--out", tmp_path / "new").code == 2
    assert draft("--out", tmp_path / "new", "--house-style", "none").code == 0


def test_drafting_again_with_the_house_style_changes_nothing(draft, town, house):
    draft("--house-style", house)
    before = contents(town)

    left = draft("--house-style", house)

    assert left.code == 0
    assert contents(town) == before
    assert "house-changed" not in left.err


def test_a_house_style_that_has_changed_is_remarked(draft, house):
    draft("--house-style", house)
    shutil.copy(PATHS["county"], house)

    left = draft("--house-style", house)

    assert left.code == 0
    assert "this draft was made in the house style of amt.docx before; it has changed" in left.err


def test_none_goes_back_to_our_own_pages(draft, town, house):
    draft("--house-style", house)

    assert draft("--house-style", "none").code == 0

    assert "Landesamt" not in running(town)
    assert "house_style" not in lock(town)
    assert draft().code == 0


def test_markdown_alone_asks_for_no_house_style_and_the_lock_keeps_it(draft, town, house):
    draft("--house-style", house)

    assert draft("--format", "md").code == 0
    assert lock(town)["house_style"]["file"] == "amt.docx"


@pytest.mark.parametrize("name", ["missing.docx", ""])
def test_a_house_style_that_is_not_there_is_a_slip_of_the_command_line(draft, house, name):
    left = draft("--house-style", house.parent / name)

    assert left.code == 2
    assert "there is no such file [no-house-style]" in left.err


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Dear all", "this is not a Word file [not-word]"),
        (BASE[:3000], "the file is damaged or was cut short [damaged-archive]"),
    ],
)
def test_a_file_that_is_no_word_file_leaves_with_3_and_writes_nothing(
    draft, town, house, data, said
):
    house.write_bytes(data)
    before = contents(town)

    left = draft("--house-style", house)

    assert left.code == 3
    assert left.err.startswith(f"{house}: error: {said}")
    assert contents(town) == before
