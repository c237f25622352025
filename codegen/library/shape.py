"""The shape that a text has before any answer is known: its Markdown, and its numbered paragraphs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from codegen.document.readers import wording as markdown
from codegen.document.tree import Paragraph
from codegen.errors import ContentError, Location, Problem
from codegen.library.sources import Sources, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_NUMBERED = re.compile(r"^\d+\. ", re.MULTILINE)


def skeleton(nodes: Iterable[Any], choose: Callable[[list[str]], str] = "".join) -> str:
    """Return the Markdown of a text with one round of every loop, and a word for each value.

    Args:
        nodes: The text.
        choose: Returns what stands for an ``if``, of whose branches it gets the Markdown; all of
            them unless something else is said.
    """
    parts = []
    for node in nodes:
        if isinstance(node, str):
            parts.append(node)
        elif node[0] == "value":
            parts.append("value")
        elif node[0] == "if":
            bodies = [body for _, body in node[1]] + ([node[2]] if node[2] else [])
            parts.append(choose([skeleton(body, choose) for body in bodies]))
        else:
            parts.append(skeleton(node[3], choose))
    return "".join(parts)


def paragraphs(nodes: Iterable[Any]) -> int:
    r"""Return the most numbered paragraphs that a text can print.

    Raises:
        ContentError: It holds something that a clause cannot.

    >>> paragraphs(["1. One.\n", ["if", [[["key", "a.b", 1], ["2. Two.\n3. Three.\n"]]], ["2. Or.\n"]]])
    3
    """
    longest = skeleton(nodes, lambda branches: max(branches, key=_count))
    blocks = markdown.blocks(longest)
    return sum(isinstance(block, Paragraph) and block.numbered for block in blocks)


def _count(text: str) -> int:
    return len(_NUMBERED.findall(text))


def wrong_markdown(sources: Sources) -> Iterator[Problem]:
    """A text holds Markdown that a clause may not hold."""
    for text in texts(sources):
        if text.path is not None and (
            text.path[0] not in ("versions", "examples") or text.path[-1] == "when"
        ):
            continue
        first, made = sources.line(text), skeleton(text.nodes)
        if text.path is None or text.path[0] == "versions":
            found = markdown.problems(made, text.file, first.line)
        else:
            found = _in_line(made, first)
        for problem in found:
            assert problem.where
            yield replace(problem, where=replace(problem.where, column=first.column))


def _in_line(made: str, first: Location) -> tuple[Problem, ...]:
    """Return what a text of one paragraph, such as an example, may not hold."""
    try:
        markdown.inlines(made, file=first.file, first_line=first.line)
    except ContentError as error:
        return error.problems
    return ()


RULES: tuple[Callable[[Sources], Iterator[Problem]], ...] = (wrong_markdown,)
