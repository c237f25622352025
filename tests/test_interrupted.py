"""Killed at any write or rename, a draft folder holds whole files only: the old ones or the new ones."""

import contextlib
import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile

import pytest
import small_library

from codegen.cli import saving
from codegen.cli.app import main
from codegen.document.ooxml import package
from codegen.doors import cache, files, yaml
from codegen.draft import outputs

SETTINGS = ["--no-input", "--set", "organisation.name=Town of Ahlen", "--date", "2026-11-22"]
NEW = ["new", "d", "--preset", "municipality", *SETTINGS]
AGAIN = ["draft", "d", "--date", "2026-11-22"]


def killed_at(number, arguments, folder, typed=()):
    """Run a command that dies, as by a power cut, at its n-th write, flush to disk or rename.

    What it asks is answered by the lines that are typed.

    Returns how it ended (0, or minus the signal) and how many of them it made.
    """
    count, reading = os.pipe()[::-1]
    child = os.fork()
    if not child:
        die_in_time(number, arguments, folder, count, typed)
    os.close(count)
    with os.fdopen(reading) as pipe:
        steps = pipe.read()
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), int(steps or 0)


def die_in_time(number, arguments, folder, count, typed):
    """Be the child process: never return."""
    made = 0

    def counted(function):
        def called(*given, **options):
            nonlocal made
            made += 1
            if made == number:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*given, **options)

        return called

    code = 1
    try:
        os.chdir(folder)
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        sys.stdin = io.TextIOWrapper(io.BytesIO("".join(f"{line}\n" for line in typed).encode()))
        cache.store = lambda *_: None  # the cache is no part of the draft
        os.fsync = counted(os.fsync)
        files.replace = counted(files.replace)
        tempfile.mkstemp = counted(tempfile.mkstemp)
        main([str(argument) for argument in arguments])
    except SystemExit as left:
        code = int(left.code or 0)
    finally:
        os.write(count, str(made).encode())
        os._exit(code)


def whole(path):
    """Return whether a file can be read to its end, and is not empty."""
    data = path.read_bytes()
    if path.suffix == ".docx":
        return "word/document.xml" in package.parts(data)
    if path.suffix == ".md":
        return data.rstrip().endswith(b"<!-- codegen: end -->")
    return yaml.parse(data, path.name)["codegen"] == 1


def files_of(folder):
    return {path.name: path for path in folder.iterdir() if not path.name.startswith(".codegen-")}


@pytest.fixture(scope="module", autouse=True)
def made_once():
    """Keep what has been made of some answers: processes that are killed while writing need not make it again.

    A child finds what its parent made before, so those who care call a command once in this process.
    """
    real, kept = outputs.files, {}

    def files_of_answers(library, resolution, draft, **options):
        key = library.digest, repr(resolution.answers), options["date"], tuple(options["formats"])
        if key not in kept:
            kept[key] = real(library, resolution, draft, **options)
        return dict(kept[key])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outputs, "files", files_of_answers)
        yield


def done_here(arguments, folder):
    """Run a command in this process."""
    with contextlib.chdir(folder), pytest.raises(SystemExit) as left:
        main(arguments)
    assert not left.value.code


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A finished draft to draft again."""
    folder = tmp_path_factory.mktemp("begun")
    assert killed_at(0, NEW, folder)[0] == 0
    return folder / "d"


def test_new_leaves_whole_files_wherever_it_is_killed(tmp_path, capsys):
    done_here(NEW, tmp_path)
    shutil.rmtree(tmp_path / "d")
    _, total = killed_at(0, NEW, tmp_path)
    shutil.rmtree(tmp_path / "d")

    assert total > 20
    for number in range(1, total + 1):
        assert killed_at(number, NEW, tmp_path)[0] == -signal.SIGKILL
        if (tmp_path / "d").exists():
            assert [n for n, path in files_of(tmp_path / "d").items() if not whole(path)] == []
            shutil.rmtree(tmp_path / "d")


def test_drafting_again_leaves_old_or_new_files_wherever_it_is_killed_and_can_be_finished(
    begun, tmp_path, capsys
):
    def changed():
        folder = tmp_path / "d"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(begun, folder)
        answers = folder / "answers.yaml"
        answers.write_text(answers.read_text() + "unsure: [gifts.days]\n")
        return {name: path.read_bytes() for name, path in files_of(folder).items()}

    changed()
    done_here(AGAIN, tmp_path)
    old = changed()
    _, total = killed_at(0, AGAIN, tmp_path)
    new = {name: path.read_bytes() for name, path in files_of(tmp_path / "d").items()}

    assert total > 10
    for number in range(1, total + 1):
        changed()
        assert killed_at(number, AGAIN, tmp_path)[0] == -signal.SIGKILL
        for name, path in files_of(tmp_path / "d").items():
            known = (old[name], new[name])
            assert path.read_bytes() in known or (name == "draft.lock" and whole(path)), name
        assert killed_at(0, AGAIN, tmp_path)[0] == 0
        assert {n: p.read_bytes() for n, p in files_of(tmp_path / "d").items()} == new


def test_ctrl_c_ends_with_130_and_changes_nothing(begun, tmp_path):
    folder = tmp_path / "d"
    shutil.copytree(begun, folder)
    before = {name: path.read_bytes() for name, path in files_of(folder).items()}
    interrupting = "import sys\nfrom codegen.cli import drafting\n"
    interrupting += "def stop(*a, **k): raise KeyboardInterrupt\ndrafting.drafted = stop\n"
    interrupting += "from codegen.cli.app import main\nmain(['draft', 'd'])"

    done = subprocess.run(
        [sys.executable, "-c", interrupting], cwd=tmp_path, capture_output=True, check=False
    )

    assert done.returncode == 130
    assert {name: path.read_bytes() for name, path in files_of(folder).items()} == before


NEW_TOWN = ["new", "d", "--library", "own/clauses", "--date", "2026-11-22"]
NEW_LINES = ["Ahlen", "A", "DE", "", "staff", "", "2", "interns", "1", "1", "Adviser", "Adviser", "3",
             "Decider", "1", "Care", "We care.", "ask first", "", "1", "1", "Gifts Act", "section 4",
             ":skip", ":later", "", "5", "2", "Town of Ahlen", ""]  # fmt: skip
ASK = ["ask", "d", "gifts.law", "gifts.policy", "people.categories", "--library", "own/clauses"]
ASK_LINES = ["no", "", "limit", "", "2", "ministers", "1", "3", "1", "staff", "1", "1", ""]


def states(arguments, folder, typed, monkeypatch):
    """Return every content of the answers file while somebody answers without being interrupted."""
    found = []
    kept = saving.AnswersFile.keep

    def noted(self, answers):
        kept(self, answers)
        found.append(self.path.read_bytes())

    with monkeypatch.context() as patch:
        patch.chdir(folder)
        patch.setattr(saving.AnswersFile, "keep", noted)
        patch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
        with pytest.raises(SystemExit) as left:
            main(arguments)
    assert not left.value.code
    return found


def test_an_interview_leaves_a_whole_answers_file_wherever_it_is_killed(tmp_path, monkeypatch):
    small_library.written(tmp_path / "own")
    known = states(NEW_TOWN, tmp_path, NEW_LINES, monkeypatch)
    shutil.rmtree(tmp_path / "d")

    _, total = killed_at(0, NEW_TOWN, tmp_path, NEW_LINES)
    shutil.rmtree(tmp_path / "d")

    assert len(set(known)) > 15
    assert total > 4 * len(set(known))
    reached = set()
    for number in range(1, total + 1):
        assert killed_at(number, NEW_TOWN, tmp_path, NEW_LINES)[0] == -signal.SIGKILL
        answers = tmp_path / "d/answers.yaml"
        if answers.exists():
            reached.add(answers.read_bytes())
            assert answers.read_bytes() in known, number
        if (tmp_path / "d").exists():
            assert [n for n, path in files_of(tmp_path / "d").items() if not whole(path)] == []
        shutil.rmtree(tmp_path / "d", ignore_errors=True)
    assert reached == set(known)


def test_changing_answers_leaves_old_or_new_ones_wherever_it_is_killed(tmp_path, monkeypatch):
    small_library.written(tmp_path / "own")
    states(NEW_TOWN, tmp_path, NEW_LINES, monkeypatch)
    shutil.copytree(tmp_path / "d", tmp_path / "before")

    def anew():
        shutil.rmtree(tmp_path / "d", ignore_errors=True)
        shutil.copytree(tmp_path / "before", tmp_path / "d")
        return {name: path.read_bytes() for name, path in files_of(tmp_path / "d").items()}

    old = anew()
    known = [old["answers.yaml"], *states(ASK, tmp_path, ASK_LINES, monkeypatch)]
    anew()
    _, total = killed_at(0, ASK, tmp_path, ASK_LINES)

    assert len(set(known)) > 3
    assert total >= 4 * (len(set(known)) - 1)
    for number in range(1, total + 1):
        anew()
        assert killed_at(number, ASK, tmp_path, ASK_LINES)[0] == -signal.SIGKILL
        now = {name: path.read_bytes() for name, path in files_of(tmp_path / "d").items()}
        assert now.pop("answers.yaml") in known, number
        assert now == {name: data for name, data in old.items() if name != "answers.yaml"}
