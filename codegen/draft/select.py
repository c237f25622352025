"""Which documents a draft has, and which clauses enter each: in, out, waiting, or an alternative."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from codegen.library.language import Unknown, reads, truth, unknown_reads

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codegen.draft.keeping import Keeping
    from codegen.interview.resolution import Resolution
    from codegen.library.language import Scope
    from codegen.library.model import Clause, Condition, Expression, Library, Outline

State: TypeAlias = Literal["in", "out", "waiting", "alternative"]
Cause: TypeAlias = Literal["condition", "withdrawn", "document", "beside"]
IN_SERVICE = "in-service"
AGREED = "third-party"  # bound by what they have agreed to and by nothing else
DOCUMENTS = "documents.kinds"
PAPERS = ("note", "board", "duties")  # made from a whole draft, not from an outline


@dataclass(frozen=True, slots=True)
class Target:
    """One document of a draft: its outline, and for a code of conduct whose it is.

    ``when`` is the condition under which its outline makes it, None when it always does.
    """

    outline: str
    kind: str
    office: str | None
    file: str
    when: Condition | None = None

    @property
    def requirement(self) -> str:
        """The key of the topics it must carry, such as ``conduct/in-service``."""
        return f"{self.kind}/{self.office or 'any'}"


@dataclass(frozen=True, slots=True)
class Held:
    """Why a clause stands as an earlier draft had it, though the library now decides otherwise.

    Its condition is another, it was withdrawn, it is for other documents, or (``beside``) it cannot
    stand beside the clause ``other`` that is held. ``then`` and ``now`` are the sources of its
    condition, None when it has none.
    """

    cause: Cause
    then: str | None
    now: str | None
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of a clause in one document.

    ``reads`` are the keys its condition reads; ``waits_for`` those that are still unanswered.
    An *alternative* is a waiting clause that prints in brackets: because its topic is required, or
    because a clause that is printed refers to it. ``held`` says why it is not what today's library
    makes of it.
    """

    clause: str
    state: State
    reads: tuple[str, ...]
    waits_for: tuple[str, ...] = ()
    held: Held | None = None

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
    return tuple(target for target in possible_targets(library) if asked_for(target, resolution))


def possible_targets(library: Library) -> tuple[Target, ...]:
    """Return the documents that some answers ask for: those that the library has a code for."""
    found = []
    for name, outline in library.outlines.items():
        if not outline.offices:
            found.append(Target(name, outline.document, None, outline.file, outline.when))
            continue
        for office in library.offices:
            if _is_ready(library, outline, office):
                suffix = "" if office == IN_SERVICE else f"-{office}"
                found.append(Target(name, outline.document, office, outline.file + suffix))
    return tuple(found)


def asked_for(target: Target, resolution: Resolution) -> bool:
    """Return whether the answers ask for a document that the library has a code for."""
    wanted = resolution.value(DOCUMENTS)
    if not isinstance(wanted, Unknown) and target.kind not in wanted:
        return False
    if not resolution.holds(target.when):  # nor while nobody knows whether it applies
        return False
    if target.office is None:
        return True
    offices = resolution.offices()
    return target.office == IN_SERVICE if isinstance(offices, Unknown) else target.office in offices


def offices_without_code(library: Library, resolution: Resolution) -> tuple[str, ...]:
    """Return the offices whose people the body has, who need a code, and have none in the library yet."""
    offices = resolution.offices()
    if isinstance(offices, Unknown):
        return ()
    outlines = library.outlines.values()
    return tuple(
        office
        for office in library.offices
        if office in offices
        and library.offices[office].own_code
        and not any(_is_ready(library, o, office) for o in outlines)
    )


def documents_without_outline(library: Library, resolution: Resolution) -> tuple[str, ...]:
    """Return the kinds of document that these answers ask for and that nothing makes yet."""
    wanted = resolution.value(DOCUMENTS)
    made = {outline.document for outline in library.outlines.values()}
    made |= set(PAPERS if library.paper_words else ())
    return () if isinstance(wanted, Unknown) else tuple(kind for kind in wanted if kind not in made)


def select(
    library: Library, resolution: Resolution, target: Target, keeping: Keeping | None = None
) -> Selection:
    """Return the decision on every clause that may enter the document.

    Args:
        library: The clause library.
        resolution: The answers.
        target: The document.
        keeping: What an earlier draft holds on to.
    """
    outline = library.outlines[target.outline]
    known = keeping.known(target.file) if keeping else frozenset()
    candidates = [clause for clause in library.clauses.values()
                  if may_enter(clause, target) or clause.id in known]  # fmt: skip
    candidates.sort(key=lambda clause: (clause.order, clause.id))
    decided = [(clause, _decision(clause, resolution)) for clause in candidates]
    if keeping:
        decided = keeping.held(target, decided, resolution)
    covered = _covered(outline, resolution, decided)
    missing = set(library.required_for.get(target.requirement, ())) - covered
    lifted = [_lifted(clause, found, missing) for clause, found in decided]
    return Selection(target, _with_mentioned(library, lifted, keeping))


def taken_into(
    library: Library, resolution: Resolution, clause: Clause, keeping: Keeping | None = None
) -> tuple[str, ...]:
    """Return the files of the documents that take a clause in."""
    found = []
    for target in targets(library, resolution):
        known = keeping is not None and clause.id in keeping.known(target.file)
        if known or may_enter(clause, target):
            decided = _decision(clause, resolution)
            if keeping:
                decided = keeping.decision(target, clause, decided, resolution)
            found += [target.file] if decided.state == "in" else []
    return tuple(found)


def _is_ready(library: Library, outline: Outline, office: str) -> bool:
    """Return whether an outline makes a code for an office: it says so, and there is wording."""
    return office in outline.offices and any(
        outline.document in clause.documents and office in clause.offices
        for clause in library.clauses.values()
        if not clause.withdrawn
    )


def may_enter(clause: Clause, target: Target) -> bool:
    """Return whether the library has a clause for a document at all."""
    if clause.withdrawn or target.kind not in clause.documents:
        return False
    return target.office is None or target.office in clause.offices


def _decision(clause: Clause, resolution: Resolution) -> Decision:
    return decision(clause.id, clause.when.nodes if clause.when else None, resolution)


def decision(clause: str, condition: Expression | None, scope: Scope) -> Decision:
    """Return what a condition makes of a clause; no condition takes it in."""
    if condition is None:
        return Decision(clause, "in", ())
    read = reads(condition)
    holds = truth(condition, scope)
    if holds is None:
        waits = unknown_reads(condition, scope)
        # A question that is not asked cannot be waited for.
        return Decision(clause, "waiting" if waits else "out", read, waits)
    return Decision(clause, "in" if holds else "out", read)


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


def _with_mentioned(
    library: Library, decisions: list[Decision], keeping: Keeping | None
) -> tuple[Decision, ...]:
    """Return decisions in which a waiting clause that a printed one refers to is printed as well."""
    found = {decision.clause: decision for decision in decisions}
    queue = [decision for decision in decisions if decision.printed]
    while queue:
        clause = queue.pop().clause
        kept = keeping.mentions.get(clause) if keeping else None
        for name in library.clauses[clause].mentions if kept is None else kept:
            mentioned = found.get(name)
            if mentioned and mentioned.state == "waiting":
                found[name] = replace(mentioned, state="alternative")
                queue.append(found[name])
    return tuple(found[decision.clause] for decision in decisions)
