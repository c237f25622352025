"""What the answers come to: given, from a preset, by default, or unknown; and where each came from."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from codegen.library.language import UNKNOWN, Truth, Unknown, truth

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Container, Mapping

    from codegen.library.model import Library
    from codegen.library.questions import Default, Question


class Origin(enum.StrEnum):
    """Where a value came from."""

    ASKED = "asked"
    CONFIRMED = "confirmed"
    ASSUMED = "assumed"
    PRESET = "preset"
    COMPUTED = "computed"
    UNSURE = "unsure"
    OPTION = "option"
    DIFFERING = "differing"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Differing:
    """One of several answers to one question: who gave it, when, and what it is."""

    value: Any
    who: str | None = None
    on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """What an answers file says: ``given`` by flat dotted key; ``options`` came by ``--set``.

    ``by`` says who gave an answer and when; ``kept`` are answers whose questions no longer apply;
    ``differ`` are answers of which two people gave different ones: nobody has decided, and until
    somebody does the question counts as unanswered.
    """

    preset: str | None = None
    given: Mapping[str, Any] = field(default_factory=dict)
    confirmed: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()
    by: Mapping[str, Any] = field(default_factory=dict)
    kept: Mapping[str, Any] = field(default_factory=dict)
    differ: Mapping[str, tuple[Differing, ...]] = field(default_factory=dict)
    options: frozenset[str] = frozenset()

    def with_changes(self, changes: Mapping[str, Any]) -> Answers:
        """Return these answers with others in their place; ``unsure`` takes an answer away.

        An answer settles what two people had answered differently, and is no longer somebody else's.
        """
        given = {
            **self.given,
            **{key: value for key, value in changes.items() if value != "unsure"},
        }
        dropped = {key for key, value in changes.items() if value == "unsure"}
        return replace(
            self,
            given={key: value for key, value in given.items() if key not in dropped},
            confirmed=self.confirmed - changes.keys(),
            unsure=(self.unsure - changes.keys()) | dropped,
            by={key: told for key, told in self.by.items() if key not in changes},
            differ={key: told for key, told in self.differ.items() if key not in changes},
        )


class Resolution:
    """Every question's value and origin, given some answers; a scope for conditions and texts."""

    def __init__(self, library: Library, answers: Answers) -> None:
        self.library = library
        self.answers = answers
        self._questions = library.questionnaire.questions
        preset = library.presets.get(answers.preset or "")
        self._preset = preset.answers if preset else {}
        self._found: dict[str, tuple[Any, Origin]] = {}
        self._applies: dict[str, bool] = {}

    def value(self, key: str) -> Any:
        """Return the answer, or `UNKNOWN`: nobody gave it, or its question does not apply."""
        return self._resolved(key)[0]

    def origin(self, key: str) -> Origin:
        """Return where the value came from; `Origin.NOBODY` when there is none."""
        return self._resolved(key)[1]

    def assumed(self, key: str) -> bool:
        """Return whether the value is a choice that nobody has confirmed."""
        question = self._questions.get(key)
        if question is None or question.kind != "choice":
            return False
        return self.origin(key) in (Origin.ASSUMED, Origin.PRESET)

    def applies(self, key: str) -> bool:
        """Return whether the question is asked; one whose condition is unknown still is."""
        if key not in self._applies:
            self._applies[key] = self._asked(self._questions[key])
        return self._applies[key]

    def holds(self, condition: Any) -> Truth:
        """Return what a condition comes to; no condition holds always."""
        return True if condition is None else truth(condition.nodes, self)

    def offices(self) -> Container[str] | Unknown:
        """Return the offices under which the body's categories of people fall."""
        categories = self.value("people.categories")
        if isinstance(categories, Unknown):
            return UNKNOWN
        held = {record.get("category") for record in categories}
        return frozenset(
            office.id for office in self.library.offices.values() if held & set(office.categories)
        )

    def _asked(self, question: Question) -> bool:
        if self.holds(question.when) is False:
            return False
        if question.parent is None:
            return True
        parent = self._questions[question.parent]
        if not self.applies(parent.key):
            return False
        if parent.type in ("three_state", "yes_no"):
            return self.value(parent.key) not in ("no", UNKNOWN)
        return True

    def _resolved(self, key: str) -> tuple[Any, Origin]:
        if key not in self._found:
            question = self._questions[key]
            applies = self.applies(key)
            self._found[key] = self._find(question) if applies else (UNKNOWN, Origin.NOBODY)
        return self._found[key]

    def _find(self, question: Question) -> tuple[Any, Origin]:
        key, answers = question.key, self.answers
        if key in answers.unsure:
            return UNKNOWN, Origin.UNSURE
        if key in answers.differ:
            return UNKNOWN, Origin.DIFFERING
        if key in answers.given:
            if key in answers.options:
                return answers.given[key], Origin.OPTION
            return answers.given[
                key
            ], Origin.CONFIRMED if key in answers.confirmed else Origin.ASKED
        if key in self._preset:
            return self._preset[key], Origin.PRESET
        default = self._default(question)
        if default is UNKNOWN:
            return UNKNOWN, Origin.NOBODY
        if question.kind == "form":
            return default, Origin.COMPUTED
        confirmed = key in answers.confirmed
        return default, Origin.CONFIRMED if confirmed else Origin.ASSUMED

    def _default(self, question: Question) -> Any:
        for default in question.defaults:
            holds = self.holds(default.when)
            if holds:
                return self._worth(default)
            if holds is None:  # a default whose source is unknown is unknown
                return UNKNOWN
        return UNKNOWN

    def _worth(self, default: Default) -> Any:
        if default.currency_of:
            from codegen.doors import locale  # noqa: PLC0415  Babel is slow to load

            country = self.value(default.currency_of)
            found = None if isinstance(country, Unknown) else locale.currency_of(country)
            return found or UNKNOWN
        if not default.of:
            return default.value
        source = self.value(default.of)
        if isinstance(source, int | float) and default.times != 1:
            return source * default.times
        return source
