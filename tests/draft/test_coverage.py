import json
import re
import shutil

import pytest
import small_library as small
from commands import run
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from codegen.draft.addressing import State
from codegen.draft.coverage import counts, coverage, only, principles
from codegen.draft.drafting import draft
from codegen.draft.standing import standings
from codegen.interview import answers as answering
from codegen.interview.resolution import Answers, Resolution
from codegen.library.load import load

MINISTRY = ROOT / "examples/ministry"
LIBRARY = load()
PRESETS = tuple(LIBRARY.presets)
CATEGORIES = [category for office in LIBRARY.offices.values() for category in office.categories]


def of(library, answers):
    """Return the coverage of the draft that some answers make."""
    resolution = Resolution(library, answers)
    made = draft(library, resolution)
    return coverage(library, resolution, standings(library, resolution, made))


def ministry():
    data = (MINISTRY / "answers.yaml").read_bytes()
    return answering.read(data, "answers.yaml", LIBRARY)[0]


def preset(name):
    return Answers(preset=name, given={"organisation.name": "Ahlen"})


def small_one(changes=None, **given):
    """Return the rows of the charter in the draft that the small library makes of some answers."""
    library = small.library(changes)
    answers = Answers(given={"organisation.name": "Ahlen", **given})
    (account,) = of(library, answers).accounts
    return {row.provision.id: row for row in account.rows}


def adds_up(found):
    """Assert that each provision of each instrument stands once, and is in one state."""
    assert [account.instrument.id for account in found.accounts] == list(LIBRARY.instruments)
    for account in found.accounts:
        provisions = [row.provision.id for row in account.rows]
        assert provisions == list(LIBRARY.instruments[account.instrument.id].provisions)
        assert sum(account.counts.values()) == len(provisions)
        for row in account.rows:
            assert (row.reason is not None) == (row.state is State.OUTSIDE)
            assert bool(row.clauses) == (row.state not in (State.GAP, State.OUTSIDE))
            if row.clauses:
                assert str(row.state) in {one.how for one in row.clauses}


@pytest.mark.parametrize("name", PRESETS)
def test_every_provision_is_in_exactly_one_state_in_the_draft_of_a_preset(name):
    adds_up(of(LIBRARY, preset(name)))


def test_every_provision_is_in_exactly_one_state_in_the_example_and_in_the_library():
    adds_up(of(LIBRARY, ministry()))
    adds_up(coverage(LIBRARY))


@settings(max_examples=40)  # each is a whole draft
@given(st.lists(st.sampled_from(CATEGORIES), unique=True, max_size=4), st.sampled_from(PRESETS))
def test_and_so_it_is_whoever_the_people_are(categories, name):
    records = [{"category": category} for category in categories]
    answers = Answers(name, {"organisation.name": "Ahlen", "people.categories": records})

    adds_up(of(LIBRARY, answers))


def test_no_state_claims_more_than_a_provision_allows():
    limits = {"informs": 1, "supports": 2, None: 3}
    strength = {State.SETS: 3, State.SUPPORTS: 2, State.INFORMS: 1}
    for found in (coverage(LIBRARY), of(LIBRARY, ministry())):
        for row in (row for account in found.accounts for row in account.rows):
            assert strength.get(row.state, 0) <= limits[row.provision.relation_limit]


def test_a_printed_clause_brings_a_provision_as_far_as_its_mapping_says():
    row = small_one(**{"gifts.policy": "limit"})["8(5)"]

    (one,) = row.clauses
    assert (row.state, one.clause, one.how, one.stands) == (
        State.SETS, "gifts/gift-limit", "sets", "printed",
    )  # fmt: skip
    assert [(p.document, p.number, p.paragraphs) for p in one.places] == [
        ("code-of-conduct", "1.1", (1, 2))
    ]


def test_a_clause_that_the_answers_leave_out_does_not_count_and_is_named():
    row = small_one(**{"gifts.policy": "refuse"})["8(5)"]

    assert row.state is State.GAP
    assert [(one.clause, one.stands) for one in row.pending] == [("gifts/gift-limit", "left-out")]


def test_an_alternative_in_brackets_does_not_count_and_is_named():
    library = small.library()
    unsure = Answers(given={"organisation.name": "Ahlen"}, unsure=frozenset({"gifts.policy"}))

    (account,) = of(library, unsure).accounts

    row = account.rows[0]
    assert row.state is State.GAP
    assert [(one.clause, one.stands) for one in row.pending] == [("gifts/gift-limit", "brackets")]


def test_a_clause_that_waits_without_being_printed_does_not_count_and_is_named():
    topics = small.FILES[small.TOPICS].replace(
        "conduct/in-service: [gifts]", "conduct/in-service: []"
    )
    library = small.library({small.TOPICS: topics})
    unsure = Answers(given={"organisation.name": "Ahlen"}, unsure=frozenset({"gifts.policy"}))

    (account,) = of(library, unsure).accounts

    assert [one.stands for one in account.rows[0].pending] == ["waiting"]


CONDITIONAL = """\
      1. You **may** keep a [gift](term:gift) worth less than {{ gifts.limit | money }}.
      {% if gifts.given == 'yes' %}
      2. Record it within {{ gifts.days | days }}, as [](clause:gifts/gift-register) says;
         {{ gifts.days | days }} are enough.
      {% endif %}
      3. Ask if you are unsure.
"""
WHOLE = small.FILES[small.LIMIT].partition("    text: |\n")
VERSIONS = WHOLE[2][WHOLE[2].index("  - version") :]
PARTLY = {small.LIMIT: WHOLE[0] + WHOLE[1] + CONDITIONAL + VERSIONS}


def test_a_paragraph_that_the_answers_leave_out_takes_something_away():
    row = small_one(PARTLY, **{"gifts.policy": "limit", "gifts.given": "no"})["8(5)"]

    (one,) = row.clauses
    assert row.state is State.SUPPORTS
    assert one.missing == "the answers leave out paragraph (2) of the library's text"
    assert one.places[0].paragraphs == (1,)


def test_so_does_one_that_stands_in_brackets():
    row = small_one(PARTLY, **{"gifts.policy": "limit"})["8(5)"]

    assert row.state is State.SUPPORTS
    assert row.clauses[0].missing == "paragraph (2) is still in brackets"
    assert row.clauses[0].places[0].paragraphs == (1,)


def test_paragraphs_are_counted_as_the_draft_prints_them():
    changes = {small.LIMIT: PARTLY[small.LIMIT].replace('by: "1-2"', 'by: "1, 3"')}

    row = small_one(changes, **{"gifts.policy": "limit", "gifts.given": "no"})["8(5)"]

    assert row.state is State.SETS
    assert row.clauses[0].places[0].paragraphs == (1, 2)


def test_a_mapping_of_which_no_paragraph_is_printed_does_not_count():
    changes = {small.LIMIT: PARTLY[small.LIMIT].replace('by: "1-2"', 'by: "2"')}

    out = small_one(changes, **{"gifts.policy": "limit", "gifts.given": "no"})["8(5)"]
    open_ = small_one(changes, **{"gifts.policy": "limit"})["8(5)"]

    assert (out.state, [one.stands for one in out.pending]) == (State.GAP, ["left-out"])
    assert (open_.state, [one.stands for one in open_.pending]) == (State.GAP, ["brackets"])


def test_a_duty_of_the_state_is_not_for_a_code():
    row = small_one()["10"]

    assert (row.state, row.reason) == (State.OUTSIDE, "a duty of the State and its legislator")


def test_a_provision_for_judges_alone_is_not_for_a_code_of_others():
    found = of(LIBRARY, ministry())
    courts = {"organisation.name": "A", "people.categories": [{"category": "judges"}]}

    rows = {
        row.provision.id: row
        for a in found.accounts
        if a.instrument.id == "uncac-2003"
        for row in a.rows
    }
    assert rows["11(1)"].reason == "it is for judges and prosecutors"
    court = next(
        a for a in of(LIBRARY, Answers(given=courts)).accounts if a.instrument.id == "uncac-2003"
    )
    assert {row.state for row in court.rows if row.provision.id == "11(1)"} == {State.SUPPORTS}


@pytest.mark.parametrize(
    ("people", "instrument", "reason"),
    [
        (
            "judges",
            "iap-prosecutors-1999",
            "the instrument is not for this body: it is for prosecutors",
        ),
        ("prosecutors", "bangalore-2002", "the instrument is not for this body: it is for judges"),
    ],
)
def test_principles_for_judges_are_not_for_prosecutors_nor_the_reverse(people, instrument, reason):
    given = {"organisation.name": "A", "people.categories": [{"category": people}]}

    found = of(LIBRARY, Answers(given=given))

    rows = next(one for one in found.accounts if one.instrument.id == instrument).rows
    assert {row.state for row in rows} == {State.OUTSIDE}
    assert all(row.reason.startswith(reason) for row in rows)


def test_an_instrument_that_leaves_out_the_people_of_a_draft_is_not_for_it():
    found = of(
        LIBRARY,
        Answers(given={"organisation.name": "A", "people.categories": [{"category": "ministers"}]}),
    )

    rows = next(one for one in found.accounts if one.instrument.id == "coe-r2000-10").rows
    assert {row.state for row in rows} == {State.OUTSIDE}
    assert {row.reason for row in rows} == {"the instrument leaves out holders of political office"}


def test_it_is_for_it_as_soon_as_there_are_people_whom_it_reaches():
    people = [{"category": "ministers"}, {"category": "staff"}]
    found = of(LIBRARY, Answers(given={"organisation.name": "A", "people.categories": people}))

    account = next(one for one in found.accounts if one.instrument.id == "coe-r2000-10")
    assert account.counts[State.OUTSIDE] == 0
    assert account.counts[State.SETS] > 10


@pytest.mark.parametrize(
    ("given", "state", "waits"),
    [
        ({"people.categories": [{"category": "police-officers"}]}, False, ()),
        ({"people.categories": [{"category": "staff"}]}, True, ()),
        ({}, False, ("people.categories",)),
    ],
)
def test_an_instrument_for_some_bodies_is_for_those_and_waits_until_that_is_known(
    given, state, waits
):
    found = of(LIBRARY, Answers(given={"organisation.name": "A", **given}))

    account = next(one for one in found.accounts if one.instrument.id == "coe-police-ethics-2001")
    assert (account.counts[State.OUTSIDE] == len(account.rows)) is state
    assert account.waits_for == waits


def test_every_place_is_a_clause_and_paragraph_that_the_documents_print(tmp_path, capsys):
    folder = tmp_path / "ministry"
    run(capsys, "draft", MINISTRY, "--out", folder, "--format", "md", "--date", "2026-11-22")
    printed = {
        path.stem: re.split(r"<!-- codegen: (\S+) .*?-->", path.read_text())
        for path in folder.glob("code-of-*.md")
    }
    texts = {
        (name, cut[at]): cut[at + 1]
        for name, cut in printed.items()
        for at in range(1, len(cut) - 1, 2)
    }

    left = run(capsys, "coverage", folder, "--json")

    places = [
        (place, clause["clause"])
        for instrument in json.loads(left.out)["instruments"]
        for provision in instrument["provisions"]
        for clause in provision["clauses"]
        for place in clause["places"]
    ]
    assert len(places) > 300
    for place, clause in places:
        said = texts[place["document"], clause]
        assert place["number"] is None or f"### {place['number']} " in said
        for number in place["paragraphs"]:
            assert re.search(rf"^\({number}\) ", said, re.MULTILINE), (clause, number)


@pytest.mark.parametrize("source", [(), (MINISTRY,)])
def test_what_json_says_adds_up(source, capsys):
    left = run(capsys, "coverage", *source, "--json")

    whole = json.loads(left.out)
    states = {str(state) for state in State}
    assert left.code == 0
    assert len(whole["instruments"]) == len(LIBRARY.instruments)
    for instrument in whole["instruments"]:
        ids = [provision["id"] for provision in instrument["provisions"]]
        counted = {
            state: sum(provision["state"] == state for provision in instrument["provisions"])
            for state in states
        }
        assert len(set(ids)) == len(ids) == len(LIBRARY.instruments[instrument["id"]].provisions)
        assert instrument["counts"] == counted


def test_what_was_read_against_an_older_wording_is_stale_in_the_draft_that_prints_a_newer(
    tmp_path, capsys
):
    for name in ("clauses", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    path = tmp_path / "clauses/standards/respect.yaml"
    library = ("--library", tmp_path / "clauses")
    run(capsys, "clauses", "new-version", "standards/respect", "--note", "Shorter.", *library)
    path.write_text(path.read_text().replace("with courtesy.", "politely.", 1))
    run(capsys, "clauses", "new-version", "standards/respect", *library)

    left = run(capsys, "coverage", MINISTRY, "--json", "--library", tmp_path / "clauses")

    read = {
        (clause["clause"], clause["read"])
        for instrument in json.loads(left.out)["instruments"]
        for provision in instrument["provisions"]
        for clause in provision["clauses"]
    }
    assert {clause for clause, state in read if state != "confirmed"} == {"standards/respect"}
    assert ("standards/respect", "stale") in read


def test_the_principles_of_the_recommendation_hold_its_letters_and_every_one_of_them():
    found = coverage(LIBRARY)

    headed = [one for one in principles(LIBRARY, found) if one.instrument == "oecd-integrity-2017"]

    account = next(one for one in found.accounts if one.instrument.id == "oecd-integrity-2017")
    assert [one.id for one in headed] == [str(number) for number in range(1, 14)]
    assert counts(row for one in headed for _, row in one.rows) == account.counts


def test_a_principle_of_the_library_holds_what_its_clauses_address():
    found = coverage(LIBRARY)
    merit = next(one for one in principles(LIBRARY, found) if one.id == "merit")

    shown = only(found, principle=merit)

    addressed = {
        (account.instrument.id, row.provision.id)
        for account in found.accounts for row in account.rows
        if any(one.clause.startswith("merit/") for one in row.clauses)
    }  # fmt: skip
    kept = {(a.instrument.id, row.provision.id) for a in shown.accounts for row in a.rows}
    assert addressed <= kept
    assert len(kept) == sum(merit.counts.values())
