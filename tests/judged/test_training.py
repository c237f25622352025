"""Pages to practise on and packages for platforms run in a real browser; slides and sheets pass the judges."""

import functools
import http.server
import io
import shutil
import threading
import zipfile

import judges
import kits
import pytest
from conftest import ROOT
from lxml import etree

from codegen.cli.app import main
from codegen.doors import resources
from codegen.library.load import load
from codegen.training import practice as practising

pytestmark = pytest.mark.judges

SHEETS = ("facilitator-guide", "participants", "dilemma-cards", "pre-test", "one-page-summary",
          "pocket-card", "values-workshop", "attendance", "evaluation", "glossary")  # fmt: skip


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    """Return the folder of one example's whole kit."""
    folder = tmp_path_factory.mktemp("kit")
    with pytest.raises(SystemExit) as left:
        main(["handout", str(ROOT / "examples/police"), "--out", str(folder), "--answers",
              "--as", "docx,pptx,scorm,practice", "--date", "2026-11-26"])  # fmt: skip
    assert not left.value.code
    return folder


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with judges.chromium(tmp_path_factory.mktemp("profile")) as context:
        yield context


@pytest.fixture
def practice(browser, kit):
    page = browser.new_page()
    page.told = []
    page.wrong = []
    page.on("request", lambda request: page.told.append(request.url))
    page.on("console", lambda said: page.wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.goto((kit / "practice.html").as_uri())
    yield page
    assert page.wrong == []
    page.close()


@pytest.fixture
def hostile_pages(tmp_path):
    """Return the practice page and the page of the package, in which words try to break out."""
    library, kit = load(), kits.hostile(kits.kit("ministry"))
    scripts = [(ROOT / "templates" / name).read_text() for name in ("practice.js", "scorm.js")]
    made = practising.page(kit, kits.words(), library.words, resources.frames(), scripts[0])
    (tmp_path / "practice.html").write_bytes(made)
    packed = practising.scorm(kit, kits.words(), library.words, resources.frames(), scripts)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(tmp_path / "scorm")
    manifest = etree.parse(tmp_path / "scorm/imsmanifest.xml")
    assert kits.HOSTILE in manifest.findtext(".//{*}organization/{*}title")
    return tmp_path / "practice.html", tmp_path / "scorm/index.html"


def test_hostile_words_come_through_the_pages_unharmed(browser, hostile_pages):
    for path in hostile_pages:
        page, wrong = browser.new_page(), []
        page.on("pageerror", lambda error, wrong=wrong: wrong.append(str(error)))
        page.goto(path.as_uri())
        page.click("[data-mode=test]")

        shown = " ".join(page.inner_text("main").split())

        assert wrong == []
        assert kits.HOSTILE in page.title()
        assert shown.count(kits.HOSTILE) >= 4  # the question and its answers
        page.close()


@pytest.mark.parametrize("mode", ["learn", "test", "match", "spaced"])
def test_axe_finds_nothing_in_any_mode(practice, mode):
    practice.click(f"[data-mode={mode}]")

    found = judges.axe_findings(practice)

    assert not found, "\n".join(map(str, found))
    assert practice.get_attribute(f"[data-mode={mode}]", "aria-pressed") == "true"


def test_the_page_asks_for_nothing_but_itself(practice, kit):
    practice.click("[data-mode=test]")
    practice.click("[data-mode=match]")

    assert practice.told == [(kit / "practice.html").as_uri()]


def test_learning_shows_the_answer_and_goes_on_with_the_keyboard(practice):
    before = practice.text_content("#card h2")
    practice.keyboard.press("Tab")
    practice.keyboard.press("Enter")
    practice.wait_for_selector("#card .where, #card p")
    practice.get_by_role("button", name="Next").focus()
    practice.keyboard.press("Enter")

    assert practice.text_content("#card h2") != before


def test_what_is_known_comes_back_later_and_is_kept(practice):
    practice.click("[data-mode=spaced]")
    first = practice.text_content("#card h2")
    waiting = int(practice.text_content("#state").split()[0])
    practice.get_by_role("button", name="Show the answer").click()
    practice.get_by_role("button", name="Known", exact=True).click()
    then = int(practice.text_content("#state").split()[0])
    practice.reload()
    practice.click("[data-mode=spaced]")

    assert then == waiting - 1 == int(practice.text_content("#state").split()[0])
    assert practice.text_content("#card h2") != first
    practice.get_by_role("button", name="Forget my progress").click()
    assert int(practice.text_content("#state").split()[0]) == waiting


def test_a_test_is_marked(practice):
    practice.click("[data-mode=test]")
    answer(practice, 10)

    assert practice.text_content("#card h2").endswith("of 10 right")
    assert practice.locator("#card .right, #card .wrong").count() >= 10


def test_pairs_are_matched(practice):
    practice.click("[data-mode=match]")
    meanings = practice.evaluate(
        "Object.fromEntries(KIT.cards.filter(one => one.kind === 'term').map(one => [one.ask, one.answer]))"
    )
    for term in practice.locator(".pairs > div:first-child button").all_text_contents():
        practice.locator(".pairs > div:first-child").get_by_text(term, exact=True).click()
        practice.locator(".pairs > div:last-child").get_by_text(meanings[term], exact=True).click()

    assert practice.text_content("#state") == "All matched."


def answer(page, count, *, rightly=False):
    """Answer the questions of a test, by the key or each with its first option."""
    key = page.evaluate(
        "Object.fromEntries(KIT.cards.filter(one => one.options).map(one => [one.ask, one.right]))"
    )
    for _ in range(count):
        place = key[page.text_content("#card legend")] if rightly else 0
        page.locator("#card input").nth(place).check()
        page.get_by_role("button", name="Check").click()


@pytest.fixture
def platform(kit, tmp_path):
    """Return the address of a page that plays a learning platform with the package in it."""
    api = judges.npm_file("scorm-again", "dist/scorm12.min.js")
    shutil.copy(api, tmp_path / "scorm12.js")
    with zipfile.ZipFile(kit / "test-scorm.zip") as archive:
        archive.extractall(tmp_path / "package")
    (tmp_path / "index.html").write_text(
        "<!DOCTYPE html><title>Platform</title><script src='scorm12.js'></script><script>"
        "window.API = new Scorm12API({autocommit: false});</script>"
        "<iframe name='course' src='package/index.html' width='900' height='700'></iframe>"
    )
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/index.html"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("rightly", "status"), [(True, "passed"), (False, "failed")])
def test_a_platform_is_told_of_completion_and_score(browser, platform, rightly, status):
    page = browser.new_page()
    page.goto(platform)
    frame = page.frame("course")
    frame.wait_for_selector("#card legend")
    begun = page.evaluate("API.LMSGetValue('cmi.core.lesson_status')")
    answer(frame, 10, rightly=rightly)
    frame.wait_for_selector("#card h2")

    score = page.evaluate("API.LMSGetValue('cmi.core.score.raw')")

    assert begun == "incomplete"
    assert page.evaluate("API.LMSGetValue('cmi.core.lesson_status')") == status
    assert (score == "100") == rightly
    page.close()


@pytest.mark.parametrize("name", SHEETS)
def test_no_validator_finds_fault_with_a_sheet(kit, name):
    path = kit / f"{name}.docx"

    assert judges.sdk_findings(path) == []
    assert judges.audit_findings(path) == []
    assert judges.integrity_findings(path) == []


@pytest.mark.parametrize("name", ["one-page-summary", "pocket-card"])
def test_what_is_one_page_by_name_is_one_page(kit, name):
    assert judges.pages(kit / f"{name}.docx") == 1


def test_no_validator_finds_fault_with_the_slides(kit):
    assert judges.sdk_findings(kit / "slides.pptx") == []
