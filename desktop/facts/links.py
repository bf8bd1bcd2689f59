"""Pieces of a line that can be clicked."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QCursor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from desktop.theme.look import Look
from desktop.widgets import painting
from desktop.widgets.buttons import PaintedButton
from desktop.widgets.safe_text import one_line, tool_tip

_HEIGHT = 22


class Link(PaintedButton):
    """A word or two that can be clicked; it is underlined under the pointer."""

    def __init__(
        self, look: Look, text: str, *, ink: str = "ink", strong: bool = False, tail: str = "", tip: str = ""
    ) -> None:
        """Make a link.

        Args:
            look: colours and fonts.
            text: what is shown.
            ink: the colour of the theme that it is written in.
            strong: semibold.
            tail: what follows it in the line and belongs to no link, such as a comma.
            tip: what is said under the pointer; empty: the whole text where it is cut.
        """
        super().__init__(look, tip or text)
        self._ink, self._tail, self._tip = ink, tail, tip
        self.setFont(look.font(14, semibold=strong))
        self.setText(one_line(text))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(QCursor(Qt.CursorShape.PointingHandCursor))
        self.setToolTip(tool_tip(tip))

    def sizeHint(self) -> QSize:
        """Return the size of the text and its tail."""
        return QSize(round(QFontMetricsF(self.font()).horizontalAdvance(self.text() + self._tail)) + 2, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the size of a few letters."""
        return QSize(min(40, self.sizeHint().width()), _HEIGHT)

    def ground_colour(self) -> str | None:
        """Stand on what is behind it."""
        return None

    def paint_content(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the text, cut where it does not fit, and the tail."""
        metrics = QFontMetricsF(self.font())
        space = rect.adjusted(1, 0, 0, 0)
        room = space.width() - metrics.horizontalAdvance(self._tail)
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room + 1)
        if shown != self.text() and not self._tip:
            self.setToolTip(tool_tip(self.text()))
        colour = QColor(getattr(self.look.colours, self._ink))
        painter.setFont(self.font())
        painter.setPen(colour)
        painter.drawText(space, painting.LEFT, shown)
        wide = metrics.horizontalAdvance(shown)
        if self.underMouse() and self.isEnabled():
            painter.setPen(QPen(colour, 1))
            y = rect.center().y() + 8.5
            painter.drawLine(QPointF(space.left(), y), QPointF(space.left() + wide, y))
        painter.setPen(QColor(self.look.colours.ink))
        painter.drawText(space.adjusted(wide, 0, 0, 0), painting.LEFT, self._tail)
