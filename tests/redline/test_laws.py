"""Accepting a redline gives the new document, rejecting it the old one; for any two documents."""

import sys
from dataclasses import replace
from pathlib import Path

from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(ROOT / "tests/document"))
sys.path.insert(0, str(Path(__file__).parent))

import hostile
from edits import as_compared, documents, edited, ready

from codegen.document.tree import Case, Document, Example, Paragraph, Part, Run
from codegen.redline.compare import redline
from codegen.redline.settle import accept, reject


@given(st.data())
def test_accepting_gives_the_new_document_and_rejecting_the_old_one(data):
    old = data.draw(documents())
    new = data.draw(edited(old))

    marked = redline(old, new)

    assert as_compared(accept(marked)) == as_compared(new)
    assert as_compared(reject(marked)) == as_compared(old)


def unmarked(document):
    """Return a hostile document as it is before there are changes: in normal form and numbered."""
    bare = accept(document)
    return ready(
        replace(bare, parts=tuple(replace(part, change=None, heading=None) for part in bare.parts))
    )


@given(hostile.documents(), hostile.documents())
def test_the_law_holds_for_two_documents_that_have_nothing_in_common(old, new):
    old, new = unmarked(old), unmarked(new)

    marked = redline(old, new)

    assert as_compared(accept(marked)) == as_compared(new)
    assert as_compared(reject(marked)) == as_compared(old)


def clause(*blocks):
    return Document("code", "Code", "en", (Part("a/b", 1, "Scope", blocks),))


def test_a_paragraph_that_came_never_stands_between_the_cases_of_one_box():
    """Each box has a heading of its own in print: two boxes in place of one would print it twice."""
    first, second = (
        Case(allowed=True, runs=(Run("An intern asks."),)),
        Case(allowed=False, runs=(Run("A guest dines."),)),
    )
    old = clause(Paragraph((Run("Contracts name the rules."),)), Example((first, second)))
    new = clause(Paragraph((Run("The standard is part of them."),)), Example((second,)))

    for marked in (redline(old, new), redline(new, old)):
        assert sum(isinstance(block, Example) for block in marked.parts[0].blocks) == 1
