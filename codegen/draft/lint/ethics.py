"""Rules on the code of ethics, which holds values: no rules, no sanctions, no thresholds, short."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from codegen.document.text import count
from codegen.draft.lint.rule import Found
from codegen.draft.lint.values import AMOUNT, PERIOD
from codegen.library.language import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.draft.lint.passages import Text
    from codegen.draft.lint.rule import Subject

MOST_WORDS = {"conduct": 7_000, "ethics": 1_000}  # two pages hold about a thousand
MOST_VALUES = 8
OWN_VALUES = "values.list"
RULES = (
    ("a duty", re.compile(r"\bmust\b(?! be able)|\bshall\b|\bmay not\b|\b(?:is|are) (?:forbidden|required|obliged)\b", re.IGNORECASE)),
    ("a sanction", re.compile(r"\bsanction|\bdisciplin|\bdismiss|\bpunish|\bpenalt|\breprimand|\bfined?\b", re.IGNORECASE)),
    ("an amount", AMOUNT),
    ("a period", re.compile(rf"\bwithin\b[^.;]{{0,12}}{PERIOD.pattern}|\bno later than\b|\bdeadline of\b", re.IGNORECASE)),
    ("a procedure", re.compile(r"\bin writing\b|\bthe (?:\w+ )?form\b|\bregister(?:ed)? (?:it|the gift)|\bapproval of\b|\bpermission (?:of|from)\b|\bsubmit\b", re.IGNORECASE)),
)  # fmt: skip


def rules_among_values(subject: Subject) -> Iterator[Found]:
    """The code of ethics holds what belongs in the code of conduct."""
    for text, passage in subject.binding("ethics"):
        for name, pattern in RULES:
            found = pattern.search(passage.text)
            if found:
                said = f"'{found.group()}' is {name}; a code of ethics holds values"
                yield Found(said, text, passage, found.group())


def too_long(subject: Subject) -> Iterator[Found]:
    """A document has more binding words than people read."""
    for text in subject.texts:
        most, words = MOST_WORDS.get(text.kind), binding_words(subject, text)
        if most is not None and words > most:
            yield Found(f"{words:,} binding words; people read about {most:,}", text)


def binding_words(subject: Subject, text: Text) -> int:
    """Return how many words of a document's clauses bind; alternatives, of which one stands, apart."""
    undecided = {
        decision.clause
        for selection in subject.draft.selections
        if selection.target.file == text.name
        for decision in selection.decisions
        if decision.state == "alternative"
    }
    return sum(
        count(passage.measured)
        for passage in text.binding
        if not passage.part.startswith("part/")
        and passage.part not in undecided
        and not passage.undecided
    )


def many_values(subject: Subject) -> Iterator[Found]:
    """The code of ethics has more values than people remember."""
    for text in subject.of_kind("ethics"):
        found = len(values(subject, text))
        if found > MOST_VALUES:
            yield Found(f"{found} values; people remember about {MOST_VALUES}", text)


def values(subject: Subject, text: Text) -> tuple[str, ...]:
    """Return the values of a code of ethics: the organisation's own, or the clauses that are values."""
    printed = {source for passage in text.passages for source in passage.sources}
    own = [f"{OWN_VALUES}.name", OWN_VALUES]
    listed = (
        subject.resolution.value(OWN_VALUES)
        if OWN_VALUES in subject.library.questionnaire.questions
        else UNKNOWN
    )
    if isinstance(listed, list | tuple) and printed & set(own):
        return tuple(str(record.get("name", "")) for record in listed)
    served = {name for clause in subject.library.clauses.values() for name in clause.realises}
    return tuple(part for part in text.parts if part in served)
