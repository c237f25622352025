"""Long histories of two made-up clauses: what lawyers do to a rule over the years.

Paragraphs come, go, are joined, split and moved; words, amounts, lists and emphasis change; a duty is
turned into advice and back. They stand in the small library in the place of its two rules on gifts.
"""

import small_library as small

GIFT = [
    ("1.0.0", "substantive", "First version.", """\
1. You **may** keep a [gift](term:gift) worth less than {{ gifts.limit | money }}.
2. Refuse everything else."""),
    ("1.0.1", "correction", "A word was misspelt in the first version.", """\
1. You **may** keep a [gift](term:gift) worth less than {{ gifts.limit | money }}.
2. Refuse anything else."""),
    ("1.1.0", "clarification", "Says what refusing means, and begins with the purpose.", """\
1. Ask yourself first why you are given it.
2. You **may** keep a [gift](term:gift) worth less than {{ gifts.limit | money }}.
3. Refuse anything else: say no, or hand it back."""),
    ("2.0.0", "substantive", "Money was never meant; offers are recorded.", """\
1. Ask yourself first why you are given it, and what it would look like.
2. You **must not** keep:
   - money, vouchers or anything that can be sold
   - what comes from a person whose case you decide
   - what is meant as thanks for a decision.
3. You **may** keep another [gift](term:gift) worth less than {{ gifts.limit | money }}.
4. Record each offer within {{ gifts.days | days }}, as [](clause:gifts/gift-register) says."""),
    ("2.1.0", "clarification", "Joins the two rules on what may be kept; moves the record to the front.", """\
1. Record each offer within {{ gifts.days | days }}, as [](clause:gifts/gift-register) says.
2. You **must not** keep:
   - money, vouchers or anything that can be sold or exchanged
   - what is meant as thanks for a decision
   - what comes from a person whose case you decide.
3. You **may** keep another [gift](term:gift) worth less than {{ gifts.limit | money }}, unless it could
   influence you or look as if it did. Ask yourself why you are given it."""),
    ("3.0.0", "substantive", "The year's total counts; advice is to be sought in doubt.", """\
1. Record each offer within {{ gifts.days | days }}, as [](clause:gifts/gift-register) says. Record also
   what you refused.
2. You **must not** keep money, vouchers, *anything that can be sold*, or what comes from a person whose
   case you decide.
3. You **may** keep another [gift](term:gift) worth less than {{ gifts.limit | money }}, if all that you
   had from this giver in the year stays below it too.
4. In doubt, you **should** ask before you take it. Until you have an answer:
   - leave it unopened
   - tell nobody that you will keep it."""),
    ("3.1.0", "clarification", "Splits the paragraph on what may never be kept; the doubt comes first.", """\
1. In doubt, you **should** ask before you take it. Until you have an answer, leave it unopened.
2. You **must not** keep money, vouchers or anything that can be sold.
3. You **must not** keep what comes from a person whose case you decide.
4. You **may** keep another [gift](term:gift) worth less than {{ gifts.limit | money }}, if all that you
   had from this giver in the year stays below it too.
5. Record each offer, also one that you refused, within {{ gifts.days | days }}."""),
]  # fmt: skip

BAN = [
    ("1.0.0", "substantive", "First version.", "You **must not** take any [gift](term:gift)."),
    ("2.0.0", "substantive", "Says what to do with what arrives all the same.", """\
1. You **must not** take any [gift](term:gift).
2. What arrives all the same you **must** send back, or record within {{ gifts.days | days }}."""),
    ("3.0.0", "substantive", "Advice only, after a year in which coffee was refused.", """\
1. You **should not** take any [gift](term:gift).
2. What arrives all the same you **should** send back, or record within {{ gifts.days | days }}.
3. Water, tea and coffee on the table are no gift."""),
    ("4.0.0", "substantive", "A duty again, with the exception kept.", """\
1. You **must not** take any [gift](term:gift). Water, tea and coffee on the table are none.
2. What arrives all the same you **must**, within {{ gifts.days | days }}:
   1. send back, if you know from whom it is
   2. record, as [](clause:gifts/gift-register) says."""),
]  # fmt: skip


def _file(clause, history):
    """Return the file of a clause with other versions, the newest first."""
    head = small.FILES[clause].partition("versions:")[0]
    made = [f"{head}versions:"]
    for year, (version, change, note, text) in reversed(list(enumerate(history, 2010))):
        made += [f'  - version: "{version}"', f"    effective: {year}-01-01",
                 f"    change: {change}", f"    note: {note}", "    text: |",
                 *(f"      {line}" for line in text.split("\n"))]  # fmt: skip
    return "\n".join(made) + "\n"


def library():
    """Return the small library with these histories."""
    return small.library({small.LIMIT: _file(small.LIMIT, GIFT), small.BAN: _file(small.BAN, BAN)})
