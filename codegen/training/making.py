"""The files of a kit, one after the other: each document in each format, and the learning formats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.training import everyday, handouts, lessons
from codegen.training.choosing import Wish, narrowed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from codegen.document.tree import Document
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library
    from codegen.training.tying import Kit

PAGES = ("docx", "md", "html")
LEARNING = ("pptx", "apkg", "moodle", "csv", "scorm", "practice")
FORMATS = (*PAGES, *LEARNING)
EXTRA = {"pptx": "pptx", "apkg": "genanki"}  # formats, and the module of the extra that they need


def documents(
    kit: Kit,
    wish: Wish,
    library: Library,
    resolution: Resolution,
    words: Mapping[str, Any],
    *,
    answers: bool,
    whole: bool,
) -> Iterator[Document]:
    """Yield the handouts of a session; with *whole* also those that every course needs.

    Args:
        kit: All that fits the draft.
        wish: What the session is about.
        library: The clause library.
        resolution: The answers of the draft.
        words: The words of training.
        answers: Whether keys are made too.
        whole: Whether everything is wanted.
    """
    session = narrowed(kit, wish)
    topic = handouts.topic(session, wish, library, resolution, words) if wish.topics else None
    if topic is not None:
        yield topic
    yield lessons.guide(session, wish, resolution, words)
    yield lessons.participants(session, wish, words)
    if session.dilemmas:
        yield lessons.cards(session, wish, words)
        if answers:
            yield lessons.card_answers(session, wish, words)
    yield from lessons.tests(session, wish, words, with_key=answers)
    yield handouts.pocket(kit, library, resolution, words)
    yield everyday.attendance(session, wish, words)
    yield everyday.evaluation(session, wish, words)
    if not whole:
        return
    yield handouts.summary(kit, library, resolution, words)
    yield everyday.workshop(kit, words)
    yield everyday.glossary(kit, words)
    yield everyday.principles(kit, words, ())


def learning(
    kit: Kit,
    wish: Wish,
    library: Library,
    resolution: Resolution,
    words: Mapping[str, Any],
    *,
    answers: bool,
    frames: Mapping[str, str],
    scripts: tuple[str, str],
) -> dict[str, tuple[str, Callable[[], bytes]]]:
    """Return, by format, the name of each file for learning and what makes it."""
    session = narrowed(kit, wish)

    def slides() -> bytes:
        from codegen.training import slides as module  # noqa: PLC0415  an extra

        return module.write(session, wish, library, resolution, words)

    def deck() -> bytes:
        from codegen.training import decks  # noqa: PLC0415  an extra

        return decks.write(session, words)

    def course() -> bytes:
        from codegen.training import courses  # noqa: PLC0415  lxml is slow to load

        return courses.moodle(session, words)

    def terms() -> bytes:
        from codegen.training import courses  # noqa: PLC0415  as above

        return courses.glossary(kit, words)

    def rows() -> bytes:
        from codegen.training import courses  # noqa: PLC0415  as above

        return courses.table(session, words, answers=answers)

    def package() -> bytes:
        from codegen.training import practice  # noqa: PLC0415  as above

        return practice.scorm(session, words, library.words, frames, scripts)

    def page() -> bytes:
        from codegen.training import practice  # noqa: PLC0415  as above

        return practice.page(session, words, library.words, frames, scripts[0])

    return {
        "pptx": ("slides.pptx", slides),
        "apkg": ("cards.apkg", deck),
        "moodle": ("questions-moodle.xml", course),
        "glossary": ("glossary-moodle.xml", terms),
        "csv": ("questions.csv", rows),
        "scorm": ("test-scorm.zip", package),
        "practice": ("practice.html", page),
    }
