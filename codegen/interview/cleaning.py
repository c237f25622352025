"""What is never kept of a text that somebody gave: characters that print nothing and mislead."""

from __future__ import annotations

import unicodedata

BIDI = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def cleaned(text: str) -> str:
    r"""Return a text without control, private-use and direction characters.

    >>> cleaned("Ahlen\u202e\x07")
    'Ahlen'
    """
    return "".join(char for char in text if not _misleads(char))


def _misleads(char: str) -> bool:
    if char in "\n\t":
        return False
    return char in BIDI or unicodedata.category(char) in ("Cc", "Co", "Cs", "Cn")
