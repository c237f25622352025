"""What commands print with ``--json``: one object each, whose JSON Schemas are generated from here.

Every object also has ``schema`` and ``problems``; see `Console.result`.
"""

from __future__ import annotations

from typing import Any

# pydantic, which makes the schemas, reads typing.TypedDict only from Python 3.12 on.
from typing_extensions import TypedDict

from codegen.cli.results.base import Result
from codegen.cli.results.lint import Linted, LintRules
from codegen.cli.results.versions import Compared, HandedOut, OpenedVersion, Released, Uses


class Failed(Result):
    """A command that could not run: ``codegen/error/1``."""

    exit_code: int


class OpenCounts(TypedDict):
    """How many points are open, were answered differently, are assumed, or wait inside the text."""

    open: int
    differing: int
    assumed: int
    waiting: int


class Drafted(Result):
    """``draft`` and ``new``."""

    folder: str
    files: list[str]
    open: OpenCounts


class Interviewed(Result):
    """``ask``, and ``new`` when somebody left before the draft: what is answered, and what is not.

    ``behind`` says that the documents do not have these answers yet.
    """

    folder: str
    finished: bool
    changed: bool
    behind: bool
    answered: int
    unanswered: list[str]
    unsure: list[str]
    differing: list[str]
    assumed: list[str]


# ``in`` is a word of Python's, so this one is written as a call.
Explained = TypedDict(
    "Explained",
    {
        "id": str,
        "in": bool,
        "state": str,
        "title": str,
        "documents": list[str],
        "reason": str,
        "summary": str,
        "risk": str,
        "standard": str | None,
        "smallest_change": dict[str, Any] | None,
    },
)


class ExplainedClause(Result, Explained):
    """``explain`` of one clause."""


class ExplainedClauses(Result):
    """``explain`` of several clauses."""

    clauses: list[Explained]


class Asked(TypedDict):
    """One question."""

    key: str
    section: str
    type: str
    kind: str
    level: str
    ask: str
    help: str | None
    why: str | None
    values: list[str]
    special: list[str]
    fields: list[str]
    asks: list[str]
    decides: list[str]


class Questions(Result):
    """``questions``."""

    questions: list[Asked]


class SentForm(Result):
    """``ask --for``; ``questions`` are the keys that it asks."""

    file: str
    questions: list[str]


# ``for`` is a word of Python's.
Sent = TypedDict("Sent", {"for": list[str]})


class Questionnaire(SentForm, Sent):
    """``ask --for``."""


class TakenAnswer(TypedDict):
    """One answer of a form, and what became of it."""

    key: str
    value: Any
    outcome: str


class ReturnedForm(TypedDict):
    """A form that came back."""

    file: str
    who: str
    on: str
    taken: list[TakenAnswer]


class Opinion(TypedDict):
    """One of several answers to a question."""

    value: Any
    who: str | None
    on: str | None


class Difference(TypedDict):
    """A question that was answered differently."""

    key: str
    answers: list[Opinion]


class Received(Result):
    """``ask --from``; ``open`` are the questions of the core that are still open."""

    folder: str
    forms: list[ReturnedForm]
    differ: list[Difference]
    brings: list[str]
    drops: list[str]
    open: list[str]


class ListedClause(TypedDict):
    """One clause of a list."""

    id: str
    title: str
    version: str
    documents: list[str]
    offices: list[str]
    topic: str
    summary: str


class Clauses(Result):
    """``clauses list`` and ``clauses search``."""

    clauses: list[ListedClause]


class LoggedVersion(TypedDict):
    """One version of a clause."""

    version: str
    effective: str
    change: str
    note: str
    digest: str
    reviewed: dict[str, str] | None
    recalled: dict[str, str] | None


class Log(Result):
    """``clauses log``."""

    id: str
    versions: list[LoggedVersion]


class Mapped(TypedDict):
    """What a clause does for one provision."""

    instrument: str
    provision: str
    how: str
    by: str | None
    missing: str | None


class Shown(Result, ListedClause):
    """``clauses show``."""

    effective: str
    digest: str
    when: str | None
    text: str
    implements: list[Mapped]
    drafting_note: str | None


class Proved(TypedDict):
    """How many properties were to hold for every combination of answers, and how many do."""

    properties: int
    held: int


class Checked(Result):
    """``library check``; ``proved`` is null without ``--prove``, or where errors prevented it."""

    clauses: int
    proved: Proved | None


class CoveragePlace(TypedDict):
    """Where a draft prints a clause: file without ending, its number, its paragraphs from 1."""

    document: str
    number: str | None
    paragraphs: list[int]


class AddressingClause(TypedDict):
    """What one clause does for a provision; ``by`` names paragraphs of the library's text.

    ``read`` is ``confirmed``, ``stale`` or ``new``; ``stands`` is ``printed``, ``brackets``,
    ``waiting`` or ``left-out``.
    """

    clause: str
    title: str
    how: str
    by: str | None
    missing: str | None
    read: str
    stands: str
    places: list[CoveragePlace]


class CoveredProvision(TypedDict):
    """One provision in its one state: ``sets``, ``supports``, ``informs``, ``gap``, ``not-for-a-code``.

    ``most`` is the most that a code may claim; ``pending`` are clauses that would bring it further
    and do not count.
    """

    id: str
    ref: str
    title: str
    heading: str | None
    binds: str
    state: str
    most: str
    seen: bool
    uncertain: bool
    reason: str | None
    clauses: list[AddressingClause]
    pending: list[AddressingClause]


class CoveredInstrument(TypedDict):
    """One instrument; ``counts`` gives the provisions in each state."""

    id: str
    title: str
    short: str
    status: str
    waits_for: list[str]
    counts: dict[str, int]
    provisions: list[CoveredProvision]


class CoveredPrinciple(TypedDict):
    """A heading of an instrument, or a folder of clauses, and the states of its provisions."""

    id: str
    title: str
    instrument: str | None
    counts: dict[str, int]


class CoverageSubject(Result):
    """What ``coverage`` looked at: a draft or the library; and offices without a code."""

    of: str
    folder: str
    without_code: list[str]


class Coverage(CoverageSubject):
    """``coverage``; ``offices`` are those of the draft's people."""

    offices: list[str] | None
    instruments: list[CoveredInstrument]
    principles: list[CoveredPrinciple]


class ServedValue(TypedDict):
    """A value and the printed rules that serve it."""

    clause: str
    title: str
    printed: bool
    rules: list[str]


class ServingRule(TypedDict):
    """A printed rule and the values that it serves."""

    clause: str
    title: str
    number: str | None
    values: list[str]


class CoverageOfValues(CoverageSubject):
    """``coverage --values``."""

    values: list[ServedValue]
    rules: list[ServingRule]
    values_without_rule: list[str]
    rules_without_value: list[str]
    rules_of_values_not_printed: list[str]


class Confirmed(Result):
    """``library confirm-mapping``: the file, the clauses, and how many mappings they have."""

    file: str
    clauses: list[str]
    mappings: int


class Versions(Result):
    """``--version``."""

    tool: str
    library: str
    release: str | None
    digest: str
    folder: str


RESULTS: dict[str, tuple[type, ...]] = {
    "ask-for": (Questionnaire,),
    "ask-from": (Received,),
    "error": (Failed,),
    "diff": (Compared,),
    "draft": (Drafted,),
    "ask": (Interviewed,),
    "explain": (ExplainedClause, ExplainedClauses),
    "coverage": (Coverage, CoverageOfValues),
    "questions": (Questions,),
    "clauses-list": (Clauses,),
    "clauses-search": (Clauses,),
    "clauses-show": (Shown,),
    "clauses-log": (Log,),
    "clauses-new-version": (OpenedVersion,),
    "clauses-where-used": (Uses,),
    "handout": (HandedOut,),
    "lint": (Linted, LintRules),
    "library-check": (Checked,),
    "library-confirm-mapping": (Confirmed,),
    "library-release": (Released,),
    "version": (Versions,),
}
