"""What is wrong with a file that is no YAML, in the words of somebody who has never heard of YAML.

The parser says what it expected where it gave up. The slip that caused it is often one line above:
a colon without a space, a line that begins in the wrong column. This module looks there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ruamel.yaml.error import MarkedYAMLError, YAMLError

from codegen.doors.yaml import columns, signs
from codegen.doors.yaml.slips import Place, Slip
from codegen.errors import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

RULE = "yaml-syntax"

# What the parser says, and where to look then; the first that finds a slip is believed.
_LOOKS: tuple[tuple[str, Callable[[Place], Slip | None]], ...] = (
    ("mapping values are not allowed", columns.second_colon),
    ("could not find expected ':'", columns.unfinished_key),
    ("did not find expected key", columns.no_key),
    ("did not find expected '-' indicator", columns.stray_item),
    ("block sequence entries are not allowed", columns.stray_item),
    ("did not find expected <document start>", columns.outside),
    ("found character that cannot start any token", signs.odd_beginning),
    ("mapping keys are not allowed", signs.odd_beginning),
    ("expected alphabetic or numeric character", signs.odd_beginning),
    ("quoted scalar found unexpected", signs.open_quote),
    ("did not find expected ',' or", signs.open_bracket),
    ("found unexpected ':'", signs.tight_in_brackets),
    ("unknown escape character", signs.backslash),
    ("did not find expected comment or line break", signs.after_bar),
)


def problem(error: YAMLError, file: str, text: str) -> Problem:
    """Return the problem that made a file unreadable, placed where it can be mended."""
    said = str(error)
    if not isinstance(error, MarkedYAMLError):
        return Problem(RULE, f"this is not YAML: {said}", Location(file))
    said = " ".join(part for part in (error.context, error.problem) if part)
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Problem(RULE, f"this is not YAML: {said}", Location(file))
    first = error.context_mark or mark
    place = Place(text.split("\n"), mark.line, mark.column, first.line, first.column)
    for sign, look in _LOOKS:
        if sign in said and (slip := look(place)):
            return Problem(
                RULE, slip.said, Location(file, slip.line + 1, slip.column + 1), slip.hint
            )
    where = Location(file, mark.line + 1, mark.column + 1)
    return Problem(RULE, f"this is not YAML: {said}", where)
