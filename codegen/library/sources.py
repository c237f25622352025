"""The library's files beside the index made from them: every text and condition, and its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from codegen.doors import yaml
from codegen.errors import Location, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Path: TypeAlias = tuple[str | int, ...]
LAW_FIELDS = 3  # that a three-state question has before those in the file


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
        """Return the place of *word* on a line of a text, that of a value or a target first."""
        start = self.line(text, line)
        lines = self.files[text.file].decode().split("\n")
        line_there = lines[start.line - 1] if start.line <= len(lines) else ""
        for before in ("'", '"', ":", ""):
            found = line_there.find(before + word)
            if found >= 0:
                return Location(text.file, start.line, found + len(before) + 1)
        return start

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
        yield from _clause_texts(clause)
    for name, nodes in index["parts"].items():
        file = f"templates/parts/{name}.md.j2"
        yield Text(file, None, nodes, sources.files[file].decode())
    yield from _outline_texts(index["outlines"])
    yield from _questionnaire_texts(index["questionnaire"])
    yield from _instrument_texts(index["instruments"])


def _outline_texts(outlines: Mapping[str, Any]) -> Iterator[Text]:
    for name, outline in outlines.items():
        file = f"templates/outlines/{name}.yaml"
        yield Text(file, ("title",), outline["title"], "")
        if outline["subtitle"]:
            yield Text(file, ("subtitle",), outline["subtitle"], "")
        if outline["when"]:
            yield Text(file, ("when",), outline["when"]["nodes"], outline["when"]["source"])
        for place, part in enumerate(outline["parts"]):
            path = ("parts", place)
            yield Text(file, (*path, "title"), part["title"] or [], "")
            if part.get("when"):
                yield Text(file, (*path, "when"), part["when"]["nodes"], part["when"]["source"])


def _clause_texts(clause: Mapping[str, Any]) -> Iterator[Text]:
    file = clause["file"]
    if clause["when"]:
        yield Text(file, ("when",), clause["when"]["nodes"], clause["when"]["source"])
    for place, version in enumerate(clause["versions"]):
        yield Text(file, ("versions", place, "text"), version["nodes"], version["text"])
    for place, example in enumerate(clause["examples"]):
        yield example_text(file, place, example)
        if when := example["when"]:
            yield Text(file, ("examples", place, "when"), when["nodes"], when["source"])


def example_text(file: str, place: int, example: Mapping[str, Any]) -> Text:
    """Return the text of an example of a clause, by its place among them."""
    verdict = "allowed" if example["allowed"] else "not_allowed"
    return Text(file, ("examples", place, verdict), example["nodes"], example["text"])


def _instrument_texts(instruments: Mapping[str, Any]) -> Iterator[Text]:
    for name, instrument in instruments.items():
        condition = instrument["when"]
        if condition:
            file = f"clauses/instruments/{name}.yaml"
            yield Text(file, ("when",), condition["nodes"], condition["source"])


def questions(questionnaire: Mapping[str, Any]) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Yield every question and field that stands in the questionnaire's file, and its path there."""
    for place, question in enumerate(questionnaire["questions"]):
        path: Path = ("questions", place)
        yield path, question
        unwritten = LAW_FIELDS if question["type"] == "three_state" else 0
        for inner, entry in enumerate(question["fields"][unwritten:]):
            yield (*path, "fields", inner), entry


def defaults(question: Mapping[str, Any]) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Yield the defaults of a question that are mappings, and their paths in it."""
    default = question["default"]
    for place, entry in enumerate(default if isinstance(default, list) else [default]):
        if isinstance(entry, dict):
            yield ("default", place), entry


def _questionnaire_texts(questionnaire: Mapping[str, Any]) -> Iterator[Text]:
    file = "clauses/questionnaire.yaml"
    for path, question in questions(questionnaire):
        conditions: list[tuple[Path, Any]] = [(("when",), question.get("when"))]
        for place, choice in enumerate(question["choices"]):
            conditions.append((("choices", place, "unless"), choice["unless"]))
        conditions += [((*where, "when"), entry.get("when")) for where, entry in defaults(question)]
        for where, condition in conditions:
            if condition:
                yield Text(file, (*path, *where), condition["nodes"], condition["source"])
    for place, rule in enumerate(questionnaire["contradictions"]):
        if rule["when"]:
            path = ("contradictions", place, "when")
            yield Text(file, path, rule["when"]["nodes"], rule["when"]["source"])


def unknown(
    what: str, name: str, known: Iterable[str], where: Location, of: str | None = None
) -> Problem:
    """Return the problem that *name* is none of what is known, with the nearest that is."""
    message = {
        "question": f"'{name}' is not a question",
        "choice": f"'{name}' is not a choice of {of}",
        "field": f"'{name}' is not a field of {of}",
        "reference": f"'{name}' is no kind of reference",
        "provision": f"there is no provision '{name}' in {of}"
        if of
        else f"there is no provision '{name}'",
    }.get(what, f"there is no {what} '{name}'")
    return Problem(f"unknown-{what}", message, where, did_you_mean(name, known))
