"""One side of a comparison: its documents, and all that is known of where they came from."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from codegen.document import normal, numbering, rewriting
from codegen.document.tree import Run
from codegen.document.writers.carried import as_read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.document.tree import Document, Inlines, Part
    from codegen.document.words import Words
    from codegen.draft.lock import Locked
    from codegen.errors import Problem
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library, Version


@dataclass(frozen=True, slots=True)
class Side:
    """What stands on one side.

    Args:
        name: What the user called it.
        documents: By kind, in order.
        library: The library that its clauses are of.
        resolution: The answers it was drafted from; None where nobody knows.
        answers: Value and origin of each answer, as they were when its documents were drafted.
        decisions: By kind of document and clause, what became of it and why.
        versions: The versions of clauses that its documents print.
        files: By kind, the file a document was read from; others were composed.
        drafted: By kind, what codegen would print where the document was read from a file.
        told: What the user should know of how the side was read.
    """

    name: str
    documents: Mapping[str, Document]
    library: Library
    resolution: Resolution | None = None
    answers: Mapping[str, tuple[Any, str]] = field(default_factory=dict)
    decisions: Mapping[str, Mapping[str, Locked]] = field(default_factory=dict)
    versions: Mapping[str, Version] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    drafted: Mapping[str, Document] = field(default_factory=dict)
    told: tuple[Problem, ...] = ()

    @property
    def document(self) -> Document:
        """The only document of a side that has one."""
        (document,) = self.documents.values()
        return document

    def only(self, kind: str, called: str | None = None) -> Side:
        """Return the side with one of its documents alone, under another name if one is given."""
        name = called or kind
        return replace(
            self,
            documents={name: self.documents[kind]},
            decisions={name: self.decisions.get(kind, {})},
            files={name: self.files[kind]} if kind in self.files else {},
            drafted={name: self.drafted[kind]} if kind in self.drafted else {},
        )


def pairs(old: Side, new: Side, words: Words) -> dict[str, tuple[Document, Document]]:
    """Return the documents to compare, by kind, the old one first.

    Where one of the two was read from a file, both are what a file carries. A document that one side
    alone has stands against an empty one.
    """
    kinds = dict.fromkeys((*new.documents, *old.documents))
    found = {}
    for kind in kinds:
        one, other = old.documents.get(kind), new.documents.get(kind)
        if one is None or other is None:
            whole = one or other
            assert whole is not None, "a kind comes from one side or the other"
            nothing = replace(whole, parts=())
            one, other = one or nothing, other or nothing
        if kind in old.files or kind in new.files:
            one, other = carried(one, words), carried(other, words)
        found[kind] = (_apart(one, "old"), _apart(other, "new"))
    return found


def plain(value: Any) -> str:
    """Return an answer so that two that are the same are equal, read from whichever file.

    >>> plain(("a", "b")) == plain(["a", "b"])
    True
    """
    return json.dumps(value, sort_keys=True, default=str)


def carried(document: Document, words: Words) -> Document:
    """Return what every file carries of a document: text, structure, strong and emphasised words."""
    return numbering.number(rewriting.document(as_read(document, words), _bare))


def _bare(runs: Inlines) -> Inlines:
    return normal.inlines(Run(run.text, run.marks) for run in runs if isinstance(run, Run))


def _apart(document: Document, side: str) -> Document:
    """Return a document in which no part has an id that means nothing to the other side."""
    return replace(document, parts=tuple(_own(part, side) for part in document.parts))


def _own(part: Part, side: str) -> Part:
    outside = part.id.startswith("outside/")
    return replace(part, id=f"outside/{side}/{part.id[8:]}") if outside else part
