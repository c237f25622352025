"""The peer of the command line: two commands of Typer's that do nothing."""

import typer

app = typer.Typer()


@app.command()
def hello(name: str = "you") -> None:
    """Greet; its one option makes Typer load what every command with an option loads."""
    typer.echo(f"hello {name}")


@app.command()
def other() -> None:
    """Do nothing."""


if __name__ == "__main__":
    app()
