"""Pandoc and LibreOffice see in each draft every line of its tree, in order, and nothing else."""

import datetime as dt
import re
import shutil
from dataclasses import replace

import judges
import pytest
import reading
from every_draft import DATE, SOURCES

from codegen.doors.locale import long_date

# Its headings count by themselves and print a full stop after the number of a section.
COUNTING_HOUSE = "example-ministry-county"

pytestmark = pytest.mark.judges


@pytest.fixture(params=SOURCES)
def made(request, every_draft):
    return every_draft[request.param]


@pytest.fixture(scope="module")
def converted(every_draft, tmp_path_factory):
    """Return a Word file as LibreOffice converts it; all are converted to a format at once."""
    folder = tmp_path_factory.mktemp("libreoffice")
    copies = {
        path: folder / f"{source}-{name.replace('/', '-')}.docx"
        for source, made in every_draft.items()
        for name, path in made.paths(".docx").items()
    }
    for path, copy in copies.items():
        shutil.copy(path, copy)
    known = {}

    def convert(path, target):
        if target not in known:
            found = judges.converted(list(copies.values()), target)
            known[target] = dict(zip(copies, found, strict=True))
        return known[target][path]

    return convert


def test_pandoc_reads_in_the_word_file_what_stands_in_the_tree(made, words):
    told = []
    for name, path in made.paths(".docx").items():
        document = made.documents[name]
        lines = reading.in_word(reading.lines(document, words))
        wanted = [("title", document.title), *margin(document), *lines]
        read = without_contents(judges.pandoc_blocks(path), document, words)
        told += [f"{name}: {line}" for line in reading.differences(read, wanted)]

    assert not told, "\n".join(told)


def test_libreoffice_reads_in_the_word_file_what_stands_in_the_tree(made, converted, words):
    told = []
    for name, path in made.paths(".docx").items():
        document = made.documents[name]
        counted = as_counted(made, reading.lines(document, words))
        if made.folder.name == COUNTING_HOUSE:
            # LibreOffice writes the numbers of its own outline into the headings of a page.
            counted = [
                replace(line, text=f"{line.number}{line.text}")
                if line.number[:1].isdigit()
                else line
                for line in counted
            ]
        lines = reading.in_word(counted)
        wanted = [("p", document.title), *margin(document), *lines]
        page = converted(path, "html:HTML (StarWriter)")
        read = without_contents(judges.pandoc_blocks(page, form="html"), document, words)
        told += [f"{name}: {line}" for line in reading.differences(read, wanted)]

    assert not told, "\n".join(told)


def test_libreoffice_prints_the_numbers_of_the_tree(made, converted, words):
    told = []
    for name, path in made.paths(".docx").items():
        document = made.documents[name]
        lines = reading.on_paper(as_counted(made, reading.lines(document, words)))
        wanted = [document.title, *(line for _, line in margin(document)), *lines]
        printed = converted(path, "txt:Text (encoded):UTF8").read_text("utf-8-sig").splitlines()
        # LibreOffice chooses the bullets of plain text itself.
        signed = [re.sub(r"^\s*[•◦▪–‣⁃] ", f"{reading.BULLET} ", line) for line in printed]
        read = without_contents(signed, document, words)
        told += [f"{name}: {line}" for line in reading.differences(read, wanted)]

    assert not told, "\n".join(told)


# CommonMark itself has no tables; what shows it to people mostly has.
@pytest.mark.parametrize("form", ["commonmark+pipe_tables", "gfm"])
def test_pandoc_reads_in_the_markdown_what_stands_in_the_tree(made, words, form):
    told = []
    for name, path in made.paths(".md").items():
        document = made.documents[name]
        status = [("p", document.status)] if document.status else []
        lines = reading.in_markdown(reading.lines(document, words))
        wanted = [("h1", document.title), *status, *lines]
        read = judges.pandoc_blocks(path, form=form)
        told += [f"{name}: {line}" for line in reading.differences(read, wanted)]

    assert not told, "\n".join(told)
    assert made.paths(".md")


def as_counted(made, lines):
    """Return the lines with their numbers as the house prints them."""
    stop = "." if made.folder.name == COUNTING_HOUSE else ""
    return [
        replace(line, number=f"{line.number}{stop}") if line.number.isdigit() else line
        for line in lines
    ]


def margin(document):
    """Return what stands between the title and the contents."""
    date = long_date(dt.date.fromisoformat(DATE), document.language)
    return [("p", line) for line in (document.status, date) if line]


def without_contents(read, document, words):
    entries = sum(part.title is not None for part in document.parts)
    return reading.without_contents(read, words.contents, entries)
