"""Handouts for one session, and those that every course needs, as documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.document import walk
from codegen.document.tree import Example, Paragraph, Run
from codegen.library.language import UNKNOWN
from codegen.training.asking import scene
from codegen.training.choosing import Wish, session
from codegen.training.pages import (
    STRONG,
    line,
    listed,
    part,
    quoted,
    sheet,
    table,
    typed,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from codegen.document.tree import Document, Part
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library
    from codegen.training.tying import Kit

_PAGE = 190  # words of summaries that leave room on one page
_ROLES = (
    ("adviser", "roles.adviser"),
    ("conflicts", "roles.conflict_decider"),
    ("register", "roles.overseer"),
    ("reports", "reporting.receiver"),
    ("head", "reporting.recipient_about_head"),
)
_REGISTERS = ("conflict-of-interest/gift-register", "mandate/gift-register")
_LIMITS = (
    "gifts.limit", "gifts.upper", "gifts.yearly", "gifts.days", "hospitality.limit",
    "interests.days", "outside.days",
)  # fmt: skip


def capital(text: str) -> str:
    """Return a text whose first letter is a capital."""
    return text[:1].upper() + text[1:]


def contacts(kit: Kit, resolution: Resolution, words: Mapping[str, Any]) -> list[str]:
    """Return whom to ask for what, as far as the draft names them."""
    head = resolution.value("roles.head_title")
    told = []
    for name, key in _ROLES:
        role = resolution.value(key)
        if name == "register" and not set(_REGISTERS) & set(kit.clauses):
            continue
        if role is not UNKNOWN and (name != "head" or head is not UNKNOWN):
            told.append(words["contacts"][name].format(role=role, head=head))
    return told


def _in_a_row(told: Iterable[str]) -> str:
    """Return short entries as one paragraph, for a sheet that is one page."""
    return "".join(f"{one}. " for one in told).rstrip()


def summary(
    kit: Kit, library: Library, resolution: Resolution, words: Mapping[str, Any]
) -> Document:
    """Return the code in one page: of each section, what its first rules ask in short."""
    frames = words["summary"]
    sections: list[tuple[str, list[str]]] = []
    for one in kit.codes[0].parts if kit.codes else ():
        if one.clause is None and one.level == 1:
            sections.append((f"{one.number or ''} {one.title or ''}".strip(), []))
        elif one.clause and sections:
            sections[-1][1].append(one.id)
    chosen = {clauses[0] for _, clauses in sections if clauses}
    for _, clauses in sections:  # a second rule of each section, while there is room
        chosen |= set(clauses[1:2]) if _length(library, chosen) < _PAGE else set()
    rows = [
        (title, " ".join(f"{library.clauses[name].summary} ({kit.clauses[name].number})"
                         for name in clauses if name in chosen))
        for title, clauses in sections
        if clauses
    ]  # fmt: skip
    places = [kit.clauses[name] for name in kit.parts if name in chosen]
    parts = (
        part("lead", None, line(frames["lead"])),
        part(
            "short",
            None,
            *(Paragraph((Run(f"{section}. ", STRONG), Run(told))) for section, told in rows),
        ),
        part("whom", words["whom"], line(_in_a_row(contacts(kit, resolution, words)))),
    )
    title = frames["title"].format(organisation=kit.organisation)
    return sheet(kit, words, "one-page-summary", title, parts, places)


def _length(library: Library, clauses: Iterable[str]) -> int:
    return sum(len(library.clauses[name].summary.split()) for name in clauses)


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
    told = " ".join(text for name in clauses for text in _text(kit, name)).casefold()
    terms = [one for one in kit.terms if one.place and one.term.casefold() in told
             and set(one.topics) & set(wish.topics)]  # fmt: skip
    if terms:
        rows = [(one.term, one.means) for one in terms]
        parts.insert(
            0, part("words", words["words"], table((words["glossary"], words["means"]), rows))
        )
    unseen = [one for one in kit.dilemmas if one not in session(kit, wish)[0]]
    if unseen:
        parts += scene(unseen[0], words, "one")
    amounts = limits(resolution, [kit.parts[name] for name in clauses])
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


def _text(kit: Kit, clause: str) -> Iterator[str]:
    return (_case([run]) for run in walk.inlines(kit.parts[clause]))


def _case(runs: Iterable[Any]) -> str:
    return "".join(run.text for run in runs if isinstance(run, Run))


def pocket(kit: Kit, resolution: Resolution, words: Mapping[str, Any]) -> Document:
    """Return the card for the pocket: the decision test, the limits, and whom to ask."""
    frames = words["pocket"]
    parts = [part(f"card-{at}", title, *typed(told.blocks))
             for at, (title, told) in enumerate(kit.card)]  # fmt: skip
    told = limits(resolution)
    if told:
        parts.append(part("limits", frames["limits"], line(_in_a_row(told))))
    title = frames["title"].format(organisation=kit.organisation)
    return sheet(kit, words, "pocket-card", title, parts)


def limits(resolution: Resolution, parts: Iterable[Part] | None = None) -> list[str]:
    """Return the amounts and days of a draft that staff need at hand; with *parts*, those printed there."""
    printed = None if parts is None else {
        run.source for part in parts for run in walk.inlines(part) if isinstance(run, Run)
    }  # fmt: skip
    label = resolution.library.questionnaire.label
    return [
        capital(f"{label(key)}: {_printed(resolution, key)}")
        for key in _LIMITS
        if resolution.value(key) is not UNKNOWN and resolution.applies(key)
        and (printed is None or key in printed)
    ]  # fmt: skip


def _printed(resolution: Resolution, key: str) -> str:
    from codegen.draft.differing import said  # noqa: PLC0415  one card needs it

    question = resolution.library.questionnaire.questions[key]
    told = said(resolution, question, resolution.value(key))
    mark = f" [{resolution.library.words.assumed}]" if resolution.assumed(key) else ""
    return f"{told} days{mark}" if key.endswith(".days") else f"{told}{mark}"
