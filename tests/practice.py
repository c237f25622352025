"""Prints the draft of an example and the situations of tests/cases/practice, for a reader who tries them.

``python tests/practice.py ministry`` prints the draft on the left and the situations on the right, chapter
after chapter, without answers; ``--answers`` prints the key instead. A narrow page has them one after the
other.
"""

import argparse
import shutil
import sys
import textwrap
from itertools import zip_longest
from pathlib import Path

from codegen.document.writers import terminal
from codegen.doors import yaml
from codegen.draft.drafting import draft
from codegen.interview import answers as answering
from codegen.interview.resolution import Resolution
from codegen.library.load import load

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests/cases/practice"
NARROW = 100


def cases(example):
    """Return the situations of an example, in the order of its file."""
    path = FOLDER / f"{example}.yaml"
    return yaml.parse(path.read_bytes(), path.name)


def drafted(example):
    """Return the library and the documents of an example that people read: not the act that adopts them."""
    library = load(ROOT / "clauses")
    path = ROOT / "examples" / example / "answers.yaml"
    answers, _ = answering.read(path.read_bytes(), str(path), library)
    made = draft(library, Resolution(library, answers))
    return library, [d for d in made.documents if d.kind != "adoption-order"]


def text(example, width):
    """Return the draft of an example as lines."""
    library, documents = drafted(example)
    written = [terminal.write(document, library.words, width=width) for document in documents]
    return "\n".join(written).splitlines()


def situations(example, width):
    """Return the situations, numbered, as lines, with room to write an answer."""
    lines = ["What would you do? Say which paragraph tells you.", ""]
    for number, case in enumerate(cases(example), 1):
        lines += textwrap.wrap(f"{number}. {case['situation']}", width, subsequent_indent="    ")
        lines += ["", "    Answer:", "    Clause:", ""]
    return lines


def key(example, width):
    """Return the answers as lines, each with the clause as the draft numbers it."""
    _, documents = drafted(example)
    places = {part.id: f"{document.title}, {part.number or part.title or ''}".rstrip(", ")
              for document in documents for part in document.parts}  # fmt: skip
    lines = []
    for number, case in enumerate(cases(example), 1):
        lines += textwrap.wrap(f"{number}. {case['answer']}", width, subsequent_indent="    ")
        lines += [f"    {places[case['clause']]} ({case['clause']})", ""]
    return lines


def beside(left, right, width):
    """Return two columns, the left *width* wide."""
    return [
        f"{one:{width}}  |  {other}".rstrip()
        for one, other in zip_longest(left, right, fillvalue="")
    ]


def main():
    """Print what was asked for, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("example", choices=sorted(path.stem for path in FOLDER.glob("*.yaml")))
    parser.add_argument("--answers", action="store_true", help="print the key instead")
    parser.add_argument("--width", type=int, default=shutil.get_terminal_size((160, 24)).columns)
    chosen = parser.parse_args()
    width = max(chosen.width, 40)
    if chosen.answers:
        lines = key(chosen.example, min(width, NARROW))
    elif width < NARROW:
        lines = [*text(chosen.example, width), "", *situations(chosen.example, width)]
    else:
        half = (width - 5) // 2
        lines = beside(text(chosen.example, half), situations(chosen.example, half), half)
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
