"""Whether what a condition, a preset or a default says is one of the choices of its question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.library.sources import Path, Sources, defaults, questions, texts, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from codegen.errors import Problem

QUESTIONNAIRE = "clauses/questionnaire.yaml"


def unknown_choices(sources: Sources) -> Iterator[Problem]:
    """A condition, preset or default has a value that is none of its question's choices."""
    known = sources.questions
    for text in texts(sources):
        for key, line, value in _compared(text.nodes):
            values = _choices(known[key]) if key in known else None
            if values is not None and value not in values:
                yield unknown("choice", value, values, sources.within(text, line, value), of=key)
    given: list[tuple[str, Path, str, Any]] = []
    for name, preset in sources.index["presets"].items():
        file = f"clauses/presets/{name}.yaml"
        given += [(file, ("answers", key), key, value) for key, value in preset["answers"].items()]
    for path, question in questions(sources.index["questionnaire"]):
        default, key = question["default"], question["key"]
        given += [
            (QUESTIONNAIRE, (*path, *where, "value"), key, entry.get("value"))
            for where, entry in defaults(question)
        ]
        if not isinstance(default, dict):
            given.append((QUESTIONNAIRE, (*path, "default"), key, default))
    for file, path, key, value in given:
        values = _choices(known[key]) if key in known else None
        for single in value if isinstance(value, list) else [value]:
            if values is not None and isinstance(single, str) and single not in values:
                yield unknown("choice", single, values, sources.at(file, path), of=key)


def _choices(question: Mapping[str, Any]) -> set[str] | None:
    """Return what a question may be compared with; None when that is any text or number."""
    if question["type"] == "records":  # as `in` looks at their first field
        first = question["fields"][0]
        return _choices(first) if first["type"] == "choice" else None
    if question["type"] not in ("choice", "choices", "yes_no", "three_state"):
        return None
    values = {choice["value"] for choice in question["choices"]} | set(question["special"])
    return values | ({"yes", "no"} if question["type"] in ("yes_no", "three_state") else set())


def _compared(node: Any) -> Iterator[tuple[str, int, str]]:
    """Yield each comparison of a key with constant texts: key, line, text."""
    if not isinstance(node, list):
        return
    if node and node[0] == "compare":
        keys = [side for side in node[2:] if side[0] == "key"]
        values = [side[1] for side in node[2:] if side[0] == "const"]
        for key in keys:
            for value in values:
                for single in value if isinstance(value, list) else [value]:
                    if isinstance(single, str):
                        yield key[1], key[2], single
        return
    for part in node:
        yield from _compared(part)


RULES: tuple[Callable[[Sources], Iterator[Problem]], ...] = (unknown_choices,)
