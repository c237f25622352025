"""From a selection to a document: each clause and part rendered and parsed by itself, then joined."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from codegen.document import normal, numbering, references, rewriting, text
from codegen.document.readers import wording
from codegen.document.tree import (
    Block,
    Case,
    ClauseStamp,
    Document,
    Example,
    Items,
    Note,
    Paragraph,
    Part,
    Run,
    Table,
)
from codegen.draft.differing import opinions
from codegen.draft.phrases import FLAG, Phrases
from codegen.draft.select import Decision, Selection, Target
from codegen.interview.resolution import Answers, Resolution
from codegen.library.language import UNKNOWN, Rendering, render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from codegen.document.tree import Inline, Inlines, NoteKind
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
        parts=_noted(parts, notes),
        status=library.words.draft_status,
        properties=_properties(library, outline),
    )
    placed = _placed(document, _places(document, composer.carried), library)
    numbered = numbering.number(normal.document(placed))
    return references.resolve(numbered, library.words, _labels(library))


def single(library: Library, clause: Clause, version: Version) -> Document:
    """Return one version of a clause as a document that knows no answer: every variant in brackets."""
    target = Target("", clause.documents[0], None, clause.id)
    selection = Selection(target, ())
    nothing = Answers(unsure=frozenset(library.questionnaire.questions))
    resolution = Resolution(library, nothing)
    composer = _Composer(library, resolution, selection, {clause.id: version})
    part = composer.clause(Decision(clause.id, "in", ()), numbered=False)
    document = Document(clause.id, clause.title, library.language, (replace(part, title=None),))
    numbered = numbering.number(normal.document(_placed(document, {}, library)))
    return references.resolve(numbered, library.words, _labels(library))


def _labels(library: Library) -> dict[str, str]:
    """Return what a reference to something that is not in a document is called."""
    topics = {f"topic:{topic.slug}": topic.title.lower() for topic in library.topics.values()}
    return topics | {f"clause:{clause.id}": clause.title for clause in library.clauses.values()}


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
                yield from (part,) if _says_something(part) else ()
            return
        clauses = [
            part
            for decision in self.selection.decisions
            if decision.printed and self.library.clauses[decision.clause].topic in entry.topics
            for part in [self.clause(decision, numbered=outline.numbered)]
            if _says_something(part)
        ]
        if not clauses:
            return
        title, notes = self.titled(entry.title)
        if title:
            yield Part(entry.id, 1, title, numbered=entry.numbered)
        yield from _noted(clauses, notes)

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
            blocks = _after_first_paragraph(blocks, self._flag(clause.assumes))
            phrases.assumed[clause.assumes] = None
        blocks += self._legal_basis(clause, phrases) if blocks else ()
        title = clause.title if clause.heading else None
        if decision.state == "alternative" and blocks:
            waits |= dict.fromkeys(decision.waits_for)
            word = self._letter(decision)
            blocks = _bracketed(blocks, word)
            title = f"{title} ({word})" if title else None
        if clause.examples:
            blocks = (*blocks, self._examples(clause, phrases))
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
        return _after_first_paragraph(blocks, self._flag(hidden[0]))

    def _examples(self, clause: Clause, phrases: Phrases) -> Example:
        cases = []
        for example in clause.examples:
            rendering = render(example.nodes, self.resolution, phrases, self.library.words)
            runs = wording.inlines(rendering.markdown, rendering.values)
            cases.append(Case(example.allowed, runs))
        return Example(tuple(cases))

    def _stands_in(self, key: str) -> bool:
        """Return whether wording stands in for an answer that nobody gave or confirmed."""
        unanswered = self.resolution.value(key) is UNKNOWN
        return unanswered and key not in self.resolution.answers.confirmed

    def _flag(self, key: str) -> Run:
        return Run(f" [{self.library.words.assumed}]", FLAG, source=key)

    def _legal_basis(self, clause: Clause, phrases: Phrases) -> tuple[Block, ...]:
        """Return the law on which a restriction rests: the first one given, or an open point."""
        if not clause.needs_basis:
            return ()
        word = Run(f"{self.library.words.legal_basis}: ")
        for key in clause.needs_basis:
            question = self.library.questionnaire.questions[key]
            value = self.resolution.value(key)
            if question.type == "three_state" and value not in ("no", UNKNOWN):
                return (Paragraph((word, *phrases.citation(key), Run("."))),)
            if question.type != "three_state" and value is not UNKNOWN:
                return (Paragraph((word, *phrases.value(key, value, ()), Run("."))),)
        return (Paragraph((word, *phrases.blank(clause.needs_basis[0]), Run("."))),)

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


def _says_something(part: Part) -> bool:
    """Return whether a part has more than notes and examples, which only go with a text."""
    return any(not isinstance(block, Note | Example) for block in part.blocks)


def _noted(parts: Sequence[Part], notes: tuple[Note, ...]) -> tuple[Part, ...]:
    """Return the parts below a title, the first of which carries the notes on what is open in it."""
    if not parts or not notes:
        return tuple(parts)
    first, *rest = parts
    blocks = (*first.blocks, *(note for note in notes if note not in first.blocks))
    return (replace(first, blocks=blocks), *rest)


def _after_first_paragraph(blocks: tuple[Block, ...], flag: Run) -> tuple[Block, ...]:
    """Return the blocks with *flag* at the end of their first paragraph."""
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            flagged = replace(block, runs=(*block.runs, flag))
            return (*blocks[:place], flagged, *blocks[place + 1 :])
    return blocks


def _bracketed(blocks: tuple[Block, ...], word: str) -> tuple[Block, ...]:
    """Return the blocks of an alternative in brackets: opened in the first, closed in the last."""
    opening, closing = Run(f"[{word}: "), Run("]")
    first = _with_runs(blocks[0], lambda runs: (opening, *runs), last=False)
    blocks = (first, *blocks[1:])
    return (*blocks[:-1], _with_runs(blocks[-1], lambda runs: (*runs, closing), last=True))


def _with_runs(block: Block, change: Callable[[Inlines], Inlines], *, last: bool) -> Block:
    """Return a block whose first (or last) inlines are changed."""
    place = -1 if last else 0
    match block:
        case Paragraph():
            return replace(block, runs=change(block.runs))
        case Items():
            item = block.items[place]
            changed = _with_runs(item[place], change, last=last)
            item = (*item[:-1], changed) if last else (changed, *item[1:])
            items = (*block.items[:-1], item) if last else (item, *block.items[1:])
            return replace(block, items=items)
        case Table():
            rows = (block.header, *block.rows)
            row = rows[place]
            row = (*row[:-1], change(row[-1])) if last else (change(row[0]), *row[1:])
            rows = (*rows[:-1], row) if last else (row, *rows[1:])
            return replace(block, header=rows[0], rows=rows[1:])
        case Example() | Note():
            return block


def _places(document: Document, carried: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return what ``topic:`` and ``section:`` references point at: the first part that carries it."""
    found: dict[str, str] = {}
    for part in document.parts:
        target = f"clause:{part.id}" if part.clause else f"part:{part.id}"
        for topic in carried.get(part.id, ()):
            found.setdefault(f"topic:{topic}", target)
        if part.id.startswith("part/section/"):
            found[f"section:{part.id.removeprefix('part/section/')}"] = target
        elif part.id.startswith("part/"):
            found[f"part:{part.id.removeprefix('part/')}"] = target
    return found


def _placed(document: Document, places: Mapping[str, str], library: Library) -> Document:
    """Return the document with every reference pointing at a part, and provisions in words."""

    def pointed(run: Inline) -> Inline:
        if not isinstance(run, Run) or not run.target:
            return run
        target = run.target
        if target.startswith("provision:") and not run.text:
            instrument, _, provision = target.removeprefix("provision:").partition("/")
            found = library.instruments[instrument]
            return replace(run, text=f"{found.provisions[provision].ref} {found.title}")
        if target.startswith("clause:"):  # whatever it was called when the text was written
            clause = library.clause(target.removeprefix("clause:"))
            target = f"clause:{clause.id}" if clause else target
        return replace(run, target=places.get(target, target))

    return rewriting.document(document, lambda runs: tuple(pointed(run) for run in runs))
