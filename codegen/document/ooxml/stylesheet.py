"""The styles of a Word file, read: by name, by id, and with what they inherit."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from codegen.document.ooxml.elements import w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.document.ooxml.elements import Element

Kind: TypeAlias = Literal["paragraph", "character", "table", "numbering"]
_WHOLE = re.compile(r"\s*([+-]?\d{1,9})(?:\.\d*)?\s*")
_NONE = {"0", "false", "off"}


@dataclass(slots=True)
class StyleSheet:
    """The styles of a part, some of which may be added to it."""

    root: Element
    _by_id: dict[str, Element] = field(default_factory=dict)
    _by_name: dict[str, Element] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Look at every style once."""
        for style in self.root.iterchildren(w("style")):
            self._known(style)

    def __iter__(self) -> Iterator[Element]:
        """Return the styles in their order."""
        return self.root.iterchildren(w("style"))

    def add(self, style: Element) -> None:
        """Add a style, whose id and name must be free."""
        self.root.append(style)
        self._known(style)

    def get(self, identity: str) -> Element | None:
        """Return the style of an id."""
        return self._by_id.get(identity)

    def named(self, name: str) -> Element | None:
        """Return the style of a name, whatever its case."""
        return self._by_name.get(name.lower())

    def default(self, kind: Kind) -> str | None:
        """Return the id of the default style of a kind."""
        for style in self:
            if style.get(w("type")) == kind and style.get(w("default"), "0") not in _NONE:
                return style.get(w("styleId"))
        return None

    def chain(self, identity: str) -> Iterator[Element]:
        """Yield a style and those it is based on, nearest first; a circle ends."""
        seen = set()
        following: str | None = identity
        while following is not None and following not in seen:
            seen.add(following)
            style = self._by_id.get(following)
            if style is None:
                return
            yield style
            following = value(style.find(w("basedOn")))

    def first(self, identity: str, path: str) -> Element | None:
        """Return what a style says about *path*, such as ``pPr/numPr``, itself or by inheritance.

        Args:
            identity: The id of the style.
            path: Names of ``w:`` elements; below ``pPr`` and ``rPr`` the defaults of the whole
                file count last.
        """
        steps = "/".join(w(name) for name in path.split("/"))
        for style in self.chain(identity):
            found = style.find(steps)
            if found is not None:
                return found
        top = path.partition("/")[0]
        return self.root.find(f"{w('docDefaults')}/{w(f'{top}Default')}/{steps}")

    def measure(self, identity: str, path: str, *names: str) -> int:
        """Return a measure that a style gives or inherits, 0 when it gives none.

        Each attribute of an element is inherited by itself, as Word does.
        """
        steps = "/".join(w(name) for name in path.split("/"))
        top = path.partition("/")[0]
        found = [style.find(steps) for style in self.chain(identity)]
        found.append(self.root.find(f"{w('docDefaults')}/{w(f'{top}Default')}/{steps}"))
        for node in found:
            for name in names:
                if node is not None and node.get(w(name)) is not None:
                    return whole(node.get(w(name)))
        return 0

    def _known(self, style: Element) -> None:
        self._by_id[style.get(w("styleId")) or ""] = style
        self._by_name.setdefault(style_name(style).lower(), style)


def style_name(style: Element) -> str:
    """Return the name of a style, which stays English for Word's own styles."""
    return value(style.find(w("name"))) or ""


def value(node: Element | None) -> str | None:
    """Return the ``w:val`` of an element that may be missing."""
    return None if node is None else node.get(w("val"))


def whole(text: str | None) -> int:
    """Return a whole number from a file that somebody else made, 0 when it is none.

    >>> whole("567"), whole("12.5"), whole("1e9"), whole(None)
    (567, 12, 0, 0)
    """
    found = _WHOLE.fullmatch(text or "")
    return int(found[1]) if found else 0
