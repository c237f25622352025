"""A questionnaire that came back as a spreadsheet: values only, and no formula among them."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from codegen.document.form import ON, WHO, Entry, Filled, FilledGrid, stamped
from codegen.document.sheets.form import ANSWER, KEY
from codegen.errors import ContentError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

MOST_ROWS, MOST_COLUMNS = 5_000, 30  # of a sheet; a form has far fewer
Cells = dict[tuple[int, int], Any]


def read(data: bytes, file: str, known: Collection[str], lines: Mapping[str, str]) -> Filled:
    """Return what stands in the places of a form.

    Args:
        data: The spreadsheet, whose limits somebody has checked.
        file: What problems call it.
        known: The keys that its places may have.
        lines: The labels of the lines at the top in which people write, by key.

    Raises:
        ContentError: It is no spreadsheet that can be read, or has more rows than a form.
    """
    try:
        formulas = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        values = load_workbook(io.BytesIO(data), read_only=True, keep_links=False, data_only=True)
        properties = {prop.name: str(prop.value) for prop in formulas.custom_doc_props.props}
        sheets = [
            (sheet.title, _cells(sheet, file), _cells(values[sheet.title], file))
            for sheet in formulas.worksheets
        ]
    except ContentError:
        raise
    except Exception:  # noqa: BLE001  openpyxl raises anything over what is no spreadsheet
        said = "this is no spreadsheet that can be read"
        raise ContentError(Problem("unreadable-file", said, Location(file))) from None
    known = {*known, *stamped(properties)}  # also what is no longer asked
    entries: list[tuple[str, Entry]] = []
    grids: dict[str, FilledGrid] = {}
    for title, written, shown in sheets:
        sheet = _Sheet(title, written, shown)
        corner = sheet.text(1, 1)
        if corner in known:
            grids[corner] = sheet.grid()
        else:
            entries += sheet.lines(lines)
            entries += sheet.answers(known)
    return Filled(properties, tuple(entries), grids)


def _cells(sheet: Any, file: str) -> Cells:
    """Return the cells of a sheet that hold anything, with their values and kinds."""
    sheet.reset_dimensions()  # what the file says of its own size is not to be trusted
    found: Cells = {}
    for row in sheet.iter_rows(max_col=MOST_COLUMNS):
        for cell in row:
            if cell.value is None:
                continue
            if cell.row > MOST_ROWS:
                said = f"a sheet of this file has more than {MOST_ROWS:,} rows, which no form has"
                raise ContentError(Problem("too-long", said, Location(file)))
            found[cell.row, cell.column] = (cell.value, cell.data_type)
    return found


class _Sheet:
    """One sheet, read both as what was written and as what is shown."""

    def __init__(self, title: str, written: Cells, shown: Cells) -> None:
        self.title, self.written, self.shown = title, written, shown

    @property
    def rows(self) -> list[int]:
        """The rows that hold anything, in order."""
        return sorted({row for row, _ in self.written})

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell, empty when it is blank."""
        return _typed(self.shown.get((row, column), (None, ""))[0]).strip()

    def entry(self, row: int, column: int) -> Entry | None:
        """Return what was written into a cell, None when it is blank."""
        value, kind = self.written.get((row, column), (None, ""))
        if value is None:
            return None
        place = f"sheet {self.title}, cell {get_column_letter(column)}{row}"
        if kind == "f":
            return Entry("", place, "this is a formula, and an answer is none")
        if kind == "e":
            return Entry("", place, "the spreadsheet shows an error here")
        text = _typed(value).strip()
        return Entry(text, place) if text else None

    def answers(self, known: Collection[str]) -> Iterator[tuple[str, Entry]]:
        """Yield the answers beside the keys of questions."""
        for row in self.rows:
            key, entry = self.text(row, KEY), self.entry(row, ANSWER)
            if entry and key in known and key not in (WHO, ON):
                yield key, entry

    def lines(self, wanted: Mapping[str, str]) -> Iterator[tuple[str, Entry]]:
        """Yield what was written beside the lines at the top."""
        keys = {label: key for key, label in wanted.items()}
        for row in self.rows:
            entry = self.entry(row, 2)
            if entry and self.text(row, 1) in keys:
                yield keys[self.text(row, 1)], entry

    def grid(self) -> FilledGrid:
        """Return the table of a sheet whose first cell holds its key."""
        place = f"sheet {self.title}"
        widest = max((column for _, column in self.written), default=1)
        head = next((row for row in self.rows if row > 1 and self.text(row, 2)), 0)
        header = tuple(self.text(head, column) for column in range(2, widest + 1))
        while header and not header[-1]:
            header = header[:-1]
        found = []
        for row in (row for row in self.rows if row > head):
            cells = tuple(
                self.entry(row, column)
                or Entry("", f"{place}, cell {get_column_letter(column)}{row}")
                for column in range(2, len(header) + 2)
            )
            if any(entry.text or entry.fault for entry in cells):
                found.append(cells)
        return FilledGrid(place, header, tuple(found))


def _typed(value: Any) -> str:
    """Return the value of a cell as somebody would type it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case dt.datetime():
            return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
        case dt.date():
            return value.isoformat()
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
    return str(value)
