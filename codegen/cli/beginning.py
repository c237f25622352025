"""``codegen new``: a draft folder begun from a preset, a file, options, and what somebody answers."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import typer

from codegen.doors import files
from codegen.draft import folder as folders
from codegen.errors import Location, Problem, UsageError, did_you_mean
from codegen.interview import answers as answering
from codegen.interview.resolution import Answers, Resolution
from codegen.interview.writing import written
from codegen.library.language import UNKNOWN
from codegen.library.load import load

if TYPE_CHECKING:
    from pathlib import Path

    from codegen.cli.console import Console
    from codegen.library.model import Library


@dataclass(frozen=True, slots=True)
class Begin:
    """What a draft begins with, as typed; ``settings`` are KEY=VALUE."""

    preset: str | None = None
    answers: Path | None = None
    settings: tuple[str, ...] = ()
    date: str | None = None


def unasked(console: Console, folder: Path, begin: Begin) -> None:
    """Begin a draft folder and draft into it, without asking anything."""
    from codegen.cli import drafting  # noqa: PLC0415  an interview may end without a draft

    library, given, data = _start(console, folder, begin)
    if Resolution(library, given).value("organisation.name") is UNKNOWN:
        hint = "add --set organisation.name='Name of the body'"
        raise UsageError(Problem("missing-answers", "missing: organisation.name", None, hint))
    content = written(given, library, data)
    options = drafting.Options(date=begin.date)
    drafting.write(console, library, content, folder / folders.ANSWERS, folder, options)


def asked(console: Console, folder: Path, begin: Begin, *, full: bool, accessible: bool) -> None:
    """Ask, save each answer in the folder, and draft when all is checked."""
    from codegen.cli import interviewing  # noqa: PLC0415  nothing is asked with --no-input
    from codegen.cli.saving import AnswersFile  # noqa: PLC0415
    from codegen.interview.engine import begun  # noqa: PLC0415
    from codegen.interview.route import route  # noqa: PLC0415

    if folder.exists() and not folder.is_dir():
        hint = "name a folder that is not there yet, or an empty one"
        raise UsageError(Problem("no-folder", "this is not a folder", Location(str(folder)), hint))
    library, given, data = _start(console, folder, begin)
    file = AnswersFile(folder / folders.ANSWERS, library, data)
    if given != Answers():
        file.keep(given)
    walk = route(library, "full" if full else "core")
    resume = shlex.join(["codegen", "ask", str(folder), *(["--full"] if full else [])])
    talk = interviewing.Talk(console, folder, file, begun(library, given, walk), resume)
    front = interviewing.front(console, accessible=accessible)
    opening = (
        f"A new draft in {folder}. Every answer is saved at once; what nobody knows stays open."
    )
    left = talk.hold(front, opening, done="Draft the documents now", drafting=True)
    if left is not None:
        console.result("ask", interviewing.result(talk, changed=True, behind=True))
        raise typer.Exit(left)
    from codegen.cli import drafting  # noqa: PLC0415  loaded only now, so that the first question is quick

    file.keep(talk.interview.answers)
    assert file.known is not None
    options = drafting.Options(date=begin.date)
    drafting.write(console, library, file.known, file.path, folder, options)


def _start(console: Console, folder: Path, begin: Begin) -> tuple[Library, Answers, bytes]:
    """Return the library, the answers to begin with, and the file they came from.

    Raises:
        UsageError: A draft begins there already, or an option names what there is not.
    """
    where = Location(str(folder / folders.ANSWERS))
    if (folder / folders.ANSWERS).exists():
        hint = f"'codegen ask {folder}' goes on with its questions"
        raise UsageError(Problem("draft-exists", "a draft begins here already", where, hint))
    library = load(console.library)
    given, data = Answers(), b""
    if begin.answers:
        place = Location(str(begin.answers))
        if not begin.answers.is_file():
            raise UsageError(Problem("no-answers", "there is no such file", place))
        data = files.read(begin.answers, folders.ANSWERS_LIMIT)
        given, _ = answering.read(data, str(begin.answers), library)  # warned of when it is drafted
    if begin.preset:
        if begin.preset not in library.presets:
            known = "presets are " + ", ".join(library.presets)
            hint = did_you_mean(begin.preset, library.presets) or known
            said = f"there is no preset '{begin.preset}'"
            raise UsageError(Problem("unknown-preset", said, None, hint))
        given = replace(given, preset=begin.preset)
    return library, answering.with_options(given, _settings(begin.settings), library), data


def _settings(settings: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for setting in settings:
        key, sign, value = setting.partition("=")
        if not sign:
            raise UsageError(Problem("wrong-form", f"'{setting}' is not KEY=VALUE"))
        found[key.strip()] = value
    return found
