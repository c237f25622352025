"""How long things take, beside a peer that runs next to them: ``pytest -o addopts= --benchmark-only tests/benchmarks``.

No time is asserted: the machine decides it. The ratio to the peer is what to look at.
"""

import datetime as dt
import json
import shutil
import subprocess

import pytest
from conftest import ROOT

from codegen.doors import cache, resources
from codegen.draft.coverage import coverage
from codegen.draft.drafting import draft
from codegen.draft.outputs import Templates, files
from codegen.draft.proof.proving import prove
from codegen.draft.standing import standings
from codegen.interview import answers as answering
from codegen.interview.resolution import Resolution
from codegen.library import index
from codegen.library.load import checked, load
from codegen.library.sources import Sources

MINISTRY = ROOT / "examples/ministry/answers.yaml"


@pytest.fixture(scope="module")
def library():
    return load()


@pytest.fixture(scope="module")
def resolution(library):
    return Resolution(library, answering.read(MINISTRY.read_bytes(), "answers.yaml", library)[0])


def test_the_library_from_its_index(benchmark):
    benchmark(load)


def test_the_library_from_its_files(benchmark):
    content = resources.library_files(*resources.library_folders())

    benchmark(checked, content)


def test_peer_of_the_index_the_same_json(benchmark):
    content = resources.library_files(*resources.library_folders())
    text = json.dumps(checked(content)[0])

    benchmark(json.loads, text)


def test_a_digest_of_the_library(benchmark):
    benchmark(cache.digest_of, resources.library_files(*resources.library_folders()))


def test_a_proof_of_the_library(benchmark):
    content = resources.library_files(*resources.library_folders())
    data, _ = checked(content)
    whole = index.library(data, "", "clauses")

    found = benchmark(lambda: prove(whole, Sources(data, content)))

    assert found.held > 500


def test_a_draft_as_trees(benchmark, library, resolution):
    benchmark(draft, library, resolution)


def test_what_a_draft_addresses_beside_the_draft_itself(benchmark, library, resolution):
    made = draft(library, resolution)

    benchmark(lambda: coverage(library, resolution, standings(library, resolution, made)))


def test_every_file_of_a_draft(benchmark, library, resolution):
    templates = Templates((ROOT / "templates/base.docx").read_bytes(), {})
    made = draft(library, resolution)

    benchmark(
        files,
        library,
        resolution,
        made,
        templates=templates,
        date=dt.date(2026, 11, 22),
        formats=("md", "docx"),
    )


def test_peer_of_the_files_pandoc_on_the_same_markdown(benchmark, library, resolution, tmp_path):
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is absent: apt-get install pandoc")
    templates = Templates((ROOT / "templates/base.docx").read_bytes(), {})
    made = draft(library, resolution)
    content = files(
        library,
        resolution,
        made,
        templates=templates,
        date=dt.date(2026, 11, 22),
        formats=("md", "docx"),
    )
    (tmp_path / "code.md").write_bytes(content["code-of-conduct.md"])

    def pandoc():
        subprocess.run(["pandoc", "code.md", "-o", "code.docx"], cwd=tmp_path, check=True)

    benchmark.pedantic(pandoc, rounds=3)


BAD = sorted(
    path.name for path in (ROOT / "tests/bad").iterdir() if (path / "answers.yaml").exists()
)


@pytest.mark.parametrize("case", BAD)
def test_bad_answers_are_refused(benchmark, library, case):
    data = (ROOT / "tests/bad" / case / "answers.yaml").read_bytes()

    def refused():
        try:
            answering.read(data, "answers.yaml", library)
        except Exception as error:  # noqa: BLE001  whatever it says, it is to say it at once
            return error
        return None

    benchmark(refused)
