"""Documents as Word files: real styles, real numbering, fields and comments, nothing by hand.

Pure: a tree and a template come in as values, the bytes of a file go out. The tree is already
numbered and its references already have their text.
"""

from __future__ import annotations

import functools
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from codegen.document import changes
from codegen.document.numbering import number_word
from codegen.document.ooxml import package as packages
from codegen.document.ooxml.comments import AUTHOR, commented
from codegen.document.ooxml.contents import contents
from codegen.document.ooxml.desk import Desk, printing_parts
from codegen.document.ooxml.elements import bookmarked, paragraph, run, w
from codegen.document.ooxml.frame import margin_texts, set_properties, title_block
from codegen.document.ooxml.leading import Head, lead
from codegen.document.ooxml.numbering import Numbering, lists_of
from codegen.document.ooxml.pages import kept
from codegen.document.ooxml.references import reference
from codegen.document.ooxml.revisions import reshaped, told_apart
from codegen.document.ooxml.styles import Role, run_role, style_ids
from codegen.document.ooxml.tables import (
    UNBROKEN,
    column_widths,
    left_indent,
    parted,
    table,
    text_width,
)
from codegen.document.tree import (
    BOX,
    Blank,
    Example,
    Items,
    Note,
    Paragraph,
    Run,
    Table,
    stands,
    stood,
)
from codegen.doors.locale import long_date

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from codegen.document.ooxml.elements import Element
    from codegen.document.ooxml.house import House
    from codegen.document.tree import Block, Change, Document, Inline, Inlines, Part
    from codegen.document.words import Words

_HEADINGS = {
    (1, True): Role.HEADING_1,
    (2, True): Role.HEADING_2,
    (1, False): Role.PLAIN_HEADING_1,
    (2, False): Role.PLAIN_HEADING_2,
}
_BULLETS = (Role.BULLET_1, Role.BULLET_2, Role.BULLET_3)
_LETTERS = (Role.LETTER_1, Role.LETTER_2, Role.LETTER_3, Role.LETTER_4)
_ROOM, _LABEL = 50, 28  # characters: a column to write in at least, the one beside it at most
_LINE, _BOX = (
    480,
    2_200,
)  # the height of a row to write in, and of a box that fills the page's width
_CONTINUED = (Role.CONTINUED_1, Role.CONTINUED_2, Role.CONTINUED_3, Role.CONTINUED_4)


def write(
    document: Document,
    words: Words,
    *,
    base: bytes | House,
    date: dt.date,
    notes: bool = True,
    update_fields: bool = False,
    author: str = AUTHOR,
) -> bytes:
    """Return the document as a Word file; the changes of a redline are tracked changes.

    A redline has no table of contents: what changed in one says nothing, and hides the rest.

    Args:
        base: Our template, or the house style of an organisation; its styles, headers and footers
            are kept, its text is not.
        date: The day that the file and its comments bear.
        notes: Whether notes to the drafter become comments.
        update_fields: Whether Word offers to refresh the table of contents on opening.
        author: Whose the tracked changes are.

    Raises:
        ContentError: The template lacks styles or lists that the document needs.
        ValueError: The tree breaks its own rules: a number that Word would not print, two parts of
            one id, a note in a part without text, a reference without words, a character that XML
            cannot hold.
    """
    package = packages.open_package(base if isinstance(base, bytes) else base.data)
    house = None if isinstance(base, bytes) else base
    desk = _desk(document, words, package, house, date=date, notes=notes)
    desk.author = author
    heading = None if document.heading is None else _inlines(document.heading.runs, desk)
    blocks = title_block(document, desk, heading)
    if changes.in_document(document):
        for part in printing_parts(document):
            blocks += _part(part, desk)
        blocks = reshaped(blocks, desk.revise)
        told_apart(blocks)
    else:
        blocks += contents(document, desk)
        for part in desk.parts.values():
            blocks += _part(part, desk)
    packages.fill_body(package, parted(kept(blocks, desk.styles), desk.styles[Role.CELL]))
    packages.add_comments(package, desk.comments)
    packages.set_language(package, document.language)
    packages.fill_margins(package, margin_texts(document, desk))
    if update_fields:
        packages.ask_to_update_fields(package)
    set_properties(document, desk, package)
    return packages.save(package, date)


def _desk(
    document: Document,
    words: Words,
    package: packages.Package,
    house: House | None,
    *,
    date: dt.date,
    notes: bool,
) -> Desk:
    styles = house.styles if house else style_ids(package.styles)
    numbering = Numbering(
        package.numbering, house.lists if house else lists_of(package.styles, styles)
    )
    word = number_word(document)
    if word:
        numbering.print_word(word)
    indent = left_indent(package.styles, styles[Role.INDENTED_BODY])
    return Desk(
        words,
        styles,
        numbering,
        date=date,
        printed_date=long_date(date, document.language),
        with_notes=notes,
        number_word=word,
        parts={part.id: part for part in printing_parts(document) if stands(part.change)},
        address=functools.partial(packages.address, package),
        indent=indent,
        measure=text_width(package.body),
        in_column=house is None,
        breaks=house is not None and house.breaks,
    )


def _part(part: Part, desk: Desk) -> list[Element]:
    desk.enter(part)
    number = None
    if part.number is not None:
        counts = stands(part.change)
        number = desk.numbering.head(part.number) if counts else desk.numbering.gone(part.number)
    made = []
    heads = Head(number)
    if part.title is not None or part.heading is not None:
        role = _HEADINGS[part.level, number is not None]
        # Then the style brings the number.
        usual = number is None or (desk.numbering.by_style and number[1] == part.level - 1)
        line = part.heading or Paragraph((Run(part.title or ""),))
        content = _inlines(line.runs, desk)
        made.append(_paragraph(role, content, desk, None if usual else number, line.change))
        heads.note(line.change)
    else:
        desk.place.number = number
    for block in part.blocks:
        if desk.place.number is not None and not isinstance(block, Paragraph | Note):
            # A list or table cannot bear the number of its part: it gets a line of its own.
            made.append(_paragraph(Role.CLAUSE, [], desk))
        elif part.change is None and (owed := heads.owed_a_line(block)) is not None:
            made.append(_paragraph(Role.CLAUSE, [], desk, heads.number, owed))
        written = _block(block, desk)
        if isinstance(block, Paragraph) and part.change is None:
            lead(written[0], block, heads, desk)
        made += written
    if part.change is not None:
        desk.revise.move([one for one in made if one.tag == w("p")], part.change)
    return made


def _block(block: Block, desk: Desk, depth: int = 0) -> list[Element]:
    match block:
        case Paragraph():
            return [_text(block, desk)]
        case Items():
            return _items(block, desk, depth)
        case Table():
            return _table(block, desk)
        case Example():
            return _example(block, desk)
        case Note():
            return []  # `Desk.enter` has taken it: it stands at a paragraph or a run
        case _:
            assert_never(block)


def _text(block: Paragraph, desk: Desk) -> Element:
    content = _inlines(block.runs, desk)
    if desk.place.number is not None:
        # Word numbers a paragraph once; the number of the part wins.
        typed = [run(f"{block.number} ")] if block.number is not None else []
        typed = [*_tracked(typed, block.change, desk)]
        return _paragraph(Role.CLAUSE, [*typed, *content], desk, change=block.change)
    if block.number is not None:
        number = desk.numbering.paragraph(block.number, counts=stands(block.change))
        desk.place.list_level = 1
        return _paragraph(Role.NUMBERED, content, desk, number, block.change)
    role = Role.INDENTED_BODY if desk.place.indented else Role.BODY
    return _paragraph(role, content, desk, change=block.change)


def _items(block: Items, desk: Desk, depth: int) -> list[Element]:
    base = desk.place.list_level
    number = None
    if block.ordered:
        # Letters change with each level: (a) at either margin, then (i), then (A).
        number = desk.numbering.letters(depth + 1 if depth else base)
        role = _LETTERS[number[1]]
    else:
        role = _BULLETS[min(depth + base, len(_BULLETS) - 1)]
    level = number[1] if number is not None else _BULLETS.index(role)
    made = []
    for first, *others in block.items:
        assert isinstance(first, Paragraph), "an item begins with a paragraph"
        made.append(_paragraph(role, _inlines(first.runs, desk), desk, number, first.change))
        for other in others:
            if isinstance(other, Paragraph):
                content = _inlines(other.runs, desk)
                made.append(_paragraph(_CONTINUED[level], content, desk, change=other.change))
            else:
                made += _block(other, desk, depth + 1)
    return made


def _table(block: Table, desk: Desk) -> list[Element]:
    rows = (block.header, *block.rows)
    written = block.written_in
    lengths = _lengths(block, desk)
    unbroken = [max(_unbroken(cell, desk) for cell in column) for column in zip(*rows, strict=True)]
    indent = desk.indent if desk.place.indented else 0
    cells = [
        [
            _paragraph(Role.CELL if index else Role.HEADER_CELL, _inlines(cell, desk), desk)
            for cell in row
        ]
        for index, row in enumerate(rows)
    ]
    made = table(
        desk.styles[Role.TABLE],
        cells,
        column_widths(lengths, desk.measure - indent, unbroken),
        indent=indent,
        title=desk.place.title,
        shaded=written,
        height=0 if not written else _BOX if len(lengths) == 1 else _LINE,
    )
    if block.change is not None or block.row_changes:
        desk.revise.rows(made, block.changed_rows)
    return [made]


def _lengths(block: Table, desk: Desk) -> list[int]:
    """Return how many characters each column is counted for; labels give way to a place to write in."""
    rows, written = (block.header, *block.rows), block.written_in
    lengths = [max(_length(cell, desk) for cell in column) for column in zip(*rows, strict=True)]
    if not written:
        return lengths
    labels = len(lengths) - len(written)
    return [
        (max(length, _ROOM) if _has_room(block, place) else length)
        if place in written
        else (min(length, _LABEL) if labels == 1 else length)
        for place, length in enumerate(lengths)
    ]


def _has_room(block: Table, place: int) -> bool:
    """Return whether a column to write in takes words, and not a tick alone."""
    return any(row[place] != (Run(BOX),) for row in block.rows)


def _length(inlines: Inlines, desk: Desk) -> int:
    return sum(
        len(inline.text if isinstance(inline, Run) else desk.words.blank(inline.label))
        for inline in inlines
    )


def _unbroken(inlines: Inlines, desk: Desk) -> int:
    """Return how many characters of a cell must stand on one line: a short text, or a word."""
    length = _length(inlines, desk)
    if length <= UNBROKEN:
        return length
    whole = "".join(inline.text if isinstance(inline, Run) else "" for inline in inlines)
    return min(max((len(word) for word in whole.split()), default=0), UNBROKEN)


def _example(block: Example, desk: Desk) -> list[Element]:
    # The box is there while one of its cases is.
    kept = [stands(case.change) for case in block.cases]
    had = [stood(case.change) for case in block.cases]
    change = None if any(kept) and any(had) else block.cases[0].change
    heading = _tracked([run(desk.words.examples)], change, desk)
    made = [_paragraph(Role.EXAMPLE_HEADING, heading, desk, change=change)]
    for case in block.cases:
        verdict = desk.words.allowed if case.allowed else desk.words.not_allowed
        lead = [run(f"{verdict}:", desk.styles[Role.STRONG]), run(" ")]
        content = [*_tracked(lead, case.change, desk), *_inlines(case.runs, desk)]
        made.append(_paragraph(Role.EXAMPLE, content, desk, change=case.change))
    return made


def _tracked(content: Iterable[Element], change: Change | None, desk: Desk) -> Iterable[Element]:
    return content if change is None else desk.revise.runs(content, change)


def _inlines(inlines: Inlines, desk: Desk) -> list[Element]:
    made: list[Element] = []
    for at, stretch in groupby(inlines, key=lambda inline: inline.change and inline.change.at):
        if at is None:
            made += [one for inline in stretch for one in _inline(inline, desk)]
            continue
        changed = tuple(stretch)
        reasons = desk.reason_ids(changed[0].change)
        content = (one for inline in changed for one in _changed(inline, desk))
        made += commented(reasons, content, desk.styles)
    return made


def _changed(inline: Inline, desk: Desk) -> Iterable[Element]:
    change = inline.change
    content = _inline(inline, desk)
    if change is not None and change.kind == "format":
        return desk.revise.looks(content, _style(replace(inline, marks=change.was), desk))
    return _tracked(content, change, desk)


def _inline(inline: Inline, desk: Desk) -> tuple[Element, ...]:
    content: tuple[Element, ...]
    match inline:
        case Run():
            style = _style(inline, desk)
            content = reference(inline, style, desk)
            key = inline.source
        case Blank():
            content = (run(desk.words.blank(inline.label), _style(inline, desk)),)
            key = inline.key
        case _:
            assert_never(inline)
    notes = desk.place.waiting.pop(key, []) if key is not None else []
    return commented(desk.comment_ids(notes), content, desk.styles)


def _style(inline: Inline, desk: Desk) -> str | None:
    role = run_role(inline.marks, is_open=isinstance(inline, Blank))
    return None if role is None else desk.styles[role]


def _paragraph(
    role: Role,
    content: Iterable[Element],
    desk: Desk,
    number: tuple[int, int] | None = None,
    change: Change | None = None,
) -> Element:
    """Return a paragraph; the first of a part carries its bookmark, notes and number.

    The bookmark waits for the first line that stands when all changes are accepted.
    """
    place = desk.place
    number = place.number or number
    place.number = None
    if place.bookmark is not None and stands(change):
        content = bookmarked(desk.next_id(), place.bookmark, content)
        content = commented(desk.comment_ids(place.notes), content, desk.styles)
        place.bookmark, place.notes = None, ()
    content = (*content, *commented(desk.reason_ids(change), (), desk.styles))
    made = paragraph(desk.styles[role], content, number)
    if change is not None:
        desk.revise.end(made, change)
    return made
