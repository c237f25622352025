"""What changed, for a board: which clauses came, went and changed, why, and what that asks of whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.document.tree import Document, Items, Mark, Paragraph, Part, Run, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from codegen.document.tree import Inlines
    from codegen.document.words import Words
    from codegen.draft.comparing.comparison import Comparison, Reckoning
    from codegen.library.questions import Questionnaire

# What leaves room on two pages.
MOST_ROWS, MOST_WHOLE = 16, 8
_LONGEST = 70  # characters of a cause
_STRONG = frozenset({Mark.STRONG})
_CHANGED = ("changed", "move")


def count(comparison: Comparison, words: Words) -> str:
    """Return how much changed, in a sentence."""
    parts = comparison.parts
    return words.filled(
        words.redlines["count"],
        count=str(len(comparison.changes)), parts=str(len(parts)),
        came=str(sum(one.words_in for one in parts)), went=str(sum(one.words_out for one in parts)),
    )  # fmt: skip


def effect(part: Reckoning, words: Words) -> str:
    """Return what the changes of a clause ask of whom, empty where nothing is known of it."""
    told = []
    for addressee, direction in part.directions.items():
        said = words.redlines[f"direction_{direction}"]
        told.append(f"{addressee}: {said}" if addressee else said)
    return "; ".join(told)


def name(part: Reckoning) -> str:
    """Return the number and the title of a part, or its id."""
    return " ".join(text for text in (part.number, part.title or part.part) if text)


def causes(part: Reckoning, questions: Questionnaire) -> str:
    """Return why a part changed in a few words: which answers, or what the version says of itself."""
    keys = dict.fromkeys(key for cause in part.causes for key in cause.keys)
    told = [questions.label(key) for key in keys]
    told += [cause.sentence.rstrip(".") for cause in part.causes if not cause.keys]
    whole = "; ".join(dict.fromkeys(told))
    return whole if len(whole) <= _LONGEST else f"{whole[: _LONGEST - 1].rstrip()}…"


def summary(comparison: Comparison, words: Words, questions: Questionnaire) -> Document:
    """Return two pages on what changed: clauses in and out by name, the others in a table."""
    frames = words.redlines
    lead = [
        Paragraph((Run(words.filled(frames["pair"], old=comparison.old, new=comparison.new)),)),
        Paragraph((Run(count(comparison, words)),)),
    ]
    parts = [Part("part/summary", 1, None, tuple(lead), numbered=False)]
    for kind, title in (("part-in", "whole_in"), ("part-out", "whole_out")):
        whole = [one for one in comparison.parts if one.kind == kind and one.is_clause]
        if whole:
            blocks = tuple(_named(whole, words, questions))
            parts.append(Part(f"part/{kind}", 1, frames[title], blocks, numbered=False))
    changed = [one for one in comparison.parts if one.kind in _CHANGED]
    if changed:
        parts.append(
            Part(
                "part/changed",
                1,
                frames["changed"],
                tuple(_table(changed, words, questions)),
                numbered=False,
            )
        )
    title = f"{frames['title']}: {comparison.redline.title}"
    return Document(f"summary-{comparison.kind}", title, words.language, tuple(parts))


def _named(
    parts: Sequence[Reckoning], words: Words, questions: Questionnaire
) -> Iterable[Items | Paragraph]:
    kept = parts[:MOST_WHOLE]
    yield Items(tuple((_line(one, questions),) for one in kept))
    if len(kept) < len(parts):
        others = "; ".join(name(one) for one in parts[len(kept) :])
        yield Paragraph((Run(words.filled(words.redlines["also"], names=others)),))


def _line(part: Reckoning, questions: Questionnaire) -> Paragraph:
    return Paragraph((Run(name(part), _STRONG), Run(f" ({causes(part, questions)})")))


def _table(
    parts: Sequence[Reckoning], words: Words, questions: Questionnaire
) -> Iterable[Table | Paragraph]:
    frames = words.redlines
    header = tuple((Run(frames[f"header_{column}"]),) for column in
                   ("part", "versions", "cause", "effect", "words"))  # fmt: skip
    # Where there are too many, those that say least give way, and the order stays.
    heaviest = sorted(parts, key=lambda one: -(one.words_in + one.words_out))[:MOST_ROWS]
    kept = [one for one in parts if one in heaviest]
    yield Table(header, tuple(_row(one, words, questions) for one in kept))
    if len(kept) < len(parts):
        rest = words.filled(frames["rest"], count=str(len(parts) - len(kept)))
        yield Paragraph((Run(rest),))


def _row(part: Reckoning, words: Words, questions: Questionnaire) -> tuple[Inlines, ...]:
    versions = part.new or ""
    if part.old and part.new and part.old != part.new:
        versions = words.filled(words.redlines["version"], old=part.old, new=part.new)
    cells = (name(part), versions, causes(part, questions), effect(part, words),
             f"{part.words_in} / {part.words_out}")  # fmt: skip
    return tuple((Run(cell),) if cell else () for cell in cells)
