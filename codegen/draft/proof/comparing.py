"""Which answers a library's conditions compare, and with what: all that can tell two answers apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from codegen.library.model import Library

LENGTH = 4  # ["compare", sign, left, right], as long as ["for", name, operand, body]
FIELD = 3  # ["item", name, column]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison of an answer with a constant, which may stand on either side of the sign."""

    sign: str
    constant: Any
    constant_first: bool


@dataclass(frozen=True, slots=True)
class Comparisons:
    """The tests of each key (or column), and the keys that are compared with each other.

    ``columns`` are those that a condition inside a loop, or a loop inside it, reads in any way.
    """

    tests: dict[str, list[Comparison]] = field(default_factory=dict)
    links: dict[str, set[str]] = field(default_factory=dict)
    columns: set[str] = field(default_factory=set)

    def linked(self, key: str) -> tuple[str, ...]:
        """Return the keys with which a key is compared, directly or by way of others; itself too."""
        found, queue = {key}, [key]
        while queue:
            new = self.links.get(queue.pop(), set()) - found
            found |= new
            queue += new
        return tuple(sorted(found))


def comparisons(library: Library) -> Comparisons:
    """Return every comparison that a condition or text of the library makes."""
    found = Comparisons()
    for nodes in expressions(library):
        found.columns.update(_columns(nodes, {}))
        for sign, left, right in _compared(nodes, {}):
            sides = [side[1] for side in (left, right) if side[0] == "key"]
            if len(sides) > 1:
                found.links.setdefault(sides[0], set()).add(sides[1])
                found.links.setdefault(sides[1], set()).add(sides[0])
            elif sides:
                constant = right[1] if left[0] == "key" else left[1]
                test = Comparison(sign, constant, left[0] == "const")
                found.tests.setdefault(sides[0], []).append(test)
    return found


def expressions(library: Library) -> Iterator[Any]:
    """Yield every condition and text that a draft of today evaluates."""
    for clause in library.clauses.values():
        yield clause.newest.nodes
        yield from (example.nodes for example in clause.examples)
        conditions = (clause.when, *(example.when for example in clause.examples))
        yield from (condition.nodes for condition in conditions if condition)
    for outline in library.outlines.values():
        yield from (outline.title, outline.subtitle or ())
        for part in outline.parts:
            yield from (part.title, part.text or (), part.when.nodes if part.when else ())
    for question in library.questionnaire.questions.values():
        conditions = (question.when, *(default.when for default in question.defaults))
        yield from (condition.nodes for condition in conditions if condition)
    yield from (rule.when.nodes for rule in library.questionnaire.contradictions)


def _compared(node: Any, names: Mapping[str, str]) -> Iterator[tuple[str, Any, Any]]:
    """Yield the sign and sides of each comparison, with the fields of loops as keys of columns."""
    if not isinstance(node, list | tuple):
        return
    if len(node) == LENGTH and node[0] == "compare":
        yield node[1], _named(node[2], names), _named(node[3], names)
    elif len(node) == LENGTH and node[0] == "for" and isinstance(node[1], str):
        column = _named(node[2], names)[1]
        yield from _compared(node[3], {**names, node[1]: column})
    else:
        for part in node:
            yield from _compared(part, names)


def _columns(node: Any, names: Mapping[str, str]) -> Iterator[str]:
    """Yield the columns that conditions and loops read; what only prints decides nothing."""
    if not isinstance(node, list | tuple) or (node and node[0] == "value"):
        return
    if len(node) == LENGTH and node[0] == "for" and isinstance(node[1], str):
        yield from _columns(node[2], names)
        yield from _columns(node[3], {**names, node[1]: _named(node[2], names)[1]})
    elif len(node) == FIELD and node[0] == "item" and node[1] in names:
        yield _named(node, names)[1]
    else:
        for part in node:
            yield from _columns(part, names)


def _named(operand: Any, names: Mapping[str, str]) -> tuple[str, Any]:
    """Return an operand as a key or a constant."""
    if operand[0] == "item":
        parent = names[operand[1]]
        return "key", f"{parent}.{operand[2]}" if operand[2] else parent
    return operand[0], operand[1]
