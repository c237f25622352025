"""Leaving at any moment without losing an answer: whoever interrupts is heard when a question waits.

Between a question and the next one an answer is weighed and kept. An interrupt in that time waits for
the next question; a second one does not wait.
"""

from __future__ import annotations

import contextlib
import signal
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codegen.cli.prompts.front import Shade

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from codegen.cli.prompts.front import Front, Option, Prompt, Reply

# Ctrl-C, a request to end, and a terminal that is closed; some systems lack the last two.
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


@dataclass(slots=True)
class Leaving:
    """A front end that is left only while it asks.

    Raises:
        KeyboardInterrupt: From whatever asks, when somebody has interrupted.
    """

    front: Front
    asks: bool = False
    wanted: bool = False

    @contextlib.contextmanager
    def heard(self) -> Iterator[None]:
        """Take the signals that ask to leave for as long as this lasts."""
        names = [name for name in SIGNALS if hasattr(signal, name)]
        before = {name: signal.signal(getattr(signal, name), self._leave) for name in names}
        try:
            yield
            if self.wanted:  # nothing was asked any more
                raise KeyboardInterrupt
        finally:
            for name, handler in before.items():
                signal.signal(getattr(signal, name), handler)

    def _leave(self, *_: Any) -> None:
        if self.asks or self.wanted:
            raise KeyboardInterrupt
        self.wanted = True

    def _ask(self, ask: Callable[[], Reply]) -> Reply:
        self.asks = True
        try:
            if self.wanted:
                raise KeyboardInterrupt
            return ask()
        finally:
            self.asks = False

    @property
    def scheme(self) -> str:
        """How to answer, and how to do anything else."""
        return self.front.scheme

    def say(self, text: str = "", shade: Shade = Shade.PLAIN) -> None:
        """Show a paragraph to whoever is still there."""
        if not self.wanted:
            self.front.say(text, shade)

    def heading(self, text: str, right: str) -> None:
        """Show what begins a screen to whoever is still there."""
        if not self.wanted:
            self.front.heading(text, right)

    def choose(self, prompt: Prompt, options: Sequence[Option]) -> Reply:
        """Return what the front end returns."""
        return self._ask(lambda: self.front.choose(prompt, options))

    def choose_several(self, prompt: Prompt, options: Sequence[Option]) -> Reply:
        """Return what the front end returns."""
        return self._ask(lambda: self.front.choose_several(prompt, options))

    def line(self, prompt: Prompt) -> Reply:
        """Return what the front end returns."""
        return self._ask(lambda: self.front.line(prompt))

    def lines(self, prompt: Prompt) -> Reply:
        """Return what the front end returns."""
        return self._ask(lambda: self.front.lines(prompt))
