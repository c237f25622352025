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

    >>> matches("you must keep it".split(), "you keep it".split())
    [(0, 0), (2, 1), (3, 2)]
    """
    blocks = LCSseq.opcodes(old, new).as_matching_blocks()
    return [(block.a + at, block.b + at) for block in blocks for at in range(block.size)]
