"""Who may answer which kind of question: a fact or a law is for the organisation alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from codegen.library.sources import Path, Sources

QUESTIONNAIRE = "clauses/questionnaire.yaml"
BODY = "organisation.type"  # what a preset is named for, so it answers this fact too


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


RULES: tuple[Callable[[Sources], Iterator[Problem]], ...] = (presets_of_facts, defaults_of_facts)
