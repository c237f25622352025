"""A whole draft: every document that the answers ask for, and what is still open in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from codegen.draft.compose import compose
from codegen.draft.crosswalk import with_concordance
from codegen.draft.openpoints import OpenPoints, open_points
from codegen.draft.select import Selection, select, targets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.document.tree import Document
    from codegen.draft.keeping import Keeping
    from codegen.draft.papers.making import Paper
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library, Version


@dataclass(frozen=True, slots=True)
class Draft:
    """The selections and documents of a draft, in the same order, and what is open in them.

    ``versions`` are those it prints in place of the newest, by clause; ``papers`` those around it that
    somebody wanted.
    """

    selections: tuple[Selection, ...]
    documents: tuple[Document, ...]
    open: OpenPoints
    versions: Mapping[str, Version] = field(default_factory=dict)
    papers: tuple[Paper, ...] = ()


def draft(library: Library, resolution: Resolution, keeping: Keeping | None = None) -> Draft:
    """Return the draft of these answers.

    Args:
        library: The clause library.
        resolution: The answers.
        keeping: What an earlier draft holds on to.
    """
    versions = keeping.versions if keeping else {}
    selections = tuple(
        select(library, resolution, target, keeping) for target in targets(library, resolution)
    )
    documents = tuple(compose(library, resolution, selection, versions) for selection in selections)
    found = open_points(library, resolution, documents, selections)
    return with_concordance(library, resolution, Draft(selections, documents, found, versions))
