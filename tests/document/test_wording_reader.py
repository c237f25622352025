import pytest

from codegen.document.readers import wording
from codegen.document.tree import Blank, Items, Mark, Paragraph, Run, Table
from codegen.errors import ContentError, Location

STRONG, EMPHASIS = frozenset({Mark.STRONG}), frozenset({Mark.EMPHASIS})


def paragraph(text, **more):
    return Paragraph((Run(text),), **more)


def test_a_paragraph_over_several_lines_is_one_line():
    assert wording.blocks("You must\ntell us.\n") == (paragraph("You must tell us."),)


def test_the_items_of_a_top_level_ordered_list_are_numbered_paragraphs():
    assert wording.blocks("1. a\n1. b") == (
        paragraph("a", numbered=True),
        paragraph("b", numbered=True),
    )


def test_what_follows_in_a_numbered_paragraph_stands_after_it():
    found = wording.blocks("1. a\n   - b\n   - c\n\n   d\n2. e")

    assert found == (
        paragraph("a", numbered=True),
        Items(((paragraph("b"),), (paragraph("c"),))),
        paragraph("d"),
        paragraph("e", numbered=True),
    )


@pytest.mark.parametrize("indent", ["   ", "    "])
def test_a_list_in_an_item_may_be_indented_by_three_or_four_spaces(indent):
    found = wording.blocks(f"1. a\n\n{indent}1. b\n{indent}2. c")

    assert found[1] == Items(((paragraph("b"),), (paragraph("c"),)), ordered=True)


def test_a_bullet_list_keeps_its_nested_lists():
    nested = Items(((paragraph("b"),),), ordered=True)

    assert wording.blocks("- a\n  1. b") == (Items(((paragraph("a"), nested),)),)


def test_a_table_holds_values_in_its_cells():
    found = wording.blocks("| a | b |\n| --- | --- |\n| \ue000 | c |", [(Run("x | y"),)])

    assert found == (Table(((Run("a"),), (Run("b"),)), (((Run("x | y"),), (Run("c"),)),)),)


def test_nested_marks_are_one_set():
    assert wording.inlines("_a **b**_") == (Run("a ", EMPHASIS), Run("b", STRONG | EMPHASIS))


@pytest.mark.parametrize(
    "value", ["1. a", "# a", "- a", "> a", "**a**", "<b>", "&amp;", "[a](b)", "a\\"]
)
def test_a_value_is_text_whatever_it_says(value):
    run = Run(value, source="organisation.name")

    assert wording.blocks("\ue000", [(run,)]) == (Paragraph((run,)),)


def test_a_value_takes_the_marks_around_it_and_keeps_its_own():
    value = (Run("a", EMPHASIS, source="k"), Blank("j", "b"))

    assert wording.inlines("**\ue000**", [value]) == (
        Run("a", STRONG | EMPHASIS, source="k"),
        Blank("j", "b", STRONG),
    )


def test_the_second_placeholder_is_the_second_value():
    values = [(Run("a", source="x"),), (Run("b", source="y"),)]

    assert wording.inlines("\ue001, \ue000", values) == (values[1][0], Run(", "), values[0][0])


def test_a_private_character_that_stands_for_nothing_is_text():
    assert wording.inlines("\ue001", [(Run("a"),)]) == (Run("\ue001"),)


def test_a_link_is_a_reference():
    assert wording.inlines("see [](clause:a/b) and [the **rule**](provision:uncac-2003/8(5))") == (
        Run("see "),
        Run("", target="clause:a/b"),
        Run(" and "),
        Run("the ", target="provision:uncac-2003/8(5)"),
        Run("rule", STRONG, target="provision:uncac-2003/8(5)"),
    )


def test_html_is_text():
    assert wording.inlines("<b>x</b> <!-- y -->") == (Run("<b>x</b> <!-- y -->"),)


def test_a_title_may_begin_like_a_list():
    assert wording.inlines("1. Duties") == (Run("1. Duties"),)


@pytest.mark.parametrize(
    "text",
    [
        "# a",
        "a\n===",
        "> a",
        "```\na\n```",
        "    a",
        "`a`",
        "![a](b)",
        "***",
        "a  \nb",
        "a\\\nb",
        '[a](clause:b "c")',
        "- - a",
        "1.\n",
        "1. - a",
    ],
)
def test_what_a_clause_cannot_hold_is_a_problem_at_its_line(text):
    found = wording.problems(f"First.\n\n{text}", "a.yaml", 10)

    assert [(problem.rule, problem.where) for problem in found] == [
        ("markdown-in-clause", Location("a.yaml", 12))
    ]


def test_problems_inside_a_paragraph_stand_at_their_own_line():
    found = wording.problems("a\nb `c`\n| d | e |\n", "a.yaml")

    assert [problem.where for problem in found] == [Location("a.yaml", 2)]


def test_all_problems_are_raised_at_once():
    with pytest.raises(ContentError) as raised:
        wording.blocks("# a\n\n`b`", file="a.yaml", first_line=5)

    assert [str(problem.where) for problem in raised.value.problems] == ["a.yaml:5:0", "a.yaml:7:0"]


def test_a_value_in_the_target_of_a_reference_is_a_problem():
    with pytest.raises(ContentError, match="a value cannot stand in the target"):
        wording.blocks("[a](clause:\ue000)", [(Run("b"),)])
