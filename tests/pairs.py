"""Pairs that are compared: drafts of examples and presets, and versions of clauses."""

import functools
import os
import sys
from itertools import permutations

from conftest import ROOT

from codegen.draft.comparing import reading
from codegen.draft.drafting import draft
from codegen.interview import answers as answering
from codegen.interview.resolution import Answers, Resolution
from codegen.library.load import load

sys.path.insert(0, str(ROOT / "tests/library"))
import histories

EXAMPLES = sorted(path.parent.name for path in ROOT.glob("examples/*/answers.yaml"))
PRESETS = sorted(path.stem for path in ROOT.glob("clauses/presets/*.yaml"))
NAMES = (*EXAMPLES, *(f"preset-{name}" for name in PRESETS))
# Every pair takes minutes: a circle through the examples and some presets here, all of them on request.
CIRCLE = (*EXAMPLES, "preset-school", "preset-parliament")
PAIRS = (
    tuple(permutations(NAMES, 2))
    if os.environ.get("EVERY_PAIR")
    else tuple(zip(CIRCLE, (*CIRCLE[1:], CIRCLE[0]), strict=True))
)


@functools.cache
def documents(name):
    """Return the documents of an example, or of a preset (``preset-…``) with a name alone."""
    library = load()
    if name.startswith("preset-"):
        given = {"organisation.name": "Xyzzy"}
        answers = Answers(preset=name.removeprefix("preset-"), given=given)
    else:
        data = (ROOT / f"examples/{name}/answers.yaml").read_bytes()
        answers = answering.read(data, "answers.yaml", library)[0]
    return draft(library, Resolution(library, answers)).documents


def code(name):
    """Return the code of conduct for staff of an example or preset."""
    return next(one for one in documents(name) if one.kind == "code-of-conduct")


def versions():
    """Return every ordered pair of versions of one clause: its name and the two as documents.

    Of the shipped library and of the long histories of `tests/library/histories.py`.
    """
    made = []
    for library in (load(), histories.library()):
        for clause in library.clauses.values():
            for old, new in permutations(clause.versions, 2):
                sides = (reading.of_clause(clause, one, library) for one in (old, new))
                before, after = (side.documents[clause.id] for side in sides)
                made.append((f"{clause.id}@{old.version}-{new.version}", before, after))
    return made
