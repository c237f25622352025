"""Whether what clauses say of each other can be true: old ids, replacements, needs and exclusions.

Each rule is one function that yields problems; `RULES` lists them. An id that was given up stands
for the clause that had it, here as everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.errors import Problem, Severity
from codegen.library.index import current_ids
from codegen.library.sources import Sources, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


def old_ids(sources: Sources) -> Iterator[Problem]:
    """An id that a clause had before is in use, or belongs to two clauses."""
    clauses = sources.index["clauses"]
    owners: dict[str, str] = {}
    for key, clause in clauses.items():
        for place, name in enumerate(clause["formerly"]):
            where = sources.at(clause["file"], ("formerly", place))
            if name in clauses:
                said = f"'{name}' is the id of a clause, so no other clause had it before"
                yield Problem("old-id", said, where, "take it out, or rename one of the two")
            elif name in owners:
                said = f"'{name}' is an old id of '{owners[name]}' already"
                yield Problem("old-id", said, where, "an old id leads to one clause")
            owners.setdefault(name, key)


def replacements(sources: Sources) -> Iterator[Problem]:
    """What stands in place of a withdrawn clause does not exist, or was withdrawn too."""
    clauses = sources.index["clauses"]
    current = current_ids(clauses)
    for key, clause in clauses.items():
        instead = (clause["withdrawn"] or {}).get("instead")
        if instead is None:
            continue
        where = sources.at(clause["file"], ("withdrawn", "instead"))
        if instead not in current:
            yield unknown("clause", instead, current, where)
        elif current[instead] == key:
            yield Problem("withdrawn-clause", f"'{instead}' cannot stand in its own place", where)
        elif clauses[current[instead]]["withdrawn"]:
            said = f"'{instead}' was withdrawn itself"
            yield Problem("withdrawn-clause", said, where, _instead(clauses[current[instead]]))


def withdrawn_needs(sources: Sources) -> Iterator[Problem]:
    """A clause in use needs one that was withdrawn."""
    clauses = sources.index["clauses"]
    current = current_ids(clauses)
    for clause in clauses.values():
        for place, name in enumerate(clause["needs"]):
            needed = clauses.get(current.get(name, ""))
            if needed and needed["withdrawn"] and not clause["withdrawn"]:
                where = sources.at(clause["file"], ("needs", place))
                said = f"'{name}' was withdrawn"
                yield Problem("withdrawn-clause", said, where, _instead(needed))


def _instead(withdrawn: Mapping[str, Any]) -> str | None:
    instead = withdrawn["withdrawn"]["instead"]
    return f"'{instead}' stands in its place" if instead else None


def circular_needs(sources: Sources) -> Iterator[Problem]:
    """A clause needs itself, by way of others or directly; each circle is told once.

    A warning only: clauses that come in together break no draft, but one of the needs says nothing.
    """
    clauses = sources.index["clauses"]
    current = current_ids(clauses)
    after = {
        key: [current[name] for name in clause["needs"] if name in current]
        for key, clause in clauses.items()
    }
    told: set[str] = set()
    for key in sorted(clauses):
        circle = _circle(key, after)
        if circle and not told.intersection(circle):
            told.update(circle)
            place = after[key].index((*circle, key)[1])
            where = sources.at(clauses[key]["file"], ("needs", place))
            said = " needs ".join(f"'{name}'" for name in (*circle, key))
            hint = "take out a need that is only a mention; what cannot be parted is one clause"
            yield Problem("circular-needs", said, where, hint, Severity.WARNING)


def _circle(start: str, after: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Return the shortest way from a clause back to itself, itself first; nothing if there is none."""
    queue: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while queue:
        way = queue.pop(0)
        for name in after[way[-1]]:
            if name == start:
                return way
            if name not in seen:
                seen.add(name)
                queue.append((*way, name))
    return ()


def needed_and_excluded(sources: Sources) -> Iterator[Problem]:
    """A clause needs and excludes the same clause."""
    clauses = sources.index["clauses"]
    current = current_ids(clauses)
    for clause in clauses.values():
        needed = {current.get(name, name) for name in clause["needs"]}
        for place, name in enumerate(clause["excludes"]):
            if current.get(name, name) in needed:
                where = sources.at(clause["file"], ("excludes", place))
                said = f"'{name}' is both needed and excluded"
                yield Problem("needed-and-excluded", said, where)


RULES: tuple[Callable[[Sources], Iterator[Problem]], ...] = (
    old_ids,
    replacements,
    withdrawn_needs,
    circular_needs,
    needed_and_excluded,
)
