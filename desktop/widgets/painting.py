"""Pieces that several widgets and delegates paint: a label's letter, a key cap, a rounded ground."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from desktop.theme.colours import Colours, LabelColours

CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def ground(
    painter: QPainter,
    rect: QRectF,
    fill: str | None,
    edge: str | None = None,
    radius: float = 6,
    *,
    dashed: bool = False,
) -> None:
    """Paint a rounded rectangle, with a hairline inside its edge, a broken one where that is wished."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    line = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    painter.setPen(QPen(QColor(edge), 1, line) if edge else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5) if edge else rect, radius, radius)


def letter(painter: QPainter, rect: QRectF, text: str, label: LabelColours, font: QFont) -> None:
    """Paint a label's letter or key on its square."""
    ground(painter, rect, label.fill, radius=4)
    painter.setFont(font)
    painter.setPen(QColor(label.ink))
    painter.drawText(rect, CENTRE, text)


def cap_width(text: str, font: QFont) -> float:
    """Return how wide a key cap is."""
    return max(18.0, QFontMetricsF(font).horizontalAdvance(text) + 10)


def key_cap(painter: QPainter, rect: QRectF, text: str, colours: Colours, font: QFont) -> None:
    """Paint one key."""
    ground(painter, rect, colours.paper, colours.rule, radius=4)
    painter.setFont(font)
    painter.setPen(QColor(colours.dim))
    painter.drawText(rect, CENTRE, text)


def focus_ring(painter: QPainter, rect: QRectF, colours: Colours, radius: float = 6) -> None:
    """Paint the ring of the keyboard focus just inside a rectangle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.accent), 1.6))
    painter.drawRoundedRect(rect.adjusted(0.8, 0.8, -0.8, -0.8), radius, radius)
