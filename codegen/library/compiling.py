"""From the library's files to its index: plain data that JSON can hold, and what is wrong.

Every file is read, held against its schema, and its conditions and texts become nodes. References
between files are held against each other in `codegen.library.references`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING, Any, TypeAlias

from codegen.doors import wording
from codegen.errors import Location, Problem
from codegen.library import manifest, mappings, paperwork, schema
from codegen.library.reading import FileReader

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Index: TypeAlias = dict[str, Any]
MENTION = re.compile(r"\]\(clause:([a-z0-9/-]+)\)")


def digest(text: str) -> str:
    r"""Return ``sha256:`` + 64 hex of a text, the same however its lines end or its accents are coded.

    >>> digest("a \r\nb\n\n") == digest("a\nb")
    True
    """
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").split("\n")
    plain = "\n".join(line.rstrip() for line in lines).rstrip("\n")
    return "sha256:" + hashlib.sha256(plain.encode()).hexdigest()


def compiled(files: Mapping[str, bytes]) -> tuple[Index, list[Problem]]:
    """Return the index of a library and every problem found in one file alone.

    Args:
        files: Content by name, ``clauses/…`` and ``templates/…``.
    """
    compiler = _Compiler(files)
    for name in sorted(files):
        compiler.file(name)
    for name in ("clauses/library.yaml", "clauses/questionnaire.yaml", "clauses/offices.yaml",
                 "clauses/topics.yaml", "templates/words.en.yaml"):  # fmt: skip
        if name not in files:
            compiler.problems.append(
                Problem("missing-file", "the library has no such file", Location(name))
            )
    return compiler.index, compiler.problems


class _Compiler(FileReader):
    """Collects the index and the problems, file by file."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__(files)
        self.index: Index = {
            "clauses": {}, "instruments": {}, "presets": {}, "principles": {}, "outlines": {},
            "parts": {}, "library": {}, "questionnaire": {}, "offices": {}, "topics": {}, "words": {},
            "mappings": {}, "papers": {},
        }  # fmt: skip

    def file(self, name: str) -> None:
        """Put one file into the index; a file that is none of the library's is left alone."""
        if name.startswith("clauses/training/"):
            return  # `codegen.library.training` reads it, when somebody asks for a handout
        takers: tuple[tuple[str, Callable[[str, str], None]], ...] = (
            (r"clauses/instruments/(.+)\.yaml", self._instrument),
            (r"clauses/presets/(.+)\.yaml", self._preset),
            (r"clauses/([^/]+)/principle\.yaml", self._principle),
            (r"clauses/([a-z0-9-]+/[a-z0-9-]+)\.yaml", self._clause),
            (r"clauses/([^/]+/[^/]+)\.yaml", self._misnamed),
            (r"clauses/questionnaire\.yaml()", self._questionnaire),
            (r"clauses/(library|topics|offices)\.yaml", self._single),
            (r"clauses/mappings\.yaml()", self._mappings),
            (r"templates/outlines/(.+)\.yaml", self._outline),
            (r"templates/parts/(.+)\.md\.j2", self._part),
            (r"templates/words\.en\.yaml()", self._words),
            (r"templates/papers\.en\.yaml()", self._papers),
        )
        for pattern, take in takers:
            match = re.fullmatch(pattern, name)
            if match:
                take(name, match.group(1))
                return

    def _instrument(self, name: str, slug: str) -> None:
        found = self._keyed(name, slug, schema.InstrumentFile, "instruments", "id")
        if found:
            found["when"] = self._condition(found["when"], name, ("when",))
            for provision in found["provisions"]:
                provision["digest"] = mappings.short(digest(provision["gist"]))

    def _preset(self, name: str, slug: str) -> None:
        self._keyed(name, slug, schema.PresetFile, "presets", "preset")

    def _keyed(
        self, name: str, slug: str, kind: type[schema.Entry], group: str, key: str
    ) -> dict[str, Any] | None:
        """Put a file into its group under the id that it gives, which its own name must repeat."""
        found = self._held(name, kind)
        if not found:
            return None
        if found[key] != slug:
            where = self.loaded[name].place((key,))
            message = f"'{found[key]}' stands in a file named '{slug}.yaml'"
            self.problems.append(Problem("wrong-name", message, where))
        made: dict[str, Any] = plain(found)
        self.index[group][slug] = made
        return made

    def _principle(self, name: str, slug: str) -> None:
        found = self._held(name, schema.PrincipleFile)
        if found:
            self.index["principles"][slug] = found["title"]

    def _single(self, name: str, kind: str) -> None:
        kinds: dict[str, type[schema.Entry]] = {
            "library": manifest.LibraryFile,
            "topics": schema.TopicsFile,
            "offices": schema.OfficesFile,
        }
        self.index[kind] = plain(self._held(name, kinds[kind]) or {})

    def _mappings(self, name: str, _: str) -> None:
        self.index["mappings"] = (self._held(name, manifest.MappingsFile) or {}).get("mappings", {})

    def _words(self, name: str, _: str) -> None:
        self.index["words"] = self._held(name, schema.WordsFile) or {}

    def _papers(self, name: str, _: str) -> None:
        self.index["papers"] = self._held(name, paperwork.PapersFile) or {}

    def _misnamed(self, name: str, _: str) -> None:
        said = "the name of this file cannot be the id of a clause"
        hint = "use small letters, digits and hyphens"
        self.problems.append(Problem("wrong-name", said, Location(name), hint))

    def _line(self, name: str, path: Sequence[str | int]) -> int:
        return self.loaded[name].place(path, key=True).line

    def _clause(self, name: str, clause: str) -> None:
        found = self._held(name, schema.ClauseFile)
        if not found:
            return
        found["when"] = self._condition(found["when"], name, ("when",))
        for place, version in enumerate(found["versions"]):
            version["nodes"] = self._text(version["text"], name, ("versions", place, "text"))
            version["digest"] = digest(version["text"])
            begin = self.loaded[name].text_place(("versions", place, "text"))
            version["line"] = begin.line if begin.exact else 0
        mentions = MENTION.findall(found["versions"][0]["text"])
        found["mentions"] = list(dict.fromkeys(mentions))
        examples = []
        for place, example in enumerate(found["examples"]):
            verdict = next(key for key in ("allowed", "not_allowed") if key in example)
            nodes = self._text(example[verdict], name, ("examples", place, verdict))
            when = self._condition(example["when"], name, ("examples", place, "when"))
            told = {"allowed": verdict == "allowed", "nodes": nodes, "text": example[verdict]}
            examples.append({**told, "when": when})
        found["examples"] = examples
        found["allow"] = [
            {"rule": rule, "reason": reason, "line": self._line(name, ("allow", rule))}
            for rule, reason in found["allow"].items()
        ]
        self.index["clauses"][clause] = {"id": clause, "file": name, **plain(found)}

    def _questionnaire(self, name: str, _: str) -> None:
        found = self._held(name, schema.QuestionnaireFile)
        if not found:
            return
        for place, question in enumerate(found["questions"]):
            path = ("questions", place)
            self._question(question, name, path)
            for inner, field in enumerate(question["fields"]):
                self._question(field, name, (*path, "fields", inner))
            if question["type"] == "three_state":
                question["fields"] = [*_law(question), *question["fields"]]
        for place, rule in enumerate(found["contradictions"]):
            rule["when"] = self._condition(rule["when"], name, ("contradictions", place, "when"))
        self.index["questionnaire"] = plain(found)

    def _question(self, question: dict[str, Any], name: str, path: tuple[str | int, ...]) -> None:
        question["when"] = self._condition(question["when"], name, (*path, "when"))
        for place, choice in enumerate(question["choices"]):
            where = (*path, "choices", place, "unless")
            choice["unless"] = self._condition(choice["unless"], name, where)
        default = question["default"]
        entries = default if isinstance(default, list) else [default]
        if all(isinstance(entry, dict) for entry in entries):
            for place, entry in enumerate(entries):
                where = (*path, "default", place, "when")
                entry["when"] = self._condition(entry.get("when"), name, where)

    def _outline(self, name: str, slug: str) -> None:
        found = self._held(name, schema.OutlineFile)
        if not found:
            return
        found["title"] = self._text(found["title"], name, ("title",))
        if found["subtitle"]:
            found["subtitle"] = self._text(found["subtitle"], name, ("subtitle",))
        found["when"] = self._condition(found["when"], name, ("when",))
        for place, part in enumerate(found["parts"]):
            path = ("parts", place)
            if part["title"]:
                part["title"] = self._text(part["title"], name, (*path, "title"))
            if part.get("when"):
                part["when"] = self._condition(part["when"], name, (*path, "when"))
        self.index["outlines"][slug] = plain(found)

    def _part(self, name: str, slug: str) -> None:
        try:
            source = self.files[name].decode()
        except UnicodeDecodeError:
            self.problems.append(Problem("not-utf8", "the file is not UTF-8", Location(name)))
            return
        nodes, problems = wording.text(source, name)
        self.problems += problems
        self.index["parts"][slug] = nodes


def _law(question: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the fields that every three-state question has: the act, its article and its date."""
    label = question["label"]
    asked = {
        "act": ("name", f"name of the {label}", 'What is the act called? Without "the".'),
        "article": ("text", f"article of the {label}", "Which article or section of it?"),
        "date": ("date", f"date of the {label}", "Of which date is it?"),
    }
    entry = schema.FieldEntry.model_construct
    return [
        entry(key=f"{question['key']}.{name}", type=kind, label=said, ask=ask).model_dump(
            by_alias=True
        )
        for name, (kind, said, ask) in asked.items()
    ]


def plain(value: Any) -> Any:
    """Return *value* with dates as ISO text, so that JSON holds it."""
    match value:
        case dict():
            return {str(key): plain(inner) for key, inner in value.items()}
        case list() | tuple():
            return [plain(inner) for inner in value]
        case dt.date():
            return value.isoformat()
    return value
