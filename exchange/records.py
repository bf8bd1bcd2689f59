"""What the readers give: the content of files, before anything is done with it."""

from dataclasses import dataclass

from db.records import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class LineSession:
    """How far a session was with the article of a line."""

    session: str  # name
    annotator: str | None
    status: Status
    flagged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LineSuggestion:
    """The mark of what a line only suggests."""

    origin: str  # what suggested it: a tool, a model; else the name of the file
    score: float | None  # 0 to 1; None: not given


@dataclass(frozen=True, slots=True, kw_only=True)
class LineAnnotation:
    """An annotation of a line, checked as far as the line alone allows."""

    start: int  # code points of the stored text
    end: int  # exclusive
    label: str  # lower case
    words: str | None  # None: not given, and there was no text to take them from
    value: str | None  # canonical JSON; None: none, or not given
    value_given: bool  # false: the key was missing, the value is to be read from the words
    rule: str | None
    note: str
    flagged: bool
    annotator: str | None  # None: not given
    session: str | None  # name; None: not given
    made_at: str | None  # ISO 8601, UTC; None: not given
    changed_at: str | None
    place: int  # from 1, in the line's list; those that were refused count
    suggestion: LineSuggestion | None = None  # it is no decision, but to be confirmed or rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """What one line of a JSONL file says about one article."""

    line: int  # from 1; 0 for what was expected of a line
    text: str | None = None  # as it is stored; None: only its hash was given, or the line is refused
    text_sha256: str | None = None  # of the stored text's UTF-8, 64 hex digits; None: the line is refused
    title: str | None = None  # None: not given
    language: str | None = None
    published: str | None = None
    source: str | None = None  # None: not given
    sessions: tuple[LineSession, ...] = ()
    annotations: tuple[LineAnnotation, ...] = ()
    replaced: int = 0  # NULs and lone surrogates of the text that were replaced
    refusal: str | None = None  # a sentence: the whole line cannot be read
    refused: tuple[str, ...] = ()  # a sentence for each annotation that cannot be read
