import pytest

from codegen.document.readers.markdown import read
from codegen.document.tree import ClauseStamp, Document, Items, Paragraph, Part, Run
from codegen.errors import ContentError

TEXT = """\
<!-- codegen: document conduct en -->

# Code

<!-- codegen: part/section/gifts - -->

## 4 Gifts

<!-- codegen: gifts/limit 1.2.0 -->

**4.3** Refuse
it.

(1) Tell us.

<!-- codegen: end -->
"""


@pytest.fixture
def problems(words):
    """Return the places and rules of what is wrong with a text."""

    def found(text):
        with pytest.raises(ContentError) as raised:
            read(text, words, "a.md")
        return [(problem.where.line, problem.rule) for problem in raised.value.problems]

    return found


def test_numbers_and_stamps_are_read(words):
    assert read(TEXT, words) == Document(
        "conduct",
        "Code",
        "en",
        (
            Part("part/section/gifts", 1, "Gifts", number="4"),
            Part(
                "gifts/limit",
                2,
                None,
                (
                    Paragraph((Run("Refuse it."),)),
                    Paragraph((Run("Tell us."),), numbered=True, number="(1)"),
                ),
                ClauseStamp("gifts/limit", "1.2.0", ""),
                number="4.3",
            ),
        ),
    )


@pytest.mark.parametrize(
    "edit", [("\n", "\r\n"), ("<!-- codegen: document", "\ufeff<!-- codegen: document")]
)
def test_line_ends_and_marks_of_other_editors_make_no_difference(words, edit):
    assert read(TEXT.replace(*edit), words) == read(TEXT, words)


def test_an_ordered_list_that_a_person_wrote_is_a_list(words):
    text = TEXT.replace("(1) Tell us.", "1. Tell us.")

    assert read(text, words).parts[1].blocks[1] == Items(
        ((Paragraph((Run("Tell us."),)),),), ordered=True
    )


def test_an_open_fence_swallows_nothing_but_its_own_part(words, problems):
    assert problems(TEXT.replace("(1) Tell us.", "```")) == [(14, "markdown-in-document")]


def test_a_text_without_markers_is_no_draft(problems):
    assert problems("# Code\n") == [(1, "text-outside"), (1, "missing-marker"), (2, "missing-end")]


def test_a_file_that_was_cut_short_is_told(problems):
    assert problems(TEXT.replace("<!-- codegen: end -->\n", "")) == [(16, "missing-end")]


def test_the_same_part_twice_is_a_problem_at_the_second_place(problems):
    text = TEXT.replace("part/section/gifts -", "gifts/limit 1.0.0")

    assert problems(text) == [(9, "duplicate-id")]


@pytest.mark.parametrize(
    "marker",
    [
        "<!-- codegen: gifts/limit -->",
        "<!-- codegen gifts/limit 1.2.0 -->",
        "<!-- codegen: end -->",
        "<!-- codegen: document conduct en -->",
    ],
)
def test_a_marker_that_means_nothing_is_a_problem(problems, marker):
    text = TEXT.replace("<!-- codegen: gifts/limit 1.2.0 -->", marker)

    assert problems(text) == [(9, "unknown-marker")]


def test_text_that_no_part_owns_is_a_problem(problems):
    assert problems(f"lost\n{TEXT}lost\n") == [(1, "text-outside"), (18, "text-outside")]


def test_what_the_tree_cannot_hold_is_a_problem_at_its_line(problems):
    text = TEXT.replace("(1) Tell us.", "Ask `x`.\n\n> quoted\n\n#### More")

    assert problems(text) == [(line, "markdown-in-document") for line in (14, 16, 18)]


def test_a_second_title_is_a_problem(problems):
    assert problems(TEXT.replace("## 4 Gifts", "# 4 Gifts")) == [(7, "markdown-in-document")]


def test_only_the_status_stands_under_the_title(words, problems):
    assert read(TEXT.replace("# Code\n", "# Code\n\n_Draft_\n"), words).status == "Draft"
    assert problems(TEXT.replace("# Code\n", "# Code\n\nDraft\n")) == [(5, "markdown-in-document")]
    assert problems(TEXT.replace("# Code\n", "\n")) == [(1, "missing-title")]


def test_a_quote_that_is_no_box_of_examples_is_a_problem(words, problems):
    for quote in (
        f"> **{words.examples}**",
        f"> **{words.examples}**\n>\n> - a",
        "> **Else**\n>\n> - _Allowed:_ a",
        f"> **{words.examples}**\n>\n> - _Maybe:_ a",
    ):
        assert problems(TEXT.replace("(1) Tell us.", quote)) == [(14, "markdown-in-document")]


def test_a_quote_of_anything_else_is_a_problem(problems):
    for quote in ("> a", "> - a", "> 1. a"):
        assert problems(TEXT.replace("(1) Tell us.", quote)) == [(14, "markdown-in-document")]
