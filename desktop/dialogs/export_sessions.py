"""The sessions to tick for an export, with who made them and how much."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QShowEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from db.records import Session, SessionId
from desktop.telling import grouped
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets import painting
from desktop.widgets.long_list import LongList
from desktop.widgets.safe_text import one_line, tool_tip
from desktop.widgets.ticks import BOX, draw_tick

Index = QModelIndex | QPersistentModelIndex
HEIGHT = 30
_INSET = 6  # pixels, so that the ticks stand below each other with those outside the list
_ANNOTATOR_SHARE = 0.4  # of a row, where name and annotator are both long
SHOWN = 4  # rows that are seen without scrolling


class SessionsModel(QAbstractListModel):
    """A row for all sessions, and one for each, oldest first. A project with one session needs no row for all."""

    ticked_changed = Signal()

    def __init__(self, sessions: Sequence[Session], counts: Mapping[SessionId, int], ticked: set[SessionId]) -> None:
        """Show sessions with their numbers of annotations; some are ticked."""
        super().__init__()
        self._sessions = list(sessions)
        self._counts = counts
        self._ticked = ticked
        self._of_facts = False  # what is counted
        self._first = 1 if len(self._sessions) > 1 else 0  # the row of the first session

    def set_counts(self, counts: Mapping[SessionId, int], *, of_facts: bool) -> None:
        """Show other numbers beside the sessions: of annotations, or of facts."""
        self._counts, self._of_facts = counts, of_facts
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def ticked(self) -> tuple[SessionId, ...]:
        """Return the ticked sessions, oldest first."""
        return tuple(session.id for session in self._sessions if session.id in self._ticked)

    def turn(self, row: int) -> None:
        """Tick a row that is not ticked, else take its tick away."""
        everything = {session.id for session in self._sessions}
        if row >= self._first:
            self._ticked = self._ticked ^ {self._sessions[row - self._first].id}
        elif self._ticked == everything:
            self._ticked = set()
        else:
            self._ticked = everything
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
        self.ticked_changed.emit()

    def state(self, row: int) -> Qt.CheckState:
        """Return how a row is ticked: that of all sessions partly, where some are."""
        if row >= self._first:
            found = self._sessions[row - self._first].id in self._ticked
            return Qt.CheckState.Checked if found else Qt.CheckState.Unchecked
        if not self._ticked:
            return Qt.CheckState.Unchecked
        whole = len(self._ticked) == len(self._sessions)
        return Qt.CheckState.Checked if whole else Qt.CheckState.PartiallyChecked

    def first_ticked(self) -> int:
        """Return the first row with a whole tick; the first of all where there is none."""
        return next((row for row in range(self.rowCount()) if self.state(row) is Qt.CheckState.Checked), 0)

    def pieces(self, row: int) -> tuple[str, str, int]:
        """Return name, annotator and number of annotations or facts of a row."""
        if row < self._first:
            return tr("Export", "All sessions"), "", sum(self._counts.values())
        session = self._sessions[row - self._first]
        return session.name, session.annotator, self._counts.get(session.id, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._sessions) + self._first

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a row can be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's text, or its tick."""
        if role == Qt.ItemDataRole.CheckStateRole:
            return self.state(index.row())
        name, annotator, count = self.pieces(index.row())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(f"{name}\n{annotator}")
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        many = tr("Export", "%n fact(s)", count) if self._of_facts else tr("Export", "%n annotation(s)", count)
        pieces = (name, annotator, many, self._said(index.row()))
        return one_line(", ".join(piece for piece in pieces if piece))

    def _said(self, row: int) -> str:
        said = {
            Qt.CheckState.Checked: tr("Export", "ticked"),
            Qt.CheckState.PartiallyChecked: tr("Export", "partly ticked"),
            Qt.CheckState.Unchecked: tr("Export", "not ticked"),
        }
        return said[self.state(row)]


class _SessionDelegate(QStyledItemDelegate):
    """Paints tick, name, annotator and number."""

    def __init__(self, look: Look, model: SessionsModel, view: LongList) -> None:
        super().__init__(view)
        self._look, self._model, self._view = look, model, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the height of every row."""
        return QSize(200, HEIGHT)

    def editorEvent(self, *_: object) -> bool:
        """Leave ticking to the list, which does it by click and by key alike."""
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        colours, rect = self._look.colours, QRectF(option.rect)
        name, annotator, count = self._model.pieces(index.row())
        painter.save()
        here = self._view.hasFocus() and self._view.currentIndex() == index
        if option.state & QStyle.StateFlag.State_MouseOver:
            painting.ground(painter, rect.adjusted(2, 1, -2, -1), colours.hover)
        draw_tick(painter, rect.left() + _INSET, rect.center().y(), self._model.state(index.row()), colours)
        font = self._look.font()
        metrics = QFontMetricsF(font)
        side = grouped(count)
        right = rect.right() - _INSET - metrics.horizontalAdvance(side)
        self._text(painter, QRectF(right, rect.top(), 200, rect.height()), side, colours.dim)
        space = QRectF(rect.left() + BOX + 14, rect.top(), right - rect.left() - BOX - 26, rect.height())
        share = min(metrics.horizontalAdvance(one_line(annotator)) + 8, space.width() * _ANNOTATOR_SHARE)
        used = self._text(painter, space.adjusted(0, 0, -share, 0), one_line(name), colours.ink)
        self._text(painter, space.adjusted(used + 8, 0, 0, 0), one_line(annotator), colours.dim)
        if here:
            painting.focus_ring(painter, rect.adjusted(2, 1, -2, -1), colours)
        painter.restore()

    def _text(self, painter: QPainter, space: QRectF, text: str, colour: str) -> float:
        """Paint a text, cut to its space; returns its width."""
        font = self._look.font()
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, space.width()))
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(space, painting.LEFT, shown)
        return metrics.horizontalAdvance(shown)


class SessionTicks(LongList):
    """The list. Space, Enter or a click ticks."""

    def __init__(self, look: Look, model: SessionsModel, parent: QWidget | None = None) -> None:
        """Make a list of a model's sessions."""
        super().__init__(HEIGHT, tr("Export", "Sessions"), parent)
        self._sessions = model
        model.setParent(self)
        self.setItemDelegate(_SessionDelegate(look, model, self))
        self.setModel(model)
        self.setFixedHeight(min(SHOWN, model.rowCount()) * HEIGHT)
        self.opened.connect(lambda index: model.turn(index.row()))
        look.changed.connect(self.viewport().update)
        if model.rowCount():
            self.setCurrentIndex(model.index(model.first_ticked()))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where the open session can be seen."""
        super().showEvent(event)
        self.scrollTo(self.currentIndex())
