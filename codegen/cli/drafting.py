"""The command ``draft``: the documents, from an answers file, into a folder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import codegen
from codegen.cli import dates, house_style
from codegen.doors import files, resources
from codegen.draft import folder as folders
from codegen.draft import lock as locks
from codegen.draft import openpoints, outputs
from codegen.draft.differing import sentence
from codegen.draft.drafting import draft as drafted
from codegen.draft.keeping import keep
from codegen.draft.news import news
from codegen.draft.papers import making
from codegen.draft.select import PAPERS, targets
from codegen.errors import FoundError, Location, Problem, UsageError
from codegen.interview import answers as answering
from codegen.interview.resolution import Resolution
from codegen.library.language import UNKNOWN
from codegen.library.load import load

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from codegen.cli.console import Console
    from codegen.cli.house_style import Pages
    from codegen.draft.drafting import Draft
    from codegen.draft.keeping import Keeping
    from codegen.draft.openpoints import Point
    from codegen.draft.papers.making import Paper
    from codegen.library.model import Library

SAYINGS = {
    "open": "nobody has answered",
    "assumed": "nobody has confirmed",
    "waiting": "the text prints alternatives until somebody answers",
}
KINDS = ("conduct", "ethics", "order", "annexes", *PAPERS)


@dataclass(frozen=True, slots=True)
class Options:
    """The options of ``codegen draft``, as typed."""

    formats: str = "md,docx"
    only: str | None = None
    notes: bool = True
    update_fields: bool = False
    date: str | None = None
    final: bool = False
    force: bool = False
    house_style: str | None = None


def draft(console: Console, source: Path, out: Path | None, options: Options) -> None:
    """Draft from a folder or an answers file."""
    where = folders.source(source, out)
    library = load(console.library)
    data = files.read(where.answers, folders.ANSWERS_LIMIT)
    write(console, library, data, where.answers, where.folder, options)


def write(
    console: Console, library: Library, data: bytes, name: Path, folder: Path, options: Options
) -> None:
    """Draft from the content of an answers file into a folder, and say what was written."""
    answers, warnings = answering.read(data, str(name), library)
    console.problems(warnings)
    resolution = Resolution(library, answers)
    if resolution.value("organisation.name") is UNKNOWN:
        hint = "answer organisation.name, the only answer that a draft cannot do without"
        raise UsageError(
            Problem("missing-answers", "missing: organisation.name", Location(str(name)), hint)
        )
    lock = folders.read_lock(folder)
    keeping = _keeping(library, resolution, lock, folder) if lock else None
    kinds = _kinds(options.only)
    whole = drafted(library, resolution, keeping)
    around = _papers(library, resolution, whole, kinds, options)
    made = replace(_only(whole, kinds), papers=around)
    if options.final and made.open.refused:
        raise FoundError(_refusals(library, resolution, made))
    pages = house_style.pages(
        options.house_style, lock or house_style.lock_beside(name),
        with_word="docx" in _formats(options.formats),
    )  # fmt: skip
    contents, date = _contents(library, resolution, made, options, lock, pages)
    digests = {file: outputs.digest(file, content) for file, content in contents.items()}
    written = {folders.ANSWERS: data, **contents}
    if lock:  # what an earlier run made and this one leaves alone stays known
        digests = {**lock.outputs, **digests}
    written[locks.FILE] = locks.content(
        library, resolution, made, tool=codegen.__version__, date=date,
        inputs_digest=_inputs(library, resolution, options, pages), outputs=digests, earlier=lock,
        house_style=pages.recorded,
    )  # fmt: skip
    kept = folders.Writing(folder, written, lock).write(force=options.force)
    told = news(library, made.selections, keeping, str(folder / locks.FILE)) if keeping else []
    told += pages.remarks
    told += openpoints.remarks(library, made.open)
    _report(console, folder, made, tuple(contents), kept, told, warnings=warnings)


def _keeping(library: Library, resolution: Resolution, lock: locks.Lock, folder: Path) -> Keeping:
    """Return what the draft that is in a folder holds on to.

    Raises:
        FoundError: It prints what neither the library nor its lock has any more.
    """
    documents = [target.file for target in targets(library, resolution)]
    found = keep(library, lock, str(folder / locks.FILE), documents)
    if found.lost:
        said = [
            replace(lost, message=f"{lost.message}; nothing was written") for lost in found.lost
        ]
        raise FoundError(said)
    return found


def _papers(
    library: Library,
    resolution: Resolution,
    whole: Draft,
    kinds: tuple[str, ...] | None,
    options: Options,
) -> tuple[Paper, ...]:
    """Return the papers that ``--only`` names, or else the answers; they speak of the whole draft."""
    wanted = making.asked_for(library, resolution) if kinds is None else kinds
    sheets = outputs.SHEET in _formats(options.formats)
    if sheets:
        from codegen.cli import returning  # noqa: PLC0415  for tables alone

        returning.sheets("tables")
    return making.papers(library, resolution, whole, wanted, sheets=sheets)


def _contents(
    library: Library,
    resolution: Resolution,
    made: Draft,
    options: Options,
    lock: locks.Lock | None,
    pages: Pages,
) -> tuple[dict[str, bytes], dt.date]:
    """Return the files and their date: the lock's when nothing else changed."""
    same = lock and lock.inputs == _inputs(library, resolution, options, pages)
    date = dates.given(options.date) or (lock.date if lock and same else None) or dates.today()
    templates = outputs.Templates(pages.base, resources.frames())
    contents = outputs.files(
        library, resolution, made, templates=templates, date=date,
        formats=_formats(options.formats), notes=options.notes,
        update_fields=options.update_fields,
    )  # fmt: skip
    return contents, date


def _inputs(library: Library, resolution: Resolution, options: Options, pages: Pages) -> str:
    chosen = {"notes": options.notes, "update_fields": options.update_fields, **pages.recorded}
    return locks.inputs(library, resolution, codegen.__version__, chosen)


def _formats(given: str) -> tuple[str, ...]:
    found = tuple(part.strip() for part in given.split(",") if part.strip())
    for name in found:
        if name not in outputs.FORMATS:
            hint = "formats are " + ", ".join(outputs.FORMATS)
            raise UsageError(Problem("unknown-format", f"there is no format '{name}'", None, hint))
    return found


def _kinds(only: str | None) -> tuple[str, ...] | None:
    """Return the kinds of document that ``--only`` names, None when it is not given."""
    if only is None:
        return None
    kinds = [part.strip() for part in only.split(",") if part.strip()]
    for kind in kinds:
        if kind not in KINDS:
            hint = "documents are " + ", ".join(KINDS)
            raise UsageError(
                Problem("unknown-document", f"there is no document '{kind}'", None, hint)
            )
    return tuple(kinds)


def _only(made: Draft, kinds: tuple[str, ...] | None) -> Draft:
    """Return the draft with the documents of the named kinds alone."""
    if kinds is None:
        return made
    pairs = [
        (selection, document)
        for selection, document in zip(made.selections, made.documents, strict=True)
        if selection.target.kind in kinds
    ]
    return replace(
        made,
        selections=tuple(selection for selection, _ in pairs),
        documents=tuple(document for _, document in pairs),
    )


def _refusals(library: Library, resolution: Resolution, made: Draft) -> list[Problem]:
    """Return a problem for everything that keeps the draft from being final."""
    found = [_refusal(library, resolution, point) for point in made.open.points]
    found += [
        Problem("contradiction", rule.say, None, rule.remedy)
        for rule in made.open.contradictions
        if rule.severity == "error"
    ]
    found.append(Problem("not-final", "the draft is not final; nothing was written"))
    return found


def _refusal(library: Library, resolution: Resolution, point: Point) -> Problem:
    rule, name = f"{point.kind}-point", f"{library.questionnaire.label(point.key)} ({point.key})"
    if ":" in point.key:  # the target of a reference
        return Problem(rule, openpoints.missing(library, point.key))
    if point.kind == "differing":
        hint = f"'codegen ask DIR {point.key}' decides it"
        return Problem(rule, f"{name}: {sentence(resolution, point.key)}", None, hint)
    where = ", ".join(dict.fromkeys(document for document, _ in point.places))
    return Problem(rule, f"{SAYINGS[point.kind]}: {name}{f', in {where}' if where else ''}")


def _report(
    console: Console,
    folder: Path,
    made: Draft,
    names: tuple[str, ...],
    kept: dict[str, str],
    told: list[Problem],
    *,
    warnings: tuple[Problem, ...],
) -> None:
    for name, copy in kept.items():
        console.tell(f"Kept your edited {name} as {copy}")
    for name in names:
        console.say(str(folder / name))
    counts = {kind: len(made.open.of(kind)) for kind in ("open", "differing", "assumed", "waiting")}
    result = {"folder": str(folder), "files": list(names), "open": counts}
    console.result("draft", result, [*warnings, *told])
    console.problems(told)
    clauses = sum(decision.printed for s in made.selections for decision in s.decisions)
    differ = f"answered differently: {counts['differing']}, " if counts["differing"] else ""
    console.tell(
        f"{clauses} clauses; to be decided: {counts['open']}, {differ}assumed: {counts['assumed']}, "
        f"with alternatives: {counts['waiting']}."
    )
    for rule in made.open.contradictions:
        word = "Contradiction" if rule.severity == "error" else "To consider"
        console.tell(f"{word}: {rule.say} {rule.remedy}")
    if made.open.refused:
        console.next(
            f"read {folder / 'open-points.md'}; 'codegen ask {folder}' answers what is open, "
            f"then 'codegen draft {folder}'"
        )
    else:
        console.next(
            "have it read by those who must live by it, and by a lawyer; "
            "the pages say 'draft' until the body adopts it"
        )
