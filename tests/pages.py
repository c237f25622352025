"""How a test reads a page: with html5lib, which forgives nothing here, and without its style sheet."""

import html5lib

HEADINGS = {f"h{level}" for level in range(1, 7)}
LINES = {"p", "li", "td", "th", *HEADINGS}
# What stands on a page beside the lines of its document.
BESIDE = {"unseen", "change", "comment", "margin", "pending"}


def read(page):
    """Return the tree of a page; any error of its HTML fails the test."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True)
    return parser.parse(page)


def main(tree):
    """Return the element that holds the text of a page."""
    return tree.find(".//main")


def named(element, name):
    """Return the elements of a class below an element, itself among them, in order."""
    return [one for one in element.iter() if name in classes(one)]


def said(element):
    """Return the whole text of an element with single spaces."""
    return " ".join("".join(element.itertext()).split())


def blocks(element):
    """Yield (kind, text) of each heading and paragraph of the document, items and cells among them."""
    if classes(element) & BESIDE:
        return
    if element.tag in LINES:
        kind = element.tag if element.tag in HEADINGS else "p"
        yield kind, "".join(_words(element))
    for inner in element:
        yield from blocks(inner)


def classes(element):
    """Return the classes of an element."""
    return set(element.attrib.get("class", "").split())


def _words(element):
    """Yield the text of a line without that of the lines in it."""
    yield element.text or ""
    for inner in element:
        if inner.tag == "br":
            yield " "
        elif not (classes(inner) & BESIDE) and inner.tag not in LINES | {"ul", "ol", "table"}:
            yield from _words(inner)
        yield inner.tail or ""
