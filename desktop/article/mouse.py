"""Marking with the mouse: drag, double-click, triple-click, Shift+click; a click chooses."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF

from desktop.article import spans, words
from desktop.article.caret import Selection


class Outcome(Enum):
    """What a released button means."""

    NOTHING = auto()
    SELECTED = auto()  # something was marked
    CLICKED = auto()  # a plain click: choose what is there


@dataclass(slots=True, kw_only=True)
class _Press:
    at: QPointF
    by_character: bool
    home: tuple[int, int]  # what stays selected while dragging: the character, word or paragraph
    dragged: bool = False
    multiple: bool = False  # a double or triple click


class MouseMarking:
    """Turns presses, moves and releases at offsets into a selection."""

    def __init__(self, drag_distance: float) -> None:
        """Start with no button down.

        Args:
            drag_distance: pixels from which a press is a drag.
        """
        self._drag_distance = drag_distance
        self._press: _Press | None = None

    @property
    def is_down(self) -> bool:
        """Whether the button is held."""
        return self._press is not None

    @property
    def is_dragging(self) -> bool:
        """Whether the button is held and was moved."""
        return self._press is not None and self._press.dragged

    def press(self, at: QPointF, home: tuple[int, int], *, by_character: bool) -> None:
        """Begin on a character, or at a place between characters: an empty home."""
        self._press = _Press(at=at, by_character=by_character, home=home)

    def press_word(self, at: QPointF, offset: int, selection: Selection, *, by_character: bool) -> None:
        """Take the word under the second press of a double-click; a drag goes on from it."""
        text = selection.text
        under = min(offset, max(0, len(text) - 1))
        if under and words.is_space(text[under]) and not words.is_space(text[under - 1]):
            under -= 1  # between two words: the one before
        home = words.word_at(text, under) if text else (0, 0)
        self._begin(at, home, selection, by_character=by_character)

    def press_paragraph(self, at: QPointF, offset: int, selection: Selection) -> None:
        """Take the paragraph under the third press."""
        self._begin(at, spans.paragraph_at(selection.text, offset), selection, by_character=False)
        selection.by_character = True  # as it stands: not snapped to words

    def extend(self, at: QPointF, offset: int, selection: Selection, *, by_character: bool) -> None:
        """Extend the selection to a Shift+click; a drag goes on from there."""
        self._press = _Press(at=at, by_character=by_character, home=(selection.anchor,) * 2, dragged=True)
        selection.extend_to(offset, by_character=by_character)

    def move(self, at: QPointF, offset: int, selection: Selection) -> bool:
        """Follow the hand; return whether the selection may have changed."""
        press = self._press
        if press is None:
            return False
        if not press.dragged and (at - press.at).manhattanLength() < self._drag_distance:
            return False
        press.dragged = True
        start, end = press.home
        anchor = end if offset < start else start
        caret = offset if offset < start or offset > end else end
        selection.select(anchor, caret, by_character=press.by_character)
        return True

    def release(self) -> Outcome:
        """End; return what it was."""
        press, self._press = self._press, None
        if press is None:
            return Outcome.NOTHING
        return Outcome.SELECTED if press.dragged or press.multiple else Outcome.CLICKED

    def cancel(self) -> None:
        """Forget the press."""
        self._press = None

    def _begin(self, at: QPointF, home: tuple[int, int], selection: Selection, *, by_character: bool) -> None:
        self._press = _Press(at=at, by_character=by_character, home=home, multiple=True)
        selection.select(*home)
