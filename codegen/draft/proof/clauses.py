"""Claims that clauses make of each other, and that each can appear."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from codegen.draft.proof.claim import Claim, Ground, name, test

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.draft.proof.page import Page
    from codegen.errors import Location
    from codegen.library.model import Clause


def exclusions(ground: Ground) -> Iterator[Claim]:
    """Yield that no two clauses of which one excludes the other are both in."""
    seen: set[frozenset[str]] = set()
    for clause in ground.library.clauses.values():
        for place, other in enumerate(clause.excludes):
            pair = frozenset((clause.id, other))
            if pair in seen:
                continue
            seen.add(pair)
            for contents in ground.with_clause(clause.id):
                if other in contents.clauses:
                    file = name(contents.target)
                    yield Claim(
                        "both-in",
                        (test(contents, partial(_is_in, other), partial(_is_in, clause.id)),),
                        f"'{clause.id}' excludes '{other}', and both stand in {file}",
                        partial(ground.sources.at, clause.file, ("excludes", place)),
                        "make one of the two conditions false where the other is true",
                    )


def needs(ground: Ground) -> Iterator[Claim]:
    """Yield that a clause that is in has each clause that it needs beside it."""
    for clause in ground.library.clauses.values():
        for place, needed in enumerate(clause.needs):
            for contents in ground.with_clause(clause.id):
                file = name(contents.target)
                wanting = partial(_lacks, needed)
                hint = "give both the same condition, or take the need out"
                if needed not in contents.clauses:
                    hint = f"'{needed}' is not for {file}: add its office or document, or take the need out"
                yield Claim(
                    "need-unmet",
                    (test(contents, wanting, partial(_is_in, clause.id)),),
                    f"'{clause.id}' needs '{needed}', which is not printed beside it in {file}",
                    partial(ground.sources.at, clause.file, ("needs", place)),
                    hint,
                )


def appearances(ground: Ground) -> Iterator[Claim]:
    """Yield that each clause is taken into each document that it is for, under some answers."""
    for clause in ground.library.clauses.values():
        for contents in ground.with_clause(clause.id):
            source = f" ({clause.when.source})" if clause.when else ""
            yield Claim(
                "never-printed",
                (test(contents, partial(_is_in, clause.id), partial(_says, clause.id)),),
                f"'{clause.id}' can never stand in {name(contents.target)}",
                partial(_place_of_condition, ground, clause),
                f"change its condition{source} or its text, or take the clause out",
                wanted=True,
            )


def _place_of_condition(ground: Ground, clause: Clause) -> Location:
    return ground.sources.at(clause.file, ("when",) if clause.when else ())


def _is_in(key: str, page: Page) -> bool:
    return page.state(key) == "in"


def _lacks(key: str, page: Page) -> bool:
    return not page.stands(key)


def _says(key: str, page: Page) -> bool:
    return page.stands(key)
