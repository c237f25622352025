"""What a draft keeps from the one before it: the versions it prints and the decisions it stands by.

A newer library changes nothing in a draft by itself. Each clause keeps the version that its board
saw, and one whose condition the library has changed stays in or out until somebody upgrades. What
changes a draft is an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codegen.draft import recovering
from codegen.draft.select import Cause, Decision, Held, decision, may_enter
from codegen.library.language import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from codegen.draft.lock import Lock, Locked
    from codegen.draft.select import Target
    from codegen.errors import Problem
    from codegen.interview.resolution import Resolution
    from codegen.library.language import Unknown
    from codegen.library.model import Clause, Expression, Library, Version


@dataclass(frozen=True, slots=True)
class Keeping:
    """What an earlier draft holds on to, by the ids of today.

    ``locked`` gives its decisions by document and clause; ``versions`` what it printed, and
    ``mentions`` the clauses to which those texts refer; ``conditions`` the nodes of each condition
    by its source; ``lost`` is what it printed and nobody has any more.
    """

    locked: Mapping[str, Mapping[str, Locked]]
    versions: Mapping[str, Version]
    mentions: Mapping[str, tuple[str, ...]]
    conditions: Mapping[str | None, Expression | None]
    lost: tuple[Problem, ...]

    def known(self, document: str) -> frozenset[str]:
        """Return the clauses that a document printed."""
        entries = self.locked.get(document, {})
        return frozenset(clause for clause, entry in entries.items() if entry.printed)

    def held(
        self, target: Target, fresh: Iterable[tuple[Clause, Decision]], resolution: Resolution
    ) -> list[tuple[Clause, Decision]]:
        """Return the decisions on a document, in place of those that today's library makes."""
        known = self.known(target.file)
        found = [
            (clause, self.decision(target, clause, made, resolution)) for clause, made in fresh
        ]
        standing = [clause for clause, made in found if made.held and made.state == "in"]
        return [(clause, made if clause.id in known else _beside(clause, made, standing))
                for clause, made in found]  # fmt: skip

    def decision(
        self, target: Target, clause: Clause, fresh: Decision, resolution: Resolution
    ) -> Decision:
        """Return the decision on one clause: as it was where the library alone has changed."""
        locked = self.locked.get(target.file, {}).get(clause.id)
        here = may_enter(clause, target)
        now = _source(clause)
        if locked is None or (here and locked.when == now):
            return fresh
        made = fresh if here else Decision(clause.id, "out", ())
        before = "waiting" if locked.state == "alternative" else locked.state
        then = decision(clause.id, self.conditions[locked.when], _Then(resolution))
        # What hangs on a question that is no longer asked, no answer can have changed.
        gone = [key for key in then.reads if not _is_asked(key, resolution)]
        answered = then.state != before and not set(gone).intersection(then.waits_for)
        if answered or made.state == before:
            return made
        cause: Cause = "condition" if here else "withdrawn" if clause.withdrawn else "document"
        return Decision(
            clause.id,
            before,
            tuple(key for key in then.reads if key not in gone),
            then.waits_for if before == "waiting" else (),
            Held(cause, locked.when, now, clause.instead),
        )


def _source(clause: Clause) -> str | None:
    return clause.when.source if clause.when else None


def _is_asked(key: str, resolution: Resolution) -> bool:
    return key in resolution.library.questionnaire.questions


@dataclass(frozen=True, slots=True)
class _Then:
    """Today's answers, for a condition of the past: a question that is gone has no answer."""

    resolution: Resolution

    def value(self, key: str) -> Any:
        return self.resolution.value(key) if _is_asked(key, self.resolution) else UNKNOWN

    def applies(self, key: str) -> bool:
        return not _is_asked(key, self.resolution) or self.resolution.applies(key)

    def offices(self) -> Container[str] | Unknown:
        return self.resolution.offices()


def _beside(clause: Clause, made: Decision, standing: Iterable[Clause]) -> Decision:
    """Return a decision that keeps a clause out when it cannot stand beside one that is held."""
    for other in standing:
        apart = clause.id in other.excludes or other.id in clause.excludes
        if made.state in ("in", "waiting") and (apart or other.instead == clause.id):
            now = _source(clause)
            return Decision(clause.id, "out", made.reads, (), Held("beside", now, now, other.id))
    return made


def keep(library: Library, lock: Lock, file: str, documents: Iterable[str]) -> Keeping:
    """Return what an earlier draft holds on to.

    Args:
        library: The library of today.
        lock: The lock of the earlier draft.
        file: The lock's file, for problems.
        documents: The files of the documents that are drafted again, without their endings.

    Raises:
        ContentError: A text or condition in the lock is damaged.
    """
    locked: dict[str, dict[str, Locked]] = {}
    versions: dict[str, Version] = {}
    lost: dict[str, Problem] = {}
    for document in documents:
        entries = locked.setdefault(document, {})
        for entry in lock.selection.get(document, ()):
            clause = library.clause(entry.clause)
            if clause is None:
                if entry.printed:
                    lost[entry.clause] = recovering.lost_clause(entry.clause, file)
            elif clause.id == entry.clause or clause.id not in entries:
                entries[clause.id] = entry
                if entry.printed and clause.id not in versions:
                    versions[clause.id] = recovering.version(clause, entry, lock, file)
    for name, version in versions.items():
        lost |= {f"{name} {problem.message}": problem
                 for problem in recovering.lost_from(library, name, version, file)}  # fmt: skip
    mentions = {
        name: tuple(recovering.mentions(library, version)) for name, version in versions.items()
    }
    sources = {entry.when for entries in locked.values() for entry in entries.values()}
    conditions = recovering.conditions(library, sources, file)
    return Keeping(locked, versions, mentions, conditions, tuple(lost.values()))
