"""Make ``templates/base.docx``, the Word template of every document that codegen writes.

Run it after a change of this file: ``python .ci/make_base.py``. A test compares the result with the
template that stands in the repository. Measures are in twentieths of a point, font sizes in halves.

In headers and footers, words in braces are filled in by the writer: ``{title}``, ``{status}``,
``{date}``, ``{standing}`` (status and date), ``{page}`` and ``{page_of}``.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from xml.sax.saxutils import quoteattr

from codegen.document.ooxml.package import digest, pack

TARGET = Path(__file__).parent.parent / "templates" / "base.docx"
DATE = dt.date(2026, 1, 1)

NAVY, RUST, GREY = "1B365D", "8A3B12", "595959"
RULE, FILL, HEADER_FILL = "B8C4D6", "F3F6FA", "E6ECF4"
ASSUMED_FILL, OPEN_FILL = "FFF2CC", "FBE3D6"

PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 11906, 16838, 1418  # A4 with 25 mm at the sides
MEASURE = PAGE_WIDTH - 2 * MARGIN
COLUMN = 794  # 14 mm: the numbers hang here, and the text of numbered parts stands right of it
STEP = 397  # 7 mm for each level of a list

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

HEADING_FONT = (
    '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"'
    ' w:eastAsiaTheme="majorEastAsia" w:cstheme="majorBidi"/>'
)
BODY_FONT = (
    '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"'
    ' w:eastAsiaTheme="minorEastAsia" w:cstheme="minorBidi"/>'
)


# Pieces of formatting, in the order in which the schema wants them.


def bold() -> str:
    """Return the weight of strong text."""
    return "<w:b/><w:bCs/>"


def color(value: str) -> str:
    """Return a colour of text."""
    return f'<w:color w:val="{value}"/>'


def size(half_points: int) -> str:
    """Return a size of text."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def fill(value: str) -> str:
    """Return a ground."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{value}"/>'


def line(side: str, eighths: int, space: int, value: str) -> str:
    """Return one side of a border; its distance is in points."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{value}"/>'


def border(*lines: str) -> str:
    """Return the border of a paragraph."""
    return f"<w:pBdr>{''.join(lines)}</w:pBdr>"


def tabs(*stops: tuple[str, int] | tuple[str, int, str]) -> str:
    """Return tab stops: kind, place, and leader if there is one."""
    marks = "".join(
        f'<w:tab w:val="{stop[0]}"'
        + (f' w:leader="{stop[2]}"' if len(stop) > 2 else "")  # noqa: PLR2004
        + f' w:pos="{stop[1]}"/>'
        for stop in stops
    )
    return f"<w:tabs>{marks}</w:tabs>"


def spacing(before: int, after: int, lines: int | None = None) -> str:
    """Return the space around a paragraph; between two, Word takes the larger."""
    extra = f' w:line="{lines}" w:lineRule="auto"' if lines else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{extra}/>'


def indent(left: int, hanging: int = 0, right: int = 0) -> str:
    """Return the distance from the margins."""
    kind = f' w:hanging="{hanging}"' if hanging else ' w:firstLine="0"'
    return f'<w:ind w:left="{left}" w:right="{right}"{kind}/>'


def numbered(number: int, level: int = 0) -> str:
    """Return a place in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


NO_NUMBER = '<w:numPr><w:numId w:val="0"/></w:numPr>'
KEEP = "<w:keepNext/><w:keepLines/>"
KEEP_LINES = "<w:keepLines/>"


IDS = {
    "annotation text": "CommentText",
    "annotation reference": "CommentReference",
    "toc 1": "TOC1",
    "toc 2": "TOC2",
    "TOC Heading": "TOCHeading",
    "Normal Table": "TableNormal",
}


def style(  # noqa: PLR0913 (one argument for each thing a style can say)
    name: str,
    *,
    kind: str = "paragraph",
    based: str | None = "Normal",
    following: str | None = None,
    link: str | None = None,
    paragraph: str = "",
    run: str = "",
    more: str = "",
    priority: int = 99,
    shown: bool = True,
    default: bool = False,
    built_in: bool = True,
) -> str:
    """Return a style; its id is its name without spaces, as Word makes it."""
    identity = IDS.get(name, "".join(name.title().split()))
    attributes = f'w:type="{kind}" w:styleId={quoteattr(identity)}'
    if default:
        attributes += ' w:default="1"'
    if not built_in:
        attributes += ' w:customStyle="1"'
    parts = [f"<w:name w:val={quoteattr(name)}/>"]
    parts += [f'<w:basedOn w:val="{based}"/>'] if based else []
    parts += [f'<w:next w:val="{following}"/>'] if following else []
    parts += [f'<w:link w:val="{link}"/>'] if link else []
    parts.append(f'<w:uiPriority w:val="{priority}"/>')
    parts.append("<w:qFormat/>" if shown else "<w:semiHidden/><w:unhideWhenUsed/>")
    parts += [f"<w:pPr>{paragraph}</w:pPr>"] if paragraph else []
    parts += [f"<w:rPr>{run}</w:rPr>"] if run else []
    parts.append(more)
    return f"<w:style {attributes}>{''.join(parts)}</w:style>"


def paragraph_styles() -> list[str]:
    """Return the styles of paragraphs, from the title to the comments."""
    body = spacing(80, 120)
    item = spacing(40, 60)
    box = (
        border(
            line("top", 4, 6, FILL),
            line("left", 24, 10, RULE),
            line("bottom", 4, 6, FILL),
            line("right", 4, 8, FILL),
        )
        + fill(FILL)
        + spacing(60, 60)
        + indent(COLUMN + 230, right=170)
    )
    return [
        style(
            "Normal",
            based=None,
            default=True,
            priority=0,
            paragraph="<w:widowControl/>",
            run=size(22),
        ),
        style(
            "Title",
            following="Subtitle",
            priority=10,
            paragraph=KEEP
            + border(line("bottom", 12, 10, NAVY))
            + spacing(960, 200, 240)
            + '<w:contextualSpacing/><w:jc w:val="left"/>',
            run=HEADING_FONT + color(NAVY) + '<w:kern w:val="28"/>' + size(56),
        ),
        style(
            "Subtitle",
            following="BodyText",
            priority=11,
            paragraph=KEEP_LINES + spacing(0, 360),
            run=color(GREY) + size(24),
        ),
        style(
            "Status",
            following="Subtitle",
            priority=12,
            built_in=False,
            paragraph=KEEP + spacing(0, 20),
            run=bold() + color(RUST) + size(24),
        ),
        style(
            "heading 1",
            following="BodyTextIndent",
            priority=9,
            paragraph=KEEP + numbered(1) + spacing(480, 140, 252) + '<w:outlineLvl w:val="0"/>',
            run=HEADING_FONT + bold() + color(NAVY) + size(32),
        ),
        style(
            "heading 2",
            following="BodyTextIndent",
            priority=9,
            paragraph=KEEP + numbered(1, 1) + spacing(280, 80, 252) + '<w:outlineLvl w:val="1"/>',
            run=bold() + color(NAVY) + size(24),
        ),
        style(
            "Heading 1 Unnumbered",
            based="Heading1",
            following="BodyText",
            priority=9,
            built_in=False,
            paragraph=NO_NUMBER + indent(0) + '<w:outlineLvl w:val="0"/>',
        ),
        style(
            "Heading 2 Unnumbered",
            based="Heading2",
            following="BodyText",
            priority=9,
            built_in=False,
            paragraph=NO_NUMBER + indent(0) + '<w:outlineLvl w:val="1"/>',
        ),
        style("Body Text", priority=1, paragraph=body),
        style("Body Text Indent", priority=1, paragraph=body + indent(COLUMN)),
        # The number stands on the paragraph, for a list level can serve but one style (heading 2).
        style("Clause", priority=2, built_in=False, paragraph=spacing(160, 60)),
        style(
            "Numbered Paragraph",
            priority=2,
            built_in=False,
            paragraph=numbered(1, 2) + body,
        ),
        *(
            style(
                f"List Bullet{f' {level + 1}' if level else ''}",
                priority=3,
                paragraph=numbered(2, level) + item,
            )
            for level in range(3)
        ),
        *(
            style(
                f"List Number{f' {level + 1}' if level else ''}",
                priority=3,
                paragraph=numbered(3, level) + item,
            )
            for level in range(4)
        ),
        *(
            style(
                f"List Continue{f' {level + 1}' if level else ''}",
                priority=3,
                paragraph=item + indent((COLUMN if level else 0) + STEP * max(level, 1)),
            )
            for level in range(4)
        ),
        style(
            "Table Text", priority=4, built_in=False, paragraph=spacing(40, 40, 252), run=size(20)
        ),
        style(
            "Table Heading",
            based="TableText",
            priority=4,
            built_in=False,
            paragraph="<w:keepNext/>",
            run=bold() + color(NAVY),
        ),
        style("Example", priority=5, built_in=False, paragraph=KEEP_LINES + box, run=size(20)),
        style(
            "Example Heading",
            based="Example",
            following="Example",
            priority=5,
            built_in=False,
            paragraph=KEEP + spacing(200, 60),
            run=bold() + color(NAVY),
        ),
        style(
            "header",
            shown=False,
            paragraph=spacing(0, 0, 240) + '<w:jc w:val="right"/>',
            run=bold() + color(RUST) + size(18),
        ),
        style(
            "footer",
            shown=False,
            paragraph=border(line("top", 4, 6, RULE))
            + tabs(("right", MEASURE))
            + spacing(0, 0, 240),
            run=color(GREY) + size(18),
        ),
        style(
            "TOC Heading",
            following="BodyText",
            priority=39,
            paragraph=KEEP + spacing(360, 120),
            run=HEADING_FONT + bold() + color(NAVY) + size(28),
        ),
        style(
            "toc 1",
            following="Normal",
            priority=39,
            shown=False,
            paragraph=tabs(("left", COLUMN), ("right", MEASURE, "dot"))
            + spacing(100, 20)
            + indent(COLUMN, COLUMN, 567),
            run=bold(),
        ),
        style(
            "toc 2",
            following="Normal",
            priority=39,
            shown=False,
            paragraph=tabs(("left", COLUMN), ("right", MEASURE, "dot"))
            + spacing(0, 0, 252)
            + indent(COLUMN, COLUMN, 567),
        ),
        style("annotation text", shown=False, paragraph=spacing(0, 80, 240), run=size(20)),
    ]


def character_styles() -> list[str]:
    """Return the styles of runs; marks that meet have a style of their own."""
    marks = {"Strong": bold(), "Emphasis": "<w:i/><w:iCs/>"}
    flags = {"Assumption": ("", ASSUMED_FILL), "Open Point": (color(RUST), OPEN_FILL)}
    default = "DefaultParagraphFont"
    both = marks["Strong"] + marks["Emphasis"]
    styles = [
        style(
            "Default Paragraph Font",
            kind="character",
            based=None,
            priority=1,
            shown=False,
            default=True,
        ),
        style("Strong", kind="character", based=default, priority=22, run=marks["Strong"]),
        style("Emphasis", kind="character", based=default, priority=20, run=marks["Emphasis"]),
        style(
            "Strong Emphasis",
            kind="character",
            based=default,
            priority=23,
            built_in=False,
            run=both,
        ),
        style(
            "Hyperlink",
            kind="character",
            based=default,
            shown=False,
            run=color(NAVY) + f'<w:u w:val="single" w:color="{RULE}"/>',
        ),
        style("annotation reference", kind="character", based=default, shown=False, run=size(16)),
    ]
    for flag, (tint, ground) in flags.items():
        plain = "".join(flag.split())
        styles.append(
            style(
                flag,
                kind="character",
                based=default,
                priority=24,
                built_in=False,
                run=tint + fill(ground),
            )
        )
        styles += [
            style(
                f"{flag} {name}",
                kind="character",
                based=plain,
                priority=25,
                shown=False,
                built_in=False,
                run=run,
            )
            for name, run in (*marks.items(), ("Strong Emphasis", both))
        ]
    return styles


def table_styles() -> list[str]:
    """Return the default table style and ours, whose first row is a header."""
    cells = (
        '<w:tblCellMar><w:top w:w="{0}" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="{0}" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
    )
    rules = "".join(
        line(side, width, 0, tint)
        for side, width, tint in (
            ("top", 8, NAVY),
            ("bottom", 8, NAVY),
            ("insideH", 4, RULE),
        )
    )
    head = (
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
        + line("bottom", 8, 0, NAVY)
        + f"</w:tcBorders>{fill(HEADER_FILL)}</w:tcPr></w:tblStylePr>"
    )
    return [
        style(
            "Normal Table",
            kind="table",
            based=None,
            shown=False,
            default=True,
            more=f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{cells.format(0)}</w:tblPr>',
        ),
        style(
            "Code Table",
            kind="table",
            based="TableNormal",
            priority=40,
            built_in=False,
            more=f'<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>{rules}</w:tblBorders>'
            f"{cells.format(28)}</w:tblPr>{head}",
        ),
        style("No List", kind="numbering", based=None, shown=False, default=True),
    ]


def styles() -> str:
    """Return the styles part."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{BODY_FONT}{size(22)}"
        '<w:lang w:val="en-GB" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{spacing(0, 0, 276)}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
        ' w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
    )
    every = "".join([*paragraph_styles(), *character_styles(), *table_styles()])
    return f'{DECLARATION}<w:styles xmlns:w="{W}">{defaults}{every}</w:styles>'


def level(
    number: int,
    text: str,
    left: int,
    hanging: int,
    *,
    form: str = "decimal",
    linked: str = "",
    run: str = "",
) -> str:
    """Return one level of a list."""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        + (f'<w:pStyle w:val="{linked}"/>' if linked else "")
        + f'<w:suff w:val="tab"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        + f"<w:pPr>{tabs(('num', left))}{indent(left, hanging)}</w:pPr>"
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:lvl>"
    )


def numbering() -> str:
    """Return the numbering part: the outline, the bullets and the lettered lists."""
    outline = (
        level(0, "%1", COLUMN, COLUMN, linked="Heading1", run=bold() + color(NAVY)),
        level(1, "%1.%2", COLUMN, COLUMN, linked="Heading2", run=bold() + color(NAVY)),
        level(2, "(%3)", COLUMN, COLUMN, linked="NumberedParagraph"),
    )
    # Level 0 stands at the margin, in parts without numbers; level 1 in the column of the text.
    lefts = (STEP, COLUMN + STEP, COLUMN + 2 * STEP, COLUMN + 3 * STEP)
    bullets = (
        level(depth, mark, lefts[depth], STEP, form="bullet", linked=f"ListBullet{suffix}")
        for depth, (mark, suffix) in enumerate((("•", ""), ("•", "2"), ("–", "3")))
    )
    letters = (
        level(depth, f"(%{depth + 1})", lefts[depth], STEP, form=form, linked=f"ListNumber{suffix}")
        for depth, (form, suffix) in enumerate(
            (("lowerLetter", ""), ("lowerLetter", "2"), ("lowerRoman", "3"), ("upperLetter", "4"))
        )
    )
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{index}"><w:nsid w:val="{nsid}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{nsid[::-1]}"/>'
        f"{''.join(levels)}</w:abstractNum>"
        for index, (nsid, levels) in enumerate(
            (("1C0DE001", outline), ("1C0DE002", bullets), ("1C0DE003", letters))
        )
    )
    instances = "".join(
        f'<w:num w:numId="{index + 1}"><w:abstractNumId w:val="{index}"/></w:num>'
        for index in range(3)
    )
    return f'{DECLARATION}<w:numbering xmlns:w="{W}">{lists}{instances}</w:numbering>'


def settings() -> str:
    """Return the settings part: the current mode of Word, no old layout rules."""
    modern = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word"'
        f' w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    scheme = (
        ' w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1"'
        ' w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5"'
        ' w:accent6="accent6" w:hyperlink="hyperlink"'
        ' w:followedHyperlink="followedHyperlink"'
    )
    return (
        f'{DECLARATION}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{modern}</w:compat><w:themeFontLang w:val="en-GB"/>'
        f"<w:clrSchemeMapping{scheme}/>"
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def theme() -> str:
    """Return the theme, so that an organisation changes fonts and colours at one place."""
    tints = {
        "dk1": "000000",
        "lt1": "FFFFFF",
        "dk2": NAVY,
        "lt2": FILL,
        "accent1": NAVY,
        "accent2": RUST,
        "accent3": "4F6D8F",
        "accent4": "7A6A3A",
        "accent5": "3F6B5C",
        "accent6": GREY,
        "hlink": NAVY,
        "folHlink": "4F6D8F",
    }
    colors = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in tints.items()
    )
    fonts = "".join(
        f'<a:{name}><a:latin typeface="{face}"/><a:ea typeface=""/><a:cs typeface=""/></a:{name}>'
        for name, face in (("majorFont", "Cambria"), ("minorFont", "Calibri"))
    )
    flat = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(
        f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{flat}<a:prstDash val="solid"/></a:ln>'
        for width in (6350, 12700, 19050)
    )
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{DECLARATION}<a:theme xmlns:a="{A}" name="codegen"><a:themeElements>'
        f'<a:clrScheme name="codegen">{colors}</a:clrScheme>'
        f'<a:fontScheme name="codegen">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="codegen"><a:fillStyleLst>{flat * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{flat * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def font_table() -> str:
    """Return the font table, which names free fonts of the same widths where ours are missing."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:panose1 w:val="{panose}"/>'
        f'<w:charset w:val="00"/><w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, other, panose, family in (
            ("Calibri", "Carlito", "020F0502020204030204", "swiss"),
            ("Cambria", "Caladea", "02040503050406030204", "roman"),
        )
    )
    return f'{DECLARATION}<w:fonts xmlns:w="{W}">{fonts}</w:fonts>'


def words(text: str) -> str:
    """Return a run."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str) -> str:
    """Return a field that Word fills when it lays out pages."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{words("1")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def header() -> str:
    """Return the header of all pages but the first, where the title block says the same."""
    text = f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{words("{status}")}</w:p>'
    return f'{DECLARATION}<w:hdr xmlns:w="{W}">{text}</w:hdr>'


def footer() -> str:
    """Return the footer: the title, and below it status, date and page."""
    start = '<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    page = words("{page} ") + field("PAGE") + words(" {page_of} ") + field("NUMPAGES")
    text = (
        f"{start}{words('{title}')}</w:p>"
        f"{start}{words('{standing}')}<w:r><w:tab/></w:r>{page}</w:p>"
    )
    return f'{DECLARATION}<w:ftr xmlns:w="{W}">{text}</w:ftr>'


def document() -> str:
    """Return the document part: no text, one section of A4."""
    return (
        f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body><w:sectPr>'
        '<w:headerReference w:type="default" r:id="rId6"/>'
        '<w:footerReference w:type="default" r:id="rId7"/>'
        '<w:footerReference w:type="first" r:id="rId8"/>'
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="1531" w:right="{MARGIN}" w:bottom="1418" w:left="{MARGIN}"'
        ' w:header="737" w:footer="624" w:gutter="0"/>'
        '<w:cols w:space="708"/><w:titlePg/></w:sectPr></w:body></w:document>'
    )


def core() -> str:
    """Return the core properties; the writer overwrites them."""
    stamp = f"{DATE.isoformat()}T00:00:00Z"
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        "<dc:title>Template</dc:title><dc:creator>codegen</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified>'
        "</cp:coreProperties>"
    )


def extended() -> str:
    """Return the extended properties."""
    return (
        f'{DECLARATION}<Properties xmlns="{OFFICE}/extended-properties">'
        "<Application>codegen</Application></Properties>"
    )


def relationships(*targets: tuple[str, str]) -> str:
    """Return relationships, numbered from rId1."""
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def content_types() -> str:
    """Return the list of content types."""
    overrides = {
        "/word/document.xml": f"{WORD_TYPE}.document.main+xml",
        "/word/styles.xml": f"{WORD_TYPE}.styles+xml",
        "/word/numbering.xml": f"{WORD_TYPE}.numbering+xml",
        "/word/settings.xml": f"{WORD_TYPE}.settings+xml",
        "/word/fontTable.xml": f"{WORD_TYPE}.fontTable+xml",
        "/word/header1.xml": f"{WORD_TYPE}.header+xml",
        "/word/footer1.xml": f"{WORD_TYPE}.footer+xml",
        "/word/footer2.xml": f"{WORD_TYPE}.footer+xml",
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    entries = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{entries}</Types>'
    )


def base() -> bytes:
    """Return the template."""
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(
            (f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        ),
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": relationships(
            (f"{OFFICE}/relationships/styles", "styles.xml"),
            (f"{OFFICE}/relationships/numbering", "numbering.xml"),
            (f"{OFFICE}/relationships/settings", "settings.xml"),
            (f"{OFFICE}/relationships/fontTable", "fontTable.xml"),
            (f"{OFFICE}/relationships/theme", "theme/theme1.xml"),
            (f"{OFFICE}/relationships/header", "header1.xml"),
            (f"{OFFICE}/relationships/footer", "footer1.xml"),
            (f"{OFFICE}/relationships/footer", "footer2.xml"),
        ),
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(),
        "word/theme/theme1.xml": theme(),
        "word/header1.xml": header(),
        "word/footer1.xml": footer(),
        "word/footer2.xml": footer(),
        "docProps/core.xml": core(),
        "docProps/app.xml": extended(),
    }
    return pack({name: text.encode() for name, text in parts.items()}, DATE)


if __name__ == "__main__":
    made = base()
    if "--check" in sys.argv:
        sys.exit(digest(made) != digest(TARGET.read_bytes()))
    TARGET.write_bytes(made)
    print(f"{TARGET} {digest(made)}")
