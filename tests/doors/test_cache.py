import pytest

from codegen.doors import cache


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "folder", lambda: tmp_path / "cache")
    return tmp_path / "cache"


def test_what_was_stored_is_found_again(folder):
    cache.store("d1", {"clauses": ["é", None, 1]})

    assert cache.load("d1") == {"clauses": ["é", None, 1]}


def test_nothing_is_found_where_nothing_was_stored(folder):
    assert cache.load("d1") is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b'{"digest": "d1"',
        b'{"digest": "d2", "index": 1}',
        b"[1]",
        b"\xff",
        b"[" * 100_000,
    ],
)
def test_a_file_that_is_damaged_or_foreign_is_ignored(folder, data):
    folder.mkdir()
    (folder / "d1.json").write_bytes(data)

    assert cache.load("d1") is None


def test_an_index_that_cannot_be_kept_is_not_kept(folder):
    folder.write_bytes(b"in the way")
    cache.store("d1", {"a": 1})

    assert cache.load("d1") is None


def test_what_is_no_data_is_not_kept(folder):
    cache.store("d1", {"a": object()})

    assert cache.load("d1") is None


def test_no_home_is_no_reason_to_stop(monkeypatch):
    def homeless():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(cache, "folder", homeless)
    cache.store("d1", {"a": 1})

    assert cache.load("d1") is None


@pytest.mark.parametrize(
    "other", [{"a": b"12"}, {"b": b"1"}, {"a": b"1", "b": b""}, {"a": b""}, {}]
)
def test_another_name_or_byte_is_another_digest(other):
    assert cache.digest_of(other) != cache.digest_of({"a": b"1"})
