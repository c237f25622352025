"""Where the content that comes with the tool stands, and what a content folder holds.

In the wheel ``clauses/`` and ``templates/`` lie inside the package; in a checkout, editable installs
included, beside it. There is no third place, so ``--version`` cannot name a folder nobody reads.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from codegen.doors import files, limits
from codegen.errors import InputOutputError, Location, Problem

PACKAGE = Path(__file__).resolve().parent.parent
LIMIT = 20_000_000
# What decides a draft; the JSON Schemas that editors read are not among it.
CONTENT = (".yaml", ".j2", ".docx")


def clauses() -> Path:
    """Return the folder of the clause library that comes with the tool.

    Raises:
        InputOutputError: It is missing, so the installation is broken.

    >>> clauses().name
    'clauses'
    """
    return _folder("clauses")


def templates() -> Path:
    """Return the folder of outlines, parts, pages and words that comes with the tool.

    Raises:
        InputOutputError: It is missing, so the installation is broken.
    """
    return _folder("templates")


def _folder(name: str) -> Path:
    inside, beside = PACKAGE / name, PACKAGE.parent / name
    if inside.is_dir():
        return inside
    if beside.is_dir():
        return beside
    raise InputOutputError(
        Problem(
            "installation",
            f"the folder '{name}' is missing from this installation",
            Location(str(inside)),
            "install conduct-codegen again",
        )
    )


def library_folders(folder: Path | None = None) -> tuple[Path, Path]:
    """Return the folders of the clauses and of the templates of a library.

    Args:
        folder: A folder of clauses of somebody's own, whose templates stand in ``templates`` beside
            it or, failing that, come from the tool; None for the library that comes with the tool.

    Raises:
        InputOutputError: The folder is not there, or the installation is broken.
    """
    if folder is None:
        return clauses(), templates()
    if not folder.is_dir():
        error = FileNotFoundError(errno.ENOENT, "there is no such folder")
        raise files.problem("read", folder, error)
    beside = folder.resolve().parent / "templates"
    return folder, beside if beside.is_dir() else templates()


APART = ("training/", "handouts/")  # read only by those who make handouts


def library_files(clauses_folder: Path, templates_folder: Path) -> dict[str, bytes]:
    """Return the files of a library by name, each name beginning ``clauses/`` or ``templates/``.

    Raises:
        InputOutputError: A file cannot be read, or leads out of its folder.
    """
    return {
        f"{prefix}/{name}": _read_listed(folder, base, name)
        for prefix, folder in (("clauses", clauses_folder), ("templates", templates_folder))
        for base in (os.path.realpath(folder),)
        for name in names(folder, *CONTENT)
        if not name.startswith(APART)
    }


def _read_listed(folder: Path, base: str, name: str) -> bytes:
    """Return the bytes of a file that `names` found; only a link can lead out of its folder."""
    path = (
        f"{base}/{name}"  # a Path for each of some hundred files would take longer than to read it
    )
    return read(folder, name) if os.path.islink(path) else files.read(path, LIMIT)  # noqa: PTH114


def frames() -> dict[str, str]:
    """Return the frames of pages that come with the tool, by name: ``templates/*.html.j2``.

    Raises:
        InputOutputError: The installation is broken.
    """
    folder = templates()
    found = (name for name in names(folder, ".html.j2") if "/" not in name)
    return {name: read(folder, name).decode() for name in found}


def word_template() -> bytes:
    """Return the Word file whose styles and layout documents have when no house style is given.

    Raises:
        InputOutputError: The installation is broken.
    """
    return read(templates(), "base.docx", limits.ARCHIVE_PACKED)


def names(folder: Path, *suffixes: str) -> tuple[str, ...]:
    """Return the files below a folder, as names with ``/`` relative to it, in one fixed order.

    Hidden files and folders are left out, links to folders are not followed. Without *suffixes*
    (such as ``".yaml"``) every file counts.

    Raises:
        InputOutputError: The folder cannot be read.
    """
    found: list[str] = []
    for parent, folders, here in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        below = Path(parent).relative_to(folder).as_posix()
        prefix = "" if below == "." else f"{below}/"
        found += [
            f"{prefix}{name}"
            for name in here
            if not name.startswith(".") and (not suffixes or name.endswith(suffixes))
        ]
    return tuple(sorted(found))


def _refuse(error: OSError) -> None:
    raise files.problem("read", Path(error.filename or ""), error) from error


def read(folder: Path, name: str, limit: int = LIMIT) -> bytes:
    """Return the bytes of a file of a folder; ``name`` is as `names` gives it.

    Raises:
        InputOutputError: The file cannot be read, is larger than *limit* bytes, or lies outside.
    """
    return files.read(files.inside(folder, name), limit)
