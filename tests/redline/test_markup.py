"""Redlines are marked up as a careful lawyer would: the cases were written before the comparer."""

import pytest
from conftest import ROOT
from ruamel.yaml import YAML

from codegen.document.tree import Document, Paragraph, Part, Run
from codegen.redline.compare import redline

CASES = YAML(typ="safe").load((ROOT / "tests/redline/markup.yaml").read_text())
SIGNS = {"insert": ("{++", "++}"), "delete": ("{--", "--}"), None: ("", "")}


def document(text):
    blocks = tuple(Paragraph((Run(line),)) for line in text.split("¶"))
    return Document("conduct", "Code", "en", (Part("part/a", 1, None, blocks, numbered=False),))


def marked(redlined):
    """Return the only part of a redline in the signs of the cases."""
    pieces = []
    for paragraph in redlined.parts[0].blocks:
        pieces += [(run.change and run.change.kind, run.text) for run in paragraph.runs]
        pieces.append((paragraph.change and paragraph.change.kind, "¶"))
    if pieces[-1][0] is None:
        pieces.pop()  # the end of the text
    joined = []
    for kind, text in pieces:
        if joined and joined[-1][0] == kind:
            joined[-1] = (kind, joined[-1][1] + text)
        else:
            joined.append((kind, text))
    return "".join(SIGNS[kind][0] + text + SIGNS[kind][1] for kind, text in joined)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_change_is_marked_as_a_careful_lawyer_would(case):
    found = redline(document(case["old"]), document(case["new"]))

    assert marked(found) == case["marked"]
