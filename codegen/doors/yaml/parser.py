"""Reads YAML from strangers: every limit holds before anything is built.

The C parser is asked for events only. They come one by one, so a file of 60 kB of brackets, which
would exhaust the stack if the C code built the tree itself, ends at the fiftieth; and what is built
from events knows where every value stands, in less time than ruamel's own constructor takes.
"""

from __future__ import annotations

import codecs

from ruamel.yaml.error import YAMLError

from codegen.doors.yaml import syntax
from codegen.doors.yaml.building import Builder
from codegen.doors.yaml.places import Loaded
from codegen.doors.yaml.scalars import FORBIDDEN
from codegen.errors import ContentError, Location, Problem

MAX_BYTES = 1_000_000


def load(data: bytes, file: str) -> Loaded:
    """Return what a file holds, with the place of every part; ``file`` is what problems call it.

    Raises:
        ContentError: It is not the YAML that this project reads; all that is wrong, with places.
    """
    text = _text(data, file)
    builder = Builder(file, text)
    try:
        root = builder.document()
    except YAMLError as error:
        builder.problems.append(syntax.problem(error, file, text))
        root = None
    if builder.problems or root is None:
        raise ContentError(builder.problems)
    return Loaded(file, text, root)


def _text(data: bytes, file: str) -> str:
    if len(data) > MAX_BYTES:
        raise ContentError(
            Problem(
                "yaml-size",
                f"the file has {len(data):,} bytes; at most {MAX_BYTES:,} are read",
                Location(file),
            )
        )
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        raise ContentError(
            Problem(
                "yaml-encoding",
                f"byte {error.start + 1} (0x{data[error.start]:02x}) is not UTF-8",
                _after(before, file),
                "save the file as UTF-8",
            )
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := FORBIDDEN.search(text):
        raise ContentError(
            Problem(
                "yaml-character",
                f"the character U+{ord(found[0]):04X} may not stand in a file",
                _after(text[: found.start()], file),
                "delete it: it cannot be seen and cannot be printed",
            )
        )
    return text


def _after(before: str, file: str) -> Location:
    line = before.replace("\r\n", "\n").replace("\r", "\n")
    return Location(file, line.count("\n") + 1, len(line) - line.rfind("\n"))
