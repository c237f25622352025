"""The number of a part without a heading, which its first line bears: in a redline, in two texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.document.ooxml.elements import form, run, w
from codegen.document.ooxml.styles import Role
from codegen.document.tree import Change, Example, Items, Table, stands, stood

if TYPE_CHECKING:
    from codegen.document.ooxml.desk import Desk
    from codegen.document.ooxml.elements import Element
    from codegen.document.tree import Block, Paragraph


_FIRST = "(1) "  # the number of the first numbered paragraph of a part


@dataclass(slots=True)
class Head:
    """Which line bears the number of a part in the new text and in the old one.

    They are not the same line when the first line, or the heading, came or went.
    """

    number: tuple[int, int] | None
    owed: bool | None = None  # to the first line that stands (True) or stood (False)
    seen: bool = False

    def note(self, change: Change | None) -> None:
        """Note the heading or a line of the part, with what became of its end."""
        if not self.seen and self.number is not None and change is not None:
            self.owed = not stands(change)
        self.seen = True

    def pays(self, change: Change | None) -> bool:
        """Return whether a line is the first one in the text that is still owed the number."""
        return self.owed is not None and (stands(change) if self.owed else stood(change))

    def owed_a_line(self, block: Block) -> Change | None:
        """Return how a line of its own comes or goes that bears the number before a list or table.

        None when nothing is owed, or when the block is not in the text that is owed the number.
        """
        if not any(self.pays(change) for change in _ends(block)):
            return None
        line = Change("insert" if self.owed else "delete")
        self.owed = None
        return line


def _ends(block: Block) -> tuple[Change | None, ...]:
    """Return what became of the end of each line of a list, a table or a box of examples."""
    match block:
        case Items():
            return tuple(getattr(first, "change", None) for first, *_ in block.items)
        case Table():
            return block.changed_rows
        case Example():
            return tuple(case.change for case in block.cases)
    return ()


def lead(made: Element, block: Paragraph, heads: Head, desk: Desk) -> None:
    """Give a line the number of its part in the text, new or old, in which it is the first line."""
    if not heads.pays(block.change):
        heads.note(block.change)
        return
    first = form(desk.styles[Role.CLAUSE], heads.number)
    properties = made[0]
    others = [one for one in properties if one.tag != w("rPr")]
    if not heads.owed and stands(block.change):
        desk.revise.form(made, first)
    else:
        properties[: len(others)] = first
        if stood(block.change) and stands(block.change):
            desk.revise.form(made, others)
    if block.numbered:
        # Word numbers a paragraph once, so here its own number is typed: in this text alone.
        typed = Change("insert" if heads.owed else "delete")
        # After the anchor of the part, as text before it would be the end of the part before.
        at = next((n for n in range(1, len(made)) if made[n].tag != w("bookmarkStart")), len(made))
        made[at:at] = desk.revise.runs([run(_FIRST)], typed)
    heads.owed = None
