"""What the library's YAML files may hold; the only package that imports pydantic.

Each class is one file or one entry of it. A file that passes is plain data again (`checked`), from
which `codegen.library.load` builds the index; nothing here is imported when the index is at hand.
"""

from codegen.library.schema.clause import ClauseFile, PrincipleFile
from codegen.library.schema.entry import (
    ClauseId,
    Digest,
    Entry,
    Line,
    ReleaseNumber,
    Semver,
    ShortDigest,
    Slug,
    checked,
)
from codegen.library.schema.instruments import InstrumentFile, TopicsFile
from codegen.library.schema.offices import OfficesFile
from codegen.library.schema.outlines import OutlineFile, WordsFile
from codegen.library.schema.questionnaire import FieldEntry, PresetFile, QuestionnaireFile

__all__ = [
    "ClauseFile",
    "ClauseId",
    "Digest",
    "Entry",
    "FieldEntry",
    "InstrumentFile",
    "Line",
    "OfficesFile",
    "OutlineFile",
    "PresetFile",
    "PrincipleFile",
    "QuestionnaireFile",
    "ReleaseNumber",
    "Semver",
    "ShortDigest",
    "Slug",
    "TopicsFile",
    "WordsFile",
    "checked",
]
