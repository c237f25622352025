"""The questionnaire on paper: which questions somebody would know, and the form that asks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.document.form import ON, WHO, Form, Headings, Line, Row, Section
from codegen.doors import locale
from codegen.interview.rows import OFFICES, Rows
from codegen.library.language import UNKNOWN, Unknown, reads

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Sequence

    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library
    from codegen.library.questions import Question

EVERYBODY = "all"
HEADINGS = Headings(
    number="No.",
    question="Question",
    help="Help and choices",
    answer="Your answer",
    now="What stands now",
    how="How to answer",
    sheet="Questions",
    choose="Choose from the list.",
)
LINES = {WHO: "Name of your office or post", ON: "Date of your answers"}
HOW = (
    "Answer what you know and leave the rest blank: a blank changes nothing.",
    "Where you were asked and do not know, write a question mark (?). That is an answer too, and it is kept.",
    "Where something stands already and is right, write ok. Where it is wrong, write the right answer.",
    "Write in the answer places only, and leave the small names of the questions as they are: your answers are found by them.",
    "Others may be asked the same. Where their answer differs from yours, both are kept for whoever decides.",
)


def respondents(library: Library) -> tuple[str, ...]:
    """Return those who would know something, as the questionnaire names them, in its order."""
    asked = library.questionnaire.asked
    return tuple(dict.fromkeys(who for question in asked for who in question.asks))


def called(who: Sequence[str]) -> str:
    """Return in words for whom a form is.

    >>> called(["legal", "it"])
    'the legal department and information technology'
    """
    return locale.joined([OFFICES.get(name, name) for name in who], "and")


def open_for(
    library: Library, resolution: Resolution, who: Collection[str], *, full: bool = False
) -> tuple[Question, ...]:
    """Return the questions that apply, or may, and that somebody of *who* would know.

    Args:
        library: Whose questionnaire.
        resolution: Today's answers.
        who: As `respondents` names them, or ``all``.
        full: Questions of every level, also those that are answered; else the open ones of the core.
    """
    theirs = tuple(
        question
        for question in library.questionnaire.asked
        if (EVERYBODY in who or not {*who}.isdisjoint(question.asks))
        and (full or (question.level == "core" and is_open(resolution, question)))
    )
    asked = {question.key for question in theirs if resolution.applies(question.key)}
    return tuple(
        question
        for question in theirs
        if question.key in asked or _may_apply(resolution, question, asked)
    )


def _may_apply(resolution: Resolution, question: Question, asked: Collection[str]) -> bool:
    """Return whether another answer in the same form, to what is only assumed, would ask a question."""
    condition = question.when
    if condition is None:
        return False
    return any(key in asked and resolution.assumed(key) for key in reads(condition.nodes))


def is_open(resolution: Resolution, question: Question) -> bool:
    """Return whether a question, or a field of it that is asked, waits for somebody's answer."""
    questions = resolution.library.questionnaire.questions
    own = () if question.type in ("record", "matrix") else (question.key,)
    fields = (key for key in question.fields if resolution.applies(key))
    return any(
        questions[key].kind != "form"
        and (resolution.value(key) is UNKNOWN or resolution.assumed(key))
        for key in (*own, *fields)
    )


def form(
    library: Library,
    resolution: Resolution,
    questions: Sequence[Question],
    who: Sequence[str],
    date: dt.date,
) -> Form:
    """Return the form that asks these questions, by section.

    Args:
        library: Whose questions they are.
        resolution: Today's answers, which it shows.
        questions: In their order.
        who: For whom it is.
        date: The day on which it was made.
    """
    name = resolution.value("organisation.name")
    body = "" if isinstance(name, Unknown) else str(name)
    rows = Rows(library, resolution)
    sections: dict[str, list[Row]] = {}
    for number, question in enumerate(questions, start=1):
        title = library.questionnaire.sections[question.section]
        sections.setdefault(title, []).extend(rows.of(question, number))
    printed = locale.long_date(date, library.language)
    return Form(
        title=f"Questions for {called(who)}",
        language=library.language,
        headings=HEADINGS,
        lines=(
            Line("About", f"The code of conduct and the code of ethics of {body}" if body else "The code of conduct and the code of ethics"),
            Line("For", called(who)),
            Line("Made on", printed),
            Line("Please answer by", ""),
            Line("Send it back to", ""),
            Line(LINES[WHO], "", WHO),
            Line(LINES[ON], "", ON),
        ),
        how=HOW,
        sections=tuple(Section(title, tuple(rows)) for title, rows in sections.items()),
        properties={
            "codegen form": "1",
            "codegen for": ", ".join(who),
            "codegen body": body,
            "codegen library": library.name,
            "codegen library digest": library.digest,
            "codegen made on": date.isoformat(),
        },
    )  # fmt: skip
