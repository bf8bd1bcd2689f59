"""The plot of how many suggestions were accepted as they were, over time: a line for each label."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.jobs.quality_figures import Point
from desktop.quality.table import percent
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets import painting
from desktop.widgets.safe_text import one_line

DASHES: Final = ((), (6.0, 3.0), (1.5, 2.5), (6.0, 2.5, 1.5, 2.5), (10.0, 3.0), (3.0, 2.0))  # a line's, by its place
LINE: Final = 2.0  # pixels
_MARK: Final = 3.5  # half of a mark's width
_TOP, _BOTTOM, _LEFT, _RIGHT = 14.0, 42.0, 52.0, 20.0  # around the grid
_LEGEND: Final = 168.0
_LEGEND_LINE: Final = 24.0
_STEPS: Final = (0.0, 0.25, 0.5, 0.75, 1.0)
_LEAST: Final = 2  # points that make a line


class QualityPlot(QWidget):
    """Paints the lines with their axes and a legend; a sentence where there is too little to be drawn."""

    def __init__(self, look: Look) -> None:
        """Make an empty plot."""
        super().__init__()
        self._look = look
        self._points: tuple[Point, ...] = ()
        self._labels: list[str] = []
        self._caption = ""
        self.setMinimumSize(420, 190)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return a size that fits beside the tables."""
        return QSize(600, 240)

    def show_points(self, points: Sequence[Point], caption: str) -> None:
        """Draw other points; the caption stands below the axis."""
        self._points = tuple(points)
        self._labels = sorted({label for point in points for label in point.shares}, key=self._place_of)
        self._caption = one_line(caption)
        self.setAccessibleName(tr("Quality", "Share accepted as is, over time"))
        self.setAccessibleDescription(self._said())
        self.update()

    @property
    def is_empty(self) -> bool:
        """Whether there is too little for a line."""
        return len(self._points) < _LEAST

    def place(self, number: int, share: float) -> QPointF:
        """Return where a share of a point, counted from 0, is drawn."""
        grid = self._grid()
        across = grid.width() * (number + 0.5) / max(1, len(self._points))
        return QPointF(grid.left() + across, grid.bottom() - grid.height() * share)

    def _place_of(self, label: str) -> tuple[int, str]:
        known = list(self._look.hues())
        return (known.index(label) if label in known else len(known)), label

    def _said(self) -> str:
        """Return what the lines say, for a screen reader."""
        if self.is_empty:
            return _too_little()
        parts = []
        for label in self._labels:
            shares = [point.shares[label] for point in self._points if label in point.shares]
            said = tr("Quality", "{label}: {first} % first, {last} % last")
            first, last = percent(shares[0]), percent(shares[-1])
            parts.append(said.format(label=self._look.title(label), first=first, last=last))
        return one_line("; ".join(parts), 400)

    def _grid(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT - _LEGEND, -_BOTTOM)

    # ------------------------------------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint all of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.colours
        painting.ground(painter, QRectF(self.rect()), colours.paper, colours.rule, 8)
        painter.setFont(self._look.font(13))
        if self.is_empty:
            painter.setPen(QColor(colours.dim))
            space = QRectF(self.rect()).adjusted(24, 12, -24, -12)
            painter.drawText(space, int(painting.CENTRE | Qt.TextFlag.TextWordWrap), _too_little())
            return
        self._paint_axes(painter)
        for place, label in enumerate(self._labels):
            self._paint_line(painter, place, label)
            self._paint_legend(painter, place, label)

    def _paint_axes(self, painter: QPainter) -> None:
        grid, colours = self._grid(), self._look.colours
        for step in _STEPS:
            height = grid.bottom() - grid.height() * step
            painter.setPen(QPen(QColor(colours.edge if step == 0 else colours.rule), 1))
            painter.drawLine(QPointF(grid.left(), height), QPointF(grid.right(), height))
            painter.setPen(QColor(colours.dim))
            space = QRectF(0, height - 10, grid.left() - 8, 20)
            painter.drawText(space, painting.RIGHT, tr("Quality", "{share} %").format(share=round(100 * step)))
        self._paint_titles(painter, grid)
        below = QRectF(grid.left(), grid.bottom() + 20, grid.width(), 20)
        caption = QFontMetricsF(painter.font()).elidedText(self._caption, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, painting.CENTRE, caption)

    def _paint_titles(self, painter: QPainter, grid: QRectF) -> None:
        """Paint the titles of the points, as many as have room."""
        metrics = QFontMetricsF(painter.font())
        widest = max(metrics.horizontalAdvance(point.title) for point in self._points) + 14
        every = max(1, -(-len(self._points) * int(widest) // max(1, int(grid.width()))))
        for number in range(0, len(self._points), every):
            middle = self.place(number, 0).x()
            space = QRectF(middle - widest / 2, grid.bottom() + 3, widest, 18)
            painter.drawText(space, painting.CENTRE, self._points[number].title)

    def _paint_line(self, painter: QPainter, place: int, label: str) -> None:
        """Paint a label's line; a point at which nothing of the label was decided is passed over."""
        points = [
            self.place(number, point.shares[label])
            for number, point in enumerate(self._points)
            if label in point.shares
        ]
        painter.setPen(self._pen(place, label))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
        self._paint_marks(painter, label, points)

    def _paint_marks(self, painter: QPainter, label: str, points: Sequence[QPointF]) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.label(label).ink))
        for point in points:
            painter.drawEllipse(point, _MARK, _MARK)

    def _pen(self, place: int, label: str) -> QPen:
        pen = QPen(QColor(self._look.label(label).ink), LINE)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dashes := DASHES[place % len(DASHES)]:
            pen.setDashPattern([part * 1.0 for part in dashes])
        return pen

    def _paint_legend(self, painter: QPainter, place: int, label: str) -> None:
        left, top = self.width() - _LEGEND, _TOP + place * _LEGEND_LINE
        if top + _LEGEND_LINE > self.height():
            return
        middle = top + _LEGEND_LINE / 2
        painter.setPen(self._pen(place, label))
        painter.drawLine(QPointF(left, middle), QPointF(left + 34, middle))
        self._paint_marks(painter, label, [QPointF(left + 17, middle)])
        painter.setPen(QColor(self._look.colours.ink))
        space = QRectF(left + 44, top, _LEGEND - 44 - 12, _LEGEND_LINE)
        title = one_line(self._look.title(label))
        shown = QFontMetricsF(painter.font()).elidedText(title, Qt.TextElideMode.ElideRight, space.width())
        painter.drawText(space, painting.LEFT, shown)


def _too_little() -> str:
    return tr("Quality", "Too little was decided for a line: accept, correct or reject some more suggestions.")
