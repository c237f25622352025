"""Forms, notices and leaflets: made when asked for and where the answers need them, each as it must be."""

import re
from dataclasses import replace

import pytest
from commands import run
from planting import library, ministry

from codegen.document import text
from codegen.document.tree import Document, Paragraph, Table
from codegen.doors import wording
from codegen.draft.compose import single
from codegen.draft.drafting import draft
from codegen.draft.lint.linting import lint
from codegen.draft.lint.rule import subject
from codegen.interview.answers import read
from codegen.interview.resolution import Resolution

WANTED = ["conduct", "ethics", "order", "annexes"]
STRANGER = b"codegen: 1\nanswers:\n  organisation.name: Xyzzy\n  documents.kinds: [annexes]\n"


def resolved(answers=None, **changes):
    whole = replace(library(), **changes)
    given = ministry().with_changes({"documents.kinds": WANTED, **(answers or {})})
    return whole, Resolution(whole, given)


def made(answers=None, **changes):
    whole, resolution = resolved(answers, **changes)
    return {document.kind: document for document in draft(whole, resolution).documents}


def names(answers=None):
    return {name.removeprefix("annexes/") for name in made(answers) if name.startswith("annexes/")}


def said(document):
    """Return all that a document says, each paragraph and cell a line."""
    found = []
    for part in document.parts:
        found.append(part.title or "")
        for block in part.blocks:
            match block:
                case Paragraph():
                    found.append(text.inlines(block.runs, library().words))
                case Table():
                    cells = [*block.header, *(cell for row in block.rows for cell in row)]
                    found += [text.inlines(cell, library().words) for cell in cells]
                case _ if hasattr(block, "items"):
                    found += [text.inlines(item[0].runs, library().words) for item in block.items]
    return "\n".join(found)


@pytest.fixture(scope="module")
def annexes():
    return {name.removeprefix("annexes/"): one for name, one in made().items()}


def test_nobody_gets_annexes_who_has_not_asked():
    assert names({"documents.kinds": ["conduct", "ethics", "order"]}) == set()
    assert len(names()) == 25


@pytest.mark.parametrize(
    ("answers", "missing"),
    [
        ({"interests.who": "nobody"}, ["f01-declaration-of-interests", "privacy-declarations"]),
        ({"outside.regime": "free-with-exceptions"}, ["f03-outside-activity"]),
        ({"after.basis": "no"}, ["f08-work-after-leaving"]),
        ({"lobbying.contacts": "none"}, ["f10-contact-record"]),
        ({"organisation.type": "court"}, ["f10-contact-record"]),
        (
            {"people.categories": [{"category": "staff", "bond": "both"}]},
            ["commitment-of-outsiders", "contract-clause"],
        ),
        (
            {"people.categories": [{"category": "judges", "bond": "appointment"}]},
            [
                "commitment-of-outsiders",
                "contract-clause",
                "f01-declaration-of-interests",
                "f02-gift-entry",
                "f03-outside-activity",
                "f05-receipt",
                "f07-withdrawal-note",
                "f08-work-after-leaving",
                "leaving-sheet",
                "privacy-declarations",
            ],
        ),
        ({"procurement.volume": "none"}, ["leaflet-suppliers"]),
    ],
    ids=str,
)
def test_a_form_that_nobody_needs_is_not_made(answers, missing):
    assert sorted(names() - names(answers)) == missing


def test_a_form_whose_basis_nobody_knows_is_not_made():
    answers, _ = read(STRANGER, "answers.yaml", library())

    found = draft(library(), Resolution(library(), answers)).documents

    kinds = {document.kind for document in found}
    assert "annexes/f08-work-after-leaving" not in kinds
    assert "annexes/contract-clause" not in kinds
    assert "annexes/commitment-of-outsiders" not in kinds
    assert "annexes/f04-report-form" in kinds


def test_every_annex_says_that_it_is_a_draft(annexes):
    assert {document.status for document in annexes.values()} == {"Draft, not in force"}


@pytest.mark.parametrize("number", range(1, 11))
def test_a_form_says_what_for_by_whom_to_whom_and_by_when(annexes, number):
    found = [one for name, one in annexes.items() if name.startswith(f"f{number:02}-")]

    assert found
    for form in found:
        labels = {text.inlines(row[0], library().words)
                  for part in form.parts for block in part.blocks if isinstance(block, Table)
                  for row in block.rows}  # fmt: skip
        assert labels >= {
            "Purpose",
            "Who fills it in",
            "To whom",
            "By when",
            "Personal data",
        }
        assert any(block.written_in for part in form.parts for block in part.blocks
                   if isinstance(block, Table))  # fmt: skip


def test_the_declaration_begins_with_what_must_not_be_stated(annexes):
    first = said(annexes["f01-declaration-of-interests"]).strip().splitlines()[0]

    for word in ("union", "party", "religious", "health", "beliefs", "intimate life"):
        assert word in first
    assert "Public Integrity Act" in first


def test_without_a_law_the_declaration_leaves_nothing_to_it():
    form = made({"interests.law": "no"})["annexes/f01-declaration-of-interests"]

    assert "Leave out too" not in said(form)


def test_the_report_form_protects_first_and_asks_for_no_signature(annexes):
    form = annexes["f04-report-form"]

    assert form.parts[0].title == "How you are protected"
    words = said(form).lower()
    assert len(re.findall(r"\bsign(?!al)", words)) == words.count("no signature is needed") == 1
    for word in ("false", "i believe", "truth", "penalt", "disciplin"):
        assert word not in words


def test_the_card_has_no_place_to_write_in(annexes):
    card = annexes["f11-self-check-card"]

    assert not re.search(r"\bsign(?!al)|\bname", said(card).lower())
    assert not any(isinstance(block, Table) for part in card.parts for block in part.blocks)


def test_the_receipt_says_that_refusing_exempts_nobody(annexes):
    assert said(annexes["f05-receipt"]).strip().startswith(
        "Refusing to sign does not exempt you from the code."
    )  # fmt: skip


def test_the_contacts_print_only_what_was_answered(annexes):
    answers, _ = read(STRANGER, "answers.yaml", library())
    stranger = {d.kind: d for d in draft(library(), Resolution(library(), answers)).documents}

    assert "to be decided" not in said(stranger["annexes/contacts"])
    assert "Reporting Officer" in said(annexes["contacts"])
    nobody = made({"roles.adviser": "nobody-yet"})["annexes/contacts"]
    assert "Confidential advice" not in said(nobody)


def test_the_concordance_names_clauses_that_the_draft_prints(annexes):
    numbers = {
        f"{before}{part.number}"
        for name, before in (
            ("code-of-conduct", ""),
            ("code-of-conduct-mandate", "(mandate) "),
            ("code-of-conduct-third-party", "(third party) "),
        )
        for part in annexes[name].parts
        if part.clause
    }
    tables = [block for part in annexes["concordance"].parts for block in part.blocks
              if isinstance(block, Table)]  # fmt: skip

    cited = {
        re.sub(r" \(\d.*", "", place).removeprefix("Code of conduct ")
        for table in tables for row in table.rows
        for place in text.inlines(row[1], library().words).split("; ")
        if place.startswith("Code of conduct ")
    }  # fmt: skip
    assert len(tables) == len(library().foremost)
    assert cited <= numbers
    assert len(cited) > 20


def referring():
    """Return a library in which the foreword refers to a form, and to one that may be missing."""
    nodes, problems = wording.text("Use [](form:gift-entry) or [](form:work-after-leaving).", "f")
    assert not problems
    outline = library().outlines["code-of-conduct"]
    parts = tuple(one._replace(text=tuple(nodes)) if one.slug == "foreword" else one
                  for one in outline.parts)  # fmt: skip
    return {**library().outlines, "code-of-conduct": outline._replace(parts=parts)}


def foreword(answers):
    return said(
        Document("x", "x", "en", made(answers, outlines=referring())["code-of-conduct"].parts[:1])
    )


def test_a_reference_to_a_form_prints_its_title_where_it_is_made():
    assert "Use Form F2: Entry for a gift, hospitality or travel or Form F8" in foreword({})
    assert "travel or the form for work after leaving." in foreword({"after.basis": "no"})
    assert "Use the form for entries in the register of offers or the form" in foreword(
        {"documents.kinds": ["conduct"]}
    )


def test_a_signature_in_the_text_of_the_report_form_is_found():
    key = "annexes/f04-report-form"
    outline = library().outlines[key]
    nodes, _ = wording.text("Please sign here.", "f")
    parts = (
        outline.parts[0]._replace(slug="closing", id="part/closing", text=tuple(nodes)),
        *outline.parts,
    )
    whole, resolution = resolved(
        outlines={**library().outlines, key: outline._replace(parts=parts)}
    )

    found = lint(subject(whole, resolution, draft(whole, resolution))).findings

    assert [one.document for one in found if one.rule.id == "signed-report"] == [
        "annexes/f04-report-form"
    ]


def test_lint_finds_no_error_in_the_annexes_as_they_are():
    whole, resolution = resolved()

    found = lint(subject(whole, resolution, draft(whole, resolution))).findings

    assert [one for one in found
            if one.document.startswith("annexes/") and one.problem.severity == "error"] == []  # fmt: skip


def test_a_form_that_somebody_edited_is_not_overwritten(tmp_path, own_cache, capsys):
    (tmp_path / "answers.yaml").write_bytes(STRANGER)
    assert run(capsys, "draft", tmp_path, "--date", "2026-11-22").code == 0
    form = tmp_path / "annexes/contacts.md"
    assert (tmp_path / "annexes/f04-report-form.docx").exists()
    assert not (tmp_path / "annexes/f04-report-form.md").exists()
    form.write_text(form.read_text() + "Mine.\n")

    code = run(capsys, "draft", tmp_path, "--date", "2026-11-23").code

    assert code == 1
    assert form.read_text().endswith("Mine.\n")


def test_one_clause_by_itself_calls_a_form_by_its_name():
    nodes, _ = wording.text("Use [](form:receipt).", "f")
    clause = library().clauses["standards/publication"]
    version = replace(clause.newest, nodes=tuple(nodes))

    document = single(library(), clause, version)

    assert "Use the receipt of the code." in said(document)
