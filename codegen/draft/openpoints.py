"""What is still to be decided in a draft: open points, assumptions, waiting clauses, contradictions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from codegen.document import walk
from codegen.document.tree import Blank, Document, Items, Note, NoteKind, Paragraph, Part, Run
from codegen.draft.effects import effects
from codegen.library.language import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from codegen.document.tree import Block, Inlines
    from codegen.draft.select import Selection
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library
    from codegen.library.questions import Contradiction, Question

PointKind: TypeAlias = NoteKind


@dataclass(frozen=True, slots=True)
class Point:
    """A question that the draft leaves open, and where: ``places`` are (document, part id) pairs."""

    kind: PointKind
    key: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A clause that stays out of a document until its questions are answered."""

    document: str
    clause: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenPoints:
    """Everything that keeps a draft from being final, and the clauses that wait."""

    points: tuple[Point, ...]
    waiting: tuple[Waiting, ...]
    contradictions: tuple[Contradiction, ...]
    offices: tuple[str, ...]

    @property
    def refused(self) -> bool:
        """Whether a final draft is refused."""
        errors = [found for found in self.contradictions if found.severity == "error"]
        return bool(self.points or errors)

    def of(self, kind: PointKind) -> tuple[Point, ...]:
        """Return the points of one kind."""
        return tuple(point for point in self.points if point.kind == kind)


def open_points(
    library: Library,
    resolution: Resolution,
    documents: Iterable[Document],
    selections: Iterable[Selection],
    offices: tuple[str, ...] = (),
) -> OpenPoints:
    """Return what is open in the documents of a draft, each question once, in reading order.

    A blank is found in the tree itself, so nothing printed in brackets can be missing here.
    """
    places: dict[tuple[PointKind, str], dict[tuple[str, str], None]] = {}
    for document in documents:
        for part in document.parts:
            for kind, key in _found(part):
                places.setdefault((kind, key), {})[document.kind, part.id] = None
    if resolution.value("people.categories") is UNKNOWN:
        places.setdefault(("open", "people.categories"), {})
    points = tuple(Point(kind, key, tuple(where)) for (kind, key), where in places.items())
    waiting = tuple(
        Waiting(selection.target.file, decision.clause, decision.waits_for)
        for selection in selections
        for decision in selection.decisions
        if decision.state == "waiting"
    )
    contradictions = tuple(
        rule for rule in library.questionnaire.contradictions if resolution.holds(rule.when)
    )
    return OpenPoints(points, waiting, contradictions, offices)


def _found(part: Part) -> list[tuple[PointKind, str]]:
    """Return the blanks of a part, and the assumptions and open conditions that its notes name."""
    found: list[tuple[PointKind, str]] = [
        ("open", inline.key) for inline in walk.inlines(part) if isinstance(inline, Blank)
    ]
    found += [
        (block.kind, block.key)
        for block in part.blocks
        if isinstance(block, Note) and block.kind != "drafting" and block.key
    ]
    return found


HEADINGS: tuple[tuple[PointKind, str, str], ...] = (
    ("open", "To be decided", "Nobody has answered these. They stand in brackets in the text."),
    ("assumed", "Assumed",
     "These are choices that the draft made for you. They are marked in the text until confirmed."),
    ("waiting", "Alternatives to choose from",
     "The text prints more than one wording in brackets until these are answered."),
)  # fmt: skip


def report(library: Library, resolution: Resolution, found: OpenPoints) -> Document:
    """Return the list of open points as a document of its own."""
    parts = [Part("part/summary", 1, "Where this draft stands", _summary(found), numbered=False)]
    for kind, title, lead in HEADINGS:
        points = [_item(library, resolution, point) for point in found.of(kind)]
        parts += _listing(kind, title, lead, points)
    lead = "These clauses come in, or stay out, once their questions are answered."
    parts += _listing(
        "clauses", "Waiting clauses", lead, [_waiting(library, w) for w in found.waiting]
    )
    told = [(_line(f"{rule.say} Remedy: {rule.remedy}"),) for rule in found.contradictions]
    parts += _listing(
        "contradictions", "Contradictions", "These answers cannot stand together.", told
    )
    lead = "The body has people in these offices, and the library has no code for them yet."
    titles = [(_line(library.offices[office].title),) for office in found.offices]
    parts += _listing("offices", "Codes that are missing", lead, titles)
    name = resolution.value("organisation.name")
    title = f"Open points of {name}"
    return Document(
        "open-points", title, library.language, tuple(parts), library.words.draft_status
    )


def _summary(found: OpenPoints) -> tuple[Block, ...]:
    if not found.refused:
        return (_line("Nothing is open: every answer the text needs was given or confirmed."),)
    counts = [
        (len(found.of("open")), "to be decided", "to be decided"),
        (len(found.of("assumed")), "assumed", "assumed"),
        (
            len(found.of("waiting")),
            "with alternatives in brackets",
            "with alternatives in brackets",
        ),
        (len(found.waiting), "clause waiting for an answer", "clauses waiting for an answer"),
        (len(found.contradictions), "contradiction", "contradictions"),
    ]
    told = ", ".join(f"{n} {one if n == 1 else many}" for n, one, many in counts if n)
    return (_line(f"This draft is not final: {told}."),)


def _item(library: Library, resolution: Resolution, point: Point) -> tuple[Block, ...]:
    """Return one point: its label, the question, who would know, and where it stands."""
    questionnaire = library.questionnaire
    question = questionnaire.questions.get(point.key) or questionnaire.column(point.key)
    label = questionnaire.label(point.key)
    value = resolution.value(point.key) if point.key in questionnaire.questions else UNKNOWN
    runs: list[Run] = [Run(f"{label[:1].upper()}{label[1:]}: ")]
    if question:
        runs.append(Run(f"{question.ask} "))
    if point.kind == "assumed" and value is not UNKNOWN:
        runs.append(Run(f"Assumed: {_shown(value)}. "))
    if question and question.asks:
        runs.append(Run(f"Who would know: {', '.join(question.asks)}. "))
    runs.append(Run(f"Answer {point.key}."))
    if ":" in point.key:
        runs = [Run(missing(library, point.key))]
    where = ", ".join(dict.fromkeys(f"{document} ({part})" for document, part in point.places))
    below = [f"In {where}"] if where else []
    if question and point.kind != "assumed":
        below += _effects(library, resolution, question)
    items = tuple((_line(line),) for line in below)
    return (Paragraph(_merged(runs)), Items(items)) if items else (Paragraph(_merged(runs)),)


def _effects(library: Library, resolution: Resolution, question: Question) -> list[str]:
    """Return what each choice of a question would bring, where the choices differ in that."""
    found = effects(library, resolution, question)
    if len({(effect.brings, effect.drops) for effect in found}) <= 1:
        return []
    told = []
    for effect in found:
        changes = [
            f"{word} {', '.join(library.clauses[name].title for name in names)}"
            for word, names in (("brings in", effect.brings), ("leaves out", effect.drops))
            if names
        ]
        told.append(f"{effect.label} ({effect.value}): {'; '.join(changes) or 'no further clause'}")
    return told


def missing(library: Library, target: str) -> str:
    """Return what to say of a reference to something that is not in the document."""
    kind, _, name = target.partition(":")
    if kind == "topic" and name in library.topics:
        name = library.topics[name].title
    elif name in library.clauses:
        name = library.clauses[name].title
    return f"The text refers to '{name}', which this document does not have."


def _listing(
    slug: str, title: str, lead: str, items: Sequence[tuple[Block, ...]]
) -> tuple[Part, ...]:
    """Return a part that lists some points, nothing when there are none."""
    if not items:
        return ()
    return (Part(f"part/{slug}", 1, title, (_line(lead), Items(tuple(items))), numbered=False),)


def _waiting(library: Library, wait: Waiting) -> tuple[Block, ...]:
    clause = library.clauses[wait.clause]
    labels = " and ".join(library.questionnaire.label(key) for key in wait.keys)
    said = f"{clause.title} ({wait.clause}) waits for: {labels} ({', '.join(wait.keys)})"
    return (_line(said),)


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _line(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _merged(runs: Iterable[Run]) -> Inlines:
    return (Run("".join(run.text for run in runs)),)
