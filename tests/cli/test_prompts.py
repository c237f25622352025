"""The words that may be typed at any prompt, and the plain front end that reads them."""

import io
import signal

import pytest

from codegen.cli.prompts.front import Option, Prompt
from codegen.cli.prompts.leaving import Leaving
from codegen.cli.prompts.plain import Plain
from codegen.cli.prompts.words import WORDS, Word, read


@pytest.mark.parametrize("name", WORDS)
def test_a_word_begins_with_a_colon(name):
    assert read(f":{name}") == Word(name)
    assert read(f"  :{name.upper()} ") == Word(name)


@pytest.mark.parametrize("name", WORDS)
def test_as_many_letters_of_a_word_will_do_as_tell_it_from_the_others(name):
    short = next(
        name[:n] for n in range(1, len(name) + 1)
        if [word for word in WORDS if word.startswith(name[:n])] == [name]
    )  # fmt: skip

    assert read(f":{short}") == Word(name)


def test_fewer_letters_name_none_and_are_told_as_they_were_typed():
    assert read(":s") == Word("", ":s")
    assert read(":") == Word("", ":")
    assert read(":nothing") == Word("", ":nothing")


def test_what_follows_a_word_goes_with_it():
    assert read(":sections gifts.limit") == Word("sections", "gifts.limit")


@pytest.mark.parametrize(
    ("typed", "text"),
    [("::save", ":save"), ("::", ":"), ("skip", "skip"), ("a: b", "a: b"), ("?!", "?!"), ("", ""),
     (" Ahlen ", "Ahlen")],
)  # fmt: skip
def test_nothing_else_is_a_word(typed, text):
    assert read(typed) == text


def plain(typed, act):
    """Return what a plain front end answers to some lines, and what it showed."""
    target = io.StringIO()
    return act(Plain(io.StringIO(typed), target)), target.getvalue()


OPTIONS = [Option("a", "First", help="Of all."), Option("b", "Second", reason="It is taken.")]
MANY = [Option(str(n), f"Number {n}") for n in range(10)]


def test_a_choice_is_shown_by_number_and_one_that_cannot_be_made_with_its_reason():
    reply, shown = plain("1\n", lambda front: front.choose(Prompt("Which?", "First"), OPTIONS))

    assert reply == "a"
    assert shown == (
        "Which?\n  1  First\n  2  Second (cannot be chosen: It is taken.)\nEnter: First\n> 1\n"
    )


@pytest.mark.parametrize(
    ("typed", "reply"), [("2", "b"), ("3", "3"), ("0", "0"), ("Second", "Second"), ("", "")]
)
def test_what_is_no_number_of_a_choice_is_returned_as_typed(typed, reply):
    assert plain(f"{typed}\n", lambda front: front.choose(Prompt("?"), OPTIONS))[0] == reply


@pytest.mark.parametrize(
    ("typed", "reply"), [("1,2", "a; b"), ("1 2", "a; b"), ("2", "b"), ("a, b", "a, b"), ("", "")]
)
def test_several_choices_are_typed_with_commas(typed, reply):
    assert plain(f"{typed}\n", lambda front: front.choose_several(Prompt("?"), OPTIONS))[0] == reply


def test_a_long_list_is_not_read_out_again_after_a_mistake():
    _, shown = plain("1\n", lambda front: front.choose(Prompt("Which?", again=True), MANY))

    assert shown == "Which?\nA number from 1 to 10; ? shows them again.\n> 1\n"


def test_several_lines_end_with_an_empty_one():
    assert plain("a\nb\n\nc\n", lambda front: front.lines(Prompt("?")))[0] == "a\nb"
    assert plain("a\n:save\n", lambda front: front.lines(Prompt("?")))[0] == Word("save")


def test_the_end_of_what_is_typed_is_told():
    with pytest.raises(EOFError):
        plain("", lambda front: front.line(Prompt("?")))


def test_lines_are_folded_and_lists_stand_under_each_other():
    _, shown = plain("", lambda front: front.say("  Brings in: " + "word " * 30))

    assert max(map(len, shown.splitlines())) <= 78
    assert shown.splitlines()[1].startswith("    word")


def test_headings_stand_over_the_options_they_are_for():
    options = [Option("a", "One", under="Gifts"), Option("b", "Two", under="Gifts"), Option("c", "Three", under="Roles")]  # fmt: skip

    _, shown = plain("1\n", lambda front: front.choose(Prompt("Which?"), options))

    assert shown.startswith("Which?\nGifts:\n  1  One\n  2  Two\nRoles:\n  3  Three\n")


def test_an_interrupt_between_two_questions_waits_until_the_answer_is_kept():
    target = io.StringIO()
    front = Leaving(Plain(io.StringIO("1\n2\n"), target))
    with front.heard():
        assert front.choose(Prompt("Which?"), OPTIONS) == "a"
        signal.raise_signal(signal.SIGTERM)
        front.say("Kept.")
        with pytest.raises(KeyboardInterrupt):
            front.choose(Prompt("And then?"), OPTIONS)
        front.wanted = False

    assert "Kept." not in target.getvalue()  # whoever leaves reads no more
    assert "And then?" not in target.getvalue()


def test_an_interrupt_after_the_last_question_is_heard_too():
    front = Leaving(Plain(io.StringIO(), io.StringIO()))
    with pytest.raises(KeyboardInterrupt), front.heard():  # noqa: PT012  the end of it raises
        signal.raise_signal(signal.SIGINT)
        front.say("Kept.")


def test_who_interrupts_twice_does_not_wait():
    front = Leaving(Plain(io.StringIO(), io.StringIO()))
    with front.heard():
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        front.wanted = False
