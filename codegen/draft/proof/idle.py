"""The claim that every question changes something: two answers to it lead to different drafts."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from codegen.draft.proof.claim import Claim, Ground, test
from codegen.draft.proof.solver import Test
from codegen.draft.proof.texts import conditions, is_printed, leads, values
from codegen.draft.proof.wording import wordings
from codegen.errors import Severity
from codegen.library.language import reads, truth
from codegen.library.remarks import DIRECT, read_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.draft.proof.page import Page
    from codegen.draft.proof.texts import Items, Way
    from codegen.draft.proof.world import World
    from codegen.library.model import Library
    from codegen.library.questions import Question

FILE = "clauses/questionnaire.yaml"


def changes(ground: Ground) -> Iterator[Claim]:
    """Yield that each question changes something, whether a text prints it or a condition turns on it.

    One that no wording reads is a remark until the first release is closed, since clauses are still
    to come, and so is one that only clauses of a code read that no draft makes yet; from then on, and
    where it is read in vain, it is an error.
    """
    live = _live(ground.library)
    planned = {key for contents in ground.planned for clause in contents.clauses.values()
               for key in reads([clause.newest.nodes, clause.when.nodes if clause.when else ()])}  # fmt: skip
    tests = _tests(ground, live)
    listed = ground.sources.index["questionnaire"]["questions"]
    for place, question in enumerate(ground.library.questionnaire.asked):
        assert listed[place]["key"] == question.key
        keys = {question.key, *question.fields}
        if question.kind == "form" or keys & DIRECT:
            continue
        read = bool(keys & live)
        early = not ground.library.releases and (not read or bool(keys & planned))
        yield Claim(
            "idle-question",
            tuple(found for key in sorted(keys) for found in tests.get(key, ())),
            f"'{question.key}' changes nothing: " + ("every draft is the same whatever is answered" if read
                                                     else "no wording reads it yet"),
            partial(ground.sources.at, FILE, ("questions", place, "key")),
            "let a clause depend on it or print it, or take the question out",
            wanted=True,
            severity=Severity.REMARK if early else Severity.ERROR,
        )  # fmt: skip


def _live(library: Library) -> set[str]:
    """Return the keys that bear on a draft, if only by way of other questions."""
    questions = library.questionnaire.questions
    live = set(read_keys(library)) | DIRECT
    live.update(
        key for rule in library.questionnaire.contradictions for key in reads(rule.when.nodes)
    )
    queue = list(live)
    while queue:
        found = questions.get(queue.pop())
        new = set(_behind(found)) - live if found else set()
        live |= new
        queue += new
    return live


def _behind(question: Question) -> Iterator[str]:
    """Yield the keys that decide whether a question is asked, and what it comes to by default."""
    yield from reads(question.when.nodes if question.when else ())
    yield from filter(None, (question.parent,))
    for default in question.defaults:
        yield from reads(default.when.nodes if default.when else ())
        yield from filter(None, (default.of, default.currency_of))


def _tests(ground: Ground, live: set[str]) -> dict[str, list[Test]]:
    """Return by key the tests of which one passes when the key changes something."""
    found: dict[str, list[Test]] = {}
    for key, one in chain(
        _in_texts(ground),
        _in_clauses(ground),
        _outside(ground.library, live),
        _deciding(ground, live),
    ):
        found.setdefault(key, []).append(one)
    return found


def _in_texts(ground: Ground) -> Iterator[tuple[str, Test]]:
    """Yield what prints in texts, and the conditions on which their shape turns."""
    for wording in wordings(ground):
        for contents, stands in wording.documents:
            for key, way in values(wording.text.nodes):
                yield key, test(contents, stands, partial(_leads, way), partial(_is_asked, key))
            for condition, way in conditions(wording.text.nodes):
                for key in reads(condition):
                    yield key, test(contents, partial(_turns_text, condition, key, way), stands)


def _in_clauses(ground: Ground) -> Iterator[tuple[str, Test]]:
    """Yield the legal bases that clauses print, and the answers for which their wording stands in."""
    for clause in ground.library.clauses.values():
        for contents in ground.with_clause(clause.id):
            for key in (*clause.needs_basis, *([clause.assumes] if clause.assumes else [])):
                yield key, test(contents, partial(_stands, clause.id), partial(_is_asked, key))


def _outside(library: Library, live: set[str]) -> Iterator[tuple[str, Test]]:
    """Yield what titles print, and the answers that are the default of others."""
    always = Test(_always, _always)
    for outline in library.outlines.values():
        titles = [outline.title, outline.subtitle or (), *(part.title for part in outline.parts)]
        yield from ((key, always) for key in reads(titles))
    for question in library.questionnaire.questions.values():
        if question.key in live:
            for default in question.defaults:
                yield from ((key, always) for key in (default.of, default.currency_of) if key)


def _deciding(ground: Ground, live: set[str]) -> Iterator[tuple[str, Test]]:
    """Yield the conditions outside texts: of clauses, parts, questions, defaults, contradictions."""
    library = ground.library
    holders: list[Any] = [one for one in library.clauses.values() if ground.with_clause(one.id)]
    holders += [example for clause in holders for example in clause.examples]
    holders += library.questionnaire.contradictions
    holders += [part for outline in library.outlines.values() for part in outline.parts]
    for question in library.questionnaire.questions.values():
        if question.key in live:
            holders += [question, *question.defaults]
    for holder in holders:
        for key in reads(holder.when.nodes) if holder.when else ():
            yield key, Test(partial(_turns, holder.when.nodes, key), _always)


def _always(_: World) -> bool:
    return True


def _turns(condition: Any, key: str, world: World, items: Items | None = None) -> bool:
    """Return whether a condition comes to something else when one question is answered otherwise."""
    return truth(condition, world, items) is not truth(condition, world.beside(key), items)


def _turns_text(condition: Any, key: str, way: Way, page: Page) -> bool:
    return leads(way, page.world, partial(_turns, condition, key, page.world))


def _leads(way: Way, page: Page) -> bool:
    return is_printed(way, page.world)


def _is_asked(key: str, page: Page) -> bool:
    return page.world.applies(key)


def _stands(key: str, page: Page) -> bool:
    return page.stands(key)
