"""Whatever a document holds, its page is sound HTML in which a reader finds the lines of the tree."""

import dataclasses
import datetime as dt
import re

import hostile
import pages
import reading
from hypothesis import given

from codegen.document import normal
from codegen.document.tree import Run
from codegen.document.writers.html import write
from codegen.doors import resources

DATE = dt.date(2026, 11, 22)
FRAMES = resources.frames()
# None of these can stand in a file of HTML; `write` refuses them, and the doors let none in.
NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\U0001fffe]")
MADE_OF = {
    *("html", "head", "meta", "title", "style", "body", "header", "nav", "main", "footer"),
    *("a", "bdi", "br", "del", "details", "div", "em", "h1", "h2", "h3", "h4", "ins", "li", "mark"),
    *("ol", "p", "section", "span", "strong", "summary", "table", "tbody", "td", "th", "thead"),
    *("tr", "ul"),
}


def possible(value):
    """Return a document as it may come: its references have words, and HTML can hold its characters."""
    match value:
        case Run(target=str()):
            return dataclasses.replace(value, text=possible(value.text) or "there")
        case str():
            return NEVER.sub("", value)
        case tuple():
            return tuple(map(possible, value))
        case _ if dataclasses.is_dataclass(value):
            names = [field.name for field in dataclasses.fields(value)]
            made = {name: possible(getattr(value, name)) for name in names}
            return dataclasses.replace(value, **made)
    return value


@given(hostile.documents())
def test_a_page_is_sound_and_holds_the_lines_of_the_tree(words, document):
    document = normal.document(possible(document))

    tree = pages.read(write(document, words, frames=FRAMES, date=DATE))

    assert {one.tag for one in tree.iter()} <= MADE_OF
    assert not {name for one in tree.iter() for name in one.attrib if name.startswith("on")}
    read = list(pages.blocks(pages.main(tree)))
    assert not reading.differences(read, reading.in_page(reading.lines(document, words)))
    ids = [one.attrib["id"] for one in tree.iter() if "id" in one.attrib]
    links = {link.attrib["href"] for link in tree.iter("a")}
    assert len(ids) == len(set(ids))
    assert {link for link in links if link[:1] == "#"} <= {f"#{identity}" for identity in ids}
    assert all(link.startswith(("#", "https://example.org/")) for link in links)
