"""Which way a rule changed, for each addressee, beside a key that was written before the reader was."""

import re

import pytest
from conftest import ROOT

from codegen.document.tree import Items, Paragraph, Part, Run
from codegen.doors import yaml
from codegen.library.load import load
from codegen.redline.direction import directions

CASES = yaml.load((ROOT / "tests/redline/direction.yaml").read_bytes(), "direction.yaml").value
OFFICES = re.compile(r"^\[([a-z, -]+)\] ")
VALUE = re.compile(r"\{([a-z._]+): ([^}]+)\}")


def runs(text):
    made, at = [], 0
    for found in VALUE.finditer(text):
        made += [Run(text[at : found.start()]), Run(found[2], source=found[1])]
        at = found.end()
    made.append(Run(text[at:]))
    return tuple(run for run in made if run.text)


def clause(source):
    """Return a part and the offices it is for, of the notation of the key."""
    found = OFFICES.match(source)
    offices = tuple(found[1].split(", ")) if found else ()
    blocks, items = [], []
    for line in source.removeprefix(found[0] if found else "").split("¶"):
        if line.startswith("- "):
            items.append((Paragraph(runs(line[2:])),))
        else:
            blocks.append(Paragraph(runs(line), numbered=True))
    return Part(
        "gifts/rule", 2, None, (*blocks, *([Items(tuple(items))] if items else []))
    ), offices


@pytest.fixture(scope="module")
def stricter():
    questions = load().questionnaire.questions
    return {key: one.stricter for key, one in questions.items() if one.stricter}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_direction_is_that_of_the_key(case, stricter):
    (old, before), (new, after) = clause(case["old"]), clause(case["new"])

    assert directions(old, new, stricter, (before, after)) == case["directions"]


def test_nothing_changed_has_no_direction(stricter):
    old, _ = clause(CASES[0]["old"])

    assert directions(old, old, stricter) == {}
