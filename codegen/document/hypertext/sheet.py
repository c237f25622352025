"""What is at hand while one page is written; only the list of what is still open grows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from codegen.document.hypertext.pending import Pending

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from codegen.document.tree import Part
    from codegen.document.words import Words


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything the functions of the writer share.

    ``word`` stands before the number of a section; ``reasons`` are paragraphs by part id; ``notes``
    says whether drafting notes are printed; ``standing`` is False in a redline, which lists nothing open.
    """

    words: Words
    direction: str
    word: str | None
    parts: Mapping[str, Part]
    reasons: Mapping[str, Sequence[str]]
    notes: bool
    standing: bool = True
    pending: Pending = field(default_factory=Pending)
