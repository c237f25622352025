"""The smallest change of answers that would take a clause into a draft."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from codegen.draft.select import taken_into
from codegen.interview.resolution import Resolution
from codegen.library.language import UNKNOWN, reads

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from codegen.draft.keeping import Keeping
    from codegen.library.model import Clause, Library
    from codegen.library.questions import Question

MOST_KEYS = 3


def smallest_change(
    library: Library, resolution: Resolution, clause: Clause, keeping: Keeping | None = None
) -> Mapping[str, Any] | None:
    """Return the fewest changed answers that take the clause in, None when up to three do not.

    Only answers that a program may propose are tried: choices, yes or no, numbers near those the
    conditions name, a category of people, or taking an answer away. A text is never invented.
    """
    if clause.withdrawn:
        return None
    keys = tuple(_deciding(library, clause))
    options = {key: tuple(_options(library, resolution, key, clause)) for key in keys}
    for count in range(1, MOST_KEYS + 1):
        for chosen in itertools.combinations(keys, count):
            for values in itertools.product(*(options[key] for key in chosen)):
                change = dict(zip(chosen, values, strict=True))
                changed = Resolution(library, resolution.answers.with_changes(change))
                if taken_into(library, changed, clause, keeping):
                    return change
    return None


def _deciding(library: Library, clause: Clause) -> Iterator[str]:
    """Yield the keys that decide on a clause: its condition's, and those behind them, nearest first."""
    seen: dict[str, None] = {}
    questions = library.questionnaire.questions
    queue = list(reads(clause.when.nodes)) if clause.when else []
    queue += ["people.categories", "documents.kinds"]
    while queue:
        key = queue.pop(0)
        if key in seen or key not in questions:
            continue
        seen[key] = None
        yield key
        question = questions[key]
        if question.when:
            queue += reads(question.when.nodes)
        if question.parent:
            queue.append(question.parent)


def _options(library: Library, resolution: Resolution, key: str, clause: Clause) -> Iterator[Any]:
    """Yield the values worth trying for a key."""
    question = library.questionnaire.questions[key]
    current = resolution.value(key)
    named = list(_constants(library, key, clause))
    match question.type:
        case "choice" | "yes_no" | "three_state":
            yield from (value for value in question.values if value != current)
        case "choices" | "list":
            held = list(current) if isinstance(current, list | tuple) else []
            wanted = [*named, *clause.documents] if key == "documents.kinds" else named
            others = [kept for kept in held if kept != "none"]  # it stands with no other choice
            yield from ([*others, value] for value in wanted if value not in held)
            yield from (
                [kept for kept in held if kept != value] for value in named if value in held
            )
        case "integer" | "money":
            near = {
                value + step
                for value in named
                if isinstance(value, int | float)
                for step in (-1, 0, 1)
            }
            yield from sorted(value for value in near if _allowed(question, value))
        case "records":
            held = list(current) if isinstance(current, list | tuple) else []
            first = question.columns[0].key
            wanted = named
            if key == "people.categories":
                wanted = [
                    *named,
                    *(library.offices[office].categories[0] for office in clause.offices),
                ]
            yield from ([*held, {first: value}] for value in wanted)
            yield from ([r for r in held if r.get(first) != value] for value in named)
    yield from question.special
    if current is not UNKNOWN:
        yield "unsure"


def _allowed(question: Question, value: float) -> bool:
    low = question.least is None or value >= question.least
    return low and (question.most is None or value <= question.most)


def _constants(library: Library, key: str, clause: Clause) -> Iterator[Any]:
    """Yield the constants that conditions compare a key with: the clause's and those of questions."""
    conditions = [clause.when, *(q.when for q in library.questionnaire.questions.values())]
    seen = set()
    for condition in filter(None, conditions):
        for value in _compared_with(condition.nodes, key):
            for single in value if isinstance(value, list | tuple) else (value,):
                if single not in seen:
                    seen.add(single)
                    yield single


def _compared_with(node: Any, key: str) -> Iterator[Any]:
    if not isinstance(node, list | tuple) or not node:
        return
    if node[0] == "compare":
        sides = (node[2], node[3])
        if any(side[0] == "key" and side[1] == key for side in sides):
            yield from (side[1] for side in sides if side[0] == "const")
        return
    for part in node:
        yield from _compared_with(part, key)
