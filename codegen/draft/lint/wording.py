"""Rules on single words: verbs that bind, vague words, words of another century, abbreviations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from codegen.draft.lint.passages import sentences
from codegen.draft.lint.rule import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.draft.lint.passages import Text

SHALL = re.compile(r"\bshall\b", re.IGNORECASE)
VAGUE = re.compile(
    r"\b(?:in a timely (?:manner|fashion)|timely|as (?:necessary|appropriate|needed|applicable)(?! to\b)"
    r"|(?:where|when|if|wherever|whenever|as far as) (?:necessary|appropriate|possible|applicable)"
    r"|(?:in)?appropriate(?:ly)?|(?:un)?reasonabl[ey]|adequate(?:ly)?|best (?:efforts|endeavours)"
    r"|from time to time|(?<![/\w])etc\b(?!/)\.?|and so on|due (?:care|regard|diligence))",
    re.IGNORECASE,
)
# Words that are the measure itself: the test for a report is a belief that others would share.
MEASURED = re.compile(
    r"\b(?:reasonable belief|reasonably believed?s?|reasonable accommodation)\b", re.IGNORECASE
)
PLAINER = {
    "and/or": "'or', or 'or both'",
    "any and all": "'all'",
    "aforementioned": "what is meant",
    "aforesaid": "what is meant",
    "forthwith": "'at once'",
    "hereafter": "'from now on', or the date",
    "hereby": "nothing; the sentence says the same without it",
    "herein": "'in this code', or the section",
    "hereinafter": "nothing; define the term once",
    "hereof": "'of this code'",
    "hereto": "'to this code'",
    "hereunder": "'under this code'",
    "heretofore": "'until now'",
    "in the event that": "'if'",
    "inter alia": "'among others'",
    "mutatis mutandis": "what is to change",
    "notwithstanding": "'despite'",
    "null and void": "'void'",
    "prior to": "'before'",
    "pursuant to": "'under'",
    "thereof": "'of it'",
    "therein": "'in it'",
    "thereto": "'to it'",
    "thereunder": "'under it'",
    "therefrom": "'from it'",
    "wherein": "'in which'",
    "whatsoever": "nothing",
    "whomsoever": "'whoever'",
}
LEGALESE = re.compile(rf"\b(?:{'|'.join(map(re.escape, PLAINER))})\b", re.IGNORECASE)
GENDERED = re.compile(
    r"\b(?:he or she|she or he|his or her|him or her|he/she|s/he|his/her|him/her"
    r"|(?:chair|spokes|police|work|trades|council|layman|states)(?:man|men)|manpower|workmanlike)\b",
    re.IGNORECASE,
)
CAPITALS = re.compile(r"(?<![\"“‘'`$_/.])\b[A-Z]{2,6}\b(?![.\d_])")
ROMAN = re.compile(r"[IVXLC]+")
# Known to every reader, or the sign of a currency.
_KNOWN = (
    "ASCII FAQ HTTP HTTPS README EU UN US UK USA OK ID PC TV PDF CV DVD SMS URL HTML VAT NATO OECD NGO NGOS AM PM BC AD "
    "AUD BGN BRL CAD CHF CZK DKK EUR GBP HUF INR ISO JPY KRW NOK NZD PLN RON SEK SGD USD ZAR"
)
KNOWN = frozenset(_KNOWN.split())
# Words that some write in capitals to be loud.
_LOUD = (
    "ALL AND ANY ARE BE BY CAN DO EACH FOR IF IN IS IT MAY MUST NEVER NO NOT OF ON ONLY OR SHALL SHOULD "
    "THE THIS TO WILL WITH YES"
)
LOUD = frozenset(_LOUD.split())
_SMALL = "of and the for on in to a an with at by"
SMALL = frozenset(_SMALL.split())


def shall(text: Text) -> Iterator[Found]:
    """'Shall' is a duty, a promise or the future, and the reader must guess which."""
    yield from _each(SHALL, text, lambda word: f"'{word}' may be a duty, a promise or the future")


def vague_words(text: Text) -> Iterator[Found]:
    """A word leaves the measure to whoever reads it."""
    for found in _each(VAGUE, text, lambda word: f"'{word}' leaves the measure to the reader"):
        assert found.passage
        near = found.passage.typed
        measured = any(found.words in held.group() for held in MEASURED.finditer(near))
        if not measured and not _is_name(found.words, near):
            yield found


def _is_name(words: str, near: str) -> bool:
    """Return whether words begin a name inside a sentence, such as a term in quotation marks."""
    place = near.find(words)
    return (
        words[:1].isupper() and bool(re.search(r"[\w,]\W*[\"“‘'(]*$", near[:place])) and place > 0
    )


def legalese(text: Text) -> Iterator[Found]:
    """A word that people use in documents only."""
    for passage in text.binding:
        for found in LEGALESE.finditer(passage.typed):
            word = found.group()
            yield Found(
                f"'{word}' is a word that people use in documents only", text, passage, word,
                f"write {PLAINER[word.lower()]}",
            )  # fmt: skip


def gendered_words(text: Text) -> Iterator[Found]:
    """A word speaks of men, or of men and women, where everybody is meant."""
    yield from _each(GENDERED, text, lambda word: f"'{word}' is not neutral as to sex")


def undefined_abbreviations(text: Text) -> Iterator[Found]:
    """Capital letters stand for words that the text nowhere gives."""
    titles = " ".join(_initials(one.text) for one in text.passages if not one.binding)
    told: set[str] = set()
    for passage in text.binding:
        for sentence in sentences(passage.typed):
            words = [] if _shouts(sentence) else CAPITALS.findall(sentence)
            for word in words:
                known = word in KNOWN or word in LOUD or ROMAN.fullmatch(word)
                if known or word in told:
                    continue
                told.add(word)
                if word.lower() in titles or _explained(word, text):
                    continue
                said = f"'{word}' is an abbreviation that the text does not explain"
                yield Found(said, text, passage, word)


def _explained(word: str, text: Text) -> bool:
    """Return whether the words behind an abbreviation stand in a paragraph that has it."""
    having = (passage.text for passage in text.passages if word in passage.text)
    return any(word.lower() in _initials(one) for one in having)


def _initials(words: str) -> str:
    """Return the first letters of all words but small ones, so that a run of them spells a name."""
    names = re.findall(r"[A-Za-z][\w’'-]*", words)
    loud = _shouts(words)
    letters = "".join(
        "".join(piece[0] for piece in name.split("-") if piece) for name in names
        if name.lower() not in SMALL and (loud or not name.isupper())
    )  # fmt: skip
    return letters.lower()


def _shouts(sentence: str) -> bool:
    """Return whether most of a sentence is in capitals, where abbreviations cannot be told."""
    words = re.findall(r"[A-Za-z]{2,}", sentence)
    return bool(words) and sum(word.isupper() for word in words) * 2 > len(words)


def _each(pattern: re.Pattern[str], text: Text, say: object) -> Iterator[Found]:
    assert callable(say)
    for passage in text.binding:
        for found in pattern.finditer(passage.typed):
            yield Found(say(found.group().rstrip(".")), text, passage, found.group())
