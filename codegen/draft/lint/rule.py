"""What a rule is, what it finds, and the draft that it looks at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from codegen.document.tree import Run
from codegen.draft.lint.passages import of_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from codegen.draft.drafting import Draft
    from codegen.draft.lint.passages import Passage, Text
    from codegen.errors import Problem, Severity
    from codegen.interview.resolution import Resolution
    from codegen.library.model import Clause, Library


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found: what is wrong, where, and the words that are meant.

    ``text`` and ``passage`` say where; what lies in the answers alone has neither. ``hint`` stands
    in place of the rule's own remedy.
    """

    message: str
    text: Text | None = None
    passage: Passage | None = None
    words: str = ""
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the lint: the criterion it serves, what it asks in one sentence, and the remedy.

    ``finds`` takes a `Text` if it is a rule of style, which may be anybody's, and else a `Subject`.
    """

    id: str
    criterion: str | None
    severity: Severity
    says: str
    remedy: str
    finds: Callable[[Any], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem, the rule that it breaks, and where it stands in the draft.

    ``clause`` is the id of the clause or part, ``number`` what is printed before the paragraph.
    """

    problem: Problem
    rule: Rule
    document: str = ""
    clause: str = ""
    number: str = ""
    words: str = ""


Place: TypeAlias = tuple["Text", "Passage"]


@dataclass(frozen=True, slots=True)
class Subject:
    """A draft as rules look at it: its documents in passages, the answers and the library.

    ``answers`` is the file of the answers, for what lies in them alone.
    """

    library: Library
    resolution: Resolution
    draft: Draft
    texts: tuple[Text, ...]
    answers: str = "answers.yaml"

    def clause(self, part: str) -> Clause | None:
        """Return the clause that a part prints, None for another part."""
        return self.library.clauses.get(part)

    def topics(self, part: str) -> tuple[str, ...]:
        """Return the topics that a part of a document carries."""
        clause = self.clause(part)
        return clause.topics if clause else ()

    def of_kind(self, *kinds: str) -> Iterator[Text]:
        """Yield the documents of some kinds."""
        return (text for text in self.texts if text.kind in kinds)

    def binding(self, *kinds: str) -> Iterator[Place]:
        """Yield every binding passage of the documents of some kinds, and its document."""
        for text in self.of_kind(*kinds):
            for passage in text.binding:
                yield text, passage

    def carrying(self, text: Text, *topics: str) -> tuple[str, ...]:
        """Return the clauses of a document that carry one of some topics."""
        return tuple(part for part in text.parts if set(topics) & set(self.topics(part)))

    def is_role(self, source: str | None) -> bool:
        """Return whether an answer is the title of a post or body."""
        questions = self.library.questionnaire
        question = questions.questions.get(source or "") or questions.column(source or "")
        return question is not None and question.type == "role"


def subject(
    library: Library, resolution: Resolution, draft: Draft, answers: str = "answers.yaml"
) -> Subject:
    """Return a draft as rules look at it; *answers* is the name of its file."""
    pairs = zip(draft.selections, draft.documents, strict=True)
    texts = tuple(
        of_document(document, chosen.target.kind, chosen.target.office, library.words)
        for chosen, document in pairs
    )
    return Subject(library, resolution, draft, texts, answers)


def refers(passage: Passage) -> Iterator[Run]:
    """Yield the runs of a passage that refer to something."""
    return (run for run in passage.runs if isinstance(run, Run) and run.target)
