"""Lists: of texts and of records, with add, change and remove; and the fields of a matrix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codegen.cli.prompts import telling
from codegen.cli.prompts.asking import ELSEWHERE, Filled, Given, Turn
from codegen.cli.prompts.front import Option, Prompt, Shade
from codegen.interview.cleaning import cleaned
from codegen.interview.entering import spelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from codegen.cli.prompts.asking import Asker, Outcome
    from codegen.library.questions import Question

DONE = "done"


@dataclass(slots=True)
class Lists:
    """Asks for the members of lists; ``progress`` is told of each one as it is added or changed."""

    asker: Asker
    progress: Callable[[list[Any]], None]

    def ask(self, question: Question, standing: list[Any]) -> list[Any] | str | None:
        """Return the members, or a word the question takes in their place; None when nothing was said.

        Args:
            question: A question for a list of texts or records.
            standing: Those that are there.

        Raises:
            Turn: A word was typed that leads away from it.
        """
        items = list(standing)
        if not items:
            begun = self._begin(question, items)
            if begun is not None or question.type == "list" or not items:
                return begun if begun is not None else (items or None)
        while True:
            for number, item in enumerate(items, 1):
                self.asker.front.say(f"{number}. {told(question, item)}")
            match self.asker.menu("Is that all?", self._acts(items)):
                case "add":
                    self._add(question, items)
                case "change":
                    self._change(question, items)
                case "remove":
                    self._remove(question, items)
                case _:
                    return items

    def _begin(self, question: Question, items: list[Any]) -> str | None:
        """Add the first members; return a word that was given in their place."""
        if question.type == "records":
            self.asker.front.say(question.ask, Shade.ASK)
            self.asker.front.say(question.help or "", Shade.QUIET)
            self._add(question, items)
            return None
        while True:
            try:
                text = self._line(question, "Another?" if items else
                                  f"{question.ask} One on a line, and an empty line at the end.",
                                  help_=None if items else question.help)  # fmt: skip
            except Turn as turn:
                if not items or turn.word.name not in ELSEWHERE:
                    raise
                return None  # what was typed so far is not thrown away for a word
            if not text:
                return None
            word = "-".join(text.casefold().split())
            if not items and word in question.special:
                return word
            self._append(question, items, text)

    def _acts(self, items: list[Any]) -> list[Option]:
        acts = [Option(DONE, "That is all"), Option("add", "Add one")]
        if items:
            acts += [Option("change", "Change one"), Option("remove", "Remove one")]
        return acts

    def _add(self, question: Question, items: list[Any]) -> None:
        if question.type == "list":
            text = self._line(question, "Which one?", "none")
            if text:
                self._append(question, items, text)
            return
        record = self._record(question, {}, first=not items)
        if record:
            self._append(question, items, record)

    def _line(
        self,
        question: Question,
        ask: str,
        offered: str | None = None,
        text: str = "",
        help_: str | None = None,
    ) -> str:
        prompt = Prompt(ask, offered, help_, text=text)
        return cleaned(self.asker.reply(question, lambda: self.asker.front.line(prompt))).strip()

    def _append(self, question: Question, items: list[Any], item: Any) -> None:
        if not self.asker.refused(question, [*items, item]):
            items.append(item)
            self.progress(list(items))

    def _change(self, question: Question, items: list[Any]) -> None:
        place = self._which("Which one changes?", question, items)
        if place is None:
            return
        if question.type == "list":
            item: Any = self._line(question, "What should it say?", items[place], items[place])
        else:
            item = self._record(question, items[place], first=False)
        changed = [*items[:place], item, *items[place + 1 :]]
        if item and not self.asker.refused(question, changed):
            items[place] = item
            self.progress(list(items))

    def _remove(self, question: Question, items: list[Any]) -> None:
        place = self._which("Which one goes?", question, items)
        if place is not None:
            del items[place]
            self.progress(list(items))

    def _which(self, ask: str, question: Question, items: list[Any]) -> int | None:
        if len(items) == 1:
            return 0
        choices = [Option(str(n), told(question, item)) for n, item in enumerate(items)]
        picked = self.asker.menu(ask, [*choices, Option("", "None of them")], takes=-1)
        return int(picked) if picked else None

    def _record(
        self, question: Question, standing: dict[str, Any], *, first: bool
    ) -> dict[str, Any] | None:
        """Return a record, its columns asked one by one; None when somebody went back on it.

        A word that leaves a question open leaves one column open, unless nothing was entered yet
        and it is meant for the whole question.
        """
        record: dict[str, Any] = {}
        for place, column in enumerate(question.columns):
            try:
                value = self._column(column, standing.get(column.key), first=place == 0)
            except Turn as turn:
                leaves = turn.word.name in ELSEWHERE
                if turn.word.name != "back" and not (leaves and (place or not first)):
                    raise
                if place == 0 or not leaves:
                    self.asker.front.say("Left as it was.", Shade.QUIET)
                    return None
                value = None
            if value is not None:
                record[column.key] = value
        return record

    def _column(self, column: Question, standing: Any, *, first: bool) -> Any:
        """Return the value of a column; an empty line leaves the standing one, or leaves it open."""
        if column.type == "list":
            inner = Lists(self.asker, lambda _: None)
            return inner.ask(column, list(standing or ()))
        return self.asker.column(column, standing, first=first)


def told(question: Question, item: Any) -> str:
    """Return a member of a list in a line: of a record its columns."""
    if not isinstance(item, dict):
        return telling.short(str(item))
    columns = {column.key: column for column in question.columns}
    parts = [told_column(columns[name], value) for name, value in item.items() if name in columns]
    return telling.short(", ".join(parts))


def told_column(column: Question, value: Any) -> str:
    """Return the value of a column in words."""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return spelled(column, value)


def matrix(asker: Asker, question: Question, progress: Callable[[dict[str, Any]], None]) -> Outcome:
    """Return the answers to the fields of a matrix: all as they stand, but for those that are changed.

    Args:
        asker: Asks.
        question: The matrix.
        progress: Is told of what was changed, each time.

    Raises:
        Turn: A word was typed that leads away from it.
    """
    questions = asker.interview.library.questionnaire.questions
    values: dict[str, Any] = {}
    if question.help:
        asker.front.say(question.help, Shade.QUIET)
    while True:
        rows = [Option("", "Take them as they stand")] + [
            Option(
                key,
                f"{telling.sentence(questions[key].label)}: {_now(asker, questions[key], values)}",
            )
            for key in question.fields
            if asker.interview.resolution.applies(key)
        ]
        picked = asker.menu(question.ask, rows)
        if not picked:
            return Filled(values)
        values |= _field(asker, questions[picked])
        progress(dict(values))


def _field(asker: Asker, field: Question) -> dict[str, Any]:
    """Return the new answer to one field of a matrix by its key; nothing when it stays as it is."""
    try:
        outcome = asker.ask(field)
    except Turn as turn:
        if turn.word.name == "skip":
            return {field.key: "unsure"}
        if turn.word.name not in (*ELSEWHERE, "back"):
            raise
        return {}
    return {field.key: outcome.value} if isinstance(outcome, Given) else {}


def _now(asker: Asker, field: Question, values: dict[str, Any]) -> str:
    """Return how a field of a matrix stands, with what was just chosen."""
    if field.key in values:
        value = values[field.key]
        return "to be decided" if value == "unsure" else spelled(field, value)
    value, note = telling.offered(asker.interview, field)
    return f"{value}{note}" if value else "to be decided"
