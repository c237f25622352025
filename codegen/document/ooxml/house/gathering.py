"""The parts of a house style, gathered: what is taken from the organisation's file and how.

A part comes along because it is named here. Relations that lead outside never do, and neither do
properties, comments, macros or anything else that belongs to the text or to its authors.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from codegen.document.ooxml.elements import RELATION, element, w
from codegen.document.ooxml.house import margins, settings
from codegen.document.ooxml.house.parcel import MAIN, OFFICE, WORD_TYPE, Parcel
from codegen.document.ooxml.house.safety import cleaned
from codegen.document.ooxml.house.sections import is_on
from codegen.doors import limits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.document.ooxml.elements import Element
    from codegen.document.ooxml.foreign import Foreign
    from codegen.document.ooxml.house.sections import Page
    from codegen.document.ooxml.stylesheet import StyleSheet

Remark: TypeAlias = tuple[str, str, str | None]  # rule, sentence, hint

_SHOWN = {
    "image": ("image/png", "image/jpeg", "image/gif", "image/bmp", "image/tiff", "image/x-emf",
              "image/x-wmf", "image/svg+xml"),
    "font": ("application/vnd.openxmlformats-officedocument.obfuscatedFont",
             "application/x-fontdata", "application/x-font-ttf"),
}  # fmt: skip
_RUNNING = ("header", "footer")


@dataclass(slots=True)
class Gathering:
    """Takes the parts of an organisation's file that make its pages."""

    theirs: Foreign
    ours: Foreign
    layout: Page
    remarks: list[Remark]
    parcel: Parcel = field(default_factory=Parcel)

    def packed(self, styles: StyleSheet, numbering: Element, line: str) -> bytes:
        """Return the file: these styles and lists on the organisation's pages, without text.

        Args:
            styles: All styles.
            numbering: All lists.
            line: The style of the line that is added to footers.
        """
        parcel = self.parcel
        root = element("document", element("body", self.layout.layout))
        theirs = self.theirs.related("settings")
        kept, told = settings.kept(
            self.theirs.tree(theirs) if theirs else None, self.ours.tree("word/settings.xml")
        )
        for said in told:
            self.remarks.append(("house-settings", said, None))
        self._running(line, even=is_on(kept.find(w("evenAndOddHeaders"))))
        _give_language(styles)
        for kind, content in (
            ("styles", styles.root),
            ("numbering", numbering),
            ("settings", kept),
        ):
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
        return parcel.packed()

    def _copy(self, kind: str) -> None:
        """Take a part over as it is, with the pictures and fonts it holds; ours where it is missing."""
        name = f"word/{'theme/theme1' if kind == 'theme' else kind}.xml"
        part = self.theirs.related(kind)
        source = self.ours if part is None else self.theirs
        self.parcel.add(name, self.ours.content_type(name), source.tree(part or name))
        self.parcel.relate(MAIN, f"{OFFICE}/{kind}", name)
        self._pictures(part, name)

    def _pictures(self, part: str | None, name: str) -> set[str]:
        """Take over what a part shows, and return by which ids."""
        kept = set()
        for identity, relation in self.theirs.relations(part).items() if part else []:
            if relation.external or not self.theirs.has(relation.target):
                continue
            kind = self.theirs.content_type(relation.target)
            if kind not in _SHOWN.get(relation.kind, ()):
                continue
            target = relation.target
            self.parcel.add(target, kind, self.theirs.blob(target))
            self.parcel.relate(name, relation.type, target, identity)
            kept.add(identity)
        return kept

    def _running(self, line: str, *, even: bool) -> None:
        """Take over headers and footers, and add the line of the draft to each footer."""
        kinds = ["default"]
        kinds += ["first"] if self.layout.has_first else []
        kinds += ["even"] if even else []
        roots, names = self._taken(kinds)
        said = [
            kind
            for kind in kinds
            if any(margins.says_it(roots.get((word, kind))) for word in _RUNNING)
        ]
        counted = any(margins.has_page_number(roots.get((word, "default"))) for word in _RUNNING)
        added = [kind for kind in kinds if kind not in said]
        for kind in added:
            if ("footer", kind) not in roots:
                roots["footer", kind] = margins.empty_footer()
                names["footer", kind] = self._part("footer")
            # Where the house prints no number on a first page, it wants none there.
            roots["footer", kind].append(margins.draft_line(line, page=not counted))
        if added:
            also = "" if counted else ", and the page number, which it does not print,"
            told = f"a line with the name and standing of the draft{also} stands below its footers"
            hint = "put {standing} and {title} into a footer of the template to place them yourself"
            self.remarks.append(("house-footer", told, hint))
        self._refer(roots, names)

    def _taken(
        self, kinds: list[str]
    ) -> tuple[dict[tuple[str, str], Element], dict[tuple[str, str], str]]:
        """Return the headers and footers that show, and the names of their parts."""
        relations = self.theirs.relations(self.theirs.main)
        roots: dict[tuple[str, str], Element] = {}
        names: dict[tuple[str, str], str] = {}
        taken: dict[str, None] = {}
        for kind in kinds:
            for word in _RUNNING:
                identity = self.layout.references.get((w(f"{word}Reference"), kind), "")
                relation = relations.get(identity)
                if relation is None or relation.external or not self.theirs.has(relation.target):
                    continue
                root = self.theirs.tree(relation.target, limits.RUNNING_TAGS)
                names[word, kind] = self._part(word)
                for said in cleaned(root, self._pictures(relation.target, names[word, kind])):
                    taken[said] = None
                roots[word, kind] = root
        if taken:
            said = f"its headers and footers lost what leads outside the file: {', '.join(taken)}"
            self.remarks.append(("house-outside", said, None))
        return roots, names

    def _part(self, word: str) -> str:
        """Return a name for a header or footer, which is then taken."""
        name = self.parcel.free_name(f"word/{word}{{}}.xml")
        self.parcel.add(name, "", b"")
        return name

    def _refer(
        self,
        roots: Mapping[tuple[str, str], Element],
        names: Mapping[tuple[str, str], str],
    ) -> None:
        for place, ((word, kind), root) in enumerate(sorted(roots.items())):
            name = names[word, kind]
            self.parcel.add(name, f"{WORD_TYPE}.{word}+xml", root)
            identity = self.parcel.relate(MAIN, f"{OFFICE}/{word}", name)
            reference = element(f"{word}Reference", type=kind)
            reference.set(f"{{{RELATION}}}id", identity)
            self.layout.layout.insert(place, reference)


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
