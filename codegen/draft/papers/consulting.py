"""Who was consulted and who will be, as it was answered and not otherwise."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from codegen.doors import locale
from codegen.draft.papers.phrasing import is_answered, line, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.document.tree import Paragraph
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library
    from codegen.library.papers import Papers

HELD, PLANNED = "consultation.held", "consultation.planned"


def consultation(library: Library, papers: Papers, resolution: Resolution) -> Iterator[Paragraph]:
    """Yield what is known of the consultation held, and of the one planned."""
    words = papers.consultation
    if not is_answered(resolution, HELD):
        yield line(words.held_unknown)
    elif entries := _entries(library, words.held_entry, resolution.value(HELD)):
        yield line(words.held, who=entries)
    else:
        yield line(words.held_none)
    if not is_answered(resolution, PLANNED):
        yield line(words.planned_unknown)
    elif entries := _entries(library, words.planned_entry, resolution.value(PLANNED)):
        yield line(words.planned, who=entries)


def _entries(library: Library, frame: str, records: Any) -> str:
    blank = library.words.blank("")
    fields = ("who", "date", "record", "when")
    told = [{name: _printed(record.get(name), library) or blank for name in fields}
            for record in records]  # fmt: skip
    return "; ".join(said(frame, **values) for values in told)


def _printed(value: Any, library: Library) -> str:
    if isinstance(value, dt.date):
        return locale.long_date(value, library.language)
    return str(value or "")
