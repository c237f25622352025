import pytest
from conftest import ROOT

from codegen.document.ooxml import package as packages
from codegen.document.ooxml.elements import w
from codegen.document.ooxml.numbering import Numbering, lists_of
from codegen.document.ooxml.styles import style_ids
from codegen.errors import ContentError

BASE = (ROOT / "templates/base.docx").read_bytes()


@pytest.fixture
def package():
    return packages.open_package(BASE)


@pytest.fixture
def counting(package):
    return Numbering(package.numbering, lists_of(package.styles, style_ids(package.styles)))


def test_sections_and_clauses_are_counted_as_word_counts_them(counting):
    places = [counting.head(number) for number in ("1", "1.1", "1.2", "2", "2.1")]

    assert places == [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)]


@pytest.mark.parametrize("number", ["2", "1.1", "A", "", "1.1.1"])
def test_a_number_that_word_would_not_print_is_a_bug(counting, number):
    with pytest.raises(ValueError, match=r"the tree says|no level"):
        counting.head(number)


@pytest.mark.parametrize("number", ["1", "(a)", "1.", "(1", ""])
def test_paragraphs_are_numbered_in_brackets_and_not_otherwise(counting, number):
    with pytest.raises(ValueError, match=r"not like \(1\)"):
        counting.paragraph(number)


def test_paragraphs_begin_again_below_each_heading(counting):
    counting.head("1")
    first = [counting.paragraph("(1)"), counting.paragraph("(2)")]
    counting.head("1.1")

    assert [*first, counting.paragraph("(1)")] == [None, None, None]


def test_paragraphs_that_begin_again_without_heading_are_a_list_of_their_own(counting, package):
    counting.head("1")
    counting.paragraph("(1)")

    again = [counting.paragraph("(1)"), counting.paragraph("(2)")]

    assert again == [(4, 2), (4, 2)]
    assert package.numbering[-1].get(w("numId")) == "4"


def test_lettered_lists_are_never_one(counting):
    assert [counting.letters(0), counting.letters(0), counting.letters(9)] == [
        (4, 0),
        (5, 0),
        (6, 3),
    ]


def test_a_word_before_the_number_cannot_be_a_placeholder(counting, package):
    counting.print_word("§%2")

    texts = [e.get(w("val")) for e in package.numbering.iter(w("lvlText"))]
    assert texts[:3] == ["§2 %1", "%1.%2", "(%3)"]


@pytest.mark.parametrize("missing", ["numPr", "num", "abstractNum", "lvl"])
def test_a_template_with_a_broken_list_is_refused(package, missing):
    for root in (package.styles, package.numbering):
        for found in list(root.iter(w(missing))):
            found.getparent().remove(found)

    with pytest.raises(ContentError, match="in the Word template"):
        Numbering(
            package.numbering, lists_of(package.styles, style_ids(package.styles))
        ).print_word("Article")
