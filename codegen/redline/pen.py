"""What writes a marked line: it counts the changes, and puts what went before what came."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from codegen.document import normal
from codegen.document.lines import Line
from codegen.document.tree import PLAIN, Change

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codegen.document.lines import Shape
    from codegen.document.tree import ChangeKind, Inline, Inlines, Marks
    from codegen.redline.tokens import Token


class Counter:
    """Numbers changes as a reader counts them: one until something stands that stayed."""

    def __init__(self, start: int = 0) -> None:
        self._next = start
        self._open = False

    def take(self) -> int:
        """Return a number that no other change of this counter gets."""
        self.stay()
        self._next += 1
        return self._next - 1

    def change(self, kind: ChangeKind, *, move: str | None = None, was: Marks = PLAIN) -> Change:
        """Return a change of the current number."""
        self._open = True
        return Change(kind, move, was=was, at=self._next)

    def stay(self) -> None:
        """Note that something stands that stayed: the next change is another."""
        if self._open:
            self._next += 1
            self._open = False

    def mark(self) -> tuple[int, bool]:
        """Return where the count stands, for `back`."""
        return self._next, self._open

    def back(self, mark: tuple[int, bool]) -> None:
        """Count again from *mark*."""
        self._next, self._open = mark


class Pen:
    """Writes lines from tokens that went, came and stayed."""

    def __init__(self, counter: Counter) -> None:
        self.lines: list[Line] = []
        self._counter = counter
        self._runs: list[Inline] = []
        self._gone: list[Token] = []
        self._come: list[Token] = []

    def change(self, gone: Iterable[Token], come: Iterable[Token]) -> None:
        """Note tokens that went and tokens that came in one place."""
        self._gone += gone
        self._come += come

    def stay(self, inlines: Inlines) -> None:
        """Write inlines that stayed."""
        if inlines:
            self._flush()
            self._counter.stay()
            self._runs += inlines

    def restyle(self, old: Inlines, new: Inlines) -> None:
        """Write inlines of which only the look changed: each of one piece."""
        self._flush()
        was = old[0].marks
        self._runs += [replace(one, change=self._counter.change("format", was=was)) for one in new]

    def end(self, shape: Shape) -> None:
        """End a line that ended before as well."""
        self._flush()
        self._counter.stay()
        self._end(shape, None)

    def rest(self) -> Inlines:
        """Return what was written since the last end."""
        self._flush()
        runs, self._runs = self._runs, []
        return normal.inlines(runs, trim=False)

    def _flush(self) -> None:
        if not self._gone and not self._come:
            return
        pending: tuple[tuple[ChangeKind, list[Token]], ...]
        pending = (("delete", self._gone), ("insert", self._come))
        for kind, tokens in pending:
            for token in tokens:
                change = self._counter.change(kind)
                self._runs += [
                    replace(one, change=change) for one in (*token.space, *token.inlines)
                ]
                if token.shape is not None:
                    self._end(token.shape, change)
        self._gone, self._come = [], []

    def _end(self, shape: Shape, change: Change | None) -> None:
        runs = normal.inlines(self._runs, trim=False)
        self.lines.append(Line(shape, runs, change))
        self._runs = []
