"""A value of a fact as a button: a click goes to its sentence, its cross takes it out of the cell."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy

from desktop.facts.card_layout import tail
from desktop.facts.cards import ShownValue
from desktop.facts.delegate import fitted
from desktop.theme import icons
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets import painting
from desktop.widgets.buttons import PaintedButton
from desktop.widgets.safe_text import one_line, tool_tip

_HEIGHT, _CROSS, _PAD = 24, 20, 8  # pixels
_MOST = 420  # pixels: a longer value is cut


class ValueChip(PaintedButton):
    """One value of the fact's form."""

    go_requested = Signal(object)  # ShownValue
    remove_requested = Signal(object)  # ShownValue

    def __init__(self, look: Look, value: ShownValue, *, writable: bool) -> None:
        """Make a button of a value; without a cross where the project is only read."""
        self._value = value
        self._writable = writable
        super().__init__(look, _said(value))
        self.setFont(look.font(13.5, semibold=bool(value.text)))
        whose = tr("Facts", " · from the analyst") if value.from_analyst else ""
        self.setText(one_line(value.shown) + whose)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setToolTip(tool_tip(self._tip()))
        self.setMouseTracking(True)
        self.clicked.connect(self._go)

    def _tip(self) -> str:
        said = f"{self._value.shown}\n{tail(self._value)}".strip()
        return f"{said}\n{tr('Facts', 'Delete takes it out of the fact')}" if self._writable else said

    def sizeHint(self) -> QSize:
        """Return the size of the value and its cross."""
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 2 * _PAD + (_CROSS - 4 if self._writable else 0)
        return QSize(min(_MOST, wide + 1), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the size of a few letters."""
        return QSize(min(60, self.sizeHint().width()), _HEIGHT)

    def edge_colour(self) -> str | None:
        """Have the hairline of a value."""
        if self._value.gone:
            return self.look.colours.warn
        return self.look.colours.accent if self.underMouse() else self.look.colours.rule

    def paint_content(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the value, cut where it does not fit, and the cross."""
        colours = self.look.colours
        space = rect.adjusted(_PAD, 0, -_PAD - (_CROSS - 4 if self._writable else 0) + 2, 0)
        painter.setFont(self.font())
        painter.setPen(QColor(colours.warn if self._value.gone else colours.ink))
        painter.drawText(space, painting.LEFT, fitted(self.text(), QFontMetricsF(self.font()), space.width()))
        if self._writable:
            over = self.underMouse() and self._is_cross(self.mapFromGlobal(self.cursor().pos()).x())
            box = QRectF(rect.right() - _CROSS + 3, rect.center().y() - 5.5, 11, 11)
            icons.draw(painter, "close", box, QColor(colours.ink if over else colours.dim))

    def _is_cross(self, x: int) -> bool:
        return self._writable and x >= self.width() - _CROSS

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the cross as it is pointed at."""
        super().mouseMoveEvent(event)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the value out where the cross was clicked."""
        at = event.position().toPoint()
        if self.isDown() and self._is_cross(at.x()) and self.rect().contains(at):
            self.setDown(False)
            self.remove_requested.emit(self._value)
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the value out on Delete, go to its sentence on Enter."""
        if event.key() == Qt.Key.Key_Delete and self._writable:
            self.remove_requested.emit(self._value)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
        else:
            super().keyPressEvent(event)

    def _go(self) -> None:
        if self._value.evidence:
            self.go_requested.emit(self._value)


def _said(value: ShownValue) -> str:
    beside = tail(value)
    return f"{value.shown} {beside}" if beside else value.shown
