"""The examples: each is final, answers all that is asked, and keeps its codes short and its order whole."""

import pytest
from conftest import ROOT

from codegen.cli.app import main
from codegen.document import text
from codegen.draft.drafting import draft
from codegen.interview import answers as answering
from codegen.interview.resolution import Resolution
from codegen.library.load import load

EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/answers.yaml"))
MOST = {"in-service": 7_000, "mandate": 4_700}
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
def test_an_example_comes_out_final(folder, tmp_path):
    with pytest.raises(SystemExit) as left:
        main(["draft", str(folder), "--out", str(tmp_path / "f"), "--final"])

    assert left.value.code == 0


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda path: path.name)
def test_an_example_answers_all_that_is_asked(folder):
    resolution, _ = drafted(folder)

    missing = [
        question.key
        for question in LIBRARY.questionnaire.asked
        if resolution.applies(question.key)
        and question.type not in ("record", "matrix")
        and question.key not in resolution.answers.given
    ]
    assert missing == []


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda path: path.name)
def test_the_codes_of_an_example_are_short_enough_to_be_read(folder):
    _, made = drafted(folder)
    long = {}
    for selection, document in zip(made.selections, made.documents, strict=True):
        binding = [
            text.part(part, LIBRARY.words, binding=True) for part in document.parts if part.clause
        ]
        many = sum(map(text.count, binding))
        if many > MOST.get(selection.target.office, many):
            long[document.kind] = many

    assert long == {}


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
