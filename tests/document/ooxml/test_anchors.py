import re

import pytest

from codegen.document.ooxml.anchors import (
    Anchor,
    anchor_name,
    anchors,
    original_name,
    read_anchors,
)
from codegen.document.tree import Part


@pytest.mark.parametrize("identity", ["a", "part/section/gifts", "x" * 73, "münster/ß", "a/b-c_d"])
def test_a_name_is_what_word_allows(identity):
    assert re.fullmatch(r"[A-Za-z]\w{0,37}", anchor_name(identity), re.ASCII)


def test_ids_with_one_beginning_have_different_names():
    long = "conflict-of-interest/declaration-of-interests-by-"

    assert anchor_name(f"{long}staff") != anchor_name(f"{long}members")


def test_two_parts_of_one_id_are_a_bug():
    with pytest.raises(ValueError, match="two parts have the bookmark"):
        anchors([Part("part/one", 1, "One"), Part("part/one", 1, "Two")])


@pytest.mark.parametrize("local", [True, False])
def test_an_anchor_is_read_as_it_was_written(local):
    anchor = Anchor("gifts/limit", "1.2.0", "sha256:0", local)

    assert read_anchors({"cl_x": str(anchor)}) == {"cl_x": anchor}


def test_properties_of_others_are_not_anchors():
    assert read_anchors({"Owner": "a b c", "cl_x": "two words", "cl_y": "a b c d e"}) == {}


def test_copies_that_a_tracked_move_makes_are_known_by_their_first_name():
    assert original_name("cl_a_0a1b2c_Copy_1_Copy_12") == "cl_a_0a1b2c"
    assert original_name("cl_a_Copy_b") == "cl_a_Copy_b"
