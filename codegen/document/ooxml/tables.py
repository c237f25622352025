"""Tables: a header row that repeats on each page, and columns as wide as their text asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.document.ooxml.elements import element, paragraph, w
from codegen.document.ooxml.stylesheet import whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from codegen.document.ooxml.elements import Element

_NARROWEST, _WIDEST = 8, 60  # characters that a column is counted for
_CHARACTER, _BESIDE = (
    110,
    230,
)  # twentieths of a point: a letter of a cell, and what stands beside its text
UNBROKEN = 12  # characters of a cell that is too short to be broken
_SHADE = "F3F6FA"  # as the box of examples
_TEXT_WIDTH = 9070  # of A4 with 25 mm at the sides


def table(
    style: str,
    rows: Iterable[Sequence[Element | tuple[Element, ...]]],
    widths: Sequence[int],
    *,
    indent: int,
    title: str,
    header: bool = True,
    shaded: Sequence[int] = (),
    height: int = 0,
) -> Element:
    """Return a table of cells that each hold a paragraph, or several.

    Args:
        style: The id of its style.
        rows: Its rows; the first one is the header.
        widths: Of its columns, in twentieths of a point.
        indent: From the left margin, in the same.
        title: What a screen reader calls it.
        header: Whether it has a header.
        shaded: The columns, from 0, that are shaded below the header, as places to write in are.
        height: Of its rows below the header at least, in twentieths of a point.
    """
    properties = element(
        "tblPr",
        element("tblStyle", val=style),
        element("tblW", w=sum(widths), type="dxa"),
        element("tblInd", w=indent, type="dxa"),
        element("tblLayout", type="fixed"),
        element(
            "tblLook",
            val="0420" if header else "0400",
            firstRow=int(header),
            lastRow=0,
            firstColumn=0,
            lastColumn=0,
            noHBand=0,
            noVBand=1,
        ),
    )
    if title:
        properties.append(element("tblCaption", val=title))
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    lines = [
        _row(row, widths, header=header and index == 0, shaded=shaded, height=height)
        for index, row in enumerate(rows)
    ]
    return element("tbl", properties, grid, *lines)


def _row(
    cells: Sequence[Element | tuple[Element, ...]],
    widths: Sequence[int],
    *,
    header: bool,
    shaded: Sequence[int],
    height: int,
) -> Element:
    properties = element("trPr", element("cantSplit"))
    if header:
        properties.append(element("tblHeader"))
    elif height:
        properties.append(element("trHeight", val=height, hRule="atLeast"))
    row = element("tr", properties)
    for place, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        about = element("tcPr", element("tcW", w=width, type="dxa"))
        if place in shaded and not header:
            about.append(element("shd", val="clear", color="auto", fill=_SHADE))
        row.append(element("tc", about, *(cell if isinstance(cell, tuple) else (cell,))))
    return row


def column_widths(
    lengths: Sequence[int], available: int, unbroken: Sequence[int] = ()
) -> list[int]:
    """Return widths in proportion to the longest text of each column, in twentieths of a point.

    A column is no narrower than what must not be broken in it, as long as the others leave room.

    Args:
        lengths: Of the longest text of each column, in characters.
        available: The width of all columns.
        unbroken: Of the longest word of each column, in characters.

    >>> column_widths([3, 200], 6800)
    [800, 6000]
    >>> column_widths([3, 200], 6800, [9, 14])
    [1220, 5580]
    """
    counted = [min(max(length, _NARROWEST), _WIDEST) for length in lengths]
    widths = [available * count // sum(counted) for count in counted]
    needed = [count * _CHARACTER + _BESIDE for count in unbroken]
    tight = {
        at for at, (width, need) in enumerate(zip(widths, needed, strict=False)) if width < need
    }
    left = available - sum(needed[at] for at in tight)
    if tight and left >= available // 2:
        rest = sum(count for at, count in enumerate(counted) if at not in tight)
        widths = [needed[at] if at in tight else left * count // rest
                  for at, count in enumerate(counted)]  # fmt: skip
    widths[-1] += available - sum(widths)
    return widths


def parted(blocks: Iterable[Element], style: str) -> Iterator[Element]:
    """Return the blocks with a paragraph between two tables, which Word would join to one."""
    before = None
    for block in blocks:
        if before is not None and before.tag == block.tag == w("tbl"):
            yield paragraph(style)
        yield block
        before = block


def text_width(body: Element) -> int:
    """Return how wide text runs on the page, between the margins."""
    size, margins = body.find(f".//{w('pgSz')}"), body.find(f".//{w('pgMar')}")
    if size is None or margins is None:
        return _TEXT_WIDTH
    sides = ("left", "right", "gutter")
    beside = sum(whole(margins.get(w(side))) for side in sides)
    return max(whole(size.get(w("w"))) - beside, 0) or _TEXT_WIDTH


def left_indent(styles: Element, identity: str) -> int:
    """Return how far a style stands from the left margin."""
    for style in styles.iterchildren(w("style")):
        if style.get(w("styleId")) == identity:
            indent = style.find(f"{w('pPr')}/{w('ind')}")
            if indent is not None:
                return whole(indent.get(w("left")) or indent.get(w("start")))
    return 0
