"""The command ``handout``: training material from a draft, in the formats that trainers use."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from codegen.cli import dates
from codegen.cli.placing import place
from codegen.doors import files, resources, yaml
from codegen.draft.remaking import remade
from codegen.errors import Exit, Problem, Severity, UsageError, did_you_mean
from codegen.library import training as material
from codegen.library.load import load
from codegen.training import making
from codegen.training.choosing import AUDIENCES, OFFICES, SESSIONS, Wish
from codegen.training.tying import Binder

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from codegen.cli.console import Console
    from codegen.document.tree import Document
    from codegen.draft.remaking import Remade
    from codegen.library.model import Library
    from codegen.library.training import Material

WORDS = "training.en.yaml"
FOLDER = "training"
LIMIT = 1_000_000  # bytes of a file of words
DEFAULT = ("docx", *making.LEARNING)
INSTALL = "pip install 'conduct-codegen[training]'"


@dataclass(frozen=True, slots=True)
class Options:
    """The options of ``handout``, as they were given."""

    topic: str | None = None
    principle: str | None = None
    audience: str | None = None
    minutes: int | None = None
    formats: str | None = None
    answers: bool = False
    since: Path | None = None
    out: Path | None = None
    date: str | None = None
    force: bool = False


def handout(console: Console, source: Path, options: Options) -> int:
    """Write the training material of a draft; return the exit code.

    Raises:
        UsageError: A topic, principle, audience or format is none; an extra is missing.
        FoundError: A file is there already and holds something else; nothing is written.
    """
    library = load(console.library)
    formats = _formats(options.formats)
    found = remade(source, library)
    console.problems(found.warnings)
    all_of_it = material.load(library)
    wish = _wish(options, library, all_of_it)
    day = dates.given(options.date) or (found.lock.date if found.lock else None) or dates.today()
    kit = Binder(found, day, _office(found, options.audience)).kit(all_of_it)
    told = yaml.load(files.read(resources.templates() / WORDS, LIMIT), WORDS).value
    whole = not (options.topic or options.principle or options.audience)
    made = _made(console, found, kit, wish, told, options, formats=formats, day=day, whole=whole)
    folder = options.out or found.where.folder / FOLDER
    place({folder / name: content for name, content in made.items()}, force=options.force)
    for name in made:
        console.say(str(folder / name))
    remarks = _remarks(kit)
    console.result("handout", {
        "folder": str(folder), "files": list(made), "dilemmas": len(kit.dilemmas),
        "questions": len(kit.questions), "status": kit.status,
    }, (*found.warnings, *remarks))  # fmt: skip
    console.problems(remarks)
    console.tell(f"{len(kit.dilemmas)} dilemmas and {len(kit.questions)} questions fit this draft.")
    guide = next((name for name in made if name.startswith("facilitator-guide")), None)
    if guide:
        console.next(f"print {folder / guide} and read it before the class")
    return Exit.DONE


def _formats(given: str | None) -> tuple[str, ...]:
    names = DEFAULT if given is None else tuple(
        part.strip() for part in given.split(",") if part.strip()
    )  # fmt: skip
    for name in names:
        if name not in making.FORMATS:
            hint = "formats are " + ", ".join(making.FORMATS)
            raise UsageError(Problem("unknown-format", f"there is no format '{name}'", None, hint))
        module = making.EXTRA.get(name)
        if module and find_spec(module) is None:
            said = f"'{name}' needs the extra 'training', which is not installed"
            others = ",".join(one for one in names if one not in making.EXTRA)
            hint = f"{INSTALL}, or leave it out: --as {others or 'docx'}"
            raise UsageError(Problem("missing-extra", said, None, hint))
    return names


def _wish(options: Options, library: Library, found: Material) -> Wish:
    minutes = options.minutes or 45
    if minutes not in SESSIONS:
        hint = "a session has " + " or ".join(map(str, SESSIONS)) + " minutes"
        raise UsageError(Problem("unknown-length", f"no session has {minutes} minutes", None, hint))
    audience = options.audience
    if audience and audience not in (*AUDIENCES, *OFFICES):
        raise _unknown("audience", audience, (*AUDIENCES, *OFFICES))
    if audience in OFFICES:  # they are chosen by their code
        audience = None
    if options.topic:
        topics = options.topic.split(",")
        for name in topics:
            if name not in library.topics:
                raise _unknown("topic", name, library.topics)
        subject = " and ".join(library.topics[name].title for name in topics)
        wanted = dict.fromkeys(
            [*topics, *(one for name in topics for one in _section(library, name))]
        )
        return Wish(subject, tuple(wanted), audience, minutes)
    if options.principle:
        principles = {one.slug: one for one in found.principles}
        if options.principle not in principles:
            raise _unknown("principle", options.principle, principles)
        one = principles[options.principle]
        return Wish(one.title, one.topics, audience, minutes)
    return Wish("the code of conduct", (), audience, minutes)


def _office(found: Remade, audience: str | None) -> str | None:
    """Return the office of an audience that has a code of its own.

    Raises:
        UsageError: The draft has no such code.
    """
    office = OFFICES.get(audience or "")
    if office and all(one.target.office != office for one in found.draft.selections):
        said = f"this draft has no code for {audience}"
        hint = "'documents.kinds' and 'people.categories' decide which codes there are"
        raise UsageError(Problem("no-code", said, None, hint))
    return office


def _section(library: Library, name: str) -> tuple[str, ...]:
    """Return the topics of the section of a code that is called like a topic: gifts, and their register."""
    parts = (part for outline in library.outlines.values() for part in outline.parts)
    return next((part.topics for part in parts if part.slug == name and part.text is None), ())


def _unknown(what: str, name: str, known: Iterable[str]) -> UsageError:
    hint = did_you_mean(name, known) or "there are " + ", ".join(known)
    return UsageError(Problem(f"unknown-{what}", f"there is no {what} '{name}'", None, hint))


def _made(  # noqa: PLR0913  what a kit is made of
    console: Console,
    found: Remade,
    kit: Any,
    wish: Wish,
    words: Any,
    options: Options,
    *,
    formats: tuple[str, ...],
    day: dt.date,
    whole: bool,
) -> dict[str, bytes]:
    """Return the content of every file by name."""
    library, resolution = found.library, found.resolution
    sheets = list(making.documents(
        kit, wish, library, resolution, words, answers=options.answers, whole=whole
    ))  # fmt: skip
    if options.since is not None:
        sheets += _changes(library, options.since, found.where.answers.parent)
    scripts = tuple(
        files.read(resources.templates() / name, LIMIT).decode()
        for name in ("practice.js", "scorm.js")
    )
    frames, base = resources.frames(), resources.word_template()
    makers = making.learning(
        kit, wish, library, resolution, words, answers=options.answers, frames=frames,
        scripts=(scripts[0], scripts[1]),
    )  # fmt: skip
    steps: list[tuple[str, Callable[[], bytes]]] = []
    for sheet in sheets:
        steps += [(f"{sheet.kind}.{form}", _writer(sheet, form, library, frames, base, day))
                  for form in formats if form in making.PAGES]  # fmt: skip
    for form, maker in makers.items():
        if form in formats or (form == "glossary" and "moodle" in formats):
            steps.append(maker)
    return _with_progress(console, steps)


def _with_progress(
    console: Console, steps: list[tuple[str, Callable[[], bytes]]]
) -> dict[str, bytes]:
    if console.quiet or console.json or not sys.stderr.isatty():
        return {name: make() for name, make in steps}
    from rich.console import Console as Terminal  # noqa: PLC0415  only where somebody watches
    from rich.progress import track  # noqa: PLC0415  as above

    shown = Terminal(stderr=True)
    return {name: make() for name, make in track(steps, "Making handouts", console=shown)}


def _writer(
    sheet: Document, form: str, library: Library, frames: Any, base: bytes, day: dt.date
) -> Callable[[], bytes]:
    def word() -> bytes:
        from codegen.document.writers import docx  # noqa: PLC0415  python-docx loads slowly

        return docx.write(sheet, library.words, base=base, date=day)

    def markdown() -> bytes:
        from codegen.document.writers import markdown as writer  # noqa: PLC0415  one of several

        return writer.write(sheet, library.words).encode()

    def page() -> bytes:
        from codegen.document.writers import html  # noqa: PLC0415  as above

        return html.write(sheet, library.words, frames=frames, date=day).encode()

    return {"docx": word, "md": markdown, "html": page}[form]


def _changes(library: Library, since: Path, now: Path) -> list[Any]:
    """Return what changed since an earlier draft, for those who know that one."""
    from codegen.draft.comparing import reading, summary  # noqa: PLC0415  one option needs it
    from codegen.draft.comparing.comparison import compare  # noqa: PLC0415  as above

    pair = reading.of_folder(since, library), reading.of_folder(now, library)
    return [summary.summary(one, library.words, library.questionnaire) for one in compare(*pair)]


def _remarks(kit: Any) -> list[Problem]:
    """Return a remark for each item that rests on something that is not certain."""
    told = [(one.slug, one.cautions) for one in kit.dilemmas]
    told += [(one.id, one.cautions) for one in kit.questions]
    return [Problem("uncertain-material", f"{name}: {caution}", None, None, Severity.REMARK)
            for name, cautions in told for caution in cautions]  # fmt: skip
