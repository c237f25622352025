"""The tables of a document as a spreadsheet, a sheet for each: all text, and nothing to calculate."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from codegen.document import text
from codegen.document.ooxml import package as packages
from codegen.document.sheets import cells
from codegen.document.sheets.form import LONGEST_TITLE, NOT_IN_TITLES
from codegen.document.tree import Table

if TYPE_CHECKING:
    import datetime as dt
    from typing import Any

    from codegen.document.tree import Document, Part
    from codegen.document.words import Words

NARROWEST, WIDEST = 12, 60  # characters


def write(document: Document, words: Words, date: dt.date) -> bytes:
    """Return the tables of a document as a spreadsheet that bears the day *date*.

    A cell without text can be written in.
    """
    book: Any = Workbook()
    book.remove(book.active)
    for part in document.parts:
        for block in part.blocks:
            if isinstance(block, Table):
                _sheet(book, document, part, block, words)
    book.properties.creator = packages.AUTHOR
    book.properties.title = document.title
    book.properties.language = document.language
    stream = io.BytesIO()
    book.save(stream)
    return packages.pack(cells.finished(packages.parts(stream.getvalue()), date), date)


def _sheet(book: Any, document: Document, part: Part, block: Table, words: Words) -> None:
    sheet = book.create_sheet(NOT_IN_TITLES.sub(" ", part.title or "")[:LONGEST_TITLE])
    rows = [[text.inlines(cell, words) for cell in row] for row in (block.header, *block.rows)]
    for column, told in enumerate(zip(*rows, strict=True), start=1):
        width = min(max(NARROWEST, *map(len, told)), WIDEST)
        sheet.column_dimensions[get_column_letter(column)].width = width
    cells.put(sheet, 1, 1, document.title, cells.HEADING).alignment = None
    if document.status:
        cells.put(sheet, 2, 1, document.status, cells.PLAIN).alignment = None
    for column, name in enumerate(rows[0], start=1):
        cells.head(sheet, 3, column, name)
    for place, row in enumerate(rows[1:], start=4):
        made = [cells.put(sheet, place, column, told, cells.PLAIN, open_=not told)
                for column, told in enumerate(row, start=1)]  # fmt: skip
        cells.heightened(sheet, place, made)
    sheet.freeze_panes = "A4"
    sheet.print_title_rows = "3:3"
    cells.laid_out(sheet, landscape=True)
