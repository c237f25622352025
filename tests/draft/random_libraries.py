"""Small libraries drawn at random, with the answers that their questions can have."""

from itertools import combinations
from math import prod

from hypothesis import strategies as st
from small_library import BAN, CONDUCT, FOREWORD, LIMIT, PRESET, QUESTIONS, REGISTER, TOPICS, VALUE
from small_library import files as all_files

from codegen.errors import Severity
from codegen.library import index
from codegen.library.load import checked
from codegen.library.sources import Sources

TOPIC_NAMES = ("one", "two", "three")
LEFT_OUT = object()
RECORDS = ({"kind": "p"}, {"kind": "q"}, {"kind": "p", "note": "n"}, {"kind": "q", "note": "n"})

# By dimension: the entries of its questions, and by key the answers tried, of which None is unsure.
BASE = """\
sections:
  - {id: body, title: The body}
questions:
  - {key: organisation.name, section: body, label: name, type: text, ask: "What is it called?", help: A name.,
     why: It is printed., kind: fact, level: core, asks: [drafter]}
  - {key: organisation.short_name, section: body, label: short name, type: text, ask: "And for short?",
     help: A name., why: It is printed., default: {of: organisation.name}, kind: form, level: core, asks: [drafter]}
  - {key: documents.kinds, section: body, label: documents, type: choices, ask: "Which documents?", help: The codes.,
     why: It decides., default: [conduct, ethics], kind: form, level: core, asks: [drafter],
     choices: [{value: conduct, label: Conduct}, {value: ethics, label: Ethics}]}
  - key: people.categories
    section: body
    label: people
    type: records
    ask: "Who works for it?"
    help: Every group.
    why: Each office has its own code.
    kind: fact
    level: core
    asks: [hr]
    fields:
      - key: people.categories.category
        label: category
        type: choice
        ask: "Which group?"
        choices: [{value: staff, label: Staff}, {value: interns, label: Interns}, {value: ministers, label: Ministers},
                  {value: former, label: Former}]
"""
ENTRY = """\
  - key: {key}
    section: body
    label: {key}
    type: {type}
    ask: "What?"
    help: Help.
    why: It decides.
    kind: choice
    level: full
    asks: [head]
"""
DIMENSIONS = {
    "people.categories": {
        "people.categories": [None, *([{"category": one} for one in some] for size in range(4)
                                      for some in combinations(("staff", "interns", "ministers"), size))],
    },
    "kind.of": {"kind.of": [None, "a", "b", "c"]},
    "law.of": {"law.of": [None, "no", "yes"], "law.of.limit": [None, 0, 1, 2, 3, 4]},
    "list.of": {"list.of": [None, [], ["x"], ["y"], ["x", "y"], ["none"]]},
    "size.of": {"size.of": [None, *range(-1, 5)]},
    "who.a": {key: [None, "nobody-yet", "Mayor", "Clerk", "Judge"] for key in ("who.a", "who.b")},
    "rows.of": {
        "rows.of": [None, *(list(some) for size in range(5) for some in combinations(RECORDS, size))],
    },
}  # fmt: skip
TYPES = {
    "kind.of": ("choice", "    choices: [{value: a, label: A}, {value: b, label: B}, {value: c, label: C}]\n"),
    "law.of": ("three_state", ("    fields:\n      - {key: law.of.limit, label: limit, type: integer, ask: 'Which?',"
                              " validate: {min: 0, max: 4}}\n")),
    "list.of": ("choices", "    choices: [{value: x, label: X}, {value: y, label: Y}, {value: none, label: None}]\n"),
    "size.of": ("integer", ""),
    "who.a": ("role", "    special: [nobody-yet]\n"),
    "rows.of": ("records", ("    fields:\n      - {key: rows.of.kind, label: kind, type: choice, ask: 'Which?',"
                           " choices: [{value: p, label: P}, {value: q, label: Q}]}\n"
                           "      - {key: rows.of.note, label: note, type: text, ask: 'What?'}\n")),
}  # fmt: skip
DEFAULTS = {
    "kind.of": ["[{{when: {when}, value: a}}, {{value: b}}]", "c"],
    "list.of": ["[x]", "[{{when: {when}, value: [y]}}]"],
    "size.of": ["{{of: law.of.limit}}", "2"],
}
ATOMS = {
    "people.categories": ["office('in-service')", "office('mandate')", "'interns' in people.categories",
                          "people.categories is empty", "people.categories is known"],
    "kind.of": ["kind.of == 'a'", "kind.of != 'b'", "kind.of in ['a', 'c']", "kind.of is known"],
    "law.of": ["law.of == 'yes'", "law.of == 'no'", "law.of.limit > 1", "law.of.limit is known", "law.of.limit == 3"],
    "list.of": ["'x' in list.of", "'y' not in list.of", "list.of is empty", "'none' in list.of", "list.of is known"],
    "size.of": ["size.of >= 2", "size.of < 1", "size.of == 3", "size.of > law.of.limit"],
    "who.a": ["who.a == who.b", "who.a == 'nobody-yet'", "who.b != 'Mayor'", "who.a is known"],
    "rows.of": ["rows.of is known", "rows.of is empty", "'p' in rows.of", "'q' not in rows.of"],
}  # fmt: skip
# Questions that stand together in a library, so few that all their combinations can be tried.
MORE = [
    some
    for size in (2, 3, 4)
    for some in combinations(DIMENSIONS, size)
    if "size.of" not in some or "law.of" in some
]
SETS = [
    some
    for some in MORE
    if prod(len(values) for name in some for values in DIMENSIONS[name].values()) <= 500
]
ROW_ATOMS = ["r.kind == 'p'", "r.note is known", "r.kind != 'q'", "r.kind in ['p', 'q']"]


def conditions(atoms):
    """Return a strategy for conditions over some comparisons."""
    simple = st.sampled_from(atoms)
    return st.recursive(
        simple | simple.map("not ({})".format),
        lambda inner: st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(
            lambda parts: "({} {} {})".format(*parts)
        ),
        max_leaves=3,
    )


@st.composite
def texts(draw, atoms, targets, *, rows, depth=0):
    """Return the text of a clause: words, references, branches, loops."""
    found = []
    for _ in range(draw(st.integers(1, 2))):
        kind = draw(st.sampled_from(["words", "reference", "reference", "if", "if", "for"]))
        if kind == "if" and depth < 2:
            inner = texts(atoms, targets, rows=rows, depth=depth + 1)
            other = (
                f"{{% elif {draw(conditions(atoms))} %}}\n{draw(inner)}\n"
                if draw(st.booleans())
                else ""
            )
            last = f"{{% else %}}\n{draw(inner)}\n" if draw(st.booleans()) else ""
            found.append(
                f"{{% if {draw(conditions(atoms))} %}}\n{draw(inner)}\n{other}{last}{{% endif %}}"
            )
        elif kind == "for" and rows and depth == 0:
            inner = texts([*atoms, *ROW_ATOMS], targets, rows=False, depth=1)
            found.append(f"{{% for r in rows.of %}}\n{draw(inner)}\n{{% endfor %}}")
        elif kind == "reference":
            found.append(f"See [this]({draw(st.sampled_from(targets))}).")
        else:
            found.append("Words.")
    return "\n\n".join(found)


@st.composite
def libraries(draw, *, few=True):
    """Return the files of a random library and, by key, the answers tried.

    With *few*, the questions are so few that all combinations of answers can be tried.
    """
    dimensions = draw(st.sampled_from(SETS if few else MORE))
    atoms = [atom for name in dimensions for atom in ATOMS[name]]
    names = [f"rules/c{place}" for place in range(draw(st.integers(2, 4)))]
    targets = [*(f"clause:{name}" for name in names), "topic:one", "topic:three", "term:thing"]
    made = dict.fromkeys(
        (BAN, LIMIT, REGISTER, VALUE, PRESET, "clauses/instruments/charter.yaml")
    ) | {
        "clauses/gifts/principle.yaml": None,
        "clauses/values/principle.yaml": None,
        "templates/outlines/code-of-ethics.yaml": None,
        "clauses/rules/principle.yaml": "title: Rules\ndescribes: Rules.\n",
        FOREWORD: draw(st.sampled_from(["Words.\n", "See [this](topic:one).\n"])),
    }
    rows = "rows.of" in dimensions
    for place, name in enumerate(names):
        made[f"clauses/{name}.yaml"] = draw(
            _clause(name, names, atoms, targets, rows=rows, first=place == 0)
        )
    made[QUESTIONS], asked = draw(_questionnaire(dimensions))
    # Each office must be met with, whether a condition reads it or not.
    asked.setdefault("people.categories", [None, [{"category": "ministers"}]])
    made[CONDUCT] = (
        "document: conduct\nfile: code-of-conduct\ntitle: Code of {{ organisation.short_name }}\n"
        "offices: [in-service, mandate]\nparts:\n"
        f"  - {{part: foreword, title: Foreword, covers: [{draw(st.sampled_from(['', 'two']))}]"
        + draw(st.just("") | conditions(atoms).map(', when: "{}"'.format))
        + "}\n  - {section: all, title: All, topics: [one, two, three]}\n"
    )
    required = draw(st.lists(st.sampled_from(TOPIC_NAMES), max_size=2, unique=True))
    made[TOPICS] = (
        "topics:\n"
        + "".join(
            f"  - {{slug: {t}, title: {t}, description: It., risk: It.}}\n" for t in TOPIC_NAMES
        )
        + f"required_for:\n  conduct/in-service: [{', '.join(required)}]\n  conduct/mandate: [one]\n"
        + f"excluded_for: {draw(st.sampled_from(['{}', '{conduct/mandate: [three]}']))}\n"
    )
    return made, asked


@st.composite
def _clause(draw, name, names, atoms, targets, *, rows, first):
    others = [other for other in names if other != name]
    related = draw(st.lists(st.sampled_from(others), max_size=2, unique=True))
    lines = ["title: A clause", "document: [conduct]", f"topic: {draw(st.sampled_from(TOPIC_NAMES))}",
             "order: 10", f"for: [{draw(st.sampled_from(['in-service', 'in-service, mandate', 'mandate']))}]"]  # fmt: skip
    if draw(st.booleans()):
        lines.append(f'when: "{draw(conditions(atoms))}"')
    lines += [f"{draw(st.sampled_from(['needs', 'excludes']))}: [{related[0]}]"] if related else []
    lines += ["defines: {thing: a thing}"] if first else []
    text = draw(texts(atoms, targets, rows=rows))
    body = "".join(f"      {line}\n" if line else "\n" for line in text.split("\n"))
    version = ('versions:\n  - version: "1.0.0"\n    effective: 2026-01-01\n    change: substantive\n'
               "    note: First.\n    text: |\n")  # fmt: skip
    return "\n".join([*lines, "summary: A summary.", version]) + body


@st.composite
def _questionnaire(draw, dimensions):
    """Return the questionnaire, and by key the answers tried; an earlier question may ask for a later."""
    text, asked, before = BASE, {}, []
    for name in sorted(dimensions, key=list(DIMENSIONS).index):
        tried = {key: list(values) for key, values in DIMENSIONS[name].items()}
        if name != "people.categories":
            kind, more = TYPES[name]
            text += ENTRY.format(key=name, type=kind) + more
            earlier = [atom for one in before for atom in ATOMS[one]]
            if earlier and draw(st.booleans()):
                text += f'    when: "{draw(conditions(earlier))}"\n'
            if name in DEFAULTS and draw(st.booleans()):
                default = draw(st.sampled_from(DEFAULTS[name]))
                when = f'"{draw(conditions(earlier))}"' if earlier else "organisation.name is known"
                text += f"    default: {default.format(when=when)}\n"
                tried[name].append(LEFT_OUT)
            if name == "who.a":
                text += ENTRY.format(key="who.b", type="role")
        asked |= tried
        before.append(name)
    rules = "".join(
        f'  - {{id: rule-{n}, number: {n}, severity: {severity}, when: "{condition}", say: No., remedy: Change it.}}\n'
        for n, (severity, condition) in enumerate(
            draw(_rules([a for d in dimensions for a in ATOMS[d]]))
        )
    )
    return text + (f"contradictions:\n{rules}" if rules else "contradictions: []\n"), asked


def _rules(atoms):
    return st.lists(st.tuples(st.sampled_from(["error", "warning"]), conditions(atoms)), max_size=1)


def read(changes):
    """Return the library of some files, and its sources."""
    content = all_files(changes)
    data, problems = checked(content)
    assert [str(p) for p in problems if p.severity is Severity.ERROR] == []
    return index.library(data, "0" * 64, "clauses"), Sources(data, content)
