"""Laws of a draft that hold whatever is answered and whatever is left out."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st
from small_library import CONDUCT, clause, edited, library

from codegen.document import text, walk
from codegen.document.tree import Blank, Mark, Run
from codegen.document.writers import markdown
from codegen.draft.drafting import draft
from codegen.draft.report import report
from codegen.interview.accepting import accepted
from codegen.interview.resolution import Answers, Resolution

EVERYTHING = """\
1. {{ organisation.name }} asks the {{ roles.adviser }}{% if act.date is known %} from {{ act.date | date }}{% endif %}.
{% if gifts.given == 'yes' %}
2. It gives gifts up to {{ gifts.given.limit | money }}, as the {{ gifts.law | citation }} allows.
{% elif politics.acts.candidacy == 'tell' %}
2. Tell us.
{% else %}
2. It gives none; {{ gifts.upper | money }} is the most that anybody takes.
{% endif %}
{% for v in values.list %}
- {{ v.name }}: {{ v.meaning }} {{ v.behaviours | list }}
{% endfor %}

We teach {{ training.topics | list }} to {{ people.categories | list }}. {{ act.note }}"""
LIBRARY = library(
    edited(CONDUCT, "title: Foreword", "title: 'Message of the {{ roles.decider }}'")
    | {"clauses/gifts/all.yaml": clause(EVERYTHING, topic="gift-register", needs_basis="[gifts.law, act.old.name]")}
)  # fmt: skip
QUESTIONS = LIBRARY.questionnaire.questions
TEXTS = st.sampled_from(
    ["Ahlen", "the Town", "1. # *x*", "a\nb", "[to be decided: x]", "| b", "nobody-yet"]
)
BY_TYPE = {
    "text": TEXTS,
    "longtext": TEXTS,
    "role": TEXTS,
    "name": TEXTS,
    "integer": st.integers(0, 70),
    "money": st.integers(1, 10**9) | st.floats(1, 1e6),
    "date": st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)),
    "country": st.sampled_from(["DE", "US", "XA"]),
    "list": st.lists(TEXTS, max_size=4) | st.just("none-yet"),
}


def values(question):
    """Return a strategy for answers to a question, right ones and some that are refused."""
    if question.type == "records":
        first, *others = question.columns
        return st.lists(
            st.fixed_dictionaries(
                {first.key: values(first)}, optional={other.key: values(other) for other in others}
            ),
            max_size=3,
        )
    if question.type == "choices":
        return st.lists(st.sampled_from(question.values), unique=True)
    if question.values:
        return st.sampled_from(question.values)
    return BY_TYPE[question.type]


ANSWERABLE = [
    key for key, question in QUESTIONS.items() if question.type not in ("record", "matrix")
]
ANSWERS = st.fixed_dictionaries(
    {"organisation.name": st.just("Town of Ahlen")},
    optional={key: values(QUESTIONS[key]) for key in ANSWERABLE if key != "organisation.name"},
)


@settings(max_examples=80)
@given(
    ANSWERS,
    st.sampled_from([None, "town"]),
    st.sets(st.sampled_from(ANSWERABLE[1:]), max_size=3),
    st.sets(st.sampled_from(ANSWERABLE), max_size=3),
)
def test_whatever_stands_in_brackets_is_listed(words, found, preset, unsure, confirmed):
    given_answers = {
        key: value for key, value in found.items() if not accepted(QUESTIONS[key], value).refusals
    }
    answers = Answers(preset, given_answers, frozenset(confirmed), frozenset(unsure))

    resolution = Resolution(LIBRARY, answers)
    made = draft(LIBRARY, resolution)
    listed = markdown.write(report(LIBRARY, resolution, made.open, made.documents), words)

    inlines = [
        one for document in made.documents for part in document.parts for one in walk.inlines(part)
    ]
    assert {one.key for one in inlines if isinstance(one, Blank)} <= keys(made, "open")
    assert {
        one.source for one in inlines if isinstance(one, Run) and Mark.FLAG in one.marks
    } <= keys(made, "assumed")
    own = " ".join(text.document(document, words) for document in made.documents)
    for answer in (value for value in given_answers.values() if isinstance(value, str)):
        own = own.replace(answer, "")
    if not made.open.points:
        assert "[to be decided" not in own
        assert "[assumed]" not in own
    assert listed.startswith("<!-- codegen: document open-points en -->")


def keys(made, kind):
    return {point.key for point in made.open.of(kind)}
