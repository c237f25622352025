"""The way through the questionnaire: which questions an interview asks, in which order and screens.

A *stop* is what is asked at one time: a question or a field of one. The fields of a matrix are
asked together, so the matrix is one stop; a record has no answer of its own, so its fields are stops
and it is none.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library
    from codegen.library.questions import Question

LEVELS = {"core": ("core",), "full": ("core", "full"), "file": ("core", "full", "file")}


def route(library: Library, level: str, section: str | None = None) -> tuple[str, ...]:
    """Return the stops of the questionnaire in order.

    Args:
        library: Whose questionnaire it is.
        level: ``core``, ``full`` (with what is left to a short one's defaults) or ``file``
            (with what is otherwise set in the answers file).
        section: Only this section.
    """
    return tuple(
        key
        for question in library.questionnaire.asked
        if question.level in LEVELS[level] and section in (None, question.section)
        for key in stops(question)
    )


def stops(question: Question) -> Iterator[str]:
    """Yield the stops of a question: itself and its fields."""
    if question.type == "matrix":
        yield question.key
        return
    if question.type != "record":
        yield question.key
    yield from question.fields


def stop(library: Library, key: str) -> str:
    """Return the stop at which a question is asked: of a record its first field."""
    questions = library.questionnaire.questions
    parent = questions.get(questions[key].parent or "")
    if parent is not None and parent.type == "matrix":
        return parent.key
    return next(stops(questions[key]))


def members(library: Library, key: str) -> tuple[str, ...]:
    """Return the questions that are answered at a stop."""
    question = library.questionnaire.questions[key]
    return question.fields if question.type == "matrix" else (key,)


def root(library: Library, key: str) -> Question:
    """Return the question that a stop belongs to."""
    questions = library.questionnaire.questions
    question = questions[key]
    return questions[question.parent] if question.parent else question


def screens(library: Library, walk: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the stops of a walk by screen: those with one core number in a row are asked together."""

    def screen(key: str) -> tuple[str, int | str]:
        question = root(library, key)
        return (question.section, question.core or question.key)

    return tuple(tuple(keys) for _, keys in groupby(walk, screen))


def progress(
    library: Library, walk: tuple[str, ...], at: str, resolution: Resolution
) -> tuple[int, int]:
    """Return the number of the screen that a stop is on, and of all that are asked as things stand."""
    asked = [
        screen
        for screen in screens(library, walk)
        if at in screen or any(resolution.applies(key) for key in screen)
    ]
    number = next((place for place, keys in enumerate(asked, 1) if at in keys), 0)
    return number, len(asked)
