"""Bars from left to right, one below the other: a name, the bar, and the value in full behind it."""

from typing import Final

import pyqtgraph
from pyqtgraph import AxisItem
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent

from desktop.across.overview_axes import SizeAxis
from desktop.across.overview_plot import NOBODY, ChartView
from desktop.theme.look import Look
from desktop.widgets.safe_text import one_line

ROW: Final = 27  # pixels from one bar to the next
_THICK: Final = 0.62  # of a row
_BESIDE: Final = 52  # pixels of the axis below and its title
_NAMES: Final = 0.34  # of the width, at most, for the names
_GAP: Final = 8  # pixels between a bar and its value
_STEPS: Final = 5


class BarsView(ChartView):
    """Horizontal bars."""

    def __init__(self, look: Look) -> None:
        """Make an empty chart."""
        self._names = AxisItem("left")
        self._sizes = SizeAxis("bottom", _STEPS)
        super().__init__(look, {"left": self._names, "bottom": self._sizes})
        self.getPlotItem().getViewBox().invertY()

    def sizeHint(self) -> QSize:
        """Return the height of the rows."""
        return QSize(420, self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the least in which names and values can be read."""
        return QSize(300, self._height())

    def _height(self) -> int:
        return ROW * max(1, len(self.bars)) + _BESIDE

    def draw(self) -> None:
        """Draw bars, names, values and axis."""
        self.setFixedHeight(self._height())
        self._draw_bars()
        self._measure()

    def _draw_bars(self) -> None:
        drawn = [(row, bar) for row, bar in enumerate(self.bars) if not bar.is_rest]
        self.addItem(
            pyqtgraph.BarGraphItem(
                x0=[0.0] * len(drawn),
                y=[float(row) for row, _ in drawn],
                width=[bar.size for _, bar in drawn],
                height=_THICK,
                pen=None,
                brush=self.ink(),
            )
        )
        for row, bar in enumerate(self.bars):
            colour = self.look.colours.dim if bar.is_rest else self.look.colours.ink
            self.words(one_line(bar.text), QPointF(0.0 if bar.is_rest else bar.size, row), (0.0, 0.5), colour)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give names and values their room in the new width."""
        super().resizeEvent(event)
        if self.chart is not None:
            self._measure()

    def _measure(self) -> None:
        """Share the width among names, bars and values."""
        if self.chart is None or not self.bars:
            return
        metrics = QFontMetricsF(self._names.style["tickFont"] or self.font())
        names = self._names_width(metrics)
        plot = max(60.0, self.viewport().width() - names - 12)
        greatest = max((bar.size for bar in self.bars if not bar.is_rest), default=0.0) or 1.0
        self.setXRange(0.0, self._reach(metrics, plot, greatest), padding=0)
        self.setYRange(-0.5, len(self.bars) - 0.5, padding=0)
        self._sizes.measure(greatest, self.chart.axis.unit, whole=self.chart.axis.whole)
        self.caption("bottom", self.chart.axis.title)

    def _names_width(self, metrics: QFontMetricsF) -> float:
        most = self.viewport().width() * _NAMES
        shown = [metrics.elidedText(one_line(bar.title), Qt.TextElideMode.ElideRight, most - 16) for bar in self.bars]
        self._names.setTicks([list(enumerate(shown))])
        self._names.setTextPen(pyqtgraph.mkPen(self.look.colours.ink))
        width = max(metrics.horizontalAdvance(name) for name in shown) + 16
        self._names.setWidth(width)
        return width

    def _reach(self, metrics: QFontMetricsF, plot: float, greatest: float) -> float:
        """Return the size at the right edge: each bar and the words behind it end before it."""
        most = greatest
        for bar in self.bars:
            words = metrics.horizontalAdvance(one_line(bar.text)) + 2 * _GAP
            if not bar.is_rest and words < plot:
                most = max(most, bar.size * plot / (plot - words))
        return most

    def bar_at(self, place: QPointF) -> int:
        """Return which bar stands in the row."""
        row = round(place.y())
        return row if 0 <= row < len(self.bars) else NOBODY

    def bar_room(self, number: int) -> QRectF:
        """Return the row."""
        right = self.getPlotItem().getViewBox().viewRect().right()
        return QRectF(0.0, number - 0.5, right, 1.0)

    def ring(self, room: QRectF) -> QRectF:
        """Return the row with its name."""
        return QRectF(room).adjusted(2 - room.left(), 1, 0, -1)
