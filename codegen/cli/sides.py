"""The two sides of a comparison, from what the user named: files, folders, clauses, releases."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from codegen.cli.clauses import named
from codegen.draft import folder as folders
from codegen.draft.comparing import reading
from codegen.errors import Location, Problem, UsageError, did_you_mean
from codegen.library.load import load

if TYPE_CHECKING:
    from codegen.draft.comparing.sides import Side
    from codegen.library.model import Library

ANSWERS = (".yaml", ".yml")
TEXTS = (".docx", ".md", ".markdown", ".txt")
GIVE = "give draft folders, answers files, .docx, .md or .txt files, clauses, releases or libraries"


def pair(library: Library, old: str, new: str | None) -> tuple[Side, Side]:
    """Return what two names stand for; a clause alone is its last two versions.

    Of a file and a folder, or a document of another kind, those that belong together are left.

    Raises:
        UsageError: A name means nothing, or nothing tells what is to be compared with what.
        ContentError: A file is not what its name says.
    """
    if new is None:
        return _last_two(library, old)
    before, after = _side(library, old), _side(library, new)
    kinds, others = list(before.documents), list(after.documents)
    if set(kinds) & set(others):
        shared = [kind for kind in kinds if kind in others]
        if len(kinds) == 1 or len(others) == 1:  # a file against a folder: that document alone
            return before.only(shared[0]), after.only(shared[0])
        return before, after
    if len(kinds) == len(others) == 1:
        return _as_one(before.only(kinds[0], others[0]), after, others[0])
    return _matched(before, after)


def _as_one(before: Side, after: Side, kind: str) -> tuple[Side, Side]:
    """Return sides whose two clauses, which are compared on purpose, are taken for one."""
    old, new = before.documents[kind], after.documents[kind]
    if len(old.parts) == len(new.parts) == 1 and old.parts[0].clause and new.parts[0].clause:
        part = replace(old.parts[0], id=new.parts[0].id)
        before = replace(before, documents={kind: replace(old, parts=(part,))})
    return before, after


def _matched(before: Side, after: Side) -> tuple[Side, Side]:
    """Return a document of a folder and the file that is called like it.

    Raises:
        UsageError: Nothing tells which document is meant.
    """
    alone, whole = (before, after) if len(before.documents) == 1 else (after, before)
    (kind,) = list(alone.documents)[:1] or [""]
    stem = Path(alone.name).stem
    likely = [one for one in whole.documents if stem.startswith(one)]
    if len(alone.documents) != 1 or not likely:
        known = ", ".join(whole.documents)
        said = f"nothing tells which document {alone.name} is to be compared with"
        raise UsageError(
            Problem("no-pair", said, None, f"name a file of the folder; its documents are {known}")
        )
    chosen = whole.only(max(likely, key=len), kind)
    return (before, chosen) if alone is before else (chosen, after)


def _last_two(library: Library, name: str) -> tuple[Side, Side]:
    if _is_path(name):
        hint = f"'codegen diff {name} NEW'; a clause alone shows its last two versions"
        raise UsageError(Problem("usage", f"compare {name} with what?", None, hint))
    clause, version = named(library, name)
    later = [one for one in clause.versions if one != version]
    at = clause.versions.index(version)
    earlier = clause.versions[at + 1] if at + 1 < len(clause.versions) else None
    if earlier is None:
        known = "it has no other" if not later else "it is the oldest"
        said = f"{clause.id} has no version before {version.version}; {known}"
        raise UsageError(Problem("one-version", said, None, f"'codegen clauses log {clause.id}'"))
    return (
        reading.of_clause(clause, earlier, library),
        reading.of_clause(clause, version, library),
    )


def _is_path(name: str) -> bool:
    path = Path(name)
    return (
        path.exists()
        or name.startswith(("./", "../", "/", "~"))
        or path.suffix.lower() in (*ANSWERS, *TEXTS)
    )


def _side(library: Library, name: str) -> Side:
    if _is_path(name):
        return _of_path(library, Path(name))
    release = next((one for one in library.releases if one.release == name), None)
    if release is not None:
        return reading.of_release(library, release)
    if "/" not in name and library.releases:
        known = [one.release for one in library.releases]
        hint = did_you_mean(name, known) or f"releases are {', '.join(known)}; {GIVE}"
        said = f"there is no file, folder or release '{name}'"
        raise UsageError(Problem("unknown-source", said, None, hint))
    if "/" not in name:
        said = f"there is no file or folder '{name}'"
        raise UsageError(Problem("unknown-source", said, None, GIVE))
    clause, version = named(library, name)
    return reading.of_clause(clause, version, library)


def _of_path(library: Library, path: Path) -> Side:
    if not path.exists():
        said = "there is no such file or folder"
        raise UsageError(Problem("no-source", said, Location(str(path)), GIVE))
    if path.is_dir():
        if (path / folders.ANSWERS).is_file():
            return reading.of_folder(path, library)
        if (path / "library.yaml").is_file():
            return reading.of_library(load(path), str(path))
        said = "this folder holds neither a draft (answers.yaml) nor a library (library.yaml)"
        raise UsageError(Problem("no-source", said, Location(str(path)), GIVE))
    if path.suffix.lower() in ANSWERS:
        return reading.of_folder(path, library)
    return reading.of_file(path, library)
