"""The command that shows what a draft, or the library, rests on: ``coverage``."""

from __future__ import annotations

import dataclasses
import shutil
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from codegen.document.writers import markdown, terminal
from codegen.doors import files
from codegen.draft import concordance, sheet
from codegen.draft import coverage as covering
from codegen.draft import folder as folders
from codegen.draft import lock as locks
from codegen.draft.drafting import draft as drafted
from codegen.draft.keeping import keep
from codegen.draft.standing import standings
from codegen.draft.values import served
from codegen.errors import Problem, UsageError
from codegen.interview import answers as answering
from codegen.interview.resolution import Resolution
from codegen.library.language import UNKNOWN
from codegen.library.load import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from codegen.cli.console import Console
    from codegen.document.tree import Document
    from codegen.draft.addressing import Addressing, State
    from codegen.draft.coverage import Account, Coverage, Principle, Row
    from codegen.draft.standing import Standing
    from codegen.draft.values import Served
    from codegen.library.model import Library

FORMATS = ("terminal", "md", "html", "csv")
WIDEST = 120


@dataclass(frozen=True, slots=True)
class Options:
    """The options of ``codegen coverage``, as typed."""

    instruments: tuple[str, ...] = ()
    principle: str | None = None
    values: bool = False
    format: str | None = None
    output: Path | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What is looked at: a draft with the name of its body, or the library alone."""

    library: Library
    folder: Path | None = None
    body: str | None = None
    resolution: Resolution | None = None
    standings: tuple[Standing, ...] | None = None
    missing: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()


def coverage(console: Console, source: Path | None, options: Options) -> None:
    """Show which provisions are addressed, or which rules serve which values."""
    form = _format(options)
    library = load(console.library)
    _known(library, options.instruments)
    subject = _draft(library, source) if source else Subject(library)
    console.problems(subject.warnings)
    if options.values:
        made = served(library, subject.standings)
        console.result("coverage", _said(subject) | _values(made), subject.warnings)
        document = concordance.values(library, made, body=subject.body)
        _print(console, subject, options, form, document, sheet.values(made))
    else:
        found = covering.coverage(library, subject.resolution, subject.standings)
        headed = covering.principles(library, found)
        if options.principle:
            headed = _named(headed, options.principle)
        found = covering.only(found, options.instruments, headed[0] if options.principle else None)
        if options.instruments:
            headed = tuple(one for one in headed if one.instrument in options.instruments)
        console.result("coverage", _said(subject) | _coverage(found, headed), subject.warnings)
        narrowed = bool(options.instruments or options.principle)
        document = concordance.concordance(
            library, found, headed, body=subject.body, missing=subject.missing,
            details=narrowed or form != "terminal",
        )  # fmt: skip
        _print(console, subject, options, form, document, sheet.coverage(found))
        if form == "terminal" and not narrowed:
            where = f" {source}" if source else ""
            console.next(f"codegen coverage{where} --instrument {next(iter(library.instruments))}")


def _format(options: Options) -> str:
    """Return the format that an option or the ending of a file names.

    Raises:
        UsageError: There is no such format.
    """
    ending = options.output.suffix.removeprefix(".") if options.output else ""
    name = options.format or (ending if ending in FORMATS else "terminal")
    if name not in FORMATS:
        hint = "formats are " + ", ".join(FORMATS)
        raise UsageError(Problem("unknown-format", f"there is no format '{name}'", None, hint))
    return name


def _known(library: Library, instruments: Iterable[str]) -> None:
    for name in instruments:
        if name not in library.instruments:
            near = get_close_matches(name, library.instruments, n=1)
            known = "instruments are " + ", ".join(library.instruments)
            hint = f"did you mean '{near[0]}'?" if near else known
            raise UsageError(
                Problem("unknown-instrument", f"there is no instrument '{name}'", None, hint)
            )


def _named(headed: tuple[Principle, ...], name: str) -> tuple[Principle, ...]:
    found = tuple(one for one in headed if one.id == name or one.title.lower() == name.lower())
    if not found:
        hint = "principles are " + ", ".join(one.id for one in headed)
        raise UsageError(
            Problem("unknown-principle", f"there is no principle '{name}'", None, hint)
        )
    return found[:1]


def _draft(library: Library, source: Path) -> Subject:
    """Return a draft as its answers and its lock make it."""
    is_draft = source.is_dir() or source.name == folders.ANSWERS
    where = folders.source(source, None if is_draft else source)
    answers, warnings = answering.read(
        files.read(where.answers, folders.ANSWERS_LIMIT), str(where.answers), library
    )
    resolution = Resolution(library, answers)
    lock = folders.read_lock(where.folder) if is_draft else None
    place = str(where.folder / locks.FILE)
    keeping = keep(library, lock, place, lock.selection) if lock else None
    made = drafted(library, resolution, keeping)
    name = resolution.value("organisation.short_name")
    name = resolution.value("organisation.name") if name is UNKNOWN else name
    return Subject(
        library,
        source,
        "the body" if name is UNKNOWN else str(name),
        resolution,
        standings(library, resolution, made),
        made.open.offices,
        tuple(warnings),
    )


def _print(
    console: Console, subject: Subject, options: Options, form: str, document: Document, rows: str
) -> None:
    """Print what was found, or write it into a file."""
    words = subject.library.words
    if form == "terminal":
        width = min(shutil.get_terminal_size((80, 24)).columns, WIDEST)
        color = console.colored and not options.output
        made = terminal.write(document, words, width=width, color=color)
    elif form == "md":
        made = markdown.write(document, words)
    else:
        made = rows
    if options.output:
        # A spreadsheet takes a file without a mark for one of an older coding.
        files.write_atomic(options.output, made.encode("utf-8-sig" if form == "csv" else "utf-8"))
        console.say(str(options.output))
    else:
        console.say(made.replace("\r\n", "\n").rstrip("\n"))


def _said(subject: Subject) -> dict[str, Any]:
    return {
        "of": "draft" if subject.folder else "library",
        "folder": str(subject.folder or subject.library.folder),
        "without_code": list(subject.missing),
    }


def _coverage(found: Coverage, headed: Iterable[Principle]) -> dict[str, Any]:
    return {
        "offices": list(found.offices) if found.offices is not None else None,
        "instruments": [_account(account) for account in found.accounts],
        "principles": [
            {
                "id": one.id,
                "title": one.title,
                "instrument": one.instrument,
                "counts": _counts(one.counts),
            }
            for one in headed
        ],
    }


def _account(account: Account) -> dict[str, Any]:
    instrument = account.instrument
    return {
        "id": instrument.id,
        "title": instrument.title,
        "short": instrument.short,
        "status": instrument.status,
        "waits_for": list(account.waits_for),
        "counts": _counts(account.counts),
        "provisions": [_row(row) for row in account.rows],
    }


def _counts(counts: Mapping[State, int]) -> dict[str, int]:
    return {str(state): many for state, many in counts.items()}


def _row(row: Row) -> dict[str, Any]:
    provision = row.provision
    return {
        "id": provision.id,
        "ref": provision.ref,
        "title": provision.title,
        "heading": row.heading,
        "binds": provision.binds,
        "state": str(row.state),
        "most": provision.relation_limit or "sets",
        "seen": provision.seen,
        "uncertain": provision.uncertain,
        "reason": row.reason,
        "clauses": [_addressed(one) for one in row.clauses],
        "pending": [_addressed(one) for one in row.pending],
    }


def _addressed(one: Addressing) -> dict[str, Any]:
    return dataclasses.asdict(one)


def _values(made: Served) -> dict[str, Any]:
    return {
        "values": [dataclasses.asdict(value) for value in made.values],
        "rules": [dataclasses.asdict(rule) for rule in made.rules],
        "values_without_rule": [value.clause for value in made.unserved],
        "rules_without_value": [rule.clause for rule in made.aimless],
        "rules_of_values_not_printed": [rule.clause for rule in made.behind],
    }
