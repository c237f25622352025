"""Questionnaires for those who know: ``codegen ask --for`` and ``--from``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.cli import dates, returning
from codegen.cli.returning import SHEET, WORD, opened, sheets
from codegen.doors import files, resources
from codegen.errors import Location, Problem, UsageError, did_you_mean
from codegen.interview import paper

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from codegen.cli.console import Console
    from codegen.library.model import Library


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of ``codegen ask`` about those who know, as typed."""

    who: tuple[str, ...] = ()
    out: Path | None = None
    sources: tuple[Path, ...] = ()
    name: str | None = None
    full: bool = False


def ask(console: Console, folder: Path, asked: Asked, *, alone: bool) -> None:
    """Write a questionnaire, or read some back.

    Raises:
        UsageError: The options do not go together; ``alone`` says that no question was named.
    """
    said_ = None
    if asked.who and asked.sources:
        said_ = "a questionnaire is either written with --for or read with --from"
    elif not asked.who and not asked.sources:
        said_ = "-o and --who go with --for or --from"
    elif not alone:
        said_ = "--for and --from choose their questions themselves"
    elif (asked.out and asked.sources) or (asked.name and asked.who):
        said_ = "-o goes with --for, and --who with --from"
    if said_:
        hint = "codegen ask DIR --for legal -o questions.docx, or codegen ask DIR --from FILE"
        raise UsageError(Problem("usage", said_, None, hint))
    if asked.who:
        send(console, folder, asked.who, asked.out, full=asked.full)
    else:
        returning.receive(console, folder, asked.sources, asked.name)


def send(
    console: Console, folder: Path, who: Sequence[str], out: Path | None, *, full: bool
) -> None:
    """Write a questionnaire for those who know.

    Raises:
        UsageError: Nobody is called so, no file is named, or nothing is open for them.
    """
    found = opened(console, folder)
    library, resolution = found.library, found.resolution
    names = _named(library, who)
    if out is None or out.suffix.lower() not in (WORD, SHEET):
        said_ = "into which file should the questionnaire go?"
        hint = f"add -o questions{WORD}, or -o questions{SHEET} for a spreadsheet"
        raise UsageError(Problem("no-file", said_, Location(str(out)) if out else None, hint))
    asked = paper.open_for(library, resolution, names, full=full)
    if not asked:
        said_ = f"nothing is open for {paper.called(names)}"
        more = None if full else "--full asks the long questionnaire, answered questions too"
        raise UsageError(Problem("nothing-open", said_, None, more))
    day = dates.given(None) or dates.today()
    form = paper.form(library, resolution, asked, names, day)
    if out.suffix.lower() == SHEET:
        content = sheets("form").write(form, day)
    else:
        from codegen.document.ooxml import form as word  # noqa: PLC0415  python-docx loads slowly

        content = word.write(form, library.words, base=resources.word_template(), date=day)
    files.write_atomic(out, content)
    console.say(str(out))
    keys = [question.key for question in asked]
    console.result("ask-for", {"file": str(out), "for": list(names), "questions": keys})
    count = f"{len(asked)} question{'s' if len(asked) > 1 else ''}"
    console.tell(f"{count} for {paper.called(names)}.")
    console.next(f"send it to them; when it comes back, codegen ask {folder} --from {out}")


def _named(library: Library, who: Sequence[str]) -> tuple[str, ...]:
    """Return those for whom a questionnaire is, each once.

    Raises:
        UsageError: The questionnaire names nobody so.
    """
    known = (*paper.respondents(library), paper.EVERYBODY)
    problems = []
    for name in who:
        if name not in known:
            near = did_you_mean(name, known)
            listed = f"those who would know are {', '.join(known)}"
            hint = f"{near} {listed}" if near else listed
            problems.append(
                Problem("unknown-respondent", f"nobody is called '{name}' here", None, hint)
            )
    if problems:
        raise UsageError(problems)
    return (paper.EVERYBODY,) if paper.EVERYBODY in who else tuple(dict.fromkeys(who))
