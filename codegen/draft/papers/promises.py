"""Every promise of a draft and every duty of a post, found in the text that it prints.

A promise is a sentence with a bold **will**. A duty of a post is a sentence whose subject is a post,
with *must* or a verb in the present, since the code says that this states a duty as well. What
somebody must not do has no date and no evidence, and is left aside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.document.tree import Blank, Mark, Run
from codegen.draft.lint.passages import VALUE, of_document, sentences
from codegen.draft.lint.roles import ALL_OTHERS, LEDGER, WILL, defines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from codegen.document.tree import Inlines
    from codegen.document.words import Words
    from codegen.draft.drafting import Draft
    from codegen.draft.lint.passages import Passage, Text
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Library

_NOT = r"(?! not\b| never\b)"
_VERB = rf"(?:will|must{_NOT}|(?!is\b|was\b|has\b)[a-z]+s)\b"
_POST = re.compile(
    rf"(?:^|[,;:] )(?:[Tt]he )?{VALUE}(?:, or [^,]{{3,60}},)? (?:also |then |alone )?(?P<verb>{_VERB})"
    rf"|{VALUE}, who (?P<does>[a-z]+s)\b"
)
_PEOPLE = re.compile(
    rf"(?:^|, )(?P<who>[Mm]anagers|[Tt]he panel|[Ee]ach member|[Ww]hoever (?!in )[a-z ]{{3,30}}?) (?:must{_NOT}|will)\b"
)
_MANAGER = re.compile(rf"[Ii]f you are a manager\b[^.]*\byou must{_NOT}")
_THEY = re.compile(rf"\bthey (?:will|must{_NOT})\b|^They (?!are\b|stand\b|may\b|can\b|should\b|must )[a-z]+\b",
                   re.IGNORECASE)  # fmt: skip
_ITSELF = re.compile(r"(?:^|[,;] )[Ii]t (?:will|must)\b")
_YOU = re.compile(r"\byou must\b", re.IGNORECASE)
ORGANISATION = ("organisation.short_name", "organisation.name")


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise or duty: where it stands, what it says, and whose it is.

    ``who`` is the post as the text prints it, a group such as managers in its own words, or who
    answers for what the organisation promises; ``post`` says that it is an answer.
    """

    document: str
    clause: str
    number: str
    text: str
    who: str
    post: bool
    organisation: bool = False


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as it was typed, and the runs behind its signs."""

    typed: str
    fills: tuple[Run | Blank, ...]
    words: Words

    @property
    def text(self) -> str:
        """The sentence as it is printed."""
        fills = iter(self.fills)
        return re.sub(VALUE, lambda _: _said(next(fills), self.words), self.typed)

    def fill(self, at: int) -> Run | Blank:
        """Return the run behind the sign at a place of the typed text."""
        return self.fills[self.typed.count(VALUE, 0, at)]


@dataclass(frozen=True, slots=True)
class _Holder:
    who: str
    post: bool
    organisation: bool = False


def promises(library: Library, resolution: Resolution, draft: Draft) -> tuple[Promise, ...]:
    """Return the promises of a draft and the duties of posts, in the order of its documents."""
    found: list[Promise] = []
    for selection, document in zip(draft.selections, draft.documents, strict=True):
        if selection.target.kind in ("conduct", "ethics"):
            text = of_document(document, selection.target.kind, None, library.words)
            found += _Finder(library, resolution, text).promises()
    return tuple(found)


def everyone(library: Library, draft: Draft) -> Iterator[tuple[str, str, str]]:
    """Yield the clauses in which a duty falls on everyone bound: document, number and title."""
    for selection, document in zip(draft.selections, draft.documents, strict=True):
        if selection.target.kind != "conduct":
            continue
        text = of_document(document, "conduct", None, library.words)
        for part in document.parts:
            if part.clause and any(_binds_all(one) for one in text.of(part.id)):
                yield document.kind, part.number or "", part.title or ""


def _binds_all(passage: Passage) -> bool:
    told = (_YOU.search(one) and not _MANAGER.search(one) for one in sentences(passage.typed))
    return any(told)


@dataclass(slots=True)
class _Finder:
    library: Library
    resolution: Resolution
    text: Text

    def promises(self) -> Iterator[Promise]:
        """Yield what is found, each clause with who answers for it."""
        owners = self._owners()
        for part in self.text.parts:
            if part in self.library.clauses:
                owner = owners.get(f"clause:{part}") or owners.get("")
                yield from self._of(part, owner, keeps_ledger=part in self._tables())

    def _ledgers(self) -> tuple[str, ...]:
        clauses = self.library.clauses
        return tuple(part for part in self.text.parts
                     if part in clauses and LEDGER in clauses[part].topics)  # fmt: skip

    def _tables(self) -> tuple[str, ...]:
        """Return the clauses that list the promises of others in a table; they promise to keep them."""
        return tuple(
            part
            for part in self._ledgers()
            if any(one.kind == "cell" for one in self.text.of(part))
        )

    def _owners(self) -> Mapping[str, _Holder]:
        """Return who answers for the promises of each clause, as the text says; for all others by ""."""
        found: dict[str, _Holder] = {}
        for part in self._ledgers():
            for passage in (one for one in self.text.of(part) if one.kind != "cell"):
                for sentence in _sentences(passage, self.library.words):
                    post = self._mentioned(sentence)
                    if post and ALL_OTHERS.search(sentence.typed):
                        found[""] = _Holder(post.who, post.post, organisation=True)
        for part in self._ledgers():
            cells = [one for one in self.text.of(part) if one.kind == "cell"]
            for promise, who in zip(cells[::2], cells[1::2], strict=False):
                named = any(isinstance(run, Run) and run.source for run in who.runs)
                holder = _Holder(who.text, post=named, organisation=True)
                found |= dict.fromkeys(promise.targets, holder)
                if ALL_OTHERS.search(promise.text):
                    found[""] = holder
        return found

    def _of(self, part: str, owner: _Holder | None, *, keeps_ledger: bool) -> Iterator[Promise]:
        last: _Holder | None = None
        passages = [one for one in self.text.of(part) if one.kind != "cell"]
        for place, passage in enumerate(passages):
            if defines(passage) or (passage.kind == "item" and _opens(passage.lead)):
                continue
            told = _sentences(passage, self.library.words)
            named: _Holder | None = None
            for sentence in told:
                holder = self._holder(sentence, last or named)
                named = self._mentioned(sentence) or named
                promised = WILL.search(sentence.typed) and _is_bold(passage)
                if holder is None and not promised:
                    continue
                last = holder or last
                holder = holder or owner or self._organisation()
                if holder.organisation:
                    if keeps_ledger or not promised:
                        continue
                    holder = owner or holder
                said = sentence.text.rstrip(";:")
                if sentence is told[-1] and passage.kind == "paragraph":
                    below = "; ".join(one.rstrip(";.") for one in _below(passages[place + 1 :]))
                    said = f"{said}: {below}" if below and not said.endswith(".") else said
                yield Promise(
                    self.text.name, part, passage.number, _whole(said),
                    holder.who, holder.post, holder.organisation,
                )  # fmt: skip

    def _mentioned(self, sentence: _Sentence) -> _Holder | None:
        """Return the post that a sentence names last, to which "they" in the next may refer."""
        posts = [run for run in sentence.fills if self._is_role(_source(run))]
        if not posts:
            return None
        return _Holder(_said(posts[-1], self.library.words), post=isinstance(posts[-1], Run))

    def _holder(self, sentence: _Sentence, last: _Holder | None) -> _Holder | None:
        """Return whose duty a sentence states, None when it states none of a post or group."""
        if found := self._post(sentence):
            return found
        if _MANAGER.search(sentence.typed):
            return self._managers()
        if found_people := _PEOPLE.search(sentence.typed):
            who = found_people["who"]
            plain = who.lower() == "managers"
            return self._managers() if plain else _Holder(who[:1].upper() + who[1:], post=False)
        if last and not last.organisation and _THEY.search(sentence.typed):
            return last
        if last and last.organisation and _ITSELF.search(sentence.typed):
            return last
        return None

    def _post(self, sentence: _Sentence) -> _Holder | None:
        for found in _POST.finditer(sentence.typed):
            run = sentence.fill(found.start() + found.group().index(VALUE))
            source = _source(run)
            if source in ORGANISATION:
                if found["verb"] == "will":
                    return self._organisation()
            elif self._is_role(source):
                return _Holder(_said(run, self.library.words), post=isinstance(run, Run))
        return None

    def _is_role(self, source: str | None) -> bool:
        questions = self.library.questionnaire
        question = questions.questions.get(source or "") or questions.column(source or "")
        return question is not None and question.type == "role"

    def _managers(self) -> _Holder:
        papers = self.library.papers
        return _Holder(papers.duties.managers if papers else "", post=False)

    def _organisation(self) -> _Holder:
        name = str(self.resolution.value("organisation.short_name"))
        return _Holder(name[:1].upper() + name[1:], post=False, organisation=True)


def _source(run: Run | Blank) -> str | None:
    return run.key if isinstance(run, Blank) else run.source


def _said(run: Run | Blank, words: Words) -> str:
    return run.text if isinstance(run, Run) else words.blank(run.label)


def _sentences(passage: Passage, words: Words) -> list[_Sentence]:
    """Return the sentences of a passage, each with the runs behind its signs."""
    fills = [run for run in passage.runs if _is_fill(run)]
    found = []
    for typed in sentences(passage.typed):
        count = typed.count(VALUE)
        found.append(_Sentence(typed, tuple(fills[:count]), words))
        del fills[:count]
    return found


def _is_fill(run: Run | Blank) -> bool:
    """Return whether a sign stands for a run in the typed text, as `passages` puts it there."""
    if isinstance(run, Blank) or run.source is not None:
        return True
    return run.target is not None and not run.target.startswith("term:")


def _whole(said: str) -> str:
    """Return words as a sentence: with a capital, and with a full stop or bracket at its end."""
    return f"{said[:1].upper()}{said[1:]}{'' if said.endswith(('.', ']')) else '.'}"


def _below(following: Iterable[Passage]) -> Iterator[str]:
    """Yield the items of the list that stands right below a paragraph."""
    for passage in following:
        if passage.kind != "item":
            return
        yield passage.text


def _opens(lead: str) -> bool:
    """Return whether a paragraph that opens a list states the duty itself, items being its parts."""
    return bool(re.search(r"\b(?:must|will|choose|states?)\b", lead))


def _is_bold(passage: Passage) -> bool:
    runs: Inlines = passage.runs
    return any(isinstance(run, Run) and Mark.STRONG in run.marks and run.text.strip() == "will"
               for run in runs)  # fmt: skip
