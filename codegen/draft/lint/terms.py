"""Rules on defined terms and on references: what is named must be there, and in one form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from codegen.document import walk
from codegen.document.tree import Blank
from codegen.draft import openpoints
from codegen.draft.lint.rule import Found, refers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.draft.lint.passages import Passage, Text
    from codegen.draft.lint.rule import Subject

TERM = "term:"
PARAGRAPHS = re.compile(r"\bparagraphs? (?:\(\d+\)(?:(?:, | to | and | or )\(\d+\))*)")
_CLOSE = "you your yours me my them their theirs him his her it its us our ours the a an"
CLOSE = frozenset(_CLOSE.split())


def undefined_terms(subject: Subject) -> Iterator[Found]:
    """A text uses a term that no clause of the document defines."""
    for text in subject.texts:
        defined = _defined(subject, text)
        for passage in text.passages:
            for run in refers(passage):
                slug = (run.target or "").removeprefix(TERM)
                if (run.target or "").startswith(TERM) and slug not in defined:
                    said = f"'{run.text}' is used as a defined term, and this document defines it nowhere"
                    yield Found(said, text, passage, run.text)


def unused_terms(subject: Subject) -> Iterator[Found]:
    """A term is defined, and neither this draft nor any other clause of the library uses it."""
    sources = {clause.id: clause.newest.text for clause in subject.library.clauses.values()}
    written = {clause: (source, _stem(source)) for clause, source in sources.items()}
    for text in subject.texts:
        for slug, (form, part) in _defined(subject, text).items():
            stem = _stem(form)
            abroad = any(
                f"({TERM}{slug})" in source or stem in plain
                for clause, (source, plain) in written.items()
                if clause != part
            )
            at_home = sum(_stem(p.text).count(stem) for p in text.of(part))
            if not abroad and at_home <= 1:  # once is the definition itself
                where = next((p for p in text.of(part) if stem in _stem(p.text)), None)
                said = f"'{form}' is defined, and no other clause uses it"
                yield Found(said, text, where or next(iter(text.of(part)), None), form)


def terms_in_two_forms(subject: Subject) -> Iterator[Found]:
    """A defined term is used in another form than the one it was defined in."""
    for text in subject.texts:
        defined = _defined(subject, text)
        for passage in text.passages:
            for run in refers(passage):
                slug = (run.target or "").removeprefix(TERM)
                if (run.target or "").startswith(TERM) and slug in defined:
                    form = defined[slug][0]
                    if not _agree(_stem(run.text), _stem(form)):
                        said = f"'{run.text}' is meant to be the term that was defined as '{form}'"
                        yield Found(said, text, passage, run.text, f"write '{form}'")


def _defined(subject: Subject, text: Text) -> dict[str, tuple[str, str]]:
    """Return the terms that a document's clauses define: by slug, the form and the clause."""
    return {
        slug: (form, part)
        for part in text.parts
        if (clause := subject.clause(part))
        for slug, form in clause.defines.items()
    }


def _stem(words: str) -> str:
    """Return words without plurals and without whom they speak of.

    >>> _stem("Persons close to them"), _stem("person close to you")
    ('person close to', 'person close to')
    """
    found = []
    for word in re.findall(r"[\w’'-]+", words.lower()):
        plain = word.removesuffix("'s").removesuffix("’s")
        if plain not in CLOSE:
            found.append(
                re.sub(r"(?<=[^s])s$", "", re.sub(r"(?:ies)$", "y", re.sub(r"ches$", "ch", plain)))
            )
    return " ".join(found)


def _agree(used: str, form: str) -> bool:
    """Return whether a use is the term or an inflection or end of it: act, acts, acting in a matter."""
    verbs = [re.sub(r"(?:ing|ed)\b", "", words) for words in (used, form)]
    return verbs[0] == verbs[1] or form.endswith(f" {used}") or form.startswith(f"{used} ")


def dangling_references(subject: Subject) -> Iterator[Found]:
    """A text refers to something that the document does not have."""
    for text, document in zip(subject.texts, subject.draft.documents, strict=True):
        for part in document.parts:
            for inline in walk.inlines(part):
                if isinstance(inline, Blank) and ":" in inline.key:
                    said = openpoints.missing(subject.library, inline.key).rstrip(".")
                    said = said[0].lower() + said[1:]
                    holder = next((p for p in text.of(part.id) if inline in p.runs), None)
                    yield Found(said, text, holder, inline.label)


def dangling_paragraphs(subject: Subject) -> Iterator[Found]:
    """A text refers to a paragraph that its clause does not have."""
    for text in subject.texts:
        for part in text.parts:
            own = {number for p in text.of(part) for number in re.findall(r"\(\d+\)", p.number)}
            for passage in text.of(part):
                yield from _beyond(text, passage, own)


def _beyond(text: Text, passage: Passage, own: set[str]) -> Iterator[Found]:
    for found in PARAGRAPHS.finditer(passage.typed):
        after = passage.typed[found.end() :].lstrip()
        if after.startswith(("of \u25a1", "of section", "of the \u25a1")):
            continue  # of another clause or of a law
        for number in re.findall(r"\(\d+\)", found.group()):
            if number not in own:
                said = f"paragraph {number} is not in this clause"
                yield Found(said, text, passage, found.group())
