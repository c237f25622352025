"""One session: the trainer's guide, the participants' sheet, cards, and the test before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.training.asking import answers, asked, box, key, said, scene
from codegen.training.choosing import SESSIONS, lettered, session, test
from codegen.training.facts import contacts
from codegen.training.handouts import used
from codegen.training.pages import line, listed, numbers, part, sheet, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from codegen.document.tree import Document
    from codegen.interview.resolution import Resolution
    from codegen.training.choosing import Wish
    from codegen.training.tying import BoundDilemma, BoundQuiz, BoundTerm, Kit, Place

_CODE = 3  # a third of a dilemma's time is for what the code says
_RECURRING = 2  # words that one slide has room for
_PLAIN = (
    "manager",
    "breach",
    "rule",
    "value",
    "record",
    "days",
    "in writing",
    "report",
)  # nobody asks
SCENE_SLIDES = 3  # of a dilemma: the scene, the ways out, what the code says
FIRST_SLIDES = 2  # the title, and the rules for the room


def guide(kit: Kit, wish: Wish, resolution: Resolution, words: Mapping[str, Any]) -> Document:
    """Return the facilitator's guide of a session: papers, timing, what to do with a real case, all answers."""
    frames = words["guide"]
    dilemmas, questions = session(kit, wish)
    places = places_of(dilemmas, questions)
    standing = frames["standing_draft" if kit.status else "standing_adopted"]
    parts = [
        part("before", frames["before"], *listed([*frames["before_items"], standing]),
             *([box(frames["today"])] if kit.status else []),
             table(frames["papers_header"], _papers(kit, wish, frames))),
        part("reach", frames["reach"],
             table(frames["reach_header"],
                   [(one, "") for one in contacts(kit, resolution, words)])),
        part("ground", frames["ground"], *listed(frames["ground_items"], ordered=True)),
        part("timing", frames["timing"],
             table(frames["timing_header"], _timing(kit, wish, frames)),
             line(frames["late"])),
        part("real", frames["real"], line(frames["real_lead"]),
             *listed(frames["real_items"], ordered=True)),
    ]  # fmt: skip
    for at, one in enumerate(dilemmas, start=1):
        parts += scene(one, words, str(at))
        parts.append(part(f"answers-{at}", words["afterwards"], *answers(one, words), level=2))
    if questions:
        parts += [part("key", frames["key"]), *key(questions, words)]
    title = frames["title"].format(subject=wish.subject, minutes=wish.minutes)
    return sheet(kit, words, "facilitator-guide", title, parts, places)


def places_of(
    dilemmas: Sequence[BoundDilemma], questions: Sequence[BoundQuiz]
) -> tuple[Place, ...]:
    """Return where what a session speaks of stands."""
    return (*(place for one in dilemmas for place in one.places), *(one.place for one in questions))


def recurring(kit: Kit, places: Sequence[Place]) -> list[BoundTerm]:
    """Return the few words that the rules of a session use and that are defined elsewhere."""
    shown = {place.clause for place in places}
    terms = [one for one in used(kit, shown) if one.place and one.place.clause not in shown
             and one.place.document in kit.own and one.term not in _PLAIN]  # fmt: skip
    return terms[:_RECURRING]


def _papers(kit: Kit, wish: Wish, frames: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield what is printed, how often, and when it is given out."""
    left_out = {"daily"} if wish.topics else {"topic"}
    left_out |= set() if test(kit, wish) else {"test"}
    left_out |= set() if kit.dilemmas else {"cards"}
    for name, row in frames["papers"].items():
        if name not in left_out:
            yield tuple(row)


def _timing(kit: Kit, wish: Wish, frames: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Return the steps of a session with their slides; their minutes add up to its length."""
    plan = SESSIONS[wish.minutes]
    dilemmas, questions = session(kit, wish)
    places = places_of(dilemmas, questions)
    quiz = plan.quiz if questions else 0
    left = wish.minutes - plan.opening - plan.rules - plan.closing - quiz
    rules = len({place.clause for place in places}) + bool(recurring(kit, places))
    steps = [
        (plan.opening, frames["open_step"], frames["open_how"], FIRST_SLIDES),
        (plan.rules, frames["rules_step"],
         frames["rules_how"].format(numbers=numbers(places)), rules),
    ]  # fmt: skip
    for at, one in enumerate(dilemmas):
        share = left // len(dilemmas) + (at < left % len(dilemmas))
        code = share // _CODE
        how = frames["dilemma_how"].format(talk=share - frames["dilemma_fixed"] - code, code=code)
        steps.append((share, frames["dilemma_step"].format(title=one.title), how, SCENE_SLIDES))
    if questions:
        how = frames["quiz_how"].format(count=len(questions))
        minutes = quiz if dilemmas else quiz + left
        steps.append((minutes, frames["quiz_step"], how, len(questions)))
    elif not dilemmas:
        steps[1] = (plan.rules + left, *steps[1][1:])
    steps.append((plan.closing, frames["close_step"], frames["close_how"], 1))
    made: list[tuple[str, ...]] = []
    first = 1
    for minutes, what, how, slides in steps:
        last = first + slides - 1
        made.append((str(minutes), what, f"{first}–{last}" if last > first else str(first), how))
        first = last + 1
    return made


def participants(kit: Kit, wish: Wish, words: Mapping[str, Any]) -> Document:
    """Return the participants' sheet of a session: scenes and questions, nothing of the answers."""
    frames = words["sheet"]
    dilemmas, questions = session(kit, wish)
    parts = [part("lead", None, line(frames["lead"]))]
    for at, one in enumerate(dilemmas, start=1):
        parts += scene(one, words, str(at))
        parts.append(part(f"yours-{at}", None, box(frames["yours"])))
    parts += asked(questions, words)
    parts.append(part("one-thing", None, box(frames["one_thing"])))
    title = frames["title"].format(subject=wish.subject)
    return sheet(kit, words, "participants", title, parts, places_of(dilemmas, questions))


def cards(kit: Kit, wish: Wish, words: Mapping[str, Any]) -> Document:
    """Return dilemmas as cards to print, cut and fold: the scene in front, what the code says behind."""
    frames = words["cards"]
    parts = [part("lead", None, line(frames["lead"]))]
    for at, one in enumerate(kit.dilemmas, start=1):
        front = [f"{one.role.plain} {one.scene.plain}".replace("\n", " "), words["choose"],
                 *lettered(option.plain for option, _ in one.options)]  # fmt: skip
        rows = [*front, frames["fold"], *said(one.says, words), *one.cautions]
        parts.append(
            part(f"card-{at}", None, table((f"{at}. {one.title}",), [(row,) for row in rows]))
        )
    title = frames["title"].format(subject=wish.subject)
    return sheet(kit, words, "dilemma-cards", title, parts, places_of(kit.dilemmas, ()))


def card_answers(kit: Kit, wish: Wish, words: Mapping[str, Any]) -> Document:
    """Return the answers to the dilemmas of the cards, for the trainer."""
    frames = words["cards"]
    parts = [part(f"answers-{at}", f"{at}. {one.title}", *answers(one, words))
             for at, one in enumerate(kit.dilemmas, start=1)]  # fmt: skip
    title = frames["answers"].format(subject=wish.subject)
    return sheet(kit, words, "dilemma-answers", title, parts, places_of(kit.dilemmas, ()))


def tests(kit: Kit, wish: Wish, words: Mapping[str, Any], *, with_key: bool) -> list[Document]:
    """Return the test before and after a session, the same questions in another order, and the key of each."""
    frames = words["test"]
    before = test(kit, wish)
    made = []
    for name, questions in (("pre", before), ("post", before[::-1])):
        places = [one.place for one in questions]
        lead = part("lead", None, line(frames["lead"]), table((frames["number"],), [("",)]))
        title = frames[name].format(subject=wish.subject)
        content = (lead, *asked(questions, words))
        made.append(sheet(kit, words, f"{name}-test", title, content, places))
        if with_key:
            title = frames["key"].format(subject=title)
            made.append(sheet(kit, words, f"{name}-test-key", title, key(questions, words), places))
    return made
