from dataclasses import replace

import pytest
from towns import TOWN, drafted, library, ministry, paper

from codegen.document import text
from codegen.draft.drafting import draft
from codegen.draft.papers.note import note
from codegen.interview.resolution import Resolution


def entry(document, title):
    """Return the last part of that title: the code for staff stands after that for members."""
    return [part for part in document.parts if part.title == title][-1]


def lines(part, words):
    return [line.replace("\xa0", " ") for line in text.lines(part.blocks, words)]


@pytest.fixture(scope="module")
def explained():
    of, resolution, made = drafted(ministry())
    return made, note(of, of.papers, resolution, made)


def test_every_printed_clause_has_an_entry_under_its_number(explained):
    made, document = explained

    wanted = [f"{part.number} {part.title}" for one in made.documents for part in one.parts
              if part.clause and part.number]  # fmt: skip
    assert len(wanted) > 40
    assert [part.title for part in document.parts if part.title in wanted] == wanted


def test_an_entry_says_why_what_it_rests_on_and_what_to_check(explained, words):
    said = lines(entry(explained[1], "4.1 Gifts"), words)

    leads = [line.partition(".")[0] for line in said]
    assert leads == [
        "Why",
        "Shaped by",
        "Addresses",
        "Addresses in part",
        "Not taken",
        "To check in law",
    ]
    assert library().topics["gifts"].risk in text.document(explained[1], words)  # once
    assert "“Small gifts freely, larger ones with approval”" in said[0]
    assert "limit" in said[1]
    assert "Take no gift that has to do with your work" in said[4]


def test_the_star_stands_where_nobody_read_the_text(explained, words):
    said = text.document(explained[1], words)

    unread = next(
        f"{one.ref}*"
        for one in library().instruments["coe-r2000-10"].provisions.values()
        if not one.seen and f"{one.ref}*" in said
    )
    assert unread


def test_an_allowance_is_told_with_its_reason(explained, words):
    allowance = library().clauses["standards/roles"].allow[0]

    assert allowance.reason in "\n".join(lines(entry(explained[1], "8.3 Separate tasks"), words))


def test_a_consultation_is_told_as_it_was_answered(explained, words):
    said = lines(entry(explained[1], "Consultation"), words)

    assert said[0].startswith(
        "Consulted: Staff Council of the Ministry, on 24 September 2026 (record:"
    )
    assert (
        said[1]
        == "Will be consulted: Council of Transport Users and Operators, by 10 February 2027."
    )


def test_no_consultation_is_invented(words):
    said = lines(entry(paper(note, TOWN), "Consultation"), words)

    assert said == [
        "Nobody has answered who was consulted.",
        "Nobody has answered whether a consultation is planned.",
    ]


def test_an_answer_that_nobody_was_consulted_is_told(words):
    none = replace(TOWN, given={**TOWN.given, "consultation.held": []})

    assert (
        lines(entry(paper(note, none), "Consultation"), words)[0]
        == "Nobody was consulted, by the answers."
    )


def test_what_is_open_is_named(words):
    said = lines(entry(paper(note, TOWN), "Assumptions and open points"), words)

    assert said[0].startswith("To be decided (")
    assert "limit" in " ".join(said)


def test_a_code_that_is_missing_is_named(words):
    of, resolution, _ = drafted(ministry())
    outlines = {name: one for name, one in of.outlines.items() if "partners" not in name}
    fewer = replace(of, outlines=outlines)
    made = draft(fewer, Resolution(fewer, resolution.answers))
    document = note(fewer, of.papers, resolution, made)
    said = lines(entry(document, "Codes and documents that are not made"), words)

    assert "People bound by a contract" in said[0]
    assert "People who have left" not in " ".join(said)  # no code could bind them
    assert "Explanatory note" not in " ".join(said)


def test_no_alternative_is_told_twice(explained, words):
    told = [line for part in explained[1].parts for line in lines(part, words)
            if line.startswith("Not taken.")]  # fmt: skip

    assert len(told) == len(set(told)) > 3
