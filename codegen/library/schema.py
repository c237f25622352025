"""What the library's YAML files may hold; the only module that imports pydantic.

Each class is one file or one entry of it. A file that passes is plain data again (`checked`), from
which `codegen.library.load` builds the index; nothing here is imported when the index is at hand.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import fields
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    ValidationError,
    create_model,
)

from codegen.document.words import Words
from codegen.library import faults

DIGEST = r"^sha256:[0-9a-f]{64}$"
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
FILE_NAME = r"^([a-z0-9]+(-[a-z0-9]+)*/)?[a-z0-9]+(-[a-z0-9]+)*$"  # perhaps in a folder
CLAUSE_ID = r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"
KEY = r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$"

Slug: TypeAlias = Annotated[str, StringConstraints(pattern=SLUG)]
ClauseId: TypeAlias = Annotated[str, StringConstraints(pattern=CLAUSE_ID)]
Key: TypeAlias = Annotated[str, StringConstraints(pattern=KEY)]
Semver: TypeAlias = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
Digest: TypeAlias = Annotated[str, StringConstraints(pattern=DIGEST)]
ShortDigest: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]
ReleaseNumber: TypeAlias = Annotated[str, StringConstraints(pattern=r"^\d+(\.\d+){1,2}$")]
Text: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
FileName: TypeAlias = Annotated[str, StringConstraints(pattern=FILE_NAME)]
Line: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=2_000)]
Office: TypeAlias = Literal["in-service", "mandate", "judicial", "third-party", "former"]
Kind: TypeAlias = Literal["fact", "law", "choice", "form"]
Type: TypeAlias = Literal[
    "text", "longtext", "choice", "choices", "yes_no", "three_state", "integer", "money", "date",
    "role", "country", "list", "record", "records", "matrix",
]  # fmt: skip


class Entry(BaseModel):
    """The base of all entries: unknown keys are errors, nothing is converted."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, populate_by_name=True)


class Mapping(Entry):
    """How a clause answers to one provision."""

    how: Literal["sets", "supports", "informs"]
    by: str | None = None
    missing: Line | None = None


class Withdrawal(Entry):
    """Why a clause is no longer used, and what stands in its place."""

    on: dt.date
    why: Line
    instead: ClauseId | None = None


class Review(Entry):
    """A legal review: by which role, and when."""

    by: Line
    on: dt.date


class ClauseVersion(Entry):
    """One version of a clause's text."""

    version: Semver
    effective: dt.date
    change: Literal["substantive", "clarification", "correction"]
    note: Line
    reviewed: Review | None = None
    text: Text


class AllowedExample(Entry):
    """An example of what the rule allows."""

    allowed: Line


class NotAllowedExample(Entry):
    """An example of what the rule does not allow."""

    not_allowed: Line


def _told_apart_by(*keys: str) -> Discriminator:
    """Return what chooses between entries by the one of *keys* that they have."""

    def tag(value: Any) -> str | None:
        held = value if isinstance(value, dict) else getattr(value, "model_fields_set", ())
        return next((f"<{key}>" for key in keys if key in held), None)

    said = f"an entry here begins with {' or '.join(repr(key) for key in keys)}"
    return Discriminator(tag, custom_error_type="wrong_entry", custom_error_message=said)


ClauseExample: TypeAlias = Annotated[
    Annotated[AllowedExample, Tag("<allowed>")]
    | Annotated[NotAllowedExample, Tag("<not_allowed>")],
    _told_apart_by("allowed", "not_allowed"),
]


class ClauseFile(Entry):
    """One clause: ``clauses/<principle>/<clause>.yaml``."""

    title: Line
    document: Annotated[list[Literal["conduct", "ethics"]], Field(min_length=1)]
    topic: Slug
    also: list[Slug] = []
    order: int
    heading: bool = True
    for_: Annotated[list[Office], Field(alias="for")] = []
    when: Line | None = None
    needs: list[ClauseId] = []
    excludes: list[ClauseId] = []
    needs_basis: list[Key] = []
    assumes: Key | None = None
    defines: dict[Slug, Line] = {}
    realises: list[ClauseId] = []
    implements: dict[Slug, dict[str, Mapping]] = {}
    drafting_note: Text | None = None
    examples: list[ClauseExample] = []
    summary: Line
    allow: dict[Slug, Line] = {}
    formerly: list[ClauseId] = []
    withdrawn: Withdrawal | None = None
    versions: Annotated[list[ClauseVersion], Field(min_length=1)]


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


class OfficeEntry(Entry):
    """An office: how people are bound."""

    title: Line
    noun: Line
    categories: list[Slug]


class CategoryEntry(Entry):
    """A category of people."""

    title: Line
    text: Line


class BondEntry(Entry):
    """What binds a category of people to the body."""

    text: Line


class OfficesFile(Entry):
    """``clauses/offices.yaml``."""

    offices: dict[Office, OfficeEntry]
    categories: dict[Slug, CategoryEntry]
    bonds: dict[Slug, BondEntry]


class PresetFile(Entry):
    """``clauses/presets/<name>.yaml``: choices a kind of body often makes."""

    preset: Slug
    title: Line
    describes: Line
    answers: dict[Key, Any]


class PrincipleFile(Entry):
    """``clauses/<principle>/principle.yaml``."""

    title: Line
    describes: Line


class ProvisionEntry(Entry):
    """One article or item of an instrument; ``for`` names the offices of one that is for some alone."""

    id: Line
    ref: Line
    title: Line
    gist: Line
    bears_on: list[Slug]
    for_: Annotated[list[Office], Field(alias="for")] = []
    binds: Literal["official", "manager", "organisation", "state"]
    code_relevant: bool
    relation_limit: Literal["informs", "supports"] | None = None
    superseded: Any = None
    chapeau: bool = False
    uncertain: Any = None
    seen: bool
    title_seen: bool = False
    summary_seen: bool = False


class InstrumentFile(Entry):
    """``clauses/instruments/<id>.yaml``: a standard, provision by provision, in our own words.

    ``when`` says for which bodies it is, where ``applies_to`` cannot.
    """

    id: Slug
    title: Line
    short: Line
    issuer: Line
    year: int
    citation: Line
    status: Literal[
        "treaty", "recommendation", "directive", "guidance", "private-standard", "principles"
    ]
    status_note: Line | None = None
    in_force: bool | None
    in_force_note: Line | None = None
    superseded_by: Any = None
    addressed_to: Any
    applies_to: list[Slug]
    applies_note: Line | None = None
    when: Line | None = None
    excludes: list[Slug] = []
    excludes_note: Line | None = None
    verified: bool
    verification_note: Line
    seen_count: Line
    provisions: list[ProvisionEntry]


class PartEntry(Entry):
    """A part of an outline that is not a section of clauses."""

    part: Slug
    title: Line | None = None
    numbered: bool = True
    covers: list[Slug] = []
    when: Line | None = None


class OutlineSection(Entry):
    """A section of an outline; it takes clauses by topic."""

    section: Slug
    title: Line
    topics: list[Slug]


class OutlineFile(Entry):
    """``templates/outlines/<document>.yaml``: the order of a document's parts."""

    document: Slug
    file: FileName
    title: Line
    subtitle: Line | None = None
    form: Slug | None = None
    name: Line | None = None
    when: Line | None = None
    concordance: bool = False
    offices: list[Office] = []
    numbered: bool = True
    number_word: Line | None = None
    formats: list[Literal["md", "docx", "html"]] = []
    parts: list[
        Annotated[
            Annotated[PartEntry, Tag("<part>")] | Annotated[OutlineSection, Tag("<section>")],
            _told_apart_by("section", "part"),
        ]
    ]


_WORDS: dict[str, Any] = {field.name.rstrip("_"): (Line, ...) for field in fields(Words)}
WordsFile = create_model("WordsFile", __base__=Entry, **_WORDS)


def checked(schema: type[Entry], value: Any) -> tuple[dict[str, Any] | None, list[faults.Fault]]:
    """Return the data that *value* holds by *schema* (defaults filled in), or what is wrong with it.

    Returns:
        The data, None when it is invalid; and for each fault the path to it in *value*, the rule
        that refuses it, a sentence, and whether the key rather than its value is meant.
    """
    try:
        return schema.model_validate(value).model_dump(by_alias=True), []
    except ValidationError as error:
        return None, [faults.fault(dict(found), value) for found in error.errors(include_url=False)]
