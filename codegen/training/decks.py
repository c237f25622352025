"""Flash cards for Anki: the same card keeps its id, so that a new issue updates it and keeps progress."""

from __future__ import annotations

import hashlib
import html
import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import genanki

from codegen.training.asking import right
from codegen.training.choosing import lettered, offered
from codegen.training.pages import source, titled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from codegen.training.tying import BoundQuiz, Kit

_FIELDS = ("Id", "Front", "Back", "Where", "Source")
_STYLE = """.card { font-family: sans-serif; font-size: 20px; text-align: left; max-width: 40em; margin: 1em auto; }
.where, .source { color: #666; font-size: 14px; } li { margin: .4em 0; }"""


def write(kit: Kit, words: Mapping[str, Any]) -> bytes:
    """Return the deck of a draft as an ``.apkg`` file."""
    model = genanki.Model(
        _number("codegen card"),
        "codegen card",
        fields=[{"name": name} for name in _FIELDS],
        templates=[{
            "name": "Card",
            "qfmt": "{{Front}}",
            "afmt": '{{FrontSide}}<hr id="answer">{{Back}}<p class="where">{{Where}}</p>'
                    '<p class="source">{{Source}}</p>',
        }],
        css=_STYLE,
        sort_field_index=0,
    )  # fmt: skip
    deck = genanki.Deck(
        _number(f"codegen deck {kit.organisation}"),
        words["cards_deck"].format(organisation=kit.organisation).replace("::", ":"),
    )
    for identity, front, back, where, place in _cards(kit, words):
        said = html.escape(source(kit, words, [place] if place else []))
        deck.add_note(genanki.Note(
            model=model, fields=[identity, front, back, where, said],
            guid=genanki.guid_for("codegen", kit.organisation, identity), due=len(deck.notes),
        ))  # fmt: skip
    stamp = _epoch(kit)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.apkg"
        genanki.Package(deck).write_to_file(str(path), timestamp=stamp)
        return io.BytesIO(path.read_bytes()).getvalue()


def _epoch(kit: Kit) -> float:
    import datetime as dt  # noqa: PLC0415  one line needs it

    return dt.datetime.combine(kit.date, dt.time(), tzinfo=dt.UTC).timestamp()


def _number(name: str) -> int:
    """Return a number that only this name has, as Anki wants its ids."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) | 1 << 30


def _cards(kit: Kit, words: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str, Any]]:
    for one in kit.questions:
        where = titled(one, words)
        caution = "".join(f"<p><i>{html.escape(text)}</i></p>" for text in one.cautions)
        yield one.id, _front(one, words), _back(one, words) + caution, html.escape(where), one.place
    for term in kit.terms:
        slug = f"term-{term.term}"
        where = (
            f"{words['section']} {term.place.number}" if term.place and term.place.number else ""
        )
        yield (
            slug,
            f"<b>{html.escape(term.term)}</b>",
            _paragraphs(term.means),
            html.escape(where),
            term.place,
        )


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line)


def _front(one: BoundQuiz, words: Mapping[str, Any]) -> str:
    options = [text for _, text, _ in offered(one, words)] or [left for left, _ in one.pairs]
    items = "".join(f"<li>{html.escape(text)}</li>" for text in options)
    return _paragraphs(one.ask) + (f'<ol type="a">{items}</ol>' if items else "")


def _back(one: BoundQuiz, words: Mapping[str, Any]) -> str:
    told = [f"<p><b>{html.escape(right(one, words))}</b></p>"]
    if one.kind == "choice":
        feedback = (html.escape(said) for _, _, said in offered(one, words))
        told += lettered(feedback, "<p>({letter}) {text}</p>")
    elif one.points:
        told.append(
            "<ul>" + "".join(f"<li>{html.escape(text)}</li>" for text in one.points) + "</ul>"
        )
    elif one.feedback:
        told.append(_paragraphs(one.feedback))
    return "".join(told)
