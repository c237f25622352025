import datetime as dt
import io
import zipfile

import docx
import pytest
from conftest import ROOT

from codegen.document.ooxml import package as packages
from codegen.document.ooxml.elements import WORD, paragraph, run, w
from codegen.document.ooxml.tables import left_indent, text_width

DATE = dt.date(2026, 11, 22)
BASE = (ROOT / "templates/base.docx").read_bytes()


def saved(package):
    return packages.parts(packages.save(package, DATE))


def test_text_of_the_template_is_dropped_and_its_layout_kept():
    package = packages.open_package(BASE)
    packages.fill_body(package, [paragraph("BodyText", [run("old")])])
    again = packages.open_package(packages.save(package, DATE))

    packages.fill_body(again, [paragraph("BodyText", [run("new")])])

    body = saved(again)["word/document.xml"].decode()
    assert "old" not in body
    assert body.index("new") < body.index("<w:sectPr")


def test_a_template_without_layout_is_filled_too():
    package = packages.open_package(BASE)
    package.body[:] = []

    packages.fill_body(package, [paragraph("BodyText", [run("new")])])

    assert b"new" in saved(package)["word/document.xml"]
    assert text_width(package.body) == 9070


def test_words_in_braces_are_filled_in_once():
    package = packages.open_package(BASE)

    packages.fill_margins(package, {"title": "{page} {unknown}", "page": "Page", "status": "s"})

    footer = saved(package)["word/footer1.xml"].decode()
    assert "{page} {unknown}" in footer
    assert "{standing}" in footer


def test_old_times_are_as_old_as_an_archive_can_say():
    data = packages.pack({"a": b""}, dt.date(1970, 1, 1))

    assert zipfile.ZipFile(io.BytesIO(data)).infolist()[0].date_time[0] == 1980


def test_a_file_without_custom_properties_has_none():
    assert packages.custom_properties(BASE) == {}


def test_custom_properties_come_back_in_order_and_the_last_wins():
    package = packages.open_package(BASE)
    packages.add_custom_properties(package, {"b": "1", "a": "<&>"})
    packages.add_custom_properties(package, {"b": "2"})

    assert list(packages.custom_properties(packages.save(package, DATE)).items()) == [
        ("b", "2"),
        ("a", "<&>"),
    ]


def test_asking_twice_to_refresh_fields_asks_once():
    package = packages.open_package(BASE)
    packages.ask_to_update_fields(package)
    packages.ask_to_update_fields(package)

    assert saved(package)["word/settings.xml"].count(b"<w:updateFields") == 1


@pytest.mark.parametrize(
    ("given", "kept"),
    [("a\nb", "a b"), ("x" * 255, "x" * 255), ("x" * 300, "x" * 254 + "…")],
)
def test_a_property_is_one_line_of_bounded_length(given, kept):
    package = packages.open_package(BASE)
    packages.set_core_properties(
        package, title=given, subject="", keywords="", language="en", date=DATE
    )

    core = docx.Document(io.BytesIO(packages.save(package, DATE))).core_properties
    assert (core.title, core.revision) == (kept, 1)


def test_a_style_without_indent_stands_at_the_margin():
    styles = packages.open_package(BASE).styles

    assert left_indent(styles, "BodyTextIndent") == 794
    assert left_indent(styles, "BodyText") == left_indent(styles, "Missing") == 0


def test_names_are_those_of_wordprocessingml():
    assert w("p") == f"{{{WORD}}}p"
