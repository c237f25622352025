"""The oracle that tries every combination of answers with the code that makes drafts."""

import itertools
from dataclasses import dataclass, field

from random_libraries import LEFT_OUT

from codegen.draft.phrases import Phrases
from codegen.draft.select import possible_targets, select, targets
from codegen.interview.resolution import Answers, Resolution
from codegen.library.language import outcome, render
from codegen.library.references import TARGET


def combinations(asked):
    """Yield the answers of every combination; a field of a law is answered only where there is one."""
    for values in itertools.product(*asked.values()):
        found = dict(zip(asked, values, strict=True))
        if found.get("law.of") in (None, "no") and found.get("law.of.limit") is not None:
            continue
        yield found


def resolution(library, found):
    """Return the resolution of one combination."""
    answers = {
        key: value for key, value in found.items() if value is not None and value is not LEFT_OUT
    }
    unsure = frozenset(key for key, value in found.items() if value is None)
    return Resolution(
        library, Answers(given={"organisation.name": "Ahlen", **answers}, unsure=unsure)
    )


def contradicted(library, of):
    """Return whether the answers break a rule that counts as an error."""
    rules = library.questionnaire.contradictions
    return any(rule.severity == "error" and of.holds(rule.when) for rule in rules)


@dataclass
class Printed:
    """What one document prints: states of its clauses, and the texts of all that says something."""

    states: dict
    texts: dict = field(default_factory=dict)

    def has(self, library, kind, name):
        """Return whether it prints what a reference names."""
        if kind == "clause":
            return name in self.texts
        carried = {
            "topic": lambda clause: clause.topics,
            "term": lambda clause: tuple(clause.defines),
        }[kind]
        found = {
            one
            for key in self.texts
            if key in library.clauses
            for one in carried(library.clauses[key])
        }
        if kind == "topic" and "foreword" in self.texts:
            found |= set(library.outlines["code-of-conduct"].parts[0].topics)
        return name in found


def printed(library, of, target):
    """Return what a document prints under some answers."""
    selection = select(library, of, target)
    page = Printed({decision.clause: decision.state for decision in selection.decisions})
    nodes = {
        d.clause: library.clauses[d.clause].newest.nodes for d in selection.decisions if d.printed
    }
    foreword = library.outlines[target.outline].parts[0]
    if of.holds(foreword.when) is not False:
        nodes["foreword"] = foreword.text
    for key, text in nodes.items():
        made = render(text, of, Phrases(of), library.words).markdown
        if made.strip():
            page.texts[key] = made
    return page


def alone(nodes, of, items, path=()):
    """Yield the path of each branch that is printed by itself."""
    for place, node in enumerate(nodes):
        if isinstance(node, str) or node[0] == "value":
            continue
        here = (*path, place)
        if node[0] == "for":
            value = of.value(node[2][1])
            for record in value if isinstance(value, list) else ():
                yield from alone(node[3], of, {**items, node[1]: record}, here)
            continue
        for count, (condition, body) in enumerate(node[1]):
            found, _ = outcome(condition, of, items)
            if found:
                yield (*here, count)
                yield from alone(body, of, items, (*here, count))
            if found is not False:
                break
        else:
            if node[2]:
                yield (*here, len(node[1]))
                yield from alone(node[2], of, items, (*here, len(node[1])))


def every_branch(nodes, path=()):
    """Yield the path of each branch of a text."""
    for place, node in enumerate(nodes):
        if isinstance(node, str) or node[0] == "value":
            continue
        here = (*path, place)
        if node[0] == "for":
            yield from every_branch(node[3], here)
            continue
        bodies = [body for _, body in node[1]] + ([node[2]] if node[2] else [])
        for count, body in enumerate(bodies):
            yield (*here, count)
            yield from every_branch(body, (*here, count))


def faults(library, asked):
    """Return what is wrong under some combination, as tuples that begin with the rule."""
    found, seen = set(), set()
    for combination in combinations(asked):
        of = resolution(library, combination)
        if contradicted(library, of):
            continue
        for target in targets(library, of):
            page = printed(library, of, target)
            found |= set(wrong(library, target, page))
            seen |= set(_seen(library, of, target, page))
    return found | (set(_all(library)) - seen)


def wrong(library, target, page):
    """Yield what is wrong with a document, as tuples that begin with the rule."""
    for key, state in page.states.items():
        clause = library.clauses[key]
        if state == "in":
            yield from _unkept(clause, target, page)
        for topic in library.excluded_for.get(target.requirement, ()):
            if topic in clause.topics and state in ("in", "alternative"):
                yield "topic-excluded", key, topic
    for key, text in page.texts.items():
        for kind, name in TARGET.findall(text):
            if not page.has(library, kind, name):
                yield "dangling-reference", key, f"{kind}:{name}", target.file
    for topic in library.required_for.get(target.requirement, ()):
        if not page.has(library, "topic", topic):
            yield "topic-uncovered", topic, target.file


def _unkept(clause, target, page):
    for other in clause.excludes:
        if page.states.get(other) == "in":
            yield "both-in", frozenset((clause.id, other)), target.file
    for needed in clause.needs:
        if needed not in page.texts:
            yield "need-unmet", clause.id, needed, target.file


def _seen(library, of, target, page):
    for key, state in page.states.items():
        if state == "in" and key in page.texts:
            yield "never-printed", key, target.file
        if state in ("in", "alternative"):
            for path in alone(library.clauses[key].newest.nodes, of, {}):
                yield "never-printed", key, path
    part = library.outlines[target.outline].parts[0]
    if of.holds(part.when) is not False:
        yield from (("never-printed", "foreword", path) for path in alone(part.text, of, {}))


def _all(library):
    """Yield all that is to be seen under some combination."""
    for key, clause in library.clauses.items():
        for target in possible_targets(library):
            if target.office in clause.offices:
                yield "never-printed", key, target.file
        yield from (("never-printed", key, path) for path in every_branch(clause.newest.nodes))


def shown(library, of):
    """Return all that a body sees of its answers: what is printed, and which contradictions are told."""
    rules = [rule.id for rule in library.questionnaire.contradictions if of.holds(rule.when)]
    pages = [(target.file, printed(library, of, target)) for target in targets(library, of)]
    return rules, pages
