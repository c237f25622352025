"""What is still open on a page: blanks, assumptions and alternatives, and where each stands.

The writer enters them as it prints them, so nothing that is marked in the text can be missing here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from codegen.document.hypertext.anchors import fragment
from codegen.document.text import note_paragraphs

if TYPE_CHECKING:
    from codegen.document.tree import NoteKind


@dataclass(slots=True)
class Point:
    """A question that the page leaves open.

    ``places`` are the ids of its first mark in each part, with the part's name; ``value`` is what
    the text says meanwhile, and ``note`` what it says to the drafter, where there is either.
    """

    kind: NoteKind
    key: str
    label: str | None = None
    note: str | None = None
    value: str | None = None
    places: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The id of its entry; no part can have it, whose colon would not be one."""
        return f"{self.kind}:{fragment(self.key)}"


@dataclass(slots=True)
class Pending:
    """The points of a page in reading order; ``here`` is the part that is being printed.

    ``here`` is its id and its name; values are those that the part has said so far, by key.
    """

    points: dict[tuple[NoteKind, str], Point] = field(default_factory=dict)
    here: tuple[str, str] = ("", "")
    values: dict[str, str] = field(default_factory=dict)
    _marked: set[tuple[NoteKind, str]] = field(default_factory=set)
    _marks: int = 0

    def enter(self, identity: str, name: str) -> None:
        """Turn to the next part."""
        self.here, self.values, self._marked = (identity, name), {}, set()

    def say(self, key: str, text: str) -> None:
        """Remember what the part says of a key, of which only the first words count."""
        self.values.setdefault(key, text.strip())

    def mark(self, kind: NoteKind, key: str, label: str | None = None) -> tuple[Point, str | None]:
        """Return the point that a mark in the text belongs to, and the id that the mark is to have.

        Only the first mark in a part has one.
        """
        point = self._point(kind, key)
        point.label = point.label or label
        point.value = point.value or self.values.get(key)
        if (kind, key) in self._marked:
            return point, None
        self._marks += 1
        identity = f"mark:{self._marks}"
        self._place(point, identity)
        return point, identity

    def note(self, kind: NoteKind, key: str, text: str) -> None:
        """Enter what a note says; one whose key is not marked in its part points at the part."""
        point = self._point(kind, key)
        point.note = point.note or " ".join(note_paragraphs(text))
        if (kind, key) not in self._marked:
            self._place(point, self.here[0])

    def of(self, kind: NoteKind) -> list[Point]:
        """Return the points of one kind."""
        return [point for point in self.points.values() if point.kind == kind]

    def _point(self, kind: NoteKind, key: str) -> Point:
        return self.points.setdefault((kind, key), Point(kind, key))

    def _place(self, point: Point, identity: str) -> None:
        self._marked.add((point.kind, point.key))
        point.places[identity] = self.here[1]
