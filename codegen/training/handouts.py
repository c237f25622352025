"""Handouts for one session, and those that every course needs, as documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.document import walk
from codegen.document.tree import Example, Paragraph, Run, Table
from codegen.library.language import UNKNOWN
from codegen.training.choosing import Wish, lettered, offered, partners, session, tests
from codegen.training.pages import (
    STRONG,
    labelled,
    line,
    listed,
    numbers,
    part,
    quoted,
    sheet,
    table,
    typed,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from codegen.document.tree import Block, Document, Part
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library
    from codegen.training.tying import BoundDilemma, BoundQuiz, Kit, Place, Told

_PAGE = 240  # words of summaries that leave room on one page
_ROLES = (
    ("adviser", "roles.adviser"),
    ("conflicts", "roles.conflict_decider"),
    ("reports", "reporting.receiver"),
    ("head", "reporting.recipient_about_head"),
)
_LIMITS = (
    "gifts.limit", "gifts.upper", "gifts.yearly", "gifts.days", "hospitality.limit",
    "interests.days", "outside.days",
)  # fmt: skip


def capital(text: str) -> str:
    """Return a text whose first letter is a capital."""
    return text[:1].upper() + text[1:]


def contacts(resolution: Resolution, words: Mapping[str, Any]) -> list[str]:
    """Return whom to ask for what, as far as the draft names them."""
    head = resolution.value("roles.head_title")
    told = []
    for name, key in _ROLES:
        role = resolution.value(key)
        if role is not UNKNOWN and (name != "head" or head is not UNKNOWN):
            told.append(words["contacts"][name].format(role=role, head=head))
    return told


def summary(
    kit: Kit, library: Library, resolution: Resolution, words: Mapping[str, Any]
) -> Document:
    """Return the code in one page: of each section, what its first rules ask in short."""
    frames = words["summary"]
    sections: list[tuple[str, list[str]]] = []
    for one in kit.codes[0].parts if kit.codes else ():
        if one.clause is None and one.level == 1:
            sections.append((f"{one.number or ''} {one.title or ''}".strip(), []))
        elif one.clause and sections:
            sections[-1][1].append(one.id)
    chosen = {clauses[0] for _, clauses in sections if clauses}
    for _, clauses in sections:  # a second rule of each section, while there is room
        chosen |= set(clauses[1:2]) if _length(library, chosen) < _PAGE else set()
    rows = [
        (title, " ".join(f"{library.clauses[name].summary} ({kit.clauses[name].number})"
                         for name in clauses if name in chosen))
        for title, clauses in sections
        if clauses
    ]  # fmt: skip
    places = [kit.clauses[name] for name in kit.parts if name in chosen]
    parts = (
        part("lead", None, line(frames["lead"])),
        part(
            "short",
            None,
            *(Paragraph((Run(f"{section}. ", STRONG), Run(told))) for section, told in rows),
        ),
        part("whom", words["whom"], line("; ".join(contacts(resolution, words)))),
    )
    title = frames["title"].format(organisation=kit.organisation)
    return sheet(kit, words, "one-page-summary", title, parts, places)


def _length(library: Library, clauses: Iterable[str]) -> int:
    return sum(len(library.clauses[name].summary.split()) for name in clauses)


def topic(
    kit: Kit, wish: Wish, library: Library, resolution: Resolution, words: Mapping[str, Any]
) -> Document | None:
    """Return the handout on some topics: the rules, what is allowed, one dilemma, whom to ask.

    It quotes one code, the first with rules on them: numbers of two codes would be taken for one.
    """
    clauses = [
        name
        for name in kit.parts
        if (not wish.topics or set(wish.topics) & set(library.clauses[name].topics))
        and "conduct" in library.clauses[name].documents
    ]
    if not clauses:
        return None
    code = kit.clauses[clauses[0]].document
    clauses = [name for name in clauses if kit.clauses[name].document == code]
    places = [kit.clauses[name] for name in clauses]
    parts = [part("short", words["says"], *listed(
        f"{library.clauses[name].summary} ({kit.clauses[name].number})" for name in clauses))]  # fmt: skip
    for allowed, title in ((True, words["do"]), (False, words["do_not"])):
        cases = [_case(case.runs) for name in clauses for block in kit.parts[name].blocks
                 if isinstance(block, Example) for case in block.cases if case.allowed == allowed]  # fmt: skip
        if cases:
            parts.append(part(f"cases-{allowed}".lower(), title, *listed(cases)))
    if kit.dilemmas:
        parts += _scene(kit.dilemmas[0], words, "one")
    amounts = limits(resolution, [kit.parts[name] for name in clauses])
    if amounts:
        parts.insert(1, part("limits", words["limits"], *listed(amounts)))
    parts.append(part("whom", words["whom"], *listed(contacts(resolution, words))))
    for place in places:
        title = f"{place.number} {place.title}".strip()
        parts.append(
            part(f"full-{place.clause.replace('/', '-')}", title, *quoted(kit, place.clause))
        )
    title = words["topic"]["title"].format(topic=capital(wish.subject))
    return sheet(kit, words, "topic", title, parts, places)


def _case(runs: Iterable[Any]) -> str:
    return "".join(run.text for run in runs if isinstance(run, Run))


def _scene(one: BoundDilemma, words: Mapping[str, Any], name: str) -> list[Part]:
    """Return a dilemma as participants see it: the scene and the ways out, nothing of the answer."""
    blocks: list[Block] = [
        labelled(words["role"], one.role.plain),
        *one.scene.blocks,
        line(words["choose"], strong=True),
        *listed((option.plain for option, _ in one.options), ordered=True),
    ]
    return [part(f"dilemma-{name}", f"{words['dilemma']}: {one.title}", *blocks)]


def _answers(one: BoundDilemma, words: Mapping[str, Any]) -> Iterator[Block]:
    if one.cautions:
        yield labelled(words["caution"], " ".join(one.cautions))
    yield line(words["comments"], strong=True)
    yield from listed((comment.plain for _, comment in one.options), ordered=True)
    yield line(words["says"], strong=True)
    yield from listed(_said(one.says, words))
    yield labelled(words["weigh"], one.weigh.plain)
    yield line(words["discuss"], strong=True)
    yield from listed(told.plain for told in one.discuss)


def _said(says: Iterable[tuple[Place, Told]], words: Mapping[str, Any]) -> list[str]:
    return [f"{words['section'].capitalize()} {place.label}: {told.plain}" if place.number
            else f"{place.title}: {told.plain}" for place, told in says]  # fmt: skip


def guide(kit: Kit, wish: Wish, resolution: Resolution, words: Mapping[str, Any]) -> Document:
    """Return the facilitator's guide of a session: timing, what to do with a real case, all answers."""
    frames = words["guide"]
    dilemmas, questions = session(kit, wish)
    places = [place for one in dilemmas for place in one.places] + [one.place for one in questions]
    parts = [
        part("before", frames["before"], *listed(frames["before_items"])),
        part("ground", frames["ground"], *listed(frames["ground_items"], ordered=True)),
        part("timing", frames["timing"],
             table(frames["timing_header"], _timing(dilemmas, questions, wish, frames, places))),
        part("real", frames["real"], line(frames["real_lead"]),
             *listed(frames["real_items"], ordered=True), line(frames["real_routes"], strong=True),
             *listed(contacts(resolution, words))),
    ]  # fmt: skip
    for at, one in enumerate(dilemmas, start=1):
        parts += _scene(one, words, str(at))
        parts.append(part(f"answers-{at}", words["says"], *_answers(one, words), level=2))
    if questions:
        parts.append(part("key", frames["key"], *_key(questions, words)))
    title = frames["title"].format(subject=wish.subject, minutes=wish.minutes)
    return sheet(kit, words, "facilitator-guide", title, parts, places)


def _timing(
    dilemmas: Sequence[BoundDilemma],
    questions: Sequence[BoundQuiz],
    wish: Wish,
    frames: Mapping[str, Any],
    places: Sequence[Place],
) -> list[tuple[str, str, str]]:
    """Return the steps of a session; their minutes add up to its length."""
    quoted_numbers = numbers(places)
    opening, rules, closing, quiz = {
        15: (1, 2, 2, 3), 45: (3, 6, 4, 8), 90: (5, 12, 8, 15)
    }[wish.minutes]  # fmt: skip
    quiz = quiz if questions else 0
    left = wish.minutes - opening - rules - closing - quiz
    steps = [(opening, frames["open_step"], frames["open_how"]),
             (rules, frames["rules_step"], frames["rules_how"].format(numbers=quoted_numbers))]  # fmt: skip
    for at, one in enumerate(dilemmas):
        share = left // len(dilemmas) + (at < left % len(dilemmas))
        steps.append((share, frames["dilemma_step"].format(title=one.title), frames["dilemma_how"]))
    if not dilemmas:
        quiz += left
    if questions:
        how = frames["quiz_how"].format(count=len(questions))
        steps.append((quiz, frames["quiz_step"], how))
    steps.append((closing, frames["close_step"], frames["close_how"]))
    return [(str(minutes), what, how) for minutes, what, how in steps]


def participants(kit: Kit, wish: Wish, words: Mapping[str, Any]) -> Document:
    """Return the participants' sheet of a session: scenes and questions, nothing of the answers."""
    frames = words["sheet"]
    dilemmas, questions = session(kit, wish)
    parts = [part("lead", None, line(frames["lead"]))]
    for at, one in enumerate(dilemmas, start=1):
        parts += _scene(one, words, str(at))
        parts.append(part(f"yours-{at}", None, box(frames["yours"])))
    parts += _asked(questions, words)
    places = [place for one in dilemmas for place in one.places] + [one.place for one in questions]
    title = frames["title"].format(subject=wish.subject)
    return sheet(kit, words, "participants", title, parts, places)


def box(label: str) -> Table:
    """Return an empty box to write in, below its label."""
    return Table(((Run(label),),), (((),),))


def _asked(questions: Sequence[BoundQuiz], words: Mapping[str, Any]) -> list[Part]:
    """Return questions as people are asked them."""
    return [
        part(f"question-{at}", words["question"].format(number=at), line(one.ask),
             *_options(one, words))
        for at, one in enumerate(questions, start=1)
    ]  # fmt: skip


def _options(one: BoundQuiz, words: Mapping[str, Any]) -> Iterator[Block]:
    if one.kind == "matching":
        yield table((words["belongs"], ""), [(left, "") for left, _ in one.pairs])
        yield from listed(partners(one), ordered=True)
    elif answers := offered(one, words):
        yield from listed((text for _, text, _ in answers), ordered=True)
    else:
        yield box(words["answer"])


def _key(questions: Sequence[BoundQuiz], words: Mapping[str, Any]) -> Iterator[Block]:
    """Yield, for each question, what is right, why, and where it stands."""
    for at, one in enumerate(questions, start=1):
        where = f" ({words['section']} {one.place.label})" if one.place.number else ""
        head = words["question"].format(number=at)
        yield Paragraph((Run(f"{head}. ", STRONG), Run(one.ask)))
        yield labelled(words["right"], f"{right(one, words)}{where}")
        yield from listed(_reasons(one, words))
        if one.cautions:
            yield labelled(words["caution"], " ".join(one.cautions))


def right(one: BoundQuiz, words: Mapping[str, Any]) -> str:
    """Return the right answer to a question in one line."""
    if one.kind == "choice":
        options = offered(one, words)
        told = lettered((text for _, text, _ in options))
        return next(text for text, (is_right, _, _) in zip(told, options, strict=True) if is_right)
    if one.kind == "true_false":
        return str(words["true"] if one.says else words["false"])
    if one.kind == "matching":
        return "; ".join(f"{left} – {other}" for left, other in one.pairs)
    return one.answer


def _reasons(one: BoundQuiz, words: Mapping[str, Any]) -> list[str]:
    if one.kind == "choice":
        return lettered((feedback for _, _, feedback in offered(one, words)))
    if one.kind == "case":
        return [f"{words['points']}: {'; '.join(one.points)}"]
    return [one.feedback]


def cards(kit: Kit, wish: Wish, words: Mapping[str, Any]) -> Document:
    """Return dilemmas as cards to print and cut, the scene in front and the answer behind."""
    frames = words["cards"]
    parts = [part("lead", None, line(frames["lead"]))]
    for at, one in enumerate(kit.dilemmas, start=1):
        ways = " ".join(lettered((option.plain for option, _ in one.options)))
        front = f"{one.role.plain} {one.scene.plain} {words['choose']} {ways}".replace("\n", " ")
        back = " ".join((*_said(one.says, words), *one.cautions))
        parts.append(part(f"card-{at}", f"{at}. {one.title}",
                          table((frames["front"], frames["back"]), [(front, back)])))  # fmt: skip
    places = [place for one in kit.dilemmas for place in one.places]
    return sheet(
        kit, words, "dilemma-cards", frames["title"].format(subject=wish.subject), parts, places
    )


def pocket(kit: Kit, resolution: Resolution, words: Mapping[str, Any]) -> Document:
    """Return the card for the pocket: the decision test, the limits, and whom to ask."""
    frames = words["pocket"]
    parts = [part(f"card-{at}", title, *typed(told.blocks))
             for at, (title, told) in enumerate(kit.card)]  # fmt: skip
    told = limits(resolution)
    if told:
        parts.append(part("limits", frames["limits"], *listed(told)))
    title = frames["title"].format(organisation=kit.organisation)
    return sheet(kit, words, "pocket-card", title, parts)


def limits(resolution: Resolution, parts: Iterable[Part] | None = None) -> list[str]:
    """Return the amounts and days of a draft that staff need at hand; with *parts*, those printed there."""
    printed = None if parts is None else {
        run.source for part in parts for run in walk.inlines(part) if isinstance(run, Run)
    }  # fmt: skip
    label = resolution.library.questionnaire.label
    return [
        capital(f"{label(key)}: {_printed(resolution, key)}")
        for key in _LIMITS
        if resolution.value(key) is not UNKNOWN and resolution.applies(key)
        and (printed is None or key in printed)
    ]  # fmt: skip


def _printed(resolution: Resolution, key: str) -> str:
    from codegen.draft.differing import said  # noqa: PLC0415  one card needs it

    question = resolution.library.questionnaire.questions[key]
    told = said(resolution, question, resolution.value(key))
    mark = f" [{resolution.library.words.assumed}]" if resolution.assumed(key) else ""
    return f"{told} days{mark}" if key.endswith(".days") else f"{told}{mark}"


def course_tests(kit: Kit, wish: Wish, words: Mapping[str, Any], *, key: bool) -> list[Document]:
    """Return the tests before and after a course, and with *key* their keys."""
    frames = words["test"]
    made = []
    for name, questions in zip(("pre", "post"), tests(kit), strict=True):
        places = [one.place for one in questions]
        lead = part("lead", None, line(frames["lead"]), table((frames["number"],), [("",)]))
        title = frames[name].format(subject=wish.subject)
        made.append(
            sheet(kit, words, f"{name}-test", title, (lead, *_asked(questions, words)), places)
        )
        if key:
            title = frames["key"].format(subject=title)
            body = part("key", None, *_key(questions, words))
            made.append(sheet(kit, words, f"{name}-test-key", title, (body,), places))
    return made
