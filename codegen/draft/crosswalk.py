"""The concordance that is annexed to a draft: the provisions it addresses, and its clauses, in short.

It holds the foremost instruments of the library; ``codegen coverage`` tells of all.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from codegen.document import normal
from codegen.document.tree import Part, Run, Table
from codegen.draft.concordance import LABELS, listed, marked
from codegen.draft.coverage import coverage
from codegen.draft.standing import standings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.document.tree import Document, Inlines
    from codegen.draft.addressing import Place
    from codegen.draft.coverage import Account, Row
    from codegen.draft.drafting import Draft
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library

_CONDUCT = "code-of-conduct"
HEADER = ("Provision", "Where the draft addresses it", "What the text does")


def with_concordance(library: Library, resolution: Resolution, made: Draft) -> Draft:
    """Return a draft whose concordance lists provisions and clauses; most drafts have none.

    Args:
        library: Where the outlines say which document is a concordance.
        resolution: The answers.
        made: The draft, all its documents composed.
    """
    listing = [library.outlines[chosen.target.outline].concordance for chosen in made.selections]
    if not any(listing):
        return made
    found = coverage(library, resolution, standings(library, resolution, made))
    chosen = library.foremost or tuple(library.instruments)
    parts = tuple(
        part
        for account in found.accounts
        if account.instrument.id in chosen
        for part in _part(account)
    )
    documents = tuple(
        _ended(document, parts) if here else document
        for here, document in zip(listing, made.documents, strict=True)
    )
    return replace(made, documents=documents)


def _ended(document: Document, parts: tuple[Part, ...]) -> Document:
    return normal.document(replace(document, parts=(*document.parts, *parts)))


def _part(account: Account) -> Iterator[Part]:
    """Yield the part of an instrument of which something printed addresses a provision."""
    rows = tuple(_row(account.instrument.id, row) for row in account.rows if _printed(row))
    if rows:
        table = Table(tuple((Run(head),) for head in HEADER), rows)
        title = account.instrument.short
        yield Part(f"part/{account.instrument.id}", 1, title, (table,), numbered=False)


def _printed(row: Row) -> tuple[Place, ...]:
    """Return where the draft prints what addresses a provision."""
    return tuple(place for one in row.clauses if one.stands == "printed" for place in one.places)


def _row(instrument: str, row: Row) -> tuple[Inlines, ...]:
    provision = f"{marked(row.provision)} {row.provision.title}"
    target = f"provision:{instrument}/{row.provision.id}"
    return (
        (Run(provision, target=target),),
        (Run(places(_printed(row))),),
        (Run(LABELS[row.state]),),
    )


def places(found: Iterable[Place]) -> str:
    """Return places by document, each document named once as people call it.

    >>> from codegen.draft.addressing import Place
    >>> places([Place("code-of-conduct", "4.1", (1, 2)), Place("code-of-conduct", "5.2", ())])
    'Code of conduct 4.1 (1), (2); 5.2'
    >>> places([Place("code-of-conduct-third-party", "4.2", (1,))])
    'Code of conduct (third party) 4.2 (1)'
    """
    named: dict[str, dict[str, None]] = {}
    for place in found:
        number = " ".join(filter(None, [place.number, listed(place.paragraphs)]))
        named.setdefault(place.document, {})[number] = None
    return "; ".join(
        f"{_called(document)} {'; '.join(filter(None, numbers))}".strip()
        for document, numbers in named.items()
    )


def _called(document: str) -> str:
    """Return the name of a document as people say it, with the people whose code it is in brackets."""
    code, _, people = document.partition(f"{_CONDUCT}-")
    return (
        f"{_plain(_CONDUCT)} ({people.replace('-', ' ')})" if people and not code
        else _plain(document)
    )  # fmt: skip


def _plain(name: str) -> str:
    return name.replace("-", " ").capitalize()
