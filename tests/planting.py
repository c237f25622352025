"""Defects planted in otherwise good drafts: a clause of the library with other words, or other answers."""

from dataclasses import replace
from functools import cache

from conftest import ROOT

from codegen.doors import wording
from codegen.draft.drafting import draft
from codegen.draft.lint.linting import lint
from codegen.draft.lint.rule import subject
from codegen.interview import answers as answering
from codegen.interview.resolution import Resolution
from codegen.library.compiling import digest
from codegen.library.load import load

MINISTRY = ROOT / "examples/ministry/answers.yaml"


@cache
def library():
    return load(ROOT / "clauses")


@cache
def ministry():
    return answering.read(MINISTRY.read_bytes(), "answers.yaml", library())[0]


def clause(name, old=None, new=None, *, text=None, **changes):
    """Return a clause of the library in which some words are others, or its whole text is."""
    found = library().clauses[name]
    if old is not None:
        assert found.newest.text.count(old) == 1, (
            f"{name} has {found.newest.text.count(old)} times {old!r}"
        )
        text = found.newest.text.replace(old, new)
    if text is not None:
        nodes, problems = wording.text(text, found.file)
        assert not problems
        changed = replace(found.newest, text=text, nodes=tuple(nodes), digest=digest(text))
        found = replace(found, versions=(changed, *found.versions[1:]))
    return replace(found, **changes)


def added(name, paragraph):
    """Return a clause with one more paragraph at its end."""
    return clause(name, text=f"{library().clauses[name].newest.text.rstrip()}\n\n{paragraph}\n")


def looked(*clauses, answers=None, **changes):
    """Return the ministry's draft, with some clauses and some answers in place of its own."""
    own = library()
    whole = replace(own, clauses={**own.clauses, **{one.id: one for one in clauses}}, **changes)
    given = ministry().with_changes(answers or {})
    resolution = Resolution(whole, given)
    return subject(whole, resolution, draft(whole, resolution))


def findings(*clauses, answers=None, **changes):
    """Return what the lint finds in such a draft."""
    return lint(looked(*clauses, answers=answers, **changes)).findings


def found(rule, *clauses, answers=None, **changes):
    """Return the findings of one rule."""
    return [one for one in findings(*clauses, answers=answers, **changes) if one.rule.id == rule]


def of_office(office, planted, category):
    """Return the findings in a draft for people of one office, whose code has one clause."""
    own = library()
    clauses = {key: replace(one, offices=()) for key, one in own.clauses.items()} | {
        planted.id: planted
    }
    outlines = {
        key: one._replace(offices=(office,)) if one.offices else one
        for key, one in own.outlines.items()
    }
    people = [{"category": category, "bond": "appointment"}]
    return findings(*clauses.values(), answers={"people.categories": people}, outlines=outlines)
