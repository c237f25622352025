"""Writes the JSON Schemas: of the files that people write, for their editors, and of what --json prints.

``python .ci/make_schemas.py`` writes them; with ``--check`` it only says which are stale.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from codegen.cli import results
from codegen.library import manifest, paperwork, schema
from codegen.library.load import load
from codegen.library.schema import training

ROOT = Path(__file__).resolve().parent.parent
FILES: dict[str, type[schema.Entry]] = {
    "clauses/clause.schema.json": schema.ClauseFile,
    "clauses/questionnaire.schema.json": schema.QuestionnaireFile,
    "clauses/offices.schema.json": schema.OfficesFile,
    "clauses/topics.schema.json": schema.TopicsFile,
    "clauses/mappings.schema.json": manifest.MappingsFile,
    "clauses/library.schema.json": manifest.LibraryFile,
    "clauses/preset.schema.json": schema.PresetFile,
    "clauses/principle.schema.json": schema.PrincipleFile,
    "clauses/instrument.schema.json": schema.InstrumentFile,
    "clauses/training/dilemma.schema.json": training.DilemmaFile,
    "clauses/training/questions.schema.json": training.QuizFile,
    "clauses/training/glossary.schema.json": training.GlossaryFile,
    "clauses/training/principles.schema.json": training.PrinciplesFile,
    "templates/papers.schema.json": paperwork.PapersFile,
    "templates/outlines/outline.schema.json": schema.OutlineFile,
}
TEXT = {"type": "string"}
TYPES: dict[str, dict[str, Any]] = {
    "integer": {"type": "integer"},
    "money": {"type": "number", "minimum": 0},
    "date": {"type": "string", "format": "date"},
    "list": {"type": "array", "items": TEXT},
    "country": {"type": "string", "pattern": "^[A-Z]{2}$"},
}


def schemas() -> dict[str, dict[str, Any]]:
    """Return every schema by the name of its file."""
    found = {
        name: _titled(name, kind.model_json_schema(by_alias=True)) for name, kind in FILES.items()
    }
    found["clauses/answers.schema.json"] = _titled("answers", answers())
    for command, kinds in results.RESULTS.items():
        name = f"codegen/schemas/{command}.schema.json"
        variants = [TypeAdapter(kind).json_schema() for kind in kinds]
        definitions = {
            key: value for one in variants for key, value in one.pop("$defs", {}).items()
        }
        whole = variants[0] if len(variants) == 1 else {"anyOf": variants}
        found[name] = _titled(name, whole | ({"$defs": definitions} if definitions else {}))
    return found


def answers() -> dict[str, Any]:
    """Return the schema of answers files, from the questionnaire as it stands."""
    library = load(ROOT / "clauses")
    questions = library.questionnaire.questions
    keys = {"type": "array", "items": {"enum": list(questions)}}
    return {
        "type": "object",
        "required": ["codegen", "answers"],
        "additionalProperties": False,
        "properties": {
            "codegen": {"const": 1},
            "preset": {"enum": list(library.presets)},
            "answers": {
                "type": "object",
                "properties": {key: _answer(question) for key, question in questions.items()},
            },
            "confirmed": keys,
            "unsure": keys,
            "by": {"type": "object"},
            "kept": {"type": "object"},
            "differ": {"type": "object"},
        },
    }


def _answer(question: Any) -> dict[str, Any]:
    """Return the schema of one answer, with the question as its description."""
    said = {"description": f"{question.ask} {question.help or ''}".strip()}
    match question.type:
        case "choice" | "yes_no":
            kind: dict[str, Any] = {"enum": list(question.values)}
        case "choices":
            kind = {"type": "array", "items": {"enum": list(question.values)}}
        case "three_state":
            kind = {"anyOf": [{"enum": list(question.values)}, {"type": "object"}]}
        case "records":
            columns = {column.key: _answer(column) for column in question.columns}
            item = {"type": "object", "properties": columns, "additionalProperties": False}
            kind = {"type": "array", "items": item}
        case "record" | "matrix":
            kind = {"type": "object"}
        case _:
            kind = TYPES.get(question.type, TEXT)
    if question.special:
        kind = {"anyOf": [kind, {"enum": list(question.special)}]}
    return said | kind


def _titled(name: str, whole: dict[str, Any]) -> dict[str, Any]:
    """Return a schema with its dialect; ``$schema`` of the YAML files is a comment, so none is allowed."""
    title = name.rpartition("/")[2].removesuffix(".schema.json")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **whole, "title": title}


def main() -> int:
    """Write the schemas, or check them, and return the exit code."""
    stale = []
    for name, whole in schemas().items():
        path, text = ROOT / name, json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
        if not path.exists() or path.read_text() != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(text)
    for name in stale:
        print(f"{'stale' if '--check' in sys.argv else 'written'}: {name}")
    return int("--check" in sys.argv and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
