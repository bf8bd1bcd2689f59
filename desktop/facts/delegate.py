"""How a row of the facts pane is painted: the label's letter, the value, and the words."""

from collections.abc import Collection

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.facts.model import SUGGESTED, Role
from desktop.facts.shown import shown_value
from desktop.marked import Marked, is_annotation, is_suggestion
from desktop.theme import icons
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets import painting
from desktop.widgets.safe_text import one_line
from values.notation import NOTE

Index = QModelIndex | QPersistentModelIndex
HEIGHT = 29
BUTTON = 24  # pixels: the width of a row's accept and of its reject
_FEW_LETTERS = 28  # pixels: narrower words say nothing
ACCEPT, REJECT, ACCEPT_VISIBLE = "accept", "reject", "accept visible"


def fitted(value: str, metrics: QFontMetricsF, width: float) -> str:
    """Return a value as it fits a width: its note goes first, then its middle; its currency stays."""
    body, mark, note = value.partition(NOTE)
    if not mark or metrics.horizontalAdvance(body + mark + "…") > width:
        return metrics.elidedText(body, Qt.TextElideMode.ElideMiddle, width)
    return metrics.elidedText(body + mark + note, Qt.TextElideMode.ElideRight, width)


class FactsDelegate(QStyledItemDelegate):
    """Paints rows; knows which annotation or suggestion is chosen, and which buttons lie in a row."""

    pressed = Signal(str, str)  # MarkedId, empty for the heading; ACCEPT, REJECT or ACCEPT_VISIBLE

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Paint in a look."""
        super().__init__(parent)
        self._look = look
        self.chosen: str | None = None  # MarkedId
        self.also: Collection[str] = ()  # those chosen besides it
        self.decides = True  # suggestions can be accepted and rejected here

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the height of every row."""
        return QSize(120, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a heading or an annotation."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        annotation = index.data(Role.MARKED)
        if annotation is None:
            self._paint_heading(painter, rect, index)
            if self.offers(index):
                self._paint_offer(painter, rect, bool(option.state & QStyle.StateFlag.State_MouseOver))
        else:
            self._paint_ground(painter, rect, option, annotation)
            self._paint_row(painter, rect, annotation)
        painter.restore()

    def heading(self, group: str) -> str:
        """Return the title of a group."""
        return one_line(self._look.title(group)) if group != SUGGESTED else tr("Facts", "Suggested")

    def offers(self, index: Index) -> bool:
        """Say whether a heading offers to accept several suggestions."""
        return self.decides and index.data(Role.GROUP) == SUGGESTED

    def _paint_heading(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        group, count = index.data(Role.GROUP), index.data(Role.COUNT)
        font = self._look.font(13, semibold=True)
        title = self.heading(group)
        painter.setFont(font)
        painter.setPen(QColor(self._look.colours.ink))
        line = rect.adjusted(14, 5, -12, 0)
        painter.drawText(line, painting.LEFT, title)
        painter.setFont(self._look.font(13))
        painter.setPen(QColor(self._look.colours.dim))
        line.adjust(QFontMetricsF(font).horizontalAdvance(title) + 8, 0, 0, 0)
        painter.drawText(line, painting.LEFT, count)

    def _paint_offer(self, painter: QPainter, rect: QRectF, hovered: bool) -> None:
        """Paint what accepts several, at the right of the suggestions' heading."""
        painter.setFont(self._look.font(13))
        colours = self._look.colours
        painter.setPen(QColor(colours.accent if hovered else colours.dim))
        line = rect.adjusted(14, 5, -14, 0)
        painter.drawText(line, painting.RIGHT, tr("Facts", "accept visible…"))

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Take a click on a button of a row, once the click has chosen the row."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            button = self.hit(option.rect, event.position().toPoint(), index)
            marked = index.data(Role.MARKED)
            if button is not None and event.button() == Qt.MouseButton.LeftButton:
                name = marked.id if marked is not None else ""
                QTimer.singleShot(0, self, lambda: self.pressed.emit(name, button))
        return super().editorEvent(event, model, option, index)

    def hit(self, rect: QRect, at: QPoint, index: Index) -> str | None:
        """Return which button of a row lies at a place: ACCEPT, REJECT, ACCEPT_VISIBLE; None: none."""
        if not self.decides:
            return None
        marked = index.data(Role.MARKED)
        from_right = rect.right() - at.x()
        if marked is None:
            return ACCEPT_VISIBLE if self.offers(index) and from_right < rect.width() // 2 else None
        if not is_suggestion(marked) or not 8 <= from_right < 8 + 2 * BUTTON:
            return None
        return REJECT if from_right < 8 + BUTTON else ACCEPT

    def _paint_ground(self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, annotation: Marked) -> None:
        colours = self._look.colours
        inner = rect.adjusted(6, 1, -6, -1)
        if annotation.id == self.chosen or annotation.id in self.also:
            edge = colours.accent if annotation.id == self.chosen else None
            painting.ground(painter, inner, colours.accent_soft, edge, radius=5)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painting.ground(painter, inner, colours.hover, radius=5)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painting.focus_ring(painter, inner, colours, radius=5)

    def _paint_row(self, painter: QPainter, rect: QRectF, annotation: Marked) -> None:
        look = self._look
        square = QRectF(rect.left() + 14, rect.center().y() - 8.5, 17, 17)
        colours = look.label(annotation.label)
        painting.letter(painter, square, look.letter(annotation.label), colours, look.font(11, semibold=True))
        if is_suggestion(annotation):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.ink), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        right = self._paint_marks(painter, rect, annotation)
        value = shown_value(annotation)
        left = rect.left() + 40
        if value:
            space = QRectF(left, rect.top(), right - left, rect.height())
            left = self._paint_value(painter, space, value, is_name=annotation.label == "program")
        self._paint_words(painter, QRectF(left, rect.top(), right - left, rect.height()), annotation)

    def _paint_value(self, painter: QPainter, space: QRectF, value: str, *, is_name: bool) -> float:
        """Paint the value; a program's name leaves a third to the words. Returns where it ends."""
        font = self._look.font(14, semibold=True)
        metrics = QFontMetricsF(font)
        if is_name:
            shown = metrics.elidedText(one_line(value), Qt.TextElideMode.ElideRight, space.width() * 0.72)
        else:
            shown = fitted(one_line(value), metrics, space.width())
        painter.setFont(font)
        painter.setPen(QColor(self._look.colours.ink))
        painter.drawText(space, painting.LEFT, shown)
        return space.left() + metrics.horizontalAdvance(shown) + 7

    def _paint_words(self, painter: QPainter, space: QRectF, annotation: Marked) -> None:
        font = self._look.font(13)
        words = f"“{one_line(annotation.words)}”"
        if annotation.value is None and annotation.label in ("amount", "date", "country"):
            words += " · " + tr("Facts", "no value yet")
        if space.width() < _FEW_LETTERS:
            return
        painter.setFont(font)
        painter.setPen(QColor(self._look.colours.dim))
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, space.width())
        painter.drawText(space, painting.LEFT, shown)

    def _paint_marks(self, painter: QPainter, rect: QRectF, annotation: Marked) -> float:
        """Paint flag and rivals at the right, or what decides a suggestion; returns where they begin."""
        if is_suggestion(annotation):
            return self._paint_buttons(painter, rect) if self.decides else rect.right() - 14
        right = rect.right() - 14
        if not is_annotation(annotation):
            return right
        for shown, name in ((annotation.flagged, "flag"), (annotation.rivals > 0, "warn")):
            if shown:
                right -= 16
                icons.draw(painter, name, QRectF(right, rect.center().y() - 7, 14, 14), QColor(self._look.colours.warn))
        return right - 4

    def _paint_buttons(self, painter: QPainter, rect: QRectF) -> float:
        right = rect.right() - 8
        for name in ("close", "check"):
            box = QRectF(right - BUTTON + 5, rect.center().y() - 7, 14, 14)
            icons.draw(painter, name, box, QColor(self._look.colours.dim))
            right -= BUTTON
        return right - 2
