"""The records of facts: what is known, in which role, and which annotations prove it."""

from dataclasses import dataclass, field
from enum import StrEnum

from db.records import Annotation, AnnotationId, ArticleId, EventId, FactId, SessionId
from db.suggested import Suggestion

__all__ = [
    "BUILT_IN",
    "CellValue",
    "Fact",
    "FactId",
    "FactRejection",
    "FactStatus",
    "NewFact",
    "NewItem",
    "Proposal",
    "ProposalItem",
    "Role",
]


class FactStatus(StrEnum):
    """How far a fact is."""

    OPEN = "open"
    CHECKED = "checked"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What a value is in a fact."""

    name: str  # lower case
    label: str | None  # of the annotations that it takes; None: any
    retired: bool = False


PROGRAM, AMOUNT, COUNTRY, DATE, PART = "program", "amount", "country", "date", "part"
BUILT_IN = (
    Role(name=PROGRAM, label="program"),
    Role(name=AMOUNT, label="amount"),
    Role(name=COUNTRY, label="country"),
    Role(name=DATE, label="date"),
    Role(name=PART, label="amount"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellValue:
    """One value in a cell of a fact."""

    role: str
    label: str  # "" where the annotation is gone
    value: str | None  # canonical JSON: the annotation's, as it is now
    same: str | None  # the key under which values are the same, whatever the wording
    annotation: AnnotationId | None  # the evidence; None: from the analyst
    words: str  # of the annotation; "" from the analyst
    start: int | None  # code points of the article's text
    end: int | None  # exclusive
    gone: bool  # the annotation is not there any more


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What an article says about a program, as one annotator put it together in one session."""

    key: int  # local: what the table of facts knows it by
    id: FactId
    head: EventId  # the event that gave this state
    article: ArticleId
    session: SessionId
    title: str  # "": named after its program
    note: str
    status: FactStatus
    cells: tuple[CellValue, ...]  # in the order of roles, then as they were put in
    program: str | None  # what its first program means in the end
    made_at: str  # ISO 8601, UTC
    changed_at: str  # ISO 8601, UTC
    rivals: int = 0  # further states of the same fact, made elsewhere without seeing this one

    def of(self, role: str) -> tuple[CellValue, ...]:
        """Return the values in one cell."""
        return tuple(one for one in self.cells if one.role == role)

    @property
    def shown_title(self) -> str:
        """The title, else the program, else nothing."""
        return self.title or self.program or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewItem:
    """A value that is to go into a cell: exactly one of annotation, suggestion, or a label with a value."""

    role: str
    annotation: AnnotationId | None = None
    suggestion: Suggestion | None = None  # it is accepted in the same step
    label: str | None = None  # from the analyst, without evidence
    value: str | None = None  # canonical JSON; from the analyst


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFact:
    """A fact that is to be made."""

    title: str = ""
    note: str = ""
    status: FactStatus = FactStatus.OPEN
    items: tuple[NewItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalItem:
    """An annotation or a suggestion that a proposed fact would take into a cell."""

    role: str
    marked: Annotation | Suggestion
    same: str | None  # as in CellValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A fact that Beleg proposes; nobody has taken it."""

    key: str  # from its program and its values alone: see db.proposing.key_of
    program: str | None  # what its program means in the end
    title: str
    items: tuple[ProposalItem, ...]
    rule: str
    confidence: float  # 0 to 1
    kept_title: str = ""  # the title that the fact gets: where the text names a round; "": named after its program

    def as_new_fact(self) -> NewFact:
        """Return what taking it makes."""
        return NewFact(title=self.kept_title, items=tuple(_item(one) for one in self.items))


def _item(one: ProposalItem) -> NewItem:
    if isinstance(one.marked, Suggestion):
        return NewItem(role=one.role, suggestion=one.marked)
    return NewItem(role=one.role, annotation=one.marked.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRejection:
    """A proposed fact that an annotator wants to see no more."""

    id: str
    annotator: str
    article: ArticleId
    key: str  # of the proposal, as it would be made now
    program: str | None  # what its program means in the end
    title: str
    made_at: str  # ISO 8601, UTC
    cells: tuple[tuple[str, str], ...] = field(default=())  # role and same of each value
