"""Redlines of real drafts as others read them: accepted they are the new code, rejected the old one."""

import datetime as dt

import judges
import pytest
import reading
from conftest import ROOT

from codegen.document.writers import docx
from codegen.draft.drafting import draft
from codegen.interview import answers as answering
from codegen.interview.resolution import Resolution
from codegen.library.load import load
from codegen.redline.compare import redline

pytestmark = pytest.mark.judges

PAIRS = (
    ("ministry", "municipality"),
    ("municipality", "court"),
    ("court", "police"),
    ("police", "regulator"),
    ("regulator", "ministry"),
)


@pytest.fixture(scope="module")
def library():
    return load()


@pytest.fixture(scope="module")
def codes(library):
    """Return the code of conduct of each example."""
    found = {}
    for old, _ in PAIRS:
        data = (ROOT / f"examples/{old}/answers.yaml").read_bytes()
        resolution = Resolution(library, answering.read(data, "answers.yaml", library)[0])
        made = draft(library, resolution).documents
        found[old] = next(one for one in made if one.kind == "code-of-conduct")
    return found


@pytest.fixture(params=PAIRS, ids="-".join)
def pair(request, library, codes, tmp_path):
    """Return the old code, the new one, and the file of what changed."""
    old, new = (codes[name] for name in request.param)
    base = (ROOT / "templates/base.docx").read_bytes()
    data = docx.write(redline(old, new), library.words, base=base, date=dt.date(2026, 11, 26))
    path = tmp_path / "redline.docx"
    path.write_bytes(data)
    return old, new, path


def test_pandoc_reads_the_new_code_when_it_accepts_and_the_old_one_when_it_rejects(pair, library):
    old, new, path = pair

    for mode, document in (("accept", new), ("reject", old)):
        # Before the text stand the title, the standing and the date.
        read = [text.strip() for _, text in judges.pandoc_blocks(path, mode)][3:]
        wanted = [line.text.strip() for line in reading.lines(document, library.words)]
        assert reading.differences(list(filter(None, read)), list(filter(None, wanted))) == []


def test_no_validator_finds_fault_with_tracked_changes(pair):
    _, _, path = pair

    assert judges.sdk_findings(path) == []
    assert judges.audit_findings(path) == []
    assert judges.integrity_findings(path) == []
