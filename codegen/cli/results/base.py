"""What every result of a command holds."""

from __future__ import annotations

# pydantic, which makes the schemas, reads typing.TypedDict only from Python 3.12 on.
from typing_extensions import TypedDict


class FoundProblem(TypedDict):
    """One problem, as `codegen.errors.Problem`."""

    rule: str
    severity: str
    message: str
    file: str | None
    line: int | None
    column: int | None
    hint: str | None


class Result(TypedDict):
    """What every result holds; ``schema`` is ``codegen/COMMAND/1``."""

    schema: str
    problems: list[FoundProblem]
