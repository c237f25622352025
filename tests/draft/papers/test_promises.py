import re
from dataclasses import replace

import pytest
from towns import TOWN, drafted, library, ministry

from codegen.document import text
from codegen.document.tree import Paragraph
from codegen.draft.papers.duties import named_posts
from codegen.draft.papers.promises import everyone, promises


@pytest.fixture(scope="module")
def drawn():
    return drafted(ministry())


@pytest.fixture(scope="module")
def found(drawn):
    return promises(*drawn)


def of(found, clause):
    return [(one.number, one.who, one.text) for one in found if one.clause == clause]


def test_a_duty_of_a_post_is_found_with_its_paragraph(found):
    duties = of(found, "conflict-of-interest/declaration")

    assert duties == [
        ("3.3 (4)", "Integrity Officer",
         ("The Integrity Officer must check each declaration and pass signs of a conflict of "
          "interest to the Director of Legal Affairs.")),
    ]  # fmt: skip


def test_they_are_the_post_that_the_sentence_before_names(found):
    who = {number: who for number, who, said in of(found, "conflict-of-interest/outside-work")
           if said.startswith("They decide within 20 days")}  # fmt: skip

    assert who == {"3.5 (2)": "Director of Legal Affairs"}


def test_whoever_answers_for_a_promise_is_who_the_undertakings_name(found):
    owners = {(one.clause, one.number): one.who for one in found if "will" in one.text.split()}

    assert owners["standards/advice", "8.2 (3)"] == "Ethics Adviser"
    assert owners["standards/review", "10.4 (1)"] == "Director of Human Resources"
    assert owners["standards/training", "10.2 (1)"] == "Minister"


def test_a_list_below_a_duty_is_part_of_it(found):
    (managers,) = of(found, "standards/leaders-and-managers")

    assert managers[1] == "Managers"
    assert managers[2].startswith("If you are a manager, you must: be the first to keep this code")
    assert managers[2].endswith("protect those who name them.")


def test_what_a_post_must_not_do_or_may_do_is_no_promise(found):
    assert not [one for one in found if re.search(r"\b(?:they|\w+) may share\b", one.text)]
    assert not [one.text for one in found if re.match(r"Whoever \w+ must not", one.text)]


def test_the_meaning_of_will_is_no_promise(found):
    assert of(found, "standards/interpretation") == []


def test_every_bold_will_of_the_draft_is_in_the_ledger(drawn, found):
    """Counted in the text itself; the clause that lists the promises promises only to keep them."""
    promised = "\n".join(one.text for one in found)
    apart = ("standards/undertakings", "standards/interpretation")
    bold = [
        text.inlines(block.runs, library().words)
        for document in drawn[2].documents
        for part in document.parts
        for block in part.blocks
        if part.clause and part.id not in apart and isinstance(block, Paragraph)
        if any(run.marks and getattr(run, "text", "").strip() == "will" for run in block.runs)
    ]

    said = [
        one
        for whole in bold
        for one in re.split(r"(?<=[.]) ", whole)
        if re.search(r"\bwill\b", one)
    ]
    missing = [one for one in said if one not in promised]

    assert len(said) > 15
    assert missing == []


def test_the_duties_of_everyone_leave_out_what_binds_managers_alone(drawn):
    clauses = [title for _, _, title in everyone(library(), drawn[2])]

    assert "Gifts" in clauses
    assert "Duties of managers" not in clauses


def test_an_open_role_is_no_post_yet():
    given = {key: value for key, value in TOWN.given.items() if key != "roles.overseer"}

    found = promises(*drafted(replace(TOWN, given=given)))

    assert "[to be decided: overseer of the code]" in {one.who for one in found}
    assert not [name for name in named_posts(found) if "to be decided" in name]
