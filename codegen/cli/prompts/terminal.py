"""The front end of a terminal: lists to move in and lines to edit, by questionary.

``?`` asks for help and ``:`` opens the list of words, in every prompt; in a line they are typed as in
the plain front end.
"""

from __future__ import annotations

import shutil
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import questionary
from prompt_toolkit.application.current import get_app
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.output.color_depth import ColorDepth

from codegen.cli.prompts.front import BETWEEN, Option, Prompt, Reply, Shade
from codegen.cli.prompts.words import WORDS, Word, read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prompt_toolkit.key_binding import KeyPressEvent

WIDEST = 100
KEYS = "(? help, : more)"
MORE = Word("")
SCHEME = "Press ? for help, and : to go back, skip, see all answers or leave. Ctrl-C leaves too."
SHADES = {
    Shade.HEADING: "1;36",
    Shade.ASK: "1",
    Shade.QUIET: "2",
    Shade.WARNING: "33",
    Shade.ANSWER: "32",
}
STYLE = questionary.Style([
    ("qmark", "fg:ansicyan"), ("question", "bold"), ("answer", "fg:ansigreen nobold"),
    ("pointer", "fg:ansicyan bold"), ("highlighted", "fg:ansicyan bold"), ("selected", "noreverse"),
    ("instruction", "fg:ansibrightblack"), ("disabled", "fg:ansibrightblack italic"),
    ("separator", "fg:ansibrightblack"), ("placeholder", "fg:ansibrightblack"),
    ("description", "fg:ansibrightblack"),
])  # fmt: skip
BARE = questionary.Style([
    ("qmark", ""), ("question", "bold"), ("answer", "nobold"), ("pointer", "bold"),
    ("highlighted", "bold"), ("selected", "noreverse"), ("instruction", ""), ("disabled", ""),
    ("separator", ""), ("placeholder", ""), ("description", ""),
])  # fmt: skip


@dataclass(slots=True)
class Terminal:
    """Asks in a terminal, in colour unless somebody does not want it."""

    colored: bool = True

    @property
    def scheme(self) -> str:
        """How to answer, and how to do anything else."""
        return SCHEME

    def say(self, text: str = "", shade: Shade = Shade.PLAIN) -> None:
        """Show a paragraph."""
        for line in text.split("\n"):
            lead = line[: len(line) - len(line.lstrip())]
            folded = textwrap.fill(line, self._width() - 1, initial_indent=" ", subsequent_indent=f" {lead}{lead}",
                                   replace_whitespace=False, break_on_hyphens=False)  # fmt: skip
            print(self._shaded(folded, shade) if line else "", flush=True)  # noqa: T201

    def heading(self, text: str, right: str) -> None:
        """Show what begins a screen: a line across it."""
        room = max(self._width() - len(text) - len(right) - 8, 2)
        print()  # noqa: T201
        print(self._shaded(f"── {text} {'─' * room} {right} ──" if right else f"── {text}",  # noqa: T201
                           Shade.HEADING), flush=True)  # fmt: skip
        print()  # noqa: T201

    def choose(self, prompt: Prompt, options: Sequence[Option]) -> Reply:
        """Return the value of the option that was chosen."""
        default = next(
            (o.value for o in options if o.value in prompt.chosen and not o.reason), None
        )
        if len(prompt.ask) > self._width() - len(KEYS) - 4:
            self.say(prompt.ask, Shade.ASK)
            asked = ">"
        else:
            asked = prompt.ask
        if prompt.help and not prompt.again:
            self.say(prompt.help, Shade.QUIET)
        question = questionary.select(
            asked, choices=self._choices(options), default=default, qmark="", pointer="›",
            style=self._style, instruction=KEYS, **self._depth,
        )  # fmt: skip
        return self._asked(question)

    def choose_several(self, prompt: Prompt, options: Sequence[Option]) -> Reply:
        """Return the values of the options that were marked."""
        self.say(prompt.ask, Shade.ASK)
        if prompt.help and not prompt.again:
            self.say(prompt.help, Shade.QUIET)
        question = questionary.checkbox(
            ">", choices=self._choices(options, prompt.chosen), qmark="", pointer="›",
            style=self._style, instruction=f"space marks, Enter ends {KEYS}",
            erase_when_done=True, **self._depth,
        )  # fmt: skip
        reply = self._asked(question)
        if isinstance(reply, str):
            labels = [option.label for option in options if option.value in reply.split(BETWEEN)]
            self.say(f"> {BETWEEN.join(labels)}", Shade.ANSWER)
        return reply

    def line(self, prompt: Prompt) -> Reply:
        """Return the line that was typed, or the earlier one when nothing was."""
        return self._text(prompt, several=False)

    def lines(self, prompt: Prompt) -> Reply:
        """Return the lines that were typed or edited."""
        return self._text(prompt, several=True)

    def _text(self, prompt: Prompt, *, several: bool) -> Reply:
        self.say(prompt.ask, Shade.ASK)
        if prompt.help and not prompt.again:
            self.say(prompt.help, Shade.QUIET)
        # An earlier answer of one line is offered and not typed in: what one types would follow it, and
        # 40 after 30 is 3040.
        kept = "" if several else prompt.text
        offered = kept or (prompt.offered if not prompt.text else None)

        def placeholder() -> list[tuple[str, str]]:
            if get_app().is_done:
                return [("class:answer", offered or "")]
            return [("class:placeholder", f"Enter: {offered}{prompt.note}" if offered else KEYS)]

        while True:
            question = questionary.text(
                ">", default=prompt.text if several else "", qmark="", style=self._style, multiline=several,
                placeholder=placeholder, **self._depth,
            )  # fmt: skip
            typed = question.unsafe_ask() or kept
            reply = self._menu() if typed.strip() == ":" else read(typed)
            if reply is not None:
                return reply

    def _asked(self, question: questionary.Question) -> Reply:
        """Return what was chosen, or the word whose key was pressed."""
        bindings = question.application.key_bindings
        assert isinstance(bindings, KeyBindings)
        for key, word in (("?", Word("help")), (":", MORE)):
            bindings.add(key, eager=True)(_leaving(word))
        while True:
            found = question.unsafe_ask()
            if found == MORE:
                found = self._menu()
                if found is None:
                    continue
            if isinstance(found, list):
                return BETWEEN.join(found)
            assert isinstance(found, str | Word)
            return found

    def _menu(self) -> Word | None:
        """Return the word that was chosen from the list of them; None when none was."""
        room = max(map(len, WORDS)) + 2
        choices = [
            questionary.Choice(f"{name:<{room}}{said}", name) for name, said in WORDS.items()
        ]
        choices.append(questionary.Choice("return to the question", "return"))
        question = questionary.select(
            "What would you like?", choices=choices, qmark="", pointer="›", style=self._style,
            instruction=" ", erase_when_done=True, **self._depth,
        )  # fmt: skip
        name = question.unsafe_ask()
        return None if name == "return" else Word(name)

    def _choices(self, options: Sequence[Option], chosen: Sequence[str] = ()) -> list[Any]:
        found: list[Any] = []
        under = None
        for option in options:
            if option.under and option.under != under:
                under = option.under
                found.append(questionary.Separator(f" {under}"))
            label = textwrap.shorten(option.label, self._width() - 6, placeholder=" …")
            found.append(questionary.Choice(
                label, option.value, disabled=option.reason, description=option.help,
                checked=option.value in chosen and not option.reason,
            ))  # fmt: skip
        return found

    @property
    def _style(self) -> questionary.Style:
        return STYLE if self.colored else BARE

    @property
    def _depth(self) -> dict[str, Any]:
        return {} if self.colored else {"color_depth": ColorDepth.DEPTH_1_BIT}

    def _shaded(self, text: str, shade: Shade) -> str:
        code = SHADES.get(shade)
        return f"\x1b[{code}m{text}\x1b[0m" if code and self.colored else text

    def _width(self) -> int:
        return min(shutil.get_terminal_size((80, 24)).columns, WIDEST)


def _leaving(word: Word) -> Any:
    """Return what a key does that ends a prompt with a word."""

    def pressed(event: KeyPressEvent) -> None:
        event.app.exit(result=word)

    return pressed
