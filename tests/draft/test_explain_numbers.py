"""``explain`` finds the rules that stand under a number of the documents."""

from commands import run
from conftest import ROOT


def test_a_rule_is_found_by_its_number_in_each_code(capsys):
    left = run(capsys, "explain", ROOT / "examples/municipality", "4.1", "--json")

    assert left.code == 0
    assert '"conflict-of-interest/gift-limit"' in left.out
    assert '"mandate/gifts"' in left.out


def test_a_section_stands_for_its_rules(capsys):
    one = run(capsys, "explain", ROOT / "examples/ministry", "4.1").out
    whole = run(capsys, "explain", ROOT / "examples/ministry", "4").out

    assert one.splitlines()[0] in whole.splitlines()
    assert whole.count("It says:") > one.count("It says:")


def test_a_number_that_nothing_has_is_told(capsys):
    left = run(capsys, "explain", ROOT / "examples/ministry", "99.1")

    assert left.code == 2
    assert "no rule stands under 99.1" in left.err
