"""The command palette: any action by a few letters of its name, the recent ones first."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.action import Action, words
from desktop.actions.fuzzy import score
from desktop.actions.keymap import KeyMap
from desktop.actions.keys import caps
from desktop.actions.state import State
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets import painting
from desktop.widgets.labels import PlainLabel
from desktop.widgets.long_list import LongList
from desktop.widgets.safe_text import one_line

Index = QModelIndex | QPersistentModelIndex
HEIGHT = 34
SHOWN = 9  # rows
WIDTH = 560
_ACTION = Qt.ItemDataRole.UserRole + 1


class CommandModel(QAbstractListModel):
    """The actions that are possible now and match what is typed, the best first."""

    def __init__(self, rows: Sequence[Action], state: State, recent: Sequence[str]) -> None:
        """Show all actions possible in a state, the recent ones first."""
        super().__init__()
        self._possible = [row for row in rows if row.enabled_when(state)]
        self._place = {name: place for place, name in enumerate(recent)}
        self.state = state
        self.found: list[Action] = []
        self.search("")

    def search(self, typed: str) -> None:
        """Show the actions that match what is typed."""
        scored = [(self._score(row, typed), place, row) for place, row in enumerate(self._possible)]
        self.beginResetModel()
        self.found = [row for points, _, row in sorted(scored, key=_order) if points is not None]
        self.endResetModel()

    def _score(self, row: Action, typed: str) -> float | None:
        """Return how well an action matches; a recent one is a little better."""
        texts = (tr("Actions", row.title), row.title, f"{tr('Actions', row.group.value)} {tr('Actions', row.title)}")
        points = max((found for text in texts if (found := score(typed, text)) is not None), default=None)
        if points is None:
            return None
        return points + (2 - 0.1 * self._place[row.id] if row.id in self._place else 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of actions found."""
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the action, or its title."""
        row = self.found[index.row()]
        if role == _ACTION:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return one_line(words(row, self.state))
        return None


def _order(entry: tuple[float | None, int, Action]) -> tuple[float, int]:
    points, place, _ = entry
    return -(points if points is not None else -1.0), place


class _CommandDelegate(QStyledItemDelegate):
    """Paints title, group, and keys on their caps."""

    def __init__(self, look: Look, keymap: KeyMap, view: LongList) -> None:
        super().__init__(view)
        self._look, self._keymap, self._view = look, keymap, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the height of every row."""
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one action."""
        row: Action = index.data(_ACTION)
        colours, rect = self._look.colours, QRectF(option.rect)
        painter.save()
        if self._view.currentIndex() == index:
            painting.ground(painter, rect.adjusted(2, 1, -2, -1), colours.accent_soft, colours.accent)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painting.ground(painter, rect.adjusted(2, 1, -2, -1), colours.hover)
        right = self._paint_keys(painter, rect, row)
        font = self._look.font(14)
        space = QRectF(rect.left() + 14, rect.top(), right - rect.left() - 26, rect.height())
        title = QFontMetricsF(font).elidedText(
            str(index.data()).rstrip("…"), Qt.TextElideMode.ElideRight, space.width() * 0.8
        )
        painter.setFont(font)
        painter.setPen(QColor(colours.ink))
        painter.drawText(space, painting.LEFT, title)
        space.setLeft(space.left() + QFontMetricsF(font).horizontalAdvance(title) + 10)
        painter.setFont(self._look.font(13))
        painter.setPen(QColor(colours.dim))
        painter.drawText(space, painting.LEFT, tr("Actions", row.group.value))
        painter.restore()

    def _paint_keys(self, painter: QPainter, rect: QRectF, row: Action) -> float:
        """Paint the first key at the right; returns where its caps begin."""
        font = self._look.font(12)
        keys = self._keymap.keys(row.id)
        right = rect.right() - 12
        for cap in reversed(caps(keys[0]) if keys else []):
            width = painting.cap_width(cap, font)
            right -= width
            painting.key_cap(painter, QRectF(right, rect.center().y() - 9, width, 18), cap, self._look.colours, font)
            right -= 3
        return right


class CommandPalette(QFrame):
    """A field and a list that float over the window. Enter runs, Escape closes."""

    chosen = Signal(str)  # the action's id; after the palette has closed and given the focus back

    def __init__(
        self, window: QWidget, look: Look, rows: Sequence[Action], keymap: KeyMap, state: State, recent: Sequence[str]
    ) -> None:
        """Make a palette; `open` shows it.

        Args:
            window: over which it floats.
            look: colours and fonts.
            rows: all actions.
            keymap: the keys shown beside them.
            state: of the window as it was when the palette was asked for.
            recent: ids of the actions used last, the last first.
        """
        super().__init__(window, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Palette", "Command palette"))
        self._window = window
        self._model = CommandModel(rows, state, recent)
        self._field = _Field(self._step)
        self._list = LongList(HEIGHT, tr("Palette", "Actions"))
        self._none = PlainLabel(tr("Palette", "No action has these letters."), rank="dim")
        self._build(look, keymap)

    def _build(self, look: Look, keymap: KeyMap) -> None:
        self._field.setPlaceholderText(tr("Palette", "Type a few letters of what you want to do…"))
        self._field.setAccessibleName(tr("Palette", "Search actions"))
        self._field.textChanged.connect(self._search)
        self._field.returnPressed.connect(self._run)
        self._list.setItemDelegate(_CommandDelegate(look, keymap, self._list))
        self._list.setModel(self._model)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.opened.connect(lambda _: self._run())
        self._none.setContentsMargins(12, 4, 12, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self._field)
        layout.addWidget(self._list)
        layout.addWidget(self._none)
        self._search("")

    def open(self) -> None:
        """Show the palette near the top of its window."""
        window = self._window
        width = min(WIDTH, window.width() - 40)
        self.setFixedWidth(width)
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, 60)))
        self.show()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _search(self, typed: str) -> None:
        self._model.search(typed)
        count = self._model.rowCount()
        self._none.setVisible(not count)
        self._list.setVisible(bool(count))
        self._list.setFixedHeight(min(count, SHOWN) * HEIGHT + 2)
        if count:
            self._list.setCurrentIndex(self._model.index(0))
            self._list.scrollToTop()
        self.adjustSize()

    def _step(self, rows: int) -> None:
        place = self._list.currentIndex().row() + rows
        if self._model.rowCount():
            self._list.setCurrentIndex(self._model.index(max(0, min(place, self._model.rowCount() - 1))))

    def _run(self) -> None:
        index = self._list.currentIndex()
        if index.isValid():
            name = index.data(_ACTION).id
            self.close()
            self.chosen.emit(name)


class _Field(QLineEdit):
    """The field: up and down move in the list."""

    def __init__(self, step: Callable[[int], None]) -> None:
        super().__init__()
        self._step = step

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list; everything else is typing."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: SHOWN, Qt.Key.Key_PageUp: -SHOWN}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._step(step)
