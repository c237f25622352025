"""The commands ``clauses`` and ``library``, for those who read clauses and those who keep them."""

# Typer evaluates each annotation that is text, twice, so here they are none: no __future__ import.
from pathlib import Path
from typing import Annotated, Any

import typer

from codegen.cli.console import CONSOLE

library_app = typer.Typer(help="For those who keep a clause library.", no_args_is_help=True)
clauses_app = typer.Typer(help="Read the clauses.", no_args_is_help=True)


@clauses_app.command("list")
def clauses_list(
    topic: Annotated[str | None, typer.Option(help="Only clauses on this topic.")] = None,
    office: Annotated[str | None, typer.Option(help="Only clauses for this office.")] = None,
) -> None:
    """List the clauses of the library."""
    from codegen.cli import clauses  # noqa: PLC0415

    clauses.listed(CONSOLE, topic, office)


@clauses_app.command("show")
def clauses_show(
    clause: Annotated[
        str, typer.Argument(metavar="ID[@VERSION]", help="A clause, or a version of it.")
    ],
) -> None:
    """Print a clause and all that is said of it."""
    from codegen.cli import clauses  # noqa: PLC0415

    clauses.show(CONSOLE, clause)


@clauses_app.command("log")
def clauses_log(clause: Annotated[str, typer.Argument(metavar="ID", help="A clause.")]) -> None:
    """List the versions of a clause, newest first."""
    from codegen.cli import clauses  # noqa: PLC0415

    clauses.log(CONSOLE, clause)


@clauses_app.command("search")
def clauses_search(words: Annotated[list[str], typer.Argument(help="Words to look for.")]) -> None:
    """List the clauses that hold some words."""
    from codegen.cli import clauses  # noqa: PLC0415

    clauses.search(CONSOLE, words)


@clauses_app.command("new-version")
def clauses_new_version(
    clause: Annotated[str, typer.Argument(metavar="ID", help="A clause.")],
    change: Annotated[
        str | None,
        typer.Option(help="substantive, clarification or correction; else the smallest allowed."),
    ] = None,
    note: Annotated[str | None, typer.Option(help="What changes, and why.")] = None,
    date: Annotated[str | None, typer.Option(help="From when it holds, 2027-01-31.")] = None,
) -> None:
    """Open the next version of a clause; given again after editing, settle its number."""
    from codegen.cli import versioning  # noqa: PLC0415

    versioning.new_version(CONSOLE, clause, change, note, date)


@clauses_app.command("where-used")
def clauses_where_used(
    clause: Annotated[str, typer.Argument(metavar="ID", help="A clause.")],
    folders: Annotated[list[Path], typer.Argument(metavar="DIR...", help="Draft folders.")],
) -> None:
    """List the drafts that print a clause, and which of them are behind or print what was recalled."""
    from codegen.cli import versioning  # noqa: PLC0415

    raise typer.Exit(versioning.where_used(CONSOLE, clause, folders))


@library_app.command("release")
def release(
    number: Annotated[
        str | None, typer.Argument(metavar="NUMBER", help="Such as 1.1; else the next one.")
    ] = None,
    date: Annotated[str | None, typer.Option(help="The day of the release, 2027-01-31.")] = None,
) -> None:
    """Close a release: what it holds never changes, and its notes become a list of changes."""
    from codegen.cli import versioning  # noqa: PLC0415

    versioning.release(CONSOLE, number, date)


@library_app.command("check")
def check(
    prove: Annotated[
        bool,
        typer.Option(
            "--prove", help="Prove as well what must hold for every combination of answers."
        ),
    ] = False,
) -> None:
    """Hold every file of the library against the rules."""
    from codegen.cli import checking  # noqa: PLC0415

    found: Any = checking.check(CONSOLE, prove=prove)
    raise typer.Exit(found)


@library_app.command("confirm-mapping")
def confirm_mapping(
    clauses: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID...", help="Clauses whose mappings you have read."),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Every clause: only when you have read them all.")
    ] = False,
) -> None:
    """Say that you have read mappings: what a clause does, beside what each provision asks.

    The library then remembers the wording and the gist that you read. 'codegen library check' calls a
    mapping stale once either has changed.
    """
    from codegen.cli import confirming  # noqa: PLC0415

    confirming.confirm(CONSOLE, clauses or [], every=every)
