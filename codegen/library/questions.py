"""The questionnaire: questions, their fields as keys of their own, defaults, contradictions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.library.model import Condition


class Choice(NamedTuple):
    """One choice; ``text`` is how it prints in a document; ``unless`` disables it, for ``reason``."""

    value: str
    label: str
    text: str
    help: str | None
    unless: Condition | None
    reason: str | None


class Default(NamedTuple):
    """A default: a value, another answer (``of``, ``times`` as much), or a currency; if ``when``."""

    when: Condition | None
    value: Any = None
    of: str | None = None
    times: float = 1
    currency_of: str | None = None


class InSentence(NamedTuple):
    """With which words an answer begins that reads well in a sentence, and what to do where not."""

    begins: tuple[str, ...]
    advice: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question or a field of one; a field has a ``parent`` and applies when its parent does.

    ``columns`` are the fields of each record of a records answer, by bare name; ``fields`` are the
    keys of the fields of any other answer. ``special`` are words accepted instead of the type.
    ``stricter`` says whether a number that is ``less`` or ``more`` asks more of those it binds.
    """

    key: str
    parent: str | None
    section: str
    label: str
    type: str
    ask: str
    help: str | None
    why: str | None
    choices: tuple[Choice, ...]
    defaults: tuple[Default, ...]
    when: Condition | None
    least: float | None
    most: float | None
    special: tuple[str, ...]
    kind: str
    level: str
    core: int | None
    asks: tuple[str, ...]
    fields: tuple[str, ...]
    columns: tuple[Question, ...]
    in_sentence: InSentence | None = None
    stricter: str | None = None

    @property
    def values(self) -> tuple[str, ...]:
        """The values of its choices, in order; those of yes-or-no and three-state questions too."""
        if self.type == "yes_no":
            return ("yes", "no")
        if self.type == "three_state":
            return ("yes", "no", *(choice.value for choice in self.choices))
        return tuple(choice.value for choice in self.choices)

    def choice(self, value: str) -> Choice | None:
        """Return the choice of that value, if there is one."""
        return next((choice for choice in self.choices if choice.value == value), None)


class Contradiction(NamedTuple):
    """Answers that cannot stand together: what to say, and the remedy."""

    id: str
    severity: str
    when: Condition
    say: str
    remedy: str


class Questionnaire(NamedTuple):
    """All questions, fields included, by key and in order; sections by id."""

    sections: Mapping[str, str]
    questions: Mapping[str, Question]
    contradictions: tuple[Contradiction, ...]

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions proper, without their fields."""
        return tuple(question for question in self.questions.values() if question.parent is None)

    def label(self, key: str) -> str:
        """Return the short phrase that names a key (or a column) in a text."""
        question = self.questions.get(key) or self.column(key)
        return question.label if question else key

    def column(self, key: str) -> Question | None:
        """Return the column ``values.list.name`` of a records question."""
        parent, _, name = key.rpartition(".")
        question = self.questions.get(parent)
        columns = question.columns if question else ()
        return next((column for column in columns if column.key == name), None)
