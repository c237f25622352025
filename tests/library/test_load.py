"""The library from its folder, and from the index that an earlier run left in the cache."""

import json
import subprocess
import sys

import pytest
import small_library
from small_library import BAN, FILES, edited, written

from codegen.doors import cache, resources
from codegen.errors import ContentError, InputOutputError
from codegen.library import compiling
from codegen.library.load import checked, load


@pytest.fixture(autouse=True)
def empty_cache(tmp_path, monkeypatch):
    """Each test begins without an index."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def folder(tmp_path):
    return written(tmp_path / "own")


def indexes():
    return sorted(cache.folder().glob("*.json"))


def test_the_library_is_the_same_from_its_files_and_from_the_cache(folder, monkeypatch):
    first = load(folder)
    monkeypatch.setattr(compiling, "compiled", pytest.fail)

    assert load(folder) == first


def test_one_index_is_kept_for_one_library(folder):
    load(folder)
    load(folder)

    assert len(indexes()) == 1


def test_a_changed_file_is_read_anew(folder):
    load(folder)
    path = folder.parent / BAN
    path.write_text(FILES[BAN].replace("title: No gifts", "title: No gifts at all"))

    assert load(folder).clauses["gifts/gift-ban"].title == "No gifts at all"


def test_a_new_version_of_the_tool_makes_its_own_index(folder, monkeypatch):
    load(folder)
    monkeypatch.setattr("codegen.__version__", "99.0")
    load(folder)

    assert len(indexes()) == 2


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"digest": "x", "index": {}}', b"\xff\xfe"]
)
def test_a_broken_index_is_ignored_and_made_again(folder, content):
    first = load(folder)
    (path,) = indexes()
    good = path.read_bytes()
    path.write_bytes(content)

    assert load(folder) == first
    assert path.read_bytes() == good


@pytest.mark.parametrize("broken", [{}, {"clauses": {}}, [], None, "x"])
def test_an_index_of_another_shape_is_ignored_and_made_again(folder, broken):
    first = load(folder)
    (path,) = indexes()
    whole = json.loads(path.read_text())
    path.write_text(json.dumps({**whole, "index": broken}))

    assert load(folder) == first


def test_a_cache_that_is_a_file_changes_nothing(folder, empty_cache):
    empty_cache.write_text("not a folder")

    assert load(folder).name == "small clauses"


def test_a_library_with_errors_is_refused_with_all_of_them_and_not_kept(tmp_path):
    changes = edited(BAN, "order: 10", "ordre: 10")
    folder = written(tmp_path / "own", changes)

    with pytest.raises(ContentError) as refused:
        load(folder)

    assert [problem.rule for problem in refused.value.problems] == [
        "missing-entry",
        "unknown-entry",
    ]
    assert indexes() == []


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(InputOutputError, match="there is no such folder"):
        load(tmp_path / "none")


def test_a_folder_without_templates_beside_it_takes_those_of_the_tool(tmp_path):
    folder = written(tmp_path, {name: None for name in FILES if name.startswith("templates/")})

    assert resources.library_folders(folder) == (folder, resources.templates())


def test_the_shipped_library_has_no_errors_and_the_same_index_by_way_of_json():
    names = resources.library_files(*resources.library_folders())

    data, problems = checked(names)

    assert [str(problem) for problem in problems if problem.severity == "error"] == []
    assert json.loads(json.dumps(data)) == data


def test_loading_from_the_index_imports_neither_pydantic_nor_jinja(folder):
    load(folder)
    code = (
        "import sys, pathlib; from codegen.library.load import load; load(pathlib.Path(sys.argv[1]));"
        "print(sorted({'pydantic', 'jinja2', 'ruamel.yaml', 'babel'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, folder], capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"


def test_files_and_disk_are_the_same_library(folder):
    found = resources.library_files(*resources.library_folders(folder))

    assert found == small_library.files()
