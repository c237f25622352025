"""Where in a clause's file the words of a finding stand."""

from __future__ import annotations

import re
from itertools import takewhile

TOKEN = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\]\((?:[^()\s]|\([^()]*\))*\)|[\w’'-]+", re.DOTALL)
WORD = re.compile(r"[\w’'-]+")


def line(source: str, printed: str, offset: int = 0) -> int:
    r"""Return the line of a clause's text, from 1, on which printed words begin.

    The text and what is printed of it differ where answers stand, so the line is the one whose words
    agree with the longest stretch around the place.

    Args:
        source: The text as it is in the file.
        printed: The passage.
        offset: Where in it the words begin.

    >>> line("1. Tell {{ roles.adviser }} at once.\n2. You **must** wait.", "You must wait.", 4)
    2
    """
    written = [
        (found.group().strip("_'").lower(), source.count("\n", 0, found.start()) + 1)
        for found in TOKEN.finditer(source)
        if found.group()[0] not in "{]"
    ]
    places = [found.start() for found in WORD.finditer(printed)]
    words = [found.group().strip("_'").lower() for found in WORD.finditer(printed)]
    if not written or not words:
        return 1
    at = sum(place < offset for place in places)
    at = min(at if at >= len(places) or places[at] == offset else max(at - 1, 0), len(words) - 1)
    source_words = [word for word, _ in written]

    def agreement(here: int) -> int:
        forward = zip(source_words[here:], words[at:], strict=False)
        backward = zip(source_words[:here][::-1], words[:at][::-1], strict=False)
        return sum(
            1
            for pairs in (forward, backward)
            for _ in takewhile(lambda pair: pair[0] == pair[1], pairs)
        )

    best = max(range(len(written)), key=agreement)
    return written[best][1]
