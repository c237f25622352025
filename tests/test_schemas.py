"""The schemas are generated, current, and true of what commands print and of the files we ship."""

import json
import subprocess
import sys

import jsonschema
import pytest
from conftest import ROOT
from ruamel.yaml import YAML

from codegen.cli.app import main

MINISTRY = ROOT / "examples/ministry"
COMMANDS = {
    "explain": ["explain", MINISTRY, "standards/advice"],
    "explain of all": ["explain", MINISTRY],
    "questions": ["questions"],
    "questions of a word": ["questions", "gifts"],
    "clauses-list": ["clauses", "list"],
    "clauses-search": ["clauses", "search", "gift"],
    "clauses-show": ["clauses", "show", "standards/advice"],
    "clauses-log": ["clauses", "log", "standards/advice"],
    "lint": ["lint", MINISTRY],
    "lint of no more than its rules": ["lint", "--rules"],
    "lint of a file": ["lint", ROOT / "README.md"],
    "library-check": ["library", "check"],
    "library-check with a proof": ["library", "check", "--prove"],
    "coverage": ["coverage"],
    "coverage of a draft": ["coverage", MINISTRY],
    "coverage of values": ["coverage", MINISTRY, "--values"],
    "version": ["--version"],
    "error of a usage": ["clauses", "show", "standards/nothing"],
    "error of a path": ["draft", "nowhere"],
}


def schema(name):
    return json.loads((ROOT / name).read_text())


def test_the_schemas_are_current():
    command = [sys.executable, ROOT / ".ci/make_schemas.py", "--check"]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.stdout == ""


@pytest.mark.parametrize("name", COMMANDS)
def test_json_output_is_one_object_of_its_schema(name, capsys):
    with pytest.raises(SystemExit):
        main([*map(str, COMMANDS[name]), "--json"])

    printed = capsys.readouterr()
    whole = json.loads(printed.out)
    command = whole["schema"].split("/")[1]
    jsonschema.validate(whole, schema(f"codegen/schemas/{command}.schema.json"))
    assert name.startswith(command)
    assert printed.err == ""


def test_a_draft_says_what_it_wrote_as_its_schema_has_it(tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["draft", str(MINISTRY), "--out", str(tmp_path / "d"), "--json"])

    whole = json.loads(capsys.readouterr().out)
    jsonschema.validate(whole, schema("codegen/schemas/draft.schema.json"))


def schema_lines():
    for path in sorted(
        [*(ROOT / "clauses").rglob("*.yaml"), *(ROOT / "templates").rglob("*.yaml")]
    ):
        first = path.read_text().splitlines()[0]
        yield pytest.param(path, first, id=path.relative_to(ROOT).as_posix())


@pytest.mark.parametrize(("path", "first"), list(schema_lines()))
def test_an_editor_finds_the_schema_that_a_file_names(path, first):
    if path.name.startswith(("words.", "training.")):
        pytest.skip("words have no schema: what prints them refuses what is missing")
    assert first.startswith("# yaml-language-server: $schema=")

    named = path.parent / first.partition("=")[2]

    plain = json.loads(json.dumps(YAML(typ="safe").load(path), default=str))
    jsonschema.validate(plain, json.loads(named.read_text()))


def test_the_example_is_of_the_schema_of_answers():
    answers = YAML(typ="safe").load(MINISTRY / "answers.yaml")

    plain = json.loads(json.dumps(answers, default=str))

    jsonschema.validate(plain, schema("clauses/answers.schema.json"))
