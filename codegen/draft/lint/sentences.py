"""Rules on sentences: how long they are, how many duties stand in one place, who is to act."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from codegen.document.text import count
from codegen.draft.lint import grade
from codegen.draft.lint.passages import sentences
from codegen.draft.lint.rule import Found

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.draft.lint.passages import Text

LONGEST = 40
MEAN = 18
GRADES = {"conduct": 10, "ethics": 8, "file": 10}
MOST_DUTIES = 3
DUTY = re.compile(r"\b(?:must|shall)\b", re.IGNORECASE)
IRREGULAR = (
    "born bought brought built caught chosen done drawn driven given gone heard held kept known laid "
    "led left let lost made met paid put read run said seen sent set shown spoken spent sworn taken "
    "taught told thrown withdrawn written"
)
PASSIVE = re.compile(
    rf"\b(?:must|shall)(?: not| never| also| only| always)? be (?:\w+ly )?"
    rf"((?!need|embed|deemed|construed|considered|interpreted|regarded|treated|understood)\w{{2,}}ed|{'|'.join(IRREGULAR.split())})\b(?! to\b)",
    re.IGNORECASE,
)
ACTOR = re.compile(r"\bby (?!\w+ing\b|(?:post|mail|letter|hand|name|law|then|\d))", re.IGNORECASE)


def long_sentences(text: Text) -> Iterator[Found]:
    """A sentence has more words than a reader can hold."""
    for passage in text.binding:
        for sentence in sentences(passage.measured):
            words = count(sentence)
            if words > LONGEST:
                said = f"a sentence of {words} words; a reader can hold about {LONGEST}"
                yield Found(said, text, passage, sentence)


def long_on_average(text: Text) -> Iterator[Found]:
    """The sentences of a text are long on average."""
    found = mean(_prose(text))
    if found > MEAN:
        said = f"sentences have {found:.1f} words on average; {MEAN} are easy to follow"
        yield Found(said, text)


def mean(told: Iterable[str]) -> float:
    """Return how many words sentences have on average, 0 when there are none."""
    lengths = [length for one in told if (length := count(one))]
    return sum(lengths) / len(lengths) if lengths else 0


def hard_to_read(text: Text) -> Iterator[Found]:
    """The text asks for more years of school than its readers may have."""
    most = GRADES.get(text.kind)
    found = grade.grade(tuple(_prose(text)))
    if most is not None and found is not None and found > most:
        said = f"reading takes about {found:.1f} years of school; the aim is at most {most}"
        yield Found(said, text)


def _prose(text: Text) -> Iterator[str]:
    """Yield every sentence of a text; cells of tables and headings are none."""
    for passage in text.binding:
        if passage.kind != "cell":
            yield from sentences(passage.measured)


def crowded_paragraphs(text: Text) -> Iterator[Found]:
    """A paragraph holds several duties, so that nobody can cite the one that is meant."""
    for passage in text.binding:
        told = [one for one in sentences(passage.typed) if DUTY.search(one)]
        if passage.kind == "paragraph" and len(told) >= MOST_DUTIES:
            said = f"{len(told)} duties stand in one paragraph"
            yield Found(said, text, passage, told[0])


def passive_duties(text: Text) -> Iterator[Found]:
    """A duty does not say whose it is."""
    for passage in text.binding:
        for sentence in sentences(passage.typed):
            found = PASSIVE.search(sentence)
            if found and not ACTOR.search(sentence):
                said = f"'{found.group()}' does not say by whom"
                yield Found(said, text, passage, found.group())
