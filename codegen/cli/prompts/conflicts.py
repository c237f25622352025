"""Answers that cannot stand together, told when they arise, with the remedy and the answers one key away."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from codegen.cli.prompts import telling
from codegen.cli.prompts.front import Option, Shade
from codegen.interview.contradictions import concerned, standing
from codegen.interview.route import stop

if TYPE_CHECKING:
    from codegen.cli.prompts.asking import Asker
    from codegen.interview.engine import Interview
    from codegen.library.questions import Contradiction


@dataclass(slots=True)
class Conflicts:
    """The contradictions that somebody was told of and that still stand, by id."""

    told: set[str] = field(default_factory=set)

    def arisen(self, interview: Interview) -> list[Contradiction]:
        """Return those that were not told yet, and count them as told.

        One waits until all that it turns on was asked: what somebody has not seen yet is no
        contradiction of theirs.
        """
        resolution = interview.resolution
        found = standing(interview.library, resolution)
        self.told &= {rule.id for rule in found}
        new = [
            rule
            for rule in found
            if rule.id not in self.told
            and not any(map(interview.waits, concerned(rule, resolution)))
        ]
        self.told |= {rule.id for rule in new}
        return new

    def settle(self, asker: Asker, key: str) -> str | None:
        """Tell what arose with the answer to *key*, and return the answer to be changed; None is none.

        Raises:
            Turn: A word was typed that leads elsewhere.
        """
        interview, front = asker.interview, asker.front
        found = self.arisen(interview)
        if not found:
            return None
        keys: dict[str, None] = {}
        for rule in found:
            front.say()
            front.say(rule.say, Shade.WARNING)
            front.say(rule.remedy)
            turns = concerned(rule, interview.resolution)
            keys |= dict.fromkeys(stop(interview.library, name) for name in turns)
        questions = interview.library.questionnaire.questions
        options = [Option("", "Keep them and decide later")]
        for name in sorted(keys, key=lambda name: name != key):
            value = telling.answered(interview, questions[name])
            options.append(Option(name, f"Change {questions[name].label}: {value}"))
        return asker.menu("What now?", options) or None
