"""Handouts for one session, and those that every course needs, as documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.document import walk
from codegen.document.tree import Example, Items, Paragraph, Run
from codegen.training.asking import said, scene
from codegen.training.choosing import Wish, session
from codegen.training.facts import contacts, limits
from codegen.training.pages import (
    STRONG,
    labelled,
    line,
    listed,
    part,
    quoted,
    sheet,
    table,
    typed,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from codegen.document.tree import Block, Document
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library
    from codegen.training.tying import BoundTerm, Kit

_PAGE = 262  # words of summaries that leave room on one page
# The rules that people meet in daily work, those first that they can least do without.
_DAILY = (
    "recusal", "gifts", "gift-register", "speaking-up", "lawful-orders", "confidentiality",
    "decision-making", "improper-offers", "use-of-resources", "respect-harassment", "advice",
    "outside-employment", "reporting-channels", "public-comment", "ai-use", "retaliation",
    "procurement", "recruitment-merit", "political-neutrality", "record-keeping", "appeal",
)  # fmt: skip
# What the card for the pocket tells the amounts and times of.
_CARD = ("gifts", "gift-register", "hospitality")
# A right to report without the duty beside it would mislead.
_DUTIES = ("whistleblowing/duty-to-report", "whistleblowing/duty-by-law")


def capital(text: str) -> str:
    """Return a text whose first letter is a capital."""
    return text[:1].upper() + text[1:]


def _in_a_row(told: Iterable[str]) -> str:
    """Return short entries as one paragraph, for a sheet that is one page."""
    return "".join(f"{one}. " for one in told).rstrip()


def summary(
    kit: Kit, library: Library, resolution: Resolution, words: Mapping[str, Any]
) -> Document:
    """Return the code in one page: section by section, what the rules of daily work ask in short."""
    frames = words["summary"]
    sections: list[tuple[str, list[str]]] = []
    for one in kit.codes[0].parts if kit.codes else ():
        if one.clause is None and one.level == 1:
            sections.append((f"{one.number or ''} {one.title or ''}".strip(), []))
        elif one.clause and sections:
            sections[-1][1].append(one.id)
    chosen = _needed(library, [name for _, clauses in sections for name in clauses])
    rows = [
        (title, " ".join(f"{library.clauses[name].summary} ({kit.clauses[name].number})"
                         for name in clauses if name in chosen))
        for title, clauses in sections
        if chosen & set(clauses)
    ]  # fmt: skip
    places = [kit.clauses[name] for name in kit.parts if name in chosen]
    parts = (
        part("lead", None, line(frames["lead"])),
        part(
            "short",
            None,
            *(Paragraph((Run(f"{section}. ", STRONG), Run(told))) for section, told in rows),
        ),
        part("whom", words["whom"], line(_in_a_row(contacts(kit, resolution, words, few=True)))),
    )
    title = frames["title"].format(organisation=kit.organisation)
    return sheet(kit, words, "one-page-summary", title, parts, places)


def _needed(library: Library, clauses: Iterable[str]) -> set[str]:
    """Return the clauses that one page has room for: those of daily work, then the others in their order."""
    clauses = list(clauses)
    first: dict[str, str] = {}
    for name in clauses:
        first.setdefault(library.clauses[name].topics[0], name)
    daily = [first[topic] for topic in _DAILY if topic in first]
    duty = [name for name in clauses if name in _DUTIES]
    chosen: set[str] = set()
    for name in (*duty, *daily, *clauses):
        said = sum(len(library.clauses[one].summary.split()) for one in {*chosen, name})
        chosen |= {name} if said <= _PAGE else set()
    return chosen


def topic(
    kit: Kit, wish: Wish, library: Library, resolution: Resolution, words: Mapping[str, Any]
) -> Document | None:
    """Return the handout on some topics: the rules, what is allowed, one dilemma, whom to ask.

    It quotes one code, the first with rules on them: numbers of two codes would be taken for one.
    """
    clauses = [
        name
        for name in kit.parts
        if (not wish.topics or set(wish.topics) & set(library.clauses[name].topics))
        and "conduct" in library.clauses[name].documents
    ]
    if not clauses:
        return None
    code = kit.clauses[clauses[0]].document
    clauses = [name for name in clauses if kit.clauses[name].document == code]
    places = [kit.clauses[name] for name in clauses]
    parts = [part("short", words["says"], *listed(
        f"{library.clauses[name].summary} ({kit.clauses[name].number})" for name in clauses))]  # fmt: skip
    for allowed, title in ((True, words["do"]), (False, words["do_not"])):
        cases = [_case(case.runs) for name in clauses for block in kit.parts[name].blocks
                 if isinstance(block, Example) for case in block.cases if case.allowed == allowed]  # fmt: skip
        if cases:
            parts.append(part(f"cases-{allowed}".lower(), title, *listed(cases)))
    terms = [one for one in used(kit, clauses) if set(one.topics) & set(wish.topics)]
    if terms:
        rows = [(one.term, one.means) for one in terms]
        parts.insert(
            0, part("words", words["words"], table((words["glossary"], words["means"]), rows))
        )
    unseen = [one for one in kit.dilemmas if one not in session(kit, wish)[0]]
    if unseen:
        parts += scene(unseen[0], words, "one")
        parts.append(part("one-says", words["says"], *listed(said(unseen[0].says, words)),
                          labelled(words["weigh"], unseen[0].weigh.plain), level=2))  # fmt: skip
    amounts = limits(resolution, words, [kit.parts[name] for name in clauses])
    if amounts:
        parts.insert(len(terms[:1]) + 1, part("limits", words["limits"], *listed(amounts)))
    parts.append(part("whom", words["whom"], *listed(contacts(kit, resolution, words))))
    for place in places:
        title = f"{place.number} {place.title}".strip()
        parts.append(
            part(f"full-{place.clause.replace('/', '-')}", title, *quoted(kit, place.clause))
        )
    title = words["topic"]["title"].format(topic=capital(wish.subject))
    return sheet(kit, words, "topic", title, parts, places)


def used(kit: Kit, clauses: Iterable[str]) -> list[BoundTerm]:
    """Return the terms that some rules use, those first that most of them use."""
    told = {name: " ".join(_text(kit, name)).casefold() for name in clauses}
    often = {
        one.term: sum(one.term.casefold() in text for text in told.values())
        for one in kit.terms
        if one.place
    }
    found = [one for one in kit.terms if often.get(one.term)]
    return sorted(found, key=lambda one: -often[one.term])


def _text(kit: Kit, clause: str) -> Iterator[str]:
    return (_case([run]) for run in walk.inlines(kit.parts[clause]))


def _case(runs: Iterable[Any]) -> str:
    return "".join(run.text for run in runs if isinstance(run, Run))


def _short(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks of a card; a second list, of addresses, runs on as it would take a line for each."""
    lists = [block for block in blocks if isinstance(block, Items)]
    for block in blocks:
        if block in lists[1:]:
            yield line(
                _in_a_row(
                    _case(item[0].runs) for item in block.items if isinstance(item[0], Paragraph)
                )
            )
        else:
            yield block


def pocket(
    kit: Kit, library: Library, resolution: Resolution, words: Mapping[str, Any]
) -> Document:
    """Return the card for the pocket: the decision test, the limits, and whom to ask."""
    frames = words["pocket"]
    parts = [part(f"card-{at}", title, *_short(typed(told.blocks)))
             for at, (title, told) in enumerate(kit.card)]  # fmt: skip
    own = [
        one for name, one in kit.parts.items()
        if kit.clauses[name].document in kit.own
        and set(_CARD) & set(library.clauses[name].topics[:1])
    ]  # fmt: skip
    told = limits(resolution, words, own)
    if told:
        parts.append(part("limits", frames["limits"], line(_in_a_row(told))))
    title = frames["title"].format(organisation=kit.organisation)
    return sheet(kit, words, "pocket-card", title, parts)
