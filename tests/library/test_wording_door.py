"""What the clause language leaves out of Jinja2, each refused at its line with a sentence."""

import pytest

from codegen.doors import wording
from codegen.errors import Location

NOT_A_KEY = "this is not a key, a text, a number or a list of them"


def refused(source):
    """Return the one refusal of a text, which must yield no nodes."""
    nodes, problems = wording.text(source, "clauses/a/b.yaml", 12, 7)
    assert nodes == []
    (problem,) = problems
    return problem


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("{{ 'a' * 10**9 }}", NOT_A_KEY),
        ("{{ 9**9**9 }}", NOT_A_KEY),
        ("{{ ''.__class__ }}", NOT_A_KEY),
        ("{{ ''['__class__'] }}", NOT_A_KEY),
        ("{{ gifts['limit'] }}", NOT_A_KEY),
        ("{{ gifts.limit.pop() }}", NOT_A_KEY),
        ("{{ range(10) }}", NOT_A_KEY),
        ("{{ -gifts.limit }}", NOT_A_KEY),
        ("{{ gifts.limit ~ 'x' }}", NOT_A_KEY),
        ("{{ gifts.limit if gifts.law else 'x' }}", NOT_A_KEY),
        ("{{ none }}", NOT_A_KEY),
        ("{{ {'a': 1} }}", NOT_A_KEY),
        ("{{ 'a' }}", "a value is the key of a question, not a constant"),
        ("{{ 5 }}", "a value is the key of a question, not a constant"),
        ("{{ gifts.limit | upper }}", "there is no filter 'upper'"),
        ("{{ gifts.limit | list | attr }}", "there is no filter 'attr'"),
        ("{{ gifts.limit | money(2) }}", "there is no filter 'money'"),
        ("{% set a = 1 %}", "'assign' is not part of the clause language"),
        ("{% include 'x' %}", "'include' is not part of the clause language"),
        ("{% import 'x' as y %}", "'import' is not part of the clause language"),
        ("{% extends 'x' %}", "'extends' is not part of the clause language"),
        ("{% block a %}{% endblock %}", "'block' is not part of the clause language"),
        ("{% macro a() %}{% endmacro %}", "'macro' is not part of the clause language"),
        ("{% call a() %}{% endcall %}", "'callblock' is not part of the clause language"),
        ("{% filter upper %}{% endfilter %}", "'filterblock' is not part of the clause language"),
        ("{% with %}{% endwith %}", "'with' is not part of the clause language"),
        ("{% raw %}{{ a }}{% endraw %}", "'raw' is not part of the clause language"),
        ("{# a #}", "comments are not part of the clause language"),
        ("{{- gifts.limit }}", "whitespace control is not part of the clause language"),
        ("{% if a.b is known -%}x{% endif %}", "whitespace control is not part of the clause language"),
        ("a \ue000", "private-use characters may not stand in a text"),
        ("{% if gifts.limit %}x{% endif %}", "this is no condition of the clause language"),
        ("{% if a.b is defined %}x{% endif %}", "this is no condition of the clause language"),
        ("{% if 1 < a.b < 3 %}x{% endif %}", "this is no condition of the clause language"),
        ("{% if office(a.b) %}x{% endif %}", "this is no condition of the clause language"),
        ("{% if office('a', 'b') %}x{% endif %}", "this is no condition of the clause language"),
        ("{% if a.b == true %}x{% endif %}", NOT_A_KEY),
        ("{% if a.b in ['x', a.c] %}x{% endif %}", NOT_A_KEY),
        ("{% for a in [1, 2] %}x{% endfor %}", "a loop runs over the answer to a question"),
        ("{% for a, b in c.d %}x{% endfor %}", "a loop is '{% for name in key %}' and nothing more"),
        ("{% for a in c.d if a.x %}x{% endfor %}", "a loop is '{% for name in key %}' and nothing more"),
        ("{% for a in c.d %}x{% else %}y{% endfor %}", "a loop is '{% for name in key %}' and nothing more"),
        ("{% for a in c.d recursive %}x{% endfor %}", "a loop is '{% for name in key %}' and nothing more"),
        ("a " * 10_001, "a text has at most 20,000 characters, this one 20,002"),
    ],
)  # fmt: skip
def test_what_is_not_in_the_language_is_refused_where_it_stands(source, message):
    problem = refused("One.\nTwo: " + source if len(source) < 20_000 else source)

    assert (problem.rule, problem.message) == ("clause-language", message)
    if len(source) < 20_000 and "{" in source:
        assert problem.where == Location("clauses/a/b.yaml", 13, 12)


def test_an_unknown_filter_names_those_there_are():
    problem = refused("{{ gifts.limit | upper }}")

    assert problem.hint == (
        "filters are capital, citation, date, days, label, list, money, months, weeks, years"
    )


def test_a_tag_that_is_not_closed_is_refused():
    problem = refused("One.\n\n{% if a.b is known %}\nTwo.")

    assert problem.message == "a tag is not closed"
    assert problem.hint == "{% endif %} or {% endfor %} is missing"


@pytest.mark.parametrize(
    "source",
    [
        "{% if " + "(" * 5000 + "a.b is known" + ")" * 5000 + " %}x{% endif %}",
        "{% if " + "not " * 4000 + "a.b is known %}x{% endif %}",
        "{% if a.b is known %}" * 600 + "{% endif %}" * 600,
        "{% if a.b is known %}" * 30 + "{% endif %}" * 30,
        "{% if " + " and ".join(["a.b is known"] * 150) + " %}x{% endif %}",
    ],
)
def test_deep_nesting_is_refused(source):
    assert refused(source).message == "this is nested too deeply"


@pytest.mark.parametrize("digits", [4_301, 19_000])
def test_a_number_too_long_to_count_with_is_refused(digits):
    problem = refused("{% if a.b > " + "9" * digits + " %}x{% endif %}")

    assert problem.rule == "clause-language"


def test_a_condition_is_refused_at_its_own_place():
    nodes, (problem,) = wording.condition("gifts.policy = 'limit'", "clauses/a/b.yaml", 9, 7)

    assert nodes == []
    assert problem.where == Location("clauses/a/b.yaml", 9, 7)


@pytest.mark.parametrize(
    "source",
    [
        "a.b is known %}x{% endif %}{% if a.b is known",
        "a.b is known %}{% else",
        "a.b is known %}{% endif %}{% if a.b is known",
    ],
)
def test_a_condition_holds_no_tags(source):
    _, (problem,) = wording.condition(source, "f")

    assert problem.message == "a condition holds no tags"


def test_keys_are_found_with_the_line_of_the_text_they_stand_on():
    nodes, _ = wording.text(
        "{{ a.b }}\n{% if c.d == 'x' %}\n{{ e.f | capital }}\n{% endif %}\n", "f"
    )

    assert wording.keys(nodes) == [("a.b", 1), ("c.d", 2), ("e.f", 3)]


def test_the_name_of_a_loop_is_no_key_inside_it_and_one_outside():
    nodes, _ = wording.text("{% for r in a.b %}{{ r.name }}{% endfor %}{{ r.name }}", "f")

    assert wording.keys(nodes) == [("a.b", 1), ("r.name", 1)]
