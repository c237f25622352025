"""What two sequences have in common; the one door to rapidfuzz."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence


def shared(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """Return how many elements the longest common subsequence has.

    >>> shared("keep the gift".split(), "return the gift".split())
    2
    """
    return LCSseq.similarity(old, new)


def matches(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the places, from 0, of a longest common subsequence in *old* and in *new*.

    What the two have in common at their ends is matched there first, so that a change stands in one
    place.

    >>> matches("you must keep it".split(), "you keep it".split())
    [(0, 0), (2, 1), (3, 2)]
    """
    start = 0
    shorter = min(len(old), len(new))
    while start < shorter and old[start] == new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    found = [(place, place) for place in range(start)]
    middle = LCSseq.opcodes(old[start : len(old) - end], new[start : len(new) - end])
    for step in middle:
        if step.tag == "equal":
            found += [
                (start + step.src_start + place, start + step.dest_start + place)
                for place in range(step.src_end - step.src_start)
            ]
    found += [(len(old) - place, len(new) - place) for place in range(end, 0, -1)]
    return found
