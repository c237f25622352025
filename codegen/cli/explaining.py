"""The commands that answer why and what: ``explain`` and ``questions``."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any

from codegen.doors import files
from codegen.draft import folder as folders
from codegen.draft import lock as locks
from codegen.draft.effects import decides
from codegen.draft.explain import Explanation, wished
from codegen.draft.explain import explain as explained
from codegen.draft.keeping import keep
from codegen.draft.remaking import remade
from codegen.errors import Problem, UsageError
from codegen.interview import answers as answering
from codegen.interview.resolution import Resolution
from codegen.library.load import load

if TYPE_CHECKING:
    from pathlib import Path

    from codegen.cli.console import Console
    from codegen.library.model import Clause, Library
    from codegen.library.questions import Question

NUMBER = re.compile(r"\d+(?:\.\d+)?")  # of a section or a rule


def explain(console: Console, source: Path, words: list[str]) -> None:
    """Explain one clause, those that match some words, or all."""
    drafted = source.is_dir() or source.name == folders.ANSWERS
    where = folders.source(source, None if drafted else source)
    library = load(console.library)
    answers, warnings = answering.read(
        files.read(where.answers, folders.ANSWERS_LIMIT), str(where.answers), library
    )
    resolution = Resolution(library, answers)
    lock = folders.read_lock(where.folder)
    place = str(where.folder / locks.FILE)
    keeping = keep(library, lock, place, lock.selection) if lock else None
    number = words[0] if len(words) == 1 and NUMBER.fullmatch(words[0]) else None
    clauses = _numbered(source, library, number) if number else _clauses(library, words)
    found = [explained(library, resolution, clause, keeping) for clause in clauses]
    console.problems(warnings)
    for explanation in found:
        _say(console, library, explanation)
    if len(found) == 1 and words:
        console.result("explain", _entry(found[0]), warnings)
    else:
        console.result("explain", {"clauses": [_entry(one) for one in found]}, warnings)
    console.next("change an answer in answers.yaml, then 'codegen draft DIR'")


def _numbered(source: Path, library: Library, number: str) -> list[Clause]:
    """Return the clauses that stand under a number in the documents of a draft.

    Raises:
        UsageError: No document has the number.
    """
    documents = remade(source, library).draft.documents
    found = [part.id for document in documents for part in document.parts
             if part.clause and number in (part.number, (part.number or "").rpartition(".")[0])]  # fmt: skip
    if not found:
        hint = "give the number of a section or rule as the documents print it, such as 4.1"
        raise UsageError(Problem("unknown-number", f"no rule stands under {number}", None, hint))
    return [library.clauses[name] for name in dict.fromkeys(found)]


def _clauses(library: Library, words: list[str]) -> list[Clause]:
    """Return the clause that an id, or its last part, names; or those that words do.

    Raises:
        UsageError: There is none.
    """
    if not words:
        return list(library.clauses.values())
    named = library.clause(words[0]) if len(words) == 1 else None
    if named:
        return [named]
    wanted = [word.lower() for word in words]
    whole = [clause for key, clause in library.clauses.items() if key.endswith(f"/{wanted[0]}")]
    if len(whole) == len(words) == 1:
        return whole
    found = [
        clause
        for clause in library.clauses.values()
        if all(word in f"{clause.id} {clause.title} {clause.summary}".lower() for word in wanted)
    ]
    if not found:
        hint = "'codegen explain DIR' lists every clause"
        raise UsageError(
            Problem("unknown-clause", f"no clause matches '{' '.join(words)}'", None, hint)
        )
    return found


def _entry(explanation: Explanation) -> dict[str, Any]:
    entry = dataclasses.asdict(explanation)
    state = entry.pop("state")
    return {"id": entry.pop("id"), "in": state == "in", "state": state, **entry}


def _say(console: Console, library: Library, explanation: Explanation) -> None:
    documents = f" ({', '.join(explanation.documents)})" if explanation.documents else ""
    console.say(f"{explanation.id}: {explanation.title}{documents}")
    console.say(f"  {explanation.reason}")
    console.say(f"  It says: {explanation.summary}")
    met = "It meets" if explanation.state == "in" else "It would meet"
    if explanation.risk not in explanation.reason:
        console.say(f"  {met} this risk: {explanation.risk}")
    if explanation.standard:
        console.say(f"  {explanation.standard}")
    if explanation.smallest_change:
        console.say(f"  It would come in {wished(library, explanation.smallest_change)}.")


def questions(console: Console, words: list[str]) -> None:
    """List the questions, or tell all about those that a key or words name."""
    library = load(console.library)
    asked = library.questionnaire.asked
    if not words:
        section = ""
        for question in asked:
            if question.section != section:
                section = question.section
                console.say(f"\n{library.questionnaire.sections[section]}")
            console.say(f"  {question.key:34} {question.ask}")
        console.result("questions", {"questions": [_question(library, q) for q in asked]})
        console.next("codegen questions KEY tells all about one")
        return
    wanted = [word.lower() for word in words]
    found = [question for question in asked if len(words) == 1 and question.key == words[0]] or [
        question
        for question in library.questionnaire.questions.values()
        if all(word in f"{question.key} {question.ask} {question.label}".lower() for word in wanted)
    ]
    if not found:
        hint = "'codegen questions' lists them all"
        raise UsageError(
            Problem("unknown-question", f"no question matches '{' '.join(words)}'", None, hint)
        )
    for question in found:
        _tell(console, library, question)
    console.result("questions", {"questions": [_question(library, q) for q in found]})


def _tell(console: Console, library: Library, question: Question) -> None:
    console.say(f"{question.key}\n  {question.ask}")
    for word, text in (("Help", question.help), ("Why we ask", question.why)):
        if text:
            console.say(f"  {word}: {text}")
    console.say(
        f"  Type: {question.type}; kind: {question.kind}; who would know: {', '.join(question.asks)}"
    )
    for choice in question.choices:
        console.say(f"    {choice.value:28} {choice.label}")
    if question.special:
        console.say(f"    or: {', '.join(question.special)}")
    for key in question.fields:
        field = library.questionnaire.questions[key]
        console.say(f"    {key:28} {field.ask}")
    for column in question.columns:
        console.say(f"    {column.key:28} {column.ask}")
    clauses = decides(library, question.key)
    if clauses:
        console.say(f"  Decides on: {', '.join(clauses)}")
    console.say()


def _question(library: Library, question: Question) -> dict[str, Any]:
    return {
        "key": question.key,
        "section": question.section,
        "type": question.type,
        "kind": question.kind,
        "level": question.level,
        "ask": question.ask,
        "help": question.help,
        "why": question.why,
        "values": list(question.values),
        "special": list(question.special),
        "fields": [*question.fields, *(f"{question.key}.{c.key}" for c in question.columns)],
        "asks": list(question.asks),
        "decides": list(decides(library, question.key)),
    }
