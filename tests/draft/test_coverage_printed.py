import csv
import io

import pages
import pytest
import small_library as small
from commands import run
from conftest import ROOT

from codegen.document.writers.columns import columns
from codegen.draft import sheet
from codegen.draft.concordance import listed
from codegen.draft.values import served
from codegen.library.load import load

MINISTRY = ROOT / "examples/ministry"
PRODUCT = [
    path
    for folder in ("codegen", "clauses", "templates", "examples")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in (".py", ".yaml", ".j2", ".md")
]


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize(
    "path", [pytest.param(path, id=path.relative_to(ROOT).as_posix()) for path in PRODUCT]
)
def test_nothing_says_that_a_text_complies(path):
    said = path.read_text().lower()

    assert [word for word in ("complies", "compliant") if word in said] == []


def test_the_terminal_counts_and_tells_one_instrument_when_asked(capsys):
    short = run(capsys, "coverage", MINISTRY)
    long = run(capsys, "coverage", MINISTRY, "--instrument", "coe-r2000-10")

    assert "Art. 18(1)" not in short.out
    assert "--instrument" in short.err
    assert "Art. 18(1)*" in long.out
    assert "code-of-conduct 4.1 (1) to (7)" in long.out
    assert max(map(len, long.out.splitlines())) <= 80


def test_markdown_tells_every_provision(tmp_path, capsys):
    left = run(capsys, "coverage", MINISTRY, "-o", tmp_path / "coverage.md")

    said = (tmp_path / "coverage.md").read_text()
    assert left.out == f"{tmp_path / 'coverage.md'}\n"
    assert "| Council of Europe model code of conduct, R (2000) 10 |" in said
    assert said.count("\n- **") > 350


def test_a_sheet_has_a_line_for_each_provision_and_clause(tmp_path, capsys):
    run(capsys, "coverage", MINISTRY, "-o", tmp_path / "coverage.csv")

    found = rows((tmp_path / "coverage.csv").read_text(encoding="utf-8-sig"))
    provisions = {(row["instrument"], row["provision"]) for row in found}
    assert len(provisions) == sum(len(i.provisions) for i in load().instruments.values())
    assert {row["state"] for row in found} == {
        "sets",
        "supports",
        "informs",
        "gap",
        "not for a code",
    }
    assert all(row["document"] for row in found if row["counted"] == "yes")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1"])
def test_no_cell_is_a_formula(cell):
    written = sheet.written(("a",), [(cell,)])

    (row,) = rows(written)
    assert row["a"].startswith("'")


@pytest.mark.parametrize("more", [(), ("--values",)])
@pytest.mark.parametrize("source", [(), (MINISTRY,)])
def test_the_page_loads_nothing_and_every_head_of_a_table_says_what_it_heads(more, source, capsys):
    left = run(capsys, "coverage", *source, *more, "--format", "html")

    page = pages.read(left.out)
    tags = [one.tag for one in page.iter() if isinstance(one.tag, str)]
    links = [one.get("href") for one in page.iter("a")]
    assert [one for one in page.iter() if "src" in one.attrib] == []
    assert all(link.startswith("#") for link in links)
    assert {link.removeprefix("#") for link in links} <= {one.get("id") for one in page.iter()}
    assert "script" not in tags
    assert {one.get("scope") for one in page.iter("th")} == {"row", "col"}
    assert tags.count("caption") == tags.count("table") > 0


def test_the_page_says_each_state_in_a_word_and_escapes_what_a_body_is_called(tmp_path, capsys):
    run(capsys, "new", tmp_path / "d", "--no-input", "--set", "organisation.name=A <b> & C")

    left = run(capsys, "coverage", tmp_path / "d", "--format", "html")

    assert "What the draft of A &lt;b&gt; &amp; C addresses" in left.out
    for word in ("sets", "supports", "informs", "gap", "not for a code"):
        assert f">{word}</b>" in left.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--format", "pdf"), "there is no format 'pdf'"),
        (("--instrument", "coe-r2000"), "there is no instrument 'coe-r2000'"),
        (("--principle", "14"), "there is no principle '14'"),
    ],
)
def test_what_is_not_there_is_told_with_what_is(options, said, capsys):
    left = run(capsys, "coverage", *options)

    assert left.code == 2
    assert said in left.err
    assert "hint: " in left.err


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        ((), ""),
        ((2,), "(2)"),
        ((1, 2), "(1), (2)"),
        ((3, 1, 2), "(1) to (3)"),
        ((1, 2, 3, 6, 8, 9), "(1) to (3), (6), (8), (9)"),
    ],
)
def test_paragraphs_are_told_as_they_are_cited(paragraphs, said):
    assert listed(paragraphs) == said


def test_a_value_has_the_rules_that_name_it_and_each_side_its_orphans():
    lonely = small.clause("We keep our word.", document="[ethics]", topic="core-values").replace(
        "for: [in-service]\n", ""
    )

    made = served(small.library({"clauses/values/word.yaml": lonely}))

    assert {value.clause: value.rules for value in made.values} == {
        "values/integrity": ("gifts/gift-limit",),
        "values/word": (),
    }
    assert [value.clause for value in made.unserved] == ["values/word"]
    assert [rule.clause for rule in made.aimless] == ["gifts/gift-ban", "gifts/gift-register"]


def test_own_values_take_the_place_of_the_librarys_and_their_rules_stay(capsys):
    left = run(capsys, "coverage", MINISTRY, "--values")

    assert "Public interest (not printed)" in left.out
    assert "rules name values of the library in whose place the draft prints others" in left.out


def test_columns_fit_or_are_not_made():
    header, table = ["What", "Count"], [["A long name of many words", "3"], ["Short", "12"]]

    assert columns(header, table, 40) == [
        "What                       Count",
        "-------------------------  -----",
        "A long name of many words      3",
        "Short                         12",
    ]
    assert columns(header, table, 28)[2:4] == ["A long name of many        3", "  words"]
    assert columns(header, table, 20) is None
