"""The conversation: question after question, with what each answer brings, until nothing is left.

It asks through a front end and hands every new state of the answers to whoever keeps them. It does not
know where they are kept, nor how it looks.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from codegen.cli.prompts import members, telling
from codegen.cli.prompts.asking import Asker, Filled, Given, Taken, Turn, Unsure
from codegen.cli.prompts.conflicts import Conflicts
from codegen.cli.prompts.front import Option, Shade
from codegen.cli.prompts.review import Review
from codegen.draft.differing import opinions
from codegen.interview import route
from codegen.interview.changing import changed
from codegen.interview.engine import Goal
from codegen.interview.resolution import Resolution
from codegen.library.language import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable

    from codegen.cli.prompts.asking import Outcome
    from codegen.cli.prompts.front import Front
    from codegen.cli.prompts.words import Word
    from codegen.draft.effects import Consequences
    from codegen.interview.engine import Interview
    from codegen.interview.resolution import Answers
    from codegen.library.questions import Question

KIND = "organisation.type"  # the answer that a preset is named after
NAME = "organisation.name"  # the one answer that a draft cannot do without


class Saved(Exception):  # noqa: N818  it is no error: somebody leaves
    """Somebody leaves; every answer is kept."""


@dataclass(slots=True)
class Conversation:
    """A conversation with somebody about an interview.

    ``keep`` is called with the answers after each change; ``effects`` tells what lies between two
    states of them; with ``telling`` that is told of an answer that differs from what was assumed, too, and
    not only of one that changes an answer. ``done`` is what the list of all answers ends with;
    ``drafting`` says that a draft follows, which needs a name.
    """

    front: Front
    interview: Interview
    keep: Callable[[Answers], None]
    effects: Callable[[Answers, Answers], Consequences]
    telling: bool = False
    done: str = "That is all"
    drafting: bool = False
    screen: tuple[str, int] | None = None
    half: list[Any] | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    conflicts: Conflicts = field(default_factory=Conflicts)

    def __post_init__(self) -> None:
        """Take what cannot stand together from the beginning as known."""
        self.conflicts.arisen(self.interview)

    def run(self) -> None:
        """Ask until nothing is left.

        Raises:
            Saved: Somebody leaves before.
            EOFError: The input ended; so does `KeyboardInterrupt` come by here. Nothing is lost.
        """
        while self.interview.at is not None:
            try:
                self._turn()
            except Turn as turn:
                self._keep_half()
                self._follow(turn.word)
            except BaseException:
                self._keep_half()
                raise

    def check(self) -> None:
        """Show all answers and change any, until somebody says that they are right.

        Raises:
            Saved: Somebody leaves before.
            EOFError: As `run`.
        """
        while True:
            try:
                key = self._review.picked("Does one change?", self.done)
            except Turn as turn:
                self._follow(turn.word)
                self.run()
                continue
            nameless = self.interview.resolution.value(NAME) is UNKNOWN
            if key is None and self.drafting and nameless:
                self.front.say("Only one answer cannot be left open: the name.", Shade.WARNING)
                key = NAME
            if key is None:
                return
            self.interview = self.interview.at_key(key)
            self.run()

    def _turn(self) -> None:
        """Ask one question and take its answer."""
        interview = self.interview
        self._heading()
        question = interview.question
        self._around(question)
        self._differing(question)
        if interview.goal is Goal.ASSUMED:
            self.front.say(telling.stands(interview.library, question), Shade.QUIET)
        asker = Asker(self.front, interview)
        self.half, self.fields = None, {}
        try:
            outcome = self._asked(asker, question)
        except Turn as turn:
            if turn.word.name != "none" or (none := _none(question)) is None:
                raise
            outcome = Given(none)
        self.half, self.fields = None, {}
        match outcome:
            case Given(value):
                after = interview.answered(value)
            case Filled(values):
                after = interview.filled(values)
            case Unsure():
                after = interview.skipped()
            case _:
                after = interview.taken()
        self._take(question, after)

    def _asked(self, asker: Asker, question: Question) -> Outcome:
        if question.type == "matrix":
            return members.matrix(asker, question, self._fields)
        if question.type not in ("list", "records"):
            return asker.ask(question)
        offered = self.interview.offered(question.key)
        standing = offered[0] if offered and isinstance(offered[0], list) else []
        if offered and not standing:
            self.front.say(f"So far: {telling.offered(self.interview, question)[0]}", Shade.QUIET)
        while True:
            found = members.Lists(asker, self._progress).ask(question, standing)
            if found is not None:
                return Given(found)
            if offered:
                return Taken()
            self.front.say("Name one; or :none if there are none, :skip if nobody knows yet.",
                           Shade.WARNING)  # fmt: skip

    def _progress(self, items: list[Any]) -> None:
        """Keep a list as far as it goes, unless another answer stood there: that is asked about first."""
        self.half = items
        if not self._stands(self.interview.question):
            self.keep(self.interview.answered(items).answers)

    def _fields(self, values: dict[str, Any]) -> None:
        """Remember what was changed of a matrix."""
        self.fields = values

    def _keep_half(self) -> None:
        """Keep what was entered of a list or a matrix when somebody leaves in the middle of it."""
        interview, half, fields = self.interview, self.half, self.fields
        self.half, self.fields = None, {}
        if half is not None:
            answers = interview.answered(half).answers
        elif fields:
            answers = changed(interview.library, interview.answers, fields)
        else:
            return
        self.interview = replace(interview, answers=answers)
        self.keep(answers)

    def _take(self, question: Question, after: Interview) -> None:
        """Take an answer: show what it does, keep it, and say what else follows."""
        before = self.interview
        if after.answers == before.answers:
            self.interview = after
            return
        if not self._agreed(question, after):
            self.front.say("Left as it was.", Shade.QUIET)
            self.interview = before.passed()
            self.keep(self.interview.answers)
            return
        self.interview = after
        self.keep(after.answers)
        if question.key == KIND:
            self._preset()
        asker = Asker(self.front, self.interview)
        self._go(self.conflicts.settle(asker, question.key))

    def _stands(self, question: Question) -> bool:
        """Return whether a question has a standing answer, so that another one is a change."""
        interview = self.interview
        keys = route.members(interview.library, question.key)
        if any(key in interview.answers.given for key in keys):
            return True
        return interview.goal is not Goal.OPEN and any(map(interview.offered, keys))

    def _agreed(self, question: Question, after: Interview) -> bool:
        """Show what an answer does, and return whether it is wanted; only about a change is that asked."""
        library, before = after.library, self.interview.answers
        keys = route.members(library, question.key)
        assumed = any(map(self.interview.offered, keys))
        was = Resolution(library, before)
        if all(was.value(key) == after.resolution.value(key) for key in keys):
            return True  # what was assumed is confirmed
        stands = self._stands(question)
        if not stands and not (self.telling and assumed):
            lines = telling.moved(library, before, after.answers)
        else:
            found = self.effects(before, after.answers)
            lines = telling.effects(library, found, before, after.answers)
            words = telling.other_words(was, after.resolution, keys) if stands else []
            if lines:
                self.front.say()
                self.front.say("This change", Shade.ASK)
                words = [f"  {line}" for line in words]
            for line in words:
                self.front.say(line)
            if not lines:
                self.front.say("No clause comes in or drops out.", Shade.QUIET)
        for line in lines:
            self.front.say(f"  {line}")
        if not stands or not lines:
            return True
        options = [Option("keep", "Keep the change"), Option("leave", "Leave it as it was")]
        return Asker(self.front, self.interview).menu("Keep it?", options) == "keep"

    def _preset(self) -> None:
        """Offer the usual choices of a kind of body, once it is known."""
        interview = self.interview
        preset = interview.library.presets.get(str(interview.resolution.value(KIND)))
        if preset is None or interview.answers.preset == preset.id:
            return
        options = [Option("yes", "Yes, as assumptions that I can change"), Option("no", "No")]
        ask = f"There are usual choices for: {preset.title}. Should the draft assume them?"
        if Asker(self.front, interview).menu(ask, options) == "yes":
            self.interview = interview.with_preset(preset.id)
            self.keep(self.interview.answers)

    def _around(self, question: Question) -> None:
        """Say to which question a field belongs, where that was not asked just before."""
        interview = self.interview
        asked = route.root(interview.library, question.key)
        before = route.root(interview.library, interview.trail[-1]) if interview.trail else None
        if asked is not question and asked is not before:
            own = asked.type in ("record", "matrix")
            answer = "" if own else f" {telling.answered(interview, asked)}."
            self.front.say(f"{asked.ask}{answer}", Shade.QUIET)

    def _differing(self, question: Question) -> None:
        """Say what several people answered differently."""
        for opinion in opinions(self.interview.resolution, question.key):
            self.front.say(telling.sentence(opinion), Shade.WARNING)

    def _heading(self) -> None:
        interview = self.interview
        assert interview.at is not None
        number, total = interview.progress
        section = interview.library.questionnaire.sections[interview.question.section]
        screen = (section, number)
        if screen != self.screen:
            about = "about " if interview.goal is Goal.OPEN else ""
            place = f"{number} of {about}{total}" if number and total > 1 else ""
            self.front.heading(section, place)
        else:
            self.front.say()
        self.screen = screen

    def _follow(self, word: Word) -> None:
        """Do what a word says, and what other words say that are typed on the way."""
        following: Word | None = word
        while following is not None:
            try:
                self._obey(following)
                following = None
            except Turn as turn:
                following = turn.word

    def _obey(self, word: Word) -> None:
        """Do what a word says that leads away from a question."""
        match word.name:
            case "back":
                before = self.interview
                self.interview = before.back()
                if self.interview == before:
                    self.front.say("This is the first question.", Shade.QUIET)
            case "skip" if self.interview.at:
                self._take(self.interview.question, self.interview.skipped())
            case "later" if self.interview.at:
                self.interview = self.interview.passed()
            case "sections":
                self._go(self._review.elsewhere(word.rest))
            case "check":
                self._go(self._review.picked("Your answers so far", "Go on with the questions"))
            case "save":
                raise Saved
            case "none":
                self.front.say("Here nothing can be answered with none.", Shade.WARNING)

    def _go(self, key: str | None) -> None:
        if key is not None:
            self.interview = self.interview.at_key(key)

    @property
    def _review(self) -> Review:
        return Review(Asker(self.front, self.interview))


def _none(question: Question) -> Any:
    """Return the answer that says there are none, None when a question has no such answer."""
    for word in ("none", "none-yet", "nobody-yet"):
        if word in question.special:
            return word
    if question.type == "choices" and "none" in question.values:
        return ["none"]
    if question.type in ("yes_no", "three_state"):
        return "no"
    return [] if question.type in ("list", "records") and question.kind != "choice" else None
