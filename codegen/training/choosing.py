"""What of a kit a session takes: by topic, principle, audience and time, always the same for the same wish."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from codegen.training.tying import BoundDilemma, BoundQuiz, Kit

TEST = 8  # questions of the test before and after a course
OFFICES = {"members": "mandate", "judges": "judicial"}  # audiences who have a code of their own
AUDIENCES = ("new-staff", "managers", "procurement", "inspectors", "leaders", "board")


@dataclass(frozen=True, slots=True)
class Plan:
    """How many dilemmas and questions a session has time for, and the minutes of its other steps.

    What is left goes to the dilemmas: a scene, heard, thought over and talked about, takes a quarter of an
    hour, a question with its wrong answers more than two minutes.
    """

    dilemmas: int
    questions: int
    opening: int
    rules: int
    quiz: int
    closing: int


SESSIONS = {15: Plan(1, 1, 1, 1, 2, 1), 45: Plan(1, 5, 4, 9, 12, 5), 90: Plan(3, 8, 6, 12, 18, 7)}


@dataclass(frozen=True, slots=True)
class Wish:
    """What a session is about: topics (none: everything), the audience, and how long it takes.

    ``subject`` is what a title calls it.
    """

    subject: str
    topics: tuple[str, ...] = ()
    audience: str | None = None
    minutes: int = 45


def narrowed(kit: Kit, wish: Wish) -> Kit:
    """Return the kit with the dilemmas and questions that fit a wish, the best first."""
    dilemmas = [one for one in kit.dilemmas
                if (not wish.topics or set(wish.topics) & set(one.topics))
                and (wish.audience is None or wish.audience in one.audience)]  # fmt: skip
    dilemmas.sort(key=lambda one: _first(one.topics, wish.topics))
    questions = [one for one in kit.questions if not wish.topics or one.topic in wish.topics]
    # A session quotes the codes of those who are taught: numbers of another code would mislead.
    own = [one for one in questions if one.place.document in kit.own]
    return replace(kit, dilemmas=tuple(dilemmas), questions=tuple(own or questions))


def _first(topics: Sequence[str], wanted: Collection[str]) -> int:
    """Return how late a wanted topic stands among those of a dilemma."""
    return next((at for at, topic in enumerate(topics) if topic in wanted), 0)


def session(kit: Kit, wish: Wish) -> tuple[tuple[BoundDilemma, ...], tuple[BoundQuiz, ...]]:
    """Return the dilemmas and questions that a session has time for, of as many topics as possible.

    The questions come in the order in which the code has their rules.
    """
    plan = SESSIONS[wish.minutes]
    asked = [one for one in kit.questions if one.kind != "case"]
    few = plan.questions * (1 if kit.dilemmas else 2)  # they fill the time of the scenes
    places = list(kit.clauses)
    questions = sorted(_spread(asked, few), key=lambda one: places.index(one.place.clause))
    return _varied(kit.dilemmas, plan.dilemmas), tuple(questions)


def test(kit: Kit, wish: Wish) -> tuple[BoundQuiz, ...]:
    """Return the questions that are asked before and after a session, none of which it answers itself.

    They are about rules that it speaks of; others only where there are too few.
    """
    dilemmas, used = session(kit, wish)
    taught = {place.clause for one in dilemmas for place in one.places}
    taught |= {one.place.clause for one in used}
    left = [one for one in kit.questions if one not in used]
    near = marked([one for one in left if one.place.clause in taught], TEST)
    far = marked([one for one in left if one.place.clause not in taught], TEST - len(near))
    return (*near, *far)


def marked(questions: Iterable[BoundQuiz], many: int) -> tuple[BoundQuiz, ...]:
    """Return some questions that can be marked without a person, of as many topics as possible."""
    ticked = [one for one in questions if one.kind in ("choice", "true_false")]
    return _spread(sorted(ticked, key=lambda one: (one.topic, _shuffle(one.id))), many)


def offered(one: BoundQuiz, words: Mapping[str, Any]) -> list[tuple[bool, str, str]]:
    """Return the answers that one may tick: whether each is right, its words, and what is said of it."""
    if one.kind == "true_false":
        return [
            (bool(one.says), words["true"], one.feedback),
            (not one.says, words["false"], one.feedback),
        ]
    return shuffled(one.options, one.id)


def partners(one: BoundQuiz) -> list[str]:
    """Return what is to be matched with the left sides of a question, in an order that tells nothing."""
    return sorted((right for _, right in one.pairs), key=str.lower)


def lettered(texts: Iterable[str], frame: str = "({letter}) {text}") -> list[str]:
    """Return texts with their letters, as lists have them."""
    return [frame.format(letter=letter, text=text)
            for letter, text in zip("abcdefgh", texts, strict=False)]  # fmt: skip


def shuffled(options: Sequence[tuple[bool, str, str]], seed: str) -> list[tuple[bool, str, str]]:
    """Return the options of a question in an order that depends on the question alone."""
    return sorted(options, key=lambda option: _shuffle(f"{seed} {option[1]}"))


def _shuffle(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _varied(dilemmas: Sequence[BoundDilemma], many: int) -> tuple[BoundDilemma, ...]:
    chosen: list[BoundDilemma] = []
    for fresh in (True, False):
        for one in dilemmas:
            seen = {other.topics[0] for other in chosen}
            if len(chosen) < many and one not in chosen and (one.topics[0] not in seen) == fresh:
                chosen.append(one)
    return tuple(one for one in dilemmas if one in chosen)


def _spread(questions: Iterable[BoundQuiz], many: int) -> tuple[BoundQuiz, ...]:
    """Return questions chapter by chapter in turn, in each topic by topic, until there are enough.

    The chapter on which there is most to ask goes first.
    """
    chapters: dict[str, dict[str, list[BoundQuiz]]] = {}
    for one in questions:
        topics = chapters.setdefault(one.place.number.partition(".")[0], {})
        topics.setdefault(one.topic, []).append(one)
    mixed = [_in_turn(list(topics.values())) for topics in chapters.values()]
    return tuple(_in_turn(sorted(mixed, key=len, reverse=True))[:many])


def _in_turn(groups: Iterable[list[BoundQuiz]]) -> list[BoundQuiz]:
    """Return the first of each group, then the second of each, and so on."""
    rounds = zip_longest(*groups)
    return [one for row in rounds for one in row if one is not None]
