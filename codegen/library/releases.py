"""Closed releases: what they hold never changes, and what the next one would hold.

``library.yaml`` lists them, oldest first, each with the version and digest of every clause. A
version that is in none may still change; one that is in any may not, or a lock that names it would
print other words than its board adopted.
"""

from __future__ import annotations

import itertools
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from codegen.errors import Problem
from codegen.library.index import current_ids
from codegen.library.versions import number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from codegen.library.model import Library
    from codegen.library.sources import Path, Sources

FILE = "clauses/library.yaml"


def closed(library: Library, release: str, date: dt.date) -> dict[str, Any]:
    """Return the entry of ``library.yaml`` that closes a release of a library as it stands.

    Withdrawn clauses are in it too: a draft that printed one must still find its text.

    Args:
        library: The library, without problems.
        release: The number of the release, such as ``"1.0"``.
        date: The day of the release.
    """
    return {
        "release": release,
        "date": date,
        "clauses": {
            key: {"version": clause.newest.version, "digest": clause.newest.digest}
            for key, clause in sorted(library.clauses.items())
        },
    }


def release_order(sources: Sources) -> Iterator[Problem]:
    """Releases do not stand oldest first, or one stands twice."""
    releases = sources.index["library"]["releases"]
    for place, (older, newer) in enumerate(itertools.pairwise(releases), start=1):
        name = newer["release"]
        if number(older["release"]) >= number(name):
            same = number(older["release"]) == number(name)
            said = (
                f"release {name} {'stands here twice' if same else 'follows ' + older['release']}"
            )
            where = sources.at(FILE, ("releases", place, "release"))
            yield Problem("release-order", said, where, "releases stand oldest first, each once")
        elif older["date"] > newer["date"]:
            said = f"release {name} is dated before release {older['release']}"
            where = sources.at(FILE, ("releases", place, "date"))
            yield Problem("release-order", said, where, "releases stand oldest first, each once")


def released_clauses(sources: Sources) -> Iterator[Problem]:
    """A clause that was released is no longer there."""
    clauses = sources.index["clauses"]
    current = current_ids(clauses)
    for path, _, key, _ in _released(sources):
        if key not in current:
            near = get_close_matches(key, clauses, n=1)
            renamed = f", or write 'formerly: [{key}]' in '{near[0]}'" if near else ""
            hint = f"a clause is withdrawn, never deleted: put it back{renamed}"
            where = sources.at(FILE, path, key=True)
            yield Problem("released-clause", f"the clause '{key}' is missing", where, hint)


def released_versions(sources: Sources) -> Iterator[Problem]:
    """A version that was released is no longer there, or its text is another."""
    clauses = sources.index["clauses"]
    current = current_ids(clauses)
    for _, release, key, held in _released(sources):
        if key not in current:
            continue
        clause = clauses[current[key]]
        name = f"version {held['version']} of '{current[key]}'"
        places = {version["version"]: n for n, version in enumerate(clause["versions"])}
        if held["version"] not in places:
            where = sources.at(clause["file"], ("versions",), key=True)
            said = f"{name}, which release {release} holds, is missing"
            yield Problem("released-version", said, where, "put it back below the newer versions")
            continue
        place = places[held["version"]]
        if clause["versions"][place]["digest"] != held["digest"]:
            said = f"the text of {name} was released in {release} and never changes"
            where = sources.at(clause["file"], ("versions", place, "text"))
            hint = "put it back as it was, and write what is new as a version of its own"
            yield Problem("released-text", said, where, hint)


def _released(sources: Sources) -> Iterator[tuple[Path, str, str, dict[str, str]]]:
    """Yield what the releases hold: path, release, clause, version and digest; the same once."""
    seen = set()
    for place, release in enumerate(sources.index["library"]["releases"]):
        for key, held in release["clauses"].items():
            same = (key, held["version"], held["digest"])
            if same not in seen:
                seen.add(same)
                yield ("releases", place, "clauses", key), release["release"], key, held


RULES: tuple[Callable[[Sources], Iterator[Problem]], ...] = (
    release_order,
    released_clauses,
    released_versions,
)
