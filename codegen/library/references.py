"""What the library's files say of each other: every key, topic, clause and provision must exist.

Each rule is one function that yields problems; `RULES` lists them, and those that go on from them.
They run when the index is made, so a typing error never reaches a draft.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from codegen.library import agreement, choices, claims, keys, shape, topics
from codegen.library.index import current_ids
from codegen.library.sources import Sources, texts, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from codegen.errors import Problem

TARGET = re.compile(r"\]\(([a-z]+):([^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)")
ADDRESSES = {"http", "https", "mailto", "tel"}
QUESTIONNAIRE = "clauses/questionnaire.yaml"


def unknown_offices(sources: Sources) -> Iterator[Problem]:
    """``office('…')``, or what a clause, a provision or an outline is for, is no office of this library."""
    known = sources.index["offices"]["offices"]
    for text in texts(sources):
        for name, line in _offices(text.nodes):
            if name not in known:
                yield unknown("office", name, known, sources.within(text, line, name))
    named: list[tuple[str, tuple[str | int, ...], list[str]]] = [
        (clause["file"], ("for",), clause["for"]) for clause in sources.index["clauses"].values()
    ]
    for key, instrument in sources.index["instruments"].items():
        for place, provision in enumerate(instrument["provisions"]):
            file = f"clauses/instruments/{key}.yaml"
            named.append((file, ("provisions", place, "for"), provision["for"]))
    for name, outline in sources.index["outlines"].items():
        named.append((f"templates/outlines/{name}.yaml", ("offices",), outline["offices"]))
    for file, path, offices in named:
        for place, name in enumerate(offices):
            if name not in known:
                yield unknown("office", name, known, sources.at(file, (*path, place)))


def _offices(node: Any) -> Iterator[tuple[str, int]]:
    if isinstance(node, list):
        if len(node) == 3 and node[0] == "office":  # noqa: PLR2004  ["office", name, line]
            yield node[1], node[2]
        for part in node:
            yield from _offices(part)


def unknown_clauses(sources: Sources) -> Iterator[Problem]:
    """A clause names another that does not exist, nor did under an old id."""
    clauses = sources.index["clauses"]
    known = current_ids(clauses)
    for clause in clauses.values():
        for field in ("needs", "excludes", "realises"):
            for place, other in enumerate(clause[field]):
                if other not in known:
                    where = sources.at(clause["file"], (field, place))
                    yield unknown("clause", other, known, where)


def unknown_targets(sources: Sources) -> Iterator[Problem]:
    """A reference in a text points at nothing that the library knows."""
    index = sources.index
    parts = [part for outline in index["outlines"].values() for part in outline["parts"]]
    provisions = {
        f"{name}/{p['id']}" for name, i in index["instruments"].items() for p in i["provisions"]
    }
    known: dict[str, set[str]] = {
        "clause": set(current_ids(index["clauses"])),
        "topic": {topic["slug"] for topic in index["topics"]["topics"]},
        "section": {part["section"] for part in parts if "section" in part},
        "part": {part["part"] for part in parts if "part" in part},
        "provision": provisions,
        "term": {term for clause in index["clauses"].values() for term in clause["defines"]},
        "form": {outline["form"] for outline in index["outlines"].values() if outline["form"]},
    }
    for text in texts(sources):
        for found in TARGET.finditer(text.source):
            kind, target = found.groups()
            line = text.source.count("\n", 0, found.start()) + 1
            if kind not in known:
                if kind not in ADDRESSES:
                    yield unknown("reference", kind, known, sources.within(text, line, f"{kind}:"))
            elif target not in known[kind]:
                yield unknown(kind, target, known[kind], sources.within(text, line, target))


RULES: tuple[Callable[[Sources], Iterator[Problem]], ...] = (
    *keys.RULES,
    *choices.RULES,
    unknown_offices,
    unknown_clauses,
    unknown_targets,
    *claims.RULES,
    *topics.RULES,
    *shape.RULES,
    *agreement.RULES,
)
