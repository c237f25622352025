import pytest
import small_library as small
from commands import run

from codegen.doors import resources, yaml
from codegen.errors import Severity
from codegen.library import mappings
from codegen.library.load import checked
from codegen.library.remarks import remarks


def index(changes=None):
    """Return the index of the small library with some changes."""
    data, problems = checked(small.files(changes))
    assert [p for p in problems if p.severity is Severity.ERROR] == []
    return data


def confirmed(*clauses):
    """Return the change that puts the record of some clauses into the small library."""
    record = mappings.confirmed(index(), set(clauses))
    return {mappings.FILE: mappings.HEAD + yaml.dump(record).decode()}


def told(changes):
    """Return what the check says of a library, without the remarks."""
    return [str(problem) for problem in checked(small.files(changes))[1]]


READ = confirmed("gifts/gift-limit")


def test_a_mapping_that_was_read_is_neither_stale_nor_new():
    library = small.library(READ)

    (mapped,) = library.clauses["gifts/gift-limit"].implements
    assert mapped.read.text == mappings.short(library.clauses["gifts/gift-limit"].newest.digest)
    assert "unconfirmed-mappings" not in {problem.rule for problem in remarks(library)}


def test_a_mapping_that_nobody_has_read_is_a_remark_and_no_more():
    (remark,) = [r for r in remarks(small.library()) if r.rule == "unconfirmed-mappings"]

    assert remark.severity is Severity.REMARK
    assert remark.message == "1 mapping is not yet confirmed"
    assert "gifts/gift-limit" in remark.hint


@pytest.mark.parametrize("old", ["are enough.", "Record it"])
def test_a_changed_wording_makes_the_mappings_of_its_clause_stale(old):
    changed = small.edited(small.LIMIT, old, f"{old[:-1]} now{old[-1]}")

    said = (
        "clauses/gifts/gift-limit.yaml:11:1: warning: the wording of 'gifts/gift-limit' has changed "
        "since its 1 mapping was read [stale-mapping]\n"
        "  hint: read it again, then 'codegen library confirm-mapping gifts/gift-limit'"
    )
    assert told({**READ, **changed}) == [said]


def test_a_new_version_makes_them_stale_too_even_a_patch():
    version = """\
versions:
  - version: "1.1.1"
    effective: 2026-07-01
    change: correction
    note: A comma.
    text: |
      1. You **may** keep a [gift](term:gift) worth less than {{ gifts.limit | money }}.
      2. Record it within {{ gifts.days | days }} as [](clause:gifts/gift-register) says;
         {{ gifts.days | days }} are enough.
"""
    changed = small.edited(small.LIMIT, "versions:\n", version)

    assert [problem.partition("[")[2][:13] for problem in told({**READ, **changed})] == [
        "stale-mapping"
    ]


def test_a_changed_gist_makes_the_mappings_to_it_stale():
    changed = small.edited(small.INSTRUMENT, "People declare gifts.", "People declare all gifts.")

    said = (
        "clauses/gifts/gift-limit.yaml:13:5: warning: the gist of charter 8(5) has changed since this "
        "mapping was read [stale-mapping]\n"
        "  hint: read it again, then 'codegen library confirm-mapping gifts/gift-limit'"
    )
    assert told({**READ, **changed}) == [said]


def test_what_is_not_wording_or_gist_makes_nothing_stale():
    changed = {**small.edited(small.LIMIT, "Weigh the amount against wages.", "Weigh it well."),
               **small.edited(small.INSTRUMENT, "title: Declarations", "title: Declaring")}  # fmt: skip

    assert told({**READ, **changed}) == []


def test_spaces_at_the_ends_of_lines_make_nothing_stale():
    changed = small.edited(small.LIMIT, "are enough.\n", "are enough.   \n")

    assert told({**READ, **changed}) == []


def test_a_record_of_a_clause_that_is_gone_is_told():
    record = READ[mappings.FILE].replace("gifts/gift-limit", "gifts/gift-limits")

    assert (
        "there is no clause 'gifts/gift-limits' whose mappings were read"
        in told({mappings.FILE: record})[0]
    )


def test_confirming_one_clause_leaves_the_record_of_another_as_it_was():
    limit = small.edited(small.LIMIT, "are enough.", "are plenty.")
    other = {small.REGISTER: small.FILES[small.REGISTER].replace(
        "summary:", 'implements:\n  charter:\n    "9": {how: informs}\nsummary:')}  # fmt: skip
    before = index({**READ, **limit, **other})

    after = mappings.confirmed(before, {"gifts/gift-register"})["mappings"]

    assert after["gifts/gift-limit"] == before["mappings"]["gifts/gift-limit"]
    assert after["gifts/gift-register"]["gists"].keys() == {"charter"}


def test_a_record_forgets_a_provision_to_which_its_clause_is_no_longer_mapped():
    moved = small.edited(small.LIMIT, '"8(5)": {how: sets, by: "1-2"}', '"9": {how: informs}')

    assert mappings.confirmed(index({**READ, **moved}), set()) == {"mappings": {}}


def test_nothing_is_stale_or_unread_in_the_library_that_ships():
    content = resources.library_files(*resources.library_folders())
    data, problems = checked(content)

    assert [str(problem) for problem in problems] == []
    assert mappings.confirmed(data, data["clauses"].keys()) == {"mappings": data["mappings"]}


def test_the_command_writes_the_record_and_the_check_is_content(tmp_path, capsys):
    clauses = small.written(tmp_path / "own")

    first = run(capsys, "library", "confirm-mapping", "gifts/gift-limit", "--library", clauses)
    second = run(capsys, "library", "check", "--library", clauses)

    assert (first.code, first.out) == (0, f"{clauses}/mappings.yaml\n")
    assert "1 mapping of 1 clause confirmed." in first.err
    assert "mapping" not in second.err
    assert (clauses / "mappings.yaml").read_text() == READ[mappings.FILE]


def test_the_command_refuses_a_library_with_errors_and_writes_nothing(tmp_path, capsys):
    clauses = small.written(
        tmp_path / "own", small.edited(small.BAN, "topic: gifts", "topic: gift")
    )

    left = run(capsys, "library", "confirm-mapping", "--all", "--library", clauses)

    assert left.code == 3
    assert not (clauses / "mappings.yaml").exists()
