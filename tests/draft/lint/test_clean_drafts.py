"""What is shipped is clean: no error in any example or preset, and little advice."""

import pytest
from conftest import ROOT
from every_draft import EXAMPLES, PRESETS, SOURCES

from codegen.draft.drafting import draft
from codegen.draft.lint.linting import lint
from codegen.draft.lint.rule import subject
from codegen.errors import Severity
from codegen.interview import answers as answering
from codegen.interview.resolution import Answers, Resolution
from codegen.library.load import load

MOST_ADVICE = 3


def linted(source):
    library = load(ROOT / "clauses")
    if source in EXAMPLES:
        answers, _ = answering.read(EXAMPLES[source].read_bytes(), "answers.yaml", library)
    else:
        given = {"organisation.name": "Xyzzy"}
        answers = Answers(preset=PRESETS.get(source), given=given)
    resolution = Resolution(library, answers)
    return lint(subject(library, resolution, draft(library, resolution)))


@pytest.mark.parametrize("source", SOURCES)
def test_a_draft_that_is_shipped_has_no_error_and_little_advice(source):
    found = linted(source)

    errors = [str(one.problem) for one in found.findings if one.problem.severity is Severity.ERROR]
    assert errors == []
    assert found.advice <= MOST_ADVICE


def test_every_finding_in_a_clause_gives_a_line_that_holds_its_words():
    found = linted("example-ministry")

    for allowed in found.allowed:
        where = allowed.finding.problem.where
        line = (ROOT / where.file).read_text().splitlines()[where.line - 1]
        assert "receives reports" in line
