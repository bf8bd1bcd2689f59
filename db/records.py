"""The records that the project file gives out. All are immutable; a change is an operation."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

ArticleId = NewType("ArticleId", str)  # SHA-256 of the text's UTF-8, 64 hex digits
SessionId = NewType("SessionId", str)  # SHA-256 of annotator and name as first given, 64 hex digits
EventId = NewType("EventId", str)  # SHA-256 of the event's canonical JSON, 64 hex digits
StepId = NewType("StepId", str)  # SHA-256 of the step's canonical JSON, 64 hex digits
AnnotationId = NewType("AnnotationId", str)  # "<event id>:<place in the event>"
FactId = NewType("FactId", str)  # "<event id>:<place in the event>"


class Status(StrEnum):
    """Of an article in a session. A flag is a mark beside it."""

    OPEN = "open"
    DONE = "done"


class Scope(StrEnum):
    """Which articles a session goes through."""

    ALL = "all"  # every article of the project, later ones too
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewArticle:
    """An article as a reader hands it in, before it is in a project."""

    text: str  # decoded, "\n" newlines, no leading BOM, no NUL, no lone surrogate
    title: str
    title_is_heading: bool  # the title is the whole first line that is not empty
    language: str | None  # ISO 639-1
    published: str | None  # ISO 8601 day
    source: str  # file name, or "pasted"
    original: bytes | None = None  # the bytes as read, where they differ from the text's UTF-8
    encoding: str | None = None  # Python codec name the bytes were decoded with; None: they are the text's UTF-8
    replaced: int = 0  # NULs and lone surrogates that were replaced


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A source that an import does not take."""

    source: str  # file name, or "pasted"
    reason: str  # a sentence: what is wrong, where, what to do


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article of the project, without its text."""

    id: ArticleId
    title: str
    title_is_heading: bool
    language: str | None  # ISO 639-1
    published: str | None  # ISO 8601 day
    source: str
    length: int  # code points
    imported_at: str  # ISO 8601, UTC; of the first step that brought it
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One annotator's named pass over a chosen set of articles."""

    id: SessionId
    name: str
    annotator: str
    scope: Scope
    made_at: str  # ISO 8601, UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """Span, label and value, decided by one annotator in one session."""

    id: AnnotationId
    head: EventId  # the event that gave this state
    article: ArticleId
    session: SessionId
    label: str
    start: int  # code points of the article's text
    end: int  # exclusive
    words: str  # text[start:end]
    value: str | None  # canonical JSON of the value; values.codec reads it
    rule: str | None  # what read the value: a rule's name, "typed", "given"; None where there is no value
    note: str
    flagged: bool
    made_at: str  # ISO 8601, UTC
    changed_at: str  # ISO 8601, UTC
    rivals: int = 0  # further states of the same annotation, made elsewhere without seeing this one
    suggestion: str | None = None  # canonical JSON of what it decided; "null": made where none stood; None: not known


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAnnotation:
    """An annotation that is to be made."""

    label: str
    start: int  # code points
    end: int  # exclusive
    value: str | None = None  # canonical JSON
    rule: str | None = None
    note: str = ""
    flagged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """One article as a session's queue shows it."""

    article: Article
    status: Status
    flagged: bool
    counts: dict[str, int]  # annotations of the session by label
    waiting: int = 0  # suggestions that are not decided in the session
    uncertainty: float = 0.0  # of these together: 0 for a sure one, 1 for one at even odds
    suggested: bool = False  # whether suggestions were made for it, be they of an earlier revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a session is."""

    total: int
    done: int
    flagged: int

    @property
    def open(self) -> int:
        """Articles still to do."""
        return self.total - self.done


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One undoable action."""

    id: StepId
    session: SessionId
    number: int  # place in its session, from 0 (the making of the session, which cannot be undone)
    name: str  # a sentence fragment a person can read
    at: str  # ISO 8601, UTC
    undone: bool
    role: str = "do"  # "do", "undo", "redo"
    articles: tuple[ArticleId, ...] = ()  # what it touched, at most the first few


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a session stands. Mutable, and no part of the history."""

    session: SessionId
    article: ArticleId | None
    top: int = 0  # code point at the top of the view
    selection_start: int = 0
    selection_end: int = 0
    annotation: AnnotationId | None = None
    left_at: str = ""  # ISO 8601, UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What an operation touched; widgets repaint only that."""

    step: Step | None = None
    articles: frozenset[ArticleId] = frozenset()  # articles whose row, annotations or status changed
    annotations: frozenset[AnnotationId] = frozenset()
    kinds: frozenset[str] = frozenset()  # "article", "annotation", "status", "session", "suggestion", "rejection" ...
    sessions: frozenset[SessionId] = frozenset()
    facts: frozenset[FactId] = frozenset()  # made, changed, removed, or with another value in a cell now

    def touches(self, kind: str, article: ArticleId | None = None) -> bool:
        """Say whether a kind of thing changed, in the given article or anywhere."""
        return kind in self.kinds and (article is None or article in self.articles)

    def joined(self, others: Sequence["Changes"]) -> "Changes":
        """Return the union of these and other changes."""
        everything = (self, *others)
        return Changes(
            step=self.step,
            articles=frozenset().union(*(c.articles for c in everything)),
            annotations=frozenset().union(*(c.annotations for c in everything)),
            kinds=frozenset().union(*(c.kinds for c in everything)),
            sessions=frozenset().union(*(c.sessions for c in everything)),
            facts=frozenset().union(*(c.facts for c in everything)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What became of each source of an import."""

    taken: tuple[tuple[str, ArticleId], ...] = ()  # source name, article
    known: tuple[tuple[str, ArticleId], ...] = ()  # the same text was in the project already
    refused: tuple[tuple[str, str], ...] = ()  # source name, sentence
    replaced: tuple[tuple[str, int], ...] = ()  # source name, characters replaced
    cancelled: bool = False
    changes: Changes = field(default_factory=Changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelRow:
    """A label of the project."""

    name: str  # lower case
    key: str  # "1".."9": the key that gives it
    hue: str  # "#rrggbb", the base colour
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionState:
    """How far one session is with one article, as an export states it."""

    session: str  # the session's name
    annotator: str
    status: Status
    flagged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportAnnotation:
    """An annotation as an export states it: names in place of ids."""

    session: str  # the session's name
    annotator: str
    label: str  # lower case
    start: int  # code points of the article's text
    end: int  # exclusive
    words: str  # text[start:end]
    value: str | None  # canonical JSON
    rule: str | None
    note: str
    flagged: bool
    made_at: str  # ISO 8601, UTC
    changed_at: str  # ISO 8601, UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportArticle:
    """An article with all that an export writes about it."""

    article: Article
    text: str
    sessions: tuple[SessionState, ...] = ()  # of the chosen sessions, by annotator and name
    annotations: tuple[ExportAnnotation, ...] = ()  # in text order: start, end, label, annotator, session


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenSuggestion:
    """The mark of a suggestion that a file brings."""

    origin: str  # the name of a file, a tool or a model; not empty
    score: float | None = None  # 0 to 1; None: not given


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnnotation:
    """An annotation or a suggestion that a file brings. Without names it belongs to the session that imports it."""

    annotation: NewAnnotation
    session: str | None = None  # the session's name
    annotator: str | None = None
    where: str = ""  # for the report: "line 3, annotation 2"
    suggestion: GivenSuggestion | None = None  # it is no decision: it is to be confirmed or rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenArticle:
    """What a file brings for one article."""

    article: ArticleId
    new: NewArticle | None = None  # the article itself, to be taken in where the project does not have it
    sessions: tuple[SessionState, ...] = ()
    annotations: tuple[GivenAnnotation, ...] = ()
    where: str = ""  # for the report: "line 3"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotationReport:
    """What became of the annotations of a file."""

    added: int = 0
    known: int = 0  # they were in the project already
    suggestions: int = 0  # added; they count in `known` where they were there already
    articles_added: int = 0
    refused: tuple[tuple[str, str], ...] = ()  # where, sentence
    cancelled: bool = False
    changes: Changes = field(default_factory=Changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelReport:
    """What became of many spans that were to be labelled."""

    added: int = 0
    known: int = 0  # the session had labelled them so already
    cancelled: bool = False
    changes: Changes = field(default_factory=Changes)
