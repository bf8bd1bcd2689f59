"""Rows become QActions: one each, with the keys of the map, heard where the row says."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.actions.action import TOLD, Action, Group, Reach, words
from desktop.actions.commands import Commands
from desktop.actions.keymap import KeyMap
from desktop.actions.state import State
from desktop.translate import tr


class ActionSet(QObject):
    """The QActions of a window.

    The article's actions are added to the article's view only and use its widget context: their keys are plain ones,
    which an input field must never lose.
    """

    def __init__(
        self, window: QWidget, rows: Sequence[Action], keymap: KeyMap, commands: Commands, state: Callable[[], State]
    ) -> None:
        """Make the actions.

        Args:
            window: hears the keys of the actions with the reach of the window.
            rows: all actions.
            keymap: their keys.
            commands: what the rows run on.
            state: asked when an action is triggered and by `refresh`.
        """
        super().__init__(window)
        self.rows = tuple(rows)
        self.keymap = keymap
        self._window = window
        self._commands = commands
        self._state = state
        self._views: list[QWidget] = []
        self._made: dict[str, QAction] = {}
        for row in self.rows:
            self._make(row)

    def _make(self, row: Action) -> None:
        action = QAction(self)
        action.setObjectName(row.id)
        action.setText(tr("Actions", row.title).replace("&", "&&"))
        action.setStatusTip(tr("Actions", row.help))
        action.triggered.connect(lambda: self.run(row.id))
        self._made[row.id] = action
        self._bind(row)
        if row.reach is Reach.WINDOW:
            self._window.addAction(action)
        for view in self._views:
            if row.reach is Reach.ARTICLE:
                view.addAction(action)

    def _bind(self, row: Action) -> None:
        action = self._made[row.id]
        action.setShortcuts(
            [QKeySequence(key, QKeySequence.SequenceFormat.PortableText) for key in self._heard(row.id)]
        )
        in_view = row.reach is Reach.ARTICLE
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut if in_view else Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(row.id.startswith(("mark.", "edit.", "article.next", "article.previous", "view.")))

    def _heard(self, name: str) -> list[str]:
        """Return the keys of a row. Both Enter keys do the same, and the first is shown by menus: as "Enter"."""
        keys = list(self.keymap.keys(name))
        twins = [key.removesuffix("Return") + "Enter" for key in keys if key.endswith("Return")]
        if not twins:
            return keys
        taken = {key for row in self.rows if row.id != name for key in self.keymap.keys(row.id)}
        return list(dict.fromkeys([*(twin for twin in twins if twin not in taken), *keys]))

    def attach_article(self, view: QWidget) -> None:
        """Let a view of the article hear the article's keys while it has the focus."""
        self._views.append(view)
        for row in self.rows:
            if row.reach is Reach.ARTICLE:
                view.addAction(self._made[row.id])

    def action(self, name: str) -> QAction:
        """Return the QAction of a row by its id."""
        return self._made[name]

    def run(self, name: str) -> None:
        """Run an action by its id, if it is possible now."""
        row = next(row for row in self.rows if row.id == name)
        if row.enabled_when(self._state()):
            row.run(self._commands)

    def only_reading_forbids(self, key: QKeyCombination) -> bool:
        """Say whether a key would run an action if the project could be changed."""
        state, pressed = self._state(), QKeySequence(key)
        free = replace(state, writable=True)
        return any(
            pressed in self._made[row.id].shortcuts() and row.enabled_when(free) and not row.enabled_when(state)
            for row in self.rows
        )

    def refresh(self) -> None:
        """Ask every row whether it is possible now. Cheap: some sixty plain functions, no query."""
        state = self._state()
        for row in self.rows:
            action = self._made[row.id]
            action.setEnabled(row.enabled_when(state))
            if row.id in TOLD:
                action.setText(words(row, state).replace("&", "&&"))

    def rebind(self) -> None:
        """Give every action the keys that the map has now."""
        for row in self.rows:
            self._bind(row)

    def set_rows(self, rows: Sequence[Action], keymap: KeyMap) -> None:
        """Exchange the rows, when a project with other labels is opened."""
        for action in self._made.values():
            for holder in (self._window, *self._views):
                holder.removeAction(action)
            action.deleteLater()
        self._made.clear()
        self.rows, self.keymap = tuple(rows), keymap
        for row in self.rows:
            self._make(row)
        self.refresh()

    def menu(self, parent: QWidget) -> QMenu:
        """Return the main menu: one submenu for each group."""
        menu = QMenu(parent)
        for group in Group:
            submenu = menu.addMenu(tr("Actions", group.value))
            self.fill(submenu, (row for row in self.rows if row.group is group and row.in_menu))
        return menu

    def fill(self, menu: QMenu, rows: Iterable[Action]) -> None:
        """Add rows to a menu, with a line between their sections."""
        last: tuple[Group, int] | None = None
        for row in rows:
            if last is not None and last != (row.group, row.section):
                menu.addSeparator()
            last = (row.group, row.section)
            menu.addAction(self._made[row.id])

    def context_menu(self, parent: QWidget, names: Iterable[str]) -> QMenu:
        """Return a menu of the actions named, in that order; those not possible now are left out."""
        self.refresh()
        menu = QMenu(parent)
        by_id = {row.id: row for row in self.rows}
        self.fill(menu, (by_id[name] for name in names if name in by_id and self._made[name].isEnabled()))
        return menu
