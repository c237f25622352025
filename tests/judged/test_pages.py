"""Browsers, checkers and people without mouse or style sheet can use every page."""

import os
import re
import subprocess
from itertools import pairwise

import judges
import pages
import pytest
import reading
from conftest import ROOT
from every_draft import DATE, EXAMPLES, SOURCES

from codegen.cli.app import main

pytestmark = pytest.mark.judges

# The examples, and a draft where much is open, under a name that tries to break it.
SHOWN = (*EXAMPLES, "hostile-name")
WINDOWS = {"light": (1280, 900), "dark": (1280, 900), "narrow": (320, 640)}
# What a page may show of an outline of focus: anything that can be seen.
FOCUS = """() => {
    const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
    return {
        name: one.tagName.toLowerCase(), href: one.getAttribute('href'), class: one.className,
        text: one.textContent.replace(/\\s+/g, ' ').trim(),
        seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
            && box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    };
}"""
STOPS = """() => [...document.querySelectorAll('a[href], summary')]
    .filter(one => one.checkVisibility()).map(one => one.textContent.replace(/\\s+/g, ' ').trim())"""
LINES = """() => [...document.querySelectorAll('h1, h2, h3, p, li, summary, th, td')]
    .filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect().top)"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with judges.chromium(tmp_path_factory.mktemp("profile")) as context:
        yield context


@pytest.fixture
def window(browser):
    """Return how to open a file in a window of its own; what it asks for and complains of is kept."""
    opened = []

    def show(path, look="light"):
        page = browser.new_page()
        opened.append(page)
        width, height = WINDOWS[look]
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if look == "dark" else "light")
        page.told = []
        page.refused = {}
        page.on("request", lambda request: page.told.append(request.url))
        page.on("requestfailed", lambda one: page.refused.update({one.url: one.failure}))
        page.on("console", lambda message: page.told.append(message.text))
        page.goto(path.as_uri())
        return page

    yield show
    for page in opened:
        page.close()


@pytest.fixture(params=SHOWN)
def made(request, every_draft):
    return every_draft[request.param]


# What the pages of a draft are made of is the same in each: the largest and the smallest, all on request.
PAGES = (
    tuple(EXAMPLES) if os.environ.get("JUDGE_ALL") else ("example-court", "example-municipality")
)


@pytest.fixture(params=PAGES)
def conduct(request, every_draft):
    return every_draft[request.param].paths(".html")["code-of-conduct"]


# Colours and widths are the same in every draft: the other windows are asked about one of them.
LOOKS = [*((name, "light") for name in PAGES),
         ("hostile-name", "dark"), ("hostile-name", "narrow")]  # fmt: skip


@pytest.mark.parametrize(("made", "look"), LOOKS, indirect=["made"])
def test_axe_finds_nothing(made, window, look):
    found = []
    for name, path in made.paths(".html").items():
        page = window(path, look)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        found += [f"{name}: {finding}" for finding in judges.axe_findings(page)]

    assert not found, "\n".join(found)


@pytest.fixture(scope="module")
def redline(tmp_path_factory):
    """Return the page of what changed between the codes of conduct of two examples."""
    folder = tmp_path_factory.mktemp("redline")
    pair = [str(ROOT / f"examples/{name}") for name in ("ministry", "municipality")]
    with pytest.raises(SystemExit) as left:
        main(["diff", *pair, "--format", "html", "-o", str(folder), "--date", DATE])
    assert left.value.code == 1
    return folder / "redline-code-of-conduct.html"


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("view", ["#view-inline", "#view-sides", "#cause-clause"])
def test_axe_finds_nothing_in_a_redline(redline, window, look, view):
    page = window(redline, look)
    page.check(view)

    found = judges.axe_findings(page)

    assert not found, "\n".join(map(str, found))


def test_a_redline_is_walked_from_change_to_change_with_the_keyboard(redline, window):
    page = window(redline, "light")
    page.locator("main").focus()
    seen = []
    for _ in range(400):
        page.keyboard.press("Tab")
        at = page.evaluate("document.activeElement.id")
        seen += [at] if at.startswith("change-") else []
        if len(seen) == 5:
            break
    page.keyboard.press("Enter")

    assert seen == [f"change-{number}" for number in range(int(seen[0][7:]), int(seen[0][7:]) + 5)]
    assert page.evaluate("location.hash") == f"#reason-{seen[-1][7:]}"
    assert page.locator(f"#reason-{seen[-1][7:]} a").get_attribute("href") == f"#{seen[-1]}"


def test_filters_and_views_of_a_redline_work_without_a_script(redline, window):
    page = window(redline, "light")
    shown = page.locator("main section:visible").count()

    page.check("#cause-clause")
    of_clauses = page.locator("main section:visible").count()
    page.check("#cause")
    page.check("#only")
    changed = page.locator("main section:visible").count()
    page.check("#view-sides")

    assert 0 < of_clauses < changed < shown
    assert page.locator(".sides:visible").count() == changed
    assert not pages.read(redline.read_text()).findall(".//script")


def test_axe_would_find_something(tmp_path, window):
    path = tmp_path / "page.html"
    path.write_text(
        "<!DOCTYPE html><title>x</title><img src='data:,'><p style='color: #eee'>pale words</p>"
    )

    found = {finding.rule for finding in judges.axe_findings(window(path))}

    assert found >= {"color-contrast", "html-has-lang", "image-alt"}


@pytest.mark.parametrize("look", WINDOWS)
def test_a_page_asks_nobody_for_anything_and_fits_its_window(made, window, look):
    for path in made.paths(".html").values():
        page = window(path, look)

        assert page.told == [path.as_uri()]
        assert page.evaluate("document.documentElement.scrollWidth") <= WINDOWS[look][0]


def test_nothing_that_is_put_into_a_page_can_run_or_load(conduct, tmp_path, window):
    picture = "http://127.0.0.1:9/x"
    run = "document.title = 'run'"
    attack = f'<script>{run}</script><img src="{picture}" onerror="{run}">'
    path = tmp_path / "attacked.html"
    path.write_text(conduct.read_text().replace("</main>", f"{attack}</main>"))

    page = window(path)

    assert page.title() != "run"
    assert page.refused == {picture: "csp"}


def test_tab_reaches_all_that_can_be_used_in_order_and_shows_where_it_is(conduct, window):
    page = window(conduct)
    stops = page.evaluate(STOPS)
    reached = []
    for _ in stops:
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUS))

    assert [one["text"] for one in reached] == stops
    assert [one["text"] for one in reached if not one["seen"]] == []
    assert reached[0]["class"] == "skip"
    assert {"Contents", "4 Gifts, hospitality and improper offers"} <= set(stops)
    assert sum(stop.startswith("Why this clause") for stop in stops) > 20


def test_the_skip_link_leads_past_the_contents(conduct, window):
    page = window(conduct)

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_key_opens_and_closes_a_disclosure(conduct, window, key):
    page = window(conduct)
    why = page.locator("main details").first
    words = why.locator("p").first
    why.locator("summary").focus()

    page.keyboard.press(key)
    opened = words.is_visible()
    page.keyboard.press(key)

    assert opened
    assert not words.is_visible()


def test_enter_follows_a_link_of_the_contents(conduct, window):
    page = window(conduct)

    page.locator("nav a").last.focus()
    page.keyboard.press("Enter")

    target = page.url.partition("#")[2]
    top = page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", target)
    assert 0 <= top < WINDOWS["light"][1]


def test_without_its_style_sheet_a_page_reads_from_top_to_bottom(made, tmp_path, window, words):
    for name, path in made.paths(".html").items():
        bare = tmp_path / path.name
        bare.write_text(re.sub(r"<style>.*?</style>", "", path.read_text(), flags=re.DOTALL))
        page = window(bare)
        tops = page.evaluate(LINES)
        tree = pages.read(bare.read_text())
        lines = reading.in_page(reading.lines(made.documents[name], words))

        # Cells of a row stand beside each other, and may begin at slightly different heights.
        assert all(after >= before - 1 for before, after in pairwise(tops))
        assert not reading.differences(list(pages.blocks(pages.main(tree))), lines)
        assert page.locator("body").inner_text().startswith(words.skip)


@pytest.mark.parametrize("source", SOURCES)
def test_a_reader_of_html_sees_what_stands_in_the_tree(every_draft, words, source):
    made = every_draft[source]
    told = []
    for name, path in made.paths(".html").items():
        read = list(pages.blocks(pages.main(pages.read(path.read_text()))))
        lines = reading.in_page(reading.lines(made.documents[name], words))
        told += [f"{name}: {line}" for line in reading.differences(read, lines)]

    assert not told, "\n".join(told)


def test_each_printed_page_says_that_it_is_a_draft(conduct, tmp_path, window):
    paper = tmp_path / "paper.pdf"
    window(conduct).pdf(path=paper, prefer_css_page_size=True)
    command = ["pdftotext", "-layout", paper, "-"]

    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    sheets = printed.split("\f")[:-1]
    assert len(sheets) > 5
    assert [sheet for sheet in sheets if "Draft, not in force" not in sheet] == []


def test_the_checker_finds_nothing(every_draft):
    paths = [path for made in every_draft.values() for path in made.paths(".html").values()]

    found = judges.nu_findings(paths)

    told = [f"{path}: {finding}" for path, findings in found.items() for finding in findings]
    assert not told, "\n".join(told)


def test_the_checker_would_find_something(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("<!DOCTYPE html><html lang=en><title>x</title><p id=a><ul id=a><p></ul></div>")

    assert len(judges.nu_findings([path])[path]) > 1
