"""Where the clauses of a draft stand: the number and the paragraphs of each, as its documents print them.

A mapping names the paragraphs of a clause by their numbers in its file. A document may leave one of
them out, or print both branches of one that waits for an answer, and counts anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.document.tree import Paragraph, Run
from codegen.draft.phrases import Phrases
from codegen.library import mappings
from codegen.library.language import render

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from codegen.document.tree import Document, Part
    from codegen.document.words import Words
    from codegen.draft.drafting import Draft
    from codegen.draft.select import Selection, State
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library, Version


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a clause in one document.

    ``state`` is *alternative* too where all its text stands in brackets. ``number`` and ``digest``
    are those printed, None where there is none. ``paragraphs`` gives the printed numbers, from 1, of
    each paragraph by its number in the clause's file; those ``in_brackets`` wait for an answer.
    """

    clause: str
    document: str
    office: str | None
    state: State
    number: str | None
    digest: str | None
    paragraphs: Mapping[int, tuple[int, ...]]
    in_brackets: frozenset[int]


def standings(library: Library, resolution: Resolution, draft: Draft) -> tuple[Standing, ...]:
    """Return what became of each clause in each document of a draft that may hold it."""
    return tuple(
        standing
        for selection, document in zip(draft.selections, draft.documents, strict=True)
        for standing in _standings(library, resolution, draft.versions, selection, document)
    )


def _standings(
    library: Library,
    resolution: Resolution,
    versions: Mapping[str, Version],
    selection: Selection,
    document: Document,
) -> Iterator[Standing]:
    parts = {part.id: part for part in document.parts}
    target = selection.target
    for decision in selection.decisions:
        clause = library.clauses[decision.clause]
        part = parts.get(clause.id)
        state = decision.state
        if part is None or part.clause is None:
            gone: State = "out" if decision.printed else state
            yield Standing(clause.id, target.file, target.office, gone, None, None, {}, frozenset())
            continue
        bracketed = _in_brackets(part, library.words)
        printed = [block for block in part.blocks if isinstance(block, Paragraph)]
        if state == "in" and printed and all(_is_bracketed(one, library.words) for one in printed):
            state = "alternative"
        version = versions.get(clause.id, clause.newest)
        paragraphs = _paragraphs(library, resolution, version, part)
        digest = part.clause.digest
        yield Standing(
            clause.id, target.file, target.office, state, part.number, digest, paragraphs, bracketed
        )


def _paragraphs(
    library: Library, resolution: Resolution, version: Version, part: Part
) -> dict[int, tuple[int, ...]]:
    """Return the printed numbers of each paragraph by its number in the file."""
    count = sum(isinstance(block, Paragraph) and block.numbered for block in part.blocks)
    made = render(version.nodes, resolution, Phrases(resolution), library.words)
    written = mappings.numbers(made.markdown)
    if len(written) != count:  # a text that is numbered in some other way
        written = tuple(range(1, count + 1))
    found: dict[int, tuple[int, ...]] = {}
    for printed, number in enumerate(written, 1):
        found[number] = (*found.get(number, ()), printed)
    return found


def _in_brackets(part: Part, words: Words) -> frozenset[int]:
    """Return the printed numbers of the paragraphs that stand wholly in brackets."""
    numbered = [block for block in part.blocks if isinstance(block, Paragraph) and block.numbered]
    return frozenset(
        number for number, block in enumerate(numbered, 1) if _is_bracketed(block, words)
    )


def _is_bracketed(paragraph: Paragraph, words: Words) -> bool:
    """Return whether a paragraph opens and closes with the brackets of a text that waits."""
    first, last = paragraph.runs[0], paragraph.runs[-1]
    if not isinstance(first, Run) or not isinstance(last, Run) or first.source or last.source:
        return False
    opened = (f"[{words.alternative} ", f"[{words.optional}: ")
    return first.text.startswith(opened) and last.text.rstrip().endswith("]")
