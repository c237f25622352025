"""What every entry of the library's files has in common: patterns, types, and how one is checked."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Discriminator, StringConstraints, ValidationError

from codegen.library import faults

DIGEST = r"^sha256:[0-9a-f]{64}$"
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
FILE_NAME = r"^([a-z0-9]+(-[a-z0-9]+)*/)?[a-z0-9]+(-[a-z0-9]+)*$"  # perhaps in a folder
CLAUSE_ID = r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"
KEY = r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$"

Slug: TypeAlias = Annotated[str, StringConstraints(pattern=SLUG)]
ClauseId: TypeAlias = Annotated[str, StringConstraints(pattern=CLAUSE_ID)]
Key: TypeAlias = Annotated[str, StringConstraints(pattern=KEY)]
Semver: TypeAlias = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
Digest: TypeAlias = Annotated[str, StringConstraints(pattern=DIGEST)]
ShortDigest: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]
ReleaseNumber: TypeAlias = Annotated[str, StringConstraints(pattern=r"^\d+(\.\d+){1,2}$")]
Text: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
FileName: TypeAlias = Annotated[str, StringConstraints(pattern=FILE_NAME)]
Line: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=2_000)]
Office: TypeAlias = Literal["in-service", "mandate", "judicial", "third-party", "former"]
Kind: TypeAlias = Literal["fact", "law", "choice", "form"]
Type: TypeAlias = Literal[
    "text", "longtext", "choice", "choices", "yes_no", "three_state", "integer", "money", "date",
    "role", "name", "country", "list", "record", "records", "matrix",
]  # fmt: skip


class Entry(BaseModel):
    """The base of all entries: unknown keys are errors, nothing is converted."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, populate_by_name=True)


def told_apart_by(*keys: str) -> Discriminator:
    """Return what chooses between entries by the one of *keys* that they have."""

    def tag(value: Any) -> str | None:
        held = value if isinstance(value, dict) else getattr(value, "model_fields_set", ())
        return next((f"<{key}>" for key in keys if key in held), None)

    said = f"an entry here has {' or '.join(repr(key) for key in keys)}"
    return Discriminator(tag, custom_error_type="wrong_entry", custom_error_message=said)


def checked(schema: type[Entry], value: Any) -> tuple[dict[str, Any] | None, list[faults.Fault]]:
    """Return the data that *value* holds by *schema* (defaults filled in), or what is wrong with it.

    Returns:
        The data, None when it is invalid; and for each fault the path to it in *value*, the rule
        that refuses it, a sentence, and whether the key rather than its value is meant.
    """
    try:
        return schema.model_validate(value).model_dump(by_alias=True), []
    except ValidationError as error:
        return None, [faults.fault(dict(found), value) for found in error.errors(include_url=False)]
