"""A table in columns of plain text, where a line has room for them."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

NARROWEST = 20
BETWEEN = "  "


def columns(header: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str] | None:
    r"""Return the lines of a table, the header and a rule first; None when it does not fit.

    Only the first column may be narrowed, its cells then taking more lines; numbers stand to the
    right.

    Args:
        header: The heads of the columns.
        rows: Cells, as many as there are heads.
        width: How many characters a line has.

    >>> print("\n".join(columns(["Fruit", "kg"], [["Apples", "12"], ["Figs", "3"]], 20)))
    Fruit   kg
    ------  --
    Apples  12
    Figs     3
    """
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    room = width - sum(widths[1:]) - len(BETWEEN) * (len(widths) - 1)
    if room < min(widths[0], NARROWEST):
        return None
    widths[0] = min(widths[0], room)
    right = [all(cell.isdigit() for cell in column) for column in zip(*rows, strict=True)]
    made = []
    for cells in (header, ["-" * size for size in widths], *rows):
        first, *more = textwrap.wrap(cells[0], widths[0], subsequent_indent=BETWEEN) or [""]
        sized = [
            cell.rjust(size) if numeric else cell.ljust(size)
            for cell, size, numeric in zip([first, *cells[1:]], widths, right, strict=True)
        ]
        made += [BETWEEN.join(sized).rstrip(), *more]
    return made
