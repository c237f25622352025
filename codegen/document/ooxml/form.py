"""A questionnaire as a Word file: one table for each section, with a shaded place for each answer.

Places to write in are plain table cells. Content controls would offer lists to choose from, but
LibreOffice loses their names, and writes damaged files where a tracked change touches one. A place is
found again by a visible bookmark around its question, or else by the key printed below it.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from codegen.document.ooxml import package as packages
from codegen.document.ooxml.elements import bookmarked, paragraph, run
from codegen.document.ooxml.styles import Role, style_ids
from codegen.document.ooxml.tables import column_widths, table, text_width
from codegen.doors.locale import long_date

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from codegen.document.form import Column, Form, Grid, Line, Row, Section
    from codegen.document.ooxml.elements import Element
    from codegen.document.ooxml.styles import Styles
    from codegen.document.words import Words

    Cell: TypeAlias = Element | tuple[Element, ...]

SPACE = "\N{EN SPACE}"
PREFIX = "an_"  # of the bookmark around a question
_SLUG = 28
_NUMBER, _ANSWER = 700, 0.36  # the first column; the last one's part of what is left
_NARROW = 10  # characters for which a column of a table to fill in is counted at least


def write(form: Form, words: Words, *, base: bytes, date: dt.date) -> bytes:
    """Return the form as a Word file.

    Args:
        form: The questionnaire.
        words: The words of its language, for the foot of the page.
        base: The template.
        date: The day that the file bears.

    Raises:
        ContentError: The template lacks styles.
    """
    package = packages.open_package(base)
    writer = _Writer(form, style_ids(package.styles), text_width(package.body))
    packages.fill_body(package, list(writer.blocks()))
    packages.set_language(package, form.language)
    printed = long_date(date, form.language)
    packages.fill_margins(package, {
        "title": form.title, "status": "", "date": printed, "standing": printed,
        "page": words.page, "page_of": words.page_of,
    })  # fmt: skip
    packages.set_core_properties(
        package, title=form.title, subject="", keywords="", language=form.language, date=date
    )
    packages.add_custom_properties(package, form.stamps(writer.printed))
    return packages.save(package, date)


def place_name(key: str) -> str:
    """Return the bookmark of a question: at most 38 characters, unique, and what Word allows.

    >>> place_name("gifts.limit")
    'an_gifts_limit_d9f84f'
    """
    slug = re.sub(r"[^A-Za-z0-9]+", "_", key)[:_SLUG].strip("_")
    return f"{PREFIX}{slug}_{hashlib.sha256(key.encode()).hexdigest()[:6]}"


@dataclass(slots=True)
class _Writer:
    form: Form
    styles: Styles
    measure: int
    ids: Iterator[int] = field(default_factory=itertools.count)
    printed: dict[str, str] = field(default_factory=dict)  # the text of each question

    def blocks(self) -> Iterator[Element]:
        """Yield the body: title, lines, how to answer, then the sections and their tables."""
        form = self.form
        yield self._paragraph(Role.TITLE, form.title)
        yield from self._lines(form.lines)
        yield self._paragraph(Role.PLAIN_HEADING_1, form.headings.how)
        for line in form.how:
            yield self._paragraph(Role.BULLET_1, line)
        for section in form.sections:
            yield self._paragraph(Role.PLAIN_HEADING_1, section.title)
            yield self._section(section)
            for row in section.rows:
                if row.grid:
                    yield from self._grid(row, row.grid)
        yield self._paragraph(Role.CELL, "")  # a file does not end with a table

    def _lines(self, lines: tuple[Line, ...]) -> Iterator[Element]:
        """Yield what the form is about, and below it, shaded, what people write themselves."""
        told = [line for line in lines if line.text]
        left = self.measure // 3
        for number, group in enumerate((told, [line for line in lines if not line.text])):
            rows = [
                [
                    paragraph(self.styles[Role.CELL], self._label(line)),
                    self._paragraph(Role.CELL, line.text),
                ]
                for line in group
            ]
            if number:
                yield self._paragraph(Role.CELL, "")
            yield table(self.styles[Role.TABLE], rows, [left, self.measure - left], indent=0,
                        title=self.form.title, header=False, shaded=(1,) if number else ())  # fmt: skip

    def _label(self, line: Line) -> tuple[Element, ...]:
        content = [run(line.label, self.styles[Role.STRONG])]
        return self._named(line.key, content) if line.key else tuple(content)

    def _section(self, section: Section) -> Element:
        named = self.form.headings
        heads: list[Cell] = [
            self._paragraph(Role.HEADER_CELL, text)
            for text in (named.number, named.question, named.answer)
        ]
        rows = [heads, *(self._row(row) for row in section.rows)]
        answer = int((self.measure - _NUMBER) * _ANSWER)
        widths = [_NUMBER, self.measure - _NUMBER - answer, answer]
        return table(self.styles[Role.TABLE], rows, widths, indent=0, title=section.title,
                     shaded=(2,))  # fmt: skip

    def _row(self, row: Row) -> list[Cell]:
        cell = self.styles[Role.CELL]
        asked = self._named(row.key, [run(row.ask, self.styles[Role.STRONG])])
        question = [[*asked], *([run(text)] for text in row.help)]
        if row.now:
            label = run(f"{self.form.headings.now}: ", self.styles[Role.STRONG])
            question.append([label, run(row.now, self.styles[Role.ASSUMPTION])])
        if row.prompt:
            question.append([run(row.prompt, self.styles[Role.EMPHASIS])])
            lines = (f"\n{n}{SPACE}{text}" for n, text in enumerate(row.choices, start=1))
            question[-1] += [run("".join(lines))] if row.choices else []
        # The key is small, for it is there for us: the style of comment marks is the small one.
        question[-1] += [run(SPACE), run(row.key, self.styles[Role.COMMENT_MARK])]
        paragraphs = tuple(paragraph(cell, content) for content in question)
        self.printed[row.key] = "".join(str(text) for one in paragraphs for text in one.itertext())
        return [self._paragraph(Role.CELL, row.number), paragraphs, self._paragraph(Role.CELL, "")]

    def _grid(self, row: Row, grid: Grid) -> Iterator[Element]:
        title = f"{self.form.headings.question} {row.number}: {grid.title}"
        yield self._paragraph(Role.PLAIN_HEADING_2, title)
        heads: list[Cell]
        name = self._named(f"{row.key}#", [run(self.form.headings.number)])
        first, *others = [self._paragraph(Role.HEADER_CELL, c.label) for c in grid.columns]
        key = paragraph(self.styles[Role.CELL], [run(row.key, self.styles[Role.COMMENT_MARK])])
        heads = [paragraph(self.styles[Role.HEADER_CELL], name), (first, key), *others]
        blank = ("",) * len(grid.columns)
        texts = (*grid.rows, *(blank for _ in range(grid.empty)))
        rows: list[list[Cell]] = [
            [self._paragraph(Role.CELL, text) for text in (str(number), *cells)]
            for number, cells in enumerate(texts, start=1)
        ]
        lengths = [self._length(column, place, grid) for place, column in enumerate(grid.columns)]
        widths = [_NUMBER, *column_widths(lengths, self.measure - _NUMBER)]
        shaded = range(1, len(widths))
        yield table(self.styles[Role.TABLE], [heads, *rows], widths, indent=0, title=title,
                    shaded=shaded)  # fmt: skip

    def _length(self, column: Column, place: int, grid: Grid) -> int:
        """Return how many characters a column is to have room for."""
        texts = (column.label, *(row[place] for row in grid.rows), *column.options)
        return max(_NARROW, *(len(text) for text in texts))

    def _named(self, key: str, content: list[Element]) -> tuple[Element, ...]:
        return bookmarked(next(self.ids), place_name(key), content)

    def _paragraph(self, role: Role, text: str) -> Element:
        return paragraph(self.styles[role], [run(text)] if text else [])
