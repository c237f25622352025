"""A pair of long codes whose differences are known: 120 clauses, 58 edits, five clauses that moved."""

import random
from dataclasses import dataclass

from codegen.document import numbering
from codegen.document.tree import ClauseStamp, Document, Paragraph, Part, Run

VOWELS, CONSONANTS = "aeiou", "bdfglmnprstv"
SECTIONS, CLAUSES, PARAGRAPHS, MOVES = 12, 10, 4, 5
EDITS = ("replace", "number", "insert", "delete", "sentence", "paragraph", "gone")


@dataclass(frozen=True)
class Pair:
    """The old and the new document, and how many words went, came and moved between them."""

    old: Document
    new: Document
    went: int
    came: int
    moved: int
    edits: int


def long_pair(times=1, seed=7):
    """Return the pair, *times* as long: about 13,600 words at once."""
    luck = random.Random(seed)  # noqa: S311  the same pair each time
    words = [_word(luck) for _ in range(900)]
    sections = [
        (f"Section {number}", [_clause(luck, words) for _ in range(CLAUSES)])
        for number in range(SECTIONS * times)
    ]
    old = _document(sections)
    went = came = moved = edits = 0
    changed = [(title, [[list(one) for one in clause] for clause in clauses])
               for title, clauses in sections]  # fmt: skip
    for at in range(58 * times):
        kind = EDITS[at % len(EDITS)]
        _, clauses = changed[luck.randrange(len(changed))]
        clause = clauses[luck.randrange(CLAUSES)]
        out, into = _edit(luck, words, clause, kind)
        went, came, edits = went + out, came + into, edits + 1
    for at in range(MOVES * times):
        _, clauses = changed[at % len(changed)]
        clause = clauses.pop(3)
        changed[(at + 5) % len(changed)][1].insert(2, clause)
        moved += sum(len(one) for one in clause)
    return Pair(old, _document(changed, sections), went, came, moved, edits)


def _word(luck):
    return "".join(luck.choice(CONSONANTS) + luck.choice(VOWELS) for _ in range(luck.randint(1, 4)))


def _sentence(luck, words, length):
    return [luck.choice(words).capitalize(), *(luck.choice(words) for _ in range(length - 2)),
            f"{luck.choice(words)}."]  # fmt: skip


def _clause(luck, words):
    return [
        [word for _ in range(2) for word in _sentence(luck, words, luck.randint(12, 16))]
        for _ in range(PARAGRAPHS)
    ]


def _edit(luck, words, clause, kind):
    """Change a clause in place; return how many words went and came."""
    paragraph = clause[luck.randrange(len(clause))]
    at = luck.randrange(2, max(len(paragraph) - 3, 3))
    fresh = [f"new{luck.choice(words)}" for _ in range(3)]
    match kind:
        case "replace":
            paragraph[at : at + 2] = fresh[:2]
            return 2, 2
        case "number":
            paragraph[at : at + 1] = [str(luck.randint(20, 900))]
            return 1, 1
        case "insert":
            paragraph[at:at] = fresh
            return 0, 3
        case "delete":
            del paragraph[at]
            return 1, 0
        case "sentence":
            added = [f"new{word}" for word in _sentence(luck, words, 14)]
            paragraph += added
            return 0, len(added)
        case "paragraph":
            added = [f"new{word}" for word in _sentence(luck, words, 20)]
            clause.insert(1, added)
            return 0, len(added)
        case _:
            gone = clause.pop()
            return len(gone), 0


def _document(sections, origin=None):
    """Return sections as a document; a clause keeps the id of its place in *origin*."""
    first = {}
    for number, (_, clauses) in enumerate(origin or sections):
        for at, clause in enumerate(clauses):
            first[tuple(clause[0])] = f"standards/clause-{number}-{at}"
    parts = []
    spare = iter(range(10_000))
    for number, (title, clauses) in enumerate(sections):
        parts.append(Part(f"part/section/{number}", 1, title))
        for clause in clauses:
            identity = next((first[tuple(p)] for p in clause if tuple(p) in first), None)
            identity = identity or _likely(clause, first) or f"standards/spare-{next(spare)}"
            blocks = tuple(Paragraph((Run(" ".join(one)),), numbered=True) for one in clause)
            stamp = ClauseStamp(identity, "1.0.0", f"sha256:{0:064}")
            parts.append(Part(identity, 2, None, blocks, stamp))
    return numbering.number(Document("code-of-conduct", "Code", "en", tuple(parts)))


def _likely(clause, first):
    """Return the id of the clause whose first paragraph is most like that of an edited one."""
    begin = set(clause[0])
    best = max(first, key=lambda known: len(begin & set(known)))
    return first[best]
