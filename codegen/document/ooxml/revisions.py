"""Tracked changes as Word keeps them: on runs, on the ends of paragraphs, on rows and on looks.

Source: ECMA-376, part 1, 17.13.5. What is said there of moves leaves tables out, so a part that moved
with a table in it is deleted and inserted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.document.ooxml.elements import element, w
from codegen.document.tree import stands

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence

    from codegen.document.ooxml.elements import Element
    from codegen.document.tree import Change

_MARKS = {"insert": "ins", "delete": "del", "move-from": "moveFrom", "move-to": "moveTo"}
_WITHOUT_MOVES = {"move-from": "del", "move-to": "ins"}
_DELETED = {w("t"): w("delText"), w("instrText"): w("delInstrText")}
_DATED = tuple(map(w, _MARKS.values()))
_WORDED = {w("r"), w("hyperlink"), *_DATED}
_MIDNIGHT, _LATER = "T00:00:00Z", "T00:05:00Z"
_RANGES = {"move-from": "moveFromRange", "move-to": "moveToRange"}


@dataclass(slots=True)
class Reviser:
    """Makes marks: whose they are and of which day, and where their ids come from.

    ``with_moves`` is off where a part moved with a table in it.
    """

    author: str
    date: dt.date
    next_id: Callable[[], int]
    with_moves: bool = True

    def runs(self, content: Iterable[Element], change: Change) -> tuple[Element, ...]:
        """Return runs and links inside the mark of what happened to them."""
        made: list[Element] = []
        box: Element | None = None
        for one in content:
            if one.tag == w("r"):
                if box is None:
                    box = self._mark(change)
                    made.append(box)
                box.append(one)
                continue
            box = None
            if one.tag == w("hyperlink"):
                inner = self._mark(change)
                inner.extend(list(one))
                one.append(inner)
            made.append(one)
        if self._name(change) == "del":
            for whole in made:
                for text in whole.iter(*_DELETED):
                    text.tag = _DELETED[str(text.tag)]
        return tuple(made)

    def looks(self, content: Iterable[Element], was: str | None) -> tuple[Element, ...]:
        """Return runs that looked as the style *was* before."""
        made = tuple(content)
        for whole in made:
            for run in whole.iter(w("r")):
                look = run.find(w("rPr"))
                if look is None:
                    look = element("rPr")
                    run.insert(0, look)
                old = element("rPr", *([element("rStyle", val=was)] if was else []))
                look.append(self._signed("rPrChange", old))
        return made

    def end(self, paragraph: Element, change: Change) -> None:
        """Mark the end of a paragraph."""
        _properties(paragraph).append(element("rPr", self._mark(change)))

    def form(self, paragraph: Element, was: Sequence[Element]) -> None:
        """Note that the paragraph had other properties before."""
        _properties(paragraph).append(self._signed("pPrChange", element("pPr", *was)))

    def rows(self, table: Element, changes: Sequence[Change | None]) -> None:
        """Mark the rows of a table, its header first, that came or went as a whole."""
        for row, change in zip(table.iterchildren(w("tr")), changes, strict=True):
            if change is not None:
                kind = "ins" if stands(change) else "del"
                properties = row.find(w("trPr"))
                assert properties is not None, "every row of ours has properties"
                properties.append(self._signed(kind))

    def move(self, paragraphs: Sequence[Element], change: Change) -> None:
        """Note that paragraphs are one end of a move."""
        name = _RANGES.get(change.kind)
        if name is None or not self.with_moves or not paragraphs:
            return
        start = self._signed(f"{name}Start")
        start.set(w("name"), change.move or "move")
        first, last = paragraphs[0], paragraphs[-1]
        first.insert(1, start)  # after the properties
        last.append(element(f"{name}End", id=start.get(w("id")) or ""))

    def _name(self, change: Change) -> str:
        usual = _MARKS[change.kind]
        return usual if self.with_moves else _WITHOUT_MOVES.get(change.kind, usual)

    def _mark(self, change: Change) -> Element:
        return self._signed(self._name(change))

    def _signed(self, name: str, *children: Element) -> Element:
        stamp = f"{self.date.isoformat()}{_MIDNIGHT}"
        made = element(name, id=self.next_id(), author=self.author, date=stamp)
        made.extend(children)
        return made


def reshaped(blocks: Sequence[Element], revise: Reviser) -> list[Element]:
    """Return the blocks of a body, a line that only stands otherwise now as one paragraph.

    In the tree its words end as they did before, which went, and then as they do now, which came: a
    paragraph and an empty one after it. Word has a mark of its own for that.
    """
    made: list[Element] = []
    for block in blocks:
        if made and _is_end(block, "ins") and _is_end(made[-1], "del", empty=False):
            was = [one for one in _properties(made[-1]) if one.tag != w("rPr")]
            now = [one for one in _properties(block) if one.tag != w("rPr")]
            _properties(made[-1])[:] = now
            revise.form(made[-1], was)
        else:
            made.append(block)
    return made


def told_apart(blocks: Iterable[Element]) -> None:
    """Give changes on both sides of the end of a paragraph, if that end is no change, other minutes.

    LibreOffice takes two changes of one author, kind and minute for one where nothing but such an end
    parts them, and takes the end along: rejecting them would join the paragraphs.
    """
    later = False
    for block in blocks:
        for mark in block.iter(*_DATED):
            if later:
                mark.set(w("date"), str(mark.get(w("date"))).replace(_MIDNIGHT, _LATER))
        if block.tag == w("p") and _changed_last(block) and not _ends_in_change(block):
            later = not later


def _changed_last(block: Element) -> bool:
    """Return whether the last words of a paragraph are a change; bookmarks and ranges hold no words."""
    last = next((one for one in reversed(block) if one.tag in _WORDED), None)
    if last is not None and last.tag == w("hyperlink") and len(last):
        last = last[-1]
    return last is not None and last.tag in _DATED


def _ends_in_change(block: Element) -> bool:
    marks = block.find(f"{w('pPr')}/{w('rPr')}")
    return marks is not None and any(one.tag in _DATED for one in marks)


def _is_end(block: Element, kind: str, *, empty: bool = True) -> bool:
    """Return whether the end of a paragraph came or went, and nothing else of it did or stands."""
    if block.tag != w("p"):
        return False
    if block.find(f"{w('pPr')}/{w('rPr')}/{w(kind)}") is None:
        return False
    stays = any(True for one in block if one.tag in {w("r"), w("hyperlink")})
    changed = any(True for one in block if one.tag in {w("ins"), w("del")})
    return not (stays or changed) if empty else stays


def _properties(paragraph: Element) -> Element:
    found = paragraph.find(w("pPr"))
    assert found is not None, "every paragraph of ours has properties"
    return found
