"""The command line: options, one call, a message, an exit code. Commands import what they need."""

# Typer evaluates each annotation that is text, twice, so here they are none: no __future__ import.
import gc
import sys
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from codegen.cli.arguments import ordered
from codegen.cli.console import CONSOLE
from codegen.cli.shelf import clauses_app, library_app
from codegen.errors import CodegenError, Exit, Location, Problem, UsageError

app = typer.Typer(
    name="codegen",
    help="Drafts a code of conduct and a code of ethics for a public body, each clause with its reason.",
    epilog="Global options may stand anywhere: --library DIR, --json, --no-color, -q, --debug, --version.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(clauses_app, name="clauses")
app.add_typer(library_app, name="library")
Full: TypeAlias = Annotated[bool, typer.Option("--full", help="Ask the long questionnaire.")]
Accessible: TypeAlias = Annotated[
    bool, typer.Option("--accessible", help="Ask line by line, as suits a screen reader.")
]
Date: TypeAlias = Annotated[
    str | None, typer.Option(help="The date of the draft, such as 2027-01-31.")
]


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with the documented exit code."""
    gc.set_threshold(100_000, 20, 20)  # a short life makes little garbage, and many small objects
    given = sys.argv[1:] if arguments is None else arguments
    CONSOLE.json = "--json" in given
    try:
        left = app(args=ordered(given), standalone_mode=False)
        sys.exit(left if isinstance(left, int) else Exit.DONE)
    except CodegenError as error:
        sys.exit(CONSOLE.failed(error))
    except (KeyboardInterrupt, typer.Abort):
        sys.exit(Exit.INTERRUPTED)
    except BrokenPipeError:
        sys.stdout = None  # whoever read it has gone
        sys.exit(Exit.DONE)
    except Exception as error:  # noqa: BLE001  the last resort, which names the fault
        sys.exit(_misused(error) or CONSOLE.bug(error))


def _misused(error: Exception) -> int | None:
    """Print what Typer has against the command line and return the exit code, None if it has nothing.

    Typer brings a click of its own, whose errors are told by their two methods.
    """
    message = getattr(error, "format_message", None)
    show = getattr(error, "show", None)
    if not callable(message) or not callable(show):
        return None
    if CONSOLE.json:
        return CONSOLE.failed(UsageError(Problem("usage", str(message()))))
    show()
    return int(Exit.USAGE)


def _version(asked: bool) -> None:
    if asked:
        import codegen  # noqa: PLC0415
        from codegen.library.load import load  # noqa: PLC0415

        library = load(CONSOLE.library)
        CONSOLE.result("version", {
            "tool": codegen.__version__, "library": library.name, "release": library.release,
            "digest": library.digest, "folder": library.folder,
        })  # fmt: skip
        CONSOLE.say(f"codegen {codegen.__version__}")
        CONSOLE.say(
            f"library {library.name}, {library.release or 'no release yet'}, {library.digest[:19]}"
        )
        CONSOLE.say(f"folder {library.folder}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _globals(
    context: typer.Context,
    library: Annotated[
        Path | None, typer.Option(help="A clause library of your own.", is_eager=True)
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object and nothing else.")
    ] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="Print without colour.")] = False,
    quiet: Annotated[
        bool, typer.Option("-q", "--quiet", help="Print the product and problems only.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Print the traceback of a fault.")] = False,
    version: Annotated[
        bool, typer.Option("--version", help="Print the versions of tool and library.")
    ] = False,
) -> None:
    CONSOLE.library, CONSOLE.json, CONSOLE.color = library, json, not no_color
    CONSOLE.quiet, CONSOLE.debug = quiet, debug
    if library is not None and not library.is_dir():
        raise UsageError(Problem("no-library", "there is no such folder", Location(str(library))))
    _version(version)
    if context.invoked_subcommand is None:
        context.fail("Which command? 'codegen --help' lists them.")


@app.command()
def new(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder to begin the draft in.")
    ],
    preset: Annotated[
        str | None, typer.Option(help="The kind of body, such as municipality.")
    ] = None,
    answers: Annotated[Path | None, typer.Option(help="An answers file to begin from.")] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="An answer; may be repeated."),
    ] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="Ask nothing.")] = False,
    full: Full = False,
    accessible: Accessible = False,
    date: Date = None,
) -> None:
    """Begin a draft: questions, then the documents."""
    from codegen.cli import beginning  # noqa: PLC0415

    begin = beginning.Begin(preset=preset, answers=answers, settings=tuple(set_ or ()), date=date)
    if no_input:
        beginning.unasked(CONSOLE, folder, begin)
    else:
        beginning.asked(CONSOLE, folder, begin, full=full, accessible=accessible)


@app.command()
def ask(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The draft folder.")],
    keys: Annotated[
        list[str] | None, typer.Argument(metavar="KEY", help="Only these questions.")
    ] = None,
    section: Annotated[str | None, typer.Option(help="Only one section, such as gifts.")] = None,
    confirm: Annotated[bool, typer.Option("--confirm", help="Go through assumptions.")] = False,
    full: Full = False,
    accessible: Accessible = False,
    for_: Annotated[
        list[str] | None,
        typer.Option("--for", metavar="WHO", help="Write a form for legal, hr, it … or for all."),
    ] = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="A .docx or .xlsx file.")] = None,
    from_: Annotated[
        list[Path] | None,
        typer.Option("--from", metavar="FILE", help="Read a form that came back."),
    ] = None,
    who: Annotated[
        str | None, typer.Option(help="Who answered, where a form does not say.")
    ] = None,
) -> None:
    """Answer what is still open, or change answers; or have those who know answer."""
    if for_ or from_ or out or who:
        from codegen.cli import respondents  # noqa: PLC0415

        asked = respondents.Asked(tuple(for_ or ()), out, tuple(from_ or ()), who, full=full)
        alone = not (keys or section or confirm)
        respondents.ask(CONSOLE, folder, asked, alone=alone)
        return
    from codegen.cli import resuming  # noqa: PLC0415

    wanted = resuming.Wanted(tuple(keys or ()), section, confirm=confirm, full=full)
    resuming.ask(CONSOLE, folder, wanted, accessible=accessible)


@app.command()
def draft(
    source: Annotated[Path, typer.Argument(help="A draft folder, or an answers file.")],
    out: Annotated[Path | None, typer.Option(help="Make a complete new folder.")] = None,
    format_: Annotated[
        str, typer.Option("--format", help="Formats, of md, docx, html and xlsx.")
    ] = "md,docx",
    only: Annotated[
        str | None,
        typer.Option(help="Documents, of conduct, ethics, order, note, board, duties and annexes."),
    ] = None,
    no_notes: Annotated[
        bool,
        typer.Option("--no-notes", help="No comments in Word files, no drafting notes on pages."),
    ] = False,
    house_style: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Your own Word file, whose pages to use; or none."),
    ] = None,
    update_fields: Annotated[
        bool,
        typer.Option("--update-fields", help="Word offers to refresh the contents on opening."),
    ] = False,
    date: Date = None,
    final: Annotated[
        bool, typer.Option("--final", help="Refuse while anything is open or assumed.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite edited files, keeping each as .bak.")
    ] = False,
) -> None:
    """Make the documents from the answers."""
    from codegen.cli import drafting  # noqa: PLC0415

    options = drafting.Options(
        formats=format_, only=only, notes=not no_notes, update_fields=update_fields,
        date=date, final=final, force=force, house_style=house_style,
    )  # fmt: skip
    drafting.draft(CONSOLE, source, out, options)


@app.command()
def explain(
    source: Annotated[Path, typer.Argument(help="A draft folder, or an answers file.")],
    words: Annotated[
        list[str] | None,
        typer.Argument(help="A clause id, a number as printed, or words to look for."),
    ] = None,
) -> None:
    """Say why a clause is in or out, and what would bring it in."""
    from codegen.cli import explaining  # noqa: PLC0415

    explaining.explain(CONSOLE, source, words or [])


@app.command()
def lint(
    source: Annotated[
        Path | None,
        typer.Argument(metavar="DIR|FILE", help="A draft, or anybody's .docx, .md or .txt."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Leave with 1 on advice too.")] = False,
    criteria: Annotated[bool, typer.Option("--criteria", help="Print each criterion.")] = False,
    rules: Annotated[bool, typer.Option("--rules", help="List the rules.")] = False,
) -> None:
    """Find what is wrong in a draft, or what is hard to read in any text."""
    from codegen.cli import linting  # noqa: PLC0415

    asked = linting.Asked(strict, criteria, rules)
    raise typer.Exit(linting.run(CONSOLE, source, asked))


@app.command()
def diff(
    old: Annotated[
        str, typer.Argument(help="A draft, answers, a file, a clause, a release or a library.")
    ],
    new: Annotated[
        str | None,
        typer.Argument(help="What it became; none: the last two versions of a clause."),
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option("--format", help="terminal, md, html, docx or json; else by the ending."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE|DIR", help="Write there; a folder for several."
        ),
    ] = None,
    summary: Annotated[
        bool, typer.Option("--summary", help="Two pages for a board instead of the redline.")
    ] = False,
    author: Annotated[
        str | None, typer.Option(help="Whose the tracked changes are; else codegen.")
    ] = None,
    date: Date = None,
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite a file, keeping it as .bak.")
    ] = False,
) -> None:
    """Show what changed between two drafts, clauses, releases or files, and why.

    A path that exists, or one that begins with ./, is a path; anything else is a clause (ID or
    ID@VERSION) or a release. A document that somebody edited is compared as it stands.
    """
    from codegen.cli import diffing  # noqa: PLC0415

    options = diffing.Options(format_, output, summary, author, date, force)
    raise typer.Exit(diffing.diff(CONSOLE, old, new, options))


@app.command()
def handout(
    source: Annotated[Path, typer.Argument(metavar="DIR", help="A draft folder.")],
    topic: Annotated[str | None, typer.Option(help="Only this topic, such as gifts.")] = None,
    principle: Annotated[
        str | None, typer.Option(help="Only this principle, such as merit.")
    ] = None,
    for_: Annotated[
        str | None,
        typer.Option(
            "--for",
            help="new-staff, managers, procurement, inspectors, leaders or board; members or judges, by their own code.",
        ),
    ] = None,
    minutes: Annotated[int | None, typer.Option(help="Of the session: 15, 45 or 90.")] = None,
    as_: Annotated[
        str | None,
        typer.Option("--as", help="Of docx, md, html, pptx, apkg, moodle, csv, scorm, practice."),
    ] = None,
    answers: Annotated[bool, typer.Option("--answers", help="Make the keys too.")] = False,
    since: Annotated[
        Path | None, typer.Option(metavar="DIR", help="An earlier draft: say what has changed.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="A folder; else 'training' in the draft's.")
    ] = None,
    date: Date = None,
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite files, keeping each as .bak.")
    ] = False,
) -> None:
    """Make training material that quotes the draft: handouts, slides, cards, quizzes.

    Without a topic, principle or audience it makes the whole kit.
    """
    from codegen.cli import handing  # noqa: PLC0415

    options = handing.Options(
        topic, principle, for_, minutes, as_, answers, since, out, date, force
    )
    raise typer.Exit(handing.handout(CONSOLE, source, options))


@app.command()
def coverage(
    source: Annotated[
        Path | None,
        typer.Argument(
            metavar="DIR", help="A draft folder, or an answers file; none: the library."
        ),
    ] = None,
    instrument: Annotated[
        list[str] | None, typer.Option(help="Only this instrument; may be repeated.")
    ] = None,
    principle: Annotated[
        str | None,
        typer.Option(
            help="1 to 13, of the OECD Recommendation on Public Integrity; or a folder of clauses."
        ),
    ] = None,
    values: Annotated[
        bool, typer.Option("--values", help="Which rules serve which values, and who is left over.")
    ] = False,
    format_: Annotated[
        str | None,
        typer.Option("--format", help="terminal, md, html or csv; else by the ending of the file."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write into this file.")
    ] = None,
) -> None:
    """Show what a draft rests on: each provision of each instrument, and the clauses that address it.

    Every provision is in exactly one state: sets, supports, informs, gap, or not for a code. The
    terminal shows how many are in each; with --instrument or --principle, and in a file, each
    provision is told. Of a draft only what it prints for certain counts: not what stands in brackets,
    waits for an answer or was left out. A principle is a heading of the OECD Recommendation with its
    letters; or a folder of clauses, with every provision that bears on its topics.
    """
    from codegen.cli import covering  # noqa: PLC0415

    options = covering.Options(tuple(instrument or ()), principle, values, format_, output)
    covering.coverage(CONSOLE, source, options)


@app.command()
def questions(
    words: Annotated[list[str] | None, typer.Argument(help="A key, or words to look for.")] = None,
) -> None:
    """List the questions: keys, values, what each decides, who would know."""
    from codegen.cli import explaining  # noqa: PLC0415

    explaining.questions(CONSOLE, words or [])
