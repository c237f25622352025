"""Reading files with a limit, and writing them so that nobody ever finds half of one."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path

from codegen.errors import InputOutputError, Location, Problem

# The one step that makes a new file visible; tests put a kill in its place.
replace = os.replace


def problem(verb: str, path: Path | str, error: OSError) -> InputOutputError:
    """Return the error to raise when the system refuses; ``verb`` is what was tried.

    >>> str(problem("read", Path("a.yaml"), FileNotFoundError(2, "No such file or directory")))
    'a.yaml: error: cannot read a.yaml: no such file or directory [input-output]'
    """
    reason = error.strerror or str(error) or type(error).__name__
    reason = reason[:1].lower() + reason[1:]
    message = f"cannot {verb} {path}: {reason}"
    return InputOutputError(Problem("input-output", message, Location(str(path))))


def inside(folder: Path, name: str) -> Path:
    """Return the path of a name inside a folder, with links followed to where they lead.

    Raises:
        InputOutputError: The name leads out of the folder, by ``..``, from the root or by a link.
    """
    try:
        base = folder.resolve()
        path = (base / name).resolve()
    except (OSError, ValueError, RuntimeError) as error:
        raise problem("follow", folder / name.replace("\0", "?"), OSError(str(error))) from error
    if path == base or not path.is_relative_to(base):
        raise InputOutputError(
            Problem("outside", f"'{name}' leads out of the folder {folder}", Location(str(folder)))
        )
    return path


def read(path: Path | str, limit: int) -> bytes:
    """Return what a file holds.

    Args:
        path: A file; devices and pipes are refused, since they may never end.
        limit: In bytes.

    Raises:
        InputOutputError: It cannot be read, is no file, or is larger than the limit.
    """
    try:
        # Without O_NONBLOCK opening a pipe waits for somebody to write into it.
        handle = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
        with open(handle, "rb") as stream:  # noqa: PTH123 - a descriptor, not a path
            state = os.fstat(handle)
            _refuse_others(state.st_mode)
            # Room is taken for what is asked for, so the limit is asked for only if need be.
            data = stream.read(min(state.st_size, limit) + 1)
            if len(data) > state.st_size:
                data += stream.read(limit + 1 - len(data))
    except OSError as error:
        raise problem("read", path, error) from error
    if len(data) > limit:
        raise InputOutputError(
            Problem(
                "file-size",
                f"{path} is larger than {limit:,} bytes, so it is not read",
                Location(str(path)),
            )
        )
    return data


def _refuse_others(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is not a file")


def write_atomic(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: whatever happens, the old one stands until the new one does.

    The folder is made when it is missing. A link is replaced when it leads to a place in its own
    folder, and refused otherwise. The mode of a file that is there is kept.

    Raises:
        InputOutputError: It cannot be written; nothing of it is left behind.
    """
    target = path
    if path.is_symlink():
        target = inside(path.parent, path.name)
    temporary: str | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        mode = _mode(target)
        handle, temporary = tempfile.mkstemp(prefix=".codegen-", suffix=".tmp", dir=target.parent)
        with open(handle, "wb") as stream:  # noqa: PTH123 - a descriptor, not a path
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(mode)
        replace(temporary, target)
        temporary = None
        _sync_folder(target.parent)
    except OSError as error:
        raise problem("write", path, error) from error
    finally:
        # Interrupts (Ctrl-C) come by here too.
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def _mode(target: Path) -> int:
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask
    _refuse_others(mode)
    return stat.S_IMODE(mode)


def _sync_folder(folder: Path) -> None:
    # So that the new name survives a power cut; not every system lets folders be opened.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
