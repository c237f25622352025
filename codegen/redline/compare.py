"""The redline of two documents."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from codegen.document.lines import blocks, lines
from codegen.document.tree import Document, Paragraph, Run
from codegen.redline import marking, settle
from codegen.redline.matching import key
from codegen.redline.pairing import pair
from codegen.redline.pen import Counter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.document.tree import Block, ChangeKind, Inlines, Part


def redline(old: Document, new: Document) -> Document:
    """Return *new* with what went, came and moved since *old* marked in it.

    Args:
        old: The document before; no two of its parts have one id.
        new: The document after. Both are in normal form and numbered.

    Returns:
        A document as `codegen.document.tree.Change` describes it, without notes to the drafter. Its
        status, properties and stamps are those of *new*. `codegen.redline.settle.accept` gives back
        *new*, `reject` gives back *old*.
    """
    counter = Counter()
    heading = None
    if old.title != new.title:
        heading = Paragraph(marking.inlines(_runs(old.title), _runs(new.title), counter))
        counter.stay()
    return replace(new, parts=tuple(_parts(old, new, counter)), heading=heading)


def _parts(old: Document, new: Document, counter: Counter) -> Iterator[Part]:
    pairing = pair(old.parts, new.parts)
    moves = {b: (a, f"m{number}") for number, (a, b) in enumerate(pairing.moved, start=1)}
    names = dict(moves.values())
    ends: dict[str, Counter] = {}  # a move is one change, wherever its second end stands
    i = j = 0
    for a, b in [*pairing.stayed, (len(old.parts), len(new.parts))]:
        for place in range(i, a):
            kind: ChangeKind = "move-from" if place in names else "delete"
            name = names.get(place)
            yield _whole(old.parts[place], kind, _end(name, ends, counter), name)
        for place in range(j, b):
            name = moves[place][1] if place in moves else None
            kind = "move-to" if name else "insert"
            yield _whole(new.parts[place], kind, _end(name, ends, counter), name)
        if a < len(old.parts):
            yield _kept(old.parts[a], new.parts[b], counter)
        i, j = a + 1, b + 1


def _end(name: str | None, ends: dict[str, Counter], counter: Counter) -> Counter:
    """Return what counts a part that came, went or moved: for the second end of a move, its first."""
    if name is None:
        return counter
    if name not in ends:
        ends[name] = Counter(counter.take())
    return ends[name]


def _whole(part: Part, kind: ChangeKind, counter: Counter, move: str | None) -> Part:
    """Return a part that came, went or moved: one change of its own."""
    if move is None:
        counter.stay()
    marked = marking.whole(lines(part.blocks), kind, counter, move)
    change = counter.change(kind, move=move)
    heading = None
    if part.title is not None:
        runs = marking.all_of(_runs(part.title), kind, counter, move)
        heading = Paragraph(runs, change=change)
    if move is None:
        counter.stay()
    return replace(part, blocks=blocks(marked), change=change, heading=heading)


def _kept(old: Part, new: Part, counter: Counter) -> Part:
    counter.stay()
    heading = _heading(old.title, new.title, counter)
    counter.stay()
    olds, news = lines(old.blocks), lines(new.blocks)
    if olds == news:
        return replace(new, blocks=blocks(news), heading=heading)
    before = counter.mark()
    marked = blocks(marking.lines(olds, news, counter))
    if not (
        _same(settle.accept_blocks(marked), new.blocks)
        and _same(settle.reject_blocks(marked), old.blocks)
    ):
        # A place in the tree that marks of lines cannot tell: then the old stands before the new.
        counter.back(before)
        marked = (
            *blocks(marking.whole(olds, "delete", counter)),
            *blocks(marking.whole(news, "insert", counter)),
        )
    counter.stay()
    return replace(new, blocks=marked, heading=heading)


def _heading(old: str | None, new: str | None, counter: Counter) -> Paragraph | None:
    """Return a title with its changes, None when there is none."""
    if old == new:
        return None
    if old is None or new is None:
        kind: ChangeKind = "insert" if old is None else "delete"
        runs = marking.all_of(_runs(old or new), kind, counter)
        return Paragraph(runs, change=counter.change(kind))
    return Paragraph(marking.inlines(_runs(old), _runs(new), counter))


def _runs(title: str | None) -> Inlines:
    return (Run(title),) if title else ()


def _same(one: Iterable[Block], other: Iterable[Block]) -> bool:
    return list(map(key, lines(one))) == list(map(key, lines(other)))
