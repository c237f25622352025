"""Pairs of documents of which one was made from the other, as people edit."""

from dataclasses import replace

from hypothesis import strategies as st

from codegen.document import normal, numbering, rewriting
from codegen.document.tree import (
    Case,
    Document,
    Example,
    Items,
    Mark,
    Note,
    Paragraph,
    Part,
    Run,
    Table,
)
from codegen.redline.matching import unsourced

WORDS = (
    *("You", "must", "refuse", "a", "gift", "the", "manager", "within", "10 days", "50 EUR", "may"),
    *("1 July 2027", "e.g.", "(by order)", "“quoted”", "should", "not", "accept", "record", "it"),
    *("ٱلهدية", "مَمنوع", "漢字", "é", "don't", "and/or", "№ 5", "x", "_", "**", "{++", "--}"),
)
SIGNS = (".", ",", ";", " –", "?", "…")


@st.composite
def sentences(draw):
    found = ""
    for _ in range(draw(st.integers(1, 4))):
        words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9))
        found += " ".join(words) + draw(st.sampled_from(SIGNS)) + " "
    return found.strip()


@st.composite
def inlines(draw):
    text = draw(sentences())
    found = []
    for word in text.split(" "):
        marks = draw(st.sampled_from([()] * 12 + [(Mark.STRONG,), (Mark.EMPHASIS,)]))
        found.append(Run(word, frozenset(marks)))
        found.append(Run(" "))
    if draw(st.integers(0, 9)) == 0:
        found.append(Run("section 4", target="clause:a/b"))
    return normal.inlines(found)


paragraphs = st.builds(Paragraph, inlines(), st.booleans())
rows = st.lists(inlines(), min_size=2, max_size=2).map(tuple)
tables = st.builds(Table, rows, st.lists(rows, max_size=4).map(tuple))
examples = st.builds(
    Example,
    st.lists(st.builds(Case, st.booleans(), inlines()), min_size=1, max_size=3).map(tuple),
)


def _lists(inner):
    first = st.builds(Paragraph, inlines())
    item = st.builds(lambda one, rest: (one, *rest), first, st.lists(inner, max_size=1))
    return st.builds(Items, st.lists(item, min_size=1, max_size=3).map(tuple), st.booleans())


lists = st.recursive(st.builds(Paragraph, inlines()), _lists, max_leaves=4)
blocks = st.one_of(paragraphs, paragraphs, paragraphs, lists, tables, examples)


@st.composite
def parts(draw, place):
    title = draw(st.none() | sentences())
    return Part(
        f"principle/clause-{place}",
        draw(st.sampled_from([1, 2, 2])),
        title,
        tuple(draw(st.lists(blocks, max_size=4))),
        numbered=draw(st.sampled_from([True, True, False])),
    )


@st.composite
def documents(draw):
    count = draw(st.integers(0, 5))
    made = Document("conduct", draw(sentences()), "en", tuple(draw(parts(n)) for n in range(count)))
    return ready(made)


def ready(document):
    """Return a document as it is compared: in normal form and numbered."""
    return numbering.number(normal.document(document))


@st.composite
def edited(draw, old):
    """Return the document after a few edits, as people make them."""
    parts_now = list(old.parts)
    for _ in range(draw(st.integers(0, 4))):
        match draw(st.sampled_from(["text", "text", "text", "part", "move", "block", "title"])):
            case "part" if parts_now and draw(st.booleans()):
                parts_now.pop(draw(st.integers(0, len(parts_now) - 1)))
            case "part":
                number = draw(st.integers(10, 99))
                if f"principle/clause-{number}" not in {part.id for part in parts_now}:
                    at = draw(st.integers(0, len(parts_now)))
                    parts_now.insert(at, draw(parts(number)))
            case "move" if len(parts_now) > 1:
                part = parts_now.pop(draw(st.integers(0, len(parts_now) - 1)))
                parts_now.insert(draw(st.integers(0, len(parts_now))), part)
            case "title" if parts_now:
                at = draw(st.integers(0, len(parts_now) - 1))
                parts_now[at] = replace(parts_now[at], title=draw(st.none() | sentences()))
            case ("text" | "block") as kind if parts_now:
                at = draw(st.integers(0, len(parts_now) - 1))
                change = _text if kind == "text" else _block
                parts_now[at] = replace(
                    parts_now[at], blocks=change(draw, list(parts_now[at].blocks))
                )
            case _:
                pass
    return ready(replace(old, parts=tuple(parts_now)))


def _text(draw, found):
    """Change some words of one block, or split or join paragraphs."""
    if not found:
        return ()
    at = draw(st.integers(0, len(found) - 1))
    block = found[at]
    if isinstance(block, Paragraph) and draw(st.integers(0, 3)) == 0:
        cut = draw(st.integers(0, len(block.runs)))
        halves = (block.runs[:cut], block.runs[cut:])
        found[at : at + 1] = [replace(block, runs=half) for half in halves if half]
    elif isinstance(block, Paragraph) and draw(st.integers(0, 3)) == 0:
        after = found[at + 1] if at + 1 < len(found) else None
        if isinstance(after, Paragraph):
            found[at : at + 2] = [replace(after, runs=(*block.runs, Run(" "), *after.runs))]
    else:
        found[at] = _reworded(draw, block)
    return tuple(found)


def _reworded(draw, block):
    match block:
        case Paragraph():
            return replace(block, runs=_words(draw, block.runs))
        case Items(items=items):
            at = draw(st.integers(0, len(items) - 1))
            if draw(st.booleans()) and len(items) > 1:
                return replace(block, items=(*items[:at], *items[at + 1 :]))
            inner = draw(st.integers(0, len(items[at]) - 1))
            item = list(items[at])
            item[inner] = _reworded(draw, item[inner])
            return replace(block, items=(*items[:at], tuple(item), *items[at + 1 :]))
        case Table(rows=lines) if lines:
            at = draw(st.integers(0, len(lines) - 1))
            if draw(st.booleans()):
                return replace(block, rows=(*lines[:at], *lines[at + 1 :]))
            if draw(st.booleans()):
                return replace(block, rows=(*lines[:at], draw(rows), *lines[at:]))
            row = tuple(_words(draw, cell) for cell in lines[at])
            return replace(block, rows=(*lines[:at], row, *lines[at + 1 :]))
        case Example(cases=cases):
            at = draw(st.integers(0, len(cases) - 1))
            case = replace(cases[at], runs=_words(draw, cases[at].runs))
            return replace(block, cases=(*cases[:at], case, *cases[at + 1 :]))
        case _:
            return block


def _words(draw, runs):
    """Replace, drop, add or embolden one stretch of words."""
    cut = sorted(draw(st.lists(st.integers(0, len(runs)), min_size=2, max_size=2)))
    before, middle, after = runs[: cut[0]], runs[cut[0] : cut[1]], runs[cut[1] :]
    match draw(st.sampled_from(["drop", "replace", "bold", "letter"])):
        case "drop":
            middle = ()
        case "replace":
            middle = (Run(" "), *draw(inlines()), Run(" "))
        case "bold":
            middle = tuple(
                replace(run, marks=run.marks ^ {Mark.STRONG}) if isinstance(run, Run) else run
                for run in middle
            )
        case "letter":
            middle = tuple(
                replace(run, text=run.text[::-1])
                if isinstance(run, Run) and not run.target
                else run
                for run in middle
            )
    return (*before, *middle, *after)


def _block(draw, found):
    """Add, drop or move one block."""
    at = draw(st.integers(0, len(found)))
    if at < len(found) and draw(st.booleans()):
        block = found.pop(at)
        if draw(st.booleans()):
            found.insert(draw(st.integers(0, len(found))), block)
    else:
        found.insert(at, draw(blocks))
    return tuple(found)


def as_compared(document):
    """Return a document without what a redline does not mark: notes, sources, names, standing."""
    bare = rewriting.document(document, unsourced)
    return replace(
        bare,
        kind="conduct",
        language="en",
        status=None,
        properties=(),
        parts=tuple(
            replace(
                part,
                id="",  # a part that was paired by likeness bears its new name
                clause=None,
                blocks=tuple(block for block in part.blocks if not isinstance(block, Note)),
            )
            for part in bare.parts
        ),
    )
