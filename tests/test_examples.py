"""The examples beyond what holds of each first draft: a code for members stays short, an order is whole."""

import pytest
from conftest import ROOT

from codegen.document import text
from codegen.draft.drafting import draft
from codegen.interview import answers as answering
from codegen.interview.resolution import Resolution
from codegen.library.load import load

EXAMPLES = [ROOT / "examples" / name for name in ("ministry", "municipality")]
MOST_FOR_MEMBERS = 4_900
MANDATES = [
    ["ministers"],
    ["political-appointees"],
    ["ministers", "political-appointees", "elected-members"],
    ["elected-members"],
]
LIBRARY = load()


def drafted(folder, **changes):
    path = folder / "answers.yaml"
    given, _ = answering.read(path.read_bytes(), str(path), LIBRARY)
    resolution = Resolution(LIBRARY, given.with_changes(changes))
    return resolution, draft(LIBRARY, resolution)


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda path: path.name)
def test_a_code_for_members_is_short_enough_to_be_read_in_a_break(folder):
    _, made = drafted(folder)

    counts = [
        sum(
            text.count(text.part(p, LIBRARY.words, binding=True))
            for p in document.parts
            if p.clause
        )
        for selection, document in zip(made.selections, made.documents, strict=True)
        if selection.target.office == "mandate"
    ]

    assert max(counts) <= MOST_FOR_MEMBERS


@pytest.mark.parametrize("others", [[], ["staff"]], ids=["alone", "beside staff"])
@pytest.mark.parametrize("groups", MANDATES, ids=lambda groups: groups[0])
@pytest.mark.parametrize("kind", ["ministry", "parliament", "municipality"])
def test_the_order_approves_every_code_under_its_title(kind, groups, others):
    people = [{"category": name, "bond": "mandate"} for name in groups + others]
    changes = {"people.categories": people, "organisation.type": kind}
    _, made = drafted(ROOT / "examples/municipality", **changes)
    codes = [
        document.title for document in made.documents if document.kind.startswith("code-of-conduct")
    ]

    order = next(document for document in made.documents if document.kind == "adoption-order")
    approval, annexes = (
        text.part(part, LIBRARY.words)
        for part in order.parts
        if part.id in ("part/approval", "part/annexes")
    )
    assert len(codes) == 1 + len(others)
    assert [title for title in codes if title not in approval or title not in annexes] == []
