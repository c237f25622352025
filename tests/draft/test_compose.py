"""From a selection to a document: numbers, references, the legal basis, marks, notes and examples."""

import datetime as dt

import pytest
from small_library import (
    BAN,
    CONDUCT,
    FOREWORD,
    LIMIT,
    REGISTER,
    VALUE,
    clause,
    drafted,
    edited,
    library,
    resolve,
)

from codegen.document import walk
from codegen.document.tree import Blank, Case, Example, Mark, Note, Paragraph, Run
from codegen.draft.compose import compose
from codegen.draft.drafting import draft
from codegen.draft.select import select, targets

OTHER = "clauses/gifts/other.yaml"
ENOUGH = {"gifts.policy": "limit", "gifts.limit": 50, "money.currency": "EUR"}


def conduct(of, given=None, **more):
    return drafted(of, given, **more)["code-of-conduct"]


def part(document, name):
    return next(found for found in document.parts if found.id == name)


def lines(found):
    """Return the text of each line of a part, blanks by their key."""
    return [
        "".join(one.text if isinstance(one, Run) else f"<{one.key}>" for one in line)
        for line in walk.lines(found.blocks)
    ]


def printed(text, given=None, changes=None, **entries):
    """Return the lines of a clause of that text in a draft."""
    of = library({**(changes or {}), OTHER: clause(text, topic="gift-register", **entries)})
    return lines(part(conduct(of, {**ENOUGH, **(given or {})}), "gifts/other"))


def notes(found, kind):
    return [block for block in found.blocks if isinstance(block, Note) and block.kind == kind]


def test_sections_clauses_and_paragraphs_are_numbered_and_a_foreword_is_not():
    document = conduct(library(), ENOUGH)

    assert [(found.id, found.number) for found in document.parts] == [
        ("part/foreword", None),
        ("part/section/gifts", "1"),
        ("gifts/gift-limit", "1.1"),
        ("gifts/gift-register", "1.2"),
    ]
    paragraphs = [b for b in part(document, "gifts/gift-limit").blocks if isinstance(b, Paragraph)]
    assert [block.number for block in paragraphs] == ["(1)", "(2)", None]


def test_a_code_of_ethics_has_no_numbers():
    document = drafted(library())["code-of-ethics"]

    assert [found.number for found in document.parts] == [None, None]


def test_titles_hold_answers():
    assert (
        conduct(library(), {"organisation.short_name": "the Town"}).title
        == "Code of Conduct of the Town"
    )


def test_a_clause_that_wants_no_heading_has_none():
    assert part(conduct(library(), ENOUGH), "gifts/gift-register").title is None


def test_a_clause_carries_its_version_and_digest():
    of = library()

    stamp = part(conduct(of, ENOUGH), "gifts/gift-limit").clause

    assert (stamp.version, stamp.digest) == ("1.1.0", of.clauses["gifts/gift-limit"].newest.digest)


def test_an_older_version_prints_in_place_of_the_newest():
    of = library()
    older = of.clauses["gifts/gift-limit"].versions[1]
    resolution = draft_of(of)
    target = targets(of, resolution)[0]

    document = compose(of, resolution, select(of, resolution, target), {"gifts/gift-limit": older})

    found = part(document, "gifts/gift-limit")
    assert found.clause.version == "1.0.0"
    assert lines(found)[0] == "You may keep a gift worth less than 50\u00a0EUR."


def draft_of(of):
    return resolve(of, {"organisation.name": "Ahlen", **ENOUGH})


def test_a_section_without_clauses_is_left_out():
    of = library(
        edited(CONDUCT, "parts:", "parts:\n  - {section: bribes, title: Bribes, topics: [bribery]}")
    )

    assert "part/section/bribes" not in [found.id for found in conduct(of, ENOUGH).parts]


def test_a_part_that_is_left_out_by_its_condition_is_not_printed():
    of = library(
        edited(CONDUCT, "numbered: false, covers", "numbered: false, when: gifts.days > 20, covers")
    )

    assert "part/foreword" not in [found.id for found in conduct(of, ENOUGH).parts]
    assert "part/foreword" in [found.id for found in conduct(of, {"gifts.days": 30}).parts]


def test_a_clause_whose_text_vanishes_is_not_printed_for_its_notes_alone():
    text = "{% if gifts.days > 20 %}\nWait.\n{% endif %}"
    more = {
        "drafting_note": "Think.",
        "needs_basis": "[gifts.law]",
        "examples": "[{allowed: A calendar.}]",
        "topic": "gift-register",
    }
    of = library({OTHER: clause(text, **more)})

    assert "gifts/other" not in [found.id for found in conduct(of, ENOUGH).parts]


def test_a_reference_to_a_clause_prints_its_number():
    assert printed("See [](clause:gifts/gift-limit).") == ["See section\u00a01.1."]


def test_a_reference_to_a_topic_prints_the_first_clause_that_carries_it():
    assert printed("See [](topic:gifts).", {"gifts.policy": "refuse"}) == ["See section\u00a01.1."]


def test_a_topic_may_be_carried_beside_the_clauses_own():
    assert printed("See [](topic:bribery).", {"gifts.policy": "refuse"}) == [
        "See section\u00a01.1."
    ]


def test_a_reference_to_a_section_prints_its_number():
    assert printed("See [](section:gifts).") == ["See section\u00a01."]


def test_a_reference_to_a_part_without_a_number_prints_its_title():
    assert printed("See [](part:foreword).") == ["See Foreword."]


def test_a_reference_to_a_provision_prints_where_it_stands():
    (line,) = printed("As [](provision:charter/8(5)) asks.")

    assert "article 8(5)" in line
    assert "Charter" in line or "Declarations" in line


def test_a_reference_to_a_topic_that_is_not_there_is_an_open_point():
    assert printed("See [](topic:bribery).") == ["See <topic:bribery>."]


def test_a_defined_term_keeps_its_words_and_its_target():
    found = part(conduct(library(), ENOUGH), "gifts/gift-limit")

    (run,) = [
        one for one in walk.inlines(found) if isinstance(one, Run) and one.target == "term:gift"
    ]
    assert run.text == "gift"


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (
            {"gifts.law": "yes", "gifts.law.act": "Gifts Act", "gifts.law.article": "section 4"},
            "Legal basis: Gifts Act (<gifts.law.date>), section 4.",
        ),
        (
            {"gifts.law": "yes"},
            "Legal basis: <gifts.law.act> (<gifts.law.date>), <gifts.law.article>.",
        ),
        ({"gifts.law": "no"}, "Legal basis: <gifts.law>."),
        ({}, "Legal basis: <gifts.law>."),
    ],
)
def test_what_restricts_people_names_its_law_or_leaves_it_open(given, line):
    assert printed("Wait.", given, needs_basis="[gifts.law]") == ["Wait.", line]


def test_where_there_is_no_law_the_next_basis_is_printed():
    given = {"gifts.law": "no", "act.note": "section 2 of the Act"}

    found = printed("Wait.", given, needs_basis="[gifts.law, act.note]")

    assert found == ["Wait.", "Legal basis: section 2 of the Act."]


def test_a_basis_that_nobody_knows_is_open_though_a_weaker_one_is_given():
    found = printed("Wait.", {"act.note": "section 2"}, needs_basis="[gifts.law, act.note]")

    assert found == ["Wait.", "Legal basis: <gifts.law>."]


def flags(found):
    return [
        (one.text, one.source)
        for one in walk.inlines(found)
        if isinstance(one, Run) and Mark.FLAG in one.marks
    ]


def test_an_assumption_is_marked_at_its_first_place_in_a_clause_only():
    found = part(conduct(library(), ENOUGH), "gifts/gift-limit")

    assert (
        lines(found)[1]
        == "Record it within 10 days [assumed], as section\u00a01.2 says; 10 days are enough."
    )
    assert flags(found) == [(" [assumed]", "gifts.days")]


def test_and_again_in_the_next_clause():
    found = printed("Within {{ gifts.days | days }}.")

    assert found == ["Within 10 days [assumed]."]


@pytest.mark.parametrize(
    "more", [{"given": {"gifts.days": 10}}, {"confirmed": frozenset({"gifts.days"})}]
)
def test_what_somebody_answered_or_confirmed_is_not_marked(more):
    given = {**ENOUGH, **more.pop("given", {})}

    assert flags(part(conduct(library(), given, **more), "gifts/gift-limit")) == []


def test_what_a_preset_says_is_marked():
    found = part(conduct(library(), ENOUGH, preset="town"), "gifts/gift-limit")

    assert lines(found)[1].startswith("Record it within 14 days [assumed]")


def test_wording_that_stands_in_for_an_answer_is_marked_until_it_is_confirmed():
    of = library()
    loose = part(drafted(of)["code-of-ethics"], "values/integrity")
    firm = part(
        drafted(of, confirmed=frozenset({"values.list"}))["code-of-ethics"], "values/integrity"
    )

    assert lines(loose) == ["We keep favours out of our decisions. [assumed]"]
    assert [note.key for note in notes(loose, "assumed")] == ["values.list"]
    assert (lines(firm), notes(firm, "assumed")) == (["We keep favours out of our decisions."], [])


def test_an_alternative_is_bracketed_lettered_and_waits():
    document = conduct(library())
    ban, limit = part(document, "gifts/gift-ban"), part(document, "gifts/gift-limit")

    assert (ban.title, limit.title) == ("No gifts (Alternative A)", "Small gifts (Alternative B)")
    assert lines(ban) == [
        "[Alternative A: You must refuse every gift.",
        "Legal basis: <gifts.law>.]",
    ]
    assert [note.key for note in notes(ban, "waiting")] == ["gifts.policy"]


def test_a_single_alternative_is_optional():
    changes = edited(BAN, "for: [in-service]", "for: [mandate]") | edited(
        BAN, "also: [bribery]", "also: []"
    )
    changes[BAN] = changes[BAN].replace("for: [in-service]", "for: [mandate]")

    found = part(conduct(library(changes)), "gifts/gift-limit")

    assert found.title == "Small gifts (Optional)"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("- a\n- b", "[Optional: a", "b]"),
        ("| a | b |\n| --- | --- |\n| c | d |", "[Optional: a", "d]"),
        ("1. a\n   - b\n   - c", "[Optional: a", "c]"),
    ],
)
def test_the_brackets_of_an_alternative_hold_any_kind_of_block(text, first, last):
    changes = {BAN: None, LIMIT: None, OTHER: clause(text, when="gifts.policy == 'limit'")}

    found = lines(part(conduct(library(changes)), "gifts/other"))

    assert (found[0], found[-1]) == (first, last)


def test_a_clause_has_a_note_for_each_assumption_open_point_and_open_condition():
    text = "Within {{ gifts.days | days }} ask the {{ roles.adviser }}.{% if gifts.given == 'yes' %} Wait.{% endif %}"
    of = library({OTHER: clause(text, topic="gift-register", drafting_note="Think twice.")})

    found = part(conduct(of, ENOUGH), "gifts/other")

    assert [(note.kind, note.key) for note in found.blocks if isinstance(note, Note)] == [
        ("drafting", None),
        ("assumed", "gifts.days"),
        ("open", "roles.adviser"),
        ("waiting", "gifts.given"),
    ]
    assert notes(found, "drafting")[0].text == "Think twice."
    assert notes(found, "open")[0].text == (
        "Still to be decided. The question: Who gives advice? Answer roles.adviser."
    )


def cases(given):
    """Return the examples beside a clause that has one for buyers, one for all others, and one for all."""
    told = "[{allowed: A card.}, {when: \"gifts.law == 'yes'\", not_allowed: A pen.}, {when: \"gifts.law == 'no'\", allowed: A cup.}]"
    return lines(
        part(
            conduct(
                library({OTHER: clause("1. One.", topic="gift-register", examples=told)}), given
            ),
            "gifts/other",
        )
    )


@pytest.mark.parametrize(
    ("law", "told"),
    [("yes", ["A card.", "A pen."]), ("no", ["A card.", "A cup."]), (None, ["A card."])],
)
def test_an_example_is_told_only_where_its_condition_is_known_to_be_true(law, told):
    given = {
        **{key: value for key, value in ENOUGH.items() if key != "gifts.law"},
        **({"gifts.law": law} if law else {}),
    }

    assert cases(given)[1:] == told


def test_a_clause_without_an_example_that_fits_has_no_box():
    told = "[{when: \"gifts.law == 'yes'\", allowed: A pen.}]"
    of = library({OTHER: clause("1. One.", topic="gift-register", examples=told)})

    found = part(conduct(of, {**ENOUGH, "gifts.law": "no"}), "gifts/other")

    assert not [block for block in found.blocks if isinstance(block, Example)]


def test_examples_stand_after_the_rule_and_hold_answers():
    found = part(conduct(library(), ENOUGH), "gifts/gift-limit")

    (example,) = [block for block in found.blocks if isinstance(block, Example)]
    assert example.cases == (
        Case(
            True,  # noqa: FBT003
            (
                Run("A calendar worth less than "),
                Run("50\u00a0EUR", source="gifts.limit"),
                Run("."),
            ),
        ),
        Case(False, (Run("A voucher."),)),  # noqa: FBT003
    )


@pytest.mark.parametrize(
    ("text", "given", "line"),
    [
        ("{{ gifts.limit | money }}", {}, "50\u00a0EUR"),
        ("{{ gifts.limit | money }}", {"gifts.limit": 1234.5}, "1,234.50\u00a0EUR"),
        ("{{ gifts.limit }}", {}, "50\u00a0EUR"),
        ("{{ gifts.days | days }}", {"gifts.days": 1}, "1 day"),
        ("{{ gifts.days | weeks }}", {"gifts.days": 2}, "2 weeks"),
        ("{{ gifts.days | months }}", {"gifts.days": 3}, "3 months"),
        ("{{ gifts.days | years }}", {"gifts.days": 4}, "4 years"),
        ("{{ gifts.days }}", {"gifts.days": 5}, "5"),
        ("{{ act.date | date }}", {"act.date": "2027-01-31"}, "31\N{NO-BREAK SPACE}January 2027"),
        ("{{ gifts.policy | label }}", {}, "small gifts"),
        ("{{ gifts.policy | label | capital }}", {}, "Small gifts"),
        ("{{ risk.functions | list }}", {"risk.functions": ["buying", "policing"]}, "Buying and Policing"),
        ("{{ training.topics | list }}", {"training.topics": ["a", "b", "c"]}, "a, b and c"),
        ("{{ people.categories | list }}",
         {"people.categories": [{"category": "staff"}, {"category": "interns"}]}, "staff and interns"),
        ("{{ gifts.law | citation }}",
         {"gifts.law": "yes", "gifts.law.act": "Act", "gifts.law.article": "section 1",
          "gifts.law.date": "2020-03-03"}, "Act (3\N{NO-BREAK SPACE}March 2020), section 1"),
        ("{{ organisation.short_name | capital }}", {"organisation.short_name": "the Town"}, "The Town"),
        ("{{ roles.adviser }}", {"roles.adviser": "nobody-yet"}, "<roles.adviser>"),
        ("{{ training.topics | list }}", {"training.topics": "none-yet"}, "<training.topics>"),
    ],
)  # fmt: skip
def test_an_answer_prints_as_its_filter_says(text, given, line):
    answers = {
        key: dt.date.fromisoformat(value) if key.endswith("date") else value
        for key, value in given.items()
    }

    assert printed(text, answers) == [line]


def test_an_amount_without_a_currency_leaves_the_currency_open():
    of = library({OTHER: clause("{{ gifts.limit | money }}", topic="gift-register")})
    given = {"gifts.policy": "limit", "gifts.limit": 50}

    assert lines(part(conduct(of, given), "gifts/other")) == ["50 <money.currency>"]


def test_a_blank_carries_the_label_of_its_question():
    found = part(conduct(library(), ENOUGH), "gifts/gift-register")

    assert Blank("roles.adviser", "adviser") in list(walk.inlines(found))


def test_every_answer_in_a_text_says_which_question_it_came_from():
    found = part(conduct(library(), ENOUGH), "part/foreword")

    assert Run("Ahlen", source="organisation.name") in list(walk.inlines(found))


def test_a_part_may_hold_anything_that_a_clause_may():
    of = library({FOREWORD: "{% for t in training.topics %}\n- {{ t }}\n{% endfor %}\n"})

    found = part(conduct(of, {"training.topics": ["a", "b"]}), "part/foreword")

    assert lines(found) == ["a", "b"]


def test_what_is_open_in_a_title_has_a_note_too():
    changes = edited(CONDUCT, "title: Foreword", "title: 'Message of the {{ roles.adviser }}'")
    changes[CONDUCT] = changes[CONDUCT].replace(
        "title: Gifts", "title: 'Within {{ gifts.days | days }}'"
    )
    changes[CONDUCT] = changes[CONDUCT].replace("title: Code of", "title: '{{ act.note }}: Code of")
    changes[CONDUCT] = changes[CONDUCT].replace("short_name }}\n", "short_name }}'\n")
    document = conduct(library(changes), {"gifts.policy": "refuse", "gifts.law": "no"})

    assert document.title == "[to be decided: note]: Code of Conduct of Ahlen"
    assert part(document, "part/foreword").title == "Message of the [to be decided: adviser]"
    assert part(document, "part/section/gifts").title == "Within 10 days [assumed]"
    assert {note.key for note in notes(document.parts[0], "open")} == {"act.note", "roles.adviser"}
    assert [note.key for note in notes(document.parts[2], "assumed")] == ["gifts.days"]


def test_a_draft_has_a_document_for_each_target_in_their_order():
    of = library()
    made = draft(of, draft_of(of))

    assert [document.kind for document in made.documents] == [
        s.target.file for s in made.selections
    ]
    assert [document.status for document in made.documents] == ["Draft, not in force"] * 2


def test_words_of_one_clause_cannot_swallow_the_next():
    changes = {VALUE: None} | edited(
        REGISTER, "{{ organisation.short_name | capital }} keeps", "**It keeps"
    )
    changes["templates/outlines/code-of-ethics.yaml"] = None
    changes |= edited(LIMIT, "realises: [values/integrity]\n", "")

    found = part(conduct(library(changes), ENOUGH), "gifts/gift-register")

    assert lines(found)[0].startswith("**It keeps a register")
