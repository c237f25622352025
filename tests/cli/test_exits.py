"""How commands leave: the exit codes of the contract, one JSON object, global options anywhere."""

import errno
import json
import subprocess
import sys

import pytest
import small_library
from commands import contents, run
from small_library import BAN, edited

from codegen.cli import drafting
from codegen.errors import Exit

ANSWERS = "codegen: 1\nanswers:\n  organisation.name: Ahlen\n  gifts.policy: refuse\n"


@pytest.fixture
def own(tmp_path):
    return small_library.written(tmp_path / "own")


@pytest.fixture
def town(tmp_path):
    folder = tmp_path / "town"
    folder.mkdir()
    (folder / "answers.yaml").write_text(ANSWERS)
    return folder


@pytest.fixture
def broken(tmp_path):
    return small_library.written(tmp_path / "broken", edited(BAN, "order: 10", "ordre: 10"))


def test_a_command_that_did_its_work_leaves_with_0(capsys, town, own):
    assert run(capsys, "draft", town, "--library", own).code == Exit.DONE == 0


def test_a_final_draft_with_open_points_leaves_with_1(capsys, town, own):
    assert run(capsys, "draft", town, "--final", "--library", own).code == Exit.FOUND == 1


def test_a_check_that_found_errors_leaves_with_1(capsys, broken):
    left = run(capsys, "library", "check", "--library", broken)

    assert left.code == 1
    assert "'ordre' is not an entry here [unknown-entry]" in left.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["nope"],
        ["draft"],
        ["draft", "TOWN", "--nope"],
        ["draft", "TOWN", "--format", "pdf"],
        ["draft", "TOWN", "--only", "poem"],
        ["draft", "TOWN", "--date", "soon"],
        ["draft", "TOWN/nowhere"],
        ["draft", "TOWN", "--library", "TOWN/nowhere"],
        ["explain", "TOWN", "zzz"],
        ["explain", "TOWN/nowhere"],
        ["questions", "zzz"],
        ["new", "TOWN", "--no-input"],
        ["new", "TOWN/a", "--no-input"],
        ["new", "TOWN/a", "--no-input", "--set", "organisation.name"],
        ["new", "TOWN/a", "--no-input", "--set", "organisation.nme=A"],
        ["new", "TOWN/a", "--no-input", "--set", "organisation.name=A", "--preset", "village"],
        ["new", "TOWN/a", "--no-input", "--answers", "TOWN/nowhere.yaml"],
        ["--library"],
    ],
    ids=" ".join,
)
def test_a_wrong_command_line_leaves_with_2_and_writes_nothing(capsys, town, own, arguments):
    library = [] if "--library" in arguments else ["--library", own]
    before = contents(town)

    left = run(capsys, *library, *(word.replace("TOWN", str(town)) for word in arguments))

    assert (left.code, left.out) == (Exit.USAGE, "")
    assert left.err
    assert contents(town) == before


def test_answers_that_are_invalid_leave_with_3(capsys, town, own):
    (town / "answers.yaml").write_text(ANSWERS + "  gift.days: 5\n")

    assert run(capsys, "draft", town, "--library", own).code == Exit.CONTENT == 3


def test_a_library_that_is_invalid_leaves_with_3(capsys, town, broken):
    left = run(capsys, "draft", town, "--library", broken)

    assert left.code == 3
    assert f"{BAN}:5:1: error: 'ordre' is not an entry here [unknown-entry]" in left.err


def test_what_cannot_be_written_leaves_with_4(capsys, town, own, tmp_path):
    (tmp_path / "file").write_text("")

    left = run(capsys, "draft", town, "--out", tmp_path / "file" / "draft", "--library", own)

    assert left.code == Exit.INPUT_OUTPUT == 4


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_fault_of_the_tool_leaves_with_70_and_without_a_traceback(
    capsys, town, own, monkeypatch, options
):
    monkeypatch.setattr(drafting, "drafted", lambda *_, **__: 1 / 0)

    left = run(capsys, "draft", town, "--library", own, *options)

    assert (left.code, left.out) == (Exit.BUG, "")
    assert left.err.splitlines() == [
        "codegen has a fault of its own: ZeroDivisionError: division by zero",
        "  hint: run it again with --debug and report what it prints",
    ]


def test_debug_prints_the_traceback_and_leaves_with_70_too(capsys, town, own, monkeypatch):
    monkeypatch.setattr(drafting, "drafted", lambda *_, **__: 1 / 0)

    left = run(capsys, "--debug", "draft", town, "--library", own)

    assert left.code == 70
    assert left.err.startswith("Traceback (most recent call last):")
    assert left.err.endswith("ZeroDivisionError: division by zero\n")


def test_an_interruption_leaves_with_130_and_nothing_lost(capsys, town, own, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(drafting, "drafted", interrupted)
    before = contents(town)

    left = run(capsys, "draft", town, "--library", own)

    assert left.code == Exit.INTERRUPTED == 130
    assert contents(town) == before


def test_a_reader_that_goes_away_is_no_fault(town, own):
    command = f'"{sys.executable}" -m codegen questions --library "{own}" | true; exit "${{PIPESTATUS[0]}}"'

    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)

    assert "Traceback" not in done.stderr
    assert "fault of its own" not in done.stderr
    assert "Exception ignored" not in done.stderr


COMMANDS = [
    (["draft", "TOWN"], 0, "codegen/draft/1"),
    (["draft", "TOWN", "--final"], 1, "codegen/error/1"),
    (["draft", "TOWN/nowhere"], 2, "codegen/error/1"),
    (["new", "TOWN/new", "--no-input", "--set", "organisation.name=A"], 0, "codegen/draft/1"),
    (["explain", "TOWN", "gifts/gift-ban"], 0, "codegen/explain/1"),
    (["explain", "TOWN"], 0, "codegen/explain/1"),
    (["questions"], 0, "codegen/questions/1"),
    (["questions", "gifts.days"], 0, "codegen/questions/1"),
    (["library", "check"], 0, "codegen/library-check/1"),
]


@pytest.mark.parametrize(
    ("arguments", "code", "schema"), COMMANDS, ids=[" ".join(command) for command, *_ in COMMANDS]
)
def test_json_is_one_object_and_nothing_else(capsys, town, own, arguments, code, schema):
    words = [word.replace("TOWN", str(town)) for word in arguments]

    left = run(capsys, *words, "--library", own, "--json")

    found = json.loads(left.out)
    assert (left.code, left.err) == (code, "")
    assert found["schema"] == schema
    assert isinstance(found["problems"], list)


def test_json_holds_the_problems_with_their_places(capsys, town, own):
    (town / "answers.yaml").write_text(ANSWERS + "  gift.days: 5\n")

    left = run(capsys, "draft", town, "--library", own, "--json")

    assert json.loads(left.out) == {
        "schema": "codegen/error/1",
        "problems": [
            {
                "rule": "unknown-question",
                "severity": "error",
                "message": "'gift.days' is not a question",
                "file": str(town / "answers.yaml"),
                "line": 5,
                "column": 3,
                "hint": "did you mean 'gifts.days'?",
            }
        ],
        "exit_code": 3,
    }


@pytest.mark.parametrize("arguments", [["draft", "TOWN"], ["explain", "TOWN", "gifts/gift-ban"]])
def test_json_holds_warnings_too(capsys, town, own, arguments):
    (town / "answers.yaml").write_text(ANSWERS + '  act.note: "a\u202eb"\n')
    words = [word.replace("TOWN", str(town)) for word in arguments]

    left = run(capsys, *words, "--library", own, "--json")

    assert [problem["rule"] for problem in json.loads(left.out)["problems"]] == ["stripped"]


def test_without_json_a_warning_stands_on_stderr(capsys, town, own):
    (town / "answers.yaml").write_text(ANSWERS + '  act.note: "a\u202eb"\n')

    left = run(capsys, "draft", town, "--library", own)

    assert left.code == 0
    assert (
        "warning: control, private-use or direction characters were left out [stripped]" in left.err
    )


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("glued", [True, False])
def test_global_options_may_stand_anywhere(capsys, town, own, place, glued):
    options = ["--json", f"--library={own}"] if glued else ["--library", str(own), "--json"]
    words = ["explain", str(town)]

    left = run(capsys, *words[:place], *options, *words[place:])

    clauses = json.loads(left.out)["clauses"]
    assert [entry["id"] for entry in clauses] == [
        "gifts/gift-ban", "gifts/gift-limit", "gifts/gift-register", "values/integrity",
    ]  # fmt: skip


def test_after_two_dashes_nothing_is_an_option(capsys, town, own):
    left = run(capsys, "explain", "--library", own, town, "--", "--json")

    assert left.code == 2
    assert "no clause matches '--json'" in left.err


def test_quiet_prints_the_product_and_problems_only(capsys, town, own):
    left = run(capsys, "draft", town, "--library", own, "-q")

    assert left.err == ""
    assert left.out.splitlines()[0] == str(town / "code-of-conduct.md")


@pytest.mark.parametrize("arguments", [["draft", "TOWN"], ["explain", "TOWN"], ["questions"]])
def test_every_command_says_what_to_do_next(capsys, town, own, arguments):
    left = run(capsys, *(word.replace("TOWN", str(town)) for word in arguments), "--library", own)

    assert left.err.splitlines()[-1].startswith("Next: ")
    assert "Next:" not in left.out


def test_the_version_names_tool_library_release_and_folder(capsys, own):
    left = run(capsys, "--version", "--library", own)

    tool, library, folder = left.out.splitlines()
    assert tool.startswith("codegen ")
    assert library.startswith("library small clauses, no release yet, sha256:")
    assert folder == f"folder {own}"


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_names_the_commands(capsys, option):
    left = run(capsys, option)

    assert left.code == 0
    for command in ("new", "draft", "explain", "questions", "library"):
        assert f" {command} " in left.out


def test_a_full_disk_leaves_with_4_and_the_old_files_stand(capsys, town, own, monkeypatch):
    assert run(capsys, "draft", town, "--library", own, "--date", "2026-11-22").code == 0
    before = contents(town)
    (town / "answers.yaml").write_text(ANSWERS.replace("refuse", "limit"))

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("codegen.doors.files.replace", full)
    left = run(capsys, "draft", town, "--library", own, "--date", "2026-11-22")

    assert left.code == 4
    assert "no space left on device" in left.err
    assert {**contents(town), "answers.yaml": b""} == {**before, "answers.yaml": b""}


def test_the_date_may_come_from_the_environment(capsys, town, own, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    assert run(capsys, "draft", town, "--library", own).code == 0
    first = contents(town)["draft.lock"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")

    assert b"date: 2026-11-22" in first
    assert run(capsys, "draft", town, "--library", own).code == 2


def test_explaining_says_what_would_bring_a_clause_in(capsys, town, own):
    left = run(capsys, "explain", town, "gifts/gift-limit", "--library", own)

    assert left.out.splitlines()[-1] == (
        "  It would come in if you answered “What may people keep?” with “Small gifts” (gifts.policy: limit)."
    )


def test_a_change_that_takes_an_answer_away_is_told_as_such(capsys, tmp_path, town):
    changes = {
        "clauses/gifts/other.yaml": small_library.clause(
            "You may.", when="values.list is not known"
        )
    }
    own = small_library.written(tmp_path / "more", changes)
    (town / "answers.yaml").write_text(ANSWERS + "  values.list: [{name: Care}]\n")

    left = run(capsys, "explain", town, "gifts/other", "--library", own)

    assert "open (values.list: unsure)." in left.out


def test_words_find_the_clauses_that_hold_them_all(capsys, town, own):
    left = run(capsys, "explain", town, "refuse", "gift", "--library", own, "--json")

    assert json.loads(left.out)["id"] == "gifts/gift-ban"


def test_questions_are_found_by_their_words(capsys, own):
    left = run(capsys, "questions", "days", "--library", own, "--json")

    assert [found["key"] for found in json.loads(left.out)["questions"]] == ["gifts.days"]
    assert json.loads(left.out)["questions"][0]["decides"] == ["gifts/gift-limit"]


def test_commands_load_nothing_heavy_before_they_run():
    code = "import sys, codegen.cli.app; print(sorted({'jinja2', 'docx', 'babel', 'pydantic'} & sys.modules.keys()))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
