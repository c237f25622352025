"""On a long pair whose differences are known, no more is marked than was changed, and every move is found."""

import re

import pytest
from long_pair import MOVES, long_pair

from codegen.document.lines import lines
from codegen.document.tree import Run
from codegen.redline.compare import redline
from codegen.redline.stretches import stretches


@pytest.fixture(scope="module")
def pair():
    return long_pair()


@pytest.fixture(scope="module")
def marked(pair):
    return redline(pair.old, pair.new)


def words(runs):
    return len(re.findall(r"\w+", "".join(run.text for run in runs if isinstance(run, Run))))


def test_the_pair_is_as_long_as_it_says(pair):
    count = sum(words(line.runs) for part in pair.old.parts for line in lines(part.blocks))
    ids = [part.id for part in pair.new.parts]

    assert 13_000 <= count <= 14_200
    assert len(ids) == len(set(ids))
    assert pair.edits == 58


def test_what_is_marked_is_what_was_changed(pair, marked):
    found = stretches(marked)
    of_words = [one for one in found if one.kind != "move"]

    went = sum(words(one.old) for one in of_words)
    came = sum(words(one.new) for one in of_words)
    moved = sum(words(one.new) for one in found if one.kind == "move")

    truth = pair.went + pair.came + pair.moved
    assert sum(one.kind == "move" for one in found) == MOVES
    assert went + came + moved <= 1.06 * truth
    assert went + came + moved >= 0.9 * truth


def test_no_island_of_a_word_or_two_stands_inside_a_change(marked):
    for part in marked.parts:
        for line in lines(part.blocks):
            kinds = [run.change is not None for run in line.runs]
            for at in range(1, len(kinds) - 1):
                if not kinds[at] and kinds[at - 1] and kinds[at + 1]:
                    assert words(line.runs[at : at + 1]) > 2, line.runs[at].text
