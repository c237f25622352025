import datetime as dt
import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from towns import TOWN, drafted, library, ministry, paper

from codegen.document import text
from codegen.document.sheets import tables
from codegen.document.tree import Table
from codegen.draft.papers.duties import duties, named_posts
from codegen.draft.papers.hours import hours, total
from codegen.draft.papers.periods import again, first
from codegen.draft.papers.promises import promises
from codegen.interview.resolution import Resolution

DAY = dt.date(2026, 11, 22)


def rows(document, slug, words):
    (part,) = [part for part in document.parts if part.id == f"part/duties/{slug}"]
    (table,) = [block for block in part.blocks if isinstance(block, Table)]
    return [
        tuple(text.inlines(cell, words).replace("\xa0", " ") for cell in row) for row in table.rows
    ]


def test_the_ledger_has_dates_and_intervals_and_room_for_what_was_done(words):
    ledger = {row[0]: row for row in rows(paper(duties, ministry()), "ledger", words)}

    assert ledger["code-of-conduct 10.4 (1)"][2:] == (
        "Director of Human Resources", "by 1 June 2031", "every 4 years", "", "",
    )  # fmt: skip
    assert ledger["code-of-conduct 4.4 (4)"][3:5] == ("by 1 June 2028", "once a year")
    assert ledger["code-of-conduct 7.5 (1)"][3:5] == (
        "from 1 June 2027",
        "each time, within 7 days",
    )


@pytest.mark.parametrize(
    ("sentence", "when", "how_often"),
    [
        ("It will be reviewed at least every 3 years.", "3 years after entry into force", "every 3 years"),
        ("It will be published once a quarter.", "3 months after entry into force", "once a quarter"),
        ("They will answer within 5 days.", "from entry into force", "each time, within 5 days"),
        ("They must keep a list.", "from entry into force", "throughout"),
        ("You will be trained when you start and then every 24 months.", "from entry into force",
         "every 24 months"),
    ],
)  # fmt: skip
def test_without_a_date_everything_counts_from_entry_into_force(sentence, when, how_often):
    words, resolution = library().papers.duties, Resolution(library(), TOWN)

    assert first(words, resolution, sentence) == when
    assert again(words, sentence) == how_often


def test_a_post_stands_beside_its_task_and_its_clauses(words):
    people = rows(paper(duties, ministry()), "people", words)

    assert (
        "Integrity Officer",
        "Declaration of interests",
        "code-of-conduct 3.3 (4)",
    ) in people
    assert people[-1][0] == "Everyone bound"


def test_a_municipality_of_twelve_has_four_posts_and_eighty_hours_at_most():
    made = drafted(TOWN)

    assert total(hours(*made)) <= 80
    assert len(named_posts(promises(*made))) <= 4


def test_hours_are_what_their_formula_says():
    found = {one.name: one for one in hours(*drafted(TOWN))}

    assert found["Training"].formula == "12 people × 2 h, every 24 months"
    assert found["Training"].hours == 12
    assert found["Checking declarations"].formula == "12 declarations a year × 0.5 h"
    assert found["Reports and inquiries"].hours == 8


def test_hours_of_checking_are_those_that_were_answered():
    found = {one.name: one for one in hours(*drafted(ministry()))}

    assert found["Checking declarations"].hours == 420


def test_nothing_is_estimated_while_nobody_said_how_many_people_there_are(words):
    given = {key: value for key, value in TOWN.given.items() if key != "people.count"}

    document = paper(duties, replace(TOWN, given=given))

    assert library().papers.duties.hours_none in text.document(document, words)


def test_the_spreadsheet_holds_texts_alone(words):
    named = replace(TOWN, given={**TOWN.given, "roles.adviser": "=1+1"})

    book = load_workbook(io.BytesIO(tables.write(paper(duties, named), words, DAY)))

    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell for cell in cells if cell.value == "=1+1"]
    assert book.sheetnames == [
        "Who does what",
        "Who could prepare it",
        "Promise ledger",
        "Hours a year",
    ]


def test_only_what_is_to_be_filled_in_can_be_written_in(words):
    book = load_workbook(io.BytesIO(tables.write(paper(duties, TOWN), words, DAY)))

    sheet = book["Promise ledger"]
    assert sheet["A4"].protection.locked
    assert not sheet["F4"].protection.locked
