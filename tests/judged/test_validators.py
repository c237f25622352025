"""No validator finds anything in a Word file that tests/judges.toml does not allow with a reason."""

import os
import re
import tomllib

import judges
import pytest
from conftest import ROOT
from every_draft import SOURCES
from judges import Finding

pytestmark = pytest.mark.judges

ALLOWED = tomllib.loads((ROOT / "tests/judges.toml").read_text())["allowed"]


@pytest.fixture(scope="module")
def findings(every_draft):
    """Return what a validator finds in each Word file of all drafts; it is asked once.

    The SDK sees every file, the others every second one, and all on request: they take a minute each.
    """
    paths = [path for made in every_draft.values() for path in made.paths(".docx").values()]
    known = {}

    def found(judge):
        if judge not in known:
            every = judge == "open-xml-sdk" or os.environ.get("JUDGE_ALL")
            known[judge] = judges.all_findings(judge, paths if every else paths[::2])
        return known[judge]

    return found


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("judge", judges.VALIDATORS)
def test_a_validator_finds_nothing_but_what_is_allowed(every_draft, findings, judge, source):
    found = findings(judge)

    unexpected = [
        f"{name}: {finding.message} [{finding.rule}]"
        for name, path in every_draft[source].paths(".docx").items()
        for finding in found.get(path, ())
        if not any(allows(entry, judge, finding) for entry in ALLOWED)
    ]

    assert not unexpected, "\n".join(unexpected)


@pytest.mark.parametrize("entry", ALLOWED, ids=lambda entry: f"{entry['judge']}-{entry['rule']}")
def test_what_is_allowed_is_still_found(findings, entry):
    found = findings(entry["judge"]).values()

    matching = [
        finding for said in found for finding in said if allows(entry, entry["judge"], finding)
    ]

    assert matching != [], "nothing is found that this entry allows: take it away"


def test_each_entry_has_a_reason_and_none_is_for_the_sdk():
    for entry in ALLOWED:
        assert entry.keys() == {"judge", "rule", "message", "reason"}
        assert entry["judge"] in judges.VALIDATORS.keys() - {"open-xml-sdk"}
        assert len(entry["reason"].split()) > 3


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, True),
        ({"judge": "docx-integrity"}, False),
        ({"rule": "two"}, False),
        ({"message": "^Heading[12] "}, False),
    ],
)
def test_an_entry_allows_by_judge_and_rule_and_pattern(change, expected):
    entry = {"judge": "docx-plus", "rule": "one", "message": "Heading[12] "} | change

    assert allows(entry, "docx-plus", Finding("one", "In Heading2 “A”")) is expected


def allows(entry, judge, finding):
    named = (entry["judge"], entry["rule"]) == (judge, finding.rule)
    return named and re.search(entry["message"], finding.message) is not None
