"""An organisation's own Word file made into the base of our documents.

Its styles, theme, fonts, headers, footers, page and pictures are kept; its text is not, nor is
anything that says who made the file. What our documents need and it lacks comes from our template.
"""

from __future__ import annotations

import copy
import itertools
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from codegen.document.ooxml import foreign
from codegen.document.ooxml.elements import element, w
from codegen.document.ooxml.house import joining, roles
from codegen.document.ooxml.house.borrowing import Borrower
from codegen.document.ooxml.house.fitting import COLUMN, Fitting
from codegen.document.ooxml.house.gathering import Gathering
from codegen.document.ooxml.house.sections import is_on, page
from codegen.document.ooxml.lists import brought, counts_alike
from codegen.document.ooxml.numbering import Lists
from codegen.document.ooxml.styles import Role
from codegen.document.ooxml.stylesheet import StyleSheet, style_name
from codegen.document.ooxml.tables import text_width
from codegen.errors import Location, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.document.ooxml.elements import Element
    from codegen.document.ooxml.house.gathering import Remark
    from codegen.document.ooxml.styles import Styles

_OUTLINE, _LETTERS = 1, 3  # the lists of our template
_NARROWEST, _WIDEST = 400, 1300  # between these, our text stands where the house's headings do
_ENOUGH = 5_000  # paragraphs, to see what the people of the house write in
_FEW = 3  # paragraphs of a style, which might be anything


@dataclass(frozen=True, slots=True)
class House:
    """The base of documents in a house style, and what is to be said about it.

    ``breaks`` says whether headings of sections begin a page by themselves.
    """

    data: bytes
    styles: Styles
    lists: Lists
    breaks: bool = False
    remarks: tuple[Problem, ...] = ()


def dress(theirs: bytes, ours: bytes, file: str, names: tuple[bytes, str] | None = None) -> House:
    """Return the house style of an organisation.

    Args:
        theirs: Its Word file or template.
        ours: Our template.
        file: What problems call the organisation's file.
        names: A file that names its styles for our roles, and what problems call that file.

    Raises:
        ContentError: The file is no Word file, is locked, damaged or too large, holds what is
            refused, or has no styles; or the file of names is wrong.
    """
    return _Dresser(
        foreign.open_foreign(theirs, file), foreign.open_foreign(ours, "base.docx")
    ).house(names)


@dataclass(slots=True)
class _Dresser:
    theirs: foreign.Foreign
    ours: foreign.Foreign
    remarks: list[Remark] = field(default_factory=list)

    def house(self, names: tuple[bytes, str] | None) -> House:
        styles = self._stylesheet()
        text = self.theirs.tree(self.theirs.main)
        body = text.find(w("body"))
        layout = page(element("body") if body is None else body)
        for said in layout.remarks:
            self._remark("house-page", said)
        numbering, numbers = self._lists()
        sample = _sample(text, styles)
        own = roles.recognised(styles, numbering, sample)
        if names is not None:
            own |= roles.named(*names, styles, numbering)
        used = {role: number for role in roles.HEADINGS
                if (number := brought(styles, numbering, own.get(role, "")))}  # fmt: skip
        alike = counts_alike(used.get(Role.HEADING_1), used.get(Role.HEADING_2))
        column = COLUMN
        if alike:
            indent = styles.measure(own[Role.HEADING_2], "pPr/ind", "left", "start")
            left = indent or used[Role.HEADING_2].left
            column = left if _NARROWEST <= left <= _WIDEST else COLUMN
        elif used:
            said = "its headings are numbered in another way than sections and clauses are"
            self._remark("house-numbering", f"{said}; the numbers of the code stand in their place")
        bullet = brought(styles, numbering, own.get(Role.BULLET_1, ""))
        joining.fit(numbering, numbers, column, bullet.definition if bullet else None)
        measure = text_width(_with(layout.layout))
        fitting = Fitting(styles, numbering, own, numbers, measure, column, apart=alike)
        borrower = Borrower(StyleSheet(self._our("styles")), fitting)
        found = borrower.styles()
        bearers = {Role.NUMBERED, *own} if alike else set(own)  # their numbers stand on paragraphs
        ours = {borrower.our_id(role): found[role] for role in Role if role not in bearers}
        joining.link(numbering, numbers, ours)
        self._borrowed(own, sample, styles)
        lists = Lists(
            headings=used[Role.HEADING_1].instance if alike
            else None if any(role in own for role in roles.HEADINGS) else numbers[_OUTLINE],
            outline=numbers[_OUTLINE],
            letters=numbers[_LETTERS],
            numbered=Role.NUMBERED not in bearers,
        )  # fmt: skip
        gathering = Gathering(self.theirs, self.ours, layout, self.remarks)
        data = gathering.packed(styles, numbering, borrower.line())
        where = Location(self.theirs.file)
        told = tuple(
            Problem(rule, said, where, hint, Severity.REMARK) for rule, said, hint in self.remarks
        )
        breaks = is_on(styles.first(found[Role.HEADING_1], "pPr/pageBreakBefore"))
        return House(data, found, lists, breaks, told)

    def _stylesheet(self) -> StyleSheet:
        part = self.theirs.related("styles")
        if part is None:
            raise foreign.refused("no-styles", "this file has no styles, so it cannot be a house style",
                                  self.theirs.file, "save it again in Word")  # fmt: skip
        root = self.theirs.tree(part)
        if root.tag != w("styles"):
            raise foreign.refused("damaged-part", f"the part {part} is damaged", self.theirs.file)
        return StyleSheet(root)

    def _lists(self) -> tuple[Element, dict[int, int]]:
        part = self.theirs.related("numbering")
        return joining.joined(self.theirs.tree(part) if part else None, self._our("numbering"))

    def _our(self, kind: str) -> Element:
        part = self.ours.related(kind)
        assert part is not None
        return self.ours.tree(part)

    def _remark(self, rule: str, said: str, hint: str | None = None) -> None:
        self.remarks.append((rule, said, hint))

    def _borrowed(self, own: Mapping[Role, str], sample: roles.Sample, styles: StyleSheet) -> None:
        """Say what the template lacks, and which style its people seem to write in."""
        missing = [role for role in _TOLD if role not in own]
        if missing:
            things = ", ".join(_TOLD[role] for role in missing)
            said = f"it has no style of its own for {things}; ours are used, in its fonts"
            names = ", ".join(roles.slug(role) for role in missing)
            hint = f"if it has, name it in house-style.yaml beside the template; roles are {names}"
            self._remark("house-styles", said, hint)
        known = {own.get(Role.BODY), styles.default("paragraph"), *own.values()}
        most = max(sample.paragraphs, key=lambda name: sample.paragraphs[name], default=None)
        if (
            most
            and most not in known
            and sample.of(most) > max(_FEW, sample.of(own.get(Role.BODY)))
        ):
            style = styles.get(most)
            if style is not None and styles.first(most, "pPr/outlineLvl") is None:
                name = style_name(style)
                said = (
                    f"most of its text stands in the style '{name}', which the draft does not use"
                )
                self._remark("house-body", said, f"write 'body: {name}' into house-style.yaml")


# What a reader of the pages would notice; marks in the text and comments are ours in any house.
_TOLD = {
    Role.TITLE: "the title",
    Role.SUBTITLE: "the line below the title",
    Role.HEADING_1: "headings of sections",
    Role.HEADING_2: "headings of clauses",
    Role.BODY: "plain text",
    Role.NUMBERED: "numbered paragraphs",
    Role.BULLET_1: "bullet lists",
    Role.LETTER_1: "lettered lists",
    Role.TABLE: "tables",
    Role.EXAMPLE: "examples",
    Role.CONTENTS: "the heading of the contents",
    Role.CONTENTS_1: "lines of the contents",
}


def _sample(text: Element, styles: StyleSheet) -> roles.Sample:
    default = styles.default("paragraph") or ""
    counted: Counter[str] = Counter()
    for paragraph in itertools.islice(text.iter(w("p")), _ENOUGH):
        if any((node.text or "").strip() for node in paragraph.iter(w("t"))):
            style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
            counted[default if style is None else style.get(w("val")) or default] += 1
    return roles.Sample(counted)


def _with(layout: Element) -> Element:
    """Return a body around a copy of a page layout."""
    return element("body", copy.deepcopy(layout))
