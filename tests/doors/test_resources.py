import pytest

from codegen.doors import resources
from codegen.errors import InputOutputError


@pytest.fixture
def package(tmp_path, monkeypatch):
    package = tmp_path / "site" / "codegen"
    package.mkdir(parents=True)
    monkeypatch.setattr(resources, "PACKAGE", package)
    return package


def test_content_inside_the_package_comes_first(package):
    (package / "clauses").mkdir()
    (package.parent / "clauses").mkdir()

    assert resources.clauses() == package / "clauses"


def test_content_beside_the_package_serves_a_checkout(package):
    (package.parent / "templates").mkdir()

    assert resources.templates() == package.parent / "templates"


def test_there_is_no_third_place(package):
    (package.parent.parent / "clauses").mkdir()

    with pytest.raises(InputOutputError, match="install"):
        resources.clauses()


def test_files_are_listed_in_one_order_without_hidden_ones(tmp_path):
    for name in ("b.yaml", "a/c.yaml", "a/.d.yaml", ".git/e.yaml", "a.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()

    assert resources.names(tmp_path, ".yaml") == ("a/c.yaml", "b.yaml")


def test_a_folder_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(InputOutputError, match="no such folder"):
        resources.library_folders(tmp_path / "none")
    with pytest.raises(InputOutputError, match="cannot read"):
        resources.names(tmp_path / "none")


def test_a_library_of_ones_own_brings_its_templates_or_takes_the_tools(tmp_path):
    clauses = tmp_path / "clauses"
    clauses.mkdir()

    assert resources.library_folders(clauses) == (clauses, resources.templates())
    (tmp_path / "templates").mkdir()
    assert resources.library_folders(clauses) == (clauses, tmp_path / "templates")


def test_the_files_of_a_library_are_named_by_their_folder(tmp_path):
    for name in ("clauses/a.yaml", "clauses/a.schema.json", "templates/parts/b.md.j2"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())

    found = resources.library_files(tmp_path / "clauses", tmp_path / "templates")
    assert list(found) == ["clauses/a.yaml", "templates/parts/b.md.j2"]


def test_a_library_cannot_reach_out_of_its_folder_by_a_link(tmp_path):
    (tmp_path / "secret.yaml").touch()
    (tmp_path / "clauses").mkdir()
    (tmp_path / "clauses" / "a.yaml").symlink_to(tmp_path / "secret.yaml")

    with pytest.raises(InputOutputError, match="leads out"):
        resources.library_files(tmp_path / "clauses", tmp_path / "clauses")
