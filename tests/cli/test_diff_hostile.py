"""Word files that could do harm are refused with a sentence, whichever side they stand on."""

import io
import zipfile

import pytest
from commands import run
from conftest import ROOT

from codegen.document.ooxml import package

BASE = (ROOT / "templates/base.docx").read_bytes()


def repacked(changes):
    """Return the template with some parts replaced or added."""
    parts = package.parts(BASE) | changes
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def macros():
    types = package.parts(BASE)["[Content_Types].xml"]
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    kind = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    assert main in types
    return repacked({"[Content_Types].xml": types.replace(main, kind), "word/vbaProject.bin": b"x"})


def entities():
    body = package.parts(BASE)["word/document.xml"]
    start = body.index(b"?>") + 2
    declared = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return repacked({"word/document.xml": body[:start] + declared + body[start:]})


FILES = {
    "truncated": (lambda: BASE[: len(BASE) // 2], "damaged"),
    "encrypted": (lambda: bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "password"),
    "macros": (macros, "macros"),
    "bomb": (lambda: repacked({"word/media/zeros.bin": b"\0" * 260_000_000}), "unpack"),
    "entities": (entities, "declares a document type"),
    "text": (lambda: b"Dear all", "not a Word file"),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_refused(capsys, tmp_path, name):
    make, said = FILES[name]
    path = tmp_path / "their.docx"
    path.write_bytes(make())

    for pair in ((path, ROOT / "README.md"), (ROOT / "README.md", path)):
        left = run(capsys, "diff", *pair)

        assert left.code == 3
        assert said in left.err
        assert "Traceback" not in left.err
