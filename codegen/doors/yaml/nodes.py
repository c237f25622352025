"""What was read from a YAML file, and where each piece of it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from codegen.errors import Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Mark(NamedTuple):
    """A point in a text: line and column count from 0, ``offset`` is in characters."""

    line: int
    column: int
    offset: int

    def location(self, file: str) -> Location:
        """Return the place as people count it, from 1."""
        return Location(file, self.line + 1, self.column + 1)


@dataclass(frozen=True, slots=True)
class Node:
    """A value with its place; ``value`` is plain, ``entries`` or ``items`` are its parts.

    ``style`` is ``|``, ``>``, ``'``, ``"`` or empty for scalars, and ``flow`` or ``block`` for
    collections. ``end`` is where the last character of it ends; comments after it are not in it.
    """

    value: Any
    start: Mark
    end: Mark
    style: str = ""
    entries: dict[str, tuple[Node, Node]] = field(default_factory=dict)
    items: tuple[Node, ...] = ()

    def child(self, step: str | int) -> Node | None:
        """Return the value under a key or at an index, if there is one."""
        if isinstance(step, int):
            return self.items[step] if 0 <= step < len(self.items) else None
        entry = self.entries.get(step)
        return entry[1] if entry else None

    def scalars(self) -> Iterator[Node]:
        """Yield every scalar and every empty collection in it, keys too, as they stand."""
        for key, value in self.entries.values():
            yield key
            yield from value.scalars()
        for item in self.items:
            yield from item.scalars()
        if not self.entries and not self.items:
            yield self


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
