"""What ``coverage --json`` says, by the types in `codegen.cli.results`."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from codegen.draft.addressing import Addressing, State
    from codegen.draft.coverage import Account, Coverage, Principle, Row
    from codegen.draft.values import Served


def coverage(found: Coverage, headed: Iterable[Principle]) -> dict[str, Any]:
    """Return the entries of coverage: every provision, and the counts."""
    return {
        "offices": list(found.offices) if found.offices is not None else None,
        "instruments": [_account(account) for account in found.accounts],
        "principles": [
            {
                "id": one.id,
                "title": one.title,
                "instrument": one.instrument,
                "counts": _counts(one.counts),
            }
            for one in headed
        ],
    }


def _account(account: Account) -> dict[str, Any]:
    instrument = account.instrument
    return {
        "id": instrument.id,
        "title": instrument.title,
        "short": instrument.short,
        "status": instrument.status,
        "waits_for": list(account.waits_for),
        "counts": _counts(account.counts),
        "provisions": [_row(row) for row in account.rows],
    }


def _counts(counts: Mapping[State, int]) -> dict[str, int]:
    return {str(state): many for state, many in counts.items()}


def _row(row: Row) -> dict[str, Any]:
    provision = row.provision
    return {
        "id": provision.id,
        "ref": provision.ref,
        "title": provision.title,
        "heading": row.heading,
        "binds": provision.binds,
        "state": str(row.state),
        "most": provision.relation_limit or "sets",
        "seen": provision.seen,
        "uncertain": provision.uncertain,
        "reason": row.reason,
        "clauses": [_addressed(one) for one in row.clauses],
        "pending": [_addressed(one) for one in row.pending],
    }


def _addressed(one: Addressing) -> dict[str, Any]:
    return dataclasses.asdict(one)


def values(made: Served) -> dict[str, Any]:
    """Return the entries of values and rules."""
    return {
        "values": [dataclasses.asdict(value) for value in made.values],
        "rules": [dataclasses.asdict(rule) for rule in made.rules],
        "values_without_rule": [value.clause for value in made.unserved],
        "rules_without_value": [rule.clause for rule in made.aimless],
        "rules_of_values_not_printed": [rule.clause for rule in made.behind],
    }
