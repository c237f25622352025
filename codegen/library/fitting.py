"""What stands outside the questionnaire and must fit it: presets, defaults, categories of offices."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from codegen.errors import Problem
from codegen.library.sources import Path, Sources, defaults, questions, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

QUESTIONNAIRE = "clauses/questionnaire.yaml"
OFFICES = "clauses/offices.yaml"
CATEGORIES = "people.categories"
BODY = "organisation.type"  # what a preset is named for, so it answers this fact too
WANTED = {
    **dict.fromkeys(("choice", "yes_no", "three_state"), "one of its choices"),
    "integer": "a whole number",
    "money": "a number without its currency",
    "date": "a date such as 2027-01-31",
    "list": "a list of texts",
    "choices": "a list of choices",
    "records": "a list of records",
}


def presets_of_facts(sources: Sources) -> Iterator[Problem]:
    """A preset answers a question of fact or law, which only the organisation can."""
    kinds = {}
    for question in sources.index["questionnaire"]["questions"]:
        kinds[question["key"]] = question["kind"]
        kinds |= {f["key"]: f["kind"] or question["kind"] for f in question["fields"]}
    for name, preset in sources.index["presets"].items():
        for key in preset["answers"]:
            kind = kinds.get(key, "choice")
            if kind != "choice" and key != BODY:
                where = sources.at(f"clauses/presets/{name}.yaml", ("answers", key), key=True)
                said = f"a preset makes choices, and '{key}' is a question of {kind}"
                yield Problem("preset-of-fact", said, where, "take it out")


def defaults_of_facts(sources: Sources) -> Iterator[Problem]:
    """A question of fact or law has a default, and would print what nobody said."""
    for place, question in enumerate(sources.index["questionnaire"]["questions"]):
        entries: list[tuple[Any, Path]] = [(question, ("questions", place))]
        entries += [
            (field, ("questions", place, "fields", inner))
            for inner, field in enumerate(question["fields"])
        ]
        for entry, path in entries:
            kind = entry["kind"] or question["kind"]
            if kind in ("fact", "law") and entry["default"] is not None:
                where = sources.at(QUESTIONNAIRE, (*path, "default"), key=True)
                said = f"'{entry['key']}' is a question of {kind}, which has no default"
                yield Problem("default-of-fact", said, where, "take the default out")


def misfit_answers(sources: Sources) -> Iterator[Problem]:
    """A preset or default gives a question a value that is no answer to it.

    Whether a text is one of the question's choices is left to `references.unknown_choices`.
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


def strayed_categories(sources: Sources) -> Iterator[Problem]:
    """A category that people can be of stands under no office, or under two, or is none of theirs."""
    index = sources.index
    path, choices = _categories(index["questionnaire"])
    offices = index["offices"]["offices"]
    if path is None or any(name not in index["offices"]["categories"]
                           for office in offices.values() for name in office["categories"]):  # fmt: skip
        return  # told by `agreement.unknown_categories`
    owners: dict[str, str] = {}
    for office, entry in offices.items():
        for place, name in enumerate(entry["categories"]):
            where = sources.at(OFFICES, ("offices", office, "categories", place))
            if name not in choices:
                yield unknown("choice", name, choices, where, of=CATEGORIES)
            elif name in owners:
                said = f"'{name}' stands under '{owners[name]}' already"
                hint = "a category of people is under one office"
                yield Problem("strayed-category", said, where, hint)
            owners.setdefault(name, office)
    for place, name in enumerate(choices):
        if name not in owners:
            where = sources.at(QUESTIONNAIRE, (*path, "choices", place, "value"))
            said = f"'{name}' stands under no office"
            yield Problem("strayed-category", said, where, f"name it in {OFFICES}")


def _categories(questionnaire: Mapping[str, Any]) -> tuple[Path | None, list[str]]:
    """Return the categories that can be answered, and the path of the field that lists them."""
    for place, question in enumerate(questionnaire["questions"]):
        if question["key"] == CATEGORIES and question["fields"]:
            values = [choice["value"] for choice in question["fields"][0]["choices"]]
            return ("questions", place, "fields", 0), values
    return None, []


RULES: tuple[Callable[[Sources], Iterator[Problem]], ...] = (
    presets_of_facts,
    defaults_of_facts,
    misfit_answers,
    strayed_categories,
)
