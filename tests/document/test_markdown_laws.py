"""The laws of the Markdown reader and writer, over documents that try to break them."""

import hostile
from hypothesis import given

from codegen.document import normal
from codegen.document.readers import markdown as reader
from codegen.document.readers import wording
from codegen.document.tree import Mark, Paragraph, Run
from codegen.document.writers import markdown as writer


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
