"""Which parts of an old document are which parts of a new one, and which of them moved.

Parts of one id are the same part. What has no partner is paired by likeness, but never two clauses
of the library: they are two clauses, however alike they read. Of the pairs, those that keep their
order and hold most words stay; the others moved.

Source: the longest increasing subsequence, weighted, by a tree of maxima over the places.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.document import walk
from codegen.document.tree import Run
from codegen.redline import alike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codegen.document.tree import Part

_ALIKE = 0.5  # of the words of the longer part


@dataclass(frozen=True, slots=True)
class Pairing:
    """Pairs of places in the old and the new document, in the order of the new one.

    ``moved`` are those that stand elsewhere now.
    """

    stayed: tuple[tuple[int, int], ...]
    moved: tuple[tuple[int, int], ...]


def pair(old: Sequence[Part], new: Sequence[Part]) -> Pairing:
    """Return which parts are the same.

    Args:
        old: The parts of the old document; no two of one id.
        new: Those of the new one.
    """
    places = {part.id: place for place, part in enumerate(old)}
    partners = {
        place: places[part.id]
        for place, part in enumerate(new)
        if part.id in places and _can_be_same(old[places[part.id]], part)
    }
    taken = set(partners.values())
    partners |= _by_likeness(
        [(place, part) for place, part in enumerate(old) if place not in taken],
        [(place, part) for place, part in enumerate(new) if place not in partners],
    )
    pairs = [(partners[place], place) for place in sorted(partners)]
    weights = [1 + max(_size(old[a]), _size(new[b])) for a, b in pairs]
    stayed = set(heaviest_rise([a for a, _ in pairs], weights))
    return Pairing(
        tuple(pair for at, pair in enumerate(pairs) if at in stayed),
        tuple(pair for at, pair in enumerate(pairs) if at not in stayed),
    )


def _can_be_same(old: Part, new: Part) -> bool:
    """Return whether one part can show both: it stands as high, and is numbered or not."""
    return old.level == new.level and old.numbered == new.numbered


def _by_likeness(
    old: Sequence[tuple[int, Part]], new: Sequence[tuple[int, Part]]
) -> dict[int, int]:
    """Return partners, new place to old place, best likeness first, then nearest to each other."""
    words = {id(part): _words(part) for _, part in (*old, *new)}
    bags = {identity: Counter(found) for identity, found in words.items()}
    found: list[tuple[float, int, int, int]] = []
    for a, one in old:
        for b, other in new:
            if (one.clause and other.clause) or not _can_be_same(one, other):
                continue
            ours, theirs = words[id(one)], words[id(other)]
            longer = max(len(ours), len(theirs))
            # What two bags of words share is no less than what they share in order, and quick to tell.
            if (bags[id(one)] & bags[id(other)]).total() < _ALIKE * longer:
                likeness = 0.0
            else:
                likeness = alike.shared(ours, theirs) / max(longer, 1)
            if one.title and one.title == other.title:
                likeness += 1
            if likeness >= _ALIKE:
                found.append((-likeness, abs(a - b), a, b))
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, a, b in sorted(found):
        if a not in taken and b not in partners:
            partners[b] = a
            taken.add(a)
    return partners


def _words(part: Part) -> list[str]:
    texts = (one.text for one in walk.inlines(part) if isinstance(one, Run))
    return " ".join((part.title or "", *texts)).split()


def _size(part: Part) -> int:
    return len(_words(part))


def heaviest_rise(values: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Return the places of the heaviest strictly rising subsequence; of two as heavy, one of them.

    Args:
        values: Numbers, no two the same.
        weights: What each weighs, above 0.

    >>> heaviest_rise([2, 0, 1], [5, 1, 1])
    [0]
    """
    ranks = {value: rank for rank, value in enumerate(sorted(values), start=1)}
    best = [(0, -1)] * (len(values) + 1)  # by Fenwick's tree: the heaviest that ends at or below
    before: list[int] = []
    weight_of: list[int] = []
    for place, value in enumerate(values):
        rank = ranks[value] - 1
        most, last = 0, -1
        while rank:
            if best[rank][0] > most:
                most, last = best[rank]
            rank &= rank - 1
        before.append(last)
        weight_of.append(most + weights[place])
        rank = ranks[value]
        while rank <= len(values):
            if best[rank][0] < weight_of[place]:
                best[rank] = (weight_of[place], place)
            rank += rank & -rank
    found: list[int] = []
    place = max(range(len(values)), key=weight_of.__getitem__, default=-1)
    while place >= 0:
        found.append(place)
        place = before[place]
    return found[::-1]
