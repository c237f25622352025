import pytest

from codegen.document.tree import (
    Blank,
    Case,
    Change,
    ClauseStamp,
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
from codegen.document.writers.markdown import write

STRONG, EMPHASIS = frozenset({Mark.STRONG}), frozenset({Mark.EMPHASIS})
STAMP = ClauseStamp("gifts/limit", "1.2.0", "sha256:0")


@pytest.fixture
def pieces(words):
    """Return what the writer makes of some parts, cut at its empty lines, without the head."""

    def written(*parts, properties=()):
        text = write(Document("conduct", "Code", "en", parts, None, properties), words)
        return text.removesuffix("\n").split("\n\n")[2:-1]

    return written


@pytest.fixture
def line(pieces):
    """Return a paragraph of these runs as it stands in the file."""
    return lambda *runs: pieces(Part("part/a", 1, "A", (Paragraph(runs),)))[2]


def test_a_document_has_a_marker_at_each_end_and_its_status_under_its_title(words):
    document = Document("conduct", "Code of Conduct", "en", (), "Draft, not in force")

    assert write(document, words) == (
        "<!-- codegen: document conduct en -->\n\n# Code of Conduct\n\n_Draft, not in force_\n\n"
        "<!-- codegen: end -->\n"
    )


def test_a_marker_stands_before_each_part_and_its_level_is_that_of_its_heading(pieces):
    section = Part("part/section/gifts", 1, "Gifts", number="4")
    clause = Part("gifts/limit", 2, "Small gifts", clause=STAMP, number="4.3")

    assert pieces(section, clause) == [
        "<!-- codegen: part/section/gifts - -->",
        "## 4 Gifts",
        "<!-- codegen: gifts/limit 1.2.0 -->",
        "### 4.3 Small gifts",
    ]


def test_a_clause_without_heading_has_its_number_at_its_first_paragraph(pieces):
    blocks = (Paragraph((Run("a"),), numbered=True, number="(1)"),)

    assert pieces(Part("a/b", 2, None, blocks, STAMP, number="4.3"))[1:] == ["**4.3** (1) a"]


def test_a_number_that_finds_no_paragraph_stands_alone(pieces):
    blocks = (Items(((Paragraph((Run("a"),)),),)),)

    assert pieces(Part("a/b", 2, None, blocks, STAMP, number="4.3"))[1:] == ["**4.3**", "- a"]


def test_a_marker_tells_the_level_that_no_heading_tells(pieces):
    assert pieces(Part("a/b", 1, None, (), STAMP)) == ["<!-- codegen: a/b 1.2.0 level-1 -->"]


def test_the_number_word_stands_in_sections_and_in_the_first_marker(words):
    part = Part("part/aim", 1, "Aim", number="1")
    document = Document("order", "Order", "en", (part,), None, (("number_word", "Article"),))

    text = write(document, words)

    assert text.startswith("<!-- codegen: document order en Article -->\n")
    assert "\n## Article 1 Aim\n" in text


def test_a_title_that_begins_like_a_number_hides_its_space(pieces):
    assert pieces(Part("a/b", 1, "2030 Agenda"))[1] == "## 2030&#32;Agenda"
    assert pieces(Part("a/b", 1, "2030 Agenda", number="4"))[1] == "## 4 2030 Agenda"
    assert pieces(Part("a/b", 1, "2030"))[1] == "## 2030"


def test_a_strong_number_at_the_start_of_an_unnumbered_part_is_no_number(pieces):
    blocks = (Paragraph((Run("4.3", STRONG), Run(" is best."))),)

    assert pieces(Part("a/b", 1, None, blocks))[1] == "**&#52;.3** is best."


@pytest.mark.parametrize(
    "prose",
    [
        "Section 4.3. You must (on the day, in writing) tell the Agency's well-known R&D adviser.",
        "Worth < 50 EUR; from $50 to $60 – 100% of it, \u201cas is\u201d; ask a_b@town.org/x #1 | 2!",
        "-5 degrees, +5 people, 1.5 days",
        "2026 was long",
        "{{7x7}}",
        "a [assumed] [to be decided: who] b",
        "[Alternative A: x] [Optional: y]",
    ],
)
def test_ordinary_prose_needs_no_escape(line, prose):
    assert line(Run(prose)) == prose


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("(1) not a number", "\\(1) not a number"),
        ("1. a", "1\\. a"),
        ("12) a", "12\\) a"),
        ("iv. a", "iv\\. a"),
        ("# a", "\\# a"),
        ("- a", "\\- a"),
        ("> a", "\\> a"),
        ("| a", "\\| a"),
        (": a", "\\: a"),
        ("Table: a", "Table\\: a"),
        ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"),
        ("&amp; & &x", "\\&amp; & &x"),
        ("<b> <!-- codegen: end -->", "\\<b> \\<!-- codegen: end -->"),
        ("[a](b)", "\\[a\\](b)"),
        ("[assumed](b)", "[assumed\\](b)"),
        ("$x$ @key a\\b", "\\$x\\$ \\@key a\\\\b"),
        ("\u00a0a\u2003", "&nbsp;a&#8195;"),
    ],
)
def test_what_would_mean_something_is_escaped(line, text, written):
    assert line(Run(text)) == written


def test_strong_stands_outside_emphasis(line):
    runs = (Run("a ", STRONG), Run("b", STRONG | EMPHASIS), Run(" c", EMPHASIS), Run(" d"))

    assert line(*runs) == "**a _b_** _c_ d"


def test_a_marked_stretch_gives_up_the_spaces_at_its_ends(line):
    assert line(Run("Note: ", STRONG), Run("a")) == "**Note:** a"


def test_a_letter_beside_a_delimiter_that_would_fail_is_an_entity(line):
    assert line(Run("a"), Run("(b)", STRONG), Run("c")) == "&#97;**(b)**&#99;"
    assert line(Run("a"), Run("b", EMPHASIS)) == "&#97;_b_"
    assert line(Run("a"), Run("b", STRONG), Run("c")) == "a**b**c"


def test_a_reference_is_a_link(line):
    assert line(Run("section\u00a04.3", target="clause:a/b")) == "[section\u00a04.3](clause:a/b)"
    assert line(Run("x", target="provision:uncac-2003/8(5)")) == "[x](provision:uncac-2003/8(5))"
    assert line(Run("x", target="part:a b>")) == "[x](<part:a b&#62;>)"


def test_a_blank_prints_its_label(line):
    assert line(Run("Ask "), Blank("k", "adviser"), Run(".")) == "Ask [to be decided: adviser]."


def test_lists_that_follow_one_another_have_different_signs(pieces):
    bullets = Items(((Paragraph((Run("a"),)),),))
    counted = Items(bullets.items, ordered=True)
    part = Part("a/b", 1, "A", (bullets, bullets, counted, counted, bullets))

    assert pieces(part)[2:] == ["- a", "* a", "1. a", "1) a", "- a"]


def test_an_item_with_more_than_lists_below_it_stands_wide(pieces):
    a, b = Paragraph((Run("a"),)), Paragraph((Run("b"),))
    part = Part("a/b", 1, "A", (Items(((a, b), (a, Items(((b,),)))), ordered=True),))

    assert pieces(part)[2:] == ["1. a", "   b", "2. a", "   - b"]


def test_a_pipe_in_a_cell_is_escaped(pieces):
    table = Table(((Run("a|b"),), ()), (((Run("\\|"),), (Run("c"),)),))

    assert pieces(Part("a/b", 1, "A", (table,)))[2] == (
        "| a\\|b |  |\n| --- | --- |\n| \\\\&#124; | c |"
    )


def test_examples_are_a_quote_that_says_it_does_not_bind(pieces, words):
    example = Example((Case(allowed=True, runs=(Run("a"),)), Case(allowed=False, runs=(Run("b"),))))

    assert pieces(Part("a/b", 1, "A", (example,)))[2] == (
        f"> **{words.examples}**\n>\n> - _Allowed:_ a\n> - _Not allowed:_ b"
    )


def test_notes_to_the_drafter_are_left_out(pieces):
    assert pieces(Part("a/b", 1, "A", (Note("drafting", "x"),))) == [
        "<!-- codegen: a/b - -->",
        "## A",
    ]


def test_changes_are_shown_as_criticmarkup(line, pieces):
    runs = (Run("old", change=Change("delete")), Run("new", STRONG, change=Change("insert")))
    here = Change("move-to", "m", "why")
    heading, text = (Paragraph((Run(word, change=here),), change=here) for word in "Ab")
    moved = Part("a/b", 1, "A", (text,), change=here, heading=heading)

    assert line(*runs, Run(" end")) == "{--old--}{++**new**++} end"
    assert pieces(moved)[1:] == ["## {++A++}{>>why<<}", "{++b++}"]


def test_a_number_of_another_form_is_text(pieces):
    blocks = (Paragraph((Run("a"),), numbered=True, number="1."),)
    parts = [Part("a/b", 1, title, blocks, number="Annex A") for title in ("B", None)]

    assert pieces(parts[0])[1:] == ["## Annex A B", "1\\. a"]
    assert pieces(parts[1])[1:] == ["**Annex A**", "1\\. a"]


def test_a_paragraph_that_is_not_numbered_yet_has_no_number(pieces):
    assert pieces(Part("a/b", 1, "A", (Paragraph((Run("a"),), numbered=True),)))[2:] == ["a"]
