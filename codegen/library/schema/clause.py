"""What the file of a clause, and of the principle that it stands under, may hold."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, Tag

from codegen.library.schema.entry import (
    ClauseId,
    Entry,
    Key,
    Line,
    Office,
    Semver,
    Slug,
    Text,
    told_apart_by,
)


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


class Recall(Entry):
    """Why no draft should print a version any more."""

    on: dt.date
    why: Line


class ClauseVersion(Entry):
    """One version of a clause's text; one that is ``recalled`` stays for those who adopted it."""

    version: Semver
    effective: dt.date
    change: Literal["substantive", "clarification", "correction"]
    note: Line
    reviewed: Review | None = None
    recalled: Recall | None = None
    text: Text


class AllowedExample(Entry):
    """An example of what the rule allows; ``when`` says where it is told, everywhere without it."""

    when: Line | None = None
    allowed: Line


class NotAllowedExample(Entry):
    """An example of what the rule does not allow."""

    when: Line | None = None
    not_allowed: Line


ClauseExample: TypeAlias = Annotated[
    Annotated[AllowedExample, Tag("<allowed>")]
    | Annotated[NotAllowedExample, Tag("<not_allowed>")],
    told_apart_by("allowed", "not_allowed"),
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


class PrincipleFile(Entry):
    """``clauses/<principle>/principle.yaml``."""

    title: Line
    describes: Line
