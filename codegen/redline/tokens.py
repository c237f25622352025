"""Lines as tokens: the words, signs and ends that a change is made of.

A number with its unit, an amount with its currency, a date and an abbreviation are one token, and so
are a reference and a blank. A space belongs to the token that it stands before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from codegen.document.tree import Mark, Run

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from codegen.document.lines import Line, Shape
    from codegen.document.tree import Inline, Inlines

Kind: TypeAlias = Literal["word", "sign", "end"]

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_UNIT = (
    r"(?:[A-Z]{3}\b|[€$£¥%‰]|(?:working |calendar |business )?"
    r"(?:minute|hour|day|week|month|year)s?\b|per cent\b|percent\b|p\.c\.)"
)
# ASCII and general punctuation; currency signs and the rest of Unicode's symbols are taken as words.
_SIGN = (
    r"!-/:-@\[-^`{-~\u00a1\u00a7\u00ab\u00b6\u00b7\u00bb\u00bf\u2010-\u2027\u2030-\u205e"
    r"\u060c\u061b\u061f\u3001-\u3003\u3008-\u3011"
)
_LETTER = rf"[^\s{_SIGN}]"
_TOKEN = re.compile(
    rf"""
    (?P<space>\s+)
    | (?P<word>
        \d{{1,2}}\.?\s{_MONTH}\s\d{{4}}\b            # a date
        | (?:EUR|USD|GBP|CHF|[€$£¥])\s?\d+(?:[.,\u00a0 ]\d{{3}})*(?:[.,]\d+)?(?!\d)
        | \d+(?:[.,]\d+)*\s?{_UNIT}                  # an amount, a period, a share
        | (?:[^\W\d_]\.){{2,}}                       # an abbreviation with full points
        | {_LETTER}+(?:[-'’.,/@:_]{_LETTER}+)*
      )
    | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_STOPS = frozenset(".!?…。؟")
_CLOSERS = frozenset("\"'’”»)]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a sign, or the end of a line.

    Args:
        kind: What it is.
        key: What makes two tokens the same: text and targets, or the shape of the line that ends.
        inlines: Its pieces; none for an end.
        space: The space before it.
        shape: That of the line, for an end.
    """

    kind: Kind
    key: Hashable
    inlines: Inlines = ()
    space: Inlines = ()
    shape: Shape | None = None

    @property
    def stops(self) -> bool:
        """Whether a sentence ends with it."""
        return self.kind == "end" or (self.kind == "sign" and self.text in _STOPS)

    @property
    def closes(self) -> bool:
        """Whether it may stand between the end of a sentence and the next."""
        return self.kind == "sign" and self.text in _CLOSERS

    @property
    def text(self) -> str:
        """Its words as they are printed, those of a blank left out."""
        return text_of(self.inlines)


def tokens(line: Line) -> list[Token]:
    """Return the tokens of a line, its end last.

    >>> from codegen.document.lines import Line, Shape
    >>> line = Line(Shape("paragraph"), (Run("Keep at most 50 EUR, e.g. flowers."),))
    >>> [token.text for token in tokens(line)]
    ['Keep', 'at', 'most', '50 EUR', ',', 'e.g.', 'flowers', '.', '']
    """
    return [*of_runs(line.runs), Token("end", ("end", line.shape), shape=line.shape)]


def of_runs(runs: Inlines) -> list[Token]:
    """Return the tokens of a stretch of inlines; a space at its very end is a token of its own."""
    found: list[Token] = []
    space: Inlines = ()
    for stretch in _stretches(runs):
        first = stretch[0]
        if not isinstance(first, Run):
            key: Hashable = ("blank", first.key, first.label)
            found.append(Token("word", key, (first,), space))
            space = ()
            continue
        if first.target is not None:
            found.append(Token("word", (first.text, first.target), (first,), space))
            space = ()
            continue
        text = "".join(run.text for run in stretch if isinstance(run, Run))
        for match in _TOKEN.finditer(text):
            pieces = _pieces(stretch, match.start(), match.end())
            if match.lastgroup == "space":
                space = (*space, *pieces)
                continue
            kind: Kind = "word" if match.lastgroup == "word" else "sign"
            found.append(Token(kind, match.group(), pieces, space))
            space = ()
    if space:
        found.append(Token("sign", " ", space))
    return found


def _stretches(runs: Inlines) -> Iterator[Sequence[Inline]]:
    """Yield blanks and references alone, and what stands between them together."""
    held: list[Inline] = []
    for run in runs:
        if isinstance(run, Run) and run.target is None:
            held.append(run)
            continue
        if held:
            yield held
            held = []
        yield [run]
    if held:
        yield held


def _pieces(runs: Sequence[Inline], start: int, end: int) -> Inlines:
    """Return the part of some runs between two places of their common text."""
    if len(runs) == 1:
        return (_piece(runs[0], start, end),)
    found: list[Inline] = []
    at = 0
    for run in runs:
        assert isinstance(run, Run), "blanks stand alone"
        begin, stop = max(start - at, 0), min(end - at, len(run.text))
        if begin < stop:
            found.append(_piece(run, begin, stop))
        at += len(run.text)
        if at >= end:
            break
    return tuple(found)


def _piece(run: Inline, start: int, end: int) -> Run:
    """Return a part of a run as `replace` would, which takes ten times as long and is asked for every word."""
    assert isinstance(run, Run), "blanks stand alone"
    return Run(run.text[start:end], run.marks, run.source, run.target, run.change)


def text_of(inlines: Inlines) -> str:
    """Return the words of inlines as they are printed, those of blanks left out."""
    return "".join(one.text for one in inlines if isinstance(one, Run))


def same_look(old: Inlines, new: Inlines) -> bool:
    """Return whether two stretches of the same words look the same, character by character."""
    if len(old) == len(new) == 1:  # as most words are
        return old[0].marks == new[0].marks
    return list(_looks(old)) == list(_looks(new))


def _looks(inlines: Inlines) -> Iterator[tuple[frozenset[Mark], int]]:
    """Yield the marks of each piece with its length, neighbours of one look as one."""
    marks: frozenset[Mark] | None = None
    length = 0
    for one in inlines:
        size = len(one.text) if isinstance(one, Run) else 1
        if one.marks == marks:
            length += size
            continue
        if marks is not None:
            yield marks, length
        marks, length = one.marks, size
    if marks is not None:
        yield marks, length
