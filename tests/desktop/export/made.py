"""Ways to work in an export dialog, and to read it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from db.queries import sessions
from desktop.widgets.buttons import Segments
from desktop.widgets.labels import PlainLabel


def button(dialog, name):
    [found] = [one for one in dialog.findChildren(QAbstractButton) if one.accessibleName() == name]
    return found


def turn(dialog, *names):
    """Click ticks, and let the dialog follow."""
    for name in names:
        button(dialog, name).click()
    dialog.refresh()


def choose_format(qtbot, dialog, name):
    row = dialog.findChild(Segments)
    if row.current() != name:
        qtbot.keyClick(row, Qt.Key.Key_Right)
    dialog.refresh()


def said(dialog):
    return [label.text() for label in dialog.findChildren(PlainLabel) if label.isVisible()]


def may_export(dialog):
    return button(dialog, "Export").isEnabled()


def id_of(project, name):
    return next(one.id for one in sessions.all_of(project) if one.name == name)


def type_path(qtbot, dialog, text):
    field = dialog.findChild(QLineEdit)
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)
    dialog.refresh()
    return field
