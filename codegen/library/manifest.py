"""What the library says of itself: its name, closed releases and topics, and which mappings were read.

``clauses/library.yaml``, ``clauses/topics.yaml`` and ``clauses/mappings.yaml``.
"""

from __future__ import annotations

import datetime as dt

from codegen.library.schema import (
    ClauseId,
    Digest,
    Entry,
    Line,
    ReleaseNumber,
    Semver,
    ShortDigest,
    Slug,
)


class ReleasedClause(Entry):
    """The version of a clause that a release holds, and the digest of its text."""

    version: Semver
    digest: Digest


class ReleaseEntry(Entry):
    """A closed release; the text of what it holds never changes."""

    release: ReleaseNumber
    date: dt.date
    clauses: dict[ClauseId, ReleasedClause]


class LibraryFile(Entry):
    """``clauses/library.yaml``; releases stand oldest first."""

    name: Line
    language: Line
    foremost: list[Slug] = []  # noqa: RUF012  pydantic copies it
    releases: list[ReleaseEntry] = []  # noqa: RUF012  as above


class ReadMappings(Entry):
    """What the mappings of one clause were read against: its wording, and by provision the gist."""

    text: ShortDigest
    gists: dict[Slug, dict[str, ShortDigest]]


class MappingsFile(Entry):
    """``clauses/mappings.yaml``, which ``codegen library confirm-mapping`` writes."""

    mappings: dict[ClauseId, ReadMappings]
