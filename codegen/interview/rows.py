"""The rows of a questionnaire on paper: what each question says, and how it is answered there."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codegen.document.form import Column, Grid, Kind, Row
from codegen.doors import locale
from codegen.interview.entering import entered, spelled
from codegen.interview.resolution import Origin
from codegen.library.language import Unknown, reads

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library
    from codegen.library.questions import Choice, Question

DO_NOT_KNOW, AS_IT_STANDS, NONE = "I do not know", "as it stands", "none"
FEWEST_ROWS, MORE_ROWS = 6, 3
LONGEST_SHOWN = 200  # characters that a property of a Word file is sure to keep
MANY_CHOICES = 9
# What the words of the questionnaire mean to those who are asked.
OFFICES = {
    "data-protection": "data protection",
    "drafter": "the drafter",
    "ethics": "the ethics officer",
    "finance": "finance",
    "head": "the head of the body",
    "hr": "human resources",
    "it": "information technology",
    "legal": "the legal department",
    "all": "everybody who would know",
}
KINDS: dict[str, Kind] = {
    "integer": "number",
    "money": "amount",
    "date": "date",
    "choice": "choice",
    "yes_no": "choice",
    "three_state": "choice",
}
PROMPTS = {
    "text": "",
    "longtext": "",
    "role": "A post or a body, without “the”",
    "name": "The name, without “the”",
    "choice": "One of these numbers",
    "choices": "One or more of these numbers, separated by commas",
    "yes_no": "yes or no",
    "three_state": "yes or no",
    "integer": "A whole number",
    "money": "An amount in digits, without its currency",
    "date": "A date such as 2027-01-31 or 31 January 2027",
    "country": "The name of the country, or its two letters",
    "list": "Each on a line of its own",
    "records": f"Fill in the table for this question, or write {NONE} if there is none",
    "record": "Answer in the lines that follow",
    "matrix": "Answer in the lines that follow",
}


def choices_digest(question: Question) -> str:
    """Return a short digest of the choices of a question, which their numbers depend on."""
    return (
        hashlib.sha256("|".join(question.values).encode()).hexdigest()[:6]
        if question.values
        else "-"
    )


def rows_digest(rows: Sequence[Sequence[str]]) -> str:
    """Return a short digest of the texts of a table, blanks and breaks apart."""
    joined = "\x1e".join("\x1f".join(" ".join(cell.split()) for cell in row) for row in rows)
    return hashlib.sha256(joined.encode()).hexdigest()[:12]


@dataclass(slots=True)
class Rows:
    """Makes the rows of a form under today's answers."""

    library: Library
    resolution: Resolution

    def of(self, question: Question, number: int) -> Iterator[Row]:
        """Yield the row of a question, and one for each of its fields that nothing rules out.

        The act of a law is asked together with whether there is one.
        """
        yield self.row(question, str(number))
        questions = self.library.questionnaire.questions
        fields = [questions[key] for key in question.fields]
        asked = [field for field in fields if self.resolution.holds(field.when) is not False]
        for place, field in enumerate(asked):
            yield self.row(field, f"{number}{chr(ord('a') + place)}")

    def row(self, question: Question, number: str) -> Row:
        """Return the row of a question or a field."""
        grid = self._grid(question) if question.type == "records" else None
        typed = "" if grid else self._typed(question)
        words = (AS_IT_STANDS, DO_NOT_KNOW) if typed else (DO_NOT_KNOW,)
        special = tuple(word.replace("-", " ") for word in question.special)
        options = tuple(self._options(question)) if question.type in KINDS else ()
        shown = rows_digest(grid.rows) if grid else typed
        return Row(
            key=question.key,
            number=number,
            ask=question.ask,
            help=tuple(self._help(question)),
            choices=tuple(self._choices(question)),
            now=self._now(question),
            prompt=self._prompt(question, special, ok=bool(typed)),
            kind=KINDS.get(question.type, "text"),
            options=(*options, *special) if options else (),
            words=(*special, *words) if not options else words,
            least=question.least,
            most=question.most,
            stamp=f"{number} {choices_digest(question)} {shown}".rstrip(),
            grid=grid,
        )

    def _options(self, question: Question) -> Iterator[str]:
        if question.type in ("yes_no", "three_state"):
            yield from ("yes", "no")
        for choice in question.choices:
            if not self._closed(choice):
                yield choice.label

    def _closed(self, choice: Choice) -> bool:
        return choice.unless is not None and self.resolution.holds(choice.unless) is True

    def _help(self, question: Question) -> Iterator[str]:
        if question.help:
            yield question.help
        if question.parent is None and question.why:
            yield f"Why we ask: {question.why}"
        if question.when and not self.resolution.holds(question.when):
            labels = [self.library.questionnaire.label(key) for key in reads(question.when.nodes)]
            if labels:
                yield f"Whether it is needed depends on: {locale.joined(labels, 'and')}."
        for column in question.columns:
            if column.choices:
                listed = "; ".join(f"{n} {c.label}" for n, c in enumerate(column.choices, start=1))
                yield f"{column.label.capitalize()}: {listed}."

    def _choices(self, question: Question) -> Iterator[str]:
        few = len(question.choices) < MANY_CHOICES
        for value in question.values if question.choices else ():
            choice = question.choice(value)
            if choice is None:
                yield value
                continue
            text = choice.label
            if self._closed(choice):
                text += f" (not open here: {choice.reason})"
            elif choice.help and few:
                text += f": {choice.help}"
            yield text

    def _prompt(self, question: Question, special: Sequence[str], *, ok: bool) -> str:
        parts = [PROMPTS[question.type]]
        if question.type == "integer" and None not in (question.least, question.most):
            parts[0] += f" from {question.least:g} to {question.most:g}"
        if question.type == "money":
            currency = self.resolution.value("money.currency")
            if not isinstance(currency, Unknown):
                parts[0] = f"An amount in {currency}, digits only"
        parts += [f"or {word}" if parts[0] else word for word in special]
        if ok:
            parts.append("ok if what stands now is right")
        said = "; ".join(part for part in parts if part)
        return f"{said[:1].upper()}{said[1:]}." if said else ""

    def _typed(self, question: Question) -> str:
        """Return what stands now as somebody would type it, if a short line says it all."""
        value = self.resolution.value(question.key)
        if isinstance(value, Unknown) or question.type in ("record", "matrix"):
            return ""
        try:
            typed = spelled(question, value)
        except ValueError:
            return ""
        back = entered(question, typed).value
        same = back == (list(value) if isinstance(value, tuple) else value)
        return typed if same and len(typed) <= LONGEST_SHOWN and "\n" not in typed else ""

    def _now(self, question: Question) -> str:
        key, resolution = question.key, self.resolution
        if question.type in ("record", "matrix"):
            return ""
        origin = resolution.origin(key)
        if origin is Origin.DIFFERING:
            return "Those who were asked have answered differently."
        if origin is Origin.UNSURE:
            return "Somebody was asked and did not know."
        value = resolution.value(key)
        if isinstance(value, Unknown):
            return ""
        return f"{self._said(question, value)} ({self._source(key, origin)})"

    def _source(self, key: str, origin: Origin) -> str:
        if self.resolution.assumed(key):
            return "assumed; nobody has confirmed it"
        if origin in (Origin.COMPUTED, Origin.ASSUMED, Origin.PRESET):
            return "unless somebody says otherwise"
        who = (self.resolution.answers.by.get(key) or {}).get("who")
        who = (
            locale.joined([OFFICES.get(name, name) for name in who.split("; ")], "and")
            if who
            else None
        )
        return f"answered by {who}" if who else "answered"

    def _said(self, question: Question, value: Any) -> str:
        """Return an answer as people read it."""
        language = self.library.language
        if question.type == "records":
            count = len(value)
            return f"{count} in the table" if count else NONE
        if question.type == "money" and isinstance(value, int | float):
            currency = self.resolution.value("money.currency")
            return locale.money(
                value, None if isinstance(currency, Unknown) else currency, language
            )
        if isinstance(value, dt.date):
            return locale.long_date(value, language)
        return spelled(question, value).replace("-yet", " yet")

    def _grid(self, question: Question) -> Grid:
        value = self.resolution.value(question.key)
        records = [] if isinstance(value, Unknown) else list(value)
        rows = tuple(
            tuple(
                spelled(column, record[column.key]) if column.key in record else ""
                for column in question.columns
            )
            for record in records
        )
        most = int(question.most) if question.most is not None else None
        wanted = max(FEWEST_ROWS, len(rows) + MORE_ROWS)
        empty = max((min(wanted, most) if most is not None else wanted) - len(rows), 0)
        columns = tuple(
            Column(
                f"{column.label[:1].upper()}{column.label[1:]}",
                KINDS.get(column.type, "text"),
                tuple(choice.label for choice in column.choices) if column.type == "choice" else (),
            )
            for column in question.columns
        )
        label = question.label
        return Grid(f"{label[:1].upper()}{label[1:]}", columns, rows, empty)
