"""A form that came back: who answered, what each place says, and what cannot be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from codegen.document.form import ON, WHO
from codegen.interview.cleaning import cleaned
from codegen.interview.entering import day
from codegen.interview.faults import Faults, short
from codegen.interview.paper import EVERYBODY
from codegen.interview.places import UNSURE, Places
from codegen.library.language import UNKNOWN

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from codegen.document.form import Entry, Filled
    from codegen.errors import Problem
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library

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
    digest = filled.properties.get("codegen library digest")
    older = digest is not None and digest != resolution.library.digest
    reader = _Reader(filled, resolution, Faults(file, older))
    reader.origin()
    name, signed = reader.name(who)
    on = reader.day(today)
    reader.all()
    returned = Returned(file, name, on, signed, reader.answers)
    return returned, tuple(reader.faults.problems)


@dataclass(slots=True)
class _Reader:
    filled: Filled
    resolution: Resolution
    faults: Faults
    answers: dict[str, Any] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    def origin(self) -> None:
        """Warn of a form that was made for another draft."""
        properties, ours = self.filled.properties, self.resolution.library.name
        name = self.resolution.value("organisation.name")
        body, library = properties.get("codegen body"), properties.get("codegen library")
        if body and name is not UNKNOWN and body != name:
            said = f"this form was made for {body}, and this draft is for {name}"
            self.faults.warn("another-body", said)
        if library and library != ours:
            said = f"this form was made from the library '{library}', not '{ours}'"
            self.faults.warn("another-library", said)

    def name(self, given: str | None) -> tuple[str, bool]:
        """Return who answered, and whether somebody said so."""
        entry = self._line(WHO)
        if entry:
            # A semicolon stands between several who gave one answer.
            name = " ".join(cleaned(entry.text).replace(";", ",").split())
            if len(name) > LONGEST_NAME:
                said = f"the name of an office or post has at most {LONGEST_NAME} characters"
                self.faults.refuse("too-long", said, entry.place)
            return name, True
        made_for = self.filled.properties.get("codegen for", "")
        if given or (made_for and made_for != EVERYBODY):
            return (given or made_for).replace(";", ","), given is not None
        hint = "write the office or post into its line at the top, or give it with --who"
        self.faults.refuse("no-name", "nobody says who answered", None, hint)
        return "", False

    def day(self, today: dt.date) -> dt.date:
        """Return the day of the answers."""
        entry = self._line(ON)
        if not entry:
            return today
        found = day(cleaned(entry.text).strip())
        if found is None:
            said = f"'{short(entry.text)}' is not a date"
            hint = "write it as 2027-01-31 or 31 January 2027"
            self.faults.refuse("wrong-date", said, entry.place, hint)
        return found or today

    def all(self) -> None:
        """Read every place, then hold what belongs together against each other."""
        reading = Places(self.filled.stamps, self.resolution, self.faults)
        questions = self.resolution.library.questionnaire.questions
        for key, entry in self.filled.entries:
            if key in (WHO, ON):
                continue
            if key not in questions:
                said = f"the question {key} is no longer asked, so its answer was left out"
                self.faults.warn("unknown-question", said, entry.place)
            elif not self.faults.unreadable(entry):
                self._take(key, reading.answer(questions[key], entry), entry.place)
        for key, grid in self.filled.grids.items():
            if key in questions and questions[key].type == "records":
                self._take(key, reading.records(questions[key], grid), grid.place)
        for key in list(self.answers):
            self._stated(key)
        for entry in self.filled.unread:
            said = f"{entry.text}; only what stands in the places for answers was read"
            self.faults.warn("not-read", said, entry.place)

    def _line(self, key: str) -> Entry | None:
        return next((entry for found, entry in self.filled.entries if found == key), None)

    def _take(self, key: str, value: Any, place: str) -> None:
        """Take an answer, unless another place of the same form answers otherwise."""
        if value is None:
            return
        if key in self.answers and self.answers[key] != value:
            said = f"the question {key} is answered in two places: here and in {self.places[key]}"
            self.faults.refuse("answered-twice", said, place, "clear one of the two")
            return
        self.answers[key], self.places[key] = value, place

    def _stated(self, key: str) -> None:
        """Refuse the act of a law of which the same form does not say that there is one."""
        questions = self.resolution.library.questionnaire.questions
        parent = questions.get(questions[key].parent or "")
        if parent is None or parent.type not in STATED:
            return
        stands: Any = self.resolution.value(parent.key)
        stated = self.answers.get(parent.key, UNSURE if stands is UNKNOWN else stands)
        if stated not in ("no", UNSURE) or parent.key in self.resolution.answers.differ:
            return
        if self.answers[key] == UNSURE:  # of what is not there nobody can know more
            del self.answers[key]
            return
        word = "answered “no”" if stated == "no" else "not"
        said = f"this is answered, and the question it belongs to is {word}: {parent.ask}"
        hint = "answer that question with yes, or clear this"
        self.faults.refuse("no-state", said, self.places[key], hint)
