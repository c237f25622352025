"""A practice page that runs offline in a browser, and the same questions as a SCORM 1.2 package."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING, Any

from lxml import etree

from codegen.document.ooxml import package
from codegen.doors.pages import Html, render
from codegen.training.choosing import marked, offered
from codegen.training.pages import source, titled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from codegen.document.ooxml.elements import Element
    from codegen.document.words import Words
    from codegen.training.tying import BoundQuiz, Kit

FRAME, SCRIPT, SCORM = "practice.html.j2", "practice.js", "scorm.js"
_ASKED = 10  # questions of a package
_ADL = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
_IMS = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"


def page(
    kit: Kit, words: Mapping[str, Any], printed: Words, frames: Mapping[str, str], script: str
) -> bytes:
    """Return the page with the modes Learn, Test, Match and Spaced.

    It asks nothing of any network; what a person knows stays in the browser, under a name of the draft's.

    Args:
        kit: What it teaches.
        words: The words of training.
        printed: The words of pages.
        frames: The frames of pages.
        script: What runs on it.
    """
    return _page(
        kit, words, printed, frames, script, ("learn", "test", "match", "spaced"), kit.questions
    )


def scorm(
    kit: Kit,
    words: Mapping[str, Any],
    printed: Words,
    frames: Mapping[str, str],
    scripts: tuple[str, str],
) -> bytes:
    """Return a SCORM 1.2 package whose test reports completion and score to a learning platform.

    Source: SCORM 1.2 Content Aggregation Model and Run-Time Environment.
    """
    shown = _page(
        kit, words, printed, frames, "\n".join(scripts), ("test",), marked(kit.questions, _ASKED)
    )
    return package.pack({"imsmanifest.xml": _manifest(kit, words), "index.html": shown}, kit.date)


def _page(  # noqa: PLR0917  what a page is made of comes from six places
    kit: Kit,
    words: Mapping[str, Any],
    printed: Words,
    frames: Mapping[str, str],
    script: str,
    modes: tuple[str, ...],
    questions: Iterable[BoundQuiz],
) -> bytes:
    frame = words["practice"]
    data = {
        "store": f"codegen {kit.organisation}",
        "words": {**frame, "right": words["right"], "true": words["true"], "false": words["false"]},
        "modes": list(modes),
        "cards": [*_cards(questions, words), *(_terms(kit) if "match" in modes else [])],
    }
    # Inside a script element only "</" and "<!--" could end it; both begin with "<".
    body = json.dumps(data, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
    whole = f"const KIT = {body};\n{script}"
    if "</" in whole or "<!--" in whole:
        raise ValueError("a script cannot hold what ends its element")
    digest = base64.b64encode(hashlib.sha256(whole.encode()).digest()).decode()
    values = {
        "language": printed.language, "direction": "ltr", "status": kit.status, "words": printed,
        "title": frame["title"].format(organisation=kit.organisation), "frame": frame,
        "modes": [(mode, frame[mode], frame[f"help_{mode}"]) for mode in modes],
        "script": Html(whole),
        "digest": digest,
        "source": source(kit, words, [one.place for one in kit.questions]),
    }  # fmt: skip
    return render(frames, FRAME, values).encode()


def _cards(questions: Iterable[BoundQuiz], words: Mapping[str, Any]) -> list[dict[str, Any]]:
    made = []
    for one in questions:
        where = titled(one, words)
        card: dict[str, Any] = {"id": one.id, "kind": one.kind, "ask": one.ask, "where": where,
                                "caution": " ".join(one.cautions)}  # fmt: skip
        if options := offered(one, words):
            card["options"] = [{"text": text, "why": why} for _, text, why in options]
            card["right"] = next(at for at, option in enumerate(options) if option[0])
        elif one.kind == "matching":
            card["pairs"] = [list(pair) for pair in one.pairs]
            card["answer"] = one.feedback
        else:
            card["answer"] = "\n".join((one.answer, f"{words['points']}: {'; '.join(one.points)}"))
        made.append(card)
    return made


def _terms(kit: Kit) -> list[dict[str, Any]]:
    return [{"id": f"term-{one.term}", "kind": "term", "ask": one.term, "answer": one.means,
             "where": one.place.number if one.place else "", "caution": ""} for one in kit.terms]  # fmt: skip


def _manifest(kit: Kit, words: Mapping[str, Any]) -> bytes:
    """Return the manifest: one activity, which is passed at 80 of 100."""
    identity = "codegen-" + hashlib.sha256(kit.organisation.encode()).hexdigest()[:16]
    names: Any = {None: _IMS, "adlcp": _ADL}
    root = etree.Element(f"{{{_IMS}}}manifest", nsmap=names, identifier=identity, version="1.0")
    about = _sub(root, "metadata")
    _sub(about, "schema").text = "ADL SCORM"
    _sub(about, "schemaversion").text = "1.2"
    organisations = _sub(root, "organizations", default="organisation")
    organisation = _sub(organisations, "organization", identifier="organisation")
    title = words["practice"]["title"].format(organisation=kit.organisation)
    _sub(organisation, "title").text = title
    item = _sub(organisation, "item", identifier="test", identifierref="page", isvisible="true")
    _sub(item, "title").text = title
    score = etree.SubElement(item, f"{{{_ADL}}}masteryscore")
    score.text = "80"
    resources = _sub(root, "resources")
    resource = _sub(resources, "resource", identifier="page", type="webcontent", href="index.html")
    resource.set(f"{{{_ADL}}}scormtype", "sco")
    _sub(resource, "file", href="index.html")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _sub(parent: Element, name: str, **attributes: str) -> Element:
    return etree.SubElement(parent, f"{{{_IMS}}}{name}", attributes)
