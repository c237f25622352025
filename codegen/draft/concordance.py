"""Coverage as a document: the provisions and what addresses them, in words, for every writer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.document.tree import Document, Items, Mark, Paragraph, Part, Run, Table
from codegen.doors import locale
from codegen.draft.addressing import State
from codegen.draft.coverage import counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from codegen.document.tree import Block, Inlines
    from codegen.draft.addressing import Addressing, Place
    from codegen.draft.coverage import Account, Coverage, Principle, Row
    from codegen.draft.values import Rule, Served, Value
    from codegen.library.model import Library, Provision

STRONG, EMPHASIS = frozenset({Mark.STRONG}), frozenset({Mark.EMPHASIS})
UNREAD, UNCERTAIN = "*", "?"
LABELS = {
    State.SETS: "sets",
    State.SUPPORTS: "supports",
    State.INFORMS: "informs",
    State.GAP: "gap",
    State.OUTSIDE: "not for a code",
}
MEANINGS = {
    State.SETS: "the text itself does what the provision asks.",
    State.SUPPORTS: "the text does a part; what is missing is said.",
    State.INFORMS: "the text tells people of a right or duty that is made elsewhere, which is the most that a code can do where a provision binds States.",
    State.GAP: "nothing printed addresses it. A gap may be right: no body needs a rule on everything.",
    State.OUTSIDE: "the provision is a heading, a duty of the State or of the past, or the instrument is for other people or bodies; the reason is given.",
}
MARKS = (
    (
        UNREAD,
        "nobody of this project has read the text of the provision: read it before you cite it.",
    ),
    (UNCERTAIN, "its number or its place may be wrong: check it before you cite it."),
)
STALE = (
    "The mapping is stale: the wording or the gist has changed since somebody read them together."
)
CAVEAT = (
    "The provisions are told in our own words and replace no official text. Addressing a provision is "
    "a matter of wording: whether an instrument binds your State, and whether the body lives by its "
    "code, no table can say."
)
ALTERNATIVES = (
    "A library holds alternatives that never stand together, so a draft addresses less than its "
    "library. Variants of one rule are counted together here."
)
STANDS = {
    "brackets": "Printed in brackets until somebody answers, and so not counted",
    "waiting": "Waits for an answer and is not printed",
    "left-out": "Left out by the answers",
}
DEPENDS = "Whether it is for this body at all depends on an answer that nobody has given: {keys}."
KINDS = {"private-standard": "private standard"}


def concordance(
    library: Library,
    found: Coverage,
    headed: Iterable[Principle],
    *,
    body: str | None = None,
    details: bool = True,
    missing: Iterable[str] = (),
) -> Document:
    """Return coverage as a document: how to read it, how many are in which state, every provision.

    Args:
        library: The library.
        found: What is addressed.
        headed: The principles to sum up.
        body: The name of the body whose draft it is, None for the library.
        details: Whether every provision is told.
        missing: Offices whose people the body has and for whom the draft has no code.
    """
    title = f"What the draft of {body} addresses" if body else "What the clause library addresses"
    parts = [
        *_summary("instruments", "By instrument", "Instrument", _by_instrument(found)),
        *_by_principle(library, headed),
        Part(
            "part/reading", 1, "How to read this", reading(library, found, missing), numbered=False
        ),
    ]
    if details:
        parts += [
            Part(
                f"part/{account.instrument.id}",
                1,
                account.instrument.short,
                _told(account),
                numbered=False,
            )
            for account in found.accounts
        ]
    return Document("coverage", title, library.language, tuple(parts))


def reading(library: Library, found: Coverage, missing: Iterable[str] = ()) -> tuple[Block, ...]:
    """Return what the words and marks mean, and what such a table cannot say."""
    states = [
        (Paragraph((Run(f"{LABELS[state]}: ", STRONG), Run(said))),)
        for state, said in MEANINGS.items()
    ]
    marks = [(Paragraph((Run(f"{mark} ", STRONG), Run(said))),) for mark, said in MARKS]
    blocks: list[Block] = [_line("Each provision is in exactly one state:"), Items(tuple(states))]
    blocks += [_line("Behind a provision"), Items(tuple(marks)), _line(CAVEAT)]
    if found.offices is None:
        blocks.append(_line(ALTERNATIVES))
    offices = [library.offices[office].noun for office in missing]
    if offices:
        named = locale.joined(offices, library.words.and_)
        blocks.append(
            _line(
                f"The draft has no code for {named}. What is said here is true of the codes that it has."
            )
        )
    return tuple(blocks)


def marked(provision: Provision) -> str:
    """Return the reference of a provision, with the marks of what nobody has checked.

    >>> from types import SimpleNamespace
    >>> marked(SimpleNamespace(ref="Art. 8(5)", seen=False, uncertain=True))
    'Art. 8(5)*?'
    """
    return f"{provision.ref}{'' if provision.seen else UNREAD}{UNCERTAIN if provision.uncertain else ''}"


def placed(place: Place) -> str:
    """Return where a draft prints something.

    >>> from codegen.draft.addressing import Place
    >>> placed(Place("code-of-conduct", "4.1", (1, 2, 3, 6)))
    'code-of-conduct 4.1 (1) to (3), (6)'
    """
    return " ".join(filter(None, [place.document, place.number, listed(place.paragraphs)]))


def listed(paragraphs: Iterable[int]) -> str:
    """Return paragraphs as they are cited; three or more in a row as a range."""
    spans: list[tuple[int, int]] = []
    for number in sorted(set(paragraphs)):
        if spans and spans[-1][1] == number - 1:
            spans[-1] = (spans[-1][0], number)
        else:
            spans.append((number, number))
    told = []
    for first, last in spans:
        if last - first > 1:
            told.append(f"({first}) to ({last})")
        else:
            told += [f"({number})" for number in range(first, last + 1)]
    return ", ".join(told)


def _summary(
    slug: str, title: str, head: str, rows: Iterable[tuple[str, Mapping[State, int]]]
) -> Iterator[Part]:
    """Yield a part that counts states, nothing when there is nothing to count."""
    table = [
        (_cell(name), *(_cell(str(many[state])) for state in State), _cell(str(sum(many.values()))))
        for name, many in rows
    ]
    if table:
        header = (_cell(head), *(_cell(LABELS[state]) for state in State), _cell("all"))
        yield Part(f"part/{slug}", 1, title, (Table(header, tuple(table)),), numbered=False)


def _by_instrument(found: Coverage) -> Iterator[tuple[str, Mapping[State, int]]]:
    for account in found.accounts:
        kind = KINDS.get(account.instrument.status)
        yield f"{account.instrument.short}{f' ({kind})' if kind else ''}", account.counts
    if len(found.accounts) > 1:
        yield "All", counts(row for account in found.accounts for row in account.rows)


def _by_principle(library: Library, headed: Iterable[Principle]) -> Iterator[Part]:
    """Yield a part for each instrument that has headings, and one for the library's principles."""
    groups: dict[str | None, list[Principle]] = {}
    for one in headed:
        groups.setdefault(one.instrument, []).append(one)
    for instrument, members in groups.items():
        if instrument:
            title = f"By principle of the {library.instruments[instrument].short}"
            rows = [(f"{one.id} {one.title}", one.counts) for one in members]
        else:
            title = "By principle of the library: all provisions that bear on its topics"
            rows = [(f"{one.title} ({one.id})", one.counts) for one in members]
        yield from _summary(f"principles-{instrument or 'library'}", title, "Principle", rows)


def _told(account: Account) -> tuple[Block, ...]:
    instrument = account.instrument
    kind = instrument.status.replace("-", " ")
    blocks: list[Block] = [_line(f"{instrument.title}. {instrument.citation} ({kind}).")]
    if account.waits_for:
        blocks.append(_line(DEPENDS.format(keys=", ".join(account.waits_for))))
    reasons = {row.reason for row in account.rows}
    if len(reasons) == 1 and None not in reasons:
        blocks.append(_line(f"Not for a code of this body: {reasons.pop()}."))
        return tuple(blocks)
    return (*blocks, Items(tuple(_row(row) for row in account.rows)))


def _row(row: Row) -> tuple[Block, ...]:
    provision = row.provision
    lead = Run(f"{LABELS[row.state].capitalize()}: {marked(provision)}, {provision.title}.", STRONG)
    told = [lead, Run(f" {provision.gist}")]
    if row.reason:
        told.append(Run(f" Why: {row.reason}."))
    elif row.state is not State.SETS and provision.relation_limit == str(row.state):
        told.append(Run(" More than this no code can do.", EMPHASIS))
    below = [(_line(addressed(one)),) for one in (*row.clauses, *row.pending)]
    return (Paragraph(tuple(told)), *((Items(tuple(below)),) if below else ()))


def addressed(one: Addressing) -> str:
    """Return what one clause does for a provision, and where, in a line."""
    where = "; ".join(placed(place) for place in one.places)
    if not where and one.by and one.stands == "printed":
        where = f"paragraph{'' if one.by.isdigit() else 's'} {one.by}"
    name = f"{one.title} ({one.clause}){f', {where}' if where else ''}"
    if one.stands == "printed":
        said = f": {one.how}."
    else:
        said = f". {STANDS[one.stands]}; it would count as '{one.how}'."
    missing = f" What is missing: {one.missing}." if one.missing else ""
    stale = f" {STALE}" if one.read == "stale" else ""
    return f"{name}{said}{missing}{stale}"


def values(library: Library, made: Served, *, body: str | None = None) -> Document:
    """Return values and rules as a document: each value with its rules, and both sides' orphans."""
    of = f"the draft of {body}" if body else "the clause library"
    rules = {rule.clause: rule for rule in made.rules}
    rows = tuple(
        (
            _cell(_named(value)),
            _cell("; ".join(_ruled(rules[name]) for name in value.rules) or "none"),
        )
        for value in made.values
    )
    table = Table((_cell("Value"), _cell("Rules that serve it")), rows)
    intro = "A rule serves the values that its clause names. Each value should be served by rules, and each rule should serve a value."
    parts = [
        Part(
            "part/values",
            1,
            "Values and the rules that serve them",
            (_line(intro), table),
            numbered=False,
        )
    ]
    parts += _orphans("unserved", "Values that no rule names", [value.title for value in made.unserved],
                      "Values of the body's own, and those that a law lists, no clause can know. Read the rules and say which serve them.")  # fmt: skip
    behind = [] if len(made.behind) == len(made.rules) else [_ruled(rule) for rule in made.behind]
    lead = "They name values of the library in whose place the draft prints others. The rules stay."
    if made.behind and not behind:
        lead = f"All {len(made.rules)} rules name values of the library in whose place the draft prints others. The rules stay."
    parts += _orphans(
        "behind", "Rules whose values are not printed", behind, lead, told=bool(made.behind)
    )
    parts += _orphans("aimless", "Rules that serve no value", [_ruled(rule) for rule in made.aimless],
                      "Name the values that they serve, or ask whether they are needed.")  # fmt: skip
    return Document("values", f"Values and rules of {of}", library.language, tuple(parts))


def _orphans(
    slug: str, title: str, named: Sequence[str], lead: str, *, told: bool = False
) -> Iterator[Part]:
    """Yield a part that names those left over; where there are none, only what must be *told*."""
    if named or told:
        items = Items(tuple((_line(name),) for name in named))
        blocks = (_line(lead), items) if named else (_line(lead),)
        yield Part(f"part/{slug}", 1, title, blocks, numbered=False)


def _named(value: Value) -> str:
    return value.title if value.printed else f"{value.title} (not printed)"


def _ruled(rule: Rule) -> str:
    return f"{rule.number} {rule.title}" if rule.number else rule.title


def _cell(text: str) -> Inlines:
    return (Run(text),) if text else ()


def _line(text: str) -> Paragraph:
    return Paragraph((Run(text),))
