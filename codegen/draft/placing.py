"""Where the references of a document point: at its own parts, and at provisions in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from codegen.document import rewriting
from codegen.document.tree import Run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from codegen.document.tree import Document, Inline
    from codegen.library.model import Library


def places(document: Document, carried: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return what ``topic:`` and ``section:`` references point at: the first part that carries it."""
    found: dict[str, str] = {}
    for part in document.parts:
        target = f"clause:{part.id}" if part.clause else f"part:{part.id}"
        for topic in carried.get(part.id, ()):
            found.setdefault(f"topic:{topic}", target)
        if part.id.startswith("part/section/"):
            found[f"section:{part.id.removeprefix('part/section/')}"] = target
        elif part.id.startswith("part/"):
            found[f"part:{part.id.removeprefix('part/')}"] = target
    return found


def forms(library: Library, titles: Mapping[str, str]) -> dict[str, str]:
    """Return what a reference to each form prints: the title of one that is made, else its name.

    Args:
        library: The clause library.
        titles: Of the forms that the draft makes, by outline.
    """
    return {
        f"form:{outline.form}": titles.get(key) or outline.name or outline.form
        for key, outline in library.outlines.items()
        if outline.form
    }


def placed(
    document: Document, places: Mapping[str, str], library: Library, forms: Mapping[str, str]
) -> Document:
    """Return the document with every reference pointing at a part, provisions and forms in words."""

    def pointed(run: Inline) -> Inline:
        if not isinstance(run, Run) or not run.target:
            return run
        target = run.target
        if target.startswith("provision:") and not run.text:
            instrument, _, provision = target.removeprefix("provision:").partition("/")
            found = library.instruments[instrument]
            return replace(run, text=f"{found.provisions[provision].ref} {found.title}")
        if target.startswith("form:") and not run.text:
            return replace(run, text=forms[target])
        if target.startswith("clause:"):  # whatever it was called when the text was written
            clause = library.clause(target.removeprefix("clause:"))
            target = f"clause:{clause.id}" if clause else target
        return replace(run, target=places.get(target, target))

    return rewriting.document(document, lambda runs: tuple(pointed(run) for run in runs))


def labels(library: Library) -> dict[str, str]:
    """Return what a reference to something that is not in a document is called."""
    topics = {f"topic:{topic.slug}": topic.title.lower() for topic in library.topics.values()}
    return topics | {f"clause:{clause.id}": clause.title for clause in library.clauses.values()}
