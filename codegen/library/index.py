"""From the index, plain data out of JSON, to the library in memory."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from codegen.document.words import Words
from codegen.library.model import (
    Allowance,
    Answering,
    Clause,
    ClauseExample,
    Condition,
    Instrument,
    Library,
    Office,
    Outline,
    OutlinePart,
    Preset,
    Provision,
    Reading,
    Release,
    Topic,
    Version,
)
from codegen.library.questions import (
    Choice,
    Contradiction,
    Default,
    InSentence,
    Question,
    Questionnaire,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
PROVISION_FIELDS = (
    "id",
    "ref",
    "title",
    "gist",
    "binds",
    "code_relevant",
    "relation_limit",
    "chapeau",
    "seen",
    "digest",
)


def library(index: Mapping[str, Any], digest: str, folder: str) -> Library:
    """Return the library of an index that has no problems.

    Args:
        index: What `codegen.library.compiling.compiled` returns, possibly by way of JSON.
        digest: The digest of the files it was made from.
        folder: Where they are, to be shown.
    """
    about, offices, topics = index["library"], index["offices"], index["topics"]
    releases = about["releases"]
    current = current_ids(index["clauses"])
    return Library(
        name=about["name"],
        language=about["language"],
        release=releases[-1]["release"] if releases else None,
        releases=tuple(_release(entry) for entry in releases),
        digest=digest,
        folder=folder,
        clauses={key: _clause(entry, current, index["mappings"])
                 for key, entry in index["clauses"].items()},
        questionnaire=_questionnaire(index["questionnaire"]),
        instruments={key: _instrument(entry) for key, entry in index["instruments"].items()},
        topics={entry["slug"]: Topic(**entry) for entry in topics["topics"]},
        required_for={key: tuple(entry) for key, entry in topics["required_for"].items()},
        excluded_for={key: tuple(entry) for key, entry in topics["excluded_for"].items()},
        offices={key: Office(key, entry["title"], entry["noun"], entry["own_code"],
                             tuple(entry["categories"]))
                 for key, entry in offices["offices"].items()},
        categories={key: entry["text"] for key, entry in offices["categories"].items()},
        bonds={key: entry["text"] for key, entry in offices["bonds"].items()},
        presets={key: Preset(key, entry["title"], entry["describes"], entry["answers"])
                 for key, entry in index["presets"].items()},
        principles=index["principles"],
        outlines={key: _outline(entry, index["parts"]) for key, entry in index["outlines"].items()},
        words=Words.of(index["words"]),
        paper_words=index["papers"] or None,
        foremost=tuple(about["foremost"]),
    )  # fmt: skip


def _condition(entry: Mapping[str, Any] | None) -> Condition | None:
    return Condition(entry["source"], tuple(entry["nodes"])) if entry else None


def current_ids(clauses: Mapping[str, Any]) -> dict[str, str]:
    """Return the id of each clause by every id that it has or had; an id in use goes first.

    >>> current_ids({"gifts/small": {"formerly": ["gifts/limit"]}})
    {'gifts/limit': 'gifts/small', 'gifts/small': 'gifts/small'}
    """
    old = {name: key for key, clause in clauses.items() for name in clause["formerly"]}
    return old | {key: key for key in clauses}


def _release(entry: Mapping[str, Any]) -> Release:
    held = {key: (found["version"], found["digest"]) for key, found in entry["clauses"].items()}
    return Release(entry["release"], entry["date"], held)


def _clause(
    entry: Mapping[str, Any], current: Mapping[str, str], mappings: Mapping[str, Any]
) -> Clause:
    def named(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(current[name] for name in ids)

    def reading(instrument: str, provision: str) -> Reading | None:
        gist = (known or {}).get("gists", {}).get(instrument, {}).get(provision)
        return Reading(known["text"], gist) if known and gist else None

    known = mappings.get(entry["id"])
    instead = (entry["withdrawn"] or {}).get("instead")
    return Clause(
        id=entry["id"],
        file=entry["file"],
        title=entry["title"],
        documents=tuple(entry["document"]),
        topic=entry["topic"],
        also=tuple(entry["also"]),
        order=entry["order"],
        heading=entry["heading"],
        offices=tuple(entry["for"]),
        when=_condition(entry["when"]),
        needs=named(entry["needs"]),
        excludes=named(entry["excludes"]),
        needs_basis=tuple(entry["needs_basis"]),
        assumes=entry["assumes"],
        defines=entry["defines"],
        realises=named(entry["realises"]),
        implements=tuple(
            Answering(
                instrument,
                provision,
                how["how"],
                how["by"],
                how["missing"],
                reading(instrument, provision),
            )
            for instrument, provisions in entry["implements"].items()
            for provision, how in provisions.items()
        ),
        drafting_note=entry["drafting_note"],
        examples=tuple(
            ClauseExample(e["allowed"], tuple(e["nodes"]), _condition(e["when"]))
            for e in entry["examples"]
        ),
        summary=entry["summary"],
        allow=tuple(Allowance(**allowed) for allowed in entry["allow"]),
        formerly=tuple(entry["formerly"]),
        withdrawn=entry["withdrawn"] is not None,
        instead=current[instead] if instead else None,
        mentions=named(entry["mentions"]),
        versions=tuple(_version(version) for version in entry["versions"]),
    )


def _version(entry: Mapping[str, Any]) -> Version:
    return Version(
        version=entry["version"],
        effective=entry["effective"],
        change=entry["change"],
        note=entry["note"],
        text=entry["text"],
        nodes=tuple(entry["nodes"]),
        digest=entry["digest"],
        line=entry["line"],
        reviewed=_pair(entry.get("reviewed"), "by", "on"),
        recalled=_pair(entry.get("recalled"), "on", "why"),
    )


def _pair(entry: Mapping[str, str] | None, one: str, other: str) -> tuple[str, str] | None:
    return (entry[one], entry[other]) if entry else None


def _instrument(entry: Mapping[str, Any]) -> Instrument:
    provisions = Lazily({found["id"]: found for found in entry["provisions"]}, _provision)
    return Instrument(
        entry["id"], entry["title"], entry["short"], entry["citation"], entry["status"],
        tuple(entry["applies_to"]), tuple(entry["excludes"]), _condition(entry["when"]),
        entry["applies_note"], provisions,
    )  # fmt: skip


def _provision(found: Mapping[str, Any]) -> Provision:
    return Provision(
        **{name: found[name] for name in PROVISION_FIELDS},
        bears_on=tuple(found["bears_on"]),
        offices=tuple(found["for"]),
        superseded=bool(found["superseded"]),
        uncertain=bool(found["uncertain"]),
    )


class Lazily(Mapping[str, T]):
    """What is made of each entry of a mapping, made when somebody asks for it."""

    def __init__(self, entries: Mapping[str, Any], make: Callable[[Mapping[str, Any]], T]) -> None:
        self._entries, self._make = entries, make
        self._made: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        """Return what is made of one entry."""
        if key not in self._made:
            self._made[key] = self._make(self._entries[key])
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        """Return whether there is such an entry, without making anything of it."""
        return key in self._entries

    def __iter__(self) -> Iterator[str]:
        """Yield the keys in the order of the entries."""
        return iter(self._entries)

    def __len__(self) -> int:
        """Return how many entries there are."""
        return len(self._entries)


def _outline(entry: Mapping[str, Any], texts: Mapping[str, Any]) -> Outline:
    document = entry["document"]
    parts = []
    for found in entry["parts"]:
        section = "section" in found
        slug = found["section"] if section else found["part"]
        nodes = texts.get(f"{document}/{slug}", [])
        parts.append(OutlinePart(
            id=f"part/section/{slug}" if section else f"part/{slug}",
            slug=slug,
            title=tuple(found["title"] or ()),
            topics=tuple(found["topics"] if section else found["covers"]),
            numbered=entry["numbered"] and found.get("numbered", True),
            when=_condition(found.get("when")),
            text=None if section else tuple(nodes),
        ))  # fmt: skip
    return Outline(
        document, entry["file"], tuple(entry["title"]),
        tuple(entry["subtitle"]) if entry["subtitle"] else None,
        tuple(entry["offices"]), entry["numbered"], entry["number_word"], tuple(entry["formats"]), tuple(parts),
        _condition(entry["when"]), entry["form"], entry["name"], entry["concordance"],
    )  # fmt: skip


def _questionnaire(entry: Mapping[str, Any]) -> Questionnaire:
    questions: dict[str, Question] = {}
    for found in entry["questions"]:
        records = found["type"] == "records"
        columns = (
            tuple(_question(field, found, bare=True) for field in found["fields"])
            if records
            else ()
        )
        fields = () if records else tuple(_question(field, found) for field in found["fields"])
        question = _question(found, None, columns=columns, fields=tuple(f.key for f in fields))
        questions[question.key] = question
        questions.update((field.key, field) for field in fields)
    contradictions = tuple(
        Contradiction(found["id"], found["severity"], condition, found["say"], found["remedy"])
        for found in entry["contradictions"]
        if (condition := _condition(found["when"]))
    )
    sections = {section["id"]: section["title"] for section in entry["sections"]}
    return Questionnaire(sections, questions, contradictions)


def _question(
    entry: Mapping[str, Any],
    parent: Mapping[str, Any] | None,
    *,
    bare: bool = False,
    columns: tuple[Question, ...] = (),
    fields: tuple[str, ...] = (),
) -> Question:
    """Return a question, or a field of *parent*; *bare* leaves the parent's key off the field's."""
    above = parent or entry
    limits = entry["validate"] or {}
    key = entry["key"]
    return Question(
        key=key.removeprefix(f"{above['key']}.") if bare else key,
        parent=above["key"] if parent else None,
        section=above["section"],
        label=entry["label"],
        type=entry["type"],
        ask=entry["ask"],
        help=entry["help"],
        why=above["why"],
        choices=tuple(_choice(choice) for choice in entry["choices"]),
        defaults=_defaults(entry["default"]),
        when=_condition(entry.get("when")),
        least=limits.get("min"),
        most=limits.get("max"),
        special=tuple(entry["special"]),
        kind=entry["kind"] or above["kind"],
        level=above["level"],
        core=above["core"],
        asks=tuple(above["asks"]),
        fields=fields,
        columns=columns,
        in_sentence=_in_sentence(entry.get("in_sentence")),
        stricter=entry.get("stricter"),
    )


def _in_sentence(entry: Mapping[str, Any] | None) -> InSentence | None:
    return InSentence(tuple(entry["begins"]), entry["advice"]) if entry else None


def _choice(entry: Mapping[str, Any]) -> Choice:
    return Choice(
        entry["value"], entry["label"], entry["text"] or entry["label"], entry["help"],
        _condition(entry["unless"]), entry["reason"],
    )  # fmt: skip


def _defaults(entry: Any) -> tuple[Default, ...]:
    """Return the defaults of a question, in the order in which they are tried."""
    if entry is None:
        return ()
    if isinstance(entry, dict):
        return (_default(entry),)
    if isinstance(entry, list) and entry and all(isinstance(part, dict) for part in entry):
        return tuple(_default(part) for part in entry)
    return (Default(None, value=entry),)


def _default(entry: Mapping[str, Any]) -> Default:
    return Default(
        when=_condition(entry.get("when")),
        value=entry.get("value"),
        of=entry.get("of"),
        times=entry.get("times", 1),
        currency_of=entry.get("currency_of"),
    )
