"""The plain front end: numbered lines, read from top to bottom, for screen readers, pipes and all else.

It writes to the stream for messages, so that stdout stays the product's.
"""

from __future__ import annotations

import os
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from codegen.cli.prompts.front import BETWEEN, Option, Prompt, Reply, Shade
from codegen.cli.prompts.words import Word, read

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 78
SIGN = "> "
FEW = 6  # so many choices are shown again after a mistake, more are not
SCHEME = (
    "Type ? for help. In place of an answer you may type a word with a colon; its first letters will do: "
    ":why, :back, :skip, :later, :none, :sections, :check, :save. An answer that begins with a colon is "
    "typed with two."
)


@dataclass(slots=True)
class Plain:
    """Asks on one stream and reads the other, line by line."""

    source: TextIO
    target: TextIO
    width: int = WIDTH

    @property
    def scheme(self) -> str:
        """How to answer, and how to do anything else."""
        return SCHEME

    def say(self, text: str = "", shade: Shade = Shade.PLAIN) -> None:
        """Show a paragraph."""
        del shade  # nothing here depends on colour
        self._print(text)

    def heading(self, text: str, right: str) -> None:
        """Show what begins a screen."""
        self._print(f"\n{text}, {right}" if right else f"\n{text}")

    def choose(self, prompt: Prompt, options: Sequence[Option]) -> Reply:
        """Return the value of the option whose number was typed, or what was typed."""
        self._ask(prompt, options)
        self._offer(prompt)
        return _by_number(self._read(), options)

    def choose_several(self, prompt: Prompt, options: Sequence[Option]) -> Reply:
        """Return the values of the options whose numbers were typed, or what was typed."""
        self._ask(prompt, options)
        self._print("Type one or more numbers, with commas between.")
        self._offer(prompt)
        return _by_numbers(self._read(), options)

    def line(self, prompt: Prompt) -> Reply:
        """Return the line that was typed."""
        self._ask(prompt)
        self._offer(prompt)
        return self._read()

    def lines(self, prompt: Prompt) -> Reply:
        """Return the lines that were typed up to an empty one."""
        self._ask(prompt)
        self._print("An empty line ends it.")
        self._offer(prompt)
        found: list[str] = []
        while (reply := self._read()) != "":
            if isinstance(reply, Word):
                return reply
            found.append(reply)
        return "\n".join(found)

    def _ask(self, prompt: Prompt, options: Sequence[Option] = ()) -> None:
        self._print(prompt.ask)
        if prompt.help and not prompt.again:
            self._print(prompt.help)
        if prompt.again and len(options) > FEW:
            self._print(f"A number from 1 to {len(options)}; ? shows them again.")
        else:
            self._list(options)

    def _list(self, options: Sequence[Option]) -> None:
        room = len(str(len(options)))
        under = None
        for number, option in enumerate(options, 1):
            if option.under and option.under != under:
                under = option.under
                self._print(f"{under}:")
            reason = f" (cannot be chosen: {option.reason})" if option.reason else ""
            self._print(f"{number:>{room + 2}}  {option.label}{reason}", room + 4)

    def _offer(self, prompt: Prompt) -> None:
        if prompt.offered:
            self._print(f"Enter: {prompt.offered}{prompt.note}")

    def _print(self, text: str, indent: int = 0) -> None:
        for line in text.split("\n"):
            indent = indent or len(line) - len(line.lstrip()) + 2 * line.startswith(" ")
            folded = textwrap.fill(line, self.width, subsequent_indent=" " * indent,
                                   replace_whitespace=False, drop_whitespace=True,
                                   break_on_hyphens=False)  # fmt: skip
            self.target.write(f"{folded}\n")

    def _read(self) -> Reply:
        """Return what was typed; a line that is no text in this encoding is asked for again.

        Raises:
            EOFError: There is nothing more to read.
        """
        while True:
            self.target.write(SIGN)
            self.target.flush()
            line = self.source.readline()
            broken = any("\udc80" <= char <= "\udcff" for char in line)
            if not self.source.isatty():  # typed elsewhere: shown, so that the talk can be read
                self.target.write("\n" if broken else f"{line.rstrip(os.linesep)}\n")
            if not line:
                raise EOFError
            if broken:
                self._print("This line is not UTF-8 text. Type it again.")
                continue
            return read(line)


def _by_number(reply: Reply, options: Sequence[Option]) -> Reply:
    if isinstance(reply, str) and reply.isdecimal() and 1 <= int(reply) <= len(options):
        return options[int(reply) - 1].value
    return reply


def _by_numbers(reply: Reply, options: Sequence[Option]) -> Reply:
    if isinstance(reply, Word) or not reply:
        return reply
    parts = reply.replace(",", " ").replace(";", " ").split()
    if all(part.isdecimal() for part in parts):
        return BETWEEN.join(str(_by_number(part, options)) for part in parts)
    return reply
