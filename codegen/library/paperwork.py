"""What ``templates/papers.*.yaml`` may hold, made from the dataclasses that its words become."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from codegen.library import papers
from codegen.library.schema import Entry, Line, Slug


class WorkEntry(Entry):
    """A rule of thumb: the yearly work that a printed clause on one of some topics brings."""

    name: Line
    topics: list[Slug]
    hours: float
    share: float | None = None
    least: float = 0
    every: Line | None = None
    years: Line | None = None
    declared: bool = False


class UnitEntry(Entry):
    """A unit of a body, and the topics on which it usually prepares what is promised."""

    name: Line
    topics: list[Slug]


def _worded(kind: type[Any]) -> Any:
    """Return the schema of a dataclass of words: a line for each, or a list of lines."""
    kinds = {field.name.rstrip("_"): Line if field.type == "str" else list[Line]
             for field in fields(kind)}  # fmt: skip
    return type(kind.__name__, (Entry,), {"__module__": __name__, "__annotations__": kinds})


_PAPERS = {
    "note": _worded(papers.NoteWords),
    "board": _worded(papers.BoardWords),
    "consultation": _worded(papers.ConsultationWords),
    "duties": _worded(papers.DutiesWords),
    "work": list[WorkEntry],
    "units": list[UnitEntry],
}
PapersFile: type[Entry] = type(
    "PapersFile", (Entry,), {"__module__": __name__, "__annotations__": _PAPERS}
)
