"""Small icons, drawn from lines: a bare desktop has no icon theme, and these take the theme's colours."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from desktop.theme.colours import Colours

_RADIUS = 4.4  # pixels, of a status ring

# Each icon is strokes on a 16 by 16 grid; a stroke is a flat list of x, y. "o" rings stand as (centre x, y, radius).
_STROKES: dict[str, tuple[tuple[float, ...], ...]] = {
    "menu": ((2.5, 4.5, 13.5, 4.5), (2.5, 8, 13.5, 8), (2.5, 11.5, 13.5, 11.5)),
    "down": ((4, 6.2, 8, 10.2, 12, 6.2),),
    "up": ((4, 9.8, 8, 5.8, 12, 9.8),),
    "left": ((9.8, 4, 5.8, 8, 9.8, 12),),
    "right": ((6.2, 4, 10.2, 8, 6.2, 12),),
    "check": ((3, 8.4, 6.6, 12, 13, 4.6),),
    "close": ((4.2, 4.2, 11.8, 11.8), (11.8, 4.2, 4.2, 11.8)),
    "flag": ((4, 14, 4, 2.5, 12.5, 2.5, 10.5, 5.4, 12.5, 8.3, 4, 8.3),),
    "search": ((7, 7, 4.2), (10.2, 10.2, 13.6, 13.6)),
    "plus": ((8, 3, 8, 13), (3, 8, 13, 8)),
    "pencil": ((3, 13, 3.7, 10.1, 10.8, 3, 13, 5.2, 5.9, 12.3, 3, 13), (9.3, 4.5, 11.5, 6.7)),
    "undo": ((6.5, 3, 3, 6.5, 6.5, 10), (3, 6.5, 10, 6.5, 13, 9, 10, 12.5, 7, 12.5)),
    "redo": ((9.5, 3, 13, 6.5, 9.5, 10), (13, 6.5, 6, 6.5, 3, 9, 6, 12.5, 9, 12.5)),
    "warn": ((8, 2.5, 14.2, 13.3, 1.8, 13.3, 8, 2.5), (8, 6.3, 8, 9.6), (8, 11.4, 8, 11.5)),
    "info": ((8, 8, 6), (8, 7.4, 8, 11), (8, 5, 8, 5.1)),
    "open": ((2.5, 12.5, 2.5, 3.5, 6, 3.5, 7.5, 5, 13.5, 5, 13.5, 12.5, 2.5, 12.5),),
}


def draw(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw an icon into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    scale = rect.width() / 16
    painter.scale(scale, scale)
    pen = QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_path(name))
    painter.restore()


def icon(name: str, colour: QColor, size: int = 16) -> QIcon:
    """Return an icon in one colour; drawn at twice its size too, for dense screens."""
    made = QIcon()
    for ratio in (1, 2):
        pixmap = QPixmap(QSize(size, size) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        draw(painter, name, QRectF(0, 0, size, size), colour)
        painter.end()
        made.addPixmap(pixmap)
    return made


def _path(name: str) -> QPainterPath:
    path = QPainterPath()
    for stroke in _STROKES[name]:
        if len(stroke) == 3:
            path.addEllipse(QPointF(stroke[0], stroke[1]), stroke[2], stroke[2])
        else:
            path.addPolygon(QPolygonF([QPointF(x, y) for x, y in zip(stroke[::2], stroke[1::2], strict=True)]))
    return path


def draw_status(
    painter: QPainter, centre: QPointF, *, done: bool, begun: bool, flagged: bool, colours: Colours
) -> None:
    """Draw the mark of an article: ring (open), half disc (begun), disc (done); a flag stands in its place.

    Args:
        painter: on a widget or picture.
        centre: the middle of the mark, which is 10 pixels wide.
        done: the session says so; a flag is filled then.
        begun: open, but with annotations.
        flagged: the article is flagged in the session.
        colours: the theme.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if flagged:
        _draw_flag(painter, centre, QColor(colours.warn), filled=done)
    else:
        _draw_ring(painter, centre, colours, done=done, begun=begun)
    painter.restore()


def _draw_flag(painter: QPainter, centre: QPointF, colour: QColor, *, filled: bool) -> None:
    box = QRectF(centre.x() - 7, centre.y() - 7, 14, 14)
    if filled:
        painter.fillRect(QRectF(box.x() + 4, box.y() + 3, 6, 4), colour)
    draw(painter, "flag", box, colour)


def _draw_ring(painter: QPainter, centre: QPointF, colours: Colours, *, done: bool, begun: bool) -> None:
    colour = QColor(colours.good if done else colours.accent if begun else colours.dim)
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(colour if done else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, _RADIUS, _RADIUS)
    if begun and not done:
        painter.setBrush(colour)
        box = QRectF(centre.x() - _RADIUS, centre.y() - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)
        painter.drawPie(box, 90 * 16, 180 * 16)
