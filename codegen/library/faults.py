"""What pydantic says of a value, as a path, a rule and a sentence that a person can act on."""

from __future__ import annotations

from typing import Any, TypeAlias

Path: TypeAlias = tuple[str | int, ...]
Fault: TypeAlias = tuple[Path, str, str, bool]


def fault(found: dict[str, Any], value: Any) -> Fault:
    """Return the path to a fault in *value*, its rule, a sentence, and whether its key is meant."""
    path = _real(found["loc"], value)
    kind, message = found["type"], found["msg"]
    context = found.get("ctx", {})
    name = path[-1] if path else ""
    match kind:
        case "extra_forbidden":
            return path, "unknown-entry", f"'{name}' is not an entry here", True
        case "missing":
            return path[:-1], "missing-entry", f"'{found['loc'][-1]}' is missing", False
        case "string_pattern_mismatch":
            said = f"'{found['input']}' is not of the form {context.get('pattern', '')}"
            return path, "wrong-form", said, False
        case "literal_error":
            return (
                path,
                "wrong-value",
                f"'{found['input']}' is not {context.get('expected')}",
                False,
            )
    return path, "wrong-type", f"{message[0].lower()}{message[1:]}", False


def _real(loc: tuple[str | int, ...], value: Any) -> Path:
    """Return the part of pydantic's path that exists in *value*: names of union members do not."""
    path: list[str | int] = []
    here: Any = value
    for step in loc:
        inside = (
            step in here
            if isinstance(here, dict)
            else (isinstance(here, list) and isinstance(step, int) and step < len(here))
        )
        if inside:
            here = here[step]
        if inside or step == loc[-1]:
            path.append(step)
    return tuple(path)
