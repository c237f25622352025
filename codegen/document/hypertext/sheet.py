"""What is at hand while one page is written; only the list of what is still open grows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from codegen.document.hypertext.pending import Pending
from codegen.document.tree import stands

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from codegen.document.tree import Change, Part
    from codegen.document.words import Words


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything the functions of the writer share.

    ``word`` stands before the number of a section; ``reasons`` are paragraphs by part id; ``notes``
    says whether drafting notes are printed; ``standing`` is False inside what was deleted.
    """

    words: Words
    direction: str
    word: str | None
    parts: Mapping[str, Part]
    reasons: Mapping[str, Sequence[str]]
    notes: bool
    standing: bool = True
    pending: Pending = field(default_factory=Pending)

    def within(self, change: Change | None) -> Sheet:
        """Return the sheet for what stands inside a change."""
        return self if stands(change) else replace(self, standing=False)
