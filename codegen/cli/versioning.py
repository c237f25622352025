"""The commands that keep versions: ``clauses new-version``, ``clauses where-used``, ``library release``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from codegen.cli import dates
from codegen.cli.clauses import named
from codegen.doors import files as door
from codegen.doors import resources
from codegen.draft import folder as folders
from codegen.errors import Exit, Location, Problem, UsageError
from codegen.library import authoring, index, releases
from codegen.library.load import load, valid
from codegen.library.versions import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.cli.console import Console
    from codegen.library.model import Change, Clause, Library, Version

LIMIT = 1_000_000
_NUMBERS = {"binding-correction", "version-number"}  # what settling a number mends
CHANGELOG = "CHANGES.md"
_TITLE = "# What changed in the clauses\n\n"


# the next version of a clause


def new_version(
    console: Console, name: str, change: str | None, note: str | None, date: str | None
) -> None:
    """Open the next version of a clause, or give the one that is open the smallest number it allows.

    Raises:
        UsageError: There is no such clause, or a next version would have no note.
        ContentError: The file cannot be added to.
    """
    library = _in_work(console)
    clause, _ = named(library, name)
    kind = _change(change)
    path = Path(library.folder) / f"{clause.id}.yaml"
    source = door.read(path, LIMIT).decode()
    newest = clause.newest
    is_open = not library.has_released(clause, newest.version, newest.digest)
    if is_open and len(clause.versions) > 1:
        made, version, said = _settled(source, clause, kind)
    elif is_open:
        said = f"version {newest.version} is in no release yet: change it where it stands"
        raise UsageError(Problem("open-version", said, Location(clause.file)))
    else:
        if not note:
            said = "what changes, and why? the note stands in the clause's history"
            raise UsageError(Problem("no-note", said, None, "give it with --note"))
        made, version = authoring.with_version(
            source, clause, kind or "correction", note, dates.given(date) or dates.today()
        )
        said = "open; its text is still that of the version before"
    if made != source:
        door.write_atomic(path, made.encode())
    console.say(f"{clause.id}@{version}: {said}")
    console.result("clauses-new-version", {
        "id": clause.id, "version": version, "before": clause.versions[int(is_open)].version,
        "file": str(path),
    })  # fmt: skip
    console.next(f"change the text in {path}, then 'codegen diff {clause.id}'")


def _in_work(console: Console) -> Library:
    """Return a library of which a version may have a number that its text does not allow yet.

    Raises:
        ContentError: Something else is wrong with it.
    """
    clauses, templates = resources.library_folders(console.library)
    data = valid(resources.library_files(clauses, templates), allowed=_NUMBERS)
    return index.library(data, "", str(clauses))


def _change(given: str | None) -> Change | None:
    if given is None or given in authoring.RANK:
        return given
    hint = "kinds of change are " + ", ".join(reversed(authoring.RANK))
    raise UsageError(Problem("unknown-change", f"there is no change '{given}'", None, hint))


def _settled(source: str, clause: Clause, asked: Change | None) -> tuple[str, str, str]:
    """Return a file in which an open version has the smallest number that its text, or the user, allows.

    Raises:
        UsageError: The text changed more than the user says.
    """
    newest, before = clause.versions[0], clause.versions[1]
    least = authoring.smallest_change(before.text, newest.text)
    if least is None:
        return source, newest.version, "open; its text is still that of the version before"
    rank = authoring.RANK.index
    known: Change = max(least, newest.change, key=rank)
    kind = asked or known
    if rank(kind) < rank(least):
        said = f"what binds has changed, so this is no {kind}"
        raise UsageError(Problem("binding-correction", said, Location(clause.file),
                                 "make it a clarification, or substantive if the duty changed"))  # fmt: skip
    made, version = authoring.renumbered(source, clause, kind)
    return made, version, f"a {kind} after {before.version}"


# releases


def release(console: Console, number_: str | None, date: str | None) -> None:
    """Close a release of the library as it stands, and write what changed into its list of changes.

    Raises:
        ContentError: The library has errors.
        UsageError: The number does not follow, or nothing changed since the last release.
    """
    library, clauses = load(console.library), resources.library_folders(console.library)[0]
    last = library.releases[-1] if library.releases else None
    changed = authoring.since(library, last)
    if not changed:
        said = f"nothing has changed since release {last.release if last else ''}"
        raise UsageError(Problem("same-release", said.strip()))
    name = number_ or authoring.next_release(library)
    if last and number(name) <= number(last.release):
        said = f"release {name} does not follow {last.release}"
        raise UsageError(Problem("release-order", said, None, "leave the number out"))
    on = dates.given(date) or dates.today()
    path = clauses / "library.yaml"
    entry = releases.closed(library, name, on)
    source = authoring.with_release(door.read(path, LIMIT * 20).decode(), entry)
    told = authoring.changelog(name, on, changed, first=last is None)
    log = clauses / CHANGELOG
    before = door.read(log, LIMIT).decode().removeprefix(_TITLE) if log.exists() else ""
    door.write_atomic(log, f"{_TITLE}{told}\n{before}".rstrip("\n").encode() + b"\n")
    door.write_atomic(path, source.encode())
    console.say(told.rstrip("\n"))
    console.result("library-release", {
        "release": name, "date": on.isoformat(), "file": str(path), "changelog": str(log),
        "clauses": [{"id": clause.id, "versions": [one.version for one in versions]}
                    for clause, versions in changed],
    })  # fmt: skip
    console.next("codegen library check")


# who prints a clause


@dataclass(frozen=True, slots=True)
class Use:
    """A document that prints a clause: in which version, and what is to be said of it."""

    folder: Path
    document: str
    version: str
    state: str
    why: str


def where_used(console: Console, name: str, given: list[Path]) -> int:
    """List the drafts that print a clause, with the version each has; return the exit code.

    Raises:
        UsageError: There is no such clause, or a folder has no draft.
    """
    library = load(console.library)
    clause, _ = named(library, name)
    uses = [use for folder in given for use in _uses(clause, folder)]
    for use in uses:
        told = f" ({use.state}{f': {use.why}' if use.why else ''})" if use.state != "newest" else ""
        console.say(f"{use.folder}: {use.document}: {clause.id}@{use.version}{told}")
    console.result("clauses-where-used", {
        "id": clause.id, "newest": clause.newest.version,
        "uses": [{"folder": str(use.folder), "document": use.document, "version": use.version,
                  "state": use.state, "why": use.why or None} for use in uses],
    })  # fmt: skip
    if not uses:
        console.tell(f"None of these drafts prints {clause.id}.")
    return Exit.FOUND if any(use.state != "newest" for use in uses) else Exit.DONE


def _uses(clause: Clause, folder: Path) -> Iterator[Use]:
    lock = folders.read_lock(folder) if folder.is_dir() else None
    if lock is None:
        hint = "give folders that 'codegen draft' has made"
        raise UsageError(Problem("no-draft", "there is no draft here", Location(str(folder)), hint))
    names = {clause.id, *clause.formerly}
    for document, entries in lock.selection.items():
        for entry in entries:
            if entry.clause in names and entry.printed and entry.version:
                state, why = _state(clause, entry.version, entry.digest or "")
                yield Use(folder, document, entry.version, state, why)


def _state(clause: Clause, version: str, digest: str) -> tuple[str, str]:
    """Return how a printed version stands: recalled, withdrawn, behind, reworded or newest; and why."""
    held = next((one for one in clause.versions if one.version == version), None)
    if held is not None and held.recalled is not None:
        return "recalled", held.recalled[1]
    if clause.withdrawn:
        return "withdrawn", f"see {clause.instead}" if clause.instead else ""
    newest: Version = clause.newest
    if number(newest.version) > number(version):
        return "behind", f"the newest is {newest.version}, {newest.change}: {newest.note}"
    if newest.version == version and newest.digest != digest:
        return "reworded", "its text was changed before it was released"
    return "newest", ""
