"""Whether the library's files agree on what they name: rules that go on from those of references.

A text may print an amount only as an amount, a loop may read only the fields that its records have,
and what an outline, an office or a question names must stand where it says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.errors import Location, Problem
from codegen.library.sources import Path, Sources, Text, questions, texts, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

QUESTIONNAIRE = "clauses/questionnaire.yaml"
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


def parts_without_text(sources: Sources) -> Iterator[Problem]:
    """An outline names a part whose text nobody has written."""
    for name, outline in sources.index["outlines"].items():
        for place, part in enumerate(outline["parts"]):
            slug = part.get("part")
            if slug and f"{outline['document']}/{slug}" not in sources.index["parts"]:
                where = sources.at(f"templates/outlines/{name}.yaml", ("parts", place, "part"))
                hint = f"write templates/parts/{outline['document']}/{slug}.md.j2"
                yield Problem("missing-file", f"the part '{slug}' has no text", where, hint)


def unknown_categories(sources: Sources) -> Iterator[Problem]:
    """An office holds a category of people that is not described."""
    known = sources.index["offices"]["categories"]
    for name, office in sources.index["offices"]["offices"].items():
        for place, category in enumerate(office["categories"]):
            if category not in known:
                path = ("offices", name, "categories", place)
                yield unknown("category", category, known, sources.at("clauses/offices.yaml", path))


def unknown_sections(sources: Sources) -> Iterator[Problem]:
    """A question stands in a section that the questionnaire does not have."""
    known = {section["id"] for section in sources.index["questionnaire"]["sections"]}
    for place, question in enumerate(sources.index["questionnaire"]["questions"]):
        if question["section"] not in known:
            where = sources.at(QUESTIONNAIRE, ("questions", place, "section"))
            yield unknown("section", question["section"], known, where)


def repeated_names(sources: Sources) -> Iterator[Problem]:
    """Two entries of one file have the same name, so that the second would hide the first."""
    for file, named in _named(sources.index).items():
        seen: set[str] = set()
        for path, name in named:
            if name in seen:
                said = f"'{name}' stands here a second time"
                yield Problem("repeated-name", said, sources.at(file, path))
            seen.add(name)


def _named(index: Mapping[str, Any]) -> dict[str, list[tuple[Path, str]]]:
    """Return what names the entries of each file, with its path."""
    found: dict[str, list[tuple[Path, str]]] = {
        QUESTIONNAIRE: [
            ((*path, "key"), q["key"]) for path, q in questions(index["questionnaire"])
        ],
        "clauses/topics.yaml": [
            (("topics", n, "slug"), topic["slug"])
            for n, topic in enumerate(index["topics"]["topics"])
        ],
    }
    for name, outline in index["outlines"].items():
        kinds = [
            (n, "section" if "section" in part else "part")
            for n, part in enumerate(outline["parts"])
        ]
        found[f"templates/outlines/{name}.yaml"] = [
            (("parts", n, kind), f"{kind} {outline['parts'][n][kind]}") for n, kind in kinds
        ]
    for name, instrument in index["instruments"].items():
        found[f"clauses/instruments/{name}.yaml"] = [
            (("provisions", n, "id"), p["id"]) for n, p in enumerate(instrument["provisions"])
        ]
    return found


RULES: tuple[Callable[[Sources], Iterator[Problem]], ...] = (
    wrong_filters,
    unknown_fields,
    parts_without_text,
    unknown_categories,
    unknown_sections,
    repeated_names,
)
