"""Whether a value is an answer to a question: one small rule for each type of question."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from codegen.errors import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable

    from codegen.library.questions import Question

ARTICLE = re.compile(r"^(?:the|a|an)\s", re.IGNORECASE)
NOTHING = ("none", "no", "nothing", "n/a", "-")  # what people write into a list that is empty
Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a value, or the part of it at ``path``, is no answer."""

    rule: str
    message: str
    hint: str | None = None
    path: Path = ()


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The answer as it is kept, and what was refused."""

    value: Any
    refusals: tuple[Refusal, ...] = ()


def accepted(question: Question, value: Any) -> Acceptance:
    """Return *value* as an answer to *question*, or why it is none."""
    if isinstance(value, str) and value in question.special:
        return Acceptance(value)
    if isinstance(value, bool) and question.type in ("yes_no", "three_state"):
        value = "yes" if value else "no"
    return RULES[question.type](question, value)


def _text(question: Question, value: Any) -> Acceptance:
    if not isinstance(value, str) or not value.strip():
        return _wrong(question, value, "a text")
    return Acceptance(value)


def _without_article(question: Question, value: Any) -> Acceptance:
    found = _text(question, value)
    if not found.refusals and ARTICLE.match(value):
        shorter = value.split(maxsplit=1)[1]
        refusal = Refusal("article", f"'{value}' begins with an article", f"write '{shorter}'")
        return Acceptance(value, (refusal,))
    return found


def _choice(question: Question, value: Any) -> Acceptance:
    if value not in question.values:
        return Acceptance(value, (_no_choice(question, value, ()),))
    return Acceptance(value)


def _choices(question: Question, value: Any) -> Acceptance:
    if not isinstance(value, list):
        return _wrong(question, value, "a list of choices")
    refusals = tuple(
        _no_choice(question, member, (place,))
        for place, member in enumerate(value)
        if member not in question.values
    )
    if "none" in value and len(value) > 1:
        said = f"'none' stands alone in {question.key}"
        refusals = (*refusals, Refusal("wrong-choices", said, path=(value.index("none"),)))
    return Acceptance(value, refusals)


def _integer(question: Question, value: Any) -> Acceptance:
    if isinstance(value, bool) or not isinstance(value, int):
        return _wrong(question, value, "a whole number")
    return _within(question, value)


def _money(question: Question, value: Any) -> Acceptance:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return _wrong(question, value, "an amount, a number without its currency")
    if value < 0:
        return Acceptance(value, (Refusal("out-of-range", "an amount is not negative"),))
    return _within(question, value)


def _date(question: Question, value: Any) -> Acceptance:
    if isinstance(value, dt.datetime):
        return _wrong(question, value, "a date without a time")
    if isinstance(value, dt.date):
        return Acceptance(value)
    try:
        return Acceptance(dt.date.fromisoformat(value))
    except (TypeError, ValueError):
        return _wrong(question, value, "a date such as 2027-01-31")


def _country(question: Question, value: Any) -> Acceptance:
    from codegen.doors import locale  # noqa: PLC0415  Babel is slow to load

    if not isinstance(value, str) or not locale.is_country(value):
        return _wrong(question, value, "a country code of two letters, such as EE or KE")
    return Acceptance(value)


def _list(question: Question, value: Any) -> Acceptance:
    if not isinstance(value, list):
        return _wrong(question, value, "a list of texts")
    if len(value) == 1 and str(value[0]).casefold() in NOTHING and question.special:
        said = f"'{value[0]}' would be the name of a member of {question.key}"
        hint = f"if there is none, write {' or '.join(question.special)} alone"
        return Acceptance(value, (Refusal("wrong-list", said, hint, (0,)),))
    refusals = tuple(
        Refusal("wrong-type", "a member of the list is a text", path=(place,))
        for place, member in enumerate(value)
        if not isinstance(member, str) or not member.strip()
    )
    return Acceptance(value, refusals + _size(question, value))


def _records(question: Question, value: Any) -> Acceptance:
    if not isinstance(value, list):
        return _wrong(question, value, "a list of records")
    columns = {column.key: column for column in question.columns}
    records, refusals = [], list(_size(question, value))
    for place, record in enumerate(value):
        if not isinstance(record, dict):
            refusals.append(Refusal("wrong-type", "a member of the list is a record of "
                                    + ", ".join(columns), path=(place,)))  # fmt: skip
            continue
        found = {}
        for name, part in record.items():
            if name not in columns:
                hint = did_you_mean(name, columns) or "fields are " + ", ".join(columns)
                said = f"'{name}' is not a field of {question.key}"
                refusals.append(Refusal("unknown-field", said, hint, (place, name)))
                continue
            inner = accepted(columns[name], part)
            found[name] = inner.value
            refusals += [
                Refusal(r.rule, r.message, r.hint, (place, name, *r.path)) for r in inner.refusals
            ]
        first = next(iter(columns))
        if first not in record:
            refusals.append(Refusal("missing-field", f"'{first}' is missing", path=(place,)))
        # The fields stand in the order of the questionnaire, so the first one names the record.
        records.append({name: found[name] for name in columns if name in found})
    return Acceptance(records, tuple(refusals))


def _fields_only(question: Question, value: Any) -> Acceptance:
    names = ", ".join(question.fields)
    return Acceptance(value, (Refusal("wrong-type", f"answer its fields: {names}"),))


def _within(question: Question, value: float) -> Acceptance:
    least, most = question.least, question.most
    if (least is not None and value < least) or (most is not None and value > most):
        span = (
            f"from {least} to {most}"
            if None not in (least, most)
            else (f"at least {least}" if most is None else f"at most {most}")
        )
        said = f"{value} is out of range: {question.key} is {span}"
        return Acceptance(value, (Refusal("out-of-range", said),))
    return Acceptance(value)


def _size(question: Question, value: list[Any]) -> tuple[Refusal, ...]:
    if question.most is not None and len(value) > question.most:
        return (Refusal("too-many", f"{question.key} has at most {question.most:g} members"),)
    if question.least is not None and len(value) < question.least:
        members = "1 member" if question.least == 1 else f"{question.least:g} members"
        said = f"{question.key} has at least {members}"
        return (Refusal("too-few", said, "leave it out while nobody has decided"),)
    return ()


def _no_choice(question: Question, value: Any, path: Path) -> Refusal:
    hint = did_you_mean(value, question.values) or "choices are " + ", ".join(question.values)
    return Refusal("unknown-choice", f"'{value}' is not a choice of {question.key}", hint, path)


def _wrong(question: Question, value: Any, wanted: str) -> Acceptance:
    shown = str(value) if len(str(value)) <= 40 else f"{str(value)[:37]}…"  # noqa: PLR2004
    said = f"'{shown}' is not an answer to {question.key}, which is {wanted}"
    return Acceptance(value, (Refusal("wrong-type", said, question.ask),))


RULES: dict[str, Callable[[Question, Any], Acceptance]] = {
    "text": _text,
    "longtext": _text,
    "role": _without_article,
    "name": _without_article,
    "choice": _choice,
    "choices": _choices,
    "yes_no": _choice,
    "three_state": _choice,
    "integer": _integer,
    "money": _money,
    "date": _date,
    "country": _country,
    "list": _list,
    "records": _records,
    "record": _fields_only,
    "matrix": _fields_only,
}
