"""The clause library in memory: clauses, instruments, topics, offices, outlines. All frozen.

Texts and conditions are nodes of `codegen.doors.wording`, evaluated by `codegen.library.language`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.document.words import Words
    from codegen.library.papers import Papers
    from codegen.library.questions import Questionnaire

Nodes: TypeAlias = tuple[Any, ...]
Expression: TypeAlias = tuple[Any, ...]
Change: TypeAlias = Literal["substantive", "clarification", "correction"]


class Condition(NamedTuple):
    """A condition as it is written, and its nodes."""

    source: str
    nodes: Expression


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a clause's text; ``digest`` is over ``text`` (``sha256:`` + 64 hex).

    ``line`` is the one on which the text begins in the clause's file, 0 when that is not known.
    ``reviewed`` says which role reviewed it in law and when, ``recalled`` since when and why no draft
    should print it any more.
    """

    version: str
    effective: str
    change: Change
    note: str
    text: str
    nodes: Nodes
    digest: str
    line: int = 0
    reviewed: tuple[str, str] | None = None
    recalled: tuple[str, str] | None = None


How: TypeAlias = Literal["sets", "supports", "informs"]


class Reading(NamedTuple):
    """What a mapping was read against: 12 digits of the digest of the wording, and of the gist."""

    text: str
    gist: str


class Answering(NamedTuple):
    """How a clause answers to a provision: ``by`` names its paragraphs, ``missing`` what it leaves.

    ``read`` is None until somebody has confirmed the mapping.
    """

    instrument: str
    provision: str
    how: How
    by: str | None
    missing: str | None
    read: Reading | None = None


class ClauseExample(NamedTuple):
    """An example beside a clause, and whether the rule allows what happens in it.

    ``when`` says where it is told: only where that is known to be true.
    """

    allowed: bool
    nodes: Nodes
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Allowance:
    """A lint rule that a clause may break, why, and the line on which that stands."""

    rule: str
    reason: str
    line: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A unit of wording; ``versions`` newest first, ``offices`` empty for ethics clauses.

    ``mentions`` are the clauses to which its newest text refers; ``instead`` is the clause that
    stands in the place of one that was withdrawn. All ids are those of today.
    """

    id: str
    file: str
    title: str
    documents: tuple[str, ...]
    topic: str
    also: tuple[str, ...]
    order: int
    heading: bool
    offices: tuple[str, ...]
    when: Condition | None
    needs: tuple[str, ...]
    excludes: tuple[str, ...]
    needs_basis: tuple[str, ...]
    assumes: str | None
    defines: Mapping[str, str]
    realises: tuple[str, ...]
    implements: tuple[Answering, ...]
    drafting_note: str | None
    examples: tuple[ClauseExample, ...]
    summary: str
    allow: tuple[Allowance, ...]
    formerly: tuple[str, ...]
    withdrawn: bool
    instead: str | None
    mentions: tuple[str, ...]
    versions: tuple[Version, ...]

    @property
    def newest(self) -> Version:
        """The version a new draft takes."""
        return self.versions[0]

    @property
    def topics(self) -> tuple[str, ...]:
        """Every topic the text carries, its own first."""
        return (self.topic, *self.also)


class Provision(NamedTuple):
    """One article or item of an instrument, in our own words.

    ``offices`` are empty where it is for all whom its instrument reaches.
    ``relation_limit`` is the most a code may claim of it, None when it can set the rule; a
    ``chapeau`` is a heading, whose duties stand in provisions of their own; ``digest`` is that of
    the gist, its first 12 digits.
    """

    id: str
    ref: str
    title: str
    gist: str
    bears_on: tuple[str, ...]
    offices: tuple[str, ...]
    binds: str
    code_relevant: bool
    relation_limit: Literal["supports", "informs"] | None
    chapeau: bool
    superseded: bool
    seen: bool
    uncertain: bool
    digest: str


class Instrument(NamedTuple):
    """An international standard; ``short`` is its name in a sentence.

    ``applies_to`` and ``excludes`` name offices and other categories; ``when`` says for which
    bodies it is where those cannot, and ``note`` says the same in words.
    """

    id: str
    title: str
    short: str
    citation: str
    status: str
    applies_to: tuple[str, ...]
    excludes: tuple[str, ...]
    when: Condition | None
    note: str | None
    provisions: Mapping[str, Provision]


class Topic(NamedTuple):
    """A subject that clauses and provisions share; ``risk`` says what goes wrong without a good rule."""

    slug: str
    title: str
    description: str
    risk: str


class Office(NamedTuple):
    """How people are bound: in service, by mandate, as judges, by contract, or no longer.

    ``own_code`` says that a code of the organisation can bind them.
    """

    id: str
    title: str
    noun: str
    own_code: bool
    categories: tuple[str, ...]


class Preset(NamedTuple):
    """The choices that one kind of public body often makes."""

    id: str
    title: str
    describes: str
    answers: Mapping[str, Any]


class OutlinePart(NamedTuple):
    """One entry of an outline: a section that takes clauses by topic, or a part with its own text.

    ``id`` is the part's id in the document, such as ``part/section/gifts``; ``topics`` are those a
    section takes or a part covers; ``text`` is None for a section.
    """

    id: str
    slug: str
    title: Nodes
    topics: tuple[str, ...]
    numbered: bool
    when: Condition | None
    text: Nodes | None


class Outline(NamedTuple):
    """The order of a document's parts; ``offices`` are those for which it makes a code of its own.

    Without offices it makes one document for everybody, and with ``when`` only where that holds.
    ``form`` is what a ``form:`` reference calls it, ``name`` what such a reference prints.
    A ``concordance`` ends with the provisions that the draft addresses.
    """

    document: str
    file: str
    title: Nodes
    subtitle: Nodes | None
    offices: tuple[str, ...]
    numbered: bool
    number_word: str | None
    formats: tuple[str, ...]
    parts: tuple[OutlinePart, ...]
    when: Condition | None = None
    form: str | None = None
    name: str | None = None
    concordance: bool = False


class Release(NamedTuple):
    """A closed release: of each clause, by the id it had then, the version and its digest."""

    release: str
    date: str
    clauses: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that is written in YAML, ready to use; ``paper_words`` None: it has no papers."""

    name: str
    language: str
    release: str | None
    releases: tuple[Release, ...]
    digest: str
    folder: str
    clauses: Mapping[str, Clause]
    questionnaire: Questionnaire
    instruments: Mapping[str, Instrument]
    topics: Mapping[str, Topic]
    required_for: Mapping[str, tuple[str, ...]]
    excluded_for: Mapping[str, tuple[str, ...]]
    offices: Mapping[str, Office]
    categories: Mapping[str, str]
    bonds: Mapping[str, str]
    presets: Mapping[str, Preset]
    principles: Mapping[str, str]
    outlines: Mapping[str, Outline]
    words: Words
    paper_words: Mapping[str, Any] | None
    foremost: tuple[str, ...]

    @property
    def papers(self) -> Papers | None:
        """The words of the papers around a code; only commands that make papers need them."""
        from codegen.library.papers import Papers  # noqa: PLC0415  many classes, seldom needed

        return Papers.of(self.paper_words) if self.paper_words else None

    def clause(self, name: str) -> Clause | None:
        """Return the clause that has an id, or had it before; None when there is none."""
        known = self.clauses.values()
        return self.clauses.get(name) or next((one for one in known if name in one.formerly), None)

    def has_released(self, clause: Clause, version: str, digest: str) -> bool:
        """Return whether a closed release holds this text, so that it never changes."""
        names = (clause.id, *clause.formerly)
        return any(
            release.clauses.get(name) == (version, digest)
            for release in self.releases
            for name in names
        )
