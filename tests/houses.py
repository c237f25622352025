"""The Word files of three organisations that do not exist, whole or with a part changed."""

import datetime as dt

from conftest import ROOT

from codegen.document.ooxml.package import pack, parts

BASE = (ROOT / "templates/base.docx").read_bytes()
PATHS = {path.stem: path for path in sorted(ROOT.glob("tests/house_styles/*.do?x"))}
FILES = {name: path.read_bytes() for name, path in PATHS.items()}
DAY = dt.date(2026, 1, 1)


def changed(name, part, old, new):
    """Return a file in one part of which *old* stands no more, but *new*."""
    contents = parts(FILES[name])
    assert old.encode() in contents[part], f"{part} of {name} has no {old}"
    return pack({**contents, part: contents[part].replace(old.encode(), new.encode())}, DAY)


def without(name, *names):
    """Return a file without some of its parts."""
    return pack({part: data for part, data in parts(FILES[name]).items() if part not in names}, DAY)
