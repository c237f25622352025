"""Generated pairs and pairs of versions, fifty to a file, as others read their tracked changes.

PAIRS=1000 asks for more of the generated ones.
"""

import datetime as dt
import os
import re
import sys
from dataclasses import replace

import judges
import office
import pairs
import pytest
import reading
from conftest import ROOT
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from codegen.document import numbering
from codegen.document.readers import word
from codegen.document.tree import Document, Part
from codegen.document.writers import docx
from codegen.library.load import load
from codegen.redline.compare import redline

sys.path.insert(0, str(ROOT / "tests/redline"))
from edits import documents, edited

pytestmark = pytest.mark.judges
MANY = int(os.environ.get("PAIRS", "100"))
IN_A_FILE = 50


def generated(many):
    """Return pairs of documents, always the same ones."""
    found = []

    @settings(max_examples=many, database=None, derandomize=True, deadline=None,
              phases=[Phase.generate], suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(st.data())
    def collect(data):
        old = data.draw(documents())
        found.append((old, data.draw(edited(old))))

    collect()
    return found[:many]


def packed(pairs):
    """Return one old and one new document that hold all of these pairs."""
    made = []
    for side in (0, 1):
        parts = []
        for at, pair in enumerate(pairs):
            parts.append(Part(f"part/section/pair-{at}", 1, f"Pair {at}"))
            parts += [replace(part, id=f"pair-{at}/{part.id.replace('/', '-')}", level=2)
                      for part in pair[side].parts if part.title or part.blocks]  # fmt: skip
        made.append(numbering.number(Document("conduct", "Pairs", "en", tuple(parts))))
    return made


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Return the old document, the new one and the redline's file of each batch."""
    library = load()
    base = (ROOT / "templates/base.docx").read_bytes()
    folder = tmp_path_factory.mktemp("pairs")
    made = []
    found = [*generated(MANY), *((old, new) for _, old, new in pairs.versions())]
    batches = [found[at : at + IN_A_FILE] for at in range(0, len(found), IN_A_FILE)]
    for at, batch in enumerate(batches):
        old, new = packed(batch)
        path = folder / f"{at}.docx"
        path.write_bytes(
            docx.write(redline(old, new), library.words, base=base, date=dt.date(2026, 11, 26))
        )
        made.append((old, new, path))
    return library, made


def texts(document, words):
    return [line.text.strip() for line in reading.lines(document, words) if line.text.strip()]


def test_pandoc_settles_them_as_we_do(files):
    library, made = files
    for old, new, path in made:
        for mode, document in (("accept", new), ("reject", old)):
            # Where the end of a paragraph went, pandoc puts a space, also before a comma.
            read = [re.sub(r" (?=[.,])", "", text.strip())
                    for _, text in judges.pandoc_blocks(path, mode)]  # fmt: skip
            read = read[read.index("Pair 0") :]  # before it stand title and date
            wanted = [re.sub(r" (?=[.,])", "", one) for one in texts(document, library.words)]
            assert reading.differences([one for one in read if one], wanted) == []


def test_libreoffice_settles_them_as_we_do(files, tmp_path):
    library, made = files
    jobs = [
        (path, tmp_path / f"{path.stem}-{mode}.docx", mode == "accept")
        for _, _, path in made
        for mode in ("accept", "reject")
    ]
    office.settled(jobs)
    for old, new, path in made:
        for mode, document in (("accept", new), ("reject", old)):
            left = tmp_path / f"{path.stem}-{mode}.docx"
            read = [text.strip() for _, text in judges.pandoc_blocks(left, "all")]
            read = read[read.index("Pair 0") :]
            assert (
                reading.differences([one for one in read if one], texts(document, library.words))
                == []
            )


def test_our_reader_settles_them_as_we_do(files):
    library, made = files
    for old, new, path in made:
        for mode, document in (("accept", new), ("reject", old)):
            read = word.read(path.read_bytes(), path.name, library.words, mode).document
            assert sorted(texts(read, library.words)) == sorted(texts(document, library.words))


def test_no_validator_finds_fault(files):
    _, made = files
    for _, _, path in made:
        assert judges.sdk_findings(path) == []
        assert judges.integrity_findings(path) == []
