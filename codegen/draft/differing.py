"""What people answered differently, in words: who said what and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.document.tree import Mark, Run
from codegen.doors import locale
from codegen.draft.phrases import Phrases
from codegen.interview.rows import OFFICES

if TYPE_CHECKING:
    from codegen.interview.resolution import Differing, Resolution
    from codegen.library.questions import Question

NUMBERS = {2: "Two", 3: "Three", 4: "Four", 5: "Five", 6: "Six"}
ANSWERED = "an earlier answer"


def differing(resolution: Resolution) -> tuple[str, ...]:
    """Return the keys of the questions that are asked and were answered differently, in order."""
    answers = resolution.answers
    return tuple(
        key
        for key in resolution.library.questionnaire.questions
        if key in answers.differ and resolution.applies(key)
    )


def opinions(resolution: Resolution, key: str) -> tuple[str, ...]:
    """Return each answer to a question that was answered differently: who, when, and what.

    A form of words such as “legal, 20 November 2026: Small gifts freely”; none when nobody differs.
    """
    question = resolution.library.questionnaire.questions[key]
    return tuple(
        f"{_who(resolution, entry)}: “{said(resolution, question, entry.value)}”"
        for entry in resolution.answers.differ.get(key, ())
    )


def sentence(resolution: Resolution, key: str) -> str:
    """Return in one sentence who answered what to a question that was answered differently."""
    told = opinions(resolution, key)
    count = NUMBERS.get(len(told), str(len(told)))
    return f"{count} people answered this differently: {'; '.join(told)}."


def said(resolution: Resolution, question: Question, value: Any) -> str:
    """Return an answer as people read it: a choice by its label, an amount with its currency."""
    match value:
        case str():
            choice = question.choice(value)
            plain = value.replace("-", " ") if value in question.special else value
            return choice.label if choice else plain
        case list() | tuple() if not value:
            return "none"
        case list() | tuple() if any(isinstance(member, dict) for member in value):
            return "; ".join(_record(question, member) for member in value)
        case list() | tuple():
            return "; ".join(said(resolution, question, member) for member in value)
    runs = Phrases(resolution).value(question.key, value, ())
    own = [run.text for run in runs if isinstance(run, Run) and Mark.FLAG not in run.marks]
    return "".join(own).strip()


def _record(question: Question, record: Any) -> str:
    """Return a record in one line, its columns in order."""
    parts = []
    for column in question.columns:
        value = record.get(column.key)
        for member in value if isinstance(value, list | tuple) else [value]:
            if member is not None:
                choice = column.choice(member) if isinstance(member, str) else None
                parts.append(choice.label if choice else str(member))
    return ", ".join(parts)


def _who(resolution: Resolution, entry: Differing) -> str:
    who = OFFICES.get(entry.who or "", entry.who or ANSWERED)
    if entry.on is None:
        return who
    return f"{who}, {locale.long_date(entry.on, resolution.library.language)}"
