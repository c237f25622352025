"""Documents as web pages: one file that loads nothing, runs nothing, and reads well to everybody.

Pure: a tree and the frames of pages come in as values, a text goes out. The tree is already numbered
and its references already have their words. Every word of it reaches the page as text: only
`codegen.doors.pages` makes tags.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from codegen.document import text
from codegen.document.hypertext.anchors import part_ids
from codegen.document.hypertext.contents import contents
from codegen.document.hypertext.inlines import inlines, plain
from codegen.document.hypertext.sheet import Sheet
from codegen.document.numbering import number_word, printed_number
from codegen.document.tree import Example, Items, Note, Paragraph, Table
from codegen.doors import locale
from codegen.doors.pages import Html, element, render

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from codegen.document.hypertext.pending import Pending
    from codegen.document.tree import Block, ClauseStamp, Document, Inlines, Part
    from codegen.document.words import Words

FRAME = "document.html.j2"
_DEEPEST_HEADING = 6
_SIGNS = ("a", "i", "A")  # of ordered lists in ordered lists, as in Word


def write(
    document: Document,
    words: Words,
    *,
    frames: Mapping[str, str],
    date: dt.date,
    reasons: Mapping[str, Sequence[str]] | None = None,
    questions: Mapping[str, str] | None = None,
    notes: bool = True,
) -> str:
    """Return the document as a page.

    Args:
        document: A numbered document whose references are resolved.
        words: The words of its language.
        frames: The frames of pages, of which it takes `FRAME`.
        date: The day that the page bears.
        reasons: By part id, the paragraphs that say why a clause stands there.
        questions: By key, the question whose answer is missing or assumed; else its note says it.
        notes: Whether drafting notes stand on the page.

    Raises:
        ValueError: A character that HTML cannot hold, or a reference without words.
    """
    sheet = Sheet(
        words,
        direction=locale.direction(document.language),
        word=number_word(document),
        parts={part.id: part for part in document.parts},
        reasons=reasons or {},
        notes=notes,
    )
    ids = part_ids(document.parts)
    body = [_part(part, at, sheet) for part, at in zip(document.parts, ids, strict=True)]
    values: dict[str, Any] = {
        "language": document.language,
        "direction": sheet.direction,
        "title": document.title,
        "status": document.status,
        "words": words,
        "date": locale.long_date(date, document.language),
        "contents": contents(document, sheet.word),
        "body": Html("\n").join(body),
        "pending": sheet.pending,
        "open": _counts(sheet.pending, words),
        "questions": questions or {},
    }
    return render(frames, FRAME, values)


def _counts(pending: Pending, words: Words) -> str:
    """Return how much is open, in words; empty when nothing is."""
    found = [(frame, len(pending.of(kind))) for kind, _, _, frame in words.pending_kinds]
    told = tuple(words.filled(frame, count=str(count)) for frame, count in found if count)
    return locale.joined(told, words.and_)


def _part(part: Part, identity: str | None, sheet: Sheet) -> Html:
    number = printed_number(part, sheet.word)
    name = number or part.title or part.id.rpartition("/")[2]
    sheet.pending.enter(identity or "", name)
    # Notes last: one that finds its mark in the text needs no place of its own.
    blocks = sorted(part.blocks, key=lambda block: isinstance(block, Note))
    made: list[Html] = []
    if part.title is not None:
        level = min(part.level + 1, _DEEPEST_HEADING)
        content = _to_itself(_numbered(number, plain(part.title, sheet)), identity)
        made.append(element(f"h{level}", content))
    elif number is not None:
        first = blocks[0] if blocks else None
        lead = _to_itself(_number(number), identity)
        if isinstance(first, Paragraph):
            made.append(_paragraph(first, sheet, lead))
            blocks = blocks[1:]
        else:  # a list or table cannot bear the number of its part: it gets a line of its own
            made.append(element("p", lead))
    made += _blocks(blocks, sheet)
    whole = f"{number} {part.title}" if number and part.title else name
    made += _margin(part, whole, sheet)
    box = "div" if part.title is None else "section"
    kind = "clause" if part.clause else "part"
    return element(box, *_lines(made), id=identity, class_=kind)


def _lines(made: Iterable[Html]) -> Iterable[Html]:
    """Return pieces each on a line of its own, for those who read or compare the source."""
    return (Html("\n") + piece for piece in made)


def _to_itself(content: Html, identity: str | None) -> Html:
    """Return what one can click to get the address of a part."""
    return element("a", content, class_="self", href=f"#{identity}") if identity else content


def _numbered(number: str | None, content: Html) -> Html:
    return _number(number) + content if number else content


def _number(number: str) -> Html:
    # The space stands inside, so that the number can be set in a column without a second gap.
    return element("span", f"{number} ", class_="number")


def _margin(part: Part, name: str, sheet: Sheet) -> list[Html]:
    """Return what stands below a part and can be opened: its reason, its drafting notes."""
    words = sheet.words
    found = []
    if part.clause is not None:
        reason = [element("p", line) for line in sheet.reasons.get(part.id, ())]
        reason.append(element("p", _stamp(part.clause, words), class_="quiet"))
        found.append(_disclosure(words.why, name, reason))
    told = [
        element("p", line)
        for block in part.blocks
        if isinstance(block, Note) and block.kind == "drafting" and sheet.notes
        for line in text.note_paragraphs(block.text)
    ]
    found += [_disclosure(words.drafting_note, name, told)] if told else []
    return [element("div", *_lines(found), class_="margin")] if found else []


def _disclosure(word: str, name: str, content: Iterable[Html]) -> Html:
    # Read out in a list of controls, "Why this clause" forty times over would tell nobody which.
    summary = element("summary", word, element("span", f": {name}", class_="unseen"))
    return element("details", summary, *_lines(content))


def _stamp(stamp: ClauseStamp, words: Words) -> str:
    said = words.filled(words.stamp, id=stamp.id, version=stamp.version)
    return f"{said} ({words.local})" if stamp.local else said


def _blocks(blocks: Iterable[Block], sheet: Sheet, depth: int = 0) -> list[Html]:
    made = (_block(block, sheet, depth) for block in blocks)
    return [piece for piece in made if piece]


def _block(block: Block, sheet: Sheet, depth: int) -> Html:
    match block:
        case Paragraph():
            return _paragraph(block, sheet)
        case Items():
            return _items(block, sheet, depth)
        case Table():
            return _table(block, sheet)
        case Example():
            return _example(block, sheet)
        case Note():
            if block.kind != "drafting" and block.key is not None:
                sheet.pending.note(block.kind, block.key, block.text)
            return Html()  # drafting notes stand below their part, the others in the list
        case _:
            assert_never(block)


def _paragraph(block: Paragraph, sheet: Sheet, lead: Html | None = None) -> Html:
    """Return a paragraph; ``lead`` is the number of its part, where no heading bears it."""
    content = _numbered(block.number, inlines(block.runs, sheet))
    numbered = "numbered" if lead or block.number else None
    return element("p", lead or "", content, class_=numbered)


def _items(block: Items, sheet: Sheet, depth: int) -> Html:
    items = []
    for first, *others in block.items:
        # One paragraph alone needs no tag of its own.
        bare = isinstance(first, Paragraph) and first.number is None
        head = inlines(first.runs, sheet) if bare and isinstance(first, Paragraph) else None
        inner = _blocks(others if bare else (first, *others), sheet, depth + 1)
        items.append(element("li", head or "", *inner))
    if not block.ordered:
        return element("ul", *_lines(items))
    sign = _SIGNS[depth % len(_SIGNS)]
    return element("ol", *_lines(items), type=sign, class_=f"level-{depth % len(_SIGNS) + 1}")


def _table(block: Table, sheet: Sheet) -> Html:
    def row(cells: Iterable[Inlines], name: str) -> Html:
        made = [inlines(cell, sheet) for cell in cells]
        # A header that says nothing is none.
        return element("tr", *(
            element("th", cell, scope="col") if name == "th" and cell else element("td", cell)
            for cell in made
        ))  # fmt: skip

    head = element("thead", row(block.header, "th"))
    return element(
        "table", head, element("tbody", *_lines(row(cells, "td") for cells in block.rows))
    )


def _example(block: Example, sheet: Sheet) -> Html:
    words = sheet.words
    cases = []
    for case in block.cases:
        verdict = element("strong", f"{words.allowed if case.allowed else words.not_allowed}:")
        kind = "allowed" if case.allowed else "refused"
        cases.append(element("li", verdict, " ", inlines(case.runs, sheet), class_=kind))
    heading = element("p", words.examples, class_="heading")
    return element("div", heading, element("ul", *_lines(cases)), class_="box example")
