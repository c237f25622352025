"""One question asked until it is answered: by its type, with help, what is offered, and what was refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from codegen.cli.prompts import telling
from codegen.cli.prompts.front import Prompt, Shade
from codegen.interview.entering import entered, spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from codegen.cli.prompts.front import Front, Option, Reply
    from codegen.cli.prompts.words import Word
    from codegen.interview.accepting import Refusal
    from codegen.interview.engine import Interview
    from codegen.library.questions import Question

ELSEWHERE = ("skip", "later", "none")  # words about a question, of no use where something is chosen
TYPED = (
    "text",
    "longtext",
    "role",
    "name",
    "integer",
    "money",
    "date",
    "country",
    "list",
    "records",
)


@dataclass(frozen=True, slots=True)
class Given:
    """An answer."""

    value: Any


@dataclass(frozen=True, slots=True)
class Filled:
    """Answers to the fields of a matrix."""

    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Taken:
    """What was offered was taken."""


@dataclass(frozen=True, slots=True)
class Unsure:
    """Nobody knows yet."""


Outcome: TypeAlias = Given | Filled | Taken | Unsure


class Turn(Exception):  # noqa: N818  it is no error: somebody wants to be elsewhere
    """A word was typed that leads away from the question."""

    def __init__(self, word: Word) -> None:
        super().__init__(word.name)
        self.word = word


def helping(question: Question) -> str | None:
    """Return the help that is shown with a question: how to type, where one types."""
    return question.help if question.type in TYPED else None


@dataclass(slots=True)
class Asker:
    """Asks questions of one interview by one front end."""

    front: Front
    interview: Interview

    def reply(self, question: Question, read: Callable[[], Reply]) -> str:
        """Return what was typed or chosen; help is given as often as it is asked for.

        Raises:
            Turn: Another word was typed.
        """
        while True:
            reply = read()
            if isinstance(reply, str):
                return reply
            match reply.name:
                case "help":
                    self._tell(telling.helped(self.interview, question))
                case "why":
                    self._tell(telling.reasons(self.interview, question))
                case "":
                    self.front.say(f"There is no word '{reply.rest}'. Type ? for those there are.",
                                   Shade.WARNING)  # fmt: skip
                case _:
                    raise Turn(reply)

    def menu(self, ask: str, options: Sequence[Option], *, takes: int = 0) -> str:
        """Return the value of one option; an empty line takes the one at the place ``takes``, the first.

        Raises:
            Turn: A word was typed that leads elsewhere.
        """
        taken, questions = options[takes], self.interview.library.questionnaire.questions
        about = self.interview.question if self.interview.at else next(iter(questions.values()))
        prompt = Prompt(ask, taken.label, chosen=(taken.value,))
        while True:
            try:
                picked = self.reply(about, lambda: self.front.choose(prompt, options))
            except Turn as turn:
                if turn.word.name not in ELSEWHERE:
                    raise
                picked = turn.word.name
            if not picked or any(picked == option.value for option in options):
                return picked or taken.value
            self.front.say("Choose one of these, or press Enter.", Shade.WARNING)

    def ask(self, question: Question) -> Outcome:
        """Return the answer to a question that is no list and no matrix.

        Raises:
            Turn: A word was typed that leads away from it.
        """
        offers, note = telling.offered(self.interview, question)
        chosen, text = self._standing(question)
        prompt = Prompt(self.worded(question), offers, helping(question), chosen, text, note=note)
        return self._until_accepted(question, prompt) or Taken()

    def column(self, column: Question, standing: Any, *, first: bool) -> Any:
        """Return the value of a column of a record, None when it is left open.

        Args:
            column: The column, which is no list.
            standing: Its value so far, None when there is none.
            first: Whether it names the record, so that it cannot be left open.

        Raises:
            Turn: A word was typed that leads away from it.
        """
        kept = spelled(column, standing) if standing is not None else None
        offers = kept or (None if first else "leave it open")
        chosen = (str(standing),) if kept and column.values else ()
        text = kept if kept and not column.values else ""
        found = self._until_accepted(
            column, Prompt(self.worded(column), offers, None, chosen, text or "")
        )
        return found.value if isinstance(found, Given) else standing

    def _until_accepted(self, question: Question, prompt: Prompt) -> Given | Unsure | None:
        """Return what was answered; None when an empty line took what was offered."""
        asked = prompt
        while True:
            text = self.reply(question, lambda asked=asked: self._read(question, asked))  # type: ignore[misc]
            asked = replace(prompt, again=True)
            if text == telling.UNSURE:
                return Unsure()
            if not text and prompt.offered:
                return None
            if not text:
                self.front.say("Give an answer, or :skip if nobody knows yet.", Shade.WARNING)
                continue
            found = entered(question, text)
            if not self.refused(question, found.value, found.refusals):
                return Given(found.value)

    def refused(self, question: Question, value: Any, found: tuple[Refusal, ...] = ()) -> bool:
        """Return whether an answer is refused, and say why; ``found`` was said against it already."""
        refusals = found or self.interview.refusals(question, value)
        for refusal in refusals:
            said, hint = refusal.message, refusal.hint or ""
            if refusal.rule == "unknown-choice":
                said = said.partition(" is not a choice")[0] + " is not one of the choices"
                hint = hint if hint.startswith("did you mean") else ""
            said = said.replace(question.key, f"the {question.label}")
            self.front.say(f"{telling.sentence(said)}.", Shade.WARNING)
            if hint and hint != question.ask:
                self.front.say(telling.sentence(hint), Shade.WARNING)
        return bool(refusals)

    def _read(self, question: Question, prompt: Prompt) -> Reply:
        choices = telling.options(self.interview, question)
        if question.type == "choices":
            return self.front.choose_several(prompt, choices)
        if choices:
            return self.front.choose(prompt, choices)
        return self.front.lines(prompt) if question.type == "longtext" else self.front.line(prompt)

    def worded(self, question: Question) -> str:
        """Return a question with what its answer is measured in."""
        if question.type == "money":
            currency = self.interview.resolution.value("money.currency")
            return f"{question.ask} In {currency}." if isinstance(currency, str) else question.ask
        if question.type == "date":
            return f"{question.ask} Such as 2027-01-31."
        return question.ask

    def _standing(self, question: Question) -> tuple[tuple[str, ...], str]:
        """Return what is chosen, or the text to edit, before anybody chooses or types."""
        found = self.interview.offered(question.key)
        if found is None:
            return (), ""
        if question.values:
            chosen = found[0] if isinstance(found[0], list) else [found[0]]
            return tuple(map(str, chosen)), ""
        given = question.key in self.interview.answers.given
        return (), spelled(question, found[0]) if given else ""

    def _tell(self, lines: Iterable[str]) -> None:
        self.front.say()
        for line in lines:
            self.front.say(line, Shade.QUIET)
        self.front.say()
