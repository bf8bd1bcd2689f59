"""How a row of the facts pane is painted: the label's letter, the value, and the words."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from db.records import Annotation
from desktop.facts.model import Role
from desktop.facts.shown import shown_value
from desktop.theme import icons
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets import painting
from desktop.widgets.safe_text import one_line

Index = QModelIndex | QPersistentModelIndex
HEIGHT = 29


class FactsDelegate(QStyledItemDelegate):
    """Paints rows; knows which annotation is chosen."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Paint in a look."""
        super().__init__(parent)
        self._look = look
        self.chosen: str | None = None  # AnnotationId

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the height of every row."""
        return QSize(120, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a heading or an annotation."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        annotation = index.data(Role.ANNOTATION)
        if annotation is None:
            self._paint_heading(painter, rect, index)
        else:
            self._paint_ground(painter, rect, option, annotation)
            self._paint_row(painter, rect, annotation)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        label, count = index.data(Role.LABEL), index.data(Role.COUNT)
        font = self._look.font(13, semibold=True)
        title = one_line(self._look.title(label))
        painter.setFont(font)
        painter.setPen(QColor(self._look.colours.ink))
        line = rect.adjusted(14, 5, -12, 0)
        painter.drawText(line, painting.LEFT, title)
        painter.setFont(self._look.font(13))
        painter.setPen(QColor(self._look.colours.dim))
        line.adjust(QFontMetricsF(font).horizontalAdvance(title) + 8, 0, 0, 0)
        painter.drawText(line, painting.LEFT, str(count))

    def _paint_ground(
        self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, annotation: Annotation
    ) -> None:
        colours = self._look.colours
        inner = rect.adjusted(6, 1, -6, -1)
        if annotation.id == self.chosen:
            painting.ground(painter, inner, colours.accent_soft, colours.accent, radius=5)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painting.ground(painter, inner, colours.hover, radius=5)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painting.focus_ring(painter, inner, colours, radius=5)

    def _paint_row(self, painter: QPainter, rect: QRectF, annotation: Annotation) -> None:
        look = self._look
        square = QRectF(rect.left() + 14, rect.center().y() - 8.5, 17, 17)
        painting.letter(
            painter, square, look.letter(annotation.label), look.label(annotation.label), look.font(11, semibold=True)
        )
        right = self._paint_marks(painter, rect, annotation)
        value = shown_value(annotation)
        left = rect.left() + 40
        if value:
            left = self._paint_value(painter, QRectF(left, rect.top(), right - left, rect.height()), value)
        self._paint_words(painter, QRectF(left, rect.top(), right - left, rect.height()), annotation)

    def _paint_value(self, painter: QPainter, space: QRectF, value: str) -> float:
        """Paint the value, leaving a third to the words; returns where it ends."""
        font = self._look.font(14, semibold=True)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(one_line(value), Qt.TextElideMode.ElideRight, space.width() * 0.72)
        painter.setFont(font)
        painter.setPen(QColor(self._look.colours.ink))
        painter.drawText(space, painting.LEFT, shown)
        return space.left() + metrics.horizontalAdvance(shown) + 7

    def _paint_words(self, painter: QPainter, space: QRectF, annotation: Annotation) -> None:
        font = self._look.font(13)
        words = f"“{one_line(annotation.words)}”"
        if annotation.value is None and annotation.label in ("amount", "date", "country"):
            words += " · " + tr("Facts", "no value yet")
        painter.setFont(font)
        painter.setPen(QColor(self._look.colours.dim))
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, space.width())
        painter.drawText(space, painting.LEFT, shown)

    def _paint_marks(self, painter: QPainter, rect: QRectF, annotation: Annotation) -> float:
        """Paint flag and rivals at the right; returns where they begin."""
        right = rect.right() - 14
        for shown, name in ((annotation.flagged, "flag"), (annotation.rivals > 0, "warn")):
            if shown:
                right -= 16
                icons.draw(painter, name, QRectF(right, rect.center().y() - 7, 14, 14), QColor(self._look.colours.warn))
        return right - 4
