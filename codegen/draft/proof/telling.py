"""The answers that show something, in words that stand in one line: ``gifts.policy = refuse``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.draft.proof.classes import FILLED, Classes
from codegen.draft.proof.solver import keys
from codegen.library.language import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.draft.proof.world import Chosen


def told(chosen: Chosen, classes: Classes) -> str:
    """Return the answers of an example, each as one would give it; nothing when there are none."""
    said = [text for key in keys(chosen) for text in _answer(key, chosen, classes)]
    return _and(said) if said else ""


def _answer(key: str, chosen: Chosen, classes: Classes) -> Iterator[str]:
    value = chosen.get(("is", key))
    if value is not FILLED:
        if ("is", key) in chosen:
            yield f"{key} = {_value(key, value, classes)}"
        return
    members = classes.members(key)
    decided = {atom[2]: has for atom, has in chosen.items() if atom[:2] == ("has", key)}
    inside = [_member(members[place]) for place, has in decided.items() if has]
    outside = [_member(members[place]) for place, has in decided.items() if not has]
    said = f"{key} with {_and(inside)}" if inside else f"{key} not empty"
    yield said + (f" and without {_and(outside, 'or')}" if outside else "")


def _member(member: Any) -> str:
    if not isinstance(member, dict):
        return str(member)
    named, *others = member.items()
    said = [f"{name} = {_plain(value)}" for name, value in others]
    return f"{named[1]} ({_and(said)})" if said else str(named[1])


def _plain(value: Any) -> str:
    if not isinstance(value, list):
        return str(value)
    return _and(value) if value else "[]"


def _value(key: str, value: Any, classes: Classes) -> str:
    if value is UNKNOWN:
        return "unsure"
    if value == []:
        return "[] (none at all)"
    choice = classes.question(key).choice(value) if isinstance(value, str) else None
    return f"{value} (“{choice.label}”)" if choice else str(value)


def _and(parts: Iterable[str], word: str = "and") -> str:
    *others, last = parts
    return f"{', '.join(others)} {word} {last}" if others else last
