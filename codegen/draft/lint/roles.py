"""Rules on who does what: apart where they must be apart, named, and behind each promise."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from codegen.document.tree import Blank
from codegen.draft.lint.passages import VALUE, sentences
from codegen.draft.lint.rule import Found
from codegen.library.language import reads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.draft.lint.passages import Passage, Text
    from codegen.draft.lint.rule import Subject

ADVISER, RECEIVER = "roles.adviser", "reporting.receiver"
INVESTIGATOR, DECIDER = "roles.investigator", "roles.decider"
# Receiving reports and looking into them may lie in one hand; nothing else may.
APART = (
    (ADVISER, RECEIVER),
    (ADVISER, INVESTIGATOR),
    (ADVISER, DECIDER),
    (RECEIVER, DECIDER),
    (INVESTIGATOR, DECIDER),
)
NOBODY = "nobody-yet"
SUBSTITUTED = {
    ADVISER: "adviser",
    RECEIVER: "receiver",
    INVESTIGATOR: "investigator",
    DECIDER: "decider",
}
WILL = re.compile(r"\bwill\b(?! that)", re.IGNORECASE)
LEDGER = "undertakings"
ALL_OTHERS = re.compile(r"\bevery (?:other )?promise\b|\ball other promises\b", re.IGNORECASE)
PERSON = re.compile(
    r"\b(?:they|managers?|whoever|he|she|who|panel|head)\b[^.;]{0,40}\bwill\b", re.IGNORECASE
)


def contradictions(subject: Subject) -> Iterator[Found]:
    """Two answers cannot both be right, by the rules of the questionnaire."""
    for rule in subject.draft.open.contradictions:
        if rule.severity == "error":
            yield Found(rule.say.rstrip("."), hint=rule.remedy)


def doubtful_answers(subject: Subject) -> Iterator[Found]:
    """Two answers go together badly, by the rules of the questionnaire."""
    for rule in subject.draft.open.contradictions:
        if rule.severity != "error":
            yield Found(rule.say.rstrip("."), hint=rule.remedy)


def same_person(subject: Subject) -> Iterator[Found]:
    """One person has two tasks that must be in separate hands."""
    told = {frozenset(pair) for rule in subject.draft.open.contradictions if rule.severity == "error"
            for pair in itertools.combinations(reads(rule.when.nodes), 2)}  # fmt: skip
    questions = subject.library.questionnaire
    for one, other in APART:
        holder = _holder(subject, one)
        if holder and holder == _holder(subject, other) and frozenset((one, other)) not in told:
            who = subject.resolution.value(one)
            said = f"'{who}' is both {questions.label(one)} and {questions.label(other)}"
            yield Found(said)
    for one, substitute in _substitutes(subject):
        for other in (pair[1 - pair.index(one)] for pair in APART if one in pair):
            if substitute[0] == _holder(subject, other):
                said = f"'{substitute[1]}' stands in as {questions.label(one)} and is {questions.label(other)}"
                yield Found(said)


def _holder(subject: Subject, key: str) -> str | None:
    """Return who has a task, in small letters and without an article; None while nobody has."""
    if key not in subject.library.questionnaire.questions:
        return None
    value: object = subject.resolution.value(key)
    return _plain(value) if isinstance(value, str) and value != NOBODY else None


def _plain(value: str) -> str:
    return " ".join(re.sub(r"^(?:the|an?) ", "", value.strip().lower()).split())


def _substitutes(subject: Subject) -> Iterator[tuple[str, tuple[str, str]]]:
    key = "roles.substitutes"
    if key not in subject.library.questionnaire.questions:
        return
    listed = subject.resolution.value(key)
    for record in listed if isinstance(listed, list | tuple) else ():
        for task, name in SUBSTITUTED.items():
            holder = record.get("holder")
            if record.get("role") == name and isinstance(holder, str) and holder != NOBODY:
                yield task, (_plain(holder), holder)


def unnamed_roles(subject: Subject) -> Iterator[Found]:
    """A rule needs somebody who has not been named yet."""
    for key, question in subject.library.questionnaire.questions.items():
        if NOBODY not in question.special or subject.resolution.value(key) != NOBODY:
            continue
        for text, passage in subject.binding("conduct", "ethics", "order"):
            if any(isinstance(run, Blank) and run.key == key for run in passage.runs):
                yield Found(
                    f"the text needs the {question.label}, and nobody is named yet", text, passage
                )
                break


def orphan_promises(subject: Subject) -> Iterator[Found]:
    """The organisation promises something, and nobody answers for it."""
    for text in subject.of_kind("conduct"):
        ledger = [p for part in subject.carrying(text, LEDGER) for p in text.of(part)]
        if any(ALL_OTHERS.search(p.text) for p in ledger):
            owned = None
        else:
            owned = {target for p in ledger for target in p.targets}
        for passage in text.binding:
            if subject.clause(passage.part) is None or passage in ledger:
                continue
            if owned is None or f"clause:{passage.part}" in owned:
                continue
            yield from _orphans(subject, text, passage)


def _orphans(subject: Subject, text: Text, passage: Passage) -> Iterator[Found]:
    for sentence in sentences(passage.typed):
        found = WILL.search(sentence)
        if found is None or PERSON.search(sentence):
            continue
        if defines(passage) or _by_a_role(subject, passage, sentence[: found.start()]):
            continue
        words = sentence[found.start() :].rstrip(".")
        yield Found("nobody answers for this promise", text, passage, words)


def defines(passage: Passage) -> bool:
    """Return whether a passage says what the word means rather than promises something."""
    return "states a promise" in passage.text or "means a promise" in passage.text


def _by_a_role(subject: Subject, passage: Passage, before: str) -> bool:
    """Return whether the words before a promise name a post that keeps it."""
    return VALUE in before and any(subject.is_role(source) for source in passage.sources)
