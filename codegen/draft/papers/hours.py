"""How many hours a year the duties of a draft take, by open rules of thumb and the answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.doors import locale
from codegen.draft.papers.phrasing import is_answered, said

if TYPE_CHECKING:
    from codegen.draft.drafting import Draft
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library
    from codegen.library.papers import DutiesWords, Work

PEOPLE, VERIFYING = "people.count", "roles.verifier.hours"
DECLARING, OCCASIONS = "interests.who", "interests.who.when"


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours a year that one kind of work takes, and the formula that gives them."""

    name: str
    formula: str
    hours: float


def hours(library: Library, resolution: Resolution, draft: Draft) -> tuple[Hours, ...]:
    """Return the hours of each kind of work that the printed clauses bring.

    Nothing is returned while nobody has said how many people there are; work whose interval nobody
    has given, or which a figure of the body's own replaces, is left out.
    """
    papers = library.papers
    if papers is None or not is_answered(resolution, PEOPLE):
        return ()
    printed = {
        topic
        for selection in draft.selections
        for decision in selection.decisions
        if decision.printed and selection.target.kind == "conduct"
        for topic in library.clauses[decision.clause].topics
    }
    found = [
        made
        for work in papers.work
        if printed.intersection(work.topics)
        for made in [_of(work, papers.duties, resolution)]
        if made
    ]
    if is_answered(resolution, VERIFYING) and "coi-declaration" in printed:
        spent = float(resolution.value(VERIFYING))
        found.append(Hours(papers.board.verifying, papers.board.as_answered, spent))
    return tuple(found)


def declarations(resolution: Resolution) -> int | None:
    """Return how many declarations a year there are, None when the answers do not say it."""
    asked = [is_answered(resolution, key) for key in (PEOPLE, DECLARING, OCCASIONS)]
    if not all(asked) or resolution.value(DECLARING) != "all":
        return None
    return int(resolution.value(PEOPLE)) if "yearly" in resolution.value(OCCASIONS) else None


def total(found: tuple[Hours, ...]) -> int:
    """Return the whole hours of all work; a begun hour counts."""
    return sum(whole(one.hours) for one in found)


def whole(amount: float) -> int:
    """Return hours rounded up, so that no work is free.

    >>> whole(0.3), whole(12.0)
    (1, 12)
    """
    return int(-(-amount // 1))


def _of(work: Work, words: DutiesWords, resolution: Resolution) -> Hours | None:
    people = int(resolution.value(PEOPLE))
    given = {"people": _number(people, resolution), "hours": _number(work.hours, resolution)}
    if work.declared:
        count = declarations(resolution)
        if count is None or is_answered(resolution, VERIFYING):
            return None
        formula = said(words.hours_declared, **given | {"people": _number(count, resolution)})
        return Hours(work.name, formula, count * work.hours)
    if work.every:
        if not is_answered(resolution, work.every):
            return None
        months = int(resolution.value(work.every))
        formula = said(words.hours_interval, **given, months=str(months))
        return Hours(work.name, formula, people * work.hours * 12 / months)
    if work.years:
        if not is_answered(resolution, work.years):
            return None
        years = int(resolution.value(work.years))
        return Hours(
            work.name, said(words.hours_body_years, **given, years=str(years)), work.hours / years
        )
    if work.share is None:
        return Hours(work.name, said(words.hours_body, **given), work.hours)
    times = people * work.share
    if times < work.least:
        least = _number(work.least, resolution)
        return Hours(
            work.name, said(words.hours_least, **given, least=least), work.least * work.hours
        )
    share = _number(work.share, resolution)
    return Hours(work.name, said(words.hours_people, **given, share=share), times * work.hours)


def _number(amount: float, resolution: Resolution) -> str:
    return locale.number(amount, resolution.library.language)
