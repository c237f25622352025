"""A questionnaire on paper: what is printed, where people write, and what came back.

Pure values between those who know questions and those who know files: the writers print a `Form`, the
readers return a `Filled`. Neither knows what a question is.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

Kind: TypeAlias = Literal["text", "number", "amount", "date", "choice"]
WHO, ON = "form.who", "form.on"  # the two lines about whoever answers
STAMP = "codegen answer "  # begins the name of the property that holds the stamp of a row
_KEY = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table to fill in; ``options`` are what a cell may be chosen from."""

    label: str
    kind: Kind
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to fill in: the rows that stand already, and how many empty ones follow."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: int


@dataclass(frozen=True, slots=True)
class Row:
    """One question and the place for its answer.

    ``number`` is 7, or 7a for what belongs to it. ``choices`` are numbered from 1 where they are
    printed; ``options`` are what the answer is chosen from
    where people choose; ``words`` are what may stand there beside an answer, such as ``?``. ``stamp``
    comes back with the file.
    """

    key: str
    number: str
    ask: str
    help: tuple[str, ...]
    choices: tuple[str, ...]
    now: str
    prompt: str
    kind: Kind
    options: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    stamp: str = ""
    grid: Grid | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """The questions under one heading."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line at the top: what it is called and what it says; with a ``key`` people write there."""

    label: str
    text: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Headings:
    """What the columns and sheets are called."""

    number: str
    question: str
    help: str
    answer: str
    now: str
    how: str
    sheet: str
    choose: str


@dataclass(frozen=True, slots=True)
class Form:
    """A questionnaire for somebody; ``properties`` come back with the file, and print nowhere."""

    title: str
    language: str
    headings: Headings
    lines: tuple[Line, ...]
    how: tuple[str, ...]
    sections: tuple[Section, ...]
    properties: Mapping[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All its questions, in order."""
        return tuple(row for section in self.sections for row in section.rows)

    def stamps(self, printed: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return the properties of the file, the stamp of each row among them.

        Args:
            printed: What stands beside the place of each row, by key, where people can change it.
        """
        texts = printed or {}
        marks = {key: text_digest(text) for key, text in texts.items()}
        stamps = {
            f"{STAMP}{row.key}": f"{marks.get(row.key, '-')} {row.stamp}" for row in self.rows
        }
        return {**self.properties, **stamps}


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in one place of a file that came back; ``fault`` says why it cannot be read."""

    text: str
    place: str
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class FilledGrid:
    """A table that came back: its header as it stands there, and the rows that hold anything."""

    place: str
    header: tuple[str, ...]
    rows: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A form that came back; places that were left blank are not in it.

    ``unread`` is what people wrote where nobody looks for answers.
    """

    properties: Mapping[str, str]
    entries: tuple[tuple[str, Entry], ...]
    grids: Mapping[str, FilledGrid]
    unread: tuple[Entry, ...] = ()

    @property
    def stamps(self) -> dict[str, str]:
        """The stamp of each row, by its key."""
        return stamped(self.properties)


def stamped(properties: Mapping[str, str]) -> dict[str, str]:
    """Return the stamps among the properties of a file, by key; they name every place it was made with."""
    return {
        name.removeprefix(STAMP): value.partition(" ")[2]
        for name, value in properties.items()
        if name.startswith(STAMP)
    }


def changed_beside(properties: Mapping[str, str], key: str, text: str) -> bool:
    """Return whether what stands beside the place of a key is not what the file was made with."""
    mark = properties.get(f"{STAMP}{key}", "-").partition(" ")[0]
    return mark not in ("-", text_digest(text))


def text_digest(text: str) -> str:
    """Return a short digest of a text, its spaces apart.

    >>> text_digest("What is it called?") == text_digest(" What is it  called?")
    True
    """
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()[:8]


def printed_key(text: str, known: Collection[str]) -> str | None:
    """Return the key that a form prints below a question, None when there is none.

    >>> printed_key("What is it called? Write it here. organisation.name", {"organisation.name"})
    'organisation.name'
    """
    found = [name for name in _KEY.findall(text) if name in known]
    return found[-1] if found else None
