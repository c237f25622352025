"""What stands in the places of a form: an answer, that somebody does not know, or that all is right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codegen.interview.accepting import accepted
from codegen.interview.cleaning import cleaned
from codegen.interview.entering import entered
from codegen.interview.faults import Faults, short
from codegen.interview.rows import NONE, choices_digest, rows_digest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from codegen.document.form import Entry, FilledGrid
    from codegen.interview.resolution import Resolution
    from codegen.library.questions import Question

UNSURE = "unsure"
NOT_KNOWN = {
    "?", "??", "i do not know", "i don't know", "i don’t know", "do not know", "don't know",
    "don’t know", "not known", "unsure", "unknown",
}  # fmt: skip
RIGHT = {"ok", "okay", "o.k", "as it stands"}  # a full stop at the end is taken off before


@dataclass(slots=True)
class Places:
    """Reads the places of one form; ``stamps`` is what they were made with."""

    stamps: Mapping[str, str]
    resolution: Resolution
    faults: Faults

    def answer(self, question: Question, entry: Entry) -> Any:
        """Return the answer that a place holds, None when it was refused or left out."""
        typed = cleaned(entry.text).strip()
        word = " ".join(typed.casefold().split()).rstrip(".") or typed
        if word in NOT_KNOWN:
            return UNSURE
        if word in RIGHT:
            return self._standing(question, entry)
        if question.type in ("record", "matrix"):
            said = "this question is answered in the lines below it"
            self.faults.refuse("wrong-place", said, entry.place, "write the answers there")
            return None
        if question.type == "records":
            if word == NONE:
                return []
            hint = f"fill in the table, or write {NONE} or ? here"
            said = "this question is answered in its table"
            self.faults.refuse("wrong-place", said, entry.place, hint)
            return None
        if self._renumbered(question, typed):
            said = f"the choices of {question.key} have changed since the form was made, so '{short(typed)}' was left out"
            self.faults.warn("other-choices", said, entry.place)
            return None
        result = entered(question, _in_line(question, entry.text))
        for refusal in result.refusals:
            self.faults.refused(refusal, entry.place, question)
        return None if result.refusals else self._chosen(question, result.value, entry)

    def records(self, question: Question, grid: FilledGrid) -> list[dict[str, Any]] | None:
        """Return what a table says; None when nobody touched it, or something in it was refused."""
        texts = [[entry.text for entry in row] for row in grid.rows]
        faulty = any(entry.fault for row in grid.rows for entry in row)
        _, _, shown = self._stamp(question)
        if not faulty and (not texts or rows_digest(texts) == shown):
            return None
        before = self.faults.errors
        columns = self._columns(question, grid)
        records = [self._record(columns, row, grid) for row in grid.rows]
        if self.faults.errors > before:
            return None
        result = accepted(question, [record for record in records if record])
        for refusal in result.refusals:
            self.faults.refuse(refusal.rule, refusal.message, grid.place, refusal.hint)
        return None if result.refusals else result.value

    def _stamp(self, question: Question) -> tuple[str, str, str]:
        """Return the number of a question, the digest of its choices, and the answer that stood."""
        number, choices, shown, *_ = (*self.stamps.get(question.key, "").split(" ", 2), "", "", "")
        return number, choices, shown

    def _standing(self, question: Question, entry: Entry) -> Any:
        """Return the answer that stood in the form when it was made."""
        _, _, shown = self._stamp(question)
        if not shown or question.type == "records":
            said = "no answer stood in the form to this question"
            self.faults.refuse("nothing-stands", said, entry.place, "write the answer itself")
            return None
        result = entered(question, shown)
        if result.refusals:
            said = f"what stood in the form, '{short(shown)}', is no longer an answer"
            self.faults.warn("unknown-choice", said, entry.place)
            return None
        return result.value

    def _renumbered(self, question: Question, typed: str) -> bool:
        """Return whether choices were given by numbers that mean something else today."""
        _, choices, _ = self._stamp(question)
        if question.type not in ("choice", "choices") or not choices:
            return False
        return choices != choices_digest(question) and any(char.isdecimal() for char in typed)

    def _chosen(self, question: Question, value: Any, entry: Entry) -> Any:
        """Return a value none of whose choices is closed under today's answers, else None."""
        for member in value if isinstance(value, list) else [value]:
            choice = question.choice(member) if isinstance(member, str) else None
            if choice and choice.unless and self.resolution.holds(choice.unless) is True:
                said = f"'{choice.label}' is not open here: {choice.reason}"
                self.faults.refuse("closed-choice", said, entry.place)
                return None
        return value

    def _columns(self, question: Question, grid: FilledGrid) -> list[Question | None]:
        """Return the column of the questionnaire below each heading of a table."""
        called = {column.label.casefold(): column for column in question.columns}
        found = [called.get(" ".join(text.split()).casefold()) for text in grid.header]
        if not any(found) and len(found) == len(question.columns):
            return list(question.columns)
        for text, column in zip(grid.header, found, strict=True):
            if column is None and text.strip():
                said = f"the column '{short(text)}' is no longer asked, so it was left out"
                self.faults.warn("unknown-field", said, grid.place)
        return found

    def _record(
        self, columns: Sequence[Question | None], row: Sequence[Entry], grid: FilledGrid
    ) -> dict[str, Any]:
        record: dict[str, Any] = {}
        for column, entry in zip(columns, row, strict=False):
            typed = cleaned(entry.text).strip()
            if column is None or self.faults.unreadable(entry):
                continue
            if not typed or typed.casefold() in NOT_KNOWN:
                continue
            result = entered(column, _in_line(column, entry.text))
            for refusal in result.refusals:
                self.faults.refused(refusal, entry.place, column)
            record[column.key] = result.value
        first = next((column for column in columns if column is not None), None)
        if record and first is not None and first.key not in record:
            place = next((entry.place for entry in row if entry.text.strip()), grid.place)
            hint = "fill in its first column, or clear the row"
            self.faults.refuse("missing-field", f"this row has no {first.label}", place, hint)
        return record


def _in_line(question: Question, text: str) -> str:
    """Return a text as its question has it: names and posts stand on one line, however they wrap."""
    if question.type not in ("text", "role", "name"):
        return text
    return " ".join(part.strip() for part in text.splitlines() if part.strip())
