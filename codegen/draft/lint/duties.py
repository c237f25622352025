"""Whether each rule of conduct can be followed and enforced: who, what, by when, told to whom.

A rule is asked only for what one of its shape needs: a duty to tell needs somebody to tell, a
permission somebody who gives it, a decision somebody who takes the place of whoever is concerned.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from codegen.draft.lint.passages import VALUE, sentences
from codegen.draft.lint.rule import Found, refers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.draft.lint.passages import Passage
    from codegen.draft.lint.rule import Subject

HEAD = "head-of-organisation"
MUST = r"\bmust(?! not\b| never\b)"
TELLING = re.compile(
    rf"{MUST} (?:(?:also|always|at once|then|first|immediately|in writing),? ){{0,2}}"
    r"(tell|report|notify|inform|declare|disclose)\b(?! the truth)([^.;]*)",
    re.IGNORECASE,
)
# Somebody, or a thing of which the clause goes on to say who gets it.
TOLD = re.compile(
    rf"{VALUE}|\b(?:manager|head|officer|adviser|office|unit|board|body|authority|authorities|police"
    r"|prosecutor|colleagues?|them|him|her|you|whoever|everyone|candidates?|parties|people|those"
    r"|someone|register|law|required|chair|panel|registry|organisation|person|witness|inside)\b",
    re.IGNORECASE,
)
TIME = re.compile(
    r"\bwithin\b|\bat once\b|\bbefore(?:hand)?\b|\bas soon as\b|\bwhen(?:ever)?\b|\bonce\b|\bafter\b"
    r"|\bimmediately\b|\bwithout delay\b|\bthe same (?:day|morning)\b|\bin advance\b|\bas long as\b"
    r"|\b(?:days?|weeks?|months?|years?)\b|\buntil\b|\bby\b|\bif\b|\bwhile\b|\beach time\b|\byearly\b",
    re.IGNORECASE,
)
RECORDING = re.compile(
    rf"{MUST} (?:(?:also|always|then|in writing),? ){{0,2}}(record|register|declare|notify|report)\b",
    re.IGNORECASE,
)
PERMISSION = re.compile(
    r"\b(?:only with|without|needs?|require[sd]?|subject to|must (?:have|get|obtain|ask for|seek|request))"
    r"(?: (?!their|your|his|her|our)\w+){0,3} (?:permission|approval|consent|authorisation|authorization|leave to)\b",
    re.IGNORECASE,
)
GIVER = re.compile(
    rf"\b(?:of|from|by)\b[^.;]*?(?:{VALUE}|\b(?:manager|head|person|whoever|owner|author|those|law)\b)"
    rf"|\b(?:ask|tell|apply to)\b[^.;]*(?:{VALUE}|manager)",
    re.IGNORECASE,
)
DECIDES = (
    r"(?:decides?|permits?|approves?|agrees?|grants?|allows?|authorises?|orders?|names in writing|exempts?|waives?"
    r"|settles?|(?:must|will|may) (?:\w+ ){0,3}(?:decide|approve|permit|grant|authorise|agree|allow|exempt|waive))"
)
DECISION = re.compile(
    rf"(?:{VALUE}|\b(?:your|the|a) manager)(?: \w+)?,? (?:{DECIDES}|receives? (?:\w+ )?reports?)\b"
    rf"|\b(?:permission|approval|consent)\b[^.;]{{0,30}}\b(?:of|from|by)\b[^.;]{{0,20}}(?:{VALUE}|your manager)"
    rf"|\bask\b (?:the {VALUE}|your manager)[^.;]* for (?:\w+ )?(?:permission|approval)"
    rf"|\b(?:tell|declare to|report(?: \w+){{0,2}} to|notify|inform)\b the {VALUE}",
    re.IGNORECASE,
)


def duties_without_addressee(subject: Subject) -> Iterator[Found]:
    """A duty to tell or report does not say whom."""
    for text, passage in subject.binding("conduct"):
        if passage.kind != "paragraph":
            continue
        clause = " ".join(
            one.typed for one in text.of(passage.part) if one.number == passage.number
        )
        for sentence in sentences(passage.typed):
            told = TELLING.search(sentence)
            if told and not TOLD.search(
                clause[clause.find(told.group()) + told.start(1) - told.start() :]
            ):
                said = f"'{told.group(1)}': the rule does not say whom"
                yield Found(said, text, passage, told.group())


def duties_without_period(subject: Subject) -> Iterator[Found]:
    """A duty to tell, declare or record does not say by when."""
    for text, passage in subject.binding("conduct"):
        for sentence in sentences(passage.typed):
            told = RECORDING.search(sentence)
            if told is None or "you" not in sentence.lower() or _elsewhere(passage):
                continue
            whole = " ".join(one.typed for one in text.of(passage.part))
            if not TIME.search(whole):
                said = f"'{told.group(1)}': the rule does not say by when"
                yield Found(said, text, passage, told.group())


def _elsewhere(passage: Passage) -> bool:
    """Return whether a passage says that another clause holds the rest."""
    return any((run.target or "").startswith("clause:") for run in refers(passage))


def permissions_without_decider(subject: Subject) -> Iterator[Found]:
    """Something needs a permission, and the rule does not say who gives it."""
    for text, passage in subject.binding("conduct"):
        for sentence in sentences(passage.typed):
            found = PERMISSION.search(sentence)
            whole = " ".join(one.typed for one in text.of(passage.part))
            free = re.search(r"\b(?:nobody|no one|need no|need not)\b", sentence, re.IGNORECASE)
            if found and not (free or GIVER.search(sentence) or DECISION.search(whole)):
                said = f"'{found.group()}': the rule does not say who gives it"
                yield Found(said, text, passage, found.group())


def decisions_without_pointer(subject: Subject) -> Iterator[Found]:
    """Somebody decides, and the rule does not say what happens when it concerns them or the head."""
    for text in subject.of_kind("conduct"):
        holders = subject.carrying(text, HEAD)
        if not holders:
            continue  # that the topic is missing is told once
        for part in text.parts:
            passages = text.of(part)
            if part in holders or subject.clause(part) is None or _points(passages, holders):
                continue
            found = next(_decisions(subject, passages), None)
            if found:
                passage, words = found
                said = "somebody decides or is told here, and nothing says who acts if the head or they are concerned"
                yield Found(said, text, passage, words)


def _points(passages: tuple[Passage, ...], holders: tuple[str, ...]) -> bool:
    targets = {target for passage in passages for target in passage.targets}
    return any(f"clause:{holder}" in targets for holder in holders)


def _decisions(subject: Subject, passages: tuple[Passage, ...]) -> Iterator[tuple[Passage, str]]:
    for passage in passages:
        for sentence in sentences(passage.typed):
            found = DECISION.search(sentence)
            if found and (VALUE not in found.group() or _names_a_role(subject, passage)):
                yield passage, found.group()


def _names_a_role(subject: Subject, passage: Passage) -> bool:
    return any(subject.is_role(source) for source in passage.sources)
