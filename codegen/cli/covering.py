"""The command that shows what a draft, or the library, rests on: ``coverage``."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codegen.cli import covered
from codegen.cli.console import WIDEST
from codegen.document.writers import markdown, terminal
from codegen.doors import files, resources
from codegen.draft import concordance, heatmap, sheet
from codegen.draft import coverage as covering
from codegen.draft import folder as folders
from codegen.draft import lock as locks
from codegen.draft.drafting import draft as drafted
from codegen.draft.keeping import keep
from codegen.draft.standing import standings
from codegen.draft.values import served
from codegen.errors import Problem, UsageError, did_you_mean
from codegen.interview import answers as answering
from codegen.interview.resolution import Resolution
from codegen.library.language import UNKNOWN
from codegen.library.load import load

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from codegen.cli.console import Console
    from codegen.document.tree import Document
    from codegen.draft.coverage import Principle
    from codegen.draft.standing import Standing
    from codegen.library.model import Library

FORMATS = ("terminal", "md", "html", "csv")


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
    documents: tuple[Document, ...] | None = None
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
        _values(console, subject, options, form)
    else:
        _coverage(console, subject, options, form)


def _values(console: Console, subject: Subject, options: Options, form: str) -> None:
    library, body = subject.library, subject.body
    made = served(library, subject.standings)
    console.result("coverage", _said(subject) | covered.values(made), subject.warnings)
    if form == "csv":
        text = sheet.values(made)
    elif form == "html":
        text = heatmap.values(library, made, frames=resources.frames(), body=body)
    else:
        text = _plain(console, options, form, concordance.values(library, made, body=body), library)
    _print(console, options, form, text)


def _coverage(console: Console, subject: Subject, options: Options, form: str) -> None:
    library, body, missing = subject.library, subject.body, subject.missing
    found = covering.coverage(library, subject.resolution, subject.standings)
    headed = covering.principles(library, found)
    if options.principle:
        headed = _named(headed, options.principle)
    found = covering.only(found, options.instruments, headed[0] if options.principle else None)
    if options.instruments:
        headed = tuple(one for one in headed if one.instrument in options.instruments)
    narrowed = bool(options.instruments or options.principle)
    console.result("coverage", _said(subject) | covered.coverage(found, headed), subject.warnings)
    if form == "csv":
        text = sheet.coverage(found)
    elif form == "html":
        text = heatmap.coverage(
            library, found, headed, frames=resources.frames(), documents=subject.documents,
            body=body, missing=missing,
        )  # fmt: skip
    else:
        details = narrowed or form != "terminal"
        document = concordance.concordance(
            library, found, headed, body=body, details=details, missing=missing
        )
        text = _plain(console, options, form, document, library)
    _print(console, options, form, text)
    if form == "terminal" and not narrowed:
        where = f" {subject.folder}" if subject.folder else ""
        named = next(iter(library.foremost or library.instruments))
        console.next(f"codegen coverage{where} --instrument {named}")


def _plain(
    console: Console, options: Options, form: str, document: Document, library: Library
) -> str:
    """Return a document as Markdown, or for the terminal."""
    if form == "md":
        return markdown.write(document, library.words)
    width = min(shutil.get_terminal_size((80, 24)).columns, WIDEST)
    color = console.colored and not options.output
    return terminal.write(document, library.words, width=width, color=color)


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
            known = "instruments are " + ", ".join(library.instruments)
            hint = did_you_mean(name, library.instruments) or known
            said = f"there is no instrument '{name}'"
            raise UsageError(Problem("unknown-instrument", said, None, hint))


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
        made.documents,
        made.open.offices,
        tuple(warnings),
    )


def _print(console: Console, options: Options, form: str, text: str) -> None:
    """Print what was made, or write it into a file."""
    if options.output:
        # Without this mark a spreadsheet takes a file for one of an older coding.
        coding = "utf-8-sig" if form == "csv" else "utf-8"
        files.write_atomic(options.output, text.encode(coding))
        console.say(str(options.output))
    else:
        console.say(text.replace("\r\n", "\n").rstrip("\n"))


def _said(subject: Subject) -> dict[str, Any]:
    return {
        "of": "draft" if subject.folder else "library",
        "folder": str(subject.folder or subject.library.folder),
        "without_code": list(subject.missing),
    }
