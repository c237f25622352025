"""Why a clause is in or out, and the smallest change of answers that would bring it in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codegen.doors import locale
from codegen.draft import news
from codegen.draft.change import smallest_change
from codegen.draft.differing import opinions
from codegen.draft.phrases import Phrases
from codegen.draft.select import select, targets
from codegen.interview.resolution import Origin, Resolution
from codegen.library.language import UNKNOWN, reads

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from codegen.draft.keeping import Keeping
    from codegen.draft.select import Decision, Selection
    from codegen.library.model import Answering, Clause, Library
    from codegen.library.questions import Question

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
    "sets": "It addresses {cited}: {gist}",
    "supports": "It addresses part of {cited}: {gist}",
    "informs": "It tells people of {cited}: {gist}",
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
        rivals = _rivals(library, resolution, clause, keeping) if state == "out" else ()
        if rivals:
            reason += f" In its place stands {' Also '.join(rivals)}"
    change = None if state == "in" else smallest_change(library, resolution, clause, keeping)
    risk, standard = library.topics[clause.topic].risk, _standard(library, clause)
    return Explanation(
        clause.id, clause.title, state, printed, reason, clause.summary, risk, standard, change
    )


def wished(library: Library, change: Mapping[str, Any]) -> str:
    """Return a change of answers in words: which question would have to be answered how.

    >>> from codegen.library.load import load
    >>> wished(load(), {"gifts.policy": "refuse"})
    'if you answered “What may people keep from givers who have no business before them?” with “Nothing at all” (gifts.policy: refuse)'
    """
    told = []
    for key, value in change.items():
        question = library.questionnaire.questions[key]
        if value == "unsure":
            told.append(f"left “{question.ask}” open ({key}: unsure)")
            continue
        choice = question.choice(value) if isinstance(value, str) else None
        typed = value if isinstance(value, str) else json.dumps(value)
        named = f"“{choice.label}” ({key}: {value})" if choice else f"{key}: {typed}"
        told.append(f"answered “{question.ask}” with {named}")
    return f"if you {_listed(told)}"


def reasons(
    library: Library, resolution: Resolution, selection: Selection
) -> dict[str, tuple[str, ...]]:
    """Return why each clause stands in a document, by clause id, in sentences for its readers.

    The decisions are those that were made already, so that a whole page costs one walk over them.
    """
    found = {}
    for decision in selection.decisions:
        if decision.printed:
            clause = library.clauses[decision.clause]
            reason = because(library, resolution, decision)
            risk = library.topics[clause.topic].risk
            met = "" if risk in reason else f"It meets this risk: {risk}"
            told = (reason, met, _standard(library, clause) or "")
            found[clause.id] = tuple(sentence for sentence in told if sentence)
    return found


def _standard(library: Library, clause: Clause) -> str | None:
    """Return the provision that a clause answers to first, in a sentence.

    One on the clause's own topic goes before others, then the library's foremost instruments, then
    what the clause names first.
    """

    def weight(mapped: Answering) -> tuple[bool, int]:
        provision = library.instruments[mapped.instrument].provisions[mapped.provision]
        known = mapped.instrument in library.foremost
        rank = library.foremost.index(mapped.instrument) if known else len(library.foremost)
        return (clause.topic not in provision.bears_on, rank)

    if not clause.implements:
        return None
    mapped = min(clause.implements, key=weight)
    instrument = library.instruments[mapped.instrument]
    provision = instrument.provisions[mapped.provision]
    gist = provision.gist
    if gist[1:2].islower():  # an abbreviation such as AI keeps its capitals
        gist = f"{gist[:1].lower()}{gist[1:]}"
    said = HOW[mapped.how].format(cited=f"{instrument.short}, {provision.ref}", gist=gist)
    return f"{said} Not in it: {mapped.missing}." if mapped.missing else said


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


def _rivals(
    library: Library, resolution: Resolution, clause: Clause, keeping: Keeping | None
) -> tuple[str, ...]:
    """Return the clauses that stand where this one does not: title, id and what each says.

    Those that cannot stand beside it; where there are none, those on the same topic.
    """
    standing = [
        library.clauses[made.clause]
        for target in targets(library, resolution)
        if target.kind in clause.documents
        for made in select(library, resolution, target, keeping).decisions
        if made.state == "in"
    ]
    excluded = [one for one in standing if one.id in clause.excludes or clause.id in one.excludes]
    rivals = excluded or [one for one in standing if _stands_for(one, clause)]
    return tuple(
        dict.fromkeys(f"“{found.title}” ({found.id}): {found.summary}" for found in rivals)
    )


def _stands_for(found: Clause, clause: Clause) -> bool:
    """Return whether one clause does the work of another: its topic, or the answer it stands in for."""
    if found.topic == clause.topic:
        return True
    return bool(clause.assumes and found.when and clause.assumes in reads(found.when.nodes))


def because(library: Library, resolution: Resolution, decision: Decision) -> str:
    """Return the reason for a decision in the user's words."""
    clause = library.clauses[decision.clause]
    if decision.held:
        return f"{decision.state.capitalize()} as drafted before: {news.because(decision.held)}."
    if not decision.reads:
        document = " and ".join(clause.documents)
        risk = library.topics[clause.topic].risk
        if is_required(library, clause):
            who = f"the library requires a rule on this in every code of {document}"
        else:
            who = "the library proposes it to every body"
        return f"In, whatever you answered: {who}, to meet this risk: {risk}"
    if decision.waits_for:
        start = "Printed as an alternative" if decision.state == "alternative" else "Waiting"
        return f"{start}, because {_undecided(library, resolution, decision.waits_for)}."
    told = grounds(library, resolution, decision)
    word = "In" if decision.state == "in" else "Out"
    return f"{word}, because {_listed(told)}."


def grounds(library: Library, resolution: Resolution, decision: Decision) -> tuple[str, ...]:
    """Return the answers that decided on a clause, each in words; none when no answer did."""
    return tuple(_told(library, resolution, key) for key in decision.reads)


def is_required(library: Library, clause: Clause) -> bool:
    """Return whether some code must carry a topic of a clause, so that it is more than advice."""
    return any(
        requirement.partition("/")[0] in clause.documents and set(topics) & set(clause.topics)
        for requirement, topics in library.required_for.items()
    )


def _undecided(library: Library, resolution: Resolution, keys: tuple[str, ...]) -> str:
    """Return what a clause waits for: what nobody has answered, and what people answered differently."""
    differ = resolution.answers.differ
    unanswered = _listed(
        f"the {library.questionnaire.label(key)}" for key in keys if key not in differ
    )
    told = [f"nobody has answered {unanswered}"] if unanswered else []
    told += [_differently(library, resolution, key) for key in keys if key in differ]
    return _listed(told)


def _differently(library: Library, resolution: Resolution, key: str) -> str:
    ask = library.questionnaire.questions[key].ask
    return f"people have answered “{ask}” differently ({'; '.join(opinions(resolution, key))})"


def _told(library: Library, resolution: Resolution, key: str) -> str:
    """Return one answer in words: its value, what it is, and where it came from."""
    label = library.questionnaire.label(key)
    value = resolution.value(key)
    if value is UNKNOWN:
        asked = resolution.applies(key)
        if asked and key in resolution.answers.differ:
            return _differently(library, resolution, key)
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


def _listed(parts: Iterable[str]) -> str:
    return locale.joined(tuple(parts), "and")
