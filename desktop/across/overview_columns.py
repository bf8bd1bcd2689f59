"""Columns from left to right: what happened in each year or month, and how far a session is on each day."""

from collections.abc import Sequence
from typing import Final

import pyqtgraph
from pyqtgraph import AxisItem
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QResizeEvent

from desktop.across.overview_axes import SizeAxis
from desktop.across.overview_plot import NOBODY, ChartView
from desktop.theme.contrast import mix
from desktop.theme.look import Look
from desktop.widgets.safe_text import one_line

HEIGHT: Final = 250  # pixels
_WIDE: Final = 0.72  # of a column's room
_WIDEST: Final = 56  # pixels of one column
_BESIDE: Final = 18  # pixels between two names at the axis
_SIZES: Final = 46  # pixels of the axis of sizes
_STEPS: Final = 5
_ABOVE: Final = 1.08  # of the highest column: where the plot ends
_PALE: Final = 0.35  # how much of its colour the upper part of a column has


class ColumnsView(ChartView):
    """Vertical columns, each with a name below as far as there is room."""

    def __init__(self, look: Look) -> None:
        """Make an empty chart."""
        self._names = AxisItem("bottom")
        self._sizes = SizeAxis("left", _STEPS)
        super().__init__(look, {"left": self._sizes, "bottom": self._names})
        self._sizes.setWidth(_SIZES)
        self.setFixedHeight(HEIGHT)

    def sizeHint(self) -> QSize:
        """Return a size that shows a few years."""
        return QSize(420, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the least that can be read."""
        return QSize(300, HEIGHT)

    def draw(self) -> None:
        """Draw columns and axes."""
        self._draw_columns()
        self._measure()

    def _draw_columns(self) -> None:
        feet = [0.0] * len(self.bars)
        self._draw_part(feet, [bar.size for bar in self.bars], self.ink())
        if any(bar.over for bar in self.bars):
            pale = QColor(mix(self.look.colours.edge, self.look.colours.paper, _PALE))
            self._draw_part([bar.size for bar in self.bars], [bar.over for bar in self.bars], pale)

    def _draw_part(self, feet: Sequence[float], heights: Sequence[float], colour: QColor) -> None:
        places = [float(place) for place in range(len(self.bars))]
        made = pyqtgraph.BarGraphItem(
            x=places, y0=list(feet), height=list(heights), width=self._width(), pen=None, brush=colour
        )
        self.addItem(made)

    def _width(self) -> float:
        """Return a column's width, a part of its room: few columns are not made broad."""
        each = self._plot_width() / max(1, len(self.bars))
        return min(_WIDE, _WIDEST / max(1.0, each))

    def _plot_width(self) -> float:
        return max(60.0, self.viewport().width() - _SIZES - 12.0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give columns and names their room in the new width."""
        super().resizeEvent(event)
        if self.chart is not None:
            self._redraw()

    def _measure(self) -> None:
        if self.chart is None or not self.bars:
            return
        greatest = max((bar.size + bar.over for bar in self.bars), default=0.0) or 1.0
        self._sizes.measure(greatest, self.chart.axis.unit, whole=self.chart.axis.whole)
        self.setXRange(-0.5, len(self.bars) - 0.5, padding=0)
        self.setYRange(0.0, greatest * _ABOVE, padding=0)
        self._names.setTicks([self._named([one_line(bar.title) for bar in self.bars])])
        self.caption("left", self.chart.axis.title)

    def _named(self, titles: Sequence[str]) -> list[tuple[float, str]]:
        """Return as many names as have room, evenly."""
        metrics = QFontMetricsF(self.look.font(13))
        widest = max(metrics.horizontalAdvance(title) for title in titles) + _BESIDE
        every = max(1, -int(-len(titles) * widest // self._plot_width()))
        return [(float(place), titles[place]) for place in range(0, len(titles), every)]

    def bar_at(self, place: QPointF) -> int:
        """Return which column stands there."""
        number = round(place.x())
        return number if 0 <= number < len(self.bars) and place.y() >= 0 else NOBODY

    def bar_room(self, number: int) -> QRectF:
        """Return the column's room, as high as the plot."""
        seen = self.getPlotItem().getViewBox().viewRect()
        return QRectF(number - 0.5, 0.0, 1.0, seen.bottom())
