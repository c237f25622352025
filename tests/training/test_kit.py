"""Training material quotes the draft it was made from: in every file, with its own limits and numbers."""

import csv
import datetime as dt
import io
import re
import zipfile
from dataclasses import replace

import kits as kits_
import lxml.html
import pytest
from commands import run
from conftest import ROOT
from docx import Document as WordDocument
from kits import DATE, HOSTILE, hostile
from lxml import etree
from pptx import Presentation

from codegen.document.readers import markdown as markdown_reader
from codegen.document.tree import Run
from codegen.document.writers import docx, html, markdown
from codegen.doors import resources
from codegen.interview.resolution import Resolution
from codegen.library import training
from codegen.library.load import load
from codegen.training import choosing, courses, decks, facts, handouts, lessons, making, slides
from codegen.training.choosing import Wish
from codegen.training.pages import cited, titled
from codegen.training.tying import Binder

EXAMPLES = sorted(path.parent.name for path in ROOT.glob("examples/*/answers.yaml"))


@pytest.fixture(scope="module")
def library():
    return load()


@pytest.fixture(scope="module")
def material(library):
    return training.load(library)


@pytest.fixture(scope="module")
def words():
    return kits_.words()


@pytest.fixture(scope="module")
def drafts():
    return {name: kits_.drafted(name) for name in EXAMPLES}


@pytest.fixture(scope="module")
def kits():
    return {name: kits_.kit(name) for name in EXAMPLES}


def numbers_of(kit):
    return {part.number for code in kit.codes for part in code.parts if part.number}


def test_the_material_is_enough_and_most_of_it_is_situations(material):
    assert [one.number for one in material.dilemmas] == list(range(1, 57))
    assert len(material.questions) >= 90
    assert sum(one.situation for one in material.questions) / len(material.questions) >= 0.6
    assert len(material.terms) >= 45
    assert {"standards", "conflict-of-interest", "merit", "whistleblowing"} <= {
        one.slug for one in material.principles
    }
    assert {f"oecd-{number}" for number in range(1, 14)} <= {
        one.slug for one in material.principles
    }


def test_scenes_are_short_and_have_two_ways_out_or_more(material):
    for one in material.dilemmas:
        scene = "".join(node for node in one.scene if isinstance(node, str))
        assert 70 <= len(scene.split()) <= 155, one.slug
        assert 2 <= len(one.options) <= 4, one.slug


@pytest.mark.parametrize("name", EXAMPLES)
def test_all_that_is_quoted_stands_in_the_draft_and_nothing_is_uncertain(kits, name):
    kit = kits[name]
    known = numbers_of(kit)

    assert len(kit.questions) >= 30
    for one in kit.questions:
        assert one.place.number in known or "Ethics" in one.place.document, one.id
        assert one.place.clause in kit.parts
        assert not one.cautions, (one.id, one.cautions)
    for one in kit.dilemmas:
        assert {place.number for place in one.places} <= known, one.slug
        assert not one.cautions, (one.slug, one.cautions)


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_only_the_draft_tells_is_asked_so_that_no_answer_gives_itself_away(kits, name):
    """All answers are numbers with one unit, or all are posts of this draft."""
    local = [one for one in kits[name].questions if one.local]

    assert len(local) >= 8
    for one in local:
        told = [text for _, text, _ in one.options]
        units = {re.sub(r"[\d,.]+", "", text).rstrip("s") for text in told}
        assert len(set(told)) == 4, one.id
        assert len(units) == 1 or all(text.startswith("The ") for text in told), one.id


@pytest.mark.parametrize("name", EXAMPLES)
def test_paragraphs_that_are_cited_are_there(kits, name):
    kit = kits[name]
    dilemmas = [(one.slug, place) for one in kit.dilemmas for place in one.places]
    for which, place in [*dilemmas, *((q.id, place) for q in kit.questions for place in q.places)]:
        cited = {int(number) for number in re.findall(r"\((\d+)\)", place.paragraphs)}
        numbered = sum(
            getattr(block, "numbered", False) for block in kit.parts[place.clause].blocks
        )
        assert not cited or max(cited) <= numbered, which


def test_paragraphs_are_those_of_the_clause_that_the_draft_has(kits, words):
    """Presents from a team stand in another paragraph where gifts are banned than where some may be kept."""
    found = {
        name: next(one for one in kits[name].questions if one.id == "gifts-birthday-of-a-manager")
        for name in ("ministry", "court")
    }
    assert cited(found["ministry"].places, words) == "section 4.1(8)"
    assert cited(found["court"].places, words) == "section 4.1(5)"


def test_a_key_cites_each_rule_that_decides_an_answer(kits, words):
    asked = next(
        one for one in kits["ministry"].questions if one.id == "interests-a-post-in-confidence"
    )
    assert titled(asked, words) == "Leaving, and those who have left, section 3.6(1); 3.2(1), (2)"


@pytest.mark.parametrize("name", EXAMPLES)
def test_amounts_and_roles_are_those_of_the_draft(kits, drafts, name):
    """Every amount in a question is one of the draft's, or stands in a wrong answer."""
    kit, resolution = kits[name], drafts[name].resolution
    printed = " ".join(
        run.text for part in kit.parts.values() for block in part.blocks
        for run in getattr(block, "runs", ()) if isinstance(run, Run)
    )  # fmt: skip
    currency = resolution.value("money.currency")
    for one in kit.questions:
        right = [text for is_right, text, _ in one.options if is_right]
        for amount in re.findall(rf"\d[\d,.]*\s?{currency}", " ".join((one.ask, *right))):
            assert amount.replace(" ", "\N{NO-BREAK SPACE}") in printed.replace(
                " ", "\N{NO-BREAK SPACE}"
            ), one.id


def test_an_unconfirmed_limit_is_named_beside_what_rests_on_it(library, material, drafts):
    found = drafts["ministry"]
    given = {
        key: value for key, value in found.resolution.answers.given.items() if key != "gifts.limit"
    }
    answers = replace(found.resolution.answers, given=given)
    from codegen.draft.drafting import draft  # noqa: PLC0415

    less = Resolution(library, answers)
    kit = Binder(replace(found, resolution=less, draft=draft(library, less)), DATE).kit(material)

    told = [caution for one in kit.questions for caution in one.cautions]
    assert any("assumption that nobody has confirmed: gift limit" in one for one in told)


def test_material_for_other_words_is_called_stale(library, material, drafts):
    found = drafts["ministry"]
    clause = library.clauses["whistleblowing/speaking-up"]
    newer = replace(clause.newest, version="2.0.0")
    clauses = {**library.clauses, clause.id: replace(clause, versions=(newer, *clause.versions))}
    whole = replace(library, clauses=clauses)
    resolution = Resolution(whole, found.resolution.answers)
    from codegen.draft.drafting import draft  # noqa: PLC0415

    kit = Binder(replace(found, resolution=resolution, draft=draft(whole, resolution)), DATE).kit(
        material
    )

    stale = [one for one in kit.questions if one.place.clause == clause.id]
    assert stale
    assert all("other words of section" in one.cautions[0] for one in stale)


@pytest.mark.parametrize("minutes", [15, 45, 90])
def test_the_minutes_of_a_session_add_up(kits, drafts, words, library, minutes):
    wish = Wish("gifts", (), None, minutes)
    made = making.documents(kits["ministry"], wish, library, drafts["ministry"].resolution, words,
                            answers=False, whole=False)  # fmt: skip
    guide = next(one for one in made if one.kind == "facilitator-guide")
    table = next(part for part in guide.parts if part.id == "part/timing").blocks[0]

    assert sum(int(row[0][0].text) for row in table.rows) == minutes


def test_the_slides_of_a_guide_are_those_of_the_deck(kits, drafts, words, library):
    for minutes in choosing.SESSIONS:
        wish = Wish("gifts", ("gifts", "gift-register"), None, minutes)
        kit = choosing.narrowed(kits["ministry"], wish)
        guide = lessons.guide(kit, wish, drafts["ministry"].resolution, words)
        table = next(part for part in guide.parts if part.id == "part/timing").blocks[0]
        told = [row[2][0].text for row in table.rows]
        deck = Presentation(
            io.BytesIO(slides.write(kit, wish, library, drafts["ministry"].resolution, words))
        )
        titles = [slide.shapes.title.text_frame.text for slide in deck.slides]

        dilemmas, _ = choosing.session(kit, wish)
        for place, one in enumerate(dilemmas):
            first, _, last = told[2 + place].partition("–")
            assert titles[int(first) - 1] == one.title
            assert titles[int(last) - 1] == words["says"]
        assert int(told[-1]) == len(titles)


def test_a_session_asks_before_and_after_what_it_does_not_answer_itself(kits):
    for kit in kits.values():
        wish = Wish("the code")
        asked = choosing.test(kit, wish)
        _, used = choosing.session(kit, wish)
        assert len(asked) == choosing.TEST
        assert not {one.id for one in asked} & {one.id for one in used}


def test_a_session_asks_nothing_about_a_code_that_nobody_there_has(kits):
    for name, kit in kits.items():
        narrow = choosing.narrowed(kit, Wish("gifts", ("gifts",)))
        assert {one.place.document for one in narrow.questions} <= kit.own, name


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_whole_kit_comes_in_one_command_and_each_file_says_what_it_was_made_from(
    capsys, tmp_path, name
):
    out = tmp_path / "kit"

    left = run(capsys, "handout", ROOT / "examples" / name, "--out", out, "--answers",
               "--as", ",".join(making.FORMATS), "--date", "2026-11-26")  # fmt: skip

    assert left.code == 0
    names = {path.name for path in out.iterdir()}
    assert {"facilitator-guide.docx", "participants.md", "pocket-card.html", "one-page-summary.docx",
            "values-workshop.docx", "pre-test.docx", "post-test-key.docx", "slides.pptx",
            "cards.apkg", "questions-moodle.xml", "glossary-moodle.xml", "questions.csv",
            "test-scorm.zip", "practice.html", "attendance.docx",
            "evaluation.docx", "dilemma-answers.docx"} <= names  # fmt: skip
    for path in out.glob("*.md"):
        text = path.read_text()
        assert "raft, not in force" in text, path.name
        assert "26 November 2026" in text.replace("\N{NO-BREAK SPACE}", " "), path.name
    for path in out.glob("*.html"):
        assert "Draft, not in force" in path.read_text(), path.name
    again = run(capsys, "handout", ROOT / "examples" / name, "--out", out, "--answers",
                "--as", ",".join(making.FORMATS), "--date", "2026-11-26")  # fmt: skip
    assert again.code in (0, 1)  # the deck holds times of its own
    if again.code:
        assert set(re.findall(r"/kit/([\w.-]+): error", again.err)) <= {"cards.apkg"}


def test_a_file_that_somebody_changed_is_not_overwritten(capsys, tmp_path):
    out = tmp_path / "kit"
    given = ("handout", ROOT / "examples/court", "--out", out, "--as", "md")
    run(capsys, *given)
    (out / "participants.md").write_text("mine")

    left = run(capsys, *given)

    assert left.code == 1
    assert "nothing was written" in left.err
    assert (out / "participants.md").read_text() == "mine"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--topic", "gift"], "did you mean"),
        (["--principle", "merits"], "did you mean 'merit'?"),
        (["--for", "everyone"], "there is no audience 'everyone'"),
        (["--minutes", "20"], "a session has 15 or 45 or 90"),
        (["--as", "pdf"], "formats are"),
    ],
)
def test_what_there_is_not_is_told(capsys, options, said):
    left = run(capsys, "handout", ROOT / "examples/court", *options)

    assert left.code == 2
    assert said in left.err


def test_hostile_words_come_through_moodle_unharmed(kits, words):
    kit = hostile(kits["ministry"])

    root = etree.fromstring(courses.moodle(kit, words))
    terms = etree.fromstring(courses.glossary(kit, words))

    (quiz,) = [one for one in root if one.get("type") == "multichoice"]
    asked = etree.fromstring(f"<div>{quiz.findtext('questiontext/text')}</div>")
    assert asked.findtext("p") == HOSTILE
    answers = [one.get("fraction") for one in quiz.findall("answer")]
    assert sorted(answers) == ["0"] * (len(answers) - 1) + ["100"]
    assert terms.findtext("INFO/ENTRIES/ENTRY/CONCEPT") == HOSTILE


def test_hostile_words_come_through_anki_unharmed(kits, words, tmp_path):
    collection = pytest.importorskip("anki.collection")
    path = tmp_path / "cards.apkg"
    path.write_bytes(decks.write(hostile(kits["ministry"]), words))
    opened = collection.Collection(str(tmp_path / "collection.anki2"))
    try:
        _import(opened, collection, path)
        (deck,) = [one.name for one in opened.decks.all_names_and_ids() if one.id != 1]
        notes = [opened.get_note(one) for one in opened.find_notes("")]
    finally:
        opened.close()

    fronts = {" ".join(lxml.html.fromstring(one.fields[1]).text_content().split()) for one in notes}
    assert HOSTILE in deck
    assert HOSTILE in fronts
    assert any(front.startswith(HOSTILE) and front.count(HOSTILE) > 3 for front in fronts)


def test_hostile_words_come_through_slides_and_sheets_unharmed(kits, drafts, library, words):
    kit, wish, found = hostile(kits["ministry"]), Wish(HOSTILE), drafts["ministry"]
    made = slides.write(kit, wish, library, found.resolution, words)
    texts = [paragraph.text for slide in Presentation(io.BytesIO(made)).slides
             for shape in slide.shapes if shape.has_text_frame
             for paragraph in shape.text_frame.paragraphs]  # fmt: skip

    assert HOSTILE in texts
    assert f"(a) {HOSTILE} " in " ".join(texts)
    sheet = lessons.participants(kit, wish, words)
    base = (ROOT / "templates/base.docx").read_bytes()
    word = WordDocument(io.BytesIO(docx.write(sheet, library.words, base=base, date=DATE)))
    assert HOSTILE in [paragraph.text for paragraph in word.paragraphs]
    page = lxml.html.fromstring(
        html.write(sheet, library.words, frames=resources.frames(), date=DATE)
    )
    assert HOSTILE in [" ".join(one.text_content().split()) for one in page.iter("p")]
    (asked,) = [part for part in sheet.parts if part.id == "part/question-1"]
    read = markdown_reader.read(markdown.write(sheet, library.words), library.words)
    assert asked.blocks in [part.blocks for part in read.parts]


@pytest.mark.parametrize("name", EXAMPLES)
def test_moodle_xml_says_what_the_questions_say(kits, words, name):
    kit = kits[name]

    root = etree.fromstring(courses.moodle(kit, words))

    kinds = {
        "choice": "multichoice",
        "true_false": "truefalse",
        "matching": "matching",
        "case": "essay",
    }
    made = {one.findtext("idnumber"): one for one in root if one.get("type") != "category"}
    assert root[0].get("type") == "category"
    assert set(made) == {one.id for one in kit.questions}
    for one in kit.questions:
        found = made[one.id]
        assert found.get("type") == kinds[one.kind]
        assert found.findtext("name/text")
        if one.kind == "true_false":
            right = [
                a.findtext("text") for a in found.findall("answer") if a.get("fraction") == "100"
            ]
            assert right == [str(one.says).lower()]
        if one.kind == "matching":
            assert len(found.findall("subquestion")) == len(one.pairs)


def test_no_cell_of_the_table_is_a_formula(kits, words):
    data = courses.table(hostile(kits["ministry"]), words, answers=True)

    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))

    assert len(rows) == 2
    assert all(len(row) == len(rows[0]) for row in rows)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert rows[1][rows[0].index("question")] == f"'{HOSTILE}"


def test_without_answers_the_table_holds_no_key(kits, words):
    header = courses.table(kits["court"], words, answers=False).decode("utf-8-sig").splitlines()[0]

    assert "right" not in header


def test_no_slide_says_more_than_its_box_holds(kits, drafts, words, library):
    for name, kit in kits.items():
        data = slides.write(
            kit, Wish("the code", (), None, 90), library, drafts[name].resolution, words
        )
        deck = Presentation(io.BytesIO(data))
        for slide in deck.slides:
            for shape in slide.shapes:
                assert shape.left >= 0
                assert shape.left + shape.width <= deck.slide_width
                assert shape.top + shape.height <= deck.slide_height
                frame = shape.text_frame
                size = frame.paragraphs[0].runs[0].font.size.pt
                per_line = (shape.width.pt - 15) / (size * 0.52)
                lines = sum(-(-max(len(one.text), 1) // per_line) for one in frame.paragraphs)
                needed = lines * size * 1.22 + (len(frame.paragraphs) - 1) * size * 0.45
                assert needed <= shape.height.pt + size, (name, frame.text[:60])
            assert "Draft, not in force" in " ".join(s.text_frame.text for s in slide.shapes)


def test_answers_of_slides_stand_in_the_notes(kits, drafts, words, library):
    kit = kits["ministry"]
    data = slides.write(kit, Wish("the code"), library, drafts["ministry"].resolution, words)
    deck = Presentation(io.BytesIO(data))
    _, questions = choosing.session(kit, Wish("the code"))

    notes = "\n".join(s.notes_slide.notes_text_frame.text for s in deck.slides if s.has_notes_slide)
    for one in questions:
        if one.kind == "choice":
            assert next(text for right, text, _ in one.options if right) in notes


def test_the_scorm_package_names_what_it_holds(capsys, tmp_path):
    run(capsys, "handout", ROOT / "examples/police", "--out", tmp_path, "--as", "scorm")
    with zipfile.ZipFile(tmp_path / "test-scorm.zip") as archive:
        names = set(archive.namelist())
        root = etree.fromstring(archive.read("imsmanifest.xml"))

    listed = {one.get("href") for one in root.iter("{*}file")}
    assert listed == names - {"imsmanifest.xml"}
    assert root.findtext("{*}metadata/{*}schemaversion") == "1.2"
    resource = root.find("{*}resources/{*}resource")
    assert resource.get("{http://www.adlnet.org/xsd/adlcp_rootv1p2}scormtype") == "sco"


def test_a_second_issue_of_a_deck_updates_cards_and_keeps_what_was_learnt(tmp_path, kits, words):
    collection = pytest.importorskip("anki.collection")
    first, second = tmp_path / "1.apkg", tmp_path / "2.apkg"
    kit = kits["ministry"]
    first.write_bytes(decks.write(kit, words))
    changed = replace(kit.questions[0], ask="Another wording of the same question?")
    later = replace(kit, questions=(changed, *kit.questions[1:]), date=dt.date(2027, 3, 1))
    second.write_bytes(decks.write(later, words))
    opened = collection.Collection(str(tmp_path / "collection.anki2"))
    try:
        _import(opened, collection, first)
        count = opened.note_count()
        (card, *_) = opened.find_cards(f'"Id:{changed.id}"')
        learnt = opened.get_card(card)
        learnt.ivl, learnt.reps, learnt.queue, learnt.type, learnt.due = 30, 5, 2, 2, 40
        opened.update_card(learnt)

        _import(opened, collection, second)

        assert count == opened.note_count() == len(kit.questions) + len(kit.terms)
        after = opened.get_card(card)
        assert (after.ivl, after.reps) == (30, 5)
        assert "Another wording of the same question?" in opened.get_note(after.nid)["Front"]
    finally:
        opened.close()


def _import(opened, collection, path):
    options = collection.ImportAnkiPackageOptions(with_scheduling=False)
    request = collection.ImportAnkiPackageRequest(package_path=str(path), options=options)
    opened.import_anki_package(request)


def test_a_handout_quotes_one_code_that_of_the_people_who_are_taught(capsys, tmp_path):
    """Numbers of two codes on one sheet would be taken for those of one."""
    quoted = {}
    for audience, arguments in (("staff", ()), ("members", ("--for", "members"))):
        folder = tmp_path / audience
        left = run(capsys, "handout", ROOT / "examples/municipality", "--topic", "gifts",
                   *arguments, "--as", "md", "--out", folder)  # fmt: skip
        assert left.code == 0
        sheet = (folder / "topic.md").read_text()
        quoted[audience] = re.findall(r"From the (.+?) \(", sheet)
        assert "Amounts and times" in sheet
        assert "20\N{NO-BREAK SPACE}USD" in sheet or "20 USD" in sheet

    assert quoted == {
        "staff": ["Code of Conduct of the Town"],
        "members": ["Code of Conduct for Elected Members of the Town"],
    }


def test_only_who_has_a_code_of_their_own_is_taught_it(capsys, tmp_path):
    left = run(capsys, "handout", ROOT / "examples/ministry", "--for", "judges", "--out", tmp_path)

    assert left.code == 2
    assert "no code for judges" in left.err
    assert not list(tmp_path.iterdir())


def test_a_slide_on_a_rule_tells_its_amounts(kits, drafts, library, words):
    wish = Wish("gifts", ("gifts", "gift-register"))
    kit = choosing.narrowed(kits["ministry"], wish)
    made = slides.write(kit, wish, library, drafts["ministry"].resolution, words)

    texts = [shape.text_frame.text for slide in Presentation(io.BytesIO(made)).slides
             for shape in slide.shapes if shape.has_text_frame]  # fmt: skip

    amount = "A gift without approval: less than 30 EUR"
    assert any("other gifts have a limit" in text and amount in text for text in texts)
    assert any("From a party to a matter: nothing" in text for text in texts)


def test_where_gifts_are_banned_no_limit_is_told(kits, drafts, library, words):
    made = handouts.pocket(kits["court"], library, drafts["court"].resolution, words)

    said = str(made)
    assert "Gifts because of your work: none" in said
    assert "without approval" not in said


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_code_in_one_page_tells_the_duty_to_report_beside_the_right(
    kits, drafts, library, words, name
):
    made = handouts.summary(kits[name], library, drafts[name].resolution, words)

    said = str(made)
    assert "you may report it" in said
    assert ("you must report" in said) == ("whistleblowing/duty-to-report" in kits[name].clauses)


@pytest.mark.parametrize("minutes", choosing.SESSIONS)
def test_a_scene_is_talked_about_and_told_of_in_the_time_it_has(kits, drafts, words, minutes):
    guide = lessons.guide(
        kits["ministry"], Wish("all", minutes=minutes), drafts["ministry"].resolution, words
    )

    found = re.findall(r"then the room \((\d+)\)\..*?each way out \((\d+)\)", str(guide))
    assert found
    assert all(int(talk) >= 3 and int(code) >= 3 for talk, code in found)


def test_an_amount_says_so_where_nobody_is_named_who_approves(drafts, kits, words):
    drafted = drafts["ministry"]
    given = {key: value for key, value in drafted.resolution.answers.given.items()
             if key != "roles.conflict_decider"}  # fmt: skip
    less = Resolution(
        drafted.library, replace(drafted.resolution.answers, preset=None, given=given)
    )

    told = " ".join(facts.limits(less, words, kits["ministry"].parts.values()))
    assert "approval of the person still to be named: no more than" in told
    assert "UNKNOWN" not in told
