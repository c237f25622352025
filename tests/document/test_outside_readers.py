"""Anybody's Word file, Markdown and plain text, as the paragraphs that a lint looks at."""

import io
import zipfile

import docx as python_docx
import pytest
from conftest import ROOT
from docx.oxml import parse_xml

from codegen.cli.app import main
from codegen.document.readers import docx, outside
from codegen.errors import ContentError

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(word):
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def with_body(xml):
    """Return a Word file whose body holds some elements."""
    word = python_docx.Document()
    holder = parse_xml(f"<w:body {NAMES}>{xml}</w:body>")
    body = word.element.body
    for child in list(body):
        body.remove(child)
    body.extend(list(holder))
    return saved(word)


def replaced(data, name, content):
    """Return an archive in which one part is another."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return stream.getvalue()


def texts(stretches):
    return [one.text for one in stretches]


def test_a_word_file_is_read_in_the_order_of_its_body_with_lists_and_tables():
    word = python_docx.Document()
    word.add_heading("Rules", 1)
    word.add_paragraph("Ask first.")
    word.add_paragraph("Wait.", style="List Bullet")
    table = word.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Who", "You"
    word.add_paragraph("Go.")

    read = docx.read(saved(word), "rules.docx")

    assert texts(read) == ["Rules", "Ask first.", "Wait.", "Who", "You", "Go."]
    assert [one.text for one in read if one.heading] == ["Rules"]


def test_content_controls_are_read_and_what_a_tracked_change_took_out_is_not():
    read = docx.read(
        with_body(
            "<w:sdt><w:sdtContent><w:p><w:r><w:t>In a control</w:t></w:r></w:p></w:sdtContent></w:sdt>"
            '<w:p><w:r><w:t xml:space="preserve">You </w:t></w:r>'
            '<w:del w:id="1" w:author="a"><w:r><w:delText>shall</w:delText></w:r></w:del>'
            '<w:ins w:id="2" w:author="a"><w:r><w:t>must</w:t></w:r></w:ins>'
            '<w:r><w:tab/><w:t>wait</w:t><w:br/><w:t>here.</w:t></w:r></w:p>'
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
            '<w:hyperlink w:anchor="x"><w:r><w:t>section 4</w:t></w:r></w:hyperlink></w:p><!-- a note -->'
        ),
        "a.docx",
    )  # fmt: skip

    assert texts(read) == ["In a control", "You must wait here.", "section 4"]


def test_a_heading_is_known_by_its_level_or_by_the_style_it_is_based_on():
    word = python_docx.Document()
    own = word.styles.add_style("Kapitel", 1)
    own.base_style = word.styles["Heading 2"]
    word.add_paragraph("One", style="Kapitel")
    word.add_paragraph("Two")
    level = parse_xml(f'<w:pPr {NAMES}><w:outlineLvl w:val="1"/></w:pPr>')
    word.paragraphs[-1]._p.insert(0, level)
    word.add_paragraph("Three")

    read = docx.read(saved(word), "a.docx")

    assert [one.heading for one in read] == [True, True, False]


def test_our_own_word_file_reads_as_its_markdown_does_but_for_numbers_and_notes(tmp_path):
    with pytest.raises(SystemExit):
        main(["draft", str(ROOT / "examples/ministry"), "--out", str(tmp_path / "d"), "--quiet"])
    word = docx.read((tmp_path / "d/code-of-ethics.docx").read_bytes(), "a.docx")
    plain = outside.markdown((tmp_path / "d/code-of-ethics.md").read_text())

    assert {one.text for one in plain if not one.text.startswith("(")} <= {one.text for one in word}


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "not-word"),
        (b"not a file of Word's", "not-word"),
        (b"PK\x03\x04 and nothing more", "damaged-archive"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 100, "not-word"),
    ],
)
def test_what_is_no_word_file_is_refused(data, rule):
    with pytest.raises(ContentError) as refused:
        docx.read(data, "a.docx")

    assert [one.rule for one in refused.value.problems] == [rule]


def test_a_document_type_is_refused_before_it_is_read():
    whole = with_body("<w:p/>")
    bomb = f'<!DOCTYPE w [<!ENTITY a "aaaa">]><w:document {NAMES}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>'

    with pytest.raises(ContentError) as refused:
        docx.read(replaced(whole, "word/document.xml", bomb), "a.docx")

    assert refused.value.problems[0].rule == "document-type"


def test_a_body_nested_without_end_is_read_as_far_as_people_nest():
    deep = "<w:sdt><w:sdtContent>" * 100 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 100

    assert docx.read(with_body(f"{deep}<w:p><w:r><w:t>After</w:t></w:r></w:p>"), "a.docx")


def test_markdown_gives_the_line_of_each_paragraph_and_leaves_code_out():
    read = outside.markdown(
        "# Rules\n\nAsk.\n\n```\nshall\n```\n\n> Wait `here` now.\n\n| a | b |\n|---|---|\n| c | d |\n"
    )

    assert [(one.text, one.line) for one in read] == [
        ("Rules", 1), ("Ask.", 3), ("Wait … now.", 9), ("a", 11), ("b", 11), ("c", 13), ("d", 13),
    ]  # fmt: skip


def test_markdown_leaves_out_our_markers_and_the_addresses_of_links():
    read = outside.markdown(
        "<!-- codegen: part/foreword - -->\n\nSee [the rules][1].\n\n[1]: https://example.org\n"
    )

    assert texts(read) == ["See the rules."]


def test_plain_text_parts_paragraphs_at_empty_lines_and_bullets():
    read = outside.plain(
        "Title\n-----\n\nOne line\nand another.\n  1. First.\n  2. Second\n     goes on.\n\n\nEnd."
    )

    assert texts(read) == [
        "Title",
        "One line and another.",
        "1. First.",
        "2. Second goes on.",
        "End.",
    ]
    assert [one.line for one in read] == [1, 4, 6, 7, 11]
