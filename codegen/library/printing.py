"""Whether texts print answers as what they are: an amount as an amount, a record by its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.errors import Location, Problem
from codegen.library.sources import Sources, Text, texts, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

PRINTS = {
    "money": ("money", "integer"),
    "citation": ("three_state",),
    **dict.fromkeys(("days", "weeks", "months", "years"), ("integer",)),
}


def wrong_filters(sources: Sources) -> Iterator[Problem]:
    """A text prints an answer as something that it is not."""
    known = sources.questions
    for text in texts(sources):
        for operand, key, filters in _uses(text.nodes, {}):
            kind = known[key]["type"] if key in known else None
            for name in filters:
                if kind and kind not in PRINTS.get(name, (kind,)):
                    said = f"'{key}' is of the type {kind}, which '{name}' cannot print"
                    yield Problem("wrong-filter", said, _place(sources, text, operand))


def unknown_fields(sources: Sources) -> Iterator[Problem]:
    """A loop reads a field that the records of its answer do not have."""
    known = sources.questions
    for text in texts(sources):
        for operand, key, _ in _uses(text.nodes, {}):
            parent, _, name = key.rpartition(".")
            if operand[0] == "item" and parent in known and key not in known:
                fields = [field["key"].rpartition(".")[2] for field in known[parent]["fields"]]
                yield unknown("field", name, fields, _place(sources, text, operand), of=parent)


def _uses(node: Any, names: Mapping[str, str]) -> Iterator[tuple[list[Any], str, list[str]]]:
    """Yield each operand of a text, the key (or column) that it reads, and its filters."""
    if not isinstance(node, list) or not node:
        return
    if node[0] in ("key", "item"):
        yield node, _key(node, names), []
    elif node[0] == "value":
        yield node[1], _key(node[1], names), node[2]
    elif node[0] == "for":
        yield node[2], _key(node[2], names), []
        yield from _uses(node[3], {**names, node[1]: _key(node[2], names)})
    else:
        for part in node:
            yield from _uses(part, names)


def _key(operand: list[Any], names: Mapping[str, str]) -> str:
    if operand[0] == "key":
        return str(operand[1])
    return f"{names[operand[1]]}.{operand[2]}" if operand[2] else names[operand[1]]


def _place(sources: Sources, text: Text, operand: list[Any]) -> Location:
    """Return the place of an operand; that of a loop's name is looked for, since it has no line."""
    if operand[0] == "key":
        return sources.within(text, operand[2], operand[1])
    word = f"{operand[1]}.{operand[2]}" if operand[2] else operand[1]
    line = text.source.count("\n", 0, max(text.source.find(word), 0)) + 1
    return sources.within(text, line, word)


RULES: tuple[Callable[[Sources], Iterator[Problem]], ...] = (wrong_filters, unknown_fields)
