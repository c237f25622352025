"""Training material: dilemmas, questions, terms and principles, each tied to clauses and their versions.

It stands in ``clauses/training`` and is read when somebody asks for a handout, never with the library.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codegen.doors import resources, wording
from codegen.errors import ContentError, Location, Problem
from codegen.library.model import Condition
from codegen.library.reading import FileReader
from codegen.library.schema import training as schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from codegen.library.model import Library, Nodes

FOLDER = "training"


@dataclass(frozen=True, slots=True)
class Tie:
    """The clauses that something rests on, each with the version it was written against.

    The first that stands in a draft counts; ``by`` names the paragraphs of each, of the first alone if
    it is shorter.
    """

    clauses: tuple[tuple[str, str], ...]
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Saying:
    """What the code says on a dilemma."""

    tie: Tie
    text: Nodes


@dataclass(frozen=True, slots=True)
class Dilemma:
    """A scene that ends at a choice; ``options`` are texts with their comments."""

    slug: str
    number: int
    title: str
    topics: tuple[str, ...]
    audience: tuple[str, ...]
    when: Condition | None
    offices: tuple[str, ...]
    role: Nodes
    scene: Nodes
    options: tuple[tuple[Nodes, Nodes], ...]
    says: tuple[Saying, ...]
    weigh: Nodes
    discuss: tuple[Nodes, ...]


@dataclass(frozen=True, slots=True)
class Quiz:
    """A question tied to a rule.

    ``options`` are right or wrong, with text and feedback; ``pairs`` belong together; ``answer`` and
    ``points`` are those of a short case. ``also`` are further rules that decide an option. ``local``
    says that only a reader of the draft can know.
    """

    id: str
    kind: str
    topic: str
    tie: Tie
    when: Condition | None
    situation: bool
    local: bool
    ask: Nodes
    also: tuple[Tie, ...] = ()
    options: tuple[tuple[bool, Nodes, Nodes], ...] = ()
    says: bool | None = None
    feedback: Nodes | None = None
    pairs: tuple[tuple[Nodes, Nodes], ...] = ()
    answer: Nodes | None = None
    points: tuple[Nodes, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the field and what it means."""

    term: str
    means: Nodes
    tie: Tie | None
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Principle:
    """A principle in plain words."""

    slug: str
    title: str
    plain: Nodes
    sentence: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """All training material of a library."""

    dilemmas: tuple[Dilemma, ...] = ()
    questions: tuple[Quiz, ...] = ()
    terms: tuple[Term, ...] = ()
    principles: tuple[Principle, ...] = ()


def load(library: Library) -> Material:
    """Return the training material of a library.

    Raises:
        ContentError: A file is invalid, or names a topic, clause or version that is not there.
    """
    folder = Path(library.folder) / FOLDER
    if not folder.is_dir():
        return Material()
    files = {f"clauses/{FOLDER}/{name}": resources.read(folder, name)
             for name in resources.names(folder, ".yaml")}  # fmt: skip
    reader = _Reader(files, library)
    for name in files:
        reader.file(name)
    if reader.problems:
        raise ContentError(reader.problems)
    found = reader.found
    numbers = [one.number for one in found.dilemmas]
    again = sorted({number for number in numbers if numbers.count(number) > 1})
    if again:
        where = Location(f"clauses/{FOLDER}/dilemmas")
        raise ContentError(
            Problem("twice", f"two dilemmas have the number {number}", where) for number in again
        )
    ids = [one.id for one in found.questions]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        where = Location(f"clauses/{FOLDER}/questions")
        raise ContentError(
            Problem("twice", f"two questions have the id '{name}'", where) for name in twice
        )
    return Material(
        tuple(sorted(found.dilemmas, key=lambda one: one.number)), tuple(found.questions),
        tuple(sorted(found.terms, key=lambda one: one.term.lower())), tuple(found.principles),
    )  # fmt: skip


@dataclass(slots=True)
class _Found:
    dilemmas: list[Dilemma] = field(default_factory=list)
    questions: list[Quiz] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    principles: list[Principle] = field(default_factory=list)


class _Reader(FileReader):
    """Reads file by file and collects what is wrong."""

    def __init__(self, files: Mapping[str, bytes], library: Library) -> None:
        super().__init__(files)
        self.library = library
        self.found = _Found()
        self._name = ""

    def file(self, name: str) -> None:
        """Read one file; one that is none of ours is left alone."""
        self._name = name
        inner = name.removeprefix(f"clauses/{FOLDER}/")
        dilemma = re.fullmatch(r"dilemmas/([a-z0-9-]+)\.yaml", inner)
        if dilemma:
            entry = self._held(name, schema.DilemmaFile)
            self.found.dilemmas += [self._dilemma(dilemma[1], entry)] if entry else []
        elif inner.startswith("questions/"):
            entry = self._held(name, schema.QuizFile)
            quizzes = entry["questions"] if entry else []
            self.found.questions += [
                self._quiz(one, ("questions", at)) for at, one in enumerate(quizzes)
            ]
        elif inner == "glossary.yaml":
            entry = self._held(name, schema.GlossaryFile)
            terms = entry["terms"] if entry else []
            self.found.terms += [self._term(one, ("terms", at)) for at, one in enumerate(terms)]
        elif inner == "principles.yaml":
            entry = self._held(name, schema.PrinciplesFile)
            principles = entry["principles"] if entry else {}
            self.found.principles += [
                Principle(slug, one["title"], self._told(one["plain"], ("principles", slug, "plain")),
                          one["sentence"], tuple(one["topics"]))
                for slug, one in principles.items()
            ]  # fmt: skip

    def _place(self, path: Sequence[str | int]) -> Location:
        return self.loaded[self._name].place(path)

    def _told(self, source: str, path: Sequence[str | int]) -> Nodes:
        nodes = self._text(source.strip(), self._name, path)
        self._keys(nodes, self._place(path))
        return tuple(nodes)

    def _keys(self, nodes: Any, where: Location) -> None:
        questionnaire = self.library.questionnaire
        for key, _ in wording.keys(nodes):
            if key not in questionnaire.questions and questionnaire.column(key) is None:
                self.problems.append(
                    Problem("unknown-question", f"no question has the key '{key}'", where)
                )

    def _when(self, source: str | None, path: Sequence[str | int]) -> Condition | None:
        found = self._condition(source, self._name, path)
        if found is None:
            return None
        self._keys(found["nodes"], self._place(path))
        return Condition(found["source"], tuple(found["nodes"]))

    def _tie(
        self, given: Sequence[str], by: str | Sequence[str] | None, path: Sequence[str | int]
    ) -> Tie:
        ties = []
        for one in given:
            name, _, version = one.partition("@")
            clause = self.library.clause(name)
            if clause is None or version not in {found.version for found in clause.versions}:
                said = f"there is no clause '{one}'"
                self.problems.append(Problem("unknown-clause", said, self._place(path)))
            else:
                ties.append((clause.id, version))
        named = (by,) if isinstance(by, str) else tuple(by or ())
        if len(named) > len(given):
            said = f"'by' names paragraphs of {len(named)} clauses, and there are {len(given)}"
            self.problems.append(Problem("misshapen", said, self._place(path)))
        return Tie(tuple(ties), named)

    def _topics(self, given: Sequence[str], path: Sequence[str | int]) -> tuple[str, ...]:
        for name in given:
            if name not in self.library.topics:
                said = f"there is no topic '{name}'"
                self.problems.append(Problem("unknown-topic", said, self._place(path)))
        return tuple(given)

    def _dilemma(self, slug: str, one: Mapping[str, Any]) -> Dilemma:
        return Dilemma(
            slug, one["number"], one["title"], self._topics(one["topics"], ("topics",)),
            tuple(one["audience"]), self._when(one["when"], ("when",)), tuple(one["for"]),
            self._told(one["role"], ("role",)), self._told(one["scene"], ("scene",)),
            tuple(
                (self._told(option["text"], ("options", at, "text")),
                 self._told(option["comment"], ("options", at, "comment")))
                for at, option in enumerate(one["options"])
            ),
            tuple(
                Saying(self._tie(said["clause"], said["by"], ("says", at, "clause")),
                       self._told(said["text"], ("says", at, "text")))
                for at, said in enumerate(one["says"])
            ),
            self._told(one["weigh"], ("weigh",)),
            tuple(self._told(said, ("discuss", at)) for at, said in enumerate(one["discuss"])),
        )  # fmt: skip

    def _quiz(self, one: Mapping[str, Any], path: tuple[str | int, ...]) -> Quiz:
        self._topics([one["topic"]], (*path, "topic"))
        self.problems += self._misshapen(one, path)

        def text(name: str) -> Nodes | None:
            return self._told(one[name], (*path, name)) if one[name] is not None else None

        options = []
        for at, option in enumerate(one["options"]):
            kind = "right" if "right" in option else "wrong"
            where = (*path, "options", at)
            options.append((kind == "right", self._told(option[kind], (*where, kind)),
                            self._told(option["feedback"], (*where, "feedback"))))  # fmt: skip
        return Quiz(
            one["id"], one["kind"], one["topic"],
            self._tie(one["clause"], one["by"], (*path, "clause")),
            self._when(one["when"], (*path, "when")), one["situation"], one["local"],
            self._told(one["ask"], (*path, "ask")),
            tuple(self._tie(also["clause"], also["by"], (*path, "also", at, "clause"))
                  for at, also in enumerate(one["also"])),
            tuple(options), one["says"], text("feedback"),
            tuple((self._told(pair["left"], (*path, "pairs", at, "left")),
                   self._told(pair["right"], (*path, "pairs", at, "right")))
                  for at, pair in enumerate(one["pairs"])),
            text("answer"),
            tuple(self._told(said, (*path, "points", at)) for at, said in enumerate(one["points"])),
        )  # fmt: skip

    def _misshapen(self, one: Mapping[str, Any], path: tuple[str | int, ...]) -> Iterator[Problem]:
        right = sum("right" in option for option in one["options"])
        wrong = {
            "choice": not (right == 1 and len(one["options"]) > 2),  # noqa: PLR2004  a choice
            "true_false": one["says"] is None or one["feedback"] is None,
            "matching": len(one["pairs"]) < 3 or one["feedback"] is None,  # noqa: PLR2004  or it is none
            "case": one["answer"] is None or not one["points"],
        }
        if wrong[one["kind"]]:
            said = {
                "choice": "a choice has three options or more, of which one is right",
                "true_false": "a true-or-false question says which, with feedback",
                "matching": "a matching question has three pairs or more, with feedback",
                "case": "a short case has an answer and the points that a good one names",
            }[one["kind"]]
            yield Problem("wrong-question", said, self._place((*path, "kind")))

    def _term(self, one: Mapping[str, Any], path: tuple[str | int, ...]) -> Term:
        tie = self._tie(one["clause"], None, (*path, "clause")) if one["clause"] else None
        return Term(
            one["term"], self._told(one["means"], (*path, "means")), tie,
            self._topics(one["topics"], (*path, "topics")),
        )  # fmt: skip
