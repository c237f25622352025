"""Closed releases and the numbers of versions: each rule has a small library that breaks it."""

import datetime as dt

import pytest
from small_library import FILES, LIMIT, REGISTER, edited, errors, files, library

from codegen.doors import yaml
from codegen.library import compiling, releases, versions
from codegen.library.releases import closed
from codegen.library.sources import Sources

ABOUT = "clauses/library.yaml"
OLDER = compiling.digest(
    "You **may** keep a [gift](term:gift) worth less than {{ gifts.limit | money }}."
)
DAY = dt.date(2026, 12, 1)


def released(*entries):
    """Return the change that lists releases, each a (number, date, clauses) triple."""
    listed = [
        {"release": number, "date": dt.date.fromisoformat(date), "clauses": clauses}
        for number, date, clauses in entries
    ]
    return {ABOUT: "name: small clauses\nlanguage: en\n" + yaml.dump({"releases": listed}).decode()}


def held(clause="gifts/gift-limit", version="1.0.0", digest=OLDER):
    return {clause: {"version": version, "digest": digest}}


def corrected(old, new):
    """Return the change that makes a correction of the register, from one text to another."""
    text = f"""\
  - version: "1.0.1"
    effective: 2026-06-01
    change: correction
    note: Typography.
    text: |
      {new}
  - version: "1.0.0"
    effective: 2026-01-01
    change: substantive
    note: First version.
    text: |
      {old}
"""
    whole = FILES[REGISTER]
    return {REGISTER: whole[: whole.index("versions:\n")] + "versions:\n" + text}


ORDER = "\n  hint: releases stand oldest first, each once"
BINDS = "\n  hint: make it a clarification, or substantive if the duty changed"
AT_TEXT = "clauses/gifts/gift-register.yaml:13:11: error: "

UNORDERED = "clauses/gifts/gift-limit.yaml:28:14: error: versions stand newest first, each once [version-order]"

CASES = [
    # rule, changes, lines
    (versions.version_order, edited(LIMIT, '"1.1.0"', '"0.9.0"'), UNORDERED),
    (versions.version_order, edited(LIMIT, '"1.1.0"', '"1.0.0"'), UNORDERED),
    (
        releases.release_order,
        released(("1.1", "2026-12-01", {}), ("1.0", "2027-01-01", {})),
        f"clauses/library.yaml:7:14: error: release 1.0 follows 1.1 [release-order]{ORDER}",
    ),
    (
        releases.release_order,
        released(("1.0", "2026-12-01", {}), ("1.0", "2027-01-01", {})),
        f"clauses/library.yaml:7:14: error: release 1.0 stands here twice [release-order]{ORDER}",
    ),
    (
        releases.release_order,
        released(("1.9", "2026-12-01", {}), ("1.10", "2026-11-01", {})),
        (
            "clauses/library.yaml:8:11: error: release 1.10 is dated before release 1.9 "
            f"[release-order]{ORDER}"
        ),
    ),
    (
        releases.released_clauses,
        released(("1.0", "2026-12-01", held("gifts/gift-limits"))),
        (
            "clauses/library.yaml:7:7: error: the clause 'gifts/gift-limits' is missing "
            "[released-clause]\n  hint: a clause is withdrawn, never deleted: put it back, or write "
            "'formerly: [gifts/gift-limits]' in 'gifts/gift-limit'"
        ),
    ),
    (
        releases.released_clauses,
        released(("1.0", "2026-12-01", held("other/xyz"))),
        (
            "clauses/library.yaml:7:7: error: the clause 'other/xyz' is missing [released-clause]\n"
            "  hint: a clause is withdrawn, never deleted: put it back"
        ),
    ),
    (
        releases.released_versions,
        released(("1.0", "2026-12-01", held(version="0.9.0"))),
        (
            "clauses/gifts/gift-limit.yaml:19:1: error: version 0.9.0 of 'gifts/gift-limit', which "
            "release 1.0 holds, is missing [released-version]\n"
            "  hint: put it back below the newer versions"
        ),
    ),
    (
        releases.released_versions,
        released(("1.0", "2026-12-01", held())) | edited(
            LIMIT, "note: First version.\n    text: You **may** keep", "note: First version.\n    text: You may keep"),
        (
            "clauses/gifts/gift-limit.yaml:32:11: error: the text of version 1.0.0 of "
            "'gifts/gift-limit' was released in 1.0 and never changes [released-text]\n"
            "  hint: put it back as it was, and write what is new as a version of its own"
        ),
    ),
    (
        versions.wrong_numbers,
        edited(LIMIT, '"1.1.0"', '"2.0.0"'),
        (
            "clauses/gifts/gift-limit.yaml:20:14: error: a clarification after 1.0.0 is 1.1.0, not "
            "2.0.0 [version-number]\n"
            "  hint: substantive is the first number, clarification the second, correction the third"
        ),
    ),
    (
        versions.wrong_numbers,
        edited(LIMIT, "change: clarification", "change: substantive"),
        (
            "clauses/gifts/gift-limit.yaml:20:14: error: a substantive change after 1.0.0 is 2.0.0, not "
            "1.1.0 [version-number]\n"
            "  hint: substantive is the first number, clarification the second, correction the third"
        ),
    ),
    (
        versions.corrections_that_bind,
        corrected("You **must** tell us.", "You **should** tell us."),
        f"{AT_TEXT}a correction touches no modal verb: 'must' became 'should' [binding-correction]{BINDS}",
    ),
    (
        versions.corrections_that_bind,
        corrected("You **must** tell us.", "You **must not** tell us."),
        f"{AT_TEXT}a correction touches no modal verb: 'not' is new [binding-correction]{BINDS}",
    ),
    (
        versions.corrections_that_bind,
        corrected("You may go. You must tell us.", "You must go. You may tell us."),
        f"{AT_TEXT}a correction touches no modal verb: their order changed [binding-correction]{BINDS}",
    ),
    (
        versions.corrections_that_bind,
        corrected("Within 7 days or 2.5 hours.", "Within 10 days or 2.5 hours."),
        f"{AT_TEXT}a correction touches no number: '7' became '10' [binding-correction]{BINDS}",
    ),
    (
        versions.corrections_that_bind,
        corrected("It takes two weeks.", "It takes one week."),
        f"{AT_TEXT}a correction touches no number: 'two' is gone [binding-correction]{BINDS}",
    ),
    (
        versions.corrections_that_bind,
        corrected("1. Tell us.", "1. Tell us.\n      2. And wait."),
        f"{AT_TEXT}a correction touches no numbered paragraph: '2' is new [binding-correction]{BINDS}",
    ),
    (
        versions.corrections_that_bind,
        corrected("Below {{ gifts.limit | money }}.", "Below {{ gifts.upper | money }}."),
        (
            f"{AT_TEXT}a correction touches no parameter: '{{{{ gifts.limit | money }}}}' became "
            f"'{{{{ gifts.upper | money }}}}' [binding-correction]{BINDS}"
        ),
    ),
    (
        versions.corrections_that_bind,
        corrected("A. {% if gifts.days > 5 %}B.{% endif %}", "A. {% if gifts.days > 5 %}B.{% else %}C.{% endif %}"),
        f"{AT_TEXT}a correction touches no parameter: '{{% else %}}' is new [binding-correction]{BINDS}",
    ),
    (
        versions.corrections_that_bind,
        corrected("See [](topic:gifts).", "See [](topic:gift-register)."),
        (
            f"{AT_TEXT}a correction touches no reference: 'topic:gifts' became 'topic:gift-register' "
            f"[binding-correction]{BINDS}"
        ),
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        pytest.param(*case, id=f"{rule.__name__}-{place}")
        for place, (rule, *case) in enumerate(CASES)
    ],
)
def test_what_a_release_or_a_version_may_not_do_is_told_with_its_place(changes, line):
    assert [str(problem) for problem in errors(changes)] == [line]


@pytest.mark.parametrize("rule", [*releases.RULES, *versions.RULES], ids=lambda rule: rule.__name__)
def test_every_rule_has_a_library_that_breaks_it(rule):
    changes = [changes for broken, changes, _ in CASES if broken is rule]

    assert changes
    for change in changes:
        data, _ = compiling.compiled(files(change))
        assert list(rule(Sources(data, files(change))))


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (
            "{release: 1.0, date: 2026-12-01, clauses: {}}",
            "3:22: error: input should be a valid string [wrong-type]",
        ),
        (
            "{release: first, date: 2026-12-01, clauses: {}}",
            r"3:22: error: 'first' is not of the form ^\d+(\.\d+){1,2}$ [wrong-form]",
        ),
        (
            '{release: "1.0", date: soon, clauses: {}}',
            "3:35: error: input should be a valid date [wrong-type]",
        ),
        (
            '{release: "1.0", date: 2026-12-01, clauses: {a/b: {version: "1.0.0", digest: "sha256:12"}}}',
            "3:89: error: 'sha256:12' is not of the form ^sha256:[0-9a-f]{64}$ [wrong-form]",
        ),
        (
            '{release: "1.0", date: 2026-12-01, clauses: {a/b: {version: "1.0.0"}}}',
            "3:62: error: 'digest' is missing [missing-entry]",
        ),
        (
            '{release: "1.0", date: 2026-12-01, clauses: {}, note: x}',
            "3:60: error: 'note' is not an entry here [unknown-entry]",
        ),
    ],
)  # fmt: skip
def test_an_entry_that_is_no_release_is_told_with_its_place(entry, line):
    found = errors(edited(ABOUT, "releases: []", f"releases: [{entry}]"))

    assert [str(problem) for problem in found] == [f"clauses/library.yaml:{line}"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("You must  tell us ,please.", "You **must** tell us, please."),
        ("A gift worth {{gifts.limit|money}}.", "A gift worth {{ gifts.limit | money }} ."),
        ("A limit of {{ gifts.limit\n      | money }}.", "A limit of {{ gifts.limit | money }}."),
        ("1. Tell us.\n      1. Wait.", "1. Tell us.\n      2. Wait."),
        ("Two persons. No one.", "two persons, nobody."),
    ],
)
def test_typography_is_a_correction(old, new):
    assert errors(corrected(old, new)) == []


def test_the_oldest_version_may_have_any_number():
    changes = edited(LIMIT, '"1.0.0"', '"0.3.7"')[LIMIT].replace('"1.1.0"', '"0.4.0"')

    assert errors({LIMIT: changes}) == []


def test_a_text_in_two_releases_is_told_once():
    changes = released(("1.0", "2026-12-01", held()), ("1.1", "2027-01-01", held()))
    changes |= edited(
        LIMIT, "First version.\n    text: You **may**", "First version.\n    text: You"
    )

    assert [problem.rule for problem in errors(changes)] == ["released-text"]


def test_a_released_clause_may_be_renamed():
    changes = released(("1.0", "2026-12-01", held("gifts/old-limit")))
    changes |= edited(LIMIT, "order: 10", "order: 10\nformerly: [gifts/old-limit]")

    assert errors(changes) == []


def test_a_version_in_no_release_may_still_change():
    changes = released(("1.0", "2026-12-01", held())) | edited(LIMIT, "are enough.", "will do.")

    assert errors(changes) == []


def test_what_closes_a_release_holds_every_clause_at_its_newest():
    of = library(edited(REGISTER, "order: 20", "order: 20\nwithdrawn: {on: 2026-01-01, why: Enough.}")
                 | edited(LIMIT, "needs: [gifts/gift-register]\n", ""))  # fmt: skip

    entry = closed(of, "1.0", DAY)

    assert (entry["release"], entry["date"]) == ("1.0", DAY)
    assert list(entry["clauses"]) == sorted(of.clauses)
    assert entry["clauses"]["gifts/gift-limit"] == {
        "version": "1.1.0",
        "digest": of.clauses["gifts/gift-limit"].newest.digest,
    }


def test_a_release_that_was_closed_is_the_release_of_the_library():
    entry = closed(library(), "1.0", DAY)

    of = library(released(("1.0", "2026-12-01", entry["clauses"])))

    limit = of.clauses["gifts/gift-limit"]
    assert of.release == "1.0"
    assert of.has_released(limit, "1.1.0", limit.newest.digest)
    assert not of.has_released(limit, "1.0.0", OLDER)
