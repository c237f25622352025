"""Forms filled in as people do, with libraries that are not ours: python-docx and openpyxl."""

import io
from copy import deepcopy

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from openpyxl import load_workbook

from codegen.document.ooxml.form import place_name


def in_word(data, answers, tables=None, change=None):
    """Return a Word form with texts in its places.

    Args:
        data: The form.
        answers: Texts by key.
        tables: Rows of texts by key, each row in the place of one of the table's.
        change: What else is done to the opened document.
    """
    document = docx.Document(io.BytesIO(data))
    for key, text in answers.items():
        answer_cell(document, key).text = text
    for key, rows in (tables or {}).items():
        grid = word_table(document, key)
        for row, texts in zip(grid.rows[1:], rows, strict=False):
            for cell, text in zip(row.cells[1:], texts, strict=True):
                cell.text = text
    if change:
        change(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def answer_cell(document, key):
    """Return the cell beside a question."""
    return row_of(document, key).cells[-1]


def row_of(document, key):
    """Return the row of a question."""
    for table in document.tables:
        for row in table.rows:
            if _has(row._tr, key):
                return row
    raise KeyError(key)


def word_table(document, key):
    """Return the table of a question."""
    return next(table for table in document.tables if _has(table.rows[0]._tr, f"{key}#"))


def _has(element, key):
    return any(
        mark.get(qn("w:name")) == place_name(key) for mark in element.iter(qn("w:bookmarkStart"))
    )


def tracked(cell, inserted, deleted):
    """Write into a cell as with tracked changes on: *deleted* was there, *inserted* takes its place."""
    paragraph = cell.paragraphs[0]._p
    for kind, name, text in (("w:del", "w:delText", deleted), ("w:ins", "w:t", inserted)):
        mark, run, content = OxmlElement(kind), OxmlElement("w:r"), OxmlElement(name)
        mark.set(qn("w:id"), "900")
        mark.set(qn("w:author"), "Legal")
        content.text = text
        run.append(content)
        mark.append(run)
        paragraph.append(mark)


def in_sheet(data, answers, tables=None, change=None):
    """Return a spreadsheet with values in its places; see `in_word`."""
    book = load_workbook(io.BytesIO(data))
    for key, value in answers.items():
        sheet, cell = answer_place(book, key)
        book[sheet][cell] = value
    for key, rows in (tables or {}).items():
        sheet = next(found for found in book.worksheets if found["A1"].value == key)
        for number, texts in enumerate(rows, start=4):
            for column, text in enumerate(texts, start=2):
                sheet.cell(number, column).value = text
    if change:
        change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def answer_place(book, key):
    """Return the sheet and the cell in which a question is answered."""
    lines = {"form.who": "Name of your office or post", "form.on": "Date of your answers"}
    for sheet in book.worksheets:
        for row in sheet.iter_rows(max_col=1):
            if row[0].value == lines.get(key, key) and row[0].coordinate != "A1":
                return sheet.title, f"{'B' if key in lines else 'D'}{row[0].row}"
    raise KeyError(key)


def copied_row(table, number):
    """Add a copy of a row of a Word table below it, as somebody does who needs one more."""
    row = table.rows[number]._tr
    row.addnext(deepcopy(row))
