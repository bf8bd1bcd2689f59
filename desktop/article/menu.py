"""The article's context menu: copying, and of what the window adds all that can be done here."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.translate import tr


def open_menu(parent: QWidget, at: QPoint, actions: Sequence[QAction], copy: Callable[[], object] | None) -> None:
    """Open the menu at a point of the screen; `copy` is None where there is nothing to copy."""
    menu = QMenu(parent)
    entry = menu.addAction(tr("Article", "Copy"))
    entry.setEnabled(copy is not None)
    if copy is not None:
        entry.triggered.connect(lambda _=False: copy())
    possible = [action for action in actions if action.isEnabled()]
    if possible:
        menu.addSeparator()
        menu.addActions(possible)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(at)
