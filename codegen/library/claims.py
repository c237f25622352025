"""What clauses claim to do for the provisions of the instruments, and whether they may.

A claim names a provision that exists, promises no more of it than a code can do, and points at
paragraphs that its text can print.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from codegen.errors import ContentError, Problem
from codegen.library import shape
from codegen.library.sources import Path, Sources, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from codegen.errors import Location

LIMITS = {"informs": 1, "supports": 2, None: 3}
STRENGTH = {"informs": 1, "supports": 2, "sets": 3}
PARAGRAPHS = re.compile(r"[1-9]\d{0,2}(-[1-9]\d{0,2})?(, [1-9]\d{0,2}(-[1-9]\d{0,2})?)*")


def wrong_mappings(sources: Sources) -> Iterator[Problem]:
    """A clause claims more of a provision than it may, or names none."""
    instruments = sources.index["instruments"]
    for clause in sources.index["clauses"].values():
        for name, mapped in clause["implements"].items():
            path: Path = ("implements", name)
            if name not in instruments:
                where = sources.at(clause["file"], path, key=True)
                yield unknown("instrument", name, instruments, where)
                continue
            instrument = instruments[name]
            where = sources.at(clause["file"], path, key=True)
            for office in clause["for"]:
                if office in instrument["excludes"]:
                    said = f"{name} leaves out people of the office '{office}'"
                    yield Problem("excluded-office", said, where, "take the mapping out")
            provisions = {provision["id"]: provision for provision in instrument["provisions"]}
            for provision, how in mapped.items():
                at = sources.at(clause["file"], (*path, provision), key=True)
                if provision not in provisions:
                    yield unknown("provision", provision, provisions, at, of=name)
                else:
                    yield from _overclaimed(name, provisions[provision], how, at)


def _overclaimed(
    instrument: str, provision: Mapping[str, Any], how: Mapping[str, Any], at: Location
) -> Iterator[Problem]:
    cited = f"{instrument} {provision['id']}"
    limit = provision["relation_limit"]
    if not provision["code_relevant"]:
        said = f"{cited} is not for a code to answer to"
        yield Problem("not-for-a-code", said, at, "take the mapping out")
    elif STRENGTH[how["how"]] > LIMITS[limit]:
        said = f"a code at most {limit} {cited}, and this says '{how['how']}'"
        yield Problem("overclaimed", said, at, f"write 'how: {limit}'")
    if how["how"] == "supports" and not how["missing"]:
        said = f"a mapping that supports {cited} says what is missing"
        yield Problem("missing-entry", said, at, "add 'missing: …'")


def unprinted_paragraphs(sources: Sources) -> Iterator[Problem]:
    """A clause says that paragraphs answer to a provision which its newest text does not have."""
    for clause in sources.index["clauses"].values():
        try:
            most = shape.paragraphs(clause["versions"][0]["nodes"])
        except ContentError:  # told by `shape.wrong_markdown`
            continue
        for name, mapped in clause["implements"].items():
            for provision, how in mapped.items():
                found = _misnumbered(how["by"], most) if how["by"] else None
                if found:
                    said, hint = found
                    where = sources.at(clause["file"], ("implements", name, provision, "by"))
                    yield Problem("unprinted-paragraph", said, where, hint)


def _misnumbered(by: str, most: int) -> tuple[str, str] | None:
    """Return what is wrong with the numbers of some paragraphs, and a hint."""
    if not PARAGRAPHS.fullmatch(by):
        return f"'{by}' names no paragraphs", 'write them as "2", "1-3" or "1-3, 5"'
    spans = [[int(number) for number in span.split("-")] for span in by.split(", ")]
    numbers = [number for span in spans for number in span]
    if numbers != sorted(set(numbers)):
        return f"the paragraphs '{by}' do not rise", 'write them in order, such as "1-3, 5"'
    if not most:
        return "this text has no numbered paragraphs", "take 'by' out"
    if numbers[-1] > most:
        said = f"this text has no paragraph ({numbers[-1]})"
        return said, f"its last is ({most})"
    return None


RULES: tuple[Callable[[Sources], Iterator[Problem]], ...] = (wrong_mappings, unprinted_paragraphs)
