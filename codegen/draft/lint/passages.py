"""A document as a lint reads it: one passage for each heading, paragraph, item and cell.

What was typed and what an answer gave are told apart, since a rule on wording judges the first alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias, assert_never

from codegen.document import text
from codegen.document.tree import Blank, Example, Items, Note, Paragraph, Run, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from codegen.document.readers.outside import Stretch
    from codegen.document.tree import Block, Document, Inlines, Part
    from codegen.document.words import Words

Kind: TypeAlias = Literal["title", "paragraph", "item", "cell", "example"]
VALUE = "\u25a1"
"""What stands in the typed text where an answer is printed."""

LONGEST_ABBREVIATION = 8  # with the brackets and quotation marks around it

_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9\u25a1])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|vs|no|nos|art|arts|para|paras|sec|secs|p|pp|ch|dr|mr|mrs|ms|st|inc|ltd|[a-z])\.)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of a document.

    ``part`` is the id of its clause or part; ``number`` what is printed before it, such as
    ``4.1 (7)``; ``typed`` its text with a sign in place of each answer and reference that codegen
    filled in; ``lead`` the paragraph that opens the list or table it stands in; ``place`` counts the
    passages of a file from 1.
    """

    part: str
    number: str
    kind: Kind
    runs: Inlines
    text: str
    typed: str
    lead: str = ""
    place: int = 0

    @property
    def measured(self) -> str:
        """Its text with one word for each open point, as long as it will be once somebody decides."""
        return "".join("it" if isinstance(run, Blank) else run.text for run in self.runs)

    def typed_offset(self, words: str) -> int:
        """Return where words begin in the typed text, 0 when they do not stand in the passage."""
        found = self.typed.find(words)
        if found >= 0:
            return found
        printed = self.measured.find(words)
        typed = 0
        for run in self.runs:
            length = len(run.text) if isinstance(run, Run) else len("it")
            if printed < length:
                break
            printed -= length
            typed += len(_typed((run,)))
        return typed if printed >= 0 else 0

    @property
    def undecided(self) -> bool:
        """Whether it holds alternatives, of which one or none will stand."""
        return "[Alternative " in self.text or "[Optional" in self.text

    @property
    def binding(self) -> bool:
        """Whether it is text that binds: no heading and no example."""
        return self.kind not in ("title", "example")

    @property
    def whole(self) -> str:
        """Its text after that of the paragraph that opens its list."""
        return f"{self.lead} {self.text}" if self.lead and self.kind == "item" else self.text

    @property
    def sources(self) -> frozenset[str]:
        """The questions whose answers it prints, or whose blanks it shows."""
        keys = (run.key if isinstance(run, Blank) else run.source for run in self.runs)
        return frozenset(key for key in keys if key)

    @property
    def targets(self) -> tuple[str, ...]:
        """What it refers to."""
        return tuple(run.target for run in self.runs if isinstance(run, Run) and run.target)


def _typed(runs: Inlines) -> str:
    return "".join(
        run.text if isinstance(run, Run) and run.source is None and not _filled(run) else VALUE
        for run in runs
    )


def _filled(run: Run) -> bool:
    """Return whether the words of a run are those of a reference, which codegen found itself."""
    return run.target is not None and not run.target.startswith("term:")


@dataclass(frozen=True, slots=True)
class Text:
    """A document, or somebody's file, in passages.

    ``kind`` is ``conduct``, ``ethics`` or ``order``, and ``file`` for a file; ``binding`` are the
    passages that bind, ``within`` the same by the id of their clause or part, all of which it names;
    ``office`` is whose code of conduct it is.
    """

    name: str
    kind: str
    title: str
    passages: tuple[Passage, ...]
    binding: tuple[Passage, ...]
    within: Mapping[str, tuple[Passage, ...]]
    office: str | None = None

    def of(self, part: str) -> tuple[Passage, ...]:
        """Return the binding passages of one clause or part."""
        return self.within.get(part, ())

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids of its clauses and parts, in order."""
        return tuple(self.within)


def _text(
    name: str, kind: str, title: str, passages: Iterable[Passage], office: str | None = None
) -> Text:
    whole = tuple(passages)
    within: dict[str, list[Passage]] = {passage.part: [] for passage in whole}
    binding = tuple(passage for passage in whole if passage.binding)
    for passage in binding:
        within[passage.part].append(passage)
    parts = {part: tuple(found) for part, found in within.items()}
    return Text(name, kind, title, whole, binding, parts, office)


def of_document(document: Document, kind: str, office: str | None, words: Words) -> Text:
    """Return a composed document in passages."""
    found = (passage for part in document.parts for passage in _of_part(part, words))
    return _text(document.kind, kind, document.title, found, office)


def of_file(name: str, stretches: Iterable[Stretch]) -> Text:
    """Return somebody's file in passages, counted as its paragraphs are."""
    found = (
        Passage(
            "", f"paragraph {place}", _kind(one), (Run(one.text),), one.text, one.text, place=place
        )
        for place, one in enumerate(stretches, start=1)
    )
    return _text(name, "file", name, found)


def _kind(stretch: Stretch) -> Kind:
    return "title" if stretch.heading else "paragraph"


def _of_part(part: Part, words: Words) -> Iterator[Passage]:
    if part.title:
        title, number = part.title, part.number or ""
        yield Passage(part.id, number, "title", (Run(title),), title, title)
    yield from _of_blocks(part, part.blocks, words)


def _of_blocks(part: Part, blocks: Iterable[Block], words: Words) -> Iterator[Passage]:
    number, lead = part.number or "", ""

    def passage(kind: Kind, runs: Inlines) -> Passage:
        return Passage(part.id, number, kind, runs, text.inlines(runs, words), _typed(runs), lead)

    for block in blocks:
        match block:
            case Paragraph():
                number = " ".join(filter(None, (part.number, block.number)))
                lead = ""
                yield passage("paragraph", block.runs)
                lead = text.inlines(block.runs, words)
            case Items():
                yield from (passage("item", runs) for runs in _lines(block))
            case Table():
                cells = [*block.header, *(cell for row in block.rows for cell in row)]
                yield from (passage("cell", runs) for runs in cells if runs)
            case Example():
                yield from (passage("example", case.runs) for case in block.cases)
            case Note():
                pass
            case _:
                assert_never(block)


def _lines(items: Items) -> Iterator[Inlines]:
    for item in items.items:
        for block in item:
            match block:
                case Paragraph():
                    yield block.runs
                case Items():
                    yield from _lines(block)
                case _:
                    pass


def sentences(given: str) -> tuple[str, ...]:
    """Return the sentences of a passage; what follows an abbreviation stays with it.

    >>> sentences("See Art. 4 first. Then ask.")
    ('See Art. 4 first.', 'Then ask.')
    """
    found: list[str] = []
    begin = 0
    for end in _END.finditer(given):
        if not _ABBREVIATED.search(
            given[max(end.start() - LONGEST_ABBREVIATION, 0) : end.start()].rstrip("\"”’')]")
        ):
            found.append(given[begin : end.start()].strip() + end.group().strip())
            begin = end.end()
    rest = given[begin:].strip()
    return (*found, rest) if rest else tuple(found)
