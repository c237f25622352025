"""What clauses say of each other, and what must fit the questionnaire: each rule has a library that
breaks it."""

import pytest
from small_library import (
    BAN,
    LIMIT,
    OFFICES,
    PRESET,
    QUESTIONS,
    REGISTER,
    clause,
    edited,
    errors,
    files,
    library,
)

from codegen.library import categories, compiling, fitting, kinds, relations
from codegen.library.check import RULES
from codegen.library.load import checked
from codegen.library.sources import Sources

OTHER = "clauses/gifts/other.yaml"
WITHDRAWN = "{on: 2026-01-01, why: Enough."

# Two questions of the small library, which are of fact and so have no default, and the same of choice.
BEGINS = 'ask: "When does it begin?",\n     help: A day., why: It stands in the act., kind: fact'
BEGINS_BY_CHOICE = 'ask: "When?", default: {},\n     help: A day., why: It stands., kind: choice'
TAUGHT = (
    'label: topics of training, type: list, ask: "What is taught?",\n     help: A few., '
    "why: It stands in the code., validate: {max: 3}, special: [none-yet], kind: fact"
)
TAUGHT_BY_CHOICE = (
    'label: topics, type: list, default: {}, ask: "What is taught?",\n     help: A few., '
    "why: It stands in the code., validate: {{max: 3}}, special: [none-yet], kind: choice"
)


def at(place, said, severity="error"):
    return f"clauses/gifts/{place}: {severity}: {said}"


def told(changes):
    """Return all that is wrong with the small library with some changes."""
    return [str(problem) for problem in checked(files(changes))[1]]


CASES = [
    # rule, changes, lines
    (
        relations.old_ids,
        edited(BAN, "order: 10", "order: 10\nformerly: [gifts/gift-limit]"),
        at("gift-ban.yaml:6:12", "'gifts/gift-limit' is the id of a clause, so no other clause had it "
           "before [old-id]\n  hint: take it out, or rename one of the two"),
    ),
    (
        relations.old_ids,
        edited(BAN, "order: 10", "order: 10\nformerly: [gifts/gift-ban]"),
        at("gift-ban.yaml:6:12", "'gifts/gift-ban' is the id of a clause, so no other clause had it "
           "before [old-id]\n  hint: take it out, or rename one of the two"),
    ),
    (
        relations.old_ids,
        edited(BAN, "order: 10", "order: 10\nformerly: [gifts/a]")
        | edited(LIMIT, "order: 10", "order: 10\nformerly: [gifts/b, gifts/a]"),
        at("gift-limit.yaml:5:21", "'gifts/a' is an old id of 'gifts/gift-ban' already [old-id]\n"
           "  hint: an old id leads to one clause"),
    ),
    (
        relations.replacements,
        {OTHER: clause("You may.", withdrawn=f"{WITHDRAWN}, instead: gifts/gift-bann}}")},
        at("other.yaml:7:52", "there is no clause 'gifts/gift-bann' [unknown-clause]\n"
           "  hint: did you mean 'gifts/gift-ban'?"),
    ),
    (
        relations.replacements,
        {OTHER: clause("You may.", withdrawn=f"{WITHDRAWN}, instead: gifts/other}}")},
        at("other.yaml:7:52", "'gifts/other' cannot stand in its own place [withdrawn-clause]"),
    ),
    (
        relations.replacements,
        {OTHER: clause("You may.", withdrawn=f"{WITHDRAWN}, instead: gifts/gift-ban}}")}
        | edited(BAN, "order: 10", f"order: 10\nwithdrawn: {WITHDRAWN}, instead: gifts/gift-limit}}"),
        at("other.yaml:7:52", "'gifts/gift-ban' was withdrawn itself [withdrawn-clause]\n"
           "  hint: 'gifts/gift-limit' stands in its place"),
    ),
    (
        relations.withdrawn_needs,
        edited(REGISTER, "order: 20", f"order: 20\nwithdrawn: {WITHDRAWN}}}"),
        at("gift-limit.yaml:7:9", "'gifts/gift-register' was withdrawn [withdrawn-clause]"),
    ),
    (
        relations.withdrawn_needs,
        edited(REGISTER, "order: 20", f"order: 20\nwithdrawn: {WITHDRAWN}, instead: gifts/gift-ban}}"),
        at("gift-limit.yaml:7:9", "'gifts/gift-register' was withdrawn [withdrawn-clause]\n"
           "  hint: 'gifts/gift-ban' stands in its place"),
    ),
    (
        relations.circular_needs,
        edited(REGISTER, "order: 20", "order: 20\nneeds: [gifts/gift-limit]"),
        at("gift-limit.yaml:7:9", "'gifts/gift-limit' needs 'gifts/gift-register' needs "
           "'gifts/gift-limit' [circular-needs]\n"
           "  hint: take out a need that is only a mention; what cannot be parted is one clause", "warning"),
    ),
    (
        relations.circular_needs,
        edited(BAN, "order: 10", "order: 10\nneeds: [gifts/gift-register, gifts/gift-ban]"),
        at("gift-ban.yaml:6:30", "'gifts/gift-ban' needs 'gifts/gift-ban' [circular-needs]\n"
           "  hint: take out a need that is only a mention; what cannot be parted is one clause", "warning"),
    ),
    (
        relations.needed_and_excluded,
        edited(BAN, "excludes: [gifts/gift-limit]",
               "excludes: [gifts/gift-limit, gifts/book]\nneeds: [gifts/gift-register]")
        | edited(REGISTER, "order: 20", "order: 20\nformerly: [gifts/book]"),
        at("gift-ban.yaml:8:30", "'gifts/book' is both needed and excluded [needed-and-excluded]"),
    ),
    (
        kinds.presets_of_facts,
        edited(PRESET, "gifts.days: 14", "roles.adviser: Adviser"),
        (
            "clauses/presets/town.yaml:4:11: error: a preset makes choices, and 'roles.adviser' is a "
            "question of fact [preset-of-fact]\n  hint: take it out"
        ),
    ),
    (
        kinds.presets_of_facts,
        edited(PRESET, "gifts.days: 14", "gifts.law.amount: 14"),
        (
            "clauses/presets/town.yaml:4:11: error: a preset makes choices, and 'gifts.law.amount' is a "
            "question of law [preset-of-fact]\n  hint: take it out"
        ),
    ),
    (
        kinds.defaults_of_facts,
        edited(QUESTIONS, 'ask: "When does it begin?"', 'ask: "When?", default: 2027-01-31'),
        (
            "clauses/questionnaire.yaml:53:86: error: 'act.date' is a question of fact, which has no "
            "default [default-of-fact]\n  hint: take the default out"
        ),
    ),
    (
        fitting.misfit_answers,
        edited(PRESET, "gifts.days: 14", "gifts.days: many"),
        (
            "clauses/presets/town.yaml:4:23: error: 'many' is no answer to gifts.days, which is a whole "
            "number [wrong-answer]"
        ),
    ),
    (
        fitting.misfit_answers,
        edited(PRESET, "gifts.days: 14", "gifts.days: 90"),
        (
            "clauses/presets/town.yaml:4:23: error: '90' is no answer to gifts.days, which is at most 60 "
            "[wrong-answer]"
        ),
    ),
    (
        fitting.misfit_answers,
        edited(PRESET, "gifts.days: 14", "gifts.limit: true"),
        (
            "clauses/presets/town.yaml:4:24: error: 'true' is no answer to gifts.limit, which is a number "
            "without its currency [wrong-answer]"
        ),
    ),
    (
        fitting.misfit_answers,
        edited(PRESET, "gifts.days: 14", "gifts.policy: [limit]"),
        (
            "clauses/presets/town.yaml:4:25: error: '[limit]' is no answer to gifts.policy, which is one of "
            "its choices [wrong-answer]"
        ),
    ),
    (
        fitting.misfit_answers,
        edited(PRESET, "gifts.days: 14", "values.list: [Trust]"),
        (
            "clauses/presets/town.yaml:4:24: error: '[Trust]' is no answer to values.list, which is a "
            "list of records [wrong-answer]"
        ),
    ),
    (
        fitting.misfit_answers,
        edited(PRESET, "gifts.days: 14", "politics.acts: free"),
        (
            "clauses/presets/town.yaml:4:26: error: 'free' is no answer to politics.acts, whose fields "
            "are answered one by one [wrong-answer]"
        ),
    ),
    (
        fitting.misfit_answers,
        edited(QUESTIONS, "default: 10, validate", "default: 0, validate"),
        (
            "clauses/questionnaire.yaml:153:67: error: '0' is no answer to gifts.days, which is at least "
            "1 [wrong-answer]"
        ),
    ),
    (
        fitting.misfit_answers,
        edited(QUESTIONS, "{when: money.currency == 'EUR', value: 50}", "{when: money.currency == 'EUR', value: fifty}"),
        (
            "clauses/questionnaire.yaml:143:54: error: 'fifty' is no answer to gifts.limit, which is a "
            "number without its currency [wrong-answer]"
        ),
    ),
    (
        fitting.misfit_answers,
        edited(QUESTIONS, BEGINS, BEGINS_BY_CHOICE.format("31 January")),
        (
            "clauses/questionnaire.yaml:53:95: error: '31 January' is no answer to act.date, which is a "
            "date such as 2027-01-31 [wrong-answer]"
        ),
    ),
    (
        fitting.misfit_answers,
        edited(QUESTIONS, TAUGHT, TAUGHT_BY_CHOICE.format("[[a]]")),
        (
            "clauses/questionnaire.yaml:92:79: error: '[[a]]' is no answer to training.topics, which is "
            "a list of texts [wrong-answer]"
        ),
    ),
    (
        fitting.misfit_answers,
        edited(QUESTIONS, TAUGHT, TAUGHT_BY_CHOICE.format("[a, b, c, d]")),
        (
            "clauses/questionnaire.yaml:92:79: error: '[a, b, c, d]' is no answer to training.topics, "
            "which has at most 3 members [wrong-answer]"
        ),
    ),
    (
        categories.strayed_categories,
        edited(OFFICES, "categories: [staff, interns]", "categories: [staff]"),
        (
            "clauses/questionnaire.yaml:48:21: error: 'interns' stands under no office "
            "[strayed-category]\n  hint: name it in clauses/offices.yaml"
        ),
    ),
    (
        categories.strayed_categories,
        edited(OFFICES, "categories: [ministers]", "categories: [ministers, staff]"),
        (
            "clauses/offices.yaml:3:94: error: 'staff' stands under 'in-service' already "
            "[strayed-category]\n  hint: a category of people is under one office"
        ),
    ),
    (
        categories.strayed_categories,
        edited(QUESTIONS, "          - {value: interns, label: Interns, text: interns}\n", ""),
        (
            "clauses/offices.yaml:2:86: error: 'interns' is not a choice of people.categories "
            "[unknown-choice]\n  hint: did you mean 'ministers'?"
        ),
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        pytest.param(*case, id=f"{rule.__name__}-{place}")
        for place, (rule, *case) in enumerate(CASES)
    ],
)
def test_what_cannot_be_true_is_told_with_its_place(changes, line):
    assert told(changes) == [line]


@pytest.mark.parametrize("rule", [*relations.RULES, *fitting.RULES], ids=lambda rule: rule.__name__)
def test_every_rule_has_a_library_that_breaks_it(rule):
    changes = [changes for broken, changes, _ in CASES if broken is rule]

    assert changes
    for change in changes:
        data, _ = compiling.compiled(files(change))
        assert list(rule(Sources(data, files(change))))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_library_itself_breaks_no_rule(rule):
    data, _ = compiling.compiled(files())

    assert list(rule(Sources(data, files()))) == []


def test_a_circle_is_told_once_however_many_clauses_stand_in_it():
    names = ["gifts/a", "gifts/b", "gifts/c"]
    changes = {
        f"clauses/{name}.yaml": clause("You may.", needs=f"[{names[(n + 1) % 3]}]")
        for n, name in enumerate(names)
    }

    (line,) = told(changes)

    assert "'gifts/a' needs 'gifts/b' needs 'gifts/c' needs 'gifts/a' [circular-needs]" in line


def test_a_withdrawn_clause_may_need_a_withdrawn_one():
    gone = f"{WITHDRAWN}}}"
    changes = {
        "clauses/gifts/a.yaml": clause("You may.", withdrawn=gone, needs="[gifts/b]"),
        "clauses/gifts/b.yaml": clause("You may.", withdrawn=gone),
    }

    assert errors(changes) == []


def test_a_preset_may_say_what_kind_of_body_it_is_for():
    question = """\
  - {key: organisation.type, section: body, label: kind of body, type: choice, ask: "What is it?",
     help: A kind., why: It decides much., kind: fact, level: core, asks: [head],
     choices: [{value: town, label: Town}]}
  - {key: act.date,"""
    changes = edited(QUESTIONS, "  - {key: act.date,", question)
    changes |= edited(PRESET, "gifts.days: 14", "organisation.type: town")

    assert errors(changes) == []


@pytest.mark.parametrize("default", ["2027-01-31", '"2027-01-31"'])
def test_a_default_may_be_a_date(default):
    changes = edited(QUESTIONS, BEGINS, BEGINS_BY_CHOICE.format(default))

    assert errors(changes) == []


def test_a_preset_may_give_what_a_question_takes_in_place_of_its_type():
    changes = edited(PRESET, "gifts.days: 14", "training.topics: none-yet")
    changes |= edited(QUESTIONS, "validate: {max: 3}, special: [none-yet], kind: fact",
                      "validate: {max: 3}, special: [none-yet], kind: choice")  # fmt: skip

    assert errors(changes) == []


def test_an_old_id_resolves_wherever_a_clause_is_named():
    changes = edited(REGISTER, "order: 20", "order: 20\nformerly: [gifts/book, gifts/log]")
    changes |= edited(LIMIT, "needs: [gifts/gift-register]",
                      "needs: [gifts/book]\nexcludes: [gifts/no-gifts]")  # fmt: skip
    changes |= edited(BAN, "order: 10", "order: 10\nformerly: [gifts/no-gifts]")
    changes |= {
        OTHER: clause("See [](clause:gifts/log).", withdrawn=f"{WITHDRAWN}, instead: gifts/log}}")
    }

    of = library(changes)

    assert of.clause("gifts/book") is of.clause("gifts/log") is of.clauses["gifts/gift-register"]
    assert of.clause("gifts/no") is None
    limit, other = of.clauses["gifts/gift-limit"], of.clauses["gifts/other"]
    assert (limit.needs, limit.excludes) == (("gifts/gift-register",), ("gifts/gift-ban",))
    assert other.instead == "gifts/gift-register"
    assert other.mentions == ("gifts/gift-register",)
