"""Changes a YAML file by its lines, so that comments, order and everything else stay as they are.

Ruamel's round trip would lose the comments that follow a value it replaces, since it keeps them with
the value above; here only the lines of an entry are touched, and comments among them move above it.
The result is read back before it is returned.
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

from codegen.doors.yaml.parser import load
from codegen.doors.yaml.printer import dump, lines
from codegen.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from codegen.doors.yaml.nodes import Node
    from codegen.doors.yaml.places import Loaded

    Path = tuple[str, ...]

_COMMENT = re.compile(r"#.*")


def edit(data: bytes, file: str, changes: Mapping[Path, Any], delete: Iterable[Path] = ()) -> bytes:
    r"""Return a file with some entries changed, added or taken away.

    Args:
        data: The file; may be empty.
        file: What problems call it.
        changes: New values by the keys that lead to them; mappings on the way are made when they
            are missing, new entries go to the end of their mapping.
        delete: Paths of entries to take away first; one that is not there is passed over.

    Raises:
        ContentError: The file cannot be read as YAML.
        TypeError: A value has no spelling in YAML, or a path leads through something that is not a
            mapping.
        ValueError: A value could not be read back.

    >>> before = b"answers:\n  gifts.limit: 50  # HR, 3 May\n  # later\nconfirmed: []\n"
    >>> print(edit(before, "a.yaml", {("answers", "gifts.limit"): 40}).decode(), end="")
    answers:
      gifts.limit: 40  # HR, 3 May
      # later
    confirmed: []
    """
    original = load(data, file)
    expected = copy.deepcopy(original.value)
    gone = [path for path in delete if _take(expected, path)]
    for path, value in changes.items():
        expected = _with(expected, path, value)
    printed = dump(expected)
    expected = load(printed, file).value
    try:
        result = _edited(original, gone, changes)
    except ContentError:
        result = original
    if result.value == expected:
        ends = "\r\n" if b"\r\n" in data else "\n"
        return result.text.replace("\n", ends).encode()
    # The lines of the file are of a shape that nobody foresaw: values count for more than shape.
    remarks = _remarks(original.text, original.root.scalars(), 0, len(original.text))
    return "".join(f"{remark}\n" for remark in remarks).encode() + printed


def _edited(loaded: Loaded, gone: Iterable[Path], changes: Mapping[Path, Any]) -> Loaded:
    for path in gone:
        loaded = _step(loaded, path, gone=True)
    for path, value in changes.items():
        loaded = _step(loaded, path, value)
    return loaded


def _take(value: Any, path: Path) -> bool:
    """Delete a path from a plain value; whether it was there."""
    for key in path[:-1]:
        value = value.get(key) if isinstance(value, dict) else None
    if not isinstance(value, dict) or path[-1] not in value:
        return False
    del value[path[-1]]
    return True


def _with(value: Any, path: Path, new: Any) -> Any:
    if not path:
        return new
    if value is not None and not isinstance(value, dict):
        raise TypeError(f"'{path[0]}' cannot stand in something that is not a mapping")
    held = value or {}
    return {**held, path[0]: _with(held.get(path[0]), path[1:], new)}


def _step(loaded: Loaded, path: Path, value: Any = None, *, gone: bool = False) -> Loaded:
    """Return the file after one change."""
    text = _changed(loaded, path, value, gone=gone)
    return load(text.encode(), loaded.file)


def _changed(loaded: Loaded, path: Path, value: Any, *, gone: bool) -> str:
    """Return the text after the change of the deepest entry that has lines of its own."""
    node, depth = loaded.root, 0
    while depth < len(path) - 1 and _is_open(node) and path[depth] in node.entries:
        inner = node.entries[path[depth]][1]
        if not _is_open(inner) or (gone and len(inner.entries) == 1 and depth == len(path) - 2):
            break
        node, depth = inner, depth + 1
    if not _is_open(node):
        whole = _with_or_without(node.value, path, value, gone=gone)
        remarks = _remarks(loaded.text, loaded.root.scalars(), 0, len(loaded.text))
        return "\n".join([*remarks, *lines(whole), ""])
    key = path[depth]
    if depth == len(path) - 1 and gone:
        left = None if len(node.entries) > 1 else ["{}"]
        return _replaced(loaded, node.entries[key], left)
    held = node.entries[key][1].value if key in node.entries else None
    new = _with_or_without(held, path[depth + 1 :], value, gone=gone)
    if key in node.entries:
        return _replaced(loaded, node.entries[key], lines({key: new}))
    return _appended(loaded, node, lines({key: new}))


def _with_or_without(value: Any, path: Path, new: Any, *, gone: bool) -> Any:
    if not gone:
        return _with(value, path, new)
    left = copy.deepcopy(value)
    _take(left, path)
    return left


def _is_open(node: Node) -> bool:
    """Whether the node is a mapping whose entries stand on lines of their own."""
    return bool(node.entries) and node.style == "block"


def _last_line(entry: tuple[Node, Node]) -> int:
    """Return the number of the last line of an entry, blank lines after a text not counted."""
    key, value = entry
    end = value.end
    if end.column == 0 and end.line > key.start.line:
        return end.line - 1
    return end.line


def _replaced(loaded: Loaded, entry: tuple[Node, Node], new: list[str] | None) -> str:
    """Return the text with other lines, or none, in place of an entry's."""
    key, value = entry
    before = loaded.text.split("\n")
    first, last = key.start.line, _last_line(entry)
    while last > first and not before[last].strip():
        last -= 1
    margin = " " * key.start.column
    tail = ""
    if value.style not in {"|", ">"} and value.end.line == last:
        tail = before[last][value.end.column :].rstrip()
    inner = [
        margin + remark
        for remark in _remarks(loaded.text, value.scalars(), key.end.offset, value.end.offset)
    ]
    if tail.strip() and (new is None or len(new) > 1):
        inner.append(margin + tail.strip())
        tail = ""
    fresh = [margin + line if line else line for line in new or ()]
    if fresh and tail:
        fresh[-1] += tail
    return "\n".join([*before[:first], *inner, *fresh, *before[last + 1 :]])


def _remarks(text: str, pieces: Iterable[Node], start: int, end: int) -> list[str]:
    """Return the comments between two points of a text, those inside the pieces not counted."""
    gaps = []
    for piece in pieces:
        gaps.append(text[start : piece.start.offset])
        if piece.style in {"|", ">"}:
            # A comment may stand behind the sign that opens a block of text.
            gaps.append(text[piece.start.offset : text.find("\n", piece.start.offset)])
        start = piece.end.offset
    gaps.append(text[start:end])
    return [remark for gap in gaps for remark in _COMMENT.findall(gap)]


def _appended(loaded: Loaded, node: Node, new: list[str]) -> str:
    """Return the text with lines added at the end of a mapping."""
    before = loaded.text.split("\n")
    entries = list(node.entries.values())
    margin = " " * entries[0][0].start.column
    last = _last_line(entries[-1])
    while not before[last].strip():
        last -= 1
    fresh = [margin + line if line else line for line in new]
    after = before[last + 1 :]
    return "\n".join([*before[: last + 1], *fresh, *(after or [""])])
