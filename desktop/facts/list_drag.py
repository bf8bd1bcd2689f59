"""Dragging annotations over the list of facts: into a cell, onto a card, or below all cards for a new fact."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter
from PySide6.QtWidgets import QWidget

from desktop.carrying import packed, unpacked
from desktop.facts.delegate import HEIGHT
from desktop.facts.model import Role
from desktop.marked import MarkedId
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets import painting

if TYPE_CHECKING:
    from desktop.facts.fact_list import FactList

_EDGE: Final = 28  # pixels at the top and the bottom where the list scrolls by itself
_SCROLL_MS: Final = 40


class Dragging(QObject):
    """What is carried out of a list of facts and what is dropped on it."""

    def __init__(self, rows: "FactList") -> None:
        """Watch a list's viewport."""
        super().__init__(rows)
        self._rows = rows
        self._makes_new = False  # what is dragged would become a fact of its own
        self._last: QPoint | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_SCROLL_MS)
        self._timer.timeout.connect(self._scroll)
        rows.viewport().installEventFilter(self)

    def carry(self, at: QPoint, ids: tuple[MarkedId, ...]) -> None:
        """Begin a drag of annotations and suggestions from a place; returns when it has ended."""
        if not ids:
            return
        drag = QDrag(self._rows)
        drag.setMimeData(packed(ids))
        index = self._rows.indexAt(at)
        found = self._rows.card_at(at)
        rect = self._rows.visualRect(index)
        if found is not None and found[1] is not None:
            rect = found[1].rect.translated(rect.topLeft()).toAlignedRect().adjusted(-4, -2, 4, 2)
        drag.setPixmap(self._rows.viewport().grab(rect))
        drag.setHotSpot(at - rect.topLeft())
        drag.exec(Qt.DropAction.CopyAction)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Take drags that carry annotations; leave all other events alone."""
        if isinstance(event, QDragMoveEvent):  # QDragEnterEvent is one
            return self._over(event)
        if event.type() == QEvent.Type.DragLeave:
            self.end()
            return True
        if isinstance(event, QDropEvent):
            return self._drop(event)
        return False

    def _over(self, event: QDragMoveEvent | QDragEnterEvent) -> bool:
        if not self._rows.writable or not unpacked(event.mimeData()):
            event.ignore()  # files that are dragged over the list are the window's
            return True
        self._last = event.position().toPoint()
        self._aim(self._last)
        if not self._timer.isActive():
            self._timer.start()
        event.setDropAction(Qt.DropAction.CopyAction)
        if self._target(self._last) is None:
            event.ignore()
        else:
            event.accept()
        return True

    def _target(self, at: QPoint) -> tuple[str, str] | None:
        """Return the fact and the role that would take a drop; ("", ""): a new fact; None: nothing does."""
        index = self._rows.indexAt(at)
        card = index.data(Role.CARD) if index.isValid() else None
        if card is None:
            return "", ""
        if card.proposed:
            return None
        return card.id, self._rows.delegate.role_at(self._rows.visualRect(index), at, card)

    def _aim(self, at: QPoint) -> None:
        target = self._target(at)
        self._makes_new = target == ("", "")
        self._rows.show_drop(((False, target[0]), target[1]) if target and target[0] else None)
        self._rows.viewport().update()

    def _drop(self, event: QDropEvent) -> bool:
        ids, target = unpacked(event.mimeData()), self._target(event.position().toPoint())
        self.end()
        if not ids or target is None or not self._rows.writable:
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        fact, role = target
        QTimer.singleShot(0, self, lambda: self._rows.put.emit(fact, role, ids))  # the drag ends first
        return True

    def end(self) -> None:
        """Show no target any more."""
        self._timer.stop()
        self._last, self._makes_new = None, False
        self._rows.show_drop(None)
        self._rows.viewport().update()

    def _scroll(self) -> None:
        """Go on with the list while the pointer rests at its edge."""
        if self._last is None:
            return
        bar, height = self._rows.verticalScrollBar(), self._rows.viewport().height()
        step = -1 if self._last.y() < _EDGE else 1 if self._last.y() > height - _EDGE else 0
        if step:
            bar.setValue(bar.value() + step * HEIGHT // 2)
            self._aim(self._last)

    def paint(self, viewport: QWidget, look: Look) -> None:
        """Paint the frame that says a new fact comes of it, below the last card."""
        if not self._makes_new:
            return
        cards = len(self._rows.facts.cards())
        top = self._rows.rowViewportPosition(cards - 1) + self._rows.rowHeight(cards - 1) if cards else 0
        top = max(0, min(top, viewport.height() - HEIGHT - 8))
        rect = QRectF(10, top + 4, viewport.width() - 20, HEIGHT)
        painter = QPainter(viewport)
        colours = look.colours
        painting.ground(painter, rect, colours.accent_soft, colours.accent, 8, dashed=True)
        painter.setFont(look.font(14, semibold=True))
        painter.setPen(QColor(colours.ink))
        painter.drawText(rect, painting.CENTRE, tr("Facts", "A new fact"))
        painter.end()
