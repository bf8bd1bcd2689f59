"""The header of the table: a click sorts by a column, a second one turns the order round. It hears keys, too."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QHeaderView, QWidget

from desktop.theme import icons
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets import painting

HEIGHT = 32
_BESIDE = 8  # pixels on each side of a title
_ARROW = 16  # pixels of the sign of the order
_LEAST = 48  # pixels of a column


class SortHeader(QHeaderView):
    """Left and Right go along the columns, Enter or Space sorts by one."""

    sort_requested = Signal(int)  # the column
    left = Signal()  # Down or Esc: back to the rows

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make a header that sorts by no column yet."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._at = 0  # the column that the keys are at
        self.setAccessibleName(tr("Across", "Columns: Enter sorts"))
        self.setSectionsClickable(True)
        self.setSectionsMovable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(_LEAST)
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.sectionClicked.connect(self._sort)
        look.changed.connect(self.viewport().update)

    def at(self) -> int:
        """Return the column that the keys are at."""
        return self._at

    def _sort(self, column: int) -> None:
        self._at = column
        self.sort_requested.emit(column)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paint a title, the sign of the order, and the ring of the focus."""
        colours, box = self._look.colours, QRectF(rect)
        painter.save()
        painter.fillRect(box, QColor(colours.chrome))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(colours.rule))
        sorted_by = self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex
        self._paint_title(painter, box, logicalIndex, sorted_by=sorted_by)
        if self.hasFocus() and logicalIndex == self._at:
            painting.focus_ring(painter, box.adjusted(1, 2, -1, -3), colours)
        painter.restore()

    def _paint_title(self, painter: QPainter, box: QRectF, column: int, *, sorted_by: bool) -> None:
        colours, font = self._look.colours, self._look.font(13, semibold=sorted_by)
        text = str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")
        space = box.adjusted(_BESIDE, 0, -_BESIDE - (_ARROW if sorted_by else 0), 0)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, space.width()))
        painter.setFont(font)
        painter.setPen(QColor(colours.ink if sorted_by else colours.dim))
        right = self.model().headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        painter.drawText(space, painting.RIGHT if right == painting.RIGHT else painting.LEFT, shown)
        if sorted_by:
            name = "up" if self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder else "down"
            place = QRectF(space.right() + 3, box.center().y() - 6, 12, 12)
            icons.draw(painter, name, place, QColor(colours.accent))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along the columns, sort by one, or go back to the rows."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self._at = min(max(self._at + step, 0), self.count() - 1)
            self._bring_into_sight()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._sort(self._at)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            event.ignore()
            return
        self.viewport().update()

    def _bring_into_sight(self) -> None:
        table = self.parent()
        if not isinstance(table, QAbstractScrollArea):
            return
        bar = table.horizontalScrollBar()
        start, width = self.sectionPosition(self._at), self.viewport().width()
        if start < bar.value():
            bar.setValue(start)
        elif start + self.sectionSize(self._at) > bar.value() + width:
            bar.setValue(start + self.sectionSize(self._at) - width)
