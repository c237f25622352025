"""Who does what, by when: a draft's responsibilities by person, and its promises as a ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.doors import locale
from codegen.draft.papers import hours as counted
from codegen.draft.papers.periods import again, first
from codegen.draft.papers.phrasing import line, paper, part, table, titled
from codegen.draft.papers.promises import everyone, promises

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.document.tree import Block, Document, Table
    from codegen.draft.drafting import Draft
    from codegen.draft.papers.promises import Promise
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library
    from codegen.library.papers import Papers

FILE = "who-does-what"
HEAD = "roles.head_title"  # a title is no task


def duties(library: Library, papers: Papers, resolution: Resolution, draft: Draft) -> Document:
    """Return who does what, by when, of a draft."""
    words = papers.duties
    found = promises(library, resolution, draft)
    people: list[Block] = [
        table(words.people_header, _people(library, papers, resolution, draft, found))
    ]
    posts = named_posts(found)
    if posts:
        people.append(line(words.posts, count=str(len(posts)), names="; ".join(posts)))
    units = list(_units(library, papers, found, draft))
    title = titled(words.title, resolution)
    return paper(library, FILE, title, [
        part("duties", "opening", None, [line(words.opening)]),
        part("duties", "people", words.people_title, people),
        *([part("duties", "units", words.units_title,
                [line(words.units_lead), table(words.units_header, units)])] if units else []),
        part("duties", "ledger", words.ledger_title,
             [line(words.ledger_lead), ledger(papers, resolution, found, several=_several(draft))]),
        part("duties", "hours", words.hours_title, list(_hours(library, papers, resolution, draft))),
    ])  # fmt: skip


def ledger(
    papers: Papers, resolution: Resolution, found: Iterable[Promise], *, several: bool = False
) -> Table:
    """Return the promise ledger as a table; *several* documents are told apart by their names."""
    words = papers.duties
    return table(words.ledger_header, [
        (
            _where(one, several=several), one.text, one.who, first(words, resolution, one.text),
            again(words, one.text), "", "",
        )
        for one in found
    ])  # fmt: skip


def named_posts(found: Iterable[Promise]) -> tuple[str, ...]:
    """Return the posts and bodies with a duty of their own, in the order of the text."""
    return tuple(dict.fromkeys(one.who for one in found if one.post))


def _people(
    library: Library,
    papers: Papers,
    resolution: Resolution,
    draft: Draft,
    found: Iterable[Promise],
) -> Iterator[tuple[str, str, str]]:
    """Yield each person, what they do and in which paragraphs: a row for each clause."""
    titles, several = _titles(draft), _several(draft)
    held: dict[str, dict[tuple[str, str], list[Promise]]] = {}
    for one in found:
        held.setdefault(one.who, {}).setdefault((one.document, one.clause), []).append(one)
    for who, clauses in held.items():
        tasks = _tasks(library, resolution, who)
        named = f"{who} ({tasks})" if tasks else who
        for place, (key, listed) in enumerate(clauses.items()):
            title = titles[key] or library.clauses[key[1]].title
            yield who if place else named, title, _places(listed, several=several)
    bound = tuple(everyone(library, draft))
    if bound:
        numbers = ", ".join(f"{one} {number}" if several else number for one, number, _ in bound)
        yield papers.duties.everyone, papers.duties.rules, numbers


def _tasks(library: Library, resolution: Resolution, who: str) -> str:
    """Return what the questionnaire calls the tasks of a post, such as "confidential adviser"."""
    questions = library.questionnaire.questions
    keys = [key for key, one in questions.items()
            if one.type == "role" and key != HEAD and resolution.value(key) == who]  # fmt: skip
    return "; ".join(library.questionnaire.label(key) for key in keys)


def _places(listed: Iterable[Promise], *, several: bool) -> str:
    """Return the numbers of some paragraphs of one clause, that of the clause once."""
    numbers = list(dict.fromkeys(_where(one, several=several) for one in listed))
    clause = numbers[0].rpartition(" ")[0]
    return ", ".join([numbers[0], *(one.removeprefix(f"{clause} ") for one in numbers[1:])])


def _units(
    library: Library, papers: Papers, found: Iterable[Promise], draft: Draft
) -> Iterator[tuple[str, str, str]]:
    titles, several = _titles(draft), _several(draft)
    promised = [one for one in found if one.organisation]
    for unit in papers.units:
        theirs = [one for one in promised
                  if set(unit.topics).intersection(library.clauses[one.clause].topics)]  # fmt: skip
        if theirs:
            clauses: dict[tuple[str, str], list[Promise]] = {}
            for one in theirs:
                clauses.setdefault((one.document, one.clause), []).append(one)
            names = "; ".join(titles[key] or library.clauses[key[1]].title for key in clauses)
            where = "; ".join(_places(listed, several=several) for listed in clauses.values())
            yield unit.name, names, where


def _hours(
    library: Library, papers: Papers, resolution: Resolution, draft: Draft
) -> Iterator[Block]:
    words = papers.duties
    found = counted.hours(library, resolution, draft)
    if not found:
        yield line(words.hours_none)
        return
    rows = [(one.name, one.formula, _number(counted.whole(one.hours), library)) for one in found]
    rows.append((words.hours_total, "", _number(counted.total(found), library)))
    yield line(words.hours_lead)
    yield table(words.hours_header, rows)


def _number(amount: int, library: Library) -> str:
    return locale.number(amount, library.language)


def _titles(draft: Draft) -> dict[tuple[str, str], str]:
    return {(document.kind, one.id): one.title or ""
            for document in draft.documents for one in document.parts}  # fmt: skip


def _several(draft: Draft) -> bool:
    """Return whether numbers of clauses need the name of their document."""
    return sum(selection.target.kind == "conduct" for selection in draft.selections) > 1


def _where(one: Promise, *, several: bool) -> str:
    return f"{one.document} {one.number}".strip() if several or not one.number else one.number
