"""Whether the library's files agree on what they name: rules that go on from those of references.

What an outline, an office or a question names must stand where it says, and stand there once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.errors import Problem
from codegen.library import printing
from codegen.library.sources import Path, Sources, questions, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

QUESTIONNAIRE = "clauses/questionnaire.yaml"


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
    *printing.RULES,
    parts_without_text,
    unknown_categories,
    unknown_sections,
    repeated_names,
)
