"""Makes the pictures of the README from real runs: ``python .ci/make_pictures.py [NAME …]``.

Needs tmux, chromium, LibreOffice (soffice) and pdftoppm. A terminal picture is what a terminal of
tmux holds after the keys below were typed into it; a page is a page of a drafted document.
"""

import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "examples/pictures"
WIDTH, HEIGHT = 88, 28
THEME = TerminalTheme(
    (250, 250, 247), (38, 38, 38),
    [(38, 38, 38), (176, 0, 32), (0, 105, 62), (130, 85, 0), (16, 80, 160), (120, 40, 130), (0, 100, 110), (90, 90, 90)],
)  # fmt: skip
CHROMIUM = (
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars", "--force-device-scale-factor=1.5",
)  # fmt: skip


def run(*command: str, folder: Path) -> None:
    """Run a program and fail when it does."""
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def screenshot(page: Path, picture: Path, width: int, height: int) -> None:
    """Make a picture of a page as Chromium shows it."""
    with tempfile.TemporaryDirectory() as profile:
        run(
            *CHROMIUM, f"--user-data-dir={profile}", f"--window-size={width},{height}",
            f"--screenshot={picture}", page.as_uri(), folder=page.parent,
        )  # fmt: skip


def terminal(picture: Path, folder: Path, command: str, keys: tuple[str, ...] = ()) -> None:
    """Make a picture of a terminal in which a command was typed, and then keys one by one.

    A key is a name of tmux's, such as Enter or Down; a text after ``=`` is typed as it is.
    """
    session = ("tmux", "-L", "pictures")
    shell = f"env PS1='$ ' PATH={Path(sys.executable).parent}:/usr/bin:/bin bash --norc --noprofile"
    run(*session, "new-session", "-d", "-x", str(WIDTH), "-y", str(HEIGHT), shell, folder=folder)
    time.sleep(0.5)  # what is typed before the shell has its prompt would stand there twice
    try:
        for key in (f"={command}", "Enter", *keys):
            typed = ("-l", key[1:]) if key.startswith("=") else (key,)
            run(*session, "send-keys", *typed, folder=folder)
            time.sleep(1.5 if key == "Enter" else 0.3)
        held = subprocess.run(
            [*session, "capture-pane", "-e", "-p"], check=True, capture_output=True, text=True
        )
    finally:
        run(*session, "kill-server", folder=folder)
    lines = held.stdout.rstrip("\n").splitlines()
    with (folder / "nothing").open("w") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere, force_terminal=True)
        console.print(Text.from_ansi("\n".join(lines)), soft_wrap=True)
        frame = (
            "<html><meta charset=utf-8><body style='margin:0;padding:18px 22px;background:#fafaf7'>"
            "<pre style='margin:0;font:15px/1.35 \"DejaVu Sans Mono\",monospace'>{code}</pre></html>"
        )
        page = folder / "terminal.html"
        page.write_text(console.export_html(theme=THEME, inline_styles=True, code_format=frame))
    screenshot(page, picture, 9 * WIDTH + 44, 36 + round(20.25 * (len(lines) + 1)))


def word(picture: Path, document: Path, page: int) -> None:
    """Make a picture of a page of a Word file, as LibreOffice prints it."""
    folder = document.parent
    office = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    run("soffice", office, "--headless", "--convert-to", "pdf", document.name, folder=folder)
    run(
        "pdftoppm", "-r", "80", "-png", "-f", str(page), "-l", str(page), "-singlefile",
        f"{document.stem}.pdf", str(picture.with_suffix("")), folder=folder,
    )  # fmt: skip


def explained(picture: Path, folder: Path) -> None:
    """The reason for a clause that is out."""
    terminal(picture, folder, "codegen explain examples/ministry gift-ban")


def conduct(picture: Path, folder: Path) -> None:
    """A page of the code of conduct in Word."""
    draft = folder / "draft"
    command = ("draft", "examples/ministry", "--out", str(draft), "--date", "2026-11-22")
    run(sys.executable, "-m", "codegen", *command, folder=folder)
    word(picture, draft / "code-of-conduct.docx", 8)


PAGES: dict[str, Callable[[Path, Path], None]] = {
    "explain-in-the-terminal.png": explained,
    "code-of-conduct-page.png": conduct,
}


def main() -> int:
    """Make the pictures named on the command line, or all, and return the exit code."""
    wanted = sys.argv[1:] or list(PAGES)
    missing = [
        name for name in ("tmux", "chromium", "soffice", "pdftoppm") if not shutil.which(name)
    ]
    if missing or not set(wanted) <= PAGES.keys():
        print(f"missing: {shlex.join(missing)}; pictures are {', '.join(PAGES)}")
        return 1
    for name in wanted:
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            shutil.copytree(ROOT / "examples", folder / "examples")
            PAGES[name](PICTURES / name, folder)
        print(f"made: {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
