"""The command ``lint``: what is wrong in a draft, or with the style of anybody's file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.cli import findings
from codegen.doors import files
from codegen.draft import folder as folders
from codegen.draft.lint.judging import judged
from codegen.draft.lint.linting import lint, lint_file
from codegen.draft.lint.rule import subject
from codegen.draft.remaking import remade
from codegen.errors import ContentError, Exit, Location, Problem, Severity, UsageError
from codegen.library.load import load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from codegen.cli.console import Console
    from codegen.document.readers.outside import Stretch
    from codegen.draft import lock as locks
    from codegen.draft.lint.judging import Judged
    from codegen.draft.lint.linting import Lint
    from codegen.draft.lint.rule import Subject

GIVE = "give a draft folder, an answers file, or a file ending in .docx, .md or .txt"
OPEN_POINTS = "open-points.md"
FILES = (".docx", ".md", ".markdown", ".txt")
ANSWERS = (".yaml", ".yml")
LIMIT = 20_000_000
MOST_IN_A_FILE = 10  # findings of one rule that a person reads before they act


@dataclass(frozen=True, slots=True)
class Asked:
    """The options: whether advice counts, whether criteria are printed, whether rules are listed."""

    strict: bool = False
    criteria: bool = False
    rules: bool = False


def run(console: Console, source: Path | None, asked: Asked) -> int:
    """Print what the lint finds in a draft folder, an answers file or anybody's file; return the exit code.

    Raises:
        UsageError: There is no such file, or none that can be read.
    """
    if asked.rules:
        findings.rules(console)
        return Exit.DONE
    if source is None:
        raise UsageError(Problem("usage", "which draft or file?", None, GIVE))
    if not source.exists():
        raise UsageError(
            Problem("no-source", "there is no such file or folder", Location(str(source)), GIVE)
        )
    if source.is_file() and source.suffix.lower() in FILES:
        if asked.criteria:
            said = "criteria are for a draft; somebody's file gets the rules of style"
            raise UsageError(Problem("usage", said, Location(str(source))))
        found = lint_file(str(source), _read(source))
        findings.findings(console, found, {}, {}, MOST_IN_A_FILE)
        findings.result(console, found, ())
        _next_of_file(console, found)
    elif source.is_file() and source.suffix.lower() not in ANSWERS:
        said = (
            f"a file ending in '{source.suffix}' cannot be read"
            if source.suffix
            else "a file without an ending cannot be read"
        )
        raise UsageError(Problem("unknown-format", said, Location(str(source)), GIVE))
    else:
        looked, told_of = _drafted(source, console.library)
        console.problems(told_of)
        found = lint(looked)
        told = judged(looked, found)
        findings.findings(console, found, *_names(looked), None)
        if asked.criteria:
            findings.criteria(console, told)
        findings.result(console, found, told, told_of)
        _next_of_draft(console, source, found, told, criteria=asked.criteria)
    return Exit.FOUND if found.errors or (asked.strict and found.findings) else Exit.DONE


def _read(path: Path) -> tuple[Stretch, ...]:
    """Return the paragraphs of somebody's file.

    Raises:
        ContentError: It is not what its name says.
    """
    from codegen.document.readers import outside  # noqa: PLC0415  only for files

    data = files.read(path, LIMIT)
    if path.suffix.lower() == ".docx":
        from codegen.document.readers import docx  # noqa: PLC0415  lxml is slow to load

        return docx.read(data, str(path))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        hint = "save it as UTF-8"
        raise ContentError(
            Problem("not-utf8", "the file is not UTF-8", Location(str(path)), hint)
        ) from None
    return outside.plain(text) if path.suffix.lower() == ".txt" else outside.markdown(text)


def _drafted(source: Path, own: Path | None) -> tuple[Subject, list[Problem]]:
    """Return the draft of a folder or an answers file as rules look at it, and warnings.

    Raises:
        UsageError: There are no answers, or not enough for a draft.
        FoundError: The draft prints what nobody has any more.
    """
    found = remade(source, load(own))
    told_of = list(found.warnings)
    if found.lock:
        told_of += _edited(found.where.folder, found.lock)
    looked = subject(found.library, found.resolution, found.draft, str(found.where.answers))
    return looked, told_of


def _edited(folder: Path, lock: locks.Lock) -> Iterator[Problem]:
    """Yield a warning for each document that is no longer what was drafted, and so not what is judged."""
    for name in folders.edited(folder, lock):
        if name.endswith(FILES) and name != OPEN_POINTS:
            path = folder / name
            said = "this file was edited; what is judged is the text that codegen drafts"
            hint = f"'codegen lint {path}' reads the file itself, for its style"
            yield Problem("edited-file", said, Location(str(path)), hint, Severity.WARNING)


def _names(looked: Subject) -> tuple[dict[str, str], dict[str, str]]:
    """Return the title of each document, and of each part its number and title as they are printed."""
    documents = {text.name: text.title for text in looked.texts}
    parts: dict[str, str] = {}
    for text in looked.texts:
        for passage in text.passages:
            number = passage.number.split(" ")[0]
            title = passage.text if passage.kind == "title" else passage.part
            parts.setdefault(f"{text.name} {passage.part}", f"{number} {title}".strip())
    return documents, parts


def _next_of_file(console: Console, found: Lint) -> None:
    if found.findings:
        console.next("mend what you agree with; each remedy stands in the hint")
    else:
        console.next("have it read aloud by somebody who must live by it")


def _next_of_draft(
    console: Console, source: Path, found: Lint, told: tuple[Judged, ...], *, criteria: bool
) -> None:
    open_ones = [one.criterion.id for one in told if one.verdict == "not held"]
    if open_ones and not criteria:
        console.tell(f"Criteria not held: {', '.join(open_ones)}.")
    if found.errors:
        console.next(
            f"mend the errors in the clauses or in the answers, then 'codegen lint {source}'"
        )
    elif criteria:
        console.next("show the criteria to the board; what a reader must judge is named")
    else:
        console.next(f"'codegen lint {source} --criteria' shows what a board may ask about")
