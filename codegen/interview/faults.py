"""What is wrong in a form that came back, collected with its places."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from codegen.errors import Location, Problem, Severity
from codegen.interview.answers import LONGEST

if TYPE_CHECKING:
    from codegen.document.form import Entry
    from codegen.interview.accepting import Refusal
    from codegen.library.questions import Question

SHOWN = 40  # characters of what somebody wrote


@dataclass(slots=True)
class Faults:
    """The problems of one form; ``older`` says that the questionnaire has changed since it was made."""

    file: str
    older: bool
    problems: list[Problem] = field(default_factory=list)

    def refuse(
        self, rule: str, message: str, place: str | None = None, hint: str | None = None
    ) -> None:
        """Add an error, at a place in the file or for all of it."""
        self.problems.append(Problem(rule, message, self._at(place), hint))

    def warn(self, rule: str, message: str, place: str | None = None) -> None:
        """Add a warning, at a place in the file or for all of it."""
        self.problems.append(Problem(rule, message, self._at(place), None, Severity.WARNING))

    def refused(self, refusal: Refusal, place: str, question: Question) -> None:
        """Add why an answer is none; one that the form itself offered, when it was made, is left out."""
        if refusal.rule != "unknown-choice":
            self.refuse(refusal.rule, refusal.message, place, refusal.hint)
        elif self.older:
            said = f"{refusal.message} any more, so it was left out"
            self.warn(refusal.rule, said, place)
        else:
            self.refuse(refusal.rule, refusal.message, place, _choices(question))

    def unreadable(self, entry: Entry) -> bool:
        """Return whether nobody can read what stands in a place, and add why."""
        if entry.fault:
            self.refuse("unreadable-answer", entry.fault, entry.place, "write the answer itself")
        elif len(entry.text) > LONGEST:
            said = f"an answer has at most {LONGEST:,} characters, this one {len(entry.text):,}"
            self.refuse("too-long", said, entry.place)
        else:
            return False
        return True

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    def _at(self, place: str | None) -> Location:
        return Location(f"{self.file}:{place}" if place else self.file)


def short(text: str) -> str:
    """Return what somebody wrote, cut to a line."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"


def _choices(question: Question) -> str:
    """Return the choices of a question as its form shows them."""
    labels = [choice.label for choice in question.choices] or list(question.values)
    return f"choices are: {'; '.join(f'{n} {label}' for n, label in enumerate(labels, start=1))}"
