"""Whole commands, each in a process of its own, beside what a bare Typer command and pandoc take.

The ratios that count: ``--help`` and ``clauses list`` against the bare command, a cold draft of both
codes against pandoc on the same Markdown, and ten times the clauses against one.
"""

import datetime as dt
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT

from codegen.document import numbering
from codegen.document.writers import docx, markdown
from codegen.draft.drafting import draft
from codegen.draft.outputs import Templates, files
from codegen.interview import answers as answering
from codegen.interview.resolution import Resolution
from codegen.library.load import load

MINISTRY = ROOT / "examples/ministry/answers.yaml"
BARE = Path(__file__).with_name("bare.py")
BASE = ROOT / "templates/base.docx"
DATE = dt.date(2026, 11, 22)
CODEGEN = [sys.executable, "-m", "codegen"]


def run(arguments, folder):
    subprocess.run(arguments, cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def library():
    return load()


@pytest.fixture(scope="module")
def resolution(library):
    return Resolution(library, answering.read(MINISTRY.read_bytes(), "answers.yaml", library)[0])


@pytest.fixture(scope="module")
def conduct(library, resolution):
    """Return the ministry's code of conduct as a tree."""
    return draft(library, resolution).documents[0]


@pytest.mark.benchmark(group="start")
@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param([sys.executable, str(BARE), "hello"], id="peer: a bare Typer command"),
        pytest.param([sys.executable, str(BARE), "--help"], id="peer: its help"),
        pytest.param([*CODEGEN, "--help"], id="codegen --help"),
        pytest.param([*CODEGEN, "clauses", "list"], id="codegen clauses list"),
    ],
)
def test_a_command_answers_at_once(benchmark, tmp_path, arguments):
    benchmark.pedantic(run, args=(arguments, tmp_path), rounds=7, warmup_rounds=1)


@pytest.mark.benchmark(group="both codes as Word and Markdown")
def test_a_cold_draft_of_both_codes(benchmark, tmp_path):
    shutil.copy(MINISTRY, tmp_path)
    arguments = [*CODEGEN, "draft", ".", "--only", "conduct,ethics", "--force"]

    benchmark.pedantic(run, args=(arguments, tmp_path), rounds=5, warmup_rounds=1)


@pytest.mark.benchmark(group="both codes as Word and Markdown")
def test_a_second_draft_in_the_process(benchmark, library, resolution):
    templates = Templates(BASE.read_bytes(), {})

    def again():
        made = draft(library, resolution)
        files(library, resolution, made, templates=templates, date=DATE, formats=("md", "docx"))

    benchmark.pedantic(again, rounds=5, warmup_rounds=1)


@pytest.mark.benchmark(group="both codes as Word and Markdown")
def test_peer_pandoc_on_the_same_markdown(benchmark, tmp_path):
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is absent: apt-get install pandoc")
    shutil.copy(MINISTRY, tmp_path)
    run([*CODEGEN, "draft", ".", "--only", "conduct,ethics", "--format", "md"], tmp_path)

    codes = sorted(path.stem for path in tmp_path.glob("code-of-*.md"))

    def all_of_them():
        for name in codes:
            run(["pandoc", f"{name}.md", "-o", f"{name}.docx"], tmp_path)

    assert len(codes) == 4
    benchmark.pedantic(all_of_them, rounds=5, warmup_rounds=1)


def longer(document, times):
    """Return a document with its sections repeated, each copy under ids of its own."""
    parts = [
        replace(part, id=f"{part.id}-{copy}" if copy else part.id)
        for copy in range(times)
        for part in document.parts
    ]
    return numbering.number(replace(document, parts=tuple(parts)))


@pytest.mark.benchmark(group="ten times the clauses")
@pytest.mark.parametrize("times", [1, 10])
@pytest.mark.parametrize("writer", ["docx", "markdown"])
def test_writing_grows_with_the_clauses(benchmark, library, conduct, writer, times):
    document = longer(conduct, times)

    def write():
        if writer == "docx":
            docx.write(document, library.words, base=BASE.read_bytes(), date=DATE)
        else:
            markdown.write(document, library.words)

    benchmark.pedantic(write, rounds=5, warmup_rounds=1)
