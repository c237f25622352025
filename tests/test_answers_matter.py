"""Over whole drafts: no required topic vanishes for want of an answer, and every choice counts."""

from dataclasses import replace

import pytest
from conftest import ROOT

from codegen.document import text, walk
from codegen.document.readers import markdown as reader
from codegen.document.tree import Blank
from codegen.document.writers import markdown as writer
from codegen.draft.drafting import draft
from codegen.interview import answers as answering
from codegen.interview.resolution import Resolution
from codegen.library.language import UNKNOWN, reads
from codegen.library.load import load

LIBRARY = load()
BASES = {
    "ministry": ROOT / "examples/ministry/answers.yaml",
    **{path.stem: path for path in sorted((ROOT / "tests/bases").glob("*.yaml"))},
}
WHOLE = set()
CHOOSING = ("choice", "choices", "yes_no", "three_state")


def answers(base):
    found, _ = answering.read(BASES[base].read_bytes(), BASES[base].name, LIBRARY)
    return found


def drafted(given):
    return draft(LIBRARY, Resolution(LIBRARY, given))


def read_keys():
    """Return every key that a text, a condition or a legal basis reads."""
    found = set()
    for clause in LIBRARY.clauses.values():
        found.update(reads(clause.newest.nodes), clause.needs_basis)
        found.update(reads(clause.when.nodes) if clause.when else ())
        for example in clause.examples:
            found.update(reads(example.nodes), reads(example.when.nodes if example.when else ()))
    for outline in LIBRARY.outlines.values():
        for part in outline.parts:
            for nodes in (part.title, part.text, part.when.nodes if part.when else None):
                found.update(reads(nodes or ()))
    return found


def carried(made, selection, document):
    """Return the topics that a document carries, by clause or by part."""
    outline = LIBRARY.outlines[selection.target.outline]
    parts = {part.id for part in document.parts}
    clauses = {t for c in LIBRARY.clauses.values() if c.id in parts for t in c.topics}
    return clauses | {t for entry in outline.parts if entry.id in parts for t in entry.topics}


def written_topics(selection):
    """Return the required topics of a document of which anything is written."""
    target = selection.target
    outline = LIBRARY.outlines[target.outline]
    own = {t for entry in outline.parts if entry.text is not None for t in entry.topics}
    for clause in LIBRARY.clauses.values():
        fits = target.office is None or target.office in clause.offices
        if target.kind in clause.documents and fits:
            own.update(clause.topics)
    return own.intersection(LIBRARY.required_for.get(target.requirement, ()))


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("key", [question.key for question in LIBRARY.questionnaire.asked])
def test_with_one_answer_unsure_the_draft_stays_whole(base, key, words):
    if key == "organisation.name":
        pytest.skip("the one answer that a draft cannot do without")
    given = answers(base)
    question = LIBRARY.questionnaire.questions[key]
    made = drafted(given.with_changes(dict.fromkeys((key, *question.fields), "unsure")))

    for selection, document in zip(made.selections, made.documents, strict=True):
        missing = written_topics(selection) - carried(made, selection, document)
        assert missing == set(), document.kind
        blanks = [i for part in document.parts for i in walk.inlines(part) if isinstance(i, Blank)]
        assert [blank.key for blank in blanks if ":" in blank.key] == [], document.kind
        if document not in WHOLE:  # most answers change one document, and few of its parts
            written = writer.write(document, words)
            assert writer.write(reader.read(written, words), words) == written
            WHOLE.add(document)


def printed(given):
    return tuple(text.document(document, LIBRARY.words) for document in drafted(given).documents)


def changed(given, question, value):
    """Return answers in which a choosing question has a value and nothing else of it changes."""
    listed = [value] if question.type == "choices" else value
    return replace(
        given,
        given={**given.given, question.key: listed},
        unsure=given.unsure - {question.key},
    )


def choosing_questions():
    read = read_keys()
    return [
        question.key
        for question in LIBRARY.questionnaire.questions.values()
        if question.type in CHOOSING and question.key in read
    ]


@pytest.mark.parametrize("key", choosing_questions())
def test_every_choice_of_a_question_that_wording_reads_changes_some_draft(key):
    question = LIBRARY.questionnaire.questions[key]
    dead = set(question.values)
    for base in BASES:
        given = answers(base)
        if not Resolution(LIBRARY, given).applies(key) or not dead:
            continue
        made = {value: printed(changed(given, question, value)) for value in question.values}
        dead = {v for v in dead if all(made[v] == made[other] for other in made if other != v)}

    assert dead == set()


def test_a_name_alone_leaves_every_question_open_or_assumed():
    given = replace(answers("ministry"), preset=None, given={"organisation.name": "Xyz"})
    resolution = Resolution(LIBRARY, given)

    certain = [
        question.key
        for question in LIBRARY.questionnaire.asked
        if question.kind in ("fact", "law") and resolution.value(question.key) is not UNKNOWN
    ]

    assert certain == ["organisation.name"]
