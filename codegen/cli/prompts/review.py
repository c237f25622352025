"""All answers in a list, by section, from which one is taken up again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.cli.prompts import telling
from codegen.cli.prompts.front import Option, Shade
from codegen.interview import contradictions
from codegen.interview.resolution import Origin
from codegen.interview.route import members, route, stop

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codegen.cli.prompts.asking import Asker

RETURN = "Back to the question"


@dataclass(frozen=True, slots=True)
class Review:
    """The answers of an interview, to be looked through."""

    asker: Asker

    def picked(self, ask: str, done: str) -> str | None:
        """Return the question whose answer is to be changed, None when none is.

        Args:
            ask: What stands over the list.
            done: What is offered in place of a change.

        Raises:
            Turn: A word was typed that leads elsewhere.
        """
        interview, front = self.asker.interview, self.asker.front
        for rule in contradictions.standing(interview.library, interview.resolution):
            front.say(f"{rule.say} {rule.remedy}", Shade.WARNING)
        keys = filter(self._listed, route(interview.library, "file"))
        return self.asker.menu(ask, [Option("", done), *self._rows(keys)]) or None

    def elsewhere(self, name: str) -> str | None:
        """Return the question that a key names, or that is chosen from a section; None is where one was.

        Raises:
            Turn: A word was typed that leads elsewhere still.
        """
        interview, front = self.asker.interview, self.asker.front
        library = interview.library
        questions, sections = library.questionnaire.questions, library.questionnaire.sections
        if name in questions:
            key = stop(library, name)
            if interview.asks(key):
                return key
            front.say("That question is not asked with the answers so far.", Shade.WARNING)
            return None
        walk = dict.fromkeys(questions[key].section for key in interview.walk)
        options = [Option("", RETURN), *(Option(section, sections[section]) for section in walk)]
        picked = name if name in walk else self.asker.menu("Which section?", options)
        if picked not in walk:
            return None
        rows = self._rows(route(library, "full", picked))
        return self.asker.menu("Which question?", [Option("", RETURN), *rows]) or None

    def _rows(self, keys: Iterable[str]) -> list[Option]:
        interview = self.asker.interview
        questions = interview.library.questionnaire.questions
        sections = interview.library.questionnaire.sections
        return [
            Option(key, f"{telling.sentence(question.label)}: {telling.answered(interview, question)}",
                   under=sections[question.section])
            for key in keys
            for question in [questions[key]]
            if interview.asks(key)
        ]  # fmt: skip

    def _listed(self, key: str) -> bool:
        """Return whether the list of all answers shows a question: it was asked, or answered anyhow."""
        interview = self.asker.interview
        asked = key in interview.walk
        if interview.library.questionnaire.questions[key].parent and asked:
            asked = interview.resolution.origin(key) is not Origin.COMPUTED
        answers = interview.answers
        return asked or any(
            member in answers.given or member in answers.unsure or member in answers.differ
            for member in members(interview.library, key)
        )
