"""Training kits of the examples, and one whose words try to break every format."""

import datetime as dt
import functools
from dataclasses import replace

from conftest import ROOT

from codegen.doors import yaml
from codegen.draft.remaking import remade
from codegen.library import training
from codegen.library.load import load
from codegen.training.tying import Binder

DATE = dt.date(2026, 11, 26)
HOSTILE = "=1+1 \"R&D\" {x} ~a#b: <b>, ]]> '--' \N{ARABIC LETTER ALEF}\N{ARABIC LETTER BEH}"


@functools.cache
def drafted(name):
    """Return the draft of an example."""
    return remade(ROOT / "examples" / name, load())


@functools.cache
def kit(name):
    """Return all that the draft of an example can be taught with."""
    return Binder(drafted(name), DATE).kit(training.load(load()))


@functools.cache
def words():
    """Return the words of training."""
    return yaml.load((ROOT / "templates/training.en.yaml").read_bytes(), "training").value


def hostile(of):
    """Return a kit in which words try to break every format."""
    quiz = next(one for one in of.questions if one.kind == "choice")
    broken = replace(quiz, ask=HOSTILE, options=tuple((right, f"{HOSTILE} {at}", HOSTILE)
                     for at, (right, _, _) in enumerate(quiz.options)))  # fmt: skip
    term = replace(of.terms[0], term=HOSTILE, means=HOSTILE)
    return replace(of, organisation=HOSTILE, questions=(broken,), terms=(term,), dilemmas=())
