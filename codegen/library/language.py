"""The one evaluator of the clause language: conditions in three values, texts with placeholders.

Conditions follow Kleene: True, False, or None for *unknown*, which is what a comparison yields when
it reads an answer that nobody gave. Texts render to Markdown in which every value is one private-use
character; the values themselves never meet the Markdown parser (`codegen.document.readers.wording`).
"""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeAlias

from codegen.document.tree import Inlines, Run

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Sequence

    from codegen.document.words import Words

Truth: TypeAlias = bool | None
FIRST_PLACEHOLDER: Final = 0xE000
MOST_PLACEHOLDERS: Final = 6_400
BLOCK_START: Final = re.compile(r"\s*(?:(?:\d+[.)]|[-*+])\s+)*")


class Unknown:
    """The value of an answer that nobody gave."""

    def __repr__(self) -> str:
        """Return the word that tests and debuggers show."""
        return "UNKNOWN"


UNKNOWN: Final = Unknown()


class Scope(Protocol):
    """What a text or condition is evaluated against: resolved answers."""

    def value(self, key: str) -> Any:
        """Return the answer to *key*, or `UNKNOWN`."""

    def applies(self, key: str) -> bool:
        """Return whether the question is asked at all, given the other answers."""

    def offices(self) -> Container[str] | Unknown:
        """Return the offices whose people the body has."""


class Group:
    """A list answer of which a proof knows only who belongs to it; `in` asks it."""

    def __contains__(self, member: object) -> bool:
        """Return whether a value is among the members."""
        raise NotImplementedError


class Printer(Protocol):
    """How a value becomes text in a document."""

    def value(self, key: str, value: Any, filters: Sequence[str]) -> Inlines:
        """Return the runs that print *value*, the answer to the question or column *key*."""


def truth(node: Sequence[Any], scope: Scope, items: Mapping[str, Any] | None = None) -> Truth:
    """Return what a condition comes to: True, False, or None for unknown.

    Args:
        node: A condition of `codegen.doors.wording`.
        scope: The answers.
        items: The values of loop names, inside a loop.
    """
    match node[0]:
        case "and" | "or":
            decisive = node[0] == "or"
            left = truth(node[1], scope, items)
            if left is decisive:  # a proof decides no more answers than it has to
                return decisive
            right = truth(node[2], scope, items)
            return (
                decisive if right is decisive else None if None in (left, right) else not decisive
            )
        case "not":
            inner = truth(node[1], scope, items)
            return None if inner is None else not inner
        case "known":
            return operand_value(node[1], scope, items) is not UNKNOWN
        case "empty":
            found = operand_value(node[1], scope, items)
            return None if found is UNKNOWN else not found
        case "office":
            offices = scope.offices()
            return None if isinstance(offices, Unknown) else node[1] in offices
        case _:
            _, sign, left_node, right_node = node
            return compared(
                sign,
                operand_value(left_node, scope, items),
                operand_value(right_node, scope, items),
            )


ORDER: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def compared(sign: str, left: Any, right: Any) -> Truth:
    """Return what a comparison of two values comes to."""
    if left is UNKNOWN or right is UNKNOWN:
        return None
    if sign in ("==", "!="):
        return bool(left == right) == (sign == "==")
    if sign in ("in", "not in"):
        return (left in _members(right)) == (sign == "in")
    try:
        return ORDER[sign](left, right)
    except TypeError:  # the checks of the library refuse this; an answer of another kind is unknown
        return None


def _members(value: Any) -> Container[Any]:
    """Return what `in` looks at: the members of a list, of records their first field."""
    if isinstance(value, Group):
        return value
    members = value if isinstance(value, list | tuple) else [value]
    return [next(iter(member.values()), None) if isinstance(member, dict) else member
            for member in members]  # fmt: skip


def operand_value(node: Sequence[Any], scope: Scope, items: Mapping[str, Any] | None) -> Any:
    """Return what an operand comes to: a constant, an answer, or a field of a loop's record."""
    match node[0]:
        case "const":
            return node[1]
        case "key":
            return scope.value(node[1])
        case _:
            record = (items or {})[node[1]]
            if node[2] is None:
                return record
            found = record.get(node[2]) if isinstance(record, dict) else None
            return UNKNOWN if found is None else found


def reads(node: Any) -> tuple[str, ...]:
    """Return the keys that a condition or text reads, each once, in order."""
    found: dict[str, None] = {}

    def walk(part: Any) -> None:
        if isinstance(part, list | tuple):
            if len(part) == 3 and part[0] == "key":  # noqa: PLR2004  ["key", name, line]
                found[part[1]] = None
            elif part and part[0] == "office":
                found["people.categories"] = None
            else:
                for inner in part:
                    walk(inner)

    walk(node)
    return tuple(found)


def unknown_reads(node: Any, scope: Scope) -> tuple[str, ...]:
    """Return the keys a condition waits for: those it reads that are unanswered and asked."""
    return tuple(key for key in reads(node) if scope.value(key) is UNKNOWN and scope.applies(key))


def outcome(
    condition: Sequence[Any], scope: Scope, items: Mapping[str, Any] | None = None
) -> tuple[Truth, tuple[str, ...]]:
    """Return what a condition inside a text comes to, and the keys it waits for.

    One that is unknown only because a question does not apply is false.
    """
    result = truth(condition, scope, items)
    waits = unknown_reads(condition, scope) if result is None else ()
    return (False if result is None and not waits else result), waits


@dataclass(slots=True)
class Rendering:
    """A rendered text: Markdown with placeholders, their values, and what decided on its shape.

    ``decided_by`` are the keys that its conditions and loops read, ``waits_for`` those among them
    that nobody has answered.
    """

    markdown: str = ""
    values: list[Inlines] = field(default_factory=list)
    waits_for: dict[str, None] = field(default_factory=dict)
    decided_by: dict[str, None] = field(default_factory=dict)


def render(text: Sequence[Any], scope: Scope, printer: Printer, words: Words) -> Rendering:
    """Return the Markdown of a text, each value a placeholder.

    A condition that is unknown prints its branches as bracketed alternatives, as legal drafters do,
    and its keys stand in ``waits_for``.
    """
    rendering = Rendering()
    rendering.markdown = _Renderer(scope, printer, words, rendering).body(text, {})
    return rendering


@dataclass(slots=True)
class _Renderer:
    scope: Scope
    printer: Printer
    words: Words
    rendering: Rendering

    def body(self, nodes: Sequence[Any], items: Mapping[str, Any]) -> str:
        return "".join(node if isinstance(node, str) else self._node(node, items) for node in nodes)

    def _node(self, node: Sequence[Any], items: Mapping[str, Any]) -> str:
        match node[0]:
            case "value":
                return self._value(node[1], node[2], items)
            case "if":
                return self._if(node, items)
            case _:
                return self._for(node, items)

    def _value(
        self, operand: Sequence[Any], filters: Sequence[str], items: Mapping[str, Any]
    ) -> str:
        value = operand_value(operand, self.scope, items)
        key = operand[1] if operand[0] == "key" else _column(operand, items)
        return self._placeholder(self.printer.value(key, value, filters))

    def _placeholder(self, runs: Inlines) -> str:
        if len(self.rendering.values) >= MOST_PLACEHOLDERS:
            message = f"a clause prints at most {MOST_PLACEHOLDERS:,} values"
            raise OverflowError(message)
        self.rendering.values.append(runs)
        return chr(FIRST_PLACEHOLDER + len(self.rendering.values) - 1)

    def _if(self, node: Sequence[Any], items: Mapping[str, Any]) -> str:
        possible: list[Sequence[Any]] = []
        for condition, body in node[1]:
            result, waits = outcome(condition, self.scope, items)
            if result is not False:
                possible.append(body)
            self.rendering.waits_for.update(dict.fromkeys(waits))
            self.rendering.decided_by.update(dict.fromkeys(reads(condition)))
            if result:
                break
        else:
            if node[2]:
                possible.append(node[2])
            elif len(possible) == 1:
                return self._bracketed(self.words.optional, self.body(possible[0], items))
        if len(possible) <= 1:
            return "".join(self.body(body, items) for body in possible)
        return "".join(
            self._bracketed(
                f"{self.words.alternative} {chr(ord('A') + place)}", self.body(body, items)
            )
            for place, body in enumerate(possible)
        )

    def _bracketed(self, word: str, body: str) -> str:
        """Return *body* in brackets that open after its list marker and close before its last space."""
        if not body.strip():
            return body
        start = BLOCK_START.match(body)
        opening = start.end() if start else 0
        closing = len(body.rstrip())
        before = self._placeholder((Run(f"[{word}: "),))
        after = self._placeholder((Run("]"),))
        space = " " if closing == len(body) else body[closing:]
        return body[:opening] + before + body[opening:closing] + after + space

    def _for(self, node: Sequence[Any], items: Mapping[str, Any]) -> str:
        _, name, operand, body = node
        self.rendering.decided_by.update(dict.fromkeys(reads([operand])))
        value = operand_value(operand, self.scope, items)
        if value is UNKNOWN or not isinstance(value, list | tuple):
            # Nobody gave the list: one open point stands where its first member would.
            first = body[0] if body and isinstance(body[0], str) else ""
            start = BLOCK_START.match(first)
            return (start.group() if start else "") + self._value(operand, [], items) + "\n"
        column = operand[1] if operand[0] == "key" else _column(operand, items)
        return "".join(
            self.body(body, {**items, name: record, f"{name}.": column}) for record in value
        )


def _column(operand: Sequence[Any], items: Mapping[str, Any]) -> str:
    """Return the key of a record's column: ``values.list.name`` for ``r.name`` of ``values.list``."""
    column = items.get(f"{operand[1]}.", operand[1])
    return f"{column}.{operand[2]}" if operand[2] else str(column)
