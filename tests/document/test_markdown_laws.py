"""The laws of the Markdown reader and writer, over documents that try to break them."""

import hostile
from hypothesis import given
from hypothesis import strategies as st

from codegen.document import normal
from codegen.document.readers import markdown as reader
from codegen.document.readers import wording
from codegen.document.tree import Mark, Paragraph, Run
from codegen.document.writers import markdown as writer
from codegen.errors import ContentError


@given(hostile.documents())
def test_what_was_written_reads_back_as_what_markdown_carries(words, document):
    text = writer.write(document, words)

    assert reader.read(text, words) == writer.as_read(document, words)


@given(hostile.documents())
def test_writing_again_what_was_read_changes_nothing(words, document):
    text = writer.write(document, words)

    assert writer.write(reader.read(text, words), words) == text


@given(hostile.documents())
def test_what_markdown_carries_is_all_that_it_carries(words, document):
    carried = writer.as_read(document, words)

    assert writer.as_read(carried, words) == carried


@given(hostile.documents())
def test_the_normal_form_of_a_normal_form_is_itself(document):
    once = normal.document(document)

    assert normal.document(once) == once


@given(hostile.texts)
def test_a_value_comes_back_as_one_run_of_its_own_text(value):
    run = Run(normal.line(value) or "x", source="organisation.name")

    blocks = wording.blocks("The **\ue000** of\n\n\ue000\n\n1. \ue000", [(run,)])

    strong = Run(run.text, frozenset({Mark.STRONG}), source=run.source)
    assert blocks[0].runs == (Run("The "), strong, Run(" of"))
    assert blocks[1:] == (Paragraph((run,)), Paragraph((run,), numbered=True))


@given(hostile.documents(), st.data())
def test_an_edited_file_is_a_document_that_can_be_written_or_problems_with_places(
    words, document, data
):
    text = writer.write(document, words)
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(at, min(at + 20, len(text))))
    edited = text[:at] + data.draw(hostile.texts) + text[cut:]

    found, problems = None, ()
    try:
        found = reader.read(edited, words, "a.md")
    except ContentError as error:
        problems = error.problems

    lines = range(1, edited.count("\n") + 2)
    assert all(one.where.file == "a.md" and one.where.line in lines for one in problems)
    assert found is None or reader.read(writer.write(found, words), words) == found


@given(hostile.texts)
def test_any_wording_is_blocks_in_normal_form_or_problems_with_places(text):
    found = wording.problems(text, "a.yaml", 1)
    if found:
        assert all(0 < problem.where.line <= len(text) + 1 for problem in found)
    else:
        blocks = wording.blocks(text)
        assert normal.blocks(blocks) == blocks
