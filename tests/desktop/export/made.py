"""Ways to work in an export dialog, and to read it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from db.queries import sessions
from desktop.dialogs.export_formats import FormatChoice
from desktop.widgets.buttons import Segments
from desktop.widgets.labels import PlainLabel


def button(dialog, name):
    buttons = dialog.findChildren(QAbstractButton)
    [found] = [one for one in buttons if one.accessibleName() == name and one.isVisibleTo(dialog)]
    return found


def turn(dialog, *names):
    """Click ticks, and let the dialog follow."""
    for name in names:
        button(dialog, name).click()
    dialog.refresh()


def choose_format(qtbot, dialog, name):
    """Choose a format by the keys: first its kind, then itself."""
    kinds, *rows = dialog.findChild(FormatChoice).findChildren(Segments)
    place = next(place for place, row in enumerate(rows) if name in row._segments)
    kind = list(kinds._segments)[place]
    for row, wanted in ((kinds, kind), (rows[place], name)):
        for _ in range(len(row._segments)):
            if row.current() != wanted:
                qtbot.keyClick(row, Qt.Key.Key_Right)
        assert row.current() == wanted
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
