"""A form that came back: who answered, what each place says, and what cannot be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from codegen.document.form import ON, WHO
from codegen.errors import Location, Problem, Severity
from codegen.interview.accepting import Refusal, accepted
from codegen.interview.answers import LONGEST
from codegen.interview.cleaning import cleaned
from codegen.interview.entering import entered
from codegen.interview.paper import EVERYBODY
from codegen.interview.rows import NONE, choices_digest, rows_digest
from codegen.library.language import UNKNOWN

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from codegen.document.form import Entry, Filled, FilledGrid
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library
    from codegen.library.questions import Question

UNSURE = "unsure"
NOT_KNOWN = {
    "?", "??", "i do not know", "i don't know", "i don’t know", "do not know", "don't know",
    "don’t know", "not known", "unsure", "unknown",
}  # fmt: skip
RIGHT = {"ok", "okay", "o.k.", "as it stands"}
LONGEST_NAME = 200
STATED = ("three_state", "yes_no")


@dataclass(frozen=True, slots=True)
class Returned:
    """What somebody answered: values by key, ``unsure`` for what they do not know.

    ``signed`` says whether somebody gave the name, which else is that of those it was made for.
    """

    file: str
    who: str
    on: dt.date
    signed: bool
    answers: Mapping[str, Any]


def known_keys(library: Library) -> frozenset[str]:
    """Return the keys that a form of this library may have."""
    return frozenset({*library.questionnaire.questions, WHO, ON})


def read(
    filled: Filled, file: str, resolution: Resolution, *, today: dt.date, who: str | None = None
) -> tuple[Returned, tuple[Problem, ...]]:
    """Return the answers in a form that came back, and everything that is wrong with it.

    Only warnings are among the problems when all of it could be read.

    Args:
        filled: The form.
        file: What problems call it.
        resolution: Today's answers.
        today: Counts as the day of the answers where the form gives none.
        who: Who answered, where the form does not say.
    """
    reader = _Reader(filled, file, resolution)
    reader.origin()
    name, signed = reader.name(who)
    on = reader.day(today)
    reader.all()
    returned = Returned(file, name, on, signed, reader.answers)
    return returned, tuple(reader.problems)


@dataclass(slots=True)
class _Reader:
    filled: Filled
    file: str
    resolution: Resolution
    problems: list[Problem] = field(default_factory=list)
    answers: dict[str, Any] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    @property
    def library(self) -> Library:
        return self.resolution.library

    @property
    def older(self) -> bool:
        """Whether the questionnaire has changed since the form was made."""
        digest = self.filled.properties.get("codegen library digest")
        return digest is not None and digest != self.library.digest

    def origin(self) -> None:
        """Warn of a form that was made for another draft."""
        properties, where = self.filled.properties, Location(self.file)
        name = self.resolution.value("organisation.name")
        body, library = properties.get("codegen body"), properties.get("codegen library")
        if body and name is not UNKNOWN and body != name:
            said = f"this form was made for {body}, and this draft is for {name}"
            self._warn("another-body", said, where)
        if library and library != self.library.name:
            said = f"this form was made from the library '{library}', not '{self.library.name}'"
            self._warn("another-library", said, where)

    def name(self, given: str | None) -> tuple[str, bool]:
        """Return who answered, and whether somebody said so."""
        entry = self._line(WHO)
        if entry:
            # A semicolon stands between several who gave one answer.
            name = " ".join(cleaned(entry.text).replace(";", ",").split())
            if len(name) > LONGEST_NAME:
                said = f"the name of an office or post has at most {LONGEST_NAME} characters"
                self._refuse("too-long", said, entry.place)
            return name, True
        made_for = self.filled.properties.get("codegen for", "")
        if given or (made_for and made_for != EVERYBODY):
            return (given or made_for).replace(";", ","), given is not None
        said = "nobody says who answered"
        hint = "write the office or post into its line at the top, or give it with --who"
        self.problems.append(Problem("no-name", said, Location(self.file), hint))
        return "", False

    def day(self, today: dt.date) -> dt.date:
        """Return the day of the answers."""
        entry = self._line(ON)
        if not entry:
            return today
        question = next(
            found for found in self.library.questionnaire.questions.values() if found.type == "date"
        )
        result = entered(question, entry.text)
        if result.refusals:
            said = f"'{_short(entry.text)}' is not a date"
            self._refuse(
                "wrong-date", said, entry.place, "write it as 2027-01-31 or 31 January 2027"
            )
            return today
        day: dt.date = result.value
        return day

    def all(self) -> None:
        """Read every place, then hold what belongs together against each other."""
        for key, entry in self.filled.entries:
            if key not in (WHO, ON):
                self._entry(key, entry)
        for key, grid in self.filled.grids.items():
            question = self.library.questionnaire.questions.get(key)
            if question is not None and question.type == "records":
                self._grid(question, grid)
        for key in list(self.answers):
            self._stated(key)
        for entry in self.filled.unread:
            said = f"{entry.text}; only what stands in the places for answers was read"
            self._warn("not-read", said, self._at(entry.place))

    def _line(self, key: str) -> Entry | None:
        return next((entry for found, entry in self.filled.entries if found == key), None)

    def _entry(self, key: str, entry: Entry) -> None:
        question = self.library.questionnaire.questions.get(key)
        if question is None:
            said = f"the question {key} is no longer asked, so its answer was left out"
            self._warn("unknown-question", said, self._at(entry.place))
            return
        if entry.fault:
            hint = "write the answer itself"
            self._refuse("unreadable-answer", entry.fault, entry.place, hint)
            return
        if len(entry.text) > LONGEST:
            said = f"an answer has at most {LONGEST:,} characters, this one {len(entry.text):,}"
            self._refuse("too-long", said, entry.place)
            return
        value = self._value(question, entry)
        if value is None:
            return
        if key in self.answers and self.answers[key] != value:
            said = f"the question {key} is answered in two places: here and in {self.places[key]}"
            self._refuse("answered-twice", said, entry.place, "clear one of the two")
            return
        self.answers[key], self.places[key] = value, entry.place

    def _value(self, question: Question, entry: Entry) -> Any:
        """Return the answer that a place holds, None when it was refused or left out."""
        typed = cleaned(entry.text).strip()
        word = " ".join(typed.casefold().split()).rstrip(".") or typed
        if word in NOT_KNOWN:
            return UNSURE
        if word in RIGHT:
            return self._standing(question, entry)
        if question.type in ("record", "matrix"):
            hint = "write the answers into the lines below it"
            self._refuse(
                "wrong-place", "this question is answered in the lines below it", entry.place, hint
            )
            return None
        if question.type == "records":
            if word == NONE:
                return []
            hint = f"fill in the table, or write {NONE} or ? here"
            self._refuse("wrong-place", "this question is answered in its table", entry.place, hint)
            return None
        if self._renumbered(question, typed, entry):
            return None
        result = entered(question, _in_line(question, entry.text))
        for refusal in result.refusals:
            self._refused(refusal, entry.place, question)
        return None if result.refusals else self._chosen(question, result.value, entry)

    def _standing(self, question: Question, entry: Entry) -> Any:
        """Return the answer that stood in the form when it was made."""
        stamp = self.filled.stamps.get(question.key, "").split(" ", 2)
        if len(stamp) < 3 or question.type == "records":  # noqa: PLR2004  number, choices, answer
            hint = "write the answer itself"
            said = "no answer stood in the form to this question"
            self._refuse("nothing-stands", said, entry.place, hint)
            return None
        result = entered(question, stamp[2])
        if result.refusals:
            self._warn("unknown-choice", f"what stood in the form, '{stamp[2]}', is no longer an answer",
                       self._at(entry.place))  # fmt: skip
            return None
        return result.value

    def _renumbered(self, question: Question, typed: str, entry: Entry) -> bool:
        """Return whether choices were given by numbers that mean something else today."""
        stamp = self.filled.stamps.get(question.key, "").split(" ", 2)
        if question.type not in ("choice", "choices") or len(stamp) < 2:  # noqa: PLR2004
            return False
        if stamp[1] == choices_digest(question) or not any(char.isdecimal() for char in typed):
            return False
        said = f"the choices of {question.key} have changed since the form was made, so '{typed}' was left out"
        self._warn("other-choices", said, self._at(entry.place))
        return True

    def _chosen(self, question: Question, value: Any, entry: Entry) -> Any:
        """Return a value none of whose choices is closed under today's answers."""
        for member in value if isinstance(value, list) else [value]:
            choice = question.choice(member) if isinstance(member, str) else None
            if choice and choice.unless and self.resolution.holds(choice.unless) is True:
                said = f"'{choice.label}' is not open here: {choice.reason}"
                self._refuse("closed-choice", said, entry.place)
                return None
        return value

    def _grid(self, question: Question, grid: FilledGrid) -> None:
        texts = [[entry.text for entry in row] for row in grid.rows]
        stamp = self.filled.stamps.get(question.key, "").split(" ", 2)
        if len(stamp) > 2 and rows_digest(texts) == stamp[2]:  # noqa: PLR2004
            return  # as it was sent: nobody has touched it
        before = len(self.problems)
        columns = self._columns(question, grid)
        records = [self._record(columns, row, grid) for row in grid.rows]
        if any(found.severity is Severity.ERROR for found in self.problems[before:]):
            return
        kept = [record for record in records if record]
        if not kept and not texts and question.key not in self.answers:
            return
        result = accepted(question, kept)
        for refusal in result.refusals:
            row = next((step for step in refusal.path if isinstance(step, int)), None)
            self._refused(refusal, grid.place if row is None else _row_place(grid, row))
        if result.refusals:
            return
        said = self.answers.get(question.key)
        if said is not None and said != result.value:
            hint = "clear the table, or what stands beside the question"
            self._refuse("answered-twice", "the table is filled in, and the question is answered otherwise",
                         self.places[question.key], hint)  # fmt: skip
            return
        self.answers[question.key], self.places[question.key] = result.value, grid.place

    def _columns(self, question: Question, grid: FilledGrid) -> list[Question | None]:
        """Return the column of the questionnaire below each heading of a table."""
        called = {column.label.casefold(): column for column in question.columns}
        found = [called.get(" ".join(text.split()).casefold()) for text in grid.header]
        if not any(found) and len(found) == len(question.columns):
            return list(question.columns)
        for text, column in zip(grid.header, found, strict=True):
            if column is None and text.strip():
                said = f"the column '{_short(text)}' is no longer asked, so it was left out"
                self._warn("unknown-field", said, self._at(grid.place))
        return found

    def _record(
        self, columns: list[Question | None], row: tuple[Entry, ...], grid: FilledGrid
    ) -> dict[str, Any]:
        record: dict[str, Any] = {}
        for column, entry in zip(columns, row, strict=False):
            typed = cleaned(entry.text).strip()
            if column is None or not typed or typed.casefold() in NOT_KNOWN:
                continue
            if entry.fault:
                self._refuse(
                    "unreadable-answer", entry.fault, entry.place, "write the answer itself"
                )
                continue
            result = entered(column, _in_line(column, entry.text))
            for refusal in result.refusals:
                self._refused(refusal, entry.place, column)
            record[column.key] = result.value
        first = next((column for column in columns if column is not None), None)
        if record and first is not None and first.key not in record:
            said = f"this row has no {first.label}"
            place = next((entry.place for entry in row if entry.text.strip()), grid.place)
            self._refuse("missing-field", said, place, "fill in its first column, or clear the row")
        return record

    def _stated(self, key: str) -> None:
        """Refuse the act of a law of which the same form does not say that there is one."""
        questions = self.library.questionnaire.questions
        question = questions[key]
        parent = questions.get(question.parent or "")
        if parent is None or parent.type not in STATED:
            return
        stands: Any = self.resolution.value(parent.key)
        stated = self.answers.get(parent.key, UNSURE if stands is UNKNOWN else stands)
        if stated not in ("no", UNSURE) or parent.key in self.resolution.answers.differ:
            return
        if self.answers[key] == UNSURE:  # of what is not there nobody can know more
            del self.answers[key]
            return
        said = f"this is answered, and the question it belongs to is not: {parent.ask}"
        if stated == "no":
            said = (
                f"this is answered, and the question it belongs to is answered “no”: {parent.ask}"
            )
        hint = "answer that question with yes, or clear this"
        self._refuse("no-state", said, self.places[key], hint)

    def _refused(self, refusal: Refusal, place: str, question: Question | None = None) -> None:
        if self.older and refusal.rule == "unknown-choice":
            said = f"{refusal.message} any more, so it was left out"
            self._warn(refusal.rule, said, self._at(place))
            return
        hint = refusal.hint
        if refusal.rule == "unknown-choice" and question is not None:
            hint = _choices(question)
        self._refuse(refusal.rule, refusal.message, place, hint)

    def _refuse(self, rule: str, message: str, place: str, hint: str | None = None) -> None:
        self.problems.append(Problem(rule, message, self._at(place), hint))

    def _warn(self, rule: str, message: str, where: Location) -> None:
        self.problems.append(Problem(rule, message, where, None, Severity.WARNING))

    def _at(self, place: str) -> Location:
        return Location(f"{self.file}:{place}")


def _row_place(grid: FilledGrid, row: int) -> str:
    return next((entry.place for entry in grid.rows[row] if entry.text.strip()), grid.place)


def _choices(question: Question) -> str:
    """Return the choices of a question as its form shows them."""
    labels = [choice.label for choice in question.choices] or list(question.values)
    return f"choices are: {'; '.join(f'{n} {label}' for n, label in enumerate(labels, start=1))}"


def _in_line(question: Question, text: str) -> str:
    """Return a text as its question has it: names and posts stand on one line, however they wrap."""
    if question.type not in ("text", "role"):
        return text
    return " ".join(part.strip() for part in text.splitlines() if part.strip())


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"  # noqa: PLR2004
