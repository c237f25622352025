"""Coverage and values as pages: tables whose cells say in letters and patterns what colour says too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codegen.document.tree import Items, Paragraph, Run
from codegen.doors import locale
from codegen.doors.pages import Html, element, render
from codegen.draft import concordance
from codegen.draft.addressing import STRENGTH, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from codegen.document.tree import Block, Document
    from codegen.draft.addressing import Addressing
    from codegen.draft.coverage import Account, Coverage, Principle, Row
    from codegen.draft.values import Served
    from codegen.library.model import Library

FRAME = "coverage.html.j2"
LETTERS = {
    State.SETS: "S",
    State.SUPPORTS: "P",
    State.INFORMS: "I",
    State.GAP: "gap",
    State.OUTSIDE: "–",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the map: a section of a document, or a folder of clauses; ``short`` is its head."""

    key: tuple[str, str | None]
    short: str
    title: str


def columns(library: Library, documents: Iterable[Document] | None) -> tuple[Column, ...]:
    """Return the sections of a draft that hold clauses; for a library its folders of clauses."""
    if documents is None:
        named = library.principles.items()
        return tuple(Column((name, None), title, title) for name, title in named)
    found: dict[tuple[str, str | None], Column] = {}
    for document in documents:
        titles = {part.number: part.title for part in document.parts if part.level == 1}
        for part in document.parts:
            if part.clause is None:
                continue
            section = part.number.partition(".")[0] if part.number else None
            key = (document.kind, section)
            title = titles.get(section) if section else None
            said = f"{section} {title}" if title else document.title
            found.setdefault(key, Column(key, section or document.title, said))
    return tuple(found.values())


def coverage(
    library: Library,
    found: Coverage,
    headed: Sequence[Principle],
    *,
    frames: Mapping[str, str],
    documents: Sequence[Document] | None = None,
    body: str | None = None,
    missing: Iterable[str] = (),
) -> str:
    """Return coverage as a page: counts, then each instrument as a map of provisions and sections.

    Args:
        library: The library.
        found: What is addressed.
        headed: The principles to sum up.
        frames: The frames of pages, of which it takes `FRAME`.
        documents: The documents of the draft, None for the library.
        body: The name of the body whose draft it is, None for the library.
        missing: Offices whose people the body has and for whom the draft has no code.
    """
    made = concordance.concordance(
        library, found, headed, body=body, missing=missing, details=False
    )
    sections = columns(library, documents)
    reading = next(part for part in made.parts if part.id == "part/reading")
    legend = [
        {"state": str(state), "letter": LETTERS[state], "label": concordance.LABELS[state],
         "said": said} for state, said in concordance.MEANINGS.items()
    ]  # fmt: skip
    return _page(library, frames, {
        "title": made.title,
        "legend": legend,
        "reading": _blocks(reading.blocks[2:]),
        "sums": [_sum(part.id, part.title or "", part.blocks[0])
                 for part in made.parts if part.id != "part/reading"],
        "columns": sections,
        "maps": [_map(account, sections) for account in found.accounts],
        "values": None,
    })  # fmt: skip


def values(
    library: Library, made: Served, *, frames: Mapping[str, str], body: str | None = None
) -> str:
    """Return values and rules as a page: a table of rules and values, and both sides' orphans."""
    told = concordance.values(library, made, body=body)
    matrix = {
        "heads": [{"title": value.title, "printed": value.printed} for value in made.values],
        "rows": [
            {"head": f"{rule.number or ''} {rule.title}".strip(),
             "cells": [value.clause in rule.values for value in made.values]}
            for rule in made.rules
        ],
        "orphans": [{"title": part.title, "body": _blocks(part.blocks)} for part in told.parts[1:]],
    }  # fmt: skip
    return _page(library, frames, {
        "title": told.title, "legend": [], "reading": Html(), "sums": [], "columns": (), "maps": [],
        "values": matrix,
    })  # fmt: skip


def _page(library: Library, frames: Mapping[str, str], said: dict[str, Any]) -> str:
    frame = {
        "language": library.language,
        "direction": locale.direction(library.language),
        "status": None,
        "words": library.words,
    }
    return render(frames, FRAME, frame | said)


def _sum(name: str, title: str, table: Block) -> dict[str, Any]:
    """Return a table of counts; each cell knows its share of the row, in tenths."""
    assert not isinstance(table, Paragraph)
    header = [_text(cell) for cell in getattr(table, "header", ())]
    rows = []
    for head, *cells in getattr(table, "rows", ()):
        numbers = [int(_text(cell)) for cell in cells]
        shares = [round(10 * number / numbers[-1]) if numbers[-1] else 0 for number in numbers]
        rows.append({"head": _text(head), "cells": list(zip(numbers, shares, strict=True))})
    states = [str(state) for state in State]
    return {
        "id": name.rpartition("/")[2],
        "title": title,
        "header": header,
        "rows": rows,
        "states": states,
    }


def _map(account: Account, sections: Sequence[Column]) -> dict[str, Any]:
    instrument = account.instrument
    kind = instrument.status.replace("-", " ")
    lead = [f"{instrument.title}. {instrument.citation} ({kind})."]
    if account.waits_for:
        lead.append(concordance.DEPENDS.format(keys=", ".join(account.waits_for)))
    reasons = {row.reason for row in account.rows}
    outside = reasons.pop() if len(reasons) == 1 else None
    if outside:
        lead.append(f"Not for a code of this body: {outside}.")
    used = (
        [] if outside else [one for one in sections if any(_here(row, one) for row in account.rows)]
    )
    rows = []
    for number, row in enumerate(() if outside else account.rows, 1):
        rows.append({"id": f"{instrument.id}-{number}", **_line(row, used)})
    return {
        "id": instrument.id,
        "title": instrument.short,
        "lead": lead,
        "columns": used,
        "rows": rows,
    }


def _line(row: Row, sections: Sequence[Column]) -> dict[str, Any]:
    cells = []
    for section in sections:
        hows = [State(one.how) for one in _here(row, section)]
        best = max(hows, key=STRENGTH.__getitem__, default=None)
        cells.append({"state": str(best), "letter": LETTERS[best]} if best else None)
    provision = row.provision
    most = row.state is not State.SETS and provision.relation_limit == str(row.state)
    return {
        "ref": concordance.marked(provision),
        "title": provision.title,
        "gist": provision.gist,
        "state": str(row.state),
        "letter": LETTERS[row.state],
        "label": concordance.LABELS[row.state],
        "reason": row.reason,
        "most": most,
        "clauses": [concordance.addressed(one) for one in (*row.clauses, *row.pending)],
        "cells": cells,
    }


def _here(row: Row, section: Column) -> list[Addressing]:
    """Return what addresses a provision in one section."""
    document, number = section.key
    return [
        one
        for one in row.clauses
        if any(
            place.document == document
            and (place.number.partition(".")[0] if place.number else None) == number
            for place in one.places
        )
        or (not one.places and one.clause.startswith(f"{document}/"))
    ]


def _blocks(blocks: Iterable[Block]) -> Html:
    """Return paragraphs and lists of plain text as elements."""
    made: list[Html] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            made.append(element("p", _text(block.runs)))
        elif isinstance(block, Items):
            items = [element("li", *(_text(one.runs) for one in item if isinstance(one, Paragraph)))
                     for item in block.items]  # fmt: skip
            made.append(element("ul", *items))
    return Html("\n").join(made)


def _text(runs: Iterable[Any]) -> str:
    return "".join(run.text for run in runs if isinstance(run, Run))
