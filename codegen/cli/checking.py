"""The commands for those who keep a library: ``library check``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.doors import resources
from codegen.draft.lint.linting import unknown_allowances
from codegen.errors import Exit, Severity
from codegen.library import index
from codegen.library.load import checked
from codegen.library.remarks import remarks

if TYPE_CHECKING:
    from codegen.cli.console import Console
    from codegen.draft.proof.proving import Proof
    from codegen.errors import Problem


def check(console: Console, *, prove: bool) -> int:
    """Print every problem of the library and return the exit code.

    Args:
        console: Where to print.
        prove: Whether to prove as well what must hold for every combination of answers.
    """
    clauses, templates = resources.library_folders(console.library)
    files = resources.library_files(clauses, templates)
    data, problems = checked(files)
    library = None if _errors(problems) else index.library(data, "", str(clauses))
    if library:
        problems += [p for one in library.clauses.values() for p in unknown_allowances(one)]
    sound = not _errors(problems)
    proof = None
    if library and sound:
        if prove:
            from codegen.draft.proof import proving  # noqa: PLC0415  only a proof needs it
            from codegen.library.sources import Sources  # noqa: PLC0415

            proof = proving.prove(library, Sources(data, files))
            told = [remark for remark in remarks(library) if remark.rule not in proving.TELLS]
            problems = [*problems, *proof.problems, *told]
        else:
            problems = [*problems, *remarks(library)]
    found = {"clauses": len(data["clauses"]), "proved": _counts(proof)}
    console.result("library-check", found, problems)
    console.problems(problems)
    if sound:
        counted = (
            f"{len(data['clauses'])} clauses, {len(data['instruments'])} instruments in {clauses}"
        )
        console.say(
            f"{counted}: no errors." if not proof else f"{counted}: no errors in the files."
        )
    elif prove:
        console.tell("Nothing was proven: mend these errors first.")
    if proof:
        console.say(
            f"{proof.held} of {proof.properties} properties hold for every combination of answers."
        )
    return Exit.FOUND if _errors(problems) else Exit.DONE


def _errors(problems: list[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _counts(proof: Proof | None) -> dict[str, int] | None:
    return {"properties": proof.properties, "held": proof.held} if proof else None
