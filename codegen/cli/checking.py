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
    from codegen.errors import Problem


def check(console: Console) -> int:
    """Print every problem of the library and return the exit code."""
    clauses, templates = resources.library_folders(console.library)
    files = resources.library_files(clauses, templates)
    data, problems = checked(files)
    if not _errors(problems):
        library = index.library(data, "", str(clauses))
        problems += [p for one in library.clauses.values() for p in unknown_allowances(one)]
        if not _errors(problems):
            problems += remarks(library)
    errors = _errors(problems)
    console.result("library-check", {"clauses": len(data["clauses"])}, problems)
    console.problems(problems)
    if not errors:
        console.say(
            f"{len(data['clauses'])} clauses, {len(data['instruments'])} instruments in {clauses}: no errors."
        )
    return Exit.FOUND if errors else Exit.DONE


def _errors(problems: list[Problem]) -> int:
    return sum(problem.severity is Severity.ERROR for problem in problems)
