"""What is still to be decided in a draft: open points, assumptions, waiting clauses, contradictions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from codegen.document import walk
from codegen.document.tree import Blank, Document, Note, NoteKind, Part
from codegen.draft.differing import differing
from codegen.draft.select import DOCUMENTS, documents_without_outline, offices_without_code
from codegen.draft.sounding import Doubt, doubts
from codegen.errors import Problem, Severity
from codegen.interview.contradictions import standing
from codegen.library.language import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codegen.draft.select import Selection
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library
    from codegen.library.questions import Contradiction

# What people answered differently prints as an open point does, and is told apart in lists.
PointKind: TypeAlias = NoteKind | Literal["differing"]


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
    """Everything that keeps a draft from being final, the clauses that wait, and what is not written.

    ``offices`` are those whose people have no code yet, ``documents`` the kinds that were asked for
    and that no outline makes yet; ``doubts`` are answers that may sound wrong.
    """

    points: tuple[Point, ...]
    waiting: tuple[Waiting, ...]
    contradictions: tuple[Contradiction, ...]
    offices: tuple[str, ...]
    documents: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()

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
    documents: Sequence[Document],
    selections: Sequence[Selection],
) -> OpenPoints:
    """Return what is open in the documents of a draft, each question once, in reading order.

    A blank is found in the tree itself, so nothing printed in brackets can be missing here.
    """
    places: dict[tuple[PointKind, str], dict[tuple[str, str], None]] = {}
    for document in documents:
        for part in document.parts:
            for kind, key in _found(part):
                places.setdefault((kind, key), {})[document.kind, part.id] = None
    for selection in selections:  # what an assumption leaves out has no place to carry its mark
        for decision in selection.decisions:
            for key in filter(resolution.assumed, decision.reads):
                places.setdefault(("assumed", key), {})
    if resolution.value("people.categories") is UNKNOWN:
        places.setdefault(("open", "people.categories"), {})
    decide: dict[str, dict[tuple[str, str], None]] = {key: {} for key in differing(resolution)}
    for (_, key), where in places.items():
        if key in decide:
            decide[key] |= where
    points = (
        *(Point("differing", key, tuple(where)) for key, where in decide.items()),
        *(
            Point(kind, key, tuple(where))
            for (kind, key), where in places.items()
            if key not in decide
        ),
    )
    waiting = tuple(
        Waiting(selection.target.file, decision.clause, decision.waits_for)
        for selection in selections
        for decision in selection.decisions
        if decision.state == "waiting"
    )
    return OpenPoints(
        points,
        waiting,
        standing(library, resolution),
        offices_without_code(library, resolution),
        documents_without_outline(library, resolution),
        doubts(library, resolution, documents),
    )


def remarks(library: Library, found: OpenPoints) -> list[Problem]:
    """Return a remark for each code and document that is not written yet, and for each doubt."""
    kinds = library.questionnaire.questions[DOCUMENTS]
    wanted = [f"code of conduct for {library.offices[office].noun}" for office in found.offices]
    wanted += [choice.text for kind in found.documents if (choice := kinds.choice(kind))]
    missing = [("unwritten-document", f"there is no {name} yet", None) for name in wanted]
    heard = [
        ("in-a-sentence", f"the text reads: {one.sentence}", one.advice) for one in found.doubts
    ]
    return [
        Problem(rule, said, None, hint, Severity.REMARK) for rule, said, hint in (*missing, *heard)
    ]


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


def missing(library: Library, target: str) -> str:
    """Return what to say of a reference to something that is not in the document."""
    kind, _, name = target.partition(":")
    if kind == "topic" and name in library.topics:
        name = library.topics[name].title
    elif name in library.clauses:
        name = library.clauses[name].title
    return f"The text refers to '{name}', which this document does not have."
