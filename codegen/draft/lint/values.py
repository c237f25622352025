"""Rules on amounts, periods, names and bodies: they come from answers, one answer for each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from codegen.draft.lint.passages import sentences
from codegen.draft.lint.rule import Found
from codegen.interview.resolution import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.draft.lint.passages import Passage
    from codegen.draft.lint.rule import Subject

NUMBER = (
    r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen"
    r"|twenty|thirty|sixty|ninety)"
)
CURRENCY = r"(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|AUD|CAD|NZD|ZAR|JPY|KRW|euros?|dollars?|pounds?|francs?)"
AMOUNT = re.compile(rf"\b{NUMBER}\s?{CURRENCY}\b|\b{CURRENCY}\s?\d[\d.,]*|[€$£]\s?\d[\d.,]*")
PERIOD = re.compile(
    rf"\b{NUMBER}\s(?:(?:working|calendar|business) )?(?:hours?|days?|weeks?|months?|years?)\b|\ba fortnight\b",
    re.IGNORECASE,
)
DATE = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: \d{4})?\b|\b\d{4}-\d\d-\d\d\b"
)
HEARD = re.compile(r"\b(?:once|before|until|if|after) (?:you|they)\b", re.IGNORECASE)
WORDS_IN_A_NAME = 2
HALVES = re.compile(r"[,;] (?:and|but|or) |; ")
VALUE = rf"(?P<value>{AMOUNT.pattern}|{PERIOD.pattern})"


def _stated(what: str, sentence: str, before: str) -> tuple[str, re.Pattern[str], re.Pattern[str]]:
    """Return what is stated, how a sentence on it reads, and where the value stands in it."""
    flags = re.IGNORECASE
    return what, re.compile(sentence, flags), re.compile(rf"(?:{before}) {VALUE}", flags)


# What one document may say in one way only.
SUBJECTS = (
    _stated(
        "the value below which a gift may be kept",
        r"\bgifts?\b.*\bworth\b|\bworth\b.*\bgifts?\b|\bgifts? (?:below|under)\b",
        r"\bworth (?:less than|up to|no more than|below)|\bgifts? (?:below|under)",
    ),
    _stated(
        "the time in which a report is confirmed",
        r"\b(?:confirm|acknowledge)\w*\b.*\breports?\b|\breports?\b.*\b(?:confirm|acknowledge)",
        r"\b(?:within|in)(?: at most)?",
    ),
    _stated(
        "the time in which an offer is recorded",
        r"\brecord\w*\b.*\b(?:offer|gift)|\b(?:offer|gift)\w*\b.*\brecord",
        r"\bwithin(?: at most)?",
    ),
    _stated(
        "the time in which a manager passes a report on",
        r"\bpass(?:es)?\b.*\bon\b",
        r"\bwithin(?: at most)?",
    ),
    _stated("the time after which training is repeated", r"\btrain", r"\bat least every"),
    _stated(
        "the time after which the code is reviewed",
        r"\breview this code\b",
        r"\b(?:at least )?every",
    ),
)


def typed_values(subject: Subject) -> Iterator[Found]:
    """An amount, a period or a date is typed into the text, where no answer can change it."""
    kinds = (("amount", AMOUNT), ("period", PERIOD), ("date", DATE))
    for text, passage in subject.binding("conduct", "ethics", "order"):
        for name, pattern in kinds:
            for found in pattern.finditer(passage.typed):
                said = f"the {name} '{found.group()}' is typed into the text"
                yield Found(said, text, passage, found.group())


def typed_names(subject: Subject) -> Iterator[Found]:
    """The title of a post or body that an answer gives is typed into the text."""
    names = dict(_names(subject))
    for text, passage in subject.binding("conduct", "ethics", "order"):
        for name, key in names.items():
            if name in passage.typed and re.search(rf"\b{re.escape(name)}\b", passage.typed):
                said = f"'{name}' is typed into the text, and is the answer to {key}"
                hint = f"write {{{{ {key} }}}} in its place"
                yield Found(said, text, passage, name, hint)


def _names(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield the titles of more than one word that answers give, and their keys."""
    for key, question in subject.library.questionnaire.questions.items():
        value = subject.resolution.value(key)
        given = subject.resolution.origin(key) is not Origin.COMPUTED
        if key == "organisation.name" or question.type not in ("role", "name", "text") or not given:
            continue
        if isinstance(value, str) and len(value.split()) >= WORDS_IN_A_NAME:
            yield value, key


def two_values(subject: Subject) -> Iterator[Found]:
    """Two places of a document give the same thing two values, or take it from two answers."""
    for text in subject.of_kind("conduct", "order"):
        for what, states, where in SUBJECTS:
            told: dict[str, Passage] = {}
            for passage in text.binding:
                for value in _values(passage, states, where):
                    told.setdefault(value, passage)
            if len(told) > 1:
                first, *others = told.items()
                for value, passage in others:
                    said = f"{what} is {value} here and {first[0]} in {first[1].number}"
                    yield Found(said, text, passage, value)


def _values(passage: Passage, states: re.Pattern[str], where: re.Pattern[str]) -> Iterator[str]:
    """Yield the values that a passage gives to what its sentence is about, as they are printed."""
    if not where.search(passage.text):
        return
    for sentence in sentences(passage.text):
        # "within 7 days, and within 3 months …": each half is about what it names itself.
        halves = [half for half in HALVES.split(sentence) if where.search(half)]
        for half in halves if len(halves) > 1 else [sentence]:
            if states.search(half):
                yield from (found.group("value") for found in where.finditer(half))


CLAIM = re.compile(
    r"\bhaving consulted\b|\b(?:was|were|has been|have been) (?:\w+ )?(?:consulted|heard)\b"
    r"|\bafter (?:consulting|consultation with|having heard)\b|\bin consultation with\b"
    r"|\b(?:was|were) (?:drawn up|developed|prepared|written) (?:together )?with\b"
    r"|\b(?:staff|employees|unions?|representatives|stakeholders|citizens)\b[^.;]{0,30}\b(?:took part"
    r"|ha(?:ve|s) agreed|were asked|was asked|contributed|were involved|were invited|approved)\b"
    r"|\b(?:reflects?|(?:is|was) the result of) (?:a |the )?(?:\w+ )?consultation\b",
    re.IGNORECASE,
)


def claims(subject: Subject) -> Iterator[Found]:
    """A text says that people were consulted, and does not print the answers that say who and when."""
    for text, passage in subject.binding("conduct", "ethics", "order"):
        found = CLAIM.search(passage.typed)
        if found is None or HEARD.search(passage.typed) or passage.undecided:
            continue
        printed = {source for one in text.of(passage.part) for source in one.sources}
        if not any(source.startswith("consultation.held") for source in printed):
            said = f"'{found.group()}' states a consultation that no answer records"
            yield Found(said, text, passage, found.group())


def committees(subject: Subject) -> Iterator[Found]:
    """A committee has a task in the text, and the answers have no committee."""
    if (
        not _asks(subject, "roles.committee")
        or subject.resolution.value("roles.committee") == "yes"
    ):
        return
    named = re.compile(
        r"\b(?:ethics|integrity|conduct) (?:committee|commission|council|board|panel)\b|\b[Tt]he [Cc]ommittee\b",
        re.IGNORECASE,
    )
    for text, passage in subject.binding("conduct", "ethics", "order"):
        found = named.search(passage.typed)
        if found and not passage.undecided:
            said = f"'{found.group()}' has a task here, and the answers name no committee"
            yield Found(said, text, passage, found.group())


def _asks(subject: Subject, key: str) -> bool:
    return key in subject.library.questionnaire.questions


FEW = re.compile(
    r"\b(?:spouse|partner)\b[^.;]{0,40}\b(?:child|children)\b|\b(?:immediate|close) family\b"
    r"|\bfamily members\b|\bmembers of (?:your|their|the) (?:\w+ )?family\b",
    re.IGNORECASE,
)
OTHERS = re.compile(r"\bfriend|\banyone\b|\banybody\b|\bperson close\b|\bcolleague", re.IGNORECASE)


def narrow_circle(subject: Subject) -> Iterator[Found]:
    """A rule takes the few relatives whose interests the form asks for, where anyone close is meant."""
    key = "interests.form_circle"
    for text, passage in subject.binding("conduct"):
        topics = set(subject.topics(passage.part))
        if topics & {"coi-declaration", "asset-declaration", "conflict-of-interest"}:
            continue
        typed = None if OTHERS.search(passage.typed) else FEW.search(passage.typed)
        if key in passage.sources or typed:
            words = typed.group() if typed else _printed(passage, key)
            said = f"'{words}' is a narrow circle, as on the declaration form; this rule is about anyone close"
            yield Found(said, text, passage, words)


def _printed(passage: Passage, key: str) -> str:
    return "".join(
        getattr(run, "text", "") for run in passage.runs if getattr(run, "source", "") == key
    )
