"""How a row of the queue is painted: mark, title, source and date, counts by label."""

from PySide6.QtCore import QDate, QLocale, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from db.records import QueueRow, Status
from desktop.queue.model import Role
from desktop.theme import icons
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets import painting
from desktop.widgets.safe_text import one_line

Index = QModelIndex | QPersistentModelIndex
HEIGHT = 88  # pixels of every row: equal heights are what lets 20,000 scroll
_LEFT = 38  # where text begins
_TITLE_LINES = 2


class QueueDelegate(QStyledItemDelegate):
    """Paints rows; knows which article is shown."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Paint in a look."""
        super().__init__(parent)
        self._look = look
        self.shown: str | None = None  # the id of the article in the article view
        self.suggesting = True  # rows say how many suggestions wait

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the height of every row."""
        return QSize(120, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(Role.ROW)
        if row is None:
            return
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, option, shown=row.article.id == self.shown)
        mark = QPointF(rect.left() + 20, rect.top() + 19)
        done, begun = row.status is Status.DONE, any(row.counts.values())
        icons.draw_status(painter, mark, done=done, begun=begun, flagged=row.flagged, colours=self._look.colours)
        below = self._paint_title(painter, rect, row.article.title)
        self._paint_source(painter, rect, below, row)
        self._paint_counts(painter, rect, below + 18, row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, *, shown: bool) -> None:
        colours = self._look.colours
        state = option.state
        if shown:
            painter.fillRect(rect, QColor(colours.accent_soft))
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), QColor(colours.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.hover))
        if state & QStyle.StateFlag.State_HasFocus:
            painting.focus_ring(painter, rect.adjusted(4, 2, -4, -2), colours)

    def _paint_title(self, painter: QPainter, rect: QRectF, title: str) -> float:
        """Paint the title in at most two lines; returns where the next line begins."""
        font = self._look.font(14.5, semibold=True)
        metrics = QFontMetricsF(font)
        width = rect.width() - _LEFT - 10
        painter.setFont(font)
        painter.setPen(QColor(self._look.colours.ink))
        top = rect.top() + 9
        for line in fold(one_line(title), font, width, _TITLE_LINES):
            painter.drawText(QRectF(rect.left() + _LEFT, top, width + 1, metrics.height()), painting.LEFT, line)
            top += 18
        return top + 2

    def _paint_source(self, painter: QPainter, rect: QRectF, top: float, row: QueueRow) -> None:
        font = self._look.font(13)
        width = rect.width() - _LEFT - 10
        painter.setFont(font)
        painter.setPen(QColor(self._look.colours.dim))
        shown = QFontMetricsF(font).elidedText(source_line(row), Qt.TextElideMode.ElideMiddle, width)
        painter.drawText(QRectF(rect.left() + _LEFT, top, width + 1, 17), painting.LEFT, shown)

    def _paint_counts(self, painter: QPainter, rect: QRectF, top: float, row: QueueRow) -> None:
        """Paint each label's letter and count, in the label's colour, and how many suggestions wait."""
        font = self._look.font(12, semibold=True)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        left = rect.left() + _LEFT
        for label in [*self._look.hues(), *(name for name in row.counts if name not in self._look.hues())]:
            count = row.counts.get(label, 0)
            if not count:
                continue
            text = f"{self._look.letter(label)}\u2009{count}"
            painter.setPen(QColor(self._look.label(label).ink))
            painter.drawText(QRectF(left, top, 80, 16), painting.LEFT, text)
            left += metrics.horizontalAdvance(text) + 10
        if self.suggesting and row.waiting:
            painter.setPen(QColor(self._look.colours.dim))
            said = tr("Queue", "%n suggested", row.waiting)
            painter.drawText(QRectF(left, top, rect.right() - left - 6, 16), painting.LEFT, said)


def fold(text: str, font: QFont, width: float, most: int) -> list[str]:
    """Return a text in at most so many lines of a width, the last one elided."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    ends: list[tuple[int, int]] = []
    while len(ends) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        ends.append((line.textStart(), line.textStart() + line.textLength()))
    layout.endLayout()
    return _lines(text, ends, font, width)


def _lines(text: str, ends: list[tuple[int, int]], font: QFont, width: float) -> list[str]:
    units = text.encode("utf-16-le")

    def cut(start: int, end: int | None) -> str:
        return units[2 * start : None if end is None else 2 * end].decode("utf-16-le", "replace").rstrip()

    if not ends:
        return []
    first = [cut(start, end) for start, end in ends[:-1]]
    last = cut(ends[-1][0], None)
    return [*first, QFontMetricsF(font).elidedText(last, Qt.TextElideMode.ElideRight, width)]


def source_line(row: QueueRow) -> str:
    """Return source and date: "fachpresse.example · 14 Oct 2025"."""
    date = QDate.fromString(row.article.published or "", Qt.DateFormat.ISODate)
    shown = QLocale().toString(date, "d MMM yyyy") if date.isValid() else ""
    return " · ".join(part for part in (one_line(row.article.source), shown) if part)
