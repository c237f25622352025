"""Make ``tests/house_styles/``: Word files of three organisations that do not exist.

Each is unlike the others where house styles differ, and has a page of text of its own, so that the
pages of a draft can be laid beside it. Run it after a change of this file:
``python .ci/make_house_styles.py``. A test compares the result with the files in the repository.

- ``landesamt.docx``: a German Word, A4, a serif, localised ids and names, traces of its people
- ``county.docx``: US Letter, a sans serif, headings with numbers of their own, a title page
- ``harbour.dotx``: a letterhead with a logo, two lines at the foot, narrow margins
"""

from __future__ import annotations

import struct
import sys
import zlib
from pathlib import Path

from make_base import (
    DATE,
    DECLARATION,
    OFFICE,
    PACKAGE,
    WORD_TYPE,
    A,
    R,
    W,
    bold,
    border,
    color,
    field,
    fill,
    indent,
    level,
    line,
    numbered,
    size,
    spacing,
    tabs,
    words,
)

from codegen.document.ooxml.package import digest, pack

FOLDER = Path(__file__).parent.parent / "tests" / "house_styles"
JUSTIFIED = '<w:jc w:val="both"/>'
LENDING = (
    "The office keeps a register of what it lends. Whoever borrows a thing signs for it, says what it "
    "is for and when it comes back, and brings it back in the state in which it was lent."
)
LATE = (
    "A thing that is not back on its day is asked for in writing. After a second letter the head of the "
    "section decides whether its price is claimed."
)
TEXT = (LENDING, LATE)


def font(name: str) -> str:
    """Return a font for all scripts."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}" w:eastAsia="{name}"/>'


def style(  # noqa: PLR0913 (one argument for each thing a style can say)
    identity: str,
    name: str,
    *,
    kind: str = "paragraph",
    based: str = "",
    paragraph: str = "",
    run: str = "",
    more: str = "",
    default: bool = False,
    custom: bool = False,
) -> str:
    """Return a style whose id is its own, as another Word than ours makes it."""
    flags = (' w:default="1"' if default else "") + (' w:customStyle="1"' if custom else "")
    return (
        f'<w:style w:type="{kind}" w:styleId="{identity}"{flags}><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + '<w:uiPriority w:val="1"/><w:qFormat/>'
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + f"{more}</w:style>"
    )


def styles(defaults: str, paragraph_defaults: str, *every: str) -> str:
    """Return a styles part."""
    return (
        f'{DECLARATION}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr>'
        f"</w:rPrDefault><w:pPrDefault><w:pPr>{paragraph_defaults}</w:pPr></w:pPrDefault>"
        f"</w:docDefaults>{''.join(every)}</w:styles>"
    )


def basics(
    normal: str, font_id: str, table: str, none: str, *, paragraph: str, run: str = ""
) -> list[str]:
    """Return the four default styles under the ids of a language."""
    cells = (
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    )
    return [
        style(normal, "Normal", default=True, paragraph=paragraph, run=run),
        style(font_id, "Default Paragraph Font", kind="character", default=True),
        style(table, "Normal Table", kind="table", default=True, more=cells),
        style(none, "No List", kind="numbering", default=True),
    ]


def paragraph(identity: str, *content: str, more: str = "") -> str:
    """Return a paragraph; text becomes a run."""
    runs = "".join(one if one.startswith("<") else words(one) for one in content)
    return f'<w:p><w:pPr><w:pStyle w:val="{identity}"/>{more}</w:pPr>{runs}</w:p>'


def numbering(*lists: tuple[str, str]) -> str:
    """Return a numbering part of lists: id of the definition and its levels; instances from 1."""
    abstracts = "".join(
        f'<w:abstractNum w:abstractNumId="{identity}"><w:nsid w:val="{int(identity) + 0xA0000:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        for identity, levels in lists
    )
    instances = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{identity}"/></w:num>'
        for number, (identity, _) in enumerate(lists, start=1)
    )
    return f'{DECLARATION}<w:numbering xmlns:w="{W}">{abstracts}{instances}</w:numbering>'


def settings(*more: str) -> str:
    """Return a settings part."""
    compat = (
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    return (
        f'{DECLARATION}<w:settings xmlns:w="{W}" xmlns:r="{R}">{"".join(more)}{compat}</w:settings>'
    )


def section(
    *references: tuple[str, str, str],
    page: tuple[int, int] = (11906, 16838),
    sides: tuple[int, int, int, int] = (1418, 1418, 1134, 1418),
    more: str = "",
) -> str:
    """Return a section; references are (header or footer, type, id), sides go clockwise from the top."""
    named = "".join(
        f'<w:{word}Reference w:type="{kind}" r:id="{identity}"/>'
        for word, kind, identity in references
    )
    top, right, bottom, left = sides
    wide = ' w:orient="landscape"' if page[0] > page[1] else ""
    return (
        f'<w:sectPr>{named}<w:pgSz w:w="{page[0]}" w:h="{page[1]}"{wide}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
        f' w:header="567" w:footer="567" w:gutter="0"/><w:cols w:space="708"/>{more}</w:sectPr>'
    )


def document(*body: str) -> str:
    """Return the document part."""
    return f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{"".join(body)}</w:body></w:document>'


def running(kind: str, *content: str) -> str:
    """Return a header (``hdr``) or footer (``ftr``)."""
    names = (
        f'xmlns:w="{W}" xmlns:r="{R}" xmlns:a="{A}"'
        ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
        ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    )
    return f"{DECLARATION}<w:{kind} {names}>{''.join(content)}</w:{kind}>"


def theme(name: str, accent: str, heading: str, text: str) -> str:
    """Return a theme of one accent and two fonts."""
    names = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
    tints = dict.fromkeys(names, accent) | {"dk1": "000000", "lt1": "FFFFFF", "lt2": "EEEEEE"}
    colors = "".join(f'<a:{key}><a:srgbClr val="{tint}"/></a:{key}>' for key, tint in tints.items())
    fonts = "".join(
        f'<a:{key}><a:latin typeface="{face}"/><a:ea typeface=""/><a:cs typeface=""/></a:{key}>'
        for key, face in (("majorFont", heading), ("minorFont", text))
    )
    flat = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    edge = f'<a:ln w="6350">{flat}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{DECLARATION}<a:theme xmlns:a="{A}" name="{name}"><a:themeElements>'
        f'<a:clrScheme name="{name}">{colors}</a:clrScheme><a:fontScheme name="{name}">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="{name}"><a:fillStyleLst>{flat * 3}</a:fillStyleLst><a:lnStyleLst>{edge * 3}'
        f"</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{flat * 3}"
        "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def relationships(*targets: tuple[str, str, str]) -> str:
    """Return relations of (id, type, target); an address outside the file begins with its scheme."""
    entries = "".join(
        f'<Relationship Id="{identity}" Type="{kind}" Target="{target}"'
        + (' TargetMode="External"' if "://" in target else "")
        + "/>"
        for identity, kind, target in targets
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def office(identity: str, kind: str, target: str) -> tuple[str, str, str]:
    """Return a relation of Office's own kinds."""
    return identity, f"{OFFICE}/relationships/{kind}", target


def packed(parts: dict[str, str | bytes], *, template: bool = False) -> bytes:
    """Return a Word file of these parts, their content types told by their names."""
    kinds = {
        "styles": "styles", "numbering": "numbering", "settings": "settings",
        "document": "template.main" if template else "document.main",
        "header": "header", "footer": "footer",
    }  # fmt: skip
    overrides = []
    for name in parts:
        stem = name.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")
        if name.endswith(".xml") and stem in kinds:
            overrides.append((name, f"{WORD_TYPE}.{kinds[stem]}+xml"))
    overrides += [
        (name, kind)
        for name, kind in (
            ("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            (
                "docProps/app.xml",
                "application/vnd.openxmlformats-officedocument.extended-properties+xml",
            ),
            (
                "docProps/custom.xml",
                "application/vnd.openxmlformats-officedocument.custom-properties+xml",
            ),
        )
        if name in parts
    ]
    entries = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides
    )
    types = (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{entries}</Types>'
    )
    whole = {"[Content_Types].xml": types, **parts}
    return pack(
        {name: text if isinstance(text, bytes) else text.encode() for name, text in whole.items()},
        DATE,
    )


PACKAGE_RELATIONS = relationships(office("rId1", "officeDocument", "word/document.xml"))


def landesamt() -> bytes:
    """Return the file of a German office: localised ids, justified serif, traces of its people."""
    body = spacing(0, 120, 276)
    every = [
        *basics("Standard", "Absatz-Standardschriftart", "NormaleTabelle", "KeineListe",
                paragraph=body + JUSTIFIED, run='<w:lang w:val="de-DE"/>'),
        style("Titel", "Title", based="Standard", paragraph=spacing(600, 240) + '<w:jc w:val="center"/>',
              run=bold() + color("5A1E2D") + size(40)),
        style("Untertitel", "Subtitle", based="Standard", paragraph=spacing(0, 240) + '<w:jc w:val="center"/>',
              run="<w:i/>" + size(26)),
        style("berschrift1", "heading 1", based="Standard",
              paragraph="<w:keepNext/>" + border(line("bottom", 6, 2, "5A1E2D")) + spacing(400, 160)
              + '<w:jc w:val="left"/><w:outlineLvl w:val="0"/>', run=bold() + color("5A1E2D") + size(30)),
        style("berschrift2", "heading 2", based="Standard",
              paragraph="<w:keepNext/>" + spacing(280, 100) + '<w:jc w:val="left"/><w:outlineLvl w:val="1"/>',
              run=bold() + "<w:i/>" + color("5A1E2D") + size(25)),
        style("Aufzhlungszeichen", "List Bullet", based="Standard",
              paragraph=numbered(1) + spacing(0, 60, 276) + "<w:contextualSpacing/>"),
        style("Kopfzeile", "header", based="Standard", paragraph=spacing(0, 0), run=size(18)),
        style("Fuzeile", "footer", based="Standard", paragraph=tabs(("center", 4536), ("right", 9072)) + spacing(0, 0),
              run=size(18)),
        style("KastenHinweis", "Kasten Hinweis", based="Standard", custom=True,
              paragraph=border(*(line(side, 8, 6, "5A1E2D") for side in ("top", "left", "bottom", "right")))
              + spacing(60, 60) + indent(170, right=170), run=size(21)),
        style("TabelleAmt", "Tabelle Amt", kind="table", based="NormaleTabelle", custom=True,
              more="<w:tblPr><w:tblBorders>" + "".join(
                  line(side, 6, 0, "5A1E2D") for side in ("top", "bottom", "insideH")) + "</w:tblBorders></w:tblPr>"
              f'<w:tblStylePr w:type="firstRow"><w:tcPr>{fill("F1E4E7")}</w:tcPr></w:tblStylePr>'),
        style("Fett", "Strong", kind="character", based="Absatz-Standardschriftart", run=bold()),
    ]  # fmt: skip
    bullets = level(0, "▪", 425, 425, form="bullet", linked="Aufzhlungszeichen")
    text = [
        paragraph("Titel", "Hausordnung"),
        paragraph("Untertitel", "Landesamt für Beispielwesen (ein erfundenes Amt)"),
        paragraph("berschrift1", "Leihverkehr"),
        paragraph("berschrift2", "Grundsätze"),
        *(paragraph("Standard", said) for said in TEXT),
        paragraph("Aufzhlungszeichen", "Bücher und Karten"),
        paragraph("Aufzhlungszeichen", "Messgeräte mit Prüfsiegel"),
        paragraph("KastenHinweis", "Ein Beispiel: Wer eine Leiter leiht, trägt sie ein."),
        paragraph("berschrift1", "Rückgabe"),
        *(paragraph("Standard", said) for said in TEXT),
    ]
    page = words("Seite ") + field("PAGE") + words(" von ") + field("NUMPAGES")
    core = (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Sachgebiet Z 4</dc:creator>'
        "<dc:description>Nur intern</dc:description><cp:lastModifiedBy>Sachgebiet Z 5</cp:lastModifiedBy>"
        "<cp:category>Vertraulich</cp:category></cp:coreProperties>"
    )
    app = (
        f'{DECLARATION}<Properties xmlns="{OFFICE}/extended-properties"><Template>geheim.dotx</Template>'
        "<Manager>Sachgebiet Z</Manager><Company>Landesamt für Beispielwesen</Company></Properties>"
    )
    custom = (
        f'{DECLARATION}<Properties xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Aktenzeichen">'
        "<vt:lpwstr>Z 4 - 123/45</vt:lpwstr></property></Properties>"
    )
    return packed({
        "_rels/.rels": relationships(
            office("rId1", "officeDocument", "word/document.xml"),
            ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            office("rId3", "extended-properties", "docProps/app.xml"),
            office("rId4", "custom-properties", "docProps/custom.xml")),
        "docProps/core.xml": core, "docProps/app.xml": app, "docProps/custom.xml": custom,
        "word/document.xml": document(*text, section(("header", "default", "rId5"), ("footer", "default", "rId6"))),
        "word/_rels/document.xml.rels": relationships(
            office("rId1", "styles", "styles.xml"), office("rId2", "numbering", "numbering.xml"),
            office("rId3", "settings", "settings.xml"), office("rId4", "theme", "theme/theme1.xml"),
            office("rId5", "header", "header1.xml"), office("rId6", "footer", "footer1.xml")),
        "word/styles.xml": styles(font("Times New Roman") + size(24) + '<w:lang w:val="de-DE"/>', "", *every),
        "word/numbering.xml": numbering(("7", bullets)),
        "word/settings.xml": settings(
            '<w:attachedTemplate r:id="rId1"/>', '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>',
            '<w:defaultTabStop w:val="709"/>', "<w:autoHyphenation/>"),
        "word/_rels/settings.xml.rels": relationships(
            office("rId1", "attachedTemplate", "file:///Z:/vorlagen/geheim.dotx")),
        "word/theme/theme1.xml": theme("Landesamt", "5A1E2D", "Times New Roman", "Times New Roman"),
        "word/header1.xml": running("hdr", paragraph(
            "Kopfzeile", "Landesamt für Beispielwesen", "<w:r><w:tab/></w:r>",
            more=border(line("bottom", 4, 4, "5A1E2D")))),
        "word/footer1.xml": running("ftr", paragraph("Fuzeile", page, more='<w:jc w:val="center"/>')),
    })  # fmt: skip


def county() -> bytes:
    """Return the file of a county office: its own numbers, a title page, even pages apart."""
    teal = "0B6E69"
    every = [
        *basics("Normal", "DefaultParagraphFont", "TableNormal", "NoList", paragraph=spacing(0, 160, 264)),
        style("BodyText", "Body Text", based="Normal", paragraph=spacing(0, 140, 264)),
        style("Title", "Title", based="Normal", paragraph=spacing(0, 240), run=bold() + color(teal) + size(64)),
        style("Heading1", "heading 1", based="Normal",
              paragraph="<w:keepNext/>" + numbered(1) + spacing(480, 160) + '<w:outlineLvl w:val="0"/>',
              run=bold() + "<w:caps/>" + color(teal) + size(28)),
        style("Heading2", "heading 2", based="Normal",
              paragraph="<w:keepNext/>" + numbered(1, 1) + spacing(320, 120) + '<w:outlineLvl w:val="1"/>',
              run=bold() + color(teal) + size(24)),
        style("Heading3", "heading 3", based="Normal",
              paragraph=numbered(1, 2) + spacing(200, 100) + '<w:outlineLvl w:val="2"/>', run=bold()),
        # As Word makes it: the heading of the contents inherits the number of headings.
        style("TOCHeading", "TOC Heading", based="Heading1", paragraph=spacing(240, 120)),
        style("TOC1", "toc 1", based="Normal", paragraph=tabs(("left", 540), ("right", 9350, "dot")) + spacing(60, 60)),
        style("TOC2", "toc 2", based="Normal",
              paragraph=tabs(("left", 1080), ("right", 9350, "dot")) + spacing(0, 40) + indent(540)),
        style("ListParagraph", "List Paragraph", based="Normal", paragraph=indent(720)),
        style("ListNumber", "List Number", based="Normal", paragraph=numbered(2)),
        style("Clause", "Clause", based="Normal", custom=True, run=color("FF00FF")),
        style("Header", "header", based="Normal", paragraph=tabs(("right", 9350)) + spacing(0, 0), run=color(teal) + size(18)),
        style("Footer", "footer", based="Normal", paragraph=spacing(0, 0), run=size(18)),
    ]  # fmt: skip
    heads = (
        level(0, "%1.", 540, 540, linked="Heading1")
        + level(1, "%1.%2", 720, 720, linked="Heading2")
        + level(2, "%1.%2.%3", 900, 900, linked="Heading3")
    )
    cover = section(
        page=(12240, 15840),
        sides=(1440, 1440, 1440, 1440),
        more='<w:vAlign w:val="center"/><w:titlePg/>',
    )
    text = [
        paragraph("Title", "Lending Manual"),
        paragraph("Normal", "Example County Audit Office. The county does not exist.", more=cover),
        paragraph("Heading1", "Lending"),
        paragraph("Heading2", "What may be lent"),
        *(paragraph("BodyText", said) for said in TEXT),
        paragraph("Heading2", "Who decides"),
        *(paragraph("BodyText", said) for said in TEXT),
        paragraph("ListNumber", "Sign for it"),
        paragraph("ListNumber", "Bring it back"),
        paragraph("Heading1", "Return"),
        *(paragraph("BodyText", said) for said in TEXT),
    ]
    ending = section(("header", "default", "rId4"), ("header", "even", "rId5"), page=(12240, 15840),
                     sides=(1440, 1440, 1440, 1440))  # fmt: skip
    return packed({
        "_rels/.rels": PACKAGE_RELATIONS,
        "word/document.xml": document(*text, ending),
        "word/_rels/document.xml.rels": relationships(
            office("rId1", "styles", "styles.xml"), office("rId2", "numbering", "numbering.xml"),
            office("rId3", "settings", "settings.xml"), office("rId4", "header", "header1.xml"),
            office("rId5", "header", "header2.xml")),
        "word/styles.xml": styles(font("Arial") + size(21) + '<w:lang w:val="en-US"/>', "", *every),
        "word/numbering.xml": numbering(("0", heads), ("1", level(0, "%1.", 360, 360, linked="ListNumber"))),
        "word/settings.xml": settings("<w:trackRevisions/>", '<w:defaultTabStop w:val="720"/>', "<w:evenAndOddHeaders/>"),
        "word/header1.xml": running("hdr", paragraph(
            "Header", "Example County Audit Office", "<w:r><w:tab/></w:r>", field('STYLEREF "heading 1"').replace(words("1"), words("Lending")))),
        "word/header2.xml": running("hdr", paragraph("Header", "Example County Audit Office")),
    })  # fmt: skip


def harbour() -> bytes:
    """Return the template of a harbour authority: logo, two lines at the foot, narrow margins."""
    blue = "1F5FA8"
    every = [
        *basics("Normal", "DefaultParagraphFont", "TableNormal", "NoList", paragraph=spacing(0, 0, 250)),
        style("Heading1", "heading 1", based="Normal",
              paragraph="<w:keepNext/>" + spacing(360, 120) + '<w:outlineLvl w:val="0"/>',
              run='<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/>' + bold()
              + f'<w:color w:val="{blue}" w:themeColor="accent1"/>' + size(26)),
        style("Heading2", "heading 2", based="Heading1", paragraph=spacing(240, 80) + '<w:outlineLvl w:val="1"/>', run=size(22)),
        style("Header", "header", based="Normal", paragraph=tabs(("center", 4513), ("right", 9026)), run=size(16)),
        style("Footer", "footer", based="Normal", paragraph=tabs(("center", 4513), ("right", 9026)),
              run=color(blue) + size(15)),
    ]  # fmt: skip
    logo = (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="1440000" cy="480000"/>'
        '<wp:docPr id="1" name="Logo" descr="Example Harbour Authority"><a:hlinkClick r:id="rId2"/></wp:docPr><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/>'
        '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="1440000" cy="480000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    link = f'<w:hyperlink r:id="rId1">{words("harbour.example")}</w:hyperlink>'
    picture = field('INCLUDEPICTURE "http://harbour.example/seal.png"').replace(
        words("1"), words("seal")
    )
    page = words("Page ") + field("PAGE")
    rule = border(line("top", 6, 4, blue))
    lines = (
        paragraph(
            "Footer",
            "Example Harbour Authority (it does not exist), Quay 1, Port Example",
            more=rule,
        ),
        paragraph(
            "Footer",
            link,
            " · registered in no register · ",
            picture,
            "<w:r><w:tab/></w:r><w:r><w:tab/></w:r>",
            page,
        ),
    )
    sides = (1134, 850, 1134, 850)
    upright = section(("header", "first", "rId4"), ("header", "default", "rId5"), ("footer", "first", "rId6"),
                      ("footer", "default", "rId7"), sides=sides, more="<w:titlePg/>")  # fmt: skip
    text = [
        paragraph("Normal", "Port Example, on a day in spring"),
        paragraph("Heading1", "Lending of ladders"),
        *(paragraph("Normal", said, more=spacing(0, 120)) for said in TEXT),
        paragraph("Heading2", "Return"),
        *(paragraph("Normal", said, more=spacing(0, 120)) for said in TEXT),
        paragraph("Normal", "Enclosure", more=upright),
        paragraph("Normal", "A table that needs a wide page."),
    ]
    return packed({
        "_rels/.rels": PACKAGE_RELATIONS,
        "word/document.xml": document(*text, section(page=(16838, 11906), sides=sides)),
        "word/_rels/document.xml.rels": relationships(
            office("rId1", "styles", "styles.xml"), office("rId2", "settings", "settings.xml"),
            office("rId3", "theme", "theme/theme1.xml"), office("rId4", "header", "header1.xml"),
            office("rId5", "header", "header2.xml"), office("rId6", "footer", "footer1.xml"),
            office("rId7", "footer", "footer2.xml")),
        "word/styles.xml": styles(
            '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>' + size(20) + '<w:lang w:val="en-GB"/>', "", *every),
        "word/settings.xml": settings(),
        "word/theme/theme1.xml": theme("Harbour", blue, "Liberation Sans", "DejaVu Sans"),
        "word/media/image1.png": png(90, 30, blue),
        "word/header1.xml": running("hdr", paragraph("Header", logo)),
        "word/_rels/header1.xml.rels": relationships(
            office("rId1", "image", "media/image1.png"), office("rId2", "hyperlink", "https://harbour.example/")),
        "word/header2.xml": running("hdr", paragraph("Header", "Example Harbour Authority", more='<w:jc w:val="right"/>')),
        "word/footer1.xml": running("ftr", *lines), "word/footer2.xml": running("ftr", *lines),
        **{f"word/_rels/footer{n}.xml.rels": relationships(
            office("rId1", "hyperlink", "https://harbour.example/")) for n in (1, 2)},
    }, template=True)  # fmt: skip


def png(width: int, height: int, tint: str) -> bytes:
    """Return a small picture: waves of a colour on white."""
    ink = bytes.fromhex(tint)
    rows = []
    for y in range(height):
        row = bytearray([0])  # no filter
        for x in range(width):
            crest = abs((x + 3 * (y // 10)) % 20 - 10) // 2
            row += ink if 2 <= y % 10 - crest <= 4 else b"\xff\xff\xff"  # noqa: PLR2004  the wave's breadth
        rows.append(bytes(row))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    packed_rows = zlib.compress(b"".join(rows), 9)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", packed_rows)
        + chunk(b"IEND", b"")
    )


HOUSES = {"landesamt.docx": landesamt, "county.docx": county, "harbour.dotx": harbour}

if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for file, make in HOUSES.items():
        made = make()
        if "--check" in sys.argv and digest(made) != digest((FOLDER / file).read_bytes()):
            sys.exit(f"{file} is stale")
        if "--check" not in sys.argv:
            (FOLDER / file).write_bytes(made)
            print(f"{file} {digest(made)}")
