"""The library's files beside the index made from them: every text and condition, and its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from codegen.doors import yaml
from codegen.errors import Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """The index and the files it was made from."""

    index: Mapping[str, Any]
    files: Mapping[str, bytes]
    read: dict[str, yaml.Loaded] = field(default_factory=dict)

    def loaded(self, file: str) -> yaml.Loaded:
        """Return a YAML file with the places in it."""
        if file not in self.read:
            self.read[file] = yaml.load(self.files[file], file)
        return self.read[file]

    def at(self, file: str, path: Path, *, key: bool = False) -> Location:
        """Return the place of a node of a YAML file."""
        return self.loaded(file).place(path, key=key)

    def within(self, text: Text, line: int, word: str) -> Location:
        """Return the place of *word* on a line of a text."""
        start = self.line(text, line)
        lines = self.files[text.file].decode().split("\n")
        found = lines[start.line - 1].find(word) if start.line <= len(lines) else -1
        return Location(text.file, start.line, found + 1) if found >= 0 else start

    def line(self, text: Text, line: int = 1) -> Location:
        """Return the place at which a line of a text begins."""
        if text.path is None:
            return Location(text.file, line, 1)
        return self.loaded(text.file).text_place(text.path).at(line)

    @property
    def questions(self) -> dict[str, Any]:
        """Every question and field, by key."""
        listed = self.index["questionnaire"]["questions"]
        own = {question["key"]: question for question in listed}
        return own | {field["key"]: field for question in listed for field in question["fields"]}


@dataclass(frozen=True, slots=True)
class Text:
    """A text or condition: its file, its path in it (None for a whole file), nodes and source."""

    file: str
    path: Path | None
    nodes: Any
    source: str


def texts(sources: Sources) -> Iterator[Text]:
    """Yield every text and condition of the library."""
    index = sources.index
    for clause in index["clauses"].values():
        file = clause["file"]
        if clause["when"]:
            yield Text(file, ("when",), clause["when"]["nodes"], clause["when"]["source"])
        for place, version in enumerate(clause["versions"]):
            yield Text(file, ("versions", place, "text"), version["nodes"], version["text"])
        for place, example in enumerate(clause["examples"]):
            verdict = "allowed" if example["allowed"] else "not_allowed"
            yield Text(file, ("examples", place, verdict), example["nodes"], "")
    for name, nodes in index["parts"].items():
        file = f"templates/parts/{name}.md.j2"
        yield Text(file, None, nodes, sources.files[file].decode())
    for name, outline in index["outlines"].items():
        file = f"templates/outlines/{name}.yaml"
        yield Text(file, ("title",), outline["title"], "")
        for place, part in enumerate(outline["parts"]):
            path = ("parts", place)
            yield Text(file, (*path, "title"), part["title"] or [], "")
            if part.get("when"):
                yield Text(file, (*path, "when"), part["when"]["nodes"], part["when"]["source"])
    yield from _questionnaire_texts(index["questionnaire"])


def _questionnaire_texts(questionnaire: Mapping[str, Any]) -> Iterator[Text]:
    file = "clauses/questionnaire.yaml"
    for place, question in enumerate(questionnaire["questions"]):
        path: Path = ("questions", place)
        if question["when"]:
            yield Text(file, (*path, "when"), question["when"]["nodes"], question["when"]["source"])
        for inner, choice in enumerate(question["choices"]):
            if choice["unless"]:
                where = (*path, "choices", inner, "unless")
                yield Text(file, where, choice["unless"]["nodes"], choice["unless"]["source"])
        default = question["default"]
        for inner, entry in enumerate(default if isinstance(default, list) else ()):
            if isinstance(entry, dict) and entry.get("when"):
                where = (*path, "default", inner, "when")
                yield Text(file, where, entry["when"]["nodes"], entry["when"]["source"])
    for place, rule in enumerate(questionnaire["contradictions"]):
        if rule["when"]:
            where = ("contradictions", place, "when")
            yield Text(file, where, rule["when"]["nodes"], rule["when"]["source"])
