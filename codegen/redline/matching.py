"""Which lines of an old text became which lines of a new one.

Lines that are the same are found first. In each gap that is left, lines are paired so that as many
words as can be are shared; a line may have been split in two, or two joined.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from codegen.document import normal
from codegen.document.tree import Run
from codegen.redline import alike
from codegen.redline.tokens import of_runs

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from codegen.document.lines import Line
    from codegen.document.tree import Inlines

_MOST = 40_000  # pairs of lines in a gap that are weighed one by one; beyond, the gap is one stream
_ALIKE = 0.5  # of the words of the longer line, to be taken for the same line
_PIECE = 0.5  # of the words of a piece, to be taken for a piece of the line that was split

Move = Literal["pair", "split", "join", "out", "in"]
_STEPS: dict[Move, tuple[int, int]] = {
    "pair": (1, 1),
    "split": (1, 2),
    "join": (2, 1),
    "out": (1, 0),
    "in": (0, 1),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Some lines of the old text and those of the new one that they became; either may be none.

    ``old`` and ``new`` are ranges of places from 0.
    """

    old: tuple[int, int]
    new: tuple[int, int]
    same: bool = False


def groups(old: Sequence[Line], new: Sequence[Line]) -> Iterator[Group]:
    """Yield the groups in order; together they cover both texts."""
    keys = [[key(line) for line in lines] for lines in (old, new)]
    i = j = 0
    for a, b in [*alike.matches(*keys), (len(old), len(new))]:
        if a > i or b > j:
            yield from _gap(old, new, (i, a), (j, b))
        if a < len(old):
            yield Group((a, a + 1), (b, b + 1), same=True)
        i, j = a + 1, b + 1


def key(line: Line) -> Hashable:
    """Return what makes two lines the same: all but where their values came from."""
    if line.table is not None:
        return line.shape, *(
            tuple(map(unsourced, row)) for row in (line.table.header, *line.table.rows)
        )
    return line.shape, unsourced(line.runs)


def unsourced(runs: Inlines) -> Inlines:
    """Return inlines without where their text came from."""
    bare = (replace(run, source=None) if isinstance(run, Run) and run.source else run
            for run in runs)  # fmt: skip
    return normal.inlines(bare, trim=False)


def _gap(
    old: Sequence[Line], new: Sequence[Line], out: tuple[int, int], into: tuple[int, int]
) -> Iterator[Group]:
    """Yield the groups of a stretch in which no line stayed as it was."""
    olds, news = old[slice(*out)], new[slice(*into)]
    if len(olds) * len(news) > _MOST:
        if all(line.shape.kind == "paragraph" for line in (*olds, *news)):
            yield Group(out, into)
        else:
            yield Group(out, (into[0], into[0]))
            yield Group((out[1], out[1]), into)
        return
    if len(olds) == len(news) == 1 and _can_pair(olds[0], news[0]):
        yield Group(out, into)
        return
    weights = _Weights(olds, news)
    i, j = out[0], into[0]
    for move in _best(weights):
        a, b = _STEPS[move]
        yield Group((i, i + a), (j, j + b))
        i, j = i + a, j + b


def _can_pair(old: Line, new: Line) -> bool:
    """Return whether marks inside one line can show both.

    A paragraph may become an item; a case prints its verdict, and a table its columns, so those stand
    as they stood.
    """
    if old.shape.kind == new.shape.kind == "paragraph":
        return True
    if old.table is not None and new.table is not None:
        return old.shape == new.shape and len(old.table.header) == len(new.table.header)
    return old.shape == new.shape


class _Weights:
    """How many words lines share, each pair counted once."""

    def __init__(self, old: Sequence[Line], new: Sequence[Line]) -> None:
        self.old, self.new = old, new
        self._words = [[_words(line) for line in lines] for lines in (old, new)]

    def gain(self, move: Move, i: int, j: int) -> float:
        """Return what a move is worth that ends before the lines *i* and *j*; 0 if it is none."""
        a, b = _STEPS[move]
        olds, news = self.old[i - a : i], self.new[j - b : j]
        if not all(_can_pair(one, other) for one in olds for other in news):
            return 0
        if move == "pair":
            same = self._shared(i - 1, i, j - 1, j)
            longer = max(len(self._words[0][i - 1]), len(self._words[1][j - 1]))
            # The same shape speaks for a pair when words tie.
            bonus = 0.1 if olds[0].shape == news[0].shape else 0.0
            return same + bonus if same >= _ALIKE * longer and same else 0
        if any(line.shape.kind != "paragraph" for line in (*olds, *news)):
            return 0
        return self._of_pieces(move, i, j)

    def _of_pieces(self, move: Move, i: int, j: int) -> float:
        """Return what a split or a join is worth, each piece of which must be found in the whole."""
        a, b = _STEPS[move]
        same = self._shared(i - a, i, j - b, j)
        side, end = (1, j) if move == "split" else (0, i)
        for piece in (end - 2, end - 1):
            alone = (
                self._shared(i - 1, i, piece, piece + 1)
                if move == "split"
                else self._shared(piece, piece + 1, j - 1, j)
            )
            size = len(self._words[side][piece])
            if not size or alone < _PIECE * size or same - alone < 1:
                return 0
        total = max(
            sum(map(len, self._words[0][i - a : i])), sum(map(len, self._words[1][j - b : j]))
        )
        return same if same >= _ALIKE * total else 0

    def _shared(self, i: int, a: int, j: int, b: int) -> int:
        olds = [word for line in self._words[0][i:a] for word in line]
        news = [word for line in self._words[1][j:b] for word in line]
        return alike.shared(olds, news)


def _words(line: Line) -> list[Hashable]:
    rows = (line.runs,) if line.table is None else (*line.table.header, *_cells(line))
    return [token.key for runs in rows for token in of_runs(runs) if token.kind == "word"]


def _cells(line: Line) -> Iterator[Inlines]:
    assert line.table is not None, "asked of tables alone"
    for row in line.table.rows:
        yield from row


def _best(weights: _Weights) -> list[Move]:
    """Return the moves whose worth is greatest, from the first line to the last."""
    rows, columns = len(weights.old) + 1, len(weights.new) + 1
    worth = [[0.0] * columns for _ in range(rows)]
    came: list[list[Move]] = [["in"] * columns for _ in range(rows)]
    for i in range(rows):
        for j in range(columns):
            if not i and not j:
                continue
            # What goes out stands before what comes in: of equals, the last step is one in.
            options: list[tuple[float, Move]] = []
            if j:
                options.append((worth[i][j - 1], "in"))
            if i:
                options.append((worth[i - 1][j], "out"))
            for move in ("pair", "split", "join"):
                a, b = _STEPS[move]
                if i >= a and j >= b and (gain := weights.gain(move, i, j)):
                    options.append((worth[i - a][j - b] + gain, move))
            worth[i][j], came[i][j] = max(options, key=lambda option: option[0])
    moves: list[Move] = []
    i, j = rows - 1, columns - 1
    while i or j:
        moves.append(came[i][j])
        a, b = _STEPS[came[i][j]]
        i, j = i - a, j - b
    return moves[::-1]
