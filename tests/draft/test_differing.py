"""What people answered differently stays open, wherever a person looks."""

import datetime as dt

from small_library import BAN, LIMIT, library, resolve

from codegen.document.tree import Blank, Note
from codegen.document.walk import inlines, lines
from codegen.draft.differing import differing, opinions, sentence
from codegen.draft.drafting import draft
from codegen.draft.explain import explain
from codegen.draft.report import report
from codegen.interview.resolution import Differing

OF = library()
DAY, LATER = dt.date(2026, 11, 20), dt.date(2026, 11, 22)
POLICY = (Differing("limit", "legal", DAY), Differing("refuse", "hr", LATER))
LIMITS = (Differing(50, "legal", DAY), Differing(20, None, None))
GIVEN = {"organisation.name": "Ahlen", "organisation.country": "DE"}


def resolved(differ, **given):
    return resolve(OF, {**GIVEN, **{key.replace("__", "."): value for key, value in given.items()}},
                   differ=differ)  # fmt: skip


def told(resolution):
    made = draft(OF, resolution)
    document = report(OF, resolution, made.open, made.documents)
    return {part.id: ["".join(run.text for run in line) for line in lines(part.blocks)]
            for part in document.parts}  # fmt: skip


def test_a_sentence_names_everybody_and_what_they_said_and_when():
    resolution = resolved({"gifts.policy": POLICY})

    assert opinions(resolution, "gifts.policy") == (
        "the legal department, 20\u00a0November 2026: “Small gifts”",
        "human resources, 22\u00a0November 2026: “Nothing at all”",
    )
    assert sentence(resolution, "gifts.policy").startswith("Two people answered this differently: ")


def test_every_type_of_answer_has_its_words():
    differ = {
        "gifts.limit": LIMITS,
        "act.date": (Differing(DAY, "a"), Differing(LATER, "b")),
        "roles.adviser": (Differing("nobody-yet", "a"), Differing("Board", "b")),
        "risk.functions": (Differing(["buying", "policing"], "a"), Differing(["none"], "b")),
        "people.categories": (
            Differing([{"category": "staff", "bond": "contract"}], "a"),
            Differing([], "b"),
        ),
        "training.topics": (Differing(["a", "b"], "a"), Differing("none-yet", "b")),
    }

    said = {
        key: [one.partition("“")[2][:-1] for one in opinions(resolved(differ), key)]
        for key in differ
    }

    assert said == {
        "gifts.limit": ["50\N{NO-BREAK SPACE}EUR", "20\N{NO-BREAK SPACE}EUR"],
        "act.date": ["20\u00a0November 2026", "22\u00a0November 2026"],
        "roles.adviser": ["nobody yet", "Board"],
        "risk.functions": ["Buying; Policing", "None"],
        "people.categories": ["Staff, By contract", "none"],
        "training.topics": ["a; b", "none yet"],
    }


def test_a_question_that_is_not_asked_is_nobodys_decision():
    resolution = resolved({"gifts.limit": LIMITS}, gifts__policy="refuse")

    assert differing(resolution) == ()
    assert draft(OF, resolution).open.of("differing") == ()


def test_the_text_prints_a_blank_whose_comment_names_both():
    made = draft(OF, resolved({"gifts.limit": LIMITS}, gifts__policy="limit"))

    clause = next(part for part in made.documents[0].parts if part.id == "gifts/gift-limit")
    blanks = [inline.key for inline in inlines(clause) if isinstance(inline, Blank)]
    notes = [
        block.text
        for block in clause.blocks
        if isinstance(block, Note) and block.key == "gifts.limit"
    ]
    assert "gifts.limit" in blanks
    (note,) = notes
    assert note == (
        "Those who were asked have answered differently: the legal department, 20\u00a0November 2026: "
        "“50\N{NO-BREAK SPACE}EUR”; an earlier answer: “20\N{NO-BREAK SPACE}EUR”. The question: Below which amount? "
        "Decide gifts.limit."
    )


def test_the_open_points_list_it_once_with_both_answers_and_its_places():
    said = told(resolved({"gifts.limit": LIMITS}, gifts__policy="limit"))

    assert said["part/differing"][1:6] == [
        "Gift limit. Below which amount?",
        "the legal department, 20\u00a0November 2026: “50\N{NO-BREAK SPACE}EUR”",
        "an earlier answer: “20\N{NO-BREAK SPACE}EUR”",
        "Decide gifts.limit. Who would know: finance.",
        "It stands in code-of-conduct 1.1.",
    ]
    assert not any("gifts.limit" in line for line in said["part/open"])
    assert "1 answered differently" in said["part/summary"][0]


def test_one_that_decides_which_clause_is_printed_is_listed_with_what_each_would_bring():
    said = told(resolved({"gifts.policy": POLICY}))

    assert "Nothing at all (refuse): brings in No gifts" in said["part/differing"]
    assert "part/waiting" not in said


def test_one_that_no_document_prints_keeps_a_draft_from_being_final_all_the_same():
    made = draft(
        OF, resolved({"training.topics": (Differing(["a"], "hr"), Differing(["b"], "it"))})
    )

    assert [point.key for point in made.open.of("differing")] == ["training.topics"]
    assert made.open.refused


def test_an_explanation_says_that_people_answered_differently():
    resolution = resolved({"gifts.policy": POLICY})

    for file in (LIMIT, BAN):
        clause = OF.clauses[file.removeprefix("clauses/").removesuffix(".yaml")]
        reason = explain(OF, resolution, clause).reason
        assert reason == (
            "Printed as an alternative, because people have answered “What may people keep?” differently "
            "(the legal department, 20\u00a0November 2026: “Small gifts”; human resources, 22\u00a0November 2026: “Nothing at all”)."
        )
