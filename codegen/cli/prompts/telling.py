"""What the conversation says about a question, an answer or a change, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.cli.prompts.front import Option
from codegen.cli.prompts.words import WORDS
from codegen.draft.effects import decides, places
from codegen.draft.phrases import in_words
from codegen.interview.resolution import Origin
from codegen.interview.route import root
from codegen.library.language import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.draft.effects import Consequences
    from codegen.interview.engine import Interview
    from codegen.interview.resolution import Answers, Resolution
    from codegen.library.model import Library
    from codegen.library.questions import Question

UNSURE = ":skip"  # no typed text can be it: one that begins with a colon is typed with two
CHOOSING = ("choice", "yes_no", "three_state")
ASSUMED = " [assumed]"
LONGEST = 70
MOST = 6
ORIGINS = {
    Origin.ASSUMED: " (assumed)",
    Origin.PRESET: " (assumed, from the preset)",
    Origin.COMPUTED: " (unless you say otherwise)",
}


def options(interview: Interview, question: Question) -> list[Option]:
    """Return the choices of a question, those that cannot be chosen now with their reason."""
    resolution, questions = interview.resolution, interview.library.questionnaire.questions
    found = [
        Option(choice.value, choice.label, choice.help,
               choice.reason if choice.unless and resolution.holds(choice.unless) else None)
        for choice in question.choices
    ]  # fmt: skip
    if question.type in ("yes_no", "three_state"):
        found = [Option("yes", "Yes"), Option("no", "No"), *found]
    if question.type in CHOOSING:
        found += [Option(word, sentence(word.replace("-", " "))) for word in question.special]
        if question.kind in ("fact", "law") and question.key in questions:
            found.append(Option(UNSURE, "Nobody knows yet"))
    return found


def shown(resolution: Resolution, question: Question) -> str:
    """Return the standing answer to a question as one line: choices by their labels."""
    value = resolution.value(question.key)
    members = value if isinstance(value, list | tuple) else (value,)
    labels = [choice.label for member in members if isinstance(member, str)
              if (choice := question.choice(member))]  # fmt: skip
    if labels and len(labels) == len(members):
        return "; ".join(labels)
    if value in ("yes", "no"):
        return sentence(str(value))
    if isinstance(value, list | tuple) and not value:
        return "none"
    if isinstance(value, str) and value in question.special:
        return value.replace("-", " ")
    if question.type == "list":
        return short("; ".join(map(str, members)))
    return short(in_words(resolution, question.key))


def offered(interview: Interview, question: Question) -> tuple[str | None, str]:
    """Return what an empty line takes at a question, and whether somebody has decided on it."""
    found = interview.offered(question.key)
    if found is None:
        return None, ""
    return shown(interview.resolution, question), ORIGINS.get(found[1], "")


def answered(interview: Interview, question: Question) -> str:
    """Return the answer to a question in a line, and how sure it is."""
    resolution = interview.resolution
    if question.type == "matrix":
        keys = [key for key in question.fields if resolution.applies(key)]
        return f"{len(keys)} answers{ASSUMED if any(map(resolution.assumed, keys)) else ''}"
    match resolution.origin(question.key):
        case Origin.NOBODY | Origin.UNSURE:
            return "to be decided"
        case Origin.DIFFERING:
            return "answered differently, to be decided"
    return shown(resolution, question) + (ASSUMED if resolution.assumed(question.key) else "")


def helped(interview: Interview, question: Question) -> Iterator[str]:
    """Yield the help on a question, on its choices, and the words that may be typed."""
    whole = question.help or _asked(interview, question).help
    if whole:
        yield whole
    for choice in question.choices:
        if choice.help:
            yield f"  {choice.label}: {choice.help}"
    if question.asks:
        yield f"Who would know: {', '.join(question.asks)}."
    yield ""
    room = max(map(len, WORDS)) + 3
    for word, said in WORDS.items():
        yield f"  {':' + word:<{room}}{said}"


def reasons(interview: Interview, question: Question) -> Iterator[str]:
    """Yield why a question is asked, and which clauses it decides."""
    library, asked = interview.library, _asked(interview, question)
    yield question.why or asked.why or asked.ask
    clauses = decides(library, question.key) or decides(library, asked.key)
    if clauses:
        yield f"It decides on: {titles(library, clauses)}."
    else:
        yield "No clause reads it yet."


def _asked(interview: Interview, question: Question) -> Question:
    """Return the question to which a field or the column of a record belongs."""
    known = question.key in interview.library.questionnaire.questions
    return root(interview.library, question.key) if known else interview.question


def effects(library: Library, found: Consequences, before: Answers, after: Answers) -> list[str]:
    """Return what a change does, a line for each kind of effect."""
    label = library.questionnaire.label
    told = [
        line
        for word, clauses in (
            ("Brings in", found.brings),
            ("Drops", found.drops),
            ("Leaves in brackets, as an alternative", found.bracketed),
        )
        for line in _clauses(library, word, clauses)
    ]
    lines = [
        ("Adds a document", listed(found.begins)),
        ("Takes a document away", listed(found.ends)),
        ("Settles", listed(map(label, found.settles))),
        ("Opens", listed(map(label, found.opens))),
    ]
    told += [f"{word}: {text}." for word, text in lines if text]
    return told + moved(library, before, after)


def _clauses(library: Library, word: str, clauses: tuple[str, ...]) -> list[str]:
    """Return a line for each clause, with what it says; of many, for the first ones."""
    found = [library.clauses[name] for name in clauses]
    told = [f"{word}: {clause.title}. {clause.summary}" for clause in found[:MOST]]
    return told + ([f"{word} {len(found) - MOST} more."] if len(found) > MOST else [])


def stands(library: Library, question: Question) -> str:
    """Return where an assumed answer prints, or what it decides."""
    printed = places(library, question.key)
    if printed:
        return f"It prints in: {titles(library, printed)}."
    clauses = decides(library, question.key)
    return f"It decides on: {titles(library, clauses)}." if clauses else "No clause reads it yet."


def other_words(before: Resolution, after: Resolution, keys: Iterable[str]) -> list[str]:
    """Return for each answer what it was and what it is now, where both are known."""
    questions = after.library.questionnaire.questions
    told = []
    for key in keys:
        if UNKNOWN in (before.value(key), after.value(key)) or before.value(key) == after.value(
            key
        ):
            continue
        was, now = (shown(side, questions[key]) for side in (before, after))
        told.append(f"From: {was}. To: {now}.")
    return told


def moved(library: Library, before: Answers, after: Answers) -> list[str]:
    """Return which answers a change sets aside, and which come back."""
    label = library.questionnaire.label
    aside = [key for key in after.kept if key in before.given and key not in after.given]
    back = [key for key in after.given if key in before.kept and key not in before.given]
    told = []
    if aside:
        told.append(f"Sets aside, since it is no longer asked: {listed(map(label, aside))}. "
                    "Nothing is lost; it comes back when it is asked again.")  # fmt: skip
    if back:
        told.append(f"Brings back what you answered before: {listed(map(label, back))}.")
    return told


def titles(library: Library, clauses: Iterable[str]) -> str:
    """Return the titles of some clauses."""
    return listed(dict.fromkeys(library.clauses[name].title for name in clauses))


def listed(parts: Iterable[str]) -> str:
    """Return texts in a line; of many, the first ones and how many more there are."""
    found = list(parts)
    more = f" and {len(found) - MOST} more" if len(found) > MOST else ""
    return ", ".join(found[:MOST]) + more


def short(text: str) -> str:
    """Return a text that fits on a line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 2]} …"


def sentence(text: str) -> str:
    """Return a text that begins with a capital."""
    return f"{text[:1].upper()}{text[1:]}"
