"""Questionnaires that came back: read, brought together, and told of."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from codegen.cli import dates
from codegen.doors import files, limits
from codegen.draft import folder as folders
from codegen.draft.differing import differing, opinions, said
from codegen.draft.drafting import draft
from codegen.draft.effects import consequences
from codegen.errors import ContentError, Location, Problem, Severity, UsageError
from codegen.interview import answers as answering
from codegen.interview import paper, returned
from codegen.interview.changing import settled
from codegen.interview.merging import merged
from codegen.interview.places import UNSURE
from codegen.interview.resolution import Resolution
from codegen.interview.writing import written
from codegen.library.load import load

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from codegen.cli.console import Console
    from codegen.document.form import Filled
    from codegen.draft.effects import Consequences
    from codegen.interview.merging import Merged, Taken
    from codegen.interview.returned import Returned
    from codegen.library.model import Library

WORD, SHEET = ".docx", ".xlsx"
TABLES = "pip install 'conduct-codegen[tables]'"
TOLD = {
    "new": "Taken",
    "confirmed": "Confirmed",
    "replaced": "Taken in place of their earlier answer",
    "agreed": "Agreed",
    "unsure": "Not known",
    "left": "Not known to them, answered by others",
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A draft's answers, as they stand in its folder."""

    library: Library
    path: Path
    data: bytes
    resolution: Resolution


def receive(console: Console, folder: Path, sources: Sequence[Path], who: str | None) -> None:
    """Read questionnaires that came back, and bring their answers into the draft's.

    Raises:
        ContentError: Something in one of them is no answer; nothing is written.
        UsageError: One of them is not there.
    """
    begun = opened(console, folder)
    library, before = begun.library, begun.resolution
    forms, warnings = _returned(begun, sources, who)
    found = merged(library, before.answers, forms)
    after = Resolution(library, settled(library, found.answers))
    if after.answers != before.answers:
        files.write_atomic(begun.path, written(after.answers, library, begun.data))
    console.problems(warnings)
    change = consequences(draft(library, before), draft(library, after))
    _tell(console, after, found, change)
    left = [q.key for q in paper.open_for(library, after, ("all",))]
    console.result("ask-from", _result(folder, after, found, change, left), warnings)
    _say_open(console, library, left)
    first = next(iter(differing(after)), None)
    console.next(f"codegen ask {folder} {first} to decide" if first else f"codegen draft {folder}")


def opened(console: Console, folder: Path) -> Opened:
    """Return the answers of a draft folder; what is to be warned of is printed."""
    path = folders.source(folder, None).answers
    library = load(console.library)
    data = files.read(path, folders.ANSWERS_LIMIT)
    answers, warnings = answering.read(data, str(path), library)
    console.problems(warnings)
    return Opened(library, path, data, Resolution(library, answers))


def sheets(name: str) -> Any:
    """Return the module that writes or reads spreadsheets.

    Raises:
        UsageError: openpyxl is not installed.
    """
    try:
        import_module("openpyxl")
    except ImportError:
        said_ = "spreadsheets need the extra 'tables', which is not installed"
        hint = f"{TABLES}, or use a Word file: {WORD}"
        raise UsageError(Problem("missing-extra", said_, None, hint)) from None
    return import_module(f"codegen.document.sheets.{name}")


def _returned(
    begun: Opened, sources: Sequence[Path], who: str | None
) -> tuple[list[Returned], list[Problem]]:
    """Return what came back in each file, and warnings.

    Raises:
        ContentError: A file, or something in it, cannot be read; all that was found.
    """
    forms: list[Returned] = []
    problems: list[Problem] = []
    for source in sources:
        try:
            filled = _filled(begun.library, source)
        except UsageError:
            raise
        except ContentError as error:
            problems += error.problems
            continue
        form, found = returned.read(
            filled,
            str(source),
            begun.resolution,
            today=dates.given(None) or dates.today(),
            who=who,
        )
        forms.append(form)
        problems += found
    if any(problem.severity is Severity.ERROR for problem in problems):
        problems.append(Problem("not-taken", "nothing was taken from any of these files",
                                severity=Severity.REMARK))  # fmt: skip
        raise ContentError(problems)
    return forms, problems


def _filled(library: Library, source: Path) -> Filled:
    from codegen.document.ooxml import incoming  # noqa: PLC0415  lxml loads slowly

    name, keys = str(source), returned.known_keys(library)
    if not source.is_file():
        raise UsageError(Problem("no-form", "there is no such file", Location(name)))
    if source.suffix.lower() not in (WORD, SHEET):
        hint = f"a questionnaire comes back as {WORD} or {SHEET}"
        raise ContentError(
            Problem("unreadable-file", "this is no questionnaire", Location(name), hint)
        )
    if source.stat().st_size > limits.ARCHIVE_PACKED:
        said_ = f"the file is larger than {limits.ARCHIVE_PACKED:,} bytes, so it is not read"
        raise ContentError(Problem("archive-size", said_, Location(name)))
    data = files.read(source, limits.ARCHIVE_PACKED)
    if source.suffix.lower() == SHEET:
        module = sheets("filled")
        incoming.parts(data, name)
        filled: Filled = module.read(data, name, keys, paper.LINES)
    else:
        from codegen.document.ooxml import filled as word  # noqa: PLC0415

        filled = word.read(data, incoming.parts(data, name), name, keys, paper.LINES)
    if "codegen form" not in filled.properties and not filled.entries and not filled.grids:
        hint = f"codegen ask DIR --for WHO -o FILE{WORD} makes one"
        raise ContentError(
            Problem("no-form", "this is no questionnaire of codegen's", Location(name), hint)
        )
    return filled


def _tell(console: Console, after: Resolution, found: Merged, change: Consequences) -> None:
    """Print what was taken from each form, what differs, and what it does to the draft."""
    library = after.library
    for form, taken in found.taken:
        console.say(f"{form.file}: {form.who}, {form.on.isoformat()}")
        _tell_form(console, after, taken)
    keys = differing(after)
    if keys:
        console.say("Answers that differ, for somebody to decide:")
    for key in keys:
        console.say(f"  {library.questionnaire.label(key)} ({key})")
        for opinion in opinions(after, key):
            console.say(f"    {opinion}")
    for word, names in (("Comes in", change.brings), ("Drops out", change.drops)):
        for name in names:
            console.say(f"{word}: {library.clauses[name].title} ({name})")


def _tell_form(console: Console, after: Resolution, taken: Sequence[Taken]) -> None:
    for outcome, word in TOLD.items():
        for one in (one for one in taken if one.outcome == outcome):
            console.say(f"  {word}: {_line(after, one)}")
    for outcome, word in (("same", "As it stood already"), ("differs", "Different from others")):
        count = sum(one.outcome == outcome for one in taken)
        if count:
            console.say(f"  {word}: {count}")
    if not taken:
        console.say("  Nothing was answered.")


def _line(after: Resolution, one: Taken) -> str:
    questionnaire = after.library.questionnaire
    label = f"{questionnaire.label(one.key)} ({one.key})"
    if one.value == UNSURE:
        return label
    return f"{label}: {said(after, questionnaire.questions[one.key], one.value)}"


def _say_open(console: Console, library: Library, left: Sequence[str]) -> None:
    if not left:
        console.tell("Nothing of the core questionnaire is open.")
        return
    counts: dict[str, int] = {}
    for key in left:
        for name in library.questionnaire.questions[key].asks:
            counts[name] = counts.get(name, 0) + 1
    who = ", ".join(f"{name} {count}" for name, count in counts.items())
    console.tell(f"Still open in the core questionnaire: {len(left)} (who would know: {who}).")


def _result(
    folder: Path, after: Resolution, found: Merged, change: Consequences, left: list[str]
) -> dict[str, Any]:
    return {
        "folder": str(folder),
        "forms": [
            {"file": form.file, "who": form.who, "on": form.on.isoformat(),
             "taken": [{"key": one.key, "value": one.value, "outcome": one.outcome} for one in taken]}
            for form, taken in found.taken
        ],
        "differ": [
            {"key": key, "answers": [
                {"value": entry.value, "who": entry.who,
                 "on": entry.on.isoformat() if entry.on else None}
                for entry in after.answers.differ[key]
            ]}
            for key in differing(after)
        ],
        "brings": list(change.brings),
        "drops": list(change.drops),
        "open": left,
    }  # fmt: skip
