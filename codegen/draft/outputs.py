"""The files of a draft: each document in each format, as bytes, with its digest."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.draft.report import report

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from codegen.document.ooxml.house import House
    from codegen.document.tree import Document
    from codegen.draft.drafting import Draft
    from codegen.draft.select import Selection
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library

PAGES = ("md", "docx", "html")
SHEET = "xlsx"
FORMATS = (*PAGES, SHEET)


@dataclass(frozen=True, slots=True)
class Templates:
    """The Word template, or a house style in its place, and the frames of pages by name."""

    word: bytes | House
    frames: Mapping[str, str]


def files(
    library: Library,
    resolution: Resolution,
    draft: Draft,
    *,
    templates: Templates,
    date: dt.date,
    formats: Iterable[str],
    notes: bool = True,
    update_fields: bool = False,
) -> dict[str, bytes]:
    """Return the content of every document file by name, and ``open-points.md``.

    Args:
        library: The clause library.
        resolution: The answers.
        draft: The draft, and the papers around it.
        templates: What files are made from.
        date: Stands in the files as their date.
        formats: Of `FORMATS`; a document whose outline names formats is made in those alone, and
            only a paper can be a spreadsheet.
        notes: Whether Word files carry comments, and pages drafting notes.
        update_fields: Whether Word offers to refresh fields on opening.

    Raises:
        ValueError: There is no such format.
    """
    wanted = tuple(formats)
    found: dict[str, bytes] = {}

    def add(document: Document, names: Iterable[str], selection: Selection | None = None) -> None:
        for name in names:
            match name:
                case "md":
                    content = _markdown(document, library)
                case "docx":
                    from codegen.document.writers import docx  # noqa: PLC0415  python-docx loads slowly

                    content = docx.write(
                        document, library.words, base=templates.word, date=date, notes=notes,
                        update_fields=update_fields,
                    )  # fmt: skip
                case "html":
                    content = _page(document, library, resolution, selection,
                                    frames=templates.frames, date=date, notes=notes)  # fmt: skip
                case "xlsx":
                    from codegen.document.sheets import tables  # noqa: PLC0415  an extra

                    content = tables.write(document, library.words, date)
                case _:
                    raise ValueError(name)
            found[f"{document.kind}.{name}"] = content

    for selection, document in zip(draft.selections, draft.documents, strict=True):
        own = library.outlines[selection.target.outline].formats or PAGES
        add(document, [name for name in wanted if name in own or name not in FORMATS], selection)
    for paper in draft.papers:
        own = (*(PAGES if paper.pages else ()), *((SHEET,) if paper.sheet else ()))
        add(paper.document, [name for name in wanted if name in own])
    listed = report(library, resolution, draft.open, draft.documents)
    found["open-points.md"] = _markdown(listed, library)
    return found


def digest(name: str, data: bytes) -> str:
    """Return the digest of a file: of one that is zipped over its parts, so that zipping does not count."""
    if name.endswith((".docx", ".xlsx")):
        from codegen.document.ooxml import package  # noqa: PLC0415

        return package.digest(data)
    return "sha256:" + hashlib.sha256(data).hexdigest()


def _markdown(document: Document, library: Library) -> bytes:
    from codegen.document.writers import markdown  # noqa: PLC0415  as the Word writer

    return markdown.write(document, library.words).encode()


def _page(
    document: Document,
    library: Library,
    resolution: Resolution,
    selection: Selection | None,
    *,
    frames: Mapping[str, str],
    date: dt.date,
    notes: bool,
) -> bytes:
    from codegen.document.writers import html  # noqa: PLC0415  as the Word writer
    from codegen.draft.explain import reasons  # noqa: PLC0415  only pages print them

    page = html.write(
        document, library.words, frames=frames, date=date, notes=notes,
        reasons=reasons(library, resolution, selection) if selection else None,
        questions={key: one.ask for key, one in library.questionnaire.questions.items()},
    )  # fmt: skip
    return page.encode()
