"""Which way a rule changed, for each of those whom it addresses: does it ask more of them, or less?

Read from modal verbs, from conditions that come in or go, from lists, from numbers that know which way
is stricter, and from the offices that a clause is for. Where these do not tell, nobody is told more than
that: `UNCLEAR` is an answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from codegen.document.lines import lines
from codegen.document.tree import Run
from codegen.redline import alike

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from codegen.document.lines import Line
    from codegen.document.tree import Part

Direction: TypeAlias = Literal[
    "added", "removed", "tightened", "loosened", "scope", "wording", "unclear"
]
UNCLEAR: Direction = "unclear"
YOU = "you"
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z\[])")
_MODAL = re.compile(
    r"\b(must not|may not|should not|will not|cannot|must|may only|may|should|will)\b"
)
_ARTICLES = {"The", "A", "An", "Your", "Every", "Each", "No"}
_PRONOUNS = {
    "it", "they", "this", "that", "these", "those", "what", "who", "whoever", "and", "or", "so",
    "legal", "only", "there", "if", "where", "for", "from", "in", "on", "after", "before",
}  # fmt: skip
_MOST_WORDS = 6  # that name an addressee; more are a sentence
_PASSIVE = re.compile(r"\s+(?:\w+ )?be\b")
_STRENGTH = {
    "must not": 3, "may not": 3, "cannot": 3, "must": 3, "will": 3, "will not": 3,
    "should not": 2, "should": 2, "may only": 1, "may": 0,
}  # fmt: skip
_FORBIDS = {"must not", "may not", "cannot", "should not", "will not"}
# A clause of the sentence that limits what it says; the words that open one.
_LIMIT = re.compile(r",?\s*\b(only if|only when|if|when|provided that|unless|except|without)\b")
_WORDS = re.compile(r"\w+(?:[-'’]\w+)*")
_SAME = 0.5  # of the words of the longer sentence
# Words that say the same in a code, so that one in place of the other changes nobody's duty.
_SYNONYMS = (
    {"tell", "inform", "notify", "say"}, {"ask", "request"}, {"keep", "retain"},
    {"refuse", "decline"}, {"record", "note", "enter", "register"}, {"begin", "start"},
    {"end", "finish"}, {"job", "post", "position"}, {"staff", "employees"}, {"buy", "purchase"},
    {"help", "assist", "assistance"}, {"rule", "clause", "section"}, {"show", "display"},
    {"use", "employ"}, {"give", "provide", "offer"}, {"written", "writing"}, {"quickly", "promptly"},
)  # fmt: skip
_EMPTY = {
    "a", "an", "the", "this", "that", "these", "those", "it", "its", "of", "in", "on", "to", "for",
    "at", "by", "as", "is", "are", "be", "and", "so", "which", "who", "whom", "your", "their", "any",
    "such", "also", "then", "there", "with", "from", "each", "one",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence that binds somebody: whom, how, to what, within which numbers, with which items.

    ``addressee`` is what the text calls whom it binds, ``who`` the same with question keys for answers.
    """

    who: str
    addressee: str
    modal: str
    body: str
    numbers: tuple[tuple[str, str], ...] = ()
    items: tuple[str, ...] = ()

    def is_same(self, other: Rule) -> bool:
        """Return whether two rules say the same, whatever those whom they bind are called."""
        return replace(self, addressee=other.addressee) == other

    @property
    def core(self) -> list[str]:
        """The words of the whole, in lower case, without a limit at the end."""
        limit = _LIMIT.search(self.body, 1)
        body = self.body[: limit.start()] if limit else self.body
        return _WORDS.findall(" ".join((self.modal, body, *self.items)).lower())


@dataclass(slots=True)
class _Sentence:
    text: str
    numbers: list[tuple[str, str]] = field(default_factory=list)
    items: list[str] = field(default_factory=list)


def directions(
    old: Part,
    new: Part,
    stricter: Mapping[str, str],
    offices: tuple[Collection[str], Collection[str]] = ((), ()),
) -> dict[str, Direction]:
    """Return the direction for each addressee whose rules changed, by what the text calls them.

    Args:
        old: The clause before; without blocks when it is new.
        new: The clause now; without blocks when it is gone.
        stricter: By question key, whether ``less`` or ``more`` of a number is stricter; ``neither``
            for a name.
        offices: For whom the clause was, and for whom it is.

    Returns:
        By addressee, who is ``""`` where a sentence does not say whom it binds; a change of text in
        which no rule changed gives ``{"": "unclear"}`` or, where only words that mean the same did,
        ``{"": "wording"}``.
    """
    before, after = rules(old), rules(new)
    found: dict[str, list[Direction]] = {}
    if set(offices[0]) != set(offices[1]) and before and after:
        found[YOU] = ["scope"]
    called = {rule.who: rule.addressee for rule in (*before, *after)}
    for who, addressee in called.items():
        ours = [rule for rule in before if rule.who == who]
        theirs = [rule for rule in after if rule.who == who]
        found.setdefault(addressee, []).extend(_changes(ours, theirs, stricter))
    told = {addressee: _one(changes) for addressee, changes in found.items() if changes}
    return told or _unruled(old, new)


def _one(changes: Iterable[Direction]) -> Direction:
    """Return what several changes come to; those that pull both ways are for a person to weigh."""
    kinds = set(changes)
    if len(kinds) > 1:
        kinds.discard("wording")
    if len(kinds) == 1:
        return kinds.pop()
    if kinds <= {"added", "tightened"}:
        return "tightened"
    return "loosened" if kinds <= {"removed", "loosened"} else UNCLEAR


def _unruled(old: Part, new: Part) -> dict[str, Direction]:
    """Return what to say of a change that touched no rule."""
    ours, theirs = (_WORDS.findall(_plain(part).lower()) for part in (old, new))
    if ours == theirs:
        return {}
    return {"": "wording" if _mean_the_same(ours, theirs) else UNCLEAR}


def _plain(part: Part) -> str:
    texts = (run.text for line in lines(part.blocks) for run in line.runs if isinstance(run, Run))
    return " ".join((part.title or "", *texts))


def rules(part: Part) -> tuple[Rule, ...]:
    """Return the rules of a clause, each with the items of the list that ends its sentence."""
    found: list[_Sentence] = []
    for line in lines(part.blocks):
        if line.shape.kind == "case" or line.table is not None:
            continue  # an example does not bind
        text = "".join(run.text for run in line.runs if isinstance(run, Run))
        if line.shape.levels and found:
            found[-1].items.append(text.strip(" ;.,"))
            found[-1].numbers += _numbers(line, text)
            continue
        numbers = _numbers(line, text)
        for sentence in _SENTENCE.split(text):
            mine = [one for one in numbers if one[1] in sentence]
            found.append(_Sentence(sentence, mine))
    return tuple(rule for one in found if (rule := _rule(one)) is not None)


def _numbers(line: Line, text: str) -> list[tuple[str, str]]:
    del text
    return [(run.source, run.text) for run in line.runs if isinstance(run, Run) and run.source]


def _rule(sentence: _Sentence) -> Rule | None:
    modal = _MODAL.search(sentence.text)
    if modal is None:
        return None
    subject = sentence.text[: modal.start()]
    # "If you doubt it, you must ask": who is bound stands after the last comma.
    lead, _, last = subject.rpartition(",")
    words = last.split()
    addressee = " ".join(words)
    if _PASSIVE.match(sentence.text, modal.end()):
        addressee = ""  # "It must be recorded": by whom, the sentence does not say
    elif words and words[-1].lower() == YOU:
        addressee = YOU
    elif len(words) > _MOST_WORDS or not words or not _names(words[0]):
        addressee = ""
    elif words[0] in _ARTICLES:
        addressee = " ".join((words[0].lower(), *words[1:]))
    who = addressee
    named = set()
    for key, text in sentence.numbers:  # one office is the same addressee whatever it is called
        if text and text.lower() in who.lower():
            at = who.lower().index(text.lower())
            who = f"{who[:at]}{{{key}}}{who[at + len(text) :]}"
            named.add(text)
    numbers = tuple(one for one in sentence.numbers if one[1] not in named)
    body = f"{lead} {sentence.text[modal.end() :]}".strip(" .:")
    return Rule(who, addressee, modal[1], body, numbers, tuple(sentence.items))


def _names(word: str) -> bool:
    """Return whether a word can begin the name of an office or of people."""
    return word.lower() not in _PRONOUNS and (
        word[0].isupper() or word in ("the", "a", "an", "your")
    )


def _changes(old: list[Rule], new: list[Rule], stricter: Mapping[str, str]) -> list[Direction]:
    """Return what changed in the rules for one addressee."""
    ours = [rule for rule in old if not any(map(rule.is_same, new))]
    theirs = [rule for rule in new if not any(map(rule.is_same, old))]
    made: list[Direction] = []
    for rule in list(ours):
        likely = [(_likeness(rule, other), at) for at, other in enumerate(theirs)]
        best = max(likely, default=(0.0, -1))
        if best[0] >= _SAME:
            other = theirs.pop(best[1])
            ours.remove(rule)
            made.append(_change(rule, other, stricter))
    if ours and theirs:
        made.append(UNCLEAR)  # something went and something else came
    elif theirs:
        made.append("added")
    elif ours:
        made.append("removed")
    return made


def _likeness(one: Rule, other: Rule) -> float:
    ours, theirs = one.core, other.core
    return alike.shared(ours, theirs) / max(len(ours), len(theirs), 1)


def _change(old: Rule, new: Rule, stricter: Mapping[str, str]) -> Direction:
    found = [
        one
        for one in (
            _by_modal(old.modal, new.modal),
            _by_items(old, new),
            _by_numbers(old, new, stricter),
            _by_body(old, new),
        )
        if one is not None
    ]
    return _one(found) if found else "wording"


def _by_modal(old: str, new: str) -> Direction | None:
    if old == new:
        return None
    before, after = _STRENGTH[old], _STRENGTH[new]
    if before == after:
        return UNCLEAR if (old in _FORBIDS) != (new in _FORBIDS) else "wording"
    return "tightened" if after > before else "loosened"


def _by_items(old: Rule, new: Rule) -> Direction | None:
    gone, come = set(old.items) - set(new.items), set(new.items) - set(old.items)
    if not gone and not come:
        return None
    if gone and come:
        return UNCLEAR
    is_more = bool(come) == (_STRENGTH[new.modal] > 0)
    return "tightened" if is_more else "loosened"


def _by_numbers(old: Rule, new: Rule, stricter: Mapping[str, str]) -> Direction | None:
    before, after = dict(old.numbers), dict(new.numbers)
    found: set[Direction] = set()
    for key in before.keys() & after.keys():
        if before[key] == after[key]:
            continue
        ours, theirs = _amount(before[key]), _amount(after[key])
        if stricter.get(key) == "neither":
            continue
        if key not in stricter or ours is None or theirs is None or ours == theirs:
            found.add(UNCLEAR)
        else:
            more = "more" if theirs > ours else "less"
            found.add("tightened" if stricter[key] == more else "loosened")
    if not found:
        return None
    return found.pop() if len(found) == 1 else UNCLEAR


def _amount(text: str) -> float | None:
    digits = re.search(r"\d[\d,.\u202f\xa0 ]*", text)
    if digits is None:
        return None
    plain = re.sub(r"[,\u202f\xa0 ]", "", digits[0]).rstrip(".")
    try:
        return float(plain)
    except ValueError:
        return None


def _by_body(old: Rule, new: Rule) -> Direction | None:
    """Return what the words say, numbers apart: a limit that came or went, or other words."""
    before, after = _without_numbers(old), _without_numbers(new)
    if before == after:
        return None
    ours, theirs = _WORDS.findall(before.lower()), _WORDS.findall(after.lower())
    if ours == theirs:
        return "wording"
    for shorter, longer, came in ((before, after, True), (after, before, False)):
        if _is_limit_more(shorter, longer):
            permits = _STRENGTH[new.modal] < 2  # noqa: PLR2004  what one may do
            return "tightened" if came == permits else "loosened"
    return "wording" if _mean_the_same(ours, theirs) else UNCLEAR


def _without_numbers(rule: Rule) -> str:
    text = rule.body
    for key, value in rule.numbers:
        text = text.replace(value, f"[{key}]")
    return " ".join(text.split())


def _is_limit_more(shorter: str, longer: str) -> bool:
    """Return whether one text is the other with one limit more, at its end or its beginning."""
    if longer.startswith(shorter):
        rest = longer[len(shorter) :]
        return _LIMIT.match(rest) is not None
    if longer.endswith(shorter):
        return _LIMIT.match(longer[0].lower() + longer[1:]) is not None
    return False


def _mean_the_same(ours: list[str], theirs: list[str]) -> bool:
    """Return whether the words that differ are empty ones, or say the same."""
    gone: list[str] = []
    come: list[str] = []
    for words, others, left in ((ours, theirs, gone), (theirs, ours, come)):
        rest = list(others)
        for word in words:
            if word in rest:
                rest.remove(word)
            elif word not in _EMPTY:
                left.append(word)
    meanings = [_meaning(word) for word in gone]
    return sorted(meanings) == sorted(_meaning(word) for word in come)


def _meaning(word: str) -> str:
    for group in _SYNONYMS:
        for known in group:
            if word in (known, f"{known}s", f"{known}ed", f"{known}d", f"{known}ing"):
                return min(group)
    return word
