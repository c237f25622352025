"""Forms are filled in with LibreOffice and saved whole; a leaflet is one page."""

import re
import shutil

import docx
import judges
import office
import pytest
from every_draft import ANNEXED

from codegen.document.tree import BOX

pytestmark = pytest.mark.judges

FORMS = [
    "f01-declaration-of-interests", "f02-gift-entry", "f03-outside-activity", "f04-handler-sheet",
    "f04-report-form", "f05-receipt", "f06-acknowledgement", "f07-withdrawal-note",
    "f08-work-after-leaving", "f09-improper-offer", "f10-contact-record",
]  # fmt: skip
ONE_PAGE = ["leaflet-suppliers", "leaflet-citizens", "f11-self-check-card"]
TICKED = "\N{BALLOT BOX WITH X}"


def lines(path):
    """Return the text of each paragraph and cell of a Word file, in order."""
    body = docx.Document(path).element.body
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return ["".join(t.text or "" for t in p.iter(f"{name}t")) for p in body.iter(f"{name}p")]


def bookmarks(path):
    found = docx.Document(path).element.body.xpath(".//w:bookmarkStart/@w:name")
    return [name for name in found if name.startswith("cl_")]


def places(path):
    """Return how many cells of a form are empty, and how many begin with a box to tick."""
    cells = [
        cell.text
        for table in docx.Document(path).tables
        for row in table.rows
        for cell in row.cells
    ]
    return cells.count(""), sum(cell.startswith(BOX) for cell in cells)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_filled_in_and_saved_whole(every_draft, tmp_path, name):
    form = every_draft["annexes-ministry"].folder / f"annexes/{name}.docx"
    empty, boxes = places(form)
    shutil.copy(form, tmp_path / "form.docx")

    office.everywhere(tmp_path / "form.docx", tmp_path / "back.docx")

    typed = [line for line in lines(tmp_path / "back.docx") if line]
    entries = [line for line in typed if re.fullmatch(r"Entry \d+", line)]
    kept = [line.replace(TICKED, BOX, 1) for line in typed if line not in entries]
    assert entries == [f"Entry {number}" for number in range(1, empty + 1)]
    assert sum(line.startswith(TICKED) for line in typed) == boxes
    assert kept == [line for line in lines(form) if line]
    assert bookmarks(tmp_path / "back.docx") == bookmarks(form)
    assert empty + boxes > 5


@pytest.mark.parametrize("source", ANNEXED)
@pytest.mark.parametrize("name", ONE_PAGE)
def test_a_leaflet_is_one_page(every_draft, tmp_path, source, name):
    leaflet = every_draft[source].folder / f"annexes/{name}.docx"
    shutil.copy(leaflet, tmp_path / "leaflet.docx")

    assert judges.pages(tmp_path / "leaflet.docx") == 1
