"""What the library's files say of each other: each rule has a small library that breaks it."""

import re

import pytest
from small_library import (
    BAN,
    CONDUCT,
    FOREWORD,
    INSTRUMENT,
    LIMIT,
    OFFICES,
    PRESET,
    QUESTIONS,
    REGISTER,
    TOPICS,
    clause,
    edited,
    errors,
    files,
)

from codegen.library import (
    agreement,
    choices,
    claims,
    compiling,
    keys,
    printing,
    references,
    shape,
    topics,
)
from codegen.library.sources import Sources

OTHER = "clauses/gifts/other.yaml"
BY = '  charter:\n    "8(5)": {how: sets, by: "1-2"}'

CASES = [
    # rule, changes, lines
    (
        keys.unknown_questions,
        edited(BAN, "gifts.policy ==", "gift.policy =="),
        (
            "clauses/gifts/gift-ban.yaml:7:7: error: 'gift.policy' is not a question [unknown-question]\n"
            "  hint: did you mean 'gifts.policy'?"
        ),
    ),
    (
        keys.unknown_questions,
        {FOREWORD: "One.\n\nAsk the {{ roles.advisor }}.\n"},
        (
            "templates/parts/conduct/foreword.md.j2:3:12: error: 'roles.advisor' is not a question "
            "[unknown-question]\n  hint: did you mean 'roles.adviser'?"
        ),
    ),
    (
        keys.unknown_questions,
        edited(CONDUCT, "offices: [in-service, mandate]", "offices: [mandate]\nsubtitle: Of {{ organisation.nme }}"),
        (
            "templates/outlines/code-of-conduct.yaml:5:17: error: 'organisation.nme' is not a question "
            "[unknown-question]\n  hint: did you mean 'organisation.name'?"
        ),
    ),
    (
        keys.unknown_questions,
        edited(QUESTIONS, "label: amount in the law,", "label: amount in the law, when: gifts.polcy is known,"),
        (
            "clauses/questionnaire.yaml:119:65: error: 'gifts.polcy' is not a question "
            "[unknown-question]\n  hint: did you mean 'gifts.policy'?"
        ),
    ),
    (
        keys.unknown_question_keys,
        edited(BAN, "needs_basis: [gifts.law]", "needs_basis: [gifts.lawn]"),
        (
            "clauses/gifts/gift-ban.yaml:9:15: error: 'gifts.lawn' is not a question [unknown-question]\n"
            "  hint: did you mean 'gifts.law'?"
        ),
    ),
    (
        keys.unknown_question_keys,
        edited(PRESET, "gifts.days: 14", "gifts.day: 14"),
        (
            "clauses/presets/town.yaml:4:11: error: 'gifts.day' is not a question [unknown-question]\n"
            "  hint: did you mean 'gifts.days'?"
        ),
    ),
    (
        keys.unknown_question_keys,
        edited(QUESTIONS, "{times: 3, of: gifts.limit}", "{times: 3, of: gifts.limt}"),
        (
            "clauses/questionnaire.yaml:150:84: error: 'gifts.limt' is not a question [unknown-question]\n"
            "  hint: did you mean 'gifts.limit'?"
        ),
    ),
    (
        keys.unknown_question_keys,
        edited(QUESTIONS, "{currency_of: organisation.country}", "{currency_of: organisation.contry}"),
        (
            "clauses/questionnaire.yaml:25:32: error: 'organisation.contry' is not a question "
            "[unknown-question]\n  hint: did you mean 'organisation.country'?"
        ),
    ),
    (
        choices.unknown_choices,
        edited(BAN, "== 'refuse'", "== 'refused'"),
        (
            "clauses/gifts/gift-ban.yaml:7:24: error: 'refused' is not a choice of gifts.policy "
            "[unknown-choice]\n  hint: did you mean 'refuse'?"
        ),
    ),
    (
        choices.unknown_choices,
        {FOREWORD: "The limits {% if gifts.policy == 'limits' %}a{% endif %}\n"},
        (
            "templates/parts/conduct/foreword.md.j2:1:35: error: 'limits' is not a choice of gifts.policy "
            "[unknown-choice]\n  hint: did you mean 'limit'?"
        ),
    ),
    (
        choices.unknown_choices,
        edited(QUESTIONS, "\"'buying' in", "\"'bying' in"),
        (
            "clauses/questionnaire.yaml:131:18: error: 'bying' is not a choice of risk.functions "
            "[unknown-choice]\n  hint: did you mean 'buying'?"
        ),
    ),
    (
        choices.unknown_choices,
        {FOREWORD: "{% if gifts.given == 'maybe' %}a{% endif %}\n"},
        (
            "templates/parts/conduct/foreword.md.j2:1:23: error: 'maybe' is not a choice of gifts.given "
            "[unknown-choice]"
        ),
    ),
    (
        choices.unknown_choices,
        {FOREWORD: "{% if 'stuff' in people.categories %}a{% endif %}\n"},
        (
            "templates/parts/conduct/foreword.md.j2:1:8: error: 'stuff' is not a choice of "
            "people.categories [unknown-choice]\n  hint: did you mean 'staff'?"
        ),
    ),
    (
        choices.unknown_choices,
        edited(PRESET, "gifts.days: 14", "gifts.policy: limt"),
        (
            "clauses/presets/town.yaml:4:25: error: 'limt' is not a choice of gifts.policy "
            "[unknown-choice]\n  hint: did you mean 'limit'?"
        ),
    ),
    (
        choices.unknown_choices,
        edited(QUESTIONS, "      - {value: limit}\n    kind", "      - {value: limt}\n    kind"),
        (
            "clauses/questionnaire.yaml:132:17: error: 'limt' is not a choice of gifts.policy "
            "[unknown-choice]\n  hint: did you mean 'limit'?"
        ),
    ),
    (
        references.unknown_offices,
        edited(INSTRUMENT, "bears_on: [gifts],", "bears_on: [gifts], for: [third-party],"),
        "clauses/instruments/charter.yaml:16:112: error: there is no office 'third-party' [unknown-office]",
    ),
    (
        keys.unknown_questions,
        edited(INSTRUMENT, "excludes: [judicial]", "excludes: [judicial]\nwhen: organisation.nme == 'x'"),
        (
            "clauses/instruments/charter.yaml:12:7: error: 'organisation.nme' is not a question "
            "[unknown-question]\n  hint: did you mean 'organisation.name'?"
        ),
    ),
    (
        references.unknown_offices,
        {FOREWORD: "One.\n{% if office('mandat') %}a{% endif %}\n"},
        (
            "templates/parts/conduct/foreword.md.j2:2:15: error: there is no office 'mandat' "
            "[unknown-office]\n  hint: did you mean 'mandate'?"
        ),
    ),
    (
        references.unknown_offices,
        edited(REGISTER, "for: [in-service]", "for: [in-service, judicial]"),
        "clauses/gifts/gift-register.yaml:6:19: error: there is no office 'judicial' [unknown-office]",
    ),
    (
        references.unknown_offices,
        edited(CONDUCT, "offices: [in-service, mandate]", "offices: [in-service, judicial]"),
        "templates/outlines/code-of-conduct.yaml:4:23: error: there is no office 'judicial' [unknown-office]",
    ),
    (
        topics.unknown_topics,
        edited(BAN, "also: [bribery]", "also: [briberry]"),
        (
            "clauses/gifts/gift-ban.yaml:4:8: error: there is no topic 'briberry' [unknown-topic]\n"
            "  hint: did you mean 'bribery'?"
        ),
    ),
    (
        topics.unknown_topics,
        edited(CONDUCT, "topics: [gifts, gift-register]", "topics: [gifts, gift-register, gift]"),
        (
            "templates/outlines/code-of-conduct.yaml:7:67: error: there is no topic 'gift' "
            "[unknown-topic]\n  hint: did you mean 'gifts'?"
        ),
    ),
    (
        topics.unknown_topics,
        edited(INSTRUMENT, "bears_on: [bribery]", "bears_on: [bribes]"),
        (
            "clauses/instruments/charter.yaml:18:85: error: there is no topic 'bribes' [unknown-topic]\n"
            "  hint: did you mean 'bribery'?"
        ),
    ),
    (
        topics.unknown_topics,
        edited(TOPICS, "conduct/mandate: [gifts]", "conduct/mandate: [gift]"),
        (
            "clauses/topics.yaml:8:21: error: there is no topic 'gift' [unknown-topic]\n"
            "  hint: did you mean 'gifts'?"
        ),
    ),
    (
        references.unknown_clauses,
        edited(LIMIT, "needs: [gifts/gift-register]", "needs: [gifts/gift-registry]"),
        (
            "clauses/gifts/gift-limit.yaml:7:9: error: there is no clause 'gifts/gift-registry' "
            "[unknown-clause]\n  hint: did you mean 'gifts/gift-register'?"
        ),
    ),
    (
        references.unknown_clauses,
        edited(LIMIT, "realises: [values/integrity]", "realises: [values/integrety]"),
        (
            "clauses/gifts/gift-limit.yaml:10:12: error: there is no clause 'values/integrety' "
            "[unknown-clause]\n  hint: did you mean 'values/integrity'?"
        ),
    ),
    (
        references.unknown_targets,
        edited(LIMIT, "[](clause:gifts/gift-register)", "[](clause:gifts/register)"),
        (
            "clauses/gifts/gift-limit.yaml:26:65: error: there is no clause 'gifts/register' "
            "[unknown-clause]\n  hint: did you mean 'gifts/gift-register'?"
        ),
    ),
    (
        references.unknown_targets,
        {FOREWORD: "See [](section:gift) and\n[](part:forword).\n"},
        [
            (
                "templates/parts/conduct/foreword.md.j2:1:16: error: there is no section 'gift' "
                "[unknown-section]\n  hint: did you mean 'gifts'?"
            ),
            (
                "templates/parts/conduct/foreword.md.j2:2:9: error: there is no part 'forword' "
                "[unknown-part]\n  hint: did you mean 'foreword'?"
            ),
        ],
    ),
    (
        references.unknown_targets,
        {FOREWORD: "By [](provision:charter/8(6)) a [gift](term:gfit).\n"},
        [
            (
                "templates/parts/conduct/foreword.md.j2:1:17: error: there is no provision 'charter/8(6)' "
                "[unknown-provision]\n  hint: did you mean 'charter/8(5)'?"
            ),
            (
                "templates/parts/conduct/foreword.md.j2:1:45: error: there is no term 'gfit' "
                "[unknown-term]\n  hint: did you mean 'gift'?"
            ),
        ],
    ),
    (
        references.unknown_targets,
        edited(LIMIT, "[](clause:gifts/gift-register)", "[](claus:gifts/gift-register)"),
        (
            "clauses/gifts/gift-limit.yaml:26:58: error: 'claus' is no kind of reference "
            "[unknown-reference]\n  hint: did you mean 'clause'?"
        ),
    ),
    (
        keys.unknown_questions,
        edited(LIMIT, "not_allowed: A voucher.", "not_allowed: A voucher.\n    when: gifts.polic == 'limit'"),
        (
            "clauses/gifts/gift-limit.yaml:18:11: error: 'gifts.polic' is not a question "
            "[unknown-question]\n  hint: did you mean 'gifts.policy'?"
        ),
    ),
    (
        choices.unknown_choices,
        edited(LIMIT, "not_allowed: A voucher.", "not_allowed: A voucher.\n    when: gifts.policy == 'limits'"),
        (
            "clauses/gifts/gift-limit.yaml:18:28: error: 'limits' is not a choice of gifts.policy "
            "[unknown-choice]\n  hint: did you mean 'limit'?"
        ),
    ),
    (
        references.unknown_targets,
        edited(LIMIT, "not_allowed: A voucher.", "not_allowed: A voucher by [](provision:charter/8(6))."),
        (
            "clauses/gifts/gift-limit.yaml:17:44: error: there is no provision 'charter/8(6)' "
            "[unknown-provision]\n  hint: did you mean 'charter/8(5)'?"
        ),
    ),
    (
        claims.wrong_mappings,
        edited(LIMIT, "  charter:\n", "  chart:\n"),
        (
            "clauses/gifts/gift-limit.yaml:12:3: error: there is no instrument 'chart' "
            "[unknown-instrument]\n  hint: did you mean 'charter'?"
        ),
    ),
    (
        claims.wrong_mappings,
        edited(LIMIT, '"8(5)": {how', '"8(55)": {how'),
        (
            "clauses/gifts/gift-limit.yaml:13:5: error: there is no provision '8(55)' in charter "
            "[unknown-provision]\n  hint: did you mean '8(5)'?"
        ),
    ),
    (
        claims.wrong_mappings,
        edited(LIMIT, BY, '  charter:\n    "10": {how: informs}'),
        (
            "clauses/gifts/gift-limit.yaml:13:5: error: charter 10 is not for a code to answer to "
            "[not-for-a-code]\n  hint: take the mapping out"
        ),
    ),
    (
        claims.wrong_mappings,
        edited(LIMIT, BY, '  charter:\n    "9": {how: sets}'),
        (
            "clauses/gifts/gift-limit.yaml:13:5: error: a code at most supports charter 9, and this says "
            "'sets' [overclaimed]\n  hint: write 'how: supports'"
        ),
    ),
    (
        claims.wrong_mappings,
        edited(LIMIT, BY, '  charter:\n    "9": {how: supports}'),
        (
            "clauses/gifts/gift-limit.yaml:13:5: error: a mapping that supports charter 9 says what is "
            "missing [missing-entry]\n  hint: add 'missing: …'"
        ),
    ),
    (
        claims.wrong_mappings,
        edited(INSTRUMENT, "excludes: [judicial]", "excludes: [in-service]"),
        (
            "clauses/gifts/gift-limit.yaml:12:3: error: charter leaves out people of the office "
            "'in-service' [excluded-office]\n  hint: take the mapping out"
        ),
    ),
    (
        topics.misplaced_clauses,
        {OTHER: clause("You may.", **{"for": None})},
        (
            "clauses/gifts/other.yaml:1:1: error: a clause of a code of conduct says for which offices it "
            "is [missing-entry]\n  hint: add 'for: [in-service]'"
        ),
    ),
    (
        topics.misplaced_clauses,
        {OTHER: clause("You may.", topic="bribery")},
        (
            "clauses/gifts/other.yaml:3:8: error: no section of the conduct outline takes the topic "
            "'bribery' [no-place]"
        ),
    ),
    (
        topics.misplaced_clauses,
        {"clauses/other/a.yaml": clause("You may.")},
        "clauses/other/a.yaml: error: the folder 'other' has no principle.yaml [missing-file]",
    ),
    (
        agreement.parts_without_text,
        {FOREWORD: None},
        (
            "templates/outlines/code-of-conduct.yaml:6:12: error: the part 'foreword' has no text "
            "[missing-file]\n  hint: write templates/parts/conduct/foreword.md.j2"
        ),
    ),
    (
        shape.wrong_markdown,
        {OTHER: clause("One.\n\n# Two")},
        "clauses/gifts/other.yaml:15:7: error: a heading cannot stand in a clause [markdown-in-clause]",
    ),
    (
        shape.wrong_markdown,
        {FOREWORD: "> {% if gifts.law == 'yes' %}One.{% endif %}\n"},
        (
            "templates/parts/conduct/foreword.md.j2:1:1: error: a block quote cannot stand in a clause "
            "[markdown-in-clause]"
        ),
    ),
    (
        shape.wrong_markdown,
        edited(LIMIT, "not_allowed: A voucher.", "not_allowed: A `voucher`."),
        (
            "clauses/gifts/gift-limit.yaml:17:18: error: code between backticks cannot stand in a clause "
            "[markdown-in-clause]"
        ),
    ),
    (
        keys.circular_questions,
        edited(QUESTIONS, "{times: 3, of: gifts.limit}", "{times: 3, of: gifts.upper}"),
        "clauses/questionnaire.yaml:149:11: error: 'gifts.upper' depends on itself [circular-question]",
    ),
    (
        keys.circular_questions,
        edited(QUESTIONS, "    when: gifts.policy != 'refuse'", "    when: gifts.upper > 5"),
        [
            "clauses/questionnaire.yaml:136:10: error: 'gifts.limit' depends on itself [circular-question]",
            "clauses/questionnaire.yaml:149:11: error: 'gifts.upper' depends on itself [circular-question]",
        ],
    ),
    (
        keys.circular_questions,
        edited(QUESTIONS, "{currency_of: organisation.country}", "{of: money.currency}"),
        "clauses/questionnaire.yaml:21:14: error: 'money.currency' depends on itself [circular-question]",
    ),
    (
        keys.circular_questions,
        edited(QUESTIONS, "    why: A code may not be laxer.",
               "    why: A code may not be laxer.\n    when: gifts.law.amount > 5"),
        [
            "clauses/questionnaire.yaml:108:10: error: 'gifts.law' depends on itself [circular-question]",
            "clauses/questionnaire.yaml:120:15: error: 'gifts.law.amount' depends on itself [circular-question]",
        ],
    ),
    (
        keys.circular_questions,
        edited(QUESTIONS, "    why: Each office has its own code.",
               "    why: Each office has its own code.\n    when: office('mandate')"),
        (
            "clauses/questionnaire.yaml:31:10: error: 'people.categories' depends on itself "
            "[circular-question]"
        ),
    ),
    (
        agreement.unknown_categories,
        edited(OFFICES, "categories: [ministers]", "categories: [minister]"),
        (
            "clauses/offices.yaml:3:83: error: there is no category 'minister' [unknown-category]\n"
            "  hint: did you mean 'ministers'?"
        ),
    ),
    (
        agreement.unknown_sections,
        edited(QUESTIONS, "- key: gifts.law\n    section: gifts", "- key: gifts.law\n    section: gift"),
        (
            "clauses/questionnaire.yaml:109:14: error: there is no section 'gift' [unknown-section]\n"
            "  hint: did you mean 'gifts'?"
        ),
    ),
    (
        printing.wrong_filters,
        edited(LIMIT, "{{ gifts.days | days }}, as", "{{ organisation.name | days }}, as"),
        (
            "clauses/gifts/gift-limit.yaml:26:30: error: 'organisation.name' is of the type text, which "
            "'days' cannot print [wrong-filter]"
        ),
    ),
    (
        printing.wrong_filters,
        {FOREWORD: "We:\n{% for v in values.list %}\n- {{ v.name | money }}\n{% endfor %}\n"},
        (
            "templates/parts/conduct/foreword.md.j2:3:6: error: 'values.list.name' is of the type text, "
            "which 'money' cannot print [wrong-filter]"
        ),
    ),
    (
        printing.wrong_filters,
        {FOREWORD: "By {{ gifts.policy | citation }}.\n"},
        (
            "templates/parts/conduct/foreword.md.j2:1:7: error: 'gifts.policy' is of the type choice, "
            "which 'citation' cannot print [wrong-filter]"
        ),
    ),
    (
        claims.unprinted_paragraphs,
        edited(LIMIT, 'by: "1-2"', 'by: "1-3"'),
        (
            "clauses/gifts/gift-limit.yaml:13:29: error: this text has no paragraph (3) "
            "[unprinted-paragraph]\n  hint: its last is (2)"
        ),
    ),
    (
        claims.unprinted_paragraphs,
        edited(LIMIT, 'by: "1-2"', 'by: "1 and 2"'),
        (
            "clauses/gifts/gift-limit.yaml:13:29: error: '1 and 2' names no paragraphs "
            '[unprinted-paragraph]\n  hint: write them as "2", "1-3" or "1-3, 5"'
        ),
    ),
    (
        claims.unprinted_paragraphs,
        edited(LIMIT, 'by: "1-2"', 'by: "2, 1"'),
        (
            "clauses/gifts/gift-limit.yaml:13:29: error: the paragraphs '2, 1' do not rise "
            '[unprinted-paragraph]\n  hint: write them in order, such as "1-3, 5"'
        ),
    ),
    (
        claims.unprinted_paragraphs,
        edited(BAN, "needs_basis", "implements: {charter: {'8(5)': {how: sets, by: '1'}}}\nneeds_basis"),
        (
            "clauses/gifts/gift-ban.yaml:9:48: error: this text has no numbered paragraphs "
            "[unprinted-paragraph]\n  hint: take 'by' out"
        ),
    ),
    (
        printing.unknown_fields,
        {FOREWORD: "We:\n{% for v in values.list %}\n- {{ v.nme }}\n{% endfor %}\n"},
        (
            "templates/parts/conduct/foreword.md.j2:3:6: error: 'nme' is not a field of values.list "
            "[unknown-field]\n  hint: did you mean 'name'?"
        ),
    ),
    (
        printing.unknown_fields,
        {FOREWORD: "{% for t in training.topics %}\n- {% if t.name == 'a' %}x{% endif %}\n{% endfor %}\n"},
        (
            "templates/parts/conduct/foreword.md.j2:2:9: error: 'name' is not a field of training.topics "
            "[unknown-field]"
        ),
    ),
    (
        agreement.repeated_names,
        edited(QUESTIONS, "{key: act.date,", "{key: act.note,"),
        "clauses/questionnaire.yaml:68:11: error: 'act.note' stands here a second time [repeated-name]",
    ),
    (
        agreement.repeated_names,
        edited(TOPICS, "slug: bribery", "slug: gifts") | edited(BAN, "also: [bribery]", "also: []")
        | edited(INSTRUMENT, "bears_on: [bribery]", "bears_on: []"),
        "clauses/topics.yaml:5:12: error: 'gifts' stands here a second time [repeated-name]",
    ),
    (
        agreement.repeated_names,
        edited(CONDUCT, "- {section: gifts,", "- {section: gifts, title: Gifts, topics: [bribery]}\n  - {section: gifts,"),
        "templates/outlines/code-of-conduct.yaml:8:15: error: 'section gifts' stands here a second time [repeated-name]",
    ),
    (
        agreement.repeated_names,
        edited(INSTRUMENT, 'id: "10"', 'id: "9"'),
        "clauses/instruments/charter.yaml:20:10: error: '9' stands here a second time [repeated-name]",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        pytest.param(*case, id=f"{rule.__name__}-{place}")
        for place, (rule, *case) in enumerate(CASES)
    ],
)
def test_a_reference_that_leads_nowhere_is_told_with_its_place(changes, lines):
    found = [str(problem) for problem in errors(changes)]

    assert found == (lines if isinstance(lines, list) else [lines])


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param(changes, id=f"{rule.__name__}-{n}")
        for n, (rule, changes, _) in enumerate(CASES)
    ],
)
def test_the_place_that_is_told_is_where_the_word_stands(changes):
    for problem in errors(changes):
        word = re.search(r"'([^']+)'", problem.message)
        if word is None or problem.rule in (
            "wrong-filter",
            "no-place",
            "excluded-office",
            "overclaimed",
        ):
            continue
        if problem.rule == "missing-file" and not problem.where.line:
            continue
        line = files(changes)[problem.where.file].decode().split("\n")[problem.where.line - 1]
        here = line[problem.where.column - 1 :].lstrip("\"'")
        name = word[1].removeprefix("section ")
        assert here.startswith((name, f"v.{name}", f"t.{name}")), (problem, here)


@pytest.mark.parametrize("rule", references.RULES, ids=lambda rule: rule.__name__)
def test_every_rule_has_a_library_that_breaks_it(rule):
    changes = [changes for broken, changes, _ in CASES if broken is rule]

    assert changes
    for change in changes:
        given = files(change)
        data, _ = compiling.compiled(given)
        assert list(rule(Sources(data, given)))


def test_the_rules_run_only_when_every_file_is_sound():
    changes = edited(BAN, "gifts.policy ==", "gift.policy ==") | edited(
        PRESET, "title: Town", "titel: Town"
    )

    assert {problem.rule for problem in errors(changes)} == {"missing-entry", "unknown-entry"}


def test_an_old_id_still_names_its_clause():
    changes = edited(BAN, "order: 10", "order: 10\nformerly: [gifts/no-gifts]")
    changes |= edited(LIMIT, "needs: [gifts/gift-register]", "needs: [gifts/no-gifts]")

    assert errors(changes) == []


def test_an_address_is_no_reference_of_ours():
    changes = {FOREWORD: "See [the law](https://example.org/a) and [us](mailto:a@example.org).\n"}

    assert errors(changes) == []


ALL_BUT_ONE = "1. One.\n{% if gifts.days > 30 %}\n2. Two.\n3. Three.\n{% else %}\n2. Or.\n{% endif %}\n4. Last."


@pytest.mark.parametrize(("by", "found"), [("4", []), ("1-2, 4", []), ("5", ["its last is (4)"])])
def test_a_claim_may_name_any_paragraph_that_some_answers_print(by, found):
    changes = {
        BAN: clause(ALL_BUT_ONE, implements=f"{{charter: {{'8(5)': {{how: sets, by: '{by}'}}}}}}")
    }

    assert [problem.hint for problem in errors(changes)] == found
