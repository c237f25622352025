"""What is installed is what the checkout holds, and the project's files name nobody's machine."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from codegen.doors import resources

ROOT = Path(__file__).parent.parent
# Spelt in pieces, or this file would be the first to be found.
STRANGE = (
    b"/wo" + b"rk/",
    b"/ro" + b"ot/",
    b"/ho" + b"me/",
    b"bash" + b"_jobs",
    b"py" + b"pi.org",
    b"python" + b"hosted.org",
    b"npm" + b"js.org",
    b"npm" + b"js.com",
    b"deb.deb" + b"ian.org",
)
CONTENT = "from codegen.doors import resources as r; print(r.clauses(), r.templates(), sep='\\n')"


def tracked():
    """Return the files of the project, those not yet committed too."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("this is no git checkout")
    return [
        ROOT / name
        for name in listed.stdout.decode().split("\0")
        if name and (ROOT / name).is_file()
    ]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return what the build backend makes: kind of install to the names and bytes in its wheel."""
    pytest.importorskip("hatchling", reason="hatchling is absent: pip install it")
    made = {}
    for kind in ("wheel", "editable"):
        folder = tmp_path_factory.mktemp(kind)
        build = f"import hatchling.build as b; print(b.build_{kind}({str(folder)!r}))"
        subprocess.run([sys.executable, "-c", build], cwd=ROOT, capture_output=True, check=True)
        (made[kind],) = folder.iterdir()
    return made


def names(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_a_checkout_reads_its_own_content():
    assert resources.clauses() == ROOT / "clauses"
    assert resources.templates() == ROOT / "templates"


@pytest.mark.parametrize("folder", ["clauses", "templates"])
def test_the_wheel_holds_all_content_inside_the_package(built, folder):
    shipped = [name for name in names(built["wheel"]) if name.startswith(f"codegen/{folder}/")]

    assert shipped
    assert set(resources.names(ROOT / folder)) == {
        it.removeprefix(f"codegen/{folder}/") for it in shipped
    }


def test_the_wheel_holds_both_licences_and_nothing_but_the_package(built):
    found = names(built["wheel"])

    assert {Path(name).name for name in found if "/licenses/" in name} == {"LICENSE", "LICENSE-CC0"}
    assert {name.split("/")[0].split("-")[0] for name in found} == {"codegen", "conduct_codegen"}


def test_an_editable_install_holds_no_copy_of_the_content(built):
    found = names(built["editable"])

    assert not [name for name in found if name.startswith(("codegen/", "clauses/", "templates/"))]


def test_an_installed_wheel_reads_the_content_it_brought(built, tmp_path):
    with zipfile.ZipFile(built["wheel"]) as archive:
        archive.extractall(tmp_path / "site")
    found = subprocess.run(
        [sys.executable, "-c", CONTENT],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    package = tmp_path / "site" / "codegen"
    assert found.splitlines() == [str(package / "clauses"), str(package / "templates")]


def test_no_file_names_a_machine_or_a_package_registry():
    found = []
    for path in tracked():
        pieces = [path.read_bytes()]
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as archive:
                pieces = [archive.read(name) for name in archive.namelist()]
        found += [
            (str(path.relative_to(ROOT)), strange.decode())
            for strange in STRANGE
            if any(strange in piece for piece in pieces)
        ]

    assert not found
