"""The cases of tests/cases: bodies as an ethics officer would describe them, and what they get."""

import pytest
from conftest import ROOT

from codegen.doors import yaml
from codegen.draft.select import select, targets
from codegen.interview import answers as answering
from codegen.interview.resolution import Resolution
from codegen.library.load import load

ENTRIES = {"name", "preset", "answers", "unsure", "selects", "brackets", "leaves_out"}
FOLDER = ROOT / "tests/cases"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(FOLDER.glob("*.yaml"))
    for case in yaml.parse(path.read_bytes(), path.name)
]


@pytest.fixture(scope="module")
def library():
    return load()


def states(library, case):
    """Return what became of each clause in the documents of a case, the printed state before others."""
    whole = {"codegen": 1, "answers": {"organisation.name": "Ahlen"} | (case.get("answers") or {})}
    whole |= {name: case[name] for name in ("preset", "unsure") if name in case}
    answers, warnings = answering.read(yaml.dump(whole), case["name"], library)
    assert warnings == ()
    resolution = Resolution(library, answers)
    found = dict.fromkeys(library.clauses, "out")
    for target in targets(library, resolution):
        for decision in select(library, resolution, target).decisions:
            if decision.printed or found[decision.clause] == "out":
                found[decision.clause] = decision.state
    return found


@pytest.mark.parametrize("case", CASES)
def test_a_body_gets_the_clauses_that_suit_it(library, case):
    found = states(library, case)

    wanted = {
        **dict.fromkeys(case.get("selects", ()), ("in",)),
        **dict.fromkeys(case.get("brackets", ()), ("alternative",)),
        **dict.fromkeys(case.get("leaves_out", ()), ("out", "waiting")),
    }
    assert case.keys() <= ENTRIES
    assert {name: found[name] for name in wanted if found[name] not in wanted[name]} == {}


def test_every_condition_of_the_library_is_seen_true_and_not_true(library):
    seen = {name: set() for name, clause in library.clauses.items() if clause.when}
    for case in CASES:
        found = states(library, case.values[0])
        for name, values in seen.items():
            values.add(found[name] == "in")

    about = ("gift", "hospitality", "duty", "value")
    assert {
        name for name in seen if len(seen[name]) < 2 and any(word in name for word in about)
    } == set()
