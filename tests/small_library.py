"""A complete library that fits on two pages: every type of question, every kind of file.

`files` gives its bytes by name, with some of them replaced; `library` reads them without a cache.
"""

from functools import cache
from pathlib import Path

from codegen.draft.drafting import draft
from codegen.draft.proof.proving import prove
from codegen.errors import Severity
from codegen.interview.resolution import Answers, Resolution
from codegen.library import index
from codegen.library.load import checked
from codegen.library.sources import Sources

QUESTIONS = "clauses/questionnaire.yaml"
TOPICS = "clauses/topics.yaml"
OFFICES = "clauses/offices.yaml"
PRESET = "clauses/presets/town.yaml"
INSTRUMENT = "clauses/instruments/charter.yaml"
BAN = "clauses/gifts/gift-ban.yaml"
LIMIT = "clauses/gifts/gift-limit.yaml"
REGISTER = "clauses/gifts/gift-register.yaml"
VALUE = "clauses/values/integrity.yaml"
CONDUCT = "templates/outlines/code-of-conduct.yaml"
FOREWORD = "templates/parts/conduct/foreword.md.j2"
WORDS = "templates/words.en.yaml"

FILES = {
    "clauses/library.yaml": "name: small clauses\nlanguage: en\nreleases: []\n",
    TOPICS: """\
topics:
  - {slug: gifts, title: Gifts, description: What people may keep., risk: Favours come due.}
  - {slug: gift-register, title: Register of gifts, description: What is recorded., risk: A watch is lost.}
  - {slug: core-values, title: Values, description: What guides people., risk: Habit decides.}
  - {slug: bribery, title: Bribery, description: What nobody may take., risk: Permits have a price.}
required_for:
  conduct/in-service: [gifts]
  conduct/mandate: [gifts]
  ethics/any: [core-values]
excluded_for: {}
""",
    OFFICES: """\
offices:
  in-service: {title: People appointed or employed, noun: staff, categories: [staff, interns]}
  mandate: {title: People in political office, noun: office holders, categories: [ministers]}
  former: {title: People who have left, noun: former staff, categories: [former]}
categories:
  staff: {title: Staff, text: staff}
  interns: {title: Interns, text: interns}
  ministers: {title: Ministers, text: ministers}
  former: {title: Former staff, text: former staff}
bonds:
  contract: {text: by contract}
""",
    QUESTIONS: """\
sections:
  - {id: body, title: The body}
  - {id: gifts, title: Gifts}
questions:
  - {key: organisation.name, section: body, label: name of the body, type: text, ask: "What is it called?",
     help: As on the letterhead., why: It stands in every title., kind: fact, level: core, asks: [drafter]}
  - {key: organisation.short_name, section: body, label: short name, type: text, ask: "And for short?",
     help: As in a sentence., why: It is used often., default: {of: organisation.name}, kind: form,
     level: core, asks: [drafter]}
  - key: organisation.country
    section: body
    label: country
    type: country
    ask: "In which country is it?"
    help: Two letters.
    why: The currency follows from it.
    kind: fact
    level: core
    asks: [drafter]
    fields:
      - key: money.currency
        label: currency
        type: text
        ask: "In which currency?"
        default: {currency_of: organisation.country}
        kind: form
  - {key: documents.kinds, section: body, label: documents, type: choices, ask: "Which documents?",
     help: The codes., why: It decides what is drafted., default: [conduct, ethics], kind: form,
     level: core, asks: [drafter],
     choices: [{value: conduct, label: Code of conduct}, {value: ethics, label: Code of ethics}]}
  - key: people.categories
    section: body
    label: categories of people
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
        choices:
          - {value: staff, label: Staff, text: staff}
          - {value: interns, label: Interns, text: interns}
          - {value: ministers, label: Ministers, text: ministers}
          - {value: former, label: Former staff, text: former staff}
      - {key: people.categories.bond, label: bond, type: choice, ask: "What binds it?",
         choices: [{value: contract, label: By contract}]}
  - {key: act.date, section: body, label: date of the act, type: date, ask: "When does it begin?",
     help: A day., why: It stands in the act., kind: fact, level: full, asks: [legal]}
  - key: act.old
    section: body
    label: old code
    type: record
    ask: "Which code is repealed?"
    help: Copy it.
    why: The act names it.
    kind: fact
    level: full
    asks: [legal]
    fields:
      - {key: act.old.name, label: name of the old code, type: text, ask: "What is it called?"}
      - {key: act.old.year, label: year of the old code, type: integer, ask: "Of which year?"}
  - {key: act.note, section: body, label: note, type: longtext, ask: "What else is there to say?",
     help: Anything., why: It stands in the foreword., kind: fact, level: full, asks: [drafter]}
  - {key: roles.adviser, section: body, label: adviser, type: role, ask: "Who gives advice?",
     help: A post., why: People must know., special: [nobody-yet], kind: fact, level: core, asks: [head]}
  - {key: roles.decider, section: body, label: decider, type: role, ask: "Who decides?",
     help: A post., why: People must know., kind: fact, level: core, asks: [head]}
  - {key: risk.functions, section: body, label: functions at risk, type: choices, ask: "What does it do?",
     help: All that apply., why: Rules are stricter there., kind: fact, level: core, asks: [head],
     choices: [{value: buying, label: Buying}, {value: policing, label: Policing}, {value: none, label: None}]}
  - key: values.list
    section: body
    label: values
    type: records
    ask: "Which values?"
    help: At most three.
    why: They are the code of ethics.
    validate: {max: 3}
    kind: choice
    level: core
    asks: [head]
    fields:
      - {key: values.list.name, label: name of the value, type: text, ask: "What is it called?"}
      - {key: values.list.meaning, label: meaning of the value, type: text, ask: "What does it mean?"}
      - {key: values.list.behaviours, label: behaviours, type: list, ask: "How does one see it?"}
  - {key: training.topics, section: body, label: topics of training, type: list, ask: "What is taught?",
     help: A few., why: It stands in the code., validate: {max: 3}, special: [none-yet], kind: fact,
     level: full, asks: [hr]}
  - key: politics.acts
    section: body
    label: political acts
    type: matrix
    ask: "What is free?"
    help: For each act.
    why: A freedom may be limited by law alone.
    kind: choice
    level: full
    asks: [legal]
    fields:
      - {key: politics.acts.candidacy, label: candidacy, type: choice, ask: "May they stand?", default: free,
         choices: [{value: free, label: Free}, {value: tell, label: They tell us}]}
  - key: gifts.law
    section: gifts
    label: law on gifts
    type: three_state
    ask: "Does a law limit gifts?"
    help: Name it.
    why: A code may not be laxer.
    kind: law
    level: core
    asks: [legal]
    fields:
      - {key: gifts.law.amount, label: amount in the law, type: money, ask: "Which amount?"}
  - key: gifts.policy
    section: gifts
    label: rule on gifts
    type: choice
    ask: "What may people keep?"
    help: Choose.
    why: It decides which rule is printed.
    choices:
      - {value: refuse, label: Nothing at all}
      - {value: limit, label: Small gifts, text: small gifts}
    default:
      - {when: "'buying' in risk.functions", value: refuse}
      - {value: limit}
    kind: choice
    level: core
    asks: [head]
  - key: gifts.limit
    section: gifts
    label: gift limit
    type: money
    ask: "Below which amount?"
    help: A familiar note.
    why: A clear amount ends the argument.
    default: [{when: money.currency == 'EUR', value: 50}, {when: money.currency == 'USD', value: 20}]
    when: gifts.policy != 'refuse'
    validate: {min: 1}
    kind: choice
    level: core
    asks: [finance]
  - {key: gifts.upper, section: gifts, label: upper gift limit, type: money, ask: "And never above?",
     help: An amount., why: No gift is approved above it., default: {times: 3, of: gifts.limit},
     kind: choice, level: full, asks: [finance]}
  - {key: gifts.days, section: gifts, label: days to record a gift, type: integer, ask: "Within how many days?",
     help: Ten are common., why: It stands in the rule., default: 10, validate: {min: 1, max: 60},
     kind: choice, level: core, asks: [head]}
  - key: gifts.given
    section: gifts
    label: gifts that the body gives
    type: yes_no
    ask: "Does the body give gifts?"
    help: Yes or no.
    why: They need a rule too.
    kind: fact
    level: full
    asks: [finance]
    fields:
      - {key: gifts.given.limit, label: limit of gifts given, type: money, ask: "Up to which amount?"}
contradictions:
  - {id: adviser-decides, number: 1, severity: error, when: roles.adviser == roles.decider,
     say: The adviser also decides., remedy: Name another post.}
  - {id: long-wait, number: 2, severity: warning, when: gifts.days > 30,
     say: Gifts are recorded late., remedy: Choose fewer days.}
""",
    PRESET: """\
preset: town
title: Town
describes: For a town.
answers: {gifts.days: 14}
""",
    INSTRUMENT: """\
id: charter
title: Charter of Service
short: Charter
issuer: A conference
year: 2001
citation: Charter of Service (2001)
status: treaty
in_force: true
addressed_to: States
applies_to: [in-service]
excludes: [judicial]
verified: true
verification_note: Read in full.
seen_count: 4 of 4
provisions:
  - {id: "8(5)", ref: article 8(5), title: Declarations, gist: People declare gifts., bears_on: [gifts],
     binds: official, code_relevant: true, seen: true}
  - {id: "9", ref: article 9, title: Bribes, gist: Nobody takes bribes., bears_on: [bribery],
     binds: official, code_relevant: true, relation_limit: supports, seen: true}
  - {id: "10", ref: article 10, title: Courts, gist: States keep courts., bears_on: [],
     binds: state, code_relevant: false, seen: true}
""",
    "clauses/gifts/principle.yaml": "title: Gifts\ndescribes: Keeping favours out.\n",
    "clauses/values/principle.yaml": "title: Values\ndescribes: What guides people.\n",
    BAN: """\
title: No gifts
document: [conduct]
topic: gifts
also: [bribery]
order: 10
for: [in-service]
when: gifts.policy == 'refuse'
excludes: [gifts/gift-limit]
needs_basis: [gifts.law]
summary: Refuse every gift.
versions:
  - version: "1.0.0"
    effective: 2026-01-01
    change: substantive
    note: First version.
    text: You **must** refuse every gift.
""",
    LIMIT: """\
title: Small gifts
document: [conduct]
topic: gifts
order: 10
for: [in-service]
when: gifts.policy == 'limit'
needs: [gifts/gift-register]
needs_basis: [gifts.law]
defines: {gift: gift}
realises: [values/integrity]
implements:
  charter:
    "8(5)": {how: sets, by: "1-2"}
drafting_note: Weigh the amount against wages.
examples:
  - allowed: A calendar worth less than {{ gifts.limit | money }}.
  - not_allowed: A voucher.
summary: Keep what is small, and record it.
versions:
  - version: "1.1.0"
    effective: 2026-06-01
    change: clarification
    note: Names the register.
    text: |
      1. You **may** keep a [gift](term:gift) worth less than {{ gifts.limit | money }}.
      2. Record it within {{ gifts.days | days }}, as [](clause:gifts/gift-register) says;
         {{ gifts.days | days }} are enough.
  - version: "1.0.0"
    effective: 2026-01-01
    change: substantive
    note: First version.
    text: You **may** keep a [gift](term:gift) worth less than {{ gifts.limit | money }}.
""",
    REGISTER: """\
title: Register of gifts
document: [conduct]
topic: gift-register
order: 20
heading: false
for: [in-service]
summary: What is recorded.
versions:
  - version: "1.0.0"
    effective: 2026-01-01
    change: substantive
    note: First version.
    text: |
      {{ organisation.short_name | capital }} keeps a register for [](topic:gifts). Ask the {{ roles.adviser }}.
""",
    VALUE: """\
title: Integrity
document: [ethics]
topic: core-values
order: 10
assumes: values.list
summary: We keep favours out.
versions:
  - version: "1.0.0"
    effective: 2026-01-01
    change: substantive
    note: First version.
    text: We keep favours out of our decisions.
""",
    CONDUCT: """\
document: conduct
file: code-of-conduct
title: Code of Conduct of {{ organisation.short_name }}
offices: [in-service, mandate]
parts:
  - {part: foreword, title: Foreword, numbered: false, covers: []}
  - {section: gifts, title: Gifts, topics: [gifts, gift-register]}
""",
    "templates/outlines/code-of-ethics.yaml": """\
document: ethics
file: code-of-ethics
title: Code of Ethics of {{ organisation.short_name }}
numbered: false
parts:
  - {section: values, title: Our values, topics: [core-values]}
""",
    FOREWORD: "People trust {{ organisation.name }}.\n",
    WORDS: (Path(__file__).parent.parent / "templates/words.en.yaml").read_text(),
}

VERSION = """\
versions:
  - version: "1.0.0"
    effective: 2026-01-01
    change: substantive
    note: First version.
    text: |
"""


def files(changes=None):
    """Return the library's files; *changes* gives other texts by name, None takes a file away."""
    texts = {**FILES, **(changes or {})}
    return {name: text.encode() for name, text in texts.items() if text is not None}


def edited(name, old, new):
    """Return the change that puts *new* in the place of *old* in one file of the library."""
    assert FILES[name].count(old) == 1, (name, old, FILES[name].count(old))
    return {name: FILES[name].replace(old, new)}


def errors(changes=None):
    """Return the errors of the library with some changes."""
    _, problems = _checked(tuple((changes or {}).items()))
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def library(changes=None):
    """Return the library with some changes, which must not be errors."""
    data, problems = _checked(tuple((changes or {}).items()))
    assert [str(found) for found in problems if found.severity is Severity.ERROR] == []
    return index.library(data, "0" * 64, "clauses")


@cache
def _checked(changes):
    return checked(files(dict(changes)))


def clause(text, **entries):
    """Return the file of a clause on gifts for those in service."""
    whole = {"title": "A clause", "document": "[conduct]", "topic": "gifts", "order": "15",
             "for": "[in-service]", "summary": "A summary."} | entries  # fmt: skip
    lines = [f"{name}: {value}" for name, value in whole.items() if value is not None]
    body = "".join(f"      {line}\n" if line else "\n" for line in text.split("\n"))
    return "\n".join([*lines, VERSION]) + body


def resolve(of, given=None, **more):
    """Return the resolution of some answers, by key, and other entries of an answers file."""
    return Resolution(of, Answers(given=given or {}, **more))


def drafted(of, given=None, **more):
    """Return the documents of a draft by kind, the name being answered."""
    answers = {"organisation.name": "Ahlen", **(given or {})}
    return {made.kind: made for made in draft(of, resolve(of, answers, **more)).documents}


def written(folder, changes=None):
    """Write the library below a folder and return its folder of clauses."""
    for name, data in files(changes).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder / "clauses"


def proved(changes=None):
    """Return what a proof finds in the library with some changes, which must not be errors."""
    data, problems = _checked(tuple((changes or {}).items()))
    assert [str(problem) for problem in problems if problem.severity is Severity.ERROR] == []
    return prove(index.library(data, "0" * 64, "clauses"), Sources(data, files(changes)))
