"""The words a writer prints of its own accord, one set per language (``templates/words.*.yaml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.document.tree import NoteKind

REDLINE_WORDS = (
    "changed_looks",
    "pair",
    "count",
    "none",
    "list",
    "view",
    "inline",
    "sides",
    "only",
    "filter",
    "every",
    "before",
    "after",
    "reasons",
    "change",
    "back",
    "new",
    "gone",
    "moved",
    "version",
    "rest",
    "also",
    "header_part",
    "header_versions",
    "header_cause",
    "header_effect",
    "header_words",
    "whole_in",
    "whole_out",
    "changed",
    "cause_parameter",
    "cause_answer",
    "cause_clause",
    "cause_version",
    "cause_library",
    "cause_numbering",
    "cause_hand",
    "cause_unknown",
    "direction_added",
    "direction_removed",
    "direction_tightened",
    "direction_loosened",
    "direction_scope",
    "direction_wording",
    "direction_unclear",
    "title",
)  # in a mapping: few commands print redlines, and every field of a class takes time


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; ``and_`` and ``or_`` join the last two of a list.

    ``redlines`` holds each of `REDLINE_WORDS`.
    """

    language: str
    section: str
    paragraph: str
    contents: str
    to_be_decided: str
    assumed: str
    alternative: str
    optional: str
    examples: str
    allowed: str
    not_allowed: str
    legal_basis: str
    page: str
    page_of: str
    and_: str
    or_: str
    draft_status: str
    drafting_note: str
    assumed_note: str
    open_note: str
    waiting_note: str
    differing_note: str
    differing_title: str
    differing_lead: str
    skip: str
    why: str
    stamp: str
    local: str
    inserted: str
    deleted: str
    moved_here: str
    moved_away: str
    pending: str
    answer_key: str
    draft_assumes: str
    stands_in: str
    open_title: str
    open_lead: str
    open_count: str
    assumed_title: str
    assumed_lead: str
    assumed_count: str
    waiting_title: str
    waiting_lead: str
    waiting_count: str
    redlines: Mapping[str, str]

    @classmethod
    def of(cls, entries: Mapping[str, Any]) -> Self:
        """Return the words of a file's entries, in which a keyword of Python needs no underscore.

        Raises:
            TypeError: An entry is missing or not known.
        """
        joining = {"and": "and_", "or": "or_"}
        return cls(**{joining.get(name, name): text for name, text in entries.items()})

    @property
    def pending_kinds(self) -> tuple[tuple[NoteKind, str, str, str], ...]:
        """What can be open in a draft: the kind of its notes, title, lead and count."""
        return (
            ("open", self.open_title, self.open_lead, self.open_count),
            ("assumed", self.assumed_title, self.assumed_lead, self.assumed_count),
            ("waiting", self.waiting_title, self.waiting_lead, self.waiting_count),
        )

    @staticmethod
    def filled(frame: str, **values: str) -> str:
        """Return a frame such as ``Answer {key}.`` with its names replaced."""
        return re.sub(r"\{(\w+)\}", lambda found: values[found.group(1)], frame)

    def blank(self, label: str) -> str:
        """Return what stands in the text for an answer nobody has given."""
        return f"[{self.to_be_decided}: {label}]"
