"""Makes what the README shows from real runs: ``python .ci/make_tour.py [--outputs | --pictures]``.

Outputs are the ``text`` blocks below a block of one command; a number after ``text`` is how many lines
are shown. Pictures need tmux, Chromium, LibreOffice (soffice) and pdftoppm, and playwright to drive
Chromium. A terminal is shown as tmux holds it after some keys; a page is a page of a drafted document.
"""

import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PICTURES = ROOT / "examples/pictures"
WIDTH, HEIGHT = 88, 26
DATE = "2026-11-22"
SHOWN = re.compile(r"(```sh\n(codegen [^\n]+)\n```\n\n```text(?: (\d+))?\n)(.*?)(```\n)", re.DOTALL)
BROWSER = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def output(command: str, most: int | None, folder: Path) -> str:
    """Return what a command prints on stdout, fitted to a narrow page, its first lines alone."""
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)], cwd=folder, check=False, capture_output=True, text=True
    )  # fmt: skip
    lines = [
        fitted
        for line in done.stdout.splitlines()
        for fitted in textwrap.wrap(
            line, 92, subsequent_indent=" " * (len(line) - len(line.lstrip())),
            break_long_words=False, break_on_hyphens=False, drop_whitespace=True,
        ) or [""]
    ]  # fmt: skip
    if most is not None and len(lines) > most:
        lines = [*lines[:most], "…"]
    return "".join(f"{line}\n" for line in lines)


def with_outputs(text: str) -> str:
    """Return the README with what its commands print today."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        shutil.copytree(ROOT / "examples", folder / "examples")

        def shown(found: re.Match[str]) -> str:
            most = int(found[3]) if found[3] else None
            return f"{found[1]}{output(found[2], most, folder)}{found[5]}"

        return SHOWN.sub(shown, text)


def run(*command: str, folder: Path) -> None:
    """Run a program and fail when it does."""
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def drafted(folder: Path, *options: str) -> Path:
    """Return the folder of the ministry's draft."""
    made = folder / "draft"
    command = ("draft", "examples/ministry", "--out", str(made), "--date", DATE, *options)
    run(sys.executable, "-m", "codegen", *command, folder=folder)
    return made


@contextmanager
def page(file: Path, width: int, height: int) -> Iterator[Any]:
    """Give a page as Chromium shows it."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  only pictures need it

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(BROWSER)
        )
        shown = browser.new_page(
            viewport={"width": width, "height": height}, device_scale_factor=1.5
        )
        shown.goto(file.as_uri())
        yield shown
        browser.close()


def terminal(picture: Path, folder: Path, *keys: str) -> None:
    """Make a picture of a terminal after some keys; one that begins with ``=`` is typed as it is."""
    from rich.console import Console  # noqa: PLC0415  only pictures need it
    from rich.text import Text  # noqa: PLC0415

    session = ("tmux", "-L", "tour")
    shell = f"env PS1='$ ' PATH={Path(sys.executable).parent}:/usr/bin:/bin bash --norc --noprofile"
    run(*session, "new-session", "-d", "-x", str(WIDTH), "-y", str(HEIGHT), shell, folder=folder)
    time.sleep(0.5)  # what is typed before the shell has its prompt would stand there twice
    try:
        for key in keys:
            typed = ("-l", key[1:]) if key.startswith("=") else (key,)
            run(*session, "send-keys", *typed, folder=folder)
            time.sleep(2.5 if key == "Enter" else 0.3)
        held = subprocess.run(
            [*session, "capture-pane", "-e", "-p"], check=True, capture_output=True, text=True
        )
    finally:
        run(*session, "kill-server", folder=folder)
    lines = held.stdout.rstrip().splitlines()
    frame = (
        "<html><meta charset=utf-8><body style='margin:0;padding:18px 22px;background:#fff'>"
        "<pre style='margin:0;font:15px/1.35 \"DejaVu Sans Mono\",monospace'>{code}</pre></html>"
    )
    file = folder / "terminal.html"
    with (folder / "nowhere").open("w") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere, force_terminal=True)
        console.print(Text.from_ansi("\n".join(lines)), soft_wrap=True)
        file.write_text(console.export_html(inline_styles=True, code_format=frame))
    with page(file, 9 * WIDTH + 44, 36 + round(20.25 * (len(lines) + 1))) as shown:
        shown.screenshot(path=picture)


def question(picture: Path, folder: Path) -> None:
    """What a changed answer does, before it is kept."""
    command = "=codegen ask examples/ministry gifts.policy"
    terminal(picture, folder, command, "Enter", "Up", "Up", "Enter")


def word(picture: Path, folder: Path) -> None:
    """A page of the code of conduct in Word, as LibreOffice prints it."""
    made = drafted(folder)
    office = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    run("soffice", office, "--headless", "--convert-to", "pdf", "code-of-conduct.docx", folder=made)
    run(
        "pdftoppm", "-r", "80", "-png", "-f", "8", "-l", "8", "-singlefile",
        "code-of-conduct.pdf", str(picture.with_suffix("")), folder=made,
    )  # fmt: skip


def hypertext(picture: Path, folder: Path) -> None:
    """A page of the code of conduct in a browser, the reason for a clause opened."""
    made = drafted(folder, "--format", "html")
    with page(made / "code-of-conduct.html", 1180, 820) as shown:
        clause = shown.locator("section", has=shown.get_by_text("Telling and stepping aside")).last
        why = clause.locator("details", has_text="Why this clause").first
        why.locator("summary").first.click()
        why.evaluate(
            "e => window.scrollTo(0, e.getBoundingClientRect().bottom + window.scrollY - 790)"
        )
        shown.screenshot(path=picture)


MAKERS = {
    "a-changed-answer.png": question,
    "code-of-conduct-page.png": word,
    "code-of-conduct-html.png": hypertext,
}


def main() -> int:
    """Make outputs, pictures or both, and return the exit code."""
    if "--pictures" not in sys.argv:
        README.write_text(with_outputs(README.read_text()))
    if "--outputs" in sys.argv:
        return 0
    for name, make in MAKERS.items():
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            shutil.copytree(ROOT / "examples", folder / "examples")
            make(PICTURES / name, folder)
        print(f"made: {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
