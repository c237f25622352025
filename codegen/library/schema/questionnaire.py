"""What the questionnaire and a preset, which answers some of it, may hold."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field

from codegen.library.schema.entry import Entry, Key, Kind, Line, Slug, Type

Stricter: TypeAlias = Literal["less", "more"]  # which way a number asks more of those it binds


class ChoiceEntry(Entry):
    """One choice of a question."""

    value: Slug
    label: Line
    text: Line | None = None
    help: Line | None = None
    unless: Line | None = None
    reason: Line | None = None


class Limits(Entry):
    """The least and the most of a number, or of the members of a list."""

    min: int | float | None = None
    max: int | float | None = None


class FieldEntry(Entry):
    """A part of a question's answer, with a key of its own."""

    key: Key
    label: Line
    type: Type
    ask: Line
    help: Line | None = None
    choices: list[ChoiceEntry] = []
    default: Any = None
    when: Line | None = None
    validate_: Annotated[Limits | None, Field(alias="validate")] = None
    special: list[Slug] = []
    kind: Kind | None = None
    stricter: Stricter | None = None


class InSentence(Entry):
    """How an answer begins that reads well in a sentence, and what to do where it may not."""

    begins: list[Line]
    advice: Line


class QuestionEntry(Entry):
    """One question."""

    key: Key
    section: Slug
    label: Line
    type: Type
    ask: Line
    help: Line
    why: Line
    choices: list[ChoiceEntry] = []
    default: Any = None
    when: Line | None = None
    validate_: Annotated[Limits | None, Field(alias="validate")] = None
    special: list[Slug] = []
    kind: Kind
    level: Literal["core", "full", "file"]
    core: int | None = None
    asks: list[Slug]
    fields_: Annotated[list[FieldEntry], Field(alias="fields")] = []
    in_sentence: InSentence | None = None
    stricter: Stricter | None = None


class SectionEntry(Entry):
    """A section of the questionnaire."""

    id: Slug
    title: Line


class ContradictionEntry(Entry):
    """A contradiction that answers alone can show."""

    id: Slug
    number: int
    severity: Literal["error", "warning"]
    when: Line
    say: Line
    remedy: Line


class QuestionnaireFile(Entry):
    """``clauses/questionnaire.yaml``."""

    sections: list[SectionEntry]
    questions: list[QuestionEntry]
    contradictions: list[ContradictionEntry] = []


class PresetFile(Entry):
    """``clauses/presets/<name>.yaml``: choices a kind of body often makes."""

    preset: Slug
    title: Line
    describes: Line
    answers: dict[Key, Any]
