"""The papers as files: when they are made, and what the lock and the options say of them."""

import pytest
from every_draft import DATE, EXAMPLES, HOSTILE
from towns import drafted, library, ministry

from codegen.cli.app import main
from codegen.document.readers import markdown
from codegen.document.writers.markdown import write
from codegen.draft.lint.passages import of_document
from codegen.draft.lint.sentences import long_sentences
from codegen.draft.lint.wording import gendered_words, legalese, shall
from codegen.draft.papers import making
from codegen.draft.select import PAPERS
from codegen.interview.resolution import Answers


@pytest.fixture
def drafts(tmp_path, capsys):
    """Return the names of the files that a draft of some answers writes."""

    def run(*options, answers=EXAMPLES["example-ministry"], to="out"):
        with pytest.raises(SystemExit) as left:
            main(
                ["draft", str(answers), "--out", str(tmp_path / to), "--date", DATE, "-q", *options]
            )
        assert not left.value.code, capsys.readouterr().err
        return {path.name for path in (tmp_path / to).iterdir()}

    return run


def test_the_papers_that_the_answers_ask_for_are_made(drafts):
    found = drafts("--format", "md")

    assert {"explanatory-note.md", "board-paper.md"} <= found
    assert "who-does-what.md" not in found


def test_only_names_papers_that_nobody_asked_for(drafts):
    assert drafts("--format", "md", "--only", "duties") == {
        "answers.yaml", "draft.lock", "open-points.md", "who-does-what.md",
    }  # fmt: skip


def test_a_spreadsheet_needs_no_more_than_its_format(drafts):
    assert drafts("--format", "xlsx") == {
        "answers.yaml", "draft.lock", "open-points.md", "who-does-what.xlsx",
    }  # fmt: skip


def test_the_lock_knows_the_papers_and_an_edited_one_is_safe(drafts, tmp_path, capsys):
    drafts("--only", "note,board,duties", "--format", "md,docx,xlsx")
    out = tmp_path / "out"
    assert "board-paper.docx: sha256:" in (out / "draft.lock").read_text()
    (out / "board-paper.md").write_text("mine\n")

    with pytest.raises(SystemExit) as left:
        main(["draft", str(out), "--date", DATE])

    assert left.value.code == 1
    assert "board-paper.md: error: this file was edited" in capsys.readouterr().err
    assert (out / "board-paper.md").read_text() == "mine\n"


def test_the_same_answers_and_date_give_the_same_bytes(drafts, tmp_path):
    for folder in ("one", "two"):
        drafts("--only", "note,board,duties", "--format", "md,html,xlsx", to=folder)

    names = [path.name for path in (tmp_path / "one").iterdir()]
    assert len(names) > 7
    assert [name for name in names
            if (tmp_path / "one" / name).read_bytes() != (tmp_path / "two" / name).read_bytes()] == []  # fmt: skip


def test_a_final_draft_is_refused_for_the_same_reasons_with_papers_and_without():
    answers = Answers(preset="municipality", given={"organisation.name": "Xyzzy"})
    asked = answers.with_changes({"documents.kinds": ["conduct", "ethics", "order", *PAPERS]})

    points = [drafted(one)[2].open.points for one in (answers, asked)]

    assert points[0] == points[1]


@pytest.mark.parametrize("name", ["Xyzzy", HOSTILE])
def test_every_paper_is_read_back_as_it_was_written(name):
    made = drafted(Answers(preset="ministry", given={"organisation.name": name}))

    for paper in making.papers(*made, PAPERS):
        once = write(paper.document, library().words)
        assert write(markdown.read(once, library().words), library().words) == once


def test_the_papers_keep_to_the_rules_of_style():
    """Sentences of their own: quoted rules, and lists of provisions and answers, are judged elsewhere."""
    made = making.papers(*drafted(ministry()), PAPERS)

    texts = [of_document(one.document, "paper", None, library().words) for one in made]
    found = [
        one.message
        for rule in (shall, legalese, gendered_words)
        for text in texts
        for one in rule(text)
    ]
    long = [one.passage.text for text in texts for one in long_sentences(text)
            if one.passage.part.startswith(("part/board", "part/duties"))
            and one.passage.kind == "paragraph" and ";" not in one.passage.text]  # fmt: skip
    assert found == []
    assert long == []


def test_every_name_of_the_papers_words_is_one_of_the_library():
    questions, topics = library().questionnaire.questions, library().topics
    named = [*library().papers.board.choices]
    named += [key for work in library().papers.work for key in (work.every, work.years) if key]
    covered = [
        topic for one in (*library().papers.work, *library().papers.units) for topic in one.topics
    ]

    assert [key for key in named if key not in questions] == []
    assert [topic for topic in covered if topic not in topics] == []
