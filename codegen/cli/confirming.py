"""The command that writes down which mappings somebody has read: ``library confirm-mapping``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.doors import files as door
from codegen.doors import resources, yaml
from codegen.errors import Problem, UsageError, did_you_mean
from codegen.library import index, mappings
from codegen.library.load import valid

if TYPE_CHECKING:
    from codegen.cli.console import Console


def confirm(console: Console, names: list[str], *, every: bool) -> None:
    """Write down against what the mappings of some clauses, or of all, have been read."""
    clauses, templates = resources.library_folders(console.library)
    data = valid(resources.library_files(clauses, templates))
    read = list(data["clauses"]) if every else [_named(data, name) for name in names]
    if not read:
        hint = "name the clauses that you have read; 'codegen library check' lists those to read"
        raise UsageError(Problem("no-clause", "which clause?", None, hint))
    content = mappings.HEAD.encode() + yaml.dump(mappings.confirmed(data, set(read)))
    path = clauses / mappings.FILE.partition("/")[2]
    door.write_atomic(path, content)
    many = sum(len(entry) for key in read for entry in data["clauses"][key]["implements"].values())
    console.say(str(path))
    console.result(
        "library-confirm-mapping", {"file": str(path), "clauses": read, "mappings": many}
    )
    told = "1 mapping" if many == 1 else f"{many} mappings"
    clauses_told = "1 clause" if len(read) == 1 else f"{len(read)} clauses"
    console.tell(f"{told} of {clauses_told} confirmed.")
    console.next("codegen library check")


def _named(data: dict[str, Any], name: str) -> str:
    """Return the id of the clause that has an id, or had it before.

    Raises:
        UsageError: There is none.
    """
    known = index.current_ids(data["clauses"])
    if name not in known:
        said = f"there is no clause '{name}'"
        raise UsageError(Problem("unknown-clause", said, None, did_you_mean(name, known)))
    return known[name]
