import copy
import datetime as dt
import random
import re
import subprocess
import sys

import pytest
from conftest import ROOT
from documents import order_document, rich_document
from houses import BASE, DAY, FILES, changed, without
from lxml import etree

from codegen.document.ooxml.elements import w
from codegen.document.ooxml.house import dress, fitting, roles
from codegen.document.ooxml.house.margins import has_page_number
from codegen.document.ooxml.house.safety import cleaned
from codegen.document.ooxml.lists import brought
from codegen.document.ooxml.package import custom_properties, pack, parts
from codegen.document.ooxml.styles import Role
from codegen.document.ooxml.stylesheet import StyleSheet, style_name
from codegen.document.writers.docx import write
from codegen.errors import ContentError, Severity

DATE = dt.date(2026, 11, 22)
HOUSES = sorted(FILES)


@pytest.fixture(params=HOUSES)
def name(request):
    return request.param


@pytest.fixture
def house(name):
    return dress(FILES[name], BASE, name)


@pytest.fixture
def written(words):
    def make(house, document=None):
        return write(document or rich_document(), words, base=house, date=DATE)

    return make


def root(data, part):
    return etree.fromstring(parts(data)[part])


def sheet(data):
    return StyleSheet(root(data, "word/styles.xml"))


def said(node):
    return "".join(node.itertext(w("t")))


def dressed(name, names=None, data=None):
    own = (names.encode(), "house-style.yaml") if names is not None else None
    return dress(data or FILES[name], BASE, name, own)


def refusals(name, names):
    with pytest.raises(ContentError) as refused:
        dressed(name, names)
    return [str(problem) for problem in refused.value.problems]


def rules(house):
    return [remark.rule for remark in house.remarks]


def heading(data, words):
    paragraphs = root(data, "word/document.xml").iter(w("p"))
    return [paragraph for paragraph in paragraphs if said(paragraph) == words][-1]


def test_every_role_has_a_style_of_its_kind_that_is_there(house):
    styles = sheet(house.data)

    assert house.styles.keys() == set(Role)
    for role, identity in house.styles.items():
        assert styles.get(identity).get(w("type")) == roles.kind_of(role), role


def test_its_own_styles_stay_as_they_are_byte_for_byte_but_for_the_language(name, house, written):
    before, after = sheet(FILES[name]), sheet(written(house))

    for style in before:
        identity = style.get(w("styleId"))
        assert plain(after.get(identity)) == plain(style), identity


def plain(style):
    style = copy.deepcopy(style)
    for language in style.iter(w("lang")):
        language.set(w("val"), "")
    return etree.tostring(style, method="c14n")


def test_the_language_of_the_text_is_that_of_the_draft(house, written):
    found = sheet(written(house)).root.iter(w("lang"))

    assert {language.get(w("val")) for language in found} == {"en-GB"}


def test_ids_and_names_of_styles_and_lists_are_given_out_once(house, written):
    made = written(house)
    styles, numbers = sheet(made), root(made, "word/numbering.xml")

    for given in (
        [style.get(w("styleId")).lower() for style in styles],
        [style_name(style).lower() for style in styles],
        [number.get(w("numId")) for number in numbers.iter(w("num"))],
        [definition.get(w("abstractNumId")) for definition in numbers.iter(w("abstractNum"))],
    ):
        assert len(given) == len(set(given))


def test_every_list_that_is_used_is_there(house, written):
    made = written(house)
    numbers = {number.get(w("numId")) for number in root(made, "word/numbering.xml").iter(w("num"))}

    for part in ("word/document.xml", "word/styles.xml"):
        used = {node.get(w("val")) for node in root(made, part).iter(w("numId"))}
        assert used <= {*numbers, "0"}


def test_its_own_text_does_not_come_along(house, written):
    assert b"keeps a register" not in parts(written(house))["word/document.xml"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("landesamt", ["Landesamt für Beispielwesen", "Seite "]),
        ("county", ["Example County Audit Office", "STYLEREF"]),
        (
            "harbour",
            ["Quay 1, Port Example", "Example Harbour Authority", "harbour.example", "seal"],
        ),
    ],
)
def test_its_headers_and_footers_stand_on_the_pages(name, expected, house, written):
    made = parts(written(house))
    running = "".join(
        made[part].decode() for part in made if "/header" in part or "/footer" in part
    )

    assert [word for word in expected if word not in running] == []


def test_its_logo_is_the_same_picture(written):
    logo = parts(FILES["harbour"])["word/media/image1.png"]

    assert logo in parts(written(dressed("harbour"))).values()


def test_its_page_is_the_last_upright_section(written):
    house = dressed("harbour")
    size = root(written(house), "word/document.xml").find(f".//{w('pgSz')}")

    assert (size.get(w("w")), size.get(w("h"))) == ("11906", "16838")
    assert "the draft follows section 1, the last upright one" in house.remarks[0].message


def test_every_kind_of_footer_says_what_the_pages_are(name, house, written):
    made = parts(written(house))
    kinds = {"landesamt": 1, "county": 2, "harbour": 2}

    footers = [data.decode() for part, data in made.items() if part.startswith("word/footer")]

    assert len(footers) == kinds[name]
    for footer in footers:
        assert "Code of Conduct" in footer
        assert "22\u00a0November 2026" in footer
        assert "{standing}" not in footer


def test_a_page_number_is_added_where_the_house_prints_none(written):
    added = {name: parts(written(dressed(name))) for name in HOUSES}

    assert b" PAGE " in added["county"]["word/footer1.xml"]
    for name in ("landesamt", "harbour"):
        assert added[name]["word/footer1.xml"].count(b" PAGE ") == 1


def test_a_template_that_places_the_standing_itself_gets_no_line(written):
    data = changed("landesamt", "word/footer1.xml", "Seite ", "{standing}, Seite ")

    house = dressed("landesamt", data=data)

    footer = said(root(written(house), "word/footer1.xml"))
    assert footer == "Draft, not in force · 22\u00a0November 2026, Seite 1 von 1"
    assert "house-footer" not in rules(house)


def test_nothing_that_tells_of_its_people_comes_along(house, written):
    made = parts(written(house))
    everything = b"".join(made.values()).decode(errors="replace")

    for trace in ("Sachgebiet", "geheim", "Nur intern", "Vertraulich", "Aktenzeichen", "123/45"):
        assert trace not in everything
    assert not [
        name
        for name in custom_properties(written(house))
        if not name.startswith(("cl_", "codegen"))
    ]


def test_no_relation_leads_outside(house, written):
    made = parts(written(house))
    links = [
        re.findall(rb"<[^>]*External[^>]*>", made[part]) for part in made if part.endswith(".rels")
    ]

    assert not [link for found in links for link in found if b"/hyperlink" not in link]
    assert b"harbour.example/" not in b"".join(made.values())
    assert b"INCLUDEPICTURE" not in b"".join(made.values())


# Numbers


def test_headings_that_count_as_ours_do_are_left_to_count(written):
    house = dressed("county")
    first = heading(written(house), "Fairness and service")

    assert house.lists.headings == 1
    assert first.find(f".//{w('numPr')}") is None


def test_headings_without_numbers_get_ours_on_the_paragraph(written):
    house = dressed("landesamt")
    first = heading(written(house), "Fairness and service")

    assert house.lists.headings is None
    assert first.find(f".//{w('numId')}").get(w("val")) == str(house.lists.outline)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('w:lvlText w:val="%1."', 'w:lvlText w:val="Part %1"'),
        ('w:lvlText w:val="%1.%2"', 'w:lvlText w:val="%2"'),
        ('<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/>',
         '<w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="Heading1"/>'),
        ('<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading2"/>',
         '<w:start w:val="5"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading2"/>'),
    ],
)  # fmt: skip
def test_headings_that_count_otherwise_make_room_for_our_numbers(old, new, written):
    house = dressed("county", data=changed("county", "word/numbering.xml", old, new))

    assert house.lists.headings is None
    assert "house-numbering" in rules(house)
    number = heading(written(house), "Fairness and service").find(f".//{w('numId')}")
    assert number.get(w("val")) == str(house.lists.outline)


def test_articles_count_in_a_list_of_ours_whatever_the_house_does(written):
    house = dressed("county")
    made = written(house, order_document())

    assert heading(made, "Approval").find(f".//{w('numId')}").get(w("val")) == str(
        house.lists.outline
    )
    texts = [node.get(w("val")) for node in root(made, "word/numbering.xml").iter(w("lvlText"))]
    assert {"%1.", "Article %1"} <= set(texts)


def test_a_heading_of_contents_that_inherits_a_number_is_freed_of_it():
    house = dressed("county")
    styles, numbers = sheet(house.data), root(house.data, "word/numbering.xml")
    contents = house.styles[Role.CONTENTS]

    assert brought(styles, numbers, "TOCHeading") is not None
    assert brought(styles, numbers, contents) is None
    assert styles.first(contents, "pPr/outlineLvl").get(w("val")) == "9"
    assert [style.get(w("styleId")) for style in styles.chain(contents)][1] == "TOCHeading"


def test_parts_without_number_have_headings_without_one():
    styles, numbers = (
        sheet(dressed("county").data),
        root(dressed("county").data, "word/numbering.xml"),
    )

    assert brought(styles, numbers, dressed("county").styles[Role.PLAIN_HEADING_1]) is None
    assert dressed("landesamt").styles[Role.PLAIN_HEADING_1] == "berschrift1"


def test_what_follows_a_list_stands_as_far_off_as_from_any_paragraph_of_the_house():
    house = dressed("county")
    styles = sheet(house.data)
    item, text = house.styles[Role.BULLET_1], house.styles[Role.BODY]

    after = [styles.measure(style, "pPr/spacing", "after") for style in (item, text)]
    assert after == [140, 140]
    assert styles.first(item, "pPr/contextualSpacing") is not None


def test_lettered_lists_count_as_the_text_says_whatever_the_house_calls_a_numbered_list():
    house = dressed("county")
    letters = brought(
        sheet(house.data), root(house.data, "word/numbering.xml"), house.styles[Role.LETTER_1]
    )

    assert (letters.format, letters.text) == ("lowerLetter", "(%1)")
    assert house.styles[Role.LETTER_1] != "ListNumber"


# Which style serves which role


def test_localised_styles_are_recognised_by_their_english_names():
    found = dressed("landesamt").styles

    assert [found[role] for role in (Role.TITLE, Role.SUBTITLE, Role.HEADING_1, Role.HEADING_2, Role.STRONG)] == [
        "Titel", "Untertitel", "berschrift1", "berschrift2", "Fett",
    ]  # fmt: skip
    assert (found[Role.BODY], found[Role.BULLET_1]) == ("Standard", "Aufzhlungszeichen")


def test_headings_are_found_by_their_outline_level_when_they_bear_other_names():
    data = changed(
        "landesamt", "word/styles.xml", 'w:name w:val="heading 1"', 'w:name w:val="Amtstitel"'
    )

    assert dressed("landesamt", data=data).styles[Role.HEADING_1] == "berschrift1"


def test_a_title_that_counts_for_the_outline_is_not_taken_for_a_heading():
    title = 'w:name w:val="Title"/><w:basedOn w:val="Standard"/><w:uiPriority w:val="1"/><w:qFormat/><w:pPr>'
    data = changed(
        "landesamt", "word/styles.xml", 'w:name w:val="heading 1"', 'w:name w:val="Amtstitel"'
    )
    contents = parts(data)
    styles = (
        contents["word/styles.xml"].decode().replace(title, f'{title}<w:outlineLvl w:val="0"/>')
    )

    found = dressed(
        "landesamt", data=pack({**contents, "word/styles.xml": styles.encode()}, DAY)
    ).styles

    assert (found[Role.TITLE], found[Role.HEADING_1]) == ("Titel", "berschrift1")


@pytest.mark.parametrize(
    ("before", "breaks"),
    [("", 1), ("<w:pageBreakBefore/>", 0), ('<w:pageBreakBefore w:val="0"/>', 1)],
)
def test_a_page_begins_once_after_the_contents(before, breaks, written):
    old = '<w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="1"/><w:qFormat/><w:pPr><w:keepNext/>'
    data = changed("harbour", "word/styles.xml", old, old + before)

    body = root(written(dressed("harbour", data=data)), "word/document.xml")

    assert len(body.findall(f".//{w('br')}[@{w('type')}='page']")) == breaks


def test_a_style_of_the_house_that_only_shares_a_name_is_not_taken():
    house = dressed("county")
    clause = sheet(house.data).get(house.styles[Role.CLAUSE])

    assert style_name(clause) == "Code Clause"
    assert "FF00FF" not in etree.tostring(clause).decode()


def test_a_bullet_style_without_bullets_is_not_taken():
    data = changed("landesamt", "word/numbering.xml", '"bullet"', '"decimal"')

    assert dressed("landesamt", data=data).styles[Role.BULLET_1] != "Aufzhlungszeichen"


def test_body_text_whose_paragraphs_would_stand_without_a_gap_is_ours_in_the_font_of_the_house():
    house = dressed("harbour")
    styles = sheet(house.data)

    assert house.styles[Role.BODY] == "BodyText"
    assert [style.get(w("styleId")) for style in styles.chain("BodyText")] == ["BodyText", "Normal"]


def test_a_style_in_which_most_of_the_text_stands_is_pointed_out():
    data = changed(
        "landesamt",
        "word/document.xml",
        'w:pStyle w:val="Standard"',
        'w:pStyle w:val="KastenHinweis"',
    )

    remark = next(r for r in dressed("landesamt", data=data).remarks if r.rule == "house-body")

    assert remark.hint == "write 'body: Kasten Hinweis' into house-style.yaml"


def test_a_template_made_from_ours_is_used_as_it_is(written):
    house = dress(BASE, BASE, "own.docx")

    assert len(list(sheet(house.data))) == len(list(sheet(BASE))) + 1  # the line of the footer
    assert house.lists.headings == 1
    assert "house-footer" not in rules(house)
    assert "Draft, not in force" in said(root(written(house), "word/footer1.xml"))


def test_styles_that_are_named_are_taken():
    house = dressed("landesamt", "example: Kasten Hinweis\ntable: tabelle amt\n")

    assert house.styles[Role.EXAMPLE] == "KastenHinweis"
    assert house.styles[Role.TABLE] == "TabelleAmt"
    remark = next(r for r in house.remarks if r.rule == "house-styles")
    assert "examples" not in remark.message
    assert "lettered lists" in remark.message
    assert remark.severity is Severity.REMARK


def test_a_named_style_for_numbered_paragraphs_leaves_the_numbers_right(written):
    made = written(dressed("landesamt", "numbered: Kasten Hinweis\n"))

    numbered = [
        p
        for p in root(made, "word/document.xml").iter(w("p"))
        if p.find(f".//{w('pStyle')}").get(w("val")) == "KastenHinweis"
    ]
    assert numbered
    assert all(paragraph.find(f".//{w('numId')}") is not None for paragraph in numbered)


def test_an_empty_file_of_names_names_nothing():
    assert dressed("landesamt", "# nothing yet\n").styles == dressed("landesamt").styles


def test_what_is_wrong_with_a_file_of_names_is_told_all_at_once_with_places():
    names = "boddy: Standard\nexample: Kasten Hinweiss\nheading-1: Überschrift 1\nbody: 3\ntable: Normal\n"

    assert "\n".join(refusals("landesamt", names)).splitlines() == [
        "house-style.yaml:1:1: error: there is no role 'boddy' [unknown-role]",
        "  hint: did you mean 'body'?",
        "house-style.yaml:2:10: error: the template has no style 'Kasten Hinweiss' [unknown-style]",
        "  hint: did you mean 'Kasten Hinweis'?",
        "house-style.yaml:3:12: error: the template has no style 'Überschrift 1' [unknown-style]",
        "  hint: did you mean 'heading 1'?",
        "house-style.yaml:4:7: error: 'body' should be the name of a style [wrong-type]",
        "house-style.yaml:5:8: error: 'Normal' is a paragraph style; 'table' needs a table style [wrong-style]",
    ]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("bullet-2: Normal\n", "the style 'Normal' brings no bullets, which 'bullet-2' needs"),
        ("- body\n", "this file should name styles for roles"),
    ],
)
def test_a_style_that_does_not_fit_its_role_is_refused(names, words):
    assert words in refusals("landesamt", names)[0]


# Headers and footers that reach outside


def running(content):
    names = " ".join(
        f'xmlns:{prefix}="{uri}"'
        for prefix, uri in (
            ("w", w("p")[1:-2]),
            ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
            ("v", "urn:schemas-microsoft-com:vml"),
        )
    )
    return etree.fromstring(f"<w:ftr {names}><w:p>{content}</w:p></w:ftr>")


def mark(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def command(*pieces):
    return "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)


def text(words):
    return f"<w:r><w:t>{words}</w:t></w:r>"


@pytest.mark.parametrize(
    "content",
    [
        f'<w:fldSimple w:instr=" INCLUDETEXT c:/a.docx ">{text("shown")}</w:fldSimple>',
        mark("begin") + command(" INCLUDE", "TEXT x ") + mark("separate") + text("shown") + mark("end"),
        mark("begin") + command(" dde excel ") + mark("separate") + text("shown") + mark("end"),
        mark("begin") + command(" LINK ") + mark("begin") + command(" PAGE ") + mark("separate")
        + text("7") + mark("end") + mark("separate") + text("shown") + mark("end"),
    ],
)  # fmt: skip
def test_a_field_that_fetches_loses_its_command_and_keeps_what_it_shows(content):
    footer = running(content)

    told = cleaned(footer, [])

    assert len(told) == 1
    assert said(footer) == "shown"
    assert footer.find(f".//{w('fldChar')}") is None
    assert footer.find(f".//{w('fldSimple')}") is None


@pytest.mark.parametrize(
    "code", ["DATE", "FILENAME", "TITLE", 'STYLEREF "heading 1"', "PAGE", "LINKS"]
)
def test_other_fields_stay(code):
    footer = running(
        mark("begin") + command(f" {code} ") + mark("separate") + text("x") + mark("end")
    )

    assert cleaned(footer, []) == []
    assert len(footer.findall(f".//{w('fldChar')}")) == 3


def test_a_field_that_is_never_ended_does_no_harm():
    footer = running(mark("begin") * 3 + command(" LINK ") + mark("separate") + text("shown"))

    assert cleaned(footer, []) == []


def test_a_control_that_shows_the_title_of_the_file_stays_bound_to_it():
    footer = running(
        f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="/x"/></w:sdtPr><w:sdtContent>{text("Title")}</w:sdtContent></w:sdt>'
    )

    assert cleaned(footer, []) == []
    assert footer.find(f".//{w('dataBinding')}") is not None


def test_a_header_of_endless_fields_is_refused():
    data = changed("county", "word/header1.xml", "</w:p>", f"</w:p>{'<w:p/>' * 20_000}")

    with pytest.raises(ContentError, match="has more than 20,000 tags"):
        dressed("county", data=data)


def test_a_linked_picture_goes_and_one_that_is_here_stays():
    footer = running(
        '<w:r><w:pict><v:imagedata r:id="rId1"/></w:pict></w:r>'
        '<w:r><w:pict><v:imagedata r:id="rId2" src="http://example/x.png"/></w:pict></w:r>'
    )

    told = cleaned(footer, ["rId2"])

    assert told == ["a picture that stands in another file", "an address in a drawing"]
    assert len(footer.findall(f".//{w('pict')}")) == 1


def test_tracked_changes_and_bookmarks_of_a_footer_are_settled():
    footer = running(
        f'<w:bookmarkStart w:id="0" w:name="x"/><w:ins w:author="A">{text("new")}</w:ins>'
        f'<w:del w:author="A"><w:r><w:delText>old</w:delText></w:r></w:del><w:bookmarkEnd w:id="0"/>'
    )

    assert cleaned(footer, []) == []
    assert etree.tostring(footer).decode().count("<w:r>") == 1
    assert "A" not in footer.xpath("string()")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('<w:fldSimple w:instr=" PAGE "/>', True),
        ('<w:fldSimple w:instr="PAGE \\* MERGEFORMAT"/>', True),
        (mark("begin") + command(" PA", "GE ") + mark("end"), True),
        (mark("begin") + command(" NUMPAGES ") + mark("end"), False),
        (mark("begin") + command(" PAGEREF x ") + mark("end"), False),
        (text("Page"), False),
    ],
)  # fmt: skip
def test_a_page_number_is_recognised(content, expected):
    assert has_page_number(running(content)) is expected


# Files that somebody damaged


def test_a_template_without_lists_theme_and_settings_is_completed(words):
    names = (
        "word/numbering.xml",
        "word/settings.xml",
        "word/_rels/settings.xml.rels",
        "word/theme/theme1.xml",
    )
    made = write(
        rich_document(), words, base=dress(without("landesamt", *names), BASE, "x"), date=DATE
    )

    assert set(names) - {"word/_rels/settings.xml.rels"} <= parts(made).keys()


def test_whatever_is_damaged_is_refused_or_written_and_never_a_fault_of_ours(words):
    chance = random.Random(20261122)  # noqa: S311  nothing is kept secret
    for _ in range(60):
        contents = damaged(parts(FILES[chance.choice(HOUSES)]), chance)
        try:
            write(order_document(), words, base=dress(pack(contents, DAY), BASE, "x"), date=DATE)
        except ContentError as refused:
            assert refused.problems[0].where.file == "x"  # noqa: PT017  both ends are right


def damaged(contents, chance):
    """Return a file in which elements and attributes have gone, are doubled or say nonsense."""
    for _ in range(chance.randint(1, 6)):
        part = chance.choice([name for name in contents if name.startswith(("word/", "_rels"))
                              and name.endswith(("xml", "rels"))])  # fmt: skip
        tree = etree.fromstring(contents[part])
        node = chance.choice([node for node in tree.iter() if node is not tree] or [tree])
        if node is not tree and chance.random() < 0.4:
            node.getparent().remove(node)
        elif node is not tree and chance.random() < 0.3:
            node.getparent().append(copy.deepcopy(node))
        elif node.attrib:
            key = chance.choice(list(node.attrib))
            node.set(key, chance.choice(["", "abc", "-1", "99999999999", "1.5", "%1", "Heading1"]))
        contents = {**contents, part: etree.tostring(tree)}
    return contents


# The template that ours are fitted from, and the houses themselves


def test_the_colours_that_are_replaced_are_those_of_our_template():
    ours = parts(BASE)["word/styles.xml"].decode()

    assert all(tint in ours for tint in (fitting.ACCENT, *fitting.TINTS))
    assert f'w:left="{fitting.COLUMN}"' in ours


def test_none_of_our_own_look_stays_in_a_house(house, written):
    made = parts(written(house))["word/styles.xml"].decode()

    assert not [tint for tint in (fitting.ACCENT, *fitting.TINTS) if tint in made]


def test_the_houses_are_those_that_the_program_makes():
    command = [sys.executable, ROOT / ".ci/make_house_styles.py", "--check"]

    done = subprocess.run(command, check=False)

    assert done.returncode == 0, "run python .ci/make_house_styles.py"
