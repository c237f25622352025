"""From a selection to a document: each clause and part rendered and parsed by itself, then joined."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from codegen.document import normal, numbering, references, text
from codegen.document.readers import wording
from codegen.document.tree import (
    Block,
    Case,
    ClauseStamp,
    Document,
    Example,
    Note,
    Part,
    Run,
)
from codegen.draft.basis import legal_basis
from codegen.draft.bracketing import after_first_paragraph, bracketed, noted, says_something
from codegen.draft.differing import opinions
from codegen.draft.phrases import FLAG, Phrases
from codegen.draft.placing import labels, placed, places
from codegen.draft.select import Decision, Selection, Target
from codegen.interview.resolution import Answers, Resolution
from codegen.library.language import UNKNOWN, Rendering, render

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from codegen.document.tree import NoteKind
    from codegen.library.model import Clause, Library, Nodes, Outline, OutlinePart, Version


def compose(
    library: Library,
    resolution: Resolution,
    selection: Selection,
    versions: Mapping[str, Version] | None = None,
) -> Document:
    """Return the document of a selection, numbered and with its references in words.

    Args:
        library: Where the wording comes from.
        resolution: The answers.
        selection: Which clauses stand in this document.
        versions: By clause id, versions to print in place of the newest.
    """
    outline = library.outlines[selection.target.outline]
    composer = _Composer(library, resolution, selection, versions or {})
    parts = [part for entry in outline.parts for part in composer.entry(outline, entry)]
    title, notes = composer.titled(outline.title)
    document = Document(
        kind=selection.target.file,
        title=title or "",
        language=library.language,
        parts=noted(parts, notes),
        status=library.words.draft_status,
        properties=_properties(library, outline),
    )
    pointed = placed(document, places(document, composer.carried), library)
    numbered = numbering.number(normal.document(pointed))
    return references.resolve(numbered, library.words, labels(library))


def single(library: Library, clause: Clause, version: Version) -> Document:
    """Return one version of a clause as a document that knows no answer: every variant in brackets."""
    target = Target("", clause.documents[0], None, clause.id)
    selection = Selection(target, ())
    nothing = Answers(unsure=frozenset(library.questionnaire.questions))
    resolution = Resolution(library, nothing)
    composer = _Composer(library, resolution, selection, {clause.id: version})
    part = composer.clause(Decision(clause.id, "in", ()), numbered=False)
    document = Document(clause.id, clause.title, library.language, (replace(part, title=None),))
    numbered = numbering.number(normal.document(placed(document, {}, library)))
    return references.resolve(numbered, library.words, labels(library))


def _properties(library: Library, outline: Outline) -> tuple[tuple[str, str], ...]:
    found = [("library", library.release or library.digest[:19])]
    if outline.number_word:
        found.append(("number_word", outline.number_word))
    return tuple(found)


@dataclass(slots=True)
class _Composer:
    library: Library
    resolution: Resolution
    selection: Selection
    versions: Mapping[str, Version]

    @property
    def carried(self) -> dict[str, tuple[str, ...]]:
        """The topics that each printed clause and each part with its own text carries."""
        outline = self.library.outlines[self.selection.target.outline]
        parts = {entry.id: entry.topics for entry in outline.parts if entry.text is not None}
        return {clause.id: clause.topics for clause in self.library.clauses.values()} | parts

    def entry(self, outline: Outline, entry: OutlinePart) -> Iterable[Part]:
        """Yield the parts of one entry of an outline: a section and its clauses, or a part."""
        if entry.text is not None:
            if self.resolution.holds(entry.when) is not False:
                part = self._part(entry)
                yield from (part,) if says_something(part) else ()
            return
        clauses = [
            part
            for decision in self.selection.decisions
            if decision.printed and self.library.clauses[decision.clause].topic in entry.topics
            for part in [self.clause(decision, numbered=outline.numbered)]
            if says_something(part)
        ]
        if not clauses:
            return
        title, notes = self.titled(entry.title)
        if title:
            yield Part(entry.id, 1, title, numbered=entry.numbered)
        yield from noted(clauses, notes)

    def titled(self, nodes: Nodes) -> tuple[str | None, tuple[Note, ...]]:
        """Return a title as plain text, None when it is empty, and notes on what is open in it."""
        phrases = Phrases(self.resolution)
        rendering = render(nodes, self.resolution, phrases, self.library.words)
        runs = wording.inlines(rendering.markdown, rendering.values)
        notes = self._notes(phrases, rendering.waits_for)
        return text.inlines(runs, self.library.words) or None, notes

    def _part(self, entry: OutlinePart) -> Part:
        phrases = Phrases(self.resolution)
        blocks, rendering = self._blocks(entry.text or (), phrases, entry.id)
        blocks = self._marked(blocks, phrases, rendering.decided_by)
        notes = self._notes(phrases, rendering.waits_for)
        title, above = self.titled(entry.title)
        notes = tuple(dict.fromkeys((*above, *notes)))
        return Part(entry.id, 1, title, (*blocks, *notes), numbered=entry.numbered)

    def clause(self, decision: Decision, *, numbered: bool) -> Part:
        """Return the part that prints a clause, with its notes."""
        clause = self.library.clauses[decision.clause]
        version = self.versions.get(clause.id, clause.newest)
        phrases = Phrases(self.resolution)
        blocks, rendering = self._blocks(version.nodes, phrases, clause.file)
        blocks = self._marked(blocks, phrases, (*decision.reads, *rendering.decided_by))
        waits = rendering.waits_for
        if clause.assumes and self._stands_in(clause.assumes):
            blocks = after_first_paragraph(blocks, self._flag(clause.assumes))
            phrases.assumed[clause.assumes] = None
        blocks += legal_basis(self.resolution, clause, phrases) if blocks else ()
        title = clause.title if clause.heading else None
        if decision.state == "alternative" and blocks:
            waits |= dict.fromkeys(decision.waits_for)
            word = self._letter(decision)
            blocks = bracketed(blocks, word)
            title = f"{title} ({word})" if title else None
        blocks += self._examples(clause, phrases)
        notes = self._notes(phrases, waits)
        if clause.drafting_note:
            notes = (Note("drafting", clause.drafting_note.strip()), *notes)
        return Part(
            id=clause.id,
            level=2,
            title=title,
            blocks=(*blocks, *notes),
            clause=ClauseStamp(clause.id, version.version, version.digest),
            numbered=numbered,
        )

    def _blocks(
        self, nodes: Nodes, phrases: Phrases, file: str
    ) -> tuple[tuple[Block, ...], Rendering]:
        """Return the blocks of a text, and what decided on its shape."""
        rendering = render(nodes, self.resolution, phrases, self.library.words)
        return wording.blocks(rendering.markdown, rendering.values, file=file), rendering

    def _marked(
        self, blocks: tuple[Block, ...], phrases: Phrases, decided_by: Iterable[str]
    ) -> tuple[Block, ...]:
        """Return blocks marked as assumed when an assumption that is not printed shaped them.

        A choice that takes in a clause or one of its branches is as much assumed as a printed limit.
        """
        hidden = [
            key
            for key in dict.fromkeys(decided_by)
            if self.resolution.assumed(key) and key not in phrases.assumed
        ]
        if not hidden:
            return blocks
        phrases.assumed.update(dict.fromkeys(hidden))
        return after_first_paragraph(blocks, self._flag(hidden[0]))

    def _examples(self, clause: Clause, phrases: Phrases) -> tuple[Example, ...]:
        """Return the box of the examples that fit these answers, if there are any."""
        cases = []
        for example in clause.examples:
            if not self.resolution.holds(example.when):
                continue
            rendering = render(example.nodes, self.resolution, phrases, self.library.words)
            runs = wording.inlines(rendering.markdown, rendering.values)
            cases.append(Case(example.allowed, runs))
        return (Example(tuple(cases)),) if cases else ()

    def _stands_in(self, key: str) -> bool:
        """Return whether wording stands in for an answer that nobody gave or confirmed."""
        unanswered = self.resolution.value(key) is UNKNOWN
        return unanswered and key not in self.resolution.answers.confirmed

    def _flag(self, key: str) -> Run:
        return Run(f" [{self.library.words.assumed}]", FLAG, source=key)

    def _letter(self, decision: Decision) -> str:
        """Return what opens an alternative: its letter among those of the same topic."""
        clauses = self.library.clauses
        topic = clauses[decision.clause].topic
        rivals = [
            found.clause
            for found in self.selection.decisions
            if found.state == "alternative" and clauses[found.clause].topic == topic
        ]
        words = self.library.words
        if len(rivals) == 1:
            return words.optional
        return f"{words.alternative} {chr(ord('A') + rivals.index(decision.clause))}"

    def _notes(self, phrases: Phrases, waits: Mapping[str, None]) -> tuple[Note, ...]:
        """Return a note for each assumption, open point and open condition of one part."""
        words, questions = self.library.words, self.library.questionnaire
        kinds: tuple[tuple[NoteKind, str, Mapping[str, None]], ...] = (
            ("assumed", words.assumed_note, phrases.assumed),
            ("open", words.open_note, phrases.blanks),
            ("waiting", words.waiting_note, waits),
        )
        found = []
        for kind, frame, keys in kinds:
            for key in keys:
                text = frame
                question = questions.questions.get(key) or questions.column(key)
                ask = question.ask if question else key
                told = {"ask": ask, "key": key}
                if key in self.resolution.answers.differ:
                    text = words.differing_note
                    told["answers"] = "; ".join(opinions(self.resolution, key))
                found.append(Note(kind, words.filled(text, **told), key))
        return tuple(found)
