"""The shapes that annotations are drawn with."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from desktop.article.style import Underline

_DASHES = {  # of a suggestion's underline, in its thickness: dash, gap, ...
    Underline.SOLID: (3.0, 2.0),
    Underline.DOUBLE: (5.0, 2.0),
    Underline.DOTTED: (1.5, 1.5),
    Underline.WAVE: (4.0, 1.5, 1.0, 1.5),
}


def band(painter: QPainter, box: QRectF, colour: QColor, radius: float, *, first: bool, last: bool) -> None:
    """Fill a band behind words; only the real ends of a span are rounded."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    path = QPainterPath()
    left, right = (radius if first else 0.0), (radius if last else 0.0)
    path.moveTo(box.left() + left, box.top())
    path.lineTo(box.right() - right, box.top())
    path.quadTo(box.topRight(), QPointF(box.right(), box.top() + right))
    path.lineTo(box.bottomRight())
    path.lineTo(box.bottomLeft())
    path.lineTo(box.left(), box.top() + left)
    path.quadTo(box.topLeft(), QPointF(box.left() + left, box.top()))
    painter.drawPath(path)


def underline(painter: QPainter, box: QRectF, colour: QColor, shape: Underline, unit: float) -> None:
    """Draw the underline of a label along the foot of its band."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    bottom = box.bottom()
    match shape:
        case Underline.SOLID:
            painter.fillRect(QRectF(box.left(), bottom - _thick(2 * unit), box.width(), _thick(2 * unit)), colour)
        case Underline.DOUBLE:
            thick = _thick(1.1 * unit)
            for rise in (thick, 3 * thick):
                painter.fillRect(QRectF(box.left(), bottom - rise, box.width(), thick), colour)
        case Underline.DOTTED:
            _dots(painter, box.left(), box.right(), bottom - unit, colour, unit)
        case Underline.WAVE:
            _wave(painter, box.left(), box.right(), bottom - 1.2 * unit, colour, unit)


def dashes(painter: QPainter, box: QRectF, colour: QColor, shape: Underline, unit: float) -> None:
    """Draw the broken underline of a suggestion; labels differ by the length of its dashes."""
    thick = _thick(2 * unit)
    pen = QPen(colour, thick)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern(list(_DASHES[shape]))
    painter.setPen(pen)
    y = box.bottom() - thick / 2
    painter.drawLine(QPointF(box.left() + unit, y), QPointF(box.right() - unit, y))


def question_mark(painter: QPainter, box: QRectF, colour: QColor, unit: float) -> None:
    """Put a question mark at the right end of a suggestion that can be read in more than one way."""
    font = QFont(painter.font())
    font.setPixelSize(max(6, round(11 * unit)))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QPointF(box.right() - 1 * unit, box.top() + 7 * unit), "?")


def note_mark(painter: QPainter, box: QRectF, colour: QColor, unit: float) -> None:
    """Fold the upper right corner of a band: the annotation has a note."""
    size = 7 * unit
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    corner = box.topRight()
    painter.drawPolygon(QPolygonF([corner + QPointF(-size, 0), corner, corner + QPointF(0, size)]))


def flag_mark(painter: QPainter, box: QRectF, colour: QColor, unit: float) -> None:
    """Put a pennant on the right end of a band: the annotation is flagged."""
    painter.setPen(QPen(colour, 1.4 * unit))
    foot = QPointF(box.right() - 0.7 * unit, box.top() + 3 * unit)
    head = foot - QPointF(0, 10 * unit)
    painter.drawLine(foot, head)
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    tip = head + QPointF(7 * unit, 2.7 * unit)
    painter.drawPolygon(QPolygonF([head, tip, head + QPointF(0, 5.4 * unit)]))


def _thick(width: float) -> int:
    return max(1, round(width))


def _dots(painter: QPainter, left: float, right: float, y: float, colour: QColor, unit: float) -> None:
    pen = QPen(colour, 2.2 * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.01, 1.9])
    painter.setPen(pen)
    painter.drawLine(QPointF(left + unit, y), QPointF(right - unit, y))


def _wave(painter: QPainter, left: float, right: float, y: float, colour: QColor, unit: float) -> None:
    step, rise = 3.0 * unit, 1.5 * unit
    path = QPainterPath(QPointF(left, y))
    count = max(1, math.ceil((right - left) / step))
    width = (right - left) / count
    for number in range(count):
        at = left + number * width
        path.quadTo(at + width / 2, y + (rise if number % 2 else -rise), at + width, y)
    painter.setPen(QPen(colour, 1.4 * unit))
    painter.drawPath(path)
