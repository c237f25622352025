"""The names by which a part is found again in a Word file that people have edited.

A visible bookmark around the first paragraph of each part survives editing, and the custom
properties of the file say which clause and version each bookmark stands for.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from codegen.document.tree import Part

_SLUG = 28
_NO_CLAUSE = "-"
_COPY = re.compile(r"(_Copy_\d+)+\Z")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a bookmark stands for; version and digest are ``-`` for a part that is no clause."""

    id: str
    version: str = _NO_CLAUSE
    digest: str = _NO_CLAUSE
    local: bool = False

    def __str__(self) -> str:
        """Return the value of the custom property.

        >>> str(Anchor("part/foreword"))
        'part/foreword - -'
        """
        fields = [self.id, self.version, self.digest, *(["local"] if self.local else [])]
        return " ".join(fields)


def anchor_name(identity: str) -> str:
    """Return the bookmark of a part: at most 38 characters, unique, and what Word allows.

    >>> anchor_name("conflict-of-interest/gift-limit")
    'cl_conflict_of_interest_gift_li_b7d7af'
    """
    slug = re.sub(r"[^A-Za-z0-9]+", "_", identity)[:_SLUG].strip("_")
    return f"cl_{slug}_{hashlib.sha256(identity.encode()).hexdigest()[:6]}"


def anchor_of(part: Part) -> Anchor:
    """Return what the bookmark of *part* stands for."""
    stamp = part.clause
    if stamp is None:
        return Anchor(part.id)
    return Anchor(stamp.id, stamp.version, stamp.digest, stamp.local)


def anchors(parts: Iterable[Part]) -> dict[str, Anchor]:
    """Return the anchors of a document's parts by bookmark name, in order.

    Raises:
        ValueError: Two parts have one id, or (very unlikely) one name.
    """
    found: dict[str, Anchor] = {}
    for part in parts:
        name = anchor_name(part.id)
        if name in found:
            raise ValueError(f"two parts have the bookmark {name}: {part.id}, {found[name].id}")
        found[name] = anchor_of(part)
    return found


def read_anchors(properties: Mapping[str, str]) -> dict[str, Anchor]:
    """Return the anchors among the custom properties of a file; other properties are left alone.

    >>> read_anchors({"cl_part_foreword_0a1b2c": "part/foreword - -", "Owner": "legal"})
    {'cl_part_foreword_0a1b2c': Anchor(id='part/foreword', version='-', digest='-', local=False)}
    """
    found = {}
    for name, value in properties.items():
        match value.split():
            case [identity, version, digest, *rest] if name.startswith("cl_") and len(rest) <= 1:
                found[name] = Anchor(identity, version, digest, rest == ["local"])
            case _:
                pass
    return found


def original_name(name: str) -> str:
    """Return the name a bookmark had before a tracked move made a copy of it.

    >>> original_name("cl_part_foreword_0a1b2c_Copy_1")
    'cl_part_foreword_0a1b2c'
    """
    return _COPY.sub("", name)
