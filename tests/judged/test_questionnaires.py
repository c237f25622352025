"""Questionnaires hold before the validators, and come back whole from LibreOffice."""

import io

import docx
import filling
import forms
import judges
import office
import pytest
import small_library
from commands import run
from docx.oxml.ns import qn
from openpyxl import load_workbook

from codegen.document.ooxml import form as word_form
from codegen.document.ooxml.form import place_name
from codegen.document.sheets import form as sheet_form
from codegen.interview import paper
from codegen.interview.answers import read
from codegen.interview.resolution import Resolution
from codegen.library.load import load

pytestmark = pytest.mark.judges

ANSWERS = b"codegen: 1\npreset: municipality\nanswers:\n  organisation.name: Town of Ahlen\n  organisation.country: DE\n"
SMALL = {"gifts.law": "yes", "gifts.law.act": "=Act “7” {{ x }}\u05e9\u05dc\u05d5\u05dd", "gifts.law.date": "3 March 2020",
         "gifts.days": "7", "gifts.policy": "Small gifts", "act.note": "One.\nTwo; three.", "risk.functions": "1, 2",
         "roles.decider": "?", "form.who": "Head of Law", "form.on": "2026-12-01"}  # fmt: skip
ROWS = {"people.categories": [("Staff", "By contract"), ("Interns", "")]}


@pytest.fixture(scope="module")
def whole(own_cache, tmp_path_factory):
    """The long questionnaire of the real library, in both formats."""
    of, folder = load(), tmp_path_factory.mktemp("questionnaires")
    answers, _ = read(ANSWERS, "answers.yaml", of)
    resolution = Resolution(of, answers)
    asked = paper.open_for(of, resolution, ["all"], full=True)
    form = paper.form(of, resolution, asked, ["all"], forms.DAY)
    (folder / "all.docx").write_bytes(
        word_form.write(form, of.words, base=forms.BASE, date=forms.DAY)
    )
    (folder / "all.xlsx").write_bytes(sheet_form.write(form, forms.DAY))
    return folder


@pytest.mark.parametrize("judge", judges.VALIDATORS)
def test_a_validator_finds_nothing_in_a_form_in_word(whole, judge):
    assert judges.VALIDATORS[judge](whole / "all.docx") == []


@pytest.mark.parametrize("judge", ["open-xml-sdk", "openxml-audit"])
def test_a_validator_finds_nothing_in_a_form_as_a_spreadsheet(whole, judge):
    # Texts in the cells themselves are in order; Excel moves them when it saves.
    found = judges.VALIDATORS[judge](whole / "all.xlsx")
    assert [finding for finding in found if finding.rule != "Excel_InlineStrCells"] == []


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_libreoffice_keeps_every_place_and_every_stamp(whole, kind):
    of = load()

    (path,) = judges.converted([whole / f"all.{kind}"], kind)

    before = (whole / f"all.{kind}").read_bytes()
    came, sent = forms.filled(path.read_bytes(), kind, of), forms.filled(before, kind, of)
    assert came.stamps == sent.stamps
    assert came.stamps
    assert came.grids.keys() == sent.grids.keys()
    assert places(path.read_bytes(), kind) == places(before, kind)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_answers_come_back_from_libreoffice_as_they_went_in(kind, tmp_path):
    path = tmp_path / f"q.{kind}"
    path.write_bytes(forms.FORMATS[kind](forms.blank(kind), {**SMALL, **hostile(kind)}, ROWS))
    resolution = small_library.resolve(small_library.library(), forms.NAMED)
    before = forms.read(path.read_bytes(), kind, resolution)

    (back,) = judges.converted([path], kind)

    assert forms.read(back.read_bytes(), kind, resolution) == before
    assert before[1] == []
    assert before[0].answers["gifts.law.date"].isoformat() == "2020-03-03"


@pytest.mark.parametrize("tracked", [False, True], ids=["plain", "tracked"])
def test_what_somebody_types_in_writer_is_read(tmp_path, tracked):
    (tmp_path / "q.docx").write_bytes(forms.blank("docx"))
    resolution = small_library.resolve(small_library.library(), forms.NAMED)
    typed = [(place_name(key), 1, text) for key, text in SMALL.items()]
    rows = [(place_name("people.categories#"), 1, "Group")]  # the header keeps its key

    office.in_writer(tmp_path / "q.docx", tmp_path / "back.docx", typed, tracked=tracked)

    found, problems = forms.read((tmp_path / "back.docx").read_bytes(), "docx", resolution)
    assert problems == []
    assert (found.who, found.on.isoformat()) == ("Head of Law", "2026-12-01")
    assert found.answers["gifts.law.act"] == SMALL["gifts.law.act"]
    assert found.answers["act.note"] == SMALL["act.note"]
    assert found.answers["risk.functions"] == ["buying", "policing"]
    assert found.answers["roles.decider"] == "unsure"
    assert len(found.answers) == len(SMALL) - 2
    assert rows


def test_an_answer_changed_with_tracked_changes_is_the_new_one(tmp_path):
    sent = forms.FORMATS["docx"](
        forms.blank("docx"), {"act.note": "The old text.", "form.who": "Law"}
    )
    (tmp_path / "q.docx").write_bytes(sent)
    resolution = small_library.resolve(small_library.library(), forms.NAMED)

    office.in_writer(tmp_path / "q.docx", tmp_path / "back.docx",
                     [(place_name("act.note"), 1, "The new text.")], tracked=True)  # fmt: skip

    back = (tmp_path / "back.docx").read_bytes()
    assert docx.Document(io.BytesIO(back)).element.body.find(f".//{qn('w:del')}") is not None
    found, _ = forms.read(back, "docx", resolution)
    assert found.answers == {"act.note": "The new text."}


def test_three_people_with_libreoffice_leave_two_questions_to_decide(tmp_path, capsys):
    own, town = small_library.written(tmp_path / "own"), tmp_path / "town"
    town.mkdir()
    (town / "answers.yaml").write_text(
        "codegen: 1\nanswers: {organisation.name: Ahlen, people.categories: [{category: staff}]}\n"
    )
    for name in ("legal.docx", "hr.xlsx", "head.xlsx"):
        run(capsys, "ask", town, "--for", "all", "--full", "-o", tmp_path / name, "--library", own)
    said = {
        "legal.docx": {
            "form.who": "Legal",
            "gifts.days": "5",
            "gifts.policy": "2",
            "gifts.law": "no",
        },
        "hr.xlsx": {"form.who": "HR", "gifts.days": 7, "gifts.policy": "Small gifts"},
        "head.xlsx": {"form.who": "Head", "gifts.days": 5, "gifts.policy": "Nothing at all"},
    }
    for name, answers in said.items():
        typed_in_libreoffice(tmp_path / name, tmp_path / f"back-{name}", answers)

    left = run(capsys, "ask", town, *(word for name in said for word in ("--from", tmp_path / f"back-{name}")),
               "--library", own)  # fmt: skip
    drafted = run(capsys, "draft", town, "--library", own)

    differ = left.out.partition("Answers that differ, for somebody to decide:\n")[2]
    days, policy = differ.partition("  rule on gifts (gifts.policy)")[::2]
    if not days.startswith("  days"):
        days, policy = policy, days
    for who, value in (("Legal", "5"), ("HR", "7"), ("Head", "5")):
        assert f"{who}, " in differ
        assert f"“{value}”" in differ
    assert differ.count("“Small gifts”") == 2
    assert differ.count("“Nothing at all”") == 1
    assert "answered differently: 2" in drafted.err
    listed = (town / "open-points.md").read_text().partition("## Answers that differ")[2]
    assert all(f"{who}, " in listed for who in ("Legal", "HR", "Head"))


def typed_in_libreoffice(source, target, answers):
    if source.suffix == ".docx":
        office.in_writer(
            source, target, [(place_name(key), 1, text) for key, text in answers.items()]
        )
        return
    book = load_workbook(source)
    office.in_calc(
        source,
        target,
        [(*filling.answer_place(book, key), value) for key, value in answers.items()],
    )


def hostile(kind):
    """Texts that a spreadsheet would take for formulas, which openpyxl writes as such."""
    return {} if kind == "docx" else {"gifts.law.act": "Act “7” {{ x }} \u05e9\u05dc\u05d5\u05dd"}


def places(data, kind):
    """Return the keys of the places of a form, as they can be found in the file."""
    if kind == "docx":
        body = docx.Document(io.BytesIO(data)).element.body
        return sorted({mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))})
    book = load_workbook(io.BytesIO(data))
    return sorted(str(row[0].value) for sheet in book.worksheets for row in sheet.iter_rows(max_col=1)
                  if row[0].value and "." in str(row[0].value))  # fmt: skip
