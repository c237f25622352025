"""The cases of tests/cases: bodies as an ethics officer would describe them, and what they get."""

import pytest
from conftest import ROOT

from codegen.document import text
from codegen.doors import yaml
from codegen.draft.drafting import draft
from codegen.interview import answers as answering
from codegen.interview.resolution import Resolution
from codegen.library.load import load

ENTRIES = {"name", "preset", "answers", "unsure", "selects", "brackets", "leaves_out",
           "says", "does_not_say"}  # fmt: skip
FOLDER = ROOT / "tests/cases"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(FOLDER.glob("*.yaml"))
    for case in yaml.parse(path.read_bytes(), path.name)
]


@pytest.fixture(scope="module")
def library():
    return load()


@pytest.fixture(scope="module")
def drafts(library):
    """The draft of each case, by its name."""
    return {case.values[0]["name"]: drafted(library, case.values[0]) for case in CASES}


def drafted(library, case):
    """Return the draft of a case."""
    whole = {"codegen": 1, "answers": {"organisation.name": "Ahlen"} | (case.get("answers") or {})}
    whole |= {name: case[name] for name in ("preset", "unsure") if name in case}
    answers, warnings = answering.read(yaml.dump(whole), case["name"], library)
    assert warnings == ()
    return draft(library, Resolution(library, answers))


def states(library, made):
    """Return what became of each clause in the documents of a draft, the printed state before others."""
    found = dict.fromkeys(library.clauses, "out")
    for selection in made.selections:
        for decision in selection.decisions:
            if decision.printed or found[decision.clause] == "out":
                found[decision.clause] = decision.state
    return found


def printed(library, made):
    """Return the text of each printed clause on one line, its examples left out."""
    return {
        part.id: " ".join(text.part(part, library.words, binding=True).split())
        for document in made.documents
        for part in document.parts
    }


@pytest.mark.parametrize("case", CASES)
def test_a_body_gets_the_clauses_that_suit_it(library, drafts, case):
    found = states(library, drafts[case["name"]])

    wanted = {
        **dict.fromkeys(case.get("selects", ()), ("in",)),
        **dict.fromkeys(case.get("brackets", ()), ("alternative",)),
        **dict.fromkeys(case.get("leaves_out", ()), ("out", "waiting")),
    }
    assert case.keys() <= ENTRIES
    assert {name: found[name] for name in wanted if found[name] not in wanted[name]} == {}


@pytest.mark.parametrize(
    "case", [c for c in CASES if {"says", "does_not_say"} & c.values[0].keys()]
)
def test_a_clause_says_what_suits_the_body(library, drafts, case):
    found = printed(library, drafts[case["name"]])

    lacking = [
        (clause, words)
        for clause, phrases in case.get("says", {}).items()
        for words in phrases
        if words not in found[clause]
    ]
    too_much = [
        (clause, words)
        for clause, phrases in case.get("does_not_say", {}).items()
        for words in phrases
        if words in found[clause]
    ]
    assert lacking == []
    assert too_much == []


def test_no_two_cases_have_one_name(drafts):
    assert len(drafts) == len(CASES)


def test_every_condition_of_the_library_is_seen_true_and_not_true(library, drafts):
    conditions = [name for name, clause in library.clauses.items() if clause.when]
    seen = [states(library, made) for made in drafts.values()]

    taken = {name for name in conditions if any(found[name] == "in" for found in seen)}
    left = {name for name in conditions if any(found[name] != "in" for found in seen)}

    assert set(conditions) - taken == set()
    assert set(conditions) - left == set()


def test_every_clause_is_taken_in_by_some_case(library, drafts):
    taken = {name for made in drafts.values() for name, state in states(library, made).items()
             if state == "in"}  # fmt: skip

    assert {
        name for name, clause in library.clauses.items() if not clause.withdrawn
    } - taken == set()
