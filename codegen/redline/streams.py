"""What changed between two streams of tokens, marked as a careful person would mark it.

A longest common subsequence says which tokens stayed. Then the marks are made readable: a change is
moved to where a sentence begins, two changes with few words between them become one, and a sentence
of which little is left is replaced whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.redline import alike
from codegen.redline.tokens import same_look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codegen.redline.tokens import Token

_ISLAND = 3  # words at most between two changes that become one
_LITTLE = 0.3  # of the words of a sentence, below which it is replaced whole


@dataclass(slots=True)
class Piece:
    """A stretch of tokens that stayed (as many old as new ones), or that went and came."""

    kept: bool
    old: list[Token]
    new: list[Token]

    @property
    def words(self) -> int:
        """How many words of it stayed."""
        return sum(token.kind == "word" for token in self.new) if self.kept else 0


def pieces(old: Sequence[Token], new: Sequence[Token]) -> list[Piece]:
    """Return the pieces in order, kept ones and changes by turns."""
    found = _slid(_matched(old, new))
    found = _without_islands(found)
    return _joined(_whole_sentences(found))


def _matched(old: Sequence[Token], new: Sequence[Token]) -> list[Piece]:
    found: list[Piece] = []
    i = j = 0
    pairs = alike.matches([one.key for one in old], [one.key for one in new])
    for a, b in [*pairs, (len(old), len(new))]:
        if a > i or b > j:
            found.append(Piece(kept=False, old=list(old[i:a]), new=list(new[j:b])))
        if a < len(old):
            found.append(Piece(kept=_same(old[a], new[b]), old=[old[a]], new=[new[b]]))
        i, j = a + 1, b + 1
    return _joined(found)


def _same(old: Token, new: Token) -> bool:
    """Return whether a mark can show what changed in two equal tokens: the look of one run, or none."""
    return len(old.inlines) == len(new.inlines) == 1 or same_look(old.inlines, new.inlines)


def _joined(given: Sequence[Piece]) -> list[Piece]:
    found: list[Piece] = []
    for piece in given:
        if not piece.old and not piece.new:
            continue
        if found and found[-1].kept == piece.kept:
            found[-1].old += piece.old
            found[-1].new += piece.new
        else:
            found.append(Piece(kept=piece.kept, old=list(piece.old), new=list(piece.new)))
    return found


def _slid(given: list[Piece]) -> list[Piece]:
    """Return the pieces, what only came or only went moved to where it reads best."""
    for at in range(1, len(given) - 1):
        before, change, after = given[at - 1 : at + 2]
        if change.kept or (change.old and change.new):
            continue
        tokens = change.old or change.new
        best, shift = _fit(before, tokens), 0
        rolled, moved = list(tokens), 0
        # To the left while the token before it is its own last one.
        while len(before.new) + moved > 1 and before.new[moved - 1].key == rolled[-1].key:
            moved -= 1
            rolled = [rolled[-1], *rolled[:-1]]
            fit = _fit(Piece(kept=True, old=[], new=before.new[:moved]), rolled)
            if fit > best:
                best, shift = fit, moved
        rolled, moved = list(tokens), 0
        while moved < len(after.new) - 1 and after.new[moved].key == rolled[0].key:
            moved += 1
            rolled = [*rolled[1:], rolled[0]]
            fit = _fit(Piece(kept=True, old=[], new=after.new[:moved]), rolled)
            if fit > best:
                best, shift = fit, moved
        _shift(before, change, after, shift)
    return given


def _fit(before: Piece, tokens: Sequence[Token]) -> int:
    """Return how well a change stands: after the end of a sentence and up to one, best of all."""
    last = before.new[-1] if before.new else None
    starts = last is None or last.stops
    if starts and tokens[-1].stops:
        return 3
    if tokens[-1].kind == "end" and last is not None and last.kind == "end":
        return 3
    if tokens[0].kind == "sign" and last is not None and last.kind == "word":
        return 2  # ", a word" after a word
    return 1 if starts else 0


def _shift(before: Piece, change: Piece, after: Piece, shift: int) -> None:
    """Move a change by tokens, to the left when *shift* is negative, inside what stayed around it."""
    side = change.old or change.new
    other_old = bool(change.old)
    for _ in range(-shift):
        old, new = before.old.pop(), before.new.pop()
        last = side.pop()
        side.insert(0, old if other_old else new)
        after.old.insert(0, last if other_old else old)
        after.new.insert(0, new if other_old else last)
    for _ in range(shift):
        old, new = after.old.pop(0), after.new.pop(0)
        first = side.pop(0)
        side.append(old if other_old else new)
        before.old.append(first if other_old else old)
        before.new.append(new if other_old else first)


def _without_islands(given: list[Piece]) -> list[Piece]:
    """Return the pieces, two changes with few words between them as one."""
    for at in range(1, len(given) - 1):
        piece = given[at]
        between = not given[at - 1].kept and not given[at + 1].kept
        ends = any(token.kind == "end" for token in piece.new)
        if piece.kept and between and not ends and piece.words <= _ISLAND:
            piece.kept = False
    return _joined(given)


def _whole_sentences(given: list[Piece]) -> list[Piece]:
    """Return the pieces, a sentence of which little is left as one change with its full stop."""
    found: list[Piece] = []
    held: list[Piece] = []
    for piece in given:
        if not piece.kept:
            held.append(piece)
            continue
        start = 0
        for place, token in enumerate(piece.new):
            if token.stops:
                stop = place + (token.kind != "end")  # an end stays, its sentence went or not
                held.append(Piece(kept=True, old=piece.old[start:stop], new=piece.new[start:stop]))
                found += _sentence(held)
                held = []
                start = stop
        held.append(Piece(kept=True, old=piece.old[start:], new=piece.new[start:]))
    return [*found, *_sentence(held)]


def _sentence(held: list[Piece]) -> list[Piece]:
    """Return the pieces of one sentence, as one when little of it is left."""
    if all(piece.kept for piece in held):
        return held
    kept = sum(piece.words for piece in held)
    olds = sum(token.kind == "word" for piece in held for token in piece.old)
    news = sum(token.kind == "word" for piece in held for token in piece.new)
    if not olds or not news or kept >= _LITTLE * min(olds, news):
        return held
    # An end before the sentence is not part of it.
    first = held[0]
    if first.kept and any(token.kind == "end" for token in first.new):
        return held
    return [
        Piece(
            kept=False,
            old=[token for piece in held for token in piece.old],
            new=[token for piece in held for token in piece.new],
        )
    ]
