"""Rules on law: restrictions rest on one, sanctions come from one, mandates and judges obey no one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from codegen.draft.lint.passages import sentences
from codegen.draft.lint.reporting import FALSE
from codegen.draft.lint.rule import Found
from codegen.draft.select import AGREED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.draft.lint.passages import Passage
    from codegen.draft.lint.rule import Subject

# Topics on which a rule reaches into private life, work, speech, politics or work after leaving.
_RESTRICTIVE = (
    "outside-employment post-employment political-neutrality public-comment social-media private-conduct "
    "coi-declaration asset-declaration gifts staff-monitoring relationships-at-work"
)
RESTRICTIVE = frozenset(_RESTRICTIVE.split())
RESTRICTS = re.compile(r"\bmust\b|\bnot allowed\b|\bmay be kept only\b", re.IGNORECASE)
# Duties while in office need no law of their own; limits on work after it do.
LATER = re.compile(
    r"\bafter (?:you |they )?(?:leav|your last day|the end of)|\blater work\b|\bonce you have left\b"
    r"|\bfor \S+ after\b|\bnew employer\b", re.IGNORECASE,
)  # fmt: skip
SANCTION = (
    r"(?:dismiss(?:al|ed)|demot(?:ion|ed)|reprimand(?:ed)?|suspen(?:sion|ded)|(?:a )?fined?|fines"
    r"|loss of pay|reduction of pay|termination|terminated|disciplinary (?:action|measures?|sanctions?|penalt\w+)"
    r"|punish(?:ed|ment)|penalt(?:y|ies)|prosecut(?:ed|ion)|warning)"
)
THREAT = re.compile(
    rf"\b(?:will|may|can|must|shall|could) (?:\w+ )?(?:be|face|lead to|result in|cost|bring|mean|incur|receive|get|entail)\b[^.;]{{0,40}}\b{SANCTION}\b"
    rf"|\b(?:leads? to|results? in|is punished|are punished|is punishable|faces?|grounds? for|sanctions? (?:are|is|include))\b[^.;]{{0,40}}\b{SANCTION}\b"
    r"|\b(?:may|can|will|must) (?:\w+ )?(?:suspend|dismiss|demote|fine|reprimand|punish|(?:reduce|cut) \w+ pay)\b"
    r"|\ba fine of\b",
    re.IGNORECASE,
)
SPARES = re.compile(
    r"\bno\b|\bnot\b|\bnever\b|\bnobody\b|\bneither\b|\bnor\b|\bwithout\b|\bretaliation\b",
    re.IGNORECASE,
)
CITED = re.compile(r"\b(?:Act|Law|Statute|Code|Decree|Ordinance|Regulation)\b")
OBEYS = re.compile(
    r"\b(?:carry out|follow|obey|comply with|accept)\b[^.;]{0,40}\b(?:instructions?|orders?|directions?|superiors?|manager|line)\b"
    r"|\b(?:superiors?|hierarch\w+|line manager|your manager|the manager above|head of unit)\b"
    r"|\b(?:instructed|directed|ordered|authorised) by\b",
    re.IGNORECASE,
)
FREE = re.compile(
    r"\b(?:must not|may not|never|nobody|no one|no|free from|do not|takes? no|without)\b[^.;]{0,60}"
    r"\b(?:instruct|order|direct|superior|manager)", re.IGNORECASE,
)  # fmt: skip
MEASURES = re.compile(rf"\bmeasures?\b|\bsanctions?\b|\b{SANCTION}\b|\bappraisal\b", re.IGNORECASE)
BY_LAW = re.compile(r"\b(?:law|statute|constitution|procedure)\b", re.IGNORECASE)
DISAPPLIES = re.compile(
    r"^no (?:rules?|provisions?)\b[^.;:]*\b(?:appl(?:y|ies)|binds?)\b"
    r"|\b(?:rules?|provisions?)\b[^.;:]*\b(?:do|does) not (?:apply|bind)\b",
    re.IGNORECASE,
)
UNBOUND = ("mandate", "judicial")


def recalled_versions(subject: Subject) -> Iterator[Found]:
    """A clause is printed in a version that was recalled."""
    for text in subject.texts:
        for part in text.parts:
            clause = subject.library.clauses.get(part)
            if clause is None:
                continue
            printed = subject.draft.versions.get(clause.id, clause.newest)
            known = next((one for one in clause.versions if one.version == printed.version), None)
            if known is not None and known.recalled is not None:
                on, why = known.recalled
                passage = next(iter(text.of(part)), None)
                said = f"version {printed.version} of this clause was recalled on {on}: {why}"
                yield Found(said, text, passage)


def restrictions_without_basis(subject: Subject) -> Iterator[Found]:
    """A clause restricts people, and neither prints the law it rests on nor leaves its place open."""
    for text in subject.of_kind("conduct"):
        for part in text.parts:
            clause = subject.clause(part)
            touched = RESTRICTIVE & set(clause.topics) if clause else frozenset()
            if clause is None or clause.needs_basis or not touched:
                continue
            if clause.offices == (AGREED,):  # what restricts them is what they have agreed to
                continue
            later = clause.topic == "post-employment"
            where = next(
                (
                    p
                    for p in text.of(part)
                    if RESTRICTS.search(p.typed)
                    and (not later or LATER.search(p.typed))
                    and not _refers(p)  # the clause referred to names the law
                ),
                None,
            )
            cites = any(_cites(subject, p) for p in text.of(part))
            if where and not cites:
                topic = subject.library.topics[next(t for t in clause.topics if t in touched)].title
                said = f"this restricts people ({topic.lower()}) and names no law for it"
                yield Found(said, text, where, where.text)


def _refers(passage: Passage) -> bool:
    return any(target.startswith("clause:") for target in passage.targets)


def sanctions_without_law(subject: Subject) -> Iterator[Found]:
    """A sanction is threatened, and no law is cited for it."""
    for text, passage in subject.binding("conduct", "order"):
        if "retaliation" in subject.topics(passage.part) or _cites(subject, passage):
            continue
        for sentence in sentences(passage.typed):
            found = THREAT.search(sentence)
            if found and not _spared(sentence, found) and not CITED.search(sentence):
                said = f"'{found.group()}' threatens a sanction and cites no law"
                yield Found(said, text, passage, found.group())


def _spared(sentence: str, found: re.Match[str]) -> bool:
    """Return whether a sentence denies what was found in it, in the same part between commas."""
    before = re.split(r"[,;:]", sentence[: found.start()])[-1]
    return bool(SPARES.search(before + found.group()))


def _cites(subject: Subject, passage: Passage) -> bool:
    """Return whether a passage prints the answer to a question of law, or its open point."""
    questions = subject.library.questionnaire.questions
    found = (questions.get(key) for key in passage.sources)
    return any(one is not None and one.kind == "law" and one.type != "role" for one in found)


def orders_to_the_independent(subject: Subject) -> Iterator[Found]:
    """A code for people with a mandate or for judges has them obey, or threatens them with measures."""
    for text in subject.of_kind("conduct"):
        if text.office not in UNBOUND:
            continue
        for passage in text.binding:
            retaliation = "retaliation" in subject.topics(passage.part)
            for sentence in sentences(passage.typed):
                obeys, measured = OBEYS.search(sentence), MEASURES.search(sentence)
                # A rule on retaliation names what reporters suffer; it threatens only false reports.
                if DISAPPLIES.search(sentence) or (retaliation and not FALSE.search(sentence)):
                    measured = None
                if obeys and not FREE.search(sentence):
                    said = (
                        f"'{obeys.group()}' puts people under orders whose office has none above it"
                    )
                    yield Found(said, text, passage, obeys.group())
                elif measured and not BY_LAW.search(sentence) and not _spared(sentence, measured):
                    said = f"'{measured.group()}': this code holds no measures; the law of the office does"
                    yield Found(said, text, passage, measured.group())


def excluded_topics(subject: Subject) -> Iterator[Found]:
    """A document carries a topic that documents of its kind must not have."""
    for chosen, text in zip(subject.draft.selections, subject.texts, strict=True):
        excluded = subject.library.excluded_for.get(chosen.target.requirement, ())
        for part in subject.carrying(text, *excluded):
            names = [subject.library.topics[t].title for t in subject.topics(part) if t in excluded]
            where = next(iter(text.of(part)), None)
            yield Found(f"a document of this kind has no rules on {names[0].lower()}", text, where)


def missing_topics(subject: Subject) -> Iterator[Found]:
    """A document lacks a topic that documents of its kind must carry."""
    for chosen, text in zip(subject.draft.selections, subject.texts, strict=True):
        outline = subject.library.outlines[chosen.target.outline]
        carried = {topic for part in text.parts for topic in subject.topics(part)}
        carried |= {
            topic
            for part in outline.parts
            if part.text and part.id in text.parts
            for topic in part.topics
        }
        for topic in subject.library.required_for.get(chosen.target.requirement, ()):
            if topic not in carried:
                title = subject.library.topics[topic].title
                yield Found(f"nothing is said on {title[0].lower()}{title[1:]}", text)
