"""What one file of a library may hold, each fault at its line."""

import pytest
from small_library import (
    BAN,
    CONDUCT,
    FILES,
    FOREWORD,
    INSTRUMENT,
    LIMIT,
    PRESET,
    QUESTIONS,
    WORDS,
    clause,
    edited,
    errors,
    files,
    library,
)

from codegen.library import compiling


def told(changes):
    """Return the errors of the library with some changes, as they are printed."""
    return [str(problem) for problem in errors(changes)]


def test_the_small_library_has_no_errors():
    assert told({}) == []


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        (
            edited(BAN, "order: 10", "ordre: 10"),
            [
                "clauses/gifts/gift-ban.yaml:1:1: error: 'order' is missing [missing-entry]",
                "clauses/gifts/gift-ban.yaml:5:1: error: 'ordre' is not an entry here [unknown-entry]",
            ],
        ),
        (
            edited(BAN, "[conduct]", "[conduc]"),
            ["clauses/gifts/gift-ban.yaml:2:12: error: 'conduc' is not 'conduct' or 'ethics' [wrong-value]"],
        ),
        (
            edited(BAN, "topic: gifts", "topic: Gifts!"),
            [("clauses/gifts/gift-ban.yaml:3:8: error: 'Gifts!' is not of the form "
             "^[a-z0-9]+(-[a-z0-9]+)*$ [wrong-form]")],
        ),
        (
            edited(BAN, '"1.0.0"', "1.0"),
            ["clauses/gifts/gift-ban.yaml:12:14: error: input should be a valid string [wrong-type]"],
        ),
        (
            edited(BAN, "order: 10", "order: 10\n order: 11"),
            [("clauses/gifts/gift-ban.yaml:6:2: error: this line is indented further than line 5, which has "
             "its value already [yaml-syntax]\n  hint: begin it in column 1, as line 5 does")],
        ),
        (
            {BAN: "- a\n"},
            [("clauses/gifts/gift-ban.yaml:1:1: error: input should be a valid dictionary or instance of "
             "ClauseFile [wrong-type]")],
        ),
        ({BAN: ""}, ["clauses/gifts/gift-ban.yaml: error: the file is empty [empty-file]"]),
        ({BAN: "# later\n"}, ["clauses/gifts/gift-ban.yaml: error: the file is empty [empty-file]"]),
        ({QUESTIONS: ""}, ["clauses/questionnaire.yaml: error: the file is empty [empty-file]"]),
        ({WORDS: ""}, ["templates/words.en.yaml: error: the file is empty [empty-file]"]),
        (
            {QUESTIONS: None},
            ["clauses/questionnaire.yaml: error: the library has no such file [missing-file]"],
        ),
        (
            edited(PRESET, "preset: town", "preset: village"),
            ["clauses/presets/town.yaml:1:9: error: 'village' stands in a file named 'town.yaml' [wrong-name]"],
        ),
        (
            edited(INSTRUMENT, "id: charter", "id: chart"),
            [("clauses/instruments/charter.yaml:1:5: error: 'chart' stands in a file named 'charter.yaml' "
             "[wrong-name]")],
        ),
        (
            {"clauses/gifts/Gift_Other.yaml": clause("You may.")},
            [("clauses/gifts/Gift_Other.yaml: error: the name of this file cannot be the id of a clause "
             "[wrong-name]\n  hint: use small letters, digits and hyphens")],
        ),
        (
            edited(BAN, "gifts.policy == 'refuse'", "gifts.policy = 'refuse'"),
            [("clauses/gifts/gift-ban.yaml:7:7: error: this cannot be read: expected token 'end of statement "
             "block', got '=' [clause-language]\n  hint: compare with two signs: ==")],
        ),
        (
            edited(LIMIT, "days | days }}, as", "days | dayz }}, as"),
            [("clauses/gifts/gift-limit.yaml:26:23: error: there is no filter 'dayz' [clause-language]\n"
             "  hint: filters are capital, citation, date, days, label, list, money, months, weeks, years")],
        ),
        (
            edited(LIMIT, "not_allowed: A voucher.", "not_allowed: A {{ 5 }}."),
            [("clauses/gifts/gift-limit.yaml:17:20: error: a value is the key of a question, not a constant "
             "[clause-language]")],
        ),
        (
            edited(LIMIT, "  - not_allowed: A voucher.", "  - {maybe: A voucher.}"),
            [("clauses/gifts/gift-limit.yaml:17:5: error: an entry here has 'allowed' or 'not_allowed' "
             "[wrong-type]")],
        ),
        (
            edited(QUESTIONS, "\"'buying' in", "\"'buying' on"),
            [("clauses/questionnaire.yaml:131:16: error: this cannot be read: expected token 'end of "
             "statement block', got 'on' [clause-language]")],
        ),
        (
            edited(CONDUCT, "{part: foreword, title", "{part: foreword, titel"),
            ["templates/outlines/code-of-conduct.yaml:6:22: error: 'titel' is not an entry here [unknown-entry]"],
        ),
        (
            edited(CONDUCT, "{section: gifts, title", "{section: gifts, titel"),
            ["templates/outlines/code-of-conduct.yaml:7:5: error: 'title' is missing [missing-entry]",
             "templates/outlines/code-of-conduct.yaml:7:22: error: 'titel' is not an entry here [unknown-entry]"],
        ),
        (
            {FOREWORD: "One.\n{{ 9**9**9 }}\n"},
            [("templates/parts/conduct/foreword.md.j2:2:1: error: this is not a key, a text, a number or a "
             "list of them [clause-language]")],
        ),
        (
            {WORDS: FILES[WORDS].replace("page: Page\n", "pages: Pages\n")},
            ["templates/words.en.yaml:2:1: error: 'page' is missing [missing-entry]",
             "templates/words.en.yaml:14:1: error: 'pages' is not an entry here [unknown-entry]"],
        ),
    ],
)  # fmt: skip
def test_a_fault_in_one_file_is_told_with_its_place(changes, lines):
    assert told(changes) == lines


def test_a_part_that_is_not_utf8_is_told_by_name():
    _, problems = compiling.compiled({**files(), FOREWORD: b"\xff"})

    assert [str(problem) for problem in problems] == [
        "templates/parts/conduct/foreword.md.j2: error: the file is not UTF-8 [not-utf8]"
    ]


def test_the_faults_of_all_files_are_told_at_once():
    changes = edited(BAN, "order: 10", "ordre: 10") | edited(PRESET, "title: Town", "titel: Town")

    places = {problem.where.file for problem in errors(changes)}
    assert places == {BAN, PRESET}


def test_a_file_that_is_none_of_the_librarys_is_left_alone():
    assert (
        told({"clauses/notes.yaml": "{{ 5 }}: [", "templates/page.html.j2": "{% set a = 1 %}"})
        == []
    )


def test_a_three_state_question_has_an_act_an_article_and_a_date_of_its_own():
    questions = library().questionnaire.questions

    assert questions["gifts.law"].fields == (
        "gifts.law.act", "gifts.law.article", "gifts.law.date", "gifts.law.amount",
    )  # fmt: skip
    assert questions["gifts.law.date"].type == "date"
    assert questions["gifts.law.act"].kind == "law"


def test_a_default_that_is_one_mapping_may_have_a_condition():
    changes = edited(
        QUESTIONS, "{times: 3, of: gifts.limit}", "{when: gifts.limit > 5, value: 150}"
    )

    default = library(changes).questionnaire.questions["gifts.upper"].defaults[0]

    assert (default.when.source, default.value) == ("gifts.limit > 5", 150)


def test_a_condition_keeps_its_words_and_a_version_its_text():
    found = library().clauses["gifts/gift-ban"]

    assert found.when.source == "gifts.policy == 'refuse'"
    assert found.newest.text == "You **must** refuse every gift."
    assert found.newest.digest == compiling.digest(found.newest.text)


@pytest.mark.parametrize(
    "same",
    ["caf\u00e9\n\nb", "cafe\u0301\n\nb", "caf\u00e9\r\n\r\nb", "caf\u00e9  \n \nb\t", "caf\u00e9\n\nb\n\n\n"],
)  # fmt: skip
def test_the_digest_does_not_see_how_lines_end_or_accents_are_coded(same):
    assert compiling.digest(same) == compiling.digest("caf\u00e9\n\nb")


@pytest.mark.parametrize(
    "other", ["cafe\n\nb", "caf\u00e9\nb", " caf\u00e9\n\nb", "Caf\u00e9\n\nb"]
)
def test_the_digest_sees_every_other_difference(other):
    assert compiling.digest(other) != compiling.digest("caf\u00e9\n\nb")
