"""An interview on the command line: which front end, what to save where, and how somebody leaves."""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from codegen.cli.prompts.conversation import Conversation, Saved
from codegen.cli.prompts.front import Shade
from codegen.cli.prompts.leaving import Leaving
from codegen.draft.effects import Consequences, consequences
from codegen.errors import Exit, Problem, UsageError
from codegen.interview.resolution import Origin, Resolution
from codegen.interview.route import members, route

if TYPE_CHECKING:
    from pathlib import Path

    from codegen.cli.console import Console
    from codegen.cli.prompts.front import Front
    from codegen.cli.saving import AnswersFile
    from codegen.draft.drafting import Draft
    from codegen.draft.keeping import Keeping
    from codegen.interview.engine import Interview
    from codegen.interview.resolution import Answers


@dataclass(slots=True)
class Talk:
    """One interview with one person: its folder, its file, and what it begins with."""

    console: Console
    folder: Path
    file: AnswersFile
    interview: Interview
    resume: str
    keeping: Keeping | None = None
    drafts: dict[int, tuple[Answers, Draft]] = field(default_factory=dict)

    def hold(
        self,
        front: Front,
        opening: str,
        *,
        done: str | None = None,
        telling: bool = False,
        drafting: bool = False,
    ) -> Exit | None:
        """Hold the interview; return how to leave when somebody left it, None when it came to its end.

        Args:
            front: The front end.
            opening: What to say first.
            done: What the list of all answers ends with; without it the list is not shown at the end.
            drafting: Whether a draft follows.
            telling: Whether an answer that differs from what was assumed shows what it does.
        """
        leaving = Leaving(front)
        talk = Conversation(leaving, self.interview, self.file.keep, self._effects, telling=telling,
                            done=done or "That is all", drafting=drafting)  # fmt: skip
        try:
            with leaving.heard():
                front.say(opening)
                front.say(front.scheme, Shade.QUIET)
                talk.run()
                if done:
                    front.heading("Check your answers", "")
                    talk.check()
        except Saved:
            return self._left(talk, Exit.DONE)
        except (KeyboardInterrupt, EOFError):
            return self._left(talk, Exit.INTERRUPTED)
        self.interview = talk.interview
        return None

    def _left(self, talk: Conversation, code: Exit) -> Exit:
        self.interview = talk.interview
        with contextlib.suppress(OSError):  # the terminal may be closed
            self.console.tell("")
            # An interrupt can come when the file is written and that is not noted yet.
            if self.file.known is None and not self.file.path.exists():
                self.console.tell("Nothing was answered and nothing was written.")
            else:
                self.console.tell(f"Every answer is saved in {self.file.path}.")
                self.console.next(f"'{self.resume}' goes on where you left")
        return code

    def _effects(self, before: Answers, after: Answers) -> Consequences:
        return consequences(self._draft(before), self._draft(after))

    def _draft(self, answers: Answers) -> Draft:
        """Return the draft of some answers; the last two are kept, since one change follows another."""
        from codegen.draft.drafting import draft  # noqa: PLC0415  nobody has changed anything so far

        known = self.drafts.get(id(answers))
        if known is not None and known[0] is answers:
            return known[1]
        made = draft(
            self.interview.library, Resolution(self.interview.library, answers), self.keeping
        )
        while len(self.drafts) > 1:
            del self.drafts[next(iter(self.drafts))]
        self.drafts[id(answers)] = (answers, made)
        return made


def front(console: Console, *, accessible: bool) -> Front:
    """Return the front end that suits: lists to move in only where both ends are a terminal.

    Raises:
        UsageError: There is no input at all to read answers from.
    """
    if sys.stdin is None or sys.stdin.closed:
        hint = "give answers in a terminal or through a pipe; 'codegen new DIR --no-input' asks nothing"
        raise UsageError(Problem("no-input", "there is no input to read answers from", None, hint))
    environment = os.environ
    plain = (
        accessible
        or console.json
        or environment.get("ACCESSIBLE", "0") not in ("", "0")
        or environment.get("TERM", "dumb") == "dumb"
        or not (sys.stdin.isatty() and sys.stdout.isatty())
    )
    if not plain:
        from codegen.cli.prompts.terminal import Terminal  # noqa: PLC0415  questionary loads slowly

        return Terminal(console.colored)
    from codegen.cli.prompts.plain import Plain  # noqa: PLC0415

    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure:  # a line that is not UTF-8 is refused, not a fault
        reconfigure(encoding="utf-8", errors="surrogateescape")
    return Plain(sys.stdin, sys.stderr)


def result(talk: Talk, *, changed: bool, behind: bool) -> dict[str, Any]:
    """Return what an interview came to, for ``--json``; ``behind`` are documents without its answers."""
    library, answers = talk.interview.library, talk.interview.answers
    resolution = Resolution(library, answers)
    questions = library.questionnaire.questions
    keys = [
        key
        for stop in route(library, "full")
        for key in members(library, stop)
        if resolution.applies(key) and questions[key].type != "record"
    ]
    unanswered = [key for key in keys if resolution.origin(key) is Origin.NOBODY]
    return {
        "folder": str(talk.folder),
        "finished": talk.interview.at is None,
        "changed": changed,
        "behind": behind,
        "answered": len(answers.given),
        "unanswered": unanswered,
        "unsure": [key for key in keys if key in answers.unsure],
        "differing": [key for key in keys if key in answers.differ],
        "assumed": [key for key in keys if resolution.assumed(key)],
    }
