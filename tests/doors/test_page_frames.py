import re
from dataclasses import dataclass

import jinja2
import pytest
from pages import read

from codegen.doors import pages as door
from codegen.doors import resources


@dataclass
class Values:
    language: str = "en"
    direction: str = "ltr"
    title: str = "Code"
    status: str | None = "Draft, not in force"


@pytest.fixture
def page(words):
    def make(frame="{% extends 'page.html.j2' %}", **values):
        given = {**vars(Values()), "words": words, **values}
        frames = resources.frames() | {"own.html.j2": frame}
        return door.render(frames, "own.html.j2", given)

    return make


def test_what_is_given_is_text_and_never_a_tag(page):
    made = read(page("{% extends 'page.html.j2' %}{% block main %}<p>{{ x }}</p>{% endblock %}",
                     title="<script>", x="</p><img src=x>"))  # fmt: skip

    assert made.find(".//h1").text == "<script>"
    assert made.find(".//main/p").text == "</p><img src=x>"
    assert made.find(".//script") is None
    assert made.find(".//img") is None


def test_a_value_that_nobody_gave_is_an_error(page):
    with pytest.raises(jinja2.UndefinedError, match="nobody"):
        page("{% extends 'page.html.j2' %}{% block main %}{{ nobody }}{% endblock %}")


def test_the_frame_names_its_language_its_landmarks_and_one_heading(page):
    made = read(page(language="ar", direction="rtl"))

    assert made.attrib == {"lang": "ar", "dir": "rtl"}
    assert [len(made.findall(f".//{name}")) for name in ("header", "main", "footer", "h1")] == [
        1
    ] * 4
    skip = made.find(".//body/a")
    assert skip.attrib["href"] == "#" + made.find(".//main").attrib["id"]


def test_the_frame_loads_and_runs_nothing(page):
    made = read(page())

    policy = made.find(".//meta[@http-equiv='Content-Security-Policy']").attrib["content"]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    assert not {"script", "link", "img", "iframe", "object"} & {one.tag for one in made.iter()}
    assert not re.search(r"url\(|@import|@font-face", made.find(".//style").text)


def test_the_standing_is_said_on_screen_and_on_each_printed_page(page):
    made = read(page(status="Draft, not in force"))

    assert made.find(".//header/p").text == "Draft, not in force"
    assert 'content: "Draft\\2c  not in force"' in made.find(".//style").text
    assert "Draft" not in page(status=None)


def test_a_title_cannot_leave_the_style_sheet(page):
    made = read(page(title='"; } </style><b>'))

    assert made.find(".//h1").text == '"; } </style><b>'
    assert made.find(".//head/b") is None
    assert made.find(".//body/b") is None


def test_a_character_that_html_cannot_hold_is_an_error(page):
    with pytest.raises(ValueError, match=r"U\+0007"):
        page(title="bell \x07")


def test_attributes_are_escaped_and_empty_ones_left_out():
    made = door.element("a", door.element("b", "<"), href='"><script>', id=None, open=True)

    assert made == '<a href="&#34;&gt;&lt;script&gt;" open><b>&lt;</b></a>'
