"""What a front end does: shows lines, and reads one choice, several, a line or several lines.

It knows nothing of questions. What it returns is the text that somebody typed, or would have typed to
say what they chose; the conversation reads it, so that every front end leads to the same answers.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from codegen.cli.prompts.words import Word

if TYPE_CHECKING:
    from collections.abc import Sequence

Reply: TypeAlias = str | Word
BETWEEN = "; "


class Shade(enum.StrEnum):
    """What a line is, by which a front end may colour it."""

    PLAIN = "plain"
    HEADING = "heading"
    ASK = "ask"
    QUIET = "quiet"
    WARNING = "warning"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose: ``reason`` says why it cannot be, ``under`` is the heading it stands under."""

    value: str
    label: str
    help: str | None = None
    reason: str | None = None
    under: str | None = None


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is asked; an empty line takes what is ``offered``, and ``note`` says how sure that is.

    ``help`` says how to answer; ``chosen`` are the options that are chosen before anybody chooses;
    ``text`` is what is there to be edited. ``again`` says that the same was asked just before.
    """

    ask: str
    offered: str | None = None
    help: str | None = None
    chosen: tuple[str, ...] = ()
    text: str = ""
    again: bool = False
    note: str = ""


class Front(Protocol):
    """A way to talk to somebody."""

    @property
    def scheme(self) -> str:
        """How to answer, and how to do anything else."""

    def say(self, text: str = "", shade: Shade = Shade.PLAIN) -> None:
        """Show a paragraph."""

    def heading(self, text: str, right: str) -> None:
        """Show what begins a screen: a title, and at the right how far it is."""

    def choose(self, prompt: Prompt, options: Sequence[Option]) -> Reply:
        """Return the value of one option, what was typed in its place, or nothing for what is offered."""

    def choose_several(self, prompt: Prompt, options: Sequence[Option]) -> Reply:
        """Return the values of some options with semicolons between, or as `choose`."""

    def line(self, prompt: Prompt) -> Reply:
        """Return a line, or nothing for what is offered."""

    def lines(self, prompt: Prompt) -> Reply:
        """Return a text of several lines, or nothing for what is offered."""
