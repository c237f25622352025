"""The clause language: Jinja2's syntax, read into nodes of our own.

Nothing of Jinja2 ever runs: a text is parsed, every construct that is not listed here is refused at
its line, and the rest becomes lists that JSON can hold. `codegen.library.language` evaluates them.

Nodes of a text: a string, or one of::

    ["value", OPERAND, [FILTER, ...]]
    ["if", [[CONDITION, NODES], ...], NODES or None]
    ["for", NAME, OPERAND, NODES]

An operand is ``["key", "gifts.limit", LINE]``, ``["item", "r", "name" or None]`` or ``["const", x]``;
a condition is an operand comparison or one of and, or, not, known, empty, office::

    ["compare", OP, OPERAND, OPERAND]   ["and", C, C]   ["or", C, C]   ["not", C]
    ["known", OPERAND]   ["empty", OPERAND]   ["office", NAME, LINE]
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from jinja2 import Environment, TemplateError, nodes

from codegen.errors import Location, Problem

Node: TypeAlias = str | list[Any]
Nodes: TypeAlias = list[Node]
Expression: TypeAlias = list[Any]

FILTERS = frozenset(
    {"money", "days", "weeks", "months", "years", "date", "label", "list", "citation", "capital"}
)
COMPARISONS = {
    "eq": "==",
    "ne": "!=",
    "lt": "<",
    "lteq": "<=",
    "gt": ">",
    "gteq": ">=",
    "in": "in",
    "notin": "not in",
}
LONGEST = 20_000
DEEPEST = 100  # lists in lists: whatever walks the nodes later does so by recursion
PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
FORBIDDEN = (
    (re.compile(r"\{#"), "comments are not part of the clause language"),
    (
        re.compile(r"[{][{%][-+]|[-+][%}][}]"),
        "whitespace control is not part of the clause language",
    ),
    (re.compile(r"\{%\s*(raw|endraw)\b"), "'raw' is not part of the clause language"),
    (PRIVATE_USE, "private-use characters may not stand in a text"),
)


class _Refused(Exception):  # noqa: N818  it never leaves this module
    """A construct outside the language, at a line of the text."""

    def __init__(self, message: str, line: int, hint: str | None = None) -> None:
        super().__init__(message)
        self.message, self.line, self.hint = message, line, hint


def _environment() -> Environment:
    environment = Environment(  # noqa: S701  nothing is rendered by Jinja2
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.globals.clear()
    return environment


ENVIRONMENT = _environment()


def text(
    source: str, file: str, first_line: int = 1, column: int = 1
) -> tuple[Nodes, list[Problem]]:
    """Return the nodes of a clause text, and what is wrong with it (then no nodes).

    Args:
        source: The text as in the file.
        file: Its file, for problems.
        first_line: The line of the file on which the text begins.
        column: The column at which its lines begin.
    """
    try:
        return _parsed(source), []
    except _Refused as refused:
        return [], [_problem(refused, source, file, first_line, column)]


def condition(
    source: str, file: str, first_line: int = 1, column: int = 1
) -> tuple[Expression, list[Problem]]:
    """Return the node of a condition such as ``gifts.policy != 'refuse'``, and what is wrong with it."""
    wrapped = "{% if " + source + " %}{% endif %}"
    try:
        first = _parsed(wrapped)[0]
    except _Refused as refused:
        return [], [_problem(refused, source, file, first_line, column)]
    if "%}" in source or isinstance(first, str):
        refusal = _Refused("a condition holds no tags", 1)
        return [], [_problem(refusal, source, file, first_line, column)]
    return first[1][0][0], []


def _problem(refused: _Refused, source: str, file: str, first_line: int, column: int) -> Problem:
    lines = source.split("\n")
    text_line = lines[refused.line - 1] if refused.line <= len(lines) else ""
    tag = re.search(r"\{[{%#]", text_line)
    offset = tag.start() if tag else 0
    where = Location(file, first_line + refused.line - 1, column + offset)
    return Problem("clause-language", refused.message, where, refused.hint)


def _plainly(said: str) -> tuple[str, str | None]:
    """Return what Jinja2 says of a slip, in the words of somebody who never saw Jinja2, and a hint."""
    if "looking for the following tags" in said:
        return "a tag is not closed", "{% endif %} or {% endfor %} is missing"
    message = f"this cannot be read: {said}"
    if "got '='" in said:
        return message, "compare with two signs: =="
    if re.search(r"got '(AND|OR|NOT|And|Or|Not)'", said):
        return message, "write and, or, not in small letters"
    return message, None


def _parsed(source: str) -> Nodes:
    if len(source) > LONGEST:
        raise _Refused(f"a text has at most {LONGEST:,} characters, this one {len(source):,}", 1)
    for pattern, message in FORBIDDEN:
        found = pattern.search(source)
        if found:
            raise _Refused(message, source.count("\n", 0, found.start()) + 1)
    try:
        template = ENVIRONMENT.parse(source)
        whole = _body(template.body, frozenset())
    except TemplateError as error:
        line = getattr(error, "lineno", None) or 1
        said, hint = _plainly(str(error.message))
        raise _Refused(said, line, hint) from None
    except ValueError:
        raise _Refused("a number in it has too many digits", 1) from None
    except RecursionError:
        raise _Refused("this is nested too deeply", 1) from None
    if _depth(whole) > DEEPEST:
        raise _Refused("this is nested too deeply", 1)
    return whole


def _depth(found: Nodes) -> int:
    depth, level = 0, [found]
    while level:
        depth += 1
        level = [part for parts in level for part in parts if isinstance(part, list)]
    return depth


def _body(body: list[nodes.Node], names: frozenset[str]) -> Nodes:
    found: Nodes = []
    for node in body:
        match node:
            case nodes.Output():
                found += [_output(part, names) for part in node.nodes]
            case nodes.If():
                found.append(_if(node, names))
            case nodes.For():
                found.append(_for(node, names))
            case _:
                raise _Refused(f"'{type(node).__name__.lower()}' is not part of the clause language",
                               node.lineno, "there are {{ value }}, {% if %} and {% for %}")  # fmt: skip
    return found


def _output(node: nodes.Expr, names: frozenset[str]) -> Node:
    if isinstance(node, nodes.TemplateData):
        return node.data
    filters: list[str] = []
    while isinstance(node, nodes.Filter):
        if node.name not in FILTERS or node.args or node.kwargs or node.node is None:
            raise _Refused(f"there is no filter '{node.name}'", node.lineno,
                           "filters are " + ", ".join(sorted(FILTERS)))  # fmt: skip
        filters.insert(0, node.name)
        node = node.node
    operand = _operand(node, names)
    if operand[0] == "const":
        raise _Refused("a value is the key of a question, not a constant", node.lineno)
    return ["value", operand, filters]


def _if(node: nodes.If, names: frozenset[str]) -> Node:
    branches = [
        [_condition(part.test, names), _body(part.body, names)] for part in (node, *node.elif_)
    ]
    return ["if", branches, _body(node.else_, names) if node.else_ else None]


def _for(node: nodes.For, names: frozenset[str]) -> Node:
    if not isinstance(node.target, nodes.Name) or node.else_ or node.test or node.recursive:
        raise _Refused("a loop is '{% for name in key %}' and nothing more", node.lineno)
    operand = _operand(node.iter, names)
    if operand[0] == "const":
        raise _Refused("a loop runs over the answer to a question", node.lineno)
    name = node.target.name
    return ["for", name, operand, _body(node.body, names | {name})]


def _condition(node: nodes.Node, names: frozenset[str]) -> Expression:
    match node:
        case nodes.And() | nodes.Or():
            word = "and" if isinstance(node, nodes.And) else "or"
            return [word, _condition(node.left, names), _condition(node.right, names)]
        case nodes.Not():
            return ["not", _condition(node.node, names)]
        case nodes.Test(name="known" | "empty", args=[], kwargs=[]):
            return [node.name, _operand(node.node, names)]
        case nodes.Compare(ops=[operand]):
            left, right = _operand(node.expr, names), _operand(operand.expr, names)
            return ["compare", COMPARISONS[operand.op], left, right]
        case nodes.Call(node=nodes.Name(name="office"), args=[nodes.Const(value=str())], kwargs=[]):
            argument = node.args[0]
            assert isinstance(argument, nodes.Const)
            return ["office", argument.value, node.lineno]
    raise _Refused("this is no condition of the clause language", node.lineno,
                   "compare a key with a constant, as in gifts.policy == 'limit'")  # fmt: skip


def _operand(node: nodes.Node, names: frozenset[str]) -> Expression:
    match node:
        case nodes.Const(value=str() | int() | float()) if not isinstance(node.value, bool):
            return ["const", node.value]
        case nodes.List() | nodes.Tuple():
            parts = [_operand(item, names) for item in node.items]
            if all(part[0] == "const" for part in parts):
                return ["const", [part[1] for part in parts]]
    dotted = _dotted(node)
    if not dotted:
        raise _Refused("this is not a key, a text, a number or a list of them", node.lineno)
    first, _, rest = dotted.partition(".")
    if first in names:
        return ["item", first, rest or None]
    return ["key", dotted, node.lineno]


def _dotted(node: nodes.Node) -> str:
    """Return ``gifts.policy`` for a chain of names, and nothing for anything else."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        before = _dotted(node.node)
        return f"{before}.{node.attr}" if before else ""
    return ""


def keys(node: Any) -> list[tuple[str, int]]:
    """Return every question key that nodes or a condition read, with its line, in order.

    >>> keys(condition("a.b == 'x' and not (c.d is known)", "f")[0])
    [('a.b', 1), ('c.d', 1)]
    """
    if not isinstance(node, list):
        return []
    if len(node) == 3 and node[0] == "key" and isinstance(node[2], int):  # noqa: PLR2004
        return [(node[1], node[2])]
    return [found for part in node for found in keys(part)]
