"""From the events of the parser to nodes, one by one, noting all that is not allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from codegen.doors.yaml.nodes import Mark, Node
from codegen.doors.yaml.scalars import FORBIDDEN, typed
from codegen.errors import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 50
MAX_PROBLEMS = 50


class Builder:
    """Turns the events of one document into nodes, and notes all that is not allowed."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._events: Iterator[Any] = iter(YAML(typ="safe").parse(text))
        self._depth = 0

    def document(self) -> Node:
        """Return the root of the one document."""
        root = Node(None, Mark(0, 0, 0), Mark(0, 0, 0))
        documents = 0
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse("yaml-documents", "a file holds one document", event)
                if event.tags:
                    self._refuse("yaml-tag", "tags are not read", event)
            elif isinstance(
                event, ScalarEvent | SequenceStartEvent | MappingStartEvent | AliasEvent
            ):
                node = self._node(event)
                root = node if documents == 1 else root
        return root

    def _refuse(self, rule: str, message: str, event: Any, hint: str | None = None) -> None:
        where = _mark(event.start_mark).location(self.file)
        self._note(Problem(rule, message, where, hint))

    def _note(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= MAX_PROBLEMS:
            raise ContentError(self.problems)

    def _node(self, event: Any) -> Node:
        if isinstance(event, AliasEvent):
            self._refuse(
                "yaml-alias",
                "aliases (*) are not read",
                event,
                "write it out, or put the text into quotes",
            )
            return Node(None, _mark(event.start_mark), _mark(event.end_mark))
        if event.anchor is not None:
            self._refuse(
                "yaml-anchor", "anchors (&) are not read", event, "put the text into quotes"
            )
        if event.tag is not None:
            self._refuse("yaml-tag", "tags (!) are not read", event, "put the text into quotes")
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        self._depth += 1
        if self._depth > MAX_DEPTH:
            where = _mark(event.start_mark).location(self.file)
            message = f"nested more than {MAX_DEPTH} deep"
            raise ContentError([*self.problems, Problem("yaml-depth", message, where)])
        node = (
            self._mapping(event) if isinstance(event, MappingStartEvent) else self._sequence(event)
        )
        self._depth -= 1
        return node

    def _scalar(self, event: ScalarEvent) -> Node:
        value: Any = event.value
        style = event.style or ""
        if style in {"", "plain"}:
            style = ""
            try:
                value = typed(value)
            except ValueError as error:
                self._refuse("yaml-value", str(error), event, "put it into quotes if it is text")
        elif style == '"' and (found := FORBIDDEN.search(value)):
            message = f"the character U+{ord(found[0]):04X} may not stand in a text"
            self._refuse("yaml-character", message, event)
        return Node(value, _mark(event.start_mark), _mark(event.end_mark), style)

    def _sequence(self, start: SequenceStartEvent) -> Node:
        items: list[Node] = []
        end = _mark(start.end_mark)
        for event in self._events:
            if isinstance(event, SequenceEndEvent):
                end = _end(start, event, items[-1].end if items else end)
                break
            items.append(self._node(event))
        value = [item.value for item in items]
        return Node(value, _mark(start.start_mark), end, _style(start), items=tuple(items))

    def _mapping(self, start: MappingStartEvent) -> Node:
        entries: dict[str, tuple[Node, Node]] = {}
        end = _mark(start.end_mark)
        for event in self._events:
            if isinstance(event, MappingEndEvent):
                end = _end(start, event, end)
                break
            key = self._node(event)
            value = self._node(next(self._events))
            end = value.end
            if self._is_name(key) and self._is_new(key, entries):
                entries[key.value] = (key, value)
        plain = {name: value.value for name, (_, value) in entries.items()}
        return Node(plain, _mark(start.start_mark), end, _style(start), entries)

    def _is_name(self, key: Node) -> bool:
        if isinstance(key.value, str) and (key.value != "<<" or key.style):
            return True
        where = key.start.location(self.file)
        if key.value == "<<":
            self._note(Problem("yaml-key", "merge keys (<<) are not read", where, "write it out"))
        else:
            hint = "put the key into quotes"
            if key.style == "flow":  # mostly the first of two braces
                hint = "put a text that begins with { or [ into quotes"
            self._note(Problem("yaml-key", "a key has to be a text", where, hint))
        return False

    def _is_new(self, key: Node, entries: dict[str, tuple[Node, Node]]) -> bool:
        if key.value not in entries:
            return True
        first = entries[key.value][0].start.location(self.file)
        where = key.start.location(self.file)
        message = f"'{key.value}' stands here a second time"
        self._note(Problem("yaml-duplicate", message, where, f"it stands first at {first}"))
        return False


def _style(start: Any) -> str:
    return "flow" if start.flow_style else "block"


def _end(start: Any, end: Any, last: Mark) -> Mark:
    # In block style the parser ends a collection at the next token, comments included.
    return _mark(end.end_mark) if start.flow_style else last


def _mark(mark: Any) -> Mark:
    return Mark(mark.line, mark.column, mark.index)
