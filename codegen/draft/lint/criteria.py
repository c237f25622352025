"""The criteria by which reviewers judge a code, C01 to C40, as far as a program can look at them.

Each says which topics must be carried, which words must stand in their clauses, which answers must be
given and which rules must find nothing; and what is left for a reader to judge.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion, and what of it a program looks at.

    ``topics`` count where documents of that kind must carry them; ``words`` are pairs of what is
    looked for and the pattern, in the clauses on ``topics`` of a code for people in service; ``answers`` count where their question
    is asked; ``looks`` names a look of `codegen.draft.lint.judging`; ``reader`` is what only a reader
    can judge.
    """

    id: str
    says: str
    topics: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    answers: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()
    reader: str | None = None
    kind: str = "conduct"


CRITERIA: tuple[Criterion, ...] = (
    Criterion("C01", "The scope names every category of people as in or out, with its bond.",
        topics=("code-scope",), answers=("people.categories",), looks=("categories",),
        reader="whether the body has people of the categories that the answers leave out"),
    Criterion("C02", "Purpose and legal status are stated, with the adopting authority and the enabling provision.",
        topics=("adoption-legal-basis", "core-values"), answers=("act.form", "act.adopter", "act.adopter.provision")),
    Criterion("C03", "Values and rules are told apart, and each rule points to a value.",
        rules=("rule-among-values",), looks=("served",)),
    Criterion("C04", "There are at most eight values, each defined for this organisation.",
        rules=("many-values",), looks=("values",), kind="ethics"),
    Criterion("C05", "Rules or examples rest on the organisation's functions and on at least two situations that it gave.",
        answers=("risk.functions",), looks=("situations",),
        reader="whether rules or examples speak of these situations, and whether the text differs from that of other bodies"),
    Criterion("C06", "Examples accompany the difficult rules.", looks=("examples",)),
    Criterion("C07", "Conflicts are actual, potential and apparent, financial or not, and reach relatives and anyone close.",
        topics=("conflict-of-interest",), answers=("interests.degree",), rules=("narrow-circle",),
        words=(("actual", r"\bactual\b"), ("potential", r"\bpotential\b"), ("apparent", r"\bapparent\b"),
               ("financial or not", r"\bfinancial or not\b|\bnot only financial\b"), ("anyone close", r"\banyone else\b|\banyone close\b"))),
    Criterion("C08", "A conflict is disclosed when it arises, to a named person who decides.",
        topics=("recusal",), answers=("roles.conflict_decider",), rules=("duty-without-addressee", "duty-without-period"),
        words=(("a duty to tell", r"\bmust (?:tell|disclose)\b"),)),
    Criterion("C09", "The ways to resolve a conflict are listed, and the decision is recorded.",
        topics=("recusal",), words=(("someone takes your place", r"\b(?:takes your place|substitute|reassign)"),
               ("no access to files", r"\baccess\b"), ("a record of the decision", r"\bon file\b|\brecord|\bin writing\b"))),
    Criterion("C10", "Declarations are checked by a named role that exists.",
        topics=("coi-declaration",), answers=("roles.verifier",), words=(("a check of declarations", r"\bcheck"),)),
    Criterion("C11", "Gifts: nothing from a party to a matter, purpose before amount, no cash, family, hospitality, travel, a register also of what was refused, disposal.",
        topics=("gifts", "hospitality", "gift-register"),
        words=(("a party to a matter", r"\bparty to a matter\b"), ("how it would look", r"\blook like\b|\bappear"),
               ("money", r"\bmoney\b"), ("people close", r"\bperson close to you\b"), ("travel", r"\bjourney\b|\btravel\b"),
               ("offers that were refused", r"\beven if you refuse\b|\brefused\b"), ("what becomes of gifts", r"\bcharity\b|\breturn"))),
    Criterion("C12", "Outside work: what is free, what needs permission, by which criteria, and when the answer comes.",
        topics=("outside-employment",), answers=("outside.regime", "outside.days"), rules=("permission-without-decider",)),
    Criterion("C13", "After leaving: limits with their legal basis, or duties while in office alone; a rule on meeting former staff.",
        topics=("post-employment",), answers=("after.basis",),
        words=(("job offers", r"\boffers you a job\b|\bjob\b"), ("former staff", r"\bhave worked here\b|\bformer\b"))),
    Criterion("C14", "Contacts with interest representatives are recorded for posts at risk.", looks=("contacts",)),
    Criterion("C15", "A confidential adviser is named who neither receives reports nor decides.",
        topics=("advice",), answers=("roles.adviser",), rules=("same-person",),
        words=(("confidentiality", r"\bconfiden"),)),
    Criterion("C16", "Whoever told all the facts and followed the advice has this counted in their favour.",
        topics=("advice",), words=(("all the facts", r"\ball the facts\b"), ("in your favour", r"\bin your favour\b"))),
    Criterion("C17", "Reports have more than one route, one outside the line and one to an authority; telling a manager is a rule of its own.",
        topics=("reporting-channels", "external-reporting", "speaking-up"),
        answers=("reporting.receiver", "reporting.routes", "external.authorities"),
        words=(("outside the line", r"\boutside the line\b"), ("the manager's duty to pass on", r"\bpass it on\b"))),
    Criterion("C18", "There are time limits for confirming a report and for feedback.",
        topics=("report-handling",), answers=("reporting.ack_days", "reporting.feedback_months"), rules=("two-values",)),
    Criterion("C19", "Protection: who, what retaliation is, whom to tell; burden of proof and remedies as information on the law.",
        topics=("retaliation",), answers=("whistleblower.law",),
        words=(("forms of retaliation", r"\bdismissal\b"), ("who is protected", r"\bwitnesses\b"), ("whom to tell", r"\btell\b"))),
    Criterion("C20", "Only knowingly false reports have consequences; no motive, proof or certainty is asked, and no form is signed.",
        topics=("bad-faith-reports",), rules=("burden-on-reporter", "threat-to-reporter", "signed-report"),
        words=(("known to be false", r"\bknow\w* to be false\b|\bknowingly false\b"),)),
    Criterion("C21", "The person reported is presumed innocent, heard, kept confidential, and told of the end.",
        topics=("persons-concerned",), words=(("presumed innocent", r"\bpresumed innocent\b"), ("a hearing", r"\bhear\b|\bheard\b"),
               ("confidentiality", r"\bidentity\b|\bconfidential"), ("the result", r"\bresult\b"))),
    Criterion("C22", "Measures have a decider, sanctions come from a cited law, decisions can be contested; mandates and judges follow their own law.",
        topics=("sanctions", "appeal"), answers=("roles.decider", "discipline.law", "appeal.body"),
        rules=("sanction-without-law", "orders-to-the-independent", "excluded-topic")),
    Criterion("C23", "An identified role, not the head alone, follows the code.",
        answers=("roles.overseer",), looks=("overseer",)),
    Criterion("C24", "Duties of managers and leaders are separate and stricter.",
        topics=("leadership",), reader="whether these duties are stricter than those of everybody"),
    Criterion("C25", "Training: on joining, again, for exposed posts, with dilemmas.",
        topics=("training",), answers=("training.months",),
        words=(("on joining", r"\bwhen you start\b|\bfirst day\b|\bwhen you join\b"), ("again", r"\bat least every\b"),
               ("exposed posts", r"\bspecial risk\b|\bexposed\b"), ("cases", r"\bcases?\b|\bdilemma"))),
    Criterion("C26", "The code is published and given to each person, receipt is noted, and refusing to sign does not exempt.",
        topics=("publication", "code-scope"), words=(("publication", r"\bpublish"), ("receipt", r"\breceipt\b"),
               ("refusing to sign", r"\bRefus\w+ to sign\b[^.]*\bnot exempt\b"))),
    Criterion("C27", "A consultation stands in the past tense only with who, date and record.",
        rules=("claimed-consultation",)),
    Criterion("C28", "Review: interval, owner, indicators, and figures on breaches.",
        topics=("code-review",), answers=("review.years", "review.owner", "review.indicators"),
        words=(("figures on breaches", r"\bnumber\b[^.]*\bbreaches\b|\bbreaches\b[^.]*\bnumber\b"),)),
    Criterion("C29", "No rule contradicts another or restates statute; laws are cited by name and date.",
        rules=("two-values", "contradiction", "dangling-reference", "dangling-paragraph"), looks=("dated",),
        reader="whether a rule contradicts or restates the law of the country"),
    Criterion("C30", "The text is plain: length, sentences, reading grade, terms, active voice.",
        rules=("shall", "vague-word", "legalese", "gendered-word", "undefined-abbreviation", "long-sentence", "long-on-average",
               "hard-to-read", "crowded-paragraph", "passive-duty", "undefined-term", "unused-term", "term-in-two-forms", "too-long"),
        looks=("figures",)),
    Criterion("C31", "Each permission, decision and report says who acts when the head or the competent person is concerned.",
        topics=("head-of-organisation",), answers=("roles.decider_for_head", "reporting.recipient_about_head"),
        rules=("decision-without-pointer", "unnamed-role", "unknown-committee")),
    Criterion("C32", "Each clause that restricts people prints its legal basis or an open point.",
        rules=("restriction-without-basis",), looks=("bases",)),
    Criterion("C33", "Choices that nobody confirmed carry a mark, and no fact or law comes from a default.",
        rules=("typed-value", "typed-name"), looks=("marked",)),
    Criterion("C34", "Each promise of the organisation has a role, a first date, a recurrence and evidence.",
        topics=("undertakings",), rules=("orphan-promise",), looks=("promises",),
        reader="the first date, the recurrence and the evidence of each promise, which belong in the ledger"),
    Criterion("C35", "Privacy notices for declarations and for reports are annexed.", looks=("notices",)),
    Criterion("C36", "Examples and guidance are separate and called non-binding.",
        topics=("interpretation",), words=(("that examples do not bind", r"\bexamples\b[^.]*\bnot bind"),)),
    Criterion("C37", "A duty to report has exceptions.", topics=("speaking-up",), rules=("report-without-exceptions",)),
    Criterion("C38", "Nothing forbids or conditions a report to an authority, in contracts and exit terms neither.",
        topics=("external-reporting",), rules=("gag-clause",),
        words=(("contracts and terms for leaving", r"\bcontract\b[^.]*\b(?:leaving|settlement)\b|\bsettlement\b"),)),
    Criterion("C39", "Forms ask no union, party, religion, health or sexual-life data unless a cited law requires it.",
        looks=("forms",)),
    Criterion("C40", "Until adopted, each page says that it is a draft and not in force.", looks=("status",)),
)  # fmt: skip
