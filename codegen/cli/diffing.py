"""The command ``diff``: two drafts, clauses, releases, libraries or files, and what changed between them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codegen.cli import dates, sides
from codegen.cli.console import WIDEST, rendered
from codegen.cli.placing import place
from codegen.document.text import inlines
from codegen.doors import resources
from codegen.draft.comparing import summary
from codegen.draft.comparing.comparison import compare
from codegen.errors import Exit, Problem, UsageError
from codegen.library.load import load

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from codegen.cli.console import Console
    from codegen.document.tree import Document
    from codegen.draft.comparing.comparison import Comparison, Reckoning
    from codegen.draft.comparing.sides import Side
    from codegen.library.model import Library

ENDINGS = {"docx": "docx", "md": "md", "html": "html", "json": "json", "txt": "terminal"}
FORMATS = tuple(ENDINGS.values())
AUTHOR = "codegen"


@dataclass(frozen=True, slots=True)
class Options:
    """The options of ``diff``, as they were given."""

    format: str | None = None
    output: Path | None = None
    summary: bool = False
    author: str | None = None
    date: str | None = None
    force: bool = False


def diff(console: Console, old: str, new: str | None, options: Options) -> int:
    """Print or write what changed between two sides; return the exit code.

    Raises:
        UsageError: A name means nothing, or the two cannot be compared.
        ContentError: A file is not what its name says.
    """
    form = _format(options)
    if form == "json" and options.output is None:
        console.json = True
    date = dates.given(options.date) or dates.today()
    library = load(console.library)
    before, after = sides.pair(library, old, new)
    told = (*before.told, *after.told)
    console.problems(told)
    found = compare(before, after)
    targets = _targets(options.output, found, form, brief=options.summary)
    data = _data(library, before, after, found, targets)
    if form == "json":
        contents = {path: rendered("diff", data, told).encode() for path in targets}
    else:
        contents = {path: _content(library, one, options, form, date)
                    for path, one in zip(targets, found, strict=False)}  # fmt: skip
    place(contents, force=options.force)
    for path in targets:
        console.say(str(path))
    for one in found if options.output is None else ():
        text = _text(library, one, form, date, brief=options.summary, color=console.colored)
        console.say(text.rstrip("\n"))
    console.result("diff", data, told)
    if not found:
        console.tell(library.words.redlines["none"])
        return Exit.DONE
    if options.output is None and form == "terminal" and not options.summary:
        target = "redlines" if len(found) > 1 else "redline.docx"
        console.next(f"codegen diff {old} {new or ''}".rstrip() + f" -o {target}")
    return Exit.FOUND


def _format(options: Options) -> str:
    """Return the format that is asked for, by its name or by the ending of a file.

    Raises:
        UsageError: There is none of that name, or name and ending do not agree.
    """
    output, name = options.output, options.format
    if name not in (None, *FORMATS):
        hint = "formats are " + ", ".join(FORMATS)
        raise UsageError(Problem("unknown-format", f"there is no format '{name}'", None, hint))
    if output is None:
        if name == "docx":
            hint = "give -o F.docx"
            raise UsageError(Problem("usage", "where should the Word file go?", None, hint))
        return name or "terminal"
    ending = "" if output.is_dir() else output.suffix.removeprefix(".").lower()
    if ending.isalpha() and (ending not in ENDINGS or name not in (None, ENDINGS[ending])):
        said = f"{output} is no name of {f'a file of format {name}' if name else 'a redline'}"
        hint = f"end it with .{', .'.join(ENDINGS)}, or name a folder"
        raise UsageError(Problem("unknown-format", said, None, hint))
    return name or ENDINGS.get(ending, "docx")


def _targets(
    output: Path | None, found: tuple[Comparison, ...], form: str, *, brief: bool
) -> list[Path]:
    """Return a file for each comparison: the one that was named, or one each in a folder.

    JSON holds all comparisons in one file.

    Raises:
        UsageError: There are several, and a file was named.
    """
    if output is None or not found:
        return []
    word = "summary" if brief else "redline"
    alone = not output.is_dir() and output.suffix.removeprefix(".").lower() in ENDINGS
    if form == "json":
        return [output if alone else output / f"{word}.json"]
    if not alone:
        ending = next(ending for ending, one in ENDINGS.items() if one == form)
        return [output / f"{word}-{one.kind.replace('/', '-')}.{ending}" for one in found]
    if len(found) > 1:
        kinds = ", ".join(one.kind for one in found)
        said = f"{len(found)} documents changed ({kinds}), and {output} is one file"
        raise UsageError(Problem("usage", said, None, "give a folder with -o"))
    return [output]


def _content(
    library: Library, found: Comparison, options: Options, form: str, date: dt.date
) -> bytes:
    if form != "docx":
        return _text(library, found, form, date, brief=options.summary).encode()
    from codegen.document.writers import docx  # noqa: PLC0415  python-docx loads slowly

    return docx.write(
        _brief(library, found) if options.summary else found.redline, library.words,
        base=resources.word_template(), date=date, author=options.author or AUTHOR,
    )  # fmt: skip


def _brief(library: Library, found: Comparison) -> Document:
    return summary.summary(found, library.words, library.questionnaire)


def _text(
    library: Library,
    found: Comparison,
    form: str,
    date: dt.date,
    *,
    brief: bool,
    color: bool = False,
) -> str:
    """Return a comparison, or its summary, in a format that is text."""
    words = library.words
    document = _brief(library, found) if brief else found.redline
    if form == "md":
        from codegen.document.writers import markdown  # noqa: PLC0415  one of several writers

        return markdown.write(document, words)
    if form == "html":
        from codegen.document.writers import html  # noqa: PLC0415  as above

        frames = resources.frames()
        return html.write(document, words, frames=frames, date=date) if brief else _page(
            library, found, frames, date)  # fmt: skip
    width = min(shutil.get_terminal_size((80, 24)).columns, WIDEST)
    if brief:
        from codegen.document.writers import terminal  # noqa: PLC0415  as above

        return terminal.write(document, words, width=width, color=color)
    from codegen.document.writers import redline_text  # noqa: PLC0415  as above

    notes = {one.part: _notes(one, library) for one in found.parts}
    return redline_text.write(document, words, notes, width=width, color=color)


def _notes(part: Reckoning, library: Library) -> list[str]:
    effect = summary.effect(part, library.words)
    word = library.words.redlines["reasons"]
    told = [f"{word}: {cause.sentence}" for cause in part.causes]
    return [*told, *([f"→ {effect}"] if effect else [])]


def _page(library: Library, found: Comparison, frames: Mapping[str, str], date: dt.date) -> str:
    from codegen.document.writers import redline_page  # noqa: PLC0415  one of several writers

    words = library.words
    reasons = [
        redline_page.Reason(one.at, one.part, found.causes[one.at].kind,
                            found.causes[one.at].sentence)
        for one in found.changes
    ]  # fmt: skip
    effects = {one.part: said for one in found.parts if (said := summary.effect(one, words))}
    return redline_page.write(
        found.redline, words, frames=frames, date=date, names=(found.old, found.new),
        count=summary.count(found, words), reasons=reasons, effects=effects,
    )  # fmt: skip


def _data(
    library: Library,
    old: Side,
    new: Side,
    found: Iterable[Comparison],
    written: Iterable[Path],
) -> dict[str, Any]:
    """Return the comparison as the command's JSON has it."""
    changes, parts = [], []
    for one in found:
        for change in one.changes:
            cause = one.causes[change.at]
            changes.append({
                "document": one.kind,
                "number": change.at + 1,
                "part": change.part,
                "clause": change.clause.id if change.clause else None,
                "kind": change.kind,
                "cause": {"kind": cause.kind, "sentence": cause.sentence, "keys": list(cause.keys)},
                "old": inlines(change.old, library.words),
                "new": inlines(change.new, library.words),
            })  # fmt: skip
        parts += [
            {"document": one.kind, "part": part.part,
             "clause": part.part if part.is_clause else None, "number": part.number,
             "title": part.title, "kind": part.kind, "old_version": part.old,
             "new_version": part.new, "directions": dict(part.directions),
             "words_in": part.words_in, "words_out": part.words_out}
            for part in one.parts
        ]  # fmt: skip
    files = [str(path) for path in written]
    return {"old": old.name, "new": new.name, "files": files, "changes": changes, "parts": parts}
