"""How answers sound in the draft's own sentences, where that may need a second look.

A name such as "Town of Ahlen" is right on a letterhead and reads "You must tell Town of Ahlen" in a
rule. Nobody but the drafter can say which is meant, so one sentence of the draft is shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.document import walk
from codegen.document.tree import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.document.tree import Document, Inlines
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library
    from codegen.library.questions import Question

_SENTENCE = re.compile(r"(?<=[.?!:]) +(?=[^\W\d_a-z]|\[)")


@dataclass(frozen=True, slots=True)
class Doubt:
    """An answer that may sound wrong: its key, a sentence of the draft that holds it, what to do."""

    key: str
    sentence: str
    advice: str


def doubts(
    library: Library, resolution: Resolution, documents: Iterable[Document]
) -> tuple[Doubt, ...]:
    """Return the answers that may sound wrong in these documents and that nobody has confirmed."""
    documents = tuple(documents)
    found = []
    for question in library.questionnaire.questions.values():
        if question.in_sentence and _doubtful(question, resolution):
            sentences = [
                one for document in documents for one in _sentences(document, question.key)
            ]
            if sentences:
                sentence = min(sentences, key=lambda told: (*told[:-1], len(told[-1])))[-1]
                found.append(Doubt(question.key, sentence, question.in_sentence.advice))
    return tuple(found)


def _doubtful(question: Question, resolution: Resolution) -> bool:
    value = resolution.value(question.key)
    if not isinstance(value, str) or question.key in resolution.answers.confirmed:
        return False
    begins = question.in_sentence.begins if question.in_sentence else ()
    return " " in value and not value.startswith(tuple(f"{word} " for word in begins))


def _sentences(document: Document, key: str) -> Iterator[tuple[bool, bool, str]]:
    """Yield each sentence that prints an answer, after what makes it a poor example.

    A name that begins its sentence does not show that its article is missing, and a heading or an
    item of a list is no sentence.
    """
    for part in document.parts:
        for line in walk.lines(part.blocks):
            for place in _places(line, key):
                text = "".join(run.text for run in line if isinstance(run, Run))
                start = max((m.end() for m in _SENTENCE.finditer(text, 0, place)), default=0)
                end = _SENTENCE.search(text, place)
                said = text[start : end.start() if end else None]
                yield start == place, not said.endswith("."), said


def _places(line: Inlines, key: str) -> Iterator[int]:
    at = 0
    for run in line:
        if isinstance(run, Run):
            if run.source == key:
                yield at
            at += len(run.text)
