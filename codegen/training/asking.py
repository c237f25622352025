"""Dilemmas and questions as blocks of a handout: as people are asked them, and with their answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.document.tree import Run, Table
from codegen.training.choosing import lettered, offered, partners
from codegen.training.pages import cited, labelled, line, listed, part, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from codegen.document.tree import Block, Part
    from codegen.training.tying import BoundDilemma, BoundQuiz, Place, Told


def scene(one: BoundDilemma, words: Mapping[str, Any], name: str) -> list[Part]:
    """Return a dilemma as participants see it: the scene and the ways out, nothing of the answer."""
    blocks: list[Block] = [
        labelled(words["role"], one.role.plain),
        *one.scene.blocks,
        line(words["choose"], strong=True),
        *listed((option.plain for option, _ in one.options), ordered=True),
    ]
    return [part(f"dilemma-{name}", f"{words['dilemma']}: {one.title}", *blocks)]


def answers(one: BoundDilemma, words: Mapping[str, Any]) -> Iterator[Block]:
    """Yield what is to be said of each way out, what the code says, and what to talk about."""
    if one.cautions:
        yield labelled(words["caution"], " ".join(one.cautions))
    yield line(words["comments"], strong=True)
    yield from listed((comment.plain for _, comment in one.options), ordered=True)
    yield line(words["says"], strong=True)
    yield from listed(said(one.says, words))
    yield labelled(words["weigh"], one.weigh.plain)
    yield line(words["discuss"], strong=True)
    yield from listed(told.plain for told in one.discuss)


def said(says: Iterable[tuple[Place, Told]], words: Mapping[str, Any]) -> list[str]:
    """Return what the code says on a dilemma, each with its section."""
    return [f"{words['section'].capitalize()} {place.label}: {told.plain}" if place.number
            else f"{place.title}: {told.plain}" for place, told in says]  # fmt: skip


def asked(questions: Sequence[BoundQuiz], words: Mapping[str, Any]) -> list[Part]:
    """Return questions as people are asked them."""
    return [
        part(f"question-{at}", words["question"].format(number=at), line(one.ask),
             *_options(one, words))
        for at, one in enumerate(questions, start=1)
    ]  # fmt: skip


def _options(one: BoundQuiz, words: Mapping[str, Any]) -> Iterator[Block]:
    if one.kind == "matching":
        yield table((words["belongs"], ""), [(left, "") for left, _ in one.pairs])
        yield from listed(partners(one), ordered=True)
    elif told := offered(one, words):
        yield from listed((text for _, text, _ in told), ordered=True)
    else:
        yield box(words["answer"])


def key(questions: Sequence[BoundQuiz], words: Mapping[str, Any]) -> list[Part]:
    """Return, for each question, what is right, why, and where it stands."""
    return [
        part(f"key-{at}", words["question"].format(number=at), *_key(one, words), level=2)
        for at, one in enumerate(questions, start=1)
    ]


def _key(one: BoundQuiz, words: Mapping[str, Any]) -> Iterator[Block]:
    yield line(one.ask)
    yield labelled(words["right"], f"{right(one, words)} ({cited(one.places, words)})")
    yield from listed(_reasons(one, words), ordered=one.kind == "choice")
    if one.cautions:
        yield labelled(words["caution"], " ".join(one.cautions))


def right(one: BoundQuiz, words: Mapping[str, Any]) -> str:
    """Return the right answer to a question in one line."""
    if one.kind == "choice":
        options = offered(one, words)
        told = lettered((text for _, text, _ in options))
        return next(text for text, (is_right, _, _) in zip(told, options, strict=True) if is_right)
    if one.kind == "true_false":
        return str(words["true"] if one.says else words["false"])
    if one.kind == "matching":
        return "; ".join(f"{left} – {other}" for left, other in one.pairs)
    return one.answer


def _reasons(one: BoundQuiz, words: Mapping[str, Any]) -> list[str]:
    if one.kind == "choice":
        return [feedback for _, _, feedback in offered(one, words)]
    if one.kind == "case":
        return [f"{words['points']}: {'; '.join(one.points)}"]
    return [one.feedback]


def box(label: str) -> Table:
    """Return an empty box to write in, below its label."""
    return Table(((Run(label),),), (((),),))
