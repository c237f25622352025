"""The board paper: what is decided, what was chosen and not taken, what is open, what it costs.

It says of the body only what an answer says. A figure stands beside its formula, and is left out
while an answer that it needs is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codegen.document import text
from codegen.document.tree import Blank, Run
from codegen.doors import locale
from codegen.draft.basis import legal_basis
from codegen.draft.differing import said as answer
from codegen.draft.papers import hours as counted
from codegen.draft.papers.consulting import consultation
from codegen.draft.papers.duties import named_posts
from codegen.draft.papers.phrasing import (
    answered,
    is_answered,
    items,
    line,
    paper,
    part,
    said,
    table,
    titled,
)
from codegen.draft.papers.promises import promises
from codegen.draft.phrases import Phrases
from codegen.draft.select import AGREED, DOCUMENTS, IN_SERVICE
from codegen.library.remarks import read_keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from codegen.document.tree import Block, Document, Inlines
    from codegen.draft.drafting import Draft
    from codegen.draft.openpoints import PointKind
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library
    from codegen.library.papers import BoardWords, Papers

FILE = "board-paper"
FIRST, MOST = 8, 12  # of the open points that are named, and of other names: two pages hold no more
DAY = 8  # hours
TRAINING = "training.months"
CATEGORIES = "people.categories"
ADOPTED = ("order", "conduct", "ethics")  # kinds of document; the others are papers around them
OLD, ADOPTER, DATE = "task.old_code", "act.adopter", "act.effective_date"


def board(library: Library, papers: Papers, resolution: Resolution, draft: Draft) -> Document:
    """Return the board paper of a draft."""
    made = _Board(library, papers, resolution, draft)
    words = papers.board
    sections = (
        ("decision", words.decision_title, made.decision()),
        ("choices", words.choices_title, made.choices()),
        ("affected", words.affected_title, made.affected()),
        ("cost", words.cost_title, made.cost()),
        ("consultation", words.consultation_title, consultation(library, papers, resolution)),
        ("law", words.law_title, made.law()),
    )
    parts = [part("board", slug, title, blocks) for slug, title, told in sections
             for blocks in [list(told)] if blocks]  # fmt: skip
    return paper(library, FILE, titled(words.title, resolution), parts)


@dataclass(slots=True)
class _Board:
    library: Library
    papers: Papers
    resolution: Resolution
    draft: Draft

    @property
    def words(self) -> BoardWords:
        """The words of this paper."""
        return self.papers.board

    def decision(self) -> Iterator[Block]:
        """Yield what is proposed to the board, by which power, whom it binds, and what it replaces."""
        words = self.words
        if self.draft.open.refused:
            yield line(words.proposal_open)
            yield from self._open()
        yield line(words.proposal, adopter=self._answered(ADOPTER), date=self._answered(DATE))
        bound, unbound = self._people()
        names, around = self._documents(bound)
        yield items((Run(name),) for name in names)
        if around:
            yield line(words.around, count=str(len(around)))
        if not self.draft.open.refused:
            yield line(words.open_none)
        yield line(words.power, provision=self._answered(f"{ADOPTER}.provision"))
        if unbound:
            yield line(words.unbound, people=unbound)
        if self._value("task.kind") == "revise":
            name, number = self._answered(f"{OLD}.name"), self._answered(f"{OLD}.number")
            yield line(words.repealed, old=(*name, Run(", "), *number))

    def choices(self) -> Iterator[Block]:
        """Yield the main choices as a table, each with the options that were not taken."""
        rows: list[tuple[str | Inlines, ...]] = []
        read = read_keys(self.library)  # what no wording reads is no choice of the draft yet
        for key in self.words.choices:
            question = self.library.questionnaire.questions.get(key)
            if key not in read or question is None or not is_answered(self.resolution, key):
                continue
            value = self.resolution.value(key)
            taken = value if isinstance(value, list | tuple) else (value,)
            others = [one.label for one in question.choices if one.value not in taken]
            mark = f" [{self.library.words.assumed}]" if self.resolution.assumed(key) else ""
            label = f"{question.label[:1].upper()}{question.label[1:]}"
            rows.append(
                (label, f"{answer(self.resolution, question, value)}{mark}", "; ".join(others))
            )
        if rows:
            yield line(self.words.choices_lead)
            yield table(self.words.choices_header, rows)
            if len(self._codes()) > 1:
                yield line(self.words.choices_other, title=self._codes()[0][1].title)

    def _open(self) -> Iterator[Block]:
        """Yield how much is still open, and the first of it by name."""
        kinds: tuple[PointKind, ...] = ("open", "differing", "assumed", "waiting")
        points = {kind: self.draft.open.of(kind) for kind in kinds}
        counts = {kind: str(len(found)) for kind, found in points.items()}
        yield line(self.words.open_counts, **counts)
        keys = dict.fromkeys(
            one.key for kind in kinds for one in points[kind] if ":" not in one.key
        )
        names = [self.library.questionnaire.label(key) for key in list(keys)[:FIRST]]
        if names:
            yield line(self.words.open_first, names="; ".join(names))

    def affected(self) -> Iterator[Block]:
        """Yield who has more to do or to keep than before there was a draft, and what."""
        posts = named_posts(promises(self.library, self.resolution, self.draft))
        if posts:  # "Who does what, by when" names them
            yield line(self.words.offices, count=self._number(len(posts)))

    def cost(self) -> Iterator[Block]:
        """Yield the time of staff, each figure with its formula."""
        words, found = self.words, counted.hours(self.library, self.resolution, self.draft)
        if not found:
            yield line(words.cost_none)
            return
        rows = [*self._declarations(), *self._verifying(), *self._training()]
        total = said(words.hours, hours=self._number(counted.total(found)))
        rows.append((words.ledger, words.ledger_formula, total))
        yield line(words.cost_lead)
        yield table(words.cost_header, rows)

    def law(self) -> Iterator[Block]:
        """Yield the laws that the answers cite, and on what each restriction rests."""
        acts = dict.fromkeys(self._acts())
        if acts:
            yield line(self.words.law_acts, acts=self._first(tuple(acts)))
        else:
            yield line(self.words.law_none)
        told: list[Run | Blank] = []
        for _, document in self._codes():
            rules: dict[Inlines, list[str]] = {}
            for one in document.parts:
                clause = self.library.clauses.get(one.id)
                for block in (
                    legal_basis(self.resolution, clause, Phrases(self.resolution)) if clause else ()
                ):
                    runs = tuple(run for run in getattr(block, "runs", ()))[1:-1]
                    rules.setdefault(runs, []).append(one.number or one.title or "")
            for at, (runs, numbers) in enumerate(rules.items()):
                other = told and not at  # the first code is that which most people live by
                told += [Run("; ")] if told else []
                told += [Run(said(self.words.in_other, title=document.title))] if other else []
                told += [*runs, Run(f" ({', '.join(numbers)})")]
        if told:
            yield line(self.words.restricting, rules=tuple(told))

    def _codes(self) -> list[tuple[Any, Document]]:
        """Return the codes of conduct, first that of the staff, which most people live by."""
        pairs = zip(self.draft.selections, self.draft.documents, strict=True)
        codes = [(chosen, made) for chosen, made in pairs if chosen.target.kind == "conduct"]
        return sorted(codes, key=lambda one: one[0].target.office not in (None, IN_SERVICE))

    def _measured(self, document: Document) -> dict[str, str]:
        """Return how many clauses a code has, and how many words bind."""
        rules = [one for one in document.parts if one.clause]
        count = sum(text.count(text.part(one, self.library.words, binding=True)) for one in rules)
        return {"clauses": str(len(rules)), "words": self._number(count)}

    def _documents(self, bound: dict[str, tuple[bool, str]]) -> tuple[list[str], list[str]]:
        """Return what is to be adopted, each code with those whom it binds, and the papers around it."""
        kinds = self.library.questionnaire.questions[DOCUMENTS]
        pairs = zip(self.draft.selections, self.draft.documents, strict=True)
        other = [(chosen, made) for chosen, made in pairs if chosen.target.kind != "conduct"]
        names: list[str] = []
        around: list[str] = []
        for selection, document in (*other, *self._codes()):
            kind = selection.target.kind
            choice = kinds.choice(kind)
            order = kind == "order" and choice  # its title names the others
            if document.title in bound:
                agreed, people = bound[document.title]
                frame = self.words.agreed if agreed else self.words.bound
                measured = self._measured(document)
                names.append(said(frame, title=document.title, people=people, **measured))
            elif kind in ADOPTED:
                title = choice.text if order and choice else document.title
                names.append(said(self.words.document, title=title))
            else:
                around.append(document.title)
        return names, around

    def _people(self) -> tuple[dict[str, tuple[bool, str]], str]:
        """Return the groups that each code binds, by its title, and the groups that none does.

        A code that binds by agreement is told apart.
        """
        if not is_answered(self.resolution, CATEGORIES):
            return {}, ""
        records = self.resolution.value(CATEGORIES)
        held = [one for record in records if (one := record.get("category"))]
        name = self.library.categories
        bound: dict[str, tuple[bool, str]] = {}
        reached: set[str] = set()
        for chosen, document in self._codes():
            office = chosen.target.office
            of = self.library.offices[office].categories if office else held
            people = [one for one in held if one in of]
            reached |= set(people)
            if people:
                told = "; ".join(name.get(one, one) for one in people)
                bound[document.title] = office == AGREED, told
        return bound, "; ".join(name.get(one, one) for one in held if one not in reached)

    def _declarations(self) -> Iterator[tuple[str, str, str]]:
        """Yield how many declarations a year there are, where the answers say it."""
        count = counted.declarations(self.resolution)
        if count is not None:
            words, people = self.words, self._number(count)
            yield words.declarations, said(words.declarations_formula, people=people), people

    def _verifying(self) -> Iterator[tuple[str, str, str]]:
        if is_answered(self.resolution, counted.VERIFYING):
            spent = self._number(int(self.resolution.value(counted.VERIFYING)))
            yield self.words.verifying, self.words.as_answered, said(self.words.hours, hours=spent)

    def _training(self) -> Iterator[tuple[str, str, str]]:
        """Yield the days of training a year: people, hours and interval as in the ledger."""
        work = next((one for one in self.papers.work if one.every == TRAINING), None)
        if work is None or not is_answered(self.resolution, TRAINING):
            return
        people, months = (
            int(self.resolution.value(counted.PEOPLE)),
            int(self.resolution.value(TRAINING)),
        )
        days = counted.whole(people * work.hours * 12 / months / DAY)
        formula = said(
            self.words.training_formula, people=self._number(people), hours=self._number(work.hours),
            months=str(months), day=str(DAY),
        )  # fmt: skip
        yield self.words.days, formula, said(self.words.training_days, days=self._number(days))

    def _acts(self) -> Iterator[str]:
        """Yield each act that an answer cites, with its date."""
        for key, question in self.library.questionnaire.questions.items():
            if question.type == "three_state" and self._value(key) == "yes":
                act, date = f"{key}.act", f"{key}.date"
                if is_answered(self.resolution, act):
                    dated = f" ({self._said(date)})" if is_answered(self.resolution, date) else ""
                    yield f"{self._said(act)}{dated}"

    def _first(self, names: Sequence[str]) -> str:
        told = "; ".join(names[:MOST])
        more = len(names) - MOST
        return said(self.words.more, names=told, count=str(more)) if more > 0 else told

    def _value(self, key: str) -> Any:
        return self.resolution.value(key) if is_answered(self.resolution, key) else None

    def _answered(self, key: str) -> Inlines:
        known = key in self.library.questionnaire.questions
        return answered(self.resolution, key) if known else (Blank(key, key),)

    def _said(self, key: str) -> str:
        question = self.library.questionnaire.questions[key]
        return answer(self.resolution, question, self.resolution.value(key))

    def _number(self, amount: float) -> str:
        return locale.number(amount, self.library.language)
