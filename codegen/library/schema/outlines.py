"""What an outline, and the words that the tool itself prints in a document, may hold."""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, Any, Literal

from pydantic import Tag, create_model

from codegen.document.words import REDLINE_WORDS, Words
from codegen.library.schema.entry import Entry, FileName, Line, Office, Slug, told_apart_by


class PartEntry(Entry):
    """A part of an outline that is not a section of clauses."""

    part: Slug
    title: Line | None = None
    numbered: bool = True
    covers: list[Slug] = []
    when: Line | None = None


class OutlineSection(Entry):
    """A section of an outline; it takes clauses by topic."""

    section: Slug
    title: Line
    topics: list[Slug]


class OutlineFile(Entry):
    """``templates/outlines/<document>.yaml``: the order of a document's parts."""

    document: Slug
    file: FileName
    title: Line
    subtitle: Line | None = None
    form: Slug | None = None
    name: Line | None = None
    when: Line | None = None
    concordance: bool = False
    offices: list[Office] = []
    numbered: bool = True
    number_word: Line | None = None
    formats: list[Literal["md", "docx", "html"]] = []
    parts: list[
        Annotated[
            Annotated[PartEntry, Tag("<part>")] | Annotated[OutlineSection, Tag("<section>")],
            told_apart_by("section", "part"),
        ]
    ]


_REDLINES: dict[str, Any] = dict.fromkeys(REDLINE_WORDS, (Line, ...))
_WORDS: dict[str, Any] = {field.name.rstrip("_"): (Line, ...) for field in fields(Words)}
_WORDS["redlines"] = (create_model("RedlineWords", __base__=Entry, **_REDLINES), ...)
WordsFile = create_model("WordsFile", __base__=Entry, **_WORDS)
