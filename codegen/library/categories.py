"""Whether every category that people can be of stands under one office."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.errors import Problem
from codegen.library.sources import Path, Sources, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

QUESTIONNAIRE = "clauses/questionnaire.yaml"
OFFICES = "clauses/offices.yaml"
CATEGORIES = "people.categories"


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


RULES: tuple[Callable[[Sources], Iterator[Problem]], ...] = (strayed_categories,)
