"""The practice cases: each is answered by a clause that its example prints, in the words of the draft."""

import re
import subprocess
import sys

import practice
import pytest
from conftest import ROOT

from codegen.document import text

ENTRIES = {"situation", "answer", "clause", "facts"}
EXAMPLES = sorted(path.stem for path in practice.FOLDER.glob("*.yaml"))
CASES = [
    pytest.param(example, case, id=f"{example}: {case['situation'][:60]}")
    for example in EXAMPLES
    for case in practice.cases(example)
]


@pytest.fixture(scope="module")
def printed():
    """The binding text of each printed clause of each example, on one line."""
    found = {}
    for example in EXAMPLES:
        library, documents = practice.drafted(example)
        for document in documents:
            for part in document.parts:
                words = text.part(part, library.words, binding=True)
                found[example, part.id] = " ".join(words.lower().split())
    return found


@pytest.mark.parametrize(("example", "case"), CASES)
def test_the_clause_that_answers_stands_in_the_draft_and_has_the_facts(example, case, printed):
    clause = printed.get((example, case["clause"]), "")

    assert case.keys() == ENTRIES
    assert clause
    assert [fact for fact in case["facts"] if fact.lower() not in clause] == []


@pytest.mark.parametrize(("example", "case"), CASES)
def test_the_answer_names_the_facts_and_no_number_of_its_own(example, case, printed):
    answer = " ".join(case["answer"].lower().split())

    lacking = [fact for fact in case["facts"] if fact.lower() not in answer]
    strange = set(re.findall(r"\d+", answer)) - set(
        re.findall(r"\d+", printed[example, case["clause"]])
    )
    assert lacking == []
    assert strange == set()


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_chapter_of_a_code_is_practised(example):
    _, documents = practice.drafted(example)
    numbers = {part.id: part.number for document in documents for part in document.parts}
    chapters = {part.number for document in documents for part in document.parts
                if part.level == 1 and part.number}  # fmt: skip

    practised = {
        (numbers[case["clause"]] or "").partition(".")[0] for case in practice.cases(example)
    }

    assert len(practice.cases(example)) >= 20
    assert chapters - practised == set()
    assert "" in practised  # a clause of the code of ethics has no number


@pytest.mark.parametrize("width", ["80", "140"])
def test_a_reader_gets_the_draft_and_the_situations_and_no_answer(width):
    command = [sys.executable, ROOT / "tests/practice.py", "ministry", "--width", width]

    done = subprocess.run(command, capture_output=True, text=True, check=True)

    lines = done.stdout.splitlines()
    assert max(map(len, lines)) <= int(width)
    assert "What would you do?" in done.stdout
    assert f"{len(practice.cases('ministry'))}. " in done.stdout
    assert "has to be told in advance" not in done.stdout


def test_the_key_gives_each_answer_with_its_place():
    command = [
        sys.executable,
        ROOT / "tests/practice.py",
        "ministry",
        "--answers",
        "--width",
        "100",
    ]

    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert done.stdout.count("(conflict-of-interest/") > 5
    assert "Code of Conduct of the Ministry, 4.1" in done.stdout
