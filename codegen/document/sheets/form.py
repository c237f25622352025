"""A questionnaire as a spreadsheet: one sheet of questions, and one for each table to fill in.

Everything is written as text, also what begins like a formula. Only the places for answers can be
written in; there is no password.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from codegen.document.ooxml import package as packages
from codegen.document.sheets import cells

if TYPE_CHECKING:
    import datetime as dt

    from codegen.document.form import Form, Grid, Row

KEY, QUESTION, HELP, ANSWER, NOW = range(1, 6)
FIRST_ROW = 2  # of the questions, below the header
WIDTHS = {KEY: 9, QUESTION: 40, HELP: 56, ANSWER: 36, NOW: 26}
LISTS = "Lists"
LONGEST_TITLE = 31  # characters of the name of a sheet
LONGEST_MESSAGE = 225  # characters of what a spreadsheet says of a wrong answer
NOT_IN_TITLES = re.compile(r"[\\/*?:\[\]]")


def write(form: Form, date: dt.date) -> bytes:
    """Return the form as a spreadsheet that bears the day *date*."""
    return _Writer(form).bytes(date)


@dataclass(slots=True)
class _Writer:
    form: Form
    book: Any = field(default_factory=Workbook)
    lists: dict[tuple[str, ...], str] = field(default_factory=dict)

    def bytes(self, date: dt.date) -> bytes:
        """Return the file."""
        self._how(self.book.active)
        self._questions(self.book.create_sheet(self.form.headings.sheet))
        titles = {
            LISTS.casefold(),
            self.form.headings.sheet.casefold(),
            self.form.headings.how.casefold(),
        }
        for row in self.form.rows:
            if row.grid:
                self._grid(
                    self.book.create_sheet(_sheet_title(row, row.grid, titles)), row, row.grid
                )
        self._lists()
        for name, value in self.form.stamps().items():
            self.book.custom_doc_props.append(StringProperty(name=name, value=value))
        self.book.properties.creator = packages.AUTHOR
        self.book.properties.title = self.form.title
        self.book.properties.language = self.form.language
        stream = io.BytesIO()
        self.book.save(stream)
        return packages.pack(cells.finished(packages.parts(stream.getvalue()), date), date)

    def _how(self, sheet: Any) -> None:
        sheet.title = self.form.headings.how
        sheet.column_dimensions["A"].width = 30
        sheet.column_dimensions["B"].width = 90
        cells.put(sheet, 1, 2, self.form.title, cells.TITLE)
        row = 3
        for line in self.form.lines:
            cells.put(sheet, row, 1, line.label, cells.STRONG)
            cells.put(
                sheet, row, 2, line.text, cells.PLAIN, open_=line.key is not None or not line.text
            )
            row += 1
        row += 1
        cells.put(sheet, row, 2, self.form.headings.how, cells.HEADING)
        for text in self.form.how:
            row += 1
            cells.put(sheet, row, 1, "•", cells.PLAIN).alignment = Alignment(
                horizontal="right", vertical="top"
            )
            cells.heightened(sheet, row, [cells.put(sheet, row, 2, text, cells.PLAIN)])
        cells.laid_out(sheet, landscape=False)

    def _questions(self, sheet: Any) -> None:
        named = self.form.headings
        heads = {QUESTION: named.question, HELP: named.help, ANSWER: named.answer, NOW: named.now}
        for column, width in WIDTHS.items():
            sheet.column_dimensions[get_column_letter(column)].width = width
            cells.head(sheet, 1, column, heads.get(column, ""))
        place = FIRST_ROW
        for section in self.form.sections:
            for column in WIDTHS:
                text = section.title if column == QUESTION else ""
                cells.put(sheet, place, column, text, cells.HEADING)
            place += 1
            for row in section.rows:
                self._row(sheet, place, row)
                place += 1
        sheet.freeze_panes = sheet.cell(FIRST_ROW, HELP)
        sheet.print_title_rows = "1:1"
        cells.laid_out(sheet, landscape=True)

    def _row(self, sheet: Any, place: int, row: Row) -> None:
        cells.put(sheet, place, KEY, row.key, cells.SMALL).alignment = Alignment(vertical="top")
        asked = cells.put(sheet, place, QUESTION, f"{row.number}. {row.ask}", cells.STRONG)
        chosen = row.kind == "choice"
        # Where people choose from a list, numbers and "one of these numbers" would only confuse them.
        listed = (
            text if chosen else f"{number} {text}"
            for number, text in enumerate(row.choices, start=1)
        )
        prompt = (self.form.headings.choose,) if chosen else (row.prompt,) if row.prompt else ()
        told = cells.put(sheet, place, HELP, "\n".join((*row.help, *prompt, *listed)), cells.PLAIN)
        stands = cells.put(sheet, place, NOW, row.now, cells.PLAIN)
        cells.heightened(sheet, place, (asked, told, stands))
        cells.put(sheet, place, ANSWER, "", cells.PLAIN, open_=True)
        self._checked(sheet, f"{get_column_letter(ANSWER)}{place}", row)

    def _checked(self, sheet: Any, cell: str, row: Row) -> None:
        """Have the spreadsheet help with the answer: a list to choose from, numbers, dates."""
        accepted = ("?", "ok", *row.words)
        words = "".join(f',LOWER({cell})="{word.lower()}"' for word in accepted)
        match row.kind:
            case "choice":
                rule = self._list((*row.options, *row.words))
            case "number" | "amount":
                least = row.least if row.least is not None else 0
                bounds = f",{cell}>={least:g}" + (
                    f",{cell}<={row.most:g}" if row.most is not None else ""
                )
                rule = DataValidation(
                    "custom", formula1=f"OR(AND(ISNUMBER({cell}){bounds}){words})"
                )
            case "date":
                sheet[cell].number_format = cells.DATE
                rule = DataValidation("custom", formula1=f"OR(ISNUMBER({cell}){words})")
            case _:
                return
        if row.kind in ("number", "amount"):
            sheet[cell].number_format = "General"
        rule.allow_blank = True
        rule.errorTitle, rule.error = self.form.headings.answer, row.prompt[:LONGEST_MESSAGE]
        rule.showErrorMessage = True
        sheet.add_data_validation(rule)
        rule.add(cell)

    def _grid(self, sheet: Any, row: Row, grid: Grid) -> None:
        sheet.column_dimensions["A"].width = WIDTHS[KEY]
        cells.put(sheet, 1, 1, row.key, cells.SMALL)
        cells.put(sheet, 1, 2, f"{row.number}. {row.ask}", cells.HEADING)
        cells.head(sheet, 3, 1, self.form.headings.number)
        for place, column in enumerate(grid.columns, start=2):
            sheet.column_dimensions[get_column_letter(place)].width = 38
            cells.head(sheet, 3, place, column.label)
        blank = ("",) * len(grid.columns)
        for number, texts in enumerate((*grid.rows, *(blank for _ in range(grid.empty))), start=1):
            cells.put(sheet, 3 + number, 1, str(number), cells.SMALL)
            row_cells = [
                cells.put(sheet, 3 + number, place, text, cells.PLAIN, open_=True)
                for place, text in enumerate(texts, start=2)
            ]
            cells.heightened(sheet, 3 + number, row_cells)
        last = 3 + len(grid.rows) + grid.empty
        for place, column in enumerate(grid.columns, start=2):
            letter = get_column_letter(place)
            if column.options:
                rule = self._list(column.options)
                sheet.add_data_validation(rule)
                rule.add(f"{letter}4:{letter}{last}")
            if column.kind == "date":
                for line in range(4, last + 1):
                    sheet[f"{letter}{line}"].number_format = cells.DATE
        sheet["B1"].alignment = Alignment(wrap_text=False, vertical="top")
        sheet.freeze_panes = "B4"
        sheet.print_title_rows = "3:3"
        cells.laid_out(sheet, landscape=True)

    def _list(self, options: tuple[str, ...]) -> DataValidation:
        """Return the validation that offers options, which stand on a sheet of their own."""
        if options not in self.lists:
            letter = get_column_letter(len(self.lists) + 1)
            self.lists[options] = f"'{LISTS}'!${letter}$1:${letter}${len(options)}"
        # What is not in the list is warned of and may stay: ? and ok are not, and are answers.
        return DataValidation(
            "list", formula1=self.lists[options], allow_blank=True, errorStyle="warning"
        )

    def _lists(self) -> None:
        sheet = self.book.create_sheet(LISTS)
        for place, options in enumerate(self.lists, start=1):
            for row, option in enumerate(options, start=1):
                cells.put(sheet, row, place, option, cells.PLAIN)
        sheet.sheet_state = "hidden"


def _sheet_title(row: Row, grid: Grid, taken: set[str]) -> str:
    """Return a name for a sheet that no other has."""
    plain = NOT_IN_TITLES.sub(" ", f"{row.number} {grid.title}").strip("' ")
    title, number = plain[:LONGEST_TITLE].strip(), 1
    while title.casefold() in taken:
        number += 1
        title = f"{plain[: LONGEST_TITLE - 3].strip()} {number}"
    taken.add(title.casefold())
    return title
