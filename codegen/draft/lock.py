"""``draft.lock``: what a draft was made from and what it made, so that the next one loses nothing."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, get_args

from codegen.doors import yaml
from codegen.draft.select import State
from codegen.errors import ContentError, Location, Problem
from codegen.library.language import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from codegen.draft.drafting import Draft
    from codegen.draft.select import Decision
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library, Version

FILE = "draft.lock"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Locked:
    """What became of a clause in one document of an earlier draft.

    ``clause`` is the id it had then; ``when`` the source of its condition, None when it had none;
    a clause that was printed has a version and the digest of its text.
    """

    clause: str
    state: State
    when: str | None = None
    version: str | None = None
    digest: str | None = None
    why: str = ""

    @property
    def printed(self) -> bool:
        """Whether the clause stood in the document."""
        return self.digest is not None


@dataclass(frozen=True, slots=True)
class Lock:
    """What an earlier draft says of itself.

    ``selection`` gives the decisions by document; ``wording`` the texts that no closed release
    holds, by ``ID@VERSION``; ``outputs`` the digest of each file by name; ``inputs`` is one digest
    over everything the files were made from but the date; ``house_style`` is the name and digest
    of the organisation's own Word file, when its pages were asked for; ``library`` names the library
    and its release; ``answers`` are the value and the origin of each answer that was known.
    """

    date: dt.date | None = None
    inputs: str = ""
    selection: Mapping[str, tuple[Locked, ...]] = field(default_factory=dict)
    wording: Mapping[str, str] = field(default_factory=dict)
    outputs: Mapping[str, str] = field(default_factory=dict)
    house_style: Mapping[str, str] = field(default_factory=dict)
    library: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, tuple[Any, str]] = field(default_factory=dict)


def read(data: bytes, file: str) -> Lock:
    """Return the lock in a file.

    Raises:
        ContentError: It is not a lock of this format.
    """
    content = yaml.parse(data, file)
    if not isinstance(content, dict) or content.get("codegen") != FORMAT:
        raise damaged(file, "this is not a lock of codegen")
    try:
        return Lock(
            date=_typed(content["date"], dt.date),
            inputs=_typed(content["inputs"], str),
            selection={
                name: tuple(_locked(entry) for entry in _typed(entries, list))
                for name, entries in _typed(content["selection"], dict).items()
            },
            wording=_texts(content["wording"]),
            outputs=_texts(content["outputs"]),
            house_style=_texts(content.get("house_style", {})),
            library=_texts(content.get("library", {})),
            answers={
                key: (entry["value"], _typed(entry["origin"], str))
                for key, entry in _typed(content.get("answers", {}), dict).items()
            },
        )
    except (KeyError, TypeError):
        raise damaged(file) from None


def damaged(file: str, said: str = "this lock is damaged") -> ContentError:
    """Return the error that refuses a lock, with a way out."""
    hint = "restore it, or move it away and draft with --force"
    return ContentError(Problem("wrong-format", said, Location(file), hint))


def _locked(entry: Any) -> Locked:
    found = _texts(entry)
    if found["state"] not in get_args(State) or ("version" in found) != ("digest" in found):
        raise TypeError
    return Locked(**found)


def _texts(value: Any) -> dict[str, Any]:
    """Return a mapping that holds texts only."""
    return {key: _typed(text, str) for key, text in _typed(value, dict).items()}


def _typed(value: Any, kind: type) -> Any:
    if not isinstance(value, kind):
        raise TypeError
    return value


def inputs(library: Library, resolution: Resolution, tool: str, options: Mapping[str, Any]) -> str:
    """Return one digest over all that decides the content of the files, except the date."""
    answers = {key: [str(origin), _plain(value)] for key, (value, origin) in _answers(resolution)}
    source = json.dumps([library.digest, tool, answers, dict(options)], sort_keys=True, default=str)
    return "sha256:" + hashlib.sha256(source.encode()).hexdigest()


def content(  # noqa: PLR0913 (each entry of a lock comes from elsewhere)
    library: Library,
    resolution: Resolution,
    draft: Draft,
    *,
    tool: str,
    date: dt.date,
    inputs_digest: str,
    outputs: Mapping[str, str],
    earlier: Lock | None = None,
    house_style: Mapping[str, str] | None = None,
) -> bytes:
    """Return the lock of a draft as YAML.

    Args:
        library: The clause library.
        resolution: The answers.
        draft: The draft.
        tool: The version of codegen.
        date: The date of the draft.
        inputs_digest: What `inputs` returned.
        outputs: The digest of each file by name.
        earlier: The lock of the draft before; what it says of documents that this draft leaves
            alone is kept.
        house_style: Name and digest of the organisation's Word file, when it was the base.
    """
    selection = {
        chosen.target.file: [_decided(library, resolution, draft, decision)
                             for decision in chosen.decisions]
        for chosen in draft.selections
    }  # fmt: skip
    wording = {
        f"{clause}@{version.version}": version.text
        for clause, version in _printed(library, draft)
        if not library.has_released(library.clauses[clause], version.version, version.digest)
    }
    before = earlier or Lock()
    for name, entries in before.selection.items():
        if name not in selection:
            selection[name] = [_entry(entry) for entry in entries]
            wording = _texts_of(entries, before) | wording
    return yaml.dump({
        "codegen": FORMAT,
        "tool": tool,
        "date": date,
        "library": {"name": library.name, "release": library.release or "none", "digest": library.digest},
        **({"house_style": dict(house_style)} if house_style else {}),
        "inputs": inputs_digest,
        "outputs": dict(sorted(outputs.items())),
        "answers": {key: {"value": _plain(value), "origin": str(origin)}
                    for key, (value, origin) in _answers(resolution)},
        "selection": selection,
        "wording": dict(sorted(wording.items())),
    })  # fmt: skip


def _decided(
    library: Library, resolution: Resolution, draft: Draft, decision: Decision
) -> dict[str, str]:
    from codegen.draft.explain import because  # noqa: PLC0415  explain needs nothing of the lock

    clause = library.clauses[decision.clause]
    when = clause.when.source if clause.when else None
    version = draft.versions.get(clause.id, clause.newest) if decision.printed else None
    return _entry(Locked(
        clause=clause.id,
        state=decision.state,
        when=decision.held.then if decision.held else when,
        version=version.version if version else None,
        digest=version.digest if version else None,
        why=because(library, resolution, decision),
    ))  # fmt: skip


def _entry(locked: Locked) -> dict[str, str]:
    found = {name: getattr(locked, name) for name in Locked.__slots__}
    return {name: value for name, value in found.items() if value is not None}


def _printed(library: Library, draft: Draft) -> list[tuple[str, Version]]:
    """Return the clauses that a draft prints, and in which version."""
    printed = {d.clause for chosen in draft.selections for d in chosen.decisions if d.printed}
    return [(name, draft.versions.get(name, library.clauses[name].newest)) for name in printed]


def _texts_of(entries: Iterable[Locked], lock: Lock) -> dict[str, str]:
    """Return the wording that an earlier lock holds for some of its clauses."""
    names = [f"{entry.clause}@{entry.version}" for entry in entries]
    return {name: lock.wording[name] for name in names if name in lock.wording}


def _answers(resolution: Resolution) -> list[tuple[str, tuple[Any, Any]]]:
    questions = resolution.library.questionnaire.questions
    return [(key, (value, resolution.origin(key))) for key in questions
            if (value := resolution.value(key)) is not UNKNOWN]  # fmt: skip


def _plain(value: Any) -> Any:
    return [_plain(member) for member in value] if isinstance(value, tuple) else value
