# ruff: noqa: T201  it prints a table
"""A long redline beside those of other programs, each a process of its own: how long, how much is marked.

``python tests/benchmarks/redline_peers.py PYTHON`` where PYTHON is that of an environment with what
``tests/benchmarks/peers.txt`` lists. It prints a table; nothing is asserted, as the machine decides times.
"""

import datetime as dt
import io
import re
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests/redline")]

import office  # noqa: E402  its folder is known only now
from long_pair import long_pair  # noqa: E402  as above
from lxml import etree  # noqa: E402

from codegen.document.writers import docx  # noqa: E402
from codegen.library.load import load  # noqa: E402

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROUNDS = 5


def marked(path):
    """Return how many words a Word file marks as inserted, deleted and moved away."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    found = []
    for name in ("ins", "del", "moveFrom"):
        texts = ["".join(text.text or "" for text in mark.iter(f"{W}t", f"{W}delText"))
                 for mark in root.iter(f"{W}{name}")]  # fmt: skip
        found.append(sum(len(re.findall(r"\w+", text)) for text in texts))
    return found


def timed(command):
    """Return the median of some runs in seconds, None when the program fails."""
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode not in (0, 1):
            return None
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def main(python, times=1):
    """Print the table."""
    pair = long_pair(times)
    words, base = load().words, (ROOT / "templates/base.docx").read_bytes()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for side, document in (("old", pair.old), ("new", pair.new)):
            data = docx.write(document, words, base=base, date=dt.date(2026, 11, 26))
            (folder / f"{side}.docx").write_bytes(data)
        old, new = folder / "old.docx", folder / "new.docx"
        beside = Path(python).parent
        redlines = (
            "import sys, pathlib; from python_redlines.engines import DocxodusEngine as E; "
            "made = E().run_redline('x', pathlib.Path(sys.argv[1]).read_bytes(), "
            "pathlib.Path(sys.argv[2]).read_bytes()); pathlib.Path(sys.argv[3]).write_bytes(made[0])"
        )
        commands = {
            "codegen diff (from the files)": [sys.executable, "-m", "codegen", "diff", old, new, "-o", "{}", "--force"],
            "python-redlines (Docxodus)": [python, "-c", redlines, old, new, "{}"],
            "docx-trackdiff": [beside / "docx-trackdiff", old, new, "{}"],
            "prosediff": [beside / "prosediff", "--files", "--format", "docx", old, new, "-o", "{}"],
        }  # fmt: skip
        print(f"truth: {pair.came} in, {pair.went} out, {pair.moved} moved")
        print("| | s | words in | out | moved |\n|---|---|---|---|---|")
        for program, command in commands.items():
            target = folder / f"{len(program)}.docx"
            seconds = timed([str(target) if part == "{}" else str(part) for part in command])
            if seconds is None or not target.exists():
                print(f"| {program} | failed | | | |")
                continue
            came, went, moved = marked(target)
            print(f"| {program} | {seconds:.2f} | {came} | {went} | {moved} |")
        target = folder / "office.docx"
        office.compared(old, new, target)  # which makes its profile
        times = []
        for _ in range(ROUNDS):
            begin = time.perf_counter()
            office.compared(old, new, target)
            times.append(time.perf_counter() - begin)
        came, went, moved = marked(target)
        print(f"| LibreOffice | {statistics.median(times):.2f} | {came} | {went} | {moved} |")
        begin = time.perf_counter()
        from codegen.redline.compare import redline  # noqa: PLC0415  timed without its import

        loaded = time.perf_counter()
        found = redline(pair.old, pair.new)
        compared = time.perf_counter()
        docx.write(found, words, base=base, date=dt.date(2026, 11, 26))
        done = time.perf_counter()
        print(
            f"comparison {compared - loaded:.3f} s, writing {done - compared:.3f} s, import {loaded - begin:.3f} s"
        )


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
