"""What a library still lacks: nothing wrong, but its keeper should know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.errors import Location, Problem, Severity
from codegen.library import mappings
from codegen.library.language import reads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.library.model import Library


# What the program itself asks: which documents there are, which presets fit, what papers print.
DIRECT = frozenset(
    {"people.categories", "documents.kinds", "organisation.type", "consultation.planned"}
)


def remarks(library: Library) -> list[Problem]:
    """Return what a library lacks: readers of questions, wording of topics, codes, read mappings."""
    return [
        *_unread(library),
        *_unwritten(library),
        *_undrafted(library),
        *_unconfirmed(library),
    ]


def read_keys(library: Library) -> frozenset[str]:
    """Return every key that a text, a condition or a legal basis reads."""
    read: set[str] = set()
    for clause in library.clauses.values():
        nodes = [clause.newest.nodes, *(example.nodes for example in clause.examples)]
        conditions = (clause.when, *(example.when for example in clause.examples))
        nodes += [condition.nodes for condition in conditions if condition]
        read.update(key for part in nodes for key in reads(part))
        read.update(clause.needs_basis, filter(None, [clause.assumes]))
    for outline in library.outlines.values():
        read.update(reads(outline.title), reads(outline.subtitle or ()))
        read.update(reads(outline.when.nodes) if outline.when else ())
        for part in outline.parts:
            for text in (part.title, part.text, part.when.nodes if part.when else None):
                read.update(reads(text or ()))
    return frozenset(read)


def _asked_after(library: Library) -> Iterator[str]:
    """Yield the keys on which other questions and contradictions depend."""
    for question in library.questionnaire.questions.values():
        conditions = [question.when, *(default.when for default in question.defaults)]
        for condition in filter(None, conditions):
            yield from reads(condition.nodes)
        for default in question.defaults:
            yield from filter(None, (default.of, default.currency_of))
    for rule in library.questionnaire.contradictions:
        yield from reads(rule.when.nodes)


def unread(library: Library) -> tuple[str, ...]:
    """Return the questions, form left aside, whose answers change nothing yet."""
    read = read_keys(library) | set(_asked_after(library)) | DIRECT
    return tuple(
        question.key
        for question in library.questionnaire.asked
        if question.kind != "form" and not read.intersection((question.key, *question.fields))
    )


def _unread(library: Library) -> Iterator[Problem]:
    found = unread(library)
    if found:
        questions = "question" if len(found) == 1 else "questions"
        said = f"nothing reads the answers to {len(found)} {questions} yet"
        where = Location("clauses/questionnaire.yaml")
        yield Problem("unread-questions", said, where, ", ".join(found), Severity.REMARK)


def _unwritten(library: Library) -> Iterator[Problem]:
    """Yield a remark for each kind of code that must carry topics of which nothing is written."""
    for requirement, topics in library.required_for.items():
        document, _, office = requirement.partition("/")
        written = {
            topic
            for clause in library.clauses.values()
            if document in clause.documents and (office == "any" or office in clause.offices)
            for topic in clause.topics
        }
        written |= {
            topic
            for outline in library.outlines.values()
            if outline.document == document and (not outline.offices or office in outline.offices)
            for part in outline.parts
            if part.text is not None
            for topic in part.topics
        }
        missing = [topic for topic in topics if topic not in written]
        if missing:
            said = f"no wording yet for {len(missing)} of the {len(topics)} topics of {requirement}"
            hint = ", ".join(missing)
            where = Location("clauses/topics.yaml")
            yield Problem("unwritten-topics", said, where, hint, Severity.REMARK)


def _unconfirmed(library: Library) -> Iterator[Problem]:
    """Yield a remark on the mappings that nobody has read beside their provisions."""
    new = {
        clause.id: sum(mapped.read is None for mapped in clause.implements)
        for clause in library.clauses.values()
    }
    many = sum(new.values())
    if many:
        verb = "mapping is" if many == 1 else "mappings are"
        said = f"{many} {verb} not yet confirmed"
        clauses = ", ".join(clause for clause, count in new.items() if count)
        hint = f"read them beside their provisions, then 'codegen library confirm-mapping ID': {clauses}"
        yield Problem("unconfirmed-mappings", said, Location(mappings.FILE), hint, Severity.REMARK)


def _undrafted(library: Library) -> Iterator[Problem]:
    """Yield a remark for each office that has clauses and no code in which they could stand.

    Offices may share an outline or have one each, so all outlines of a kind of document are asked.
    """
    first: dict[str, str] = {}
    drafted: dict[str, set[str]] = {}
    for name, outline in library.outlines.items():
        if outline.offices:
            first.setdefault(outline.document, name)
            drafted.setdefault(outline.document, set()).update(outline.offices)
    for document, name in first.items():
        for office in library.offices:
            written = [
                clause.id
                for clause in library.clauses.values()
                if document in clause.documents and office in clause.offices
            ]
            if written and office not in drafted[document]:
                of = f"{len(written)} clause{'s' if len(written) > 1 else ''} for the office '{office}'"
                where = Location(f"templates/outlines/{name}.yaml")
                hint = (
                    f"once its topics are written, name '{office}' under 'offices' there, or in an "
                    "outline of its own"
                )
                said = f"no code is drafted yet from {of}"
                yield Problem("undrafted-office", said, where, hint, Severity.REMARK)
