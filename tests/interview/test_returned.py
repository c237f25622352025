"""Forms that came back, in both formats: what they say, and what is refused with its place."""

import datetime as dt
import re

import filling
import pytest
from forms import DAY, LATER, NAMED, answered, made, read
from hypothesis import given, settings
from hypothesis import strategies as st
from small_library import QUESTIONS, edited, library, resolve

from codegen.interview.cleaning import cleaned

BOTH = pytest.mark.parametrize("kind", ["docx", "xlsx"])
LAW = {"gifts.law": "yes"}
ANSWERS = {
    "organisation.name": ("Town of Ahlen", "Town of Ahlen"),
    "organisation.country": ("Germany", "DE"),
    "money.currency": ("EUR", "EUR"),
    "documents.kinds": ("1, 2", ["conduct", "ethics"]),
    "act.date": ("31 January 2027", dt.date(2027, 1, 31)),
    "act.old.name": ("Rules of 2010", "Rules of 2010"),
    "act.old.year": ("2010", 2010),
    "act.note": ("First.\nSecond.", "First.\nSecond."),
    "roles.adviser": ("Nobody yet", "nobody-yet"),
    "risk.functions": ("Buying; policing", ["buying", "policing"]),
    "training.topics": ("Gifts\nInterests", ["Gifts", "Interests"]),
    "politics.acts.candidacy": ("They tell us", "tell"),
    "gifts.law": ("Yes", "yes"),
    "gifts.law.act": ("Gifts Act", "Gifts Act"),
    "gifts.law.article": ("section 3", "section 3"),
    "gifts.law.date": ("2020-03-03", dt.date(2020, 3, 3)),
    "gifts.law.amount": ("49,90", 49.9),
    "gifts.policy": ("2", "limit"),
    "gifts.limit": ("25", 25),
    "gifts.days": ("7", 7),
    "gifts.given": ("no", "no"),
}
# What no file may hold: controls. What nobody types: what is stripped from every answer.
TEXTS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp")), min_size=1, max_size=40
)
STRANGE = st.sampled_from(
    ["=1+1", "+49 30 1", "-5", "@SUM(A1)", "'quoted'", '"', "{{ gifts.limit }}", "{% if %}",
     "**bold**", "<w:t>", "&amp;", "שלום", "مرحبا", "a\u202eb", "  spaces  ", "None", "TRUE", "1e5",
     '=HYPERLINK("http://x")', "_x000D_", "gifts.law", "\\\\server\\share"]
)  # fmt: skip


@BOTH
def test_every_type_of_question_comes_back(kind):
    answers = {key: typed for key, (typed, _) in ANSWERS.items()}

    found, problems = answered(kind, answers)

    assert problems == []
    assert found.answers == {key: value for key, (_, value) in ANSWERS.items()}


@BOTH
def test_a_form_that_nobody_touched_says_nothing(kind):
    found, problems = answered(kind, {}, given={"values.list": [{"name": "Care"}], "gifts.days": 5})

    assert (found.answers, problems) == ({}, [])


@BOTH
@given(text=TEXTS | STRANGE)
@settings(max_examples=25)
def test_a_text_comes_back_as_it_was_typed(kind, text):
    typed = " ".join(cleaned(text).split())

    # What has a meaning of its own, and what is nothing once it is cleaned, is tested by itself.
    if (
        not typed
        or typed.rstrip(".").casefold() in ("?", "ok", "unknown", "")
        or (kind == "xlsx" and text[:1] == "=")
    ):
        return
    key = "act.note"
    found, problems = answered(kind, {key: text}, who=("drafter",))
    assert problems == []
    assert found.answers[key] == cleaned(text).strip()


@BOTH
@given(amount=st.integers(1, 10**6) | st.decimals(1, 9999, places=2).map(float))
@settings(max_examples=15)
def test_an_amount_comes_back_as_text_and_as_a_number(kind, amount):
    typed = amount if kind == "xlsx" else str(amount)

    found, problems = answered(kind, {"gifts.limit": typed}, who=("finance",))

    assert problems == []
    assert found.answers == {"gifts.limit": amount}


@BOTH
@given(day=st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1)))
@settings(max_examples=15)
def test_a_date_comes_back_as_text_and_as_a_date(kind, day):
    typed = day if kind == "xlsx" else day.isoformat()

    found, problems = answered(kind, {"act.date": typed}, who=("legal",))

    assert problems == []
    assert found.answers == {"act.date": day}


@BOTH
def test_a_table_comes_back_as_records_and_empty_rows_are_none(kind):
    rows = [("Staff", "By contract"), ("", ""), ("2", "")]

    found, problems = answered(kind, {}, {"people.categories": rows}, who=("hr",))

    assert problems == []
    assert found.answers == {
        "people.categories": [{"category": "staff", "bond": "contract"}, {"category": "interns"}]
    }


@BOTH
def test_a_table_with_rows_that_stand_is_taken_as_a_whole_once_it_is_changed(kind):
    stands = {"values.list": [{"name": "Care"}, {"name": "Truth"}]}

    found, _ = answered(
        kind, {}, {"values.list": [("Care", "We look after people.", "")]}, given=stands
    )

    assert found.answers["values.list"] == [
        {"name": "Care", "meaning": "We look after people."},
        {"name": "Truth"},
    ]


@BOTH
def test_none_in_place_of_a_table_is_an_empty_one(kind):
    found, _ = answered(kind, {"people.categories": "None"})

    assert found.answers == {"people.categories": []}


@BOTH
def test_a_table_that_is_filled_in_and_denied_is_refused(kind):
    rows = [("Staff", "")]

    _, problems = answered(kind, {"people.categories": "?"}, {"people.categories": rows})

    assert ["answered-twice" in line for line in problems] == [True]


@BOTH
@pytest.mark.parametrize("typed", ["?", "I do not know", "i don’t know.", "Not known"])
@pytest.mark.parametrize(
    "key", ["gifts.law", "gifts.days", "act.date", "act.note", "people.categories"]
)
def test_not_to_know_is_an_answer_to_every_question(kind, typed, key):
    found, problems = answered(kind, {key: typed})

    assert (found.answers, problems) == ({key: "unsure"}, [])


@BOTH
@pytest.mark.parametrize("typed", ["ok", "OK.", "as it stands"])
def test_ok_means_what_stood_in_the_form(kind, typed):
    found, problems = answered(
        kind, {"gifts.days": typed, "gifts.policy": typed}, given={"gifts.policy": "limit"}
    )

    assert (found.answers, problems) == ({"gifts.days": 10, "gifts.policy": "limit"}, [])


@BOTH
def test_ok_means_it_also_when_something_else_stands_by_now(kind):
    of = library()
    data = filling.in_word if kind == "docx" else filling.in_sheet
    sent = made(resolve(of, NAMED), kind, ["head"])

    found, _ = read(data(sent, {"gifts.days": "ok"}), kind, resolve(of, {**NAMED, "gifts.days": 3}))

    assert found.answers == {"gifts.days": 10}


@BOTH
def test_who_answered_and_when_is_what_the_form_says(kind):
    found, _ = answered(kind, {"form.who": " Head of  Law ", "form.on": "1 Dec 2026"})

    assert (found.who, found.on, found.signed) == ("Head of Law", dt.date(2026, 12, 1), True)


@BOTH
def test_else_it_is_for_whom_the_form_was_made_and_today(kind):
    found, _ = answered(kind, {}, who=("legal",), by=None)

    assert (found.who, found.on, found.signed) == ("legal", LATER, False)


@BOTH
def test_a_form_for_everybody_that_nobody_signed_is_refused(kind):
    _, problems = answered(kind, {}, by=None)

    assert problems == [
        (
            f"q.{kind}: error: nobody says who answered [no-name]\n"
            "  hint: write the office or post into its line at the top, or give it with --who"
        )
    ]


@BOTH
def test_everything_wrong_is_told_at_once_each_with_its_place(kind):
    wrong = {"gifts.days": "99", "gifts.policy": "Something", "act.date": "soon", "form.on": "soon",
             "roles.adviser": "the Head", "act.old": "x", "gifts.law.act": "Gifts Act"}  # fmt: skip

    found, problems = answered(kind, wrong, {"people.categories": [("Nobody", "")]})

    rules = sorted(re.search(r"\[([\w-]+)\]", line)[1] for line in problems)
    assert rules == ["article", "no-state", "out-of-range", "unknown-choice", "unknown-choice",
                     "wrong-date", "wrong-place", "wrong-type"]  # fmt: skip
    assert all(re.match(r"q\.\w+:(sheet .*, cell [A-Z]\d+|question \d+|question \d+a|line “.*”|table of .*): error: ", line)
               for line in problems), problems  # fmt: skip
    assert "gifts.days" not in found.answers


@BOTH
def test_the_act_of_a_law_that_there_is_not_is_refused(kind):
    _, problems = answered(kind, {"gifts.law": "no", "gifts.law.act": "Gifts Act"})

    assert "answered “no”: Does a law limit gifts?" in problems[0]


@BOTH
def test_not_to_know_the_act_of_a_law_that_there_is_not_is_no_answer(kind):
    found, problems = answered(kind, {"gifts.law": "no", "gifts.law.act": "?"})

    assert (found.answers, problems) == ({"gifts.law": "no"}, [])


@BOTH
def test_a_choice_that_is_gone_is_left_out_of_an_older_form_and_the_rest_is_read(kind):
    before, after = (
        library(),
        library(edited(QUESTIONS, ", {value: tell, label: They tell us}", "")),
    )
    fill = filling.in_word if kind == "docx" else filling.in_sheet
    answers = {"politics.acts.candidacy": "They tell us", "gifts.law": "no"}
    data = fill(made(resolve(before, NAMED), kind, ["legal"]), answers)
    newer = resolve(after, NAMED)

    found, problems = read(aged(data, kind), kind, newer)

    assert found.answers == {"gifts.law": "no"}
    assert [line.partition("warning: ")[2] for line in problems] == [
        "'They tell us' is not a choice of politics.acts.candidacy any more, so it was left out [unknown-choice]"
    ]


@BOTH
def test_the_number_of_a_choice_means_nothing_once_the_choices_have_changed(kind):
    after = library(edited(QUESTIONS, ", {value: tell, label: They tell us}", ""))
    fill = filling.in_word if kind == "docx" else filling.in_sheet
    data = fill(made(resolve(library(), NAMED), kind, ["legal"]), {"politics.acts.candidacy": "2"})

    found, problems = read(data, kind, resolve(after, NAMED))

    assert found.answers == {}
    assert "have changed since the form was made" in problems[0]


@BOTH
def test_a_question_that_is_no_longer_asked_is_told_and_left_out(kind):
    gone = """\
  - {key: act.date, section: body, label: date of the act, type: date, ask: "When does it begin?",
     help: A day., why: It stands in the act., kind: fact, level: full, asks: [legal]}
"""
    after = library(edited(QUESTIONS, gone, ""))
    fill = filling.in_word if kind == "docx" else filling.in_sheet
    data = fill(
        made(resolve(library(), NAMED), kind, ["legal"]),
        {"act.date": "2027-01-31", "gifts.law": "no"},
    )

    found, problems = read(data, kind, resolve(after, NAMED))

    assert found.answers == {"gifts.law": "no"}
    assert ["act.date" in line and "no longer asked" in line for line in problems] == [True]


@BOTH
def test_a_form_for_another_body_is_read_and_told(kind):
    of = library()
    data = made(resolve(of, {"organisation.name": "Berg"}), kind, ["legal"])

    _, problems = read(data, kind, resolve(of, NAMED))

    assert problems == [
        f"q.{kind}: warning: this form was made for Berg, and this draft is for Ahlen [another-body]"
    ]


def test_a_formula_is_refused_with_its_cell():
    _, problems = answered("xlsx", {"act.note": "=1+1", "gifts.days": "=2+3"})

    cells = [
        line.partition(":")[2].partition(": error")[0] for line in problems if "formula" in line
    ]
    assert len(cells) == 2
    assert all(re.fullmatch(r"sheet Questions, cell D\d+", cell) for cell in cells)


def test_what_was_inserted_counts_and_what_was_deleted_does_not():
    def change(document):
        filling.tracked(
            filling.answer_cell(document, "gifts.policy"), "Small gifts", "Nothing at all"
        )

    found, problems = answered("docx", {}, change=change)

    assert (found.answers, problems) == ({"gifts.policy": "limit"}, [])


def test_a_place_without_its_bookmark_is_found_by_the_key_that_is_printed():
    def change(document):
        body = document.element.body
        for tag in ("bookmarkStart", "bookmarkEnd"):
            for mark in list(body.iter(f"{{{body.nsmap['w']}}}{tag}")):
                mark.getparent().remove(mark)

    answers = {"gifts.law": "yes", "gifts.law.act": "Gifts Act", "form.who": "Legal"}
    found, problems = answered(
        "docx", answers, {"people.categories": [("Staff", "")]}, change=change
    )

    assert problems == []
    assert found.who == "Legal"
    assert found.answers == {"gifts.law": "yes", "gifts.law.act": "Gifts Act",
                             "people.categories": [{"category": "staff"}]}  # fmt: skip


def test_a_row_that_somebody_added_is_one_of_the_table():
    def change(document):
        table = filling.word_table(document, "people.categories")
        filling.copied_row(table, 1)

    rows = [("Staff", "By contract")]
    found, _ = answered("docx", {}, {"people.categories": rows}, change=change)

    assert found.answers["people.categories"] == [{"category": "staff", "bond": "contract"}] * 2


def test_the_same_form_has_the_same_bytes():
    resolution = resolve(library(), NAMED)

    assert made(resolution, "docx") == made(resolution, "docx")
    assert made(resolution, "xlsx") == made(resolution, "xlsx")


def aged(data, kind):
    """Return a form as if an older questionnaire had made it."""
    from codegen.document.ooxml import package  # noqa: PLC0415

    parts = package.parts(data)
    custom = parts["docProps/custom.xml"].replace(b"0" * 64, b"1" * 64)
    return package.pack({**parts, "docProps/custom.xml": custom}, DAY)


def test_what_is_written_into_a_question_is_not_lost_without_a_word():
    def change(document):
        question = filling.row_of(document, "gifts.law").cells[1]
        question.add_paragraph("Yes, the Gifts Act.")

    found, problems = answered("docx", {"act.date": "2027-01-31"}, change=change)

    assert list(found.answers) == ["act.date"]
    (line,) = problems
    assert re.fullmatch(r"q\.docx:question \d+: warning: the question itself was changed; .*", line)


def test_a_comment_is_told_of_too():
    def change(document):
        cell = filling.answer_cell(document, "gifts.law")
        document.add_comment(cell.paragraphs[0].add_run("no"), "Ask the ministry.", "Law", "L")

    found, problems = answered("docx", {}, change=change)

    assert found.answers == {"gifts.law": "no"}
    assert ["comments" in line for line in problems] == [True]


def test_a_text_that_looks_like_a_formula_and_is_none_is_an_answer():
    def change(book):
        sheet, cell = filling.answer_place(book, "act.note")
        book[sheet][cell] = "=1+1"
        book[sheet][cell].data_type = "s"

    found, problems = answered("xlsx", {}, change=change)

    assert (found.answers, problems) == ({"act.note": "=1+1"}, [])


def test_a_formula_in_a_table_is_refused_too():
    _, problems = answered("xlsx", {}, {"people.categories": [("=1+1", "")]})

    assert ["this is a formula" in line for line in problems] == [True]


@BOTH
def test_what_no_answers_file_could_hold_is_refused(kind):
    long = "x" * 10_001

    _, problems = answered(kind, {"act.note": long}, {"values.list": [("Care", long, "")]})

    assert [line.count("has at most 10,000 characters") for line in problems] == [1, 1]
