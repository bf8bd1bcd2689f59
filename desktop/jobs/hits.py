"""Places that a search found, with what is known about each: what may be labelled, and why it may not."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from db.project import Project
from db.queries import annotations, suggestions
from db.queries.passages import Passage
from db.records import Annotation, ArticleId, NewAnnotation, SessionId
from db.suggested import NewSuggestion, Suggestion, SuggestionState
from desktop.around import words_after, words_before
from desktop.jobs.suggesting import furniture_in
from values import codec
from values.furniture.ranges import is_in

AROUND: Final = 70  # code points shown on either side
MOST: Final = 5_000  # hits shown of one search
BATCH: Final = 100  # articles read at a time

Span: TypeAlias = tuple[int, int]
Made: TypeAlias = tuple[ArticleId, Sequence[NewSuggestion]] | None  # made for the article shown, and not stored yet


class Standing(StrEnum):
    """What stands where a hit lies."""

    FREE = "free"
    SUGGESTED = "suggested"
    LABELLED = "labelled"  # with this label already
    TAKEN = "taken"  # another annotation lies over it
    REJECTED = "rejected"
    FURNITURE = "furniture"
    WITHIN = "within"  # it is a part of something longer that is suggested
    AMBIGUOUS = "ambiguous"  # suggested, with more than one reading


SURE: Final = frozenset({Standing.FREE, Standing.SUGGESTED})  # these are ticked to begin with


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One place."""

    key: int  # local, of its article
    article: ArticleId
    title: str
    label: str  # that it has or would be given
    start: int  # code points
    end: int
    words: str
    before: str
    after: str
    value: str | None  # canonical JSON
    rule: str | None
    standing: Standing
    other: str = ""  # the words of what is in the way

    @property
    def new(self) -> NewAnnotation:
        """What it becomes."""
        return NewAnnotation(label=self.label, start=self.start, end=self.end, value=self.value, rule=self.rule)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What an article has already, for one session."""

    annotations: Sequence[Annotation]
    suggestions: Sequence[Suggestion]  # whatever became of them
    furniture: Sequence[Span] = ()  # ranges of the text, in order

    def standing(self, start: int, end: int, label: str) -> tuple[Standing, str]:
        """Say what stands where a hit lies, and the words of what is in its way."""
        for one in self.annotations:
            if _meet(one, start, end):
                same = (one.start, one.end, one.label) == (start, end, label)
                return (Standing.LABELLED if same else Standing.TAKEN), one.words
        for found in self.suggestions:
            if _meet(found, start, end):
                if (found.start, found.end) == (start, end) and found.label == label:
                    return _of(found), ""
                if found.state is SuggestionState.WAITING and (found.start, found.end) != (start, end):
                    return Standing.WITHIN, found.words
        return (Standing.FURNITURE if is_in(list(self.furniture), start) else Standing.FREE), ""

    def equal_suggestion(self, start: int, end: int, label: str) -> Suggestion | None:
        """Return what is suggested for exactly this span and label."""
        return next((one for one in self.suggestions if (one.start, one.end, one.label) == (start, end, label)), None)


def around_of(project: Project, session: SessionId, passage: Passage, made: Made) -> Around:
    """Return what an article has already, for one session."""
    article = passage.article
    own = made[1] if made is not None and made[0] == article else None
    return Around(
        annotations=annotations.of_article(project, article, session),
        suggestions=suggestions.all_of_article(project, article, session, made=own),
        furniture=furniture_in(passage.text, passage.language),
    )


def _meet(one: Annotation | Suggestion, start: int, end: int) -> bool:
    return one.start < end and start < one.end


def _of(found: Suggestion) -> Standing:
    if found.state is SuggestionState.REJECTED:
        return Standing.REJECTED
    if found.furniture:
        return Standing.FURNITURE
    return Standing.AMBIGUOUS if found.readings else Standing.SUGGESTED


def hit(passage: Passage, span: Span, label: str, around: Around, given: tuple[str | None, str | None] | None) -> Hit:
    """Return a place with what is known about it.

    Args:
        passage: the article.
        span: of its text.
        label: that it would be given.
        around: what the article has already.
        given: the value and its rule; None: those of an equal suggestion, else what the words say.
    """
    start, end = span
    standing, other = around.standing(start, end, label)
    if given is None:
        suggested = around.equal_suggestion(start, end, label)
        given = (suggested.value, suggested.rule) if suggested is not None else _read(passage, start, end, label)
    return Hit(
        key=passage.key,
        article=passage.article,
        title=passage.title,
        label=label,
        start=start,
        end=end,
        words=passage.text[start:end],
        before=words_before(passage.text, start, AROUND),
        after=words_after(passage.text, end, AROUND),
        value=given[0],
        rule=given[1],
        standing=standing,
        other=other,
    )


def _read(passage: Passage, start: int, end: int, label: str) -> tuple[str | None, str | None]:
    import values  # the language tables load when they are needed

    reading = values.read(passage.text, start, end, label, passage.language, passage.published)
    return (codec.to_json(reading.value), reading.rule) if reading is not None else (None, None)


def words_pattern(spellings: Iterable[str], *, any_case: bool) -> re.Pattern[str]:
    """Return what finds spellings as whole words; a space stands for any, line breaks too. It goes back nowhere."""
    longest_first = sorted(set(spellings), key=lambda words: (-len(words), words))
    pattern = "|".join(_spelling(words) for words in longest_first)
    return re.compile(pattern, re.IGNORECASE if any_case else 0)


def _spelling(words: str) -> str:
    body = r"\s{1,4}".join(re.escape(word) for word in words.split())
    left = r"(?<!\w)" if words[:1].isalnum() else ""
    right = r"(?!\w)" if words[-1:].isalnum() else ""
    return f"{left}{body}{right}"
