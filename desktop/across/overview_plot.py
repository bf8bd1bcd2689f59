"""What the charts share: a plot of pyqtgraph in the window's look, whose bars are reached by pointer and keys.

Imported when charts are first drawn, for it loads pyqtgraph and numpy.
"""

import html
from typing import Any, Final

import pyqtgraph
from pyqtgraph import AxisItem, PlotWidget
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QSizePolicy, QToolTip

from desktop.across.overview_rows import Bar, Chart
from desktop.article.announce import announce
from desktop.theme.contrast import mix
from desktop.theme.look import Look
from desktop.widgets import painting
from desktop.widgets.safe_text import one_line, tool_tip

FONT: Final = 13  # pixels
NOBODY: Final = -1
_ROOM_OF_NAMES: Final = 60  # pixels beyond an axis in which a name may end
_BELOW: Final = -1000.0  # lines across the plot lie below what is drawn
_KEYS_BACK: Final = (Qt.Key.Key_Up, Qt.Key.Key_Left)
_KEYS_ON: Final = (Qt.Key.Key_Down, Qt.Key.Key_Right)
_KEYS_ASK: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ChartView(PlotWidget):
    """A plot in the window's look. The current bar moves with the arrow keys; Enter or a click asks for its facts."""

    chosen = Signal(object)  # what a bar wants

    chart: Chart | None = None  # of the class too: pyqtgraph sizes a plot while it is made

    def __init__(self, look: Look, axes: dict[str, AxisItem]) -> None:
        """Make an empty plot.

        Args:
            look: colours and fonts.
            axes: those that are shown, by side.
        """
        super().__init__(background=None, axisItems=axes, enableMenu=False)
        self.look = look
        self.current = NOBODY
        self._shown = axes
        self._dress_up()
        look.changed.connect(self._redraw)

    def _dress_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAntialiasing(True)
        self.viewport().setMouseTracking(True)
        plot = self.getPlotItem()
        plot.ctrlMenu.setParent(self, plot.ctrlMenu.windowFlags())  # it is made all the same, and would be nobody's
        plot.hideButtons()
        plot.setMouseEnabled(x=False, y=False)
        plot.setContentsMargins(0, 4, 4, 0)
        plot.getViewBox().setDefaultPadding(0)
        for side in ("left", "right", "top", "bottom"):
            plot.showAxis(side, show=side in self._shown)

    def close(self) -> bool:
        """Close as any widget does: pyqtgraph would take the plot to pieces while Qt still uses them."""
        return QGraphicsView.close(self)

    # ------------------------------------------------------------------------------------------------ to be overridden

    def draw(self) -> None:
        """Draw the chart on the empty plot."""
        raise NotImplementedError

    def bar_at(self, place: QPointF) -> int:
        """Return which bar is at a place of the plot's own coordinates, or NOBODY."""
        raise NotImplementedError

    def bar_room(self, number: int) -> QRectF:
        """Return the room of a bar, in the plot's own coordinates."""
        raise NotImplementedError

    # ------------------------------------------------------------------------------------------------ what is shown

    @property
    def bars(self) -> tuple[Bar, ...]:
        """What is drawn."""
        return self.chart.bars if self.chart is not None else ()

    def show_chart(self, chart: Chart) -> None:
        """Draw another chart."""
        before = self.bars[self.current].title if self.current != NOBODY else None
        self.chart = chart
        self.current = next((place for place, bar in enumerate(self.bars) if bar.title == before), NOBODY)
        self.setAccessibleName(one_line(chart.name))
        said = "; ".join(bar.tip for bar in self.bars)
        self.setAccessibleDescription(one_line(said, 2000))
        self._redraw()

    def _redraw(self) -> None:
        if self.chart is None:
            return
        self.setBackground(QColor(self.look.colours.paper))
        self.getPlotItem().clear()
        self._dress_axes()
        self.draw()
        self.viewport().update()

    def _dress_axes(self) -> None:
        colours, font = self.look.colours, self.look.font(FONT)
        for axis in self._shown.values():
            axis.setPen(pyqtgraph.mkPen(colours.rule))
            axis.setTickPen(pyqtgraph.mkPen(colours.rule))
            axis.setTextPen(pyqtgraph.mkPen(colours.dim))
            axis.setTickFont(font)
            axis.setStyle(tickLength=0, tickTextOffset=8, hideOverlappingLabels=_ROOM_OF_NAMES)
            axis.setZValue(_BELOW)

    def ink(self) -> QColor:
        """Return the colour of the bars."""
        label = self.chart.label if self.chart is not None else ""
        colours = self.look.colours
        strong = self.look.label(label).ink if label else colours.good
        return QColor(mix(strong, colours.paper, 0.82))

    def words(self, text: str, place: QPointF, anchor: tuple[float, float], colour: str) -> None:
        """Write words beside a bar; they are plain text."""
        item = pyqtgraph.TextItem(anchor=anchor, color=QColor(colour))
        item.setFont(self.look.font(FONT))
        item.textItem.setPlainText(text)
        item.setPos(place)
        self.addItem(item, ignoreBounds=True)

    def caption(self, side: str, text: str) -> None:
        """Say what an axis counts."""
        axis = self._shown[side]
        axis.setLabel(text=html.escape(text), **{"color": self.look.colours.dim, "font-size": f"{FONT}px"})
        axis.label.setFont(self.look.font(FONT))

    # ------------------------------------------------------------------------------------------------ pointer and keys

    def _bar_under(self, point: QPoint) -> int:
        box = self.getPlotItem().getViewBox()
        number = self.bar_at(box.mapSceneToView(self.mapToScene(point)))
        return number if 0 <= number < len(self.bars) else NOBODY

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the pointer."""
        number = self._bar_under(event.position().toPoint())
        asks = number != NOBODY and self.bars[number].wanted is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if asks else Qt.CursorShape.ArrowCursor)
        if number == NOBODY:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPosition().toPoint(), tool_tip(self.bars[number].tip), self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the bar under the pointer the current one."""
        number = self._bar_under(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and number != NOBODY:
            self._go_to(number)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the facts of the bar that was clicked."""
        number = self._bar_under(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and number != NOBODY and number == self.current:
            self._ask()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Do nothing more than a click did."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        """Say nothing any more."""
        QToolTip.hideText()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current bar, or ask for its facts."""
        key, last = event.key(), len(self.bars) - 1
        if last < 0:
            event.ignore()
        elif key in _KEYS_BACK:
            self._go_to(max(0, self.current - 1))
        elif key in _KEYS_ON:
            self._go_to(min(last, self.current + 1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(0 if key == Qt.Key.Key_Home else last)
        elif key in _KEYS_ASK and self.current != NOBODY:
            self._ask()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave it to the page."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys are."""
        super().focusInEvent(event)
        if self.current == NOBODY and self.bars and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._go_to(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they are elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _go_to(self, number: int) -> None:
        self.current = number
        announce(self, one_line(self.bars[number].tip))
        self.viewport().update()

    def _ask(self) -> None:
        if (wanted := self.bars[self.current].wanted) is not None:
            self.chosen.emit(wanted)

    def drawForeground(self, painter: QPainter, rect: QRectF | Any) -> None:
        """Draw the ring of the current bar where the keys are here."""
        super().drawForeground(painter, rect)
        if not self.hasFocus() or self.current == NOBODY:
            return
        box = self.getPlotItem().getViewBox()
        room = box.mapViewToScene(self.bar_room(self.current)).boundingRect()
        painting.focus_ring(painter, self.ring(room), self.look.colours, 5)

    def ring(self, room: QRectF) -> QRectF:
        """Return what the ring goes around, given the room of the bar on the scene."""
        return room
