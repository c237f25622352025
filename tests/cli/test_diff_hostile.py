"""Word files that could do harm are refused with a sentence, whichever side they stand on."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from commands import run
from conftest import ROOT

from codegen.document.ooxml import package

BASE = (ROOT / "templates/base.docx").read_bytes()


def repacked(changes):
    """Return the template with some parts replaced or added."""
    parts = package.parts(BASE) | changes
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
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


def flooded():
    """Return a file whose text is legal and unpacks to hundreds of megabytes."""
    body = package.parts(BASE)["word/document.xml"]
    end = body.index(b"<w:sectPr")
    flood = b"<w:p><w:r><w:t>again</w:t></w:r></w:p>" * 6_900_000
    return repacked({"word/document.xml": body[:end] + flood + body[end:]})


def nested():
    """Return a file with ten thousand tables inside each other."""
    body = package.parts(BASE)["word/document.xml"]
    end, depth = body.index(b"<w:sectPr"), 10_000
    tables = b"<w:tbl><w:tr><w:tc>" * depth + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * depth
    return repacked({"word/document.xml": body[:end] + tables + body[end:]})


FILES = {
    "flooded": (flooded, "unpack"),
    "nested": (nested, "damaged"),
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


MEASURED = """
import sys
from codegen.cli.app import main
try:
    main(sys.argv[1:])
finally:
    print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the memory")
@pytest.mark.parametrize("name", FILES)
def test_refusing_takes_little_memory(tmp_path, name):
    path = tmp_path / "their.docx"
    path.write_bytes(FILES[name][0]())

    command = [sys.executable, "-c", MEASURED, "diff", path, ROOT / "README.md"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 3
    assert int(done.stdout.split()[1]) < 200_000, "kB at most"
