"""Which styles of an organisation serve which of our roles: recognised, or named by its people.

Word's own styles are recognised by their English name, which stays in the file whatever the
language of the Word that saved it. Styles of somebody's own are not guessed at: a list called
"Example" may be anything. People name those in a small file beside the template.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from codegen.document.ooxml.elements import w
from codegen.document.ooxml.lists import brought
from codegen.document.ooxml.styles import Role
from codegen.document.ooxml.stylesheet import style_name, value
from codegen.doors import yaml
from codegen.errors import ContentError, Location, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from codegen.document.ooxml.elements import Element
    from codegen.document.ooxml.stylesheet import Kind, StyleSheet

HEADINGS = (Role.HEADING_1, Role.HEADING_2)
BULLETS = (Role.BULLET_1, Role.BULLET_2, Role.BULLET_3)
# Deeper bullets and all letters stand in columns of ours and count as the text says: (a), (i), (A).
_RECOGNISED = (
    *HEADINGS, Role.TITLE, Role.SUBTITLE, Role.CONTENTS, Role.CONTENTS_1, Role.CONTENTS_2,
    Role.BULLET_1, Role.COMMENT, Role.COMMENT_MARK, Role.LINK, Role.STRONG, Role.EMPHASIS,
)  # fmt: skip
_CHARACTERS = frozenset({
    Role.COMMENT_MARK, Role.LINK, Role.STRONG, Role.EMPHASIS, Role.STRONG_EMPHASIS,
    Role.ASSUMPTION, Role.ASSUMPTION_STRONG, Role.ASSUMPTION_EMPHASIS,
    Role.ASSUMPTION_STRONG_EMPHASIS, Role.OPEN, Role.OPEN_STRONG, Role.OPEN_EMPHASIS,
    Role.OPEN_STRONG_EMPHASIS,
})  # fmt: skip


def slug(role: Role) -> str:
    """Return how people write a role.

    >>> slug(Role.BULLET_1), slug(Role.PLAIN_HEADING_2)
    ('bullet-1', 'plain-heading-2')
    """
    return role.name.lower().replace("_", "-")


SLUGS = {slug(role): role for role in Role}


def kind_of(role: Role) -> Kind:
    """Return the kind of style that a role asks for."""
    if role is Role.TABLE:
        return "table"
    return "character" if role in _CHARACTERS else "paragraph"


@dataclass(frozen=True, slots=True)
class Sample:
    """What the template's own text shows: how many of its paragraphs stand in each style."""

    paragraphs: Mapping[str, int]

    def of(self, style: str | None) -> int:
        """Return how many paragraphs stand in a style."""
        return self.paragraphs.get(style or "", 0)


def recognised(styles: StyleSheet, numbering: Element | None, sample: Sample) -> dict[Role, str]:
    """Return the styles that are recognised without help, by their role."""
    if all(styles.named(role) is not None for role in Role):  # a template made from ours
        return {role: _id(styles.named(role)) for role in Role}
    found = {}
    for role in _RECOGNISED:
        style = styles.named(role)
        if style is not None and style.get(w("type")) == kind_of(role):
            found[role] = _id(style)
    for level, role in enumerate(HEADINGS):
        if role not in found:
            style = _by_outline(styles, level, found.values())
            found |= {role: _id(style)} if style is not None else {}
    bullet = brought(styles, numbering, found.get(Role.BULLET_1, ""))
    if bullet is None or bullet.format != "bullet":
        found.pop(Role.BULLET_1, None)
    body = _body(styles, sample)
    return found | ({Role.BODY: body} if body else {})


def _by_outline(styles: StyleSheet, level: int, taken: Iterable[str]) -> Element | None:
    known = set(taken)
    for style in styles:
        outline = style.find(f"{w('pPr')}/{w('outlineLvl')}")
        free = style.get(w("type")) == "paragraph" and _id(style) not in known
        if free and value(outline) == str(level):
            return style
    return None


def _body(styles: StyleSheet, sample: Sample) -> str | None:
    """Return the style of plain text, None where paragraphs of it would stand without a gap."""
    normal, text = styles.default("paragraph"), styles.named(Role.BODY)
    chosen = normal
    if text is not None and sample.of(_id(text)) >= sample.of(normal):
        chosen = _id(text)
    if chosen is None:
        return None
    space = ("before", "after", "beforeAutospacing", "afterAutospacing")
    apart = any(styles.measure(chosen, "pPr/spacing", side) for side in space)
    return chosen if apart or styles.measure(chosen, "pPr/ind", "firstLine") > 0 else None


def named(data: bytes, file: str, styles: StyleSheet, numbering: Element | None) -> dict[Role, str]:
    """Return the styles that people have named for roles.

    Args:
        data: A YAML file of roles and names of styles.
        file: Its name, for problems.
        styles: The styles of the template.
        numbering: Its lists.

    Raises:
        ContentError: It is not such a file; all that is wrong with it, with places.
    """
    loaded = yaml.load(data, file)
    given = {} if loaded.value is None else loaded.value
    if not isinstance(given, dict):
        said = "this file should name styles for roles, such as 'body: Body Text'"
        raise ContentError(Problem("wrong-format", said, Location(file)))
    found: dict[Role, str] = {}
    problems = []
    for key, name in given.items():
        where, at = loaded.place([key], key=True), loaded.place([key])
        role = SLUGS.get(key)
        if role is None:
            hint = did_you_mean(key, SLUGS) or f"roles are {', '.join(SLUGS)}"
            problems.append(Problem("unknown-role", f"there is no role '{key}'", where, hint))
            continue
        if not isinstance(name, str):
            said = f"'{key}' should be the name of a style"
            problems.append(Problem("wrong-type", said, at))
            continue
        style = styles.named(name)
        if style is None:
            problems.append(_unknown(name, styles, kind_of(role), at))
            continue
        fault = _unfit(role, name, style, styles, numbering)
        if fault:
            problems.append(Problem("wrong-style", fault, at))
        found[role] = _id(style)
    if problems:
        raise ContentError(problems)
    return found


def _unknown(name: str, styles: StyleSheet, kind: Kind, where: Location) -> Problem:
    names = {style_name(style) for style in styles if style.get(w("type")) == kind}
    near = get_close_matches(name, names, n=1)
    # People read the localised name in Word; the id of a style often has it, without its marks.
    ids = {_id(style).lower(): style_name(style) for style in styles}
    local = get_close_matches(name.lower().replace(" ", ""), ids, n=1)
    hint = None
    if near or local:
        hint = f"did you mean '{near[0] if near else ids[local[0]]}'?"
    elif names:
        hint = f"the template has {', '.join(sorted(names))}"
    return Problem("unknown-style", f"the template has no style '{name}'", where, hint)


def _unfit(
    role: Role, name: str, style: Element, styles: StyleSheet, numbering: Element | None
) -> str | None:
    kind = kind_of(role)
    if style.get(w("type")) != kind:
        return f"'{name}' is a {style.get(w('type'))} style; '{slug(role)}' needs a {kind} style"
    if role in BULLETS:
        bullet = brought(styles, numbering, _id(style))
        if bullet is None or bullet.format != "bullet":
            return f"the style '{name}' brings no bullets, which '{slug(role)}' needs"
    return None


def _id(style: Element | None) -> str:
    return "" if style is None else style.get(w("styleId")) or ""
