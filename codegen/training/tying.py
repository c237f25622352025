"""Training material tied to one draft: which of it fits, in the draft's own words and numbers.

What rests on a clause that the draft does not print falls away. What was written against another version
of a clause, or prints an assumption that nobody confirmed, says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from codegen.document import text
from codegen.document.readers import wording
from codegen.draft.concordance import listed
from codegen.draft.phrases import Phrases
from codegen.draft.select import IN_SERVICE
from codegen.draft.standing import standings
from codegen.library.language import Unknown, render
from codegen.library.mappings import paragraphs
from codegen.library.versions import number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from codegen.document.tree import Block, Document, Part
    from codegen.draft.remaking import Remade
    from codegen.library.model import Nodes
    from codegen.library.training import Dilemma, Material, Principle, Quiz, Term, Tie

CARD = "self-check-card"  # what references call the form
_MINOR = 2  # numbers of a version that say whether a duty or its words changed


@dataclass(frozen=True, slots=True)
class Place:
    """Where a draft prints a clause: its number and title there, the document, the paragraphs meant.

    ``stale`` says that the clause has other words than those that the material was written against.
    ``other`` is the title of its code where that is not the code of the people taught.
    """

    clause: str
    version: str
    number: str
    title: str
    document: str
    paragraphs: str = ""
    stale: bool = False
    other: str = ""

    @property
    def label(self) -> str:
        """The number as one cites it, ``4.1(3)``; the title where a code has no numbers."""
        label = f"{self.number}{self.paragraphs}" if self.number else f"“{self.title}”"
        return f"{label} of the {self.other}" if self.other else label


@dataclass(frozen=True, slots=True)
class Told:
    """A text in the draft's own words."""

    blocks: tuple[Block, ...]
    plain: str


@dataclass(frozen=True, slots=True)
class BoundDilemma:
    """A dilemma in a draft's own words; ``cautions`` say what is not certain about it."""

    slug: str
    title: str
    topics: tuple[str, ...]
    audience: tuple[str, ...]
    role: Told
    scene: Told
    options: tuple[tuple[Told, Told], ...]
    says: tuple[tuple[Place, Told], ...]
    weigh: Told
    discuss: tuple[Told, ...]
    cautions: tuple[str, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """Where what it rests on stands."""
        return tuple(place for place, _ in self.says)


@dataclass(frozen=True, slots=True)
class BoundQuiz:
    """A question in a draft's own words; options are right or wrong, with text and feedback.

    ``place`` is the rule that it is about; ``also`` are further ones that decide an option.
    """

    id: str
    kind: str
    topic: str
    place: Place
    situation: bool
    local: bool
    ask: str
    options: tuple[tuple[bool, str, str], ...]
    says: bool | None
    feedback: str
    pairs: tuple[tuple[str, str], ...]
    answer: str
    points: tuple[str, ...]
    cautions: tuple[str, ...]
    also: tuple[Place, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """Where what it rests on stands."""
        return (self.place, *self.also)


@dataclass(frozen=True, slots=True)
class BoundTerm:
    """A term, what it means, where the draft uses it, if it does, and the topics it belongs to."""

    term: str
    means: str
    place: Place | None
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kit:
    """All that one draft can be taught with.

    Args:
        organisation: The short name of the body.
        codes: The codes of conduct and of ethics, first those of the people who are taught.
        date: The day of the draft.
        release: The release of the library, None before the first.
        status: What each page says of the draft's standing, None once it is adopted.
        clauses: Where each printed clause stands.
        parts: The part that prints it.
        own: The titles of the codes of those who are taught.
        card: The self-check card of the annexes: the title and the text of each of its parts.
    """

    organisation: str
    codes: tuple[Document, ...]
    date: dt.date
    release: str | None
    status: str | None
    dilemmas: tuple[BoundDilemma, ...]
    questions: tuple[BoundQuiz, ...]
    terms: tuple[BoundTerm, ...]
    principles: tuple[Principle, ...]
    clauses: Mapping[str, Place]
    parts: Mapping[str, Part]
    card: tuple[tuple[str, Told], ...] = ()
    own: frozenset[str] = frozenset()


class Binder:
    """Ties material to the draft of a folder.

    Where several codes print a clause, that of the people who are taught counts: of those of one
    *office*, or else of the staff. With an office, only what is about its people is taught.
    """

    def __init__(self, remade: Remade, date: dt.date, office: str | None = None) -> None:
        self.remade, self.date, self.office = remade, date, office
        self.library, self.resolution = remade.library, remade.resolution
        pairs = zip(remade.draft.selections, remade.draft.documents, strict=True)
        taught = (None, office or IN_SERVICE)
        codes = [
            (selection.target.office in taught, document)
            for selection, document in pairs
            if selection.target.kind in ("conduct", "ethics")
        ]
        self.codes = tuple(document for _, document in sorted(codes, key=lambda code: not code[0]))
        found = standings(self.library, self.resolution, remade.draft)
        self._paragraphs = {one.clause: one.paragraphs for one in found if one.paragraphs}
        self._own = {document.title for own, document in codes if own}
        self.parts: dict[str, Part] = {}
        self.clauses: dict[str, Place] = {}
        for document in self.codes:
            for part in document.parts:
                if part.clause and part.id not in self.parts:
                    self.parts[part.id] = part
                    self.clauses[part.id] = Place(
                        part.id, part.clause.version, part.number or "",
                        part.title or self._title(part.id), document.title,
                        other="" if document.title in self._own else document.title,
                    )  # fmt: skip

    def _title(self, clause: str) -> str:
        return self.library.clauses[clause].title

    def kit(self, material: Material) -> Kit:
        """Return everything of the material that fits the draft."""
        name = self.tell(("value", ["key", "organisation.short_name", 0], [])).plain
        return Kit(
            name, self.codes, self.date, self.library.release,
            self.codes[0].status if self.codes else None,
            tuple(one for raw in material.dilemmas if (one := self._dilemma(raw))),
            tuple(quiz for asked in material.questions if (quiz := self._quiz(asked))),
            tuple(self._term(term) for term in material.terms),
            material.principles, self.clauses, self.parts, tuple(self._card()), frozenset(self._own),
        )  # fmt: skip

    def _card(self) -> Iterator[tuple[str, Told]]:
        outlines = self.library.outlines.values()
        card = next((one for one in outlines if one.form == CARD), None)
        for entry in card.parts if card else ():
            if entry.text is not None and self.resolution.holds(entry.when) is not False:
                yield self.tell(*entry.title).plain, self.tell(*entry.text)

    def place(self, tie: Tie) -> Place | None:
        """Return where the first clause of a tie that the draft prints stands; None for none."""
        for at, (clause, version) in enumerate(tie.clauses):
            found = self.clauses.get(clause)
            if found is None:
                continue
            stale = number(version)[:_MINOR] != number(found.version)[:_MINOR]
            by = "" if stale or at >= len(tie.by) else self._printed(clause, tie.by[at])
            return replace(found, paragraphs=by, stale=stale)
        return None

    def _printed(self, clause: str, by: str) -> str:
        """Return paragraphs that a tie names by their numbers in the clause's file, as the draft numbers them."""
        printed = self._paragraphs.get(clause, {})
        return listed(number for one in paragraphs(by) for number in printed.get(one, ()))

    def tell(self, *nodes: Nodes, phrases: Phrases | None = None) -> Told:
        """Return a text as the draft would print it."""
        printer = phrases or Phrases(self.resolution)
        rendering = render(nodes, self.resolution, printer, self.library.words)
        blocks = wording.blocks(rendering.markdown, rendering.values, file="training")
        plain = "\n".join(text.lines(blocks, self.library.words))
        return Told(blocks, plain.replace("\N{NO-BREAK SPACE}", " "))

    def _cautions(self, phrases: Phrases, places: Iterable[Place]) -> tuple[str, ...]:
        label = self.library.questionnaire.label
        told = [f"It rests on an assumption that nobody has confirmed: {label(key)}."
                for key in phrases.assumed]  # fmt: skip
        told += [f"It waits for an answer: {label(key)}." for key in phrases.blanks]
        told += [
            f"It was written for other words of section {place.number} ({place.title}); check it."
            for place in places
            if place.stale
        ]
        return tuple(dict.fromkeys(told))  # a text may cite one section several times

    def _for_some_office(self, offices: tuple[str, ...]) -> bool:
        here = (self.office,) if self.office else self.resolution.offices()
        known = (IN_SERVICE,) if isinstance(here, Unknown) else here
        return any(office in known for office in offices)

    def _dilemma(self, raw: Dilemma) -> BoundDilemma | None:
        if raw.when is not None and self.resolution.holds(raw.when) is not True:
            return None
        phrases = Phrases(self.resolution)

        def tell(nodes: Nodes) -> Told:
            return self.tell(*nodes, phrases=phrases)

        says = tuple(
            (place, tell(one.text))
            for one in raw.says
            if (place := self.place(one.tie)) is not None
        )
        if not says or not self._for_some_office(raw.offices):
            return None
        return BoundDilemma(
            raw.slug, raw.title, raw.topics, raw.audience, tell(raw.role), tell(raw.scene),
            tuple((tell(option), tell(comment)) for option, comment in raw.options), says,
            tell(raw.weigh), tuple(tell(one) for one in raw.discuss),
            self._cautions(phrases, (place for place, _ in says)),
        )  # fmt: skip

    def _quiz(self, raw: Quiz) -> BoundQuiz | None:
        place = self.place(raw.tie)
        if place is None or (raw.when is not None and self.resolution.holds(raw.when) is not True):
            return None
        if self.office and place.document not in self._own:
            return None
        also = tuple(found for tie in raw.also if (found := self.place(tie)) is not None)
        phrases = Phrases(self.resolution)

        def tell(nodes: Nodes | None) -> str:
            return "" if nodes is None else self.tell(*nodes, phrases=phrases).plain

        return BoundQuiz(
            raw.id, raw.kind, raw.topic, place, raw.situation, raw.local, tell(raw.ask),
            tuple((right, tell(option), tell(feedback)) for right, option, feedback in raw.options),
            raw.says, tell(raw.feedback),
            tuple((tell(left), tell(right)) for left, right in raw.pairs), tell(raw.answer),
            tuple(tell(one) for one in raw.points), self._cautions(phrases, (place, *also)),
            also,
        )  # fmt: skip

    def _term(self, raw: Term) -> BoundTerm:
        place = self.place(raw.tie) if raw.tie else None
        return BoundTerm(raw.term, self.tell(*raw.means).plain, place, raw.topics)
