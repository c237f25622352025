"""Redlines of real drafts as others read them: accepted they are the new code, rejected the old one."""

import datetime as dt
import os

import judges
import office
import pairs
import pytest
import reading
from conftest import ROOT

from codegen.document.writers import docx
from codegen.library.load import load
from codegen.redline.compare import redline

pytestmark = pytest.mark.judges

# A circle through the examples and two pairs in which a heading gets a tail or a box loses its first case, as
# each takes seconds; EVERY_PAIR=1 asks for all of them and of the presets.
PAIRS = pairs.PAIRS if os.environ.get("EVERY_PAIR") else (
    *zip(pairs.EXAMPLES, (*pairs.EXAMPLES[1:], pairs.EXAMPLES[0]), strict=True),
    ("municipality", "preset-agency"),
    ("court", "preset-state-owned-enterprise"),
)  # fmt: skip
AT_ONCE = 20  # files for one office


@pytest.fixture(scope="module")
def library():
    return load()


@pytest.fixture(scope="module")
def redlines(library, tmp_path_factory):
    """Return the old code, the new one, and the file of what changed, of each pair."""
    base = (ROOT / "templates/base.docx").read_bytes()
    folder = tmp_path_factory.mktemp("redlines")
    made = {}
    for names in PAIRS:
        old, new = map(pairs.code, names)
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
    asked = list(jobs.values())
    for at in range(0, len(asked), AT_ONCE):
        office.settled(asked[at : at + AT_ONCE])

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
