"""An organisation's own Word file made into the base of our documents.

Its styles, theme, fonts, headers, footers, page and pictures are kept; its text is not, nor is
anything that says who made the file. What our documents need and it lacks comes from our template.
"""

from __future__ import annotations

import copy
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from codegen.document.ooxml import foreign
from codegen.document.ooxml.elements import RELATION, element, w
from codegen.document.ooxml.house import joining, margins, roles, settings
from codegen.document.ooxml.house.borrowing import COLUMN, Borrower
from codegen.document.ooxml.house.parcel import MAIN, OFFICE, WORD_TYPE, Parcel
from codegen.document.ooxml.house.safety import cleaned
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
    from codegen.document.ooxml.house.sections import Page
    from codegen.document.ooxml.styles import Styles

_IMAGES = ("image/png", "image/jpeg", "image/gif", "image/bmp", "image/tiff", "image/x-emf",
           "image/x-wmf", "image/svg+xml")  # fmt: skip
_OUTLINE, _LETTERS = 1, 3  # the lists of our template
_NARROWEST, _WIDEST = 400, 1300  # between these, our text stands where the house's headings do
_FEW = 3  # paragraphs of a style, which might be anything
RUNNING = (("header", "hdr"), ("footer", "ftr"))


@dataclass(frozen=True, slots=True)
class House:
    """The base of documents in a house style, and what is to be said about it."""

    data: bytes
    styles: Styles
    lists: Lists
    remarks: tuple[Problem, ...] = ()


def dress(
    theirs: bytes, ours: bytes, file: str, names: tuple[bytes, str] | None = None
) -> House:
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
    return _Dresser(foreign.open_foreign(theirs, file), foreign.open_foreign(ours, "base.docx")).house(names)


@dataclass(slots=True)
class _Dresser:
    theirs: foreign.Foreign
    ours: foreign.Foreign
    parcel: Parcel = field(default_factory=Parcel)
    remarks: list[tuple[str, str, str | None]] = field(default_factory=list)

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
        measure = text_width(_with(layout.layout))
        borrower = Borrower(
            styles, StyleSheet(self._our("styles")), numbering, own, numbers, measure, column
        )
        found = borrower.styles()
        ours = {borrower.our_id(role): found[role] for role in Role if role not in own}
        joining.fitted(numbering, numbers, ours, column)
        self._borrowed(own, sample, styles)
        lists = Lists(
            headings=used[Role.HEADING_1].instance if alike
            else None if any(role in own for role in roles.HEADINGS) else numbers[_OUTLINE],
            outline=numbers[_OUTLINE],
            letters=numbers[_LETTERS],
            numbered=Role.NUMBERED not in own,
        )  # fmt: skip
        self._collect(styles, numbering, layout, borrower)
        where = Location(self.theirs.file)
        told = tuple(Problem(rule, said, where, hint, Severity.REMARK) for rule, said, hint in self.remarks)
        return House(self.parcel.packed(), found, lists, told)

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
        missing = [roles.slug(role) for role in _TOLD if role not in own]
        if missing:
            said = f"it has no style of its own for {', '.join(missing)}; ours are used, in its fonts"
            hint = "if it has, name it in house-style.yaml beside the template, such as 'example: Box'"
            self._remark("house-styles", said, hint)
        known = {own.get(Role.BODY), styles.default("paragraph"), *own.values()}
        most = max(sample.paragraphs, key=lambda name: sample.paragraphs[name], default=None)
        if most and most not in known and sample.of(most) > max(_FEW, sample.of(own.get(Role.BODY))):
            style = styles.get(most)
            if style is not None and styles.first(most, "pPr/outlineLvl") is None:
                name = style_name(style)
                said = f"most of its text stands in the style '{name}', which the draft does not use"
                self._remark("house-body", said, f"write 'body: {name}' into house-style.yaml")

    def _collect(
        self, styles: StyleSheet, numbering: Element, layout: Page, borrower: Borrower
    ) -> None:
        """Put the parts of the file together."""
        parcel = self.parcel
        root = element("document", element("body", layout.layout))
        theirs = self.theirs.related("settings")
        kept, told = settings.kept(self.theirs.tree(theirs) if theirs else None, self._our("settings"))
        for said in told:
            self._remark("house-settings", said)
        self._running(layout, borrower, even=is_on(kept.find(w("evenAndOddHeaders"))))
        _give_language(styles)
        for kind, content in (("styles", styles.root), ("numbering", numbering), ("settings", kept)):
            name = f"word/{kind}.xml"
            parcel.add(name, f"{WORD_TYPE}.{kind}+xml", content)
            parcel.relate(MAIN, f"{OFFICE}/{kind}", name)
        self._pictures(self.theirs.related("numbering"), "word/numbering.xml")
        for kind in ("theme", "fontTable"):
            self._copy(kind)
        parcel.add(MAIN, f"{WORD_TYPE}.document.main+xml", root)
        parcel.relate("", f"{OFFICE}/officeDocument", MAIN)
        app = "docProps/app.xml"
        parcel.add(app, self.ours.content_type(app), self.ours.blob(app))
        parcel.relate("", f"{OFFICE}/extended-properties", app)

    def _copy(self, kind: str) -> None:
        """Take a part over as it is, with the pictures and fonts it holds."""
        part = self.theirs.related(kind)
        if part is None:
            return
        self.theirs.tree(part)  # refuses what is damaged
        name = f"word/{'theme/theme1' if kind == 'theme' else kind}.xml"
        self.parcel.add(name, self.theirs.content_type(part), self.theirs.tree(part))
        self.parcel.relate(MAIN, f"{OFFICE}/{kind}", name)
        self._pictures(part, name)

    def _pictures(self, part: str | None, name: str) -> set[str]:
        """Take over what a part shows, and return by which ids."""
        kept = set()
        for identity, relation in self.theirs.relations(part).items() if part else []:
            if relation.external or not self.theirs.has(relation.target):
                continue
            kind = self.theirs.content_type(relation.target)
            if relation.kind == "image" and kind in _IMAGES:
                target = relation.target
            elif relation.kind == "font":
                target = relation.target
            else:
                continue
            self.parcel.add(target, kind, self.theirs.blob(target))
            self.parcel.relate(name, relation.type, target, identity)
            kept.add(identity)
        return kept

    def _running(self, layout: Page, borrower: Borrower, *, even: bool) -> None:
        """Take over headers and footers, and add the line of the draft to each footer."""
        kinds = ["default", *(["first"] if layout.has_first else []), *(["even"] if even else [])]
        relations = self.theirs.relations(self.theirs.main)
        roots: dict[tuple[str, str], Element] = {}
        names: dict[tuple[str, str], str] = {}
        taken: dict[str, None] = {}
        for kind in kinds:
            for word, _ in RUNNING:
                identity = layout.references.get((w(f"{word}Reference"), kind), "")
                relation = relations.get(identity)
                if relation is None or relation.external or not self.theirs.has(relation.target):
                    continue
                root = self.theirs.tree(relation.target)
                names[word, kind] = self.parcel.free_name(f"word/{word}{{}}.xml")
                self.parcel.add(names[word, kind], "", b"")
                for said in cleaned(root, self._pictures(relation.target, names[word, kind])):
                    taken[said] = None
                roots[word, kind] = root
        if taken:
            said = f"its headers and footers lost what leads outside the file: {', '.join(taken)}"
            self._remark("house-outside", said)
        counted = any(margins.has_page_number(roots.get((word, "default"))) for word, _ in RUNNING)
        line = borrower.line()
        added = []
        for kind in kinds:
            header, footer = roots.get(("header", kind)), roots.get(("footer", kind))
            if margins.says_it(header) or margins.says_it(footer):
                continue
            numbered = any(margins.has_page_number(root) for root in (header, footer))
            if footer is None:
                footer = roots["footer", kind] = margins.empty_footer()
                names["footer", kind] = self.parcel.free_name("word/footer{}.xml")
                self.parcel.add(names["footer", kind], "", b"")
            footer.append(margins.draft_line(line, page=not (counted or numbered)))
            added.append(kind)
        if added:
            page_number = "" if counted else " and the page number, which it does not print"
            self._remark("house-footer", f"a line with the name and standing of the draft{page_number} "
                         "stands below its footers",
                         "put {title} and {standing} into a footer of the template to place them yourself")  # fmt: skip
        self._refer(layout.layout, roots, names)

    def _refer(
        self,
        layout: Element,
        roots: Mapping[tuple[str, str], Element],
        names: Mapping[tuple[str, str], str],
    ) -> None:
        for place, ((word, kind), root) in enumerate(sorted(roots.items())):
            name = names[word, kind]
            self.parcel.add(name, f"{WORD_TYPE}.{word}+xml", root)
            identity = self.parcel.relate(MAIN, f"{OFFICE}/{word}", name)
            reference = element(f"{word}Reference", type=kind)
            reference.set(f"{{{RELATION}}}id", identity)
            layout.insert(place, reference)


# What a reader of the pages would notice; marks in the text and comments are ours in any house.
_TOLD = (
    Role.TITLE, Role.SUBTITLE, Role.HEADING_1, Role.HEADING_2, Role.BODY, Role.NUMBERED,
    Role.BULLET_1, Role.LETTER_1, Role.TABLE, Role.EXAMPLE, Role.CONTENTS, Role.CONTENTS_1,
)  # fmt: skip


def _sample(text: Element, styles: StyleSheet) -> roles.Sample:
    default = styles.default("paragraph") or ""
    counted: Counter[str] = Counter()
    for paragraph in text.iter(w("p")):
        if any((node.text or "").strip() for node in paragraph.iter(w("t"))):
            style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
            counted[default if style is None else style.get(w("val")) or default] += 1
    return roles.Sample(counted)


def _with(layout: Element) -> Element:
    """Return a body around a copy of a page layout."""
    return element("body", copy.deepcopy(layout))


def _give_language(styles: StyleSheet) -> None:
    """Make a place for the language of the text, where the file leaves it to the program."""
    defaults = styles.root.find(w("docDefaults"))
    if defaults is None:
        defaults = element("docDefaults")
        styles.root.insert(0, defaults)
    run = defaults.find(w("rPrDefault"))
    if run is None:
        run = element("rPrDefault")
        defaults.insert(0, run)
    look = run.find(w("rPr"))
    if look is None:
        look = element("rPr")
        run.append(look)
    if look.find(w("lang")) is None:
        look.append(element("lang", val="en-GB"))
