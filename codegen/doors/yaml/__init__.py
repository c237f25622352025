"""The door to YAML: read with limits and places, edited without losing a comment, printed.

The only package that imports ruamel. Values are plain: dict, list, str, int, float, bool, date, None.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from codegen.doors.yaml.editor import edit
from codegen.doors.yaml.parser import load
from codegen.doors.yaml.places import Loaded, TextPlace
from codegen.doors.yaml.printer import dump

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codegen.errors import Location

__all__ = [
    "Loaded",
    "TextPlace",
    "dump",
    "edit",
    "load",
    "parse",
    "place",
    "scalar_line",
    "text_place",
]


def parse(data: bytes, file: str) -> Any:
    r"""Return the plain value that a file holds; None for an empty one.

    Raises:
        ContentError: It is not the YAML that this project reads; all that is wrong, with places.

    >>> parse(b"answers:\n  gifts.limit: 50\n  gifts.policy: no\n", "answers.yaml")
    {'answers': {'gifts.limit': 50, 'gifts.policy': 'no'}}
    """
    return load(data, file).value


# Places are asked for one by one, by callers that hold no more than the bytes.
@lru_cache(maxsize=1024)
def _places(data: bytes) -> Loaded:
    return load(data, "")


def place(data: bytes, file: str, path: Sequence[str | int], *, key: bool = False) -> Location:
    r"""Return where the value at a path stands, or its key; see `Loaded.place`.

    Raises:
        ContentError: As `parse`.

    >>> str(place(b"a:\n  - {b: 1}\n", "x.yaml", ["a", 0, "b"]))
    'x.yaml:2:9'
    """
    return replace(_places(data).place(path, key=key), file=file)


def text_place(data: bytes, file: str, path: Sequence[str | int]) -> TextPlace:
    r"""Return where the lines of the text at a path stand; see `TextPlace.at`.

    Raises:
        ContentError: As `parse`.
        KeyError: There is nothing at the path.

    >>> str(text_place(b"a: |\n  one\n  two\n", "x.yaml", ["a"]).at(2, 1))
    'x.yaml:3:3'
    """
    return replace(_places(data).text_place(path), file=file)


def scalar_line(data: bytes, path: Sequence[str | int]) -> tuple[int, int]:
    r"""Return the line and column, from 1, where the first character of a text stands.

    Raises:
        ContentError: As `parse`.
        KeyError: There is nothing at the path.

    >>> scalar_line(b"a: |\n  one\n  two\n", ["a"]), scalar_line(b"a: 'one'\n", ["a"])
    ((2, 3), (1, 5))
    """
    found = _places(data).text_place(path)
    return found.line, found.column
