"""What binds in a text: modal verbs, numbers, parameters, references. A correction leaves them alone."""

from __future__ import annotations

import re
from collections import Counter

# English, the language of the library; what binds, and what turns it round.
MODALS = re.compile(r"\b(?:must|may|should|will|shall|can|cannot|not|never)\b", re.IGNORECASE)
# "one" is left out: it is a pronoun as often as a number.
NUMBERS = re.compile(
    r"\d+(?:[.,]\d+)*|\b(?:half|once|twice|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"|hundred|thousand)\b",
    re.IGNORECASE,
)
PARAMETERS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
TOKENS = re.compile(r"\{[{%]|[%}]\}|\||[^\s|{}%]+")
REFERENCES = re.compile(r"\]\(([^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)")
ITEMS = re.compile(r"^[ \t]*\d+[.)](?=[ \t])", re.MULTILINE)


def binding(text: str) -> dict[str, list[str]]:
    """Return all that binds in a text, by kind, in order."""
    parameters = [" ".join(TOKENS.findall(found)) for found in PARAMETERS.findall(text)]
    rest = PARAMETERS.sub(" ", text)
    references = REFERENCES.findall(rest)
    rest = REFERENCES.sub("]", rest)
    items = len(ITEMS.findall(rest))
    rest = ITEMS.sub("", rest)
    return {
        "modal verb": [found.lower() for found in MODALS.findall(rest)],
        "number": [found.lower() for found in NUMBERS.findall(rest)],
        "numbered paragraph": [str(n + 1) for n in range(items)],
        "parameter": parameters,
        "reference": references,
    }


def changed(before: list[str], after: list[str]) -> str:
    """Return what is different between two lists, in words."""
    gone = list((Counter(before) - Counter(after)).elements())
    come = list((Counter(after) - Counter(before)).elements())
    was, now = ", ".join(map(repr, gone)), ", ".join(map(repr, come))
    if gone and come:
        return f"{was} became {now}"
    if gone:
        return f"{was} is gone"
    return f"{now} is new" if come else "their order changed"
