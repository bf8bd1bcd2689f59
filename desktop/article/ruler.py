"""A strip beside the article that shows where annotations lie in all of it."""

from collections import Counter

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.article.view import ArticleView
from desktop.marked import Marked
from desktop.translate import tr
from desktop.widgets.safe_text import tool_tip

_WIDTH = 26
_EDGE = 3
_TICK = 3  # height of a mark
_REACH = 4  # pixels around the pointer that the tooltip tells of


class ArticleRuler(QWidget):
    """Marks by label, each label in its column; a click goes there.

    Marks are counted by label and pixel row, so that painting costs the height, not the number of
    annotations, and adding one redraws its row.
    """

    place_requested = Signal(int)
    """A place in the article was clicked (code point)."""

    def __init__(self, view: ArticleView, parent: QWidget | None = None) -> None:
        """Belong to a view, whose annotations and extent are shown."""
        super().__init__(parent)
        self._view = view
        self._rows: Counter[tuple[str, int]] = Counter()
        self._picture: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("ArticleRuler", "Where annotations lie in the article"))
        self._connect_signals()

    def _connect_signals(self) -> None:
        view = self._view
        view.annotations_changed.connect(self._recount)
        view.annotation_shown.connect(lambda annotation: self._count(annotation, 1))
        view.annotation_hidden.connect(lambda annotation: self._count(annotation, -1))
        view.annotation_chosen.connect(self.update)
        view.page_changed.connect(self._recount)
        view.verticalScrollBar().valueChanged.connect(self.update)
        view.verticalScrollBar().rangeChanged.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return a narrow strip."""
        return QSize(_WIDTH, 100)

    def row_of(self, offset: int) -> int:
        """Return the pixel row of a place in the text."""
        room = max(1, self.height() - 2 * _EDGE - _TICK)
        return _EDGE + round(room * offset / max(1, len(self._view.text)))

    def offset_of(self, y: float) -> int:
        """Return the place in the text (code point) that a pixel row stands for."""
        room = max(1, self.height() - 2 * _EDGE - _TICK)
        share = max(0.0, min(1.0, (y - _EDGE - _TICK / 2) / room))
        return round(share * len(self._view.text))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint extent, marks and the chosen one."""
        painter = QPainter(self)
        style = self._view.page.style
        painter.fillRect(event.rect(), QColor(style.paper))
        self._paint_extent(painter)
        if self._picture is None:
            self._picture = self._drawn()
        painter.drawPixmap(0, 0, self._picture)
        chosen = self._view.page.index.get(self._view.chosen())
        if chosen is not None:
            y = self.row_of(chosen.start)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(style.focus_ring))
            painter.drawRoundedRect(QRectF(2, y - 1, self.width() - 4, _TICK + 2), 2, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Count anew: a pixel row stands for another stretch of text."""
        super().resizeEvent(event)
        self._recount()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._go(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along while the button is held."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position().y())

    def event(self, event: QEvent) -> bool:
        """Tell in a tooltip what lies under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tool_tip(self.told_at(event.pos().y())), self)
            return True
        return super().event(event)

    def told_at(self, y: int) -> str:
        """Return what lies around a pixel row: "2 amount, 1 date"; empty where nothing does."""
        counts: Counter[str] = Counter()
        for (label, row), number in self._rows.items():
            if abs(row - y) <= _REACH:
                counts[label] += number
        style = self._view.page.style
        return ", ".join(f"{n} {style.label(label).title or label}" for label, n in sorted(counts.items()) if n > 0)

    def _go(self, y: float) -> None:
        offset = self.offset_of(y)
        self._view.make_visible(offset, offset)
        self.place_requested.emit(offset)

    def _recount(self) -> None:
        self._rows = Counter((a.label, self.row_of(a.start)) for a in self._view.page.index)
        self._picture = None
        self.update()

    def _count(self, annotation: Marked, change: int) -> None:
        """Take one annotation in or out; only its row is drawn again."""
        key = annotation.label, self.row_of(annotation.start)
        self._rows[key] += change
        if self._rows[key] <= 0:
            del self._rows[key]
        if self._picture is not None:
            painter = QPainter(self._picture)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.fillRect(
                self._mark(*key), self._colour(key[0]) if key in self._rows else Qt.GlobalColor.transparent
            )
            painter.end()
        self.update(self._mark(*key))

    def _drawn(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        for label, row in self._rows:
            painter.fillRect(self._mark(label, row), self._colour(label))
        painter.end()
        return picture

    def _paint_extent(self, painter: QPainter) -> None:
        """Show which part of the article the view shows, where that is not all of it."""
        if self._view.verticalScrollBar().maximum() <= 0:
            return
        first, last = self._view.shown_span()
        top, bottom = self.row_of(first), self.row_of(last) + _TICK
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._view.page.style.extent))
        painter.drawRoundedRect(QRectF(1, top, self.width() - 2, max(8, bottom - top)), 4, 4)

    def _mark(self, label: str, row: int) -> QRect:
        names = list(self._view.page.style.labels)
        columns = max(1, len(names))
        column = names.index(label) if label in names else 0
        width = (self.width() - 6) // columns
        return QRect(3 + column * width, row, max(3, width - 1), _TICK)

    def _colour(self, label: str) -> QColor:
        return QColor(self._view.page.style.label(label).line)
