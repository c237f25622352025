"""The door to Jinja2 as a printer of whole pages: HTML that is text until we say otherwise.

Pure: frames come in as texts (`codegen.doors.resources.frames` reads them), a page goes out. Every
value is escaped unless it is `Html`, and a name that a frame uses and nobody gave is an error.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup as Html
from markupsafe import escape

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["PAGE", "Html", "css_string", "element", "escape", "render"]

PAGE = "page.html.j2"
# What an HTML file cannot hold, even as a numeric reference.
_NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})


def render(frames: Mapping[str, str], name: str, values: Mapping[str, Any]) -> str:
    """Return a page.

    Args:
        frames: The texts of the frames by name; one may extend or include another.
        name: The frame to print.
        values: What it prints. Besides its own, `PAGE` needs ``language`` (a BCP 47 tag),
            ``direction`` (``ltr`` or ``rtl``), ``title``, ``status`` (or None) and ``words``.

    Raises:
        jinja2.TemplateError: A frame is not Jinja2, or prints a value that is not given.
        ValueError: A character that HTML cannot hold stands on the page.

    >>> render({"a.html.j2": "<p>{{ said }}</p>"}, "a.html.j2", {"said": "R&D <b>"})
    '<p>R&amp;D &lt;b&gt;</p>'
    """
    page = _environment(tuple(sorted(frames.items()))).get_template(name).render(values)
    if found := _NEVER.search(page):
        raise ValueError(f"HTML cannot hold the character U+{ord(found.group()):04X}")
    return page


def element(name: str, /, *children: str, **attributes: str | int | bool | None) -> Html:
    """Return an element; children that are not `Html` are escaped.

    An attribute that is None or False is left out, one that is True has no value; ``_`` at the end
    of its name falls away (``class_``), within it becomes ``-``.

    >>> print(element("a", "R&D", element("br"), href="#x", class_="self", hidden=True))
    <a href="#x" class="self" hidden>R&amp;D<br></a>
    """
    said = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{escape(value)}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in _VOID:
        return Html(f"<{name}{said}>")  # noqa: S704  names are ours, values escaped
    return Html(f"<{name}{said}>{''.join(map(escape, children))}</{name}>")  # noqa: S704  as above


def css_string(text: str) -> Html:
    r"""Return *text* as a string of CSS that can neither end early nor close its style sheet.

    >>> print(css_string('A "b" </style>'))
    "A \22 b\22  \3c \2f style\3e "
    """
    kept = (c if c == " " or (c.isascii() and c.isalnum()) else f"\\{ord(c):x} " for c in text)
    return Html(f'"{"".join(kept)}"')  # noqa: S704  nothing but letters, digits, spaces, escapes


@lru_cache(maxsize=8)
def _environment(frames: tuple[tuple[str, str], ...]) -> Environment:
    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=DictLoader(dict(frames)),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["css_string"] = css_string
    return made
