"""The main job on real input: answers in, two codes out, each clause with its reason."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import replace

import judges
import pytest
import reading
from conftest import ROOT
from every_draft import HOSTILE

from codegen.cli.app import main
from codegen.document import text, walk
from codegen.document.ooxml import package
from codegen.document.tree import Run
from codegen.draft.drafting import draft
from codegen.draft.explain import explain
from codegen.draft.select import select, targets
from codegen.interview import answers as answering
from codegen.interview.resolution import Answers, Resolution
from codegen.library.load import load
from codegen.library.remarks import read_keys

FILES = {
    "answers.yaml", "draft.lock", "code-of-conduct.docx", "code-of-conduct.md",
    "code-of-conduct-mandate.docx", "code-of-conduct-mandate.md",
    "code-of-conduct-third-party.docx", "code-of-conduct-third-party.md",
    "code-of-ethics.docx", "code-of-ethics.md", "adoption-order.docx", "open-points.md",
    "explanatory-note.docx", "explanatory-note.md", "board-paper.docx", "board-paper.md",
}  # fmt: skip
MINISTRY = ROOT / "examples/ministry/answers.yaml"
EXAMPLES = [path.parent.name for path in sorted(ROOT.glob("examples/*/answers.yaml"))]


def run(*arguments):
    with pytest.raises(SystemExit) as left:
        main([str(argument) for argument in arguments])
    return left.value.code or 0


@pytest.fixture(scope="module")
def library():
    return load()


@pytest.fixture(scope="module")
def ministry(library):
    answers, _ = answering.read(MINISTRY.read_bytes(), "answers.yaml", library)
    return Resolution(library, answers)


@pytest.fixture(scope="module", params=EXAMPLES)
def example(request, library):
    path = ROOT / "examples" / request.param / "answers.yaml"
    answers, _ = answering.read(path.read_bytes(), "answers.yaml", library)
    return Resolution(library, answers)


@pytest.fixture(scope="module")
def bare(library):
    """A draft of which nothing is known but a name that no sentence of ours contains."""
    answers = Answers(preset="municipality", given={"organisation.name": "Xyzzy"})
    return draft(library, Resolution(library, answers))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The example's draft, made as the README says."""
    made = tmp_path_factory.mktemp("first") / "draft"
    assert run("draft", ROOT / "examples/ministry", "--out", made, "--date", "2026-11-22") == 0
    return made


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    made = tmp_path_factory.mktemp("hostile") / "d"
    name = f"organisation.name={HOSTILE}"
    assert run("new", made, "--preset", "municipality", "--no-input", "--set", name) == 0
    return made


def test_the_example_makes_every_file_of_a_draft(folder):
    assert {path.name for path in folder.iterdir()} == FILES


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_final(name, tmp_path):
    assert run("draft", ROOT / "examples" / name, "--out", tmp_path / "f", "--final") == 0


def test_an_example_asks_nothing_more(example):
    questions = example.library.questionnaire.asked
    missing = [
        question.key
        for question in questions
        if example.applies(question.key)
        and question.type not in ("record", "matrix")
        and question.key not in example.answers.given
    ]

    assert missing == []


@pytest.mark.judges
@pytest.mark.parametrize("document", ["code-of-conduct", "code-of-ethics"])
def test_a_hostile_name_stands_as_typed_equally_often_in_both_formats(hostile, words, document):
    read = judges.pandoc_blocks(hostile / f"{document}.docx")
    headings = sum(kind.startswith("h") for kind, _ in read)
    blocks = reading.without_contents(read, words.contents, headings)
    counts = {"docx": sum(text.count(HOSTILE) for _, text in blocks)}
    for form in ("commonmark", "markdown-smart"):
        command = ["pandoc", "-f", form, "-t", "plain", "--wrap=none", f"{document}.md"]
        done = subprocess.run(command, cwd=hostile, capture_output=True, text=True, check=True)
        counts[form] = done.stdout.count(HOSTILE)

    assert len(set(counts.values())) == 1, counts
    assert counts["docx"] >= 2


ORDINARY = re.compile(
    r"Alternative [A-Z]\b|Optional\b|Legal basis|Code of (?:Conduct(?: for Contractors and Partners)?|Ethics)|Annex(?:es)? ?\d?"
    r"|Order\b|Official\b|States?\b|Saturday\b|December\b"
)
PROPER = re.compile(r"(?<![.!?:;(\[“\"\]] )(?<![“\"])(?<!^)\b[A-Z][a-z]+")
PAST = re.compile(r"\b(?:was|were) (?:adopted|consulted|approved|held|repealed)\b", re.IGNORECASE)


def test_with_the_name_alone_no_body_title_law_or_date_is_invented(bare):
    told = []
    for document in bare.documents:
        for part in document.parts:
            for line in walk.lines(part.blocks):
                own = "".join(
                    inline.text if isinstance(inline, Run) and not inline.source else "…"
                    for inline in line
                )
                own = ORDINARY.sub("x", own)
                found = [*PROPER.findall(own), *re.findall(r"\b\d{4}\b|\b\d+ [A-Z]{3}\b", own)]
                told += [(part.id, word, own) for word in [*found, *PAST.findall(own)]]

    assert told == []


def test_a_final_draft_of_the_name_alone_is_refused_and_everything_open_is_named(hostile, capsys):
    before = {path.name: path.read_bytes() for path in hostile.iterdir()}

    code = run("draft", hostile, "--final", "--json")

    problems = json.loads(capsys.readouterr().out)["problems"]
    named = {
        re.search(r"\(([\w.]+)\)", p["message"]).group(1) for p in problems if "(" in p["message"]
    }
    listed = set(
        re.findall(r"Answer ([\w.]+?)\.?$", (hostile / "open-points.md").read_text(), re.MULTILINE)
    )
    assert code == 1
    assert named >= listed - {""}
    assert len(named) > 20
    assert {path.name: path.read_bytes() for path in hostile.iterdir()} == before


def out_of_the_example():
    library = load()
    answers, _ = answering.read(MINISTRY.read_bytes(), "answers.yaml", library)
    selections = draft(library, Resolution(library, answers)).selections
    printed = {d.clause for s in selections for d in s.decisions if d.state == "in"}
    offices = {None, "in-service"}
    return [
        clause.id
        for clause in library.clauses.values()
        if clause.id not in printed and offices.intersection(clause.offices or (None,))
    ]


@pytest.mark.parametrize("clause", out_of_the_example()[::20])
def test_the_change_that_explain_names_brings_the_clause_in(clause, tmp_path, capsys):
    assert run("explain", ROOT / "examples/ministry", clause, "--json") == 0
    change = json.loads(capsys.readouterr().out)["smallest_change"]
    settings = [
        part
        for key, value in change.items()
        for part in ("--set", f"{key}={value if isinstance(value, str) else json.dumps(value)}")
    ]

    run("new", tmp_path / "d", "--answers", MINISTRY, "--no-input", *settings)

    capsys.readouterr()
    assert run("explain", tmp_path / "d", clause, "--json") == 0
    assert json.loads(capsys.readouterr().out)["in"] is True


def test_every_clause_that_is_out_comes_in_with_the_change_that_is_named():
    library = load()
    answers, _ = answering.read(MINISTRY.read_bytes(), "answers.yaml", library)
    resolution = Resolution(library, answers)
    missing = []
    for clause in out_of_the_example():
        change = explain(library, resolution, library.clauses[clause]).smallest_change
        then = Resolution(library, answers.with_changes(change or {}))
        decisions = [
            decision
            for target in targets(library, then)
            for decision in select(library, then, target).decisions
        ]
        if not any(one.clause == clause and one.state == "in" for one in decisions):
            missing.append(clause)

    assert missing == []


@pytest.mark.parametrize("name", ["code-of-conduct.md", "code-of-ethics.docx"])
def test_an_edited_file_is_not_overwritten(folder, tmp_path, capsys, name):
    copy = tmp_path / "d"
    shutil.copytree(folder, copy)
    path = copy / name
    if name.endswith(".md"):
        path.write_text(path.read_text() + "\nOne more rule.\n")
    else:
        parts = package.parts(path.read_bytes())
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"We ", b"I ", 1)
        path.write_bytes(package.pack(parts, __import__("datetime").date(2026, 1, 1)))
    before = {file.name: file.read_bytes() for file in copy.iterdir()}

    code = run("draft", copy)

    assert code == 1
    assert name in capsys.readouterr().err
    assert {file.name: file.read_bytes() for file in copy.iterdir()} == before


def test_the_same_answers_make_the_same_parts_anywhere_and_at_any_time(tmp_path):
    made = []
    for number, surroundings in enumerate(
        (
            {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
            {"TZ": "America/Adak", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "77"},
        )
    ):
        home = tmp_path / f"home{number}"
        folder = home / "somewhere" / f"f{number}"
        home.mkdir()
        environment = {"PATH": os.environ["PATH"], "HOME": str(home), **surroundings}
        command = [sys.executable, "-m", "codegen", "draft", ROOT / "examples/ministry"]
        command += ["--out", folder, "--date", "2026-11-22"]
        subprocess.run(command, cwd=home, env=environment, check=True, capture_output=True)
        made.append({path.name: parts(path) for path in folder.iterdir()})
        time.sleep(3 * (1 - number))

    assert made[0] == made[1]


def parts(path):
    data = path.read_bytes()
    return package.parts(data) if path.suffix == ".docx" else data


def test_the_rules_of_an_example_keep_to_seven_thousand_words(library, example, words):
    found = draft(library, example).documents
    codes = [document for document in found if document.kind.startswith("code-of-conduct")]

    binding = [  # a heading binds nobody
        [
            line
            for part in code.parts
            if part.clause
            for line in text.lines(part.blocks, words, binding=True)
        ]
        for code in codes
    ]

    assert codes
    assert max(sum(map(text.count, parts)) for parts in binding) <= 7_000


def choices_that_count(library, resolution):
    """Return the answers of the example whose absence changes its documents."""
    read = read_keys(library)
    return [
        key
        for key in resolution.answers.given
        if key in read and library.questionnaire.questions[key].kind == "choice"
    ]


def matters(library, resolution, key):
    """Return whether any other answer would change a document; another answer may leave it nothing to say."""
    question = library.questionnaire.questions[key]
    texts = draft(library, resolution).documents
    values = [choice.value for choice in question.choices]
    others = [[value] if question.type == "choices" else value for value in values]
    return not others or any(
        draft(
            library,
            Resolution(
                library, replace(resolution.answers, given=resolution.answers.given | {key: other})
            ),
        ).documents
        != texts
        for other in others
    )


def test_no_choice_of_an_example_can_be_taken_away_unseen(library, example):
    """What the draft assumes in its place is listed, whether it prints or only decides."""
    unseen = []
    for key in choices_that_count(library, example):
        given = {k: v for k, v in example.answers.given.items() if k != key}
        less = Resolution(library, replace(example.answers, given=given))
        found = draft(library, less).open
        listed = found.refused and key in {point.key for point in found.points}
        if not listed and matters(library, example, key):
            unseen.append(key)

    assert unseen == []
