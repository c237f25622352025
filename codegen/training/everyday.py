"""Handouts that every course needs, whatever its subject: lists, words, principles, a workshop before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.document.readers import wording
from codegen.training.asking import box
from codegen.training.pages import line, listed, part, sheet, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from codegen.document.tree import Document
    from codegen.training.choosing import Wish
    from codegen.training.tying import Kit


def workshop(kit: Kit, words: Mapping[str, Any]) -> Document:
    """Return half a day on values, for the time before the code is drafted."""
    frames = words["workshop"]
    parts = (
        part("lead", None, line(frames["lead"])),
        part("steps", frames["steps_title"], table(frames["timing_header"], frames["steps"])),
        part("results", frames["results"], *listed(frames["results_items"])),
        part("material", frames["material"], *listed(frames["material_items"])),
    )
    return sheet(kit, words, "values-workshop", frames["title"], parts)


def attendance(kit: Kit, wish: Wish, words: Mapping[str, Any]) -> Document:
    """Return the list of those present."""
    frames = words["forms"]
    empty = [("", "", "") for _ in range(16)]
    parts = (
        part("session", None, table(frames["session_header"], [("", "", "")])),
        part("attendance", None, line(frames["attendance_note"]),
             table(frames["attendance_header"], empty)),
    )  # fmt: skip
    title = frames["attendance"].format(subject=wish.subject)
    return sheet(kit, words, "attendance", title, parts)


def evaluation(kit: Kit, wish: Wish, words: Mapping[str, Any]) -> Document:
    """Return the sheet on which those present say what the session was worth, without their names."""
    frames = words["forms"]
    ticks = [(text, *("\N{BALLOT BOX}",) * 4) for text in frames["evaluation_items"]]
    parts = (
        part("evaluation", None, table(frames["evaluation_header"], ticks),
             box(frames["missing"])),
    )  # fmt: skip
    title = frames["evaluation"].format(subject=wish.subject)
    return sheet(kit, words, "evaluation", title, parts)


def glossary(kit: Kit, words: Mapping[str, Any]) -> Document:
    """Return the words of the code and the field, each with its meaning and where the code uses it."""
    rows = [
        (one.term, one.means + (f" ({words['section']} {one.place.number})"
                                if one.place and one.place.number else ""))
        for one in kit.terms
    ]  # fmt: skip
    body = part("terms", None, table((words["glossary"], words["means"]), rows))
    places = [one.place for one in kit.terms if one.place]
    return sheet(kit, words, "glossary", words["glossary"], (body,), places)


def principles(kit: Kit, words: Mapping[str, Any], wanted: Iterable[str]) -> Document:
    """Return principles in plain words."""
    chosen = set(wanted)
    parts = []
    for one in kit.principles:
        if chosen and one.slug not in chosen:
            continue
        plain = "".join(node for node in one.plain if isinstance(node, str))
        parts.append(part(one.slug, one.title, *wording.blocks(plain, file="training"),
                          line(one.sentence, emphasis=True)))  # fmt: skip
    return sheet(kit, words, "principles", words["principles"], parts)
