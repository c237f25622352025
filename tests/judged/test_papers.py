"""A board reads two pages, whatever the body has answered."""

import re
import shutil
import subprocess

import judges
import pytest
from every_draft import EXAMPLES, PRESETS

pytestmark = pytest.mark.judges


@pytest.fixture(scope="module")
def pages(every_draft, tmp_path_factory):
    """Return how many pages LibreOffice makes of each board paper, by the name of its draft."""
    folder = tmp_path_factory.mktemp("board")
    names = (*EXAMPLES, *PRESETS)
    copies = [shutil.copy(every_draft[name].paths(".docx")["board-paper"], folder / f"{name}.docx")
              for name in names]  # fmt: skip
    return dict(zip(names, map(counted, judges.converted(copies, "pdf")), strict=True))


def counted(path):
    if shutil.which("pdfinfo") is None:
        pytest.skip("pdfinfo is absent: apt-get install poppler-utils")
    told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"Pages:\s+(\d+)", told)[1])


@pytest.mark.parametrize("source", [*EXAMPLES, *PRESETS])
def test_a_board_paper_has_two_pages_at_most(pages, source):
    assert pages[source] <= 2
