"""Answers of two bodies: the ministry of the examples, and a municipality of twelve people."""

from functools import cache

from every_draft import EXAMPLES

from codegen.draft.drafting import draft
from codegen.interview import answers as answering
from codegen.interview.resolution import Answers, Resolution
from codegen.library.load import load

TOWN = Answers(
    preset="municipality",
    given={
        "organisation.name": "Municipality of Little Marsh",
        "organisation.short_name": "the Municipality",
        "people.count": 12,
        "people.categories": [
            {"category": "elected-members", "bond": "mandate"},
            {"category": "staff", "bond": "appointment"},
        ],
        "roles.head_title": "Mayor",
        "roles.decider_for_head": "District Office",
        "roles.adviser": "Ethics Adviser of the District",
        "reporting.receiver": "Town Clerk",
        "reporting.recipient_about_head": "District Office",
        "reporting.recipient_about_receiver": "District Office",
        "roles.investigator": "Town Clerk",
        "roles.decider": "Mayor",
        "roles.conflict_decider": "Mayor",
        "roles.verifier": "Town Clerk",
        "roles.overseer": "District Office",
        "review.owner": "Town Clerk",
        "comment.spokesperson": "Mayor",
        "interests.who": "all",
    },
)


@cache
def library():
    return load()


@cache
def ministry():
    """Return the answers of the ministry, in which nothing is open."""
    path = EXAMPLES["example-ministry"]
    return answering.read(path.read_bytes(), path.name, library())[0]


def drafted(answers):
    """Return the library, the answers with all that follows from them, and their draft."""
    resolution = Resolution(library(), answers)
    return library(), resolution, draft(library(), resolution)


def paper(build, answers):
    """Return what a paper says of some answers."""
    of, resolution, made = drafted(answers)
    return build(of, of.papers, resolution, made)
