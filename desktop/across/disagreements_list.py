"""The list of disagreements: a row says the program, the time, and the two things that do not go together."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from desktop.across.disagreements_model import DisagreementsModel, Index, Role
from desktop.across.disagreements_text import RowText
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets import painting
from desktop.widgets.long_list import LongList
from desktop.widgets.safe_text import one_line, tool_tip

HEIGHT = 76
_LINE = 21
_KIND = 78  # pixels of the column of kinds


class DisagreementsList(LongList):
    """Knows which row is chosen: the one that the keys are at."""

    go_requested = Signal(bool)  # to the sentence at the right, else at the left
    chosen_changed = Signal()

    def __init__(self, look: Look, model: DisagreementsModel) -> None:
        """Make a list over a model."""
        super().__init__(HEIGHT, tr("Across", "Disagreements"))
        self.setModel(model)
        self.setItemDelegate(DisagreementDelegate(look, self))
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen_changed.emit())
        self.doubleClicked.connect(lambda _: self.go_requested.emit(False))

    def choose(self, row: int) -> None:
        """Choose a row, or the last one where there are fewer."""
        last = self.model().rowCount() - 1
        self.setCurrentIndex(self.model().index(min(row, last), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the sentence at the left on Enter, to that at the right on Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_requested.emit(False)
        elif event.key() == Qt.Key.Key_Space:
            self.go_requested.emit(True)
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            event.ignore()
        else:
            super().keyPressEvent(event)


class DisagreementDelegate(QStyledItemDelegate):
    """Paints a row in three lines."""

    def __init__(self, look: Look, parent: QAbstractItemView) -> None:
        """Paint in a look."""
        super().__init__(parent)
        self._look = look
        self._view = parent
        look.changed.connect(parent.viewport().update)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the height of every row."""
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, program with time, and the two sides."""
        text = index.data(Role.TEXT)
        if text is None:
            return
        painter.save()
        rect, colours = QRectF(option.rect), self._look.colours
        chosen = index.row() == self._view.currentIndex().row()
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        card = rect.adjusted(6, 2, -6, -2)
        painting.ground(painter, card, colours.accent_soft if chosen else colours.hover if hovered else None)
        if not chosen:
            painter.setPen(QPen(QColor(colours.rule), 1))
            painter.drawLine(QPointF(card.left() + 10, rect.bottom()), QPointF(card.right() - 10, rect.bottom()))
        if chosen and self._view.hasFocus():
            painting.focus_ring(painter, card, colours)
        self._paint_text(painter, card.adjusted(10, 5, -10, -5), text)
        painter.restore()

    def _paint_text(self, painter: QPainter, rect: QRectF, text: RowText) -> None:
        colours, small = self._look.colours, self._look.font(13)
        top = QRectF(rect.left(), rect.top(), rect.width(), _LINE)
        said = " · ".join(part for part in (text.when, text.verdict) if part)
        room = self._draw(painter, top, said, small, colours.dim, painting.RIGHT, rect.width() * 0.6)
        strong = self._look.font(semibold=True)
        self._draw(painter, top, text.program, strong, colours.ink, painting.LEFT, rect.width() - room - 10)
        for place, (value, count) in enumerate(((text.left, text.left_count), (text.right, text.right_count))):
            line = top.translated(0, _LINE * (place + 1))
            if place == 0:
                self._draw(painter, line, text.kind, small, colours.dim, painting.LEFT, _KIND - 6)
            beside = line.adjusted(_KIND, 0, 0, 0)
            free = beside.width() - QFontMetricsF(small).horizontalAdvance(one_line(value)) - 10
            taken = 0.0
            if free >= QFontMetricsF(small).horizontalAdvance(count):  # the value goes before the count
                taken = self._draw(painter, line, count, small, colours.dim, painting.RIGHT, free)
            self._draw(painter, beside, value, small, colours.ink, painting.LEFT, beside.width() - taken - 10)

    def _draw(
        self, painter: QPainter, line: QRectF, text: str, font: QFont, colour: str, side: Qt.AlignmentFlag, width: float
    ) -> float:
        """Draw a text at a side of a line, elided; returns how much of the line it takes."""
        painter.setFont(font)
        painter.setPen(QColor(colour))
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(one_line(text), Qt.TextElideMode.ElideRight, max(0.0, width))
        painter.drawText(line, side, shown)
        return metrics.horizontalAdvance(shown)

    def helpEvent(self, event: QHelpEvent, view: QWidget, option: QStyleOptionViewItem, index: Index) -> bool:  # noqa: ARG002
        """Say all of it: rows cut long names and values."""
        text = index.data(Role.TEXT)
        if text is None:
            return False
        said = "\n".join(part for part in (text.program, text.when, text.left, text.right) if part)
        QToolTip.showText(event.globalPos(), tool_tip(said), view)
        return True
