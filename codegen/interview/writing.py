"""The answers file, written: anew, or by changing only what changed, so that comments stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.doors import yaml
from codegen.interview.answers import placed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.interview.resolution import Answers, Differing
    from codegen.library.model import Library

FILE = "answers.yaml"


def written(answers: Answers, library: Library, data: bytes = b"") -> bytes:
    """Return an answers file that says *answers*.

    Args:
        answers: What it is to say.
        library: Whose questions they answer.
        data: The file they were read from; its comments and order are kept.

    Raises:
        ContentError: *data* cannot be read as YAML.
    """
    if not data:
        return yaml.dump(_whole(answers))
    before, paths = placed(data, FILE, library)
    changes: dict[tuple[str, ...], Any] = {
        paths.get(key, ("answers", key)): value
        for key, value in answers.given.items()
        if key not in before.given or before.given[key] != value
    }
    gone = [paths[key] for key in before.given if key not in answers.given]
    now, then = _whole(answers), _whole(before)
    for entry in ("preset", "confirmed", "unsure"):
        if now.get(entry) != then.get(entry):
            changes[(entry,)] = now.get(entry, [])
    for entry in ("by", "kept", "differ"):
        new, old = now.get(entry, {}), then.get(entry, {})
        changes |= {(entry, key): value for key, value in new.items() if old.get(key) != value}
        gone += [(entry, key) for key in old if key not in new]
    return yaml.edit(data, FILE, changes, gone)


def _whole(answers: Answers) -> dict[str, Any]:
    """Return what the file says, its entries in their order and empty ones left out."""
    whole: dict[str, Any] = {"codegen": 1}
    if answers.preset:
        whole["preset"] = answers.preset
    whole["answers"] = dict(answers.given)
    others: dict[str, Any] = {
        "confirmed": sorted(answers.confirmed),
        "unsure": sorted(answers.unsure),
        "by": dict(answers.by),
        "kept": dict(answers.kept),
        "differ": {key: [_entry(one) for one in told] for key, told in answers.differ.items()},
    }
    return whole | {name: entry for name, entry in others.items() if entry}


def _entry(one: Differing) -> Mapping[str, Any]:
    """Return one of several answers as it stands in the file."""
    told = {"who": one.who, "on": one.on, "value": one.value}
    return {name: part for name, part in told.items() if part is not None}
