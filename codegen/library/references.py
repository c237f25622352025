"""What the library's files say of each other: every key, topic, clause and provision must exist.

Each rule is one function that yields problems; `RULES` lists them. They run when the index is made,
so a typing error never reaches a draft.
"""

from __future__ import annotations

import itertools
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from codegen.document.readers import wording as markdown
from codegen.doors import wording
from codegen.errors import Location, Problem
from codegen.library.sources import Path, Sources, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

TARGET = re.compile(
    r"\]\((clause|topic|section|part|provision|term|form):([^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)"
)
LIMITS = {"informs": 1, "supports": 2, None: 3}
STRENGTH = {"informs": 1, "supports": 2, "sets": 3}
OFFICES = {"in-service", "mandate", "judicial", "third-party", "former"}


def problems(index: Mapping[str, Any], files: Mapping[str, bytes]) -> list[Problem]:
    """Return every reference of the library that leads nowhere."""
    sources = Sources(index, files)
    return [problem for rule in RULES for problem in rule(sources)]


def unknown_questions(sources: Sources) -> Iterator[Problem]:
    """A text or condition reads a key that is no question."""
    known = sources.questions
    for text in texts(sources):
        for key, line in wording.keys(text.nodes):
            if key not in known:
                yield _unknown("question", key, known, sources.within(text, line, key))


def unknown_question_keys(sources: Sources) -> Iterator[Problem]:
    """A clause or preset names a key that is no question."""
    known = sources.questions
    named: list[tuple[str, Path, str]] = []
    for clause in sources.index["clauses"].values():
        bases = enumerate(clause["needs_basis"])
        named += [(clause["file"], ("needs_basis", place), key) for place, key in bases]
        named += [(clause["file"], ("assumes",), key) for key in [clause["assumes"]] if key]
    for name, preset in sources.index["presets"].items():
        file = f"clauses/presets/{name}.yaml"
        named += [(file, ("answers", key), key) for key in preset["answers"]]
    for file, path, key in named:
        if key not in known:
            where = sources.at(file, path, key=path[0] == "answers")
            yield _unknown("question", key, known, where)


def unknown_choices(sources: Sources) -> Iterator[Problem]:
    """A condition compares a question with a value that is none of its choices."""
    known = sources.questions
    states = {"yes_no": {"yes", "no"}, "three_state": {"yes", "no"}}
    for text in texts(sources):
        for key, line, value in _compared(text.nodes):
            question = known.get(key)
            if question is None or question["type"] not in ("choice", "choices", *states):
                continue
            values = {choice["value"] for choice in question["choices"]}
            values |= states.get(question["type"], set()) | set(question["special"])
            if value not in values:
                yield _unknown("choice", value, values, sources.within(text, line, value), of=key)


def _compared(node: Any) -> Iterator[tuple[str, int, str]]:
    """Yield each comparison of a key with constant texts: key, line, text."""
    if not isinstance(node, list):
        return
    if node and node[0] == "compare":
        keys = [side for side in node[2:] if side[0] == "key"]
        values = [side[1] for side in node[2:] if side[0] == "const"]
        for key in keys:
            for value in values:
                for single in value if isinstance(value, list) else [value]:
                    if isinstance(single, str):
                        yield key[1], key[2], single
        return
    for part in node:
        yield from _compared(part)


def unknown_offices(sources: Sources) -> Iterator[Problem]:
    """``office('…')`` names no office."""
    for text in texts(sources):
        for name, line in _offices(text.nodes):
            if name not in OFFICES:
                yield _unknown("office", name, OFFICES, sources.within(text, line, name))


def _offices(node: Any) -> Iterator[tuple[str, int]]:
    if isinstance(node, list):
        if len(node) == 3 and node[0] == "office":  # noqa: PLR2004  ["office", name, line]
            yield node[1], node[2]
        for part in node:
            yield from _offices(part)


def unknown_topics(sources: Sources) -> Iterator[Problem]:
    """A clause, outline or provision names no topic."""
    known = {topic["slug"] for topic in sources.index["topics"]["topics"]}
    for file, path, topic in _named_topics(sources.index):
        if topic not in known:
            yield _unknown("topic", topic, known, sources.at(file, path))


def _named_topics(index: Mapping[str, Any]) -> Iterator[tuple[str, Path, str]]:
    """Yield every place that names a topic: file, path in it, topic."""
    for clause in index["clauses"].values():
        yield clause["file"], ("topic",), clause["topic"]
        for place, topic in enumerate(clause["also"]):
            yield clause["file"], ("also", place), topic
    for name, outline in index["outlines"].items():
        for place, part in enumerate(outline["parts"]):
            field = "topics" if "section" in part else "covers"
            for inner, topic in enumerate(part[field]):
                yield f"templates/outlines/{name}.yaml", ("parts", place, field, inner), topic
    for name, instrument in index["instruments"].items():
        for place, provision in enumerate(instrument["provisions"]):
            for inner, topic in enumerate(provision["bears_on"]):
                path = ("provisions", place, "bears_on", inner)
                yield f"clauses/instruments/{name}.yaml", path, topic


def unknown_clauses(sources: Sources) -> Iterator[Problem]:
    """A clause names another that does not exist, nor did under an old id."""
    clauses = sources.index["clauses"]
    known = {*clauses, *(old for clause in clauses.values() for old in clause["formerly"])}
    for clause in clauses.values():
        for field in ("needs", "excludes", "realises"):
            for place, other in enumerate(clause[field]):
                if other not in known:
                    where = sources.at(clause["file"], (field, place))
                    yield _unknown("clause", other, known, where)


def unknown_targets(sources: Sources) -> Iterator[Problem]:
    """A reference in a text points at nothing that the library knows."""
    index = sources.index
    parts = [part for outline in index["outlines"].values() for part in outline["parts"]]
    provisions = {
        f"{name}/{p['id']}" for name, i in index["instruments"].items() for p in i["provisions"]
    }
    known: dict[str, set[str]] = {
        "clause": set(index["clauses"]),
        "topic": {topic["slug"] for topic in index["topics"]["topics"]},
        "section": {part["section"] for part in parts if "section" in part},
        "part": {part["part"] for part in parts if "part" in part},
        "provision": provisions,
        "term": {term for clause in index["clauses"].values() for term in clause["defines"]},
        "form": set(),
    }
    for text in texts(sources):
        for found in TARGET.finditer(text.source):
            kind, target = found.groups()
            if target not in known[kind]:
                line = text.source.count("\n", 0, found.start()) + 1
                yield _unknown(kind, target, known[kind], sources.within(text, line, target))


def wrong_mappings(sources: Sources) -> Iterator[Problem]:
    """A clause claims more of a provision than it may, or names none."""
    instruments = sources.index["instruments"]
    for clause in sources.index["clauses"].values():
        for name, mapped in clause["implements"].items():
            path: Path = ("implements", name)
            if name not in instruments:
                where = sources.at(clause["file"], path, key=True)
                yield _unknown("instrument", name, instruments, where)
                continue
            instrument = instruments[name]
            where = sources.at(clause["file"], path, key=True)
            for office in clause["for"]:
                if office in instrument["excludes"]:
                    said = f"{name} leaves out people of the office '{office}'"
                    yield Problem("excluded-office", said, where, "take the mapping out")
            provisions = {provision["id"]: provision for provision in instrument["provisions"]}
            for provision, how in mapped.items():
                at = sources.at(clause["file"], (*path, provision), key=True)
                if provision not in provisions:
                    yield _unknown("provision", provision, provisions, at, of=name)
                else:
                    yield from _overclaimed(name, provisions[provision], how, at)


def _overclaimed(
    instrument: str, provision: Mapping[str, Any], how: Mapping[str, Any], at: Location
) -> Iterator[Problem]:
    cited = f"{instrument} {provision['id']}"
    limit = provision["relation_limit"]
    if not provision["code_relevant"]:
        said = f"{cited} is not for a code to answer to"
        yield Problem("not-for-a-code", said, at, "take the mapping out")
    elif STRENGTH[how["how"]] > LIMITS[limit]:
        said = f"a code at most {limit} {cited}, and this says '{how['how']}'"
        yield Problem("overclaimed", said, at, f"write 'how: {limit}'")
    if how["how"] == "supports" and not how["missing"]:
        said = f"a mapping that supports {cited} says what is missing"
        yield Problem("missing-entry", said, at, "add 'missing: …'")


def misplaced_clauses(sources: Sources) -> Iterator[Problem]:
    """A clause that no document can print: its office, topic or principle has no place."""
    index = sources.index
    taken: dict[str, set[str]] = {}
    for outline in index["outlines"].values():
        topics = taken.setdefault(outline["document"], set())
        topics.update(t for part in outline["parts"] if "section" in part for t in part["topics"])
    for clause in index["clauses"].values():
        file = clause["file"]
        if "conduct" in clause["document"] and not clause["for"]:
            said = "a clause of a code of conduct says for which offices it is"
            yield Problem("missing-entry", said, sources.at(file, ()), "add 'for: [in-service]'")
        for document in clause["document"]:
            if clause["topic"] not in taken.get(document, ()):
                said = f"no section of the {document} outline takes the topic '{clause['topic']}'"
                yield Problem("no-place", said, sources.at(file, ("topic",)))
        principle = clause["id"].partition("/")[0]
        if principle not in index["principles"]:
            said = f"the folder '{principle}' has no principle.yaml"
            yield Problem("missing-file", said, Location(file))


def wrong_markdown(sources: Sources) -> Iterator[Problem]:
    """A text holds Markdown that a clause may not hold."""
    for text in texts(sources):
        if text.path is None or text.path[0] == "versions":
            first = sources.line(text).line
            yield from markdown.problems(_skeleton(text.nodes), text.file, first)


def _skeleton(nodes: Iterable[Any]) -> str:
    """Return the Markdown of a text with every branch and one round of every loop in it."""
    parts = []
    for node in nodes:
        if isinstance(node, str):
            parts.append(node)
        elif node[0] == "value":
            parts.append("value")
        elif node[0] == "if":
            bodies = [body for _, body in node[1]] + ([node[2]] if node[2] else [])
            parts += [_skeleton(body) for body in bodies]
        else:
            parts.append(_skeleton(node[3]))
    return "".join(parts)


def version_order(sources: Sources) -> Iterator[Problem]:
    """The versions of a clause are not newest first, or one stands twice."""
    for clause in sources.index["clauses"].values():
        numbers = [tuple(map(int, version["version"].split("."))) for version in clause["versions"]]
        for place, (newer, older) in enumerate(itertools.pairwise(numbers), start=1):
            if older >= newer:
                said = "versions stand newest first, each once"
                where = sources.at(clause["file"], ("versions", place, "version"))
                yield Problem("version-order", said, where)


def circular_questions(sources: Sources) -> Iterator[Problem]:
    """A question is asked, or has its default, depending on itself."""
    after = {key: set(_behind(question)) for key, question in sources.questions.items()}
    listed = sources.index["questionnaire"]["questions"]
    for place, question in enumerate(listed):
        seen: set[str] = set()
        queue = list(after[question["key"]])
        while queue:
            key = queue.pop()
            if key not in seen:
                seen.add(key)
                queue += after.get(key, ())
        if question["key"] in seen:
            said = f"'{question['key']}' depends on itself"
            where = sources.at("clauses/questionnaire.yaml", ("questions", place, "key"))
            yield Problem("circular-question", said, where)


def _behind(question: Mapping[str, Any]) -> Iterator[str]:
    """Yield the keys on which a question's being asked and its default depend."""
    if question.get("when"):
        yield from (key for key, _ in wording.keys(question["when"]["nodes"]))
    default = question["default"]
    for entry in default if isinstance(default, list) else [default]:
        if isinstance(entry, dict):
            yield from filter(None, (entry.get("of"), entry.get("currency_of")))
            if entry.get("when"):
                yield from (key for key, _ in wording.keys(entry["when"]["nodes"]))


def _unknown(
    what: str, name: str, known: Iterable[str], where: Location, of: str | None = None
) -> Problem:
    near = get_close_matches(name, known, n=1)
    message = {
        "question": f"'{name}' is not a question",
        "choice": f"'{name}' is not a choice of {of}",
        "provision": f"there is no provision '{name}' in {of}"
        if of
        else f"there is no provision '{name}'",
    }.get(what, f"there is no {what} '{name}'")
    return Problem(
        f"unknown-{what}", message, where, f"did you mean '{near[0]}'?" if near else None
    )


RULES: tuple[Callable[[Sources], Iterator[Problem]], ...] = (
    unknown_questions,
    unknown_question_keys,
    unknown_choices,
    unknown_offices,
    unknown_topics,
    unknown_clauses,
    unknown_targets,
    wrong_mappings,
    misplaced_clauses,
    wrong_markdown,
    version_order,
    circular_questions,
)
