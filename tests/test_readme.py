"""Every command of the README runs as it stands, in order, and leaves the documented exit code."""

import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys

import pytest
from conftest import ROOT

README = (ROOT / "README.md").read_text()
COMMANDS = [
    line.strip()
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line.strip()
]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A folder with what the commands read, so that they write nothing into the checkout."""
    folder = tmp_path_factory.mktemp("readme")
    for name in ("examples", "tests/house_styles"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def test_the_readme_has_commands():
    assert len(COMMANDS) > 5


@pytest.fixture(scope="module")
def run(checkout):
    """Return how to run a command, after those before it that made what it names; each runs once.

    They may have run elsewhere, where the tests are shared between processes.
    """
    known = {}

    def ran(command):
        words = _words(command)
        if command not in known:
            for earlier in COMMANDS[: COMMANDS.index(command)]:
                made = {one for one in _words(earlier)[2:] if not (ROOT / one).exists()}
                if _words(earlier)[0] == "codegen" and made & set(words[2:]):
                    ran(earlier)
            known[command] = subprocess.run(
                [sys.executable, "-m", *words], cwd=checkout, capture_output=True, check=False,
                env={**os.environ, "NO_COLOR": "1"},
            )  # fmt: skip
        return known[command]

    return ran


def _words(command):
    return shlex.split(command.split("&&")[-1])


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme_runs(command, run):
    words = _words(command)
    if words[0] != "codegen":
        pytest.skip("the clean installs of .ci/run run this one")

    done = run(command)

    found = int(words[1] == "diff")  # the two that it compares differ
    assert done.returncode == found, done.stderr.decode()


def test_the_outputs_in_the_readme_are_those_of_today():
    tour = runpy.run_path(str(ROOT / ".ci/make_tour.py"))

    assert tour["with_outputs"](README) == README, "run python .ci/make_tour.py --outputs"
