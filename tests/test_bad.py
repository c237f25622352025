"""Input that is wrong: what is said of it, to the letter, how the command leaves, and no harm done.

Each folder of tests/bad is one case. Its ``expected.txt`` begins with the command and ends with the
exit code; the other files are what the command finds. Where a command reads a library, that is a copy
of the one that ships, with the files of the case in it.
"""

import shutil

import pytest
from commands import contents, run
from conftest import ROOT

FOLDER = ROOT / "tests/bad"
CASES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
BEGIN = b"codegen: 1\nanswers:\n  organisation.name: "
MADE = {"brackets": BEGIN + b"[" * 60_000, "too-long": BEGIN + b"x" * 10_001}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path


def prepared(case, folder):
    """Put what a case holds into a folder, and return its command and the lines it expects."""
    command, *lines = (FOLDER / case / "expected.txt").read_text().splitlines()
    if "--library" in command:
        for name in ("clauses", "templates"):
            shutil.copytree(ROOT / name, folder / "library" / name)
    shutil.copytree(FOLDER / case, folder, dirs_exist_ok=True)
    if case in MADE:
        (folder / "answers.yaml").write_bytes(MADE[case])
    return command.removeprefix("$ codegen ").split(" "), lines


@pytest.mark.parametrize("case", CASES)
def test_bad_input_is_told_where_it_is_wrong_and_nothing_is_written(case, folder, capsys):
    command, expected = prepared(case, folder)
    before = contents(folder)

    left = run(capsys, *command)

    said = left.err.replace(f"{folder}/", "").splitlines()
    assert [*said, f"[{left.code}]"] == expected
    assert left.out == ""
    assert contents(folder) == before
