"""Which papers there are, and those that a draft asks for; each is made only when it is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from codegen.draft.select import DOCUMENTS, PAPERS
from codegen.library.language import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from codegen.document.tree import Document
    from codegen.draft.drafting import Draft
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library

DUTIES = "duties"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper and its kind; one that was asked for as a ``sheet`` alone has no pages."""

    kind: str
    document: Document
    pages: bool = True
    sheet: bool = False


def asked_for(library: Library, resolution: Resolution) -> tuple[str, ...]:
    """Return the kinds of paper that the answers ask for and the library has words for."""
    wanted = resolution.value(DOCUMENTS)
    if library.papers is None or wanted is UNKNOWN:
        return ()
    return tuple(kind for kind in PAPERS if kind in wanted)


def papers(
    library: Library,
    resolution: Resolution,
    draft: Draft,
    kinds: Container[str],
    *,
    sheets: bool = False,
) -> tuple[Paper, ...]:
    """Return the papers of a draft.

    Args:
        library: The clause library; without words for papers it has none.
        resolution: The answers.
        draft: The whole draft, whichever of its documents are written.
        kinds: Of `PAPERS`.
        sheets: Whether who does what is wanted as a spreadsheet, if only as that.
    """
    return tuple(_made(library, resolution, draft, kind, pages=kind in kinds, sheets=sheets)
                 for kind in _wanted(library, kinds, sheets=sheets))  # fmt: skip


def _wanted(library: Library, kinds: Container[str], *, sheets: bool) -> Iterable[str]:
    if library.papers is None:
        return ()
    return (kind for kind in PAPERS if kind in kinds or (sheets and kind == DUTIES))


def _made(
    library: Library, resolution: Resolution, draft: Draft, kind: str, *, pages: bool, sheets: bool
) -> Paper:
    module = import_module(f"codegen.draft.papers.{kind}")  # each has a function of its own name
    document = getattr(module, kind)(library, library.papers, resolution, draft)
    return Paper(kind, document, pages, sheets and kind == DUTIES)
