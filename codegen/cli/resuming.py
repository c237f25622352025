"""``codegen ask``: a draft's questions taken up again, changed, or confirmed."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from codegen import __version__
from codegen.cli import interviewing
from codegen.cli.saving import AnswersFile
from codegen.doors import files
from codegen.draft import folder as folders
from codegen.draft import lock as locks
from codegen.draft.keeping import keep
from codegen.errors import Problem, UsageError, did_you_mean
from codegen.interview import answers as answering
from codegen.interview.engine import Goal, begun
from codegen.interview.resolution import Resolution
from codegen.interview.route import members, route, stops
from codegen.library.load import load

if TYPE_CHECKING:
    from pathlib import Path

    from codegen.cli.console import Console
    from codegen.interview.engine import Interview
    from codegen.interview.resolution import Answers
    from codegen.library.model import Library


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which questions somebody wants: some keys, a section, what is assumed, or what is left."""

    keys: tuple[str, ...] = ()
    section: str | None = None
    confirm: bool = False
    full: bool = False


def ask(console: Console, folder: Path, wanted: Wanted, *, accessible: bool) -> None:
    """Ask what is left or what is wanted, and save each answer."""
    where = folders.source(folder, folder.parent if folder.is_file() else None)
    library = load(console.library)
    data = files.read(where.answers, folders.ANSWERS_LIMIT)
    answers, warnings = answering.read(data, str(where.answers), library)
    interview = _interview(library, answers, wanted)
    console.problems(warnings)
    lock = folders.read_lock(where.folder)
    keeping = keep(library, lock, str(where.folder / locks.FILE), lock.selection) if lock else None
    file = AnswersFile(where.answers, library, data, data)
    talk = interviewing.Talk(console, folder, file, interview, _again(folder, wanted), keeping)
    left = None
    if interview.at is None:
        console.tell(_nothing(wanted))
    else:
        resuming = interview.goal is Goal.OPEN
        left = talk.hold(interviewing.front(console, accessible=accessible), _opening(wanted, folder),
                         done="That is all" if resuming else None, telling=True)  # fmt: skip
    after = talk.interview.answers
    behind = lock is None or _behind(library, after, lock)
    result = interviewing.result(talk, changed=after != answers, behind=behind)
    console.result("ask", result, warnings)
    if left is not None:
        raise typer.Exit(left)
    if behind:
        old = "The documents do not have these answers yet." if lock else "Nothing is drafted yet."
        console.tell(old)
        console.next(f"codegen draft {folder}")
    else:
        console.tell("The documents in the folder are made from these answers.")
        console.next(f"codegen ask {folder} --confirm, or codegen explain {folder}")


def _interview(library: Library, answers: Answers, wanted: Wanted) -> Interview:
    """Return the interview that somebody wants.

    Raises:
        UsageError: A key or a section is not there, or does not apply.
    """
    questionnaire = library.questionnaire
    if wanted.section and wanted.section not in questionnaire.sections:
        known = "sections are " + ", ".join(questionnaire.sections)
        hint = did_you_mean(wanted.section, questionnaire.sections) or known
        said = f"there is no section '{wanted.section}'"
        raise UsageError(Problem("unknown-section", said, None, hint))
    if wanted.keys:
        return begun(library, answers, _named(library, answers, wanted.keys), Goal.EACH)
    if wanted.confirm:
        resolution = Resolution(library, answers)
        assumed = tuple(
            key
            for key in route(library, "file", wanted.section)
            if any(map(resolution.assumed, members(library, key)))
        )
        return begun(library, answers, assumed, Goal.ASSUMED)
    if wanted.section:
        return begun(library, answers, route(library, "file", wanted.section), Goal.EACH)
    return begun(library, answers, route(library, "full" if wanted.full else "core"), again=True)


def _named(library: Library, answers: Answers, keys: tuple[str, ...]) -> tuple[str, ...]:
    questions, resolution = library.questionnaire.questions, Resolution(library, answers)
    problems = []
    # One column of records is asked with the others.
    asked = [key.rpartition(".")[0] if library.questionnaire.column(key) else key for key in keys]
    for key in asked:
        if key not in questions:
            hint = did_you_mean(key, questions) or "'codegen questions' lists them"
            problems.append(Problem("unknown-question", f"'{key}' is not a question", None, hint))
        elif not resolution.applies(key):
            said = f"'{key}' is not asked with the answers as they are"
            hint = f"'codegen questions {key}' says what it hangs on"
            problems.append(Problem("not-asked", said, None, hint))
    if problems:
        raise UsageError(problems)
    return tuple(dict.fromkeys(stop for key in asked for stop in stops(questions[key])))


def _opening(wanted: Wanted, folder: Path) -> str:
    if wanted.confirm:
        return (f"What the draft in {folder} assumes. Enter confirms a value, another answer changes it, "
                ":skip leaves it open, :later leaves it assumed.")  # fmt: skip
    if wanted.keys or wanted.section:
        return f"Answers of {folder}. Enter leaves one as it is; a change shows first what it does."
    return f"What is still open in {folder}. Every answer is saved at once."


def _again(folder: Path, wanted: Wanted) -> str:
    """Return the command that goes on with the same questions."""
    words = ["codegen", "ask", str(folder), *wanted.keys]
    words += ["--section", wanted.section] if wanted.section else []
    words += [f"--{name}" for name in ("confirm", "full") if getattr(wanted, name)]
    return shlex.join(words)


def _nothing(wanted: Wanted) -> str:
    if wanted.confirm:
        return "Nothing is assumed: every choice was made or confirmed."
    return "Every question is answered. A key after the folder changes an answer; --full asks more."


def _behind(library: Library, answers: Answers, lock: locks.Lock) -> bool:
    """Return whether documents were made from other answers than these, however they were drafted."""
    resolution = Resolution(library, answers)
    return not any(
        lock.inputs == locks.inputs(library, resolution, __version__,
                                    {"notes": notes, "update_fields": fields, **lock.house_style})
        for notes in (True, False)
        for fields in (True, False)
    )  # fmt: skip
