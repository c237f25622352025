"""When a promise falls due for the first time, and how often it comes again, as its sentence says."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import TYPE_CHECKING

from codegen.doors import locale
from codegen.draft.papers.phrasing import is_answered, said

if TYPE_CHECKING:
    from codegen.interview.resolution import Resolution
    from codegen.library.papers import DutiesWords

EFFECTIVE = "act.effective_date"
_EVERY = re.compile(r"\bevery (?P<count>\d+) (?P<unit>day|week|month|year)s?\b")
_ONCE = re.compile(r"once a (?P<unit>year|month|quarter)\b|(?P<four>four times a year)\b")
_LIMIT = re.compile(
    r"\b[Ww]ithin (?:\w+ )?\d+ (?:day|week|month|year)s?\b|\bat once\b|\bwithout delay\b|\bbeforehand\b"
    r"|\bby your first day\b"
)
_CASE = re.compile(
    r"^(?:If|When|Before|Within|At the close|As soon)\b|\b(?:each|every) (?:such|declaration|report|review|case)\b|\bunless\b|\bas soon as\b"
)
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def again(words: DutiesWords, sentence: str) -> str:
    """Return how often a promise falls due, in the words of its sentence where they say it."""
    every = [found.group() for found in (*_EVERY.finditer(sentence), *_ONCE.finditer(sentence))]
    if every:
        return "; ".join(dict.fromkeys(every))
    limit = _LIMIT.search(sentence)
    if limit:
        return said(words.each_period, period=limit.group()[:1].lower() + limit.group()[1:])
    return words.each if _CASE.search(sentence) else words.throughout


def first(words: DutiesWords, resolution: Resolution, sentence: str) -> str:
    """Return when a promise falls due for the first time, counted from entry into force."""
    known = resolution.value(EFFECTIVE) if is_answered(resolution, EFFECTIVE) else None
    start = known if isinstance(known, dt.date) else None
    found = _EVERY.search(sentence) or _ONCE.search(sentence)
    if found and "when you start" not in sentence:
        return _later(words, resolution, start, found)
    frame = words.by if "before it takes effect" in sentence else words.from_
    return said(frame, date=_date(words, resolution, start))


def _later(
    words: DutiesWords, resolution: Resolution, start: dt.date | None, found: re.Match[str]
) -> str:
    named = found.groupdict()
    count, unit = int(named.get("count") or 1), named.get("unit") or "quarter"
    if start is None:
        count, unit = (3, "month") if unit == "quarter" else (count, unit)
        period = locale.duration(count, unit, resolution.library.language)
        return said(words.after, period=period)
    if unit in _MONTHS:
        due = _months_after(start, count * _MONTHS[unit])
    else:
        due = start + dt.timedelta(days=count * (7 if unit == "week" else 1))
    return said(words.by, date=_date(words, resolution, due))


def _date(words: DutiesWords, resolution: Resolution, date: dt.date | None) -> str:
    if date is None:
        return words.into_force
    return locale.long_date(date, resolution.library.language)


def _months_after(date: dt.date, months: int) -> dt.date:
    """Return the same day some months later, or the last one of its month.

    >>> _months_after(dt.date(2027, 8, 31), 6)
    datetime.date(2028, 2, 29)
    """
    year, month = divmod(date.month - 1 + months, 12)
    year, month = date.year + year, month + 1
    return date.replace(
        year=year, month=month, day=min(date.day, calendar.monthrange(year, month)[1])
    )
