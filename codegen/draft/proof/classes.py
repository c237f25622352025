"""The answers that each question can have, one of each class that no condition tells apart.

What a condition can see of an answer is how it compares with the constants of the library and with
the answers it is compared with. So finitely many answers stand for all: of a choice the values that
some comparison tells from the others, of a number the constants and what lies between them, of a
text the constants and as many other texts as there are answers that it is compared with.
"""

from __future__ import annotations

import datetime as dt
from itertools import combinations, product
from typing import TYPE_CHECKING, Any, Final

from codegen.draft.proof.comparing import Comparison, comparisons
from codegen.draft.proof.numbers import numbers
from codegen.interview.accepting import accepted
from codegen.library.language import UNKNOWN, compared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from codegen.library.model import Library
    from codegen.library.questions import Question

CATEGORIES = "people.categories"
KINDS = "documents.kinds"
LISTS = ("choices", "list", "records")
FIRST_DAY = dt.date(2026, 1, 1)


class Filled:
    """The answer of a list that has members; `codegen.draft.proof.world.World` asks which."""

    def __repr__(self) -> str:
        """Return the word that tests and debuggers show."""
        return "FILLED"


FILLED: Final = Filled()


class Classes:
    """The classes of answers of one library, worked out when first asked for."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._questions = library.questionnaire
        self._comparisons = comparisons(library)
        self._documents = {outline.document for outline in library.outlines.values()}
        self._answers: dict[str, tuple[Any, ...]] = {}
        self._members: dict[str, tuple[tuple[Any, ...], dict[Any, tuple[int, ...]]]] = {}

    def question(self, key: str) -> Question:
        """Return the question, field or column of a key."""
        found = self._questions.questions.get(key) or self._questions.column(key)
        assert found, key
        return found

    def answers(self, key: str) -> tuple[Any, ...]:
        """Return an answer of each class, the unknown one last."""
        if key not in self._answers:
            question = self.question(key)
            if question.type in LISTS:
                may_be_empty = question.type == "choices" or not question.least
                empty: list[Any] = [[]] if may_be_empty else []
                known: Iterable[Any] = (FILLED, *empty, *question.special)
            else:
                known = self._merged(key, self._single(key, question))
            self._answers[key] = (*known, UNKNOWN)
        return self._answers[key]

    def members(self, key: str) -> tuple[Any, ...]:
        """Return a member of each class that a list may have: texts, or records by bare names."""
        return self._listed(key)[0]

    def places(self, key: str, value: Any) -> tuple[int, ...]:
        """Return the places of the members that ``in`` takes for a value: itself, or named by it."""
        return self._listed(key)[1].get(value, ()) if isinstance(value, str) else ()

    def _listed(self, key: str) -> tuple[tuple[Any, ...], dict[Any, tuple[int, ...]]]:
        if key not in self._members:
            question = self.question(key)
            alike = self._representatives(key, question)
            names = tuple(dict.fromkeys(alike.values()))
            members: tuple[Any, ...] = names
            if question.type == "records":
                members = tuple(self._records(key, question, names))
            named = [next(iter(m.values())) if isinstance(m, dict) else m for m in members]
            found = {
                value: tuple(place for place, name in enumerate(named) if name == first)
                for value, first in alike.items()
            }
            self._members[key] = members, found
        return self._members[key]

    def _records(self, key: str, question: Question, names: Sequence[Any]) -> Iterator[Any]:
        """Yield a record of each name with every class of the fields that a condition reads."""
        first, *others = question.columns
        read = [c.key for c in others if f"{key}.{c.key}" in self._comparisons.columns]
        fields = [self._field(f"{key}.{name}") for name in read]
        for name, *values in product(names, *fields):
            given = zip(read, values, strict=True)
            yield {first.key: name} | {
                field: value for field, value in given if value is not UNKNOWN
            }

    def _field(self, column: str) -> tuple[Any, ...]:
        """Return the answers of a field of a record; of a list every list of its members."""
        if self.question(column).type not in LISTS:
            return self.answers(column)
        members = self.members(column)
        sizes = range(len(members) + 1)
        lists = (list(some) for size in sizes for some in combinations(members, size))
        return (*lists, *self.question(column).special, UNKNOWN)

    def _representatives(self, key: str, question: Question) -> dict[Any, Any]:
        values: Sequence[Any] = question.values
        column = key
        if question.type == "records":
            column = f"{key}.{question.columns[0].key}"
            values = question.columns[0].values or self.answers(column)[:-1]
        elif question.type == "list":
            values = self._texts(key, question)
        return self._alike(key, column, values)

    def _alike(self, key: str, column: str, values: Sequence[Any]) -> dict[Any, Any]:
        """Return by member the first of those that nothing in the library tells from it."""
        tests = [*self._tests(key), *(self._tests(column) if column != key else ())]
        if self._compared_with_others(key) or self._compared_with_others(column):
            return {value: value for value in values}
        found: dict[Any, Any] = {}
        first: dict[Any, Any] = {}
        for value in values:
            seen = tuple(_is_meant(test, value) for test in tests)
            office = self._office(value) if key == CATEGORIES else None
            drafted = value in self._documents if key == KINDS else None
            alone = value == "none" and self.question(key).type == "choices"
            found[value] = first.setdefault((seen, office, drafted, alone), value)
        return found

    def _office(self, category: Any) -> str | None:
        offices = self.library.offices.values()
        return next((office.id for office in offices if category in office.categories), None)

    def _merged(self, key: str, values: Sequence[Any]) -> tuple[Any, ...]:
        """Return the first value of each class, unless other answers are compared with it."""
        if self._compared_with_others(key):
            return tuple(values)
        first: dict[Any, Any] = {}
        for value in values:
            seen = tuple(_outcome(test, value) for test in self._tests(key))
            first.setdefault(seen, value)
        return tuple(first.values())

    def _single(self, key: str, question: Question) -> tuple[Any, ...]:
        """Return the answers of a question that is no list, before those alike are merged."""
        match question.type:
            case "choice" | "yes_no" | "three_state":
                return (*question.values, *question.special)
            case "record" | "matrix":
                return ()
            case "integer" | "money":
                found = numbers(self._linked_questions(key), self._constants(key))[question.type]
                computed = any(default.of for default in question.defaults)
                fit = [n for n in found if computed or not accepted(question, n).refusals]
                return (*fit, *question.special)
            case "date":
                days = range(len(self._comparisons.linked(key)))
                return tuple(FIRST_DAY + dt.timedelta(day) for day in days)
        return (*question.special, *self._texts(key, question))

    def _texts(self, key: str, question: Question) -> tuple[str, ...]:
        """Return the texts that are compared with the answer, and others as many as it takes."""
        linked = self._comparisons.linked(key)
        known = [
            c for c in self._constants(key) if isinstance(c, str) and c not in question.special
        ]
        if question.type == "country":
            others = [f"X{chr(place)}" for place in range(ord("A"), ord("Z") + 1)]
            return (*known, *[code for code in others if code not in known][: len(linked)])
        fit = [
            text
            for text in known
            if question.type == "list" or not accepted(question, text).refusals
        ]
        word = "post" if question.type == "role" else "text"
        names = [
            f"some {word}",
            *(f"another {word} ({place})" for place in range(2, len(linked) + 1)),
        ]
        if len(linked) > 1:
            names = [f"Post {place}" for place in range(1, len(linked) + 1)]
        return (*fit, *names)

    def _linked_questions(self, key: str) -> list[Question]:
        return [self.question(name) for name in self._comparisons.linked(key)]

    def _compared_with_others(self, key: str) -> bool:
        return len(self._comparisons.linked(key)) > 1

    def _tests(self, key: str) -> list[Comparison]:
        return self._comparisons.tests.get(key, [])

    def _constants(self, key: str) -> list[Any]:
        """Return the constants with which a key, or one that it is compared with, is compared."""
        found: dict[Any, None] = {}
        for name in self._comparisons.linked(key):
            for test in self._tests(name):
                several = isinstance(test.constant, list | tuple)
                found.update(dict.fromkeys(test.constant if several else [test.constant]))
            found.update(dict.fromkeys(self.question(name).special))
        return list(found)


def _outcome(test: Comparison, value: Any) -> Any:
    if test.constant_first:
        return compared(test.sign, test.constant, value)
    return compared(test.sign, value, test.constant)


def _is_meant(test: Comparison, member: Any) -> bool | tuple[int, ...]:
    """Return what a test of a list sees of one member."""
    if not isinstance(test.constant, list | tuple):
        return bool(member == test.constant)
    if test.sign in ("==", "!="):  # the whole list is told, so each of its members counts
        return tuple(n for n, constant in enumerate(test.constant) if constant == member)
    return member in test.constant
