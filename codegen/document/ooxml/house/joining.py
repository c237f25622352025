"""Our lists, added to those of an organisation under numbers that are free."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from codegen.document.ooxml.elements import element, w
from codegen.document.ooxml.house.fitting import COLUMN
from codegen.document.ooxml.stylesheet import value, whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from codegen.document.ooxml.elements import Element


def joined(theirs: Element | None, ours: Element) -> tuple[Element, dict[int, int]]:
    """Return the lists of both, and the new number of each list of ours."""
    root = element("numbering") if theirs is None else copy.deepcopy(theirs)
    abstracts = _above(root, "abstractNum", "abstractNumId")
    instances = _above(root, "num", "numId")
    taken = {value(node) for node in root.iter(w("nsid"))}
    shift = {}
    last = [node for node in root if node.tag == w("abstractNum")]
    place = root.index(last[-1]) + 1 if last else len(root.findall(w("numPicBullet")))
    for definition in ours.iterchildren(w("abstractNum")):
        made = copy.deepcopy(definition)
        shift[made.get(w("abstractNumId"))] = abstracts
        made.set(w("abstractNumId"), str(abstracts))
        for mark in made.iter(w("nsid")):
            name = int(value(mark) or "0", 16)
            while f"{name:08X}" in taken:
                name += 0x10
            mark.set(w("val"), f"{name:08X}")
        root.insert(place, made)
        place, abstracts = place + 1, abstracts + 1
    numbers = {}
    place = max((root.index(node) + 1 for node in root.findall(w("num"))), default=place)
    for instance in ours.iterchildren(w("num")):
        made = copy.deepcopy(instance)
        numbers[whole(made.get(w("numId")))] = instances
        made.set(w("numId"), str(instances))
        for definition in made.iterchildren(w("abstractNumId")):
            definition.set(w("val"), str(shift[value(definition)]))
        root.insert(place, made)
        place, instances = place + 1, instances + 1
    return root, numbers


def fit(
    root: Element, numbers: Mapping[int, int], column: int, bullet: Element | None = None
) -> None:
    """Fit our lists, once joined, to the organisation's page.

    Args:
        root: The lists of both.
        numbers: What `joined` returned.
        column: Where the text beside numbers stands.
        bullet: A level of the organisation's, whose bullet ours take over.
    """
    for level in _levels(root, numbers):
        for look in level.findall(w("rPr")):
            level.remove(look)  # a number looks as the paragraph does
        for node in level.iter(w("tab"), w("ind")):
            for name in (w("pos"), w("left"), w("hanging")):
                if whole(node.get(name)) >= COLUMN:
                    node.set(name, str(whole(node.get(name)) + column - COLUMN))
        if bullet is not None and value(level.find(w("numFmt"))) == "bullet":
            mark, own, font = (one.find(w(name)) for one, name in
                               ((bullet, "lvlText"), (level, "lvlText"), (bullet, "rPr")))  # fmt: skip
            if mark is not None and own is not None:
                level.replace(own, copy.deepcopy(mark))
            if font is not None:
                level.append(copy.deepcopy(font))


def link(root: Element, numbers: Mapping[int, int], styles: Mapping[str, str]) -> None:
    """Link the levels of our lists to the styles that came along with them.

    Args:
        root: The lists of both.
        numbers: What `joined` returned.
        styles: The ids that styles of ours have got, by the old ones; a level whose style is not
            among them is linked to none.
    """
    for level in _levels(root, numbers):
        for child in level.findall(w("pStyle")):
            linked = styles.get(value(child) or "")
            if linked is None:
                level.remove(child)
            else:
                child.set(w("val"), linked)


def _levels(root: Element, numbers: Mapping[int, int]) -> Iterator[Element]:
    abstracts = {value(n.find(w("abstractNumId"))) for n in root.iterchildren(w("num"))
                 if whole(n.get(w("numId"))) in numbers.values()}  # fmt: skip
    for definition in root.iterchildren(w("abstractNum")):
        if definition.get(w("abstractNumId")) in abstracts:
            yield from definition.iterchildren(w("lvl"))


def _above(root: Element, name: str, attribute: str) -> int:
    """Return a number above all that a file has given out."""
    return 1 + max((whole(node.get(w(attribute))) for node in root.iter(w(name))), default=0)
