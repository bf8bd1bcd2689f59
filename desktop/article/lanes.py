"""Which lane an annotation is drawn in: inner ones close to the words, outer ones around them."""

from desktop.article.span_index import SpanIndex, shortest_first
from desktop.marked import Marked, MarkedId

MAX_LANE = 3
_NEIGHBOURS = 64  # looked at; more than can be drawn apart


class Lanes:
    """Lanes of the annotations of an index, reckoned when they are drawn.

    A lane depends on the annotations that overlap, never on what the window shows: nothing jumps
    while scrolling.
    """

    def __init__(self, index: SpanIndex) -> None:
        """Reckon lanes for an index; `forget` after each change of it."""
        self._index = index
        self._known: dict[MarkedId, int] = {}

    def forget(self) -> None:
        """Drop what was reckoned."""
        self._known.clear()

    def of(self, annotation: Marked) -> int:
        """Return the lane of an annotation, 0 for the one closest to the words."""
        known = self._known.get(annotation.id)
        if known is None:
            known = self._known[annotation.id] = self._reckon(annotation)
        return known

    def _reckon(self, annotation: Marked) -> int:
        key = shortest_first(annotation)
        lane = 0
        inner = sorted(self._index.touching(annotation.start, annotation.end), key=shortest_first)
        for other in inner[:_NEIGHBOURS]:
            if shortest_first(other) >= key or lane == MAX_LANE:
                break
            lane = max(lane, min(MAX_LANE, self.of(other) + 1))
        return lane
