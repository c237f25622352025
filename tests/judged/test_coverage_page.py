"""A browser's judge finds nothing wrong with the pages of coverage, in any window, and they load nothing."""

import judges
import pytest
from commands import run
from conftest import ROOT

pytestmark = pytest.mark.judges

MINISTRY = ROOT / "examples/ministry"
PAGES = {"draft": (MINISTRY,), "library": (), "values": (MINISTRY, "--values")}
WINDOWS = {"light": (1280, 900), "dark": (1280, 900), "narrow": (320, 640)}


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with judges.chromium(tmp_path_factory.mktemp("profile")) as context:
        yield context


# Each page once, each window once: colours and widths come from the same style sheet.
@pytest.mark.parametrize(
    ("name", "look"), [("library", "light"), ("draft", "dark"), ("values", "narrow")]
)
def test_axe_finds_nothing_and_the_page_fits_its_window(name, look, browser, tmp_path, capsys):
    path = tmp_path / "page.html"
    run(capsys, "coverage", *PAGES[name], "-o", path)
    page = browser.new_page()
    width, height = WINDOWS[look]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme="dark" if look == "dark" else "light")
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(path.as_uri())

    assert [str(finding) for finding in judges.axe_findings(page)] == []
    assert asked == [path.as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
