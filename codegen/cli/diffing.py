"""The command ``diff``: two drafts, clauses, releases, libraries or files, and what changed between them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codegen.cli import dates
from codegen.cli.clauses import named
from codegen.cli.console import WIDEST
from codegen.cli.placing import place
from codegen.document.text import inlines
from codegen.doors import files, limits, resources
from codegen.draft import folder as folders
from codegen.draft.comparing import reading, summary
from codegen.draft.comparing.comparison import compare
from codegen.errors import Exit, Location, Problem, UsageError
from codegen.library.load import load

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from codegen.cli.console import Console
    from codegen.document.tree import Document
    from codegen.draft.comparing.comparison import Comparison
    from codegen.draft.comparing.sides import Side
    from codegen.library.model import Library

FORMATS = ("terminal", "md", "html", "docx", "json")
ANSWERS = (".yaml", ".yml")
TEXTS = (".docx", ".md", ".markdown", ".txt")
AUTHOR = "codegen"
GIVE = "give draft folders, answers files, .docx, .md or .txt files, clauses, releases or libraries"


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
    if form == "json":
        console.json = True
    if form == "docx" and options.output is None:
        raise UsageError(Problem("usage", "where should the Word file go?", None, "give -o F.docx"))
    date = dates.given(options.date) or dates.today()
    library = load(console.library)
    before, after = _sides(library, old, new)
    console.problems((*before.told, *after.told))
    found = compare(before, after)
    written = _shown(console, library, found, options, form, date)
    _result(console, library, before, after, found, written)
    if not found:
        console.tell(library.words.redlines["none"])
        return Exit.DONE
    if form == "terminal" and not options.summary:
        target = "redlines" if len(found) > 1 else "redline.docx"
        console.next(f"codegen diff {old} {new or ''}".rstrip() + f" -o {target}")
    return Exit.FOUND


def _format(options: Options) -> str:
    output = options.output
    ending = output.suffix.removeprefix(".") if output else ""
    name = options.format or (ending if ending in FORMATS else "docx" if output else "terminal")
    if name not in FORMATS:
        hint = "formats are " + ", ".join(FORMATS)
        raise UsageError(Problem("unknown-format", f"there is no format '{name}'", None, hint))
    return name


# which two sides


def _sides(library: Library, old: str, new: str | None) -> tuple[Side, Side]:
    if new is None:
        return _last_two(library, old)
    before, after = _side(library, old), _side(library, new)
    kinds, others = list(before.documents), list(after.documents)
    if set(kinds) & set(others):
        shared = [kind for kind in kinds if kind in others]
        if len(kinds) == 1 or len(others) == 1:  # a file against a folder: that document alone
            return before.only(shared[0]), after.only(shared[0])
        return before, after
    if len(kinds) == len(others) == 1:
        return _as_one(before.only(kinds[0], others[0]), after, others[0])
    return _matched(before, after)


def _as_one(before: Side, after: Side, kind: str) -> tuple[Side, Side]:
    """Return sides whose two clauses, which are compared on purpose, are taken for one."""
    old, new = before.documents[kind], after.documents[kind]
    if len(old.parts) == len(new.parts) == 1 and old.parts[0].clause and new.parts[0].clause:
        part = replace(old.parts[0], id=new.parts[0].id)
        before = replace(before, documents={kind: replace(old, parts=(part,))})
    return before, after


def _matched(before: Side, after: Side) -> tuple[Side, Side]:
    """Return a document of a folder and the file that is called like it.

    Raises:
        UsageError: Nothing tells which document is meant.
    """
    alone, whole = (before, after) if len(before.documents) == 1 else (after, before)
    (kind,) = list(alone.documents)[:1] or [""]
    stem = Path(alone.name).stem
    likely = [one for one in whole.documents if stem.startswith(one)]
    if len(alone.documents) != 1 or not likely:
        known = ", ".join(whole.documents)
        said = f"nothing tells which document {alone.name} is to be compared with"
        raise UsageError(
            Problem("no-pair", said, None, f"name a file of the folder; its documents are {known}")
        )
    chosen = whole.only(max(likely, key=len), kind)
    return (before, chosen) if alone is before else (chosen, after)


def _last_two(library: Library, name: str) -> tuple[Side, Side]:
    if _is_path(name):
        hint = f"'codegen diff {name} NEW'; a clause alone shows its last two versions"
        raise UsageError(Problem("usage", f"compare {name} with what?", None, hint))
    clause, version = named(library, name)
    later = [one for one in clause.versions if one != version]
    at = clause.versions.index(version)
    earlier = clause.versions[at + 1] if at + 1 < len(clause.versions) else None
    if earlier is None:
        known = "it has no other" if not later else "it is the oldest"
        said = f"{clause.id} has no version before {version.version}; {known}"
        raise UsageError(Problem("one-version", said, None, f"'codegen clauses log {clause.id}'"))
    return (
        reading.of_clause(clause, earlier, library),
        reading.of_clause(clause, version, library),
    )


def _is_path(name: str) -> bool:
    path = Path(name)
    return (
        path.exists()
        or name.startswith(("./", "../", "/", "~"))
        or path.suffix.lower() in (*ANSWERS, *TEXTS)
    )


def _side(library: Library, name: str) -> Side:
    if _is_path(name):
        return _of_path(library, Path(name))
    release = next((one for one in library.releases if one.release == name), None)
    if release is not None:
        return reading.of_release(library, release)
    if "/" not in name and library.releases:
        known = [one.release for one in library.releases]
        near = get_close_matches(name, known, n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"releases are {', '.join(known)}; {GIVE}"
        said = f"there is no file, folder or release '{name}'"
        raise UsageError(Problem("unknown-source", said, None, hint))
    if "/" not in name:
        said = f"there is no file or folder '{name}'"
        raise UsageError(Problem("unknown-source", said, None, GIVE))
    clause, version = named(library, name)
    return reading.of_clause(clause, version, library)


def _of_path(library: Library, path: Path) -> Side:
    if not path.exists():
        said = "there is no such file or folder"
        raise UsageError(Problem("no-source", said, Location(str(path)), GIVE))
    if path.is_dir():
        if (path / folders.ANSWERS).is_file():
            return reading.of_folder(path, library)
        if (path / "library.yaml").is_file():
            return reading.of_library(load(path), str(path))
        said = "this folder holds neither a draft (answers.yaml) nor a library (library.yaml)"
        raise UsageError(Problem("no-source", said, Location(str(path)), GIVE))
    if path.suffix.lower() in ANSWERS:
        return reading.of_folder(path, library)
    return reading.of_file(path, library)


# what is shown


def _shown(
    console: Console,
    library: Library,
    found: tuple[Comparison, ...],
    options: Options,
    form: str,
    date: dt.date,
) -> list[Path]:
    """Print the comparisons, or write a file for each; return the files."""
    if options.output is None:
        for one in found:
            text = _text(console, library, one, options, form, date)
            if text:
                console.say(text.rstrip("\n"))
        return []
    targets = _targets(options.output, found, form, brief=options.summary)
    contents = {path: _content(library, one, options, form, date)
                for path, one in zip(targets, found, strict=True)}  # fmt: skip
    place(contents, force=options.force)
    for path in targets:
        console.say(str(path))
    return targets


def _targets(output: Path, found: tuple[Comparison, ...], form: str, *, brief: bool) -> list[Path]:
    """Return a file for each comparison: the one that was named, or one each in a folder.

    Raises:
        UsageError: There are several, and a file was named.
    """
    word = "summary" if brief else "redline"
    if output.suffix.removeprefix(".") in FORMATS and not output.is_dir():
        if len(found) > 1:
            kinds = ", ".join(one.kind for one in found)
            said = f"{len(found)} documents changed ({kinds}), and {output} is one file"
            raise UsageError(Problem("usage", said, None, "give a folder with -o"))
        return [output] if found else []
    return [output / f"{word}-{one.kind.replace('/', '-')}.{form}" for one in found]


def _content(
    library: Library, found: Comparison, options: Options, form: str, date: dt.date
) -> bytes:
    if form != "docx":
        return _text(None, library, found, options, form, date).encode()
    from codegen.document.writers import docx  # noqa: PLC0415  python-docx loads slowly

    document = (
        summary.summary(found, library.words, library.questionnaire)
        if options.summary
        else found.redline
    )
    return docx.write(
        document, library.words, base=files.read(resources.templates() / "base.docx", limits.ARCHIVE_PACKED), date=date,
        author=options.author or AUTHOR,
    )  # fmt: skip


def _text(
    console: Console | None,
    library: Library,
    found: Comparison,
    options: Options,
    form: str,
    date: dt.date,
) -> str:
    """Return a comparison in a format that is text."""
    words = library.words
    brief = summary.summary(found, words, library.questionnaire) if options.summary else None
    if form == "md":
        from codegen.document.writers import markdown  # noqa: PLC0415  one of several writers

        return markdown.write(brief or found.redline, words)
    if form == "html":
        return _page(library, found, brief, date)
    if form == "json":
        return ""
    width = min(shutil.get_terminal_size((80, 24)).columns, WIDEST)
    color = console is not None and console.colored
    if brief:
        from codegen.document.writers import terminal  # noqa: PLC0415  as above

        return terminal.write(brief, words, width=width, color=color)
    from codegen.document.writers import redline_text  # noqa: PLC0415  as above

    notes = {one.part: _notes(one, library) for one in found.parts}
    return redline_text.write(found.redline, words, notes, width=width, color=color)


def _notes(part: Any, library: Library) -> list[str]:
    effect = summary.effect(part, library.words)
    word = library.words.redlines["reasons"]
    told = [f"{word}: {cause.sentence}" for cause in part.causes]
    return [*told, *([f"→ {effect}"] if effect else [])]


def _page(library: Library, found: Comparison, brief: Document | None, date: dt.date) -> str:
    words, frames = library.words, resources.frames()
    if brief:
        from codegen.document.writers import html  # noqa: PLC0415  as above

        return html.write(brief, words, frames=frames, date=date)
    from codegen.document.writers import redline_page  # noqa: PLC0415  as above

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


def _result(
    console: Console,
    library: Library,
    old: Side,
    new: Side,
    found: Iterable[Comparison],
    written: Iterable[Path],
) -> None:
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
    console.result("diff", {
        "old": old.name, "new": new.name, "files": [str(path) for path in written],
        "changes": changes, "parts": parts,
    }, (*old.told, *new.told))  # fmt: skip
