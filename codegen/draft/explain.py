"""Why a clause is in or out, and the smallest change of answers that would bring it in."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codegen.draft import news
from codegen.draft.phrases import Phrases
from codegen.draft.select import select, taken_into, targets
from codegen.interview.resolution import Origin, Resolution
from codegen.library.language import UNKNOWN, reads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from codegen.draft.keeping import Keeping
    from codegen.draft.select import Decision
    from codegen.library.model import Answering, Clause, Library
    from codegen.library.questions import Question

MOST_KEYS = 3
LONGEST = 120
TOLD = {
    Origin.ASKED: "to “{ask}” you answered “{value}”",
    Origin.CONFIRMED: "to “{ask}” you confirmed “{value}”",
    Origin.ASSUMED: "to “{ask}” the draft assumes “{value}”, which nobody has confirmed",
    Origin.PRESET: "to “{ask}” the preset says “{value}”",
    Origin.COMPUTED: "from other answers it follows that the {label} is “{value}”",
    Origin.OPTION: "to “{ask}” the command line says “{value}”",
}
HOW = {
    "sets": "It does what is asked by {cited}: {gist}",
    "supports": "It does part of what is asked by {cited}: {gist}",
    "informs": "It tells people of what is provided by {cited}: {gist}",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """What became of a clause in a draft.

    ``documents`` are those it stands in; ``summary`` says what it asks; ``risk`` says what goes wrong without a rule on its topic;
    ``standard`` is the provision it answers to first; ``smallest_change`` is the change of answers
    that brings it in (``unsure`` takes an answer away), None when it is in or no change does.
    """

    id: str
    title: str
    state: str
    documents: tuple[str, ...]
    reason: str
    summary: str
    risk: str
    standard: str | None
    smallest_change: Mapping[str, Any] | None


def explain(
    library: Library, resolution: Resolution, clause: Clause, keeping: Keeping | None = None
) -> Explanation:
    """Return the explanation of one clause.

    Args:
        library: The clause library.
        resolution: The answers.
        clause: The clause.
        keeping: What the draft that these answers belong to holds on to.
    """
    decisions = _decisions(library, resolution, clause, keeping)
    printed = tuple(file for file, made in decisions if made.state == "in")
    decision = next((made for _, made in decisions if made.printed),
                    decisions[0][1] if decisions else None)  # fmt: skip
    state = "in" if printed else decision.state if decision else "out"
    if decision is None:
        reason = _elsewhere(library, clause)
    else:
        reason = because(library, resolution, decision)
    change = None if state == "in" else smallest_change(library, resolution, clause, keeping)
    risk, standard = library.topics[clause.topic].risk, _standard(library, clause)
    return Explanation(
        clause.id, clause.title, state, printed, reason, clause.summary, risk, standard, change
    )


def _standard(library: Library, clause: Clause) -> str | None:
    """Return the provision that a clause answers to first, in a sentence.

    One on the clause's own topic goes before others, then the library's foremost instruments, then
    what the text sets before what it supports, and what was read at the source before the rest.
    """

    def weight(mapped: Answering) -> tuple[bool, int, int, bool]:
        provision = library.instruments[mapped.instrument].provisions[mapped.provision]
        known = mapped.instrument in library.foremost
        rank = library.foremost.index(mapped.instrument) if known else len(library.foremost)
        how = ("sets", "supports", "informs").index(mapped.how)
        return (clause.topic not in provision.bears_on, rank, how, not provision.seen)

    if not clause.implements:
        return None
    mapped = min(clause.implements, key=weight)
    instrument = library.instruments[mapped.instrument]
    provision = instrument.provisions[mapped.provision]
    gist = f"{provision.gist[:1].lower()}{provision.gist[1:]}"
    said = HOW[mapped.how].format(cited=f"{instrument.short}, {provision.ref}", gist=gist)
    return f"{said} What it leaves: {mapped.missing}." if mapped.missing else said


def _decisions(
    library: Library, resolution: Resolution, clause: Clause, keeping: Keeping | None
) -> list[tuple[str, Decision]]:
    """Return the decisions on a clause in each document of this draft that may hold it."""
    return [
        (target.file, made)
        for target in targets(library, resolution)
        for made in select(library, resolution, target, keeping).decisions
        if made.clause == clause.id
    ]


def because(library: Library, resolution: Resolution, decision: Decision) -> str:
    """Return the reason for a decision in the user's words."""
    clause = library.clauses[decision.clause]
    if decision.held:
        return f"{decision.state.capitalize()} as drafted before: {news.because(decision.held)}."
    if not decision.reads:
        document = " and ".join(clause.documents)
        return f"In every code of {document}, whatever the answers."
    if decision.waits_for:
        labels = _listed(f"the {library.questionnaire.label(key)}" for key in decision.waits_for)
        start = "Printed as an alternative" if decision.state == "alternative" else "Waiting"
        return f"{start}, because nobody has answered {labels}."
    told = [_told(library, resolution, key) for key in decision.reads]
    word = "In" if decision.state == "in" else "Out"
    return f"{word}, because {_listed(told)}."


def _told(library: Library, resolution: Resolution, key: str) -> str:
    """Return one answer in words: its value, what it is, and where it came from."""
    label = library.questionnaire.label(key)
    value = resolution.value(key)
    if value is UNKNOWN:
        asked = resolution.applies(key)
        question = library.questionnaire.questions[key]
        return (
            f"nobody has answered “{question.ask}”" if asked else (f"the {label} is not asked here")
        )
    runs = Phrases(resolution).value(key, value, ())
    shown = "".join(getattr(run, "text", "") for run in runs if getattr(run, "source", None) == key)
    question = library.questionnaire.questions[key]
    text = _short(question, value, shown)
    return TOLD[resolution.origin(key)].format(value=text, label=label, ask=question.ask)


def _short(question: Question, value: Any, shown: str) -> str:
    if isinstance(value, str) and question.choice(value):
        choice = question.choice(value)
        return choice.label if choice else value
    text = shown.removesuffix(" [assumed]").strip() or str(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _elsewhere(library: Library, clause: Clause) -> str:
    if clause.withdrawn:
        return "Out: the clause was withdrawn from the library."
    offices = _listed(library.offices[office].title.lower() for office in clause.offices)
    return (
        f"Out: it is written for {offices or 'another document'}, and this draft has no such code."
    )


def smallest_change(
    library: Library, resolution: Resolution, clause: Clause, keeping: Keeping | None = None
) -> Mapping[str, Any] | None:
    """Return the fewest changed answers that take the clause in, None when up to three do not.

    Only answers that a program may propose are tried: choices, yes or no, numbers near those the
    conditions name, a category of people, or taking an answer away. A text is never invented.
    """
    if clause.withdrawn:
        return None
    keys = tuple(_deciding(library, clause))
    options = {key: tuple(_options(library, resolution, key, clause)) for key in keys}
    for count in range(1, MOST_KEYS + 1):
        for chosen in itertools.combinations(keys, count):
            for values in itertools.product(*(options[key] for key in chosen)):
                change = dict(zip(chosen, values, strict=True))
                changed = Resolution(library, resolution.answers.with_changes(change))
                if taken_into(library, changed, clause, keeping):
                    return change
    return None


def _deciding(library: Library, clause: Clause) -> Iterator[str]:
    """Yield the keys that decide on a clause: its condition's, and those behind them, nearest first."""
    seen: dict[str, None] = {}
    questions = library.questionnaire.questions
    queue = list(reads(clause.when.nodes)) if clause.when else []
    queue += ["people.categories", "documents.kinds"]
    while queue:
        key = queue.pop(0)
        if key in seen or key not in questions:
            continue
        seen[key] = None
        yield key
        question = questions[key]
        if question.when:
            queue += reads(question.when.nodes)
        if question.parent:
            queue.append(question.parent)


def _options(library: Library, resolution: Resolution, key: str, clause: Clause) -> Iterator[Any]:
    """Yield the values worth trying for a key."""
    question = library.questionnaire.questions[key]
    current = resolution.value(key)
    named = list(_constants(library, key, clause))
    match question.type:
        case "choice" | "yes_no" | "three_state":
            yield from (value for value in question.values if value != current)
        case "choices" | "list":
            held = list(current) if isinstance(current, list | tuple) else []
            wanted = [*named, *clause.documents] if key == "documents.kinds" else named
            yield from ([*held, value] for value in wanted if value not in held)
            yield from (
                [kept for kept in held if kept != value] for value in named if value in held
            )
        case "integer" | "money":
            near = {
                value + step
                for value in named
                if isinstance(value, int | float)
                for step in (-1, 0, 1)
            }
            yield from sorted(value for value in near if _allowed(question, value))
        case "records":
            held = list(current) if isinstance(current, list | tuple) else []
            first = question.columns[0].key
            wanted = named
            if key == "people.categories":
                wanted = [
                    *named,
                    *(library.offices[office].categories[0] for office in clause.offices),
                ]
            yield from ([*held, {first: value}] for value in wanted)
            yield from ([r for r in held if r.get(first) != value] for value in named)
    yield from question.special
    if current is not UNKNOWN:
        yield "unsure"


def _allowed(question: Question, value: float) -> bool:
    low = question.least is None or value >= question.least
    return low and (question.most is None or value <= question.most)


def _constants(library: Library, key: str, clause: Clause) -> Iterator[Any]:
    """Yield the constants that conditions compare a key with: the clause's and those of questions."""
    conditions = [clause.when, *(q.when for q in library.questionnaire.questions.values())]
    seen = set()
    for condition in filter(None, conditions):
        for value in _compared_with(condition.nodes, key):
            for single in value if isinstance(value, list | tuple) else (value,):
                if single not in seen:
                    seen.add(single)
                    yield single


def _compared_with(node: Any, key: str) -> Iterator[Any]:
    if not isinstance(node, list | tuple) or not node:
        return
    if node[0] == "compare":
        sides = (node[2], node[3])
        if any(side[0] == "key" and side[1] == key for side in sides):
            yield from (side[1] for side in sides if side[0] == "const")
        return
    for part in node:
        yield from _compared_with(part, key)


def _listed(parts: Iterable[str]) -> str:
    """Return ``a, b and c``."""
    found = list(parts)
    return (
        found[0]
        if len(found) == 1
        else ", ".join(found[:-1]) + (f" and {found[-1]}" if found else "")
    )
