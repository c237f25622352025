"""Sides from what a user names: draft folders, answers, files of any kind, clauses, releases."""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from codegen.document import markers
from codegen.document.tree import Document, Paragraph, Part, Run
from codegen.doors import files
from codegen.draft import folder as folders
from codegen.draft import outputs
from codegen.draft.comparing.sides import Side, carried
from codegen.draft.compose import single
from codegen.draft.lock import Locked
from codegen.draft.remaking import Remade, remade
from codegen.errors import ContentError, Location, Problem, Severity, UsageError
from codegen.library.language import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from codegen.document.readers.outside import Stretch
    from codegen.library.model import Clause, Library, Release, Version

LIMIT = 20_000_000
OUTSIDE = "outside"
_TEXTS = (".md", ".markdown", ".txt")


def of_folder(folder: Path, library: Library) -> Side:
    """Return the documents of a draft folder as they stand on disk, or as an answers file makes them.

    A document that somebody edited is read from its file; so is one that today's answers and library
    would no longer make as it is.

    Raises:
        FoundError: The draft prints what nobody has any more.
        UsageError: A document was edited in Word and as Markdown, and the two differ.
    """
    found = remade(folder, library)
    made = {document.kind: document for document in found.draft.documents}
    side = Side(
        str(folder), made, library, found.resolution, _answers(found), _decisions(found),
        _versions(found), told=found.warnings,
    )  # fmt: skip
    return side if found.lock is None else _on_disk(side, found)


def _answers(found: Remade) -> dict[str, tuple[Any, str]]:
    if found.lock is not None:
        return dict(found.lock.answers)
    resolution = found.resolution
    return {
        key: (resolution.value(key), str(resolution.origin(key)))
        for key in found.library.questionnaire.questions
        if resolution.value(key) is not UNKNOWN
    }


def _decisions(found: Remade) -> dict[str, dict[str, Locked]]:
    from codegen.draft.explain import because  # noqa: PLC0415  only for answers without a lock

    if found.lock is not None:
        return {
            document: {entry.clause: entry for entry in entries}
            for document, entries in found.lock.selection.items()
        }
    return {
        selection.target.file: {
            one.clause: Locked(one.clause, one.state, _source(found.library, one.clause),
                               why=because(found.library, found.resolution, one))
            for one in selection.decisions
        }
        for selection in found.draft.selections
    }  # fmt: skip


def _source(library: Library, clause: str) -> str | None:
    when = library.clauses[clause].when
    return when.source if when else None


def _versions(found: Remade) -> dict[str, Version]:
    clauses = found.library.clauses
    return {name: clause.newest for name, clause in clauses.items()} | dict(found.draft.versions)


def _on_disk(side: Side, found: Remade) -> Side:
    """Return a side with the documents that were edited, or that are out of date, as their files are."""
    assert found.lock is not None
    folder, lock = found.where.folder, found.lock
    changed = set(folders.edited(folder, lock))
    documents, drafted, sources = dict(side.documents), {}, {}
    told = list(side.told)
    read = functools.cache(lambda name: of_file(folder / name, side.library))
    for kind, document in side.documents.items():
        names = [name for name in (f"{kind}.docx", f"{kind}.md")
                 if name in lock.outputs and files.inside(folder, name).exists()]  # fmt: skip
        edited = [name for name in names if name in changed]
        if not edited and _is_as_drafted(document, names, found, read):
            continue
        if not names:
            continue
        name = _one_of(edited, folder, side, read) if edited else names[-1]
        documents[kind] = replace(read(name).document, kind=kind)
        told += read(name).told
        drafted[kind], sources[kind] = document, str(folder / name)
        if edited:
            said = "this file was edited since codegen wrote it; it is compared as it stands"
            told.append(_remark("edited-file", said, folder / name))
        else:
            said = "answers or library have changed since this was drafted; it is compared as it stands"
            told.append(_remark("old-draft", said, folder / name))
            del drafted[kind]
    return replace(side, documents=documents, drafted=drafted, files=sources, told=tuple(told))


def _remark(rule: str, said: str, path: Path) -> Problem:
    return Problem(rule, said, Location(str(path)), None, Severity.WARNING)


def _is_as_drafted(
    document: Document, names: Iterable[str], found: Remade, read: Callable[[str], Side]
) -> bool:
    """Return whether today's answers and library make a document as its folder has it."""
    from codegen.document.writers import markdown  # noqa: PLC0415  only where there is a lock

    assert found.lock is not None
    lock, name = found.lock, f"{document.kind}.md"
    if name in names:
        text = markdown.write(document, found.library.words).encode()
        return outputs.digest(name, text) == lock.outputs[name]
    words = found.library.words
    drafted = carried(document, words).parts
    return all(carried(read(other).document, words).parts == drafted for other in names)


def _one_of(edited: list[str], folder: Path, side: Side, read: Callable[[str], Side]) -> str:
    """Return the file of a document that was edited; of two that read alike, the Word file."""
    if len(edited) == 1:
        return edited[0]
    words = side.library.words
    texts = [carried(read(name).document, words).parts for name in edited]
    if texts[0] == texts[1]:
        return edited[0]
    said = "this document was edited in Word and as Markdown, and the two differ"
    hint = f"name the file that counts, such as {folder / edited[0]}"
    raise UsageError(Problem("two-edits", said, Location(str(folder)), hint))


def of_file(path: Path, library: Library) -> Side:
    """Return the document of a file: Word, Markdown or plain text, ours or anybody's.

    Raises:
        ContentError: It is not what its name says, or could do harm.
        UsageError: Its ending is none that can be read.
    """
    data, ending = files.read(path, LIMIT), path.suffix.lower()
    told: list[Problem] = []
    if ending == ".docx":
        from codegen.document.readers import word  # noqa: PLC0415  lxml is slow to load

        found = word.read(data, str(path), library.words)
        document = found.document
        if found.settled:
            said = f"its tracked changes ({found.settled}) are read as accepted"
            told.append(_remark("tracked-changes", said, path))
        for name, count in found.unread.items():
            said = f"not compared, because it stands outside the text: {name}"
            told.append(_remark("unread-text", f"{said} ({count})", path))
    elif ending in _TEXTS:
        document = _text(_decoded(data, path), path, library)
    else:
        said = f"a file ending in '{path.suffix}' cannot be compared"
        hint = "give a .docx, .md or .txt, a draft folder, an answers file or a clause"
        raise UsageError(Problem("unknown-format", said, Location(str(path)), hint))
    return Side(str(path), {document.kind: document}, library, files={document.kind: str(path)},
                told=tuple(told))  # fmt: skip


def _decoded(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        said = "the file is not UTF-8"
        raise ContentError(
            Problem("not-utf8", said, Location(str(path)), "save it as UTF-8")
        ) from None


def _text(text: str, path: Path, library: Library) -> Document:
    from codegen.document.readers import markdown, outside  # noqa: PLC0415  only for such files

    if path.suffix.lower() == ".txt":
        return anybodys(outside.plain(text), library)
    if any(piece.document() for piece in markers.cut(text)):
        return markdown.read(text, library.words, str(path))
    return anybodys(outside.markdown(text), library)


def anybodys(stretches: Iterable[Stretch], library: Library) -> Document:
    """Return a text from outside as a document in which each heading begins a part."""
    parts: list[Part] = []
    for one in stretches:
        if one.heading:
            parts.append(Part(f"{OUTSIDE}/{len(parts) + 1}", 1, one.text, numbered=False))
            continue
        if not parts:
            parts.append(Part(f"{OUTSIDE}/1", 1, None, numbered=False))
        last = parts[-1]
        parts[-1] = replace(last, blocks=(*last.blocks, Paragraph((Run(one.text),))))
    return Document(OUTSIDE, "", library.language, tuple(parts))


def of_clause(clause: Clause, version: Version, library: Library) -> Side:
    """Return one version of a clause, without answers."""
    document = replace(single(library, clause, version), kind=clause.id)
    return Side(
        f"{clause.id}@{version.version}", {clause.id: document}, library,
        versions={clause.id: version},
    )  # fmt: skip


def of_library(library: Library, name: str) -> Side:
    """Return all clauses of a library, each in its newest version, as one document."""
    newest = {clause.id: clause.newest for clause in library.clauses.values()
              if not clause.withdrawn}  # fmt: skip
    return _of_versions(library, newest, name)


def of_release(library: Library, release: Release) -> Side:
    """Return all clauses of a closed release as one document."""
    versions = {}
    for name, (number, _) in release.clauses.items():
        clause = library.clause(name)
        found = next((v for v in clause.versions if v.version == number), None) if clause else None
        if clause and found:
            versions[clause.id] = found
    return _of_versions(library, versions, release.release)


def _of_versions(library: Library, versions: Mapping[str, Version], name: str) -> Side:
    parts = []
    for identity in sorted(versions):
        clause = library.clauses[identity]
        (part,) = single(library, clause, versions[identity]).parts
        parts.append(replace(part, title=clause.title))
    document = Document("library", library.name, library.language, tuple(parts))
    return Side(name, {"library": document}, library, versions=versions)
