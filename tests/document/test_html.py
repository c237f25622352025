import dataclasses
import datetime as dt
import re

import pages
import pytest
import reading
from documents import (
    EMPHASIS,
    FLAG,
    HOSTILE,
    STRONG,
    clause,
    numbered,
    order_document,
    plain,
    plain_document,
    rich_document,
    section,
    text,
)

from codegen.document.tree import (
    Blank,
    Case,
    ClauseStamp,
    Document,
    Example,
    Items,
    Note,
    Paragraph,
    Part,
    Run,
    Table,
)
from codegen.document.writers.html import write
from codegen.doors import resources

DATE = dt.date(2026, 11, 22)
DOCUMENTS = {
    "rich": rich_document,
    "order": order_document,
    "plain": plain_document,
}
LIMIT = "conflict-of-interest/gift-limit"


@pytest.fixture
def page(words):
    def make(document, **options):
        return pages.read(write(document, words, frames=resources.frames(), date=DATE, **options))

    return make


@pytest.fixture
def body(page):
    """Return what stands in the text of a page that holds some blocks."""

    def make(*blocks, language="en", **options):
        document = code(section("a", "1", "A", *blocks), language=language)
        return pages.main(page(document, **options))

    return make


def code(*parts, language="en", **more):
    return Document("conduct", "Code", language, parts, **more)


def line(*runs):
    return Paragraph(tuple(runs))


def by_id(tree, identity):
    (found,) = [one for one in tree.iter() if one.attrib.get("id") == identity]
    return found


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_reader_of_html_sees_the_lines_of_the_tree_in_order(page, words, name):
    document = DOCUMENTS[name]()
    read = list(pages.blocks(pages.main(page(document))))

    assert not reading.differences(read, reading.in_page(reading.lines(document, words)))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_of_a_page_leads_to_one_place_on_it(page, name):
    tree = page(DOCUMENTS[name]())

    ids = [one.attrib["id"] for one in tree.iter() if "id" in one.attrib]
    inside = [one.attrib["href"] for one in tree.iter("a") if one.attrib["href"].startswith("#")]
    assert len(ids) == len(set(ids))
    assert {href.removeprefix("#") for href in inside} <= set(ids)


def test_a_page_says_title_standing_date_and_language(page):
    tree = page(plain_document())

    assert tree.attrib == {"lang": "de-DE", "dir": "ltr"}
    assert pages.said(tree.find(".//header")) == "Code of Ethics 22. November 2026"
    assert pages.said(page(rich_document()).find(".//header")).startswith("Draft, not in force")


def test_a_language_written_from_right_to_left_turns_the_page(page):
    assert page(code(language="ar")).attrib == {"lang": "ar", "dir": "rtl"}


def test_a_heading_bears_number_and_id_and_links_to_itself(page):
    part = by_id(page(rich_document()), LIMIT)

    assert (part.tag, part[0].tag, pages.said(part[0])) == ("section", "h3", "4.2 Small gifts")
    assert part[0][0].attrib["href"] == f"#{LIMIT}"


def test_a_part_without_heading_bears_its_number_on_its_first_paragraph_or_above(page):
    rows = Items(((text("a"),),))
    tree = page(code(clause("a/b", "1.1", None, text("One.")), clause("a/c", "1.2", None, rows)))

    assert pages.said(by_id(tree, "a/b")[0]) == "1.1 One."
    assert [(one.tag, pages.said(one)) for one in by_id(tree, "a/c")[:2]] == [
        ("p", "1.2"),
        ("ul", "a"),
    ]


def test_the_contents_list_the_headings_each_below_its_section(page):
    contents = page(rich_document()).find(".//nav")

    entries = contents.findall("./details/ul/li")
    assert [pages.said(entry.find("a")) for entry in entries][:2] == [
        "Message of the Minister",
        "1 What this code is for",
    ]
    assert [link.attrib["href"] for link in entries[1].findall("./ul/li/a")] == ["#integrity/terms"]
    assert contents.attrib["aria-labelledby"] == contents.find(".//h2").attrib["id"]


def test_a_short_document_has_no_contents(page):
    assert page(code(plain("a", "A", text("One.")))).find(".//nav") is None


def test_the_word_of_an_order_stands_before_its_numbers_everywhere(page):
    tree = page(order_document())

    heading = by_id(tree, "part/section/repeal")[0]
    assert pages.said(heading) == "Article 2 Repeal"
    (link, other) = [
        one for one in pages.main(tree).iter("a") if one.attrib["href"].endswith("approval")
    ][1:]
    assert (pages.said(link), pages.said(other)) == ("Article 1", "section 1")


@pytest.mark.parametrize(
    ("target", "href"),
    [
        (f"clause:{LIMIT}", f"#{LIMIT}"),
        ("section:a", "#part/section/a"),
        ("part:section/a", "#part/section/a"),
        ("https://example.org/?a=1&b=<2>", "https://example.org/?a=1&b=<2>"),
        ("mailto:ethics@example.org", "mailto:ethics@example.org"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("provision:uncac-2003/8(5)", None),
        ("clause:no/such", None),
    ],
)
def test_a_reference_links_to_a_part_or_an_address_and_to_nothing_else(page, target, href):
    part = section("a", "1", "A", line(Run("there", target=target)))
    tree = pages.main(page(code(part, clause(LIMIT, "1.1", "Small gifts"))))

    links = [one for one in tree.iter("a") if pages.said(one) == "there"]
    assert [one.attrib["href"] for one in links] == ([href] if href else [])
    assert "there" in pages.said(tree)


def test_a_reference_without_words_is_an_error(body):
    with pytest.raises(ValueError, match="section:a has no words"):
        body(line(Run("", target="section:a")))


def test_strong_stands_around_emphasis(body):
    paragraph = body(line(Run("a", STRONG | EMPHASIS), Run(" b"))).find(".//p")

    assert paragraph.find("./strong/em").text == "a"


def test_lists_in_lists_change_their_letters(body):
    deepest = Items(((text("c"),),), ordered=True)
    deeper = Items(((text("b"), deepest),), ordered=True)
    made = body(Items(((text("a"), deeper, text("more")), (text("d"),)), ordered=True))

    assert [one.attrib["type"] for one in made.iter("ol")] == ["a", "i", "A"]
    assert pages.said(made.find(".//ol/li/p")) == "more"


def test_a_table_has_a_header_for_each_column_that_is_named(body):
    table = Table(((), (Run("Meaning"),)), (((Run("gift"),), (Run("A thing."),)),))
    head, row = body(table).iter("tr")

    assert [(one.tag, one.attrib) for one in head] == [("td", {}), ("th", {"scope": "col"})]
    assert [pages.said(one) for one in row] == ["gift", "A thing."]


def test_examples_stand_in_a_box_that_says_it_does_not_bind(body, words):
    cases = (Case(allowed=True, runs=(Run("a"),)), Case(allowed=False, runs=(Run("b"),)))
    (box,) = pages.named(body(Example(cases)), "example")

    assert pages.said(box.find("p")) == words.examples
    assert [pages.said(one) for one in box.iter("li")] == ["Allowed: a", "Not allowed: b"]


def test_lines_of_a_paragraph_stay_lines(body):
    assert [one.tail for one in body(text("a\nb\r\nc")).iter("br")] == ["b", "c"]


def test_a_blank_says_so_in_words_and_is_listed_with_the_way_back(page):
    blank = Blank("gifts.limit", "gift limit")
    asked = {"gifts.limit": "How much is too much?"}
    parts = [
        section("a", "1", "A", line(Run("Up to "), blank, Run(" or "), blank)),
        clause("a/b", "1.1", "B", line(blank)),
    ]
    tree = page(code(*parts), questions=asked)

    marks = [mark for mark in tree.iter("mark") if "id" in mark.attrib]
    entry = by_id(tree, "open:gifts.limit")
    assert [pages.said(mark) for mark in tree.iter("mark")] == ["[to be decided: gift limit]"] * 3
    assert {mark[0].attrib["href"] for mark in tree.iter("mark")} == {"#open:gifts.limit"}
    assert [f"#{mark.attrib['id']}" for mark in marks] == [
        link.attrib["href"] for link in entry.iter("a")
    ]
    assert pages.said(entry) == (
        "Gift limit. How much is too much? Answer gifts.limit. In the text: 1, 1.1"
    )
    assert "1 to be decided" in pages.said(tree.find(".//header"))


def test_an_assumption_is_listed_with_what_the_draft_assumes(page):
    runs = (Run("50 EUR", source="gifts.limit"), Run(" [assumed]", FLAG, source="gifts.limit"))
    note = Note("assumed", "Nobody has confirmed it.", "gifts.limit")
    tree = page(code(section("a", "1", "A", line(*runs, Run(".")), note)))

    assert pages.said(pages.main(tree).find(".//p")) == "50 EUR [assumed]."
    assert pages.said(by_id(tree, "assumed:gifts.limit")) == (
        "Nobody has confirmed it. The draft assumes: 50 EUR. In the text: 1"
    )


def test_a_note_whose_key_is_marked_nowhere_points_at_its_part(page):
    note = Note("waiting", "It waits for the policy.", "gifts.policy")
    tree = page(code(section("a", "1", "A", text("[Alternative A: x]"), note)))

    entry = by_id(tree, "waiting:gifts.policy")
    assert [link.attrib["href"] for link in entry.iter("a")] == ["#part/section/a"]
    assert "1 with alternatives" in pages.said(tree.find(".//header"))


def test_a_page_on_which_nothing_is_open_has_no_list(page):
    tree = page(code(section("a", "1", "A", text("One."))))

    assert not pages.named(tree, "pending")
    assert "#pending" not in {link.attrib["href"] for link in tree.iter("a")}


def test_each_clause_can_say_why_it_stands_there(page):
    given = {"a/b": ("In, because you answered “R&D <b>”.", "It meets this risk: debts.")}
    tree = page(code(clause("a/b", "1.1", "B", text("One."))), reasons=given)

    (why,) = by_id(tree, "a/b").iter("details")
    assert pages.said(why.find("summary")) == "Why this clause: 1.1 B"
    assert [pages.said(one) for one in why.findall("p")] == [
        *given["a/b"],
        "Clause a/b, version 1.0.0.",
    ]
    assert "open" not in why.attrib


def test_local_wording_says_that_it_is_the_bodys_own(page):
    stamp = ClauseStamp("a/b", "1.0.0", "sha256:0", local=True)
    tree = page(code(Part("a/b", 2, "B", (text("One."),), clause=stamp, number="1.1")))

    assert pages.said(pages.named(tree, "quiet")[0]) == "Clause a/b, version 1.0.0. (own wording)"


def test_drafting_notes_can_be_opened_and_left_out(page):
    notes = (Note("drafting", "Ask first.\n\nThen:\n- the board"), Note("drafting", "Be short."))
    document = code(clause("a/b", "1.1", "B", text("One."), *notes))

    why, told = by_id(page(document), "a/b").iter("details")
    assert [pages.said(one) for one in told.findall("p")] == [
        "Ask first.",
        "Then:",
        "– the board",
        "Be short.",
    ]
    assert why.find("p") is not None
    assert len(list(by_id(page(document, notes=False), "a/b").iter("details"))) == 1


def test_a_hostile_name_stands_as_typed_and_makes_no_element(page):
    parts = (section("a", "1", HOSTILE, line(Run(HOSTILE, source="organisation.name"))),)
    document = dataclasses.replace(code(*parts), title=HOSTILE, status=HOSTILE)
    tree = page(document, reasons={}, questions={})

    assert tree.find(".//title").text == f"{HOSTILE} ({HOSTILE})"
    assert tree.find(".//h1").text == HOSTILE
    assert [words for _, words in pages.blocks(pages.main(tree))] == [f"1 {HOSTILE}", HOSTILE]
    assert tree.find(".//b") is None


def test_an_answer_that_runs_the_other_way_is_kept_apart(body):
    hebrew = "משרד התחבורה 4.3"
    made = body(line(Run("Of "), Run(hebrew, source="organisation.name"), Run(", 4.3.")))

    assert [one.text for one in made.iter("bdi")] == [hebrew]
    turned = body(line(Run("Ministry", source="organisation.name")), language="he")
    assert [one.text for one in turned.iter("bdi")] == ["Ministry"]
    assert not list(body(line(Run("Ministry", source="organisation.name"))).iter("bdi"))


def test_a_character_that_html_cannot_hold_is_an_error(body):
    with pytest.raises(ValueError, match=r"U\+0007"):
        body(text("bell \x07"))


def test_a_note_before_the_text_takes_neither_its_number_nor_its_mark(page):
    note = Note("open", "Who says so?", "gifts.limit")
    part = clause("a/b", "1.1", None, note, line(Blank("gifts.limit", "gift limit")))
    tree = page(code(part))

    assert pages.said(by_id(tree, "a/b")[0]) == "1.1 [to be decided: gift limit]"
    assert [link.attrib["href"] for link in by_id(tree, "open:gifts.limit").iter("a")] == [
        "#mark:1"
    ]


def test_one_place_is_linked_once_for_each_part(page):
    flag = Run(" [assumed]", FLAG, source="gifts.limit")
    notes = (Note("assumed", "x", "gifts.limit"),) * 2
    tree = page(code(section("a", "1", "A", numbered(1, flag), numbered(2, flag), *notes)))

    links = list(by_id(tree, "assumed:gifts.limit").iter("a"))
    assert len(links) == 1
    assert re.fullmatch(r"#mark:\d+", links[0].attrib["href"])
