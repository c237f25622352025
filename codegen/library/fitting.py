"""What stands outside the questionnaire and must fit it: presets, defaults, categories of offices.

Here: whether a value that a preset or a default gives is an answer to its question.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from codegen.errors import Problem
from codegen.library import categories, kinds
from codegen.library.sources import Path, Sources, defaults, questions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

QUESTIONNAIRE = "clauses/questionnaire.yaml"
WANTED = {
    **dict.fromkeys(("choice", "yes_no", "three_state"), "one of its choices"),
    "integer": "a whole number",
    "money": "a number without its currency",
    "date": "a date such as 2027-01-31",
    "list": "a list of texts",
    "choices": "a list of choices",
    "records": "a list of records",
}


def misfit_answers(sources: Sources) -> Iterator[Problem]:
    """A preset or default gives a question a value that is no answer to it.

    Whether a text is one of the question's choices is left to `choices.unknown_choices`.
    """
    known = sources.questions
    for file, path, key, value in _given(sources):
        said = _misfit(known[key], value) if key in known else None
        if said:
            where = sources.at(file, path)
            yield Problem("wrong-answer", f"'{_shown(value)}' is no answer to {key}, {said}", where)


def _given(sources: Sources) -> Iterator[tuple[str, Path, str, Any]]:
    """Yield each value that a preset or default gives: file, path, key, value."""
    for name, preset in sources.index["presets"].items():
        for key, value in preset["answers"].items():
            yield f"clauses/presets/{name}.yaml", ("answers", key), key, value
    for path, question in questions(sources.index["questionnaire"]):
        given = list(defaults(question))
        for where, entry in given:
            if entry.get("value") is not None:
                yield QUESTIONNAIRE, (*path, *where, "value"), question["key"], entry["value"]
        if not given and question["default"] is not None:
            yield QUESTIONNAIRE, (*path, "default"), question["key"], question["default"]


def _misfit(question: Mapping[str, Any], value: Any) -> str | None:
    """Return why a value is no answer to a question, None when it is one."""
    if value in question["special"]:
        return None
    kind = question["type"]
    if kind in ("record", "matrix"):
        return "whose fields are answered one by one"
    if not _is_of(kind, value):
        return f"which is {WANTED.get(kind, 'a text')}"
    limits = question["validate"] or {}
    size = len(value) if isinstance(value, list) else value
    if isinstance(size, int | float) and kind != "choices":
        least, most = limits.get("min"), limits.get("max")
        if least is not None and size < least:
            return f"which is at least {least}"
        if most is not None and size > most:
            of = f"has at most {most} members" if isinstance(value, list) else f"is at most {most}"
            return f"which {of}"
    return None


def _is_of(kind: str, value: Any) -> bool:
    match kind:
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "money":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "date":
            return _is_date(value)
        case "list" | "choices":
            return isinstance(value, list) and all(isinstance(one, str) for one in value)
        case "records":
            return isinstance(value, list) and all(isinstance(one, dict) for one in value)
    return isinstance(value, str)


def _is_date(value: Any) -> bool:
    try:
        dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return True


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_shown, value))}]"
    return "true" if value is True else "false" if value is False else str(value)


RULES: tuple[Callable[[Sources], Iterator[Problem]], ...] = (
    *kinds.RULES,
    misfit_answers,
    *categories.RULES,
)
