"""What the files of training material may hold: ``clauses/training/``."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StringConstraints, Tag

from codegen.library.schema.entry import Entry, Line, Office, Slug, Text, told_apart_by

Tie: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9-]+/[a-z0-9-]+@\d+\.\d+\.\d+$")
]  # a clause, and the version against which something was written
Audience: TypeAlias = Literal[
    "new-staff", "managers", "procurement", "inspectors", "leaders", "board"
]
Ties: TypeAlias = Annotated[list[Tie], Field(min_length=1)]
Paragraphs: TypeAlias = str | list[str] | None  # of the first clause of a tie, or of each in turn


class DilemmaOption(Entry):
    """A way out that a decent colleague could choose, and what is to be said of it."""

    text: Text
    comment: Text


class Rule(Entry):
    """What something rests on: the first of these clauses that stands, and its paragraphs."""

    clause: Ties
    by: Paragraphs = None


class Saying(Rule):
    """What the code says, where one of the clauses stands."""

    text: Text


class DilemmaFile(Entry):
    """One dilemma: ``clauses/training/dilemmas/<slug>.yaml``."""

    number: int
    title: Line
    topics: Annotated[list[Slug], Field(min_length=1)]
    audience: Annotated[list[Audience], Field(min_length=1)]
    when: Line | None = None
    for_: Annotated[list[Office], Field(alias="for", min_length=1)]
    role: Text
    scene: Text
    options: Annotated[list[DilemmaOption], Field(min_length=2, max_length=4)]
    says: Annotated[list[Saying], Field(min_length=1)]
    weigh: Text
    discuss: Annotated[list[Text], Field(min_length=2, max_length=4)]


class RightOption(Entry):
    """The right answer, and why."""

    right: Text
    feedback: Text


class WrongOption(Entry):
    """An error that people really make, and what is wrong with it."""

    wrong: Text
    feedback: Text


QuestionOption: TypeAlias = Annotated[
    Annotated[RightOption, Tag("<right>")] | Annotated[WrongOption, Tag("<wrong>")],
    told_apart_by("right", "wrong"),
]


class Pair(Entry):
    """What belongs together."""

    left: Text
    right: Text


class QuizEntry(Entry):
    """One question; which of its parts it has depends on its kind."""

    id: Slug
    kind: Literal["choice", "true_false", "matching", "case"]
    topic: Slug
    clause: Ties
    by: Paragraphs = None
    also: list[Rule] = []
    when: Line | None = None
    situation: bool
    local: bool
    ask: Text
    options: list[QuestionOption] = []
    says: bool | None = None
    feedback: Text | None = None
    pairs: list[Pair] = []
    answer: Text | None = None
    points: list[Text] = []


class QuizFile(Entry):
    """Questions: ``clauses/training/questions/<group>.yaml``."""

    questions: list[QuizEntry]


class TermEntry(Entry):
    """A term and what it means."""

    term: Line
    means: Text
    clause: list[Tie] = []
    topics: list[Slug] = []


class GlossaryFile(Entry):
    """``clauses/training/glossary.yaml``."""

    terms: list[TermEntry]


class PrincipleEntry(Entry):
    """A principle in plain words, and in one sentence."""

    title: Line
    plain: Text
    sentence: Line
    topics: list[Slug]


class PrinciplesFile(Entry):
    """``clauses/training/principles.yaml``, by slug."""

    principles: dict[Slug, PrincipleEntry]
