"""Numbers that stand for all: on the constants of a library, and between them."""

from __future__ import annotations

from itertools import pairwise
from math import floor
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from codegen.library.questions import Question


def numbers(questions: Sequence[Question], constants: Iterable[Any]) -> dict[str, list[Any]]:
    """Return whole numbers and amounts that show every order of some answers and constants.

    Between two neighbours among the constants and limits stand as many numbers as there are
    questions; between two of the whole numbers as many amounts.
    """
    among = {c for c in constants if isinstance(c, int | float)} | {0}
    among |= {limit for q in questions for limit in (q.least, q.most) if limit is not None}
    whole = [q for q in questions if q.type == "integer"]
    fixed = sorted(among)
    ends = [fixed[0] - len(questions) - 1, *fixed, fixed[-1] + len(questions) + 1]
    integers = {int(n) for n in fixed if n == floor(n)}
    for low, high in pairwise(ends):
        between = range(floor(low) + 1, floor(high) + 1)
        integers.update(n for n in between[: len(questions)] if n < high)
    if not whole:
        integers = set()
    steps = sorted(among | integers)
    amounts = set(steps)
    for low, high in pairwise([*steps, steps[-1] + len(questions) + 1]):
        amounts.update(_between(low, high, len(questions)))
    return {"integer": sorted(integers), "money": sorted(amounts)}


def _between(low: float, high: float, count: int) -> list[float]:
    """Return so many amounts between two, round ones where they fit."""
    if high - low > count:
        return [low + step for step in range(1, count + 1)]
    return [low + (high - low) * step / (count + 1) for step in range(1, count + 1)]
