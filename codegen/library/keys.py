"""Whether every key that a file names is a question, and none depends on itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.doors import wording
from codegen.errors import Problem
from codegen.library.language import reads
from codegen.library.sources import Path, Sources, defaults, questions, texts, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

QUESTIONNAIRE = "clauses/questionnaire.yaml"


def unknown_questions(sources: Sources) -> Iterator[Problem]:
    """A text or condition reads a key that is no question."""
    known = sources.questions
    for text in texts(sources):
        for key, line in wording.keys(text.nodes):
            if key not in known:
                yield unknown("question", key, known, sources.within(text, line, key))


def unknown_question_keys(sources: Sources) -> Iterator[Problem]:
    """A clause, preset or default names a key that is no question."""
    known = sources.questions
    named: list[tuple[str, Path, str]] = []
    for clause in sources.index["clauses"].values():
        bases = enumerate(clause["needs_basis"])
        named += [(clause["file"], ("needs_basis", place), key) for place, key in bases]
        named += [(clause["file"], ("assumes",), key) for key in [clause["assumes"]] if key]
    for name, preset in sources.index["presets"].items():
        file = f"clauses/presets/{name}.yaml"
        named += [(file, ("answers", key), key) for key in preset["answers"]]
    for path, question in questions(sources.index["questionnaire"]):
        for inner, entry in defaults(question):
            behind = [(name, entry[name]) for name in ("of", "currency_of") if name in entry]
            named += [(QUESTIONNAIRE, (*path, *inner, name), key) for name, key in behind]
    for file, path, key in named:
        if key not in known:
            where = sources.at(file, path, key=path[0] == "answers")
            yield unknown("question", key, known, where)


def circular_questions(sources: Sources) -> Iterator[Problem]:
    """A question is asked, or has its default, depending on itself."""
    after = {key: set(_behind(question)) for key, question in sources.questions.items()}
    for question in sources.index["questionnaire"]["questions"]:
        for field in question["fields"]:  # a field is asked when its question is
            after[field["key"]].add(question["key"])
    for path, question in questions(sources.index["questionnaire"]):
        seen: set[str] = set()
        queue = list(after[question["key"]])
        while queue:
            key = queue.pop()
            if key not in seen:
                seen.add(key)
                queue += after.get(key, ())
        if question["key"] in seen:
            said = f"'{question['key']}' depends on itself"
            yield Problem("circular-question", said, sources.at(QUESTIONNAIRE, (*path, "key")))


def _behind(question: Mapping[str, Any]) -> Iterator[str]:
    """Yield the keys on which a question's being asked and its default depend."""
    if question.get("when"):
        yield from reads(question["when"]["nodes"])
    for _, entry in defaults(question):
        yield from filter(None, (entry.get("of"), entry.get("currency_of")))
        if entry.get("when"):
            yield from reads(entry["when"]["nodes"])


RULES: tuple[Callable[[Sources], Iterator[Problem]], ...] = (
    unknown_questions,
    unknown_question_keys,
    circular_questions,
)
