"""The drafts that are judged: of every example, of presets with a name alone, of a bad name.

The example and the bad name are drafted in house styles too, as organisations have them.
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import ROOT

from codegen.cli.app import main
from codegen.cli.drafting import KINDS
from codegen.document.tree import Document
from codegen.draft.drafting import draft
from codegen.draft.papers import making
from codegen.draft.select import PAPERS
from codegen.interview import answers as answering
from codegen.interview.resolution import Answers, Resolution
from codegen.interview.writing import written
from codegen.library.load import load

DATE = "2026-11-22"
HOSTILE = "(R&D) *Agency* <b> 1. {{7*7}} | x"
EXAMPLES = {
    f"example-{path.parent.name}": path for path in sorted(ROOT.glob("examples/*/answers.yaml"))
}
# One preset, as the judges take seconds for each file; JUDGE_ALL=1 asks them about every one.
FEW = ("university",)
PRESETS = {
    f"preset-{path.stem}": path.stem
    for path in sorted(ROOT.glob("clauses/presets/*.yaml"))
    if path.stem in FEW or os.environ.get("JUDGE_ALL")
}
HOUSES = {path.stem: path for path in sorted(ROOT.glob("tests/house_styles/*.do?x"))}
HOUSED = {f"example-ministry-{house}": ("example-ministry", house) for house in HOUSES}
HOUSED["hostile-name-harbour"] = ("hostile-name", "harbour")
# Everything that can be annexed, to an example whose every answer is given and (on request) to a name.
ANNEXED = {"annexes-ministry": "example-ministry"}
if os.environ.get("JUDGE_ALL"):
    ANNEXED["annexes-hostile"] = "hostile-name"
SOURCES = (*EXAMPLES, *PRESETS, "hostile-name", *HOUSED, *ANNEXED)


@dataclass(frozen=True, slots=True)
class Made:
    """A draft folder, and the documents that its files should hold, by the name of their file."""

    folder: Path
    documents: dict[str, Document]

    def paths(self, suffix):
        """Return the files of one format; a document may not have it."""
        named = {name: self.folder / f"{name}{suffix}" for name in self.documents}
        return {name: path for name, path in named.items() if path.exists()}


def make(source, folder):
    """Return the draft of a source, made by the command in a folder of its own."""
    library = load()
    annexed, source = source in ANNEXED, ANNEXED.get(source, source)
    source, house = HOUSED.get(source, (source, None))
    # Everything there is; on the pages of a house codes and order, or all that the answers ask for on request.
    few = ("conduct", "ethics", "order") if house and not os.environ.get("JUDGE_ALL") else None
    options = (
        ["--house-style", str(HOUSES[house]), *(["--only", ",".join(few)] if few else [])]
        if house
        else ["--format", "md,docx,html", "--only", ",".join(KINDS)]
    )
    folder.mkdir()
    path = folder / "answers.yaml"
    if source in EXAMPLES:
        shutil.copy(EXAMPLES[source], path)
    else:
        name = HOSTILE if source == "hostile-name" else "Xyzzy"
        answers = Answers(preset=PRESETS.get(source), given={"organisation.name": name})
        path.write_bytes(written(answers, library))
    if annexed:
        kinds = {"documents.kinds": ["conduct", "ethics", "order", "annexes"]}
        given, _ = answering.read(path.read_bytes(), "answers.yaml", library)
        path.write_bytes(written(given.with_changes(kinds), library))
    with pytest.raises(SystemExit) as left:
        main(["draft", str(folder), "--date", DATE, "--quiet", *options])
    assert not left.value.code, f"codegen draft left with {left.value.code}"

    answers, _ = answering.read(path.read_bytes(), "answers.yaml", library)
    resolution = Resolution(library, answers)
    drafted = draft(library, resolution)
    kinds = making.asked_for(library, resolution) if house else PAPERS
    around = [one.document for one in making.papers(library, resolution, drafted, kinds)]
    documents = [*drafted.documents, *around]
    if few:
        documents = [document for selection, document
                     in zip(drafted.selections, drafted.documents, strict=True)
                     if selection.target.kind in few]  # fmt: skip
    made = Made(folder, {document.kind: document for document in documents})
    for suffix in (".docx",) if house else (".docx", ".html"):
        assert made.paths(suffix).keys() == {
            name for name in made.documents if _has(library, name, suffix)
        }
    return made


def _has(library, name, suffix):
    """Return whether a document is made in a format: forms are handed out as Word files alone."""
    formats = [one.formats for one in library.outlines.values() if one.file == name]
    return not any(formats) or suffix.removeprefix(".") in formats[0]
