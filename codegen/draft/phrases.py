"""How answers become words in a document: amounts, periods, dates, choices, lists, citations."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from codegen.document.tree import Blank, Inlines, Mark, Run
from codegen.doors import locale
from codegen.library.language import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codegen.interview.resolution import Resolution
    from codegen.library.questions import Question

UNITS = {"days": "day", "weeks": "week", "months": "month", "years": "year"}
FLAG = frozenset({Mark.FLAG})


@dataclass(slots=True)
class Phrases:
    """Prints the answers of one clause or part, and remembers which blanks and assumptions it printed.

    ``blanks`` and ``assumed`` are keys in the order of their first place; an assumption is marked
    there and nowhere else in the clause.
    """

    resolution: Resolution
    blanks: dict[str, None] = field(default_factory=dict)
    assumed: dict[str, None] = field(default_factory=dict)

    def value(self, key: str, value: Any, filters: Sequence[str]) -> Inlines:
        """Return the runs that print *value*, the answer to the question or column *key*."""
        questionnaire = self.resolution.library.questionnaire
        question = questionnaire.questions.get(key) or questionnaire.column(key)
        if value is UNKNOWN or (question and value in question.special):
            return self.blank(key)
        if "citation" in filters:
            return self.citation(key)
        runs = self._printed(key, question, value, filters)
        return (*runs, *self._mark(key))

    def blank(self, key: str) -> Inlines:
        """Return the open point that stands for an answer nobody gave."""
        self.blanks[key] = None
        return (Blank(key, self.resolution.library.questionnaire.label(key)),)

    def citation(self, key: str) -> Inlines:
        """Return the name of the act that answers a law question, its date and its article."""
        parts = [self._part(f"{key}.act", "{}"), self._part(f"{key}.date", " ({})"),
                 self._part(f"{key}.article", ", {}")]  # fmt: skip
        return tuple(run for part in parts for run in part)

    def _part(self, key: str, frame: str) -> Inlines:
        """Return one answer of a citation with what stands around it."""
        before, _, after = frame.partition("{}")
        runs = self.value(key, self.resolution.value(key), ())
        return (*_text(before), *runs, *_text(after))

    def _mark(self, key: str) -> Inlines:
        """Return the mark of an assumption, at its first place."""
        if key in self.assumed or not self.resolution.assumed(key):
            return ()
        self.assumed[key] = None
        word = self.resolution.library.words.assumed
        return (Run(f" [{word}]", FLAG, source=key),)

    def _printed(
        self, key: str, question: Question | None, value: Any, filters: Sequence[str]
    ) -> Inlines:
        kind = question.type if question else "text"
        unit = next((UNITS[name] for name in filters if name in UNITS), None)
        language = self.resolution.library.language
        runs: Inlines
        if kind == "money" or "money" in filters:
            runs = self._money(key, value)
        elif unit:
            runs = (Run(locale.duration(value, unit, language), source=key),)
        else:
            runs = (Run(self._text(question, value), source=key),)
        if filters and filters[-1] == "capital" and isinstance(runs[0], Run):
            first = runs[0]
            runs = (replace(first, text=first.text[:1].upper() + first.text[1:]), *runs[1:])
        return runs

    def _money(self, key: str, value: float) -> Inlines:
        currency = self.resolution.value("money.currency")
        language = self.resolution.library.language
        if currency is UNKNOWN:
            number = locale.number(value, language)
            return (Run(f"{number} ", source=key), *self.blank("money.currency"))
        return (Run(locale.money(value, currency, language), source=key),)

    def _text(self, question: Question | None, value: Any) -> str:
        match value:
            case str():
                choice = question.choice(value) if question else None
                return choice.text if choice else value
            case dt.date():
                return locale.long_date(value, self.resolution.library.language)
            case int() | float():
                return locale.number(value, self.resolution.library.language)
            case list() | tuple():
                members = [self._member(question, member) for member in value]
                word = self.resolution.library.words.and_
                if any("," in member or f" {word} " in member for member in members):
                    return "; ".join(members)  # a second "and" would hide where one ends
                return locale.joined(members, word)
        return str(value)

    def _member(self, question: Question | None, member: Any) -> str:
        """Return how one member of a list prints: a record by its first column."""
        if not isinstance(member, dict):
            return self._text(question, member)
        name, value = next(iter(member.items()), ("", ""))
        columns = question.columns if question else ()
        return self._text(next((found for found in columns if found.key == name), None), value)


def in_words(resolution: Resolution, key: str) -> str:
    """Return an answer as a document prints it, without the mark of an assumption."""
    runs = Phrases(resolution, assumed={key: None}).value(key, resolution.value(key), ())
    word = resolution.library.words.to_be_decided
    return "".join(f"[{word}: {run.label}]" if isinstance(run, Blank) else run.text for run in runs)


def _text(text: str) -> Inlines:
    return (Run(text),) if text else ()
