"""What people need at hand from a draft: whom to ask for what, and the amounts and times that bind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.document import walk
from codegen.document.tree import Run
from codegen.library.language import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from codegen.document.tree import Part
    from codegen.interview.resolution import Resolution
    from codegen.training.tying import Kit

_ROLES = {
    "adviser": "roles.adviser",
    "conflicts": "roles.conflict_decider",
    "approval": "roles.conflict_decider",
    "given": "gifts.given.approver",
    "declarations": "roles.verifier",
    "register": "roles.overseer",
    "reports": "reporting.receiver",
    "head": "reporting.recipient_about_head",
    "receiver": "reporting.recipient_about_receiver",
}
# Whom an entry names beside the one to ask.
_NAMING = {"head": ("head",), "receiver": ("receiver", "adviser")}
_SELDOM = ("approval", "given", "declarations")
# What a role does only where one of these rules is printed.
_RESTS_ON = {
    "register": ("conflict-of-interest/gift-register", "mandate/gift-register"),
    "declarations": ("conflict-of-interest/declaration",),
    "approval": (
        "conflict-of-interest/gift-limit-with-approval",
        "conflict-of-interest/donations-and-gifts-given",
    ),
    "given": ("conflict-of-interest/donations-and-gifts-given",),
}
_LIMITS = (
    "gifts.limit", "gifts.upper", "gifts.yearly", "gifts.days", "hospitality.limit",
    "gifts.given.limit", "interests.days", "outside.days",
)  # fmt: skip
# Who approves what an amount limits.
_DECIDED_BY = {"gifts.upper": "roles.conflict_decider", "gifts.given.limit": "gifts.given.approver"}
_GIFTS = ("gifts", "hospitality")


def contacts(
    kit: Kit, resolution: Resolution, words: Mapping[str, Any], *, few: bool = False
) -> list[str]:
    """Return whom to ask for what, as far as the draft names them; *few* are those whom everybody needs."""
    role = {name: resolution.value(key) for name, key in _ROLES.items()}
    others = {"head": resolution.value("roles.head_title"), "receiver": role["reports"],
              "adviser": role["adviser"]}  # fmt: skip
    told = []
    for name, key in _ROLES.items():
        rests = _RESTS_ON.get(name)
        if (few and name in _SELDOM) or (rests and not set(rests) & set(kit.clauses)):
            continue
        named = [role[name], *(others[one] for one in _NAMING.get(name, ()))]
        if resolution.applies(key) and UNKNOWN not in named:
            told.append(words["contacts"][name].format(role=role[name], **others))
    return told


def limits(resolution: Resolution, words: Mapping[str, Any], parts: Iterable[Part]) -> list[str]:
    """Return the amounts and days that these parts of a draft print, with what holds whatever the amount."""
    frames = words["amounts"]
    parts = list(parts)
    printed = {run.source for part in parts for run in walk.inlines(part) if isinstance(run, Run)}
    told = []
    for key in _LIMITS:
        if key in printed and resolution.value(key) is not UNKNOWN and resolution.applies(key):
            decider = resolution.value(_DECIDED_BY[key]) if key in _DECIDED_BY else UNKNOWN
            role = frames["unnamed"] if decider is UNKNOWN else decider
            frame = frames[_recorded(resolution, key)]
            told.append(frame.format(value=_printed(resolution, key), role=role))
    library = resolution.library
    topics = {library.clauses[part.id].topics[0] for part in parts if part.clause}
    never = [frames["never"]] if topics & set(_GIFTS) else []
    if "gifts" in topics and resolution.value("gifts.policy") == "refuse":
        never = [frames["none"]]
    return never + told


def _recorded(resolution: Resolution, key: str) -> str:
    """Return the frame of an amount: a meal below the limit is recorded under one of the policies."""
    recorded = resolution.value("hospitality.policy") == "modest-recorded"
    return "hospitality.recorded" if key == "hospitality.limit" and recorded else key


def _printed(resolution: Resolution, key: str) -> str:
    from codegen.draft.differing import said  # noqa: PLC0415  one card needs it

    question = resolution.library.questionnaire.questions[key]
    told = said(resolution, question, resolution.value(key))
    mark = f" [{resolution.library.words.assumed}]" if resolution.assumed(key) else ""
    return f"{told} days{mark}" if key.endswith(".days") else f"{told}{mark}"
