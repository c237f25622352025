"""The law on which a clause rests that restricts people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.document.tree import Paragraph, Run
from codegen.library.language import UNKNOWN

if TYPE_CHECKING:
    from codegen.document.tree import Block, Inlines
    from codegen.draft.phrases import Phrases
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Clause


def legal_basis(resolution: Resolution, clause: Clause, phrases: Phrases) -> tuple[Block, ...]:
    """Return the law on which a restriction rests: the first one given, or an open point.

    Only a "no" leads on to the next: where nobody knows whether the law exists, a weaker basis
    would hide that.
    """
    if not clause.needs_basis:
        return ()
    asked = [key for key in clause.needs_basis if resolution.applies(key)]
    first = next((key for key in asked if resolution.value(key) != "no"), clause.needs_basis[0])
    word = Run(f"{resolution.library.words.legal_basis}: ")
    return (Paragraph((word, *_printed(resolution, first, phrases), Run("."))),)


def _printed(resolution: Resolution, key: str, phrases: Phrases) -> Inlines:
    value = resolution.value(key)
    if value in ("no", UNKNOWN):
        return phrases.blank(key)
    three_state = resolution.library.questionnaire.questions[key].type == "three_state"
    return phrases.citation(key) if three_state else phrases.value(key, value, ())
