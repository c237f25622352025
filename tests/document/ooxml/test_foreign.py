"""Word files that are refused, what is said of each, and that nothing of them is unpacked for it."""

import io
import zipfile

import pytest
from houses import BASE, FILES, changed, without

from codegen.document.ooxml.foreign import open_foreign, parse
from codegen.document.ooxml.house import dress
from codegen.errors import ContentError

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENTITIES = (
    '<!DOCTYPE w:styles [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY x SYSTEM "file:///etc/passwd">]>'
)
RELATIONS = "word/_rels/document.xml.rels"


def relation(kind, target):
    return f'<Relationship Id="rIdX" Type="http://x/{kind}" Target="{target}"/></Relationships>'


def archive(names, size=0, method=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as made:
        for name in names:
            made.writestr(name, b"\0" * size)
    return stream.getvalue()


def lying(data):
    """Return an archive whose list gives another size for its parts than they have."""
    made = bytearray(data)
    at = made.rindex(b"PK\x01\x02")
    made[at + 24 : at + 28] = (3).to_bytes(4, "little")
    return bytes(made)


STYLES = "word/styles.xml"
REFUSED = {
    "nothing": (b"", "this is not a Word file [not-word]"),
    "text": (b"Dear all", "this is not a Word file [not-word]"),
    "rtf": (rb"{\rtf1 Dear all}", "this is not a Word file [not-word]"),
    "old": (OLE + b"\0" * 600, "this is a file of Word's old format (.doc), not a .docx [not-word]"),
    "locked": (
        OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "this file is protected with a password [locked-file]",
    ),
    "cut-short": (FILES["county"][:4000], "the file is damaged or was cut short [damaged-archive]"),
    "zip": (archive(["readme.txt"]), "this is not a Word file [not-word]"),
    "odt": (archive(["mimetype", "content.xml"]), "this is not a Word file [not-word]"),
    "spreadsheet": (
        changed("county", "[Content_Types].xml", "wordprocessingml.document.main", "spreadsheetml.sheet.main"),
        "this is not a Word document [not-word]",
    ),
    "docm": (
        changed(
            "county",
            "[Content_Types].xml",
            "vnd.openxmlformats-officedocument.wordprocessingml.document.main",
            "vnd.ms-word.document.macroEnabled.main",
        ),
        "this file holds macros, so it is not opened [macros]",
    ),
    "macro": (
        changed(
            "county",
            "[Content_Types].xml",
            "</Types>",
            '<Override PartName="/word/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
        ),
        "this file holds macros, so it is not opened [macros]",
    ),
    "bomb": (
        archive([f"word/{n}.xml" for n in range(5)], 45_000_000),
        "the file unpacks to 225,000,000 bytes; at most 200,000,000 are read [archive-size]",
    ),
    "parts": (
        archive([f"{n}" for n in range(5_001)], method=zipfile.ZIP_STORED),
        "the file has 5,001 parts; at most 5,000 are read [archive-size]",
    ),
    "packed": (
        b"PK" + b"\0" * 20_000_000,
        "the file has 20,000,002 bytes; at most 20,000,000 are read [archive-size]",
    ),
    "large-part": (
        archive(["[Content_Types].xml"], 50_000_001),
        "the part [Content_Types].xml has 50,000,001 bytes; at most 50,000,000 are read [archive-size]",
    ),
    "lying": (
        lying(archive(["[Content_Types].xml"], 1_000)),
        "the part [Content_Types].xml is damaged [damaged-archive]",
    ),
    "bzip2": (
        archive(["[Content_Types].xml"], 9, zipfile.ZIP_BZIP2),
        "the file is packed in a way that Word does not use [damaged-archive]",
    ),
    "entities": (
        changed("county", STYLES, "<w:styles ", f"{ENTITIES}<w:styles "),
        "the part word/styles.xml declares a document type, which no Word file does [document-type]",
    ),
    "entities-in-relations": (
        changed("county", RELATIONS, "<Relationships ", f"{ENTITIES}<Relationships "),
        f"the part {RELATIONS} declares a document type, which no Word file does [document-type]",
    ),
    "styles-missing": (
        without("county", STYLES),
        "this file has no styles, so it cannot be a house style [no-styles]",
    ),
    "styles-unclosed": (
        changed("county", STYLES, "</w:styles>", ""),
        "the part word/styles.xml is damaged [damaged-part]",
    ),
    "styles-of-another-kind": (
        changed("county", RELATIONS, 'Target="styles.xml"', 'Target="settings.xml"'),
        "the part word/settings.xml is damaged [damaged-part]",
    ),
    "strict": (
        changed("county", "word/document.xml", "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
        "this file is saved as Strict Open XML, which is not read [strict-format]",
    ),
    "object": (
        changed("county", RELATIONS, "</Relationships>", relation("oleObject", "embeddings/o.bin")),
        "this file holds an embedded object (word/embeddings/o.bin) [embedded-object]",
    ),
    "control": (
        changed("county", RELATIONS, "</Relationships>", relation("control", "activeX/1.xml")),
        "this file holds an ActiveX control (word/activeX/1.xml) [embedded-object]",
    ),
    "import": (
        changed("county", RELATIONS, "</Relationships>", relation("aFChunk", "a.html")),
        "this file holds an imported file of another format (word/a.html) [embedded-object]",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_is_refused_is_told_in_one_sentence(case):
    data, expected = REFUSED[case]

    with pytest.raises(ContentError) as refused:
        dress(data, BASE, "org.docx")

    (problem,) = refused.value.problems
    assert str(problem).splitlines()[0] == f"org.docx: error: {expected}"


@pytest.mark.parametrize(
    ("blob", "words"),
    [
        (b'<?xml version="1.0" encoding="UTF-7"?><a/>', "is written in UTF-7"),
        (
            "<?xml version='1.0' encoding='UTF-16'?><!DOCTYPE a><a/>".encode("utf-16"),
            "document type",
        ),
        (b"\xff\xff<a/>", "is damaged"),
        (b"<a>" * 100_000, "is damaged"),
        (b"<a>" + b"<b/>" * 2_000_000 + b"</a>", "has more than 2,000,000 tags"),
        (b"", "is damaged"),
    ],
)
def test_a_part_that_could_do_harm_is_refused_before_it_is_parsed(blob, words):
    with pytest.raises(ContentError, match=words):
        parse(blob, "word/styles.xml", "org.docx")


def test_a_part_in_utf_16_is_read():
    root = parse("<?xml version='1.0' encoding='UTF-16'?><a/>".encode("utf-16"), "p", "org.docx")

    assert root.tag == "a"


@pytest.mark.parametrize("name", FILES)
def test_documents_and_templates_are_opened(name):
    found = open_foreign(FILES[name], name)

    assert found.main == "word/document.xml"
    assert found.related("styles") == "word/styles.xml"
    assert found.related("comments") is None


def test_a_relation_that_leads_up_and_out_stays_inside_the_file():
    data = changed("county", RELATIONS, 'Target="styles.xml"', 'Target="../../../word/styles.xml"')

    assert open_foreign(data, "x").related("styles") == "word/styles.xml"
