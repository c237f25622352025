"""What ``diff`` and the commands that keep versions print with ``--json``."""

from __future__ import annotations

# pydantic, which makes the schemas, reads typing.TypedDict only from Python 3.12 on.
from typing_extensions import TypedDict

from codegen.cli.results.base import Result


class Because(TypedDict):
    """Why a change was made; ``keys`` are the answers that decided it."""

    kind: str
    sentence: str
    keys: list[str]


class Changed(TypedDict):
    """One change: ``clause`` is None where the part prints none; ``old`` and ``new`` are words."""

    document: str
    number: int
    part: str
    clause: str | None
    kind: str
    cause: Because
    old: str
    new: str


class ChangedPart(TypedDict):
    """What became of one part; ``directions`` say by addressee which way its rules changed."""

    document: str
    part: str
    clause: str | None
    number: str | None
    title: str | None
    kind: str
    old_version: str | None
    new_version: str | None
    directions: dict[str, str]
    words_in: int
    words_out: int


class Compared(Result):
    """``diff``; ``files`` are those that were written."""

    old: str
    new: str
    files: list[str]
    changes: list[Changed]
    parts: list[ChangedPart]


class OpenedVersion(Result):
    """``clauses new-version``."""

    id: str
    version: str
    before: str
    file: str


class ReleasedClause(TypedDict):
    """A clause of a release, and its versions since the one before."""

    id: str
    versions: list[str]


class Released(Result):
    """``library release``."""

    release: str
    date: str
    file: str
    changelog: str
    clauses: list[ReleasedClause]


class ClauseUse(TypedDict):
    """A document that prints a clause; ``state`` is newest, behind, reworded, withdrawn or recalled."""

    folder: str
    document: str
    version: str
    state: str
    why: str | None


class Uses(Result):
    """``clauses where-used``."""

    id: str
    newest: str
    uses: list[ClauseUse]


class HandedOut(Result):
    """``handout``: the files that were made, and how much material fits the draft."""

    folder: str
    files: list[str]
    dilemmas: int
    questions: int
    status: str | None
