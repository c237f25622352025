"""The laws of numbering, over documents whose parts stand on any level, numbered or not."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from codegen.document.numbering import number
from codegen.document.tree import Document, Items, Note, Paragraph, Part, Run

OLD = st.sampled_from([None, "4", "1.1", "Annex A"])
PLAIN = Paragraph((Run("a"),))
BLOCKS = st.lists(
    st.sampled_from([
        PLAIN,
        replace(PLAIN, number="(3)"),
        replace(PLAIN, numbered=True),
        replace(PLAIN, numbered=True, number="(7)"),
        Items(((replace(PLAIN, numbered=True),),)),
        Note("drafting", "a"),
    ]),
    max_size=5,
).map(tuple)  # fmt: skip


@st.composite
def documents(draw):
    levels = draw(st.lists(st.integers(1, 4), max_size=12))
    parts = tuple(
        Part(f"a/part-{at}", level, None, draw(BLOCKS), numbered=draw(st.booleans()),
             number=draw(OLD))
        for at, level in enumerate(levels)
    )  # fmt: skip
    return Document("conduct", "Code", "en", parts)


def above(parts, at):
    """Return where the part stands that a part is under, None when it is under none."""
    return next((n for n in range(at - 1, -1, -1) if parts[n].level < parts[at].level), None)


@given(documents())
def test_a_part_follows_its_last_sibling_and_begins_with_the_number_it_stands_under(document):
    parts = number(document).parts

    for at, part in enumerate(parts):
        over = above(parts, at)
        siblings = [n for n in range(at) if parts[n].numbered and above(parts, n) == over]
        if not part.numbered or (over is not None and parts[over].number is None):
            assert part.number is None
        else:
            before = "" if over is None else f"{parts[over].number}."
            assert part.number == f"{before}{len(siblings) + 1}"


@given(documents())
def test_numbers_rise_through_the_document_and_none_stands_twice(document):
    printed = [part.number for part in number(document).parts if part.number]

    counted = [tuple(map(int, found.split("."))) for found in printed]
    assert counted == sorted(set(counted))


@given(documents())
def test_paragraphs_count_from_one_in_each_part(document):
    for part in number(document).parts:
        paragraphs = [block for block in part.blocks if isinstance(block, Paragraph)]
        counted = [block.number for block in paragraphs if block.numbered]

        assert counted == [f"({at})" for at in range(1, len(counted) + 1)]
        assert not any(block.number for block in paragraphs if not block.numbered)


@given(documents())
def test_numbering_changes_numbers_alone_and_twice_is_once(document):
    once = number(document)

    assert number(once) == once
    assert without_numbers(once) == without_numbers(document)


def without_numbers(document):
    return replace(document, parts=tuple(
        replace(part, number=None, blocks=tuple(
            replace(block, number=None) if isinstance(block, Paragraph) else block
            for block in part.blocks
        ))
        for part in document.parts
    ))  # fmt: skip
