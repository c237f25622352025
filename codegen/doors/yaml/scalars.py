"""What a plain scalar of YAML means, and which strings may stand plain.

YAML 1.2's core schema, narrowed where a surprise would change somebody's answer: ``yes`` and ``on``
are strings, and so are ``007``, ``1_000``, ``0x1F`` and times; a day is a date. All that is not a
string here is not a string in YAML either, so a file means nothing else in another tool.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import TypeAlias

Scalar: TypeAlias = str | int | float | bool | dt.date | None

_WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

# Characters that no file may hold: XML refuses them, and so would Word.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


def typed(text: str) -> Scalar:
    """Return what a plain scalar stands for.

    Raises:
        ValueError: It looks like a date that is not in the calendar, or like a number that is not
            finite; the message is a sentence.

    >>> typed("no"), typed("50"), typed("012"), typed("2026-11-22")
    ('no', 50, '012', datetime.date(2026, 11, 22))
    """
    if text in _WORDS:
        return _WORDS[text]
    if not text or text[0] not in "-+.0123456789":
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DAY.fullmatch(text):
        return _day(text)
    if _NOT_FINITE.fullmatch(text):
        raise ValueError(f"{text} is not a number that can be counted with")
    if "." in text or "e" in text.lower():
        return _decimal(text)
    return text


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text} is not a day in the calendar") from None


def _decimal(text: str) -> float | str:
    if not _DECIMAL.fullmatch(text):
        return text
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is too large a number")
    return number
