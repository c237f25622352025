import pytest

from codegen.document.ooxml.elements import RELATION, element, w
from codegen.document.ooxml.house.sections import page
from codegen.document.ooxml.tables import text_width

UPRIGHT, WIDE = {"w": 100, "h": 200}, {"w": 200, "h": 100}


def section(size, *more, **references):
    made = element("sectPr")
    for kind, identity in references.items():
        reference = element("headerReference", type=kind)
        reference.set(f"{{{RELATION}}}id", identity)
        made.append(reference)
    made.extend([element("pgSz", **size), *more])
    return made


def test_a_template_of_one_section_is_followed_without_a_word():
    found = page(element("body", section(UPRIGHT, default="rId1")))

    assert found.references == {(w("headerReference"), "default"): "rId1"}
    assert found.remarks == ()


def test_a_section_has_the_headers_of_those_before_it_unless_it_has_its_own():
    body = element(
        "body",
        element("p", element("pPr", section(UPRIGHT, default="rId1", first="rId2"))),
        section(UPRIGHT, default="rId3"),
    )

    found = page(body).references

    assert sorted(found.values()) == ["rId2", "rId3"]


def test_the_last_section_that_stands_upright_is_followed():
    body = element("body", section(UPRIGHT), section(WIDE, default="rId9"))

    found = page(body)

    assert found.layout.find(w("pgSz")).get(w("w")) == "100"
    assert found.references == {}
    assert found.remarks == (
        "the template has 2 sections; the draft follows section 1, the last upright one",
    )


def test_where_none_stands_upright_the_last_is_followed():
    found = page(element("body", section(WIDE), section(WIDE)))

    assert found.remarks[0].endswith("the draft follows section 2, the last one")


def test_columns_become_one():
    found = page(element("body", section(UPRIGHT, element("cols", num=2))))

    assert found.layout.find(w("cols")).get(w("num")) is None
    assert found.remarks == ("the template sets its text in columns; the draft has one",)


@pytest.mark.parametrize("body", [element("body"), element("body", element("sectPr"))])
def test_a_template_without_a_page_gets_a4(body):
    found = page(body)

    assert text_width(element("body", found.layout)) == 11906 - 2 * 1417


def test_what_belongs_to_the_text_of_a_section_goes():
    marks = [
        element("type", val="continuous"),
        element("vAlign", val="center"),
        element("pgNumType", start=7),
    ]

    found = page(element("body", section(UPRIGHT, *marks)))

    assert [child.tag for child in found.layout] == [w("pgSz"), w("pgMar"), w("pgNumType")]
    assert found.layout.find(w("pgNumType")).get(w("start")) is None
