from codegen.document import normal
from codegen.document.tree import (
    Blank,
    Document,
    Example,
    Items,
    Mark,
    Note,
    Paragraph,
    Part,
    Run,
    Table,
)

STRONG = frozenset({Mark.STRONG})


def test_neighbours_that_could_be_one_run_are_one_run():
    assert normal.inlines([Run("a"), Run("b"), Run("c", STRONG)]) == (Run("ab"), Run("c", STRONG))


def test_runs_from_different_questions_stay_apart():
    runs = (Run("a", source="x"), Run("b", source="y"))

    assert normal.inlines(runs) == runs


def test_an_empty_run_is_dropped_and_its_neighbours_meet():
    assert normal.inlines([Run("a"), Run("", STRONG), Run("b")]) == (Run("ab"),)


def test_an_empty_reference_waits_for_its_words():
    runs = (Run("see "), Run("", target="clause:a/b"))

    assert normal.inlines(runs) == runs


def test_spaces_at_the_ends_of_a_block_fall_away():
    assert normal.inlines([Run(" ", STRONG), Run(" a "), Run(" ", STRONG)]) == (Run("a"),)


def test_a_space_before_a_blank_at_the_end_stays():
    runs = (Run("by "), Blank("k", "adviser"))

    assert normal.inlines(runs) == runs


def test_a_no_break_space_is_no_space_to_be_trimmed():
    assert normal.inlines([Run("\u00a0a")]) == (Run("\u00a0a"),)


def test_inlines_inside_a_line_keep_their_spaces():
    assert normal.inlines([Run(" a ")], trim=False) == (Run(" a "),)


def test_line_breaks_and_tabs_are_spaces_and_control_characters_go():
    assert normal.line("\ta\r\nb\x00\ufffe\ud800c\n") == "a bc"


def test_empty_blocks_items_and_cases_are_left_out():
    empty = Paragraph((Run(" "),))

    assert normal.blocks([empty, Items(((empty,), ())), Example(()), Note("open", " ")]) == ()


def test_a_table_without_a_column_is_left_out():
    assert normal.blocks([Table((), ((),))]) == ()


def test_every_row_of_a_table_becomes_as_long_as_the_longest():
    cell = (Run("a"),)

    assert normal.block(Table((cell,), ((), (cell, cell)))) == Table(
        (cell, ()), (((), ()), (cell, cell))
    )


def test_an_empty_title_is_no_title():
    document = Document("conduct", " Code ", "en", (Part("part/a", 1, " "),), " ")

    assert normal.document(document) == Document(
        "conduct", "Code", "en", (Part("part/a", 1, None),)
    )
