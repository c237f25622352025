"""Pieces of a handout as trees: paragraphs, lists, quotations of the draft, and where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.document import normal
from codegen.document.tree import (
    Document,
    Example,
    Items,
    Mark,
    Note,
    Paragraph,
    Part,
    Run,
    Table,
)
from codegen.doors import locale

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from codegen.document.tree import Block, Inlines
    from codegen.training.tying import BoundQuiz, Kit, Place

STRONG, EMPHASIS = frozenset({Mark.STRONG}), frozenset({Mark.EMPHASIS})
LANGUAGE = "en"


def line(text: str, *, strong: bool = False, emphasis: bool = False) -> Paragraph:
    """Return a paragraph of one text."""
    marks = STRONG if strong else EMPHASIS if emphasis else frozenset()
    return Paragraph((Run(text, marks),))


def labelled(label: str, text: str) -> Paragraph:
    """Return a paragraph that begins with a word in bold."""
    return Paragraph((Run(f"{label}:", STRONG), Run(f" {text}")))


def listed(texts: Iterable[str], *, ordered: bool = False) -> tuple[Block, ...]:
    """Return a list of texts, or nothing when there are none."""
    items = tuple((line(text),) for text in texts)
    return (Items(items, ordered),) if items else ()


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """Return a table of texts."""

    def cells(row: Sequence[str]) -> tuple[Inlines, ...]:
        return tuple((Run(cell),) if cell else () for cell in row)

    return Table(cells(header), tuple(map(cells, rows)))


def part(slug: str, title: str | None, *blocks: Block, level: int = 1) -> Part:
    """Return a part without number."""
    return Part(f"part/{slug}", level, title, normal.blocks(blocks), numbered=False)


def quoted(kit: Kit, clause: str) -> tuple[Block, ...]:
    """Return the text of a clause as the draft prints it, with its numbers, without examples and notes."""
    return typed(
        block for block in kit.parts[clause].blocks if not isinstance(block, Note | Example)
    )


def typed(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks in which numbers are text, as no list of the handout counts them."""
    made: list[Block] = []
    count = 0
    for block in blocks:
        if not isinstance(block, Paragraph):
            made.append(block)
            continue
        count += block.numbered
        lead = (Run(f"({count}) "),) if block.numbered else ()
        made.append(Paragraph(_plain((*lead, *block.runs))))
    return tuple(made)


def _plain(runs: Inlines) -> Inlines:
    """Return runs that refer to nothing: what they point at is not in the handout."""
    return tuple(
        Run(run.text, run.marks, run.source) if isinstance(run, Run) else run for run in runs
    )


def numbers(places: Iterable[Place]) -> str:
    """Return the numbers of sections in their order, each once.

    Paragraphs stand beside what quotes them; a list of all of them nobody reads.
    """
    found = {place.number for place in places if place.number}
    return ", ".join(sorted(found, key=lambda one: [int(piece) for piece in one.split(".")]))


def cited(places: Iterable[Place], words: Mapping[str, Any]) -> str:
    """Return rules as a key cites them: ``section 3.2(1); 9.2(1)``; the title where a code has no numbers."""
    labels = [one.label for one in sorted(places, key=lambda place: not place.number)]
    numbered = labels and labels[0][:1].isdigit()
    return f"{words['section']} {'; '.join(labels)}" if numbered else "; ".join(labels)


def titled(one: BoundQuiz, words: Mapping[str, Any]) -> str:
    """Return the rules of a question with the title of the first: ``Gifts, section 4.1(3); 9.2(1)``."""
    told = cited(one.places, words)
    return f"{one.place.title}, {told}" if one.place.number else told


def source(kit: Kit, words: Mapping[str, Any], places: Sequence[Place]) -> str:
    """Return the sentence that says from which draft a sheet quotes, of which day, and which sections."""
    status = kit.status
    standing = status[:1].lower() + status[1:] if status else words["in_force"]
    date = locale.long_date(kit.date, LANGUAGE)
    release = words["release"].format(release=kit.release) if kit.release else ""
    by_document: dict[str, list[Place]] = {}
    for place in places:
        by_document.setdefault(place.document, []).append(place)
    if not by_document:
        return str(words["source_none"]).format(
            organisation=kit.organisation, standing=standing, date=date, release=release
        )
    return " ".join(
        words["source" if numbers(found) else "source_whole"].format(
            document=document, standing=standing, date=date, release=release, numbers=numbers(found)
        )
        for document, found in by_document.items()
    )


def sheet(
    kit: Kit,
    words: Mapping[str, Any],
    name: str,
    title: str,
    parts: Iterable[Part],
    places: Sequence[Place] = (),
) -> Document:
    """Return a handout; its last lines say what it was made from."""
    end = part("source", None, line(source(kit, words, places), emphasis=True))
    return Document(name, title, LANGUAGE, (*parts, end), status=kit.status)
