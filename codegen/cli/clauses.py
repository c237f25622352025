"""The commands that read the library: ``clauses list``, ``show``, ``log`` and ``search``."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from codegen.errors import Problem, UsageError, did_you_mean
from codegen.library.load import load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codegen.cli.console import Console
    from codegen.library.model import Clause, Library, Version


def listed(console: Console, topic: str | None, office: str | None) -> None:
    """List the clauses, of one topic or office if asked."""
    library = load(console.library)
    for name, value, known in (
        ("topic", topic, library.topics),
        ("office", office, library.offices),
    ):
        if value and value not in known:
            said = f"there is no {name} '{value}'"
            raise UsageError(Problem(f"unknown-{name}", said, None, did_you_mean(value, known)))
    found = [
        clause
        for clause in _ordered(library)
        if (topic is None or topic in clause.topics)
        and (office is None or office in clause.offices)
    ]
    _list(console, found)
    console.result("clauses-list", {"clauses": [_entry(clause) for clause in found]})
    console.next("codegen clauses show ID")


def search(console: Console, words: list[str]) -> None:
    """List the clauses whose title, summary or text holds every word."""
    library = load(console.library)
    wanted = [word.lower() for word in words]
    found = [
        clause for clause in _ordered(library) if all(word in _words(clause) for word in wanted)
    ]
    _list(console, found)
    console.result("clauses-search", {"clauses": [_entry(clause) for clause in found]})
    if not found:
        console.tell(f"No clause holds '{' '.join(words)}'.")
    console.next("codegen clauses show ID")


def show(console: Console, name: str) -> None:
    """Print one version of a clause as a draft without answers would, and all that is said of it."""
    from codegen.document.writers import terminal  # noqa: PLC0415
    from codegen.draft.compose import single  # noqa: PLC0415

    library = load(console.library)
    clause, version = named(library, name)
    width = min(shutil.get_terminal_size((80, 24)).columns, 100)
    document = single(library, clause, version)
    console.say(
        terminal.write(document, library.words, width=width, color=console.colored).rstrip()
    )
    console.say()
    for word, value in _facts(library, clause, version):
        if value:
            console.say(f"{word}: {value}")
    console.result("clauses-show", {
        **_entry(clause),
        "version": version.version,
        "effective": version.effective,
        "digest": version.digest,
        "when": clause.when.source if clause.when else None,
        "text": version.text,
        "implements": [{"instrument": m.instrument, "provision": m.provision, "how": m.how,
                        "by": m.by, "missing": m.missing} for m in clause.implements],
        "drafting_note": clause.drafting_note,
    })  # fmt: skip
    console.next(f"codegen clauses log {clause.id}")


def log(console: Console, name: str) -> None:
    """Print the versions of a clause, newest first."""
    library = load(console.library)
    clause, _ = named(library, name)
    console.say(f"{clause.id}: {clause.title}")
    for version in clause.versions:
        console.say(f"  {version.version}  {version.effective}  {version.change}")
        console.say(f"    {version.note}")
        if version.reviewed:
            console.say(f"    reviewed by {version.reviewed[0]} on {version.reviewed[1]}")
        if version.recalled:
            console.say(f"    RECALLED on {version.recalled[0]}: {version.recalled[1]}")
    entries = [
        {"version": v.version, "effective": v.effective, "change": v.change, "note": v.note,
         "digest": v.digest, "reviewed": _review(v), "recalled": _recall(v)}
        for v in clause.versions
    ]  # fmt: skip
    console.result("clauses-log", {"id": clause.id, "versions": entries})
    console.next(f"codegen clauses show {clause.id}@{clause.newest.version}")


def _review(version: Version) -> dict[str, str] | None:
    return {"by": version.reviewed[0], "on": version.reviewed[1]} if version.reviewed else None


def _recall(version: Version) -> dict[str, str] | None:
    return {"on": version.recalled[0], "why": version.recalled[1]} if version.recalled else None


def named(library: Library, name: str) -> tuple[Clause, Version]:
    """Return the clause and version that ``ID`` or ``ID@VERSION`` names.

    Raises:
        UsageError: There is no such clause or version.
    """
    clause_id, _, number = name.partition("@")
    clause = library.clause(clause_id)
    if clause is None:
        hint = did_you_mean(clause_id, library.clauses) or "'codegen clauses list' lists them"
        raise UsageError(Problem("unknown-clause", f"there is no clause '{clause_id}'", None, hint))
    if not number:
        return clause, clause.newest
    version = next((found for found in clause.versions if found.version == number), None)
    if version is None:
        hint = "versions are " + ", ".join(found.version for found in clause.versions)
        said = f"{clause.id} has no version '{number}'"
        raise UsageError(Problem("unknown-version", said, None, hint))
    return clause, version


def _ordered(library: Library) -> list[Clause]:
    return sorted(library.clauses.values(), key=lambda clause: clause.id)


def _words(clause: Clause) -> str:
    """Return everything a reader might remember of a clause, in lower case."""
    told = [node for example in clause.examples for node in example.nodes if isinstance(node, str)]
    return " ".join((clause.id, clause.title, clause.summary, clause.newest.text, *told)).lower()


def _list(console: Console, clauses: Iterable[Clause]) -> None:
    for clause in clauses:
        console.say(f"{clause.id:46} {clause.newest.version:7} {clause.title}")


def _facts(library: Library, clause: Clause, version: Version) -> list[tuple[str, str | None]]:
    """Return what is said of a clause, as (word, text) pairs."""
    cited = [
        f"{library.instruments[m.instrument].short}, "
        f"{library.instruments[m.instrument].provisions[m.provision].ref} ({m.how})"
        for m in clause.implements
    ]
    return [
        ("In short", clause.summary),
        ("Clause", f"{clause.id}, version {version.version} of {version.effective}"),
        ("Reviewed", " on ".join(version.reviewed) if version.reviewed else None),
        ("Recalled", ": ".join(version.recalled) if version.recalled else None),
        ("Topic", ", ".join(library.topics[topic].title for topic in clause.topics)),
        ("For", ", ".join(library.offices[office].title for office in clause.offices)),
        ("Taken in when", clause.when.source if clause.when else "always"),
        ("Serves", ", ".join(clause.realises)),
        ("Answers to", "; ".join(cited)),
        ("Drafting note", " ".join((clause.drafting_note or "").split())),
    ]


def _entry(clause: Clause) -> dict[str, Any]:
    return {
        "id": clause.id,
        "title": clause.title,
        "version": clause.newest.version,
        "documents": list(clause.documents),
        "offices": list(clause.offices),
        "topic": clause.topic,
        "summary": clause.summary,
    }
