"""Conditions in three values, and texts whose values never meet the Markdown parser."""

import datetime as dt

import pytest
import small_library
from hypothesis import example, given
from hypothesis import strategies as st

from codegen.document import normal, walk
from codegen.document.readers import wording as markdown
from codegen.document.tree import Blank, Run
from codegen.doors import wording
from codegen.draft.phrases import Phrases
from codegen.interview import answers as answering
from codegen.interview.resolution import Answers, Resolution
from codegen.library import language
from codegen.library.language import UNKNOWN, reads, render, truth, unknown_reads

VALUES = {
    "t.yes": "yes",
    "t.no": "no",
    "n.five": 5,
    "n.half": 5.5,
    "d.day": dt.date(2026, 11, 22),
    "l.some": ["a", "b"],
    "l.none": [],
    "l.two": ["one", "two"],
    "r.some": [{"category": "staff", "bond": "contract"}, {"category": "interns"}],
    "text.plain": "1. # *Ahlen*",
}
INACTIVE = {"x.inactive"}
TRUTHS = {True: "t.yes == 'yes'", False: "t.yes == 'no'", None: "x.unset == 'yes'"}


class Scope:
    """Answers given by a dict; every other key is unanswered."""

    def __init__(self, offices=UNKNOWN):
        self._offices = offices

    def value(self, key):
        return VALUES.get(key, UNKNOWN)

    def applies(self, key):
        return key not in INACTIVE

    def offices(self):
        return self._offices


class Printer:
    """Prints a value as it is, with its filters, and a blank for what nobody answered."""

    def value(self, key, value, filters):
        if value is UNKNOWN:
            return (Blank(key, key),)
        shown = value if isinstance(value, str) else repr(value)
        return (Run("|".join([shown, *filters]), source=key),)


def holds(source, scope=None):
    nodes, problems = wording.condition(source, "f")
    assert problems == []
    return truth(nodes, scope or Scope())


def rendering(source, words):
    nodes, problems = wording.text(source, "f")
    assert problems == []
    return render(nodes, Scope(), Printer(), words)


def printed(source, words):
    """Return the plain text of a clause text, its blocks one below the other."""
    made = rendering(source, words)
    blocks = markdown.blocks(made.markdown, made.values)
    return "\n".join(
        "".join(one.text if isinstance(one, Run) else f"<{one.key}>" for one in line)
        for line in walk.lines(blocks)
    )


# Kleene's tables, from the book and not from the code.
AND = [
    (True, True, True), (True, False, False), (True, None, None),
    (False, True, False), (False, False, False), (False, None, False),
    (None, True, None), (None, False, False), (None, None, None),
]  # fmt: skip
OR = [
    (True, True, True), (True, False, True), (True, None, True),
    (False, True, True), (False, False, False), (False, None, None),
    (None, True, True), (None, False, None), (None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "both"), AND)
def test_and_follows_kleene(left, right, both):
    assert holds(f"{TRUTHS[left]} and {TRUTHS[right]}") is both


@pytest.mark.parametrize(("left", "right", "either"), OR)
def test_or_follows_kleene(left, right, either):
    assert holds(f"{TRUTHS[left]} or {TRUTHS[right]}") is either


@pytest.mark.parametrize(("inner", "outer"), [(True, False), (False, True), (None, None)])
def test_not_follows_kleene(inner, outer):
    assert holds(f"not ({TRUTHS[inner]})") is outer


@pytest.mark.parametrize("sign", ["==", "!=", "<", "<=", ">", ">="])
def test_a_comparison_with_an_unanswered_key_is_unknown_on_either_side(sign):
    assert holds(f"x.unset {sign} 5") is None
    assert holds(f"n.five {sign} x.unset") is None


@pytest.mark.parametrize("sign", ["in", "not in"])
def test_membership_in_an_unanswered_list_is_unknown(sign):
    assert holds(f"'a' {sign} x.unset") is None
    assert holds(f"x.unset {sign} ['a']") is None


@pytest.mark.parametrize(
    ("condition", "result"),
    [
        ("t.yes == 'yes'", True),
        ("t.yes != 'yes'", False),
        ("n.five < 5", False),
        ("n.five <= 5", True),
        ("n.five > 4", True),
        ("n.half >= 5.5", True),
        ("n.half > n.five", True),
        ("t.yes in ['no', 'yes']", True),
        ("t.yes not in ['no', 'yes']", False),
        ("'a' in l.some", True),
        ("'c' not in l.some", True),
    ],
)
def test_known_answers_compare_as_true_or_false(condition, result):
    assert holds(condition) is result


def test_membership_in_records_looks_at_their_first_field():
    assert holds("'staff' in r.some") is True
    assert holds("'contract' in r.some") is False


def test_an_order_between_a_text_and_a_number_is_unknown():
    assert holds("t.yes > 3") is None


def test_known_is_never_unknown():
    assert holds("x.unset is known") is False
    assert holds("x.unset is not known") is True
    assert holds("l.none is known") is True


def test_empty_means_answered_and_without_members():
    assert holds("l.none is empty") is True
    assert holds("l.some is empty") is False
    assert holds("x.unset is empty") is None


@pytest.mark.parametrize(
    ("offices", "result"),
    [(frozenset({"mandate"}), True), (frozenset(), False), (UNKNOWN, None)],
)
def test_an_office_is_held_or_not_or_nobody_has_said(offices, result):
    assert holds("office('mandate')", Scope(offices)) is result


def test_reads_names_each_key_once_in_order_and_an_office_reads_the_categories():
    nodes, _ = wording.condition(
        "b.b == 'x' or (a.a > 1 and office('mandate')) or b.b is known", "f"
    )

    assert reads(nodes) == ("b.b", "a.a", "people.categories")


def test_a_condition_waits_for_unanswered_keys_whose_questions_are_asked():
    nodes, _ = wording.condition("t.yes == 'no' or x.unset == 'a' or x.inactive == 'b'", "f")

    assert unknown_reads(nodes, Scope()) == ("x.unset",)


def test_a_value_prints_in_its_place_with_its_filters_in_order(words):
    assert printed("Keep {{ n.five | money | capital }}.", words) == "Keep 5|money|capital."


def test_an_if_prints_the_first_branch_that_is_true(words):
    text = (
        "{% if t.yes == 'no' %}a{% elif n.five == 5 %}b{% elif n.five > 1 %}c{% else %}d{% endif %}"
    )

    assert printed(text, words) == "b"


def test_an_if_without_a_true_branch_prints_its_else(words):
    assert printed("{% if t.yes == 'no' %}a{% else %}d{% endif %}", words) == "d"


def test_an_if_without_a_true_branch_or_an_else_prints_nothing(words):
    assert printed("x{% if t.yes == 'no' %}a{% endif %}", words) == "x"


def test_an_unknown_if_prints_its_branches_as_bracketed_alternatives(words):
    text = "{% if x.unset == 'a' %}First.{% else %}Second.{% endif %}"

    assert printed(text, words) == "[Alternative A: First.] [Alternative B: Second.]"


def test_an_unknown_if_without_an_else_is_optional(words):
    assert (
        printed("Ask.{% if x.unset == 'a' %} Wait.{% endif %}", words) == "Ask. [Optional: Wait.]"
    )


def test_branches_after_a_true_one_are_no_alternatives(words):
    text = "{% if x.unset == 'a' %}A.{% elif t.yes == 'yes' %}B.{% else %}C.{% endif %}"

    assert printed(text, words) == "[Alternative A: A.] [Alternative B: B.]"


def test_false_branches_are_no_alternatives(words):
    text = "{% if t.yes == 'no' %}A.{% elif x.unset == 'a' %}B.{% else %}C.{% endif %}"

    assert printed(text, words) == "[Alternative A: B.] [Alternative B: C.]"


def test_alternatives_that_are_items_of_a_list_open_inside_their_item(words):
    text = (
        "1. One.\n{% if x.unset == 'a' %}\n2. Two.\n{% else %}\n2. Deux.\n{% endif %}\n3. Three.\n"
    )

    assert printed(text, words).split("\n") == [
        "One.",
        "[Alternative A: Two.]",
        "[Alternative B: Deux.]",
        "Three.",
    ]


def test_an_alternative_of_several_items_closes_in_the_last(words):
    text = "{% if x.unset == 'a' %}\n- One.\n- Two.\n{% endif %}\n"

    assert printed(text, words) == "[Optional: One.\nTwo.]"


def test_an_empty_else_is_no_alternative(words):
    assert printed("a{% if x.unset == 'a' %} b{% else %}{% endif %}", words) == "a [Optional: b]"


def test_an_empty_branch_has_no_brackets(words):
    text = "a{% if x.unset == 'a' %}{% elif x.unset == 'b' %} b{% endif %}"

    assert "Alternative A" not in printed(text, words)


def test_an_unknown_if_waits_for_its_keys(words):
    made = rendering("{% if x.unset == 'a' or t.yes == 'no' %}A{% endif %}", words)

    assert list(made.waits_for) == ["x.unset"]


def test_an_if_that_is_unknown_only_because_a_question_does_not_apply_is_false(words):
    made = rendering("{% if x.inactive == 'a' %}A{% else %}B{% endif %}", words)

    assert (made.markdown, list(made.waits_for)) == ("B", [])


def test_a_loop_prints_its_body_for_each_member(words):
    assert printed("{% for m in l.two %}\n- {{ m }}.\n{% endfor %}", words) == "one.\ntwo."


def test_a_loop_over_records_prints_their_fields_under_the_key_of_the_column(words):
    made = rendering("{% for r in r.some %}{{ r.category }}{% endfor %}", words)

    assert made.values == [
        (Run("staff", source="r.some.category"),),
        (Run("interns", source="r.some.category"),),
    ]


def test_a_field_that_a_record_leaves_out_is_a_blank_of_its_column(words):
    text = "{% for p in r.some %}\n- {{ p.bond }}\n{% endfor %}"

    assert printed(text, words) == "contract\n<r.some.bond>"


def test_a_loop_over_an_empty_list_prints_nothing(words):
    assert printed("x{% for m in l.none %}y{% endfor %}", words) == "x"


def test_a_loop_over_an_unknown_list_is_one_blank_where_its_first_member_would_stand(words):
    text = "We:\n\n{% for m in x.unset %}\n- love {{ m }},\n{% endfor %}\n\nEnd."

    assert printed(text, words) == "We:\n<x.unset>\nEnd."


def test_tags_on_lines_of_their_own_vanish_with_their_lines(words):
    text = "1. One.\n{% if t.yes == 'yes' %}\n2. Two.\n{% endif %}\n3. Three.\n"

    assert rendering(text, words).markdown == "1. One.\n2. Two.\n3. Three.\n"


def test_every_value_has_a_placeholder_of_its_own(words):
    made = rendering("{{ t.yes }}{{ t.no }}{% if x.unset == 'a' %}{{ t.yes }}{% endif %}", words)

    placeholders = [char for char in made.markdown if char >= "\ue000"]
    assert len(set(placeholders)) == len(placeholders) == len(made.values)


def test_more_values_than_there_are_placeholders_are_refused(words, monkeypatch):
    monkeypatch.setattr(language, "MOST_PLACEHOLDERS", 3)

    with pytest.raises(OverflowError, match="at most 3 values"):
        rendering("{{ t.yes }}" * 4, words)


def test_the_last_placeholder_is_still_a_private_use_character():
    last = chr(language.FIRST_PLACEHOLDER + language.MOST_PLACEHOLDERS - 1)

    assert wording.PRIVATE_USE.fullmatch(last)


LIBRARY = small_library.library()
FRAMES = (
    "Before {{ organisation.name }} after.",
    "1. Tell **{{ organisation.name }}** so.\n2. Wait.",
    "- a _{{ organisation.name }}_ b\n- c",
    "| a | b |\n| --- | --- |\n| x {{ organisation.name }} y | c |",
    "x{{ organisation.name }}{{ organisation.short_name }}x",
    "\n{% if people.categories is not known %}\nSee [{{ organisation.name }}](term:gift) there.\n{% endif %}\n",
)


@given(
    st.text(st.characters(codec="utf-8"), max_size=40)
    | st.lists(st.sampled_from([*"*_`[]()<>#|\\!&~-+1.:{}%$ \n\t", "\ue000", "\ue001", "&amp;", "{{ 7*7 }}",
                                "](clause:a/b)", "<!-- codegen: end -->", "a"]), max_size=30).map("".join),
    st.sampled_from(FRAMES),
)  # fmt: skip
@example("\ue000", FRAMES[4])
@example("a\n\n# b", FRAMES[0])
def test_an_answer_comes_back_as_one_run_of_its_own_text_with_its_key_as_source(words, text, frame):
    reader = answering._Reader(b"", "f", LIBRARY)
    clean = reader._clean(text, ())
    if not normal.line(clean):
        return  # no answer
    given_name = Answers(given={"organisation.name": clean, "organisation.short_name": "S"})
    resolution = Resolution(LIBRARY, given_name)
    nodes, _ = wording.text(frame, "f")

    made = render(nodes, resolution, Phrases(resolution), words)
    blocks = markdown.blocks(made.markdown, made.values)

    runs = [run for line in walk.lines(blocks) for run in line if run.source == "organisation.name"]
    assert [run.text for run in runs] == [normal.text(clean)]


@given(st.lists(st.text(max_size=8), min_size=1, max_size=4))
def test_no_answer_can_change_how_many_blocks_a_text_has(words, texts):
    list_of_texts = [text for text in texts if normal.line(text)] or ["x"]
    frame = "We teach:\n\n{% for t in training.topics %}\n- {{ t }}\n{% endfor %}\n\nEnd."
    resolution = Resolution(LIBRARY, Answers(given={"training.topics": list_of_texts}))
    nodes, _ = wording.text(frame, "f")

    made = render(nodes, resolution, Phrases(resolution), words)
    blocks = markdown.blocks(made.markdown, made.values)

    assert len(blocks) == 3
    assert len(blocks[1].items) == len(list_of_texts)
