"""Answers that cannot stand together: which rules say so, and on which answers each turns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codegen.library.language import UNKNOWN, reads, truth

if TYPE_CHECKING:
    from collections.abc import Container

    from codegen.interview.resolution import Resolution
    from codegen.library.language import Unknown
    from codegen.library.model import Library
    from codegen.library.questions import Contradiction

PEOPLE = "people.categories"  # what ``office()`` reads


def standing(library: Library, resolution: Resolution) -> tuple[Contradiction, ...]:
    """Return the contradictions among some answers."""
    rules = library.questionnaire.contradictions
    return tuple(rule for rule in rules if resolution.holds(rule.when))


def concerned(rule: Contradiction, resolution: Resolution) -> tuple[str, ...]:
    """Return the questions of which another answer could resolve a contradiction.

    Those are the answers without which it could not be told, and those that nobody has given and
    whose absence it tells of; where several would each do to show it, all that the rule reads.
    """
    questions = resolution.library.questionnaire.questions
    read = tuple(key for key in dict.fromkeys(reads(rule.when.nodes)) if key in questions)
    found = tuple(
        key for key in read if truth(rule.when.nodes, _Otherwise(resolution, key)) is not True
    )
    return found or read


@dataclass(frozen=True, slots=True)
class _Otherwise:
    """The answers with one of them taken away; with some answer or other where there was none."""

    resolution: Resolution
    key: str

    def value(self, key: str) -> Any:
        value = self.resolution.value(key)
        if key != self.key:
            return value
        return "" if value is UNKNOWN else UNKNOWN

    def applies(self, key: str) -> bool:
        return self.resolution.applies(key)

    def offices(self) -> Container[str] | Unknown:
        return UNKNOWN if self.key == PEOPLE else self.resolution.offices()
