"""The mouse on the article: clicks are counted, drags scroll the text along."""

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent

from desktop.article import graphemes, spans
from desktop.article.clipboard import drag_annotations, drag_exactly
from desktop.article.marked_reader import MarkedReader
from desktop.article.mouse import MouseMarking, Outcome

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_SCROLL_MS = 30


class Hand(QObject):
    """Translates a reader's mouse events into marking."""

    moved = Signal()
    """The selection may have changed."""
    marked = Signal()
    """A drag or a double-click is done."""
    clicked = Signal(QPointF, bool)
    """A click at a point of the document; whether what is there is wished beside what is chosen (Ctrl)."""

    def __init__(self, reader: MarkedReader) -> None:
        """Work for one reader."""
        super().__init__(reader)
        self._reader = reader
        hints = QGuiApplication.styleHints()
        self._marking = MouseMarking(max(3, hints.startDragDistance() // 2))
        self._triple_ms = hints.mouseDoubleClickInterval()
        self._since_double = QElapsedTimer()
        self._carry_from: QPointF | None = None  # pressed on the selection: a drag carries it out
        self._last = QPointF()
        self._scrolling = QTimer(self, interval=_SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll_along)

    @property
    def is_down(self) -> bool:
        """Whether the button is held."""
        return self._marking.is_down

    def press(self, event: QMouseEvent) -> None:
        """Take the left button going down."""
        at = self._reader.to_document(event.position())
        offset, selection = self._reader.page.offset_at(at), self._reader.page.selection
        by_character = bool(event.modifiers() & _CTRL)
        if event.modifiers() & _SHIFT:
            self._marking.extend(at, offset, selection, by_character=by_character)
            self.moved.emit()
        elif self._since_double.isValid() and self._since_double.elapsed() < self._triple_ms:
            self._marking.press_paragraph(at, offset, selection)
            self.moved.emit()
        elif self._on_selection(at) or (not by_character and self._picked_at(at)):
            self._carry_from = at
        else:
            home = (offset, offset) if by_character else self._held_at(at, offset)
            self._marking.press(at, home, by_character=by_character)
        self._since_double.invalidate()

    def double_click(self, event: QMouseEvent) -> None:
        """Take the second press of a double-click."""
        at = self._reader.to_document(event.position())
        page = self._reader.page
        under = page.geometry.character_at(at)
        self._carry_from = None
        self._marking.press_word(at, under, page.selection, by_character=bool(event.modifiers() & _CTRL))
        self._since_double.start()
        self.moved.emit()

    def move(self, event: QMouseEvent) -> None:
        """Follow the hand while the button is held."""
        self._last = event.position()
        at = self._reader.to_document(event.position())
        if self._carry_from is not None:
            if (at - self._carry_from).manhattanLength() >= QGuiApplication.styleHints().startDragDistance():
                self._carry_out()
            return
        if self._marking.move(at, self._reader.page.offset_at(at), self._reader.page.selection):
            self.moved.emit()
        self._scroll_if_outside()

    def release(self, event: QMouseEvent) -> None:
        """Take the left button going up."""
        self._scrolling.stop()
        at = self._reader.to_document(event.position())
        outcome = self._marking.release()
        if self._carry_from is not None or outcome is Outcome.CLICKED:
            self._carry_from = None
            self._reader.page.selection.place(self._reader.page.offset_at(at))
            self.moved.emit()
            self.clicked.emit(at, bool(event.modifiers() & _CTRL))
        elif outcome is Outcome.SELECTED:
            self.marked.emit()

    def cancel(self) -> None:
        """Forget what was begun: another article is shown."""
        self._scrolling.stop()
        self._marking.cancel()
        self._carry_from = None

    def _on_selection(self, at: QPointF) -> bool:
        start, end = self._reader.page.selection.span
        return start <= self._reader.page.geometry.character_at(at) < end

    def _picked_at(self, at: QPointF) -> bool:
        picked = self._reader.page.marks.picked
        return bool(picked) and any(one.id in picked for one in self._reader.page.overlay.annotation_at(at))

    def _held_at(self, at: QPointF, offset: int) -> tuple[int, int]:
        """Return what a drag by word holds on to: the character under the hand, else the nearest gap."""
        text = self._reader.page.text
        for start in (graphemes.floor(text, offset), graphemes.preceding(text, offset)):
            end = graphemes.following(text, start)
            if self._is_over(at, start, end):
                return spans.held_by_press(text, start, end) or (offset, offset)
        return offset, offset

    def _is_over(self, at: QPointF, start: int, end: int) -> bool:
        """Say whether a point is on some letters, or as near above or below as lines are apart."""
        rects = self._reader.page.geometry.rects(start, end)
        return any(rect.adjusted(0, -rect.height() / 2, 0, rect.height() / 2).contains(at) for rect in rects)

    def _carry_out(self) -> None:
        """Drag what is picked, else the words selected."""
        pressed, self._carry_from = self._carry_from, None
        if pressed is not None and self._picked_at(pressed):
            drag_annotations(self._reader.picked(), self._reader)
            return
        start, end = self._reader.page.selection.span
        drag_exactly(self._reader.page.text[start:end], self._reader)

    def _scroll_if_outside(self) -> None:
        y, height = self._last.y(), self._reader.viewport().height()
        if self._marking.is_dragging and not 0 <= y <= height:
            if not self._scrolling.isActive():
                self._scrolling.start()
        else:
            self._scrolling.stop()

    def _scroll_along(self) -> None:
        """Scroll by how far the hand is outside, and take the selection along."""
        y, height = self._last.y(), self._reader.viewport().height()
        beyond = y if y < 0 else y - height
        bar = self._reader.verticalScrollBar()
        bar.setValue(bar.value() + round(max(-60.0, min(60.0, beyond))))
        at = self._reader.to_document(QPointF(self._last.x(), max(0.0, min(float(height), y))))
        if self._marking.move(at, self._reader.page.offset_at(at), self._reader.page.selection):
            self.moved.emit()
