"""Whether every topic that is named exists, and every clause has a place in an outline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.errors import Location, Problem
from codegen.library.sources import Path, Sources, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


def unknown_topics(sources: Sources) -> Iterator[Problem]:
    """A clause, outline or provision names no topic."""
    known = {topic["slug"] for topic in sources.index["topics"]["topics"]}
    for file, path, topic in _named_topics(sources.index):
        if topic not in known:
            yield unknown("topic", topic, known, sources.at(file, path))


def _named_topics(index: Mapping[str, Any]) -> Iterator[tuple[str, Path, str]]:
    """Yield every place that names a topic: file, path in it, topic."""
    yield from _listed_topics(index)
    for clause in index["clauses"].values():
        yield clause["file"], ("topic",), clause["topic"]
        for place, topic in enumerate(clause["also"]):
            yield clause["file"], ("also", place), topic
    for name, outline in index["outlines"].items():
        for place, part in enumerate(outline["parts"]):
            field = "topics" if "section" in part else "covers"
            for inner, topic in enumerate(part[field]):
                yield f"templates/outlines/{name}.yaml", ("parts", place, field, inner), topic
    for name, instrument in index["instruments"].items():
        for place, provision in enumerate(instrument["provisions"]):
            for inner, topic in enumerate(provision["bears_on"]):
                path = ("provisions", place, "bears_on", inner)
                yield f"clauses/instruments/{name}.yaml", path, topic


def _listed_topics(index: Mapping[str, Any]) -> Iterator[tuple[str, Path, str]]:
    for field in ("required_for", "excluded_for"):
        for document, topics in index["topics"][field].items():
            for place, topic in enumerate(topics):
                yield "clauses/topics.yaml", (field, document, place), topic


def misplaced_clauses(sources: Sources) -> Iterator[Problem]:
    """A clause that no document can print: its office, topic or principle has no place."""
    index = sources.index
    for clause in index["clauses"].values():
        file = clause["file"]
        if "conduct" in clause["document"] and not clause["for"]:
            said = "a clause of a code of conduct says for which offices it is"
            yield Problem("missing-entry", said, sources.at(file, ()), "add 'for: [in-service]'")
        for document in clause["document"]:
            taken = _taken(index, document, None)
            if clause["topic"] not in taken:
                said = f"no section of the {document} outline takes the topic '{clause['topic']}'"
                yield Problem("no-place", said, sources.at(file, ("topic",)))
                continue
            for place, office in enumerate(clause["for"]):
                own = _taken(index, document, office)
                if own and clause["topic"] not in own:
                    said = f"no section of the {document} outline for '{office}' takes the topic '{clause['topic']}'"
                    yield Problem("no-place", said, sources.at(file, ("for", place)))
        principle = clause["id"].partition("/")[0]
        if principle not in index["principles"]:
            said = f"the folder '{principle}' has no principle.yaml"
            yield Problem("missing-file", said, Location(file))


def _taken(index: Mapping[str, Any], document: str, office: str | None) -> set[str]:
    """Return the topics that sections of a kind of document take, of one office or of any."""
    return {
        topic
        for outline in index["outlines"].values()
        if outline["document"] == document
        if office is None or not outline["offices"] or office in outline["offices"]
        for part in outline["parts"]
        if "section" in part
        for topic in part["topics"]
    }


RULES: tuple[Callable[[Sources], Iterator[Problem]], ...] = (unknown_topics, misplaced_clauses)
