"""Where things stand in a text: under which branches and loops, and whether those print."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from codegen.draft.proof.world import Members
from codegen.library.language import operand_value, outcome, reads
from codegen.library.references import TARGET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from codegen.draft.proof.world import World


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch of an ``if``, counted from 0; the ``else`` comes after the last condition."""

    conditions: tuple[Any, ...]
    place: int


@dataclass(frozen=True, slots=True)
class Loop:
    """The body of a loop over a list."""

    name: str
    operand: Any


@dataclass(frozen=True, slots=True)
class OpenLoop:
    """What stands where a loop would, while nobody has given its list: an open point."""

    operand: Any


Step: TypeAlias = Branch | Loop | OpenLoop
Way: TypeAlias = tuple[Step, ...]
Items: TypeAlias = "Mapping[str, Any]"


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference in a text, and the way to it."""

    kind: str
    name: str
    way: Way


def references(nodes: Iterable[Any], way: Way = ()) -> Iterator[Reference]:
    """Yield the references of a text, in the order in which they stand in it."""
    for node, steps, body in _walked(nodes, way):
        if isinstance(node, str):
            for found in TARGET.finditer(node):
                yield Reference(found.group(1), found.group(2), steps)
        elif body is not None:
            yield from references(body, steps)


def branches(nodes: Iterable[Any], way: Way = ()) -> Iterator[Way]:
    """Yield the way to each branch of a text, in the order in which they stand in it."""
    for node, steps, body in _walked(nodes, way):
        if not isinstance(node, str) and body is not None:
            if isinstance(steps[-1], Branch):
                yield steps
            yield from branches(body, steps)


def values(nodes: Iterable[Any], way: Way = ()) -> Iterator[tuple[str, Way]]:
    """Yield the key of each answer that a text prints or loops over, and the way to it."""
    for node, steps, body in _walked(nodes, way):
        if isinstance(node, str):
            continue
        if body is None:
            yield from ((key, steps) for key in reads([node[1]]))
        else:
            if isinstance(steps[-1], Loop):
                yield from ((key, way) for key in reads([node[2]]))
            yield from values(body, steps)


def conditions(nodes: Iterable[Any], way: Way = ()) -> Iterator[tuple[Any, Way]]:
    """Yield each condition of a text, and the way to where it decides."""
    for node, steps, body in _walked(nodes, way):
        if not isinstance(node, str) and body is not None:
            step = steps[-1]
            if isinstance(step, Branch) and step.place < len(step.conditions):
                yield step.conditions[step.place], way
            yield from conditions(body, steps)


def _walked(nodes: Iterable[Any], way: Way) -> Iterator[tuple[Any, Way, Any]]:
    """Yield each node, and for those with bodies each body with the way into it."""
    for node in nodes:
        if isinstance(node, str) or node[0] == "value":
            yield node, way, None
        elif node[0] == "if":
            conditions = tuple(condition for condition, _ in node[1])
            bodies = [body for _, body in node[1]] + ([node[2]] if node[2] else [])
            for place, body in enumerate(bodies):
                yield node, (*way, Branch(conditions, place)), body
        else:
            yield node, (*way, Loop(node[1], node[2])), node[3]


def is_printed(way: Way, world: World, *, alone: bool = False) -> bool:
    """Return whether what stands at the end of a way is printed.

    Args:
        way: The branches and loops around it.
        world: The answers.
        alone: Whether it is to be printed as itself, not as one alternative among several.
    """
    return leads(way, world, lambda _: True, alone=alone)


def leads(
    way: Way,
    world: World,
    last: Callable[[Items], bool],
    items: Items | None = None,
    *,
    alone: bool = False,
) -> bool:
    """Return whether a way is printed and, with the records that its loops are at, a last test passes.

    A loop leads on when its list has some member for which the rest of the way does.
    """
    if not way:
        return last(items or {})
    step, rest = way[0], way[1:]
    if isinstance(step, Branch):
        taken = _is_taken(step, world, items, alone=alone)
        return taken and leads(rest, world, last, items, alone=alone)
    value = operand_value(step.operand, world, items)
    if isinstance(step, OpenLoop):
        return not isinstance(value, Members | list)
    return any(
        leads(rest, world, last, {**(items or {}), step.name: member}, alone=alone) and belongs()
        for member, belongs in _members(value)
    )


def _members(value: Any) -> Iterator[tuple[Any, Callable[[], bool]]]:
    """Yield each member that a list may have, and what tells whether it has."""
    if isinstance(value, Members):
        for place, member in enumerate(value.world.classes.members(value.key)):
            yield member, partial(value.world.has, value.key, place)
    elif isinstance(value, list):
        for member in value:
            yield member, partial(bool, True)  # noqa: FBT003  it stands in the list


def _is_taken(step: Branch, world: World, items: Items | None, *, alone: bool) -> bool:
    for condition in step.conditions[: step.place]:
        before, _ = outcome(condition, world, items)
        if before or (alone and before is None):
            return False
    if step.place == len(step.conditions):
        return True
    own, _ = outcome(step.conditions[step.place], world, items)
    return own is True or (own is None and not alone)


def says_something(nodes: Sequence[Any], world: World) -> bool:
    """Return whether a text prints more than blanks."""
    return any(True for way in _words(nodes, ()) if is_printed(way, world))


def _words(nodes: Iterable[Any], way: Way) -> Iterator[Way]:
    """Yield the ways to what prints, the plain text of a body before what stands deeper."""
    inner = []
    for node, steps, body in _walked(nodes, way):
        if body is not None:
            inner.append((body, steps))
            if isinstance(steps[-1], Loop):
                yield (*way, OpenLoop(steps[-1].operand))
        elif not isinstance(node, str) or node.strip():
            yield steps
    for body, steps in inner:
        yield from _words(body, steps)
