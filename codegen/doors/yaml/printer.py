"""Prints plain values as YAML: one spelling for one value, whatever version of ruamel is installed.

Block style, mappings in the order given, texts of several lines as literal blocks. What is printed
is read back as the same value (dates as dates, texts as texts), here and by any YAML 1.2 reader.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from codegen.doors.yaml.scalars import FORBIDDEN, typed

LONG = 80
_PLAIN = re.compile(r"[^\W\d_](?:[\w ./()+%’–;,'&@=-]|:(?=[\w/]))*")
# Texts here, but not in readers of YAML 1.1.
_ONCE_BOOLEAN = frozenset(("y", "yes", "n", "no", "on", "off"))
_INDENT = "  "
_MAX_DIGITS = 18


def dump(value: Any) -> bytes:
    r"""Return a value as YAML.

    Args:
        value: Mappings with text keys, sequences, str, int, float, Decimal, bool, date and None,
            as deep as they go.

    Raises:
        TypeError: It holds something else.
        ValueError: It holds a number or a character that could not be read back.

    >>> print(dump({"law": {"act": "Act: 4", "date": None}, "text": "One.\nTwo.\n"}).decode())
    law:
      act: "Act: 4"
      date: null
    text: |
      One.
      Two.
    <BLANKLINE>
    """
    return ("\n".join(lines(value)) + "\n").encode()


def lines(value: Any) -> list[str]:
    """Return the lines of a value, without line ends.

    Raises:
        TypeError: As `dump`.
        ValueError: As `dump`.
    """
    if isinstance(value, Mapping) and value:
        return [line for key, inner in value.items() for line in _entry(key, inner)]
    if isinstance(value, Sequence) and not isinstance(value, str | bytes) and value:
        return [line for inner in value for line in _item(inner)]
    head, *rest = _scalar(value)
    return [head, *_indented(rest)]


def _entry(key: Any, value: Any) -> list[str]:
    if not isinstance(key, str):
        raise TypeError(f"a key has to be a text, not {key!r}")
    name = _text(key, literal=False)[0]
    inner = lines(value)
    if _is_block(value):
        return [f"{name}:", *_indented(inner)]
    return [f"{name}: {inner[0]}", *inner[1:]]


def _item(value: Any) -> list[str]:
    inner = lines(value)
    rest = _indented(inner[1:]) if _is_block(value) else inner[1:]
    return [f"- {inner[0]}", *rest]


def _is_block(value: Any) -> bool:
    return isinstance(value, Mapping | Sequence) and not isinstance(value, str) and bool(value)


def _indented(inner: list[str]) -> list[str]:
    return [_INDENT + line if line else line for line in inner]


def _scalar(value: Any) -> list[str]:
    """Return the lines of anything without parts; those after the first are not yet indented."""
    match value:
        case None:
            return ["null"]
        case str():
            return _text(str(value), literal=True)
        case bool():
            return ["true" if value else "false"]
        case int() | float() | Decimal():
            return [_number(value)]
        case dt.date() if not isinstance(value, dt.datetime):
            return [value.isoformat()]
        case Mapping():
            return ["{}"]
        case Sequence() if not isinstance(value, bytes):
            return ["[]"]
    raise TypeError(f"{type(value).__name__} has no spelling in YAML: {value!r}")


def _number(value: float | Decimal) -> str:
    if not math.isfinite(value) or (isinstance(value, int) and abs(value) >= 10**_MAX_DIGITS):
        raise ValueError(f"{value!r} could not be read back")
    return format(value, "f") if isinstance(value, Decimal) else repr(value)


def _text(text: str, *, literal: bool) -> list[str]:
    if found := FORBIDDEN.search(text):
        raise ValueError(f"U+{ord(found[0]):04X} could not be read back")
    if "\n" not in text and _is_plain(text):
        return [text]
    if literal and ("\n" in text or len(text) > LONG) and _is_literal(text):
        return ["|" if text.endswith("\n") else "|-", *text.removesuffix("\n").split("\n")]
    return [json.dumps(text, ensure_ascii=False)]


def _is_plain(text: str) -> bool:
    return (
        _PLAIN.fullmatch(text) is not None
        and not text.endswith(" ")
        and text.lower() not in _ONCE_BOOLEAN
        and typed(text) == text
    )


def _is_literal(text: str) -> bool:
    # A first line that is blank or indented would need an indentation indicator, and a second
    # line end at the end another way of chomping: quotes say it plainly.
    if text[0] in " \t\n" or text.endswith("\n\n") or "\r" in text or "\ufeff" in text:
        return False
    return not any(line.endswith((" ", "\t")) or line.startswith("\t") for line in text.split("\n"))
