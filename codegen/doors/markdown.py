"""The door to markdown-it-py: Markdown in, a small tree of nodes out.

CommonMark with tables. HTML is text; so are autolinks and link definitions, which would otherwise
make a text mean something else because of a line far away from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

BlockKind: TypeAlias = Literal[
    "paragraph",
    "heading",
    "bullets",
    "ordered",
    "item",
    "table",
    "row",
    "cell",
    "quote",
    "code",
    "rule",
]
InlineKind: TypeAlias = Literal[
    "text",
    "strong",
    "emphasis",
    "link",
    "titled-link",
    "image",
    "code-span",
    "soft-break",
    "hard-break",
]
Kind: TypeAlias = BlockKind | InlineKind

_KINDS: dict[str, Kind] = {
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "bullet_list_open": "bullets",
    "ordered_list_open": "ordered",
    "list_item_open": "item",
    "table_open": "table",
    "tr_open": "row",
    "th_open": "cell",
    "td_open": "cell",
    "blockquote_open": "quote",
    "fence": "code",
    "code_block": "code",
    "hr": "rule",
    "text": "text",
    "strong_open": "strong",
    "em_open": "emphasis",
    "link_open": "link",
    "image": "image",
    "code_inline": "code-span",
    "softbreak": "soft-break",
    "hardbreak": "hard-break",
}
_TRANSPARENT = frozenset({"thead_open", "tbody_open"})
_DEEPEST = 100
_SHORT = 10_000  # characters


@dataclass(frozen=True, slots=True)
class Node:
    """One piece of Markdown.

    ``text`` is the words of a text, the target of a link, and of a paragraph, heading or cell its
    source; ``line`` counts from 1; ``level`` is that of a heading.
    """

    kind: Kind
    text: str
    line: int
    children: tuple[Node, ...] = ()
    level: int = 0


class _Parser(MarkdownIt):
    """Targets are ours and no addresses: they are neither rewritten nor refused."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True


@cache
def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"html": False, "maxNesting": _DEEPEST})
    return parser.enable("table").disable(["autolink", "reference", "html_block", "html_inline"])


def blocks(markdown: str) -> tuple[Node, ...]:
    r"""Return the blocks of *markdown*.

    >>> [(node.kind, node.text, node.line) for node in blocks("One\n\n> two")]
    [('paragraph', 'One', 1), ('quote', '', 3)]
    """
    return _known(markdown) if len(markdown) <= _SHORT else _parsed(markdown)


@lru_cache(maxsize=2_000)
def _known(markdown: str) -> tuple[Node, ...]:
    """Return the blocks of a short text: that of a clause is read for each document and redline anew."""
    return _parsed(markdown)


def _parsed(markdown: str) -> tuple[Node, ...]:
    return tuple(_blocks(iter(_parser().parse(markdown))))


def inlines(markdown: str) -> tuple[Node, ...]:
    """Return the inlines of *markdown*, whatever its lines begin with.

    >>> [(node.kind, node.text) for node in inlines("1. not a list")]
    [('text', '1. not a list')]
    """
    return tuple(
        node for token in _parser().parseInline(markdown) for node in _content(token.children or ())
    )


def _blocks(tokens: Iterator[Token]) -> Iterator[Node]:
    for token in tokens:
        if token.nesting < 0:
            return
        if token.type in _TRANSPARENT:
            yield from tuple(_blocks(tokens))
            continue
        line = token.map[0] + 1 if token.map else 0
        match _KINDS[token.type]:
            case "paragraph" | "heading" | "cell" as kind:
                inline, _close = next(tokens), next(tokens)
                children = tuple(_content(inline.children or (), line or _line(inline)))
                yield Node(kind, inline.content, line or _line(inline), children, _level(token))
            case kind:
                children = tuple(_blocks(tokens)) if token.nesting else ()
                yield Node(kind, token.content, line, children)


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0


def _level(token: Token) -> int:
    return int(token.tag[1:]) if token.type == "heading_open" else 0


def _content(tokens: Iterable[Token], line: int = 1) -> Iterator[Node]:
    """Yield the nodes of a flat row of inline tokens, each with the line it stands on."""
    open_ones: list[tuple[Kind, str, int, list[Node]]] = []
    current: list[Node] = []
    for token in tokens:
        if token.nesting > 0:
            open_ones.append((_inline_kind(token), _target(token), line, current))
            current = []
        elif token.nesting < 0:
            kind, text, began, outer = open_ones.pop()
            outer.append(Node(kind, text, began, tuple(current)))
            current = outer
        else:
            current.append(Node(_KINDS[token.type], token.content, line))
            line += token.type in ("softbreak", "hardbreak")
    yield from current


def _inline_kind(token: Token) -> Kind:
    return "titled-link" if token.attrGet("title") is not None else _KINDS[token.type]


def _target(token: Token) -> str:
    return cast("str", token.attrGet("href") or "")
