"""What the mappings of clauses to provisions were read against, and which have become stale.

``clauses/mappings.yaml`` remembers, for each clause, the digest of the wording and of each gist that
somebody held side by side. When either changes, even by a comma, somebody reads the pair again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from codegen.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from codegen.library.sources import Sources

FILE = "clauses/mappings.yaml"
HEAD = """\
# yaml-language-server: $schema=mappings.schema.json
# Against what each mapping was read: 12 digits of the digest of the clause's wording, and of the gist
# of each provision that it names. Nobody writes this by hand: when a wording or a gist has changed,
# read the two side by side, then run 'codegen library confirm-mapping ID'.
"""
LENGTH = 12
NUMBERED = re.compile(r"^(\d{1,3})[.)] ", re.MULTILINE)
BY = re.compile(r"(\d{1,3})(?:-(\d{1,3}))?")


def short(digest: str) -> str:
    """Return the digits of a digest that a mapping remembers.

    >>> short("sha256:" + "0123456789abcdef" * 4)
    '0123456789ab'
    """
    return digest.removeprefix("sha256:")[:LENGTH]


def paragraphs(by: str) -> tuple[int, ...]:
    """Return the paragraphs that a mapping names, by their numbers in the clause's file.

    Raises:
        ValueError: It is not written as numbers and ranges.

    >>> paragraphs("1-3, 6")
    (1, 2, 3, 6)
    """
    found: dict[int, None] = {}
    for part in by.split(","):
        match = BY.fullmatch(part.strip())
        if match is None:
            message = f"'{by}' does not name paragraphs as in '1-3, 6'"
            raise ValueError(message)
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first:
            message = f"'{part.strip()}' ends before it begins"
            raise ValueError(message)
        found |= dict.fromkeys(range(first, last + 1))
    return tuple(found)


def numbers(text: str) -> tuple[int, ...]:
    r"""Return the numbers of the paragraphs of a text as it is written, each branch's own.

    >>> numbers("1. Tell.\n{% if a == 'b' %}\n2. Wait.\n{% else %}\n2. Go on.\n{% endif %}\n")
    (1, 2, 2)
    """
    return tuple(int(number) for number in NUMBERED.findall(text))


def confirmed(index: Mapping[str, Any], clauses: Collection[str]) -> dict[str, Any]:
    """Return the entries of the file once the mappings of some clauses have been read.

    Args:
        index: What `codegen.library.compiling.compiled` returns for files without errors.
        clauses: The clauses that were read; the others keep their entry as far as it still means
            something.
    """
    made: dict[str, Any] = {}
    for key, clause in sorted(index["clauses"].items()):
        read = key in clauses
        entry = _now(index, clause) if read else _kept(clause, index["mappings"].get(key))
        if entry and entry["gists"]:
            made[key] = entry
    return {"mappings": made}


def _now(index: Mapping[str, Any], clause: Mapping[str, Any]) -> dict[str, Any]:
    gists = _gists(index)
    return {
        "text": short(clause["versions"][0]["digest"]),
        "gists": {
            name: {provision: gists[name, provision] for provision in mapped}
            for name, mapped in clause["implements"].items()
        },
    }


def _kept(clause: Mapping[str, Any], entry: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return an entry without the provisions to which its clause is no longer mapped."""
    if entry is None:
        return None
    held = {
        name: {
            key: gist for key, gist in known.items() if key in clause["implements"].get(name, {})
        }
        for name, known in entry["gists"].items()
    }
    return {"text": entry["text"], "gists": {name: known for name, known in held.items() if known}}


def _gists(index: Mapping[str, Any]) -> dict[tuple[str, str], str]:
    return {
        (name, provision["id"]): provision["digest"]
        for name, instrument in index["instruments"].items()
        for provision in instrument["provisions"]
    }


def outdated(index: Mapping[str, Any]) -> dict[str, tuple[bool, tuple[tuple[str, str], ...]]]:
    """Return what is stale, by clause: whether its wording has changed, and which gists have."""
    gists = _gists(index)
    found = {}
    for key, clause in index["clauses"].items():
        entry = _kept(clause, index["mappings"].get(key))
        if not entry or not entry["gists"]:
            continue
        reworded = entry["text"] != short(clause["versions"][0]["digest"])
        changed = tuple(
            (name, provision)
            for name, known in entry["gists"].items()
            for provision, gist in known.items()
            if gist != gists.get((name, provision), gist)
        )
        if reworded or changed:
            found[key] = (reworded, changed)
    return found


def stale_mappings(sources: Sources) -> Iterator[Problem]:
    """A wording or a gist has changed since somebody read them side by side."""
    for key, (reworded, changed) in outdated(sources.index).items():
        clause = sources.index["clauses"][key]
        hint = f"read it again, then 'codegen library confirm-mapping {key}'"
        if reworded:
            many = sum(len(mapped) for mapped in clause["implements"].values())
            mapped = "1 mapping was" if many == 1 else f"{many} mappings were"
            said = f"the wording of '{key}' has changed since its {mapped} read"
            where = sources.at(clause["file"], ("implements",), key=True)
            yield Problem("stale-mapping", said, where, hint, Severity.WARNING)
        for name, provision in changed:
            said = f"the gist of {name} {provision} has changed since this mapping was read"
            where = sources.at(clause["file"], ("implements", name, provision), key=True)
            yield Problem("stale-mapping", said, where, hint, Severity.WARNING)


def unknown_records(sources: Sources) -> Iterator[Problem]:
    """The file remembers mappings of a clause that does not exist."""
    for key in sources.index["mappings"]:
        if key not in sources.index["clauses"]:
            said = f"there is no clause '{key}' whose mappings were read"
            where = sources.at(FILE, ("mappings", key), key=True)
            hint = "'codegen library confirm-mapping' with any clause takes it out"
            yield Problem("unknown-record", said, where, hint, Severity.WARNING)


RULES: tuple[Callable[[Sources], Iterator[Problem]], ...] = (
    stale_mappings,
    unknown_records,
)
