"""Spans as marks of tokens, and back: the first token of a span is marked B, the others I, those of none O."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from values.learning.tokens import Token

OUTSIDE: Final = "O"
FIRST: Final = "B-"
INNER: Final = "I-"


class LabelledSpan(NamedTuple):
    """A span with its label."""

    start: int  # code points
    end: int  # exclusive
    label: str


class MarkedSpan(NamedTuple):
    """A stretch of tokens that were marked as one span."""

    first: int  # index of its first token
    last: int  # index of its last token
    label: str


def without_overlaps(spans: Iterable[LabelledSpan]) -> list[LabelledSpan]:
    """Return the spans in text order; of those that overlap the longest stays, of equally long ones the first."""
    kept: list[LabelledSpan] = []
    for span in sorted(set(spans), key=lambda one: (one.start - one.end, one.start, one.label)):
        place = bisect_left(kept, span.start, key=lambda one: one.start)
        before_ends = place == 0 or kept[place - 1].end <= span.start
        if before_ends and (place == len(kept) or span.end <= kept[place].start):
            kept.insert(place, span)
    return kept


def marks_of(tokens: Sequence[Token], spans: Sequence[LabelledSpan]) -> list[str]:
    """Return a mark for each token.

    Args:
        tokens: in text order.
        spans: in text order, none overlapping; a token belongs to the span that holds its first code point.
    """
    marks = [OUTSIDE] * len(tokens)
    for span in spans:
        place = bisect_left(tokens, span.start, key=lambda token: token.end - 1)
        prefix = FIRST
        while place < len(tokens) and tokens[place].start < span.end:
            if marks[place] == OUTSIDE:
                marks[place] = prefix + span.label
                prefix = INNER
            place += 1
    return marks


def spans_of(marks: Sequence[str]) -> list[MarkedSpan]:
    """Return the spans that marks say; an I that follows nothing of its label begins one."""
    found: list[MarkedSpan] = []
    open_at: int | None = None
    label = ""
    for place, mark in enumerate((*marks, OUTSIDE)):
        if open_at is not None and mark != INNER + label:
            found.append(MarkedSpan(open_at, place - 1, label))
            open_at = None
        if open_at is None and mark != OUTSIDE:
            open_at, label = place, mark[len(FIRST) :]
    return found
