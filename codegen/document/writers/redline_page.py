"""A redline as a web page: one file that loads nothing and runs nothing, walked from change to change.

Each change is numbered, and its number leads to the reason, as the reason leads back. Views and filters
are switches of the page itself, so that it needs no script.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codegen.document import changes
from codegen.document.hypertext.anchors import part_ids
from codegen.document.hypertext.redlined import Marking, side
from codegen.document.hypertext.sheet import Sheet
from codegen.document.numbering import number_word, printed_number
from codegen.doors import locale
from codegen.doors.pages import Html, element, render

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from codegen.document.hypertext.redlined import View
    from codegen.document.tree import Document, Part
    from codegen.document.words import Words

FRAME = "redline.html.j2"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a change was made: its number from 0, the part it stands in, the kind of cause, a sentence."""

    at: int
    part: str
    cause: str
    sentence: str


def write(
    redline: Document,
    words: Words,
    *,
    frames: Mapping[str, str],
    date: dt.date,
    names: tuple[str, str],
    count: str,
    reasons: Sequence[Reason],
    effects: Mapping[str, str],
) -> str:
    """Return a redline as a page.

    Args:
        redline: The redline.
        words: The words of its language.
        frames: The frames of pages, of which it takes `FRAME`.
        date: The day that the page bears.
        names: What the old and the new document are called.
        count: How much changed, in a sentence.
        reasons: Why, for each change in order.
        effects: By part id, what the changes of a clause ask of whom.
    """
    causes = {reason.at: reason.cause for reason in reasons}
    sheet = Sheet(
        words, direction=locale.direction(redline.language), word=number_word(redline),
        parts={part.id: part for part in redline.parts}, reasons={}, notes=False, standing=False,
    )  # fmt: skip
    marking = Marking(sheet, causes)
    by_part: dict[str, list[Reason]] = {}
    for reason in reasons:
        by_part.setdefault(reason.part, []).append(reason)
    ids = part_ids(redline.parts)
    body = [
        _part(part, identity, marking, by_part, effects)
        for part, identity in zip(redline.parts, ids, strict=True)
    ]
    values: dict[str, Any] = {
        "language": redline.language,
        "direction": sheet.direction,
        "title": f"{words.redlines['title']}: {redline.title}",
        "status": None,
        "words": words,
        "date": locale.long_date(date, redline.language),
        "pair": words.filled(words.redlines["pair"], old=names[0], new=names[1]),
        "count": count,
        "causes": {cause: words.redlines[f"cause_{cause}"]
                   for cause in dict.fromkeys(causes.values())},
        "listed": _listed(redline, ids, words),
        "title_changes": [one for one in reasons if not one.part],
        "title_line": marking.runs(redline.heading.runs, "both") if redline.heading else "",
        "body": Html("\n").join(body),
    }  # fmt: skip
    return render(frames, FRAME, values)


def _name(part: Part, word: str | None) -> str:
    number = printed_number(part, word)
    name = part.title or (part.id.rpartition("/")[2] if not number else "")
    return " ".join(text for text in (number, name) if text)


def _listed(redline: Document, ids: Sequence[str | None], words: Words) -> list[dict[str, str]]:
    """Return an entry for each part that changed: where it is, what it is called, what became of it."""
    word = number_word(redline)
    found = []
    for part, identity in zip(redline.parts, ids, strict=True):
        if identity is None or not changes.in_part(part):
            continue
        kind = part.change.kind if part.change else ""
        became = {"insert": "new", "delete": "gone", "move-to": "moved"}.get(kind, "")
        told = words.redlines[became] if became else ""
        found.append({"id": identity, "name": _name(part, word), "told": told})
    return found


def _part(
    part: Part,
    identity: str | None,
    marking: Marking,
    reasons: Mapping[str, Sequence[Reason]],
    effects: Mapping[str, str],
) -> Html:
    words = marking.sheet.words
    changed = changes.in_part(part)
    views = [element("div", *_view(part, "both", marking), class_="text")]
    if changed:
        columns = [
            element("div", element("p", words.redlines[name], class_="side"),
                    *(_view(part, view, marking) if side(part, view) else []))
            for view, name in _SIDES
        ]  # fmt: skip
        views.append(element("div", *columns, class_="sides"))
    told = []
    if identity is not None and part.id in effects:
        told.append(element("p", effects[part.id], class_="effect"))
    if identity is not None and part.id in reasons:
        items = [_reason(one, words) for one in reasons[part.id]]
        told.append(element("ul", *items, class_="reasons"))
    kind = "changed" if changed else None
    return element("section", *views, *told, id=identity, class_=kind)


_SIDES: tuple[tuple[View, str], ...] = (("old", "before"), ("new", "after"))


def _view(part: Part, view: View, marking: Marking) -> list[Html]:
    number = printed_number(part, marking.sheet.word)
    lead = element("span", f"{number} ", class_="number") if number else Html()
    heading = marking.heading(part, view)
    lines = marking.blocks(part.blocks, view)
    if heading is not None:
        # On the sides it is no heading: the page would have each of them three times.
        name = f"h{min(part.level + 1, 6)}" if view == "both" else "p"
        return [element(name, lead, heading, class_=None if view == "both" else "heading"), *lines]
    return [element("p", lead, class_="heading"), *lines] if number else lines


def _reason(reason: Reason, words: Words) -> Html:
    back = words.filled(words.redlines["back"], number=str(reason.at + 1))
    link = element(
        "a", str(reason.at + 1), href=f"#change-{reason.at}", aria_label=back, class_="mark"
    )
    return element(
        "li", link, " ", reason.sentence, id=f"reason-{reason.at}", data_cause=reason.cause
    )
