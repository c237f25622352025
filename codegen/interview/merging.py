"""Answers of several people brought together: what is new, what agrees, what differs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from codegen.interview.places import UNSURE
from codegen.interview.resolution import Answers, Differing, Origin, Resolution
from codegen.library.language import Unknown

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from codegen.interview.returned import Returned
    from codegen.library.model import Library
    from codegen.library.questions import Question


BETWEEN = "; "  # several who gave one answer


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one answer.

    ``new``; ``confirmed`` (an assumption); ``same`` (as it stood); ``replaced`` (their own earlier
    answer); ``agreed`` (it settles what differed); ``differs``; ``unsure``; ``left`` (they do not
    know, and somebody else does).
    """

    key: str
    value: Any
    outcome: str


@dataclass(frozen=True, slots=True)
class Merged:
    """The answers afterwards, and what became of each form's, in the order of the forms."""

    answers: Answers
    taken: tuple[tuple[Returned, tuple[Taken, ...]], ...]


def merged(library: Library, answers: Answers, forms: Iterable[Returned]) -> Merged:
    """Return the answers with those of returned forms brought in, one form after the other.

    Whoever answers again replaces their own answer. An answer that differs from one that somebody
    else gave settles nothing: both stand under ``differ`` until somebody decides.
    """
    told = []
    for form in _told_apart(list(forms)):
        outcomes = []
        for key in library.questionnaire.questions:
            if key in form.answers:
                value = form.answers[key]
                answers, outcome = _brought(library, answers, key, value, form)
                outcomes.append(Taken(key, value, outcome))
        told.append((form, tuple(outcomes)))
    return Merged(answers, tuple(told))


def same(question: Question, one: Any, other: Any) -> bool:
    """Return whether two answers say the same: spaces, capitals and the order of choices apart."""
    return bool(_plain(question, one) == _plain(question, other))


def _plain(question: Question, value: Any) -> Any:
    match value:
        case str():
            return " ".join(value.split()).casefold()
        case list() | tuple():
            members = [_plain(question, member) for member in value]
            return sorted(members) if question.type == "choices" else members
        case dict():
            return {name: _plain(question, part) for name, part in value.items()}
    return value


def _told_apart(forms: list[Returned]) -> list[Returned]:
    """Return the forms with names that tell them apart.

    Two forms for one office that nobody signed may be of two people.
    """
    unsigned = [form.who.casefold() for form in forms if not form.signed]
    return [
        replace(form, who=f"{form.who} ({form.file})")
        if not form.signed and unsigned.count(form.who.casefold()) > 1
        else form
        for form in forms
    ]


def _brought(
    library: Library, answers: Answers, key: str, value: Any, form: Returned
) -> tuple[Answers, str]:
    """Return the answers with one more, and what became of it."""
    question = library.questionnaire.questions[key]
    if key in answers.differ:
        return _joined(answers, question, value, form)
    resolution = Resolution(library, answers)
    standing = _standing(resolution, key)
    if not standing:
        return _unanswered(resolution, question, value, form)
    others = tuple(entry for entry in standing if not _is(entry.who, form.who))
    mine = len(others) < len(standing)
    if value == UNSURE:
        if others:
            return (_told(answers, key, others) if mine else answers), "left"
        return _given(answers, key, value, form.who, form.on), "unsure"
    if same(question, standing[0].value, value):
        if mine or standing[0].who is None:
            return answers, "same"
        return _told(answers, key, (*standing, Differing(value, form.who, form.on))), "same"
    if not others:
        return _given(answers, key, value, form.who, form.on), "replaced"
    return _open(answers, key, (*others, Differing(value, form.who, form.on))), "differs"


def _standing(resolution: Resolution, key: str) -> tuple[Differing, ...]:
    """Return the answer that stands, once for each who gave it.

    There is none when it is only assumed, computed, or not there.
    """
    answers = resolution.answers
    if key in answers.unsure:
        return ()
    confirmed = key in answers.confirmed and not isinstance(resolution.value(key), Unknown)
    # One that is kept aside, because its question does not apply today, was given all the same.
    given = {**answers.kept, **answers.given}
    if key not in given and not confirmed:
        return ()
    told = answers.by.get(key) or {}
    value = given[key] if key in given else resolution.value(key)
    names = (told.get("who") or "").split(BETWEEN)
    return tuple(Differing(value, name or None, told.get("on")) for name in names)


def _unanswered(
    resolution: Resolution, question: Question, value: Any, form: Returned
) -> tuple[Answers, str]:
    answers, key = resolution.answers, question.key
    if value == UNSURE:
        return _given(answers, key, value, form.who, form.on), "unsure"
    found, origin = resolution.value(key), resolution.origin(key)
    if not isinstance(found, Unknown) and same(question, found, value):
        if origin is Origin.COMPUTED:
            return answers, "same"
        made = _given(answers, key, found, form.who, form.on)
        return replace(made, confirmed=made.confirmed | {key}), "confirmed"
    return _given(answers, key, value, form.who, form.on), "new"


def _joined(
    answers: Answers, question: Question, value: Any, form: Returned
) -> tuple[Answers, str]:
    """Return the answers with one more opinion on what differs already."""
    key = question.key
    others = tuple(entry for entry in answers.differ[key] if not _is(entry.who, form.who))
    if value == UNSURE and len(others) == len(answers.differ[key]):
        return answers, "left"
    mine = () if value == UNSURE else (Differing(value, form.who, form.on),)
    entries = (*others, *mine)
    if all(same(question, entry.value, entries[0].value) for entry in entries):
        made = _given(answers, key, entries[0].value, None, None)
        return _told(made, key, entries), "agreed"
    return _open(answers, key, entries), "differs"


def _given(answers: Answers, key: str, value: Any, who: str | None, on: dt.date | None) -> Answers:
    """Return the answers with one in its place, and who gave it when."""
    made = answers.with_changes({key: value})
    told = {name: part for name, part in (("who", who), ("on", on)) if part is not None}
    return replace(made, by={**made.by, key: told}, kept=_without(made.kept, key))


def _told(answers: Answers, key: str, entries: Iterable[Differing]) -> Answers:
    """Return the answers with all who gave one of them, and the day of the last."""
    found = list(entries)
    who = BETWEEN.join(dict.fromkeys(entry.who for entry in found if entry.who))
    told = {name: part for name, part in (("who", who), ("on", found[-1].on)) if part}
    return replace(answers, by={**answers.by, key: told} if told else _without(answers.by, key))


def _open(answers: Answers, key: str, entries: tuple[Differing, ...]) -> Answers:
    """Return the answers with a question that nobody has decided."""
    return replace(
        answers,
        given=_without(answers.given, key),
        confirmed=answers.confirmed - {key},
        by=_without(answers.by, key),
        kept=_without(answers.kept, key),
        differ={**answers.differ, key: entries},
    )


def _without(entries: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in entries.items() if name != key}


def _is(one: str | None, other: str) -> bool:
    return (
        one is not None and " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
    )
