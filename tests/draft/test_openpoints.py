"""What is still to be decided, each question once, and the list of it that people read."""

from small_library import CONDUCT, QUESTIONS, REGISTER, clause, edited, library, resolve

from codegen.document.tree import Blank, Paragraph, Part, Run
from codegen.document.walk import lines
from codegen.draft.drafting import draft
from codegen.draft.openpoints import open_points, remarks
from codegen.draft.report import report

OTHER = "clauses/gifts/other.yaml"
SETTLED = {
    "organisation.name": "Ahlen",
    "organisation.country": "DE",
    "gifts.policy": "limit",
    "gifts.limit": 50,
    "gifts.days": 10,
    "gifts.law": "yes",
    "gifts.law.act": "Gifts Act",
    "gifts.law.article": "section 1",
    "gifts.law.date": "2020-03-03",
    "roles.adviser": "Ethics Adviser",
    "values.list": [{"name": "Care"}],
    "people.categories": [{"category": "staff"}],
}


def opened(of, given=None, **more):
    resolution = resolve(of, {"organisation.name": "Ahlen", **(given or {})}, **more)
    return draft(of, resolution).open


def keys(found, kind):
    return [point.key for point in found.of(kind)]


def told(of, given=None):
    """Return the lines of the report on a draft, by the id of their part."""
    resolution = resolve(of, {"organisation.name": "Ahlen", **(given or {})})
    made = draft(of, resolution)
    document = report(of, resolution, made.open, made.documents)
    return {
        part.id: ["".join(run.text for run in line) for line in lines(part.blocks)]
        for part in document.parts
    }


def test_every_blank_is_an_open_point_in_reading_order():
    found = opened(library(), {"gifts.policy": "limit"})

    assert keys(found, "open") == ["gifts.limit", "gifts.law", "roles.adviser", "people.categories"]


def test_a_point_stands_once_with_every_place_it_has():
    of = library({OTHER: clause("Ask the {{ roles.adviser }}.", topic="gift-register")})

    (point,) = list(opened(of, SETTLED | {"roles.adviser": "nobody-yet"}).points)

    assert point.key == "roles.adviser"
    assert point.places == (
        ("code-of-conduct", "gifts/other"),
        ("code-of-conduct", "gifts/gift-register"),
    )


def test_assumptions_and_open_conditions_are_points_of_their_own_kind():
    found = opened(library())

    assert keys(found, "assumed") == ["gifts.days", "values.list"]
    assert keys(found, "waiting") == ["gifts.policy"]


def test_unanswered_categories_of_people_are_open_though_no_text_prints_them():
    assert "people.categories" in keys(opened(library()), "open")


def test_what_is_open_in_a_title_is_open():
    changes = edited(CONDUCT, "title: Foreword", "title: 'Message of the {{ roles.decider }}'")

    assert "roles.decider" in keys(opened(library(changes), SETTLED), "open")


def test_a_waiting_clause_is_listed_with_what_it_waits_for():
    of = library({OTHER: clause("A.", topic="gift-register", when="roles.decider == 'nobody-yet'")})

    (waiting,) = opened(of, SETTLED).waiting

    assert (waiting.document, waiting.clause, waiting.keys) == (
        "code-of-conduct",
        "gifts/other",
        ("roles.decider",),
    )


def test_an_office_without_wording_is_listed():
    given = {"people.categories": [{"category": "staff"}, {"category": "former"}]}

    assert opened(library(), SETTLED | given).offices == ("former",)
    assert told(library(), SETTLED | given)["part/offices"][1:] == ["People who have left"]


NOTE = edited(
    QUESTIONS,
    "{value: ethics, label: Code of ethics}]",
    """{value: ethics, label: Code of ethics},
        {value: note, label: Explanatory note, text: explanatory note}]""",
)


def test_a_document_that_is_wanted_and_not_written_is_listed():
    of = library(NOTE)
    wanted = SETTLED | {"documents.kinds": ["conduct", "note"]}

    assert opened(of, wanted).documents == ("note",)
    assert told(of, wanted)["part/documents"][1:] == ["Explanatory note"]
    assert not opened(of, wanted).refused


def test_codes_and_documents_that_are_not_written_are_told_in_a_word():
    of = library(NOTE)
    people = {"people.categories": [{"category": "staff"}, {"category": "former"}]}

    found = remarks(of, opened(of, SETTLED | people | {"documents.kinds": ["conduct", "note"]}))

    assert [str(remark) for remark in found] == [
        "remark: there is no code of conduct for former staff yet [unwritten-document]",
        "remark: there is no explanatory note yet [unwritten-document]",
    ]


def test_a_contradiction_is_found_when_it_is_true_and_not_when_it_is_unknown():
    both = {"roles.adviser": "Mayor", "roles.decider": "Mayor"}

    assert [rule.id for rule in opened(library(), both).contradictions] == ["adviser-decides"]
    assert opened(library(), {"roles.adviser": "Mayor"}).contradictions == ()


def test_a_settled_draft_is_not_refused():
    found = opened(library(), SETTLED)

    assert (found.points, found.refused) == ((), False)
    assert told(library(), SETTLED) == {
        "part/summary": [
            "Nothing is open: every answer that the text needs was given or confirmed."
        ]
    }


def test_an_open_point_or_an_assumption_refuses_a_final_draft():
    assert opened(library(), {**SETTLED, "roles.adviser": "nobody-yet"}).refused
    without = {key: value for key, value in SETTLED.items() if key != "gifts.days"}
    assert opened(library(), without).refused


def test_a_contradiction_that_is_an_error_refuses_it_and_a_warning_does_not():
    assert opened(library(), SETTLED | {"roles.decider": "Ethics Adviser"}).refused
    warned = opened(library(), SETTLED | {"gifts.days": 40})
    assert [rule.severity for rule in warned.contradictions] == ["warning"]
    assert not warned.refused


def test_the_report_says_what_to_answer_who_would_know_and_where_it_stands():
    lines_told = told(library(), SETTLED | {"roles.adviser": "nobody-yet"})["part/open"]

    assert lines_told[1:] == [
        "Adviser. Who gives advice?",
        "Answer roles.adviser. Who would know: head.",
        "It stands in code-of-conduct 1.2.",
    ]


def test_the_report_shows_what_was_assumed():
    without = {key: value for key, value in SETTLED.items() if key != "gifts.days"}

    assert told(library(), without)["part/assumed"][1:4] == [
        "Days to record a gift. Within how many days?",
        "The draft assumes: 10.",
        "Answer gifts.days. Who would know: head.",
    ]


def test_the_report_lists_alternatives_waiting_clauses_and_contradictions():
    of = library({OTHER: clause("A.", topic="gift-register", when="roles.decider == 'nobody-yet'")})
    without = {key: value for key, value in SETTLED.items() if key != "gifts.policy"}
    found = told(of, without | {"gifts.days": 40})

    assert found["part/waiting"][1] == "Rule on gifts. What may people keep?"
    assert found["part/clauses"][1].startswith("A clause. It waits for: decider (roles.decider).")
    assert found["part/to-consider"][1] == "Gifts are recorded late. Choose fewer days."
    assert found["part/summary"] == [
        ("This draft is not final: 1 with alternatives, 1 clause waiting for an answer.")
    ]


def test_a_reference_that_leads_out_of_the_document_is_no_question_to_answer():
    of = library({**edited(REGISTER, "for: [in-service]", "for: [in-service]"),
                  OTHER: clause("See [](topic:bribery).", topic="gift-register")})  # fmt: skip

    found = told(of, SETTLED)

    assert found["part/open"][1:] == [
        "The text refers to 'Bribery', which this document does not have.",
        "It stands in code-of-conduct 1.2.",
    ]


def test_open_points_are_found_in_the_tree_itself():
    of = library()
    document = draft(of, resolve(of, SETTLED)).documents[0]
    blank = Part("part/x", 1, None, (Paragraph((Run("Ask the "), Blank("act.note", "note"))),))

    found = open_points(of, resolve(of, SETTLED), [type(document)("x", "X", "en", (blank,))], [])

    assert [(point.key, point.places) for point in found.points] == [
        ("act.note", (("x", "part/x"),))
    ]
