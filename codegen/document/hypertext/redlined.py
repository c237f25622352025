"""The blocks of a redline as HTML: all of it in one text, or what stood and what stands side by side."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING, Literal, TypeAlias

from codegen.document.changes import with_end
from codegen.document.hypertext.inlines import inlines
from codegen.document.lines import Line, lines
from codegen.document.tree import GONE, Run, stands, stood
from codegen.doors.pages import Html, element

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from codegen.document.hypertext.sheet import Sheet
    from codegen.document.tree import Block, Change, Inline, Inlines, Part, Table

View: TypeAlias = Literal["both", "old", "new"]


@dataclass(slots=True)
class Marking:
    """How changes are shown: the kind of the cause of each by number, and which have their id already."""

    sheet: Sheet
    causes: Mapping[int, str]
    placed: set[int] = field(default_factory=set)

    def heading(self, part: Part, view: View) -> Html | None:
        """Return the words of a part's heading, None where it has none in this view."""
        heading = part.heading
        if heading is None:
            return None if part.title is None else self.runs((Run(part.title),), view)
        if not _shows(heading.change, view):
            return None
        return self._line(heading.runs, heading.change, view)

    def blocks(self, blocks: Iterable[Block], view: View) -> list[Html]:
        """Return each line of a part that shows in a view, as a paragraph, an item or a table."""
        made = (self._of_line(line, view) for line in lines(blocks))
        return [one for one in made if one is not None]

    def _of_line(self, line: Line, view: View) -> Html | None:
        if line.table is not None:
            return self._table(line.table, view)
        content = self._line(line.runs, line.change, view)
        if not content:
            return None
        shape = line.shape
        lead = Html()
        if shape.kind == "case":
            words = self.sheet.words
            verdict = words.allowed if shape.flag else words.not_allowed
            lead = element("strong", f"{verdict}:") + Html(" ")
        elif shape.number:
            lead = element("span", f"{shape.number} ", class_="number")
        elif shape.begins:
            lead = element("span", "• ", class_="number", aria_hidden="true")
        kind = (
            "case" if shape.kind == "case" else f"in-{len(shape.levels)}" if shape.levels else None
        )
        return element("p", lead, content, class_=kind)

    def _line(self, runs: Inlines, end: Change | None, view: View) -> Html:
        return self.runs(with_end(runs, end), view)

    def runs(self, runs: Inlines, view: View) -> Html:
        """Return a stretch with its changes between their marks."""
        made = []
        for at, stretch in groupby(runs, key=lambda run: run.change and run.change.at):
            if at is None:
                made.append(inlines(tuple(stretch), self.sheet))
                continue
            shown = [run for run in stretch if _shows(run.change, view)]
            for kind, same in groupby(shown, key=lambda run: run.change and run.change.kind):
                assert kind is not None
                made.append(self._changed(tuple(same), kind))
            if shown and view == "both":
                made.append(self._number(at))
        return Html().join(made)

    def _changed(self, runs: tuple[Inline, ...], kind: str) -> Html:
        words = self.sheet.words
        bare = tuple(replace(run, change=None) for run in runs)
        change = runs[0].change
        assert change is not None
        content = inlines(bare, self.sheet)
        name, said = {
            "insert": ("ins", words.inserted),
            "delete": ("del", words.deleted),
            "move-to": ("ins", words.moved_here),
            "move-from": ("del", words.moved_away),
            "format": ("ins", words.redlines["changed_looks"]),
        }[kind]
        label, end = (element("span", told, class_="unseen") for told in (f"[{said}: ", "]"))
        classes = "moved" if kind.startswith("move") else "looks" if kind == "format" else None
        return element(
            name, label, content, end, class_=classes, data_cause=self.causes.get(change.at)
        )

    def _number(self, at: int) -> Html:
        """Return the number of a change, which leads to its reason; its first place has its id."""
        first = at not in self.placed
        self.placed.add(at)
        name = self.sheet.words.filled(self.sheet.words.redlines["change"], number=str(at + 1))
        return element(
            "a", str(at + 1), href=f"#reason-{at}", id=f"change-{at}" if first else None,
            class_="mark", aria_label=name, data_cause=self.causes.get(at),
        )  # fmt: skip

    def _table(self, table: Table, view: View) -> Html | None:
        rows = []
        whole = (table.header, *table.rows)
        for place, (row, change) in enumerate(zip(whole, table.changed_rows, strict=True)):
            if _shows(change, view):
                cells = (_cell(self.runs(cell, view), head=not place) for cell in row)
                rows.append(element("tr", *cells))
        return element("table", *rows) if rows else None


def _cell(content: Html, *, head: bool) -> Html:
    # A header that says nothing is none.
    return element("th", content, scope="col") if head and content else element("td", content)


def _shows(change: Change | None, view: View) -> bool:
    if view == "both" or change is None:
        return True
    return stands(change) if view == "new" else stood(change)


def side(part: Part, view: View) -> bool:
    """Return whether a part stands on one side at all."""
    return part.change is None or (part.change.kind in GONE) == (view == "old")
