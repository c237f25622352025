"""How hard a text is to read, in years of school, and how many syllables a word has.

Source: J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom, Derivation of New Readability
Formulas for Navy Enlisted Personnel, 1975 (the Flesch-Kincaid grade level). An item of a list counts
as a sentence. The count of syllables is by rule and meant for English; over a text its errors cancel.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD = re.compile(r"[A-Za-z]+(?:[’'][A-Za-z]+)?")
VOWELS = re.compile(r"[aeiouy]+")
# A vowel that is written and not spoken: make, makes, moved (but not wanted), safety, movement.
SILENT = re.compile(
    r"(?<=[^aeiouy])(?:e$|es$(?<!ses)(?<!ces)(?<!ges)(?<!zes)(?<!xes)(?<!shes)(?<!ches)|ed$(?<!ted)(?<!ded))"
)
SILENT_INSIDE = re.compile(r"(?<=[a-z][^aeiouyl])e(?=(?:ly|ment|ments|ful|less|ness|ty)$)")
SPOKEN_LE = re.compile(r"[^aeiouy]le[sd]?$")
# Two vowels that are two syllables: society, previous, client, area, being, employee.
APART = re.compile(
    r"i(?:a(?!l$|n$)|o(?!n|u)|u|et)|(?<![ctg])ious|(?<![cst])ia[ln]|(?<![ct])ien[ct]|eo(?![up])"
    r"|(?<=[rd])ea$|(?<=cr)ea(?=t)|ua(?!r)|uo|yee|[aeiouy]ing$|(?<=[^gq])ue[ln]"
)
LEAST = 100  # words below which the formula says nothing


def syllables(word: str) -> int:
    """Return about how many syllables an English word has; at least one.

    >>> [syllables(word) for word in "rule office safety report interest people employed".split()]
    [1, 2, 2, 2, 3, 2, 2]
    """
    plain = word.lower().replace("’", "'").removesuffix("'s").replace("'", "")
    spoken = SILENT_INSIDE.sub("", re.sub(r"gue(?=s?$)", "g", plain))
    if not SPOKEN_LE.search(spoken):
        spoken = SILENT.sub("", spoken)
    return max(len(VOWELS.findall(spoken)) + len(APART.findall(spoken)), 1)


def grade(sentences: Sequence[str]) -> float | None:
    """Return the grade of a text, None when it is too short to tell.

    >>> round(grade(["You must tell your manager at once."] * 20), 1)
    2.3
    """
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    told = sum(bool(WORD.search(sentence)) for sentence in sentences)
    if len(words) < LEAST:
        return None
    spoken = sum(map(syllables, words))
    return 0.39 * len(words) / told + 11.8 * spoken / len(words) - 15.59
