"""Whatever somebody does on the way, the answers come to the same in the end, and none is lost."""

import datetime as dt
from dataclasses import replace

import pytest
import small_library
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from codegen.interview import answers as answering
from codegen.interview.engine import Goal, begun
from codegen.interview.resolution import Answers, Resolution
from codegen.interview.route import members, route
from codegen.interview.writing import written
from codegen.library.load import load

SMALL = small_library.library()
# The currency follows from the country: a walk through what is open leaves it out, one through all does not.
WALK = tuple(key for key in route(SMALL, "file") if key != "money.currency")
# Where the ways part: a law with its fields, a rule with its amounts, a yes with its limit.
PARTING = tuple(
    key
    for key in WALK
    if key.startswith(("gifts.", "organisation.", "politics.")) and key != "gifts.days"
)
UNSURE = "unsure"
TEXTS = st.sampled_from(["Ahlen", "the Town", "a: b # c", "two\nlines", "nobody-yet"])
BY_TYPE = {
    "text": TEXTS,
    "longtext": TEXTS,
    "role": st.sampled_from(["Adviser", "Decider", "nobody-yet"]),
    "name": st.sampled_from(["Town Act", "Act of 2020"]),
    "integer": st.integers(1, 60),
    "money": st.integers(1, 500),
    "date": st.dates(dt.date(2000, 1, 1), dt.date(2030, 1, 1)),
    "country": st.sampled_from(["DE", "US"]),
    "list": st.lists(TEXTS, max_size=3) | st.just("none-yet"),
}
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "answer",
                "other",
                "answer",
                "other",
                "go",
                "go",
                "take",
                "skip",
                "later",
                "back",
                "leave",
            ]
        ),
        st.integers(0, 99),
    ),
    min_size=10,
    max_size=60,
)


def values(question):
    """Return a strategy for answers to a question."""
    if question.type == "records":
        return st.lists(
            st.fixed_dictionaries({column.key: values(column) for column in question.columns}),
            max_size=2,
        )
    if question.type == "choices":
        return st.lists(st.sampled_from(question.values), unique=True, min_size=1).filter(
            lambda chosen: "none" not in chosen or len(chosen) == 1
        )
    if question.values:
        return st.sampled_from(question.values)
    return BY_TYPE[question.type]


def plans(library, walk):
    """Return a strategy for what somebody will have answered in the end, or be unsure of."""
    questions = library.questionnaire.questions
    keys = [key for stop in walk for key in members(library, stop)]
    return st.fixed_dictionaries(
        {
            key: st.one_of(values(questions[key]), values(questions[key]), st.just(UNSURE))
            for key in keys
        }
    )


def follow(interview, plan):
    """Answer the question that is asked as the plan has it."""
    keys = members(interview.library, interview.at)
    if interview.question.type == "matrix":
        given = {key: plan[key] for key in keys if plan[key] != UNSURE}
        after = interview.skipped()
        return replace(interview, answers=after.answers).filled(given) if given else after
    value = plan[interview.at]
    if value == UNSURE or interview.refusals(interview.question, value):
        return interview.skipped()
    return interview.answered(value)


def to_the_end(interview, plan):
    """Answer everything that is left; it ends, whatever the answers open."""
    for _ in range(3 * len(interview.walk)):
        if interview.at is None:
            return interview
        interview = follow(interview, plan)
    raise AssertionError("the interview does not end")


def left_and_resumed(interview, data):
    """Write the answers, read them and begin again; return the new interview and the file."""
    data = written(interview.answers, interview.library, data)
    answers, _ = answering.read(data, "answers.yaml", interview.library)
    assert said(answers) == said(interview.answers)
    return begun(interview.library, answers, interview.walk), data


def said(answers):
    """Return everything that answers say, without regard to order."""
    return (dict(answers.given), answers.unsure, answers.confirmed, dict(answers.kept), answers.preset)  # fmt: skip


def came_to(library, answers):
    """Return what counts in the end: what is given, what is open, and what forms come to.

    A short name that was given before there was a name to follow is written down and means the same.
    """
    resolution = Resolution(library, answers)
    questions = library.questionnaire.questions
    applying = {key for key in questions if resolution.applies(key)}
    forms = {key: resolution.value(key) for key in applying if questions[key].kind == "form"}
    given = {key: value for key, value in answers.given.items() if key not in forms}
    forms = {key: list(v) if isinstance(v, tuple) else v for key, v in forms.items()}
    return given, answers.unsure & applying, forms


def stepped(interview, step, number, plan, others):
    """Do one step."""
    if step == "go":
        key = interview.walk[number % len(interview.walk)]
        return interview.at_key(key) if interview.asks(key) else interview
    if step == "back":
        return interview.back()
    if interview.at is None:
        return interview
    if step in ("answer", "other"):
        return follow(interview, plan if step == "answer" else others)
    return {"take": interview.taken, "skip": interview.skipped, "later": interview.passed}[step]()


def wander(interview, plan, others, steps):
    """Do some steps, and return the interview with what was last said to each question."""
    data, last = b"", {}
    for step, number in steps:
        at = interview.at
        if step == "leave":
            interview, data = left_and_resumed(interview, data)
            continue
        interview = stepped(interview, step, number, plan, others)
        if at is not None and step not in ("go", "back"):
            for key in members(interview.library, at):
                last[key] = interview.answers.given.get(key, last.get(key))
                if key in interview.answers.unsure:
                    last.pop(key)
    return left_and_resumed(interview, data)[0], {k: v for k, v in last.items() if v is not None}


def none_is_lost(interview, last):
    """Return whether every answer that was not taken back is given, or kept while it is not asked."""
    answers, resolution = interview.answers, interview.resolution
    for key, value in last.items():
        where = answers.given if resolution.applies(key) else answers.kept
        computed = key in answers.confirmed and key not in answers.given
        assert computed or where[key] == value, key
    assert not any(map(resolution.applies, answers.kept))
    return True


@given(plan=plans(SMALL, PARTING), others=plans(SMALL, PARTING), steps=STEPS)
def test_every_way_through_questions_that_part_comes_to_the_same(plan, others, steps):
    straight = to_the_end(begun(SMALL, Answers(), PARTING), plan)

    wandered, last = wander(begun(SMALL, Answers(), PARTING), plan, others, steps)

    assert none_is_lost(wandered, last)
    ended = to_the_end(begun(SMALL, wandered.answers, PARTING, Goal.EACH), plan)
    assert came_to(SMALL, ended.answers) == came_to(SMALL, straight.answers)


@given(plan=plans(SMALL, WALK), others=plans(SMALL, WALK), steps=STEPS)
def test_every_way_through_all_questions_comes_to_the_same(plan, others, steps):
    straight = to_the_end(begun(SMALL, Answers(), WALK), plan)

    wandered, last = wander(begun(SMALL, Answers(), WALK), plan, others, steps)

    assert none_is_lost(wandered, last)
    ended = to_the_end(begun(SMALL, wandered.answers, WALK, Goal.EACH), plan)
    assert came_to(SMALL, ended.answers) == came_to(SMALL, straight.answers)


@given(plan=plans(SMALL, WALK), steps=STEPS)
def test_who_says_nothing_else_on_the_way_has_nothing_to_change_in_the_end(plan, steps):
    quiet = [(step, n) for step, n in steps if step in ("answer", "back", "later", "leave")]
    straight = to_the_end(begun(SMALL, Answers(), WALK), plan)

    wandered, _ = wander(begun(SMALL, Answers(), WALK), plan, plan, quiet)

    ended = to_the_end(wandered, plan)
    assert came_to(SMALL, ended.answers) == came_to(SMALL, straight.answers)
    assert ended.answers.kept == straight.answers.kept


@pytest.fixture(scope="module")
def real():
    return load(ROOT / "clauses")


def plan_of(library, name, walk):
    """Return the answers of an example as a plan; what they leave out nobody knows."""
    file = ROOT / name
    answers, _ = answering.read(file.read_bytes(), str(file), library)
    keys = [key for stop in walk for key in members(library, stop)]
    return {key: answers.given.get(key, UNSURE) for key in keys}


@settings(max_examples=25)
@given(steps=STEPS)
def test_so_it_is_with_the_questionnaire_that_is_asked(real, steps):
    walk = tuple(key for key in route(real, "full") if key != "money.currency")
    plan = plan_of(real, "examples/ministry/answers.yaml", walk)
    others = plan_of(real, "tests/bases/municipality.yaml", walk)
    straight = to_the_end(begun(real, Answers(), walk), plan)

    wandered, last = wander(begun(real, Answers(), walk), plan, others, steps)

    assert none_is_lost(wandered, last)
    ended = to_the_end(begun(real, wandered.answers, walk, Goal.EACH), plan)
    assert came_to(real, ended.answers) == came_to(real, straight.answers)
