"""Rules on reports of wrongdoing: nothing bars them, nothing is asked of those who make them.

Sources of the rules: CM/Rec(2014)7 and Directive (EU) 2019/1937, as the instruments hold them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from codegen.draft.lint.passages import sentences
from codegen.draft.lint.rule import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.draft.lint.rule import Subject

OUTSIDE = (
    r"(?:(?:an? |the |any |another |other |competent |public |outside |external |supervisory )*"
    r"(?:authorit(?:y|ies)|police|prosecutors?|ombudsman|ombudsperson|regulators?|auditors?"
    r"|audit office|court|inspectorate|anti-corruption \w+|parliament|public body)"
    r"|anyone outside|(?:persons|people|anybody|bodies|anything) outside|outside the \S+|externally|outside)"
)
SPEAKING = r"(?:report|reports|reporting|disclose|tell|telling|inform|contact|turn|turning|write|speak|go|complain|pass|notify|statement|testify)"
_TOPICS = (
    "speaking-up reporting-channels external-reporting reporter-confidentiality anonymous-reports "
    "retaliation bad-faith-reports report-handling"
)
TOPICS = frozenset(_TOPICS.split())
BARS = (
    re.compile(rf"\b(?:must not|may not|shall not|cannot|never|do not|nobody may|is forbidden to|are forbidden to)\b[^.;]{{0,60}}\b{SPEAKING}\b[^.;]{{0,80}}\b{OUTSIDE}\b", re.IGNORECASE),
    re.compile(rf"\b(?:must|shall|have to|has to|is to|are to)\b[^.;]{{0,50}}\b(?:first|before|prior to)\b[^.;]{{0,80}}\b{OUTSIDE}\b", re.IGNORECASE),
    re.compile(rf"\b(?:before|unless|until)\b[^.;]{{0,30}}\b{SPEAKING}(?:ing)?\b[^.;]{{0,50}}\b{OUTSIDE}\b[^.]{{0,60}}\b(?:must|shall)\b", re.IGNORECASE),
    re.compile(rf"\b(?:report\w*|turn|go|write|speak|disclos\w+)\b[^.;]{{0,40}}\b{OUTSIDE}\b[^.;]{{0,40}}\b(?:only (?:if|after|when|with|once)|(?:needs?|requires?) (?:\w+ )?(?:permission|approval|consent)|with the (?:prior )?(?:permission|approval|consent)|not before|unless)\b", re.IGNORECASE),
    re.compile(rf"\bonly (?:if|after|when|with|once)\b[^.;]{{0,60}}\b(?:may|can)\b[^.;]{{0,30}}\b{SPEAKING}\b[^.;]{{0,50}}\b{OUTSIDE}\b", re.IGNORECASE),
    re.compile(r"\breport\w*\b[^.;]{0,60}\b(?:inside|internally|to your manager)\b[^.;]{0,30}\bfirst\b|\bfirst\b[^.;]{0,30}\breport\w*\b[^.;]{0,40}\b(?:inside|internally|to your manager)\b", re.IGNORECASE),
    re.compile(r"\bkeep\b[^.;]{0,40}\b(?:inside|within|in) (?:the house|the organisation|the body)\b", re.IGNORECASE),
)  # fmt: skip
# What says that nothing bars a report, or bars somebody from hindering one.
FREES = re.compile(
    r"\b(?:no rule|no instruction|nothing in|nobody needs?|need not|need nobody|need no|hinder|prevent"
    r"|bars?|stands? in the way|who made|retaliat|looking into|without (?:telling|asking))\b",
    re.IGNORECASE,
)
BURDEN = re.compile(
    r"\bin good faith\b|\bgood faith\b|\bhonest (?:motives?|intentions?)\b|\bgood (?:motives?|intentions?)\b"
    r"|\b(?:have|has|need|provide|bring|submit|give|show|with|attach|hold)s? (?:\w+ ){0,2}(?:proof|evidence)\b"
    r"|\bprov(?:e|en|able)\b|\b(?:be|are|is|must be) (?:certain|sure|convinced)\b|\bknow for (?:certain|sure)\b"
    r"|\bbeyond doubt\b|\bsubstantiated\b|\bpersonal (?:gain|grudge|interest)\b",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"\b(?:no|not|never|nobody|without|nor|neither|whatever|need)\b[^.;]*$", re.IGNORECASE
)
SIGNED = re.compile(
    r"\bsign(?:ed|ature|atures|s)?\b|\byour name and date\b|_{4,}|…{3,}", re.IGNORECASE
)
FORM = re.compile(
    r"\breport(?:ing)? form\b|\bform for (?:a )?reports?\b|\breport of (?:suspected )?(?:wrongdoing|breach)"
    r"|\bself-?check\b|\bdecision (?:card|test card)\b|\bcard\b",
    re.IGNORECASE,
)
FORM_PARTS = re.compile(r"report-form|self-?check|form-f?(?:4|11)\b|report-card")
FALSE = re.compile(r"\bfalse\b|\bunfounded\b|\bmalicious|\bbad faith\b|\babus", re.IGNORECASE)


def gag_clauses(subject: Subject) -> Iterator[Found]:
    """A rule forbids a report to an authority, or sets a condition for it."""
    for text, passage in subject.binding("conduct", "ethics", "order"):
        for sentence in sentences(passage.typed):
            found = next(filter(None, (pattern.search(sentence) for pattern in BARS)), None)
            if found and not FREES.search(sentence):
                said = "this forbids a report to an authority, or sets a condition for it"
                yield Found(said, text, passage, found.group())


def burdens(subject: Subject) -> Iterator[Found]:
    """Proof, certainty or a good motive is asked of whoever reports."""
    for text, passage in subject.binding("conduct"):
        if not TOPICS & set(subject.topics(passage.part)):
            continue
        for sentence in sentences(passage.typed):
            for found in BURDEN.finditer(sentence):
                if not DENIED.search(sentence[: found.end()].rpartition(" ")[0]):
                    said = f"'{found.group()}' is asked of whoever reports"
                    yield Found(said, text, passage, found.group())


def measures_for_mistakes(subject: Subject) -> Iterator[Found]:
    """A measure threatens a report that is not knowingly false."""
    threat = re.compile(
        r"\bbreach\b|\bmeasures?\b|\bpunish|\bsanction|\bdisciplin|\bliable\b", re.IGNORECASE
    )
    knowing = re.compile(
        r"\bknow(?:s|n|ing|ingly)?\b|\bno (?:ground|measure|breach)\b|\bnot\b", re.IGNORECASE
    )
    for text, passage in subject.binding("conduct"):
        if not TOPICS & set(subject.topics(passage.part)):
            continue
        for sentence in sentences(passage.typed):
            if FALSE.search(sentence) and threat.search(sentence) and not knowing.search(sentence):
                said = "this threatens a report that is not knowingly false"
                yield Found(said, text, passage, sentence)


def signed_reports(subject: Subject) -> Iterator[Found]:
    """A report or a self-check is to be signed."""
    for text in subject.texts:
        titles = {p.part: p.text for p in text.passages if p.kind == "title"}
        for passage in text.binding:
            form = FORM_PARTS.search(passage.part) or FORM.search(titles.get(passage.part, ""))
            signed = SIGNED.search(passage.typed)
            reports = TOPICS & set(subject.topics(passage.part)) and re.search(
                r"\b(?:sign(?:ed)?|bear)\b[^.;]{0,20}\b(?:your report|the report|reports?|your name|it)\b"
                r"|\breports?\b[^.;]{0,20}\b(?:signed|signature|signing)\b",
                passage.typed,
                re.IGNORECASE,
            )
            if (
                form and signed and not re.search(r"\bno signature\b", passage.typed, re.IGNORECASE)
            ) or reports:
                said = "a signature is asked of whoever reports or checks themselves"
                yield Found(said, text, passage, signed.group() if signed else passage.text)


def duties_without_exceptions(subject: Subject) -> Iterator[Found]:
    """People must report, and nobody is exempt."""
    duty = re.compile(
        r"\byou must report\b|\bmust report\b[^.;]*\b(?:crime|breach|wrongdoing)", re.IGNORECASE
    )
    exempt = re.compile(
        r"\bneed not report\b|\bexcept|\bdoes not (?:hold|apply|bind)\b|\bexempt", re.IGNORECASE
    )
    for text in subject.of_kind("conduct"):
        for part in subject.carrying(
            text, "speaking-up", "reporting-channels", "external-reporting"
        ):
            passages = text.of(part)
            found = next((p for p in passages if duty.search(p.typed.replace("  ", " "))), None)
            if found and not any(exempt.search(p.typed) for p in passages):
                said = "this duty to report has no exceptions"
                yield Found(said, text, found, found.text)
