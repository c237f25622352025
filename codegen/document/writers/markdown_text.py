"""One stretch of runs as Markdown that reads back as the same runs, and reads well as it stands.

``**`` stands outside ``_``, both outside a link. A character is escaped only where it would mean
something here, to CommonMark or to pandoc's Markdown. Where a delimiter would not count because of
the character beside it, that character is written as a numeric entity.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from codegen.document.tree import Inlines, Mark, Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

    from codegen.document.words import Words

Place: TypeAlias = Literal["block", "heading", "cell"]

_ASCII_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_LIST_START = re.compile(r"(\(?)(?:[0-9]+|@\w*|[A-Za-z]|[ivxlcdmIVXLCDM]{2,8})([.)])(?:\s|$)")
_CAPTION_START = re.compile(r"[Tt]able(:)")
_PLAIN_TARGET = re.compile(r"[A-Za-z0-9/:._~%@+=,;#-]+(?:\([A-Za-z0-9/:._-]*\))?")
# What means nothing in Markdown wherever it stands: all but the ends of it are one piece.
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ]{2,}[A-Za-z0-9]")
_CRITIC = re.compile(r"\{(?:\+\+|--|>>)[^}]")
_LINK_STARTS = frozenset("([:{")
# Whether a character means something, from the characters that the file holds around it.
_MEANS: dict[str, Callable[[str, str], bool]] = {
    **dict.fromkeys("\\`*~^", lambda _before, _after: True),
    "_": lambda before, after: not (before.isalnum() and after.isalnum()),
    "<": lambda _before, after: after.isalpha() or after in ("/", "!", "?"),
    "$": lambda _before, after: not (after.isascii() and after.isdigit()),
    "@": lambda before, after: not before.isalnum() and after not in ("", " "),
    "!": lambda _before, after: after == "[",
}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A character (``at`` is its place in the text), a delimiter, or an end of a link.

    Characters inside a stretch of letters, digits and spaces are one piece.
    """

    kind: Literal["character", "open", "close", "link", "link-end"]
    text: str
    at: int = -1


def inline(
    runs: Inlines, words: Words, place: Place = "block", entities: AbstractSet[int] = frozenset()
) -> str:
    """Return *runs* as Markdown.

    Args:
        runs: Runs in normal form, without blanks.
        words: The words of the document, whose own brackets need no escape.
        place: Where the text stands.
        entities: Places in the text to be written as entities whatever stands around them.
    """
    text = "".join(run.text for run in runs if isinstance(run, Run))
    ends = {at for at in (0, len(text) - 1) if text and text[at].isspace()}
    pieces = tuple(_pieces(runs, ends | entities))
    begins_plain = place == "block" and pieces and pieces[0].kind == "character"
    stretch = _Stretch(
        text,
        pieces,
        entities=_entities(pieces, ends | entities),
        bare=_bare_brackets(text, pieces, words),
        start=_start(text) if begins_plain else None,
        place=place,
    )
    return "".join(stretch.written(at) for at in range(len(pieces)))


def _pieces(runs: Inlines, alone: AbstractSet[int]) -> Iterator[_Piece]:
    """Yield the pieces of runs; characters at the places ``alone`` stay pieces of their own."""
    at = 0
    strong = emphasis = False
    for run in runs:
        assert isinstance(run, Run), "blanks are text by now"
        wants_strong, wants_emphasis = Mark.STRONG in run.marks, Mark.EMPHASIS in run.marks
        if emphasis and (not wants_emphasis or strong != wants_strong):
            yield _Piece("close", "_")
            emphasis = False
        if strong != wants_strong:
            yield _Piece("open" if wants_strong else "close", "**")
            strong = wants_strong
        if wants_emphasis and not emphasis:
            yield _Piece("open", "_")
            emphasis = True
        if run.target is not None:
            yield _Piece("link", "[")
        for stretch in _stretches(run.text, {place - at for place in alone}):
            yield _Piece("character", stretch, at)
            at += len(stretch)
        if run.target is not None:
            yield _Piece("link-end", f"]({_target(run.target)})")
    if emphasis:
        yield _Piece("close", "_")
    if strong:
        yield _Piece("close", "**")


def _stretches(text: str, alone: AbstractSet[int]) -> Iterator[str]:
    """Yield a text by characters, the inside of each plain stretch as one."""
    done = 0
    for found in _PLAIN.finditer(text):
        begin, end = found.start() + 1, found.end() - 1
        if alone.isdisjoint(range(begin, end)):
            yield from text[done:begin]
            yield text[begin:end]
            done = end
    yield from text[done:]


def _target(target: str) -> str:
    if not target or _PLAIN_TARGET.fullmatch(target):
        return target
    plain = (c if c.isalnum() or c in "/:._- " else f"&#{ord(c)};" for c in target)
    return f"<{''.join(plain)}>"


def _entities(pieces: tuple[_Piece, ...], given: AbstractSet[int]) -> frozenset[int]:
    """Return the places of the characters that a delimiter beside them needs as entities."""
    found = set(given)
    size = -1
    while size != len(found):
        size = len(found)
        for at, piece in enumerate(pieces):
            if piece.kind in ("open", "close"):
                step = 1 if piece.kind == "open" else -1
                outer = pieces[at - step] if 0 <= at - step < len(pieces) else None
                found |= _failing(piece.text, pieces[at + step], outer, found)
    return frozenset(found)


def _failing(
    delimiter: str, inner: _Piece, outer: _Piece | None, entities: AbstractSet[int]
) -> set[int]:
    failing: set[int] = set()
    inside_word = inner.kind == "character" and inner.at not in entities
    if inside_word and (inner.text.isspace() or inner.text in "*_"):
        failing.add(inner.at)
        inside_word = False
    inside_word = inside_word and unicodedata.category(inner.text)[0] not in "PS"
    if outer is not None and outer.kind == "character":
        needed = delimiter == "_" or not inside_word
        safe = outer.text in _ASCII_PUNCTUATION or outer.text == " "
        if outer.text in "*_" or (needed and not safe):
            failing.add(outer.at)
    return failing


def _bare_brackets(text: str, pieces: tuple[_Piece, ...], words: Words) -> frozenset[int]:
    """Return the places of the brackets that are ours, such as ``[to be decided: …]``."""
    ours = tuple(
        f"[{word}{end}"
        for word, end in (
            (words.to_be_decided, ":"),
            (words.assumed, "]"),
            (words.alternative, " "),
            (words.optional, ":"),
        )
    )
    bare: set[int] = set()
    waiting: list[bool] = []
    in_link = False
    for piece in pieces:
        if piece.kind in ("link", "link-end"):
            in_link = piece.kind == "link"
        elif piece.text == "[" and not in_link:
            waiting.append(text.startswith(ours, piece.at))
            if waiting[-1]:
                bare.add(piece.at)
        elif piece.text == "]" and not in_link and waiting and waiting.pop():
            bare.add(piece.at)
    return frozenset(bare)


def _start(text: str) -> int | None:
    """Return the place of the character that would make a paragraph of *text* something else."""
    if found := _LIST_START.match(text):
        return found.start(1 if found[1] else 2)
    if found := _CAPTION_START.match(text):
        return found.start(1)
    first, after = text[0], text[1:2]
    return 0 if first in "#>:" or (first in "+-" and not after.isalnum()) else None


@dataclass(frozen=True, slots=True)
class _Stretch:
    """All that decides how one of its pieces is written."""

    text: str
    pieces: tuple[_Piece, ...]
    entities: frozenset[int]
    bare: frozenset[int]
    start: int | None
    place: Place

    def written(self, at: int) -> str:
        """Return the piece at *at* as it stands in the file."""
        piece = self.pieces[at]
        if piece.kind != "character":
            return piece.text
        plain = piece.text.isalnum() or piece.text == " " or len(piece.text) > 1
        if plain and piece.at not in self.entities:
            return piece.text
        if piece.at in self.entities:
            return "&nbsp;" if piece.text == "\u00a0" else f"&#{ord(piece.text)};"
        if piece.text == "|" and self.place == "cell" and self.beside(at, -1) == "\\":
            return "&#124;"
        return f"\\{piece.text}" if self.needs_escape(at, piece) else piece.text

    def beside(self, at: int, step: Literal[-1, 1]) -> str:
        """Return the character that the file holds before or after the piece at *at*."""
        if not 0 <= at + step < len(self.pieces):
            return ""
        piece = self.pieces[at + step]
        if piece.kind == "character" and piece.at in self.entities:
            return "&" if step == 1 else ";"
        return piece.text[0 if step == 1 else -1]

    def needs_escape(self, at: int, piece: _Piece) -> bool:
        """Say whether the character at *at* would mean something here."""
        before, after = self.beside(at, -1), self.beside(at, 1)
        if piece.text in _MEANS:
            return _MEANS[piece.text](before, after)
        match piece.text:
            case "&":
                return _ENTITY.match(self.text, piece.at) is not None
            case "[":
                return piece.at not in self.bare
            case "]":
                return piece.at not in self.bare or after in _LINK_STARTS
            case "|":
                return self.place == "cell" or piece.at == 0
            case "{":
                in_heading = self.place == "heading" and not _CRITIC.match(self.text, piece.at)
                return in_heading or before == ")"
            case "#" if self.place == "heading":
                return not self.text[piece.at :].strip("#")
            case _:
                return piece.at == self.start
