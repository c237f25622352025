import errno
import os

import pytest

from codegen.doors import files
from codegen.errors import Exit, InputOutputError


def test_a_file_is_read_up_to_its_limit(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"12345")

    assert files.read(path, 5) == b"12345"
    with pytest.raises(InputOutputError, match="larger than 4 bytes"):
        files.read(path, 4)


def test_a_file_that_is_not_there_is_named_in_the_error(tmp_path):
    with pytest.raises(InputOutputError, match=r"cannot read .*a\.txt: no such file") as caught:
        files.read(tmp_path / "a.txt", 5)

    assert caught.value.exit_code is Exit.INPUT_OUTPUT


def test_a_folder_is_not_read(tmp_path):
    with pytest.raises(InputOutputError, match="cannot read"):
        files.read(tmp_path, 5)


def test_a_pipe_that_nobody_writes_to_is_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(InputOutputError, match="not a file"):
        files.read(tmp_path / "pipe", 5)


def test_a_file_is_written_into_a_folder_that_is_made_for_it(tmp_path):
    files.write_atomic(tmp_path / "new" / "deep" / "a.txt", b"one")

    assert (tmp_path / "new" / "deep" / "a.txt").read_bytes() == b"one"


def test_a_file_written_again_keeps_its_mode(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    path.chmod(0o640)
    files.write_atomic(path, b"two")

    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_mode_that_any_program_would_give_it(tmp_path):
    (tmp_path / "plain").touch()
    files.write_atomic(tmp_path / "a.txt", b"one")

    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), OSError(errno.EIO, "Input/output error")])
def test_a_stop_before_the_last_step_leaves_the_old_file_alone(tmp_path, monkeypatch, stop):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def stopped(source, target):
        raise stop

    monkeypatch.setattr(files, "replace", stopped)
    with pytest.raises((KeyboardInterrupt, InputOutputError)):
        files.write_atomic(path, b"new")

    assert [(it.name, it.read_bytes()) for it in tmp_path.iterdir()] == [("a.txt", b"old")]


def test_a_full_disk_is_one_sentence_and_leaves_nothing_behind(tmp_path, monkeypatch):
    def full(handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(InputOutputError, match=r"cannot write .*a\.txt: no space left on device"):
        files.write_atomic(tmp_path / "a.txt", b"new")

    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path):
    (tmp_path / "file").write_bytes(b"in the way")

    with pytest.raises(InputOutputError, match=r"cannot write .*a\.txt") as caught:
        files.write_atomic(tmp_path / "file" / "sub" / "a.txt", b"new")
    assert caught.value.exit_code is Exit.INPUT_OUTPUT


def test_a_folder_is_not_written_over(tmp_path):
    (tmp_path / "a").mkdir()

    with pytest.raises(InputOutputError, match="it is a folder"):
        files.write_atomic(tmp_path / "a", b"new")


def test_a_link_within_its_folder_is_followed_and_stays(tmp_path):
    (tmp_path / "real.txt").write_bytes(b"old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    files.write_atomic(tmp_path / "link.txt", b"new")

    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_bytes() == b"new"


def test_a_link_out_of_its_folder_is_refused(tmp_path):
    (tmp_path / "outside.txt").write_bytes(b"old")
    (tmp_path / "draft").mkdir()
    (tmp_path / "draft" / "a.txt").symlink_to(tmp_path / "outside.txt")

    with pytest.raises(InputOutputError, match="leads out of the folder"):
        files.write_atomic(tmp_path / "draft" / "a.txt", b"new")
    assert (tmp_path / "outside.txt").read_bytes() == b"old"


@pytest.mark.parametrize("name", ["../a", "a/../../b", "/etc/passwd", "", ".", "a\0b"])
def test_a_name_that_leads_out_of_its_folder_is_refused(tmp_path, name):
    with pytest.raises(InputOutputError):
        files.inside(tmp_path, name)


def test_a_name_inside_a_folder_is_its_path(tmp_path):
    assert files.inside(tmp_path, "a/../b.txt") == tmp_path.resolve() / "b.txt"


def test_a_link_that_leads_to_itself_is_refused(tmp_path):
    (tmp_path / "a").symlink_to("a")

    with pytest.raises(InputOutputError):
        files.read(files.inside(tmp_path, "a"), 5)
