"""The wording of one clause or part, rendered, as blocks.

Values are never Markdown: where one belongs the text holds a private-use character, and its inlines
take that place after parsing. Whatever an answer says, it cannot become a heading or a list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.document import normal
from codegen.document.readers.nodes import Builder
from codegen.document.tree import Block, Inlines, Paragraph
from codegen.doors import markdown as door
from codegen.errors import Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from codegen.doors.markdown import Node
    from codegen.errors import Problem

RULE = "markdown-in-clause"


def blocks(
    markdown: str, values: Sequence[Inlines] = (), *, file: str = "wording", first_line: int = 1
) -> tuple[Block, ...]:
    r"""Return the blocks of *markdown*, the items of its own ordered lists as numbered paragraphs.

    Args:
        markdown: CommonMark with tables.
        values: What stands where the text holds ``chr(0xE000)``, ``chr(0xE001)`` …
        file: Where *markdown* stands, for problems.
        first_line: The line of *file* on which it begins.

    Raises:
        ContentError: It holds something that a clause cannot (`problems` yields the same).

    >>> [block.numbered for block in blocks("You **must**:\n\n1. tell\n2. wait")]
    [False, True, True]
    """
    builder = _builder(values, file, first_line)
    built = tuple(_blocks(door.blocks(markdown), builder))
    builder.fail()
    return normal.blocks(built)


def inlines(
    markdown: str, values: Sequence[Inlines] = (), *, file: str = "wording", first_line: int = 1
) -> Inlines:
    """Return the inlines of *markdown*, a text of one paragraph such as a title or an example.

    Nothing at the start of a line counts: "1. Duties" is text.

    Raises:
        ContentError: It holds something that a clause cannot.
    """
    builder = _builder(values, file, first_line)
    built = builder.inlines(door.inlines(markdown))
    builder.fail()
    return built


def problems(markdown: str, file: str, first_line: int = 1) -> tuple[Problem, ...]:
    """Return what *markdown* holds that a clause cannot: headings, quotes, code, images, breaks.

    Args:
        markdown: The wording, its values already placeholders or left out.
        file: Where it stands.
        first_line: The line of *file* on which it begins.
    """
    builder = _builder((), file, first_line)
    for _ in _blocks(door.blocks(markdown), builder):
        pass
    return tuple(builder.problems)


def _builder(values: Sequence[Inlines], file: str, first_line: int) -> Builder:
    return Builder(Location(file, first_line), RULE, "a clause", values)


def _blocks(nodes: Iterable[Node], builder: Builder) -> Iterator[Block]:
    for node in nodes:
        if node.kind != "ordered":
            yield from builder.blocks((node,))
            continue
        for item in node.children:
            numbered = True
            for block in builder.item(item):
                if numbered and isinstance(block, Paragraph):
                    yield Paragraph(block.runs, numbered=True)
                else:
                    yield block
                numbered = False
