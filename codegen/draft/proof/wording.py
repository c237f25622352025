"""Claims about texts: what they refer to is printed, and each of their branches can print."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from codegen.draft.proof.claim import Claim, Ground, name, test
from codegen.draft.proof.texts import branches, is_printed, references
from codegen.library.index import current_ids
from codegen.library.references import TARGET
from codegen.library.sources import Text, example_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from codegen.draft.proof.page import Contents, Page
    from codegen.draft.proof.texts import Reference, Way
    from codegen.errors import Location
    from codegen.library.model import ClauseExample, OutlinePart

POINTING = ("clause", "topic", "term", "form", "section", "part")
TAG = re.compile(r"\{%\s*(if|elif|else)\b\s*(.*?)\s*%\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Wording:
    """A text, what it belongs to, and when that is printed in each of its documents."""

    text: Text
    owner: str
    documents: tuple[tuple[Contents, Callable[[Page], bool]], ...]


def pointed(ground: Ground) -> Iterator[Claim]:
    """Yield that wherever a reference is printed, what it points at is printed too."""
    current = current_ids(ground.sources.index["clauses"])
    for wording in wordings(ground):
        found = list(references(wording.text.nodes))
        places = list(TARGET.finditer(wording.text.source))
        for count, reference in enumerate(found):
            if reference.kind not in POINTING:
                continue
            target = f"{reference.kind}:{reference.name}"
            today = reference.name
            if reference.kind == "clause":
                today = current.get(reference.name, reference.name)
            start = places[count].start() if len(places) == len(found) else 0
            line = wording.text.source.count("\n", 0, start) + 1
            for contents, printed in wording.documents:
                yield Claim(
                    "dangling-reference",
                    (test(contents, partial(_lacks, reference.kind, today), printed,
                          partial(_prints, reference)),),
                    f"{wording.owner} refers to '{target}', which is not in {name(contents.target)}",
                    partial(ground.sources.within, wording.text, line, reference.name),
                    "put the reference under the condition of what it points at, or print that too",
                )  # fmt: skip


def alternatives(ground: Ground) -> Iterator[Claim]:
    """Yield that each branch of a text is printed by itself under some answers."""
    for wording in wordings(ground):
        ways = list(branches(wording.text.nodes))
        tags = list(TAG.finditer(wording.text.source))
        for count, way in enumerate(ways):
            tag = tags[count] if len(tags) == len(ways) else None
            said = " ".join(filter(None, tag.groups())) if tag else "one"
            line = wording.text.source.count("\n", 0, tag.start() if tag else 0) + 1
            yield Claim(
                "never-printed",
                tuple(test(contents, printed, partial(_prints_alone, way))
                      for contents, printed in wording.documents),
                f"in {wording.owner} the branch '{said}' can never be printed",
                partial(_line, ground, wording.text, line),
                "take the branch out, or change its condition or those before it",
                wanted=True,
            )  # fmt: skip


def told_examples(ground: Ground) -> Iterator[Claim]:
    """Yield that each example with a condition is told beside its clause under some answers."""
    for clause in ground.library.clauses.values():
        for place, example in enumerate(clause.examples):
            contents = ground.with_clause(clause.id)
            if example.when and contents:
                yield Claim(
                    "never-printed",
                    tuple(test(c, partial(_is_told, clause.id, example)) for c in contents),
                    f"an example of '{clause.id}' can never be printed ({example.when.source})",
                    partial(ground.sources.at, clause.file, ("examples", place, "when")),
                    "take the example out, or change its condition",
                    wanted=True,
                )


def wordings(ground: Ground) -> Iterator[Wording]:
    """Yield the newest text and the examples of each clause, and each part."""
    for clause in ground.library.clauses.values():
        documents = tuple(
            (contents, partial(_clause_prints, clause.id))
            for contents in ground.with_clause(clause.id)
        )
        if not documents:
            continue
        owner = f"'{clause.id}'"
        path: tuple[str | int, ...] = ("versions", 0, "text")
        yield Wording(
            Text(clause.file, path, clause.newest.nodes, clause.newest.text), owner, documents
        )
        entries = ground.sources.index["clauses"][clause.id]["examples"]
        for place, (entry, example) in enumerate(zip(entries, clause.examples, strict=True)):
            told = tuple((c, partial(_is_told, clause.id, example)) for c, _ in documents)
            yield Wording(example_text(clause.file, place, entry), owner, told)
    for outline in ground.library.outlines.values():
        for part in outline.parts:
            if part.text is None:
                continue
            file = f"templates/parts/{outline.document}/{part.slug}.md.j2"
            text = Text(file, None, part.text, ground.sources.files[file].decode())
            of = tuple(
                (c, partial(_part_prints, part)) for c in ground.contents if c.outline is outline
            )
            yield Wording(text, f"the part '{part.slug}'", of)


def _line(ground: Ground, text: Text, line: int) -> Location:
    return ground.sources.line(text, line)


def _lacks(kind: str, today: str, page: Page) -> bool:
    return not page.has(kind, today)


def _prints(reference: Reference, page: Page) -> bool:
    return is_printed(reference.way, page.world)


def _prints_alone(way: Way, page: Page) -> bool:
    return is_printed(way, page.world, alone=True)


def _clause_prints(key: str, page: Page) -> bool:
    return page.printed(key)


def _is_told(key: str, example: ClauseExample, page: Page) -> bool:
    return page.printed(key) and page.world.holds(example.when) is True


def _part_prints(part: OutlinePart, page: Page) -> bool:
    return page.world.holds(part.when) is not False
