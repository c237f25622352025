"""Why something changed between two drafts: an answer, a version of a clause, a hand.

What a run says of its source, what a clause says of its condition, and what the two locks say of answers
and versions are held together. Where they do not tell, the cause is unknown and is called so.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from codegen.document.tree import Blank, Run
from codegen.draft.comparing.sides import carried, plain
from codegen.draft.differing import said
from codegen.library.language import reads
from codegen.redline.compare import redline
from codegen.redline.stretches import stretches

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codegen.document.tree import Inline
    from codegen.draft.comparing.sides import Side
    from codegen.library.model import Clause, OutlinePart
    from codegen.redline.stretches import Stretch

CauseKind: TypeAlias = Literal[
    "parameter", "answer", "clause", "version", "library", "numbering", "hand", "unknown"
]

_LONGEST = 120  # characters of an answer in a reason


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a change was made, in a sentence; ``keys`` are the answers that decided it."""

    kind: CauseKind
    sentence: str
    keys: tuple[str, ...] = ()


class Causes:
    """Finds causes in one pair of documents."""

    def __init__(self, old: Side, new: Side, kind: str) -> None:
        self.old, self.new, self.kind = old, new, kind

    @cached_property
    def changed(self) -> tuple[str, ...]:
        """The answers that are others now, or that came from elsewhere; none where a side has none."""
        if not self.old.answers or not self.new.answers:
            return ()
        ours, theirs = self.old.answers, self.new.answers
        questions = self.new.library.questionnaire.questions
        return tuple(key for key in questions if plain(ours.get(key)) != plain(theirs.get(key)))

    def of(self, stretch: Stretch) -> Cause:
        """Return the cause of one change."""
        if self._by_hand(stretch):
            file = self.new.files.get(self.kind) or self.old.files.get(self.kind) or ""
            return Cause("hand", f"Edited by hand in {file}.")
        if stretch.kind in ("part-in", "part-out"):
            return self._of_part(stretch)
        if stretch.kind == "move":
            return Cause("library", "It stands elsewhere now; its words are the same.")
        return self._of_words(stretch)

    # what a person changed

    def _by_hand(self, stretch: Stretch) -> bool:
        """Return whether a change is one between what codegen drafts and what a file holds."""
        if not (self.old.files.get(self.kind) or self.new.files.get(self.kind)):
            return False
        if not self.old.answers and not self.new.answers:
            return False  # two files: nothing tells which of them was edited
        if not self.old.answers or not self.new.answers:
            return True  # a file against a draft: nothing else can have made it
        return any(_is_same_edit(edit, stretch) for edit in self._edits.get(stretch.part, ()))

    @cached_property
    def _edits(self) -> dict[str, list[Stretch]]:
        """What people changed in the files of both sides since they were drafted, by part."""
        found: dict[str, list[Stretch]] = {}
        for side in (self.old, self.new):
            drafted = side.drafted.get(self.kind)
            if drafted is None:
                continue
            words = side.library.words
            marked = redline(carried(drafted, words), carried(side.documents[self.kind], words))
            for edit in stretches(marked):
                found.setdefault(edit.part, []).append(edit)
        return found

    # whole parts

    def _of_part(self, stretch: Stretch) -> Cause:
        came = stretch.kind == "part-in"
        verb = "Comes in" if came else "Drops out"
        clause = self.new.library.clause(stretch.part)
        keys = self._decided_by(clause.when.nodes if clause and clause.when else None)
        if clause is None:
            entry = self._outline_part(stretch.part)
            keys = self._decided_by(entry.when.nodes if entry and entry.when else None)
        if keys:
            return Cause("clause", f"{verb} because of {self._told(keys)}.", keys)
        offices = "people.categories"
        if offices in self.changed:
            return Cause("clause", f"{verb} because of {self._told((offices,))}.", (offices,))
        side = self.new if came else self.old
        why = side.decisions.get(self.kind, {}).get(stretch.part)
        if why and why.why and self.old.answers and self.new.answers:
            return Cause("library", f"{verb} with the library: {why.why}")
        if clause is not None:
            versions = (self.old.versions, self.new.versions)
            if self.old.answers or self.new.answers:
                return Cause("clause", f"{verb}; {self._missing()}.")
            known = stretch.part in versions[0] and stretch.part in versions[1]
            return Cause("library", f"{verb}." if known else f"{verb} with this library.")
        return Cause("unknown", f"{verb}; {self._missing()}.")

    def _missing(self) -> str:
        return (
            "no answer tells why"
            if self.old.answers and self.new.answers
            else "one side has no answers that could tell why"
        )

    def _outline_part(self, identity: str) -> OutlinePart | None:
        parts = (one for outline in self.new.library.outlines.values() for one in outline.parts)
        return next((one for one in parts if one.id == identity), None)

    def _decided_by(self, nodes: Any) -> tuple[str, ...]:
        if nodes is None:
            return ()
        return tuple(key for key in reads(nodes) if key in self.changed)

    # words

    def _of_words(self, stretch: Stretch) -> Cause:
        printed = _sources(stretch.old) | _sources(stretch.new)
        keys = tuple(key for key in self.changed if key in printed)
        clause = self.new.library.clause(stretch.part)
        before, after = (side.versions.get(clause.id) if clause else None
                         for side in (self.old, self.new))  # fmt: skip
        is_new_version = before and after and before.digest != after.digest
        if keys and not (is_new_version and _has_other_words(stretch)):
            return Cause("parameter", f"{self._told(keys, capital=True)}.", keys)
        if is_new_version and clause and after:
            return Cause("version", f"Version {after.version} ({after.change}): {after.note}")
        if _is_number(stretch.old) and _is_number(stretch.new):
            return Cause("numbering", "The number of what it points to has changed.")
        keys = self._read_by(stretch.part, clause)
        if keys:
            return Cause("answer", f"The wording follows {self._told(keys)}.", keys)
        if is_new_version is None and clause is not None and not self.changed:
            return Cause("unknown", f"Nothing tells why; {self._missing()}.")
        if self.old.library.digest != self.new.library.digest:
            return Cause("library", "The library has changed.")
        return Cause("unknown", f"Nothing tells why; {self._missing()}.")

    def _read_by(self, identity: str, clause: Clause | None) -> tuple[str, ...]:
        """Return the changed answers that the text of a part reads, in order."""
        nodes: list[Any] = []
        if clause is not None:
            for side in (self.old, self.new):
                version = side.versions.get(clause.id)
                nodes.append(version.nodes if version else ())
            nodes += [one.nodes for one in clause.examples]
            nodes += [one.when.nodes for one in clause.examples if one.when]
            nodes += [["key", key, 0] for key in clause.needs_basis]
        elif identity:
            entry = self._outline_part(identity)
            nodes += [entry.text or (), entry.title] if entry else []
        else:
            outlines = self.new.library.outlines.values()
            nodes += [one.title for one in outlines if self.kind.startswith(one.file)]
        return self._decided_by(_conditions(nodes)) or self._decided_by(nodes)

    # in words

    def _told(self, keys: Iterable[str], *, capital: bool = False) -> str:
        told = [self._answer(key) for key in keys]
        whole = "; ".join(told)
        return whole[:1].upper() + whole[1:] if capital else whole

    def _answer(self, key: str) -> str:
        questions = self.new.library.questionnaire
        question = questions.questions[key]
        before, after = self.old.answers.get(key), self.new.answers.get(key)
        name = f"{questions.label(key)} ({key})"
        if before is not None and after is not None and plain(before[0]) == plain(after[0]):
            return f"{name}, which was {before[1]} and is {after[1]} now"
        words = [
            "not answered"
            if answer is None or side.resolution is None
            else _shortened(said(side.resolution, question, answer[0]))
            for side, answer in ((self.new, after), (self.old, before))
        ]
        return f"{name}: {words[0]}, was {words[1]}"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _conditions(nodes: Iterable[Any]) -> list[Any]:
    """Return the conditions in texts, and the lists that they go through: what decides on wording."""
    found: list[Any] = []
    for node in nodes:
        if not isinstance(node, list | tuple) or not node:
            continue
        if node[0] == "if":
            found += [condition for condition, _ in node[1]]
            for _, body in node[1]:
                found += _conditions(body)
            found += _conditions(node[2] or ())
        elif node[0] == "for":
            found += [node[2], *_conditions(node[3])]
        elif node[0] != "value":
            found += _conditions(node)
    return found


def _sources(runs: Iterable[Inline]) -> set[str]:
    return {
        key for run in runs if (key := run.source if isinstance(run, Run) else run.key) is not None
    }


def _has_other_words(stretch: Stretch) -> bool:
    """Return whether a change holds words that come from no answer."""
    return any(
        isinstance(run, Run) and run.source is None and any(map(str.isalnum, run.text))
        for run in (*stretch.old, *stretch.new)
    )


def _is_number(runs: Iterable[Inline]) -> bool:
    """Return whether a change is of references alone, which print the number of what they point to."""
    kept = [run for run in runs if not (isinstance(run, Run) and not run.text.strip())]
    return bool(kept) and all(isinstance(run, Run) and run.target for run in kept)


def _text(runs: Iterable[Inline]) -> str:
    return "".join(run.label if isinstance(run, Blank) else run.text for run in runs)


def _is_same_edit(edit: Stretch, stretch: Stretch) -> bool:
    """Return whether what a person wrote or struck is what a change brings or takes, or is undone by it."""
    ours = {_text(edit.old).strip(), _text(edit.new).strip()} - {""}
    theirs = {_text(stretch.old).strip(), _text(stretch.new).strip()} - {""}
    return bool(ours & theirs) or any(
        one in other for one in ours for other in theirs if " " in one
    )


def words_of(runs: Iterable[Inline]) -> int:
    """Return how many words a stretch has."""
    return sum(any(map(str.isalnum, word)) for word in _text(runs).split())
