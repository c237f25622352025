"""A clause's next version, and a release's entry, written into the library's own files as text.

The files are people's: only the lines that must change do, and comments and layout stay as they are.
"""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from typing import TYPE_CHECKING, Any

from codegen.errors import ContentError, Location, Problem
from codegen.library.binding import binding
from codegen.library.versions import bumped, number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from codegen.library.model import Change, Clause, Library, Release, Version

RANK: tuple[Change, ...] = ("correction", "clarification", "substantive")
_FEW = 4  # words that a correction changes at most: two that were misspelt
_WORD = re.compile(r"\w+")
_VERSIONS = re.compile(r"^versions:[ \t]*(?:#.*)?$", re.MULTILINE)
_ENTRY = re.compile(r"^(?P<indent> *)- +version: ", re.MULTILINE)
_RELEASES = re.compile(r"^releases:[ \t]*(?P<none>\[\])?[ \t]*$", re.MULTILINE)


def smallest_change(before: str, after: str) -> Change | None:
    """Return the least kind of change by which a text may become another, None when nothing changed.

    A correction is of typography: nothing that binds is touched, and few words are. A change of duty is
    *substantive*, which words alone do not show: only a person can say more than this.

    >>> smallest_change("You must keep it.", "You must keep  it!"), smallest_change("may", "must")
    ('correction', 'clarification')
    """
    if before.strip() == after.strip():
        return None
    ours, theirs = (Counter(_WORD.findall(text)) for text in (before, after))
    few = ((ours - theirs) + (theirs - ours)).total() <= _FEW
    return "correction" if few and binding(before) == binding(after) else "clarification"


def with_version(
    source: str, clause: Clause, change: Change, note: str, effective: dt.date
) -> tuple[str, str]:
    """Return a clause's file with a next version that still has the text of the newest, and its number.

    Raises:
        ContentError: The file lists its versions in a form that cannot be added to.
    """
    newest = clause.newest
    version = bumped(newest.version, change)
    found = _VERSIONS.search(source)
    first = _ENTRY.search(source, found.end()) if found else None
    if found is None or first is None:
        said = "the versions of this clause stand in a form that cannot be added to"
        hint = "write them as a list below 'versions:', each with its '- version:'"
        raise ContentError(Problem("version-form", said, Location(clause.file), hint))
    inner = f"{first['indent']}  "
    text = textwrap.indent(newest.text.rstrip("\n"), f"{inner}  ", lambda line: bool(line.strip()))
    entry = (
        f'{first["indent"]}- version: "{version}"\n'
        f"{inner}effective: {effective.isoformat()}\n"
        f"{inner}change: {change}\n"
        f"{inner}note: {_quoted(note)}\n"
        f"{inner}text: |\n{text}\n"
    )
    return source[: first.start()] + entry + source[first.start() :], version


def renumbered(source: str, clause: Clause, change: Change) -> tuple[str, str]:
    """Return a clause's file in which its newest version has the number of a kind of change."""
    newest, before = clause.versions[0], clause.versions[1]
    version = bumped(before.version, change)
    found = _VERSIONS.search(source)
    first = _ENTRY.search(source, found.end() if found else 0)
    assert first is not None, "the newest version was read from this file"
    head, rest = source[: first.start()], source[first.start() :]
    rest = rest.replace(newest.version, version, 1)
    rest = re.sub(rf"(?m)^( +change: ){newest.change}$", rf"\g<1>{change}", rest, count=1)
    return head + rest, version


def _quoted(note: str) -> str:
    """Return a note as YAML that reads as it is, folded when it is long."""
    line = " ".join(note.split())
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'


def next_release(library: Library) -> str:
    """Return the number of the next release: higher in front only when a duty changed."""
    if not library.releases:
        return "1.0"
    last = library.releases[-1]
    major, minor, *_ = number(last.release)
    changes = {version.change for _, found in since(library, last) for version in found}
    return f"{major + 1}.0" if "substantive" in changes else f"{major}.{minor + 1}"


def since(library: Library, last: Release | None) -> list[tuple[Clause, tuple[Version, ...]]]:
    """Return the clauses that a release does not hold as they are, each with its versions since then."""
    held = dict(last.clauses) if last else {}
    found = []
    for clause in sorted(library.clauses.values(), key=lambda one: one.id):
        names = (clause.id, *clause.formerly)
        known = next((held[name][0] for name in names if name in held), None)
        newer = tuple(
            version
            for version in clause.versions
            if known is None or number(version.version) > number(known)
        )
        if newer:
            found.append((clause, newer))
    return found


def with_release(source: str, entry: Mapping[str, Any]) -> str:
    """Return ``library.yaml`` with one more closed release at the end.

    Raises:
        ContentError: It has no list of releases at its end.
    """
    found = _RELEASES.search(source)
    if found is None:
        said = "library.yaml has no 'releases:' to add to"
        raise ContentError(Problem("release-form", said, Location("clauses/library.yaml")))
    lines = [f'  - release: "{entry["release"]}"', f"    date: {entry['date'].isoformat()}",
             "    clauses:"]  # fmt: skip
    lines += [
        f'      {name}: {{version: "{held["version"]}", digest: "{held["digest"]}"}}'
        for name, held in entry["clauses"].items()
    ]
    begin = source[: found.start()] + "releases:" + source[found.end() :]
    return begin.rstrip("\n") + "\n" + "\n".join(lines) + "\n"


def changelog(release: str, date: dt.date, changed: Iterable[tuple[Clause, tuple[Version, ...]]],
              *, first: bool) -> str:  # fmt: skip
    """Return what a release says of itself, in Markdown: each version and its note."""
    lines = [f"## {release}, {date.isoformat()}", ""]
    changed = list(changed)
    if first:
        lines.append(f"The first release: {len(changed)} clauses.")
        return "\n".join(lines) + "\n"
    for clause, versions in changed:
        for version in versions:
            note = " ".join(version.note.split())
            lines.append(
                f"- {clause.title} (`{clause.id}` {version.version}, {version.change}): {note}"
            )
    return "\n".join(lines) + "\n"
