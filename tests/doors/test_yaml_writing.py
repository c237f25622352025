import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from codegen.doors import yaml
from codegen.doors.yaml.scalars import FORBIDDEN
from codegen.errors import ContentError

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).filter(
    lambda text: not FORBIDDEN.search(text)
) | st.text("ab \n#:-'\"|>[]{}&*!%@`,?\t\r~0123.eyn<=", max_size=60)
scalars = (
    texts
    | st.none()
    | st.booleans()
    | st.integers(-(10**18) + 1, 10**18 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.dates(min_value=dt.date(1000, 1, 1))
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)
keys = st.sampled_from(["a", "b", "c", "gifts.limit"])
paths = st.lists(keys, min_size=1, max_size=3).map(tuple)
files = st.dictionaries(
    keys,
    st.recursive(
        scalars,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
        max_leaves=10,
    ),
    max_size=4,
)


@given(values)
def test_what_is_printed_is_read_back_as_the_same_value(value):
    printed = yaml.dump(value)

    assert yaml.parse(printed, "a.yaml") == value
    assert YAML(typ="safe").load(printed) == value


@pytest.mark.parametrize("text", ["yes", "off", "50", "2026-11-22", "null", "", "1e3", "012", "~"])
def test_a_text_that_could_be_taken_for_something_else_is_quoted(text):
    assert yaml.dump(text) == f'"{text}"\n'.encode()


def test_a_text_of_several_lines_is_a_literal_block():
    assert yaml.dump({"a": ["One.\n\nTwo."]}) == b"a:\n  - |-\n    One.\n\n    Two.\n"


def test_a_long_text_that_needs_quotes_is_a_literal_block():
    text = "Whoever asks: " + "what may I keep? " * 5 + "asks rightly."

    assert yaml.dump({"a": text}) == f"a: |-\n  {text}\n".encode()


def test_an_amount_is_printed_as_the_number_it_is():
    assert yaml.dump([50, 49.9, Decimal("1500.50")]) == b"- 50\n- 49.9\n- 1500.50\n"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 10**18, "a\0b", "a\u2028b"])
def test_what_could_not_be_read_back_is_not_printed(value):
    with pytest.raises(ValueError, match="read back"):
        yaml.dump({"a": value})


@pytest.mark.parametrize(
    "value", [{1: 2}, b"bytes", {1, 2}, dt.datetime(2026, 11, 22, tzinfo=dt.UTC)]
)
def test_what_is_not_plain_data_is_not_printed(value):
    with pytest.raises(TypeError):
        yaml.dump([value])


ANSWERS = """\
# Answers of the Town of Ahlen
codegen: 1
answers:
  # Names
  organisation.name: Town of Ahlen   # as in the statute
  gifts.limit: 50  # HR, 3 May

  values.list:  # from the workshop
    - name: openness  # first
      meaning: we say why
  # Who decides
  roles.decider: Mayor
confirmed: [review.years]
"""


def edited(changes, delete=(), before=ANSWERS):
    return yaml.edit(before.encode(), "answers.yaml", changes, delete).decode()


def test_a_changed_answer_keeps_its_comment_and_touches_no_other_line():
    after = edited({("answers", "gifts.limit"): 40})

    assert after == ANSWERS.replace("limit: 50", "limit: 40")


def test_a_new_answer_goes_to_the_end_of_the_answers():
    after = edited({("answers", "review.years"): 3})

    assert after == ANSWERS.replace("Mayor\n", "Mayor\n  review.years: 3\n")


def test_a_mapping_that_is_missing_is_made():
    after = edited({("by", "gifts.limit", "who"): "legal"})

    assert after == f"{ANSWERS}by:\n  gifts.limit:\n    who: legal\n"


def test_an_answer_taken_away_leaves_every_comment():
    after = edited({}, [("answers", "gifts.limit"), ("kept", "never.there")])

    assert after == ANSWERS.replace("  gifts.limit: 50  # HR, 3 May\n", "  # HR, 3 May\n")


def test_comments_inside_a_value_that_is_replaced_move_above_it():
    after = edited({("answers", "values.list"): ["care"]})

    assert (
        "\n  # from the workshop\n  # first\n  values.list:\n    - care\n  # Who decides\n" in after
    )


TEXTS = """\
scope.note: |  # agreed
  One.

  Two: # no comment

# about the next
review.note: >
  Folded.

"""


def test_a_text_of_several_lines_gives_way_to_a_short_one():
    after = edited({("scope.note",): "None"}, before=TEXTS)

    assert after == "# agreed\nscope.note: None\n\n" + TEXTS[TEXTS.index("# about") :]


def test_a_new_answer_follows_a_text_of_several_lines():
    after = edited({("a",): 1}, before=TEXTS)

    assert after == TEXTS.replace("Folded.\n", "Folded.\na: 1\n")


def test_a_comment_never_becomes_part_of_a_text():
    after = edited({("answers", "gifts.limit"): "one\ntwo\n"})

    assert "\n  # HR, 3 May\n  gifts.limit: |\n    one\n    two\n\n  values" in after


def test_the_last_answer_taken_away_leaves_an_empty_mapping():
    after = edited({}, [("answers", "a")], before="answers:\n  # why\n  a: 1  # x\nb: 2\n")

    assert after == "# why\nanswers: {}  # x\nb: 2\n"


def test_an_answer_in_braces_is_changed_in_its_place():
    after = edited({("by", "b"): 3}, before="by: {a: 1, b: 2}  # who\nc: 4\n")

    assert after == "# who\nby:\n  a: 1\n  b: 3\nc: 4\n"


def test_an_empty_file_gets_its_first_answer():
    assert edited({("answers", "a"): 1}, before="# mine\n") == "# mine\nanswers:\n  a: 1\n"


def test_carriage_returns_stay_what_they_are():
    after = edited({("b",): 3}, before="a: 1\r\nb: 2\r\n")

    assert after == "a: 1\r\nb: 3\r\n"


def test_a_file_without_a_last_line_end_can_be_added_to():
    assert edited({("b",): 3}, before="a: 1") == "a: 1\nb: 3\n"


def test_in_a_file_of_strange_shape_the_values_win_over_the_shape():
    after = edited({("a",): 2}, before="? a\n: 1  # why\n? b\n: 3\n")

    assert after == "# why\na: 2\nb: 3\n"


def test_a_list_at_the_top_is_no_place_for_an_answer():
    with pytest.raises(TypeError):
        edited({("a",): 2}, before="- 1\n")


def test_a_file_that_cannot_be_read_is_not_edited():
    with pytest.raises(ContentError):
        edited({("b",): 3}, before="a: &x 1\n")


def test_a_path_through_a_text_is_refused():
    with pytest.raises(TypeError):
        edited({("codegen", "a"): 1})


def commented(printed, draw):
    """Return a printed file with comments put into it, and how many there are."""
    lines, places = printed.split("\n"), []

    def walk(node):
        for key, value in node.entries.values():
            if not lines[key.start.line][: key.start.column].strip():
                places.append((key.start.line, key.start.column))
            walk(value)
        for item in node.items:
            walk(item)
        if not node.entries and not node.items:
            line = node.start.line if node.style == "|" else node.end.line
            places.append((line, -1))

    walk(yaml.load(printed.encode(), "a.yaml").root)
    chosen = draw(st.lists(st.sampled_from(places), unique=True, max_size=5)) if places else []
    for number, (line, column) in enumerate(sorted(chosen, reverse=True)):
        remark = f"#c{number}#"
        if column < 0:
            lines[line] += f" {remark}"
        else:
            lines.insert(line, " " * column + remark)
    return "\n".join(lines), len(chosen)


def changed(value, changes, delete):
    """Return what a plain value is after the changes, found without the editor."""
    for *parents, last in delete:
        held = value
        for key in parents:
            held = held.get(key) if isinstance(held, dict) else None
        if isinstance(held, dict):
            held.pop(last, None)
    for *parents, last in changes:
        held = value
        for key in parents:
            if held.get(key) is None:
                held[key] = {}
            held = held[key]
            if not isinstance(held, dict):
                return None
        held[last] = changes[*parents, last]
    return value


@given(files, st.dictionaries(paths, scalars, max_size=3), st.lists(paths, max_size=2), st.data())
def test_whatever_is_changed_values_are_right_and_no_comment_is_lost(value, changes, delete, data):
    text, remarks = commented(yaml.dump(value).decode(), data.draw)
    expected = changed(value, changes, delete)
    if expected is None:
        return
    after = edited(changes, delete, before=text)

    assert yaml.parse(after.encode(), "a.yaml") == expected
    assert all(f"#c{number}#" in after for number in range(remarks))
