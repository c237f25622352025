"""An interview: which question comes next, and what answering, going back or leaving does.

Every step returns a new interview; nothing is read or written here. Whoever leaves takes `answers`
along, and an interview begun with them goes on where it was left.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from codegen.interview.accepting import Refusal, accepted
from codegen.interview.answers import LONGEST
from codegen.interview.changing import changed, settled
from codegen.interview.resolution import Origin, Resolution
from codegen.interview.route import members, progress, stop
from codegen.library.language import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from codegen.interview.resolution import Answers
    from codegen.library.model import Library
    from codegen.library.questions import Question


CITATION = ("act", "article", "date")  # the fields that every question on a law has


class Goal(enum.StrEnum):
    """What an interview goes through: what nobody answered, what is assumed, or each question."""

    OPEN = "open"
    ASSUMED = "assumed"
    EACH = "each"


@dataclass(frozen=True, slots=True)
class Interview:
    """Where an interview stands.

    ``walk`` are the stops it may come to, in order; ``at`` is the one that is asked, None when
    nothing is left; ``trail`` are those that were asked before it. ``seen`` are done with in this
    sitting. With ``again`` those of which nobody was sure are offered at the end.
    """

    library: Library
    answers: Answers
    walk: tuple[str, ...]
    goal: Goal = Goal.OPEN
    again: bool = False
    at: str | None = None
    trail: tuple[str, ...] = ()
    seen: frozenset[str] = frozenset()

    @property
    def question(self) -> Question:
        """The question that is asked."""
        assert self.at is not None
        return self.library.questionnaire.questions[self.at]

    @property
    def resolution(self) -> Resolution:
        """What the answers come to."""
        return Resolution(self.library, self.answers)

    @property
    def progress(self) -> tuple[int, int]:
        """The number of this screen, and of all of them as things stand."""
        assert self.at is not None
        return progress(self.library, self.walk, self.at, self.resolution)

    def onward(self) -> Interview:
        """Return the interview at the next stop: after this one in order, else the first left over."""
        resolution = self.resolution
        place = self.walk.index(self.at) + 1 if self.at in self.walk else 0
        order = (*self.walk[place:], *self.walk[:place])
        rounds = (self._waits, self._unsure) if self.again else (self._waits,)
        found = (key for waits in rounds for key in order if waits(key, resolution))
        return replace(self, at=next(found, None))

    def answered(self, value: Any) -> Interview:
        """Return the interview after an answer; what would be assumed without one counts as confirmed."""
        assert self.at is not None
        return self._after({self.at: value})

    def filled(self, values: Mapping[str, Any]) -> Interview:
        """Return the interview after answers to the fields of a matrix; those left out are taken."""
        assert self.at is not None
        return self._after(self._standing(self.at) | dict(values))

    def taken(self) -> Interview:
        """Return the interview after the offered value was taken, or the answer left as it is."""
        assert self.at is not None
        return self._after(self._standing(self.at))

    def skipped(self) -> Interview:
        """Return the interview after it was said that nobody knows yet.

        Answers of which two people gave different ones stay as they are: they are open already.
        """
        assert self.at is not None
        asked = members(self.library, self.at)
        return self._after({key: "unsure" for key in asked if key not in self.answers.differ})

    def passed(self) -> Interview:
        """Return the interview at the next stop, with nothing said: it is asked again another time."""
        return self._after({})

    def back(self) -> Interview:
        """Return the interview at the stop before, the same when there is none."""
        resolution = self.resolution
        for place in range(len(self.trail) - 1, -1, -1):
            key = self.trail[place]
            if key != self.at and self._asked(key, resolution):
                return replace(self, at=key, trail=self.trail[:place], seen=self.seen - {key})
        return self

    def at_key(self, key: str) -> Interview:
        """Return the interview at a stop of one's choice."""
        trail = (*self.trail, self.at) if self.at and self.at != key else self.trail
        return replace(self, at=key, trail=trail, seen=self.seen - {key})

    def with_preset(self, preset: str) -> Interview:
        """Return the interview with the choices of a preset as assumptions."""
        answers = settled(self.library, replace(self.answers, preset=preset))
        moved = replace(self, answers=answers)
        return moved if self.at and moved.resolution.applies(self.at) else moved.onward()

    def offered(self, key: str) -> tuple[Any, Origin] | None:
        """Return the value that Enter takes at a question, and where it comes from; None is none."""
        resolution = self.resolution
        if (value := resolution.value(key)) is UNKNOWN:
            return None
        return _plain(value), resolution.origin(key)

    def asks(self, key: str) -> bool:
        """Return whether a stop is asked as things stand, now or earlier."""
        return self._asked(key, self.resolution)

    def waits(self, key: str) -> bool:
        """Return whether a question will still be asked on this way."""
        at = stop(self.library, key)
        return at in self.walk and self._waits(at, self.resolution)

    def refusals(self, question: Question, value: Any) -> tuple[Refusal, ...]:
        """Return why a value is no answer as things stand: its form, its length, a disabled choice."""
        found = accepted(question, value).refusals
        if found:
            return found
        texts = [text for text in _texts(value) if len(text) > LONGEST]
        if texts:
            said = f"an answer has at most {LONGEST:,} characters, this one {len(texts[0]):,}"
            return (Refusal("too-long", said),)
        resolution = self.resolution
        chosen = value if isinstance(value, list) else [value]
        return tuple(
            Refusal("disabled-choice", f"“{choice.label}” cannot be chosen here", choice.reason)
            for choice in question.choices
            if choice.value in chosen and choice.unless and resolution.holds(choice.unless)
        )

    def _waits(self, key: str, resolution: Resolution) -> bool:
        """Return whether a stop is still to be asked."""
        if key in self.seen or not self._asked(key, resolution):
            return False
        match self.goal:
            case Goal.EACH:
                return True
            case Goal.ASSUMED:
                return any(map(resolution.assumed, members(self.library, key)))
            case Goal.OPEN:
                question = self.library.questionnaire.questions[key]
                follows = question.parent is not None and question.kind == "form"
                if follows and resolution.origin(key) is Origin.COMPUTED:
                    return False
                return not all(map(self._settled, members(self.library, key)))

    def _asked(self, key: str, resolution: Resolution) -> bool:
        """Return whether a stop applies; one for an act does where a law was answered and nothing else."""
        parent, _, name = key.rpartition(".")
        question = self.library.questionnaire.questions.get(parent)
        law = question is not None and question.type == "three_state" and name in CITATION
        return resolution.applies(key) and (not law or resolution.value(parent) == "yes")

    def _unsure(self, key: str, resolution: Resolution) -> bool:
        if key in self.seen or not self._asked(key, resolution):
            return False
        return any(member in self.answers.unsure for member in members(self.library, key))

    def _settled(self, key: str) -> bool:
        answers = self.answers
        return key in answers.given or key in answers.unsure or key in answers.confirmed

    def _standing(self, at: str) -> dict[str, Any]:
        """Return what an empty line takes at a stop, by key."""
        offered = {key: self.offered(key) for key in members(self.library, at)}
        return {key: found[0] for key, found in offered.items() if found is not None}

    def _after(self, changes: Mapping[str, Any]) -> Interview:
        """Return the interview at the next stop, with answers changed; ``unsure`` takes one away."""
        assert self.at is not None
        new: dict[str, Any] = {}
        confirmed = []
        for key, value in changes.items():
            if key in self.answers.given and _same(self.answers.given[key], value):
                continue
            default, origin = self._default(key)
            if value != "unsure" and _same(default, value):
                confirmed.append(key)
                # What is computed goes on following its source, so it is not written down.
                new[key] = "unsure" if origin is Origin.COMPUTED else value
            elif value != "unsure" or key not in self.answers.unsure:
                new[key] = value
        answers = self.answers
        if new:
            answers = changed(self.library, answers, new, confirmed)
        trail = (*(key for key in self.trail if key != self.at), self.at)
        moved = replace(self, answers=answers, trail=trail, seen=self.seen | {self.at})
        return moved.onward()

    def _default(self, key: str) -> tuple[Any, Origin]:
        """Return what a question comes to when nobody answers it; of a fact, unless a preset has it, nothing."""
        answers = self.answers
        given = {name: value for name, value in answers.given.items() if name != key}
        differ = {name: told for name, told in answers.differ.items() if name != key}
        bare = replace(answers, given=given, unsure=answers.unsure - {key}, differ=differ)
        resolution = Resolution(self.library, bare)
        return _plain(resolution.value(key)), resolution.origin(key)


def begun(
    library: Library,
    answers: Answers,
    walk: tuple[str, ...],
    goal: Goal = Goal.OPEN,
    *,
    again: bool = False,
) -> Interview:
    """Return an interview at its first stop.

    Args:
        library: Whose questions are asked.
        answers: Those that are there already.
        walk: The stops it may come to, in order.
        goal: Which of them it asks.
        again: Whether it offers at the end those of which nobody was sure.
    """
    return Interview(library, answers, walk, goal, again).onward()


def _same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and bool(one == other)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for member in value:
                yield from _texts(member)
        case dict():
            for part in value.values():
                yield from _texts(part)
