"""Drafting again with a newer library: what is kept, what is told, and what stops the draft."""

import datetime as dt
import json
import shutil

import pytest
from small_library import (
    BAN,
    FILES,
    LIMIT,
    QUESTIONS,
    REGISTER,
    clause,
    edited,
    library,
    resolve,
    written,
)

from codegen.cli.app import main
from codegen.doors import yaml
from codegen.draft import lock as locks
from codegen.draft.drafting import draft
from codegen.draft.explain import explain
from codegen.draft.keeping import keep
from codegen.draft.news import news
from codegen.draft.select import targets
from codegen.errors import ContentError
from codegen.library.releases import closed

CODE = "code-of-conduct"
OTHER = "clauses/gifts/other.yaml"
GIVEN = {"organisation.name": "Ahlen", "gifts.policy": "limit"}
DAY = dt.date(2026, 12, 1)
NEWER = """\
versions:
  - version: "1.2.0"
    effective: 2026-09-01
    change: clarification
    note: Says it more clearly.
    text: |
      1. Keep a [gift](term:gift) below {{ gifts.limit | money }} if you like.
      2. Record it.
"""
FIRST = """\
  - version: "1.0.0"
    effective: 2026-01-01
    change: substantive
    note: First version.
    text: You **may** keep a [gift](term:gift) worth less than {{ gifts.limit | money }}.
"""
HINT = "--out makes a new folder from the library as it is now"
ANEW = f"begin anew: {HINT}"
MONTH = {LIMIT: FILES[LIMIT].replace("gifts.policy == 'limit'", "gifts.policy == 'limit' and gifts.days > 30")}  # fmt: skip


def limit(old, new):
    return edited(LIMIT, old, new)


def newer():
    """Return the change that gives the rule on small gifts a version 1.2.0."""
    return limit("versions:\n", NEWER)


def lost():
    """Return the change that leaves nothing but a version 1.2.0, which says something else."""
    whole = FILES[LIMIT]
    return {LIMIT: whole[: whole.index("versions:\n")] + NEWER}


def made(of, given=None, before=None):
    """Return a draft, its lock, and what it holds on to."""
    resolution = resolve(of, given or GIVEN)
    files = [target.file for target in targets(of, resolution)]
    keeping = keep(of, before, "draft.lock", files) if before else None
    found = draft(of, resolution, keeping)
    data = locks.content(
        of, resolution, found, tool="1.0", date=DAY, inputs_digest="sha256:1", outputs={},
        earlier=before,
    )  # fmt: skip
    return found, locks.read(data, "draft.lock"), keeping


def again(changes, given=None, before=None, then=None):
    """Return a draft, its lock and its news: drafted with one library, and again with another."""
    lock = made(library(before), then)[1]
    of = library(changes)
    found, lock, keeping = made(of, given, lock)
    return found, lock, [str(told) for told in news(of, found.selections, keeping, "draft.lock")]


def states(found):
    return {one.clause: one.state for chosen in found.selections for one in chosen.decisions}


def texts(found):
    """Return each printed clause's version and its words, by clause."""
    return {
        part.id: (part.clause.version, " ".join(run.text for block in part.blocks
                  for run in getattr(block, "runs", ()) if hasattr(run, "text")))
        for document in found.documents for part in document.parts if part.clause
    }  # fmt: skip


def test_with_the_same_library_nothing_is_new():
    found, lock, told = again({})

    assert told == []
    assert lock == made(library())[1]
    assert texts(found) == texts(made(library())[0])


def test_a_clause_keeps_its_version_and_the_newer_one_is_told():
    found, lock, told = again(newer())

    assert texts(found)["gifts/gift-limit"][0] == "1.1.0"
    assert "are enough" in texts(found)["gifts/gift-limit"][1]
    assert lock.selection[CODE][1].version == "1.1.0"
    assert told == [
        (
            "draft.lock: remark: 1 clause has a newer version: gifts/gift-limit (1.1.0, now 1.2.0) "
            f"[newer-versions]\n  hint: {HINT}"
        )
    ]


def test_it_keeps_it_for_ever_and_is_told_each_time():
    _, lock, _ = again(newer())
    of = library(newer())

    found, third, keeping = made(of, None, lock)

    assert third == lock
    assert len(news(of, found.selections, keeping, "draft.lock")) == 1


def test_a_text_that_the_library_has_changed_comes_from_the_lock():
    found, lock, told = again(limit("are enough.", "will do."))

    assert "are enough" in texts(found)["gifts/gift-limit"][1]
    assert "are enough" in lock.wording["gifts/gift-limit@1.1.0"]
    assert told == [
        (
            "draft.lock: remark: 1 clause has a newer version: gifts/gift-limit (1.1.0, reworded since) "
            f"[newer-versions]\n  hint: {HINT}"
        )
    ]


def test_a_version_that_the_library_no_longer_has_comes_from_the_lock():
    found, _, _ = again(lost())

    assert texts(found)["gifts/gift-limit"][0] == "1.1.0"
    assert "50" in texts(again(lost(), {**GIVEN, "gifts.limit": 50})[0])["gifts/gift-limit"][1]
    assert "are enough" in texts(found)["gifts/gift-limit"][1]


def test_a_library_that_went_back_has_nothing_newer():
    older = FILES[LIMIT][: FILES[LIMIT].index("versions:\n")] + "versions:\n" + FIRST
    older = older.replace(', by: "1-2"', "")  # its text had no numbers yet

    found, _, told = again({LIMIT: older})

    assert texts(found)["gifts/gift-limit"][0] == "1.1.0"
    assert told == []


def test_several_newer_versions_are_counted_and_named():
    changes = newer() | edited(REGISTER, "Ask the", "Please ask the")

    _, _, told = again(changes)

    assert told[0].startswith(
        "draft.lock: remark: 2 clauses have newer versions: gifts/gift-limit (1.1.0, now 1.2.0), "
        "gifts/gift-register (1.0.0, reworded since) ["
    )


def test_a_clause_that_newly_comes_in_takes_the_newest_version():
    found, _, told = again(newer(), GIVEN, then={**GIVEN, "gifts.policy": "refuse"})

    assert texts(found)["gifts/gift-limit"][0] == "1.2.0"
    assert told == []


def test_a_clause_that_is_new_in_the_library_comes_in():
    found, _, told = again({OTHER: clause("You may.")})

    assert texts(found)["gifts/other"] == ("1.0.0", "You may.")
    assert told == []


def test_a_clause_drops_out_when_an_answer_changes():
    found, lock, told = again(newer(), {**GIVEN, "gifts.policy": "refuse"})

    assert states(found)["gifts/gift-limit"] == "out"
    assert "gifts/gift-limit@1.1.0" not in lock.wording
    assert told == []


def test_a_text_of_a_closed_release_is_not_copied_into_the_lock():
    entry = closed(library(), "1.0", DAY)
    del entry["clauses"]["gifts/gift-register"]
    whole = "name: small clauses\nlanguage: en\n" + yaml.dump({"releases": [entry]}).decode()

    _, lock, _ = made(library({"clauses/library.yaml": whole}))

    assert list(lock.wording) == ["gifts/gift-register@1.0.0"]


def test_a_clause_that_was_renamed_is_followed():
    renamed = {LIMIT: None, "clauses/gifts/small.yaml": FILES[LIMIT].replace(
        "order: 10", "order: 10\nformerly: [gifts/gift-limit]")}  # fmt: skip
    renamed |= edited(BAN, "excludes: [gifts/gift-limit]", "excludes: [gifts/small]")

    found, lock, told = again(
        {name: text and text.replace("are enough.", "will do.") for name, text in renamed.items()}
    )

    assert "are enough" in texts(found)["gifts/small"][1]
    assert "gifts/small@1.1.0" in lock.wording
    assert told == [
        (
            "draft.lock: remark: 1 clause has a newer version: gifts/small (1.1.0, reworded since) "
            f"[newer-versions]\n  hint: {HINT}"
        )
    ]


def test_a_reference_by_an_old_id_finds_its_clause():
    changes = edited(REGISTER, "order: 20", "order: 20\nformerly: [gifts/book]")
    changes |= limit("clause:gifts/gift-register", "clause:gifts/book")

    found, _, _ = made(library(changes))

    assert "section\u00a01.2" in texts(found)["gifts/gift-limit"][1]


def test_a_clause_whose_condition_the_library_changed_stays_in():
    found, lock, told = again(MONTH)

    assert states(found)["gifts/gift-limit"] == "in"
    assert told == [
        (
            "draft.lock: warning: 'gifts/gift-limit' stays in code-of-conduct: its condition was "
            "\"gifts.policy == 'limit'\" and is now \"gifts.policy == 'limit' and gifts.days > 30\" "
            f"[left-as-locked]\n  hint: {HINT}"
        )
    ]
    entry = lock.selection[CODE][1]
    assert entry.when == "gifts.policy == 'limit'"
    assert entry.why.startswith("In as drafted before: its condition was ")
    assert made(library(MONTH), None, lock)[1] == lock


def test_a_clause_whose_condition_the_library_changed_stays_out():
    conditioned = {OTHER: clause("You may.", when="gifts.days > 30")}

    found, lock, told = again({OTHER: clause("You may.")}, before=conditioned)

    assert states(found)["gifts/other"] == "out"
    assert lock.selection[CODE][2].when == "gifts.days > 30"
    assert told == [
        (
            "draft.lock: warning: 'gifts/other' stays out of code-of-conduct: its condition was "
            f'"gifts.days > 30" and is now none [left-as-locked]\n  hint: {HINT}'
        )
    ]


def test_a_clause_that_waited_still_waits_when_its_condition_is_another():
    waiting = {
        OTHER: clause("You may.", topic="gift-register", when="roles.adviser == 'nobody-yet'")
    }

    found, _, told = again({OTHER: clause("You may.", topic="gift-register")}, before=waiting)

    assert states(found)["gifts/other"] == "waiting"
    assert told[0].startswith("draft.lock: warning: 'gifts/other' still waits in code-of-conduct: ")


def test_an_answer_decides_though_the_condition_is_another():
    found, _, told = again(MONTH, {**GIVEN, "gifts.policy": "refuse"})

    assert states(found)["gifts/gift-limit"] == "out"
    assert states(found)["gifts/gift-ban"] == "in"
    assert told == []


def test_a_condition_that_is_only_written_otherwise_changes_nothing():
    found, lock, told = again(limit("gifts.policy == 'limit'", "not (gifts.policy != 'limit')"))

    assert states(found)["gifts/gift-limit"] == "in"
    assert lock.selection[CODE][1].when == "not (gifts.policy != 'limit')"
    assert told == []


def test_a_condition_of_the_past_may_ask_for_an_office():
    given = {**GIVEN, "people.categories": [{"category": "staff"}]}
    before = {OTHER: clause("You may.", when="office('in-service')")}

    found, _, told = again(
        {OTHER: clause("You may.", when="office('mandate')")}, given, before, given
    )

    assert states(found)["gifts/other"] == "in"
    assert len(told) == 1


def test_a_question_that_is_gone_changes_nothing():
    reading = {OTHER: clause("You may.", when="gifts.given == 'yes'")}
    gone = QUESTIONS, "\n  - key: gifts.given\n", "\n  - key: gifts.gave\n"
    changes = edited(*gone)
    changes = {QUESTIONS: changes[QUESTIONS].replace("gifts.given.limit", "gifts.gave.limit")}
    changes |= {OTHER: clause("You may.", when="gifts.gave == 'yes'")}

    found, _, told = again(changes, then={**GIVEN, "gifts.given": "yes"}, before=reading)

    assert states(found)["gifts/other"] == "in"
    assert len(told) == 1


@pytest.mark.parametrize(
    ("instead", "said"),
    [
        ("", "the library has withdrawn it"),
        (
            ", instead: gifts/other",
            "the library has withdrawn it; 'gifts/other' stands in its place",
        ),
    ],
)
def test_a_clause_that_was_withdrawn_stays_in(instead, said):
    changes = limit("order: 10", f"order: 10\nwithdrawn: {{on: 2026-01-01, why: Old.{instead}}}")
    changes |= {OTHER: clause("You must.", when="gifts.policy == 'limit'")}

    found, _, told = again(changes)

    assert states(found)["gifts/gift-limit"] == "in"
    assert states(found)["gifts/other"] == ("out" if instead else "in")
    assert f"'gifts/gift-limit' stays in code-of-conduct: {said} [" in told[0]


def test_what_cannot_stand_beside_a_clause_that_is_held_stays_out():
    changes = MONTH | {
        OTHER: clause("You must.", when="gifts.days <= 30", excludes="[gifts/gift-limit]")
    }

    found, lock, told = again(changes)

    assert states(found) == {
        "gifts/gift-ban": "out", "gifts/gift-limit": "in", "gifts/gift-register": "in",
        "gifts/other": "out", "values/integrity": "in",
    }  # fmt: skip
    assert told[1] == (
        "draft.lock: warning: 'gifts/other' stays out of code-of-conduct: it cannot stand beside "
        f"'gifts/gift-limit', which stays in [left-as-locked]\n  hint: {HINT}"
    )
    assert made(library(changes), None, lock)[1] == lock


def test_a_clause_that_is_now_for_another_office_stays_in():
    _, _, told = again(edited(REGISTER, "for: [in-service]", "for: [mandate]"))

    assert told == [
        (
            "draft.lock: warning: 'gifts/gift-register' stays in code-of-conduct: the library no longer "
            f"has it for this document [left-as-locked]\n  hint: {HINT}"
        )
    ]


def test_an_explanation_says_what_the_draft_does():
    _, lock, _ = made(library())
    of = library(MONTH)
    keeping = keep(of, lock, "draft.lock", lock.selection)

    found = explain(of, resolve(of, GIVEN), of.clauses["gifts/gift-limit"], keeping)

    assert (found.state, found.documents) == ("in", (CODE,))
    assert found.reason.startswith("In as drafted before: its condition was ")
    assert explain(of, resolve(of, GIVEN), of.clauses["gifts/gift-limit"]).state == "out"


def lost_lines(changes, before=None, given=None, change=lambda lock: lock):
    _, lock, _ = made(library(before), given)
    of = library(changes)
    return [str(one) for one in keep(of, change(lock), "draft.lock", [CODE]).lost]


def test_a_clause_that_the_library_lost_is_told():
    assert lost_lines({LIMIT: None} | edited(BAN, "excludes: [gifts/gift-limit]\n", "")) == [
        (
            "draft.lock: error: the library no longer has the clause 'gifts/gift-limit', which this draft "
            f"prints [lost-clause]\n  hint: draft with the library that has it, or {ANEW}"
        )
    ]


def test_a_clause_that_was_not_printed_may_be_lost():
    changes = {BAN: None}

    assert lost_lines(changes) == []


def test_a_text_that_nobody_has_is_told():
    def without_wording(lock):
        return locks.Lock(lock.date, lock.inputs, lock.selection, {}, lock.outputs)

    assert lost_lines(limit("are enough.", "will do."), change=without_wording) == [
        (
            "draft.lock: error: neither the library nor this lock has the text of version 1.1.0 of "
            "'gifts/gift-limit' that was drafted [lost-version]\n"
            f"  hint: draft with the library that has it, or {ANEW}"
        )
    ]


def test_a_locked_text_that_reads_a_question_that_is_gone_is_told():
    before = {OTHER: clause("By {{ gifts.gone }}.")} | edited(
        QUESTIONS, "  - {key: act.date,", """\
  - {key: gifts.gone, section: gifts, label: gone, type: text, ask: "What?", help: A text.,
     why: It is used., kind: fact, level: full, asks: [head]}
  - {key: act.date,""")  # fmt: skip

    assert lost_lines({OTHER: clause("By us.")}, before) == [
        (
            "draft.lock: error: version 1.0.0 of 'gifts/other', as it was drafted, reads 'gifts.gone', "
            f"which is no longer a question [lost-question]\n  hint: {ANEW}"
        )
    ]


def test_a_locked_text_that_cites_a_provision_that_is_gone_is_told():
    before = {OTHER: clause("By [](provision:charter/9).")}
    changes = edited("clauses/instruments/charter.yaml", 'id: "9"', 'id: "19"')

    assert lost_lines({OTHER: clause("By us."), **changes}, before) == [
        (
            "draft.lock: error: version 1.0.0 of 'gifts/other', as it was drafted, cites 'charter/9', "
            f"which is no longer a provision [lost-provision]\n  hint: {ANEW}"
        )
    ]


@pytest.mark.parametrize("text", ["Other words.", "{% if %}", "You **may** keep anything."])
def test_a_locked_text_that_somebody_changed_is_refused(text):
    _, lock, _ = made(library())
    wording = {**lock.wording, "gifts/gift-limit@1.1.0": text}
    tampered = locks.Lock(lock.date, lock.inputs, lock.selection, wording, lock.outputs)

    with pytest.raises(ContentError, match="this lock is damaged"):
        keep(library(lost()), tampered, "draft.lock", [CODE])


def test_a_locked_condition_that_cannot_be_read_is_refused():
    entry = locks.Locked("gifts/gift-limit", "out", when="gifts.policy ==")
    lock = locks.Lock(selection={CODE: (entry,)})

    with pytest.raises(ContentError, match="this lock is damaged"):
        keep(library(), lock, "draft.lock", [CODE])


def run(*arguments):
    with pytest.raises(SystemExit) as left:
        main([str(argument) for argument in arguments])
    return left.value.code or 0


@pytest.fixture
def folder(tmp_path):
    """A folder drafted with the small library."""
    clauses = written(tmp_path / "lib")
    made = tmp_path / "d"
    made.mkdir()
    (made / "answers.yaml").write_text(
        "codegen: 1\nanswers: {organisation.name: Ahlen, gifts.policy: limit}\n"
    )
    assert run("draft", made, "--library", clauses, "--date", "2026-11-22") == 0
    return made


def rewritten(folder, changes):
    """Replace the library beside a draft by another."""
    shutil.rmtree(folder.parent / "lib")
    return written(folder.parent / "lib", changes)


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_command_tells_on_stderr_what_it_leaves_alone(folder, capsys):
    clauses = rewritten(
        folder, newer() | edited(REGISTER, "order: 20", "order: 20\nwhen: gifts.days > 30")
    )
    capsys.readouterr()

    assert run("draft", folder, "--library", clauses) == 0

    said = capsys.readouterr().err
    assert f"{folder}/draft.lock: remark: 1 clause has a newer version: gifts/gift-limit" in said
    assert f"{folder}/draft.lock: warning: 'gifts/gift-register' stays in code-of-conduct" in said
    assert "gifts/gift-limit 1.1.0" in (folder / "code-of-conduct.md").read_text()


def test_the_command_tells_it_in_json_too(folder, capsys):
    clauses = rewritten(folder, newer())
    capsys.readouterr()

    assert run("draft", folder, "--library", clauses, "--json") == 0

    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["rule"], problem["severity"]) == ("newer-versions", "remark")


def test_the_command_stops_when_the_library_lost_a_clause(folder, capsys):
    clauses = rewritten(folder, {LIMIT: None} | edited(BAN, "excludes: [gifts/gift-limit]\n", ""))
    before = contents(folder)
    capsys.readouterr()

    assert run("draft", folder, "--library", clauses) == 1

    assert (
        f"{folder}/draft.lock: error: the library no longer has the clause 'gifts/gift-limit', which "
        "this draft prints; nothing was written [lost-clause]"
    ) in capsys.readouterr().err
    assert contents(folder) == before


def test_a_new_folder_begins_without_the_old_lock(folder, tmp_path, capsys):
    clauses = rewritten(folder, newer())
    capsys.readouterr()

    assert run("draft", folder, "--library", clauses, "--out", tmp_path / "new") == 0

    assert "newer" not in capsys.readouterr().err
    assert "gifts/gift-limit 1.2.0" in (tmp_path / "new/code-of-conduct.md").read_text()


def test_drafting_one_document_forgets_nothing_of_the_others(folder):
    clauses = rewritten(folder, limit("are enough.", "will do."))
    before = locks.read((folder / "draft.lock").read_bytes(), "draft.lock")

    assert run("draft", folder, "--library", clauses, "--only", "ethics") == 0
    assert run("draft", folder, "--library", clauses) == 0

    after = locks.read((folder / "draft.lock").read_bytes(), "draft.lock")
    assert (after.selection, after.wording) == (before.selection, before.wording)
    assert "are enough" in (folder / "code-of-conduct.md").read_text()


def test_the_command_explains_a_clause_as_the_draft_has_it(folder, capsys):
    clauses = rewritten(folder, MONTH)
    assert run("draft", folder, "--library", clauses) == 0
    capsys.readouterr()

    assert run("explain", folder, "gifts/gift-limit", "--library", clauses, "--json") == 0

    assert json.loads(capsys.readouterr().out)["in"] is True
