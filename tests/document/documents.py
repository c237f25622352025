"""Documents made by hand that hold one of everything a writer has to print."""

from codegen.document.tree import (
    Blank,
    Case,
    ClauseStamp,
    Document,
    Example,
    Items,
    Mark,
    Note,
    Paragraph,
    Part,
    Run,
    Table,
)

STRONG, EMPHASIS, FLAG = (frozenset({mark}) for mark in (Mark.STRONG, Mark.EMPHASIS, Mark.FLAG))
HOSTILE = '(R&D) *Agency* <b> 1. {{7*7}} | x "q" {title} %1 \\h'
LONG_TITLE = (
    "Outside work, honorary posts, lectures and publications of people who prepare decisions on "
    "permits, grants and public contracts, and what they owe to the body when such work ends"
)


def text(words, **more):
    return Paragraph((Run(words),), **more)


def numbered(number, *runs):
    return Paragraph(tuple(runs), numbered=True, number=f"({number})")


def clause(identity, number, title, *blocks, version="1.0.0"):
    stamp = ClauseStamp(identity, version, "sha256:" + "0123456789abcdef" * 4)
    return Part(
        identity, 2, title, blocks, clause=stamp, numbered=number is not None, number=number
    )


def section(slug, number, title, *blocks):
    return Part(f"part/section/{slug}", 1, title, blocks, number=number)


def plain(slug, title, *blocks):
    return Part(f"part/{slug}", 1, title, blocks, numbered=False)


def rich_document():
    foreword = plain(
        "foreword",
        "Message of the Minister",
        text(
            "People judge this ministry by how each of us acts when nobody is looking. This code "
            "says what they may expect of us, and what we may expect of one another."
        ),
        text("It does not answer every question. Where it is silent, ask before you act."),
        Items(
            (
                (text("Read section 2 first, then the section on gifts."),),
                (
                    text("Ask the adviser when two rules point in different directions:"),
                    Items(
                        (
                            (text("by telephone, in confidence,"),),
                            (text("or in writing, if you need to show later what you asked."),),
                        )
                    ),
                ),
            )
        ),
        Note("drafting", "The head of the body signs this message.\n\nKeep it to one page."),
    )
    purpose = section("purpose", "1", "What this code is for")
    purpose_clauses = (
        clause(
            "integrity/purpose",
            "1.1",
            None,
            Paragraph(
                (
                    Run("This code binds "),
                    Run("the people of "),
                    Run(HOSTILE, source="organisation.name"),
                    Run(" in everything they do "),
                    Run("on duty", EMPHASIS),
                    Run(" and, as far as "),
                    Run("section 4.2", target="clause:conflict-of-interest/gift-limit"),
                    Run(" says so, off duty."),
                )
            ),
            Note("drafting", "Says whom the code binds; see the order for its legal force."),
        ),
        clause(
            "integrity/terms",
            "1.2",
            "What the words mean",
            Table(
                ((Run("Word"),), (Run("Meaning"),)),
                (
                    (
                        (Run("gift", STRONG),),
                        (
                            Run(
                                "Anything of value that you are given and have not paid for in full: "
                                "money, goods, a journey, a meal, a ticket, a favour."
                            ),
                        ),
                    ),
                    (
                        (Run("close person", STRONG),),
                        (
                            Run("Your spouse or partner, your children and parents, and "),
                            Blank("terms.close", "further close persons"),
                            Run("."),
                        ),
                    ),
                    ((Run("empty"),), ()),
                ),
            ),
        ),
    )
    fairness = section("fairness", "2", "Fairness and service")
    equal = clause(
        "fairness/equal",
        "2.1",
        "Equal treatment",
        numbered(1, Run("Treat people in the same position alike.")),
        numbered(2, Run("When you depart from what is usual, write down why.")),
        Items(
            (
                (text("Name the rule that allows it,"),),
                (
                    text("name the facts that make this case different, that is"),
                    Items(
                        (
                            (text("what happened,"),),
                            (text("and what follows from it;"),),
                        ),
                        ordered=True,
                    ),
                    text("A short note in the file is enough."),
                ),
                (text("and keep the note with the file."),),
            ),
            ordered=True,
        ),
        numbered(3, Run("Nobody may be worse off because they complained.")),
        Items(((text("This holds for letters,"),), (text("and for what is said."),))),
    )
    interlude = plain(
        "interlude",
        "How to read the rules on interests",
        numbered(1, Run("This part has no number, but its paragraphs have.")),
        numbered(2, Run("They begin again at one.")),
        Items(((text("first letter"),), (text("second letter"),)), ordered=True),
    )
    interests = section(
        "interests",
        "3",
        LONG_TITLE,
        text("A conflict of interest is not a fault. To hide one is."),
    )
    declare = clause(
        "conflict-of-interest/declaration",
        "3.1",
        "Declare at once",
        numbered(
            1,
            Run("Tell your superior "),
            Run("within 7 days", FLAG, source="interests.days"),
            Run(" [assumed]", FLAG, source="interests.days"),
            Run(" when your own interests touch your duties."),
        ),
        numbered(
            2,
            Run("Your superior decides, with the advice of "),
            Blank("roles.adviser", "confidential adviser"),
            Run(", and follows "),
            Run("section 4", target="section:gifts"),
            Run(" and the "),
            Run("message of the Minister", target="part:foreword"),
            Run("."),
        ),
        Note("assumed", "Taken from the preset for ministries.", "interests.days"),
        Note("open", "Who gives confidential advice? Legal would know.", "roles.adviser"),
        Note("waiting", "This note names a key that stands nowhere.", "nowhere.at_all"),
        version="2.1.0",
    )
    gifts = section("gifts", "4", "Gifts, hospitality and travel")
    ban = clause(
        "conflict-of-interest/gift-ban",
        "4.1",
        None,
        text("Never ask for a gift, for yourself or for anybody else.\nNot even in jest."),
        text("This clause has a second paragraph, which bears no number."),
    )
    limit = clause(
        "conflict-of-interest/gift-limit",
        "4.2",
        "Small gifts",
        numbered(
            1,
            Run("Refuse any gift that could look like a reward. You "),
            Run("may", STRONG),
            Run(" keep a gift worth less than "),
            Run("50 EUR", FLAG, source="gifts.limit"),
            Run(" [assumed]", FLAG, source="gifts.limit"),
            Run(" if nobody could think that it was meant to "),
            Run("influence you", STRONG | EMPHASIS),
            Run("."),
        ),
        numbered(
            2,
            Run("Record it as "),
            Run("section 3.1", target="clause:conflict-of-interest/declaration"),
            Run(" says."),
        ),
        Example(
            (
                Case(
                    allowed=True,
                    runs=(
                        Run("A visiting school class leaves a drawing for the office. Hang it up."),
                    ),
                ),
                Case(
                    allowed=False,
                    runs=(
                        Run("A contractor whose invoice is on your desk sends "),
                        Run("two tickets", EMPHASIS),
                        Run(" for the opera. Send them back the same day and tell your superior."),
                    ),
                ),
            )
        ),
        text("Legal basis: Public Service Act (3 March 2020), section 41."),
        Note(
            "assumed",
            "The usual limit of comparable bodies:\n- ministries 50\n- cities 25",
            "gifts.limit",
        ),
        Note("drafting", "Check the amount against the tax rules."),
    )
    annex = plain(
        "annex/forms",
        "Annex: forms",
        text("The form for declarations stands on the intranet."),
    )
    return Document(
        kind="conduct",
        title=f"Code of Conduct of the {HOSTILE}",
        language="en-GB",
        parts=(
            foreword,
            purpose,
            *purpose_clauses,
            fairness,
            equal,
            interlude,
            interests,
            declare,
            gifts,
            ban,
            limit,
            annex,
        ),
        status="Draft, not in force",
        properties=(("subject", "Code of conduct"), ("release", "2026.1")),
    )


def order_document():
    def article(slug, number, title, *blocks):
        return Part(f"part/section/{slug}", 1, title, blocks, number=number)

    return Document(
        kind="order",
        title="Order adopting the Code of Conduct",
        language="en",
        parts=(
            plain(
                "recitals", None, text("The Minister, whereas the public must be able to trust:")
            ),
            article("approval", "1", "Approval", text("The code in the annex is approved.")),
            article(
                "repeal",
                "2",
                "Repeal",
                numbered(1, Run("The old code is repealed.")),
                numbered(
                    2,
                    Run("Running cases follow "),
                    Run("Article 1", target="section:approval"),
                    Run(" and "),
                    Run("section 1", target="section:approval"),
                    Run("."),
                ),
            ),
            article(
                "force", "3", None, text("This order enters into force on the day it is signed.")
            ),
        ),
        properties=(("number_word", "Article"),),
    )


def plain_document():
    def value(slug, title, *blocks):
        return clause(f"values/{slug}", None, title, *blocks)

    return Document(
        kind="ethics",
        title="Code of Ethics",
        language="de-DE",
        parts=(
            plain("values", "Our values", text("Five values guide us.")),
            value(
                "integrity",
                "Integrity",
                text("We do what we say."),
                Items(((text("in small things"),), (text("and in large ones"),))),
            ),
            value(
                "fairness",
                "Fairness",
                numbered(1, Run("We treat people alike.")),
                numbered(2, Run("We explain.")),
            ),
            value("openness", None, text("We show our reasons.")),
        ),
        status=None,
    )
