"""Claims about what each document must carry, and what it must not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from codegen.draft.proof.claim import Claim, Ground, name, test

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.draft.proof.page import Contents, Page

FILE = "clauses/topics.yaml"


def required(ground: Ground) -> Iterator[Claim]:
    """Yield that each document carries the topics required of it, under all answers."""
    for requirement, topics in ground.library.required_for.items():
        made = _documents(ground.contents, requirement)
        planned = _documents(ground.planned, requirement)
        for place, topic in enumerate(topics):
            where = partial(ground.sources.at, FILE, ("required_for", requirement, place))
            if not any(_carriers(contents, topic) for contents in (*made, *planned)):
                hint = f"write a clause on '{topic}' for {requirement}, or a part that covers it"
                said = f"'{topic}' has no wording yet for {requirement}, which must carry it"
                yield Claim("topic-without-wording", (), said, where, hint, wanted=True)
            for contents in made:
                if not _carriers(contents, topic):
                    continue
                yield Claim(
                    "topic-uncovered",
                    (test(contents, partial(_lacks, topic)),),
                    f"nothing in {name(contents.target)} carries '{topic}', which is required of it,",
                    where,
                    f"widen the condition of {_carriers(contents, topic)}, or write a clause for these answers",
                )


def excluded(ground: Ground) -> Iterator[Claim]:
    """Yield that no document prints a clause on a topic that has no place in it.

    So nobody puts a judge under orders: `excluded_for` keeps the duty to obey out of such a code.
    """
    for contents in (*ground.contents, *ground.planned):
        requirement = contents.target.requirement
        for topic in ground.library.excluded_for.get(requirement, ()):
            for clause in contents.carrying.get(topic, ()):
                path = ("also", clause.also.index(topic)) if topic in clause.also else ("topic",)
                yield Claim(
                    "topic-excluded",
                    (test(contents, partial(_prints, clause.id)),),
                    f"'{clause.id}' carries '{topic}', which has no place in {requirement}, and is printed",
                    partial(ground.sources.at, clause.file, path),
                    "take the office out of 'for', or write a clause of its own for it",
                )


def _documents(contents: Iterable[Contents], requirement: str) -> list[Contents]:
    return [one for one in contents if one.target.requirement == requirement]


def _carriers(contents: Contents, topic: str) -> str:
    """Return the clauses and parts of a document that carry a topic, in words."""
    clauses = [f"'{clause.id}'" for clause in contents.carrying.get(topic, ())]
    return " or ".join([*clauses, *(f"'{p.id}'" for p in contents.parts if topic in p.topics)])


def _lacks(topic: str, page: Page) -> bool:
    return not page.carries(topic)


def _prints(key: str, page: Page) -> bool:
    return page.printed(key)
