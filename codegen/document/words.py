"""The words a writer prints of its own accord, one set per language (``templates/words.*.yaml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; ``and_`` and ``or_`` join the last two of a list."""

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

    @classmethod
    def of(cls, entries: Mapping[str, str]) -> Self:
        """Return the words of a file's entries, in which a keyword of Python needs no underscore.

        Raises:
            TypeError: An entry is missing or not known.
        """
        joining = {"and": "and_", "or": "or_"}
        return cls(**{joining.get(name, name): text for name, text in entries.items()})

    @staticmethod
    def filled(frame: str, **values: str) -> str:
        """Return a frame such as ``Answer {key}.`` with its names replaced."""
        return re.sub(r"\{(\w+)\}", lambda found: values[found.group(1)], frame)

    def blank(self, label: str) -> str:
        """Return what stands in the text for an answer nobody has given."""
        return f"[{self.to_be_decided}: {label}]"
