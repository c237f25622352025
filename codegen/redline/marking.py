"""Two texts as one with marks: lines, tables and single stretches of inlines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from codegen.document import normal
from codegen.document.lines import Line, Shape
from codegen.document.tree import CAME, GONE, Table
from codegen.redline import matching, streams
from codegen.redline.pen import Pen
from codegen.redline.tokens import Token, of_runs, same_look, text_of, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codegen.document.tree import Change, ChangeKind, Inlines
    from codegen.redline.pen import Counter
    from codegen.redline.streams import Piece


def lines(old: Sequence[Line], new: Sequence[Line], counter: Counter) -> list[Line]:
    """Return the lines of a part, with what went and came marked."""
    found: list[Line] = []
    for group in matching.groups(old, new):
        olds, news = old[slice(*group.old)], new[slice(*group.new)]
        if group.same:
            counter.stay()
            found += news
        elif any(line.table is not None for line in (*olds, *news)):
            found += _tables(olds, news, counter)
        else:
            found += _stream(olds, news, counter)
    return _with_whole_boxes(found)


def _with_whole_boxes(given: list[Line]) -> list[Line]:
    """Return lines with nothing between two cases of a box that was one box before, or is one now.

    What went is marked before what came in its place, so a paragraph that came can land between a
    case that went and the next one that stays; it belongs before them.
    """
    found = list(given)
    for gone, came in ((GONE, CAME), (CAME, GONE)):
        at = 0
        while at < len(found):
            middle = _end(found, at, gone, cases=True)
            end = _end(found, middle, came, cases=False)
            if at < middle < end < len(found) and found[end].shape.kind == "case":
                found[at:end] = [*found[middle:end], *found[at:middle]]
            at = max(end, at + 1)
    return found


def _end(given: Sequence[Line], start: int, kinds: frozenset[ChangeKind], *, cases: bool) -> int:
    """Return where the lines end that are cases, or none, and all of which are changes of some kinds."""
    end = start
    while end < len(given) and (given[end].shape.kind == "case") is cases:
        changes = (given[end].change, *(one.change for one in given[end].runs))
        if any(change is None or change.kind not in kinds for change in changes):
            break
        end += 1
    return end


def whole(
    given: Sequence[Line], kind: ChangeKind, counter: Counter, move: str | None = None
) -> list[Line]:
    """Return lines all of which came, went or moved."""
    return [_whole_line(line, kind, counter, move) for line in given]


def inlines(old: Inlines, new: Inlines, counter: Counter) -> Inlines:
    """Return one stretch of inlines, such as a cell or a title, with its changes marked."""
    if matching.unsourced(old) == matching.unsourced(new):
        if new:
            counter.stay()
        return new
    pen = Pen(counter)
    _write(streams.pieces(of_runs(old), of_runs(new)), pen)
    return pen.rest()


def all_of(runs: Inlines, kind: ChangeKind, counter: Counter, move: str | None = None) -> Inlines:
    """Return inlines all of which came, went or moved."""
    change = counter.change(kind, move=move)
    return normal.inlines((replace(one, change=change) for one in runs), trim=False)


def _whole_line(line: Line, kind: ChangeKind, counter: Counter, move: str | None) -> Line:
    change = counter.change(kind, move=move)
    if line.table is None:
        return replace(line, runs=all_of(line.runs, kind, counter, move), change=change)
    table = line.table
    marked = replace(
        table,
        header=tuple(all_of(cell, kind, counter, move) for cell in table.header),
        rows=tuple(tuple(all_of(cell, kind, counter, move) for cell in row) for row in table.rows),
        change=change,
        row_changes=tuple(change for _ in table.rows),
    )
    return replace(line, table=marked, change=change)


def _stream(olds: Sequence[Line], news: Sequence[Line], counter: Counter) -> list[Line]:
    pen = Pen(counter)
    streamed = ([token for line in side for token in tokens(line)] for side in (olds, news))
    _write(streams.pieces(*streamed), pen)
    assert not pen.rest(), "a line ends with its end"
    return pen.lines


def _write(pieces: Sequence[Piece], pen: Pen) -> None:
    bare = False  # whether the space before the next token that stayed is written already
    for place, piece in enumerate(pieces):
        if piece.kept:
            for old, new in zip(piece.old, piece.new, strict=True):
                _stay(old, new, pen, bare=bare)
                bare = False
            continue
        before = pieces[place - 1].new if place else []
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        if after is not None and _stands_alone(before, piece, after):
            pen.stay(after.new[0].space)
            side = piece.old or piece.new
            trailing = Token("sign", " ", side[0].space)
            moved = [replace(side[0], space=()), *side[1:], trailing]
            pen.change(*((moved, ()) if piece.old else ((), moved)))
            bare = True
        else:
            _change(piece, pen)


def _stands_alone(before: Sequence[Token], change: Piece, after: Piece) -> bool:
    """Return whether whole sentences came or went inside a line, which then take the space behind."""
    side = change.old or change.new
    if (change.old and change.new) or not before or not side[0].space:
        return False
    ahead = next((token for token in reversed(before) if not token.closes), None)
    stops = next((token for token in reversed(side) if not token.closes), side[-1])
    following = after.old[0].space, after.new[0].space
    return (
        ahead is not None
        and ahead.stops
        and stops.stops
        and stops.kind != "end"
        and all(_same(space, side[0].space) for space in following)
    )


def _stay(old: Token, new: Token, pen: Pen, *, bare: bool) -> None:
    if not bare:
        _space(old.space, new.space, pen)
    if new.shape is not None:
        pen.end(new.shape)
    elif same_look(old.inlines, new.inlines):
        pen.stay(new.inlines)
    else:
        pen.restyle(old.inlines, new.inlines)


def _space(old: Inlines, new: Inlines, pen: Pen) -> None:
    if _same(old, new):
        pen.stay(new)
    elif text_of(old) == text_of(new) and len(old) == len(new) == 1:
        pen.restyle(old, new)
    else:
        pen.change(
            [Token("sign", " ", old)] if old else [], [Token("sign", " ", new)] if new else []
        )


def _change(piece: Piece, pen: Pen) -> None:
    olds, news = list(piece.old), list(piece.new)
    if olds and news and news[0].space and _same(olds[0].space, news[0].space):
        pen.stay(news[0].space)
        olds[0], news[0] = replace(olds[0], space=()), replace(news[0], space=())
    pen.change(olds, news)


def _same(old: Inlines, new: Inlines) -> bool:
    """Return whether two spaces are the same, and look the same."""
    return text_of(old) == text_of(new) and same_look(old, new)


def _tables(olds: Sequence[Line], news: Sequence[Line], counter: Counter) -> list[Line]:
    """Return a pair of tables marked row by row and cell by cell, or what went and then what came."""
    if not (len(olds) == len(news) == 1):
        return [*whole(olds, "delete", counter), *whole(news, "insert", counter)]
    old, new = olds[0].table, news[0].table
    assert old is not None, "tables pair with tables"
    assert new is not None, "tables pair with tables"
    header = tuple(
        inlines(one, other, counter) for one, other in zip(old.header, new.header, strict=True)
    )
    rows: list[tuple[tuple[Inlines, ...], Change | None]] = []
    for group in matching.groups(_rows(old), _rows(new)):
        olds_here, news_here = old.rows[slice(*group.old)], new.rows[slice(*group.new)]
        if len(olds_here) == len(news_here) == 1:
            cells = zip(olds_here[0], news_here[0], strict=True)
            rows.append((tuple(inlines(one, other, counter) for one, other in cells), None))
        else:
            rows += _whole_rows(olds_here, "delete", counter)
            rows += _whole_rows(news_here, "insert", counter)
    changes = tuple(change for _, change in rows)
    marked = Table(
        header, tuple(row for row, _ in rows), row_changes=changes if any(changes) else ()
    )
    return [replace(news[0], table=marked)]


def _whole_rows(
    given: Sequence[tuple[Inlines, ...]], kind: ChangeKind, counter: Counter
) -> list[tuple[tuple[Inlines, ...], Change | None]]:
    return [
        (tuple(all_of(cell, kind, counter) for cell in row), counter.change(kind)) for row in given
    ]


def _rows(table: Table) -> list[Line]:
    """Return the rows as lines, each a table of its own, which is how tables are paired."""
    return [Line(Shape("table"), table=Table(row, ())) for row in table.rows]
