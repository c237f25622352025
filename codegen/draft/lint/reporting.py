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

_TOPICS = (
    "speaking-up reporting-channels external-reporting reporter-confidentiality anonymous-reports "
    "retaliation bad-faith-reports report-handling"
)
TOPICS = frozenset(_TOPICS.split())
OUTSIDE = (
    r"(?:authorit(?:y|ies)|police|prosecutors?|ombuds(?:man|person)|regulators?|auditors?|audit office"
    r"|inspectorates?|courts?(?! case)|parliament|(?:external|outside|supervisory) bod(?:y|ies)|(?:anyone|anybody"
    r"|nobody|people|persons) outside|outside the \S+|externally)"
)
SPEAKING = (
    r"(?:report(?:s|ed|ing)?|disclos\w+|tell|telling|inform\w*|contact\w*|turn\w*|write|(?<!in )writing|speak\w*|go"
    r"|going|complain\w*|pass|notify|statements?|testify|approach\w*|shar(?:e|ing)|talk\w*)"
)
MENTIONS = re.compile(rf"\b{SPEAKING}\b[^.;]{{0,80}}\b{OUTSIDE}\b", re.IGNORECASE)
FORBIDS = re.compile(
    r"\b(?:must not|may not|shall not|never|cannot|do not|nobody may|no one may|forbidden|prohibited"
    r"|not (?:allowed|permitted)|make no|with nobody|refrain)\b",
    re.IGNORECASE,
)
CONDITIONS = re.compile(
    r"\bonly (?:if|after|when|once|with)\b|\bunless\b|\bexhaust"
    r"|\b(?:must|ha(?:ve|s) to)\b[^.;]*\bfirst\b|\bfirst\b[^.;]*\b(?:must|ha(?:ve|s) to)\b"
    r"|\b(?:permission|approval|consent|agreement)\b|\bonce\b[^.;]*\b(?:agreed|approved|permitted|allowed)\b"
    r"|\b(?:must|ha(?:ve|s) to|needs? to|(?:is|are) to)\b[^.;]*\b(?:before|prior to)\b"
    r"|\bbefore\b[^.]*\bmust\b"
    r"|\bmust\b[^.;]*\b(?:tell|inform|notify|ask)\b[^.;]*\b(?:when|if|that|after) (?:you|they) (?:have )?(?:report|turn|go|contact|wr)",
    re.IGNORECASE,
)
INSIDE_ONLY = re.compile(
    r"\breport\w*\b[^.;]{0,60}\b(?:inside|internally|to your manager)\b[^.;]{0,30}\bfirst\b"
    r"|\bfirst\b[^.;]{0,30}\breport\w*\b[^.;]{0,40}\b(?:inside|internally|to your manager)\b"
    r"|\bkeep\b[^.;]{0,60}\b(?:inside|within|in) (?:the house|the organisation|the body)\b"
    r"|\bshare\b[^.;]{0,20}\bnobody outside\b",
    re.IGNORECASE,
)
# What says that nothing bars a report, or bars somebody from hindering one.
FREES = re.compile(
    r"\b(?:no rule|no instruction|nothing in|nobody needs?|need not|need nobody|need no|hinder|prevent"
    r"|bars?|stands? in the way|who made|retaliat|looking into|without (?:telling|asking)|at any time)\b",
    re.IGNORECASE,
)
BURDEN = re.compile(
    r"\bin good faith\b|\bgood faith\b|\bhonest (?:motives?|intentions?)\b|\bgood (?:motives?|intentions?)\b"
    r"|\b(?:have|has|need|provide|bring|submit|give|show|with|attach|hold)s? (?:\w+ ){0,2}(?:proof|evidence)\b"
    r"|\bprov(?:e|en|able)\b|\b(?:be|are|is|must be) (?:certain|sure|convinced)\b|\bknow for (?:certain|sure)\b"
    r"|\bbeyond doubt\b|\bsubstantiated\b|\bpersonal (?:gain|grudge|interest)\b"
    r"|\b(?:backed|supported) by (?:evidence|facts|documents|proof)\b",
    re.IGNORECASE,
)
MOTIVE = re.compile(
    r"\b(?:not|without|never) (?:for|from|out of|any)? ?(?:personal|selfish|private|ulterior|bad) (?:motives?|reasons?|gain)\b",
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
FALSE = re.compile(
    r"\bfalse\b|\bunfounded\b|\bmalicious|\bbad faith\b|\babus|\bmistaken\b"
    r"|\b(?:turns? out|proves?|proved|found)\b[^.;]{0,12}\bwrong\b",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"\b(?:anonymous|unsigned)\b[^.;]{0,20}\breports?\b[^.;]{0,20}\b(?:not (?:be )?(?:accepted|read|looked)|refused|rejected|ignored|discarded)"
    r"|(?<!may )(?<!can )\b(?:state|give|write|sign with)\b[^.;]{0,15}\byour (?:full )?name\b",
    re.IGNORECASE,
)


def gag_clauses(subject: Subject) -> Iterator[Found]:
    """A rule forbids a report to an authority, or sets a condition for it."""
    for text, passage in subject.binding("conduct", "ethics", "order"):
        for sentence in sentences(passage.typed):
            limited = FORBIDS.search(sentence) or CONDITIONS.search(sentence)
            found = MENTIONS.search(sentence) if limited else None
            found = found or INSIDE_ONLY.search(sentence)
            if found and not FREES.search(sentence):
                said = "this forbids a report to an authority, or sets a condition for it"
                yield Found(said, text, passage, found.group())


def burdens(subject: Subject) -> Iterator[Found]:
    """Proof, certainty or a good motive is asked of whoever reports."""
    for text, passage in subject.binding("conduct"):
        if not TOPICS & set(subject.topics(passage.part)):
            continue
        for sentence in sentences(passage.typed):
            asked = [one for one in BURDEN.finditer(sentence) if not _denied(sentence, one)]
            for found in (*asked, *MOTIVE.finditer(sentence)):
                said = f"'{found.group()}' is asked of whoever reports"
                yield Found(said, text, passage, found.group())


def _denied(sentence: str, found: re.Match[str]) -> bool:
    """Return whether a sentence says of what was found in it that it is not asked."""
    return bool(DENIED.search(sentence[: found.end()].rpartition(" ")[0]))


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


REPORT_SIGNED = re.compile(
    r"\b(?:sign(?:ed)?|bear)\b[^.;]{0,20}\b(?:your report|the report|reports?|your name|it)\b"
    r"|\breports?\b[^.;]{0,20}\b(?:signed|signature|signing)\b",
    re.IGNORECASE,
)


def signed_reports(subject: Subject) -> Iterator[Found]:
    """A report or a self-check is to be signed, or to bear a name."""
    said = "a signature or a name is asked of whoever reports or checks themselves"
    for text in subject.texts:
        titles = {p.part: p.text for p in text.passages if p.kind == "title"}
        named = FORM_PARTS.search(text.name)
        for passage in text.binding:
            form = (
                named
                or FORM_PARTS.search(passage.part)
                or FORM.search(titles.get(passage.part, ""))
            )
            found = SIGNED.search(passage.typed) if form else None
            if found and re.search(r"\bno signature\b", passage.typed, re.IGNORECASE):
                found = None
            if TOPICS & set(subject.topics(passage.part)):
                found = found or REPORT_SIGNED.search(passage.typed) or NAMED.search(passage.typed)
            if found:
                yield Found(said, text, passage, found.group())


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
