"""The lint itself: every rule over a draft or a file, what clauses allow, and the places of findings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.draft.lint import places, rules
from codegen.draft.lint.passages import VALUE, of_file
from codegen.draft.lint.rule import Finding, Found, Rule, Subject
from codegen.errors import Location, Problem, Severity, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from codegen.document.readers.outside import Stretch
    from codegen.draft.lint.passages import Passage
    from codegen.library.model import Clause, Library

FIRST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Allowed:
    """A finding that its clause allows, and the reason that stands there."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Lint:
    """What a lint found, in the order of the documents, and what clauses allowed."""

    findings: tuple[Finding, ...]
    allowed: tuple[Allowed, ...] = ()

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(one.problem.severity is Severity.ERROR for one in self.findings)

    @property
    def advice(self) -> int:
        """How many findings are advice."""
        return len(self.findings) - self.errors


def lint(looked: Subject) -> Lint:
    """Return what the rules find in a draft."""
    library = looked.library
    found = [
        (rule, one) for rule in rules.STYLE for text in looked.texts for one in rule.finds(text)
    ]
    found += [(rule, one) for rule in rules.DRAFT for one in rule.finds(looked)]
    findings = [_finding(looked, rule, one) for rule, one in _once(found)]
    kept: list[Finding] = []
    allowed: list[Allowed] = []
    for finding in findings:
        reason = _reason(library, finding)
        if reason is None:
            kept.append(finding)
        else:
            allowed.append(Allowed(finding, reason))
    kept += _about_allowances(looked, allowed)
    return Lint(tuple(sorted(kept, key=_order(looked))), tuple(allowed))


def _once(found: Iterable[tuple[Rule, Found]]) -> Iterator[tuple[Rule, Found]]:
    """Yield what was found, each wording of one clause once though several documents print it."""
    told: set[tuple[str, str, str, str, str]] = set()
    for rule, one in found:
        part = one.passage.part if one.passage else one.text.name if one.text else ""
        text = one.passage.text if one.passage else ""
        mark = (rule.id, part, text, one.words, one.message)
        if mark not in told:
            told.add(mark)
            yield rule, one


def _order(looked: Subject) -> Callable[[Finding], tuple[int, int, int, str]]:
    """Return what findings are sorted by: the document, the part, and the number as it is printed."""
    names = [text.name for text in looked.texts]
    parts = {(text.name, part): n for text in looked.texts for n, part in enumerate(text.parts)}

    def key(finding: Finding) -> tuple[int, int, int, str]:
        document = names.index(finding.document) if finding.document in names else -1
        part = parts.get((finding.document, finding.clause), -1)
        where = finding.problem.where
        return document, part, where.line if where else 0, finding.rule.id

    return key


def _finding(looked: Subject, rule: Rule, found: Found) -> Finding:
    text, passage = found.text, found.passage
    where, number = None, ""
    if text is None:
        where = Location(looked.answers)
    elif passage is None:
        where = Location(text.name)
    else:
        where = place(looked, passage, found.words)
        number = passage.number
    problem = Problem(rule.id, found.message, where, found.hint or rule.remedy, rule.severity)
    return Finding(
        problem, rule, text.name if text else "", passage.part if passage else "", number,
        found.words.replace(VALUE, "…"),
    )  # fmt: skip


def place(looked: Subject, passage: Passage, words: str) -> Location:
    """Return where words of a passage stand: the line of the clause's file, or the file of a part."""
    clause = looked.clause(passage.part)
    if clause is None:
        return Location(_file_of(looked, passage.part))
    version = looked.draft.versions.get(clause.id, clause.newest)
    known = next((one for one in clause.versions if one.digest == version.digest), None)
    if known is None or not known.line or passage.kind == "example":
        return Location(clause.file)
    longest = max((piece.strip() for piece in words.split(VALUE)), key=len)
    line = places.line(version.text, passage.typed, passage.typed_offset(longest))
    return Location(clause.file, known.line + line - 1, 1)


def _file_of(looked: Subject, part: str) -> str:
    """Return the file of a part that is no clause: its text, or the outline that titles it."""
    for outline in looked.library.outlines.values():
        for entry in outline.parts:
            if entry.id == part and entry.text is not None:
                return f"templates/parts/{outline.document}/{entry.slug}.md.j2"
    return "templates/outlines"


def _reason(library: Library, finding: Finding) -> str | None:
    clause = library.clauses.get(finding.clause)
    allowances = clause.allow if clause else ()
    return next((one.reason for one in allowances if one.rule == finding.rule.id), None)


def _about_allowances(looked: Subject, allowed: Iterable[Allowed]) -> Iterator[Finding]:
    """Yield a finding for each allowance that silences nothing in this draft, or names no rule."""
    used = {(one.finding.clause, one.finding.rule.id) for one in allowed}
    printed = {part: text for text in looked.texts for part in text.parts}
    for part, text in printed.items():
        clause = looked.clause(part)
        for problem in unknown_allowances(clause) if clause else ():
            rule = Rule("unknown-allow", None, Severity.ERROR, problem.message, "", _nothing)
            yield Finding(problem, rule, text.name, part)
        for allowance in clause.allow if clause else ():
            if allowance.rule in rules.KNOWN and (part, allowance.rule) not in used:
                assert clause
                said = f"'{allowance.rule}' is allowed here, and finds nothing"
                where = Location(clause.file, allowance.line, 1)
                hint = "take the entry out"
                problem = Problem("idle-allow", said, where, hint, Severity.REMARK)
                rule = Rule("idle-allow", None, Severity.REMARK, said, hint, _nothing)
                yield Finding(problem, rule, text.name, part)


def _nothing(_: object) -> Iterator[Found]:
    return iter(())


def unknown_allowances(clause: Clause) -> Iterator[Problem]:
    """Yield a problem for each rule that a clause allows and that does not exist."""
    for allowance in clause.allow:
        if allowance.rule not in rules.KNOWN:
            hint = did_you_mean(allowance.rule, rules.KNOWN)
            said = f"there is no rule '{allowance.rule}'"
            yield Problem("unknown-allow", said, Location(clause.file, allowance.line, 1), hint)


def lint_file(name: str, stretches: Iterable[Stretch]) -> Lint:
    """Return what the rules of style find in somebody's file; what repeats is told once."""
    read = tuple(stretches)
    text = of_file(name, read)
    findings: list[Finding] = []
    for rule in rules.STYLE:
        found = list(rule.finds(text))
        several = Counter(_key(rule, one) for one in found)
        told: set[str] = set()
        for one in found:
            key = _key(rule, one)
            if key in told:
                continue
            told.add(key)
            findings.append(_in_file(rule, one, name, read, several[key]))
    return Lint(tuple(sorted(findings, key=_by_line)))


def _key(rule: Rule, found: Found) -> str:
    return (
        found.words.lower()
        if rule.id in ("shall", "vague-word", "legalese", "gendered-word")
        else f"{found.message} {found.words}"
    )


def _by_line(finding: Finding) -> tuple[int, int, str]:
    where = finding.problem.where
    return where.line if where else 0, _paragraph(finding), finding.rule.id


def _paragraph(finding: Finding) -> int:
    digits = finding.number.removeprefix("paragraph ")
    return int(digits) if digits.isdigit() else 0


def _in_file(rule: Rule, found: Found, name: str, read: tuple[Stretch, ...], times: int) -> Finding:
    passage, said = found.passage, found.message
    number, line = "", 0
    if passage:
        number, line = passage.number, read[passage.place - 1].line
        said = f"{number}, \u201c{first_words(passage.text)}\u201d: {said}"
    if times > 1:
        said = f"{said} ({times} times in this file)"
    problem = Problem(
        rule.id,
        said,
        Location(name, line, 1 if line else 0),
        found.hint or rule.remedy,
        rule.severity,
    )
    return Finding(problem, rule, name, "", number, found.words)


def first_words(text: str) -> str:
    """Return the first words of a paragraph, as a reader looks for it.

    >>> first_words("One two three four five six seven eight nine ten.")
    'One two three four five six seven eight …'
    """
    words = text.split()
    return " ".join(words[:FIRST_WORDS]) + (" …" if len(words) > FIRST_WORDS else "")
