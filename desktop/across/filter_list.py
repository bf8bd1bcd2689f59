"""A searchable list of things to filter by, each with a tick and the number of facts."""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from db.queries.fact_choices import Choice
from desktop.telling import grouped
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets import painting
from desktop.widgets.long_list import LongList
from desktop.widgets.safe_text import one_line, tool_tip
from desktop.widgets.ticks import BOX, draw_tick

Index = QModelIndex | QPersistentModelIndex
HEIGHT = 28
_LEFT = 8  # pixels before the tick
_SIZE = 13.5


class Role(IntEnum):
    """What `data` gives beside Qt's own roles."""

    CHOICE = Qt.ItemDataRole.UserRole + 1
    TICKED = Qt.ItemDataRole.UserRole + 2


class ChoiceModel(QAbstractListModel):
    """The choices that fit what is typed, the ticked ones first when the list is opened."""

    def __init__(self) -> None:
        """Make an empty model."""
        super().__init__()
        self._all: list[Choice] = []
        self._shown: list[Choice] = []
        self._ticked: dict[str, None] = {}  # names, in the order of ticking
        self._typed = ""

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Show other choices; what is ticked stays so, and comes first."""
        self.beginResetModel()
        self._all = sorted(choices, key=lambda one: one.name not in self._ticked)
        self._find()
        self.endResetModel()

    def set_ticked(self, names: Iterable[str]) -> None:
        """Tick the choices of some names, and no others."""
        self._ticked = dict.fromkeys(names)
        self._tell()

    def ticked(self) -> tuple[str, ...]:
        """Return the names that are ticked."""
        return tuple(self._ticked)

    def turn(self, line: int) -> None:
        """Tick a line, or take its tick away."""
        name = self._shown[line].name
        if name in self._ticked:
            del self._ticked[name]
        else:
            self._ticked[name] = None
        self._tell()

    def find(self, typed: str) -> None:
        """Show the choices in which all that is typed stands, word by word."""
        self.beginResetModel()
        self._typed = typed
        self._find()
        self.endResetModel()

    def _find(self) -> None:
        words = self._typed.casefold().split()
        self._shown = [one for one in self._all if all(word in one.title.casefold() for word in words)]

    def _tell(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of choices shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is painted, or what a screen reader says."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        choice = self._shown[index.row()]
        if role == Role.CHOICE:
            return choice
        if role == Role.TICKED:
            return choice.name in self._ticked
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(choice.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = tr("Ticks", "ticked") if choice.name in self._ticked else tr("Ticks", "not ticked")
            return one_line(f"{choice.title}, {grouped(choice.count)}, {state}")
        return tool_tip(choice.title) if role == Qt.ItemDataRole.ToolTipRole else None


class ChoiceList(LongList):
    """The list. A click, Enter or Space ticks."""

    def __init__(self, look: Look, model: ChoiceModel, name: str) -> None:
        """Make a list of a model's choices."""
        super().__init__(HEIGHT, name)
        self.setItemDelegate(_ChoiceDelegate(look, self))
        self.setModel(model)
        self.opened.connect(lambda index: model.turn(index.row()))


class _ChoiceDelegate(QStyledItemDelegate):
    """Paints tick, title and number."""

    def __init__(self, look: Look, view: ChoiceList) -> None:
        super().__init__(view)
        self._look, self._view = look, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the height of every row."""
        return QSize(160, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one choice."""
        choice, colours = index.data(Role.CHOICE), self._look.colours
        rect, font = QRectF(option.rect), self._look.font(_SIZE)
        metrics = QFontMetricsF(font)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painting.ground(painter, rect.adjusted(2, 1, -2, -1), colours.hover)
        state = Qt.CheckState.Checked if index.data(Role.TICKED) else Qt.CheckState.Unchecked
        draw_tick(painter, rect.left() + _LEFT, rect.center().y(), state, colours)
        painter.setFont(font)
        painter.setPen(QColor(colours.dim))
        count = grouped(choice.count)
        painter.drawText(rect.adjusted(0, 0, -10, 0), painting.RIGHT, count)
        space = rect.adjusted(_LEFT + BOX + 8, 0, -metrics.horizontalAdvance(count) - 24, 0)
        painter.setPen(QColor(colours.ink if choice.name else colours.dim))
        painter.drawText(
            space, painting.LEFT, metrics.elidedText(one_line(choice.title), Qt.TextElideMode.ElideRight, space.width())
        )
        if self._view.hasFocus() and self._view.currentIndex() == index:
            painting.focus_ring(painter, rect.adjusted(2, 1, -2, -1), colours)
        painter.restore()
