"""What ``clauses/library.yaml`` may hold: the library's name and its closed releases."""

from __future__ import annotations

import datetime as dt

from codegen.library.schema import (
    ClauseId,
    Digest,
    Entry,
    Line,
    ReleaseNumber,
    Semver,
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
