"""What people type, in a terminal, a Word form or a spreadsheet cell, as an answer to a question.

One small reader for each type of question; what it returns is then held against the question by
`codegen.interview.accepting`, so that a typed answer and one in a file are the same. Records have no
typed form as a whole: their columns are entered one by one.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from codegen.interview.accepting import Acceptance, Refusal, accepted
from codegen.interview.cleaning import cleaned

if TYPE_CHECKING:
    from collections.abc import Callable

    from codegen.library.questions import Question

WHOLE = re.compile(r"-?\d+")
GROUPED = re.compile(r"\d{1,3}(?:(?:,\d{3})+|(?:\.\d{3})+)")
AMOUNT = re.compile(r"-?\d+(?:[.,]\d{1,2})?")
SPACES = str.maketrans("", "", " \u00a0\u202f\u2009'")  # people group digits with them
YES, NO = ("yes", "y"), ("no", "n")
BETWEEN = re.compile(r"[;\n]")
DAY = re.compile(r"(?:(\d{1,2})\.? ([a-z]+)|([a-z]+) (\d{1,2})),? (\d{4})")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
SHORTEST_MONTH = 3  # letters: mar, sept


def entered(question: Question, text: str) -> Acceptance:
    """Return what somebody typed as an answer to *question*, or why it is none.

    A choice may be typed as its number from 1, its value or its label; several are separated by
    commas, members of a list by semicolons or lines. An amount is a number without its currency.
    """
    typed = cleaned(text).strip()
    word = "-".join(typed.casefold().split())
    if word in question.special:  # nobody-yet, however it is spaced
        return Acceptance(word)
    read = READERS.get(question.type)
    if read is None:
        return accepted(question, typed)
    return read(question, typed)


def spelled(question: Question, value: Any) -> str:
    """Return an answer as somebody would type it; `entered` gives it back.

    Choices stand with their labels, members of a list are separated by semicolons.

    Raises:
        ValueError: The answer is made of records or fields, which are entered one by one.
    """
    match value:
        case str():
            choice = question.choice(value)
            return choice.label if choice else value
        case bool():
            return "yes" if value else "no"
        case dt.date():
            return value.isoformat()
        case int() | float():
            return f"{value:g}" if float(value).is_integer() else str(value)
        case list() | tuple() if not any(isinstance(member, dict) for member in value):
            return "; ".join(spelled(question, member) for member in value)
    raise ValueError(f"an answer to {question.key} has no typed form")


def _whole(question: Question, typed: str) -> Acceptance:
    digits = typed.translate(SPACES)
    if GROUPED.fullmatch(digits):  # a whole number has no other use for the mark
        digits = digits.replace(",", "").replace(".", "")
    return accepted(question, int(digits) if WHOLE.fullmatch(digits) else typed)


def _amount(question: Question, typed: str) -> Acceptance:
    digits = typed.translate(SPACES)
    if AMOUNT.fullmatch(digits):
        value = float(digits.replace(",", "."))
        return accepted(question, int(value) if value.is_integer() else value)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?", digits):
        # 1.500 is one and a half here and fifteen hundred there: nobody may guess.
        said = f"'{typed}' can be read in two ways"
        hint = "write the digits without a mark between thousands, such as 1500"
        return Acceptance(typed, (Refusal("two-readings", said, hint),))
    return accepted(question, typed)


def _one(question: Question, typed: str) -> Acceptance:
    return accepted(question, _named(question, typed))


def _several(question: Question, typed: str) -> Acceptance:
    whole = _named(question, typed)
    if whole in question.values:  # a label may hold a comma
        return accepted(question, [whole])
    separator = BETWEEN if BETWEEN.search(typed) else re.compile(",")
    parts = [part.strip() for part in separator.split(typed) if part.strip()]
    return accepted(question, list(dict.fromkeys(_named(question, part) for part in parts)))


def _members(question: Question, typed: str) -> Acceptance:
    return accepted(question, [part.strip() for part in BETWEEN.split(typed) if part.strip()])


def _yes_or_no(question: Question, typed: str) -> Acceptance:
    word = typed.casefold()
    if word in YES:
        return accepted(question, "yes")
    if word in NO:
        return accepted(question, "no")
    return _one(question, typed)


def _place(question: Question, typed: str) -> Acceptance:
    from codegen.doors import locale  # noqa: PLC0415  Babel is slow to load

    if locale.is_country(typed.upper()):
        return Acceptance(typed.upper())
    return accepted(question, locale.country_called(typed, "en") or typed)


def day(typed: str) -> dt.date | None:
    """Return the date that somebody typed, its month in two figures or in a word; None when it is none.

    Days and months in figures alone are read in two ways: 1/6 and 6/1.

    >>> str(day("31 January 2027")), str(day("2027-01-31")), day("1/6/2027")
    ('2027-01-31', '2027-01-31', None)
    """
    found = DAY.fullmatch(" ".join(typed.casefold().split()))
    try:
        if not found:
            return dt.date.fromisoformat(typed)
        number, word = found[1] or found[4], found[2] or found[3]
        if len(word) < SHORTEST_MONTH:
            return None
        month = next((n for n, name in enumerate(MONTHS, start=1) if name.startswith(word)), 0)
        return dt.date(int(found[5]), month, int(number))
    except ValueError:
        return None


def _day(question: Question, typed: str) -> Acceptance:
    return accepted(question, day(typed) or typed)


def _named(question: Question, typed: str) -> str:
    """Return the value of the choice that somebody named; what names none stays as it is."""
    values = question.values
    if typed.isdecimal() and typed not in values and 1 <= int(typed) <= len(values):
        return values[int(typed) - 1]
    folded = typed.casefold()
    labels = {choice.label.casefold(): choice.value for choice in question.choices}
    if folded in labels:
        return labels[folded]
    return folded if folded in values else typed


READERS: dict[str, Callable[[Question, str], Acceptance]] = {
    "choice": _one,
    "choices": _several,
    "yes_no": _yes_or_no,
    "three_state": _yes_or_no,
    "integer": _whole,
    "money": _amount,
    "country": _place,
    "date": _day,
    "list": _members,
}
