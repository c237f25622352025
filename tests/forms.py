"""Questionnaires of the small library, made and read back in both formats."""

import datetime as dt
from functools import cache

import filling
from conftest import ROOT
from small_library import library, resolve

from codegen.document.ooxml import filled as word_filled
from codegen.document.ooxml import form as word_form
from codegen.document.ooxml import incoming
from codegen.document.sheets import filled as sheet_filled
from codegen.document.sheets import form as sheet_form
from codegen.interview import paper, returned

BASE = (ROOT / "templates/base.docx").read_bytes()
DAY, LATER = dt.date(2026, 11, 26), dt.date(2026, 12, 3)
NAMED = {"organisation.name": "Ahlen"}
FORMATS = {"docx": filling.in_word, "xlsx": filling.in_sheet}


def form(resolution, who=("all",), *, full=True):
    """Return the form that asks what somebody would know."""
    of = resolution.library
    return paper.form(of, resolution, paper.open_for(of, resolution, who, full=full), who, DAY)


def made(resolution, kind, who=("all",), *, full=True):
    """Return the bytes of a form."""
    asked = form(resolution, who, full=full)
    if kind == "docx":
        return word_form.write(asked, resolution.library.words, base=BASE, date=DAY)
    return sheet_form.write(asked, DAY)


def filled(data, kind, of):
    """Return what stands in a form."""
    parts, keys = incoming.parts(data, f"q.{kind}"), returned.known_keys(of)
    if kind == "docx":
        return word_filled.read(data, parts, "q.docx", keys, paper.LINES)
    return sheet_filled.read(data, "q.xlsx", keys, paper.LINES)


def read(data, kind, resolution, **more):
    """Return the answers in a form, and the problems as lines."""
    came = filled(data, kind, resolution.library)
    found, problems = returned.read(came, f"q.{kind}", resolution, today=LATER, **more)
    return found, [str(problem) for problem in problems]


@cache
def blank(kind, who=("all",)):
    """Return the form of a draft of which nothing is known but the name."""
    return made(resolve(library(), NAMED), kind, who)


def answered(kind, answers, tables=None, *, given=None, who=("all",), change=None, by="Legal"):
    """Return what comes back when somebody answers the long questionnaire."""
    resolution = resolve(library(), {**NAMED, **(given or {})})
    sent = made(resolution, kind, who) if given else blank(kind, who)
    return read(FORMATS[kind](sent, answers, tables, change), kind, resolution, who=by)
