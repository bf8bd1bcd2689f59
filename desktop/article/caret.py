"""The selection of the article view: where it stands, and how keys and hands move it."""

from collections.abc import Callable

from desktop.article import graphemes, spans, words
from desktop.article.geometry import Geometry


class Selection:
    """An anchor and a caret on an article's text, in code points.

    `span` is what is selected: whole words, or whole graphemes where `by_character` is set.
    """

    def __init__(self, text: str) -> None:
        """Stand at the start of a text, with nothing selected."""
        self.text = text
        self.anchor = 0
        self.caret = 0
        self.by_character = False

    @property
    def span(self) -> tuple[int, int]:
        """Start and end of what is selected; equal where nothing is."""
        start, end = sorted((self.anchor, self.caret))
        if start == end:
            return self.caret, self.caret
        return (spans.snap_to_characters if self.by_character else spans.snap)(self.text, start, end)

    def place(self, offset: int) -> None:
        """Put the caret somewhere and select nothing."""
        self.anchor = self.caret = graphemes.floor(self.text, offset)

    def select(self, start: int, end: int, *, by_character: bool = False) -> None:
        """Select from an anchor to a caret."""
        self.anchor, self.caret, self.by_character = start, end, by_character

    def settle(self) -> None:
        """Make the ends those of the span, as the next key will move them."""
        start, end = self.span
        self.anchor, self.caret = (end, start) if self.caret < self.anchor else (start, end)

    def extend_to(self, offset: int, *, by_character: bool) -> None:
        """Move the caret and keep the anchor."""
        if by_character and not self.by_character:
            self.settle()
        self.by_character = by_character
        self.caret = graphemes.floor(self.text, offset)

    def step(self, *, forward: bool) -> None:
        """Move the caret by one grapheme; from a selection, to its end on that side."""
        start, end = self.span
        if start != end:
            self.place(end if forward else start)
        else:
            self.place((graphemes.following if forward else graphemes.preceding)(self.text, self.caret))

    def step_by_word(self, *, forward: bool) -> None:
        """Move the caret to the start of the next word, or of the one before."""
        self.settle()
        if forward:  # behind a grapheme in which a word seems to start, else the caret would stay before it
            self.place(graphemes.ceil(self.text, words.next_start(self.text, self.caret)))
        else:
            self.place(words.previous_start(self.text, self.caret))

    def step_by_paragraph(self, *, forward: bool) -> None:
        """Move the caret to the start of the next paragraph, of its own, or of the one before."""
        self.settle()
        self.place((spans.next_paragraph if forward else spans.previous_paragraph)(self.text, self.caret))

    def extend_by_character(self, *, forward: bool) -> None:
        """Move the caret by one grapheme and keep the anchor."""
        self.settle()
        move = graphemes.following if forward else graphemes.preceding
        self.extend_to(move(self.text, self.caret), by_character=True)

    def extend_by_word(self, *, forward: bool) -> None:
        """Move the caret by one word and keep the anchor; back over it word by word."""
        if self.anchor == self.caret:
            self._anchor_at_word(forward=forward)
        self.by_character = False
        if forward:
            grows, move = self.caret >= self.anchor, words.next_end
            back: Callable[[str, int], int] = words.next_start
        else:
            grows, move = self.caret <= self.anchor, words.previous_start
            back = spans.previous_end
        target = (move if grows else back)(self.text, self.caret)
        crossed = not grows and (target >= self.anchor if forward else target <= self.anchor)
        self.caret = self.anchor if crossed else target

    def _anchor_at_word(self, *, forward: bool) -> None:
        if words.joined(self.text, self.caret):
            start, end = words.word_at(self.text, self.caret)
            self.anchor = self.caret = start if forward else end


class LineMover:
    """Moves an offset by lines and pages, keeping to one column."""

    def __init__(self, geometry: Geometry) -> None:
        """Move on one document."""
        self._geometry = geometry
        self._goal: float | None = None

    def forget_column(self) -> None:
        """Take the column anew at the next move."""
        self._goal = None

    def by_line(self, offset: int, *, down: bool) -> int:
        """Return the offset a line below or above; the same where there is none."""
        shown = self._geometry.line_at(offset)
        target = shown and self._geometry.neighbour(shown, down=down)
        if target is None:
            return offset
        return self._geometry.offset_on(target, self._column(offset))

    def by_height(self, offset: int, height: float) -> int:
        """Return the offset some height (pixels) below; above where it is negative."""
        rect = self._geometry.caret(offset)
        x = self._column(offset)
        target = rect.center()
        target.setX(x)
        target.setY(target.y() + height)
        return self._geometry.offset_at(target)

    def line_end(self, offset: int, *, end: bool) -> int:
        """Return the start or the end of the line that shows an offset."""
        shown = self._geometry.line_at(offset)
        if shown is None:
            return offset
        return self._geometry.offset_on(shown, 1e7 if end else -1e7)

    def _column(self, offset: int) -> float:
        if self._goal is None:
            self._goal = self._geometry.caret(offset).x()
        return self._goal


def changed_parts(old: tuple[int, int], new: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the parts that are selected in one of two selections only, or both where they are apart."""
    if old[0] == old[1] or new[0] == new[1] or old[1] <= new[0] or new[1] <= old[0]:
        return [part for part in (old, new) if part[0] < part[1]]
    ends = [sorted((old[0], new[0])), sorted((old[1], new[1]))]
    return [(start, end) for start, end in ends if start < end]
