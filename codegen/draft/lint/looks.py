"""Looks at a draft that a criterion needs beyond topics, words, answers and rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.draft.lint import ethics, grade, sentences
from codegen.draft.lint.passages import sentences as split
from codegen.library.language import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from codegen.draft.lint.passages import Text
    from codegen.draft.lint.rule import Subject
    from codegen.library.model import Clause

# Rules that people get wrong without an example.
DIFFICULT = (
    "conflict-of-interest",
    "recusal",
    "coi-declaration",
    "gifts",
    "hospitality",
    "outside-employment",
    "post-employment",
    "political-neutrality",
    "confidentiality",
    "public-comment",
    "social-media",
    "ai-use",
    "speaking-up",
    "external-reporting",
    "retaliation",
    "lawful-orders",
)
FEWEST_SITUATIONS = 2
# Categories that reviewers ask about, whether or not a body has them.
_ASKED_ABOUT = "ministers head political-appointees advisers board-members contractors seconded volunteers former"
ASKED_ABOUT = tuple(_ASKED_ABOUT.split())


@dataclass(frozen=True, slots=True)
class Looked:
    """What was looked at, what is missing, and whether the criterion applies to this draft."""

    looked_at: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    applies: bool = True


def number(text: Text, part: str) -> str:
    """Return the number of a part, or its title where it has none."""
    for passage in text.passages:
        if passage.part == part:
            first = passage.number.split(" ")[0]
            return first or (passage.text if passage.kind == "title" else "")
    return ""


def _clauses(subject: Subject, kind: str) -> Iterator[tuple[Text, Clause]]:
    for text in subject.of_kind(kind):
        for part in text.parts:
            clause = subject.clause(part)
            if clause:
                yield text, clause


def _answer(subject: Subject, key: str) -> object:
    known = key in subject.library.questionnaire.questions
    return subject.resolution.value(key) if known else UNKNOWN


def categories(subject: Subject) -> Looked:
    """Which categories of people the answers name, of those that reviewers ask about."""
    answered = _answer(subject, "people.categories")
    if not isinstance(answered, list | tuple):
        return Looked()
    held = {record.get("category") for record in answered}
    absent = [subject.library.categories[name] for name in ASKED_ABOUT
              if name not in held and name in subject.library.categories]  # fmt: skip
    seen = f"{len(answered)} categories named"
    return Looked((f"{seen}; not named: {', '.join(absent)}" if absent else seen,))


def served(subject: Subject) -> Looked:
    """Which rules point to no value."""
    rules = list(_clauses(subject, "conduct"))
    idle = [
        f"{text.name} {number(text, clause.id)}" for text, clause in rules if not clause.realises
    ]
    missing = (f"a value that these serve: {', '.join(idle)}",) if idle else ()
    return Looked((f"{len(rules)} rules",), missing)


def values(subject: Subject) -> Looked:
    """Which values stand in the code of ethics, and whether each has a meaning."""
    found = [value for text in subject.of_kind("ethics") for value in ethics.values(subject, text)]
    own = _answer(subject, ethics.OWN_VALUES)
    bare = (
        [str(record.get("name")) for record in own if not record.get("meaning")]
        if isinstance(own, list | tuple)
        else []
    )
    missing = (f"what these values mean: {', '.join(bare)}",) if bare else ()
    return Looked((f"{len(found)} values",), missing if found else ("a value",))


def situations(subject: Subject) -> Looked:
    """How many situations the organisation gave."""
    given = _answer(subject, "risk.situations")
    told = len(given) if isinstance(given, list | tuple) else 0
    seen = (f"answer risk.situations: {told}",) if told else ()
    missing = () if told >= FEWEST_SITUATIONS else ("two situations in risk.situations",)
    return Looked(seen, missing)


def examples(subject: Subject) -> Looked:
    """Which difficult rules have no example."""
    hard = [
        (text, clause) for text, clause in _clauses(subject, "conduct") if clause.topic in DIFFICULT
    ]
    bare = [
        f"{text.name} {number(text, clause.id)}"
        for text, clause in hard
        if not any(subject.resolution.holds(example.when) for example in clause.examples)
    ]
    missing = (f"examples in {', '.join(bare)}",) if bare else ()
    return Looked((f"{len(hard)} difficult rules",), missing)


def contacts(subject: Subject) -> Looked:
    """Whether contacts are recorded where the answers ask for it."""
    key = "lobbying.contacts"
    answered = _answer(subject, key)
    known = key in subject.library.questionnaire.questions
    if not known or not subject.resolution.applies(key) or answered == "none":
        return Looked(applies=False)
    if answered is UNKNOWN:
        return Looked((), (f"an answer to {key}",))
    # Judges hear nobody outside a hearing; a rule for members says nothing of staff.
    codes = [
        text
        for text in subject.of_kind("conduct")
        if text.office not in ("judicial", "third-party")
    ]
    bare = [text.name for text in codes if not subject.carrying(text, "lobbying-contacts")]
    what = "a rule on contacts with interest representatives"
    missing = (f"{what} in {', '.join(bare)}",) if bare else ()
    return Looked((f"answer {key}: {answered}",), missing)


def overseer(subject: Subject) -> Looked:
    """Whether the head alone follows the code."""
    role, head = _answer(subject, "roles.overseer"), _answer(subject, "roles.head_title")
    if role is UNKNOWN:
        return Looked(applies="roles.overseer" in subject.library.questionnaire.questions)
    alone = role == head
    return Looked((), ("a role beside the head that follows the code",) if alone else ())


def dated(subject: Subject) -> Looked:
    """Whether each law that is cited has a date."""
    value = subject.resolution.value
    undated = [
        key
        for key, question in subject.library.questionnaire.questions.items()
        if question.type == "three_state"
        and value(f"{key}.act") is not UNKNOWN
        and value(f"{key}.date") is UNKNOWN
    ]
    return Looked((), (f"the date of: {', '.join(undated)}",) if undated else ())


def figures(subject: Subject) -> Looked:
    """How long and how hard the documents are."""
    seen = []
    for text in subject.of_kind("conduct", "ethics"):
        prose = [one for p in text.binding if p.kind != "cell" for one in split(p.measured)]
        found = grade.grade(prose)
        mean = sentences.mean(prose)
        told = f", grade {found:.1f}" if found is not None else ""
        words = ethics.binding_words(subject, text)
        seen.append(f"{text.name}: {words:,} binding words, {mean:.1f} words a sentence{told}")
    return Looked(tuple(seen))


def bases(subject: Subject) -> Looked:
    """Which clauses print a legal basis."""
    found = [
        number(text, clause.id)
        for text, clause in _clauses(subject, "conduct")
        if clause.needs_basis
    ]
    return Looked((f"legal basis printed in {', '.join(found)}",) if found else ())


def marked(subject: Subject) -> Looked:
    """How many assumptions are marked, and whether a fact or law comes from a default."""
    told = len(subject.draft.open.of("assumed"))
    wrong = [q.key for q in subject.library.questionnaire.questions.values()
             if q.kind in ("fact", "law") and q.defaults]  # fmt: skip
    missing = (f"these facts have defaults: {', '.join(wrong)}",) if wrong else ()
    return Looked((f"{told} assumptions, each marked in the text or listed",), missing)


def promises(subject: Subject) -> Looked:
    """How many promises the code makes."""
    told = sum(
        "will" in passage.typed.split()
        for text in subject.of_kind("conduct")
        for passage in text.binding
    )
    return Looked((f"{told} paragraphs with a promise",))


def notices(subject: Subject) -> Looked:
    """Whether privacy notices are annexed."""
    named = any("privacy" in part for text in subject.texts for part in text.parts)
    return Looked((), () if named else ("privacy notices: ask for annexes in documents.kinds",))


def forms(subject: Subject) -> Looked:
    """Whether there are forms at all."""
    named = any(
        "form" in part.rpartition("/")[2].split("-")
        for text in subject.texts
        for part in text.parts
    )
    return Looked((), () if named else ("codegen makes no forms yet",), applies=named)


def status(subject: Subject) -> Looked:
    """Whether every document says that it is a draft."""
    bare = [document.kind for document in subject.draft.documents if not document.status]
    missing = (f"the words 'draft, not in force' in {', '.join(bare)}",) if bare else ()
    return Looked((f"{len(subject.texts)} documents",), missing)


LOOKS: dict[str, Callable[[Subject], Looked]] = {
    look.__name__: look
    for look in (
        categories, served, values, situations, examples, contacts, overseer, dated, figures,
        bases, marked, promises, notices, forms, status,
    )
}  # fmt: skip
