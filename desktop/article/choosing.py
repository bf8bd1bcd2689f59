"""Which annotation comes next: in text order, or among those that overlap."""

from collections.abc import Sequence

from desktop.article.span_index import SpanIndex, shortest_first
from desktop.marked import Marked, MarkedId


def next_in_text(index: SpanIndex, chosen: MarkedId | None, caret: int) -> Marked | None:
    """Return the annotation after the chosen one, or after the caret; None at the end."""
    at = index.get(chosen)
    return index.after(at.start, at.end, at.id) if at else index.after(caret, -1, "")


def previous_in_text(index: SpanIndex, chosen: MarkedId | None, caret: int) -> Marked | None:
    """Return the annotation before the chosen one, or before the caret; None at the begin."""
    at = index.get(chosen)
    return index.before(at.start, at.end, at.id) if at else index.before(caret, -1, "")


def next_overlapping(index: SpanIndex, chosen: MarkedId | None, caret: int) -> Marked | None:
    """Return the next of the annotations that overlap the chosen one, or lie over the caret.

    They are gone through from the shortest to the longest and round again. With nothing chosen, those
    that end at the caret count too. None where there are none.
    """
    at = index.get(chosen)
    if at is not None:
        candidates = sorted(index.touching(at.start, at.end), key=shortest_first)
    else:
        candidates = index.at(caret) or (index.at(caret - 1) if caret else [])
    return next_of(candidates, chosen)


def next_of(candidates: Sequence[Marked], chosen: MarkedId | None) -> Marked | None:
    """Return the candidate behind the chosen one, round again at the end; the first where none is chosen."""
    if not candidates:
        return None
    ids = [candidate.id for candidate in candidates]
    at = ids.index(chosen) + 1 if chosen in ids else 0
    return candidates[at % len(candidates)]
