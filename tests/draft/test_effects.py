"""What an answer decides, and what a change of answers does to a draft."""

import time

import small_library
from conftest import ROOT

from codegen.draft.drafting import draft
from codegen.draft.effects import Consequences, consequences, decides
from codegen.interview import answers as answering
from codegen.interview.resolution import Answers, Resolution
from codegen.library.load import load

LIBRARY = small_library.library()
BASE = {"organisation.name": "Ahlen", "people.categories": [{"category": "staff"}],
        "gifts.law": "yes", "gifts.law.act": "Act", "gifts.law.date": None}  # fmt: skip


def change(before, after, library=LIBRARY):
    def made(given):
        given = {key: value for key, value in given.items() if value is not None}
        return draft(library, Resolution(library, Answers(given=given)))

    return consequences(made(BASE | before), made(BASE | after))


def test_a_choice_brings_one_clause_in_and_drops_another():
    found = change({"gifts.policy": "limit", "gifts.limit": 30}, {"gifts.policy": "refuse"})

    assert found.brings == ("gifts/gift-ban",)
    assert found.drops == ("gifts/gift-limit",)


def test_an_answer_taken_back_leaves_alternatives_in_brackets():
    found = change({"gifts.policy": "refuse", "risk.functions": None}, {})

    assert "gifts/gift-ban" in found.bracketed
    assert "gifts.policy" in found.opens


def test_an_answer_settles_an_open_point():
    found = change({}, {"gifts.policy": "refuse"})

    assert "gifts.policy" in found.settles
    assert "gifts/gift-ban" in found.brings


def test_a_document_begins_and_ends():
    found = change({"documents.kinds": ["conduct", "ethics"]}, {"documents.kinds": ["conduct"]})

    assert len(found.ends) == 1
    assert found.begins == ()
    back = change({"documents.kinds": ["conduct"]}, {"documents.kinds": ["conduct", "ethics"]})
    assert back.begins == found.ends


def test_an_answer_that_only_prints_changes_nothing_else():
    found = change({"gifts.policy": "limit", "gifts.limit": 30}, {"gifts.policy": "limit", "gifts.limit": 40})  # fmt: skip

    assert found == Consequences()
    assert not found.any


def test_a_question_decides_on_the_clauses_that_read_it():
    assert set(decides(LIBRARY, "gifts.policy")) == {"gifts/gift-ban", "gifts/gift-limit"}
    assert "gifts/gift-register" in decides(LIBRARY, "roles.adviser")


def test_it_is_told_at_once():
    library = load(ROOT / "clauses")
    file = ROOT / "examples/ministry/answers.yaml"
    answers, _ = answering.read(file.read_bytes(), str(file), library)
    before = draft(library, Resolution(library, answers))

    start = time.process_time()
    after = draft(library, Resolution(library, answers.with_changes({"gifts.policy": "refuse"})))
    found = consequences(before, after)

    assert found.brings
    assert time.process_time() - start < 1  # a guard against hanging; in practice it takes a tenth
