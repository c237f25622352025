"""The ids by which parts are found on a page; each is the part's own id wherever HTML allows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from codegen.document.tree import stands

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codegen.document.tree import Part

_STRANGE = re.compile(r"[^A-Za-z0-9/._-]")


def fragment(identity: str) -> str:
    """Return *identity* as an id that needs no escape in an address; two never become one.

    >>> fragment("conflict-of-interest/gift-limit"), fragment("a b")
    ('conflict-of-interest/gift-limit', 'a~20~b')
    """
    return _STRANGE.sub(lambda found: f"~{ord(found.group()):x}~", identity)


def part_ids(parts: Iterable[Part]) -> tuple[str | None, ...]:
    """Return the id of each part on the page.

    A redline may hold one part twice, where it stood and where it stands: the latter has the id.
    """
    listed = tuple(parts)
    owners: dict[str, Part] = {}
    for part in listed:
        before = owners.get(part.id)
        if before is None or (stands(part.change) and not stands(before.change)):
            owners[part.id] = part
    return tuple(fragment(part.id) if owners[part.id] is part else None for part in listed)
