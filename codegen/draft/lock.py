"""``draft.lock``: what a draft was made from and what it made, so that the next one loses nothing."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from codegen.doors import yaml
from codegen.errors import ContentError, Location, Problem
from codegen.library.language import UNKNOWN

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from codegen.draft.drafting import Draft
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library, Version

FILE = "draft.lock"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Lock:
    """What an earlier draft says of itself.

    ``versions`` gives the version and digest of each clause by id, ``outputs`` the digest of each
    file by name; ``inputs`` is one digest over everything the files were made from but the date.
    """

    date: dt.date | None = None
    inputs: str = ""
    versions: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    outputs: Mapping[str, str] = field(default_factory=dict)


def read(data: bytes, file: str) -> Lock:
    """Return the lock in a file.

    Raises:
        ContentError: It is not a lock of this format.
    """
    content = yaml.parse(data, file)
    if not isinstance(content, dict) or content.get("codegen") != FORMAT:
        hint = "restore it, or move it away and draft with --force"
        raise ContentError(
            Problem("wrong-format", "this is not a lock of codegen", Location(file), hint)
        )
    try:
        versions = {
            entry["clause"]: (entry["version"], entry["digest"])
            for entries in content["selection"].values()
            for entry in entries
            if "version" in entry
        }
        return Lock(content["date"], content["inputs"], versions, dict(content["outputs"]))
    except (KeyError, TypeError, AttributeError):
        hint = "restore it, or move it away and draft with --force"
        raise ContentError(
            Problem("wrong-format", "this lock is damaged", Location(file), hint)
        ) from None


def locked_versions(library: Library, lock: Lock) -> dict[str, Version]:
    """Return the versions an earlier draft printed, as far as the library still has them."""
    found = {}
    for clause, (version, digest) in lock.versions.items():
        known = library.clauses[clause].versions if clause in library.clauses else ()
        match = next((v for v in known if v.version == version and v.digest == digest), None)
        if match:
            found[clause] = match
    return found


def inputs(library: Library, resolution: Resolution, tool: str, options: Mapping[str, Any]) -> str:
    """Return one digest over all that decides the content of the files, except the date."""
    answers = {key: [str(origin), _plain(value)] for key, (value, origin) in _answers(resolution)}
    source = json.dumps([library.digest, tool, answers, dict(options)], sort_keys=True, default=str)
    return "sha256:" + hashlib.sha256(source.encode()).hexdigest()


def content(
    library: Library,
    resolution: Resolution,
    draft: Draft,
    *,
    tool: str,
    date: dt.date,
    inputs_digest: str,
    outputs: Mapping[str, str],
) -> bytes:
    """Return the lock of a draft as YAML."""
    from codegen.draft.explain import because  # noqa: PLC0415  explain needs nothing of the lock

    stamps = {part.clause.id: part.clause for document in draft.documents
              for part in document.parts if part.clause}  # fmt: skip
    selection: dict[str, list[dict[str, Any]]] = {}
    wording: dict[str, str] = {}
    for chosen in draft.selections:
        entries = selection.setdefault(chosen.target.file, [])
        for decision in chosen.decisions:
            entry: dict[str, Any] = {"clause": decision.clause, "state": decision.state}
            stamp = stamps.get(decision.clause) if decision.printed else None
            if stamp:
                entry |= {"version": stamp.version, "digest": stamp.digest}
                clause = library.clauses[decision.clause]
                text = next(v.text for v in clause.versions if v.version == stamp.version)
                wording[f"{clause.id}@{stamp.version}"] = text
            entry["why"] = because(library, resolution, decision)
            entries.append(entry)
    return yaml.dump({
        "codegen": FORMAT,
        "tool": tool,
        "date": date,
        "library": {"name": library.name, "release": library.release or "none", "digest": library.digest},
        "inputs": inputs_digest,
        "outputs": dict(sorted(outputs.items())),
        "answers": {key: {"value": _plain(value), "origin": str(origin)}
                    for key, (value, origin) in _answers(resolution)},
        "selection": selection,
        "wording": dict(sorted(wording.items())),
    })  # fmt: skip


def _answers(resolution: Resolution) -> list[tuple[str, tuple[Any, Any]]]:
    questions = resolution.library.questionnaire.questions
    return [(key, (value, resolution.origin(key))) for key in questions
            if (value := resolution.value(key)) is not UNKNOWN]  # fmt: skip


def _plain(value: Any) -> Any:
    return [_plain(member) for member in value] if isinstance(value, tuple) else value
