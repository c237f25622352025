"""The arguments of a command line, before Typer sees them."""

from __future__ import annotations

FLAGS = {"--json", "--no-color", "-q", "--quiet", "--debug", "--version"}


def ordered(arguments: list[str]) -> list[str]:
    """Return the arguments with global options in front, wherever they stood.

    >>> ordered(["explain", "d", "--json", "--library", "mine"])
    ['--json', '--library', 'mine', 'explain', 'd']
    """
    front: list[str] = []
    rest: list[str] = []
    queue = list(arguments)
    while queue:
        argument = queue.pop(0)
        if argument == "--":
            rest += [argument, *queue]
            break
        if argument in FLAGS or argument.startswith("--library="):
            front.append(argument)
        elif argument == "--library" and queue:
            front += [argument, queue.pop(0)]
        else:
            rest.append(argument)
    return front + rest
