"""Anybody's Word file, as the paragraphs of its body: those of tables, lists and controls among them.

Text that a tracked change took out is left out, text that one put in is read. Notes, headers, comments
and drawings are not read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.document.ooxml import reading
from codegen.document.ooxml.elements import w
from codegen.document.ooxml.foreign import open_foreign
from codegen.document.ooxml.settled import Words, settled
from codegen.document.ooxml.styles import Role
from codegen.document.readers.outside import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.document.ooxml.settled import Grid

_TITLES = {Role.TITLE, Role.SUBTITLE}


def read(data: bytes, file: str) -> tuple[Stretch, ...]:
    """Return the paragraphs of a Word file that are not empty, in order.

    Raises:
        ContentError: It is no Word file, or breaks a limit.
    """
    word = open_foreign(data, file)
    body = word.tree(word.main).find(w("body"))
    if body is None:
        return ()
    styles = reading.stylebook(word)
    return tuple(
        Stretch(text, heading=_is_heading(styles, block))
        for block in _paragraphs(settled(body, "accept").blocks)
        if (text := " ".join(block.text.split()))
    )


def _paragraphs(blocks: tuple[Words | Grid, ...]) -> Iterator[Words]:
    for block in blocks:
        if isinstance(block, Words):
            yield block
        else:
            yield from (one for row in block.rows for cell in row for one in cell)


def _is_heading(styles: reading.Stylebook, block: Words) -> bool:
    properties = block.properties
    return styles.heading(properties) is not None or styles.role(properties) in _TITLES
