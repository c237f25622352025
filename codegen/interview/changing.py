"""Answers changed so that none is lost: those whose question no longer applies are kept aside.

They are not used while they are kept, and come back when their question applies again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from codegen.interview.accepting import accepted
from codegen.interview.resolution import Resolution

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from codegen.interview.resolution import Answers
    from codegen.library.model import Library


def changed(
    library: Library,
    answers: Answers,
    changes: Mapping[str, Any],
    confirmed: Iterable[str] = (),
) -> Answers:
    """Return answers with others in their place, and kept aside what no longer applies.

    Args:
        library: Whose questions they answer.
        answers: The answers as they stand.
        changes: New answers by key; ``unsure`` takes one away.
        confirmed: Keys whose offered value was accepted.
    """
    new = answers.with_changes(changes)
    taken = frozenset(confirmed)
    now = replace(new, confirmed=new.confirmed | taken, unsure=new.unsure - taken)
    return settled(library, now)


def settled(library: Library, answers: Answers) -> Answers:
    """Return the same answers, each where it belongs: given when its question applies, else kept.

    Where it ends does not depend on the order in which answers were given: everything that was ever
    answered is tried, until what is given and what applies agree.
    """
    questions = library.questionnaire.questions
    aside = {key: value for key, value in answers.kept.items() if key in questions}
    pool = {**answers.given, **{key: aside[key] for key in aside if key not in answers.given}}
    closed = answers.unsure | answers.differ.keys()
    given: Mapping[str, Any] = pool
    for _ in questions:  # as many rounds as questions can hang on each other
        resolution = Resolution(library, replace(answers, given=given))
        fits = {
            key: value
            for key, value in pool.items()
            if resolution.applies(key)
            and (key in answers.given or (key not in closed and _stands(library, key, value)))
        }
        if fits == given:
            break
        given = fits
    kept = {key: value for key, value in answers.kept.items() if key not in questions}
    kept |= {key: value for key, value in pool.items() if key not in given}
    if given == answers.given and kept == answers.kept:
        return answers
    return replace(answers, given=given, kept=kept)


def _stands(library: Library, key: str, value: Any) -> bool:
    """Return whether an answer that was kept is still one."""
    return not accepted(library.questionnaire.questions[key], value).refusals
