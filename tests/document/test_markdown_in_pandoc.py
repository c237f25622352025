"""Another reader, pandoc, sees in our Markdown the same words that stand in the tree."""

import json
import shutil
import subprocess

import pytest

from codegen.document.tree import Document, Items, Mark, Paragraph, Part, Run
from codegen.document.writers.markdown import write

pytestmark = [
    pytest.mark.judges,
    pytest.mark.skipif(
        not shutil.which("pandoc"), reason="pandoc is absent: apt-get install pandoc"
    ),
]

STRONG = frozenset({Mark.STRONG})
VALUES = (
    "(R&D) *Agency* <b> 1. {{7*7}} | x",
    "$x$ ^a^ ~b~ @key [^1] \\alpha ::: {.x}",
    "::: {.x}",
    "# a {#b}",
    "1. a",
    "(@) a",
    "(1) a",
    "iv) a",
    "A. a",
    "#. a",
    "- a",
    "+ a",
    "---",
    "+---+",
    ": a",
    "Table: a",
    "| a",
    "% a",
    "~~a~~ H~2~O 2^10^ ^[note]",
    "[a](b) [a][b] [a]: b ![a](b) [A]",
    "[a]{.b} `a`{=html} [@a; see @b]",
    "<!-- codegen: end --> <https://example.org> &amp; &#32; &x;",
    "a_b_c __a__ *a*",
    "\\begin{x} \\(a\\) $5 and $6$ $$a$$",
    "https://example.org/a_b?c=1&d=2#e",
    "- [ ] a",
)


def words_of(node):
    if isinstance(node, list):
        return "".join(map(words_of, node))
    match node:
        case {"t": "Str", "c": text}:
            return text
        case {"t": "Space" | "SoftBreak"}:
            return " "
        case {"t": "Strong" | "Emph", "c": inside}:
            return words_of(inside)
        case {"t": "Header", "c": [_, _, inside]} | {"t": "Para" | "Plain", "c": inside}:
            return words_of(inside)
        case {"t": "BulletList", "c": items}:
            return words_of(items)
        case _:
            return f"<<{node['t']}>>"


@pytest.fixture(params=["commonmark", "markdown-smart"])
def seen(request, words):
    """Return the words of each block that pandoc sees in a part with these blocks."""

    def blocks(title, *given):
        text = write(Document("conduct", "Code", "en", (Part("a/b", 1, title, given),)), words)
        command = ["pandoc", "-f", request.param, "-t", "json"]
        done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
        found = json.loads(done.stdout)["blocks"]
        return [words_of(block) for block in found if block["t"] != "RawBlock"][1:]

    return blocks


def test_values_come_through_as_typed_at_the_start_of_a_paragraph(seen):
    found = seen("A", *(Paragraph((Run(value),)) for value in VALUES))

    assert found == ["A", *VALUES]


def test_values_come_through_as_typed_in_the_middle_and_with_marks(seen):
    runs = [(Run("The "), Run(value, STRONG), Run(" is"), Run(value)) for value in VALUES]

    found = seen("A", *map(Paragraph, runs))

    assert found == ["A", *(f"The {value} is{value}" for value in VALUES)]


def test_values_come_through_as_typed_in_items(seen):
    items = Items(tuple((Paragraph((Run(value),)),) for value in VALUES))

    assert seen("A", items) == ["A", "".join(VALUES)]


@pytest.mark.parametrize("value", ["# a {#b}", "a #", "{.x}", "1. a", "2030 Agenda", "*a* $x$ [b]"])
def test_titles_come_through_as_typed(seen, value):
    assert seen(value) == [value]
