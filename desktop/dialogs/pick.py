"""A list to choose from: sessions, recent projects, backups, steps."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.dialogs.base import BaseDialog
from desktop.prompts import ListQuestion, Row
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets import painting
from desktop.widgets.labels import PlainLabel
from desktop.widgets.long_list import LongList
from desktop.widgets.safe_text import one_line, tool_tip

Index = QModelIndex | QPersistentModelIndex
HEIGHT = 46
FILTER_FROM = 9  # rows; fewer need no filter
_THROUGH = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)  # the list, from its field
_ROW = Qt.ItemDataRole.UserRole + 1


class RowsModel(QAbstractListModel):
    """The rows whose text holds the words typed."""

    def __init__(self, rows: tuple[Row, ...], new: str = "") -> None:
        """Show all rows; what is typed becomes one of its own where `new` says what it is."""
        super().__init__()
        self._all = rows
        self._new = new
        self._rows = list(rows)

    def set_filter(self, typed: str) -> None:
        """Show the rows that hold all words, upper and lower case alike."""
        wanted = typed.casefold().split()
        self.beginResetModel()
        self._rows = [row for row in self._all if all(word in _searched(row) for word in wanted)]
        name = " ".join(typed.split())
        if self._new and name and all(row.name != name for row in self._all):
            self._rows.append(Row(name=name, text=name, detail=self._new))
        self.endResetModel()

    def row(self, place: int) -> Row:
        """Return the row at a place."""
        return self._rows[place]

    def place_of(self, name: str) -> int | None:
        """Return the place of a row by its name."""
        return next((place for place, row in enumerate(self._rows) if row.name == name), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row, or its text."""
        row = self._rows[index.row()]
        if role == _ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return one_line(", ".join(part for part in (row.text, row.detail, row.side) if part))
        return tool_tip(f"{row.text}\n{row.detail}") if role == Qt.ItemDataRole.ToolTipRole else None


def _searched(row: Row) -> str:
    return f"{row.text}\n{row.detail}\n{row.side}".casefold()


class RowDelegate(QStyledItemDelegate):
    """Paints text, detail and what stands at the right."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Paint in a look."""
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the height of every row."""
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row, colours = index.data(_ROW), self._look.colours
        rect = QRectF(option.rect)
        painter.save()
        view = self.parent()
        if isinstance(view, LongList) and view.currentIndex() == index:
            painting.ground(painter, rect.adjusted(2, 1, -2, -1), colours.accent_soft, colours.accent)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painting.ground(painter, rect.adjusted(2, 1, -2, -1), colours.hover)
        right = rect.right() - 12
        side_font = self._look.font(13)
        side = one_line(row.side)
        side_width = QFontMetricsF(side_font).horizontalAdvance(side)
        self._line(painter, QRectF(right - side_width, rect.top(), side_width + 1, rect.height()), side, 13, dim=True)
        left = rect.left() + 12
        if row.key:
            self._line(painter, QRectF(left, rect.top(), 20, rect.height()), row.key, 13, dim=True)
            left += 20
        width = right - side_width - 16 - left
        top = rect.top() + (5 if row.detail else 13)
        self._line(painter, QRectF(left, top, width, 20), row.text, 14.5, dim=False)
        self._line(painter, QRectF(left, top + 18, width, 18), row.detail, 13, dim=True)
        painter.restore()

    def _line(self, painter: QPainter, space: QRectF, text: str, size: float, *, dim: bool) -> None:
        font = self._look.font(size, semibold=not dim)
        painter.setFont(font)
        painter.setPen(QColor(self._look.colours.dim if dim else self._look.colours.ink))
        shown = QFontMetricsF(font).elidedText(one_line(text), Qt.TextElideMode.ElideMiddle, space.width() + 1)
        painter.drawText(space, painting.LEFT, shown)


class PickDialog(BaseDialog):
    """A list with a filter, and a button for what to do with the row chosen."""

    def __init__(self, parent: QWidget | None, look: Look, question: ListQuestion) -> None:
        """Make a dialog for a list."""
        super().__init__(parent, question.title, question.intro)
        self._question = question
        self._field: QLineEdit | None = None
        self._model = RowsModel(question.rows, question.new)
        self._list = LongList(HEIGHT, question.title, self)
        self._list.setHidden(not question.rows)
        self._list.setItemDelegate(RowDelegate(look, self._list))
        self._list.setModel(self._model)
        self._list.setMinimumSize(540, min(8, max(3, len(question.rows))) * HEIGHT)
        self._list.doubleClicked.connect(lambda: self.take(""))
        self._list.entered_row.connect(lambda: self._enter())
        self._build()
        self._begin()

    def _build(self) -> None:
        question = self._question
        if len(question.rows) >= FILTER_FROM or (question.new and question.rows):
            field = QLineEdit()
            hint = tr("Dialog", "Filter, or type {new}…").format(new=question.new)
            field.setPlaceholderText(hint if question.new else tr("Dialog", "Filter…"))
            field.setAccessibleName(tr("Dialog", "Filter"))
            field.textChanged.connect(self._filter)
            field.installEventFilter(self)
            self._field = field
            self.body.addWidget(field)
        if question.rows:
            self.body.addWidget(self._list, 1)
        else:
            self.body.addWidget(PlainLabel(question.empty, rank="dim").wrapped())
        for choice in question.other:
            self.add_button(choice.name, choice.text)
        if question.only_shown or not question.rows:
            close = self.add_cancel()
            close.setText(tr("Dialog", "Close"))
            close.setDefault(True)
        else:
            self.add_cancel()
            self.add_button("", question.accept, default=True)

    def _begin(self) -> None:
        if self._question.rows:
            place = self._model.place_of(self._question.current) or 0
            self._list.setCurrentIndex(self._model.index(place))
            first = self._field if self._question.typing and self._field is not None else self._list
            first.setFocus()
            self._list.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Up, Down and the page keys of the field go through the list; take the row whose key is pressed in it."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if watched is self._field and event.key() in _THROUGH:
            self._list.keyPressEvent(event)
            return True
        return watched is self._list and self._take_by_key(event.text())

    def _take_by_key(self, typed: str) -> bool:
        row = next((row for row in self._question.rows if row.key and row.key == typed), None)
        if row is not None:
            super().take(row.name)
        return row is not None

    def _filter(self, typed: str) -> None:
        self._model.set_filter(typed)
        if self._model.rowCount():
            self._list.setCurrentIndex(self._model.index(0))

    def _enter(self) -> None:
        if self._question.only_shown:
            self.reject()
        else:
            self.take("")

    def take(self, name: str) -> None:
        """Answer with a further button's name, or with the row chosen."""
        index = self._list.currentIndex()
        if name:
            super().take(name)
        elif index.isValid() and not self._question.only_shown:
            super().take(self._model.row(index.row()).name)
