"""What an instrument, and the topics that its provisions and the clauses share, may hold."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from codegen.library.schema.entry import Entry, Line, Office, Slug


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


class TopicEntry(Entry):
    """A topic that clauses and provisions share."""

    slug: Slug
    title: Line
    description: Line
    risk: Line


class TopicsFile(Entry):
    """``clauses/topics.yaml``."""

    topics: list[TopicEntry]
    required_for: dict[str, list[Slug]]
    excluded_for: dict[str, list[Slug]]
