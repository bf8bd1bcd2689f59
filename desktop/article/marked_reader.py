"""A reader with marks over its words: hits of a search, page furniture, evidence, what is picked for one action."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, Signal

from desktop.article.reader import Reader
from desktop.marked import Marked, MarkedId


class MarkedReader(Reader):
    """Draws what other parts of the window point at. Spans are code points, in text order."""

    picked_changed = Signal()
    """Other annotations are picked than before, for an action on several."""

    def set_furniture(self, ranges: Sequence[tuple[int, int]]) -> None:
        """Show these ranges as page furniture, which belongs to no article; code points, in order."""
        self.page.marks.furniture = tuple(ranges)
        self.viewport().update()

    def highlight_hits(self, hits: Sequence[tuple[int, int]], current: int | None = None) -> None:
        """Show what a search found.

        Args:
            hits: spans in text order.
            current: place of the current one in `hits`; it is scrolled to.
        """
        marks = self.page.marks
        marks.hits, marks.current_hit = tuple(hits), current
        if current is not None:
            self.make_visible(*hits[current])
        self.viewport().update()

    def show_evidence(self, evidence: Iterable[MarkedId]) -> None:
        """Ring the annotations that prove a fact; none: no fact is chosen."""
        marks = self.page.marks
        wanted = frozenset(evidence)
        changed, marks.evidence = wanted ^ marks.evidence, wanted
        self._repaint_marked(changed)

    def show_sentence(self, span: tuple[int, int] | None) -> None:
        """Lay a light ground under a sentence; None: under none."""
        if span == self.page.marks.sentence:
            return
        self.page.marks.sentence = span
        self.viewport().update()

    def chosen(self) -> MarkedId | None:
        """Return the chosen annotation's id."""
        return self.page.marks.chosen

    def picked(self) -> list[MarkedId]:
        """Return the annotations and suggestions that are picked for one action, in text order."""
        found = [one for one in map(self.page.index.get, self.page.marks.picked) if one is not None]
        return [one.id for one in sorted(found, key=_text_order)]

    def pick(self, wanted: Iterable[MarkedId]) -> None:
        """Pick these and no others."""
        marks = self.page.marks
        picked = frozenset(wanted)
        changed, marks.picked = picked ^ marks.picked, picked
        self._repaint_marked(changed)
        if changed:
            self.picked_changed.emit()

    def toggle_picked(self, one: MarkedId) -> None:
        """Pick one more, or let go of it where it is picked."""
        self.pick(self.page.marks.picked ^ {one})

    def drop_gone_picks(self) -> None:
        """Pick nothing that is not shown any more: what comes back later was not picked again."""
        self.pick(one for one in self.page.marks.picked if one in self.page.index)

    def _repaint_marked(self, changed: Iterable[MarkedId]) -> None:
        area = QRectF()
        for one in map(self.page.index.get, changed):
            if one is not None:
                area = area.united(self.page.overlay.reach(one))
        self.repaint_area(area)


def _text_order(marked: Marked) -> tuple[int, int, str]:
    return marked.start, -marked.end, marked.id
