"""The words that may be typed at any prompt in place of an answer: help, back, save and the others.

They begin with a colon (help is also ``?`` alone), and an answer that begins with a colon is typed
with two, so that no answer can be taken for a word.
"""

from __future__ import annotations

from dataclasses import dataclass

WORDS = {
    "help": "what the question means, and these words",
    "why": "why it is asked, and which clauses it decides",
    "back": "the question before",
    "skip": "nobody knows yet: it stays open in the draft",
    "later": "ask me another time; what is assumed stays assumed",
    "none": "there are none",
    "sections": "go to another section or question",
    "check": "read all your answers, and change any",
    "save": "leave; every answer is saved already",
}
HELP = "?"


@dataclass(frozen=True, slots=True)
class Word:
    """A word somebody typed; ``rest`` is what followed. One that does not exist has no name."""

    name: str
    rest: str = ""


def read(typed: str) -> str | Word:
    """Return what somebody typed: a text, or the word it is; the beginning of a word will do.

    >>> read(":back"), read(":w"), read("::note"), read("?")
    (Word(name='back', rest=''), Word(name='why', rest=''), ':note', Word(name='help', rest=''))
    """
    text = typed.strip()
    if text == HELP:
        return Word("help")
    if not text.startswith(":"):
        return text
    if text.startswith("::"):
        return text[1:]
    name, _, rest = text[1:].partition(" ")
    found = [word for word in WORDS if name and word.startswith(name.casefold())]
    if name.casefold() in WORDS:
        found = [name.casefold()]
    return Word(found[0], rest.strip()) if len(found) == 1 else Word("", text)
