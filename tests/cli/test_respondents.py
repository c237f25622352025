"""`codegen ask --for` and `--from`: what is written, what is taken, what is refused."""

import io
import json
import sys
import zipfile

import filling
import jsonschema
import pytest
import small_library
from commands import contents, run
from conftest import ROOT

ANSWERS = """\
codegen: 1
answers:
  # the body
  organisation.name: Ahlen  # as on the letterhead
  organisation.country: DE
  people.categories: [{category: staff}]
  gifts.policy: limit
"""
BOTH = pytest.mark.parametrize("kind", ["docx", "xlsx"])
FILL = {"docx": filling.in_word, "xlsx": filling.in_sheet}


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
def ask(capsys, town, own):
    return lambda *arguments: run(capsys, "ask", town, *arguments, "--library", own)


@pytest.fixture
def filled(ask, tmp_path):
    """Return the path of a questionnaire that somebody filled in."""

    def fill(kind, who, answers, tables=None, name="q", change=None):
        path = tmp_path / f"{name}.{kind}"
        assert ask("--for", who, "--full", "-o", path).code == 0
        path.write_bytes(FILL[kind](path.read_bytes(), answers, tables, change))
        return path

    return fill


@BOTH
def test_a_questionnaire_is_written_for_those_who_would_know(ask, tmp_path, kind):
    path = tmp_path / f"q.{kind}"

    left = ask("--for", "legal", "-o", path)

    assert (left.code, left.out) == (0, f"{path}\n")
    assert "1 question for the legal department." in left.err
    assert zipfile.is_zipfile(path)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--for", "legl", "-o", "q.docx"],
            "hint: did you mean 'legal'? those who would know are drafter, hr, ",
        ),
        (["--for", "legal"], "into which file should the questionnaire go?"),
        (["--for", "legal", "-o", "q.pdf"], "q.pdf: error: into which file"),
        (["--for", "finance", "--from", "q.docx"], "either written with --for or read with --from"),
        (["-o", "q.docx"], "-o and --who go with --for or --from"),
        (["gifts.law", "--for", "legal", "-o", "q.docx"], "choose their questions themselves"),
        (["--from", "nowhere.docx"], "nowhere.docx: error: there is no such file"),
        (["--from", "nowhere.docx", "-o", "q.docx"], "-o goes with --for"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_wrong_command_line_leaves_with_2_and_writes_nothing(ask, town, arguments, said):
    before = contents(town.parent)

    left = ask(*arguments)

    assert left.code == 2
    assert said in left.err
    assert contents(town.parent) == before


def test_nothing_open_is_said_with_what_would_ask_more(ask, town):
    (town / "answers.yaml").write_text(f"{ANSWERS}  gifts.law: no\n")

    left = ask("--for", "legal", "-o", "q.docx")

    assert left.code == 2
    assert "nothing is open for the legal department" in left.err


@BOTH
def test_answers_are_saved_with_who_and_when_and_comments_stay(ask, town, filled, kind):
    path = filled(
        kind, "legal", {"gifts.law": "no", "form.who": "Head of Law", "form.on": "2026-12-01"}
    )

    left = ask("--from", path)

    assert left.code == 0
    assert "  Taken: law on gifts (gifts.law): no\n" in left.out
    saved = (town / "answers.yaml").read_text()
    assert "organisation.name: Ahlen  # as on the letterhead" in saved
    assert "who: Head of Law" in saved


@BOTH
def test_what_is_wrong_is_told_at_once_and_nothing_is_written(ask, town, filled, kind):
    path = filled(kind, "all", {"gifts.days": "many", "gifts.law": "perhaps", "form.who": "Law"})
    before = contents(town)

    left = ask("--from", path)

    assert left.code == 3
    assert left.err.count(f"{path}:") == 2
    assert "nothing was taken from any of these files" in left.err
    assert contents(town) == before


def test_one_wrong_file_among_two_keeps_both_out(ask, town, filled):
    good = filled("docx", "legal", {"gifts.law": "no"}, name="good")
    bad = filled("xlsx", "head", {"gifts.days": "many"}, name="bad")
    before = contents(town)

    assert ask("--from", good, "--from", bad).code == 3
    assert contents(town) == before


def test_a_form_that_says_nothing_new_leaves_the_file_as_it_is(ask, town, filled):
    path = filled("docx", "head", {"gifts.policy": "Small gifts"})
    before = contents(town)

    left = ask("--from", path)

    assert left.code == 0
    assert "As it stood already: 1" in left.out
    assert contents(town) == before


def test_three_people_in_two_formats_leave_two_questions_to_decide(ask, town, filled):
    forms = [
        filled("docx", "all", {"form.who": "Legal", "gifts.days": "5", "roles.adviser": "Ethics Adviser"}, name="a"),
        filled("xlsx", "all", {"form.who": "HR", "gifts.days": 7, "roles.adviser": "Ethics adviser"}, name="b"),
        filled("xlsx", "all", {"form.who": "Head", "gifts.days": 5, "gifts.policy": "Nothing at all"}, name="c"),
    ]  # fmt: skip

    left = ask(*(word for form in forms for word in ("--from", form)))

    assert left.code == 0
    differ = left.out.partition("Answers that differ, for somebody to decide:\n")[2]
    assert (
        "  rule on gifts (gifts.policy)\n    an earlier answer: “Small gifts”\n    Head, " in differ
    )
    assert differ.count("“5”") == 2
    assert differ.count("“7”") == 1
    assert f"Next: codegen ask {town} gifts.policy to decide" in left.err
    saved = (town / "answers.yaml").read_text()
    assert "differ:" in saved
    assert "roles.adviser: Ethics Adviser" in saved


def test_the_draft_then_names_what_differs_and_a_final_one_is_refused(
    capsys, ask, town, own, filled
):
    path = filled("docx", "head", {"gifts.policy": "Nothing at all", "form.who": "Head"})
    ask("--from", path)

    drafted = run(capsys, "draft", town, "--library", own)
    final = run(capsys, "draft", town, "--final", "--library", own)

    assert "answered differently: 1" in drafted.err
    assert "## Answers that differ" in (town / "open-points.md").read_text()
    assert final.code == 1
    assert "rule on gifts (gifts.policy): Two people answered this differently" in final.err
    assert "hint: 'codegen ask DIR gifts.policy' decides it" in final.err


def test_what_comes_in_and_drops_out_is_told(ask, town, filled):
    (town / "answers.yaml").write_text(ANSWERS.replace("  gifts.policy: limit\n", ""))
    path = filled("docx", "head", {"gifts.policy": "Nothing at all"})

    left = ask("--from", path)

    assert "Comes in: No gifts (gifts/gift-ban)" in left.out


@BOTH
def test_json_says_what_became_of_each_answer(ask, filled, tmp_path, kind):
    sent = ask("--for", "all", "-o", tmp_path / f"s.{kind}", "--json")
    path = filled(kind, "head", {"gifts.policy": "1", "gifts.days": "?"})
    came = ask("--from", path, "--json")

    for left, name in ((sent, "ask-for"), (came, "ask-from")):
        whole = json.loads(left.out)
        schema = json.loads((ROOT / f"codegen/schemas/{name}.schema.json").read_text())
        jsonschema.validate(whole, schema)
        assert whole["schema"] == f"codegen/{name}/1"
    (form,) = json.loads(came.out)["forms"]
    assert {one["key"]: one["outcome"] for one in form["taken"]} == {
        "gifts.policy": "differs",
        "gifts.days": "unsure",
    }


@pytest.mark.parametrize(
    "arguments", [["--for", "legal", "-o", "q.xlsx"], ["--from", "q.xlsx"]], ids=["for", "from"]
)
def test_without_openpyxl_the_install_line_is_named(ask, tmp_path, monkeypatch, arguments):
    (tmp_path / "q.xlsx").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "openpyxl", None)

    left = ask(*arguments)

    assert left.code == 2
    assert "hint: pip install 'conduct-codegen[tables]', or use a Word file: .docx" in left.err


def repacked(data, parts=None, *, drop=()):
    """Return an office file with some parts in place of its own."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        kept = {name: old.read(name) for name in old.namelist() if name not in drop}
        for name, content in {**kept, **(parts or {})}.items():
            new.writestr(name, content)
    return stream.getvalue()


def changed(data, name, old, new):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = archive.read(name)
    assert old in part, name
    return repacked(data, {name: part.replace(old, new)})


BODIES = ("word/document.xml", "xl/workbook.xml")
DTD = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
MANY = {f"x/{number}.bin": b"" for number in range(5001)}
LARGE = {f"x/{number}.bin": b"\0" * 45_000_000 for number in range(5)}
DEEP = b"<a>" * 100_000 + b"</a>" * 100_000
UTF_7 = b'<?xml version="1.0" encoding="utf-7"?><a>+ADwAIQ-DOCTYPE</a>'
HOSTILE = {  # how a good file is spoiled: its parts replaced, or its bytes
    "empty": (b"", "damaged-archive"),
    "no archive": (b"hello", "damaged-archive"),
    "cut short": (lambda data: data[: len(data) // 2], "damaged-archive"),
    "encrypted or old": (lambda data: bytes.fromhex("d0cf11e0a1b11ae1") + data, "locked-file"),
    "another archive": (
        lambda data: repacked(data, drop=["[Content_Types].xml"]),
        "unreadable-file",
    ),
    "macros": ({"word/vbaProject.bin": b"x"}, "macros"),
    "a type with macros": (
        lambda data: changed(data, "[Content_Types].xml", b".main+xml", b".macroEnabled.main+xml"),
        "macros",
    ),
    "entities": ({"docProps/core.xml": DTD}, "entities"),
    "entities in UTF-16": ({"docProps/core.xml": DTD.decode().encode("utf-16")}, "entities"),
    "entities in another encoding": ({"docProps/core.xml": UTF_7}, "unreadable-file"),
    "entities in the encoding of mainframes": (
        {"docProps/core.xml": DTD.decode().encode("cp037")},
        "unreadable-file",
    ),
    "a part too large": (dict.fromkeys(BODIES, b"<a>" + b"<b/>" * 3_000_000), "archive-size"),
    "no body": (lambda data: repacked(data, drop=BODIES), "unreadable-file"),
    "a broken body": (dict.fromkeys(BODIES, b"<a"), "unreadable-file"),
    "a deep body": (dict.fromkeys(BODIES, DEEP), "unreadable-file"),
    "too many parts": (MANY, "archive-size"),
    "too large": (lambda data: data + b"\0" * 20_000_001, "archive-size"),
    "too large unpacked": (LARGE, "archive-size"),
}


def spoiled(data, how):
    """Return a good file, spoiled."""
    if isinstance(how, bytes):
        return how
    return repacked(data, how) if isinstance(how, dict) else how(data)


@BOTH
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(ask, town, filled, kind, name):
    how, rule = HOSTILE[name]
    path = filled(kind, "legal", {"gifts.law": "no"})
    path.write_bytes(spoiled(path.read_bytes(), how))
    before = contents(town)

    left = ask("--from", path)

    assert left.code == 3
    assert f"{path}: error: " in left.err
    assert f"[{rule}]" in left.err
    assert contents(town) == before


def test_a_sheet_that_never_ends_is_refused(ask, filled):
    def change(book):
        book["Questions"]["A1000000"] = "x"

    path = filled("xlsx", "legal", {"gifts.law": "no"}, change=change)

    left = ask("--from", path)

    assert left.code == 3
    assert "has more than 5,000 rows" in left.err


@BOTH
def test_a_file_that_is_no_questionnaire_is_told_from_one(ask, filled, tmp_path, kind):
    import docx  # noqa: PLC0415
    import openpyxl  # noqa: PLC0415

    path = tmp_path / f"other.{kind}"
    (docx.Document() if kind == "docx" else openpyxl.Workbook()).save(path)

    left = ask("--from", path)

    assert left.code == 3
    assert "this is no questionnaire of codegen's [no-form]" in left.err


def test_a_link_to_another_file_is_not_followed(ask, filled):
    def change(book):
        book["Questions"].cell(60, 1).hyperlink = "file:///etc/passwd"

    path = filled("xlsx", "legal", {"gifts.law": "no"}, change=change)

    assert ask("--from", path).code == 0
