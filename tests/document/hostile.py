"""Hypothesis strategies for documents that try to break a format from inside."""

import string

from hypothesis import strategies as st

from codegen.document import normal
from codegen.document.tree import (
    PLAIN,
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

FRAGMENTS = (
    *string.punctuation,
    *string.digits,
    *("a", "b", "Z", "word", "Small gifts", "é", "ß", "漢", "€", "—", "’", "«", "🙂", "\u0301"),
    *(
        " ",
        " ",
        " ",
        "  ",
        "\u00a0",
        "\u2003",
        "\u200b",
        "\t",
        "\n",
        "\r\n",
        "\x0b",
        "\x85",
        "\x07",
    ),
    *(
        "1.",
        "1. ",
        "1) ",
        "(1)",
        "(1) ",
        "4.3",
        "4.3 ",
        "2030 ",
        "Article 1 ",
        "a. ",
        "iv) ",
        "#. ",
    ),
    *("# ", "## ", " #", "> ", "- ", "+ ", "* ", "---", "***", "===", "```", "~~~", ":::", ": "),
    *(
        "**",
        "__",
        "_a_",
        "**b**",
        "snake_case",
        "2*3",
        "a_",
        "_b",
        "~~",
        "^[",
        "&amp;",
        "&#32;",
        "&lt",
    ),
    *(
        "\\",
        "\\\\",
        "\\_",
        "\\|",
        "|",
        "| a |",
        "[x](y)",
        "[x]: y",
        "![",
        "](",
        "[^1]",
        "<b>",
        "</b>",
    ),
    *(
        "<!-- codegen: end -->",
        "<!-- codegen: a/b 1.0.0 -->",
        "<!--",
        "https://example.org/a_b?c=1&d=2",
    ),
    *("[to be decided: ", "[assumed]", "[Alternative A: ", "[Optional: ", "Allowed:", "Table: "),
    *(
        "$x$",
        "@key",
        "{.x}",
        "{{7*7}}",
        "{++",
        "--}",
        "\ue000",
        "(@) ",
        "\ud800",
        "\ufffe",
        "\U0001fffe",
    ),
)

TARGETS = (
    "clause:conflict-of-interest/gift-limit",
    "provision:uncac-2003/8(5)",
    "term:public_official",
    "https://example.org/?a=1&b=(2)|3",
    "part:a b<c>\\d)",
    "",
)

texts = st.lists(st.sampled_from(FRAGMENTS), max_size=8).map("".join)
long_texts = st.lists(st.sampled_from(FRAGMENTS), min_size=60, max_size=90).map("".join)
marks = st.sets(st.sampled_from(list(Mark)), max_size=3).map(frozenset) | st.just(PLAIN)
changes = (
    st.none()
    | st.none()
    | st.sampled_from(
        [Change("insert"), Change("delete", comment="why *not*"), Change("move-to", "m1")]
    )
)
runs = st.builds(
    Run,
    texts | texts | long_texts,
    marks,
    source=st.sampled_from([None, None, "gifts.limit"]),
    target=st.none() | st.none() | st.sampled_from(TARGETS),
    change=changes,
)
blanks = st.builds(Blank, st.just("gifts.limit"), texts, marks)
inlines = st.lists(runs | runs | runs | blanks, max_size=5).map(tuple)
paragraphs = st.builds(Paragraph, inlines, change=changes)
numbered = st.builds(
    Paragraph,
    inlines,
    numbered=st.sampled_from([True]),
    number=st.sampled_from(["(1)", "(12)", "(3a)", "1.", None]),
)
rows = st.lists(inlines, max_size=3).map(tuple)
tables = st.builds(Table, rows, st.lists(rows, max_size=2).map(tuple), changes)
examples = st.builds(
    Example, st.lists(st.builds(Case, st.booleans(), inlines), max_size=3).map(tuple)
)
notes = st.builds(Note, st.just("drafting"), texts)


def _lists(inner):
    # The paragraphs of an item bear the sign of the list, so they have no number of their own.
    worded = paragraphs.filter(lambda paragraph: normal.block(paragraph) is not None)
    item = st.builds(lambda first, rest: (first, *rest), worded, st.lists(inner, max_size=2))
    return st.builds(Items, st.lists(item, max_size=3).map(tuple), st.booleans())


lists = st.recursive(paragraphs | tables, _lists, max_leaves=6)
blocks = st.lists(paragraphs | numbered | lists | tables | examples | notes, max_size=4).map(tuple)


@st.composite
def parts(draw, identity):
    clause = draw(st.booleans())
    return Part(
        identity,
        draw(st.integers(1, 3)),
        draw(st.none() | texts | st.just("2030 Agenda") | st.just("Article 4 Gifts")),
        draw(blocks),
        ClauseStamp(identity, "1.0.0", "sha256:0") if clause else None,
        number=draw(st.sampled_from([None, None, "4", "4.3", "12.1.7", "Annex A"])),
        change=draw(changes),
    )


@st.composite
def documents(draw):
    names = [f"principle/clause-{at}" for at in range(draw(st.integers(0, 3)))]
    properties = (("number_word", draw(st.sampled_from(["Article", "§ 1"]))), ("subject", "x"))
    return Document(
        draw(st.sampled_from(["conduct", "order"])),
        draw(texts),
        draw(st.sampled_from(["en", "pt-BR"])),
        tuple(draw(parts(name)) for name in names),
        draw(st.none() | texts),
        draw(st.sampled_from([(), properties])),
    )
