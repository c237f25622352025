"""Slides for a session: one idea each, the answers in the notes, the draft's standing on every one."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from codegen.document.ooxml import package
from codegen.document.text import lines
from codegen.training.asking import right, said
from codegen.training.choosing import Wish, lettered, offered, partners, session, shuffled
from codegen.training.facts import contacts, limits
from codegen.training.handouts import capital
from codegen.training.lessons import places_of, recurring
from codegen.training.pages import cited, quoted, source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library
    from codegen.training.tying import BoundQuiz, Kit


def _rgb(code: str) -> RGBColor:
    found: RGBColor = RGBColor.from_string(code)  # type: ignore[no-untyped-call]
    return found


_WIDTH, _HEIGHT, _MARGIN = Inches(13.333), Inches(7.5), Inches(0.7)
_INK, _BLUE, _RUST = (
    _rgb("1D2229"),
    _rgb("1B365D"),
    _rgb("8A3B12"),
)
_QUIET = _rgb("555C66")
_FONT = "Carlito"
_SIZES = (28, 26, 24, 22, 20, 18, 16, 14)  # points, the largest that fits is taken
_LONG = 110  # characters of a title that needs more room: a question that tells a story
_ROOM = 0.52  # of its size, what a letter is wide on average


def write(
    kit: Kit, wish: Wish, library: Library, resolution: Resolution, words: Mapping[str, Any]
) -> bytes:
    """Return the slides of a session as a PowerPoint file; the same kit gives the same bytes."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = _WIDTH, _HEIGHT
    maker = _Maker(deck, kit, words)
    dilemmas, questions = session(kit, wish)
    places = places_of(dilemmas, questions)
    maker.title(
        words["topic"]["title"].format(topic=capital(wish.subject)), source(kit, words, places)
    )
    ground = words["guide"]["ground_items"]
    maker.slide(words["slides"]["ground"], lettered(ground), notes=[words["guide"]["open_how"]])
    order = {name: at for at, name in enumerate(kit.parts)}
    shown = sorted({place.clause for place in places}, key=lambda name: order[name])
    terms = recurring(kit, places)
    if terms:
        maker.slide(words["words"], [f"{capital(one.term)}: {one.means}" for one in terms])
    for clause in shown:
        place = kit.clauses[clause]
        ask = [words["guide"]["rules_ask"]] if clause == shown[-1] else []
        maker.slide(
            f"{place.number} {place.title}".strip(),
            [library.clauses[clause].summary, *limits(resolution, words, [kit.parts[clause]])],
            notes=[words["guide"]["rules_read"], *ask,
                   *lines(quoted(kit, clause), library.words),
                   f"{words['section'].capitalize()} {place.number}, version {place.version}."],
        )  # fmt: skip
    for one in dilemmas:
        maker.slide(one.title, [one.role.plain, *one.scene.plain.split("\n")],
                    notes=[words["slides"]["scene"]])  # fmt: skip
        ways = lettered((option.plain for option, _ in one.options))
        maker.slide(words["choose"], ways, notes=[words["slides"]["ways"]])
        told = [*lettered(comment.plain for _, comment in one.options),
                f"{words['weigh']}: {one.weigh.plain}", *one.cautions]  # fmt: skip
        maker.slide(words["says"], said(one.says, words), notes=told)
    for quiz in questions:
        maker.slide(quiz.ask, _options(quiz, words), notes=_answer(quiz, words))
    maker.slide(words["slides"]["thanks"], contacts(kit, resolution, words))
    return maker.save()


def _options(one: BoundQuiz, words: Mapping[str, Any]) -> list[str]:
    if one.kind == "matching":
        lefts = (f"{left} – …" for left, _ in one.pairs)
        return [*lefts, *lettered(partners(one))]
    return lettered((text for _, text, _ in offered(one, words)))


def _answer(one: BoundQuiz, words: Mapping[str, Any]) -> list[str]:
    where = f"{capital(cited(one.places, words))}."
    reasons = lettered(feedback for _, _, feedback in shuffled(one.options, one.id))
    told = [
        f"{words['right']}: {right(one, words)}",
        where,
        *(reasons or [one.feedback]),
        *one.cautions,
    ]
    return [text for text in told if text]


class _Maker:
    """Adds slides to a deck."""

    def __init__(self, deck: Any, kit: Kit, words: Mapping[str, Any]) -> None:
        self.deck, self.kit, self.words = deck, kit, words
        self.standing = kit.status or words["in_force"]

    def title(self, title: str, text: str) -> None:
        """Add the first slide."""
        slide = self._blank(title, big=True)
        self._text(slide, [text], Inches(4.2), Inches(2), size=18, color=_QUIET)

    def slide(self, title: str, texts: Sequence[str], notes: Iterable[str] = ()) -> None:
        """Add a slide: one idea, in the largest letters that leave room for it."""
        more = Inches(0.8) if len(title) > _LONG else 0
        slide = self._blank(title, more=more)
        top = Inches(2.1) + more
        height = _HEIGHT - top - Inches(0.8)
        size = _fitting(texts, _WIDTH - 2 * _MARGIN, height)
        self._text(slide, texts, top, height, size=size, color=_INK)
        said = [text for text in notes if text]
        if said:
            slide.notes_slide.notes_text_frame.text = "\n".join(_clean(text) for text in said)

    def _blank(self, title: str, *, big: bool = False, more: int = 0) -> Any:
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[5])  # a title alone
        shape = slide.shapes.title
        top, height = (Inches(2.2), Inches(1.9)) if big else (Inches(0.5), Inches(1.4) + more)
        shape.left, shape.top, shape.width, shape.height = (
            _MARGIN,
            top,
            _WIDTH - 2 * _MARGIN,
            height,
        )
        frame = shape.text_frame
        frame.word_wrap = True
        frame.vertical_anchor = MSO_ANCHOR.BOTTOM if big else MSO_ANCHOR.MIDDLE
        frame.text = _clean(title)
        size = _fitting([title], shape.width, height, 40 if big else 32)
        _style(frame.paragraphs[0], size, _BLUE, bold=True)
        self._foot(slide)
        return slide

    def _foot(self, slide: Any) -> None:
        text = f"{self.kit.organisation} · {self.standing}"
        box = slide.shapes.add_textbox(
            _MARGIN, _HEIGHT - Inches(0.6), _WIDTH - 2 * _MARGIN, Inches(0.4)
        )
        box.text_frame.word_wrap = True
        box.text_frame.text = _clean(text)
        _style(box.text_frame.paragraphs[0], 12, _RUST)

    def _text(
        self, slide: Any, texts: Sequence[str], top: int, height: int, *, size: int, color: RGBColor
    ) -> None:
        box = slide.shapes.add_textbox(_MARGIN, top, _WIDTH - 2 * _MARGIN, height)
        frame = box.text_frame
        frame.word_wrap = True
        for at, text in enumerate(texts):
            paragraph = frame.paragraphs[0] if not at else frame.add_paragraph()
            paragraph.text = _clean(text)
            paragraph.space_after = Pt(size * 0.45)
            _style(paragraph, size, color)

    def save(self) -> bytes:
        """Return the file."""
        core = self.deck.core_properties
        stamp = dt.datetime.combine(self.kit.date, dt.time())
        core.author = core.last_modified_by = "codegen"
        core.title = self.kit.organisation
        core.created = core.modified = stamp
        core.revision = 1
        stream = io.BytesIO()
        self.deck.save(stream)
        return package.pack(package.parts(stream.getvalue()), self.kit.date)


def _style(paragraph: Any, size: int, color: RGBColor, *, bold: bool = False) -> None:
    paragraph.alignment = PP_ALIGN.LEFT
    for run in paragraph.runs:
        run.font.size, run.font.name, run.font.bold = Pt(size), _FONT, bold
        run.font.color.rgb = color


def _fitting(texts: Sequence[str], width: int, height: int, largest: int = 28) -> int:
    """Return the largest size, in points, at which texts stand inside a box; the least when none does."""
    inside, tall = Emu(width).pt - 15, Emu(height).pt - 8  # less the margins of the box
    for size in (size for size in (40, 36, 32, *_SIZES) if size <= largest):
        per_line = inside / (size * _ROOM)
        lines = sum(-(-max(len(text), 1) // per_line) for text in texts)
        if lines * size * 1.22 + len(texts) * size * 0.45 <= tall:
            return size
    return _SIZES[-1]


def _clean(text: str) -> str:
    """Return a text as one paragraph: a line feed would begin another."""
    return " ".join(text.split())
