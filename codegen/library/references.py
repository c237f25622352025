"""What the library's files say of each other: every key, topic, clause and provision must exist.

Each rule is one function that yields problems; `RULES` lists them. They run when the index is made,
so a typing error never reaches a draft.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from codegen.document.readers import wording as markdown
from codegen.doors import wording
from codegen.errors import ContentError, Location, Problem
from codegen.library import agreement
from codegen.library.index import current_ids
from codegen.library.language import reads
from codegen.library.sources import Path, Sources, defaults, questions, texts, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

TARGET = re.compile(r"\]\(([a-z]+):([^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)")
ADDRESSES = {"http", "https", "mailto", "tel"}
QUESTIONNAIRE = "clauses/questionnaire.yaml"
LIMITS = {"informs": 1, "supports": 2, None: 3}
STRENGTH = {"informs": 1, "supports": 2, "sets": 3}


def unknown_questions(sources: Sources) -> Iterator[Problem]:
    """A text or condition reads a key that is no question."""
    known = sources.questions
    for text in texts(sources):
        for key, line in wording.keys(text.nodes):
            if key not in known:
                yield unknown("question", key, known, sources.within(text, line, key))


def unknown_question_keys(sources: Sources) -> Iterator[Problem]:
    """A clause, preset or default names a key that is no question."""
    known = sources.questions
    named: list[tuple[str, Path, str]] = []
    for clause in sources.index["clauses"].values():
        bases = enumerate(clause["needs_basis"])
        named += [(clause["file"], ("needs_basis", place), key) for place, key in bases]
        named += [(clause["file"], ("assumes",), key) for key in [clause["assumes"]] if key]
    for name, preset in sources.index["presets"].items():
        file = f"clauses/presets/{name}.yaml"
        named += [(file, ("answers", key), key) for key in preset["answers"]]
    for path, question in questions(sources.index["questionnaire"]):
        for inner, entry in defaults(question):
            behind = [(name, entry[name]) for name in ("of", "currency_of") if name in entry]
            named += [(QUESTIONNAIRE, (*path, *inner, name), key) for name, key in behind]
    for file, path, key in named:
        if key not in known:
            where = sources.at(file, path, key=path[0] == "answers")
            yield unknown("question", key, known, where)


def unknown_choices(sources: Sources) -> Iterator[Problem]:
    """A condition, preset or default has a value that is none of its question's choices."""
    known = sources.questions
    for text in texts(sources):
        for key, line, value in _compared(text.nodes):
            values = _choices(known[key]) if key in known else None
            if values is not None and value not in values:
                yield unknown("choice", value, values, sources.within(text, line, value), of=key)
    given: list[tuple[str, Path, str, Any]] = []
    for name, preset in sources.index["presets"].items():
        file = f"clauses/presets/{name}.yaml"
        given += [(file, ("answers", key), key, value) for key, value in preset["answers"].items()]
    for path, question in questions(sources.index["questionnaire"]):
        default, key = question["default"], question["key"]
        given += [
            (QUESTIONNAIRE, (*path, *where, "value"), key, entry.get("value"))
            for where, entry in defaults(question)
        ]
        if not isinstance(default, dict):
            given.append((QUESTIONNAIRE, (*path, "default"), key, default))
    for file, path, key, value in given:
        values = _choices(known[key]) if key in known else None
        for single in value if isinstance(value, list) else [value]:
            if values is not None and isinstance(single, str) and single not in values:
                yield unknown("choice", single, values, sources.at(file, path), of=key)


def _choices(question: Mapping[str, Any]) -> set[str] | None:
    """Return what a question may be compared with; None when that is any text or number."""
    if question["type"] == "records":  # as `in` looks at their first field
        first = question["fields"][0]
        return _choices(first) if first["type"] == "choice" else None
    if question["type"] not in ("choice", "choices", "yes_no", "three_state"):
        return None
    values = {choice["value"] for choice in question["choices"]} | set(question["special"])
    return values | ({"yes", "no"} if question["type"] in ("yes_no", "three_state") else set())


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
    """``office('…')``, or what a clause or provision is for, is no office of this library."""
    known = sources.index["offices"]["offices"]
    for text in texts(sources):
        for name, line in _offices(text.nodes):
            if name not in known:
                yield unknown("office", name, known, sources.within(text, line, name))
    named: list[tuple[str, Path, list[str]]] = [
        (clause["file"], ("for",), clause["for"]) for clause in sources.index["clauses"].values()
    ]
    for key, instrument in sources.index["instruments"].items():
        for place, provision in enumerate(instrument["provisions"]):
            file = f"clauses/instruments/{key}.yaml"
            named.append((file, ("provisions", place, "for"), provision["for"]))
    for file, path, offices in named:
        for place, name in enumerate(offices):
            if name not in known:
                yield unknown("office", name, known, sources.at(file, (*path, place)))


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
            yield unknown("topic", topic, known, sources.at(file, path))


def _named_topics(index: Mapping[str, Any]) -> Iterator[tuple[str, Path, str]]:
    """Yield every place that names a topic: file, path in it, topic."""
    yield from _listed_topics(index)
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


def _listed_topics(index: Mapping[str, Any]) -> Iterator[tuple[str, Path, str]]:
    for field in ("required_for", "excluded_for"):
        for document, topics in index["topics"][field].items():
            for place, topic in enumerate(topics):
                yield "clauses/topics.yaml", (field, document, place), topic


def unknown_clauses(sources: Sources) -> Iterator[Problem]:
    """A clause names another that does not exist, nor did under an old id."""
    clauses = sources.index["clauses"]
    known = current_ids(clauses)
    for clause in clauses.values():
        for field in ("needs", "excludes", "realises"):
            for place, other in enumerate(clause[field]):
                if other not in known:
                    where = sources.at(clause["file"], (field, place))
                    yield unknown("clause", other, known, where)


def unknown_targets(sources: Sources) -> Iterator[Problem]:
    """A reference in a text points at nothing that the library knows."""
    index = sources.index
    parts = [part for outline in index["outlines"].values() for part in outline["parts"]]
    provisions = {
        f"{name}/{p['id']}" for name, i in index["instruments"].items() for p in i["provisions"]
    }
    known: dict[str, set[str]] = {
        "clause": set(current_ids(index["clauses"])),
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
            line = text.source.count("\n", 0, found.start()) + 1
            if kind not in known:
                if kind not in ADDRESSES:
                    yield unknown("reference", kind, known, sources.within(text, line, f"{kind}:"))
            elif target not in known[kind]:
                yield unknown(kind, target, known[kind], sources.within(text, line, target))


def wrong_mappings(sources: Sources) -> Iterator[Problem]:
    """A clause claims more of a provision than it may, or names none."""
    instruments = sources.index["instruments"]
    for clause in sources.index["clauses"].values():
        for name, mapped in clause["implements"].items():
            path: Path = ("implements", name)
            if name not in instruments:
                where = sources.at(clause["file"], path, key=True)
                yield unknown("instrument", name, instruments, where)
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
                    yield unknown("provision", provision, provisions, at, of=name)
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
        if text.path is not None and text.path[0] not in ("versions", "examples"):
            continue
        first, made = sources.line(text), _skeleton(text.nodes)
        if text.path is None or text.path[0] == "versions":
            found = markdown.problems(made, text.file, first.line)
        else:
            found = _in_line(made, first)
        for problem in found:
            assert problem.where
            yield replace(problem, where=replace(problem.where, column=first.column))


def _in_line(made: str, first: Location) -> tuple[Problem, ...]:
    """Return what a text of one paragraph, such as an example, may not hold."""
    try:
        markdown.inlines(made, file=first.file, first_line=first.line)
    except ContentError as error:
        return error.problems
    return ()


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
    for question in sources.index["questionnaire"]["questions"]:
        for field in question["fields"]:  # a field is asked when its question is
            after[field["key"]].add(question["key"])
    for path, question in questions(sources.index["questionnaire"]):
        seen: set[str] = set()
        queue = list(after[question["key"]])
        while queue:
            key = queue.pop()
            if key not in seen:
                seen.add(key)
                queue += after.get(key, ())
        if question["key"] in seen:
            said = f"'{question['key']}' depends on itself"
            yield Problem("circular-question", said, sources.at(QUESTIONNAIRE, (*path, "key")))


def _behind(question: Mapping[str, Any]) -> Iterator[str]:
    """Yield the keys on which a question's being asked and its default depend."""
    if question.get("when"):
        yield from reads(question["when"]["nodes"])
    for _, entry in defaults(question):
        yield from filter(None, (entry.get("of"), entry.get("currency_of")))
        if entry.get("when"):
            yield from reads(entry["when"]["nodes"])


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
    *agreement.RULES,
)
