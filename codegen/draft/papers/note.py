"""The explanatory note: each clause in reading order, why it is there, and what to check in law."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from codegen.document.text import note_paragraphs
from codegen.document.tree import Run
from codegen.doors import locale
from codegen.draft.addressing import State
from codegen.draft.coverage import coverage
from codegen.draft.differing import said as answer
from codegen.draft.explain import because, grounds, is_required
from codegen.draft.papers.consulting import consultation
from codegen.draft.papers.phrasing import (
    is_answered,
    items,
    led,
    line,
    paper,
    part,
    said,
    table,
    titled,
)
from codegen.draft.select import DOCUMENTS
from codegen.draft.standing import standings
from codegen.library.language import reads

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from codegen.document.tree import Block, Document, Inlines, Part
    from codegen.draft.addressing import Addressing
    from codegen.draft.coverage import Coverage
    from codegen.draft.drafting import Draft
    from codegen.draft.openpoints import PointKind
    from codegen.draft.select import Decision, Selection
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Clause, Library
    from codegen.library.papers import NoteWords, Papers
    from codegen.library.questions import Question

FILE = "explanatory-note"
# Other answers can be read in the clause itself.
SHAPING = frozenset({"choice", "choices", "yes_no", "three_state", "integer", "money"})
UNREAD = "*"
LONGEST = 160


def note(library: Library, papers: Papers, resolution: Resolution, draft: Draft) -> Document:
    """Return the explanatory note of a draft."""
    words = papers.note
    found = coverage(library, resolution, standings(library, resolution, draft))
    opening = [line(words.opening), line(words.order), line(words.honest), line(words.unread)]
    parts = [part("note", "opening", None, opening)]
    explainer = _Explainer(library, words, resolution, _resting(found))
    several = sum(selection.target.kind == "conduct" for selection in draft.selections) > 1
    for selection, document in zip(draft.selections, draft.documents, strict=True):
        parts += explainer.document(selection, document, several=several)
    absent = list(_absent(library, words, draft))
    parts += [
        part("note", "open", words.open_title, list(_open(library, words, draft))),
        part("note", "gaps", words.gaps_title, list(_gaps(library, words, found, draft))),
        *([part("note", "absent", words.absent_title, absent)] if absent else []),
        part("note", "consultation", words.consultation_title,
             list(consultation(library, papers, resolution))),
    ]  # fmt: skip
    return paper(library, FILE, titled(words.title, resolution), parts)


@dataclass(frozen=True, slots=True)
class _Cited:
    addressing: Addressing
    instrument: str
    ref: str


def _resting(found: Coverage) -> dict[str, list[_Cited]]:
    """Return, by clause, what it does for which provision, in the order of the instruments."""
    made: dict[str, list[_Cited]] = {}
    for account in found.accounts:
        for row in account.rows:
            mark = "" if row.provision.seen else UNREAD
            for one in row.clauses:
                cited = _Cited(one, account.instrument.short, f"{row.provision.ref}{mark}")
                made.setdefault(one.clause, []).append(cited)
    return made


@dataclass(slots=True)
class _Explainer:
    library: Library
    words: NoteWords
    resolution: Resolution
    resting: Mapping[str, list[_Cited]]
    risks: set[str] = field(default_factory=set)
    untaken: set[str] = field(default_factory=set)

    def document(
        self, selection: Selection, document: Document, *, several: bool
    ) -> Iterator[Part]:
        """Yield an entry for each clause of a document, below its section or its document."""
        decisions = {decision.clause: decision for decision in selection.decisions}
        numbered = any(one.clause and one.number for one in document.parts)
        above: str | None = None if numbered else document.title
        for one in document.parts:
            if numbered and one.level == 1 and not one.clause:
                name = f"{one.number} {one.title}" if one.number else one.title or ""
                above = f"{name} ({document.title})" if several else name
            elif one.clause and one.clause.id in decisions:
                if above:
                    yield part("note", f"{document.kind}/{one.id}/above", above, ())
                    above = None
                clause = self.library.clauses[one.clause.id]
                title = " ".join(filter(None, [one.number, one.title or clause.title]))
                blocks = list(self._entry(clause, decisions[clause.id], selection))
                yield part("note", f"{document.kind}/{clause.id}", title, blocks, level=2)

    def _entry(self, clause: Clause, decision: Decision, selection: Selection) -> Iterator[Block]:
        words = self.words
        why = tuple(self._why(clause, decision))
        if why:
            yield led(words.why, *why)
        shaped = self._shaped(clause, decision)
        if shaped:
            yield led(words.shaped, (Run(shaped),))
        yield from self._rests(clause)
        untaken = list(self._untaken(clause, selection))
        if untaken:
            yield led(words.untaken, (Run(" ".join(untaken)),))
        told = note_paragraphs(clause.drafting_note or "")
        if told:
            yield led(words.check, (Run(told[0]),))
            yield from (line(one) for one in told[1:])
        for allowance in clause.allow:
            departs = said(words.departs, rule=allowance.rule, reason=allowance.reason)
            yield led(words.allowed, (Run(departs),))

    def _why(self, clause: Clause, decision: Decision) -> Iterator[Inlines]:
        """Yield the risk, told once for each topic, and the reason in the user's words."""
        risk = self.library.topics[clause.topic].risk
        if clause.topic not in self.risks:
            self.risks.add(clause.topic)
            yield (Run(risk),)
        if decision.held or decision.waits_for:
            yield (Run(because(self.library, self.resolution, decision)),)
        elif decision.reads:
            told = locale.joined(grounds(self.library, self.resolution, decision), "and")
            yield (Run(said(self.words.placed, reasons=told)),)
        elif not is_required(self.library, clause):
            yield (Run(self.words.proposed),)

    def _shaped(self, clause: Clause, decision: Decision) -> str:
        """Return the answers that the text or its basis reads, apart from those told as its reason."""
        questions = self.library.questionnaire.questions
        told = []
        for key in dict.fromkeys((*reads(clause.newest.nodes), *clause.needs_basis)):
            question = questions.get(key)
            if question is None or key in decision.reads or not _shapes(question):
                continue
            if is_answered(self.resolution, key):
                value = answer(self.resolution, question, self.resolution.value(key))
                short = value if len(value) <= LONGEST else f"{value[: LONGEST - 1]}…"
                mark = f" [{self.library.words.assumed}]" if self.resolution.assumed(key) else ""
                told.append(f"{question.label}: {short}{mark}")
        return f"{'; '.join(told)}." if told else ""

    def _rests(self, clause: Clause) -> Iterator[Block]:
        """Yield the provisions that a clause addresses, in part or whole, or tells of."""
        words, found = self.words, self.resting.get(clause.id, [])
        hows = (("sets", words.sets), ("supports", words.supports), ("informs", words.informs))
        for how, lead in hows:
            told: dict[str, list[str]] = {}
            for one in found:
                if one.addressing.how == how:
                    missing = one.addressing.missing
                    ref = (
                        said(words.missing, cited=one.ref, missing=missing) if missing else one.ref
                    )
                    told.setdefault(one.instrument, []).append(ref)
            if told:
                listed = "; ".join(f"{name}: {', '.join(refs)}" for name, refs in told.items())
                yield led(lead, (Run(f"{listed}."),))
        if not found:
            yield led(words.rests, (Run(words.nothing),))

    def _untaken(self, clause: Clause, selection: Selection) -> Iterator[str]:
        """Yield the clauses that could stand here and do not, each told once."""
        for decision in selection.decisions:
            other = self.library.clauses[decision.clause]
            apart = other.id in clause.excludes or clause.id in other.excludes
            same = other.topic == clause.topic or apart
            if (
                decision.state == "out"
                and same
                and other.id not in self.untaken
                and not other.withdrawn
            ):
                self.untaken.add(other.id)
                yield f"“{other.title}”: {other.summary}"


def _shapes(question: Question) -> bool:
    return question.type in SHAPING and question.kind != "form"


def _open(library: Library, words: NoteWords, draft: Draft) -> Iterator[Block]:
    kinds: tuple[tuple[PointKind, str], ...] = (
        ("open", words.open_points),
        ("differing", words.open_differing),
        ("assumed", words.open_assumed),
        ("waiting", words.open_waiting),
    )
    questionnaire = library.questionnaire
    told = []
    for kind, frame in kinds:
        names = [questionnaire.label(point.key) for point in draft.open.of(kind)]
        if names:
            told.append(line(frame, count=str(len(names)), names="; ".join(names)))
    waiting = dict.fromkeys(library.clauses[one.clause].title for one in draft.open.waiting)
    if waiting:
        told.append(line(words.open_clauses, count=str(len(waiting)), names="; ".join(waiting)))
    if told:
        yield from told
        yield line(words.open_lead)
    else:
        yield line(words.open_none)


def _gaps(library: Library, words: NoteWords, found: Coverage, draft: Draft) -> Iterator[Block]:
    """Yield what no clause addresses, instrument by instrument, and what no code could."""
    rows: list[tuple[str, ...]] = []
    outside: Counter[str] = Counter()
    for account in found.accounts:
        outside.update(row.reason for row in account.rows if row.reason)
        if all(row.state is State.OUTSIDE for row in account.rows):
            continue
        gaps = [row.provision.ref for row in account.rows if row.state is State.GAP]
        counts = account.counts
        numbers = [str(counts[state]) for state in (State.SETS, State.SUPPORTS, State.INFORMS)]
        rows.append((account.instrument.short, *numbers, "; ".join(gaps) or words.gaps_none))
    yield line(words.gaps_lead)
    if rows:
        yield table(words.gaps_header, rows)
    if outside:
        yield line(words.outside_lead)
        yield items(line(words.outside, reason=f"{reason[:1].upper()}{reason[1:]}", count=str(count)).runs
                    for reason, count in outside.most_common())  # fmt: skip
    for selection, document in zip(draft.selections, draft.documents, strict=True):
        left_out = library.excluded_for.get(selection.target.requirement, ())
        if left_out:
            topics = "; ".join(library.topics[topic].title for topic in left_out)
            yield line(words.topics, title=document.title, topics=topics)


def _absent(library: Library, words: NoteWords, draft: Draft) -> Iterator[Block]:
    if draft.open.offices:
        names = "; ".join(library.offices[office].title for office in draft.open.offices)
        yield line(words.absent_offices, names=names)
    kinds = library.questionnaire.questions[DOCUMENTS]
    labels = [choice.label for kind in draft.open.documents if (choice := kinds.choice(kind))]
    if labels:
        yield line(words.absent_documents, names="; ".join(labels))
