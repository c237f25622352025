"""What a reader should see of a document: its lines in order, as the tree has them.

The same lines look different in each medium: Word and LibreOffice print numbers and signs of lists
that are not part of the text, Markdown has the numbers in the text and its headings one deeper.
"""

import difflib
from dataclasses import dataclass

from codegen.document import numbering
from codegen.document.tree import Example, Items, Note, Paragraph, Run, Table

BULLET = "•"


@dataclass(frozen=True, slots=True)
class Line:
    """A heading (``h1``, ``h2``) or a paragraph (``p``) with what is printed before it."""

    kind: str
    text: str
    number: str = ""
    sign: str = ""


def lines(document, words):
    """Yield the lines of the text: no title, no table of contents, no notes."""
    word = numbering.number_word(document)
    for part in document.parts:
        number = numbering.printed_number(part, word) or ""
        blocks = [block for block in part.blocks if not isinstance(block, Note)]
        if part.title is not None:
            yield Line(f"h{part.level}", part.title, number)
        elif number:
            # Without a heading the first paragraph bears the number of the part, or an empty line.
            first = blocks[0] if blocks else None
            if isinstance(first, Paragraph):
                del blocks[0]
                said = plain(first.runs, words)
                yield Line("p", f"{first.number} {said}" if first.number else said, number)
            else:
                yield Line("p", "", number)
        yield from _blocks(blocks, words)


def plain(runs, words):
    """Return a line of inlines as text."""
    return "".join(run.text if isinstance(run, Run) else words.blank(run.label) for run in runs)


def in_word(lines):
    """Return (kind, text) of each paragraph of a Word file, which has its numbers elsewhere."""
    return [(line.kind, line.text) for line in lines]


def on_paper(lines):
    """Return each line as it is printed, with its number or sign."""
    printed = (
        " ".join(piece for piece in (line.number, line.sign, line.text) if piece) for line in lines
    )
    return [piece for text in printed for piece in text.split("\n")]


def in_markdown(lines):
    """Return (kind, text) of each paragraph of a Markdown file, whose first heading is the title."""
    deeper = {"h1": "h2", "h2": "h3", "p": "p"}
    return [(deeper[line.kind], f"{line.number} {line.text}") for line in lines]


def in_page(lines):
    """Return (kind, text) of each heading and paragraph of a page, whose first heading is the title."""
    return [
        (line.kind if line.kind == "p" else f"h{min(int(line.kind[1:]) + 1, 6)}",
         f"{line.number} {line.text}")
        for line in lines
    ]  # fmt: skip


def without_contents(read, heading, entries, before=3):
    """Return what was read without its table of contents, if it has one.

    Args:
        read: Texts, or pairs of kind and text.
        heading: What stands above the contents.
        entries: How many there must be: one for each heading of the document.
        before: How many lines may stand above them: title, status and date.
    """
    read = squeezed(read)
    above = [line if isinstance(line, str) else line[1] for line in read[: before + 1]]
    if heading not in above:
        return read
    start = above.index(heading)
    return [*read[:start], *read[start + 1 + entries :]]


def squeezed(lines):
    """Return texts, or pairs of kind and text, with single ordinary spaces; empty ones are gone."""
    made = []
    for line in lines:
        kind, text = (None, line) if isinstance(line, str) else line
        single = " ".join(text.split())
        if single:
            made.append(single if kind is None else (kind, single))
    return made


def differences(read, wanted):
    """Return the lines that were wanted and not read (-), and those read and not wanted (+)."""
    sides = [
        [line if isinstance(line, str) else ": ".join(line) for line in squeezed(side)]
        for side in (wanted, read)
    ]
    found = list(difflib.unified_diff(*sides, lineterm="", n=0))
    return [line for line in found[2:] if not line.startswith("@@")]


def _blocks(blocks, words, depth=0):
    for block in blocks:
        match block:
            case Paragraph():
                yield Line("p", plain(block.runs, words), block.number or "")
            case Items():
                for at, (first, *others) in enumerate(block.items):
                    sign = _ordinal(at, depth) if block.ordered else BULLET
                    yield Line("p", plain(first.runs, words), first.number or "", sign)
                    yield from _blocks(others, words, depth + 1)
            case Table():
                cells = (cell for row in (block.header, *block.rows) for cell in row)
                yield from (Line("p", plain(cell, words)) for cell in cells)
            case Example():
                yield Line("p", words.examples)
                for case in block.cases:
                    verdict = words.allowed if case.allowed else words.not_allowed
                    yield Line("p", f"{verdict}: {plain(case.runs, words)}")
            case Note():
                pass
            case _:
                raise AssertionError(block)


def _ordinal(at, depth):
    """Return the sign of an item: (a), below it (i), below that (A)."""
    roman = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
    letters = "abcdefghijklmnopqrstuvwxyz"
    return f"({(letters, roman, letters.upper())[min(depth, 2)][at]})"
