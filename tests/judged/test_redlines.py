"""Redlines of real drafts as others read them: accepted they are the new code, rejected the old one."""

import datetime as dt

import judges
import office
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


@pytest.fixture(scope="module")
def redlines(library, codes, tmp_path_factory):
    """Return the old code, the new one, and the file of what changed, of each pair."""
    base = (ROOT / "templates/base.docx").read_bytes()
    folder = tmp_path_factory.mktemp("redlines")
    made = {}
    for names in PAIRS:
        old, new = (codes[name] for name in names)
        data = docx.write(redline(old, new), library.words, base=base, date=dt.date(2026, 11, 26))
        path = folder / f"{'-'.join(names)}.docx"
        path.write_bytes(data)
        made[names] = old, new, path
    return made


@pytest.fixture(params=PAIRS, ids="-".join)
def pair(request, redlines):
    return redlines[request.param]


def lines_of(document, words):
    return [line.text.strip() for line in reading.lines(document, words) if line.text.strip()]


def test_pandoc_reads_the_new_code_when_it_accepts_and_the_old_one_when_it_rejects(pair, library):
    old, new, path = pair

    for mode, document in (("accept", new), ("reject", old)):
        # Before the text stand the title, the standing and the date.
        read = [text.strip() for _, text in judges.pandoc_blocks(path, mode)][3:]
        wanted = lines_of(document, library.words)
        assert reading.differences(list(filter(None, read)), wanted) == []


def test_libreoffice_has_the_new_code_when_it_accepts_and_the_old_one_when_it_rejects(
    redlines, library, tmp_path
):
    jobs = {
        (names, mode): (path, tmp_path / f"{path.stem}-{mode}.docx", mode == "accept")
        for names, (_, _, path) in redlines.items()
        for mode in ("accept", "reject")
    }
    office.settled(jobs.values())

    told = []
    for (names, mode), (_, left, accepted) in jobs.items():
        old, new, _ = redlines[names]
        read = [text.strip() for _, text in judges.pandoc_blocks(left, "all")][3:]
        wanted = lines_of(new if accepted else old, library.words)
        found = reading.differences(list(filter(None, read)), wanted)
        told += [f"{'-'.join(names)}, {mode}: {line}" for line in found]

    assert not told, "\n".join(told)


def test_no_validator_finds_fault_with_tracked_changes(pair):
    _, _, path = pair

    assert judges.sdk_findings(path) == []
    assert judges.audit_findings(path) == []
    assert judges.integrity_findings(path) == []
