"""The answers file: keys flat and nested, every mistake at its place, written back with its comments."""

import datetime as dt
from dataclasses import replace

import pytest
from small_library import library

from codegen.errors import ContentError, Location, Severity, UsageError
from codegen.interview import answers as answering
from codegen.interview.resolution import Answers, Differing, Origin, Resolution
from codegen.interview.writing import written
from codegen.library.language import UNKNOWN

LIBRARY = library()
NAME = "  organisation.name: Ahlen\n"
DIFFER = (Differing(50, "finance", dt.date(2026, 11, 20)), Differing(30, "legal"))


def file(body="", before=""):
    """Return an answers file with some answers, and other entries before them."""
    return f"codegen: 1\n{before}answers:\n{NAME}{body}".encode()


def read(body="", before=""):
    answers, warnings = answering.read(file(body, before), "a.yaml", LIBRARY)
    assert warnings == ()
    return answers


def given(body):
    """Return the answers of a file but for the name."""
    return {key: value for key, value in read(body).given.items() if key != "organisation.name"}


def refused(data):
    """Return the lines of the problems for which a file is refused."""
    with pytest.raises(ContentError) as error:
        answering.read(data, "a.yaml", LIBRARY)
    return [str(problem) for problem in error.value.problems]


def test_answers_are_read_by_dotted_key():
    assert given("  gifts.days: 5\n  gifts.policy: limit\n") == {
        "gifts.days": 5,
        "gifts.policy": "limit",
    }


def test_nested_keys_are_the_same_answers():
    assert given("  gifts:\n    days: 5\n    policy: limit\n") == given(
        "  gifts.days: 5\n  gifts.policy: limit\n"
    )


def test_dotted_and_nested_keys_may_be_mixed():
    assert given("  gifts:\n    law.act: Act\n    days: 5\n  gifts.law: yes\n") == {
        "gifts.law.act": "Act",
        "gifts.days": 5,
        "gifts.law": "yes",
    }


@pytest.mark.parametrize(
    "body",
    [
        "  gifts.law:\n    state: yes\n    act: Act\n    date: 2020-03-03\n    amount: 30\n",
        "  gifts.law:\n    value: yes\n    act: Act\n    date: 2020-03-03\n    amount: 30\n",
        "  gifts:\n    law: {state: true, act: Act, date: 2020-03-03, amount: 30}\n",
        "  gifts.law: yes\n  gifts.law.act: Act\n  gifts.law.date: 2020-03-03\n  gifts.law.amount: 30\n",
    ],
)
def test_a_law_is_answered_by_a_mapping_or_field_by_field(body):
    assert given(body) == {
        "gifts.law": "yes",
        "gifts.law.act": "Act",
        "gifts.law.date": dt.date(2020, 3, 3),
        "gifts.law.amount": 30,
    }


def test_a_yes_or_no_with_a_field_may_be_a_mapping_too():
    assert given("  gifts.given: {state: yes, limit: 30}\n") == {
        "gifts.given": "yes",
        "gifts.given.limit": 30,
    }


def test_a_record_is_answered_by_its_fields():
    assert given("  act.old: {name: Rules, year: 2016}\n") == {
        "act.old.name": "Rules",
        "act.old.year": 2016,
    }


def test_records_are_one_answer():
    assert given("  people:\n    categories:\n      - {category: staff}\n") == {
        "people.categories": [{"category": "staff"}]
    }


def test_an_entry_without_a_value_is_no_answer():
    assert given("  gifts.days:\n  gifts.policy: null\n") == {}


def test_the_other_entries_are_read_too():
    answers = read(
        before="preset: town\nconfirmed: [gifts.days]\nunsure: [gifts.policy]\n"
        "by: {gifts.days: {who: legal}}\nkept: {gifts.upper: 150}\n"
    )

    assert (answers.preset, answers.confirmed, answers.unsure, answers.by, answers.kept) == (
        "town",
        {"gifts.days"},
        {"gifts.policy"},
        {"gifts.days": {"who": "legal"}},
        {"gifts.upper": 150},
    )


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (
            "  gift.days: 5\n",
            (
                "a.yaml:4:3: error: 'gift.days' is not a question [unknown-question]\n"
                "  hint: did you mean 'gifts.days'?"
            ),
        ),
        (
            "  gifts:\n    dayz: 5\n",
            (
                "a.yaml:5:5: error: 'gifts.dayz' is not a question [unknown-question]\n"
                "  hint: did you mean 'gifts.days'?"
            ),
        ),
        (
            "  gifts.law: {state: yes, akt: A}\n",
            (
                "a.yaml:4:27: error: 'gifts.law.akt' is not a question [unknown-question]\n"
                "  hint: did you mean 'gifts.law.act'?"
            ),
        ),
        (
            "  zzz: 5\n",
            (
                "a.yaml:4:3: error: 'zzz' is not a question [unknown-question]\n"
                "  hint: 'codegen questions' lists them"
            ),
        ),
        (
            "  gifts.days: soon\n",
            (
                "a.yaml:4:15: error: 'soon' is not an answer to gifts.days, which is a whole number "
                "[wrong-type]\n  hint: Within how many days?"
            ),
        ),
        (
            "  gifts.law: {state: maybe}\n",
            (
                "a.yaml:4:22: error: 'maybe' is not a choice of gifts.law [unknown-choice]\n"
                "  hint: choices are yes, no"
            ),
        ),
        (
            "  people.categories:\n    - {category: staff}\n    - {category: stuff}\n",
            (
                "a.yaml:6:18: error: 'stuff' is not a choice of category [unknown-choice]\n"
                "  hint: did you mean 'staff'?"
            ),
        ),
        (
            "  people.categories:\n    - {bond: contract}\n",
            "a.yaml:5:7: error: 'category' is missing [missing-field]",
        ),
        (
            "  gifts.days: 5\n  gifts:\n    days: 6\n",
            "a.yaml:6:5: error: 'gifts.days' is answered twice [answered-twice]",
        ),
    ],
)
def test_a_wrong_answer_is_told_at_its_place(body, line):
    assert refused(file(body)) == [line]


@pytest.mark.parametrize(
    ("before", "line"),
    [
        (
            "preset: village\n",
            "a.yaml:2:9: error: there is no preset 'village' [unknown-preset]\n  hint: presets are town",
        ),
        (
            "preset: [town]\n",
            "a.yaml:2:9: error: there is no preset '['town']' [unknown-preset]\n  hint: did you mean 'town'?",
        ),
        (
            "confirmed: [gifts.days, gifts.dayz]\n",
            (
                "a.yaml:2:25: error: 'gifts.dayz' is not a question [unknown-question]\n"
                "  hint: did you mean 'gifts.days'?"
            ),
        ),
        (
            "unsure: gifts.days\n",
            "a.yaml:2:9: error: 'unsure' is a list of keys [wrong-type]",
        ),
        (
            "unsure: [[gifts.days]]\n",
            (
                "a.yaml:2:10: error: '['gifts.days']' is not a question [unknown-question]\n"
                "  hint: did you mean 'gifts.days'?"
            ),
        ),
        (
            "by: [legal]\n",
            "a.yaml:2:5: error: 'by' is a mapping [wrong-type]",
        ),
        (
            "confirm: [gifts.days]\n",
            (
                "a.yaml:2:1: error: 'confirm' is not an entry of an answers file [unknown-entry]\n"
                "  hint: entries are answers, by, codegen, confirmed, differ, kept, preset, unsure"
            ),
        ),
    ],
)
def test_a_wrong_entry_is_told_at_its_place(before, line):
    assert refused(file(before=before)) == [line]


def test_entries_that_are_not_known_are_told_in_the_order_of_the_file():
    found = refused(file(before="zeta: 1\nalpha: 1\nmid: 1\nbeta: 1\nomega: 1\n"))

    assert [line.split(":")[1] for line in found] == ["2", "3", "4", "5", "6"]


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (
            b"answers: {}\n",
            [("a.yaml:1:1: error: this is not an answers file of format 1 [wrong-format]\n"
             "  hint: it begins 'codegen: 1'")],
        ),
        (
            b"codegen: 2\nanswers: {}\n",
            [("a.yaml:1:10: error: this is not an answers file of format 1 [wrong-format]\n"
             "  hint: it begins 'codegen: 1'")],
        ),
        (
            b"- a\n",
            ["a.yaml:1:1: error: an answers file is a mapping [wrong-type]\n  hint: it begins 'codegen: 1'"],
        ),
        (
            b"",
            ["a.yaml: error: an answers file is a mapping [wrong-type]\n  hint: it begins 'codegen: 1'"],
        ),
        (
            b"codegen: 1\nanswers: [a]\n",
            ["a.yaml:2:10: error: 'answers' is a mapping of keys to answers [wrong-type]"],
        ),
    ],
)  # fmt: skip
def test_a_file_that_holds_no_answers_is_refused(data, lines):
    assert refused(data) == lines


def test_all_mistakes_of_a_file_are_told_at_once():
    found = refused(file("  gifts.days: soon\n  gift.policy: limit\n", "preset: village\n"))

    assert [line.split(":")[1] for line in found] == ["2", "5", "6"]


@pytest.mark.parametrize(
    "text", ["A\u202eB", "A\ue000B", "A\u200eB", "A\U000f0000B", "A\u2066B", "A\U0001fffeB"]
)
def test_characters_that_could_deceive_are_left_out_with_a_warning(text):
    data = file(f'  act.note: "{text}"\n')

    answers, (warning,) = answering.read(data, "a.yaml", LIBRARY)

    assert answers.given["act.note"] == "AB"
    assert (warning.rule, warning.severity) == ("stripped", Severity.WARNING)
    assert warning.where == Location("a.yaml", 4, 13)


def test_characters_are_left_out_inside_lists_and_records_too():
    data = file('  values.list:\n    - {name: "A\u202eB", behaviours: ["C\u202eD"]}\n')

    answers, warnings = answering.read(data, "a.yaml", LIBRARY)

    assert answers.given["values.list"] == [{"name": "AB", "behaviours": ["CD"]}]
    assert [warning.where.column for warning in warnings] == [14, 34]


@pytest.mark.parametrize("text", ["A\tB", "Žluťoučký 漢字 🙂", "A\u00a0B", "A\u200dB", "naïve"])
def test_other_characters_stay(text):
    assert given(f'  act.note: "{text}"\n') == {"act.note": text}


def test_an_answer_of_more_than_ten_thousand_characters_is_refused():
    assert given(f"  act.note: {'x' * 10_000}\n") == {"act.note": "x" * 10_000}
    assert refused(file(f"  act.note: {'x' * 10_001}\n")) == [
        "a.yaml:4:13: error: an answer has at most 10,000 characters, this one 10,001 [too-long]"
    ]


def options(settings, start=None):
    return answering.with_options(start or Answers(), settings, LIBRARY)


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("organisation.name", "Ahlen: a town", "Ahlen: a town"),
        ("organisation.name", "50", "50"),
        ("organisation.name", "yes", "yes"),
        ("roles.adviser", "Ethics Adviser", "Ethics Adviser"),
        ("gifts.policy", "limit", "limit"),
        ("gifts.given", "no", "no"),
        ("gifts.law", "yes", "yes"),
        ("gifts.limit", "49.5", 49.5),
        ("gifts.days", "5", 5),
        ("act.date", "2027-01-31", dt.date(2027, 1, 31)),
        ("organisation.country", "NO", "NO"),
        ("risk.functions", "buying, policing", ["buying", "policing"]),
        ("risk.functions", "[buying, policing]", ["buying", "policing"]),
        ("training.topics", "none-yet", "none-yet"),
        ("training.topics", "gifts", ["gifts"]),
        ("people.categories", "[{category: staff}]", [{"category": "staff"}]),
    ],
)
def test_an_option_is_read_as_its_question_needs_it(key, text, value):
    answers = options({key: text})

    assert answers.given == {key: value}
    assert answers.options == {key}


def test_an_option_may_answer_a_question_with_its_fields():
    answers = options({"gifts.law": "{state: yes, act: Act}", "act.old": "{name: Rules}"})

    assert answers.given == {"gifts.law": "yes", "gifts.law.act": "Act", "act.old.name": "Rules"}


def test_an_option_stands_in_place_of_the_answer_and_of_its_confirmation():
    start = Answers(
        given={"gifts.days": 5, "gifts.policy": "limit"}, confirmed=frozenset({"gifts.days"})
    )

    answers = options({"gifts.days": "9"}, start)

    assert answers.given == {"gifts.days": 9, "gifts.policy": "limit"}
    assert answers.confirmed == frozenset()


def test_the_option_unsure_takes_an_answer_away():
    answers = options({"gifts.days": "unsure"}, Answers(given={"gifts.days": 5}))

    assert (answers.given, answers.unsure, answers.options) == ({}, {"gifts.days"}, frozenset())


@pytest.mark.parametrize(
    ("settings", "lines"),
    [
        (
            {"gifts.dayz": "5"},
            ["error: 'gifts.dayz' is not a question [unknown-question]\n  hint: did you mean 'gifts.days'?"],
        ),
        (
            {"gifts.days": "soon", "gifts.policy": "x"},
            [("--set gifts.days: error: 'soon' is not an answer to gifts.days, which is a whole number "
             "[wrong-type]\n  hint: Within how many days?"),
             ("--set gifts.policy: error: 'x' is not a choice of gifts.policy [unknown-choice]\n"
             "  hint: choices are refuse, limit")],
        ),
        (
            {"people.categories": "[{category: stuff}]"},
            [("--set people.categories: error: 'stuff' is not a choice of category [unknown-choice]\n"
             "  hint: did you mean 'staff'?")],
        ),
        (
            {"gifts.limit": "[5"},
            [("--set gifts.limit: error: this bracket is never closed [yaml-syntax]\n"
             "  hint: close it, or put the text into quotes")],
        ),
    ],
)  # fmt: skip
def test_a_wrong_option_is_an_error_of_the_command_line(settings, lines):
    with pytest.raises(UsageError) as error:
        options(settings)

    assert [str(problem) for problem in error.value.problems] == lines


FILE = b"""\
# Answers of Ahlen
codegen: 1
answers:
  # asked on Monday
  organisation.name: Ahlen  # as on the letterhead
  gifts:
    law: {state: yes, act: Act}  # legal
    days: 5
  gifts.policy: limit
unsure: [act.note]
"""


def changed(data, changes):
    """Return a file after some changes of answers, and what it says then."""
    answers, _ = answering.read(data, "a.yaml", LIBRARY)
    wanted = answers.with_changes(changes)
    made = written(wanted, LIBRARY, data)
    found, _ = answering.read(made, "a.yaml", LIBRARY)
    return made, found, wanted


def test_a_file_without_changes_is_written_as_it_stands():
    made, _, _ = changed(FILE, {})

    assert made == FILE


def test_a_change_keeps_comments_order_and_everything_else():
    made, _, _ = changed(FILE, {"organisation.name": "Town of Ahlen"})

    assert made == FILE.replace(b"name: Ahlen", b"name: Town of Ahlen")


@pytest.mark.parametrize(
    "changes",
    [
        {"gifts.days": 9},
        {"gifts.law": "no"},
        {"gifts.law.act": "Other Act"},
        {"gifts.law.article": "section 3"},
        {"gifts.policy": "refuse", "roles.adviser": "Ethics Adviser"},
        {"gifts.policy": "unsure"},
        {"gifts.law": "unsure", "gifts.law.act": "unsure"},
        {"act.note": "One.\n\nTwo: # three"},
        {"people.categories": [{"category": "staff", "bond": "contract"}]},
        {"act.date": dt.date(2027, 1, 31)},
    ],
)
def test_a_changed_file_says_what_was_wanted(changes):
    made, found, wanted = changed(FILE, changes)

    assert (found.given, found.unsure) == (wanted.given, wanted.unsure)
    for comment in (b"# Answers of Ahlen", b"# asked on Monday", b"# as on the letterhead"):
        assert comment in made


def test_a_changed_preset_and_changed_confirmations_are_written():
    wanted = Answers(
        preset="town", given={"organisation.name": "A"}, confirmed=frozenset({"gifts.days"})
    )

    made = written(wanted, LIBRARY, file())
    found, _ = answering.read(made, "a.yaml", LIBRARY)

    assert (found.preset, found.confirmed) == ("town", {"gifts.days"})


def test_a_new_file_says_everything():
    wanted = Answers(
        preset="town",
        given={"organisation.name": "Ahlen", "gifts.law": "yes", "gifts.law.act": "Act"},
        confirmed=frozenset({"gifts.days"}),
        unsure=frozenset({"gifts.policy"}),
        by={"gifts.law": {"who": "legal"}},
        kept={"gifts.upper": 150},
        differ={"gifts.limit": DIFFER},
    )

    found, _ = answering.read(written(wanted, LIBRARY), "a.yaml", LIBRARY)

    assert found == wanted


def test_an_option_is_an_answer_like_others_once_it_is_written():
    answers = options({"organisation.name": "Ahlen"})
    assert Resolution(LIBRARY, answers).origin("organisation.name") is Origin.OPTION

    found, _ = answering.read(written(answers, LIBRARY), "a.yaml", LIBRARY)

    assert Resolution(LIBRARY, found).origin("organisation.name") is Origin.ASKED


def test_two_different_answers_leave_the_question_open():
    answers = Answers(
        preset="town", given={"organisation.name": "A"}, differ={"gifts.days": DIFFER}
    )
    resolution = Resolution(LIBRARY, answers)

    assert resolution.value("gifts.days") is UNKNOWN
    assert resolution.origin("gifts.days") is Origin.DIFFERING


def test_an_answer_settles_what_two_people_had_answered():
    answers = Answers(differ={"gifts.limit": DIFFER}, by={"gifts.limit": {"who": "legal"}})

    settled = answers.with_changes({"gifts.limit": 40})

    assert (settled.given, settled.differ, settled.by) == ({"gifts.limit": 40}, {}, {})


@pytest.mark.parametrize("differ", [{"gifts.limit": DIFFER}, {"gifts.days": DIFFER}, {}])
def test_answers_that_differ_are_written_into_a_file_that_stands(differ):
    before = "by: {gifts.limit: {who: legal}}\ndiffer:\n  gifts.limit: # two\n"
    before += "    - {value: 50, who: finance, on: 2026-11-20}\n    - {value: 30, who: legal}\n"
    data = file(before=before)
    wanted = replace(answering.read(data, "a.yaml", LIBRARY)[0], by={}, differ=differ)

    made = written(wanted, LIBRARY, data)

    assert answering.read(made, "a.yaml", LIBRARY)[0] == wanted


@pytest.mark.parametrize(
    ("before", "problem"),
    [
        ("differ: {gifts.limit: [{value: 50}]}", "2:23: error: it is a list of at least two answers"),
        ("differ: {gift.limit: []}", "2:10: error: 'gift.limit' is not a question"),
        ("differ: {gifts.limit: [{value: x}, {value: 3}]}", "2:32: error: 'x' is not an answer"),
        ("differ: {gifts.limit: [50, 30]}", "2:24: error: it is a mapping of on, value, who"),
        ("differ: {organisation.name: [{value: A}, {value: B}]}", "2:10: error: 'organisation.name' is answered"),
        ("by: {gifts.limit: {who: 3}}", "2:25: error: 'who' is a text"),
        ("by: {gifts.limit: {who: hr, on: May}}", "2:33: error: 'on' is a date"),
    ],
)  # fmt: skip
def test_answers_that_differ_are_read_with_their_mistakes(before, problem):
    found = refused(file(before=f"{before}\n"))

    assert any(line.startswith(f"a.yaml:{problem}") for line in found), found
