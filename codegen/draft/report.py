"""The list of what is open in a draft, as a document for those who are to decide it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.document.tree import Document, Items, Mark, Paragraph, Part, Run
from codegen.draft.differing import opinions
from codegen.draft.effects import effects
from codegen.draft.openpoints import missing
from codegen.draft.phrases import Phrases
from codegen.draft.select import DOCUMENTS
from codegen.interview.entering import spelled
from codegen.library.language import UNKNOWN
from codegen.library.remarks import unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from codegen.document.tree import Block
    from codegen.draft.openpoints import OpenPoints, Point, Waiting
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library
    from codegen.library.questions import Question

RULES = (
    ("error", "contradictions", "Contradictions", "These answers cannot stand together."),
    ("warning", "to-consider", "To consider", "These answers may be meant as they are. Look at them once more."),
)  # fmt: skip
STRONG = frozenset({Mark.STRONG})


def report(
    library: Library, resolution: Resolution, found: OpenPoints, documents: Iterable[Document] = ()
) -> Document:
    """Return the list of open points of a draft, its places named as its documents print them."""
    reporter = _Reporter(library, resolution, _printed(documents))
    parts = [Part("part/summary", 1, "Where this draft stands", _summary(found), numbered=False)]
    words = library.words
    differing = [reporter.point(point) for point in found.of("differing")]
    parts += _listing("differing", words.differing_title, words.differing_lead, differing)
    for kind, title, lead, _ in words.pending_kinds:
        parts += _listing(kind, title, lead, [reporter.point(point) for point in found.of(kind)])
    lead = "These clauses come in, or stay out, once their questions are answered."
    waiting = [reporter.waiting(wait) for wait in found.waiting]
    parts += _listing("clauses", "Waiting clauses", lead, waiting)
    for severity, slug, heading, lead in RULES:
        rules = [rule for rule in found.contradictions if rule.severity == severity]
        told = [(_line(f"{rule.say} {rule.remedy}"),) for rule in rules]
        parts += _listing(slug, heading, lead, told)
    lead = "The body has people in these offices, and the library has no code for them yet."
    titles = [(_line(library.offices[office].title),) for office in found.offices]
    parts += _listing("offices", "Codes that are missing", lead, titles)
    lead = "You asked for these documents, and the library does not write them yet."
    choices = [library.questionnaire.questions[DOCUMENTS].choice(kind) for kind in found.documents]
    labels = [(_line(choice.label),) for choice in choices if choice]
    parts += _listing("documents", "Documents that are missing", lead, labels)
    lead = "Read these sentences aloud."
    heard = [(_line(f"“{one.sentence}” {one.advice} ({one.key})"),) for one in found.doubts]
    parts += _listing("doubts", "Does this sound right?", lead, heard)
    lead = "You answered these, and no wording of the library reads them yet. They change nothing."
    idle = [(_line(f"{question.ask} ({question.key})"),) for question in _idle(library, resolution)]
    parts += _listing("idle", "Answers without wording", lead, idle)
    title = f"Open points of {resolution.value('organisation.name')}"
    status = words.draft_status
    return Document("open-points", title, library.language, tuple(parts), status)


def _idle(library: Library, resolution: Resolution) -> list[Question]:
    """Return the questions that were answered and whose answers change nothing yet."""
    questions = library.questionnaire.questions
    return [questions[key] for key in unread(library) if key in resolution.answers.given]


def _printed(documents: Iterable[Document]) -> dict[str, dict[str, str]]:
    """Return, for each file, how each part is found in it: by its number, else by its name."""
    return {
        document.kind: {
            part.id: part.number or part.id.rpartition("/")[2] for part in document.parts
        }
        for document in documents
    }


def _summary(found: OpenPoints) -> tuple[Block, ...]:
    if not found.refused:
        return (_line("Nothing is open: every answer that the text needs was given or confirmed."),)
    counts = [
        (len(found.of("open")), "to be decided", "to be decided"),
        (len(found.of("differing")), "answered differently", "answered differently"),
        (len(found.of("assumed")), "assumed", "assumed"),
        (len(found.of("waiting")), "with alternatives", "with alternatives"),
        (len(found.waiting), "clause waiting for an answer", "clauses waiting for an answer"),
        (
            sum(rule.severity == "error" for rule in found.contradictions),
            "contradiction",
            "contradictions",
        ),
    ]
    told = ", ".join(f"{n} {one if n == 1 else many}" for n, one, many in counts if n)
    return (_line(f"This draft is not final: {told}."),)


@dataclass(slots=True)
class _Reporter:
    library: Library
    resolution: Resolution
    printed: dict[str, dict[str, str]]

    def point(self, point: Point) -> tuple[Block, ...]:
        """Return one point: the question, what was assumed, who would know, where it stands."""
        if ":" in point.key:  # the target of a reference
            return (_line(missing(self.library, point.key)), *self._below(self._places(point)))
        questionnaire = self.library.questionnaire
        column = questionnaire.column(point.key)
        question = questionnaire.questions.get(point.key) or column
        answered = point.key.rpartition(".")[0] if column else point.key
        label = questionnaire.label(point.key)
        lead = Run(f"{label[:1].upper()}{label[1:]}.", STRONG)
        below = [self._assumed(point)] if point.kind == "assumed" else []
        if point.kind == "differing":
            below += opinions(self.resolution, point.key)
        asks = f" Who would know: {', '.join(question.asks)}." if question and question.asks else ""
        word = "Decide" if point.kind == "differing" else "Answer"
        below.append(f"{word} {answered}.{self._lacking(point.key) if column else ''}{asks}")
        below += self._places(point)
        if question and point.kind != "assumed":
            below += self._effects(question)
        ask = f" {question.ask}" if question else ""
        return (Paragraph((lead, Run(ask))), *self._below(below))

    def _lacking(self, key: str) -> str:
        """Return the sentence that names the records in which a column has no answer."""
        parent, _, name = key.rpartition(".")
        question = self.library.questionnaire.questions[parent]
        first, column = question.columns[0], self.library.questionnaire.column(key)
        records = self.resolution.value(parent)
        none = (None, *(column.special if column else ()))
        lacking = [
            spelled(first, record[first.key])
            for record in (records if isinstance(records, list | tuple) else ())
            if record.get(name) in none
        ]
        return f" Missing for: {', '.join(lacking)}." if lacking else ""

    def waiting(self, wait: Waiting) -> tuple[Block, ...]:
        """Return one clause that waits, and for what."""
        clause = self.library.clauses[wait.clause]
        labels = " and ".join(self.library.questionnaire.label(key) for key in wait.keys)
        said = f" It waits for: {labels} ({', '.join(wait.keys)}). It says: {clause.summary}"
        return (Paragraph((Run(f"{clause.title}.", STRONG), Run(said))),)

    def _below(self, lines: Sequence[str]) -> tuple[Block, ...]:
        return (Items(tuple((_line(line),) for line in lines)),) if lines else ()

    def _assumed(self, point: Point) -> str:
        value = self.resolution.value(point.key)
        if value is UNKNOWN:
            return "The library's own wording stands in for an answer."
        runs = Phrases(self.resolution).value(point.key, value, ())
        own = [run.text for run in runs if isinstance(run, Run) and Mark.FLAG not in run.marks]
        words = self.library.words
        return words.filled(words.draft_assumes, value="".join(own))

    def _places(self, point: Point) -> list[str]:
        """Return where a point stands: the parts of each document, by number or name."""
        parts: dict[str, dict[str, None]] = {}
        for document, part in point.places:
            name = self.printed.get(document, {}).get(part, part)
            parts.setdefault(document, {})[name] = None
        told = "; ".join(f"{document} {', '.join(names)}" for document, names in parts.items())
        return [f"It stands in {told}."] if told else []

    def _effects(self, question: Question) -> list[str]:
        """Return what each choice of a question would bring, where the choices differ in that."""
        found = effects(self.library, self.resolution, question)
        if len({(effect.brings, effect.drops) for effect in found}) <= 1:
            return []
        told = []
        for effect in found:
            changes = [
                f"{word} {', '.join(self.library.clauses[name].title for name in names)}"
                for word, names in (("brings in", effect.brings), ("leaves out", effect.drops))
                if names
            ]
            brought = "; ".join(changes) or "no further clause"
            told.append(f"{effect.label} ({effect.value}): {brought}")
        return told


def _listing(
    slug: str, title: str, lead: str, items: Sequence[tuple[Block, ...]]
) -> tuple[Part, ...]:
    """Return a part that lists some points, nothing when there are none."""
    if not items:
        return ()
    return (Part(f"part/{slug}", 1, title, (_line(lead), Items(tuple(items))), numbered=False),)


def _line(text: str) -> Paragraph:
    return Paragraph((Run(text),))
