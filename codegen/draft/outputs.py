"""The files of a draft: each document in each format, as bytes, with its digest."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from codegen.draft.report import report

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from codegen.document.ooxml.house import House
    from codegen.document.tree import Document
    from codegen.draft.drafting import Draft
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library

FORMATS = ("md", "docx")


def files(
    library: Library,
    resolution: Resolution,
    draft: Draft,
    *,
    base: bytes | House,
    date: dt.date,
    formats: Iterable[str] = FORMATS,
    notes: bool = True,
    update_fields: bool = False,
) -> dict[str, bytes]:
    """Return the content of every document file by name, and ``open-points.md``.

    Args:
        library: The clause library.
        resolution: The answers.
        draft: The draft.
        base: The Word template, or a house style.
        date: Stands in the files as their date.
        formats: Of `FORMATS`; a document whose outline names formats is made in those alone.
        notes: Whether Word files carry drafting notes as comments.
        update_fields: Whether Word offers to refresh fields on opening.
    """
    wanted = tuple(formats)
    found: dict[str, bytes] = {}
    for selection, document in zip(draft.selections, draft.documents, strict=True):
        own = library.outlines[selection.target.outline].formats
        for name in (name for name in wanted if not own or name in own):
            if name == "md":
                found[f"{document.kind}.md"] = _markdown(document, library)
            else:
                from codegen.document.writers import docx  # noqa: PLC0415  python-docx loads slowly

                found[f"{document.kind}.docx"] = docx.write(
                    document, library.words, base=base, date=date, notes=notes,
                    update_fields=update_fields,
                )  # fmt: skip
    listed = report(library, resolution, draft.open, draft.documents)
    found["open-points.md"] = _markdown(listed, library)
    return found


def digest(name: str, data: bytes) -> str:
    """Return the digest of a file: of a Word file over its parts, so that zipping does not count."""
    if name.endswith(".docx"):
        from codegen.document.ooxml import package  # noqa: PLC0415

        return package.digest(data)
    return "sha256:" + hashlib.sha256(data).hexdigest()


def _markdown(document: Document, library: Library) -> bytes:
    from codegen.document.writers import markdown  # noqa: PLC0415  as the Word writer

    return markdown.write(document, library.words).encode()
