"""Tick boxes in the theme's colours: painted alike in lists and on buttons."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from desktop.theme import icons
from desktop.theme.colours import Colours
from desktop.theme.look import Look
from desktop.widgets import painting
from desktop.widgets.buttons import PaintedButton
from desktop.widgets.safe_text import one_line

BOX = 16  # pixels
_HEIGHT = 28
_GAP = 8


def draw_tick(painter: QPainter, left: float, middle: float, state: Qt.CheckState, colours: Colours) -> None:
    """Draw a tick box, whose left edge and middle line are given."""
    box = QRectF(left, middle - BOX / 2, BOX, BOX)
    if state is Qt.CheckState.Unchecked:
        painting.ground(painter, box, colours.paper, colours.edge, radius=4)
        return
    painting.ground(painter, box, colours.accent, radius=4)
    if state is Qt.CheckState.Checked:
        icons.draw(painter, "check", box.adjusted(2, 2, -2, -2), QColor(colours.on_accent))
    else:
        painter.setPen(QPen(QColor(colours.on_accent), 2))
        painter.drawLine(box.center() - QPointF(4, 0), box.center() + QPointF(4, 0))


class TickButton(PaintedButton):
    """A tick box with its text; of a label, with its letter, and a number at the right."""

    def __init__(self, look: Look, text: str, label: str = "") -> None:
        """Make a tick box.

        Args:
            look: colours and fonts.
            text: what is ticked.
            label: the label whose letter stands before the text; empty for none.
        """
        super().__init__(look, text)
        self.setText(one_line(text, 40))
        self.setCheckable(True)
        self._label = label
        self._side = ""

    def set_side(self, text: str, said: str) -> None:
        """Show a text at the right, and say it in words to a screen reader."""
        self._side = text
        self.setAccessibleDescription(said)
        self.updateGeometry()
        self.update()

    def fill(self) -> None:
        """Take the whole width of the place, as in a column of ticks."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def ground_colour(self) -> str | None:
        """Stand on what is behind it, ticked or not."""
        return self.look.colours.hover if self.underMouse() and self.isEnabled() else None

    def sizeHint(self) -> QSize:
        """Return the size of box, letter, text and number."""
        metrics = self.fontMetrics()
        side = metrics.horizontalAdvance(self._side) + 2 * _GAP if self._side else 0
        return QSize(self._text_left() + metrics.horizontalAdvance(self.text()) + side + _GAP, _HEIGHT)

    def paint_content(self, painter: QPainter, rect: QRectF) -> None:
        """Paint box, letter, text and number."""
        look, colours = self.look, self.look.colours
        state = Qt.CheckState.Checked if self.isChecked() else Qt.CheckState.Unchecked
        draw_tick(painter, _GAP, rect.center().y(), state, colours)
        if self._label:
            square = QRectF(BOX + 2 * _GAP, rect.center().y() - 9.5, 19, 19)
            font = look.font(12, semibold=True)
            painting.letter(painter, square, look.letter(self._label), look.label(self._label), font)
        painter.setFont(self.font())
        painter.setPen(QColor(colours.ink))
        painter.drawText(rect.adjusted(self._text_left(), 0, 0, 0), painting.LEFT, self.text())
        painter.setPen(QColor(colours.dim))
        painter.drawText(rect.adjusted(0, 0, -_GAP, 0), painting.RIGHT, self._side)

    def _text_left(self) -> int:
        return BOX + 2 * _GAP + (19 + _GAP if self._label else 0)
