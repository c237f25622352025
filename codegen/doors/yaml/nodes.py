"""The values of a YAML file as they stand in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from codegen.errors import Location

if TYPE_CHECKING:
    from collections.abc import Iterator


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
