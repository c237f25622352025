"""How the findings of a lint are printed: below their clauses, criterion by criterion, and as JSON."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from codegen.cli.console import entry
from codegen.draft.lint.rules import DRAFT, STYLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codegen.cli.console import Console
    from codegen.draft.lint.judging import Judged
    from codegen.draft.lint.linting import Lint
    from codegen.draft.lint.rule import Finding
    from codegen.errors import Problem

VERDICTS = ("held", "not held", "for a reader", "does not apply")


def rules(console: Console) -> None:
    """Print every rule: its id, its weight, the criterion it serves and what it asks."""
    table = (*STYLE, *DRAFT)
    for rule in table:
        console.say(f"{rule.id:26} {rule.severity:7} {rule.criterion or '':4} {rule.says}")
    entries = [
        {
            "id": rule.id,
            "severity": str(rule.severity),
            "criterion": rule.criterion,
            "says": rule.says,
            "remedy": rule.remedy,
            "of_style": rule in STYLE,
        }
        for rule in table
    ]
    console.result("lint", {"rules": entries})
    console.next("'codegen lint DIR' applies them; those of style also read anybody's file")


def findings(
    console: Console,
    found: Lint,
    documents: dict[str, str],
    parts: dict[str, str],
    most: int | None,
) -> None:
    """Print the findings below the headings of their documents and clauses, then what is allowed.

    Args:
        console: Where they are printed.
        found: What the lint found.
        documents: The titles of the documents.
        parts: The headings of the clauses.
        most: How many findings of one rule are printed; None prints all.
    """
    document = clause = None
    told: Counter[str] = Counter()
    hints: set[tuple[str, str | None]] = set()
    for finding in found.findings:
        rule = finding.problem.rule
        told[rule] += 1
        if most is not None and told[rule] > most:
            continue
        if finding.document != document:
            document, clause = finding.document, None
            console.say(f"\n{documents.get(document, document)}" if document else "\nAnswers")
        name = parts.get(f"{finding.document} {finding.clause}")
        if name and name != clause:
            clause = name
            console.say(f"\n  {name}")
        _say(console, finding, hinted=(rule, finding.problem.hint) in hints)
        hints.add((rule, finding.problem.hint))
    for rule, count in told.items():
        if most is not None and count > most:
            console.say(f"  and {count - most} more of [{rule}]; --json lists them")
    if found.allowed:
        console.say("\nAllowed, with the reason")
        for allowed in found.allowed:
            one = allowed.finding
            console.say(f"  {one.document} {one.number}: [{one.rule.id}] {allowed.reason}")
    errors, remarks = found.errors, found.advice
    console.say(
        f"\n{errors} error{'' if errors == 1 else 's'}, {remarks} remark{'' if remarks == 1 else 's'}."
    )


def _say(console: Console, finding: Finding, *, hinted: bool) -> None:
    """Print a finding; its hint only where it stands for the first time."""
    problem = finding.problem
    place = f"{problem.where}: " if problem.where else ""
    paragraph = finding.number.partition(" ")[2]
    at = f"paragraph {paragraph}: " if finding.clause and paragraph else ""
    console.say(f"  {place}{problem.severity}: {at}{problem.message} [{problem.rule}]")
    if problem.hint and not hinted:
        console.say(f"    hint: {problem.hint}")


def criteria(console: Console, told: tuple[Judged, ...]) -> None:
    """Print each criterion, what was looked at, and what is missing or left to a reader."""
    console.say("\nCriteria")
    for one in told:
        console.say(f"\n{one.criterion.id} {one.verdict}: {one.criterion.says}")
        if one.looked_at:
            console.say(f"  looked at: {'; '.join(one.looked_at)}")
        if one.missing:
            console.say(
                f"  {'missing' if one.verdict == 'not held' else 'because'}: {'; '.join(one.missing)}"
            )
        if one.verdict == "for a reader":
            console.say(f"  a reader must judge: {one.criterion.reader}")
    counts: Counter[str] = Counter(one.verdict for one in told)
    counted = ", ".join(f"{counts[verdict]} {verdict}" for verdict in VERDICTS if counts[verdict])
    console.say(f"\nOf {len(told)} criteria: {counted}.")


def result(
    console: Console, found: Lint, told: tuple[Judged, ...], told_of: Iterable[Problem] = ()
) -> None:
    """Print the one object of a lint that was asked for JSON; *told_of* are warnings of the run."""
    data: dict[str, Any] = {
        "findings": [_finding(one) for one in found.findings],
        "allowed": [{**_finding(one.finding), "reason": one.reason} for one in found.allowed],
        "criteria": [
            {
                "id": one.criterion.id,
                "says": one.criterion.says,
                "verdict": one.verdict,
                "looked_at": list(one.looked_at),
                "missing": list(one.missing),
                "reader": one.criterion.reader,
            }
            for one in told
        ],
        "errors": found.errors,
        "advice": found.advice,
    }
    console.result("lint", data, [*told_of, *(one.problem for one in found.findings)])


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        **entry(finding.problem),
        "criterion": finding.rule.criterion,
        "document": finding.document,
        "clause": finding.clause,
        "number": finding.number,
        "words": finding.words,
    }
