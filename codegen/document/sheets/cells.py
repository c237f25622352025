"""The cells of our spreadsheets: how they look, who may write in them, and how a sheet prints."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

CHARACTERS = 1.2  # of the small type that fit into one unit of width
LINE_HEIGHT, SPACE, TALLEST = 13.2, 5, 400  # points
TEXT, DATE = "@", "yyyy-mm-dd"
# In the order of the schema, which openpyxl does not keep.
FONT_ORDER = [
    "b",
    "i",
    "strike",
    "u",
    "vertAlign",
    "sz",
    "color",
    "name",
    "family",
    "charset",
    "scheme",
]
FONT, INK, PALE, RULE = "Calibri", "1B365D", "F3F6FA", "B8C4D6"
SMALL = Font(name=FONT, size=7, color="808080")
PLAIN, STRONG = Font(name=FONT, size=10), Font(name=FONT, size=10, bold=True)
HEADING = Font(name=FONT, size=12, bold=True, color=INK)
TITLE = Font(name=FONT, size=16, bold=True, color=INK)
WRAPPED = Alignment(wrap_text=True, vertical="top")
LINE = Side(style="thin", color=RULE)
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
UNDER = Border(bottom=LINE)


def put(sheet: Any, row: int, column: int, text: str, font: Font, *, open_: bool = False) -> Any:
    """Return a cell that holds a text, whatever it begins with; an open one can be written in."""
    cell = sheet.cell(row, column)
    cell.value = text or None
    if text:
        cell.data_type = "s"  # or "=" would begin a formula
    cell.number_format, cell.font, cell.alignment = TEXT, font, WRAPPED
    cell.quotePrefix = text[:1] in ("=", "+", "-", "@", "'")
    if open_:
        cell.protection = Protection(locked=False)
        cell.fill = PatternFill("solid", fgColor=PALE)
        cell.border = BOX
    return cell


def heightened(sheet: Any, row: int, cells: Sequence[Any]) -> None:
    """Make a row as high as its texts ask for: not every program does it on opening."""
    most = 1
    for cell in cells:
        width = sheet.column_dimensions[get_column_letter(cell.column)].width * CHARACTERS
        lines = str(cell.value or "").split("\n")
        most = max(most, sum(math.ceil(max(len(line), 1) / width) for line in lines))
    sheet.row_dimensions[row].height = min(most * LINE_HEIGHT + SPACE, TALLEST)


def head(sheet: Any, row: int, column: int, text: str) -> None:
    """Write the heading of a column."""
    cell = put(sheet, row, column, text, STRONG)
    cell.fill = PatternFill("solid", fgColor="E6ECF4")
    cell.border = UNDER


def laid_out(sheet: Any, *, landscape: bool) -> None:
    """Set how a sheet prints, and protect what is not to be written in."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "&P / &N"
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet = True
    sheet.protection.formatRows = sheet.protection.formatColumns = False  # these are allowed


def finished(parts: dict[str, bytes], date: dt.date) -> dict[str, bytes]:
    """Return the parts with *date* in place of the clock, and what fonts say in the schema's order."""
    stamp = f"{date.isoformat()}T00:00:00Z".encode()
    core, styles = "docProps/core.xml", "xl/styles.xml"
    dated = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + stamp, parts[core])
    return {
        **parts,
        core: dated,
        styles: re.sub(rb"(?<=<font>).*?(?=</font>)", _sorted, parts[styles]),
    }


def _sorted(font: re.Match[bytes]) -> bytes:
    said = re.findall(rb"<(\w+)[^>]*/>", font[0])
    pieces = re.findall(rb"<\w+[^>]*/>", font[0])
    ordered = sorted(
        zip(said, pieces, strict=True), key=lambda pair: FONT_ORDER.index(pair[0].decode())
    )
    return b"".join(piece for _, piece in ordered)
