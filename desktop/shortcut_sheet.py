"""The shortcut sheet: all actions with their keys, searchable; every key can be changed."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QStyledItemDelegate, QVBoxLayout, QWidget
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from db.errors import KnownError
from desktop.actions.action import Action, Group, Reach
from desktop.actions.errors import KeyTaken
from desktop.actions.keymap import KeyMap
from desktop.actions.keys import caps, shown
from desktop.key_field import KeyField
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets import painting
from desktop.widgets.labels import PlainLabel
from desktop.widgets.long_list import LongList
from desktop.widgets.safe_text import one_line

Index = QModelIndex | QPersistentModelIndex
HEIGHT = 32
NOTE = (
    "Arrows move the caret; with Shift they select by word. Tab and Esc leave this sheet's field, so they cannot be"
    " given to other actions."
)


class SheetModel(QAbstractListModel):
    """Headings and actions whose title, keys or help hold the words typed."""

    def __init__(self, rows: Sequence[Action], keymap: KeyMap) -> None:
        """Show all actions."""
        super().__init__()
        self._all = rows
        self._keymap = keymap
        self._rows: list[Group | Action] = []
        self.search("")

    def search(self, typed: str) -> None:
        """Show the actions that hold all words, upper and lower case alike."""
        wanted = typed.casefold().split()
        found = [row for row in self._all if all(word in self._searched(row) for word in wanted)]
        self.beginResetModel()
        self._rows = []
        for group in Group:
            inside = [row for row in found if row.group is group]
            self._rows += [group, *inside] if inside else []
        self.endResetModel()

    def _searched(self, row: Action) -> str:
        keys = " ".join(shown(key) for key in self._keymap.keys(row.id))
        return f"{tr('Actions', row.title)} {tr('Actions', row.help)} {keys}".casefold()

    def at(self, place: int) -> Group | Action:
        """Return the heading or action at a place."""
        return self._rows[place]

    def first_action(self) -> int | None:
        """Return the place of the first action, or None."""
        return next((place for place, row in enumerate(self._rows) if isinstance(row, Action)), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of headings and actions."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that headings are passed over."""
        if isinstance(self._rows[index.row()], Group):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row, or what a screen reader says."""
        row = self._rows[index.row()]
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if isinstance(row, Group):
            return tr("Actions", row.value)
        keys = ", ".join(shown(key) for key in self._keymap.keys(row.id)) or tr("Sheet", "no key")
        return one_line(f"{tr('Actions', row.title)}: {keys}")


class _SheetDelegate(QStyledItemDelegate):
    """Paints a title at the left and its keys at the right."""

    def __init__(self, look: Look, keymap: KeyMap, model: SheetModel, view: LongList) -> None:
        super().__init__(view)
        self._look, self._keymap, self._model, self._view = look, keymap, model, view

    def sizeHint(self, option: Option, index: Index) -> QSize:  # noqa: ARG002
        """Return the height of every row."""
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """Paint a heading or an action."""
        row, rect, colours = self._model.at(index.row()), QRectF(option.rect), self._look.colours
        painter.save()
        if isinstance(row, Group):
            self._text(painter, rect.adjusted(10, 8, 0, 0), tr("Actions", row.value), self._look.colours.dim, bold=True)
        else:
            if self._view.currentIndex() == index:
                painting.ground(painter, rect.adjusted(2, 1, -2, -1), colours.accent_soft, colours.accent)
            right = self._paint_keys(painter, rect, row)
            title = tr("Actions", row.title).rstrip("…")
            end = self._text(painter, rect.adjusted(16, 0, 0, 0), title, colours.ink, bold=False)
            if row.reach is Reach.ARTICLE:
                space = QRectF(end + 10, rect.top(), right - end - 16, rect.height())
                self._text(painter, space, tr("Sheet", "in the article"), colours.dim, bold=False)
        painter.restore()

    def _text(self, painter: QPainter, space: QRectF, text: str, colour: str, *, bold: bool) -> float:
        font = self._look.font(13 if bold else 14, semibold=bold)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(space, painting.LEFT, text)
        return space.left() + QFontMetricsF(font).horizontalAdvance(text)

    def _paint_keys(self, painter: QPainter, rect: QRectF, row: Action) -> float:
        font, right = self._look.font(12), rect.right() - 14
        if self._keymap.is_changed(row.id):
            self._text(
                painter, QRectF(right - 8, rect.top(), 16, rect.height()), "•", self._look.colours.accent, bold=True
            )
            right -= 16
        names = list(dict.fromkeys(shown(key) for key in self._keymap.keys(row.id)))
        keys = {shown(key): key for key in self._keymap.keys(row.id)}
        for name in reversed(names):
            for cap in reversed(caps(keys[name])):
                width = painting.cap_width(cap, font)
                right -= width
                space = QRectF(right, rect.center().y() - 9, width, 18)
                painting.key_cap(painter, space, cap, self._look.colours, font)
                right -= 3
            right -= 9
        return right


class ShortcutSheet(QDialog):
    """The list, and below it the action chosen with a field that takes other keys."""

    keys_changed = Signal()  # the map was changed: bind it and save it

    def __init__(self, window: QWidget | None, look: Look, rows: Sequence[Action], keymap: KeyMap) -> None:
        """Make a sheet; the map is changed in place."""
        super().__init__(window)
        self.setWindowTitle(tr("Sheet", "Shortcuts"))
        self._keymap = keymap
        self._action: Action | None = None
        self._clash = ""  # the key that another action has
        self._model = SheetModel(rows, keymap)
        self._search = QLineEdit()
        self._list = LongList(HEIGHT, tr("Sheet", "Actions and their keys"))
        self._title = PlainLabel(rank="strong")
        self._help = PlainLabel(rank="dim").wrapped()
        self._field = KeyField()
        self._fault = PlainLabel(rank="bad").wrapped()
        self._none = QPushButton(tr("Sheet", "No key"))
        self._reset = QPushButton(tr("Sheet", "Its own key"))
        self._take = QPushButton(tr("Sheet", "Take it over"))
        self._reset_all = QPushButton(tr("Sheet", "Reset all keys"))
        self._close = QPushButton(tr("Sheet", "Close"))
        self._build(look)
        self._connect()
        self.resize(620, 680)
        self._choose_first()

    def _build(self, look: Look) -> None:
        self._search.setPlaceholderText(tr("Sheet", "Search actions and keys…"))
        self._search.setAccessibleName(tr("Sheet", "Search actions and keys"))
        self._search.setClearButtonEnabled(True)
        self._list.setItemDelegate(_SheetDelegate(look, self._keymap, self._model, self._list))
        self._list.setModel(self._model)
        buttons = QHBoxLayout()
        for button in (self._none, self._reset, self._take, self._reset_all, self._close):
            button.setAutoDefault(False)
        buttons.addWidget(PlainLabel(tr("Sheet", "New key"), rank="dim"))
        for widget in (self._field, self._none, self._reset, self._take):
            buttons.addWidget(widget, 1 if widget is self._field else 0)
        foot = QHBoxLayout()
        foot.addWidget(PlainLabel(tr("Sheet", NOTE), rank="small").wrapped(), 1)
        foot.addWidget(self._reset_all)
        foot.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(8)
        layout.addWidget(self._search)
        layout.addWidget(self._list)
        layout.addWidget(self._title)
        layout.addWidget(self._help)
        layout.addLayout(buttons)
        layout.addWidget(self._fault)
        layout.addLayout(foot)
        layout.setStretch(1, 1)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._find)
        self._list.selectionModel().currentChanged.connect(self._choose)
        self._list.entered_row.connect(lambda _: self._field.enter())
        self._field.pressed.connect(self._change)
        self._field.left.connect(self._list.setFocus)
        self._none.clicked.connect(lambda: self._set(()))
        self._reset.clicked.connect(self._reset_one)
        self._take.clicked.connect(self._take_over)
        self._reset_all.clicked.connect(self._reset_everything)
        self._close.clicked.connect(self.reject)

    def _find(self, typed: str) -> None:
        self._model.search(typed)
        self._choose_first()

    def _choose_first(self) -> None:
        place = self._model.first_action()
        if place is not None:
            self._list.setCurrentIndex(self._model.index(place))
        self._list.scrollToTop()

    def _choose(self, index: QModelIndex) -> None:
        row = self._model.at(index.row()) if index.isValid() else None
        self._action = row if isinstance(row, Action) else None
        self._say("")
        self._show_action()

    def _show_action(self) -> None:
        row = self._action
        for widget in (self._field, self._none, self._reset):
            widget.setEnabled(row is not None)
        self._title.set_text(tr("Actions", row.title).rstrip("…") if row else "")
        self._help.set_text(tr("Actions", row.help) if row else "")
        keys = self._keymap.keys(row.id) if row else ()
        self._field.show_keys(", ".join(dict.fromkeys(shown(key) for key in keys)))
        self._reset.setVisible(row is not None and self._keymap.is_changed(row.id))
        self._list.viewport().update()

    def _say(self, fault: str, clash: str = "") -> None:
        self._clash = clash
        self._fault.set_text(fault)
        self._fault.setVisible(bool(fault))
        self._take.setVisible(bool(clash))

    def _change(self, key: str) -> None:
        self._set((key,))

    def _set(self, keys: tuple[str, ...]) -> None:
        if self._action is None:
            return
        try:
            self._keymap.change(self._action.id, keys)
        except KeyTaken as fault:
            self._say(fault.sentence(), clash=keys[0])
        except KnownError as fault:
            self._say(fault.sentence())
        else:
            self._changed()

    def _take_over(self) -> None:
        if self._action is not None and self._clash:
            try:
                self._keymap.take_over(self._action.id, self._clash)
            except KnownError as fault:
                self._say(fault.sentence())
            else:
                self._changed()

    def _reset_one(self) -> None:
        if self._action is None:
            return
        try:
            self._keymap.reset(self._action.id)
        except KnownError as fault:
            self._say(fault.sentence())
        else:
            self._changed()

    def _reset_everything(self) -> None:
        self._keymap.reset_all()
        self._changed()

    def _changed(self) -> None:
        self._say("")
        self._show_action()
        self.keys_changed.emit()
