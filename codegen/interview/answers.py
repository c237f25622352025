"""The answers file: read with every mistake located, and held against the questionnaire.

Dotted keys and nested ones are both accepted; a question with fields may be answered by a mapping
whose own value stands under ``state`` (or ``value``).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from codegen.doors import yaml
from codegen.errors import ContentError, Location, Problem, Severity, UsageError, did_you_mean
from codegen.interview import accepting
from codegen.interview.cleaning import cleaned
from codegen.interview.resolution import Answers, Differing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from codegen.library.model import Library
    from codegen.library.questions import Question

LONGEST = 10_000
ENTRIES = {"codegen", "preset", "answers", "confirmed", "unsure", "by", "kept", "differ"}
OWN = ("state", "value")
Path = tuple[str | int, ...]


def read(data: bytes, file: str, library: Library) -> tuple[Answers, tuple[Problem, ...]]:
    """Return the answers in a file, and warnings.

    Raises:
        ContentError: Something in it is not an answer to a question; all problems are in it.
    """
    reader = _Reader(data, file, library)
    answers = reader.answers(reader.loaded.value if reader.loaded else None)
    errors = [problem for problem in reader.problems if problem.severity is Severity.ERROR]
    if errors:
        raise ContentError(reader.problems)
    return answers, tuple(reader.problems)


def with_options(answers: Answers, options: Mapping[str, str], library: Library) -> Answers:
    """Return answers with those of ``--set`` options in their place, each value read as YAML.

    Raises:
        UsageError: An option names no question, or its value is no answer to it.
    """
    given: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, text in options.items():
        question = library.questionnaire.questions.get(key)
        if question is None:
            problems.append(_unknown(key, library, None))
            continue
        if text.strip() == "unsure":
            given[key] = "unsure"
            continue
        reader = _Reader(b"", f"--set {key}", library)
        try:
            given.update(reader.flat({key: _option(question, text)}, ()))
        except ContentError as error:  # what was typed is not YAML
            where = Location(reader.file)
            reader.problems += [replace(problem, where=where) for problem in error.problems]
        problems += reader.problems
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise UsageError(problems)
    changed = answers.with_changes(given)
    return replace(changed, options=changed.options | (given.keys() & changed.given.keys()))


def placed(
    data: bytes, file: str, library: Library
) -> tuple[Answers, Mapping[str, tuple[str, ...]]]:
    """Return the answers in a file that can be read, and the path in it of each that is given."""
    reader = _Reader(data, file, library)
    content = reader.loaded.value if reader.loaded else {}
    answers = reader.answers(content)
    given = content.get("answers") or {}
    return answers, {key: where for key, _, where in reader.leaves(given, ("answers",), "")}


def _option(question: Question, text: str) -> Any:
    """Return the value of a ``--set`` option: texts as typed, everything else as YAML."""
    if question.type in ("text", "longtext", "role", "name", "choice", "yes_no", "country"):
        return text
    value = yaml.parse(text.encode(), f"--set {question.key}")
    if question.type in ("list", "choices") and isinstance(value, str):
        return value if value in question.special else [part.strip() for part in text.split(",")]
    return value


def _unknown(key: str, library: Library, where: Location | None) -> Problem:
    hint = did_you_mean(key, library.questionnaire.questions) or "'codegen questions' lists them"
    return Problem("unknown-question", f"'{key}' is not a question", where, hint)


class _Reader:
    """Reads one answers file and collects what is wrong with it."""

    def __init__(self, data: bytes, file: str, library: Library) -> None:
        self.file, self.library = file, library
        self.loaded = yaml.load(data, file) if data else None
        self.questions = library.questionnaire.questions
        self.problems: list[Problem] = []

    def answers(self, content: Any) -> Answers:
        """Return the answers of a whole file."""
        if not isinstance(content, dict):
            self._problem(
                (), "wrong-type", "an answers file is a mapping", "it begins 'codegen: 1'"
            )
            return Answers()
        for entry in (name for name in content if name not in ENTRIES):
            self._problem((entry,), "unknown-entry", f"'{entry}' is not an entry of an answers file",
                          "entries are " + ", ".join(sorted(ENTRIES)), key=True)  # fmt: skip
        if content.get("codegen") != 1:
            self._problem(("codegen",) if "codegen" in content else (), "wrong-format",
                          "this is not an answers file of format 1", "it begins 'codegen: 1'")  # fmt: skip
        preset = content.get("preset")
        if preset is not None and preset not in tuple(self.library.presets):
            known = "presets are " + ", ".join(self.library.presets)
            hint = did_you_mean(preset, self.library.presets) or known
            self._problem(
                ("preset",),
                "unknown-preset",
                f"there is no preset '{preset}'",
                hint,
            )
        given = content.get("answers") or {}
        if not isinstance(given, dict):
            self._problem(("answers",), "wrong-type", "'answers' is a mapping of keys to answers")
            given = {}
        return Answers(
            preset=preset,
            given=self.flat(given, ("answers",)),
            confirmed=self._keys(content, "confirmed"),
            unsure=self._keys(content, "unsure"),
            by=self._by(content),
            kept=self._mapping(content, "kept"),
            differ=self._differ(content),
        )

    def flat(self, given: Mapping[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
        """Return answers by dotted key, each accepted by its question."""
        found: dict[str, Any] = {}
        for key, value, where in self.leaves(given, path, ""):
            question = self.questions.get(key)
            if question is None:
                self.problems.append(_unknown(key, self.library, self._where(where, key=True)))
                continue
            if key in found:
                self._problem(where, "answered-twice", f"'{key}' is answered twice", key=True)
            if value is None:
                continue
            result = accepting.accepted(question, self._clean(value, where))
            for refusal in result.refusals:
                self._problem((*where, *refusal.path), refusal.rule, refusal.message, refusal.hint)
            found[key] = result.value
            self._stateless(question, given, where)
        return found

    def _stateless(
        self, question: Question, given: Mapping[str, Any], where: tuple[str, ...]
    ) -> None:
        """Refuse the act of a law of which nobody says whether it exists: it would go unread."""
        parent = self.questions.get(question.parent or "")
        if parent is None or parent.type != "three_state" or where[:1] != ("answers",):
            return
        if not any(key == parent.key for key, _, _ in self.leaves(given, ("answers",), "")):
            said = f"'{question.key}' is answered, and '{parent.key}' is not"
            self._problem(
                where, "no-state", said, f"answer {parent.key}: yes, no, or take this out"
            )

    def leaves(
        self, given: Mapping[str, Any], path: tuple[str, ...], prefix: str
    ) -> Iterator[tuple[str, Any, tuple[str, ...]]]:
        """Yield each answer with its dotted key and its path in the file."""
        for name, value in given.items():
            key = f"{prefix}{name}"
            where = (*path, name)
            question = self.questions.get(key)
            if not isinstance(value, dict) or (
                question is None
                and not any(known.startswith(f"{key}.") for known in self.questions)
            ):
                yield key, value, where
            elif question is None or question.fields:
                own = next((word for word in OWN if question and word in value), None)
                if own:
                    yield key, value[own], (*where, own)
                rest = {inner: part for inner, part in value.items() if inner != own}
                yield from self.leaves(rest, where, f"{key}.")
            else:
                yield key, value, where

    def _clean(self, value: Any, path: Path) -> Any:
        """Return a value without control, private-use and direction characters, and say so."""
        match value:
            case str():
                kept = cleaned(value)
                if kept != value:
                    said = "control, private-use or direction characters were left out"
                    self._problem(path, "stripped", said, severity=Severity.WARNING)
                if len(kept) > LONGEST:
                    said = f"an answer has at most {LONGEST:,} characters, this one {len(kept):,}"
                    self._problem(path, "too-long", said)
                return kept
            case list():
                return [self._clean(member, (*path, place)) for place, member in enumerate(value)]
            case dict():
                return {name: self._clean(part, (*path, name)) for name, part in value.items()}
        return value

    def _keys(self, content: Mapping[str, Any], entry: str) -> frozenset[str]:
        listed = content.get(entry) or []
        if not isinstance(listed, list):
            self._problem((entry,), "wrong-type", f"'{entry}' is a list of keys")
            return frozenset()
        for place, key in enumerate(listed):
            if key not in tuple(self.questions):  # whatever it is, a list too
                self.problems.append(_unknown(str(key), self.library, self._where((entry, place))))
        return frozenset(key for key in listed if isinstance(key, str))

    def _mapping(self, content: Mapping[str, Any], entry: str) -> Mapping[str, Any]:
        found = content.get(entry) or {}
        if not isinstance(found, dict):
            self._problem((entry,), "wrong-type", f"'{entry}' is a mapping")
            return {}
        return found

    def _by(self, content: Mapping[str, Any]) -> Mapping[str, Any]:
        found = self._mapping(content, "by")
        for key, told in found.items():
            self._answerer(told, ("by", key), {"who", "on"})
        return found

    def _differ(self, content: Mapping[str, Any]) -> dict[str, tuple[Differing, ...]]:
        found: dict[str, tuple[Differing, ...]] = {}
        given = content.get("answers")
        answered = (
            {key for key, _, _ in self.leaves(given, (), "")} if isinstance(given, dict) else ()
        )
        for key, told in self._mapping(content, "differ").items():
            where = ("differ", key)
            question = self.questions.get(key)
            if question is None:
                self.problems.append(_unknown(key, self.library, self._where(where, key=True)))
            elif not isinstance(told, list) or len(told) < 2:  # noqa: PLR2004  one does not differ
                said = "it is a list of at least two answers, each with 'value', 'who' and 'on'"
                self._problem(where, "wrong-type", said)
            elif key in answered:
                hint = "keep one of the two: the answer, or the list of those that differ"
                self._problem(where, "answered-twice", f"'{key}' is answered", hint, key=True)
            else:
                found[key] = tuple(
                    self._differing(question, entry, (*where, place))
                    for place, entry in enumerate(told)
                )
        return found

    def _differing(self, question: Question, entry: Any, path: Path) -> Differing:
        if not self._answerer(entry, path, {"value", "who", "on"}):
            return Differing(None)
        result = accepting.accepted(question, self._clean(entry.get("value"), (*path, "value")))
        for refusal in result.refusals:
            where = (*path, "value", *refusal.path)
            self._problem(where, refusal.rule, refusal.message, refusal.hint)
        return Differing(result.value, entry.get("who"), entry.get("on"))

    def _answerer(self, entry: Any, path: Path, known: set[str]) -> bool:
        """Return whether an entry says properly who answered and when."""
        if not isinstance(entry, dict) or not entry.keys() <= known:
            self._problem(path, "wrong-type", "it is a mapping of " + ", ".join(sorted(known)))
            return False
        who, on = entry.get("who"), entry.get("on")
        if not isinstance(who, str | None):
            self._problem((*path, "who"), "wrong-type", "'who' is a text")
        if on is not None and type(on) is not dt.date:
            self._problem((*path, "on"), "wrong-type", "'on' is a date such as 2027-01-31")
        return True

    def _where(self, path: Path, *, key: bool = False) -> Location:
        return self.loaded.place(path, key=key) if self.loaded else Location(self.file)

    def _problem(
        self,
        path: Path,
        rule: str,
        message: str,
        hint: str | None = None,
        *,
        key: bool = False,
        severity: Severity = Severity.ERROR,
    ) -> None:
        where = self._where(path, key=key)
        self.problems.append(Problem(rule, message, where, hint, severity))
