"""Which documents a draft has, and which clauses enter each: in, out, waiting, or an alternative."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from codegen.library.language import Unknown, reads, unknown_reads

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codegen.interview.resolution import Resolution
    from codegen.library.model import Clause, Library, Outline

State: TypeAlias = Literal["in", "out", "waiting", "alternative"]
IN_SERVICE = "in-service"


@dataclass(frozen=True, slots=True)
class Target:
    """One document of a draft: its outline, and for a code of conduct whose it is."""

    outline: str
    kind: str
    office: str | None
    file: str

    @property
    def requirement(self) -> str:
        """The key of the topics it must carry, such as ``conduct/in-service``."""
        return f"{self.kind}/{self.office or 'any'}"


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of a clause in one document.

    ``reads`` are the keys its condition reads; ``waits_for`` those that are still unanswered.
    An *alternative* is a waiting clause that prints in brackets: because its topic is required, or
    because a clause that is printed refers to it.
    """

    clause: str
    state: State
    reads: tuple[str, ...]
    waits_for: tuple[str, ...] = ()

    @property
    def printed(self) -> bool:
        """Whether the clause stands in the document."""
        return self.state in ("in", "alternative")


@dataclass(frozen=True, slots=True)
class Selection:
    """The decisions on one document, in the order of its clauses."""

    target: Target
    decisions: tuple[Decision, ...]


def targets(library: Library, resolution: Resolution) -> tuple[Target, ...]:
    """Return the documents that these answers ask for, codes of conduct first.

    Until the categories of people are known, the code of those in service is drafted.
    """
    wanted = resolution.value("documents.kinds")
    offices = resolution.offices()
    held = (
        (IN_SERVICE,)
        if isinstance(offices, Unknown)
        else tuple(office for office in library.offices if office in offices)
    )
    found = []
    for name, outline in library.outlines.items():
        if not isinstance(wanted, Unknown) and outline.document not in wanted:
            continue
        if not outline.per_office:
            found.append(Target(name, outline.document, None, outline.file))
            continue
        for office in held:
            if _has_wording(library, outline, office):
                suffix = "" if office == IN_SERVICE else f"-{office}"
                found.append(Target(name, outline.document, office, outline.file + suffix))
    return tuple(found)


def offices_without_wording(library: Library, resolution: Resolution) -> tuple[str, ...]:
    """Return the offices whose people the body has and for whom the library has no clause yet."""
    offices = resolution.offices()
    if isinstance(offices, Unknown):
        return ()
    outlines = [outline for outline in library.outlines.values() if outline.per_office]
    return tuple(
        office
        for office in library.offices
        if office in offices and not any(_has_wording(library, o, office) for o in outlines)
    )


def select(library: Library, resolution: Resolution, target: Target) -> Selection:
    """Return the decision on every clause that may enter the document."""
    outline = library.outlines[target.outline]
    candidates = [clause for clause in library.clauses.values() if _may_enter(clause, target)]
    candidates.sort(key=lambda clause: (clause.order, clause.id))
    decided = [(clause, _decision(clause, resolution)) for clause in candidates]
    covered = _covered(outline, resolution, decided)
    missing = set(library.required_for.get(target.requirement, ())) - covered
    lifted = [_lifted(clause, found, missing) for clause, found in decided]
    return Selection(target, _with_mentioned(library, lifted))


def taken_into(library: Library, resolution: Resolution, clause: Clause) -> tuple[str, ...]:
    """Return the files of the documents that take a clause in."""
    return tuple(
        target.file
        for target in targets(library, resolution)
        if _may_enter(clause, target) and _decision(clause, resolution).state == "in"
    )


def _has_wording(library: Library, outline: Outline, office: str) -> bool:
    return any(
        outline.document in clause.documents and office in clause.offices
        for clause in library.clauses.values()
    )


def _may_enter(clause: Clause, target: Target) -> bool:
    if clause.withdrawn or target.kind not in clause.documents:
        return False
    return target.office is None or target.office in clause.offices


def _decision(clause: Clause, resolution: Resolution) -> Decision:
    if clause.when is None:
        return Decision(clause.id, "in", ())
    read = reads(clause.when.nodes)
    holds = resolution.holds(clause.when)
    if holds is None:
        waits = unknown_reads(clause.when.nodes, resolution)
        # A question that is not asked cannot be waited for.
        return Decision(clause.id, "waiting" if waits else "out", read, waits)
    return Decision(clause.id, "in" if holds else "out", read)


def _covered(
    outline: Outline, resolution: Resolution, decided: Iterable[tuple[Clause, Decision]]
) -> set[str]:
    """Return the topics that clauses taken in, and parts with their own text, carry."""
    covered = {topic for clause, found in decided if found.state == "in" for topic in clause.topics}
    for part in outline.parts:
        if part.text is not None and resolution.holds(part.when):
            covered.update(part.topics)
    return covered


def _lifted(clause: Clause, decision: Decision, missing: set[str]) -> Decision:
    """Return a waiting clause as an alternative when nothing else carries a required topic of it."""
    if decision.state == "waiting" and missing.intersection(clause.topics):
        return replace(decision, state="alternative")
    return decision


def _with_mentioned(library: Library, decisions: list[Decision]) -> tuple[Decision, ...]:
    """Return decisions in which a waiting clause that a printed one refers to is printed as well."""
    found = {decision.clause: decision for decision in decisions}
    queue = [decision for decision in decisions if decision.printed]
    while queue:
        for name in library.clauses[queue.pop().clause].mentions:
            mentioned = found.get(name)
            if mentioned and mentioned.state == "waiting":
                found[name] = replace(mentioned, state="alternative")
                queue.append(found[name])
    return tuple(found[decision.clause] for decision in decisions)
