"""The numbers of one document as Word will count them, and the lists that start anew.

Numbers are never typed: headings and paragraphs take them from a multilevel list. So that the
printed numbers are those of the tree, this module counts along and opens a new list where Word's
own count would differ; a heading whose number Word cannot reach is a bug of the caller.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.document.ooxml.elements import element, w
from codegen.document.ooxml.styles import Role
from codegen.document.ooxml.stylesheet import whole
from codegen.errors import ContentError, Problem

if TYPE_CHECKING:
    from codegen.document.ooxml.elements import Element
    from codegen.document.ooxml.styles import Styles

SECTION, CLAUSE, PARAGRAPH = 0, 1, 2
_DEEPEST = 3
_LETTER = 170  # about the width of one, in a heading, in twentieths of a point


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of a template: for numbers of parts and paragraphs, and for letters.

    ``headings`` is the list that the heading styles bring, when it counts as the tree does; where
    it is another than ``outline``, paragraphs cannot know when a clause begins. None when the
    styles bring no such list. ``numbered`` says whether the style of paragraphs brings its own.
    """

    headings: int | None
    outline: int
    letters: int
    numbered: bool = True


def lists_of(styles: Element, ids: Styles) -> Lists:
    """Return the lists of our own template, as its styles name them.

    Raises:
        ContentError: A style names none.
    """
    outline = _instance_of(styles, ids[Role.HEADING_1])
    return Lists(outline, outline, _instance_of(styles, ids[Role.LETTER_1]))


class Numbering:
    """Counts headings, clauses and paragraphs, and adds list instances to the numbering part.

    Raises:
        ContentError: The template lacks the lists that its styles name.
    """

    def __init__(self, root: Element, lists: Lists) -> None:
        self._root = root
        self._lists = lists
        self._heads = lists.headings or lists.outline
        self._outline = _abstract_of(root, lists.outline)
        self._letters = _abstract_of(root, lists.letters)
        self._last = root.findall(w("num"))[-1]  # after it further lists go
        self._counts = [0, 0, 0]
        self._restarted: int | None = None
        self._next = 1 + max(
            (whole(num.get(w("numId"))) for num in root.iterchildren(w("num"))), default=0
        )

    @property
    def by_style(self) -> bool:
        """Whether the heading styles bring the numbers of headings."""
        return self._heads == self._lists.headings

    def print_word(self, word: str) -> None:
        """Print *word* before the numbers of sections: ``Article 1``."""
        self._heads = self._lists.outline  # a list of the house stays as it is
        width = (len(word) + 4) * _LETTER
        level = _level(self._root, _abstract_of(self._root, self._heads), SECTION)
        for child in level:
            if child.tag == w("lvlText"):
                child.set(w("val"), f"{word.replace('%', '')} %1")
            elif child.tag == w("pPr"):
                child[:] = [
                    element("tabs", element("tab", val="num", pos=width)),
                    element("ind", left=width, hanging=width),
                ]

    def head(self, number: str) -> tuple[int, int]:
        """Count a numbered section (``4``) or clause (``4.3``), and return its list and level.

        Raises:
            ValueError: The tree says another number than Word will print.
        """
        level = number.count(".")
        if level > CLAUSE:
            raise ValueError(f"the template has no level for {number}")
        self._counts[level] += 1
        self._counts[level + 1 :] = [0] * (PARAGRAPH - level)
        self._restarted = None
        counted = ".".join(str(count) for count in self._counts[: level + 1])
        if counted != number:
            raise ValueError(f"the tree says {number} where Word will print {counted}")
        if self._heads != self._lists.outline:
            self._counts[PARAGRAPH] = -1  # the list of paragraphs does not count along
        return self._heads, level

    def gone(self, number: str) -> tuple[int, int]:
        """Return the list and level of a part that a redline took out, which does not count."""
        return self._heads, min(number.count("."), CLAUSE)

    def paragraph(self, number: str, *, counts: bool = True) -> tuple[int, int] | None:
        """Count a numbered paragraph; return its list and level unless its style brings them.

        Where Word would miscount, that is a list of its own. What a redline took out does not count.
        """
        digits = re.fullmatch(r"\((\d+)\)", number)
        if digits is None:
            raise ValueError(f"a paragraph is numbered {number}, not like (1)")
        wanted = int(digits[1])
        self._counts[PARAGRAPH] += counts
        if counts and self._counts[PARAGRAPH] != wanted:
            self._counts[PARAGRAPH] = wanted
            self._restarted = self._start(self._outline, PARAGRAPH, wanted)
        if self._restarted is None and self._lists.numbered:
            return None
        return self._restarted or self._lists.outline, PARAGRAPH

    def letters(self, depth: int) -> tuple[int, int]:
        """Return a new lettered list, which begins with (a), and its level."""
        level = min(depth, _DEEPEST)
        return self._start(self._letters, level, 1), level

    def _start(self, abstract: int, level: int, first: int) -> int:
        instance = self._next
        self._next += 1
        override = element("lvlOverride", element("startOverride", val=first), ilvl=level)
        number = element("num", element("abstractNumId", val=abstract), override, numId=instance)
        self._last.addnext(number)
        self._last = number
        return instance


def _instance_of(styles: Element, identity: str) -> int:
    for style in styles.iterchildren(w("style")):
        if style.get(w("styleId")) == identity:
            number = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
            if number is not None:
                return whole(number.get(w("val")))
    raise _broken(f"the style {identity} has no list")


def _abstract_of(root: Element, instance: int) -> int:
    for number in root.iterchildren(w("num")):
        if number.get(w("numId")) == str(instance):
            abstract = number.find(w("abstractNumId"))
            return whole(abstract.get(w("val"))) if abstract is not None else 0
    raise _broken(f"there is no list {instance}")


def _level(root: Element, abstract: int, level: int) -> Element:
    for definition in root.iterchildren(w("abstractNum")):
        if definition.get(w("abstractNumId")) == str(abstract):
            for found in definition.iterchildren(w("lvl")):
                if found.get(w("ilvl")) == str(level):
                    return found
    raise _broken(f"the list {abstract} has no level {level}")


def _broken(what: str) -> ContentError:
    return ContentError(Problem("broken-list", f"in the Word template, {what}"))
