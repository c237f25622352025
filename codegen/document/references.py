"""What a reference prints: "section 4.3", or the title of a part that has no number.

Pure; the document must be numbered already (`codegen.document.numbering`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from codegen.document import normal, rewriting
from codegen.document.numbering import number_word, printed_number
from codegen.document.tree import Blank, Document, Inline, Inlines, Part, Run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.document.words import Words

NO_BREAK_SPACE = "\u00a0"
ADDRESSES = ("https://", "http://", "mailto:")  # what a reference out of the document begins with
_WITHIN = {"clause": ("",), "part": ("", "part/"), "section": ("part/section/",), "topic": ()}


def resolve(document: Document, words: Words, labels: Mapping[str, str] | None = None) -> Document:
    """Return *document* with the words of its empty references filled in.

    ``clause:ID`` and ``part:ID`` name a part by its id, ``part:SLUG`` also ``part/SLUG``,
    ``section:SLUG`` the part ``part/section/SLUG``. A reference to what is not in the document,
    and a ``topic:`` that nobody has turned into a clause, becomes a blank. References that have
    words, and those to other things (``provision:``, ``term:`` …), stay as they are.

    Args:
        document: A numbered document.
        words: The words of its language.
        labels: What to call a target that is missing, by target.
    """
    printed = printed_references(document, words)
    called = labels or {}

    def resolved(inline: Inline) -> Inline:
        if not isinstance(inline, Run) or inline.text or inline.target is None:
            return inline
        kind, _, name = inline.target.partition(":")
        if kind not in _WITHIN:
            return inline
        for folder in _WITHIN[kind]:
            if found := printed.get(folder + name):
                return replace(inline, text=found)
        label = called.get(inline.target, inline.target)
        return Blank(inline.target, label, inline.marks, inline.change)

    def all_resolved(runs: Inlines) -> Inlines:
        found = tuple(map(resolved, runs))
        return normal.inlines(_capitalised(runs, found), trim=False)

    return rewriting.document(document, all_resolved)


def _capitalised(before: Inlines, after: Inlines) -> Inlines:
    """Return references as they begin a sentence: with a capital; ``before`` are they without words."""
    told, made = "", []
    for empty, inline in zip(before, after, strict=True):
        begins = told.endswith((". ", "? ", "! "))
        if begins and isinstance(inline, Run) and isinstance(empty, Run) and not empty.text:
            inline = replace(inline, text=inline.text[:1].upper() + inline.text[1:])  # noqa: PLW2901
        told = inline.text if isinstance(inline, Run) else inline.label
        made.append(inline)
    return tuple(made)


def part_of(target: str, parts: Mapping[str, Part]) -> Part | None:
    """Return the part that a reference names, None when it names something else.

    Args:
        target: Such as ``clause:conflict-of-interest/gift-limit``.
        parts: The parts of the document by id.
    """
    kind, _, name = target.partition(":")
    found = (parts.get(folder + name) for folder in _WITHIN.get(kind, ()))
    return next((part for part in found if part is not None), None)


def printed_references(document: Document, words: Words) -> dict[str, str]:
    """Return what a reference to each part prints, by the part's id.

    A part with neither number nor title is called as the part it stands in; one that stands in
    none is not in the answer.
    """
    word = number_word(document)
    printed: dict[str, str] = {}
    above: list[tuple[int, str]] = []
    for part in document.parts:
        while above and above[-1][0] >= part.level:
            above.pop()
        name = _name(part, word, words) or (above[-1][1] if above else None)
        if name:
            printed[part.id] = name
            above.append((part.level, name))
    return printed


def _name(part: Part, word: str | None, words: Words) -> str | None:
    number = printed_number(part, word)
    if number is None:
        return part.title
    if number != part.number:
        return number.replace(" ", NO_BREAK_SPACE)
    return f"{words.section}{NO_BREAK_SPACE}{number}"
