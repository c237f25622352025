"""A slip in a YAML file, and the place at which the parser gave up because of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Slip(NamedTuple):
    """What somebody did: the line (from 0) and column of it, a sentence, a hint."""

    line: int
    column: int
    said: str
    hint: str


class Place(NamedTuple):
    """Where the parser gave up, and where what it was reading began; all counted from 0."""

    lines: list[str]
    line: int
    column: int
    first_line: int
    first_column: int

    @property
    def text(self) -> str:
        """The line at which the parser gave up."""
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def before(self) -> str:
        """What stands on that line before the place."""
        return self.text[: self.column]

    def above(self, line: int) -> Iterator[int]:
        """Yield the lines above one that hold more than a comment, the nearest first."""
        for at in range(min(line, len(self.lines)) - 1, -1, -1):
            if self.lines[at].strip() and not self.lines[at].lstrip().startswith("#"):
                yield at
