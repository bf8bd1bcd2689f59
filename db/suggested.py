"""The records of suggestions: what is proposed, and what became of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from db.records import ArticleId

Key: TypeAlias = tuple[int, int, str, str | None]  # start, end, label, value: what makes two suggestions the same
RULES = "rules"  # the origin of what the rules find
LEARNED = "learned"  # the origin of what a model proposes that learned from the project's decisions
MADE_HERE = frozenset({RULES, LEARNED})  # no import may claim these


class SuggestionState(StrEnum):
    """What became of a suggestion in a session."""

    WAITING = "waiting"
    ACCEPTED = "accepted"  # an annotation says the same
    CORRECTED = "corrected"  # an annotation stands over it and says something else
    REJECTED = "rejected"  # by the annotator, here or everywhere
    HELD_BACK = "held_back"  # it stands in furniture


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherReading:
    """A further reading of an ambiguous span."""

    value: str | None  # canonical JSON
    rule: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSuggestion:
    """A suggestion that rules or a model make."""

    label: str
    start: int  # code points
    end: int  # exclusive
    value: str | None  # canonical JSON
    rule: str | None
    confidence: float  # 0 to 1
    origin: str = RULES  # or LEARNED
    readings: tuple[OtherReading, ...] = ()  # the likeliest first, without the chosen one
    reckoned_from: str | None = None  # ISO day, or "text"
    furniture: bool = False

    @property
    def key(self) -> Key:
        """What makes it the same as another."""
        return self.start, self.end, self.label, self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A suggestion as a session sees it."""

    article: ArticleId
    label: str
    start: int  # code points
    end: int  # exclusive
    words: str
    value: str | None  # canonical JSON
    rule: str | None
    confidence: float | None  # 0 to 1; None: an import gave no score
    origin: str  # RULES, LEARNED, or what an import named
    readings: tuple[OtherReading, ...] = ()
    reckoned_from: str | None = None
    furniture: bool = False
    state: SuggestionState = SuggestionState.WAITING

    @property
    def key(self) -> Key:
        """What makes it the same as another."""
        return self.start, self.end, self.label, self.value

    @property
    def id(self) -> str:
        """What it is known by in its article, as one string; unlike any annotation's id."""
        return f"{self.start}-{self.end} {self.label} {self.value or ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """What an annotator wants to see no more."""

    id: str
    annotator: str
    label: str
    words: str
    value: str | None  # canonical JSON
    article: ArticleId | None  # None: everywhere
    made_at: str  # ISO 8601, UTC
    seen_in: ArticleId  # where it stood when it was rejected
    start: int
    end: int
    rule: str | None
    origin: str
    confidence: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MakerInput:
    """What suggestions are made from."""

    key: int  # local key of the article
    article: ArticleId
    text: str
    language: str | None
    published: str | None
    revision: str  # goes with what is made
