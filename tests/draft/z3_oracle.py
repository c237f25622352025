"""The oracle that asks z3: the questions of random libraries as variables, conditions as pairs of formulas.

It shares nothing with the solver but the nodes of conditions, and looks at all numbers and names where
the solver looks at classes of them.
"""

import itertools

import z3

from codegen.draft.select import possible_targets
from codegen.library.language import reads
from codegen.library.references import TARGET

TRUE, FALSE = z3.And(), z3.Or()
CATEGORIES = ("staff", "interns", "ministers", "former")
ROWS = (("p", False), ("q", False), ("p", True), ("q", True))
LISTS = {"people.categories": CATEGORIES, "list.of": ("x", "y", "none"), "rows.of": ROWS}
CHOICES = {"kind.of": ("a", "b", "c"), "law.of": ("no", "yes")}


class Oracle:
    """The formulas of one library."""

    def __init__(self, library):
        self.library = library
        self.codes = {}
        self.given, self.number, self.has = {}, {}, {}
        self.space = []
        for key in library.questionnaire.questions:
            self.given[key] = z3.Bool(f"given {key}")
            self.number[key] = z3.Int(key)
            self._domain(key)
        for rule in library.questionnaire.contradictions:
            if rule.severity == "error":
                self.space.append(z3.Not(self.truth(rule.when.nodes)[0]))

    def code(self, text):
        """Return the number of a text; a number is its own."""
        return text if isinstance(text, int) else self.codes.setdefault(text, len(self.codes))

    def _domain(self, key):
        number = self.number[key]
        if key in CHOICES:
            self.space.append(z3.Or([number == self.code(value) for value in CHOICES[key]]))
        if key == "law.of.limit":
            self.space += [number >= 0, number <= 4]
        if key in LISTS:
            self.has[key] = {member: z3.Bool(f"{key} has {member}") for member in LISTS[key]}
        if key == "list.of":
            one = self.has[key]
            self.space.append(z3.Implies(one["none"], z3.Not(z3.Or(one["x"], one["y"]))))

    def applies(self, key):
        question = self.library.questionnaire.questions[key]
        asked = TRUE if question.when is None else z3.Not(self.truth(question.when.nodes)[1])
        if key == "law.of.limit":
            yes = self.number["law.of"] == self.code("yes")
            asked = z3.And(asked, self.applies("law.of"), self.given["law.of"], yes)
        return asked

    def known(self, key):
        return z3.And(self.given[key], self.applies(key))

    def office(self, name):
        inside = [
            self.has["people.categories"][one] for one in self.library.offices[name].categories
        ]
        return z3.Or(inside)

    # Conditions: when they are true, and when they are false.

    def truth(self, node, row=None):
        match node[0]:
            case "and":
                (lt, lf), (rt, rf) = self.truth(node[1], row), self.truth(node[2], row)
                return z3.And(lt, rt), z3.Or(lf, rf)
            case "or":
                (lt, lf), (rt, rf) = self.truth(node[1], row), self.truth(node[2], row)
                return z3.Or(lt, rt), z3.And(lf, rf)
            case "not":
                return self.truth(node[1], row)[::-1]
            case "office":
                known, found = self.known("people.categories"), self.office(node[1])
                return z3.And(known, found), z3.And(known, z3.Not(found))
            case "known":
                known = self.operand(node[1], row)[0]
                return known, z3.Not(known)
            case "empty":
                known = self.known(node[1][1])
                some = z3.Or(list(self.has[node[1][1]].values()))
                return z3.And(known, z3.Not(some)), z3.And(known, some)
        known, true = self.comparison(*node[1:], row)
        return z3.And(known, true), z3.And(known, z3.Not(true))

    def operand(self, node, row):
        """Return whether an operand is known, and what it comes to."""
        if node[0] == "const":
            value = node[1]
            codes = (
                value
                if isinstance(value, int)
                else [self.code(v) for v in value]
                if isinstance(value, list)
                else self.code(value)
            )
            return TRUE, codes
        if node[0] == "item":
            if node[2] == "note":
                return TRUE if row[1] else FALSE, z3.IntVal(self.code("n"))
            return TRUE, z3.IntVal(self.code(row[0]))
        return self.known(node[1]), self.number[node[1]]

    def comparison(self, sign, left, right, row):
        if right[0] == "key" and right[1] in LISTS:
            members = self.has[right[1]].items()
            named = [has for member, has in members if left[1] in (member, member[0])]
            found = z3.Or(named)
            return self.known(right[1]), found if sign == "in" else z3.Not(found)
        (left_known, a), (right_known, b) = self.operand(left, row), self.operand(right, row)
        if sign in ("in", "not in"):
            found = z3.Or([a == code for code in b])
            return left_known, found if sign == "in" else z3.Not(found)
        return z3.And(left_known, right_known), {
            "==": lambda: a == b, "!=": lambda: a != b, "<": lambda: a < b,
            "<=": lambda: a <= b, ">": lambda: a > b, ">=": lambda: a >= b,
        }[sign]()  # fmt: skip

    def waits(self, node):
        """Return whether a condition is unknown for want of an answer to a question that applies."""
        true, false = self.truth(node)
        open_ = [z3.And(self.applies(key), z3.Not(self.given[key])) for key in reads(node)]
        return z3.And(z3.Not(true), z3.Not(false), z3.Or(open_))

    def outcome(self, node, row):
        """Return when a condition inside a text is true, and when it is false."""
        true, false = self.truth(node, row)
        open_ = [z3.And(self.applies(key), z3.Not(self.given[key])) for key in reads(node)]
        return true, z3.Or(false, z3.And(z3.Not(true), z3.Not(z3.Or(open_))))

    # Texts

    def pieces(self, nodes, row=None, path=(), *, when=True, alone=True):
        """Yield each plain text with when it prints, and each branch with when it does so by itself."""
        for place, node in enumerate(nodes):
            here = (*path, place)
            if isinstance(node, str):
                yield "text", node, when
            elif node[0] == "for":
                known = self.known(node[2][1])
                yield "text", "open point", z3.And(when, z3.Not(known))
                for record in ROWS:
                    inside = z3.And(known, self.has[node[2][1]][record])
                    yield from self.pieces(node[3], record, here, when=z3.And(when, inside),
                                           alone=z3.And(alone, inside))  # fmt: skip
            else:
                yield from self._branches(node, row, here, when, alone)

    def _branches(self, node, row, here, when, alone):
        no_true, all_false = TRUE, TRUE
        for count, (condition, body) in enumerate(node[1]):
            true, false = self.outcome(condition, row)
            prints = z3.And(when, no_true, z3.Not(false))
            by_itself = z3.And(alone, all_false, true)
            yield "branch", (*here, count), by_itself
            yield from self.pieces(body, row, (*here, count), when=prints, alone=by_itself)
            no_true, all_false = z3.And(no_true, z3.Not(true)), z3.And(all_false, false)
        if node[2]:
            last, by_itself = z3.And(when, no_true), z3.And(alone, all_false)
            yield "branch", (*here, len(node[1])), by_itself
            yield from self.pieces(node[2], row, (*here, len(node[1])), when=last, alone=by_itself)

    def says(self, nodes):
        return z3.Or(
            [when for kind, text, when in self.pieces(nodes) if kind == "text" and text.strip()]
        )

    def possible(self, *formulas):
        solver = z3.Solver()
        solver.add(*self.space, *formulas)
        return solver.check() == z3.sat


def faults(library):
    """Return what is wrong in a random library, as tuples that begin with the rule."""
    oracle = Oracle(library)
    found, branches = set(), {}
    for target in possible_targets(library):
        page = _Page(oracle, target)
        found |= set(page.faults())
        for key, path, when in page.branches():
            branches[key, path] = branches.get((key, path), False) or oracle.possible(
                page.drafted, when
            )
    return found | {("never-printed", *key) for key, seen in branches.items() if not seen}


class _Page:
    """The formulas of one document."""

    def __init__(self, oracle, target):
        self.oracle, self.target, library = oracle, target, oracle.library
        known = oracle.known("people.categories")
        unknown = z3.And(z3.Not(known), target.office == "in-service")
        self.drafted = z3.Or(unknown, z3.And(known, oracle.office(target.office)))
        self.clauses = {k: c for k, c in library.clauses.items() if target.office in c.offices}
        self.is_in = {
            k: oracle.truth(c.when.nodes)[0] if c.when else TRUE for k, c in self.clauses.items()
        }
        self.foreword = library.outlines["code-of-conduct"].parts[0]
        when = self.foreword.when
        self.part_true, part_false = oracle.truth(when.nodes) if when else (TRUE, FALSE)
        self.part_stands = z3.And(z3.Not(part_false), oracle.says(self.foreword.text))
        self.printed = self._printed()
        self.stands = {
            k: z3.And(self.printed[k], oracle.says(c.newest.nodes)) for k, c in self.clauses.items()
        }

    def _printed(self):
        required = self.oracle.library.required_for.get(f"conduct/{self.target.office}", ())
        found, waiting = dict(self.is_in), {}
        for key, clause in self.clauses.items():
            waiting[key] = self.oracle.waits(clause.when.nodes) if clause.when else FALSE
            lacking = [z3.Not(self._covered(topic)) for topic in clause.topics if topic in required]
            found[key] = z3.Or(found[key], z3.And(waiting[key], z3.Or(lacking)))
        for _ in self.clauses:
            found = {
                key: z3.Or(one, z3.And(waiting[key], z3.Or([
                    other for name, other in found.items() if key in self.clauses[name].mentions
                ])))
                for key, one in found.items()
            }  # fmt: skip
        return found

    def _covered(self, topic):
        carried = [self.is_in[k] for k, c in self.clauses.items() if topic in c.topics]
        return z3.Or([*carried, *([self.part_true] if topic in self.foreword.topics else [])])

    def has(self, kind, name):
        if kind == "clause":
            return self.stands.get(name, FALSE)
        if kind == "term":
            return z3.Or([self.stands[k] for k, c in self.clauses.items() if name in c.defines])
        parts = [self.part_stands] if name in self.foreword.topics else []
        return z3.Or(
            [*(self.stands[k] for k, c in self.clauses.items() if name in c.topics), *parts]
        )

    def possible(self, *formulas):
        return self.oracle.possible(self.drafted, *formulas)

    def faults(self):
        for key, clause in self.clauses.items():
            yield from self._of_clause(key, clause)
        for topic in self.oracle.library.required_for.get(f"conduct/{self.target.office}", ()):
            if self.possible(z3.Not(self.has("topic", topic))):
                yield "topic-uncovered", topic, self.target.file
        for key, stands, nodes in self._texts():
            for kind, text, when in self.oracle.pieces(nodes):
                for pointed, name in TARGET.findall(text) if kind == "text" else ():
                    if self.possible(stands, when, z3.Not(self.has(pointed, name))):
                        yield "dangling-reference", key, f"{pointed}:{name}", self.target.file

    def _of_clause(self, key, clause):
        file = self.target.file
        for other in clause.excludes:
            if other in self.clauses and self.possible(self.is_in[key], self.is_in[other]):
                yield "both-in", frozenset((key, other)), file
        for needed in clause.needs:
            if self.possible(self.is_in[key], z3.Not(self.has("clause", needed))):
                yield "need-unmet", key, needed, file
        if not self.possible(self.is_in[key], self.stands[key]):
            yield "never-printed", key, file
        for topic in self.oracle.library.excluded_for.get(f"conduct/{self.target.office}", ()):
            if topic in clause.topics and self.possible(self.printed[key]):
                yield "topic-excluded", key, topic

    def _texts(self):
        yield from ((k, self.printed[k], c.newest.nodes) for k, c in self.clauses.items())
        yield "foreword", self.part_stands, self.foreword.text

    def branches(self):
        """Yield each branch of each clause and when it prints by itself; those in loops once a record."""
        for key, stands, nodes in itertools.islice(self._texts(), len(self.clauses)):
            for kind, path, when in self.oracle.pieces(nodes):
                if kind == "branch":
                    yield key, path, z3.And(stands, when)
