"""Coverage and values as rows for a spreadsheet, which must not take a cell for a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from codegen.draft.addressing import State
from codegen.draft.concordance import LABELS, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from codegen.draft.addressing import Addressing
    from codegen.draft.coverage import Coverage, Row
    from codegen.draft.values import Served

HEADER = (
    "instrument", "status", "provision", "reference", "title", "binds", "state", "most a code can do",
    "text read", "number uncertain", "why not for a code", "clause", "clause title", "how", "counted",
    "document", "number", "paragraphs", "missing", "mapping",
)  # fmt: skip
VALUES = ("value", "value title", "value printed", "rule", "rule number", "rule title")
# A spreadsheet takes what begins so for a formula, and a formula can send a file away.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def coverage(found: Coverage) -> str:
    """Return a row for each provision and clause, one without clause where nothing is printed."""
    rows = []
    for account in found.accounts:
        instrument = account.instrument
        for row in account.rows:
            head = (instrument.id, instrument.status, *_provision(row))
            rows += [
                (*head, *cells) for one in (*row.clauses, *row.pending) for cells in _places(one)
            ]
            if not row.clauses and not row.pending:
                rows.append(head)
    return written(HEADER, rows)


def values(made: Served) -> str:
    """Return a row for each value and rule that serves it; either side alone where it has no other."""
    rules = {rule.clause: rule for rule in made.rules}
    rows: list[tuple[str, ...]] = []
    for value in made.values:
        head = (value.clause, value.title, _yes(value.printed))
        rows += [(*head, name, rules[name].number or "", rules[name].title) for name in value.rules]
        if not value.rules:
            rows.append(head)
    rows += [("", "", "", rule.clause, rule.number or "", rule.title) for rule in made.aimless]
    return written(VALUES, rows)


def written(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""Return rows as CSV, each as long as the header, and no cell a formula.

    >>> written(("a", "b"), [("=1+1",)])
    "a,b\r\n'=1+1,\r\n"
    """
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(header)
    for row in rows:
        cells = [f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row]
        writer.writerow([*cells, *[""] * (len(header) - len(cells))])
    return made.getvalue()


def _provision(row: Row) -> tuple[str, ...]:
    provision = row.provision
    most = "" if row.state is State.OUTSIDE else provision.relation_limit or "sets"
    return (
        provision.id, provision.ref, provision.title, provision.binds, LABELS[row.state], most,
        _yes(provision.seen), _yes(provision.uncertain), row.reason or "",
    )  # fmt: skip


def _places(one: Addressing) -> Iterator[tuple[str, ...]]:
    said = (
        one.clause,
        one.title,
        one.how,
        "yes" if one.stands == "printed" else f"no: {one.stands}",
    )
    for place in one.places:
        where = (place.document, place.number or "", listed(place.paragraphs))
        yield (*said, *where, one.missing or "", one.read)
    if not one.places:
        yield (*said, "", "", one.by or "", one.missing or "", one.read)


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"
