"""Questions and terms for learning platforms: Moodle XML for both, and a table as CSV."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from lxml import etree

from codegen.draft.sheet import written
from codegen.training.asking import right
from codegen.training.choosing import offered
from codegen.training.pages import source, titled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.document.ooxml.elements import Element
    from codegen.training.tying import BoundQuiz, Kit

_NAME = 80  # characters of a question's name in a list
_MOST_OPTIONS = 4


def moodle(kit: Kit, words: Mapping[str, Any]) -> bytes:
    """Return the questions as Moodle XML, in a category named after the draft.

    Source: the Moodle documentation, "Moodle XML format".
    """
    root = etree.Element("quiz")
    category = etree.SubElement(root, "question", type="category")
    name = words["cards_deck"].format(organisation=kit.organisation).replace("/", "//")
    _text(etree.SubElement(category, "category"), f"$course$/top/{name}")
    info = etree.SubElement(category, "info", format="html")
    _text(info, _html(source(kit, words, [one.place for one in kit.questions])))
    for one in kit.questions:
        root.append(_question(one, words))
    return _bytes(root)


def _question(one: BoundQuiz, words: Mapping[str, Any]) -> Element:
    kinds = {
        "choice": "multichoice",
        "true_false": "truefalse",
        "matching": "matching",
        "case": "essay",
    }
    made = etree.Element("question", type=kinds[one.kind])
    _text(etree.SubElement(made, "name"), f"{one.id}: {one.ask}"[:_NAME])
    _text(etree.SubElement(made, "questiontext", format="html"), _html(one.ask))
    where = titled(one, words)
    general = "\n".join(text for text in (one.feedback, where, *one.cautions) if text)
    _text(etree.SubElement(made, "generalfeedback", format="html"), _html(general))
    _leaf(made, "defaultgrade", "1")
    _leaf(made, "penalty", "0.3333333" if one.kind != "true_false" else "1")
    _leaf(made, "hidden", "0")
    _leaf(made, "idnumber", one.id)
    if one.kind == "choice":
        _leaf(made, "single", "true")
        _leaf(made, "shuffleanswers", "true")
        _leaf(made, "answernumbering", "abc")
        for is_right, text, feedback in one.options:
            _answer(made, "100" if is_right else "0", text, feedback)
    elif one.kind == "true_false":
        for word in ("true", "false"):
            is_right = (word == "true") == one.says
            _answer(made, "100" if is_right else "0", word, one.feedback, form="moodle_auto_format")
    elif one.kind == "matching":
        _leaf(made, "shuffleanswers", "true")
        for left, other in one.pairs:
            sub = etree.SubElement(made, "subquestion", format="html")
            _text(sub, _html(left))
            _text(etree.SubElement(sub, "answer"), other)
    else:
        _leaf(made, "responseformat", "editor")
        _leaf(made, "responserequired", "1")
        _leaf(made, "responsefieldlines", "10")
        _leaf(made, "attachments", "0")
        model = "\n".join(
            (one.answer, f"{words['points']}:", *(f"– {text}" for text in one.points))
        )
        _text(etree.SubElement(made, "graderinfo", format="html"), _html(model))
        _text(etree.SubElement(made, "responsetemplate", format="html"), "")
    tags = etree.SubElement(made, "tags")
    for tag in (one.topic, one.place.clause, f"{one.place.clause}@{one.place.version}"):
        _text(etree.SubElement(tags, "tag"), tag)
    return made


def _answer(made: Element, fraction: str, text: str, feedback: str, form: str = "html") -> None:
    answer = etree.SubElement(made, "answer", fraction=fraction, format=form)
    _text(answer, _html(text) if form == "html" else text)
    _text(etree.SubElement(answer, "feedback", format="html"), _html(feedback))


def glossary(kit: Kit, words: Mapping[str, Any]) -> bytes:
    """Return the terms as a glossary that Moodle imports."""
    root = etree.Element("GLOSSARY")
    info = etree.SubElement(root, "INFO")
    _leaf(info, "NAME", f"{words['glossary']}: {kit.organisation}")
    _leaf(info, "INTRO", _html(source(kit, words, [one.place for one in kit.terms if one.place])))
    _leaf(info, "INTROFORMAT", "1")
    for name, value in (("ALLOWDUPLICATEDENTRIES", "0"), ("DISPLAYFORMAT", "dictionary"),
                        ("SHOWSPECIAL", "1"), ("SHOWALPHABET", "1"), ("SHOWALL", "1"),
                        ("ALLOWCOMMENTS", "0"), ("USEDYNALINK", "1"), ("DEFAULTAPPROVAL", "1"),
                        ("GLOBALGLOSSARY", "0"), ("ENTBYPAGE", "10")):  # fmt: skip
        _leaf(info, name, value)
    entries = etree.SubElement(info, "ENTRIES")
    for one in kit.terms:
        entry = etree.SubElement(entries, "ENTRY")
        _leaf(entry, "CONCEPT", one.term)
        place = one.place
        where = f"{words['section'].capitalize()} {place.number}" if place and place.number else ""
        _leaf(entry, "DEFINITION", _html(f"{one.means}\n{where}".strip()))
        for name, value in (("FORMAT", "1"), ("USEDYNALINK", "1"), ("CASESENSITIVE", "0"),
                            ("FULLMATCH", "1"), ("TEACHERENTRY", "1")):  # fmt: skip
            _leaf(entry, name, value)
    return _bytes(root)


def table(kit: Kit, words: Mapping[str, Any], *, answers: bool) -> bytes:
    """Return the questions as CSV, with the key when *answers* is set; no cell is a formula."""
    header = ["id", "kind", "topic", "section", "document", "clause", "version", "question",
              *(f"option {at + 1}" for at in range(_MOST_OPTIONS))]  # fmt: skip
    header += ["right", "why", "caution"] if answers else []
    rows = []
    for one in kit.questions:
        options = [text for _, text, _ in offered(one, words)]
        section = "; ".join(place.label for place in one.places)
        row = [one.id, one.kind, one.topic, section, one.place.document, one.place.clause,
               one.place.version, one.ask, *options,
               *[""] * (_MOST_OPTIONS - len(options))][: 8 + _MOST_OPTIONS]  # fmt: skip
        if answers:
            why = (
                "; ".join(feedback for is_right, _, feedback in one.options if is_right)
                or one.feedback
            )
            row += [right(one, words), why or "; ".join(one.points), " ".join(one.cautions)]
        rows.append(row)
    return ("\ufeff" + written(header, rows)).encode()


def _leaf(parent: Element, name: str, value: str) -> None:
    etree.SubElement(parent, name).text = value


def _text(parent: Element, value: str) -> None:
    etree.SubElement(parent, "text").text = value


def _html(text: str) -> str:
    """Return lines as paragraphs of HTML, everything in them text."""
    return "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in text.split("\n") if line)


def _bytes(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
