"""YAML files of a library, held against their schemas; the texts and conditions in them as nodes.

What is wrong is collected with its place, so that all of it is told at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.doors import wording, yaml
from codegen.errors import CodegenError, Location, Problem
from codegen.library import schema

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class FileReader:
    """Reads files by name: ``loaded`` are those that are YAML, ``problems`` all that is wrong."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.problems: list[Problem] = []
        self.loaded: dict[str, yaml.Loaded] = {}

    def _parsed(self, name: str) -> Any:
        """Return the data of a file; None when it is no YAML, or empty."""
        try:
            self.loaded[name] = yaml.load(self.files[name], name)
        except CodegenError as error:
            self.problems += error.problems
            return None
        value = self.loaded[name].value
        if value is None:
            self.problems.append(Problem("empty-file", "the file is empty", Location(name)))
        return value

    def _held(self, name: str, kind: type[schema.Entry]) -> dict[str, Any] | None:
        """Return the data of a file that passes its schema."""
        value = self._parsed(name)
        if value is None:
            return None
        data, faults = schema.checked(kind, value)
        for path, rule, message, key in faults:
            where = self.loaded[name].place(path, key=key)
            self.problems.append(Problem(rule, message, where))
        return data

    def _condition(
        self, source: str | None, name: str, path: Sequence[str | int]
    ) -> dict[str, Any] | None:
        """Return a condition as it is written, and its nodes; None where there is none, or a wrong one."""
        if source is None:
            return None
        where = self.loaded[name].place(path)
        nodes, problems = wording.condition(source, name, where.line, where.column)
        self.problems += problems
        return {"source": source, "nodes": nodes} if not problems else None

    def _text(self, source: str, name: str, path: Sequence[str | int]) -> list[Any]:
        """Return the nodes of a text."""
        where = self.loaded[name].text_place(path).at(1)
        nodes, problems = wording.text(source, name, where.line, where.column)
        self.problems += problems
        return nodes
