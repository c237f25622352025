"""Each criterion against a draft: held, not held, or left to a reader, and what was looked at."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from codegen.draft.lint import looks
from codegen.draft.lint.criteria import CRITERIA, Criterion
from codegen.draft.select import IN_SERVICE
from codegen.library.language import UNKNOWN

if TYPE_CHECKING:
    from codegen.draft.lint.linting import Lint
    from codegen.draft.lint.passages import Text
    from codegen.draft.lint.rule import Subject

Verdict: TypeAlias = Literal["held", "not held", "for a reader", "does not apply"]
NOBODY: Final = "nobody-yet"


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a criterion: what it looked at, what is missing, and what a reader must judge."""

    criterion: Criterion
    verdict: Verdict
    looked_at: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(slots=True)
class _Look:
    looked_at: dict[str, None] = field(default_factory=dict)
    missing: dict[str, None] = field(default_factory=dict)

    def take(self, seen: tuple[str, ...], lacking: tuple[str, ...]) -> None:
        self.looked_at.update(dict.fromkeys(seen))
        self.missing.update(dict.fromkeys(lacking))


def judged(subject: Subject, lint: Lint) -> tuple[Judged, ...]:
    """Return every criterion with what became of it in a draft.

    Args:
        subject: The draft.
        lint: What the rules found in it.
    """
    return tuple(_judged(subject, lint, criterion) for criterion in CRITERIA)


def _judged(subject: Subject, lint: Lint, criterion: Criterion) -> Judged:
    texts = tuple(subject.of_kind(criterion.kind))
    if not texts:
        said = f"this draft has no code of {criterion.kind}"
        return Judged(criterion, "does not apply", (), (said,))
    look = _Look()
    wanted = [topic for text in texts for topic in _topics(subject, text, criterion, look)]
    _answers(subject, criterion, look)
    _rules(lint, criterion, look)
    applies = bool(wanted or look.missing) or not criterion.topics
    for name in criterion.looks:
        found = looks.LOOKS[name](subject)
        applies = applies and found.applies
        look.take(found.looked_at, found.missing)
    seen, missing = tuple(look.looked_at), tuple(look.missing)
    if not wanted and criterion.topics and not missing:
        missing = ("documents of this kind need not carry it",)
    if not applies:
        return Judged(criterion, "does not apply", seen, missing)
    verdict: Verdict = "not held" if missing else "for a reader" if criterion.reader else "held"
    return Judged(criterion, verdict, seen, missing)


def _topics(subject: Subject, text: Text, criterion: Criterion, look: _Look) -> tuple[str, ...]:
    """Look for the clauses on the topics of a criterion, and for the words that must stand in them.

    Returns:
        Those of the topics that the document must carry.
    """
    chosen = next(s for s in subject.draft.selections if s.target.file == text.name)
    required = set(subject.library.required_for.get(chosen.target.requirement, ()))
    topics = tuple(topic for topic in criterion.topics if topic in required)
    parts: list[str] = []
    for topic in topics:
        carrying = subject.carrying(text, topic)
        parts += carrying
        if not carrying:
            title = subject.library.topics[topic].title
            look.take((), (f"a rule on {title[0].lower()}{title[1:]}, in {text.name}",))
    if not parts:
        return topics
    numbers = dict.fromkeys(filter(None, (looks.number(text, part) for part in parts)))
    look.take((f"{text.name} {', '.join(numbers)}",), ())
    if text.office not in (None, IN_SERVICE):
        return topics  # judges and members are told the same things in words of their own
    wording = " ".join(p.text for part in parts for p in text.passages if p.part == part)
    for name, pattern in criterion.words:
        if not re.search(pattern, wording, re.IGNORECASE):
            look.take((), (f"words on {name}, in {text.name}",))
    return topics


def _answers(subject: Subject, criterion: Criterion, look: _Look) -> None:
    """Look at the answers of a criterion whose questions are asked."""
    for key in criterion.answers:
        question = subject.library.questionnaire.questions.get(key)
        if question is None or not subject.resolution.applies(key):
            continue
        value = subject.resolution.value(key)
        if value is UNKNOWN or value == NOBODY:
            look.take((), (f"an answer to {key} ({question.label})",))
        else:
            look.take((f"answer {key}: {_shown(value)}",), ())


def _shown(value: object) -> str:
    if isinstance(value, list | tuple):
        return f"{len(value)} entries" if len(value) != 1 else "1 entry"
    return str(value)


def _rules(lint: Lint, criterion: Criterion, look: _Look) -> None:
    """Look at what the rules of a criterion found."""
    idle = []
    for rule in criterion.rules:
        found = [one for one in lint.findings if one.rule.id == rule]
        if not found:
            idle.append(rule)
            continue
        places = dict.fromkeys(f"{one.document} {one.number}".strip() for one in found)
        where = ", ".join(place for place in places if place)
        look.take((), (f"rule {rule}: {len(found)} found{f' ({where})' if where else ''}",))
    if idle:
        look.take((f"nothing found by: {', '.join(idle)}",), ())
