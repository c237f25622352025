"""Where a finding stands: the line of the clause's file on which its words begin."""

import pytest
from conftest import ROOT
from planting import looked

from codegen.draft.lint import places
from codegen.draft.lint.linting import place

SOURCE = """\
1. Tell the {{ roles.adviser }} at once, [in writing](term:in-writing), and
   wait for an answer of the {{ roles.adviser }}.
{% if gifts.policy == 'refuse' %}
2. You **must** refuse.
{% endif %}
3. You **must** refuse money.
"""


@pytest.mark.parametrize(
    ("printed", "words", "line"),
    [
        ("Tell the Officer at once, in writing, and wait for an answer of the Officer.", "Tell", 1),
        (
            "Tell the Officer at once, in writing, and wait for an answer of the Officer.",
            "answer",
            2,
        ),
        ("You must refuse.", "must", 4),
        ("You must refuse money.", "must", 6),
        ("You must refuse money.", "money", 6),
        ("", "", 1),
        ("Nothing of this stands there", "stands", 1),
    ],
)
def test_the_line_is_where_the_words_agree_longest(printed, words, line):
    assert places.line(SOURCE, printed, max(printed.find(words), 0)) == line


def test_every_paragraph_of_the_example_is_found_in_its_file_by_its_longest_word():
    subject = looked()
    lost = []
    for text in subject.texts:
        for passage in text.binding:
            typed = [
                word for word in passage.typed.replace("\u25a1", " ").split() if word.isalpha()
            ]
            added = passage.text.startswith("Legal basis: ")  # which no clause's text holds
            if subject.clause(passage.part) is None or added or not typed:
                continue
            word = max(typed, key=len)
            where = place(subject, passage, word)
            line = (ROOT / where.file).read_text().splitlines()[where.line - 1]
            if word not in line:
                lost.append((where, word))

    assert lost == []
