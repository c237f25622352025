"""What ``lint --json`` prints."""

from __future__ import annotations

from typing import Literal

# pydantic, which makes the schemas, reads typing.TypedDict only from Python 3.12 on.
from typing_extensions import TypedDict

from codegen.cli.results.base import FoundProblem, Result


class LintFinding(FoundProblem):
    """One finding of a lint, and where it stands in the draft."""

    criterion: str | None
    document: str
    clause: str
    number: str
    words: str


class LintAllowed(LintFinding):
    """A finding that its clause allows, with the reason that stands there."""

    reason: str


class LintCriterion(TypedDict):
    """What became of a criterion; ``reader`` is what only a reader can judge."""

    id: str
    says: str
    verdict: Literal["held", "not held", "for a reader", "does not apply"]
    looked_at: list[str]
    missing: list[str]
    reader: str | None


class Linted(Result):
    """``lint``; ``problems`` are the findings without their place in the draft."""

    findings: list[LintFinding]
    allowed: list[LintAllowed]
    criteria: list[LintCriterion]
    errors: int
    advice: int


class LintRule(TypedDict):
    """One rule; those of style also read anybody's file."""

    id: str
    severity: str
    criterion: str | None
    says: str
    remedy: str
    of_style: bool


class LintRules(Result):
    """``lint --rules``."""

    rules: list[LintRule]
