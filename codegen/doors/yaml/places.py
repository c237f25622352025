"""What was read from a YAML file, and where each piece of it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codegen.errors import Location

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codegen.doors.yaml.nodes import Node


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Where a text stands in its file, so that a line of the text can be pointed to."""

    file: str
    line: int
    column: int
    exact: bool
    lines: int

    def at(self, line: int, column: int = 1) -> Location:
        """Return the place in the file of a line and column of the text, all counted from 1.

        Lines of folded and quoted texts cannot be told apart: the place is then where the text
        begins.

        >>> TextPlace("a.yaml", 12, 7, exact=True, lines=3).at(2, 4)
        Location(file='a.yaml', line=13, column=10)
        """
        if not self.exact or not 1 <= line <= self.lines:
            return Location(self.file, self.line, self.column)
        return Location(self.file, self.line + line - 1, self.column + max(column, 1) - 1)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file that was read: its plain value, and the places in it."""

    file: str
    text: str
    root: Node

    @property
    def value(self) -> Any:
        """The plain value: dict, list, str, int, float, bool, date or None."""
        return self.root.value

    def place(self, path: Sequence[str | int], *, key: bool = False) -> Location:
        """Return where the value at a path stands, or its key.

        Steps that the file does not have are passed over, so that the path of something missing
        leads to what ought to hold it (and the names that pydantic adds to a path do no harm).
        """
        node, name = self.root, None
        for step in path:
            if isinstance(step, str) and step in node.entries:
                name, node = node.entries[step]
            elif (child := node.child(step)) is not None:
                name, node = None, child
        return (name if key and name else node).start.location(self.file)

    def text_place(self, path: Sequence[str | int]) -> TextPlace:
        """Return where the lines of the text at a path stand.

        Raises:
            KeyError: There is nothing at the path.
        """
        node: Node | None = self.root
        for step in path:
            node = node.child(step) if node else None
        if node is None:
            raise KeyError(path)
        start, count = node.start, str(node.value).count("\n") + 1
        if node.style == "|":
            first = start.line + 1
            indent = _indent(self.text.split("\n")[first : first + count])
            return TextPlace(self.file, first + 1, indent + 1, exact=True, lines=count)
        plain = node.end.line == start.line and node.style != ">"
        opening = 1 if node.style in {"'", '"'} else 0
        return TextPlace(
            self.file, start.line + 1, start.column + opening + 1, exact=plain, lines=1
        )


def _indent(lines: list[str]) -> int:
    filled = [line for line in lines if line.strip()]
    return min((len(line) - len(line.lstrip(" ")) for line in filled), default=0)
